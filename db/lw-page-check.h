/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-key-material.h"

G_BEGIN_DECLS

/* Looks at the pages of a ledger file without SQLite, which stops at the first bad one and does not
 * say which it was: each page carries a check sum made with the key. Internal to this floor. */

/* Numbers of the pages (from 1) whose check sum is wrong, in order: (transfer full); NULL when the
 * file cannot be read. A ledger that is being written meanwhile raises no false alarm. @holes: also
 * pages of zeros, which are pages that were never written, or what is left of ones that were. */
GArray  *_lw_page_check_file     (const char          *path,
                                  const LwKeyMaterial *key,
                                  gboolean             holes) G_GNUC_WARN_UNUSED_RESULT;
/* "7, 12–14": (transfer full) */
char    *_lw_page_check_describe (GArray              *numbers) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the first page, and any other of some, was written with @key. */
gboolean _lw_page_check_key      (const char          *path,
                                  const LwKeyMaterial *key,
                                  gboolean            *first,
                                  gboolean            *another);

G_END_DECLS
