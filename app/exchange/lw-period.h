/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Parts of a year as sheets write them: 一季度, 上半年, 3月. A bit for each month, January the lowest. */

#define LW_PERIOD_YEAR 0xfffu

/* Reads a period at the beginning of a key (lw_heading_key()); @rest (out): what follows. FALSE: there is none. */
gboolean lw_period_read      (const char  *key,
                              guint       *months,
                              const char **rest);
/* A cell below @heading, in which a plain 2 is the second quarter, or February, and 合计 the year. */
gboolean lw_period_parse     (const char  *text,
                              const char  *heading,
                              guint       *months);
/* Words of the contract: q1 … q4, h1, h2, m1 … m12, and months in a row: m1-9. */
/* What part of a year a title is about, 2025年第一季度发展党员名册; 0: all of it, or none. */
guint    lw_period_in_title  (const char  *title);
gboolean lw_period_from_word (const char  *word,
                              guint       *months);
char    *lw_period_to_word   (guint        months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
