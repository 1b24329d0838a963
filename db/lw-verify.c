/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-verify.h"
#include "lw-journal-entry.h"
#include "lw-page-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_FINDINGS 100 /* a file that is that broken is not read better by more of them */

static void
add (GPtrArray *findings,
     char *finding)
{
  if (findings->len < MAX_FINDINGS)
    g_ptr_array_add (findings, finding);
  else
    g_free (finding);
}

/* Damage met while looking is a finding; everything else means that one could not look. */
static gboolean
note_damage (GPtrArray *findings,
             GError *local,
             GError **error)
{
  if (g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED))
    {
      add (findings, g_strdup (_("A page of the file cannot be read; what stood on it is lost. Restore a backup.")));
      g_error_free (local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/* Every page, with the check sum that the cipher keeps for each. */
static gboolean
check_integrity (LwConnection *connection,
                 GPtrArray *findings,
                 GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (connection, "PRAGMA integrity_check(20)", _("The ledger was not checked"), error);
  LwStep step = LW_STEP_ERROR;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      const char *text = lw_statement_get_text (statement, 0);

      if (strcmp (text, "ok") != 0)
        add (findings, g_strdup_printf (_("The file is damaged (%s). Restore a backup."), text));
    }
  return step == LW_STEP_DONE;
}

static gboolean
check_foreign_keys (LwConnection *connection,
                    GPtrArray *findings,
                    GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (connection, "PRAGMA foreign_key_check", _("The ledger was not checked"), error);
  LwStep step = LW_STEP_ERROR;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    add (findings, g_strdup_printf (_("Record %lld of “%s” belongs to a record of “%s” that does not exist."),
                                    (long long) lw_statement_get_int (statement, 1), lw_statement_get_text (statement, 0),
                                    lw_statement_get_text (statement, 2)));
  return step == LW_STEP_DONE;
}

gboolean
_lw_verify_pages (LwConnection *connection,
                  GPtrArray *findings,
                  GError **error)
{
  GError *local = NULL;

  if (check_integrity (connection, findings, &local) && check_foreign_keys (connection, findings, &local))
    return TRUE;
  return note_damage (findings, local, error);
}

/* What the undo and redo entries say is in force, against what journal.undone says. */
typedef struct
{
  GArray *done;   /* LwKey: in force, the next undo last */
  GArray *undone; /* LwKey: can be redone, the next redo last */
} Stacks;

static gboolean
pop (GArray *from,
     GArray *to,
     LwKey id)
{
  if (from->len == 0 || g_array_index (from, LwKey, from->len - 1) != id)
    return FALSE;
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, id);
  return TRUE;
}

static gboolean
follow (Stacks *stacks,
        const LwJournalEntry *entry)
{
  if (entry->kind == LW_JOURNAL_UNDO)
    return pop (stacks->done, stacks->undone, entry->of);
  if (entry->kind == LW_JOURNAL_REDO)
    return pop (stacks->undone, stacks->done, entry->of);
  g_array_append_val (stacks->done, entry->id);
  g_array_set_size (stacks->undone, 0);
  return TRUE;
}

static gboolean
has_hash (LwStatement *row,
          int column,
          const guint8 *hash)
{
  g_autoptr(GBytes) stored = lw_statement_dup_bytes (row, column);

  return g_bytes_get_size (stored) == LW_HASH_SIZE && memcmp (g_bytes_get_data (stored, NULL), hash, LW_HASH_SIZE) == 0;
}

/* Columns 8 to 10: payload_sha256, hash, payload. */
static void
check_payload (LwStatement *row,
               const LwJournalEntry *entry,
               GPtrArray *findings)
{
  guint8 expected[LW_HASH_SIZE] = { 0 };
  gboolean missing = lw_statement_is_null (row, 10);

  if (entry->kind == LW_JOURNAL_ACTION && missing)
    {
      add (findings, g_strdup_printf (_("What journal entry %lld (%s) changed is missing."), (long long) entry->id, entry->label));
      return;
    }
  if (!missing)
    {
      g_autoptr(GBytes) payload = lw_statement_dup_bytes (row, 10);

      _lw_sha256 (payload, expected);
    }
  if (!has_hash (row, 8, expected))
    add (findings, g_strdup_printf (_("What journal entry %lld (%s) changed was altered after it was written."),
                                    (long long) entry->id, entry->label));
}

