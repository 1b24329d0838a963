/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-new-ledger.h"

#include "lw-journal.h"
#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-profile.h"
#include "lw-thread.h"
#include "lw-village-new.h"

#include <glib/gi18n-lib.h>

void
lw_new_ledger_plan_free (LwNewLedgerPlan *plan)
{
  g_free (plan->path);
  lw_secret_free (plan->passphrase);
  g_free (plan->township);
  g_free (plan->handler);
  g_ptr_array_unref (plan->villages);
  g_strfreev (plan->standards);
  g_free (plan);
}

/* Those without a code last: it is like the codes of the others. */
static gboolean
insert_villages (LwLedger   *ledger,
                 GPtrArray  *villages,
                 GError    **error)
{
  for (guint i = 0; i < villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (villages, i);

      if (village->code != NULL && !lw_ledger_insert (ledger, village, error))
        return FALSE;
    }
  for (guint i = 0; i < villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (villages, i);

      if (village->code == NULL && !lw_village_new_add (ledger, village, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_ledger (LwLedger              *ledger,
             const LwNewLedgerPlan *plan,
             GError               **error)
{
  if (*plan->handler != '\0')
    lw_journal_set_user (ledger, plan->handler);
  if (!lw_journal_begin (ledger, _("New ledger"), error))
    return FALSE;
  if (!insert_villages (ledger, plan->villages, error)
      || !lw_ledger_set_setting (ledger, "township", plan->township, error)
      || !lw_ledger_set_setting (ledger, "handler",
                                 *plan->handler != '\0' ? plan->handler : NULL, error))
    {
      lw_journal_rollback (ledger);
      return FALSE;
    }
  return lw_journal_commit (ledger, NULL, error);
}

static gpointer
create_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const LwNewLedgerPlan *plan = data;
  g_autoptr (LwLedger) ledger
      = lw_ledger_create (plan->path, plan->passphrase, lw_pinyin_name_keys, error);

  if (ledger == NULL || !fill_ledger (ledger, plan, error))
    return NULL;
  if (plan->standards != NULL
      && !lw_profiles_use (ledger, (const char *const *) plan->standards, error))
    return NULL;
  return g_steal_pointer (&ledger);
}

void
lw_new_ledger_create (gpointer             source,
                      LwNewLedgerPlan     *plan,
                      GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);

  g_task_set_task_data (task, plan, (GDestroyNotify) lw_new_ledger_plan_free);
  lw_thread_run (task, create_thread, g_object_unref);
}

LwLedger *
lw_new_ledger_create_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
