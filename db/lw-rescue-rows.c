/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rescue-private.h"

#include "lw-journal-entry.h"
#include "lw-journal-subject.h"
#include "lw-sql.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Rows of facts from the three places that may still hold them: the tables, the journal, the indexes. */

gboolean
_lw_rescue_play (LwLedger *mirror)
{
  g_autoptr(GPtrArray) entries = lw_journal_list (mirror, 0, NULL);
  gboolean all = entries != NULL;

  for (guint i = entries ? entries->len : 0; i > 0; i--)
    {
      const LwJournalEntry *entry = entries->pdata[i - 1];
      g_autoptr(GBytes) changeset = _lw_journal_load_changeset (mirror, entry, NULL);
      gint64 n_changes;

      all = changeset && lw_changeset_apply_loosely (mirror->connection, changeset) && all &&
            _lw_journal_subjects_store (mirror, entry->id, changeset, &n_changes, NULL);
    }
  return all;
}

typedef struct
{
  const LwTable *table;
  LwStatement *insert; /* borrowed */
  GHashTable *seen;    /* gint64: ids that could be read */
} Overlay;

static void
bind_row (LwStatement *to,
          LwStatement *row,
          const LwTable *table)
{
  int n = (int) table->n_fields;

  lw_statement_reset (to);
  for (int i = 0; i < n; i++)
    {
      if (lw_statement_is_null (row, i + 1))
        lw_statement_bind_null (to, i);
      else if (table->fields[i].type == LW_FIELD_TEXT)
        lw_statement_bind_text (to, i, lw_statement_get_text (row, i + 1));
      else
        lw_statement_bind_int (to, i, lw_statement_get_int (row, i + 1));
    }
  lw_statement_bind_int (to, n, lw_statement_get_int (row, 0));
}

static gint64 *
new_key (LwKey key)
{
  return g_memdup2 (&key, sizeof key);
}

/* A row that the new tables refuse is none of ours; it counts among what was lost. */
static void
overlay_row_cb (LwStatement *row,
                gpointer data)
{
  Overlay *overlay = data;

  bind_row (overlay->insert, row, overlay->table);
  if (lw_statement_run (overlay->insert, NULL))
    g_hash_table_add (overlay->seen, new_key (lw_statement_get_int (row, 0)));
}

/* What could not be read stays as the journal knew it; what could have been read and is not there
 * was deleted by an entry that is lost. */
static gboolean
drop_deleted (LwLedger *mirror,
              const LwTable *table,
              GHashTable *seen,
              GArray *gaps,
              LwRescueCount *count,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", table->name);
  g_autoptr(LwStatement) ids = lw_connection_prepare (mirror->connection, sql, _("The ledger was not rescued"), error);
  g_autoptr(LwStatement) remove = ids ? lw_connection_prepare (mirror->connection, lw_sql_for_table (mirror, table)->remove,
                                                               _("The ledger was not rescued"), error) : NULL;
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (LwKey));
  LwStep step = LW_STEP_ERROR;

  while (remove && (step = lw_statement_step (ids, error)) == LW_STEP_ROW)
    {
      LwKey id = lw_statement_get_int (ids, 0);

      if (g_hash_table_contains (seen, &id))
        continue;
      if (_lw_rescue_in_gap (gaps, id))
        count->from_journal++;
      else
        g_array_append_val (gone, id);
    }
  for (guint i = 0; step == LW_STEP_DONE && i < gone->len; i++)
    {
      lw_statement_reset (remove);
      lw_statement_bind_int (remove, 0, g_array_index (gone, LwKey, i));
      if (!lw_statement_run (remove, error))
        return FALSE;
    }
  return step == LW_STEP_DONE;
}

/* What the indexes hold of people and villages whose own row is gone. */
static const struct
{
  const LwTable *table;
  const char *read, *insert;
} indexes[] = {
  { &lw_village_table, "SELECT id, code FROM village INDEXED BY sqlite_autoindex_village_1 ORDER BY code",
    "INSERT OR IGNORE INTO village (id, code, name) VALUES (?1, ?2, ?2)" },
  { &lw_village_table, "SELECT id, name FROM village INDEXED BY village_name ORDER BY name", "UPDATE village SET name = ?2 WHERE id = ?1 AND name = code" },
  { &lw_person_table, "SELECT id, name FROM person INDEXED BY person_name ORDER BY name", "INSERT OR IGNORE INTO person (id, name) VALUES (?1, ?2)" },
  { &lw_person_table, "SELECT id, id_number FROM person INDEXED BY sqlite_autoindex_person_1 WHERE id_number IS NOT NULL ORDER BY id_number",
    "UPDATE OR IGNORE person SET id_number = ?2 WHERE id = ?1 AND id_number IS NULL" },
  { &lw_person_table, "SELECT id, phone FROM person INDEXED BY person_phone WHERE phone IS NOT NULL ORDER BY phone",
    "UPDATE person SET phone = ?2 WHERE id = ?1 AND phone IS NULL" },
};

/* An index that is damaged itself gives what comes before the damage, and from its other end what
 * comes after. */
