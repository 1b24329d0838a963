/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-changeset.h"

#include <sqlite3.h>

#include <glib/gi18n-lib.h>

#include "lw-tables.h"

struct _LwRecorder
{
  LwConnection *connection; /* borrowed */
  sqlite3_session *session;
};

LwRecorder *
lw_recorder_start (LwConnection *connection,
                   GError **error)
{
  g_autoptr(LwRecorder) self = g_new0 (LwRecorder, 1);
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);
  int code = sqlite3session_create (lw_connection_get_handle (connection), "main", &self->session);

  self->connection = connection;
  for (guint i = 0; code == SQLITE_OK && i < n_tables; i++)
    code = sqlite3session_attach (self->session, tables[i]->name);
  if (code != SQLITE_OK)
    {
      lw_connection_set_error (connection, code, _("The action was not begun"), error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static GBytes *
take_changeset (int size,
                void *bytes)
{
  return g_bytes_new_with_free_func (bytes, (gsize) size, sqlite3_free, bytes);
}

GBytes *
lw_recorder_dup_changeset (LwRecorder *self,
                           GError **error)
{
  int size = 0;
  void *bytes = NULL;
  int code = sqlite3session_changeset (self->session, &size, &bytes);

  if (code != SQLITE_OK)
    {
      lw_connection_set_error (self->connection, code, _("The action was not saved"), error);
      return NULL;
    }
  return take_changeset (size, bytes);
}

void
lw_recorder_free (LwRecorder *self)
{
  if (self == NULL)
    return;
  if (self->session)
    sqlite3session_delete (self->session);
  g_free (self);
}

GBytes *
lw_changeset_invert (GBytes *changeset,
                     GError **error)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  int inverted_size = 0;
  void *inverted = NULL;

  if (sqlite3changeset_invert ((int) size, bytes, &inverted_size, &inverted) != SQLITE_OK)
    {
      _lw_changeset_set_damaged (error);
      return NULL;
    }
  return take_changeset (inverted_size, inverted);
}

/* Rows must be exactly as they were; whatever is not stops everything. */
static int
conflict_cb (void *met,
             int kind,
             sqlite3_changeset_iter *iter)
{
  *(gboolean *) met = TRUE;
  return SQLITE_CHANGESET_ABORT;
}

/* Without the two flags SQLite keeps a statement journal that grows with the square of the rows.
 * Foreign keys are checked all the same: broken ones call conflict_cb at the end. */
gboolean
lw_changeset_apply (LwConnection *connection,
                    GBytes *changeset,
                    GError **error)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  gboolean conflict = FALSE;
  int code = sqlite3changeset_apply_v2 (lw_connection_get_handle (connection), (int) size, (void *) bytes,
                                        NULL, conflict_cb, &conflict, NULL, NULL,
                                        SQLITE_CHANGESETAPPLY_FKNOACTION | SQLITE_CHANGESETAPPLY_NOSAVEPOINT);

  if (conflict)
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONFLICT,
                         _("The records have changed since, so this cannot be undone or redone. Nothing was changed."));
  else if (code != SQLITE_OK)
    lw_connection_set_error (connection, code, _("The action was not undone or redone"), error);
  return !conflict && code == SQLITE_OK;
}

static int
loose_conflict_cb (void *met,
                   int kind,
                   sqlite3_changeset_iter *iter)
{
  *(gboolean *) met = TRUE;
  return kind == SQLITE_CHANGESET_DATA || kind == SQLITE_CHANGESET_CONFLICT ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

gboolean
lw_changeset_apply_loosely (LwConnection *connection,
                            GBytes *changeset)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  gboolean conflict = FALSE;
  int code = sqlite3changeset_apply_v2 (lw_connection_get_handle (connection), (int) size, (void *) bytes,
                                        NULL, loose_conflict_cb, &conflict, NULL, NULL, SQLITE_CHANGESETAPPLY_FKNOACTION);

  return !conflict && code == SQLITE_OK;
}
