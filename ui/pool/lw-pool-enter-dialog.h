/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-pool.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* The one way into the pool, from whatever page: how far the person is on it, with day and document.
 * What it leaves out is shown with the person as steps that are missing.
 * @person: NULL: is chosen first; @village: 0: is asked for; @step: what is proposed. */
void lw_pool_dialog_enter (GtkWindow      *parent,
                           LwSession      *session,
                           const LwPerson *person,
                           LwKey           village,
                           LwPoolStep      step);

G_END_DECLS
