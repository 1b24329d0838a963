/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* 村务变动: villages are merged, divided or renamed, in three steps: what, which, and what would
 * move. One action, with one undo. */

/* @village: from whose page it was asked, or 0. */
void lw_village_change_dialog_show (GtkWindow *parent,
                                    LwSession *session,
                                    LwKey      village);

G_END_DECLS
