/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

/* A sheet as one text that a test can compare: "1: T=甲 - N=1 D=199005(1990年5月)\n": T text, N number
 * (n plain), D date, B bool, E error, - empty; "1h" is a hidden row. (transfer full) (nullable) */
char *sheet_text        (LwWorkbook *book, guint sheet, GError **error);
/* The merged cells: "A1:B2 C3:C4". (transfer full) */
char *sheet_merges      (LwWorkbook *book, guint sheet);
/* Opens, reads the first sheet, frees @bytes. (transfer full) (nullable) */
char *bytes_text        (GBytes *bytes, GError **error);
/* Asserts that the first sheet of @bytes (freed) reads so. */
void  assert_reads      (GBytes *bytes, const char *expected);
/* Asserts that opening or reading @bytes (freed) fails with @code. */
void  assert_refused    (GBytes *bytes, int code);
/* Every cut of @bytes (freed) behind its magic number is refused; none is read as a shorter sheet. @keep: bytes at the end that
 * may be missing. */
void  assert_cuts_found (GBytes *bytes, gsize step, gsize keep);
