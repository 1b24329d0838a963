/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

LwDate *
_lw_pool_step_date (LwPoolEntry *entry,
                    LwPoolStep   step)
{
  LwDate *dates[LW_POOL_N_STEPS] = { &entry->recommended, &entry->reviewed, &entry->inspected,
                                     &entry->published, &entry->filed };

  return dates[step];
}

char **
_lw_pool_step_document (LwPoolEntry *entry,
                        LwPoolStep   step)
{
  char **documents[LW_POOL_N_STEPS]
      = { &entry->recommended_document, &entry->reviewed_document, &entry->inspected_document,
          &entry->published_document, &entry->filed_document };

  return documents[step];
}

/* Who came with a roster has no way in yet: it begins with what is entered now. */
static LwPoolEntry *
edit_entry (const LwPoolCard *card)
{
  LwPoolEntry *entry;

  if (card->entry != NULL)
    return lw_record_copy (card->entry);
  entry = lw_record_new (&lw_pool_entry_table);
  entry->person = card->person->record.id;
  entry->village = card->village->record.id;
  return entry;
}

static GPtrArray *
records_new (gpointer record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);

  g_ptr_array_add (records, record);
  return records;
}

static void
set_step (LwPoolEntry *entry,
          LwPoolStep   step,
          LwDate       date,
          const char  *document)
{
  *_lw_pool_step_date (entry, step) = date;
  lw_set_text (_lw_pool_step_document (entry, step),
               document != NULL && *document != '\0' ? document : NULL);
}

GPtrArray *
lw_pool_propose (LwKey       person,
                 LwKey       village,
                 LwDate      recommended,
                 const char *document)
{
  LwPoolEntry *entry = lw_record_new (&lw_pool_entry_table);

  entry->person = person;
  entry->village = village;
  set_step (entry, LW_POOL_RECOMMENDED, recommended, document);
  return records_new (entry);
}

GPtrArray *
lw_pool_take_step (const LwPoolCard *card,
                   LwPoolStep        step,
                   LwDate            date,
                   const char       *document)
{
  LwPoolEntry *entry;

  if (step == LW_POOL_FILED && card->reserve == NULL && date != 0)
    return lw_pool_file (card, LW_MATURITY_UNKNOWN, date, document);
  entry = edit_entry (card);
  set_step (entry, step, date, document);
  return records_new (entry);
}

GPtrArray *
lw_pool_file (const LwPoolCard *card,
              LwMaturity        maturity,
              LwDate            date,
              const char       *document)
{
  LwPoolEntry *entry = edit_entry (card);
  LwReserve *reserve = lw_record_new (&lw_reserve_table);
  GPtrArray *records = records_new (entry);

  set_step (entry, LW_POOL_FILED, date, document);
  reserve->person = card->person->record.id;
  reserve->village = card->village->record.id;
  reserve->start = date;
  reserve->maturity = (int) maturity;
  lw_set_text (&reserve->mentor, entry->mentor);
  lw_set_text (&reserve->for_post, entry->for_post);
  g_ptr_array_add (records, reserve);
  return records;
}

GPtrArray *
lw_pool_mature (const LwPoolCard *card,
                LwMaturity        maturity)
{
  LwReserve *reserve;

  g_return_val_if_fail (card->reserve != NULL, NULL);
  reserve = lw_record_copy (card->reserve);
  reserve->maturity = (int) maturity;
  return records_new (reserve);
}

GPtrArray *
lw_pool_leave (const LwPoolCard *card,
               LwDate            date,
               const char       *reason)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);

  if (card->reserve != NULL)
    {
      LwReserve *reserve = lw_record_copy (card->reserve);

      reserve->end = date;
      lw_set_text (&reserve->end_reason, reason);
      g_ptr_array_add (records, reserve);
    }
  if (card->entry != NULL)
    {
      LwPoolEntry *entry = lw_record_copy (card->entry);

      entry->closed = date;
      lw_set_text (&entry->close_reason, reason);
      g_ptr_array_add (records, entry);
    }
  return records;
}

GPtrArray *
lw_pool_set_mentor (const LwPoolCard *card,
                    const char       *mentor,
                    const char       *for_post)
{
  if (card->reserve != NULL)
    {
      LwReserve *reserve = lw_record_copy (card->reserve);

      lw_set_text (&reserve->mentor, mentor);
      lw_set_text (&reserve->for_post, for_post);
      return records_new (reserve);
    }
  else
    {
      LwPoolEntry *entry = edit_entry (card);

      lw_set_text (&entry->mentor, mentor);
      lw_set_text (&entry->for_post, for_post);
      return records_new (entry);
    }
}

/* The steps follow one another: none lies before one that it builds on. */
char *
lw_pool_check_step (const LwPoolCard *card,
                    LwPoolStep        step,
                    LwDate            date)
{
  for (int i = 0; date != 0 && i < LW_POOL_N_STEPS; i++)
    {
      LwDate other = lw_pool_card_step (card, (LwPoolStep) i);
      g_autofree char *day = NULL;

      if (other == 0 || i == (int) step)
        continue;
      day = lw_date_to_iso (other);
      if (i < (int) step && lw_date_last (date) < lw_date_first (other))
        /* translators: step of the way into the pool, its day */
        return g_strdup_printf (_("That is before an earlier step: %s on %s."),
                                lw_pool_step_done ((LwPoolStep) i), day);
      if (i > (int) step && lw_date_first (date) > lw_date_last (other))
        return g_strdup_printf (_("That is after a later step: %s on %s."),
                                lw_pool_step_done ((LwPoolStep) i), day);
    }
  return NULL;
}

char *
lw_pool_check_proposal (LwLedger *ledger,
                        LwKey     person,
                        LwKey     village,
                        LwDate    on)
{
  g_autoptr (GPtrArray) reserves
      = lw_ledger_list (ledger, &lw_reserve_table, "person", person, NULL);
  g_autoptr (GPtrArray) entries
      = lw_ledger_list (ledger, &lw_pool_entry_table, "person", person, NULL);

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = reserves->pdata[i];

      if (reserve->village == village && lw_date_holds (0, reserve->end, on))
        return g_strdup (_("Is in the pool of this village already."));
    }
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LwPoolEntry *entry = entries->pdata[i];

      if (entry->village == village && entry->closed == 0 && entry->filed == 0)
        return g_strdup (_("Is proposed for the pool of this village already."));
    }
  return NULL;
}
