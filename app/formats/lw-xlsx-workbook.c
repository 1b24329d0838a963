/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xlsx-workbook.h"

#include "lw-sheet-limits.h"
#include "lw-xlsx-private.h"
#include "lw-xml-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LwXlsxWorkbook
{
  LwWorkbook parent_instance;

  LwZipPackage *package; /* owned */
  GArray *sheets;        /* owned, of LwXlsxSheet */
  char *strings_part;    /* owned; NULL: none */
  LwStringTable *strings; /* owned; filled at the first read */
  gboolean strings_loaded;
  GPtrArray *formats;    /* owned, of LwNumberFormat */
  GPtrArray *styles;     /* owned, of borrowed LwNumberFormat or NULL */
  gboolean date_1904;
};

G_DEFINE_FINAL_TYPE (LwXlsxWorkbook, lw_xlsx_workbook, LW_TYPE_WORKBOOK)

static void
clear_sheet (gpointer data)
{
  LwXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_clear_pointer (&sheet->merges, g_array_unref);
}

static guint
lw_xlsx_workbook_get_n_sheets (LwWorkbook *workbook)
{
  return LW_XLSX_WORKBOOK (workbook)->sheets->len;
}

static LwXlsxSheet *
get_sheet (LwWorkbook *workbook, guint sheet)
{
  return &g_array_index (LW_XLSX_WORKBOOK (workbook)->sheets, LwXlsxSheet, sheet);
}

static const char *
lw_xlsx_workbook_get_name (LwWorkbook *workbook, guint sheet)
{
  return get_sheet (workbook, sheet)->name;
}

static gboolean
lw_xlsx_workbook_get_hidden (LwWorkbook *workbook, guint sheet)
{
  return get_sheet (workbook, sheet)->hidden;
}

static gboolean
load_strings (LwXlsxWorkbook *self, GError **error)
{
  if (self->strings_loaded)
    return TRUE;
  g_clear_pointer (&self->strings, lw_string_table_free);
  self->strings = lw_string_table_new ();
  if (self->strings_part && !lw_xlsx_strings_load (self->package, self->strings_part, self->strings, error))
    return FALSE;
  self->strings_loaded = TRUE;
  return TRUE;
}

static LwXlsxContext
context_of (LwXlsxWorkbook *self)
{
  return (LwXlsxContext){ self->package, self->strings, self->styles, self->date_1904 };
}

static gboolean
lw_xlsx_workbook_read (LwWorkbook *workbook, guint index, LwRowFunc func, gpointer user_data,
                       GCancellable *cancellable, GError **error)
{
  LwXlsxWorkbook *self = LW_XLSX_WORKBOOK (workbook);
  LwXlsxSheet *sheet = get_sheet (workbook, index);
  g_autoptr(LwRowSink) sink = lw_row_sink_new (func, user_data, cancellable);
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));
  LwXlsxContext context;

  if (!sheet->part)
    return TRUE;
  if (!load_strings (self, error))
    return FALSE;
  context = context_of (self);
  if (!lw_xlsx_sheet_read (&context, sheet->part, sink, merges, error))
    return lw_row_sink_stopped (sink);
  if (!sheet->merges)
    sheet->merges = g_steal_pointer (&merges);
  return TRUE;
}

static GArray *
lw_xlsx_workbook_get_merges (LwWorkbook *workbook, guint index, GError **error)
{
  LwXlsxContext context = context_of (LW_XLSX_WORKBOOK (workbook));
  LwXlsxSheet *sheet = get_sheet (workbook, index);
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));

  if (sheet->merges)
    return g_array_ref (sheet->merges);
  if (sheet->part && !lw_xlsx_sheet_merges (&context, sheet->part, merges, error))
    return NULL;
  sheet->merges = g_array_ref (merges);
  return g_steal_pointer (&merges);
}

