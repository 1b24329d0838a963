/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-html-workbook.h"

#include "lw-html-table.h"
#include "lw-text-input.h"

struct _LwHtmlWorkbook
{
  LwWorkbook parent_instance;

  LwSheetSource *source; /* owned */
  LwTextEncoding encoding;
};

G_DEFINE_FINAL_TYPE (LwHtmlWorkbook, lw_html_workbook, LW_TYPE_WORKBOOK)

static guint
lw_html_workbook_get_n_sheets (LwWorkbook *workbook)
{
  return 1;
}

static const char *
lw_html_workbook_get_name (LwWorkbook *workbook, guint sheet)
{
  return "";
}

static gboolean
lw_html_workbook_get_hidden (LwWorkbook *workbook, guint sheet)
{
  return FALSE;
}

static gboolean
read_into (LwHtmlWorkbook *self, LwRowSink *sink, GArray *merges, GError **error)
{
  g_autoptr(LwTextInput) input = lw_text_input_new (self->source, self->encoding, error);

  return input && lw_html_table_read (lw_text_input_read, input, sink, merges, error);
}

static gboolean
lw_html_workbook_read (LwWorkbook *workbook, guint sheet, LwRowFunc func, gpointer user_data, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(LwRowSink) sink = lw_row_sink_new (func, user_data, cancellable);

  return read_into (LW_HTML_WORKBOOK (workbook), sink, NULL, error) || lw_row_sink_stopped (sink);
}

static GArray *
lw_html_workbook_get_merges (LwWorkbook *workbook, guint sheet, GError **error)
{
  g_autoptr(LwRowSink) sink = lw_row_sink_new (NULL, NULL, NULL);
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));

  if (!read_into (LW_HTML_WORKBOOK (workbook), sink, merges, error))
    return NULL;
  return g_steal_pointer (&merges);
}

static void
lw_html_workbook_finalize (GObject *object)
{
  g_clear_pointer (&LW_HTML_WORKBOOK (object)->source, lw_sheet_source_free);
  G_OBJECT_CLASS (lw_html_workbook_parent_class)->finalize (object);
}

static void
lw_html_workbook_class_init (LwHtmlWorkbookClass *klass)
{
  LwWorkbookClass *workbook_class = LW_WORKBOOK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_html_workbook_finalize;
  workbook_class->get_n_sheets = lw_html_workbook_get_n_sheets;
  workbook_class->get_name = lw_html_workbook_get_name;
  workbook_class->get_hidden = lw_html_workbook_get_hidden;
  workbook_class->read = lw_html_workbook_read;
  workbook_class->get_merges = lw_html_workbook_get_merges;
}

static void
lw_html_workbook_init (LwHtmlWorkbook *self)
{
}

LwWorkbook *
lw_html_workbook_new (LwSheetSource *source, GError **error)
{
  g_autoptr(LwHtmlWorkbook) self = g_object_new (LW_TYPE_HTML_WORKBOOK, NULL);

  self->source = source;
  if (!lw_text_find_encoding (source, &self->encoding, error))
    return NULL;
  return LW_WORKBOOK (g_steal_pointer (&self));
}
