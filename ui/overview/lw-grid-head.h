/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-check.h"

G_BEGIN_DECLS

/* Above the squares: which profile asks for a rule, and a button for each rule. */

#define LW_TYPE_GRID_HEAD (lw_grid_head_get_type ())
G_DECLARE_FINAL_TYPE (LwGridHead, lw_grid_head, LW, GRID_HEAD, AdwBin)

/* Signal "sort" (rule); G_MAXUINT: by the villages themselves. */

GtkWidget *lw_grid_head_new         (void);
/* @order: guint, the rules in order of columns; @gap_before: as lw_grid_layout_new(). */
void       lw_grid_head_fill        (LwGridHead *self,
                                     LwCheck    *check,
                                     GArray     *order,
                                     guint       gap_before);
guint      lw_grid_head_get_n       (LwGridHead *self);
/* The column of the cursor; -1: none. */
void       lw_grid_head_set_current (LwGridHead *self,
                                     int         column);
/* Puts the focus on the button of that column. */
gboolean   lw_grid_head_focus       (LwGridHead *self,
                                     guint       column);
/* @column (out): whose button has the focus. */
gboolean   lw_grid_head_find_focus  (LwGridHead *self,
                                     guint      *column);

G_END_DECLS
