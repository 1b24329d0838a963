/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

G_BEGIN_DECLS

/* How a number is shown: the number formats of ECMA-376 part 1, 18.8.30 and 18.8.31, which .xlsx
 * and .xls share. The built-in formats 27–36 and 50–58 are the Chinese ones. */

typedef struct _LwNumberFormat LwNumberFormat;

/* A format from its code: (transfer full). Any code is accepted; NULL or "" is General. */
LwNumberFormat *lw_number_format_new         (const char *code) G_GNUC_WARN_UNUSED_RESULT;
/* A built-in format: (transfer full); an unknown number is General. */
LwNumberFormat *lw_number_format_new_builtin (guint id) G_GNUC_WARN_UNUSED_RESULT;
void            lw_number_format_free        (LwNumberFormat *self);
/* Fills type, number, date and plain of @cell and appends to @text what a sheet shows for @value.
 * @self NULL is General; @date_1904 says which day the workbook counts from. */
void            lw_number_format_show        (const LwNumberFormat *self, double value, gboolean date_1904,
                                              GString *text, LwCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwNumberFormat, lw_number_format_free)

G_END_DECLS
