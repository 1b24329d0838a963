/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xls-workbook.h"

#include "lw-xls-private.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-input-stdio.h>
#include <gsf/gsf-utils.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

struct _LwXlsWorkbook
{
  LwWorkbook parent_instance;

  GBytes *bytes;        /* owned, where the file is in memory: libgsf reads from them */
  GsfInput *input;      /* owned: the workbook stream */
  LwBiffStream *stream; /* owned */
  LwXlsGlobals globals;
};

G_DEFINE_FINAL_TYPE (LwXlsWorkbook, lw_xls_workbook, LW_TYPE_WORKBOOK)

static LwXlsSheet *
get_sheet (LwWorkbook *workbook, guint sheet)
{
  return &g_array_index (LW_XLS_WORKBOOK (workbook)->globals.sheets, LwXlsSheet, sheet);
}

static guint
lw_xls_workbook_get_n_sheets (LwWorkbook *workbook)
{
  return LW_XLS_WORKBOOK (workbook)->globals.sheets->len;
}

static const char *
lw_xls_workbook_get_name (LwWorkbook *workbook, guint sheet)
{
  return get_sheet (workbook, sheet)->name;
}

static gboolean
lw_xls_workbook_get_hidden (LwWorkbook *workbook, guint sheet)
{
  return get_sheet (workbook, sheet)->hidden;
}

static gboolean
ensure_layout (LwXlsWorkbook *self, LwXlsSheet *sheet, GError **error)
{
  if (!sheet->layout)
    sheet->layout = lw_xls_layout_load (self->stream, sheet->position, error);
  return sheet->layout != NULL;
}

static gboolean
lw_xls_workbook_read (LwWorkbook *workbook, guint index, LwRowFunc func, gpointer user_data, GCancellable *cancellable,
                      GError **error)
{
  LwXlsWorkbook *self = LW_XLS_WORKBOOK (workbook);
  LwXlsSheet *sheet = get_sheet (workbook, index);
  g_autoptr(LwRowSink) sink = lw_row_sink_new (func, user_data, cancellable);

  if (!sheet->has_cells)
    return TRUE;
  if (!ensure_layout (self, sheet, error))
    return FALSE;
  return lw_xls_sheet_read (&self->globals, sheet->layout, self->stream, sheet->position, sink, error)
         || lw_row_sink_stopped (sink);
}

static GArray *
lw_xls_workbook_get_merges (LwWorkbook *workbook, guint index, GError **error)
{
  LwXlsSheet *sheet = get_sheet (workbook, index);

  if (!sheet->has_cells)
    return g_array_new (FALSE, FALSE, sizeof (LwMerge));
  if (!ensure_layout (LW_XLS_WORKBOOK (workbook), sheet, error))
    return NULL;
  return g_array_ref (sheet->layout->merges);
}

static void
lw_xls_workbook_finalize (GObject *object)
{
  LwXlsWorkbook *self = LW_XLS_WORKBOOK (object);

  g_clear_pointer (&self->stream, lw_biff_stream_free);
  g_clear_object (&self->input);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  lw_xls_globals_clear (&self->globals);
  G_OBJECT_CLASS (lw_xls_workbook_parent_class)->finalize (object);
}

static void
lw_xls_workbook_class_init (LwXlsWorkbookClass *klass)
{
  LwWorkbookClass *workbook_class = LW_WORKBOOK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_xls_workbook_finalize;
  workbook_class->get_n_sheets = lw_xls_workbook_get_n_sheets;
  workbook_class->get_name = lw_xls_workbook_get_name;
  workbook_class->get_hidden = lw_xls_workbook_get_hidden;
  workbook_class->read = lw_xls_workbook_read;
  workbook_class->get_merges = lw_xls_workbook_get_merges;
}

static void
lw_xls_workbook_init (LwXlsWorkbook *self)
{
  lw_xls_globals_init (&self->globals);
}

static void
ignore_log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

/* libgsf logs what is wrong with a damaged file, assertions included; the user gets our error instead. */
static void
init_gsf (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  gsf_init ();
  g_log_set_handler ("libgsf:msole", G_LOG_LEVEL_MASK, ignore_log_cb, NULL);
  g_log_set_handler ("libgsf", G_LOG_LEVEL_MASK, ignore_log_cb, NULL);
  g_once_init_leave (&done, 1);
}