/* Gives the link that the next entry builds on. */
static void
check_link (LwStatement *row,
            const LwJournalEntry *entry,
            guint8 *link,
            GPtrArray *findings)
{
  g_autoptr(GBytes) payload_sha256 = lw_statement_dup_bytes (row, 8);
  g_autoptr(GBytes) stored = lw_statement_dup_bytes (row, 9);
  guint8 expected[LW_HASH_SIZE] = { 0 };

  if (g_bytes_get_size (payload_sha256) == LW_HASH_SIZE)
    _lw_journal_entry_hash (entry, link, g_bytes_get_data (payload_sha256, NULL), expected);
  if (!has_hash (row, 9, expected))
    add (findings, g_strdup_printf (_("The chain of the journal is broken at entry %lld (%s): it, or the one before it, was altered or removed."),
                                    (long long) entry->id, entry->label));
  /* Goes on from what stands there, so that one break is one finding. */
  if (g_bytes_get_size (stored) == LW_HASH_SIZE)
    memcpy (link, g_bytes_get_data (stored, NULL), LW_HASH_SIZE);
}

static void
check_order (const LwJournalEntry *entry,
             LwKey expected,
             Stacks *stacks,
             GPtrArray *findings)
{
  if (entry->id != expected)
    add (findings, g_strdup_printf (_("Journal entries %lld to %lld are missing."), (long long) expected, (long long) (entry->id - 1)));
  if (!follow (stacks, entry))
    add (findings, g_strdup_printf (_("Journal entry %lld undoes or redoes what was not its turn."), (long long) entry->id));
}

/* What an entry must carry, when those before it have been asked for: the stacks of what is in force
 * (ids rise) and of what can be redone (ids fall) give way as their entries come. */
static int
expect_undone (Stacks *stacks,
               guint *n_done,
               LwKey id)
{
  if (*n_done < stacks->done->len && g_array_index (stacks->done, LwKey, *n_done) == id)
    {
      (*n_done)++;
      return 0;
    }
  if (stacks->undone->len && g_array_index (stacks->undone, LwKey, stacks->undone->len - 1) == id)
    {
      g_array_set_size (stacks->undone, stacks->undone->len - 1);
      return 1;
    }
  return 2;
}

static gboolean
check_undone (LwLedger *ledger,
              Stacks *stacks,
              GPtrArray *findings,
              GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, "SELECT id, kind, undone FROM journal ORDER BY id",
                                                            _("The ledger was not checked"), error);
  LwStep step = LW_STEP_ERROR;
  guint n_done = 0;
  gboolean same = TRUE;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      gboolean action = lw_statement_get_int (statement, 1) == LW_JOURNAL_ACTION;
      int expected = action ? expect_undone (stacks, &n_done, lw_statement_get_int (statement, 0)) : 0;

      same = same && lw_statement_get_int (statement, 2) == expected;
    }
  if (step == LW_STEP_DONE && (!same || n_done != stacks->done->len))
    add (findings, g_strdup (_("The journal does not agree with itself about what is undone.")));
  return step == LW_STEP_DONE;
}

static gboolean
check_entries (LwLedger *ledger,
               Stacks *stacks,
               GPtrArray *findings,
               GError **error)
{
  g_autoptr(LwStatement) statement =
      lw_connection_prepare (ledger->connection,
                             "SELECT id, at, user, label, kind, of, undone, changes, payload_sha256, hash, payload"
                             " FROM journal LEFT JOIN journal_payload ON entry = id ORDER BY id",
                             _("The ledger was not checked"), error);
  guint8 link[LW_HASH_SIZE] = { 0 };
  LwKey expected = 1;
  LwStep step = LW_STEP_ERROR;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      g_autoptr(LwJournalEntry) entry = _lw_journal_entry_read (statement);

      check_order (entry, expected, stacks, findings);
      check_payload (statement, entry, findings);
      check_link (statement, entry, link, findings);
      expected = entry->id + 1;
    }
  return step == LW_STEP_DONE;
}