static void
read_index (LwConnection *source,
            LwConnection *target,
            guint index,
            gboolean backwards,
            GHashTable *seen,
            GArray *gaps)
{
  g_autofree char *sql = g_strconcat (indexes[index].read, backwards ? " DESC" : "", NULL);
  g_autoptr(LwStatement) row = lw_connection_prepare (source, sql, "", NULL);
  g_autoptr(LwStatement) write = lw_connection_prepare (target, indexes[index].insert, "", NULL);

  while (row && write && lw_statement_step (row, NULL) == LW_STEP_ROW)
    {
      LwKey id = lw_statement_get_int (row, 0);

      if (g_hash_table_contains (seen, &id) || !_lw_rescue_in_gap (gaps, id))
        continue;
      lw_statement_reset (write);
      lw_statement_bind_int (write, 0, id);
      lw_statement_bind_text (write, 1, lw_statement_get_text (row, 1));
      lw_statement_run (write, NULL);
    }
}

static gboolean
count_rows (LwLedger *mirror,
            const LwTable *table,
            guint *count,
            GError **error)
{
  gint64 rows = lw_ledger_count (mirror, table, error);

  *count = (guint) MAX (rows, 0);
  return rows >= 0;
}

static gboolean
fill_from_indexes (LwConnection *source,
                   LwLedger *mirror,
                   Overlay *overlay,
                   GArray *gaps,
                   LwRescueCount *count,
                   GError **error)
{
  guint before, after;

  if (gaps->len == 0)
    return TRUE;
  if (!count_rows (mirror, overlay->table, &before, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      if (indexes[i].table != overlay->table)
        continue;
      read_index (source, mirror->connection, i, FALSE, overlay->seen, gaps);
      read_index (source, mirror->connection, i, TRUE, overlay->seen, gaps);
    }
  if (!count_rows (mirror, overlay->table, &after, error))
    return FALSE;
  count->from_index = after - before;
  return TRUE;
}

/* A ledger of an older version has fewer columns, and of some tables none. */
static char *
dup_select (LwConnection *source,
            const LwTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table->name);
  g_autoptr(LwStatement) row = lw_connection_prepare (source, sql, "", NULL);
  g_autoptr(GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *select = g_string_new ("SELECT id");

  while (row && lw_statement_step (row, NULL) == LW_STEP_ROW)
    g_hash_table_add (there, g_strdup (lw_statement_get_text (row, 0)));
  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *name = table->fields[i].name;

      g_string_append_printf (select, g_hash_table_contains (there, name) ? ", \"%s\"" : ", NULL AS \"%s\"", name);
    }
  g_string_append_printf (select, " FROM %s", table->name);
  return g_string_free (select, g_hash_table_size (there) == 0);
}

static gboolean
overlay_table (LwConnection *source,
               LwLedger *mirror,
               const LwTable *table,
               LwRescueCount *count,
               GError **error)
{
  g_autofree char *select = dup_select (source, table);
  g_autofree char *replace = g_strconcat ("INSERT OR REPLACE ", lw_sql_for_table (mirror, table)->insert + strlen ("INSERT "), NULL);
  g_autoptr(LwStatement) insert = lw_connection_prepare (mirror->connection, replace, _("The ledger was not rescued"), error);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (LwGap));
  Overlay overlay = { .table = table, .insert = insert, .seen = seen };

  if (insert == NULL || select == NULL)
    return insert != NULL;
  _lw_rescue_walk (source, select, "id", overlay_row_cb, &overlay, gaps);
  lw_statement_reset (insert);
  count->gaps = gaps->len;
  return drop_deleted (mirror, table, seen, gaps, count, error) && fill_from_indexes (source, mirror, &overlay, gaps, count, error);
}

/* Rows whose village or person could not be had from anywhere: nobody could say what they are about. */
static gboolean
drop_orphans (LwLedger *mirror,
              LwRescueCount *counts,
              GError **error)
{
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id IN (SELECT rowid FROM pragma_foreign_key_check ('%s'))",
                                              tables[i]->name, tables[i]->name);

      if (!lw_connection_exec (mirror->connection, sql, _("The ledger was not rescued"), error))
        return FALSE;
      counts[i].lost += (guint) lw_connection_n_changed (mirror->connection);
      if (!count_rows (mirror, tables[i], &counts[i].saved, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_lw_rescue_overlay (LwConnection *source,
                    LwLedger *mirror,
                    LwRescueCount *counts,
                    GError **error)
{
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      if (!overlay_table (source, mirror, tables[i], &counts[i], error))
        return FALSE;
    }
  return drop_orphans (mirror, counts, error);
}

static gboolean
copy_table (LwLedger *mirror,
            LwLedger *fresh,
            const LwTable *table,
            GError **error)
{
  const char *action = _("The ledger was not rescued");
  g_autoptr(LwStatement) row = lw_connection_prepare (mirror->connection, lw_sql_for_table (mirror, table)->select, action, error);
  g_autoptr(LwStatement) insert = row ? lw_connection_prepare (fresh->connection, lw_sql_for_table (fresh, table)->insert, action, error) : NULL;
  LwStep step = LW_STEP_ERROR;

  while (insert && (step = lw_statement_step (row, error)) == LW_STEP_ROW)
    {
      bind_row (insert, row, table);
      if (!lw_statement_run (insert, error))
        return FALSE;
    }
  return step == LW_STEP_DONE;
}

gboolean
_lw_rescue_copy (LwLedger *mirror,
                 LwLedger *fresh,
                 const char *label,
                 GError **error)
{
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  if (!lw_journal_begin (fresh, label, error))
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    {
      if (!copy_table (mirror, fresh, tables[i], error))
        {
          lw_journal_rollback (fresh);
          return FALSE;
        }
    }
  return lw_journal_commit (fresh, NULL, error);
}
