/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-rows.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-report-text.h"

#include <glib/gi18n-lib.h>

const char *
lw_report_column_caption (LwReportColumn column)
{
  switch (column)
    {
    case LW_REPORT_COLUMN_CODE:
      return C_("column", "Village code");
    case LW_REPORT_COLUMN_VILLAGE:
      return C_("column", "Village");
    case LW_REPORT_COLUMN_KIND:
      return C_("column", "Kind");
    case LW_REPORT_COLUMN_READINESS:
      return C_("column", "Readiness");
    case LW_REPORT_COLUMN_RULE:
      return C_("column", "Rule");
    case LW_REPORT_COLUMN_LEVEL:
      return C_("column", "Level");
    case LW_REPORT_COLUMN_STATE:
      return C_("column", "State");
    case LW_REPORT_COLUMN_VALUE:
      return C_("column", "Value");
    case LW_REPORT_COLUMN_REQUIRED:
      return C_("column", "Required");
    case LW_REPORT_COLUMN_CHANGES_ON:
      return C_("column", "Changes on");
    case LW_REPORT_COLUMN_EXPLANATION:
      return C_("column", "Counted, nearly, to be verified");
    case LW_REPORT_COLUMN_REMEDY:
      return C_("column", "What to do");
    case LW_REPORT_COLUMN_SOURCE:
      return C_("column", "Source");
    case LW_REPORT_N_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
lw_report_column_is_number (LwReportColumn column)
{
  return column == LW_REPORT_COLUMN_VALUE || column == LW_REPORT_COLUMN_REQUIRED;
}

static char *
or_empty (char *text)
{
  return text != NULL ? text : g_strdup ("");
}

static char *
caption_of (const char *caption)
{
  return g_strdup (caption != NULL ? caption : "");
}

char **
lw_report_row (const LwReportVillage *village, const LwResult *result, LwDate on)
{
  char **row = g_new0 (char *, LW_REPORT_N_COLUMNS + 1);

  row[LW_REPORT_COLUMN_CODE] = caption_of (village->result->code);
  row[LW_REPORT_COLUMN_VILLAGE] = caption_of (village->result->name);
  row[LW_REPORT_COLUMN_KIND] = caption_of (lw_village_kind_caption (village->result->kind));
  row[LW_REPORT_COLUMN_READINESS] = lw_report_village_is_counted (village)
                                        ? caption_of (lw_readiness_caption (village->result->readiness))
                                        : g_strdup ("");
  row[LW_REPORT_COLUMN_RULE] = caption_of (lw_rule_get_title (result->rule));
  row[LW_REPORT_COLUMN_LEVEL] = caption_of (lw_level_caption (lw_rule_get_level (result->rule)));
  row[LW_REPORT_COLUMN_STATE] = g_strdup_printf ("%s %s", lw_state_sign (result->state), lw_state_caption (result->state));
  row[LW_REPORT_COLUMN_VALUE] = or_empty (lw_report_number (result->has_value, result->value));
  row[LW_REPORT_COLUMN_REQUIRED] = or_empty (lw_report_number (result->has_required, result->required));
  row[LW_REPORT_COLUMN_CHANGES_ON] = lw_date_to_iso (result->changes_on);
  row[LW_REPORT_COLUMN_EXPLANATION] = result->state != LW_STATE_NOT_APPLICABLE
                                          ? lw_report_explanation (result, on, FALSE)
                                          : g_strdup ("");
  row[LW_REPORT_COLUMN_REMEDY] = lw_report_remedy (result, on);
  row[LW_REPORT_COLUMN_SOURCE] = caption_of (lw_rule_get_source (result->rule));
  return row;
}

/* People. */

const char *
lw_report_person_caption (LwReportPersonColumn column)
{
  switch (column)
    {
    case LW_REPORT_PERSON_VILLAGE:
      return C_("column", "Village");
    case LW_REPORT_PERSON_RULE:
      return C_("column", "Rule");
    case LW_REPORT_PERSON_ROLE:
      return C_("column", "Part");
    case LW_REPORT_PERSON_NAME:
      return C_("column", "Name");
    case LW_REPORT_PERSON_SEX:
      return C_("column", "Sex");
    case LW_REPORT_PERSON_BIRTH:
      return C_("column", "Born");
    case LW_REPORT_PERSON_AGE:
      return C_("column", "Age");
    case LW_REPORT_PERSON_EDUCATION:
      return C_("column", "Education");
    case LW_REPORT_PERSON_ID_NUMBER:
      return C_("column", "ID number");
    case LW_REPORT_PERSON_POST:
      return C_("column", "Post");
    case LW_REPORT_PERSON_REASON:
      return C_("column", "Reason");
    case LW_REPORT_PERSON_CHANGES_ON:
      return C_("column", "Changes on");
    case LW_REPORT_N_PERSON_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

GPtrArray *
lw_report_findings (const LwResult *result, LwReportRole role)
{
  switch (role)
    {
    case LW_REPORT_ROLE_COUNTED:
      return result->counted;
    case LW_REPORT_ROLE_NEARLY:
      return result->nearly;
    case LW_REPORT_ROLE_TO_VERIFY:
      return result->to_verify;
    case LW_REPORT_N_ROLES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
role_caption (LwReportRole role)
{
  switch (role)
    {
    case LW_REPORT_ROLE_COUNTED:
      return C_("part", "counted");
    case LW_REPORT_ROLE_NEARLY:
      return C_("part", "nearly");
    case LW_REPORT_ROLE_TO_VERIFY:
      return C_("part", "to be verified");
    case LW_REPORT_N_ROLES:
    default:
      g_return_val_if_reached ("");
    }
}

static char *
post_of (const LwReportVillage *village, const LwFinding *finding)
{
  LwOrgForm form = village->facts != NULL ? village->facts->org_form : LW_ORG_FORM_UNKNOWN;

  if (finding->body == LW_BODY_NONE)
    return g_strdup (C_("part", "reserve"));
  return or_empty (lw_post_caption (finding->body, finding->position, village->result->kind, form));
}

static char *
reason_of (const LwFinding *finding)
{
  if (finding->explain != NULL && finding->explain[0] != '\0')
    return g_strdup (finding->explain);
  return finding->reason != LW_REASON_NONE ? caption_of (lw_reason_caption (finding->reason)) : g_strdup ("");
}

char **
lw_report_person_row (LwReportData *data, const LwReportVillage *village, const LwResult *result, LwReportRole role, const LwFinding *finding)
{
  char **row = g_new0 (char *, LW_REPORT_N_PERSON_COLUMNS + 1);
  /* Spreadsheets show something unless they are told not to. */
  LwReportIds ids = data->ids == LW_REPORT_IDS_DEFAULT ? LW_REPORT_IDS_MASKED : data->ids;

  row[LW_REPORT_PERSON_VILLAGE] = caption_of (village->result->name);
  row[LW_REPORT_PERSON_RULE] = caption_of (lw_rule_get_title (result->rule));
  row[LW_REPORT_PERSON_ROLE] = g_strdup (role_caption (role));
  row[LW_REPORT_PERSON_NAME] = caption_of (finding->name);
  row[LW_REPORT_PERSON_SEX] = finding->sex != LW_SEX_UNKNOWN ? caption_of (lw_sex_caption (finding->sex)) : g_strdup ("");
  row[LW_REPORT_PERSON_BIRTH] = lw_date_to_iso (finding->birth);
  row[LW_REPORT_PERSON_AGE] = lw_report_age (finding->birth, data->on);
  row[LW_REPORT_PERSON_EDUCATION] = finding->education != LW_EDUCATION_UNKNOWN
                                        ? caption_of (lw_education_caption (finding->education))
                                        : g_strdup ("");
  row[LW_REPORT_PERSON_ID_NUMBER] = or_empty (lw_report_id_number (finding->id_number, ids));
  row[LW_REPORT_PERSON_POST] = post_of (village, finding);
  row[LW_REPORT_PERSON_REASON] = reason_of (finding);
  row[LW_REPORT_PERSON_CHANGES_ON] = lw_date_to_iso (finding->changes_on);
  return row;
}
