/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xml-workbook.h"

#include "lw-sheet-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT "content.xml"

struct _LwXmlWorkbook
{
  LwWorkbook parent_instance;

  LwSheetSource *source; /* owned; NULL where there is a package */
  LwZipPackage *package; /* owned */
  const LwXmlDialect *dialect;
  GArray *sheets;        /* owned, of LwXmlSheet */
};

G_DEFINE_FINAL_TYPE (LwXmlWorkbook, lw_xml_workbook, LW_TYPE_WORKBOOK)

static void
clear_sheet (gpointer data)
{
  LwXmlSheet *sheet = data;

  g_free (sheet->name);
  g_array_unref (sheet->merges);
}

gboolean
lw_xml_pass_begin_sheet (LwXmlPass *self, const char *name, GError **error)
{
  LwXmlSheet sheet = { 0 };

  if (!self->survey && self->n_begun++ == self->wanted)
    self->sink = self->own;
  if (!self->survey)
    return TRUE;
  if (self->n_begun++ >= LW_SHEET_MAX_SHEETS)
    return lw_sheet_limit (error, _ ("too many sheets"));
  sheet.name = g_strdup (name ? name : "");
  sheet.merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));
  g_array_append_val (self->sheets, sheet);
  g_clear_pointer (&self->own, lw_row_sink_free);
  self->sink = self->own = lw_row_sink_new (NULL, NULL, NULL);
  return TRUE;
}

void
lw_xml_pass_end_sheet (LwXmlPass *self)
{
  self->done |= !self->survey && self->sink;
  self->sink = NULL;
}

void
lw_xml_pass_hide_sheet (LwXmlPass *self)
{
  if (self->survey && self->sheets->len)
    g_array_index (self->sheets, LwXmlSheet, self->sheets->len - 1).hidden = TRUE;
}

gboolean
lw_xml_pass_add_merge (LwXmlPass *self, guint64 row, guint64 column, guint64 down, guint64 across, GError **error)
{
  GArray *merges;
  LwMerge merge;

  if (!self->survey || !self->sheets->len || (!down && !across))
    return TRUE;
  if (row + down >= LW_SHEET_MAX_ROWS || column + across >= LW_SHEET_MAX_COLUMNS)
    return TRUE; /* as in .xlsx: such a range is none */
  merges = g_array_index (self->sheets, LwXmlSheet, self->sheets->len - 1).merges;
  if (merges->len >= LW_SHEET_MAX_MERGES)
    return lw_sheet_limit (error, _ ("too many merged cells"));
  merge = (LwMerge){ .first_row = (guint) row, .last_row = (guint) (row + down),
                     .first_column = (guint) column, .last_column = (guint) (column + across) };
  g_array_append_val (merges, merge);
  return TRUE;
}

/* LwReadFunc of a GInputStream */
static gssize
read_stream (gpointer source, void *buffer, gsize size, GError **error)
{
  g_autoptr(GError) reason = NULL;
  gssize n = g_input_stream_read (source, buffer, size, NULL, &reason);

  if (n < 0)
    g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("“%s” cannot be read: %s"), "XML", reason->message);
  return n;
}

static gboolean
parse (LwXmlWorkbook *self, gpointer reader, GError **error)
{
  g_autoptr(GInputStream) stream = NULL;

  if (self->package)
    return lw_zip_package_parse (self->package, CONTENT, LW_SHEET_MAX_PART, &self->dialect->handler, reader, error);
  stream = lw_sheet_source_open (self->source, error);
  return stream && lw_xml_part_parse (read_stream, stream, &self->dialect->handler, reader, self->source->name, error);
}

static gboolean
run_pass (LwXmlWorkbook *self, LwXmlPass *pass, GError **error)
{
  gpointer reader = self->dialect->reader_new (pass);
  g_autoptr(GError) problem = NULL;
  gboolean ok = parse (self, reader, &problem);

  self->dialect->reader_free (reader);
  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  return ok || (!problem && pass->done);
}

static guint
lw_xml_workbook_get_n_sheets (LwWorkbook *workbook)
{
  return LW_XML_WORKBOOK (workbook)->sheets->len;
}

