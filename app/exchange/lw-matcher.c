/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-date.h"
#include "lw-id-number.h"

/* Who is it: the same valid ID number, else village + name + birth equal at the coarser precision. */

static char *
old_form (const char *number)
{
  return g_strdup_printf ("%.6s%.9s", number, number + 8);
}

static LwPerson *
take_first (GPtrArray *people)
{
  return people->len ? g_ptr_array_steal_index (people, 0) : NULL;
}

static gboolean
find_number (LwImporter *importer,
             const char *number,
             LwPerson **person,
             GError **error)
{
  g_autoptr(GPtrArray) found = NULL;

  if (!number)
    return TRUE;
  if (importer->no_people)
    {
      LwKey *key = g_hash_table_lookup (importer->made_ids, number);

      if (!key)
        return TRUE;
      *person = lw_ledger_get (importer->ledger, &lw_person_table, *key, error);
      return *person != NULL;
    }
  found = lw_ledger_find (importer->ledger, &lw_person_table, "id_number", number, error);
  if (!found)
    return FALSE;
  *person = take_first (found);
  return TRUE;
}

static gboolean
find_by_id (LwImporter *importer,
            const LwPerson *facts,
            LwPerson **person,
            GError **error)
{
  const char *number = facts->id_number;
  g_autofree char *other = NULL;

  if (!number)
    return TRUE;
  if (!find_number (importer, number, person, error))
    return FALSE;
  if (*person)
    return TRUE;
  /* A 15-digit number matches the 18-digit form of the same person. Those numbers were given to
   * people born in the twentieth century. */
  if (strlen (number) == 15)
    other = lw_id_number_upgrade (number);
  else if (strncmp (number + 6, "19", 2) == 0)
    other = old_form (number);
  return find_number (importer, other, person, error);
}

static gboolean
has_link (LwLedger *ledger,
          const LwTable *table,
          const LwPerson *person,
          LwKey village,
          gboolean *linked,
          GError **error)
{
  const LwField *field = lw_table_find_field (table, "village");
  g_autoptr(GPtrArray) records = lw_ledger_list (ledger, table, "person", person->record.id, error);

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    *linked |= lw_record_get_int (g_ptr_array_index (records, i), field) == village;
  return TRUE;
}

static gboolean
belongs_to (LwLedger *ledger,
            const LwPerson *person,
            LwKey village,
            gboolean *linked,
            GError **error)
{
  static const LwTable *const tables[] = { &lw_post_table, &lw_reserve_table, &lw_imported_table };

  *linked = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables) && !*linked; i++)
    if (!has_link (ledger, tables[i], person, village, linked, error))
      return FALSE;
  return TRUE;
}

static LwDate
birth_of (const LwPerson *person)
{
  return lw_birth_effective (person->birth_decided, person->id_number, person->birth_stated);
}

/* TRUE when the row would change nothing of @person: it came from this very row before. */
static gboolean
says_nothing_new (const LwPerson *person,
                  const LwPerson *facts)
{
  g_autoptr(LwPerson) merged = lw_record_copy (person);

  return !lw_record_merge (merged, facts);
}

/* An ID number on one side only does not part two people, two numbers do. */
static gboolean
numbers_differ (const LwPerson *a,
                const LwPerson *b)
{
  return a->id_number && b->id_number;
}

static gboolean
find_by_name (LwImporter *importer,
              const LwFacts *facts,
              gboolean anywhere,
              LwPerson **person,
              gboolean *doubtful,
              GError **error)
{
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) same = g_ptr_array_new ();
  LwDate birth = birth_of (facts->person);
  LwPerson *twin = NULL;
  guint n_near = 0;

  people = lw_ledger_find (importer->ledger, &lw_person_table, "name", facts->person->name, error);
  if (!people)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      LwPerson *other = g_ptr_array_index (people, i);
      LwDate other_birth = birth_of (other);
      gboolean linked = anywhere;

      if (numbers_differ (other, facts->person))
        continue;
      if (birth && other_birth && !lw_date_agrees (birth, other_birth))
        continue;
      if (!linked && !belongs_to (importer->ledger, other, facts->village, &linked, error))
        return FALSE;
      if (!linked)
        continue;
      n_near++;
      if (birth && other_birth)
        g_ptr_array_add (same, other);
      if (!twin && (!birth || !other_birth || n_near > 1) && says_nothing_new (other, facts->person))
        twin = other;
    }
  if (same->len == 1)
    *person = lw_record_copy (g_ptr_array_index (same, 0));
  else if (twin)
    *person = lw_record_copy (twin);
  else if (facts->person->id_number)
    *doubtful = same->len > 1;
  else
    *doubtful = n_near > 0;
  return TRUE;
}

gboolean
lw_match_person (LwImporter *importer,
                 const LwFacts *facts,
                 gboolean anywhere,
                 LwPerson **person,
                 gboolean *doubtful,
                 GError **error)
{
  *person = NULL;
  *doubtful = FALSE;
  if (!find_by_id (importer, facts->person, person, error))
    return FALSE;
  if (*person)
    return TRUE;
  /* With a number and a ledger that was empty, everybody without one came from this file. */
  if (facts->person->id_number && importer->no_people)
    return TRUE;
  return find_by_name (importer, facts, anywhere, person, doubtful, error);
}

void
lw_match_made (LwImporter *importer,
               const LwPerson *person)
{
  LwKey *key;

  if (!importer->no_people || !person->id_number)
    return;
  key = g_new (LwKey, 1);
  *key = person->record.id;
  g_hash_table_insert (importer->made_ids, g_strdup (person->id_number), key);
}
