/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-changeset.h"
#include "lw-connection.h"
#include "lw-file-lock.h"
#include "lw-journal.h"
#include "lw-ledger.h"

G_BEGIN_DECLS

/* What the files of this floor share. */

#define LW_LEDGER_PAGE_SIZE 4096
#define LW_LEDGER_APPLICATION_ID 0x4c574c47 /* LWLG */

struct _LwLedger
{
  GObject parent_instance;

  char *path;
  LwConnection *connection; /* NULL once closed */
  LwKeyMaterial *key;       /* NULL once closed */
  LwFileLock *lock;         /* only who writes */
  LwNameKeysFunc name_keys; /* nullable */
  GHashTable *sql;          /* LwTable → its statements */
  gboolean read_only;
  char *why_read_only;      /* nullable */
  char *user;               /* nullable: the login name */

  /* the running action */
  LwRecorder *recorder;
  char *label;
  LwKey next_key; /* 0 until it makes its first key */
};

/* lw-journal-action.c. The first takes the write lock, without a recorder. */
gboolean    _lw_journal_begin_transaction (LwLedger *ledger,
                                           GError  **error);
void        _lw_journal_forget_action (LwLedger   *ledger);
/* The action runs: sets the error otherwise. */
gboolean    _lw_ledger_check_writing (LwLedger    *self,
                                      GError     **error);
char       *_lw_ledger_dup_real_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean    _lw_ledger_check_open    (LwLedger    *self,
                                      GError     **error);
/* New keys within the running transaction. */
gboolean    _lw_ledger_take_key      (LwLedger    *self,
                                      LwKey       *key,
                                      GError     **error);
gboolean    _lw_ledger_store_counter (LwLedger    *self,
                                      GError     **error);
char       *_lw_ledger_dup_sort_key  (LwLedger    *self,
                                      const char  *name) G_GNUC_WARN_UNUSED_RESULT;

char       *_lw_ledger_dup_meta      (LwLedger    *self,
                                      const char  *name,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    _lw_ledger_set_meta      (LwLedger    *self,
                                      const char  *name,
                                      const char  *value,
                                      GError     **error);

/* lw-search-index.c. Makes the index anew when it was made by another version. */
gboolean    _lw_search_index_check   (LwLedger    *self,
                                      GError     **error);

/* lw-migration.c. @schema: folder of numbered .sql files among the resources */
int         _lw_migration_latest     (const char   *schema);
gboolean    _lw_migration_run        (LwConnection *connection,
                                      const char   *schema,
                                      int           from,
                                      GError      **error);

/* As the public ones, with another schema: for the tests of migrations. */
#define LW_SCHEMA "/io/github/liangwei/Liangwei/schema/"
LwLedger   *_lw_ledger_create        (const char         *path,
                                      const char         *passphrase,
                                      LwNameKeysFunc      name_keys,
                                      const char         *schema,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;
LwLedger   *_lw_ledger_open          (const char         *path,
                                      const char         *passphrase,
                                      LwLedgerOpenFlags   flags,
                                      LwNameKeysFunc      name_keys,
                                      const char         *schema,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* lw-ledger-file.c */
LwKeyMaterial *_lw_ledger_file_unlock (const char  *path,
                                       const char  *passphrase,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
LwConnection  *_lw_ledger_file_open   (const char           *path,
                                       LwConnectionFlags     flags,
                                       const LwKeyMaterial  *key,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Hands @problem on, or what it was taken for. */
void           _lw_ledger_file_explain (const char          *path,
                                       const char           *passphrase,
                                       GError               *problem, /* (transfer full) */
                                       GError              **error);
gboolean       _lw_ledger_file_create (const char           *path,
                                       GError              **error);
gboolean       _lw_ledger_file_sync_folder (const char      *path);
LwKeyMaterial *_lw_ledger_file_new_key (const char  *passphrase,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       _lw_ledger_file_can_write (const char *path);
gboolean       _lw_ledger_file_has_wal   (const char *path);
/* Whether a file that has a first page opens with the passphrase that @key comes from. */
gboolean       _lw_ledger_file_check_salt (const char           *path,
                                           const LwKeyMaterial  *key,
                                           GError              **error);

/* lw-backup.c */
gboolean    _lw_backup_write         (LwConnection        *connection,
                                      const LwKeyMaterial *key,
                                      const char          *path,
                                      GError             **error);

G_END_DECLS
