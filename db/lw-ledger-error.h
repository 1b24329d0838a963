/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LW_LEDGER_ERROR (lw_ledger_error_quark ())

/**
 * LwLedgerError:
 * @LW_LEDGER_ERROR_NOT_A_LEDGER: a zip, OLE, PDF, plain SQLite, text or empty file
 * @LW_LEDGER_ERROR_PASSPHRASE: wrong passphrase, or the start of the file is damaged
 * @LW_LEDGER_ERROR_CUT_SHORT: the size is no multiple of the page
 * @LW_LEDGER_ERROR_DAMAGED: a page, a key or the journal does not hold together
 * @LW_LEDGER_ERROR_TOO_NEW: written by a newer version
 * @LW_LEDGER_ERROR_READ_ONLY: the file or its folder cannot be written
 * @LW_LEDGER_ERROR_BUSY: another program holds the ledger
 * @LW_LEDGER_ERROR_FULL: no space left; the last committed action is still there
 * @LW_LEDGER_ERROR_IO: reading or writing failed
 * @LW_LEDGER_ERROR_UNCONFIRMED: done, but the disk did not say that it will outlast a power cut
 * @LW_LEDGER_ERROR_CONSTRAINT: the ledger refuses the value
 * @LW_LEDGER_ERROR_EXISTS: there is a file already
 * @LW_LEDGER_ERROR_NOT_FOUND: no such file, record or journal entry
 * @LW_LEDGER_ERROR_CONFLICT: an undo or redo meets data that have changed since
 * @LW_LEDGER_ERROR_NOTHING: there is nothing to undo or redo
 * @LW_LEDGER_ERROR_CANCELLED: stopped by the user; nothing was written
 * @LW_LEDGER_ERROR_INTERNAL: a fault of the program
 *
 * What went wrong with a ledger, told apart by what the caller can do about it. The message of each
 * error says what happened, what was kept and what to do, in the user's language.
 */
typedef enum
{
  LW_LEDGER_ERROR_NOT_A_LEDGER,
  LW_LEDGER_ERROR_PASSPHRASE,
  LW_LEDGER_ERROR_CUT_SHORT,
  LW_LEDGER_ERROR_DAMAGED,
  LW_LEDGER_ERROR_TOO_NEW,
  LW_LEDGER_ERROR_READ_ONLY,
  LW_LEDGER_ERROR_BUSY,
  LW_LEDGER_ERROR_FULL,
  LW_LEDGER_ERROR_IO,
  LW_LEDGER_ERROR_UNCONFIRMED,
  LW_LEDGER_ERROR_CONSTRAINT,
  LW_LEDGER_ERROR_EXISTS,
  LW_LEDGER_ERROR_NOT_FOUND,
  LW_LEDGER_ERROR_CONFLICT,
  LW_LEDGER_ERROR_NOTHING,
  LW_LEDGER_ERROR_CANCELLED,
  LW_LEDGER_ERROR_INTERNAL,
} LwLedgerError;

GQuark lw_ledger_error_quark (void);

G_END_DECLS