gboolean
_lw_verify_journal (LwLedger *ledger,
                    GPtrArray *findings,
                    GError **error)
{
  g_autoptr(GArray) done = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr(GArray) undone = g_array_new (FALSE, FALSE, sizeof (LwKey));
  Stacks stacks = { .done = done, .undone = undone };

  return check_entries (ledger, &stacks, findings, error) && check_undone (ledger, &stacks, findings, error);
}

/* One snapshot for the whole check, whoever writes meanwhile. */
static gboolean
begin_reading (LwLedger *self,
               GError **error)
{
  if (!_lw_ledger_check_open (self, error))
    return FALSE;
  if (lw_journal_is_open (self))
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL,
                           _("This is a fault of the program: an action is running already. Nothing was changed."));
      return FALSE;
    }
  return lw_connection_exec (self->connection, "BEGIN", _("The ledger was not checked"), error);
}

/* Also pages that hold nothing at present, which SQLite does not read. Where there are any SQLite
 * blames sound pages too, so that it is not asked. */
static gboolean
find_damaged_pages (LwLedger *self,
                    gboolean holes,
                    GPtrArray *findings)
{
  g_autoptr(GArray) numbers = _lw_page_check_file (self->path, self->key, holes);
  g_autofree char *list = NULL;

  if (numbers == NULL || numbers->len == 0)
    return FALSE;
  list = _lw_page_check_describe (numbers);
  /* translators: numbers of pages, "7, 12–14", and how many there are */
  add (findings, g_strdup_printf (ngettext ("The check sum of page %s is wrong (%u page): what stood there cannot be read. Restore a backup, or save what is readable with “lwctl rescue”.",
                                            "The check sums of pages %s are wrong (%u pages): what stood there cannot be read. Restore a backup, or save what is readable with “lwctl rescue”.",
                                            numbers->len),
                                  list, numbers->len));
  return TRUE;
}

static gboolean
verify_all (LwLedger *self,
            GPtrArray *findings,
            GCancellable *cancellable,
            GError **error)
{
  GError *local = NULL;

  if (find_damaged_pages (self, FALSE, findings))
    return TRUE;
  if (!_lw_verify_pages (self->connection, findings, error))
    return FALSE;
  /* Pages of zeros are damage only where something else says that there is some. */
  if (findings->len && find_damaged_pages (self, TRUE, findings))
    return TRUE;
  if (_lw_verify_journal (self, findings, &local) &&
      (findings->len || _lw_verify_rows (self, findings, cancellable, &local)) &&
      _lw_verify_contents (self, findings, cancellable, &local))
    return TRUE;
  return note_damage (findings, local, error);
}

/**
 * lw_ledger_verify:
 * @self: a ledger without a running action
 * @findings: (out) (transfer full) (element-type utf8): a text for each damage
 * @cancellable: (nullable)
 * @error: (out)
 *
 * Reads every page with its check sum, checks the foreign keys and the chain of the journal, and,
 * when all that stands, plays the journal from its first entry into an empty database and compares
 * every row, so that a change that went around the journal shows.
 *
 * Returns: TRUE when nothing was found; FALSE with @findings, or with @error when it could not look
 */
gboolean
lw_ledger_verify (LwLedger *self,
                  GPtrArray **findings,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean looked, clean;

  *findings = NULL;
  if (!begin_reading (self, error))
    return FALSE;
  lw_connection_set_cancellable (self->connection, cancellable);
  looked = verify_all (self, found, cancellable, error);
  lw_connection_set_cancellable (self->connection, NULL);
  lw_connection_rollback (self->connection);
  if (!looked)
    return FALSE;
  clean = found->len == 0;
  *findings = g_steal_pointer (&found);
  return clean;
}
