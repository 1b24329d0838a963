/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-date.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Whatever is read is a date that exists, and only where the verdict says so. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (int is_number = 0; is_number <= 1; is_number++)
    {
      LwDate date = -1;
      LwDateVerdict verdict = lw_date_parse (text, is_number, &date);

      if (verdict == LW_DATE_OK || verdict == LW_DATE_PARTLY)
        g_assert_true (lw_date_is_valid (date));
      else
        g_assert_cmpint (date, ==, 0);
    }
  return 0;
}
