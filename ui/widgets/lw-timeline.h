/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-db-types.h"

G_BEGIN_DECLS

/* Spans of time in lanes below one another, up to a day that is marked. What has no beginning begins
 * at the edge; what has no end goes on to the day,
 * and what begins after the day to the other edge. */

typedef enum
{
  LW_SPAN_PAST,
  LW_SPAN_NOW,
  LW_SPAN_POOL,
} LwSpanKind;

#define LW_TYPE_TIMELINE (lw_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LwTimeline, lw_timeline, LW, TIMELINE, GtkWidget)

GtkWidget *lw_timeline_new   (void);
void       lw_timeline_clear (LwTimeline *self,
                              LwDate      on);
/* @lane: from 0; lanes without a span take no room. @end: first day after, 0: open. */
void       lw_timeline_add   (LwTimeline *self,
                              guint       lane,
                              const char *lane_name,
                              const char *text,
                              LwDate      start,
                              LwDate      end,
                              LwSpanKind  kind);

G_END_DECLS
