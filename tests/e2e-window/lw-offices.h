/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fictional township of tests/e2e/data as another office would send it: villages as .csv with a
 * mark of its encoding; committees as .xlsx with a title, headings of two rows, each village in its
 * first row only, an empty row, a line to sign and a hidden sheet; reserves with semicolons; recruits
 * as a dated list. Names of the files in the order of import; NULL at the end. */
extern const char *const lw_offices_sheets[];

void lw_offices_make (const char *folder);

G_END_DECLS
