/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-workbook.h"

#include "lw-csv-workbook.h"
#include "lw-html-workbook.h"
#include "lw-sheet-kind.h"
#include "lw-xls-workbook.h"
#include "lw-xlsx-workbook.h"
#include "lw-xml-workbook.h"

G_DEFINE_ABSTRACT_TYPE (LwWorkbook, lw_workbook, G_TYPE_OBJECT)
G_DEFINE_QUARK (lw-sheet-error-quark, lw_sheet_error)

static void
lw_workbook_class_init (LwWorkbookClass *klass)
{
}

static void
lw_workbook_init (LwWorkbook *self)
{
}

static LwWorkbook *
open_source (LwSheetSource **source, GError **error)
{
  switch (lw_sheet_kind_sniff (*source, error))
    {
    case LW_SHEET_KIND_ZIP:
      return lw_xlsx_workbook_new (*source, error);
    case LW_SHEET_KIND_OLE:
      return lw_xls_workbook_new (*source, error);
    case LW_SHEET_KIND_HTML:
      return lw_html_workbook_new (g_steal_pointer (source), error);
    case LW_SHEET_KIND_XMLSS:
      return lw_xml_workbook_new_xmlss (g_steal_pointer (source), error);
    case LW_SHEET_KIND_FODS:
      return lw_xml_workbook_new_fods (g_steal_pointer (source), error);
    case LW_SHEET_KIND_TEXT:
      return lw_csv_workbook_new (g_steal_pointer (source), error);
    case LW_SHEET_KIND_NONE:
    default:
      return NULL;
    }
}

LwWorkbook *
lw_workbook_open (const char *path, GError **error)
{
  g_autoptr(LwSheetSource) source = NULL;

  g_return_val_if_fail (path, NULL);
  source = lw_sheet_source_new_for_path (path, error);
  return source ? open_source (&source, error) : NULL;
}

LwWorkbook *
lw_workbook_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr(LwSheetSource) source = NULL;

  g_return_val_if_fail (bytes, NULL);
  source = lw_sheet_source_new_for_bytes (bytes, name);
  return open_source (&source, error);
}

guint
lw_workbook_get_n_sheets (LwWorkbook *self)
{
  g_return_val_if_fail (LW_IS_WORKBOOK (self), 0);
  return LW_WORKBOOK_GET_CLASS (self)->get_n_sheets (self);
}

const char *
lw_workbook_get_name (LwWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), "");
  return LW_WORKBOOK_GET_CLASS (self)->get_name (self, sheet);
}

gboolean
lw_workbook_get_hidden (LwWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), FALSE);
  return LW_WORKBOOK_GET_CLASS (self)->get_hidden (self, sheet);
}

gboolean
lw_workbook_read (LwWorkbook *self, guint sheet, LwRowFunc func, gpointer user_data, GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), FALSE);
  g_return_val_if_fail (func, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return LW_WORKBOOK_GET_CLASS (self)->read (self, sheet, func, user_data, cancellable, error);
}

GArray *
lw_workbook_get_merges (LwWorkbook *self, guint sheet, GError **error)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), NULL);
  return LW_WORKBOOK_GET_CLASS (self)->get_merges (self, sheet, error);
}

char *
lw_column_letters (guint column)
{
  char letters[8];
  int i = (int) sizeof letters;

  letters[--i] = 0;
  for (guint n = column + 1; n > 0 && i > 0; n = (n - 1) / 26)
    letters[--i] = (char) ('A' + (n - 1) % 26);
  return g_strdup (letters + i);
}
