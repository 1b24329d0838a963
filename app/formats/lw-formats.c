/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheets.h"

#include "lw-book-writer.h"
#include "lw-csv-workbook.h"
#include "lw-html-workbook.h"
#include "lw-sheet-kind.h"
#include "lw-xls-workbook.h"
#include "lw-xlsx-workbook.h"
#include "lw-xml-workbook.h"

G_DEFINE_ABSTRACT_TYPE (LwWorkbook, lw_workbook, G_TYPE_OBJECT)
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
    case LW_SHEET_KIND_MHTML:
      return lw_html_workbook_new_mhtml (*source, error);
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

static LwWorkbook *
open_path (const char *path, GError **error)
{
  g_autoptr(LwSheetSource) source = lw_sheet_source_new_for_path (path, error);

  return source ? open_source (&source, error) : NULL;
}

static LwWorkbook *
open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr(LwSheetSource) source = lw_sheet_source_new_for_bytes (bytes, name);

  return open_source (&source, error);
}

/* Of programs that this is linked into; the window has the one that loads a module. */
const LwSheets *
lw_sheets_get (GError **error)
{
  static const LwSheets sheets = {
    .version = PACKAGE_VERSION,
    .open = open_path,
    .open_bytes = open_bytes,
    .write = lw_book_write_xlsx,
  };

  return &sheets;
}
