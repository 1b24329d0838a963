/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-moves.h"

#include "lw-date.h"

static LwKey
key_of (const LwRecord *record,
        const char     *name)
{
  return lw_record_get_int (record, lw_table_find_field (record->table, name));
}

static LwDate
date_of (const LwRecord *record,
         const char     *name)
{
  const LwField *field = lw_table_find_field (record->table, name);

  return field != NULL ? (LwDate) lw_record_get_int (record, field) : 0;
}

static void
set_date (LwRecord   *record,
          const char *name,
          LwDate      date)
{
  lw_record_set_int (record, lw_table_find_field (record->table, name), date);
}

/* Posts are alike in body and position; memberships of a pool are. */
static gboolean
is_like (const LwRecord *a,
         const LwRecord *b,
         LwDate          on)
{
  if (key_of (a, "person") != key_of (b, "person")
      || !lw_date_holds (date_of (b, "start"), date_of (b, "end"), on))
    return FALSE;
  return a->table != &lw_post_table
         || (((const LwPost *) a)->body == ((const LwPost *) b)->body
             && ((const LwPost *) a)->position == ((const LwPost *) b)->position);
}

static gboolean
has_already (LwVillageMove  *move,
             const LwRecord *record)
{
  g_autoptr (GPtrArray) there = NULL;

  if (move->to != 0)
    there = lw_ledger_list (move->ledger, record->table, "village", move->to, NULL);
  for (guint i = 0; there != NULL && i < there->len; i++)
    if (is_like (record, there->pdata[i], move->on))
      return TRUE;
  return FALSE;
}

/* What was until the day stays behind as a record of its own. The record itself goes: whatever refers
 * to it goes along. */
static gboolean
go_on (LwVillageMove *move,
       LwRecord      *record,
       GError       **error)
{
  LwRecord *past = lw_record_copy (record);
  gboolean done;

  past->id = 0;
  set_date (past, "end", move->on);
  lw_record_set_text (past, lw_table_find_field (past->table, "end_reason"), move->reason);
  set_date (record, "start", move->on);
  lw_record_set_int (record, lw_table_find_field (record->table, "village"), move->to);
  done = lw_ledger_insert (move->ledger, past, error) && lw_ledger_update (move->ledger, record, error);
  lw_record_free (past);
  return done;
}

static gboolean
end_here (LwVillageMove *move,
          LwRecord      *record,
          GError       **error)
{
  set_date (record, "end", move->on);
  lw_record_set_text (record, lw_table_find_field (record->table, "end_reason"), move->reason);
  return lw_ledger_update (move->ledger, record, error);
}

static gboolean
go_whole (LwVillageMove *move,
          LwRecord      *record,
          GError       **error)
{
  lw_record_set_int (record, lw_table_find_field (record->table, "village"), move->to);
  return lw_ledger_update (move->ledger, record, error);
}

static void
count (LwVillageMove  *move,
       const LwRecord *record,
       gboolean        twice)
{
  LwKey person = key_of (record, "person");

  if (twice)
    move->moves->n_twice++;
  else if (record->table == &lw_post_table)
    move->moves->n_posts++;
  else
    move->moves->n_reserves++;
  if (!g_hash_table_contains (move->seen, &person))
    {
      LwKey *key = g_new (LwKey, 1);

      *key = person;
      g_hash_table_add (move->seen, key);
      move->moves->n_people++;
    }
}

static gboolean
move_one (LwVillageMove *move,
          LwRecord      *record,
          GError       **error)
{
  LwKey person = key_of (record, "person");
  LwDate start = date_of (record, "start"), end = date_of (record, "end");
  gboolean twice;

  /* What was over by the day is history of the old village. */
  if ((end != 0 && end <= move->on) || (move->only != NULL && !g_hash_table_contains (move->only, &person)))
    return TRUE;
  twice = has_already (move, record);
  count (move, record, twice);
  if (move->dry)
    return TRUE;
  if (twice)
    return end_here (move, record, error);
  return start >= move->on ? go_whole (move, record, error) : go_on (move, record, error);
}

static gboolean
move_table (LwVillageMove *move,
            const LwTable *table,
            LwKey          from,
            GError       **error)
{
  g_autoptr (GPtrArray) records = lw_ledger_list (move->ledger, table, "village", from, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!move_one (move, records->pdata[i], error))
      return FALSE;
  return records != NULL;
}

/* Who is proposed for the pool, but not in it yet, is proposed in the other village. */
static gboolean
move_proposals (LwVillageMove *move,
                LwKey          from,
                GError       **error)
{
  const LwTable *table = lw_table_by_name ("pool_entry");
  g_autoptr (GPtrArray) records = NULL;

  if (table == NULL || move->dry)
    return TRUE;
  records = lw_ledger_list (move->ledger, table, "village", from, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LwRecord *record = g_ptr_array_index (records, i);
      LwKey person = key_of (record, "person");

      if (date_of (record, "filed") == 0 && date_of (record, "closed") == 0
          && (move->only == NULL || g_hash_table_contains (move->only, &person))
          && !go_whole (move, record, error))
        return FALSE;
    }
  return records != NULL;
}

gboolean
lw_village_move_from (LwVillageMove *move,
                      LwKey          from,
                      GError       **error)
{
  return move_table (move, &lw_post_table, from, error)
         && move_table (move, &lw_reserve_table, from, error) && move_proposals (move, from, error);
}
