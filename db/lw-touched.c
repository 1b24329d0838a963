/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-touched.h"

#include "lw-journal-entry.h"
#include "lw-journal-subject.h"

#include <string.h>

#define MOST_ENTRIES 64

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const LwKey *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/**
 * lw_key_array_sort:
 * @keys: (element-type LwKey): in any order
 *
 * Makes a set of it: in order, each key once.
 */
void
lw_key_array_sort (GArray *keys)
{
  guint n = 0;

  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      LwKey key = g_array_index (keys, LwKey, i);
      if (n == 0 || g_array_index (keys, LwKey, n - 1) != key)
        g_array_index (keys, LwKey, n++) = key;
    }
  g_array_set_size (keys, n);
}

/**
 * lw_key_array_has:
 * @keys: (element-type LwKey): a set, in order
 * @key: a key
 *
 * Returns: whether it is one of them
 */
gboolean
lw_key_array_has (const GArray *keys,
                  LwKey key)
{
  return keys->len > 0 && bsearch (&key, keys->data, keys->len, sizeof (LwKey), compare_keys) != NULL;
}

/**
 * lw_touched_free:
 * @touched: (nullable) (transfer full): what was found
 */
void
lw_touched_free (LwTouched *touched)
{
  if (touched == NULL)
    return;
  g_array_unref (touched->people);
  g_array_unref (touched->villages);
  g_free (touched);
}

static void
add_key (GArray *keys,
         LwKey key)
{
  if (key != 0 && (keys->len == 0 || g_array_index (keys, LwKey, keys->len - 1) != key))
    g_array_append_val (keys, key);
}

/* A post that moves from one person or village to another touches both. */
static void
add_old_and_new (GArray *keys,
                 LwChangesetIter *change,
                 const char *name)
{
  const LwField *field = lw_table_find_field (lw_changeset_iter_get_table (change), name);

  if (field == NULL)
    return;
  add_key (keys, lw_value_get_int (lw_changeset_iter_get_old (change, field)));
  add_key (keys, lw_value_get_int (lw_changeset_iter_get_new (change, field)));
}

static gboolean
add_change (LwTouched *touched,
            LwSubjectFinder *finder,
            LwChangesetIter *change,
            GError **error)
{
  const LwTable *table = lw_changeset_iter_get_table (change);
  LwSubject subject;

  if (table == &lw_setting_table || table == &lw_profile_text_table)
    touched->settings = TRUE;
  if (table == &lw_kinship_table)
    touched->kinship = TRUE;
  if (table == &lw_village_table)
    touched->villages_changed = TRUE;
  if (!_lw_subject_finder_find (finder, change, &subject, error))
    return FALSE;
  add_key (touched->people, subject.person);
  add_key (touched->people, subject.relative);
  add_key (touched->villages, subject.village);
  add_old_and_new (touched->people, change, "person");
  add_old_and_new (touched->people, change, "relative");
  add_old_and_new (touched->villages, change, "village");
  return TRUE;
}

static gboolean
add_entry (LwTouched *touched,
           LwLedger *ledger,
           const LwJournalEntry *entry,
           GError **error)
{
  g_autoptr(GBytes) changeset = _lw_journal_load_changeset (ledger, entry, error);
  g_autoptr(LwSubjectFinder) finder = _lw_subject_finder_new (ledger);
  g_autoptr(LwChangesetIter) change = changeset ? lw_changeset_iter_new (changeset) : NULL;
  g_autoptr(GError) local = NULL;

  if (change == NULL)
    return FALSE;
  while (lw_changeset_iter_next (change, &local))
    {
      if (!add_change (touched, finder, change, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* FALSE with @error; what cannot be told from the journal is "all". */
static gboolean
add_entries (LwTouched *touched,
             LwLedger *ledger,
             guint n_entries,
             guint most,
             GError **error)
{
  g_autoptr(GPtrArray) entries = lw_journal_list (ledger, n_entries, error);
  gint64 n_changes = 0;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len && !touched->all; i++)
    {
      g_autoptr(GError) local = NULL;
      const LwJournalEntry *entry = entries->pdata[i];

      n_changes += entry->n_changes;
      /* The payload of an entry may have been erased by law. */
      touched->all = n_changes > most || !add_entry (touched, ledger, entry, &local);
    }
  return TRUE;
}

/**
 * lw_touched_since:
 * @ledger: a ledger
 * @since: a revision of it; what it knew then is known
 * @most: more changes than that are not looked at
 * @error: (out)
 *
 * Returns: (transfer full): whom and what later actions are about
 */
LwTouched *
lw_touched_since (LwLedger *ledger,
                  gint64 since,
                  guint most,
                  GError **error)
{
  g_autoptr(LwTouched) touched = g_new0 (LwTouched, 1);
  gint64 now;

  touched->people = g_array_new (FALSE, FALSE, sizeof (LwKey));
  touched->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  now = lw_ledger_get_revision (ledger);
  touched->revision = now;
  touched->all = now < since || now - since > MOST_ENTRIES;
  if (now > since && !touched->all && !add_entries (touched, ledger, (guint) (now - since), most, error))
    return NULL;
  lw_key_array_sort (touched->people);
  lw_key_array_sort (touched->villages);
  return g_steal_pointer (&touched);
}
