/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"

G_BEGIN_DECLS

/* Entries of the journal as rows: reading, hashing, payloads. Internal to this floor. */

#define LW_HASH_SIZE 32

/* Columns of journal that _lw_journal_entry_read() expects. */
#define LW_JOURNAL_SELECT "SELECT id, at, user, label, kind, of, undone, changes FROM journal "

LwJournalEntry *_lw_journal_entry_read (LwStatement           *statement) G_GNUC_WARN_UNUSED_RESULT;
/* The link of the chain: SHA-256 over the link before and every field that never changes, each with
 * its length before it. docs/schema.md says it in full. */
void            _lw_journal_entry_hash (const LwJournalEntry  *entry,
                                        const guint8          *previous,
                                        const guint8          *payload_sha256,
                                        guint8                *hash);
void            _lw_sha256             (GBytes                *bytes,
                                        guint8                *digest);

GBytes         *_lw_payload_pack       (GBytes                *changeset,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes         *_lw_payload_unpack     (GBytes                *payload,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the entry did to the rows: its own changeset, that of the entry it redid, or the inverse of
 * that which it undid. LW_LEDGER_ERROR_NOT_FOUND when the payload was erased. */
GBytes         *_lw_journal_load_changeset
                                       (LwLedger              *ledger,
                                        const LwJournalEntry  *entry,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
