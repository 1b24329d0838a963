/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-book.h"
#include "lw-workbook.h"

G_BEGIN_DECLS

/* What reads and writes the files themselves (app/formats). lwctl has it built in; the window loads it
 * as a module with the first spreadsheet, because the libraries that it needs would be a good part of
 * all memory that the first page takes. */

typedef struct
{
  const char *version; /* of the program that it was built with */
  LwWorkbook *(*open)       (const char *path, GError **error);
  LwWorkbook *(*open_bytes) (GBytes *bytes, const char *name, GError **error);
  gboolean    (*write)      (const LwBook *book, const char *path, const char *tmpdir, GError **error);
} LwSheets;

/* NULL with LW_SHEET_ERROR_MODULE where the module is missing or of another version. Any thread. */
const LwSheets *lw_sheets_get (GError **error);

G_END_DECLS
