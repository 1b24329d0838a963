/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-date.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* The facts of a village as a clerk types them. Returns: (transfer full) (nullable): in words why the
 * text cannot be taken, @village then being as before; NULL: it is taken. */

/* @today: the base date, or today where that is later: nobody has checked anything tomorrow. */
char *lw_village_fact_read (const LwField *field,
                            const char    *text,
                            LwDate         today,
                            LwVillage     *village) G_GNUC_WARN_UNUSED_RESULT;
/* How many joined the Party in a year. @count: (out): LW_INT_NULL for an empty text, which is not
 * “none”. */
char *lw_recruits_read     (const char    *text,
                            gint64        *count) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): what a word of the column tags means, in the user's language; NULL: none of ours. */
const char *lw_village_tag_caption (const char *word);
/* All of them; a word that is none of ours stands as it is. */
char *lw_village_tags_text (const char *tags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
