/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-result.h"

G_BEGIN_DECLS

/* One square of the grid: the sign of a state and a value. One widget without children, because a
 * township has hundreds of them. */

#define LW_TYPE_STATE_CELL (lw_state_cell_get_type ())
G_DECLARE_FINAL_TYPE (LwStateCell, lw_state_cell, LW, STATE_CELL, GtkWidget)

GtkWidget  *lw_state_cell_new       (void);
/* @text: what stands beside the sign, NULL for the sign alone. @advice: framed, not filled. */
void        lw_state_cell_set       (LwStateCell *self,
                                     LwState      state,
                                     const char  *text,
                                     gboolean     advice);
void        lw_state_cell_set_result (LwStateCell    *self,
                                      const LwResult *result);
LwState     lw_state_cell_get_state (LwStateCell *self);
const char *lw_state_cell_get_text  (LwStateCell *self);
/* The name for screen readers and the tooltip. */
void        lw_state_cell_set_label (LwStateCell *self,
                                     const char  *label);
void        lw_state_cell_set_selected (LwStateCell *self,
                                        gboolean     selected);
/* "2", "6/11", "47" or NULL: what a result shows beside its sign. */
char       *lw_result_short_value   (const LwResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* 王楼村，青年大专，临界，1 人，12月19日起不符合 */
char       *lw_result_spoken        (const LwVillageResult *village,
                                     const LwResult        *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
