/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-connection-private.h"

#include <sqlite3.h>

struct _LwStatement
{
  LwConnection *connection; /* borrowed */
  sqlite3_stmt *handle;
  char *sql;          /* owned: also the key in the cache */
  const char *action; /* borrowed: translations live as long as the program */
};

void
_lw_statement_destroy (LwStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static LwStatement *
take_idle (LwConnection *connection,
           const char *sql)
{
  gpointer statement = NULL;

  g_hash_table_steal_extended (_lw_connection_get_idle (connection), sql, NULL, &statement);
  return statement;
}

LwStatement *
lw_connection_prepare (LwConnection *connection,
                       const char *sql,
                       const char *action,
                       GError **error)
{
  LwStatement *self = take_idle (connection, sql);
  int code;

  if (self == NULL)
    {
      self = g_new0 (LwStatement, 1);
      self->connection = connection;
      self->sql = g_strdup (sql);
      code = sqlite3_prepare_v3 (lw_connection_get_handle (connection), sql, -1, SQLITE_PREPARE_PERSISTENT,
                                 &self->handle, NULL);
      if (code != SQLITE_OK)
        {
          lw_connection_set_error (connection, code, action, error);
          _lw_statement_destroy (self);
          return NULL;
        }
    }
  self->action = action;
  return self;
}

void
lw_statement_reset (LwStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

void
lw_statement_free (LwStatement *self)
{
  GHashTable *idle;

  if (self == NULL)
    return;

  idle = _lw_connection_get_idle (self->connection);
  if (g_hash_table_contains (idle, self->sql))
    {
      _lw_statement_destroy (self);
      return;
    }
  lw_statement_reset (self);
  g_hash_table_insert (idle, self->sql, self);
}

LwStep
lw_statement_step (LwStatement *self,
                   GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return LW_STEP_ROW;
  if (code == SQLITE_DONE)
    return LW_STEP_DONE;

  lw_connection_set_error (self->connection, code, self->action, error);
  return LW_STEP_ERROR;
}

gboolean
lw_statement_run (LwStatement *self,
                  GError **error)
{
  gboolean done = lw_statement_step (self, error) != LW_STEP_ERROR;

  lw_statement_reset (self);
  return done;
}

void
lw_statement_bind_int (LwStatement *self,
                       int index,
                       gint64 value)
{
  sqlite3_bind_int64 (self->handle, index + 1, value);
}

void
lw_statement_bind_text (LwStatement *self,
                        int index,
                        const char *text)
{
  sqlite3_bind_text (self->handle, index + 1, text, -1, SQLITE_STATIC);
}

void
lw_statement_bind_bytes (LwStatement *self,
                         int index,
                         gconstpointer bytes,
                         gsize size)
{
  sqlite3_bind_blob64 (self->handle, index + 1, bytes, size, SQLITE_STATIC);
}

void
lw_statement_bind_null (LwStatement *self,
                        int index)
{
  sqlite3_bind_null (self->handle, index + 1);
}

gboolean
lw_statement_is_null (LwStatement *self,
                      int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
lw_statement_get_int (LwStatement *self,
                      int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
lw_statement_get_text (LwStatement *self,
                       int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

GBytes *
lw_statement_dup_bytes (LwStatement *self,
                        int column)
{
  gconstpointer bytes = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (self->handle, column));
}

int
lw_statement_n_columns (LwStatement *self)
{
  return sqlite3_column_count (self->handle);
}
