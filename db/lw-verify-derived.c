/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-verify.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What is derived hides or shows records without being one: a hit that is missing from the search
 * index, an entry that is missing from somebody's history, a trigger that nobody made. */

/* Both sides in the order of all their columns, so that a row is either on both or on one. */
typedef struct
{
  LwStatement *here, *there;
  GArray *is_text; /* gboolean, for each column */
  guint n_missing, n_foreign;
  char *first; /* owned: the first column of the first row that differs */
} Merge;

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->here, lw_statement_free);
  g_clear_pointer (&self->there, lw_statement_free);
  g_clear_pointer (&self->is_text, g_array_unref);
  g_clear_pointer (&self->first, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static int
compare_column (LwStatement *a,
                LwStatement *b,
                int column,
                gboolean is_text)
{
  gint64 x, y;

  if (is_text)
    return g_strcmp0 (lw_statement_get_text (a, column), lw_statement_get_text (b, column));
  x = lw_statement_get_int (a, column);
  y = lw_statement_get_int (b, column);
  return (x > y) - (x < y);
}

static int
compare_rows (const Merge *self)
{
  int order = 0;

  for (guint i = 0; i < self->is_text->len && order == 0; i++)
    order = compare_column (self->here, self->there, (int) i, g_array_index (self->is_text, gboolean, i));
  return order;
}

static void
note_row (Merge *self,
          LwStatement *row,
          guint *counter)
{
  (*counter)++;
  if (self->first == NULL)
    self->first = g_strdup (lw_statement_get_text (row, 0));
}

static gboolean
run_merge (Merge *self,
           GError **error)
{
  LwStep here = lw_statement_step (self->here, error);
  LwStep there = here == LW_STEP_ERROR ? LW_STEP_ERROR : lw_statement_step (self->there, error);

  while (here != LW_STEP_ERROR && there != LW_STEP_ERROR && (here == LW_STEP_ROW || there == LW_STEP_ROW))
    {
      int order = here != LW_STEP_ROW ? 1 : there != LW_STEP_ROW ? -1 : compare_rows (self);

      if (order < 0)
        note_row (self, self->here, &self->n_foreign);
      else if (order > 0)
        note_row (self, self->there, &self->n_missing);
      if (order <= 0)
        here = lw_statement_step (self->here, error);
      if (order >= 0 && here != LW_STEP_ERROR)
        there = lw_statement_step (self->there, error);
    }
  return here != LW_STEP_ERROR && there != LW_STEP_ERROR;
}

static gboolean
prepare_merge (Merge *self,
               LwLedger *ledger,
               LwLedger *replay,
               const char *sql,
               GError **error)
{
  self->here = lw_connection_prepare (ledger->connection, sql, _("The ledger was not checked"), error);
  self->there = self->here ? lw_connection_prepare (replay->connection, sql, _("The ledger was not checked"), error) : NULL;
  return self->there != NULL;
}

/* The columns as the schema of @replay has them, those of the primary key first. */
static char *
dup_columns (LwLedger *replay,
             const char *table,
             GArray *is_text,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, type = 'TEXT' FROM pragma_table_info ('%s') ORDER BY pk = 0, pk, cid", table);
  g_autoptr(LwStatement) statement = lw_connection_prepare (replay->connection, sql, _("The ledger was not checked"), error);
  GString *columns = g_string_new (NULL);
  LwStep step = LW_STEP_ERROR;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      gboolean text = lw_statement_get_int (statement, 1) != 0;

      g_string_append_printf (columns, "%s\"%s\"", columns->len ? ", " : "", lw_statement_get_text (statement, 0));
      g_array_append_val (is_text, text);
    }
  return g_string_free (columns, step != LW_STEP_DONE);
}

static gboolean
merge_table (Merge *self,
             LwLedger *ledger,
             LwLedger *replay,
             const char *table,
             GError **error)
{
  g_autofree char *columns = NULL;
  g_autofree char *sql = NULL;

  self->is_text = g_array_new (FALSE, FALSE, sizeof (gboolean));
  columns = dup_columns (replay, table, self->is_text, error);
  if (columns == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY %s", columns, table, columns);
  return prepare_merge (self, ledger, replay, sql, error) && run_merge (self, error);
}

static gboolean
check_subjects (LwLedger *ledger,
                LwLedger *replay,
                GPtrArray *findings,
                GError **error)
{
  g_auto(Merge) merge = { 0 };

  if (!merge_table (&merge, ledger, replay, "journal_subject", error))
    return FALSE;
  if (merge.first)
    g_ptr_array_add (findings, g_strdup_printf (_("The list of who is named in which journal entry was altered (%u missing, %u too many): the history of a person or village may be shown with gaps. The journal itself is whole. “lwctl rescue” makes the list anew."),
                                                merge.n_missing, merge.n_foreign));
  return TRUE;
}

/* An index of other rules than ours is made anew by whoever opens the ledger for writing. */
static gboolean
has_our_index (LwLedger *ledger,
               LwLedger *replay,
               gboolean *same,
               GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *here = _lw_ledger_dup_meta (ledger, "search-version", &local);
  g_autofree char *there = local ? NULL : _lw_ledger_dup_meta (replay, "search-version", &local);

  *same = g_strcmp0 (here, there) == 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_search (LwLedger *ledger,
              LwLedger *replay,
              GPtrArray *findings,
              GError **error)
{
  g_auto(Merge) merge = { 0 };
  gboolean same;

  if (!_lw_search_index_check (replay, error) || !has_our_index (ledger, replay, &same, error))
    return FALSE;
  if (!same)
    return TRUE;
  if (!merge_table (&merge, ledger, replay, "search", error))
    return FALSE;
  if (merge.first)
    g_ptr_array_add (findings, g_strdup_printf (_("The search index was altered (%u missing, %u too many, the first under “%s”): typing a name or number may miss a record or find a wrong one. The records themselves are whole. “lwctl rescue” makes the index anew."),
                                                merge.n_missing, merge.n_foreign, merge.first));
  return TRUE;
}

/* Tables, indexes, triggers and views: their texts come from our migrations alone. */
static gboolean
check_schema (LwLedger *ledger,
              LwLedger *replay,
              GPtrArray *findings,
              GError **error)
{
  g_auto(Merge) merge = { 0 };
  gboolean text = TRUE;

  merge.is_text = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; i < 4; i++)
    g_array_append_val (merge.is_text, text);
  if (!prepare_merge (&merge, ledger, replay,
                      "SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2, 3, 4", error) ||
      !run_merge (&merge, error))
    return FALSE;
  if (merge.first)
    g_ptr_array_add (findings, g_strdup_printf (_("The file was rebuilt by another program: “%s” was added, removed or altered in it. Restore a backup."), merge.first));
  return TRUE;
}

gboolean
_lw_verify_derived (LwLedger *ledger,
                    LwLedger *replay,
                    GPtrArray *findings,
                    GError **error)
{
  guint before = findings->len;

  if (!check_schema (ledger, replay, findings, error))
    return FALSE;
  /* What follows from other rows than those of the journal is of no use to compare. */
  if (findings->len || before)
    return TRUE;
  return check_subjects (ledger, replay, findings, error) && check_search (ledger, replay, findings, error);
}
