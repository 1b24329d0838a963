/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-bulk.h"

#include "lw-date.h"

/* One measure for many: training, pairing, a trial post, a duty, an education upgrade. */

void
lw_bulk_measure_free (LwBulkMeasure *look)
{
  if (look == NULL)
    return;
  g_array_unref (look->people);
  g_free (look);
}

/* FALSE: stop, with @error. */
static gboolean
find_in_pool (LwLedger  *ledger,
              LwKey      person,
              LwDate     on,
              gboolean  *in_pool,
              GError   **error)
{
  g_autoptr (GPtrArray) reserves = lw_ledger_list (ledger, &lw_reserve_table, "person", person, error);
  g_autoptr (GPtrArray) entries
      = reserves != NULL ? lw_ledger_list (ledger, &lw_pool_entry_table, "person", person, error) : NULL;

  *in_pool = FALSE;
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (reserves, i);

      *in_pool = *in_pool || lw_date_holds (reserve->start, reserve->end, on);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const LwPoolEntry *entry = g_ptr_array_index (entries, i);

      *in_pool = *in_pool || (entry->filed == 0 && entry->closed == 0);
    }
  return TRUE;
}

static gboolean
is_same (const LwMeasureTaken *one,
         const LwMeasureTaken *other)
{
  return one->kind == other->kind && one->start == other->start && g_strcmp0 (one->what, other->what) == 0;
}

static gboolean
find_same (LwLedger              *ledger,
           LwKey                  person,
           const LwMeasureTaken  *measure,
           gboolean              *same,
           GError               **error)
{
  g_autoptr (GPtrArray) measures = lw_ledger_list (ledger, &lw_measure_table, "person", person, error);

  *same = FALSE;
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    *same = *same || is_same (g_ptr_array_index (measures, i), measure);
  return measures != NULL;
}

LwBulkMeasure *
lw_bulk_look_measure (LwLedger              *ledger,
                      const GArray          *people,
                      const LwMeasureTaken  *measure,
                      LwDate                 on,
                      GError               **error)
{
  g_autoptr (LwBulkMeasure) look = g_new0 (LwBulkMeasure, 1);

  look->people = g_array_new (FALSE, FALSE, sizeof (LwKey));
  for (guint i = 0; i < people->len; i++)
    {
      LwKey person = g_array_index (people, LwKey, i);
      gboolean in_pool, same;

      if (!find_in_pool (ledger, person, on, &in_pool, error)
          || !find_same (ledger, person, measure, &same, error))
        return NULL;
      if (!in_pool)
        look->n_left_out++;
      else if (same)
        look->n_already++;
      else
        g_array_append_val (look->people, person);
    }
  return g_steal_pointer (&look);
}

gboolean
lw_bulk_add_measure (LwLedger              *ledger,
                     const GArray          *people,
                     const LwMeasureTaken  *measure,
                     LwDate                 on,
                     GError               **error)
{
  g_autoptr (LwBulkMeasure) look = lw_bulk_look_measure (ledger, people, measure, on, error);

  for (guint i = 0; look != NULL && i < look->people->len; i++)
    {
      g_autoptr (LwMeasureTaken) one = lw_record_copy (measure);

      one->person = g_array_index (look->people, LwKey, i);
      if (!lw_ledger_insert (ledger, one, error))
        return FALSE;
    }
  return look != NULL;
}
