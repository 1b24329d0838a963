/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with many people at once: the actions “page.…” of the page of people. */

void        lw_people_actions_install (GtkWidgetClass *page_class);
/* What is not in the bar of those who are ticked. */
GMenuModel *lw_people_actions_menu    (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
