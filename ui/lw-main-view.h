/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* What the window shows of an open ledger: sidebar, header and one page. */

#define LW_TYPE_MAIN_VIEW (lw_main_view_get_type ())
G_DECLARE_FINAL_TYPE (LwMainView, lw_main_view, LW, MAIN_VIEW, AdwBin)

GtkWidget  *lw_main_view_new          (LwSession   *session);
/* @action: a window action without its prefix: page, village, person, back, find, base-date … */
void        lw_main_view_do           (LwMainView  *self,
                                       const char  *action,
                                       GVariant    *parameter);
void        lw_main_view_import       (LwMainView  *self,
                                       GFile       *file);
const char *lw_main_view_get_page     (LwMainView  *self);
/* The name of the page of the sidebar that the seen page belongs to: the topic of its help. */
const char *lw_main_view_get_topic    (LwMainView  *self);

G_END_DECLS
