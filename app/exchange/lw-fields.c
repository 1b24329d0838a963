/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-fields.h"

#include <stdlib.h>
#include <string.h>

#include "lw-captions.h"
#include "lw-period.h"

static const char *const words[LW_N_MEANINGS] = {
  [LW_MEANING_SERIAL] = "serial",
  [LW_MEANING_TOTAL] = "total",
  [LW_MEANING_TOWNSHIP] = "township",
  [LW_MEANING_VILLAGE] = "village",
  [LW_MEANING_VILLAGE_CODE] = "village_code",
  [LW_MEANING_VILLAGE_KIND] = "village_kind",
  [LW_MEANING_ORG_FORM] = "org_form",
  [LW_MEANING_HOUSEHOLDS] = "households",
  [LW_MEANING_POPULATION] = "population",
  [LW_MEANING_VOTERS] = "voters",
  [LW_MEANING_PARTY_MEMBERS] = "party_members",
  [LW_MEANING_NAME] = "name",
  [LW_MEANING_SEX] = "sex",
  [LW_MEANING_ETHNICITY] = "ethnicity",
  [LW_MEANING_NATIVE_PLACE] = "native_place",
  [LW_MEANING_BIRTH] = "birth",
  [LW_MEANING_AGE] = "age",
  [LW_MEANING_ID_NUMBER] = "id_number",
  [LW_MEANING_PHONE] = "phone",
  [LW_MEANING_POLITICAL_STATUS] = "political_status",
  [LW_MEANING_PARTY_JOINED] = "party_joined",
  [LW_MEANING_WORK_STARTED] = "work_started",
  [LW_MEANING_EDUCATION] = "education",
  [LW_MEANING_EDUCATION_FULL_TIME] = "education_full_time",
  [LW_MEANING_EDUCATION_IN_SERVICE] = "education_in_service",
  [LW_MEANING_SCHOOL] = "school",
  [LW_MEANING_SCHOOL_FULL_TIME] = "school_full_time",
  [LW_MEANING_SCHOOL_IN_SERVICE] = "school_in_service",
  [LW_MEANING_DEGREE] = "degree",
  [LW_MEANING_MAJOR] = "major",
  [LW_MEANING_POST] = "post",
  [LW_MEANING_PARTY_POST] = "party_post",
  [LW_MEANING_COMMITTEE_POST] = "committee_post",
  [LW_MEANING_SUPERVISION_POST] = "supervision_post",
  [LW_MEANING_POST_BODY] = "post_body",
  [LW_MEANING_POST_STARTED] = "post_started",
  [LW_MEANING_POST_ENDED] = "post_ended",
  [LW_MEANING_STANDING] = "standing",
  [LW_MEANING_DUTIES] = "duties",
  [LW_MEANING_OCCUPATION] = "occupation",
  [LW_MEANING_RESERVE_SINCE] = "reserve_since",
  [LW_MEANING_RESERVE_UNTIL] = "reserve_until",
  [LW_MEANING_RESERVE_FOR] = "reserve_for",
  [LW_MEANING_SOURCE] = "source",
  [LW_MEANING_MENTOR] = "mentor",
  [LW_MEANING_TRAINING] = "training",
  [LW_MEANING_YEAR] = "year",
  [LW_MEANING_COUNT] = "count",
  [LW_MEANING_PERIOD] = "period",
  [LW_MEANING_RECRUITED_ON] = "recruited_on",
  [LW_MEANING_FULL_MEMBER_ON] = "full_member_on",
  [LW_MEANING_NOTES] = "notes",
};

static gboolean
year_from_word (const char *word,
                LwFieldRef *ref)
{
  char *end = NULL;
  long year = strtol (word, &end, 10);

  if (year < 1900 || year > 2199 || (*end && (*end != ':' || !lw_period_from_word (end + 1, &ref->months))))
    return FALSE;
  ref->meaning = LW_MEANING_YEAR_N;
  ref->year = (int) year;
  return TRUE;
}

static gboolean
tick_from_word (const char *word,
                LwFieldRef *ref)
{
  g_auto(GStrv) parts = g_strsplit (word, ":", 3);

  if (g_strv_length (parts) != 2)
    return FALSE;
  for (LwBody body = LW_BODY_PARTY_COMMITTEE; body <= LW_BODY_SUPERVISION; body++)
    if (g_strcmp0 (parts[0], lw_body_word (body)) == 0)
      ref->body = body;
  for (LwPosition position = LW_POSITION_SECRETARY; position <= LW_POSITION_MEMBER; position++)
    if (g_strcmp0 (parts[1], lw_position_word (position)) == 0)
      ref->position = position;
  ref->meaning = LW_MEANING_TICK;
  return ref->body && ref->position;
}

gboolean
lw_field_ref_from_word (const char *word,
                        LwFieldRef *ref)
{
  memset (ref, 0, sizeof *ref);
  if (!word)
    return FALSE;
  if (g_str_has_prefix (word, "year_"))
    return year_from_word (word + strlen ("year_"), ref);
  if (g_str_has_prefix (word, "count:"))
    {
      ref->meaning = LW_MEANING_COUNT;
      return lw_period_from_word (word + strlen ("count:"), &ref->months);
    }
  if (g_str_has_prefix (word, "tick:"))
    return tick_from_word (word + strlen ("tick:"), ref);

  for (int i = LW_MEANING_SERIAL; i <= LW_MEANING_NOTES; i++)
    if (strcmp (words[i], word) == 0)
      {
        ref->meaning = (LwMeaning) i;
        return TRUE;
      }
  return FALSE;
}

char *
lw_field_ref_to_word (const LwFieldRef *ref)
{
  if (ref->months)
    {
      g_autofree char *period = lw_period_to_word (ref->months);

      return ref->meaning == LW_MEANING_COUNT ? g_strdup_printf ("count:%s", period) : g_strdup_printf ("year_%d:%s", ref->year, period);
    }
  if (ref->meaning == LW_MEANING_YEAR_N)
    return g_strdup_printf ("year_%d", ref->year);
  if (ref->meaning == LW_MEANING_TICK)
    return g_strdup_printf ("tick:%s:%s", lw_body_word (ref->body), lw_position_word (ref->position));
  return g_strdup (words[ref->meaning]);
}
