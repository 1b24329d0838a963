/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows and what they are sorted by: a million in some milliseconds, equal ones keep their order. */

typedef struct
{
  guint64 key;
  guint32 row;
} LwRadixItem;

/* Sorts @items by key, ascending, stable. */
void lw_radix_sort (LwRadixItem *items,
                    guint        n);

G_END_DECLS
