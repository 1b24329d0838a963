/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"
#include "lw-salts.h"
#include "lw-sql.h"

#include <limits.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (LwLedger, lw_ledger, G_TYPE_OBJECT)

static void
lw_ledger_finalize (GObject *object)
{
  LwLedger *self = LW_LEDGER (object);

  lw_ledger_close (self, NULL);
  g_free (self->path);
  g_free (self->user);
  g_free (self->label);
  g_free (self->why_read_only);
  g_hash_table_unref (self->sql);

  G_OBJECT_CLASS (lw_ledger_parent_class)->finalize (object);
}

static void
lw_ledger_class_init (LwLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_ledger_finalize;
}

static void
lw_ledger_init (LwLedger *self)
{
  self->sql = g_hash_table_new_full (NULL, NULL, NULL, lw_sql_free);
}

/* The same file has one name, whatever links lead to it: SQLite and the lock go by it. */
char *
_lw_ledger_dup_real_path (const char *path)
{
  char resolved[PATH_MAX];

  return realpath (path, resolved) ? g_strdup (resolved) : g_canonicalize_filename (path, NULL);
}

static LwLedger *
new_ledger (const char *path,
            LwNameKeysFunc name_keys)
{
  LwLedger *self = g_object_new (LW_TYPE_LEDGER, NULL);

  self->path = _lw_ledger_dup_real_path (path);
  self->name_keys = name_keys;
  return self;
}

static gboolean
check_passphrase (const char *passphrase,
                  GError **error)
{
  if (passphrase && *passphrase)
    return TRUE;
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE, _("The passphrase is empty. Please enter it."));
  return FALSE;
}

static gboolean
fill_new_file (LwLedger *self,
               const char *passphrase,
               const char *schema,
               GError **error)
{
  self->key = _lw_ledger_file_new_key (passphrase, error);
  if (self->key == NULL)
    return FALSE;
  self->lock = lw_file_lock_take (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  self->connection = _lw_ledger_file_open (self->path, LW_CONNECTION_DEFAULT, self->key, error);
  return self->connection && _lw_migration_run (self->connection, schema, 0, error) &&
         _lw_search_index_check (self, error) && _lw_ledger_file_check_salt (self->path, self->key, error);
}

LwLedger *
_lw_ledger_create (const char *path,
                   const char *passphrase,
                   LwNameKeysFunc name_keys,
                   const char *schema,
                   GError **error)
{
  g_autoptr(LwLedger) self = NULL;

  if (!_lw_ledger_file_create (path, error))
    return NULL;
  self = new_ledger (path, name_keys);
  if (!fill_new_file (self, passphrase, schema, error))
    {
      g_autofree char *made = g_strdup (self->path);

      g_clear_object (&self);
      g_unlink (made);
      return NULL;
    }
  _lw_ledger_file_sync_folder (self->path);
  _lw_salts_keep (self->path, self->key);
  return g_steal_pointer (&self);
}

/**
 * lw_ledger_create:
 * @path: a file that does not exist yet
 * @passphrase: what will unlock it; not empty
 * @name_keys: (nullable): what names can be found by; without it only by themselves
 * @error: (out)
 *
 * Makes an empty ledger that only its owner can read, and opens it for writing.
 *
 * Returns: (transfer full): the ledger; NULL with LW_LEDGER_ERROR_EXISTS, _PASSPHRASE, _READ_ONLY,
 *   _FULL or _IO, and then there is no file
 */
LwLedger *
lw_ledger_create (const char *path,
                  const char *passphrase,
                  LwNameKeysFunc name_keys,
                  GError **error)
{
  return _lw_ledger_create (path, passphrase, name_keys, LW_SCHEMA, error);
}

static gboolean
check_application (LwLedger *self,
                   GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  gint64 application = 0;

  if (!lw_connection_query_int (self->connection, "PRAGMA application_id", _("The ledger was not opened"), &application, error))
    return FALSE;
  if (application == LW_LEDGER_APPLICATION_ID)
    return TRUE;
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_A_LEDGER,
               _("“%s” is an encrypted file of another program, not a ledger. It was not opened."), name);
  return FALSE;
}

