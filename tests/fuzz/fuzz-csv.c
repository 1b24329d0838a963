/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-workbook.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Any bytes that are not a zip or an OLE file: text of every kind, HTML among it. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  fuzz_workbook (g_bytes_new (data, size));
  return 0;
}