static void
lw_xlsx_workbook_finalize (GObject *object)
{
  LwXlsxWorkbook *self = LW_XLSX_WORKBOOK (object);

  g_clear_pointer (&self->package, lw_zip_package_free);
  g_clear_pointer (&self->strings, lw_string_table_free);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->styles, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_free (self->strings_part);
  G_OBJECT_CLASS (lw_xlsx_workbook_parent_class)->finalize (object);
}

static void
lw_xlsx_workbook_class_init (LwXlsxWorkbookClass *klass)
{
  LwWorkbookClass *workbook_class = LW_WORKBOOK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_xlsx_workbook_finalize;
  workbook_class->get_n_sheets = lw_xlsx_workbook_get_n_sheets;
  workbook_class->get_name = lw_xlsx_workbook_get_name;
  workbook_class->get_hidden = lw_xlsx_workbook_get_hidden;
  workbook_class->read = lw_xlsx_workbook_read;
  workbook_class->get_merges = lw_xlsx_workbook_get_merges;
}

static void
lw_xlsx_workbook_init (LwXlsxWorkbook *self)
{
  self->sheets = g_array_new (FALSE, FALSE, sizeof (LwXlsxSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_number_format_free);
  self->styles = g_ptr_array_new ();
  self->strings = lw_string_table_new ();
}

/* While workbook.xml is read. */
typedef struct
{
  LwXlsxWorkbook *workbook;
  const LwXlsxRelations *relations;
} Loader;

static gboolean
is_visible (int n, const xmlChar **attributes)
{
  g_autofree char *state = lw_xml_dup_attribute (n, attributes, "state");

  return !state || !strcmp (state, "visible");
}

/* The relation's id is r:id, in the namespace of relations. FALSE: the sheet leads nowhere. Sheets of
 * charts and macros have a part somewhere else and no cells. */
static gboolean
find_sheet_part (Loader *loader, int n, const xmlChar **attributes, char **sheet_part)
{
  g_autofree char *id = lw_xml_dup_attribute (n, attributes, "id");
  const char *part = id ? g_hash_table_lookup (loader->relations->by_id, id) : NULL;

  if (part && !strstr (part, "chartsheets/") && !strstr (part, "macrosheets/") && !strstr (part, "dialogsheets/"))
    *sheet_part = g_strdup (part);
  return part != NULL;
}

static void
workbook_start_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Loader *loader = lw_xml_part_get_data (part);
  LwXlsxSheet sheet = { 0 };
  gboolean found;

  if (!known)
    return;
  if (!strcmp (name, "workbookPr"))
    loader->workbook->date_1904 = lw_xml_attribute_true (n, attributes, "date1904");
  if (strcmp (name, "sheet") || lw_xml_part_get_depth (part) != 3)
    return;

  sheet.name = lw_xml_dup_attribute (n, attributes, "name");
  if (!sheet.name)
    sheet.name = g_strdup ("");
  if (g_utf8_strlen (sheet.name, -1) > LW_SHEET_MAX_NAME_CHARS)
    *g_utf8_offset_to_pointer (sheet.name, LW_SHEET_MAX_NAME_CHARS) = '\0';
  found = find_sheet_part (loader, n, attributes, &sheet.part);
  sheet.hidden = !is_visible (n, attributes);
  g_array_append_val (loader->workbook->sheets, sheet);
  if (found && loader->workbook->sheets->len <= LW_SHEET_MAX_SHEETS)
    return;
  if (!found)
    lw_sheet_damaged (lw_xml_part_error (part), sheet.name);
  else
    lw_sheet_limit (lw_xml_part_error (part), _ ("too many sheets"));
  lw_xml_part_stop (part);
}

static void
workbook_end_cb (LwXmlPart *part, const char *name, gboolean known)
{
}

