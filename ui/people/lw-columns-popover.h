/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-heads.h"

G_BEGIN_DECLS

/* A button that opens the choice of columns: which, and in which order, without a mouse too. */
GtkWidget *lw_columns_button_new (LwPeopleHeads *heads);

G_END_DECLS
