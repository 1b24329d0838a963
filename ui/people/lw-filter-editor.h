/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-people-filter.h"
#include "lw-people-index.h"

G_BEGIN_DECLS

/* What stands in the popover of a chip: the values of one criterion. @changed is called after each
 * change of @filter, which must outlive the widget. */

typedef void (*LwFilterChanged) (gpointer user_data);

/* @index: (nullable): for names of villages and sources. */
GtkWidget *lw_filter_editor_new (LwPeopleFilter    *filter,
                                 LwPeopleCriterion  criterion,
                                 LwPeopleIndex     *index,
                                 LwFilterChanged    changed,
                                 gpointer           user_data);

G_END_DECLS
