/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-connection.h"
#include "lw-connection-private.h"

#include <errno.h>
#include <string.h>
#include <sqlite3.h>

#include <glib/gi18n-lib.h>

#include "lw-tables.h"

#define BUSY_MILLISECONDS 5000
#define PROGRESS_STEPS 10000 /* of the virtual machine between two looks at the cancellable */

struct _LwConnection
{
  sqlite3 *db;
  GHashTable *idle; /* text of a statement → prepared statement that nobody uses */
  GCancellable *cancellable; /* owned */
};

/* "person.id_number" → the caption of the field, when it is one of the facts. */
static char *
dup_field_caption (const char *column)
{
  g_auto(GStrv) parts = g_strsplit (column, ".", 2);
  const LwTable *table = parts[0] ? lw_table_by_name (parts[0]) : NULL;
  const LwField *field = NULL;

  if (table && parts[1])
    {
      g_strdelimit (parts[1], ", ", '\0');
      field = lw_table_find_field (table, parts[1]);
    }
  return g_strdup (field ? _(field->caption) : column);
}

static char *
dup_constraint_message (sqlite3 *db)
{
  const char *message = sqlite3_errmsg (db);
  const char *colon = strstr (message, "failed: ");
  g_autofree char *caption = dup_field_caption (colon ? colon + strlen ("failed: ") : "");

  switch (sqlite3_extended_errcode (db))
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return g_strdup_printf (_("Another record already has this value in “%s”. Open that one, or correct the value."), caption);
    case SQLITE_CONSTRAINT_NOTNULL:
      return g_strdup_printf (_("“%s” is empty. Please fill it in."), caption);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return g_strdup (_("Other records belong to it, or it belongs to a record that does not exist. Remove or move those first."));
    default:
      return g_strdup_printf (_("The ledger does not accept this value (%s). Please correct it."), caption);
    }
}

static LwLedgerError
classify (sqlite3 *db,
          int code)
{
  /* The system knows of a full disk or a quota what SQLite calls a failed write. */
  if ((code & 0xff) == SQLITE_IOERR && db)
    {
      int number = sqlite3_system_errno (db);

      if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        return LW_LEDGER_ERROR_FULL;
      if (code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_CORRUPTFS)
        return LW_LEDGER_ERROR_DAMAGED;
    }

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return LW_LEDGER_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LW_LEDGER_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LW_LEDGER_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return LW_LEDGER_ERROR_READ_ONLY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return LW_LEDGER_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return LW_LEDGER_ERROR_CANCELLED;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return LW_LEDGER_ERROR_IO;
    default:
      return LW_LEDGER_ERROR_INTERNAL;
    }
}

static char *
dup_reason (sqlite3 *db,
            LwLedgerError code)
{
  switch ((int) code)
    {
    case LW_LEDGER_ERROR_FULL:
      return g_strdup (_("The disk is full. Everything up to the last saved action is kept. Free some space and try again."));
    case LW_LEDGER_ERROR_BUSY:
      return g_strdup (_("Another program is using the ledger. Nothing was changed. Close it there and try again."));
    case LW_LEDGER_ERROR_DAMAGED:
      return g_strdup (_("A part of the ledger file cannot be read. The file was left as it is. Close the ledger and open it again; if the same is said, check it and restore a backup."));
    case LW_LEDGER_ERROR_READ_ONLY:
      return g_strdup (_("The ledger was opened for reading only, or its file or folder cannot be written. Nothing was changed."));
    case LW_LEDGER_ERROR_CONSTRAINT:
      return dup_constraint_message (db);
    case LW_LEDGER_ERROR_CANCELLED:
      return g_strdup (_("Stopped. Nothing was changed."));
    case LW_LEDGER_ERROR_IO:
      return g_strdup_printf (_("Reading or writing the disk failed (%s). Everything up to the last saved action is kept."),
                              sqlite3_system_errno (db) ? g_strerror (sqlite3_system_errno (db)) : sqlite3_errmsg (db));
    default:
      return g_strdup_printf (_("This is a fault of the program (%s). Everything up to the last saved action is kept."),
                              sqlite3_errmsg (db));
    }
}

/**
 * lw_connection_set_error:
 * @self: a connection
 * @code: what SQLite answered
 * @action: what was not done, as a phrase
 * @error: (out): set in the domain of the ledger
 */
void
lw_connection_set_error (LwConnection *self,
                         int code,
                         const char *action,
                         GError **error)
{
  int full = code < 256 && sqlite3_errcode (self->db) == code ? sqlite3_extended_errcode (self->db) : code;
  LwLedgerError kind = classify (self->db, full);
  g_autofree char *reason = dup_reason (self->db, kind);

  /* translators: what was not done, then why and what to do */
  g_set_error (error, LW_LEDGER_ERROR, kind, _("%s: %s"), action, reason);
}

static gboolean
succeed (LwConnection *self,
         int code,
         const char *action,
         GError **error)
{
  if (code == SQLITE_OK)
    return TRUE;

  lw_connection_set_error (self, code, action, error);
  return FALSE;
}

/* Nothing has touched the file before this; a wrong key shows at the first read. */
static gboolean
set_key (LwConnection *self,
         const LwKeyMaterial *key,
         const char *action,
         GError **error)
{
  char *raw = lw_key_material_to_raw (key);
  int code = SQLITE_ERROR;

  if (sqlite3mc_config (self->db, "cipher", CODEC_TYPE_SQLCIPHER) > 0 &&
      sqlite3mc_config_cipher (self->db, "sqlcipher", "legacy", 4) > 0)
    code = sqlite3_key (self->db, raw, (int) strlen (raw));

  lw_key_text_free (raw);
  lw_key_wipe_stack ();
  return succeed (self, code, action, error);
}

