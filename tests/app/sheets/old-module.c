/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-sheets-module.h"

/* A module as another version of the program would have left it. */

const LwSheets *lw_sheets_module (void);

const LwSheets *
lw_sheets_module (void)
{
  static const LwSheets sheets = { .version = "0.0.1" };

  return &sheets;
}
