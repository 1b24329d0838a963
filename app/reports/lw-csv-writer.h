/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* CSV after RFC 4180 for spreadsheet programs: the text of a file begins with LW_CSV_BOM, lines end
 * in CR LF. */

#define LW_CSV_BOM "\xef\xbb\xbf"

/* A field that a spreadsheet program would take for a formula gets a ' in front. NULL is empty. */
void lw_csv_append_field (GString            *text,
                          const char         *field);
/* @fields: NULL-terminated; for a field that may be NULL use lw_csv_append_field(). */
void lw_csv_append_row   (GString            *text,
                          const char * const *fields);

G_END_DECLS
