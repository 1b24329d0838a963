/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-book.h"

G_BEGIN_DECLS

/* Writes a spreadsheet to @path: whole, or what was there before stays. In the making it lies in
 * memory only; without a folder for that it is refused (LW_REPORT_ERROR_NO_MEMORY). */
gboolean lw_book_file_write (const LwBook *book, const char *path, GError **error);

G_END_DECLS
