/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The people who are ticked, by key: they stay ticked when the list is filtered, sorted or scrolled.
 * Emits "changed". */

#define LW_TYPE_PEOPLE_MARKS (lw_people_marks_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleMarks, lw_people_marks, LW, PEOPLE_MARKS, GObject)

LwPeopleMarks *lw_people_marks_new    (void) G_GNUC_WARN_UNUSED_RESULT;
guint          lw_people_marks_get_n  (LwPeopleMarks *self);
GArray        *lw_people_marks_get    (LwPeopleMarks *self); /* LwKey, a set, borrowed: not to be changed */
gboolean       lw_people_marks_has    (LwPeopleMarks *self,
                                       LwKey          key);
void           lw_people_marks_toggle (LwPeopleMarks *self,
                                       LwKey          key);
/* These and no others; any order. */
void           lw_people_marks_set    (LwPeopleMarks *self,
                                       const GArray  *keys);
/* What is ticked now and @keys from @first to @last. */
void           lw_people_marks_extend (LwPeopleMarks *self,
                                       const GArray  *base,
                                       const GArray  *keys,
                                       guint          first,
                                       guint          last);
void           lw_people_marks_clear  (LwPeopleMarks *self);

G_END_DECLS
