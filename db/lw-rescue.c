/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rescue-private.h"

#include "lw-page-check.h"
#include "lw-verify.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A damaged ledger is read as far as it can be, and becomes a new one. Where the journal is whole it
 * is the whole story, and nothing is lost, whatever became of the tables. Otherwise rows come from the
 * tables, where those cannot be read from what is left of the journal, and names from the indexes. */

typedef struct
{
  const char *path;
  LwConnection *source;
  const LwKeyMaterial *new_key;
  LwNameKeysFunc name_keys;
  char *work[2];    /* files that are taken away again */
  LwLedger *mirror; /* what was found */
  LwRescueCount *counts;
  GPtrArray *report;
  gboolean without_wal;
} Rescue;

static void
remove_copy (const char *copy)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (name);
    }
}

static void
rescue_clear (Rescue *self)
{
  g_clear_pointer (&self->source, lw_connection_close);
  g_clear_object (&self->mirror);
  for (guint i = 0; i < G_N_ELEMENTS (self->work); i++)
    {
      if (self->work[i])
        remove_copy (self->work[i]);
      g_clear_pointer (&self->work[i], g_free);
    }
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->report, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rescue, rescue_clear)

G_GNUC_PRINTF (2, 3) static void
say (Rescue *self,
     const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->report, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Encrypted like any ledger, beside the target; what refers to what is looked at in the end. Nothing
 * of it need survive a pulled plug. */
static LwLedger *
make_work (const char *path,
           const LwKeyMaterial *key,
           LwNameKeysFunc name_keys,
           GError **error)
{
  g_autoptr(LwLedger) ledger = g_object_new (LW_TYPE_LEDGER, NULL);

  if (!_lw_ledger_file_create (path, error))
    return NULL;
  ledger->path = g_strdup (path);
  ledger->name_keys = name_keys;
  ledger->connection = _lw_ledger_file_open (path, LW_CONNECTION_DEFAULT, key, error);
  if (ledger->connection == NULL || !_lw_migration_run (ledger->connection, LW_SCHEMA, 0, error) ||
      !lw_connection_exec (ledger->connection, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", _("The ledger was not rescued"), error))
    return NULL;
  return g_steal_pointer (&ledger);
}

typedef struct
{
  LwStatement *insert;
  int n_columns;
  guint is_text, is_blob; /* bits of columns */
} RawCopy;

static void
copy_raw_cb (LwStatement *row,
             gpointer data)
{
  RawCopy *copy = data;
  g_autoptr(GPtrArray) blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (int i = 0; i < copy->n_columns; i++)
    {
      if (lw_statement_is_null (row, i))
        lw_statement_bind_null (copy->insert, i);
      else if (copy->is_text & 1u << i)
        lw_statement_bind_text (copy->insert, i, lw_statement_get_text (row, i));
      else if (copy->is_blob & 1u << i)
        {
          GBytes *bytes = lw_statement_dup_bytes (row, i);

          g_ptr_array_add (blobs, bytes);
          lw_statement_bind_bytes (copy->insert, i, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        }
      else
        lw_statement_bind_int (copy->insert, i, lw_statement_get_int (row, i));
    }
  lw_statement_run (copy->insert, NULL);
}

/* Returns whether no row was skipped. */
static gboolean
copy_raw (Rescue *self,
          const char *select,
          const char *key,
          const char *insert,
          RawCopy copy)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->mirror->connection, insert, "", NULL);
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (LwGap));

  if (statement == NULL)
    return FALSE;
  copy.insert = statement;
  _lw_rescue_walk (self->source, select, key, copy_raw_cb, &copy, gaps);
  return gaps->len == 0;
}

static gboolean
copy_journal (Rescue *self)
{
  gboolean entries = copy_raw (self, "SELECT id, at, user, label, kind, of, changes, undone, payload_sha256, hash FROM journal", "id",
                               "INSERT INTO journal (id, at, user, label, kind, of, changes, undone, payload_sha256, hash)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                               (RawCopy){ .n_columns = 10, .is_text = 1 << 2 | 1 << 3, .is_blob = 1 << 8 | 1 << 9 });
  gboolean payloads = copy_raw (self, "SELECT entry, payload FROM journal_payload", "entry", "INSERT INTO journal_payload VALUES (?, ?)",
                                (RawCopy){ .n_columns = 2, .is_blob = 1 << 1 });

  return entries && payloads;
}

/* @whole (out): whether the journal was all there, and tells what is in force without a gap. */
static gboolean
read_journal (Rescue *self,
              gboolean *whole,
              GError **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  const char *action = _("The ledger was not rescued");

  if (!lw_connection_exec (self->mirror->connection, "BEGIN IMMEDIATE", action, error))
    return FALSE;
  *whole = copy_journal (self) && _lw_verify_journal (self->mirror, findings, NULL) && findings->len == 0;
  *whole = _lw_rescue_play (self->mirror) && *whole;
  return lw_connection_exec (self->mirror->connection, "COMMIT", action, error);
}

const char *
_lw_rescue_get_caption (const LwTable *table)
{
  static const struct { const LwTable *table; const char *caption; } captions[] = {
    { &lw_village_table, N_("Villages") },
    { &lw_person_table, N_("People") },
    { &lw_post_table, N_("Posts") },
    { &lw_reserve_table, N_("Reserves") },
    { &lw_recruit_table, N_("Recruits") },
    { &lw_recruit_year_table, N_("Recruits by year") },
    { &lw_kinship_table, N_("Relatives") },
    { &lw_waiver_table, N_("Waivers") },
    { &lw_imported_table, N_("Imported cells that were not understood") },
    { &lw_setting_table, N_("Settings") },
    { &lw_profile_text_table, N_("Rule profiles") },
    { &lw_resume_table, N_("Résumés") },
    { &lw_family_table, N_("Family members") },
    { &lw_award_table, N_("Awards and penalties") },
    { &lw_evidence_table, N_("Evidence") },
    { &lw_attachment_table, N_("Photos and papers") },
    { &lw_pool_entry_table, N_("Ways into the pool") },
    { &lw_measure_table, N_("Measures for reserves") },
    { &lw_review_table, N_("Talks and reviews") },
    { &lw_village_change_table, N_("Merged, divided and renamed villages") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      if (captions[i].table == table)
        return _(captions[i].caption);
    }
  return table->name;
}

/* @format is one of ours, with one number in it. */
static void
add_part (GString *line,
          const char *format,
          guint n)
{
  if (n == 0)
    return;
  g_string_append (line, _("; "));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (line, format, n);
#pragma GCC diagnostic pop
}

static void
say_count (Rescue *self,
           const LwTable *table,
           const LwRescueCount *count)
{
  g_autoptr(GString) line = g_string_new (NULL);

  /* translators: a kind of records, and how many */
  g_string_append_printf (line, _("%s: %u saved"), _lw_rescue_get_caption (table), count->saved);
  add_part (line, _("of these %u only as the journal knew them"), count->from_journal);
  add_part (line, _("of %u of these only name or number is left"), count->from_index);
  add_part (line, _("%u lost, because nothing is left of whom they are about"), count->lost);
  add_part (line, _("%u places could not be read, and what stood there and is not counted here is lost"), count->gaps);
  say (self, "%s", line->str);
}

static void
say_counts (Rescue *self)
{
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      const LwRescueCount *count = &self->counts[i];

      if (count->saved + count->lost + count->gaps)
        say_count (self, tables[i], count);
    }
}

static void
say_pages (Rescue *self,
           const LwKeyMaterial *key,
           gboolean whole)
{
  g_autoptr(GArray) numbers = _lw_page_check_file (self->path, key, !whole);
  g_autofree char *list = numbers && numbers->len ? _lw_page_check_describe (numbers) : NULL;

  if (list)
    /* translators: numbers of pages, "7, 12–14" */
    say (self, _("These pages of the old file cannot be read: %s."), list);
  if (self->without_wal)
    say (self, _("The file beside the old ledger that ends in “-wal” does not belong to it, or cannot be read. What stands only in it was left out."));
}

/* What the tables and indexes have over what the journal had. */
static gboolean
read_tables (Rescue *self,
             GError **error)
{
  const char *action = _("The ledger was not rescued");
  guint n_tables;

  lw_tables (&n_tables);
  self->counts = g_new0 (LwRescueCount, n_tables);
  return lw_connection_exec (self->mirror->connection, "BEGIN IMMEDIATE", action, error) &&
         _lw_rescue_overlay (self->source, self->mirror, self->counts, error) &&
         lw_connection_exec (self->mirror->connection, "COMMIT", action, error);
}

/* The ledger that is written: what was found, or, where the journal has holes, that as one action. */
static LwLedger *
make_result (Rescue *self,
             gboolean whole,
             GError **error)
{
  g_autoptr(LwLedger) fresh = NULL;

  if (whole)
    {
      say (self, _("The journal is whole: every record and the whole history were saved."));
      return g_object_ref (self->mirror);
    }
  if (!read_tables (self, error))
    return NULL;
  say (self, _("The journal has holes, so the history up to now was not kept: the new ledger begins with one action that holds what was saved."));
  say_counts (self);
  fresh = make_work (self->work[1], self->new_key, self->name_keys, error);
  return fresh && _lw_rescue_copy (self->mirror, fresh, _("Rescued from a damaged ledger"), error) ? g_steal_pointer (&fresh) : NULL;
}

static gboolean
check_any (LwLedger *ledger,
           GError **error)
{
  gint64 entries = 0;

  if (!lw_connection_query_int (ledger->connection, "SELECT count(*) FROM journal", _("The ledger was not rescued"), &entries, error))
    return FALSE;
  if (entries == 0)
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
                         _("Not one record of this file can be read, so no new ledger was made. Restore a backup."));
  return entries > 0;
}

static gboolean
run (Rescue *self,
     const char *target,
     gboolean *whole,
     GError **error)
{
  g_autoptr(LwLedger) result = NULL;
  guint lost;

  self->mirror = make_work (self->work[0], self->new_key, self->name_keys, error);
  if (self->mirror == NULL || !read_journal (self, whole, error))
    return FALSE;
  result = make_result (self, *whole, error);
  if (result == NULL || !check_any (result, error))
    return FALSE;
  lost = _lw_rescue_contents (self->source, result);
  if (lost)
    say (self, ngettext ("%u photo or paper cannot be read and is lost.", "%u photos or papers cannot be read and are lost.", lost), lost);
  *whole = *whole && lost == 0;
  return _lw_search_index_check (result, error) &&
         _lw_backup_write (result->connection, self->new_key, target, error);
}

/* Before anybody waits: the target is free, and the passphrase is one. */
static gboolean
prepare (Rescue *self,
         const char *target,
         GError **error)
{
  g_autofree char *name = g_filename_display_basename (target);

  if (g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS,
                   _("There is a file “%s” already. It was left as it is. Choose another name."), name);
      return FALSE;
    }
  self->report = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->work); i++)
    self->work[i] = g_strdup_printf ("%s.partial-%08x", target, g_random_int ());
  return TRUE;
}

