/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-csv-workbook.h"

#include "lw-csv-parser.h"
#include "lw-text-input.h"

#define CHUNK 32768
#define SAMPLE 65536

struct _LwCsvWorkbook
{
  LwWorkbook parent_instance;

  LwSheetSource *source; /* owned */
  LwTextEncoding encoding;
  const char *separator; /* static */
};

G_DEFINE_FINAL_TYPE (LwCsvWorkbook, lw_csv_workbook, LW_TYPE_WORKBOOK)

static guint
lw_csv_workbook_get_n_sheets (LwWorkbook *workbook)
{
  return 1;
}

static const char *
lw_csv_workbook_get_name (LwWorkbook *workbook, guint sheet)
{
  return "";
}

static gboolean
lw_csv_workbook_get_hidden (LwWorkbook *workbook, guint sheet)
{
  return FALSE;
}

static gboolean
feed_all (LwTextInput *input, LwCsvParser *parser, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gssize n;

  while ((n = lw_text_input_read (input, buffer, CHUNK, error)) > 0)
    if (!lw_csv_parser_feed (parser, buffer, (gsize) n, error))
      return FALSE;
  return n == 0 && lw_csv_parser_finish (parser, error);
}

static gboolean
lw_csv_workbook_read (LwWorkbook *workbook, guint sheet, LwRowFunc func, gpointer user_data,
                      GCancellable *cancellable, GError **error)
{
  LwCsvWorkbook *self = LW_CSV_WORKBOOK (workbook);
  g_autoptr(LwTextInput) input = lw_text_input_new (self->source, self->encoding, error);
  g_autoptr(LwRowSink) sink = NULL;
  LwCsvParser parser;
  gboolean ok;

  if (!input)
    return FALSE;
  sink = lw_row_sink_new (func, user_data, cancellable);
  lw_csv_parser_init (&parser, sink, self->separator);
  ok = feed_all (input, &parser, error);
  lw_csv_parser_clear (&parser);
  return ok || lw_row_sink_stopped (sink);
}

static GArray *
lw_csv_workbook_get_merges (LwWorkbook *workbook, guint sheet, GError **error)
{
  return g_array_new (FALSE, FALSE, sizeof (LwMerge));
}

static void
lw_csv_workbook_finalize (GObject *object)
{
  LwCsvWorkbook *self = LW_CSV_WORKBOOK (object);

  g_clear_pointer (&self->source, lw_sheet_source_free);
  G_OBJECT_CLASS (lw_csv_workbook_parent_class)->finalize (object);
}

static void
lw_csv_workbook_class_init (LwCsvWorkbookClass *klass)
{
  LwWorkbookClass *workbook_class = LW_WORKBOOK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_csv_workbook_finalize;
  workbook_class->get_n_sheets = lw_csv_workbook_get_n_sheets;
  workbook_class->get_name = lw_csv_workbook_get_name;
  workbook_class->get_hidden = lw_csv_workbook_get_hidden;
  workbook_class->read = lw_csv_workbook_read;
  workbook_class->get_merges = lw_csv_workbook_get_merges;
}

static void
lw_csv_workbook_init (LwCsvWorkbook *self)
{
}

static gboolean
find_separator (LwCsvWorkbook *self, GError **error)
{
  g_autoptr(LwTextInput) input = lw_text_input_new (self->source, self->encoding, error);
  g_autofree char *buffer = g_malloc0 (SAMPLE + 1);
  gsize filled = 0;
  gssize n = 0;

  if (!input)
    return FALSE;
  while (filled + 16 <= SAMPLE && (n = lw_text_input_read (input, buffer + filled, SAMPLE - filled, error)) > 0)
    filled += (gsize) n;
  if (n < 0)
    return FALSE;
  self->separator = lw_csv_find_separator (buffer, filled);
  return TRUE;
}

LwWorkbook *
lw_csv_workbook_new (LwSheetSource *source, GError **error)
{
  g_autoptr(LwCsvWorkbook) self = g_object_new (LW_TYPE_CSV_WORKBOOK, NULL);

  self->source = source;
  if (!lw_text_find_encoding (source, &self->encoding, error) || !find_separator (self, error))
    return NULL;
  return LW_WORKBOOK (g_steal_pointer (&self));
}