static gboolean
load_parts (LwXlsxWorkbook *self, const char *part, const LwXlsxRelations *relations, GError **error)
{
  static const LwXmlHandler handler = { .start = workbook_start_cb, .end = workbook_end_cb };
  Loader loader = { self, relations };
  const char *styles = g_hash_table_lookup (relations->by_kind, "styles");

  if (!lw_zip_package_parse (self->package, part, LW_SHEET_MAX_SMALL_PART, &handler, &loader, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const char *sheet_part = g_array_index (self->sheets, LwXlsxSheet, i).part;

      if (sheet_part && !lw_zip_package_has (self->package, sheet_part))
        return lw_sheet_damaged (error, sheet_part);
    }
  self->strings_part = g_strdup (g_hash_table_lookup (relations->by_kind, "sharedStrings"));
  return !styles || lw_xlsx_styles_load (self->package, styles, self->formats, self->styles, error);
}

static gboolean
load (LwXlsxWorkbook *self, const char *part, GError **error)
{
  LwXlsxRelations relations = { 0 };
  gboolean ok = lw_xlsx_relations_load (&relations, self->package, part, error)
                && load_parts (self, part, &relations, error);

  lw_xlsx_relations_clear (&relations);
  if (ok && !self->sheets->len)
    return lw_sheet_damaged (error, _ ("a workbook without sheets"));
  return ok;
}

static void
refuse (GError **error, int code, const char *what)
{
  if (code == LW_SHEET_ERROR_UNSUPPORTED)
    g_set_error (error, LW_SHEET_ERROR, code,
                 _ ("This is %s, which is not read. Open it in its program and save it as .xlsx."), what);
  else
    g_set_error (error, LW_SHEET_ERROR, code, _ ("This is %s, not a spreadsheet."), what);
}

/* What a zip without a workbook is, as far as a person would call it. */
static void
refuse_zip (LwZipPackage *package, const char *type, GError **error)
{
  g_autofree char *mimetype = lw_zip_package_peek (package, "mimetype", 100);

  if (type && strstr (type, "sheet.binary"))
    refuse (error, LW_SHEET_ERROR_UNSUPPORTED, _ ("a binary Excel workbook (.xlsb)"));
  else if (type && strstr (type, "wordprocessingml"))
    refuse (error, LW_SHEET_ERROR_NOT_A_SHEET, _ ("a Word document"));
  else if (type && strstr (type, "presentationml"))
    refuse (error, LW_SHEET_ERROR_NOT_A_SHEET, _ ("a presentation"));
  else if (mimetype && strstr (mimetype, "opendocument"))
    refuse (error, LW_SHEET_ERROR_NOT_A_SHEET, _ ("an OpenDocument text or drawing"));
  else
    refuse (error, LW_SHEET_ERROR_NOT_A_SHEET, _ ("a zip archive"));
}

static gboolean
is_opendocument (LwZipPackage *package)
{
  g_autofree char *mimetype = lw_zip_package_peek (package, "mimetype", 100);

  return mimetype && strstr (mimetype, "opendocument.spreadsheet");
}

LwWorkbook *
lw_xlsx_workbook_new (LwSheetSource *source, GError **error)
{
  g_autoptr(LwXlsxWorkbook) self = g_object_new (LW_TYPE_XLSX_WORKBOOK, NULL);
  g_autofree char *part = NULL, *type = NULL;
  g_autoptr(GError) problem = NULL;

  self->package = lw_zip_package_new (source, error);
  if (!self->package)
    return NULL;
  if (is_opendocument (self->package))
    return lw_xml_workbook_new_ods (g_steal_pointer (&self->package), error);

  part = lw_xlsx_find_workbook (self->package, &type, &problem);
  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!part || (type && (!g_str_has_suffix (type, ".main+xml") || strstr (type, "wordprocessingml") || strstr (type, "presentationml"))))
    {
      refuse_zip (self->package, type, error);
      return NULL;
    }
  return load (self, part, error) ? LW_WORKBOOK (g_steal_pointer (&self)) : NULL;
}
