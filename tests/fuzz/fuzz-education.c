/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-captions.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What is not understood leaves nothing behind; what is held is a level with a word. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  LwEducationReading reading = { 0 };
  gint64 number = -1;
  int code = -1;

  if (!lw_education_parse (text, &reading))
    g_assert_cmpint (reading.level, ==, LW_EDUCATION_UNKNOWN);
  else if (reading.level)
    g_assert_nonnull (lw_education_word (reading.level));
  g_assert_true (lw_number_parse (text, &number) || number == 0);
  g_assert_cmpint (number, >=, 0);
  g_assert_true (lw_ethnicity_parse (text, &code) || code == 0);
  return 0;
}
