/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits of a session that every page uses. */

#include "config.h"

#include "lw-session.h"

#include <glib/gi18n-lib.h>

/* The record stays without a key: when the action fails at its end, it may be written again. What belongs
 * to nobody yet is of the @person who was inserted before it. */
static gboolean
insert_copy (LwLedger       *writer,
             const LwRecord *record,
             LwKey          *person,
             GError        **error)
{
  LwRecord *copy = lw_record_copy (record);
  const LwField *field = lw_table_find_field (record->table, "person");
  gboolean ok;

  if (field != NULL && *person != 0 && lw_record_get_int (copy, field) == 0)
    lw_record_set_int (copy, field, *person);
  ok = lw_ledger_insert (writer, copy, error);
  if (ok && record->table == &lw_person_table)
    *person = copy->id;
  lw_record_free (copy);
  return ok;
}

static gboolean
save_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  GPtrArray *records = data;
  LwKey person = 0;

  for (guint i = 0; i < records->len; i++)
    {
      LwRecord *record = g_ptr_array_index (records, i);

      if (!(record->id == 0 ? insert_copy (writer, record, &person, error)
                            : lw_ledger_update (writer, record, error)))
        return FALSE;
    }
  return TRUE;
}

void
lw_session_save (LwSession  *self,
                 const char *label,
                 GPtrArray  *records)
{
  lw_session_edit (self, label, save_func, records, (GDestroyNotify) g_ptr_array_unref);
}

void
lw_session_save_one (LwSession  *self,
                     const char *label,
                     gpointer    record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);

  g_ptr_array_add (records, record);
  lw_session_save (self, label, records);
}

typedef struct
{
  const LwTable *table;
  LwKey id;
} Deletion;

static gboolean
delete_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  Deletion *deletion = data;

  return lw_ledger_delete (writer, deletion->table, deletion->id, error);
}

void
lw_session_delete (LwSession     *self,
                   const char    *label,
                   const LwTable *table,
                   LwKey          id)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->table = table;
  deletion->id = id;
  lw_session_edit (self, label, delete_func, deletion, g_free);
}

static gboolean
setting_func (LwLedger  *writer,
              gpointer   data,
              GError   **error)
{
  char **pair = data;

  return lw_ledger_set_setting (writer, pair[0], pair[1], error);
}

void
lw_session_set_setting (LwSession  *self,
                        const char *label,
                        const char *name,
                        const char *value)
{
  char **pair = g_new0 (char *, 3);

  pair[0] = g_strdup (name);
  pair[1] = g_strdup (value);
  lw_session_edit (self, label, setting_func, pair, (GDestroyNotify) g_strfreev);
}

/* ---- one step back, one step forward ---- */

/* Undo and redo differ in one call; the label that was taken back comes out through the data, which
 * lives as long as the task that is its result. */
typedef struct
{
  gboolean redo;
  LwKey to; /* the first of several that are undone; 0: one */
  char *label;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->label);
  g_free (step);
}

/* The latest goes first, down to @step->to. */
static gboolean
undo_down_to (LwLedger  *writer,
              Step      *step,
              GError   **error)
{
  g_autofree char *last = NULL;
  guint n = 0;

  for (;;)
    {
      g_autoptr (LwJournalEntry) next = lw_journal_peek_undo (writer, NULL);

      if (next == NULL || next->id < step->to)
        break;
      g_free (last);
      last = g_strdup (next->label);
      if (!lw_journal_undo (writer, NULL, error))
        return FALSE;
      n++;
    }
  if (n > 1)
    step->label = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
  else
    step->label = g_steal_pointer (&last);
  return TRUE;
}

static gboolean
step_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  Step *step = data;
  g_autoptr (LwJournalEntry) entry = NULL;
  gboolean ok;

  if (step->to != 0)
    return undo_down_to (writer, step, error);
  ok = step->redo ? lw_journal_redo (writer, &entry, error) : lw_journal_undo (writer, &entry, error);
  if (ok && entry != NULL)
    step->label = g_strdup (entry->label);
  return ok;
}

static void
stepped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LwSession *self = LW_SESSION (object);
  Step *step = user_data;
  g_autofree char *label = g_strdup (step->label);
  gboolean redo = step->redo;
  g_autoptr (GError) error = NULL;

  if (lw_session_run_finish (self, result, NULL, &error))
    g_signal_emit_by_name (self, "done", redo ? LW_SESSION_DONE_REDO : LW_SESSION_DONE_UNDO, label);
  else if (!g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING))
    g_signal_emit_by_name (self, "failed", error->message);
}

static void
take_step (LwSession *self,
           gboolean   redo,
           LwKey      to)
{
  Step *step = g_new0 (Step, 1);

  step->redo = redo;
  step->to = to;
  lw_session_run (self, NULL, step_func, step, step_free, NULL, stepped_cb, step);
}

void
lw_session_undo (LwSession *self)
{
  take_step (self, FALSE, 0);
}

void
lw_session_undo_to (LwSession *self,
                    LwKey      entry)
{
  take_step (self, FALSE, entry);
}

void
lw_session_redo (LwSession *self)
{
  take_step (self, TRUE, 0);
}
