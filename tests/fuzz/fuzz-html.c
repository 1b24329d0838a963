/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-workbook.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A page: what is put in front makes it one, whatever was mutated. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  GByteArray *page = g_byte_array_new ();

  g_byte_array_append (page, (const guint8 *) "<table>", 7);
  g_byte_array_append (page, data, (guint) size);
  fuzz_workbook (g_byte_array_free_to_bytes (page));
  return 0;
}
