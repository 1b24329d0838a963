/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments, in seconds since 1970, as a clerk reads them, in the time of this place. "—" for one that no
 * calendar has. */

/* 今天 17:40, 昨天 17:40, 2026-09-02: when a file was last touched. */
char *lw_time_text_when   (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
/* 12-07 17:40; of another year with the year before it. */
char *lw_time_text_minute (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
/* 2026-12-08 10:48:09 */
char *lw_time_text_second (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
/* 17:40 */
char *lw_time_text_clock  (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;
/* 今天, 昨天 12-07, 12-04 周五; of another year with the year before it: a heading above its actions. */
char *lw_time_text_day    (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
