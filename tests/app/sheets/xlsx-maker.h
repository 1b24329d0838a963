/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Builds an .xlsx in memory from parts written by hand, for what no writer would write. */

typedef struct _XlsxMaker XlsxMaker;

/* One sheet "表" without cells, in the usual places. */
XlsxMaker *xlsx_maker_new     (void);
/* Replaces a part, or adds one; @text NULL leaves it out. */
void       xlsx_maker_set     (XlsxMaker *self, const char *part, const char *text);
void       xlsx_maker_set_data (XlsxMaker *self, const char *part, gconstpointer data, gsize size);
/* The rows of the sheet: what is inside <sheetData>, and what comes after it. */
void       xlsx_maker_rows    (XlsxMaker *self, const char *rows, const char *after);
/* The shared strings: what is inside <sst>. */
void       xlsx_maker_strings (XlsxMaker *self, const char *items);
/* Styles 1, 2, … for these number formats; a number is a built-in one. Ends with NULL. */
void       xlsx_maker_formats (XlsxMaker *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The file: (transfer full); frees @self. */
GBytes    *xlsx_maker_finish  (XlsxMaker *self);
