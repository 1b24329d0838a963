/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the backups of the ledger at @path lie: “<name>-备份” beside it. Internal to this floor. */
char    *_lw_generations_dup_folder (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @path itself lies in such a folder. */
gboolean _lw_generations_is_one     (const char *path);

G_END_DECLS
