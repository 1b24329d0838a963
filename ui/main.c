/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-application.h"

#include "lw-process.h"

int
main (int   argc,
      char *argv[])
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (LwApplication) application = NULL;

  lw_process_init ();
  /* Where the locale names no Chinese, Pango would take the Japanese forms of characters and marks. */
  g_setenv ("PANGO_LANGUAGE", "zh-cn", FALSE);
  application = lw_application_new (started);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
