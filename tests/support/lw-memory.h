/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define LW_MASKED_MOST 64 /* bytes */

/* A secret that is looked for in memory, itself held only in a masked form. */
typedef struct
{
  guint8 masked[LW_MASKED_MOST];
  gsize size;
} LwMasked;

void     lw_masked_set      (LwMasked       *self,
                             const void     *bytes,
                             gsize           size);
/* Whether the memory of that process can be read here: not everywhere that of another. */
gboolean lw_masked_can_read (int             pid);
/* How often it stands in the pages of that process which can be written and read. */
guint    lw_masked_count    (const LwMasked *self,
                             int             pid);