/* An older ledger is copied before it is brought up to date. */
static gboolean
update_schema (LwLedger *self,
               const char *schema,
               int version,
               GError **error)
{
  g_autofree char *backup = NULL;

  if (self->read_only)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY,
                           _("The ledger was written by an older version and must be opened for writing once, to be brought up to date. It was left unchanged."));
      return FALSE;
    }
  backup = lw_ledger_backup_generation (self, "update", error);
  return backup && _lw_migration_run (self->connection, schema, version, error);
}

static gboolean
check_schema (LwLedger *self,
              const char *schema,
              GError **error)
{
  int latest = _lw_migration_latest (schema);
  gint64 version = 0;

  if (!check_application (self, error) ||
      !lw_connection_query_int (self->connection, "PRAGMA user_version", _("The ledger was not opened"), &version, error))
    return FALSE;
  if (version > latest)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_TOO_NEW,
                           _("The ledger was written by a newer version of this program. It was left unchanged; please update the program first."));
      return FALSE;
    }
  return version == latest || update_schema (self, schema, (int) version, error);
}

static gboolean
open_file (LwLedger *self,
           const char *passphrase,
           LwLedgerOpenFlags flags,
           GError **error)
{
  g_autoptr(GError) problem = NULL;
  gboolean has_wal;

  self->key = _lw_ledger_file_unlock (self->path, passphrase, error);
  if (self->key == NULL)
    return FALSE;

  self->read_only = (flags & LW_LEDGER_OPEN_READ_ONLY) || !_lw_ledger_file_can_write (self->path);
  if (!self->read_only)
    {
      self->lock = lw_file_lock_take (self->path, error);
      if (self->lock == NULL)
        return FALSE;
    }
  has_wal = _lw_ledger_file_has_wal (self->path);
  self->connection = _lw_ledger_file_open (self->path, self->read_only ? LW_CONNECTION_READ_ONLY : LW_CONNECTION_DEFAULT,
                                           self->key, &problem);
  if (problem)
    _lw_ledger_file_explain (self->path, passphrase, g_steal_pointer (&problem), error);
  /* Who only reads does not write back what a crash left, either. */
  if (self->connection && self->read_only && has_wal)
    lw_connection_keep_wal (self->connection);
  return self->connection != NULL;
}

LwLedger *
_lw_ledger_open (const char *path,
                 const char *passphrase,
                 LwLedgerOpenFlags flags,
                 LwNameKeysFunc name_keys,
                 const char *schema,
                 GError **error)
{
  g_autoptr(LwLedger) self = NULL;

  if (!check_passphrase (passphrase, error))
    return NULL;
  self = new_ledger (path, name_keys);
  if (!open_file (self, passphrase, flags, error) || !check_schema (self, schema, error) ||
      (!self->read_only && !_lw_search_index_check (self, error)))
    return NULL;
  if (!self->read_only)
    _lw_salts_keep (self->path, self->key);
  return g_steal_pointer (&self);
}

static const char cannot_be_written[] = N_("The file, or the folder it is in, cannot be written here.");

/* Why a ledger that could not be opened for writing may be read all the same; NULL: it may not. */
static const char *
why_only_read (const GError *problem)
{
  if (g_error_matches (problem, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY))
    return problem->message;
  if (g_error_matches (problem, LW_LEDGER_ERROR, LW_LEDGER_ERROR_FULL))
    return _("The disk is full. Free some space, then close the ledger and open it again to change it.");
  return g_error_matches (problem, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY) ? _(cannot_be_written) : NULL;
}

/**
 * lw_ledger_open:
 * @path: an existing ledger
 * @passphrase: what unlocks it
 * @flags: LW_LEDGER_OPEN_READ_ONLY to read without the lock, LW_LEDGER_OPEN_OR_READ to read what is
 *   held elsewhere or stands on a full disk
 * @name_keys: (nullable): what names can be found by
 * @error: (out)
 *
 * Opens a ledger, and brings one of an older version up to date after copying it. One that cannot
 * be written is opened read-only; see lw_ledger_is_read_only(). Never makes a file.
 *
 * Returns: (transfer full): the ledger; NULL with any code of #LwLedgerError that names what the
 *   file is or who holds it
 */
