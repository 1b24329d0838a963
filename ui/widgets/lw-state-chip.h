/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-result.h"

G_BEGIN_DECLS

/* A state in words: sign and text on the state's ground. */

#define LW_TYPE_STATE_CHIP (lw_state_chip_get_type ())
G_DECLARE_FINAL_TYPE (LwStateChip, lw_state_chip, LW, STATE_CHIP, GtkWidget)

/* @text: NULL for the state's name. */
GtkWidget *lw_state_chip_new (LwState      state,
                              const char  *text,
                              gboolean     advice);
void       lw_state_chip_set (LwStateChip *self,
                              LwState      state,
                              const char  *text,
                              gboolean     advice);

G_END_DECLS
