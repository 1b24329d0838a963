/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-kin-table.h"

struct _LwKinTable
{
  LwLedger *ledger;    /* NULL: all is read */
  GPtrArray *records;  /* LwKinship */
  GHashTable *known;   /* record → itself: those in @records */
  GHashTable *of;      /* person → GPtrArray of the records about her */
  GHashTable *found;   /* person → GArray of LwKin */
  GArray *nobody;
};

static gpointer
key_new (LwKey key)
{
  return g_memdup2 (&key, sizeof key);
}

static GPtrArray *
list_of (LwKinTable *self,
         LwKey       person)
{
  GPtrArray *list = g_hash_table_lookup (self->of, &person);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->of, key_new (person), list);
    }
  return list;
}

static LwKinTable *
table_alloc (void)
{
  LwKinTable *self = g_new0 (LwKinTable, 1);

  self->records = g_ptr_array_new_with_free_func (lw_record_free);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->nobody = g_array_new (FALSE, TRUE, sizeof (LwKin));
  return self;
}

/* The same record is read from either side. */
static LwKinship *
keep (LwKinTable      *self,
      const LwKinship *record)
{
  LwKinship *kept = g_hash_table_lookup (self->known, &record->record.id);

  if (kept == NULL)
    {
      kept = lw_record_copy (record);
      g_ptr_array_add (self->records, kept);
      g_hash_table_insert (self->known, key_new (record->record.id), kept);
    }
  return kept;
}

LwKinTable *
lw_kin_table_new_of (GPtrArray *kinship)
{
  LwKinTable *self = table_alloc ();

  for (guint i = 0; i < kinship->len; i++)
    {
      LwKinship *record = keep (self, g_ptr_array_index (kinship, i));

      g_ptr_array_add (list_of (self, record->person), record);
      if (record->relative != record->person)
        g_ptr_array_add (list_of (self, record->relative), record);
    }
  return self;
}

LwKinTable *
lw_kin_table_new (LwLedger  *ledger,
                  gboolean   all,
                  GError   **error)
{
  g_autoptr (GPtrArray) kinship = NULL;
  LwKinTable *self;

  if (all)
    {
      kinship = lw_ledger_list (ledger, &lw_kinship_table, NULL, 0, error);
      return kinship != NULL ? lw_kin_table_new_of (kinship) : NULL;
    }
  self = table_alloc ();
  self->ledger = g_object_ref (ledger);
  return self;
}

void
lw_kin_table_free (LwKinTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->of);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->records);
  g_array_unref (self->nobody);
  g_clear_object (&self->ledger);
  g_free (self);
}

/* ---- whom the records lead to ---- */

/* NULL: nobody. */
static GPtrArray *
records_about (LwKinTable *self,
               LwKey       person)
{
  static const char *const columns[] = { "person", "relative" };
  GPtrArray *list = g_hash_table_lookup (self->of, &person);

  if (list != NULL || self->ledger == NULL)
    return list;
  list = list_of (self, person);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GPtrArray) own = lw_ledger_list (self->ledger, &lw_kinship_table, columns[i], person, NULL);

      for (guint j = 0; own != NULL && j < own->len; j++)
        {
          LwKinship *record = keep (self, own->pdata[j]);

          if (!g_ptr_array_find (list, record, NULL))
            g_ptr_array_add (list, record);
        }
    }
  return list;
}

static void
add_key (GArray *keys,
         LwKey   key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, LwKey, i) == key)
      return;
  g_array_append_val (keys, key);
}

static int
by_id (gconstpointer a,
       gconstpointer b)
{
  LwKey one = (*(LwRecord *const *) a)->id, other = (*(LwRecord *const *) b)->id;

  return one < other ? -1 : one > other;
}

static void
add_records (GPtrArray *records,
             GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    if (!g_ptr_array_find (records, more->pdata[i], NULL))
      g_ptr_array_add (records, more->pdata[i]);
  g_ptr_array_sort (records, by_id);
}

static GArray *
walk (LwKinTable *self,
      LwKey       person)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  GArray *kin = NULL;

  g_array_append_val (keys, person);
  for (guint i = 0; i < keys->len; i++)
    {
      add_records (records, records_about (self, g_array_index (keys, LwKey, i)));
      g_clear_pointer (&kin, g_array_unref);
      kin = lw_kin_find (records, person);
      /* Whoever is found is asked too; nobody is lost again by knowing more. */
      for (guint j = 0; j < kin->len; j++)
        add_key (keys, g_array_index (kin, LwKin, j).person);
    }
  return kin;
}

const GArray *
lw_kin_table_find (LwKinTable *self,
                   LwKey       person)
{
  GArray *kin = g_hash_table_lookup (self->found, &person);
  GPtrArray *own;

  if (kin != NULL)
    return kin;
  own = records_about (self, person);
  if (own == NULL || own->len == 0)
    return self->nobody;
  kin = walk (self, person);
  g_hash_table_insert (self->found, key_new (person), kin);
  return kin;
}

GPtrArray *
lw_kin_table_get_records (LwKinTable *self)
{
  return self->records;
}
