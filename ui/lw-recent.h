/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The ledgers that were opened before: paths and times only, nothing from inside. */

typedef struct
{
  char *path;
  gint64 opened; /* seconds since 1970 */
} LwRecent;

void       lw_recent_free   (LwRecent   *recent);
GPtrArray *lw_recent_list   (void) G_GNUC_WARN_UNUSED_RESULT; /* LwRecent, latest first */
void       lw_recent_add    (const char *path);
void       lw_recent_remove (const char *path);
/* "示范镇" of "/…/示范镇.liangwei". */
char      *lw_recent_dup_name   (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The path for people: ~/… of the home folder. */
char      *lw_recent_dup_place  (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The newest backup of the ledger beside it; NULL: there is none. @when (out): its time. */
char      *lw_recent_dup_backup (const char *path, gint64 *when) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
