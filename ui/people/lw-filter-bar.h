/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-people-filter.h"
#include "lw-people-index.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* Search, a chip for each condition, and the filters that the ledger keeps by name. Emits "changed". */

#define LW_TYPE_FILTER_BAR (lw_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (LwFilterBar, lw_filter_bar, LW, FILTER_BAR, AdwBin)

GtkWidget            *lw_filter_bar_new        (LwSession            *session);
const LwPeopleFilter *lw_filter_bar_get_filter (LwFilterBar          *self);
void                  lw_filter_bar_set_filter (LwFilterBar          *self,
                                                const LwPeopleFilter *filter);
void                  lw_filter_bar_drop       (LwFilterBar          *self,
                                                LwPeopleCriterion     criterion);
/* What a chip says. */
char                 *lw_filter_bar_describe   (LwFilterBar          *self,
                                                LwPeopleCriterion     criterion) G_GNUC_WARN_UNUSED_RESULT;
/* Whence names of villages and sources come. */
void                  lw_filter_bar_set_index  (LwFilterBar          *self,
                                                LwPeopleIndex        *index);
GtkWidget            *lw_filter_bar_get_search (LwFilterBar          *self);
/* At the end of the bar. */
void                  lw_filter_bar_append     (LwFilterBar          *self,
                                                GtkWidget            *widget);
/* Saves under @name, one action; NULL forgets none. */
void                  lw_filter_bar_save_as    (LwFilterBar          *self,
                                                const char           *name);
void                  lw_filter_bar_load       (LwFilterBar          *self,
                                                const char           *name);
void                  lw_filter_bar_forget     (LwFilterBar          *self,
                                                const char           *name);

G_END_DECLS
