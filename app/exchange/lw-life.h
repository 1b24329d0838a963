/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

#define LW_LIFE_RESUME "简历"
#define LW_LIFE_FAMILY "家庭主要成员及重要社会关系"

/* The résumé (简历) and the family (家庭主要成员及重要社会关系) of an appointment form: one text each there,
 * lines of the record here. */

/* Whether cells under this heading can be either. */
gboolean   lw_life_is_heading (const char    *heading);
/* LwResume or LwFamily of @person, by @heading; NULL when any line of @text is not understood: a text
 * is taken as a whole or not at all. */
GPtrArray *lw_life_read       (const char    *heading,
                               const char    *text,
                               LwKey          person) G_GNUC_WARN_UNUSED_RESULT;
/* Within an action: adds the lines that @person does not have. Unless @add, only to somebody who has
 * none. @taken (out): all of them are there now. */
gboolean   lw_life_take       (LwLedger      *ledger,
                               const char    *heading,
                               const char    *text,
                               LwKey          person,
                               gboolean       add,
                               gboolean      *taken,
                               gboolean      *changed,
                               GError       **error);

G_END_DECLS