static LwXmlSheet *
get_sheet (LwWorkbook *workbook, guint sheet)
{
  return &g_array_index (LW_XML_WORKBOOK (workbook)->sheets, LwXmlSheet, sheet);
}

static const char *
lw_xml_workbook_get_name (LwWorkbook *workbook, guint sheet)
{
  return get_sheet (workbook, sheet)->name;
}

static gboolean
lw_xml_workbook_get_hidden (LwWorkbook *workbook, guint sheet)
{
  return get_sheet (workbook, sheet)->hidden;
}

static gboolean
lw_xml_workbook_read (LwWorkbook *workbook, guint index, LwRowFunc func, gpointer user_data, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr(LwRowSink) sink = lw_row_sink_new (func, user_data, cancellable);
  LwXmlPass pass = { .sheets = LW_XML_WORKBOOK (workbook)->sheets, .wanted = index, .own = sink };

  return run_pass (LW_XML_WORKBOOK (workbook), &pass, error) || lw_row_sink_stopped (sink);
}

static GArray *
lw_xml_workbook_get_merges (LwWorkbook *workbook, guint index, GError **error)
{
  return g_array_ref (get_sheet (workbook, index)->merges);
}

static void
lw_xml_workbook_finalize (GObject *object)
{
  LwXmlWorkbook *self = LW_XML_WORKBOOK (object);

  g_clear_pointer (&self->source, lw_sheet_source_free);
  g_clear_pointer (&self->package, lw_zip_package_free);
  g_clear_pointer (&self->sheets, g_array_unref);
  G_OBJECT_CLASS (lw_xml_workbook_parent_class)->finalize (object);
}

static void
lw_xml_workbook_class_init (LwXmlWorkbookClass *klass)
{
  LwWorkbookClass *workbook_class = LW_WORKBOOK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_xml_workbook_finalize;
  workbook_class->get_n_sheets = lw_xml_workbook_get_n_sheets;
  workbook_class->get_name = lw_xml_workbook_get_name;
  workbook_class->get_hidden = lw_xml_workbook_get_hidden;
  workbook_class->read = lw_xml_workbook_read;
  workbook_class->get_merges = lw_xml_workbook_get_merges;
}

static void
lw_xml_workbook_init (LwXmlWorkbook *self)
{
  self->sheets = g_array_new (FALSE, FALSE, sizeof (LwXmlSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
}

/* (transfer full) @source, @package: one of the two */
static LwWorkbook *
open_document (LwSheetSource *source, LwZipPackage *package, const LwXmlDialect *dialect, GError **error)
{
  g_autoptr(LwXmlWorkbook) self = g_object_new (LW_TYPE_XML_WORKBOOK, NULL);
  LwXmlPass pass = { .sheets = self->sheets, .survey = TRUE };
  gboolean ok;

  self->source = source;
  self->package = package;
  self->dialect = dialect;
  ok = run_pass (self, &pass, error);
  g_clear_pointer (&pass.own, lw_row_sink_free);
  if (!ok)
    return NULL;
  if (!self->sheets->len)
    {
      lw_sheet_damaged (error, _ ("a workbook without sheets"));
      return NULL;
    }
  return LW_WORKBOOK (g_steal_pointer (&self));
}

LwWorkbook *
lw_xml_workbook_new_xmlss (LwSheetSource *source, GError **error)
{
  return open_document (source, NULL, &lw_xmlss_dialect, error);
}

LwWorkbook *
lw_xml_workbook_new_fods (LwSheetSource *source, GError **error)
{
  return open_document (source, NULL, &lw_ods_dialect, error);
}

LwWorkbook *
lw_xml_workbook_new_ods (LwZipPackage *package, GError **error)
{
  g_autofree char *manifest = lw_zip_package_peek (package, "META-INF/manifest.xml", LW_SHEET_HEAD_SIZE);

  if (manifest && strstr (manifest, "encryption-data"))
    {
      lw_zip_package_free (package);
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_PASSWORD,
                   _ ("The workbook has a password of its own. Nothing was imported. Save it without the password first."));
      return NULL;
    }
  return open_document (NULL, package, &lw_ods_dialect, error);
}
