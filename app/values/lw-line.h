/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-date.h"

G_BEGIN_DECLS

/* What is typed or pasted into one line of a form. Nothing is cut off behind anybody's back: what
 * cannot be taken is answered in words and stays where it was typed. */

#define LW_LINE_MOST 200   /* characters: a name, a document, a reason */
#define LW_LINE_VILLAGE_MOST 60 /* the name of a village */
#define LW_NOTES_MOST 2000 /* a remark, what was done */

/* Line breaks, tabs and runs of blanks become one blank; control characters, marks of direction and
 * what is no UTF-8 go. Returns: (transfer full) (nullable): NULL when nothing is left */
char *lw_line_clean   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): why the line cannot be taken; NULL: it can */
char *lw_line_explain (const char *text, glong most) G_GNUC_WARN_UNUSED_RESULT;
/* @latest: the last day that makes sense; 0: any.
 * @date: (out): 0 where none is given, or it cannot be taken
 * Returns: (transfer full) (nullable): why the text is no such day; NULL: it is one, or is empty */
char *lw_line_read_date (const char *text, LwDate latest, LwDate *date) G_GNUC_WARN_UNUSED_RESULT;
/* The same of an end: 至今, 现在 is none yet. */
char *lw_line_read_end  (const char *text, LwDate latest, LwDate *date) G_GNUC_WARN_UNUSED_RESULT;
/* 至今 …, where the date of an end could stand. */
gboolean lw_line_says_still (const char *text);

G_END_DECLS
