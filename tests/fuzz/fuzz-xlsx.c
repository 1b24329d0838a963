/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-workbook.h"
#include "xlsx-maker.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* The first byte says which part the rest is; mutating a packed file would only try the check sums. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char *const parts[] = {
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
    "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
  };
  XlsxMaker *maker;

  if (!size)
    return 0;
  if (data[0] % 8 >= G_N_ELEMENTS (parts))
    {
      fuzz_workbook (g_bytes_new (data + 1, size - 1));
      return 0;
    }
  maker = xlsx_maker_new ();
  xlsx_maker_strings (maker, "<si><t>甲</t></si><si><t>乙</t></si>");
  xlsx_maker_formats (maker, "yyyy\"年\"m\"月\"", "14", "0.00", NULL);
  xlsx_maker_rows (maker, "<row r='1'><c r='A1' t='s'><v>1</v></c><c s='1'><v>33025</v></c><c s='3'><v>1.5</v></c></row>",
                   "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>");
  xlsx_maker_set_data (maker, parts[data[0] % 8], data + 1, size - 1);
  fuzz_workbook (xlsx_maker_finish (maker));
  return 0;
}