/* SQLite says of a wrong key what it says of a damaged first page. */
static gboolean
open_source (Rescue *self,
             const LwKeyMaterial *key,
             const char *copy,
             GError **error)
{
  gboolean first, another;

  if (_lw_page_check_key (self->path, key, &first, &another) && !first && !another)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE,
                           _("Wrong passphrase, or the start of the file is damaged. Check Caps Lock and the input method. If the same passphrase opens a backup, restore that, or have this file read by the help of it: lwctl rescue --like BACKUP."));
      return FALSE;
    }
  self->source = _lw_rescue_open (self->path, key, copy, &self->without_wal, error);
  return self->source != NULL;
}

/**
 * lw_ledger_rescue:
 * @path: a ledger that does not open, or in which verify finds damage; it is left as it is
 * @target: where the new ledger goes; must not exist
 * @like: (nullable): a backup of it; tells the salt of the key where the start of the file is lost and
 *   nothing beside it knows
 * @passphrase: that of the old one, and of the new one
 * @name_keys: (nullable): what names can be found by
 * @whole: (out): whether nothing is lost
 * @report: (out) (transfer full) (element-type utf8): what was saved and what was lost
 * @error: (out)
 *
 * Saves what can still be read into a new ledger, which is verified like a backup.
 *
 * Returns: FALSE when nothing can be read, or the new ledger cannot be written; there is none then
 */
gboolean
lw_ledger_rescue (const char *path,
                  const char *target,
                  const char *like,
                  const char *passphrase,
                  LwNameKeysFunc name_keys,
                  gboolean *whole,
                  GPtrArray **report,
                  GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.partial-%08x", target, g_random_int ());
  g_autoptr(LwKeyMaterial) key = _lw_rescue_unlock (path, like, passphrase, error);
  g_autoptr(LwKeyMaterial) new_key = key ? _lw_ledger_file_new_key (passphrase, error) : NULL;
  g_auto(Rescue) self = { .path = path, .name_keys = name_keys, .new_key = new_key };
  gboolean done;

  *report = NULL;
  *whole = FALSE;
  if (new_key == NULL || !prepare (&self, target, error))
    return FALSE;
  done = open_source (&self, key, copy, error) && run (&self, target, whole, error);
  if (done)
    {
      say_pages (&self, key, *whole);
      *report = g_steal_pointer (&self.report);
    }
  g_clear_pointer (&self.source, lw_connection_close);
  remove_copy (copy);
  *whole = done && *whole && !self.without_wal;
  return done;
}
