/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-decided.h"

static gboolean
is_decided (const LwEvidence *evidence,
            const char       *subject)
{
  return evidence->decided != 0 && g_strcmp0 (evidence->subject, subject) == 0;
}

LwDate
lw_decided_date (LwLedger   *ledger,
                 LwKey       person,
                 const char *subject,
                 LwDate      stated)
{
  g_autoptr (GPtrArray) records = lw_ledger_list (ledger, &lw_evidence_table, "person", person, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const LwEvidence *evidence = g_ptr_array_index (records, i);

      if (is_decided (evidence, subject))
        return evidence->decided;
    }
  return stated;
}

gboolean
lw_decided_each (LwLedger       *ledger,
                 const char     *subject,
                 LwDecidedFunc   func,
                 gpointer        user_data,
                 GError        **error)
{
  g_autoptr (GPtrArray) records = lw_ledger_list (ledger, &lw_evidence_table, NULL, 0, error);

  /* The first record of a person is the one in force: it is told last. */
  for (guint i = records != NULL ? records->len : 0; i > 0; i--)
    {
      const LwEvidence *evidence = g_ptr_array_index (records, i - 1);

      if (is_decided (evidence, subject))
        func (evidence->person, evidence->decided, user_data);
    }
  return records != NULL;
}
