/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-book.h"

G_BEGIN_DECLS

/* See lw_book_write(). */
gboolean lw_book_write_xlsx (const LwBook *book, const char *path, const char *tmpdir, GError **error);

G_END_DECLS
