/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-recheck.h"

#include "lw-kin-table.h"
#include "lw-touched.h"

/* An edit that touches more villages than this, or more rows, is looked at as one that touches all. */
#define FEW_VILLAGES 8
#define FEW_CHANGES 400

static void
add_villages_of (GArray        *villages,
                 LwLedger      *reader,
                 const LwTable *table,
                 LwKey          person)
{
  const LwField *field = lw_table_find_field (table, "village");
  g_autoptr (GPtrArray) records = lw_ledger_list (reader, table, "person", person, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LwKey village = lw_record_get_int (records->pdata[i], field);
      g_array_append_val (villages, village);
    }
}

/* Who is near to one of two is near to the other now, or no more. */
static void
add_relatives (GArray   *people,
               LwLedger *reader)
{
  g_autoptr (LwKinTable) table = lw_kin_table_new (reader, FALSE, NULL);
  guint n = people->len;

  for (guint i = 0; i < n; i++)
    {
      const GArray *kin = lw_kin_table_find (table, g_array_index (people, LwKey, i));

      for (guint j = 0; j < kin->len; j++)
        g_array_append_val (people, g_array_index (kin, LwKin, j).person);
    }
  lw_key_array_sort (people);
}

GArray *
lw_recheck_villages (LwLedger *reader,
                     gint64   *revision)
{
  g_autoptr (LwTouched) touched = lw_touched_since (reader, *revision, FEW_CHANGES, NULL);
  g_autoptr (GArray) villages = NULL;

  if (touched == NULL || touched->all || touched->settings || touched->people->len > FEW_CHANGES)
    return NULL;
  villages = g_array_copy (touched->villages);
  if (touched->kinship)
    add_relatives (touched->people, reader);
  for (guint i = 0; i < touched->people->len; i++)
    {
      LwKey person = g_array_index (touched->people, LwKey, i);

      add_villages_of (villages, reader, &lw_post_table, person);
      add_villages_of (villages, reader, &lw_reserve_table, person);
      add_villages_of (villages, reader, &lw_pool_entry_table, person);
    }
  lw_key_array_sort (villages);
  if (villages->len > FEW_VILLAGES)
    return NULL;
  *revision = touched->revision;
  return g_steal_pointer (&villages);
}

static int
find_place (GPtrArray *results,
            LwKey      village)
{
  for (guint i = 0; i < results->len; i++)
    if (((LwVillageResult *) results->pdata[i])->village == village)
      return (int) i;
  return -1;
}

/* FALSE: a village came or went, or has another code. */
static gboolean
check_one (LwCheck   *check,
           LwLedger  *reader,
           GPtrArray *results,
           LwKey      key)
{
  int place = find_place (results, key);
  g_autoptr (LwVillage) village = lw_ledger_get (reader, &lw_village_table, key, NULL);
  g_autoptr (GPtrArray) fresh = NULL;

  if (place < 0 || village == NULL
      || g_strcmp0 (village->code, ((LwVillageResult *) results->pdata[place])->code) != 0)
    return FALSE;
  fresh = lw_check_list (check, reader, village->code, NULL, NULL);
  if (fresh == NULL || fresh->len != 1)
    return FALSE;
  lw_village_result_unref (results->pdata[place]);
  results->pdata[place] = lw_village_result_ref (fresh->pdata[0]);
  return TRUE;
}

static gpointer
ref_result (gconstpointer result,
            gpointer      user_data)
{
  return lw_village_result_ref ((gpointer) result);
}

GPtrArray *
lw_recheck (LwCheck   *check,
            LwLedger  *reader,
            GPtrArray *results,
            gint64    *revision)
{
  gint64 now = *revision;
  g_autoptr (GArray) villages = lw_recheck_villages (reader, &now);
  g_autoptr (GPtrArray) fresh = NULL;

  if (villages == NULL)
    return NULL;
  fresh = g_ptr_array_copy (results, ref_result, NULL);
  g_ptr_array_set_free_func (fresh, (GDestroyNotify) lw_village_result_unref);
  for (guint i = 0; i < villages->len; i++)
    if (!check_one (check, reader, fresh, g_array_index (villages, LwKey, i)))
      return NULL;
  *revision = now;
  return g_steal_pointer (&fresh);
}
