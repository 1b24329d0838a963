/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-application.h"

#include "lw-process.h"
#include "lw-tooltip.h"

#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Where the locale names no Chinese, characters and marks would take their Japanese forms: Pango
 * reads the one variable where the locale names another language, fontconfig the other where it
 * names none. */
static void
prefer_chinese_fonts (void)
{
  const char *locale = setlocale (LC_CTYPE, NULL);

  g_setenv ("PANGO_LANGUAGE", "zh-cn", FALSE);
  if (locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.")
      || g_str_equal (locale, "POSIX"))
    g_setenv ("FC_LANG", "zh-cn", FALSE);
}

/* glibc gives each of the threads that only wait for files an arena of a megabyte. Two are as quick. */
static void
share_arenas (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 2);
#endif
}

int
main (int   argc,
      char *argv[])
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (LwApplication) application = NULL;

  share_arenas ();
  lw_process_init ();
  prefer_chinese_fonts ();
  lw_tooltip_install ();
  application = lw_application_new (started);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
