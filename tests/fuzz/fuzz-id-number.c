/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-id-number.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A number that is accepted is in normal form, and reading it again gives the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *number = NULL;
  g_autofree char *again = NULL;
  g_autofree char *masked = lw_id_number_mask (text);
  LwIdVerdict verdict = lw_id_number_parse (text, FALSE, &number);
  g_autofree char *why = lw_id_number_explain (text, verdict);

  g_assert_cmpint (number != NULL, ==, verdict == LW_ID_VALID || verdict == LW_ID_OLD_FORM);
  g_assert_cmpint (lw_id_number_is_valid (number), ==, verdict == LW_ID_VALID);
  if (number)
    {
      g_assert_cmpint (lw_id_number_parse (number, FALSE, &again), ==, verdict);
      g_assert_cmpstr (number, ==, again);
      g_assert_cmpint (lw_id_number_get_birth (number), >, 0);
    }
  g_assert_true (g_utf8_validate (masked, -1, NULL));
  return 0;
}
