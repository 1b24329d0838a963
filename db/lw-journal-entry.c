/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-journal-entry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define COMPRESSION_LEVEL 1 /* a changeset shrinks to a tenth at once; more only costs time */
#define UNPACK_STEP (256 * 1024)

/**
 * lw_journal_entry_free:
 * @entry: (nullable) (transfer full): an entry
 */
void
lw_journal_entry_free (LwJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->user);
  g_free (entry->label);
  g_free (entry);
}

LwJournalEntry *
_lw_journal_entry_read (LwStatement *statement)
{
  LwJournalEntry *entry = g_new0 (LwJournalEntry, 1);

  entry->id = lw_statement_get_int (statement, 0);
  entry->at = lw_statement_get_int (statement, 1);
  entry->user = g_strdup (lw_statement_get_text (statement, 2));
  entry->label = g_strdup (lw_statement_get_text (statement, 3));
  entry->kind = (LwJournalKind) lw_statement_get_int (statement, 4);
  entry->of = lw_statement_get_int (statement, 5);
  entry->undone = lw_statement_get_int (statement, 6) != 0;
  entry->n_changes = lw_statement_get_int (statement, 7);
  return entry;
}

static void
hash_bytes (GChecksum *checksum,
            gconstpointer bytes,
            gsize size)
{
  guint64 length = GUINT64_TO_BE ((guint64) size);

  g_checksum_update (checksum, (const guchar *) &length, sizeof length);
  g_checksum_update (checksum, bytes, (gssize) size);
}

static void
hash_int (GChecksum *checksum,
          gint64 value)
{
  gint64 big_endian = GINT64_TO_BE (value);

  hash_bytes (checksum, &big_endian, sizeof big_endian);
}

void
_lw_journal_entry_hash (const LwJournalEntry *entry,
                        const guint8 *previous,
                        const guint8 *payload_sha256,
                        guint8 *hash)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = LW_HASH_SIZE;

  hash_bytes (checksum, previous, LW_HASH_SIZE);
  hash_int (checksum, entry->id);
  hash_int (checksum, entry->at);
  hash_bytes (checksum, entry->user, strlen (entry->user));
  hash_bytes (checksum, entry->label, strlen (entry->label));
  hash_int (checksum, entry->kind);
  hash_int (checksum, entry->of);
  hash_int (checksum, entry->n_changes);
  hash_bytes (checksum, payload_sha256, LW_HASH_SIZE);
  g_checksum_get_digest (checksum, hash, &size);
}

void
_lw_sha256 (GBytes *bytes,
            guint8 *digest)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  gsize digest_size = LW_HASH_SIZE;

  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &digest_size);
}

static GBytes *
convert (GConverter *converter,
         GBytes *bytes,
         GError **error)
{
  g_autoptr(GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr(GByteArray) result = g_byte_array_new ();
  g_autofree guint8 *step = g_malloc (UNPACK_STEP);
  gssize size;

  while ((size = g_input_stream_read (stream, step, UNPACK_STEP, NULL, error)) > 0)
    {
      /* SQLite counts in int. A few packed bytes may stand for any number of them. */
      if (result->len > G_MAXINT32 - UNPACK_STEP)
        {
          _lw_changeset_set_damaged (error);
          return NULL;
        }
      g_byte_array_append (result, step, (guint) size);
    }
  return size == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&result)) : NULL;
}

GBytes *
_lw_payload_pack (GBytes *changeset,
                  GError **error)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, COMPRESSION_LEVEL);

  return convert (G_CONVERTER (compressor), changeset, error);
}

GBytes *
_lw_payload_unpack (GBytes *payload,
                    GError **error)
{
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GBytes) changeset = convert (G_CONVERTER (decompressor), payload, NULL);

  if (changeset == NULL)
    _lw_changeset_set_damaged (error);
  return changeset && lw_changeset_check (changeset, error) ? g_steal_pointer (&changeset) : NULL;
}

static GBytes *
load_payload (LwLedger *ledger,
              LwKey entry,
              GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, "SELECT payload FROM journal_payload WHERE entry = ?",
                                                            _("The journal was not read"), error);
  LwStep step;

  if (statement == NULL)
    return NULL;
  lw_statement_bind_int (statement, 0, entry);
  step = lw_statement_step (statement, error);
  if (step == LW_STEP_DONE)
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND,
                         _("What this action changed was erased from the journal, so it cannot be undone or shown. Nothing was changed."));
  return step == LW_STEP_ROW ? lw_statement_dup_bytes (statement, 0) : NULL;
}

GBytes *
_lw_journal_load_changeset (LwLedger *ledger,
                            const LwJournalEntry *entry,
                            GError **error)
{
  g_autoptr(GBytes) payload = load_payload (ledger, entry->kind == LW_JOURNAL_ACTION ? entry->id : entry->of, error);
  g_autoptr(GBytes) changeset = payload ? _lw_payload_unpack (payload, error) : NULL;

  if (changeset == NULL || entry->kind != LW_JOURNAL_UNDO)
    return g_steal_pointer (&changeset);
  return lw_changeset_invert (changeset, error);
}

/**
 * lw_journal_list:
 * @ledger: a ledger
 * @limit: how many at most, 0 for all
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwJournalEntry): the latest entries, newest first
 */
GPtrArray *
lw_journal_list (LwLedger *ledger,
                 guint limit,
                 GError **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_journal_entry_free);
  g_autoptr(LwStatement) statement = NULL;
  LwStep step;

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  statement = lw_connection_prepare (ledger->connection, LW_JOURNAL_SELECT "ORDER BY id DESC LIMIT ?", _("The journal was not read"), error);
  if (statement == NULL)
    return NULL;
  lw_statement_bind_int (statement, 0, limit ? (gint64) limit : -1);
  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    g_ptr_array_add (entries, _lw_journal_entry_read (statement));
  return step == LW_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
