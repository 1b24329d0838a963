/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

LwDate
_lw_pool_taken_on (const LwPoolEntry *entry,
                   const LwReserve   *reserve,
                   LwPoolStep         step)
{
  LwDate date = entry != NULL ? *_lw_pool_step_date ((LwPoolEntry *) entry, step) : 0;

  /* A roster says since when. */
  return step == LW_POOL_FILED && date == 0 && reserve != NULL ? reserve->start : date;
}

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
_lw_pool_step_records (LwPoolEntry *entry,
                       LwPoolStep   step,
                       LwMaturity   maturity,
                       LwDate       date,
                       const char  *document)
{
  GPtrArray *records = records_new (entry);
  LwReserve *reserve;

  set_step (entry, step, date, document);
  if (step != LW_POOL_FILED)
    return records;
  reserve = lw_record_new (&lw_reserve_table);
  reserve->person = entry->person;
  reserve->village = entry->village;
  reserve->start = date;
  reserve->maturity = (int) maturity;
  lw_set_text (&reserve->mentor, entry->mentor);
  lw_set_text (&reserve->for_post, entry->for_post);
  g_ptr_array_add (records, reserve);
  return records;
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
  return _lw_pool_step_records (entry, LW_POOL_RECOMMENDED, LW_MATURITY_UNKNOWN, recommended,
                                document);
}

GPtrArray *
lw_pool_take_step (const LwPoolCard *card,
                   LwPoolStep        step,
                   LwDate            date,
                   const char       *document)
{
  LwPoolEntry *entry = edit_entry (card);

  if (card->reserve == NULL && date != 0)
    return _lw_pool_step_records (entry, step, LW_MATURITY_UNKNOWN, date, document);
  set_step (entry, step, date, document);
  return records_new (entry);
}

GPtrArray *
lw_pool_file (const LwPoolCard *card,
              LwMaturity        maturity,
              LwDate            date,
              const char       *document)
{
  return _lw_pool_step_records (edit_entry (card), LW_POOL_FILED, maturity, date, document);
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

LwReserve *
_lw_pool_end_reserve (const LwReserve *reserve,
                      LwDate           date,
                      const char      *reason)
{
  LwReserve *ended = lw_record_copy (reserve);

  ended->end = date;
  lw_set_text (&ended->end_reason, reason);
  return ended;
}

LwPoolEntry *
_lw_pool_close_entry (const LwPoolEntry *entry,
                      LwDate             date,
                      const char        *reason)
{
  LwPoolEntry *closed = lw_record_copy (entry);

  closed->closed = date;
  lw_set_text (&closed->close_reason, reason);
  return closed;
}

GPtrArray *
lw_pool_leave (const LwPoolCard *card,
               LwDate            date,
               const char       *reason)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);

  if (card->reserve != NULL)
    g_ptr_array_add (records, _lw_pool_end_reserve (card->reserve, date, reason));
  if (card->entry != NULL)
    g_ptr_array_add (records, _lw_pool_close_entry (card->entry, date, reason));
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
_lw_pool_check_order (const LwPoolEntry *entry,
                      const LwReserve   *reserve,
                      LwPoolStep         step,
                      LwDate             date)
{
  for (int i = 0; date != 0 && i < LW_POOL_N_STEPS; i++)
    {
      LwDate other = _lw_pool_taken_on (entry, reserve, (LwPoolStep) i);
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
lw_pool_check_step (const LwPoolCard *card,
                    LwPoolStep        step,
                    LwDate            date)
{
  return _lw_pool_check_order (card->entry, card->reserve, step, date);
}