static GsfInfile *
open_ole (LwSheetSource *source, GError **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GsfInput) input = NULL;
  GsfInfile *ole;
  gsize size = 0;
  gconstpointer data;

  init_gsf ();
  if (source->bytes)
    {
      data = g_bytes_get_data (source->bytes, &size);
      input = gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
    }
  else
    input = gsf_input_stdio_new (source->path, &reason);
  if (!input)
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("“%s” cannot be read: %s"), source->name,
                   reason ? reason->message : "");
      return NULL;
    }

  ole = gsf_infile_msole_new (input, &reason);
  if (!ole)
    lw_sheet_damaged (error, reason ? reason->message : "OLE");
  return ole;
}

static gboolean
has_child (GsfInfile *ole, const char *name)
{
  for (int i = 0; i < gsf_infile_num_children (ole); i++)
    {
      const char *child = gsf_infile_name_by_index (ole, i);

      if (child && !g_ascii_strcasecmp (child, name))
        return TRUE;
    }
  return FALSE;
}

/* What an OLE file without a workbook stream is. */
static void
refuse_ole (GsfInfile *ole, GError **error)
{
  static const struct { const char *stream; const char *what; } others[] = {
    { "WordDocument", N_ ("a Word document") },
    { "PowerPoint Document", N_ ("a presentation") },
    { "VisioDocument", N_ ("a drawing") },
    { "__properties_version1.0", N_ ("an e-mail message") },
  };

  if (has_child (ole, "EncryptedPackage") || has_child (ole, "EncryptionInfo"))
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_PASSWORD,
                   _ ("The workbook has a password of its own. Nothing was imported. Save it without the password first."));
      return;
    }
  if (has_child (ole, "Book"))
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_UNSUPPORTED,
                   _ ("This is a workbook of Excel 95 or older, which is not read. Open it in a spreadsheet program and "
                      "save it as .xlsx."));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (has_child (ole, others[i].stream))
      {
        g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_NOT_A_SHEET, _ ("This is %s, not a spreadsheet."),
                     _ (others[i].what));
        return;
      }
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_NOT_A_SHEET, _ ("This is %s, not a spreadsheet."),
               _ ("a file of another program"));
}

static gboolean
is_workbook_name (const char *name)
{
  /* WPS writes .et with the streams of an .xls; some versions name them their own way. */
  static const char *const wanted[] = { "Workbook", "ET_Workbook", "ETWorkbook" };

  for (guint i = 0; name && i < G_N_ELEMENTS (wanted); i++)
    if (!g_ascii_strcasecmp (name, wanted[i]))
      return TRUE;
  return FALSE;
}

/* gsf_infile_child_by_index() would only log why it cannot. */
static GsfInput *
open_child (GsfInfile *ole, int child, GError **error)
{
  g_autoptr(GError) reason = NULL;
  GsfInput *input = GSF_INFILE_CLASS (G_OBJECT_GET_CLASS (ole))->child_by_index (ole, child, &reason);

  if (!input)
    lw_sheet_damaged (error, reason ? reason->message : "OLE");
  return input;
}

static GsfInput *
find_workbook (GsfInfile *ole, GError **error)
{
  for (int child = 0; child < gsf_infile_num_children (ole); child++)
    {
      g_autoptr(GsfInput) input = NULL;

      if (!is_workbook_name (gsf_infile_name_by_index (ole, child)))
        continue;
      input = open_child (ole, child, error);
      if (!input)
        return NULL;
      if (!GSF_IS_INFILE (input) || gsf_infile_num_children (GSF_INFILE (input)) < 0)
        return g_steal_pointer (&input); /* a stream, not a storage */
    }
  refuse_ole (ole, error);
  return NULL;
}

LwWorkbook *
lw_xls_workbook_new (LwSheetSource *source, GError **error)
{
  g_autoptr(LwXlsWorkbook) self = g_object_new (LW_TYPE_XLS_WORKBOOK, NULL);
  g_autoptr(GsfInfile) ole = open_ole (source, error);

  if (!ole)
    return NULL;
  self->bytes = source->bytes ? g_bytes_ref (source->bytes) : NULL;
  self->input = find_workbook (ole, error);
  if (!self->input)
    return NULL;
  self->stream = lw_biff_stream_new (self->input);
  return lw_xls_globals_load (&self->globals, self->stream, error) ? LW_WORKBOOK (g_steal_pointer (&self)) : NULL;
}
