/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheets-module.h"

/* The one function that the window looks for. */

__attribute__ ((visibility ("default"))) const LwSheets *lw_sheets_module (void);

const LwSheets *
lw_sheets_module (void)
{
  return lw_sheets_get (NULL);
}
