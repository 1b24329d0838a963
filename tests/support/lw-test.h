/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Shared by the tests: a folder of one's own that is gone afterwards. */

/* A new empty folder below the test's temporary folder: (transfer full). */
char *lw_test_make_dir   (void);
/* Removes the folder and what is in it, and frees @dir. */
void  lw_test_remove_dir (char *dir);
/* Path of a file below tests/: (transfer full). */
char *lw_test_data       (const char *relative);

typedef char LwTestDir;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwTestDir, lw_test_remove_dir)
