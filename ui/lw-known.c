/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-known.h"

#include "lw-recheck.h"
#include "lw-touched.h"

/* More than these are not told one by one. */
#define FEW_VILLAGES 8

/* FALSE: the results are of other villages, or too many of them are new. */
static gboolean
add_new_results (GArray    *villages,
                 GPtrArray *before,
                 GPtrArray *results)
{
  guint n = 0;

  if (before == NULL || results == NULL || before->len != results->len)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    {
      const LwVillageResult *old = before->pdata[i];
      const LwVillageResult *now = results->pdata[i];

      if (old->village != now->village || (old != now && ++n > FEW_VILLAGES))
        return FALSE;
      if (old != now)
        g_array_append_val (villages, now->village);
    }
  return TRUE;
}

GArray *
lw_known_renew (LwKnown   *self,
                LwSession *session)
{
  LwLedger *reader = lw_session_get_reader (session);
  LwDate on = lw_session_get_on (session);
  GPtrArray *results = lw_session_get_results (session);
  gint64 revision = self->revision;
  g_autoptr (GArray) villages = NULL;

  if (self->results != NULL && self->on == on)
    villages = lw_recheck_villages (reader, &revision);
  if (villages == NULL || !add_new_results (villages, self->results, results))
    {
      g_clear_pointer (&villages, g_array_unref);
      revision = lw_ledger_get_revision (reader);
    }
  lw_known_clear (self);
  self->revision = revision;
  self->on = on;
  self->results = results != NULL ? g_ptr_array_ref (results) : NULL;
  if (villages != NULL)
    lw_key_array_sort (villages);
  return g_steal_pointer (&villages);
}

void
lw_known_clear (LwKnown *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->revision = 0;
  self->on = 0;
}
