/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* A page of the window: shows something of a session, and reads it again when it has changed and
 * the page is seen. */

#define LW_TYPE_PAGE (lw_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LwPage, lw_page, LW, PAGE, AdwBin)

struct _LwPageClass
{
  AdwBinClass parent_class;

  /* Read again; called when the page is seen for the first time and after each change. */
  void (*refresh) (LwPage *self);
  /* Show this record; 0: none in particular. */
  void (*open)    (LwPage *self, LwKey key);
};

/* Properties: "session" (construct only), "title", "subtitle". */

LwSession  *lw_page_get_session  (LwPage     *self);
void        lw_page_set_title    (LwPage     *self,
                                  const char *title,
                                  const char *subtitle);
const char *lw_page_get_title    (LwPage     *self);
const char *lw_page_get_subtitle (LwPage     *self);
void        lw_page_open         (LwPage     *self,
                                  LwKey       key);
LwKey       lw_page_get_key      (LwPage     *self);
void        lw_page_refresh      (LwPage     *self);
/* Tells the user something in passing. */
void        lw_page_toast        (LwPage     *self,
                                  const char *text);
/* The same with a way back: @first (journal) and all that came after it are undone. */
void        lw_page_toast_undo   (LwPage     *self,
                                  const char *text,
                                  LwKey       first);

G_END_DECLS
