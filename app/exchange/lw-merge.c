/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-date.h"

/* Later values replace earlier ones; nothing is emptied by a blank cell. */

/* The same date written less exactly says nothing new. */
gboolean
lw_date_merge (LwDate *date,
               LwDate later)
{
  if (!later || later == *date)
    return FALSE;
  if (*date && lw_date_agrees (*date, later) && (later % 100 == 0) >= (*date % 100 == 0) &&
      (later / 100 % 100 == 0) >= (*date / 100 % 100 == 0))
    return FALSE;
  *date = later;
  return TRUE;
}

static gboolean
merge_field (gpointer record,
             gconstpointer facts,
             const LwField *field)
{
  if (lw_record_is_empty (facts, field))
    return FALSE;
  switch (field->type)
    {
    case LW_FIELD_TEXT:
      if (g_strcmp0 (lw_record_get_text (record, field), lw_record_get_text (facts, field)) == 0)
        return FALSE;
      lw_record_set_text (record, field, lw_record_get_text (facts, field));
      return TRUE;
    case LW_FIELD_DATE:
      {
        LwDate date = (LwDate) lw_record_get_int (record, field);

        if (!lw_date_merge (&date, (LwDate) lw_record_get_int (facts, field)))
          return FALSE;
        lw_record_set_int (record, field, date);
        return TRUE;
      }
    case LW_FIELD_INT:
    case LW_FIELD_CODE:
    case LW_FIELD_KEY:
      if (lw_record_get_int (record, field) == lw_record_get_int (facts, field))
        return FALSE;
      lw_record_set_int (record, field, lw_record_get_int (facts, field));
      return TRUE;
    }
  return FALSE;
}

gboolean
lw_record_merge (gpointer record,
                 gconstpointer facts)
{
  const LwTable *table = ((const LwRecord *) facts)->table;
  gboolean changed = FALSE;

  for (guint i = 0; i < table->n_fields; i++)
    changed |= merge_field (record, facts, &table->fields[i]);
  return changed;
}
