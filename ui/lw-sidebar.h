/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* The pages one can go to, with how many records each is about, and what is overdue in the pool. */

#define LW_TYPE_SIDEBAR (lw_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (LwSidebar, lw_sidebar, LW, SIDEBAR, AdwBin)

/* Signal "chosen" (name): the page is wanted. */

/* All static strings, @title and @section (nullable: as the row above) to be translated. */
void lw_sidebar_add         (LwSidebar  *self,
                             const char *name,
                             const char *title,
                             const char *icon,
                             const char *section);
void lw_sidebar_set_session (LwSidebar  *self,
                             LwSession  *session);
/* The page that is seen. */
void lw_sidebar_mark        (LwSidebar  *self,
                             const char *name);

G_END_DECLS
