/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-recruits.h"

/* The years from @first of which something is known, as bits. */
static gboolean
find_known (LwLedger  *ledger,
            LwKey      village,
            int        first,
            guint64   *known,
            GError   **error)
{
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) recruits = NULL;

  *known = 0;
  numbers = lw_ledger_list (ledger, &lw_recruit_year_table, "village", village, error);
  recruits = numbers != NULL ? lw_ledger_list (ledger, &lw_recruit_table, "village", village, error) : NULL;
  if (recruits == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len + recruits->len; i++)
    {
      gint64 year = i < numbers->len
                        ? ((const LwRecruitYear *) g_ptr_array_index (numbers, i))->year
                        : ((const LwRecruit *) g_ptr_array_index (recruits, i - numbers->len))->recruited_on / 10000;

      if (year >= first && year < first + 64)
        *known |= G_GUINT64_CONSTANT (1) << (year - first);
    }
  return TRUE;
}

GPtrArray *
lw_village_recruits_none (LwLedger   *ledger,
                          GPtrArray  *villages,
                          int         first,
                          int         last,
                          GError    **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (lw_record_free);

  g_return_val_if_fail (last < first + 64, NULL);

  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      guint64 known;

      if (village->kind == LW_VILLAGE_KIND_OTHER)
        continue;
      if (!find_known (ledger, village->record.id, first, &known, error))
        return NULL;
      for (int year = first; year <= last; year++)
        if ((known & G_GUINT64_CONSTANT (1) << (year - first)) == 0)
          {
            LwRecruitYear *record = lw_record_new (&lw_recruit_year_table);

            record->village = village->record.id;
            record->year = year;
            record->count = 0;
            g_ptr_array_add (none, record);
          }
    }
  return g_steal_pointer (&none);
}
