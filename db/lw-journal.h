/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* The journal: every change of the ledger is an action with a name, recorded as a changeset. */

typedef enum
{
  LW_JOURNAL_ACTION = 0,
  LW_JOURNAL_UNDO = 1,
  LW_JOURNAL_REDO = 2,
} LwJournalKind;

typedef struct
{
  LwKey id;
  gint64 at; /* microseconds since 1970, UTC */
  char *user;
  char *label; /* what the action was called, in the user's language */
  LwJournalKind kind;
  LwKey of;        /* the entry that an undo or redo is about */
  gboolean undone; /* is not in force now */
  gint64 n_changes;
} LwJournalEntry;

/* One field of one record that an action changed. */
typedef struct
{
  LwKey entry;
  gint64 at;
  char *user;
  char *label;
  const LwTable *table;
  LwKey record;
  LwKey person;  /* whom it is about, or 0 */
  LwKey village; /* which village it is about, or 0 */
  const LwField *field; /* NULL: the whole record came or went */
  char op;              /* 'i', 'u' or 'd' */
  char *old_value;      /* as text; NULL: empty */
  char *new_value;
} LwChange;

void lw_journal_entry_free (LwJournalEntry *entry);
void lw_change_free        (LwChange       *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwJournalEntry, lw_journal_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwChange, lw_change_free)

/* Who acts; kept with the ledger object. NULL or "": the login name. */
void      lw_journal_set_user    (LwLedger      *ledger,
                                  const char    *user);
const char *lw_journal_get_user  (LwLedger      *ledger);
gboolean  lw_journal_begin       (LwLedger      *ledger,
                                  const char    *label,
                                  GError       **error);
/* Renames the running action, when only the work itself tells what it was. */
void      lw_journal_set_label   (LwLedger      *ledger,
                                  const char    *label);
/* Keeps the action. An action that changed nothing leaves no entry; @entry (out, optional) is then 0.
 * On failure everything is rolled back. */
gboolean  lw_journal_commit      (LwLedger      *ledger,
                                  LwKey         *entry,
                                  GError       **error);
void      lw_journal_rollback    (LwLedger      *ledger);
gboolean  lw_journal_is_open     (LwLedger      *ledger);
/* Whether the running action left anything other than it was. */
gboolean  lw_journal_has_changed (LwLedger      *ledger,
                                  gboolean      *changed,
                                  GError       **error);

/* @done (out, optional): the entry that was undone or redone. LW_LEDGER_ERROR_NOTHING when there is none. */
gboolean  lw_journal_undo        (LwLedger        *ledger,
                                  LwJournalEntry **done,
                                  GError         **error);
gboolean  lw_journal_redo        (LwLedger        *ledger,
                                  LwJournalEntry **done,
                                  GError         **error);
/* What the next undo or redo would take: (transfer full) (nullable). */
LwJournalEntry *lw_journal_peek_undo (LwLedger *ledger, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LwJournalEntry *lw_journal_peek_redo (LwLedger *ledger, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The latest @limit entries (0: all), newest first: LwJournalEntry. */
GPtrArray *lw_journal_list       (LwLedger      *ledger,
                                  guint          limit,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Field by field, oldest first: LwChange. @person and @village narrow it when not 0; with @entry
 * only the changes of that entry. */
GPtrArray *lw_journal_history    (LwLedger      *ledger,
                                  LwKey          entry,
                                  LwKey          person,
                                  LwKey          village,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the latest @n_entries about them alone (0: all), and only of those after the revision
 * @after. */
GPtrArray *lw_journal_latest     (LwLedger      *ledger,
                                  LwKey          person,
                                  LwKey          village,
                                  gint64         after,
                                  guint          n_entries,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
