/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-workbook.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A web archive: what is put in front makes it one, whatever was mutated. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  GByteArray *archive = g_byte_array_new ();

  g_byte_array_append (archive, (const guint8 *) "MIME-Version: 1.0\n", 18);
  g_byte_array_append (archive, data, (guint) size);
  fuzz_workbook (g_byte_array_free_to_bytes (archive));
  return 0;
}
