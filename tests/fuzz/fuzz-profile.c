/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-profile.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Whatever parses comes out as a text that parses to the same; whatever does not has a reason. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LwProfile) first = lw_profile_parse (text, "fuzz", &error);
  g_autoptr(LwProfile) second = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  if (!first)
    {
      g_assert_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_INVALID);
      return 0;
    }

  g_assert_no_error (error);
  once = lw_profile_to_text (first);
  second = lw_profile_parse (once, "once", &error);
  g_assert_no_error (error);
  twice = lw_profile_to_text (second);
  g_assert_cmpstr (once, ==, twice);
  return 0;
}
