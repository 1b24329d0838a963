/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The accessibility bus as a screen reader meets it. The questions about all objects of one depth
 * are asked at once and answered together, so that the whole window is read in a moment even where
 * every answer comes late: one question after the other took seconds a search. */

typedef struct _LwBus LwBus;

/* What shows, as it was when it was asked. */
typedef struct _LwBusNode LwBusNode;
struct _LwBusNode
{
  char *path;
  char *role; /* "button" */
  char *name;
  guint64 states; /* bits as AtspiStateType counts them */
  LwBusNode *parent;
  GPtrArray *children; /* LwBusNode */
};

/* The program of that process, NULL while it is not on the bus. */
LwBus     *lw_bus_find        (guint         pid);
void       lw_bus_free        (LwBus        *bus);
/* Reads all that shows. */
LwBusNode *lw_bus_read        (LwBus        *bus);
void       lw_bus_node_free   (LwBusNode    *node);
gboolean   lw_bus_node_has    (LwBusNode    *node,
                               guint         state);
/* Whether role and name (a pattern) are these; NULL: any. */
gboolean   lw_bus_node_fits   (LwBusNode    *node,
                               const char   *role,
                               const char   *name);
/* The last that fits, depth first: dialogs come after the window they belong to, messages after
 * the page they are shown over, and those are soon gone. Borrowed. */
LwBusNode *lw_bus_node_search (LwBusNode    *node,
                               const char   *role,
                               const char   *name);
/* Calls a method of the object; NULL when it refuses or is gone. */
GVariant  *lw_bus_call        (LwBus        *bus,
                               const char   *path,
                               const char   *interface,
                               const char   *method,
                               GVariant     *arguments);
/* What has the focus, as the program told when it gave it; NULL while nothing was told. */
LwBusNode *lw_bus_read_focus  (LwBus        *bus);
/* Only what is told from now on counts. */
void       lw_bus_forget_focus (LwBus       *bus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBusNode, lw_bus_node_free)
