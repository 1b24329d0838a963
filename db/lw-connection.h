/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lw-key-material.h"
#include "lw-ledger-error.h"

G_BEGIN_DECLS

/* A thin wrapper of SQLite, internal to this floor. `sqlite3 *` is known to lw-connection.c,
 * lw-statement.c and lw-changeset.c only. Every call carries an action, a translated phrase such as
 * "The record was not stored", with which its error begins. */

typedef struct _LwConnection LwConnection;
typedef struct _LwStatement LwStatement;
struct sqlite3;

typedef enum
{
  LW_CONNECTION_DEFAULT = 0,
  LW_CONNECTION_READ_ONLY = 1 << 0, /* refuses to write; may still write the WAL index */
  LW_CONNECTION_IMMUTABLE = 1 << 1, /* nothing is written beside the file, no locks */
} LwConnectionFlags;

typedef enum
{
  LW_STEP_ERROR,
  LW_STEP_ROW,
  LW_STEP_DONE,
} LwStep;

/* @path: an existing file. @key: (nullable): NULL for a file or memory in the clear (tests, replay). */
LwConnection *lw_connection_open           (const char           *path,
                                            LwConnectionFlags     flags,
                                            const LwKeyMaterial  *key,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* A private database in memory. */
LwConnection *lw_connection_open_memory    (GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          lw_connection_close          (LwConnection         *self);
gboolean      lw_connection_is_read_only   (LwConnection         *self);
gboolean      lw_connection_in_transaction (LwConnection         *self);
/* At its path is no file any more, or another one: what is written would be found by nobody. */
gboolean      lw_connection_has_moved      (LwConnection         *self);
/* Runs any number of statements that give no rows. */
gboolean      lw_connection_exec           (LwConnection         *self,
                                            const char           *sql,
                                            const char           *action,
                                            GError              **error);
void          lw_connection_rollback       (LwConnection         *self);
/* First column of the first row; 0 without error when there is no row. */
gboolean      lw_connection_query_int      (LwConnection         *self,
                                            const char           *sql,
                                            const char           *action,
                                            gint64               *value,
                                            GError              **error);
char         *lw_connection_query_text     (LwConnection         *self,
                                            const char           *sql,
                                            const char           *action,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes a WAL back and empties it; FALSE without harm while somebody reads. */
/* Closing leaves the WAL beside the file as it is. */
void          lw_connection_keep_wal       (LwConnection         *self);
gboolean      lw_connection_checkpoint     (LwConnection         *self,
                                            GError              **error);
/* Copies all of @self into @target, which is empty. */
gboolean      lw_connection_copy_to        (LwConnection         *self,
                                            LwConnection         *target,
                                            GError              **error);
/* Statements stop with LW_LEDGER_ERROR_CANCELLED; NULL ends it. */
void          lw_connection_set_cancellable (LwConnection        *self,
                                             GCancellable        *cancellable);
/* Rows that the last statement changed. */
int           lw_connection_n_changed      (LwConnection         *self);
/* The last failure says that the key does not fit the first page. */
gboolean      lw_connection_has_wrong_key  (LwConnection         *self);
struct sqlite3 *lw_connection_get_handle   (LwConnection         *self);
void          lw_connection_set_error      (LwConnection         *self,
                                            int                   code,
                                            const char           *action,
                                            GError              **error);

/* Statements are cached by their text: freeing one hands it back. Parameters and columns both count from 0. */
LwStatement  *lw_connection_prepare        (LwConnection         *self,
                                            const char           *sql,
                                            const char           *action,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          lw_statement_free            (LwStatement          *self);
void          lw_statement_reset           (LwStatement          *self);
LwStep        lw_statement_step            (LwStatement          *self,
                                            GError              **error);
/* For statements without rows: runs it and makes it ready to be run again. */
gboolean      lw_statement_run             (LwStatement          *self,
                                            GError              **error);
void          lw_statement_bind_int        (LwStatement          *self,
                                            int                   index,
                                            gint64                value);
/* Binding copies nothing: @text and @bytes must live until the statement is reset. NULL is NULL. */
void          lw_statement_bind_text       (LwStatement          *self,
                                            int                   index,
                                            const char           *text);
void          lw_statement_bind_bytes      (LwStatement          *self,
                                            int                   index,
                                            gconstpointer         bytes,
                                            gsize                 size);
void          lw_statement_bind_null       (LwStatement          *self,
                                            int                   index);
gboolean      lw_statement_is_null         (LwStatement          *self,
                                            int                   column);
gint64        lw_statement_get_int         (LwStatement          *self,
                                            int                   column);
/* Borrowed until the next step. */
const char   *lw_statement_get_text        (LwStatement          *self,
                                            int                   column);
GBytes       *lw_statement_dup_bytes       (LwStatement          *self,
                                            int                   column) G_GNUC_WARN_UNUSED_RESULT;
int           lw_statement_n_columns       (LwStatement          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwConnection, lw_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwStatement, lw_statement_free)

G_END_DECLS
