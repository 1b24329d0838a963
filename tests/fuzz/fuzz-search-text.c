/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lw-search-index.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Whatever is typed becomes a key that is valid, and that is its own key. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *key = _lw_search_normalize (text);
  g_autofree char *again = _lw_search_normalize (key);
  g_autofree char *reversed = _lw_search_reverse (key);

  g_assert_true (g_utf8_validate (key, -1, NULL));
  g_assert_true (g_utf8_validate (reversed, -1, NULL));
  g_assert_cmpuint (strlen (reversed), ==, strlen (key) + 1);
  g_assert_cmpstr (again, ==, key);
  return 0;
}
