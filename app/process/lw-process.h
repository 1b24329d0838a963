/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* First thing in every main(): no core dumps, TMPDIR on a private folder in memory, the language
 * (C.UTF-8 and Chinese when the desktop names none), the catalogue of messages. */
void        lw_process_init        (void);
/* The private folder for temporary files, 0700 on tmpfs; NULL where there is none: then nothing with
 * personal data may be written through a temporary file. Removed at exit. */
const char *lw_process_get_tmpdir  (void);
/* Overwrites with zeros, so that the compiler does not leave it out, and frees. */
void        lw_secret_free         (char *secret);

G_END_DECLS
