/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* People who may be one: a list of pairs, and two of them side by side, field by field. */

#define LW_TYPE_MERGE_PAGE (lw_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (LwMergePage, lw_merge_page, LW, MERGE_PAGE, LwPage)

/* For any widget of the window: opens the page, with these two side by side; 0, 0: the first pair. */
void lw_merge_open           (GtkWidget   *from,
                              LwKey        a,
                              LwKey        b);
/* Shows these two. */
void lw_merge_page_open_pair (LwMergePage *self,
                              LwKey        a,
                              LwKey        b);
/* What the buttons do: the field as it stands on one side; make one of the two. */
void lw_merge_page_choose    (LwMergePage *self,
                              const char  *field,
                              gboolean     second);
gboolean lw_merge_page_merge (LwMergePage *self);

G_END_DECLS
