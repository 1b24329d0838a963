/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheets.h"

G_BEGIN_DECLS

/* The module of app/formats: where it lies, and loading it. It is looked for in one folder only, which
 * follows from where the running program lies: whoever can put a file there can change the program too.
 * No variable of the environment and no current folder has a say. */

/* The one symbol that the module shows: LwSheetsModuleFunc. */
#define LW_SHEETS_MODULE_SYMBOL "lw_sheets_module"
typedef const LwSheets *(*LwSheetsModuleFunc) (void);

/* @program: absolute path of the running program. (transfer full) */
char           *lw_sheets_module_dup_path (const char *program) G_GNUC_WARN_UNUSED_RESULT;
/* Stays loaded for good. */
const LwSheets *lw_sheets_module_load     (const char *path, GError **error);

G_END_DECLS
