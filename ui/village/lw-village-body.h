/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-roster.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* A committee of a village: who serves, since when, and which seats are vacant; posts begin and end
 * here. */

#define LW_TYPE_VILLAGE_BODY (lw_village_body_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageBody, lw_village_body, LW, VILLAGE_BODY, GtkWidget)

/* Columns that stand below one another through all lists of a page. */
typedef enum
{
  LW_VILLAGE_COLUMN_POST,
  LW_VILLAGE_COLUMN_NAME,
  LW_VILLAGE_COLUMN_RESERVE_NAME,
  LW_VILLAGE_COLUMN_SEX,
  LW_VILLAGE_COLUMN_AGE,
  LW_VILLAGE_COLUMN_EDUCATION,
  LW_VILLAGE_N_COLUMNS,
} LwVillageColumn;

typedef struct
{
  GtkSizeGroup *groups[LW_VILLAGE_N_COLUMNS];
} LwVillageColumns;

void       lw_village_columns_init  (LwVillageColumns *self);
void       lw_village_columns_clear (LwVillageColumns *self);

/* The beginning of a row about @person. @post: NULL in the pool. */
GtkWidget *lw_village_person_box    (LwVillageColumns *columns,
                                     const char       *post,
                                     const LwPerson   *person,
                                     LwDate            on);

/* @columns: borrowed. */
GtkWidget *lw_village_body_new      (LwSession        *session,
                                     LwBody            body,
                                     LwVillageColumns *columns);
/* @roster, @village: borrowed until the next call. @open: the village is there, so that somebody can be
 * appointed to what is vacant. */
void       lw_village_body_show     (LwVillageBody    *self,
                                     LwRoster         *roster,
                                     const LwVillage  *village,
                                     gboolean          open);

G_END_DECLS
