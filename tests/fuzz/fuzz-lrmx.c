/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-lrmx.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Forms of both kinds: fields, or an error, never both. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  GHashTable *(*parsers[]) (GBytes *, const char *, GError **) = { lw_lrmx_parse, lw_lrm_parse };

  lw_lrmx_is (bytes);
  lw_lrm_is (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GHashTable) fields = parsers[i] (bytes, "fuzz", &error);

      g_assert_true ((fields == NULL) == (error != NULL));
    }
  return 0;
}
