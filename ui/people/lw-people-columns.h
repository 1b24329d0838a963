/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-people-index.h"
#include "lw-person-item.h"

G_BEGIN_DECLS

/* The columns of the table of people: what they are called and show, and which of them, in which
 * order and width, this user wants. */

const char *lw_people_column_word    (LwPeopleColumn column); /* in settings */
const char *lw_people_column_caption (LwPeopleColumn column);
int         lw_people_column_width   (LwPeopleColumn column);
/* Text of a cell, borrowed. */
const char *lw_people_column_text    (LwPeopleColumn      column,
                                      const LwPersonItem *item);

#define LW_PEOPLE_LEAST_WIDTH 30
#define LW_PEOPLE_MOST_WIDTH 1000

typedef struct
{
  LwPeopleColumn column;
  gboolean visible;
  int width;
} LwPeopleColumnState;

/* How the table stood last; kept in the user's own folder, not in the ledger. */
typedef struct
{
  LwPeopleColumnState columns[LW_PEOPLE_N_COLUMNS]; /* in order */
  LwPeopleColumn sort;
  gboolean descending;
} LwPeopleLayout;

void lw_people_layout_reset (LwPeopleLayout       *layout);
void lw_people_layout_load  (LwPeopleLayout       *layout);
void lw_people_layout_save  (const LwPeopleLayout *layout);

G_END_DECLS
