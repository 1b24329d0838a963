/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-workbook.h"
#include "xlsx-maker.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static const char xmlss[] = "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>";
static const char fods[] = "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                           "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>";

/* The first byte says which of the three it is; the rest is what stands behind the head that makes it that. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  GByteArray *whole = g_byte_array_new ();
  const char *head = size && data[0] % 2 ? fods : xmlss;
  GBytes *bytes;

  g_byte_array_append (whole, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (whole, data, (guint) size);
  if (size)
    g_byte_array_remove_index (whole, (guint) strlen (head));
  bytes = g_byte_array_free_to_bytes (whole);
  if (size && data[0] % 4 == 3)
    {
      XlsxMaker *maker = xlsx_maker_new ();

      xlsx_maker_set (maker, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
      xlsx_maker_set_data (maker, "content.xml", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_bytes_unref (bytes);
      bytes = xlsx_maker_finish (maker);
    }
  fuzz_workbook (bytes);
  return 0;
}