/* Statements differ in length and at their ends; reading all of a long one each time it is used would
 * cost more than finding it. */
static guint
hash_sql (gconstpointer sql)
{
  gsize length = strlen (sql);
  const char *end = (const char *) sql + length;
  guint hash = (guint) length;

  for (const char *p = end - MIN (length, 16); p < end; p++)
    hash = hash * 33 + (guchar) *p;
  return hash;
}

static LwConnection *
open_handle (const char *name,
             int flags,
             const char *action,
             GError **error)
{
  g_autoptr(LwConnection) self = g_new0 (LwConnection, 1);
  int code = sqlite3_open_v2 (name, &self->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  self->idle = g_hash_table_new (hash_sql, g_str_equal);
  if (self->db == NULL)
    g_error ("out of memory");
  if (!succeed (self, code, action, error))
    return NULL;

  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  return g_steal_pointer (&self);
}

LwConnection *
lw_connection_open (const char *path,
                    LwConnectionFlags flags,
                    const LwKeyMaterial *key,
                    GError **error)
{
  const char *action = _("The ledger was not opened");
  g_autoptr(LwConnection) self = NULL;
  g_autofree char *name = g_filename_to_uri (path, NULL, error);
  int mode = flags & LW_CONNECTION_IMMUTABLE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  if (name == NULL)
    return NULL;
  if (flags & LW_CONNECTION_IMMUTABLE)
    {
      char *plain = g_steal_pointer (&name);

      name = g_strconcat (plain, "?immutable=1", NULL);
      g_free (plain);
    }

  self = open_handle (name, mode | SQLITE_OPEN_URI, action, error);
  if (self == NULL || (key && !set_key (self, key, action, error)))
    return NULL;
  /* A reader opens the file for writing all the same: the index of the WAL lives beside it. */
  if (flags != LW_CONNECTION_DEFAULT && !lw_connection_exec (self, "PRAGMA query_only = ON", action, error))
    return NULL;
  return g_steal_pointer (&self);
}

LwConnection *
lw_connection_open_memory (GError **error)
{
  return open_handle (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, _("The ledger was not checked"), error);
}

static void
finalize_statement (gpointer key,
                    gpointer statement,
                    gpointer data)
{
  _lw_statement_destroy (statement);
}

/* Every statement must have been freed. */
void
lw_connection_close (LwConnection *self)
{
  if (self == NULL)
    return;
  g_hash_table_foreach (self->idle, finalize_statement, NULL);
  g_hash_table_unref (self->idle);
  g_clear_object (&self->cancellable);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("a connection was closed while in use: %s", sqlite3_errmsg (self->db));
  g_free (self);
}

GHashTable *
_lw_connection_get_idle (LwConnection *self)
{
  return self->idle;
}

sqlite3 *
lw_connection_get_handle (LwConnection *self)
{
  return self->db;
}

gboolean
lw_connection_has_wrong_key (LwConnection *self)
{
  return sqlite3_errcode (self->db) == SQLITE_NOTADB;
}

int
lw_connection_n_changed (LwConnection *self)
{
  return sqlite3_changes (self->db);
}

gboolean
lw_connection_is_read_only (LwConnection *self)
{
  return sqlite3_db_readonly (self->db, "main") == 1;
}

gboolean
lw_connection_in_transaction (LwConnection *self)
{
  return !sqlite3_get_autocommit (self->db);
}

gboolean
lw_connection_has_moved (LwConnection *self)
{
  int moved = 0;

  return sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
}

gboolean
lw_connection_exec (LwConnection *self,
                    const char *sql,
                    const char *action,
                    GError **error)
{
  return succeed (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL), action, error);
}

/* SQLite may have rolled back by itself, after a full disk for one. */
void
lw_connection_rollback (LwConnection *self)
{
  if (lw_connection_in_transaction (self))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
lw_connection_query_int (LwConnection *self,
                         const char *sql,
                         const char *action,
                         gint64 *value,
                         GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self, sql, action, error);
  LwStep step = statement ? lw_statement_step (statement, error) : LW_STEP_ERROR;

  if (step == LW_STEP_ERROR)
    return FALSE;
  *value = step == LW_STEP_ROW ? lw_statement_get_int (statement, 0) : 0;
  return TRUE;
}

char *
lw_connection_query_text (LwConnection *self,
                          const char *sql,
                          const char *action,
                          GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self, sql, action, error);

  if (statement == NULL || lw_statement_step (statement, error) != LW_STEP_ROW)
    return NULL;
  return g_strdup (lw_statement_get_text (statement, 0));
}

void
lw_connection_keep_wal (LwConnection *self)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

gboolean
lw_connection_checkpoint (LwConnection *self,
                          GError **error)
{
  return succeed (self, sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL),
                  _("The ledger was not written back"), error);
}

gboolean
lw_connection_copy_to (LwConnection *self,
                       LwConnection *target,
                       GError **error)
{
  const char *action = _("The backup was not written");
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", self->db, "main");
  int code;

  if (backup == NULL)
    return succeed (target, sqlite3_errcode (target->db), action, error);
  code = sqlite3_backup_step (backup, -1);
  if (code == SQLITE_DONE)
    code = SQLITE_OK;
  /* A failed step leaves its code with the backup only. */
  sqlite3_backup_finish (backup);
  return succeed (target, code, action, error);
}

static int
progress_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

void
lw_connection_set_cancellable (LwConnection *self,
                               GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable ? PROGRESS_STEPS : 0, cancellable ? progress_cb : NULL, cancellable);
}
