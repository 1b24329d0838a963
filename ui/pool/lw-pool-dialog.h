/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"
#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ways into the pool and out of it, each a question that ends in one action. */

/* Day and document of a step; of the last one for who is not in the pool yet: then @maturity is asked
 * for with that choice set. */
void lw_pool_dialog_step   (GtkWindow        *parent,
                            LwSession        *session,
                            LwPoolCard       *card,
                            LwPoolStep        step,
                            LwMaturity        maturity);
void lw_pool_dialog_leave  (GtkWindow        *parent,
                            LwSession        *session,
                            LwPoolCard       *card);
/* The same from the page of a person. */
void lw_pool_dialog_leave_person (GtkWindow      *parent,
                                  LwSession      *session,
                                  const LwPerson *person,
                                  LwKey           village);
void lw_pool_dialog_mentor (GtkWindow        *parent,
                            LwSession        *session,
                            LwPoolCard       *card);

G_END_DECLS
