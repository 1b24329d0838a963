/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every reader of a cell does first: one form for all the ways in which one thing is typed. */

typedef enum
{
  LW_FOLD_KEEP_SPACES, /* runs of white space become one blank (a newline if there was one) */
  LW_FOLD_NO_SPACES,   /* no white space at all */
} LwFold;

/* Full-width letters, digits and punctuation become half-width, the look-alikes of ideographs that
 * come out of PDF files (U+2F00 …) become ideographs, 。 becomes a full stop, all dashes become '-',
 * invisible characters and quotation marks go. Invalid UTF-8 is replaced, never passed on.
 * Returns: (transfer full): never NULL; "" for NULL. */
char    *lw_text_fold           (const char *text, LwFold fold) G_GNUC_WARN_UNUSED_RESULT;

/* How many bytes of @text, from its beginning, are characters that folding leaves alone: letters,
 * digits and most signs of ASCII, and the Han characters. No white space is among them. */
gsize    lw_text_plain_run      (const char *text);

/* Reads one to three Chinese numerals as a number below 100 (三, 十二, 二十, 三十一, 两) at the start
 * of *@text and moves *@text behind them. Returns: FALSE when there is none. */
gboolean lw_text_take_numeral   (const char **text, int *number);

/* Value of a single Chinese digit (〇 零 ○ 一 … 九), or -1. */
int      lw_text_numeral_digit  (gunichar c);

/* The longest entry of a table with which @text begins, or NULL. @entries: @n structs of @size bytes
 * whose first member is the text (const char *), none of them empty. */
gconstpointer lw_text_longest_word (const char *text, gconstpointer entries, gsize n, gsize size);

G_END_DECLS