LwLedger *
lw_ledger_open (const char *path,
                const char *passphrase,
                LwLedgerOpenFlags flags,
                LwNameKeysFunc name_keys,
                GError **error)
{
  g_autoptr(GError) problem = NULL;
  LwLedger *self = _lw_ledger_open (path, passphrase, flags, name_keys, LW_SCHEMA, &problem);

  if (self == NULL && (flags & LW_LEDGER_OPEN_OR_READ) && why_only_read (problem))
    {
      self = _lw_ledger_open (path, passphrase, LW_LEDGER_OPEN_READ_ONLY, name_keys, LW_SCHEMA, error);
      if (self)
        self->why_read_only = g_strdup (why_only_read (problem));
    }
  else if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (self->read_only && !(flags & LW_LEDGER_OPEN_READ_ONLY))
    self->why_read_only = g_strdup (_(cannot_be_written));
  return self;
}

/**
 * lw_ledger_open_reader:
 * @self: an open ledger
 * @error: (out)
 *
 * Another connection to the same file, for another thread, without deriving the key again. Call it
 * on the thread that owns @self, then hand the reader over.
 *
 * Returns: (transfer full): a read-only ledger
 */
LwLedger *
lw_ledger_open_reader (LwLedger *self,
                       GError **error)
{
  g_autoptr(LwLedger) reader = NULL;

  if (!_lw_ledger_check_open (self, error))
    return NULL;
  reader = new_ledger (self->path, self->name_keys);
  reader->read_only = TRUE;
  reader->key = lw_key_material_copy (self->key);
  reader->connection = _lw_ledger_file_open (reader->path, LW_CONNECTION_READ_ONLY, reader->key, error);
  return reader->connection ? g_steal_pointer (&reader) : NULL;
}

/**
 * lw_ledger_close:
 * @self: a ledger
 * @error: (out)
 *
 * Rolls a running action back, writes everything into the one file, wipes the key and gives the
 * lock back. The ledger is closed in any case.
 *
 * Returns: FALSE when the WAL could not be written back; nothing is lost, but the file alone is not
 *   the whole ledger then
 */
gboolean
lw_ledger_close (LwLedger *self,
                 GError **error)
{
  gboolean whole = TRUE;

  g_return_val_if_fail (LW_IS_LEDGER (self), FALSE);

  if (lw_journal_is_open (self))
    lw_journal_rollback (self);
  if (self->connection && !self->read_only)
    whole = lw_connection_checkpoint (self->connection, error);
  g_clear_pointer (&self->connection, lw_connection_close);
  g_clear_pointer (&self->key, lw_key_material_free);
  g_clear_pointer (&self->lock, lw_file_lock_release);
  lw_key_wipe_stack ();
  return whole;
}

/**
 * lw_ledger_get_path:
 * @self: a ledger
 *
 * Returns: (transfer none): the absolute path of its file, links resolved
 */
const char *
lw_ledger_get_path (LwLedger *self)
{
  return self->path;
}

/**
 * lw_ledger_is_read_only:
 * @self: a ledger
 *
 * Returns: whether it was asked for, or the file or its folder cannot be written
 */
gboolean
lw_ledger_is_read_only (LwLedger *self)
{
  return self->read_only;
}

const char *
lw_ledger_get_why_read_only (LwLedger *self)
{
  g_return_val_if_fail (LW_IS_LEDGER (self), NULL);

  return self->why_read_only;
}

/**
 * lw_ledger_get_revision:
 * @self: a ledger
 *
 * Returns: the number of the last committed action, whoever committed it; 0 when there is none or
 *   it cannot be read
 */
gint64
lw_ledger_get_revision (LwLedger *self)
{
  gint64 revision = 0;

  if (self->connection)
    lw_connection_query_int (self->connection, "SELECT max(id) FROM journal", "", &revision, NULL);
  return revision;
}
