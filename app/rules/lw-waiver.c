/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-check.h"

#include "lw-date.h"
#include "lw-journal.h"

#include <glib/gi18n-lib.h>

static LwWaiver *
make_waiver (LwLedger *ledger, const char *rule, LwKey village, const char *reason, const char *document, LwDate until)
{
  LwWaiver *waiver = lw_record_new (&lw_waiver_table);

  waiver->village = village;
  lw_set_text (&waiver->rule, rule);
  lw_set_text (&waiver->reason, reason);
  lw_set_text (&waiver->document, document);
  waiver->until = until;
  waiver->given = lw_date_today ();
  lw_set_text (&waiver->user, lw_journal_get_user (ledger));
  return waiver;
}

/**
 * lw_waiver_record:
 * @ledger: a ledger
 * @rule: id of a rule
 * @village: a village
 * @reason: why the rule is waived there
 * @document: number of the document
 * @until: last day on which the waiver counts, a full date
 * @error: return location
 *
 * Records a waiver: one action, by the user of the journal. It stands in for the rule while the
 * rule is not met or unknown; it changes nothing else.
 *
 * Returns: %TRUE, %FALSE with @error set and nothing changed
 */
gboolean
lw_waiver_record (LwLedger *ledger, const char *rule, LwKey village, const char *reason, const char *document,
                  LwDate until, GError **error)
{
  g_autoptr(LwVillage) where = NULL;
  g_autoptr(LwWaiver) waiver = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (LW_IS_LEDGER (ledger), FALSE);
  g_return_val_if_fail (rule && reason && document, FALSE);
  g_return_val_if_fail (lw_date_is_full (until), FALSE);

  where = lw_ledger_get (ledger, &lw_village_table, village, error);
  if (!where)
    return FALSE;

  waiver = make_waiver (ledger, rule, village, reason, document, until);
  /* translators: id of the rule, name of the village */
  label = g_strdup_printf (_("Waive %1$s for %2$s"), rule, where->name);
  if (!lw_journal_begin (ledger, label, error))
    return FALSE;
  if (lw_ledger_insert (ledger, waiver, error))
    return lw_journal_commit (ledger, NULL, error);

  lw_journal_rollback (ledger);
  return FALSE;
}
