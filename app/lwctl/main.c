/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"
#include "lw-process.h"

int
main (int argc, char **argv)
{
  lw_process_init ();
  return lw_ctl_main (argc, argv);
}
