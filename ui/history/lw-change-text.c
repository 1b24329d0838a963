/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-change-text.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-village-facts-text.h"

#include <glib/gi18n-lib.h>

/* What a code means to a reader. */
static const char *
code_caption (const LwChange *change,
              int             code)
{
  const char *field = change->field->name;

  if (change->table == &lw_village_table && g_str_equal (field, "kind"))
    return lw_village_kind_caption ((LwVillageKind) code);
  if (g_str_equal (field, "sex"))
    return lw_sex_caption ((LwSex) code);
  if (g_str_equal (field, "political_status"))
    return lw_political_status_caption ((LwPoliticalStatus) code);
  if (g_str_has_prefix (field, "education"))
    return lw_education_caption ((LwEducation) code);
  if (g_str_equal (field, "org_form"))
    return lw_org_form_caption ((LwOrgForm) code);
  if (g_str_equal (field, "ethnicity"))
    return lw_ethnicity_name (code);
  return NULL;
}

char *
lw_change_dup_caption (LwLedger       *reader,
                       const LwChange *change,
                       int             year)
{
  g_autoptr (LwRecruitYear) record = NULL;

  if (change->table != &lw_recruit_year_table || !g_str_equal (change->field->name, "count"))
    return g_strdup (_(change->field->caption));
  if (year == 0 && reader != NULL)
    record = lw_ledger_get (reader, change->table, change->record, NULL);
  if (record != NULL)
    year = record->year;
  /* translators: how many were recruited in that year */
  return year != 0 ? g_strdup_printf (_("Recruits of %d"), year) : g_strdup (_(change->field->caption));
}

char *
lw_change_dup_value (const LwChange *change,
                      const char     *value)
{
  const char *caption = NULL;

  if (value == NULL)
    return g_strdup (_("(empty)"));
  if (g_str_equal (change->field->name, "id_number"))
    return lw_id_number_mask (value);
  if (change->field->type == LW_FIELD_DATE)
    return lw_date_to_iso ((LwDate) g_ascii_strtoll (value, NULL, 10));
  if (change->table == &lw_village_table && g_str_equal (change->field->name, "tags"))
    return lw_village_tags_text (value);
  if (change->field->type == LW_FIELD_CODE)
    caption = code_caption (change, (int) g_ascii_strtoll (value, NULL, 10));
  return g_strdup (caption != NULL ? caption : value);
}

gboolean
lw_change_is_telling (const LwChange *change)
{
  return change->field == NULL
         || (change->op == 'u' && change->field->type != LW_FIELD_KEY
             && !g_str_equal (change->field->name, "sort_key"));
}
