/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

/* The ways into and out of the pool of people who are looked at elsewhere: on the page of a village or
 * a person, from a selection of people, in an appointment. */

/* The way that is being gone into the pool of @village; NULL without @error: none. */
static LwPoolEntry *
dup_open_entry (LwLedger  *ledger,
                LwKey      person,
                LwKey      village,
                GError   **error)
{
  g_autoptr (GPtrArray) entries
      = lw_ledger_list (ledger, &lw_pool_entry_table, "person", person, error);

  for (guint i = entries != NULL ? entries->len : 0; i-- > 0;)
    {
      const LwPoolEntry *entry = entries->pdata[i];

      if (entry->village == village && entry->closed == 0 && entry->filed == 0)
        return lw_record_copy (entry);
    }
  return NULL;
}

GPtrArray *
lw_pool_enter (LwLedger    *ledger,
               LwKey        person,
               LwKey        village,
               LwPoolStep   step,
               LwMaturity   maturity,
               LwDate       date,
               const char  *document,
               GError     **error)
{
  g_autoptr (GError) local = NULL;
  LwPoolEntry *entry = dup_open_entry (ledger, person, village, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (entry == NULL)
    {
      entry = lw_record_new (&lw_pool_entry_table);
      entry->person = person;
      entry->village = village;
    }
  return _lw_pool_step_records (entry, step, maturity, date, document);
}

/* ---- what speaks against it ---- */

static char *
check_membership (LwLedger *ledger,
                  LwKey     person,
                  LwKey     village,
                  LwDate    on)
{
  g_autoptr (GPtrArray) reserves
      = lw_ledger_list (ledger, &lw_reserve_table, "person", person, NULL);

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = reserves->pdata[i];

      if (reserve->village == village && lw_date_holds (0, reserve->end, on))
        return g_strdup (_("Is in the pool of this village already."));
    }
  return NULL;
}

char *
lw_pool_check_entering (LwLedger   *ledger,
                        LwKey       person,
                        LwKey       village,
                        LwPoolStep  step,
                        LwDate      date,
                        LwDate      on)
{
  char *fault = check_membership (ledger, person, village, on);
  LwPoolEntry *entry;

  if (fault != NULL)
    return fault;
  entry = dup_open_entry (ledger, person, village, NULL);
  if (entry == NULL)
    return NULL;
  fault = *_lw_pool_step_date (entry, step) != 0
              ? g_strdup (_("Is proposed for the pool of this village already."))
              : _lw_pool_check_order (entry, NULL, step, date);
  lw_record_free (entry);
  return fault;
}

/* ---- appointed ---- */

gboolean
lw_pool_holds_post (LwLedger   *ledger,
                    LwKey       person,
                    LwKey       village,
                    LwBody      body,
                    LwPosition  position,
                    LwDate      on,
                    LwKey       except)
{
  g_autoptr (GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "person", person, NULL);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      const LwPost *post = posts->pdata[i];

      if (post->record.id != except && post->village == village && post->body == (int) body
          && post->position == (int) position && lw_date_holds (0, post->end, on))
        return TRUE;
    }
  return FALSE;
}

static gboolean
end_memberships (LwLedger   *ledger,
                 LwKey       person,
                 LwKey       village,
                 LwDate      date,
                 GPtrArray  *records,
                 GError    **error)
{
  g_autoptr (GPtrArray) reserves
      = lw_ledger_list (ledger, &lw_reserve_table, "person", person, error);

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = reserves->pdata[i];

      if (reserve->village == village && lw_date_holds (0, reserve->end, date))
        /* One that would begin later ends before it begins. */
        g_ptr_array_add (records, _lw_pool_end_reserve (reserve, MAX (date, reserve->start),
                                                        lw_pool_reason (LW_POOL_APPOINTED)));
    }
  return reserves != NULL;
}

static gboolean
close_entries (LwLedger   *ledger,
               LwKey       person,
               LwKey       village,
               LwDate      date,
               GPtrArray  *records,
               GError    **error)
{
  g_autoptr (GPtrArray) entries
      = lw_ledger_list (ledger, &lw_pool_entry_table, "person", person, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LwPoolEntry *entry = entries->pdata[i];

      if (entry->village == village && entry->closed == 0)
        g_ptr_array_add (records, _lw_pool_close_entry (entry, MAX (date, entry->filed),
                                                        lw_pool_reason (LW_POOL_APPOINTED)));
    }
  return entries != NULL;
}

GPtrArray *
lw_pool_appoint (LwLedger  *ledger,
                 LwKey      person,
                 LwKey      village,
                 LwDate     date,
                 GError   **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (lw_record_free);

  if (!end_memberships (ledger, person, village, date, records, error)
      || !close_entries (ledger, person, village, date, records, error))
    return NULL;
  return g_steal_pointer (&records);
}
