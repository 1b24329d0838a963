/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lw-ledger-error.h"
#include "lw-tables.h"

G_BEGIN_DECLS

#define LW_TYPE_LEDGER (lw_ledger_get_type ())
G_DECLARE_FINAL_TYPE (LwLedger, lw_ledger, LW, LEDGER, GObject)

/**
 * LwNameKeysFunc:
 * @name: a person's or village's name
 *
 * Turns a name into what it can be found by. The ledger gets this function when it is opened,
 * because pinyin is knowledge of the floor above.
 *
 * Returns: (transfer full): every reading, as pinyin and as initials, lower case, without spaces;
 *   the first is the usual reading in full and serves as the sort key
 */
typedef GStrv (*LwNameKeysFunc) (const char *name);

typedef enum
{
  LW_LEDGER_OPEN_DEFAULT = 0,
  LW_LEDGER_OPEN_READ_ONLY = 1 << 0, /* does not take the lock */
  LW_LEDGER_OPEN_OR_READ = 1 << 1,   /* for reading where it is held elsewhere, or the disk is full */
} LwLedgerOpenFlags;

/* A ledger: one connection to one encrypted file. Not thread-safe; a thread that needs the ledger
 * opens its own reader with lw_ledger_open_reader(), which costs no key derivation. */

LwLedger   *lw_ledger_create        (const char         *path,
                                     const char         *passphrase,
                                     LwNameKeysFunc      name_keys,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
LwLedger   *lw_ledger_open          (const char         *path,
                                     const char         *passphrase,
                                     LwLedgerOpenFlags   flags,
                                     LwNameKeysFunc      name_keys,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
LwLedger   *lw_ledger_open_reader   (LwLedger           *self,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    lw_ledger_close         (LwLedger           *self,
                                     GError            **error);
const char *lw_ledger_get_path      (LwLedger           *self);
gboolean    lw_ledger_is_read_only  (LwLedger           *self);
/* Why one that was not asked for as such is read only, in the user's language; NULL: it is not. */
const char *lw_ledger_get_why_read_only (LwLedger       *self);
/* Number of the last committed action; changes whenever anything changed. */
gint64      lw_ledger_get_revision  (LwLedger           *self);

/* Reading. Records are (transfer full), lists are GPtrArrays of records with lw_record_free(). */
gpointer    lw_ledger_get           (LwLedger           *self,
                                     const LwTable      *table,
                                     LwKey               id,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* All records of @table in which @field (NULL: every record) is @key, in order of id;
 * villages in order of code, people in order of sort key. */
GPtrArray  *lw_ledger_list          (LwLedger           *self,
                                     const LwTable      *table,
                                     const char         *field,
                                     LwKey               key,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* The records of @table in which the text @field (indexed: person.id_number, person.name,
 * person.phone, village.code, village.name, recruit.id_number, setting.name, profile.name) is @text. */
GPtrArray  *lw_ledger_find          (LwLedger           *self,
                                     const LwTable      *table,
                                     const char         *field,
                                     const char         *text,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gint64      lw_ledger_count         (LwLedger           *self,
                                     const LwTable      *table,
                                     GError            **error);
gint64      lw_ledger_count_up_to   (LwLedger           *self,
                                     const LwTable      *table,
                                     guint               most,
                                     GError            **error);
/* NULL without error: not set. */
char       *lw_ledger_dup_setting   (LwLedger           *self,
                                     const char         *name,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writing: only between lw_journal_begin() and lw_journal_commit(). */
gboolean    lw_ledger_insert        (LwLedger           *self,
                                     gpointer            record, /* gets its id */
                                     GError            **error);
gboolean    lw_ledger_update        (LwLedger           *self,
                                     gconstpointer       record,
                                     GError            **error);
gboolean    lw_ledger_delete        (LwLedger           *self,
                                     const LwTable      *table,
                                     LwKey               id,
                                     GError            **error);
gboolean    lw_ledger_set_setting   (LwLedger           *self,
                                     const char         *name,
                                     const char         *value, /* NULL: unset */
                                     GError            **error);

/* Files. */
gboolean    lw_ledger_backup        (LwLedger           *self,
                                     const char         *path, /* must not exist; verified after writing */
                                     GError            **error);
gboolean    lw_ledger_restore       (const char         *backup,
                                     const char         *path,
                                     const char         *passphrase,
                                     gboolean            replace,
                                     char              **kept, /* (out): where the old file is now */
                                     GError            **error);
gboolean    lw_ledger_change_passphrase
                                    (LwLedger           *self,
                                     const char         *passphrase,
                                     char              **backup, /* (out): made before, opens with the old one */
                                     GError            **error);
/* A verified backup beside the ledger in “<name>-备份/”, named by time and @why; old generations
 * are thinned out: 7 daily, 4 weekly, all that were made before an import of the last 30 days. */
char       *lw_ledger_backup_generation
                                    (LwLedger           *self,
                                     const char         *why,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* One of the day, unless there is nothing new in it; NULL without @error then. */
char       *lw_ledger_backup_daily  (LwLedger           *self,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* These backups of the ledger at @path, the newest first. */
GStrv       lw_ledger_list_backups  (const char         *path) G_GNUC_WARN_UNUSED_RESULT;
/* What can still be read of a damaged ledger, as a new one; see lw-rescue.c. */
gboolean    lw_ledger_rescue        (const char         *path,
                                     const char         *target, /* must not exist */
                                     const char         *like, /* nullable: a backup with the same passphrase */
                                     const char         *passphrase,
                                     LwNameKeysFunc      name_keys,
                                     gboolean           *whole, /* (out): nothing is lost */
                                     GPtrArray         **report, /* (out): texts for the user */
                                     GError            **error);
/* Pages, foreign keys, journal chain, journal against rows. TRUE: nothing was found. @findings
 * gets a text for each damage, in the user's language. FALSE with @error: it could not look. */
gboolean    lw_ledger_verify        (LwLedger           *self,
                                     GPtrArray         **findings,
                                     GCancellable       *cancellable,
                                     GError            **error);

G_END_DECLS
