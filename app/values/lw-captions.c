/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Codes to words: the stable ones of the command line and those that a reader sees. */
#include "config.h"

#include "lw-captions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int code;
  const char *word;
  const char *caption; /* English; translated where it is shown */
} Caption;

static const Caption sexes[] = {
  { LW_SEX_UNKNOWN, "unknown", N_("Unknown") },
  { LW_SEX_MALE, "male", N_("Male") },
  { LW_SEX_FEMALE, "female", N_("Female") },
};

static const Caption educations[] = {
  { LW_EDUCATION_DOCTOR, "doctor", N_("Doctor") },
  { LW_EDUCATION_MASTER, "master", N_("Master") },
  { LW_EDUCATION_BACHELOR, "bachelor", N_("Bachelor") },
  { LW_EDUCATION_JUNIOR_COLLEGE, "junior-college", N_("Junior college") },
  { LW_EDUCATION_SENIOR_SECONDARY, "senior-secondary", N_("Senior secondary") },
  { LW_EDUCATION_JUNIOR_HIGH, "junior-high", N_("Junior high school") },
  { LW_EDUCATION_PRIMARY, "primary", N_("Primary school") },
  { LW_EDUCATION_NONE, "none", N_("No schooling") },
};

static const Caption statuses[] = {
  { LW_POLITICAL_STATUS_MEMBER, "member", N_("Party member") },
  { LW_POLITICAL_STATUS_PROBATIONARY, "probationary", N_("Probationary Party member") },
  { LW_POLITICAL_STATUS_LEAGUE, "league", N_("League member") },
  { 4, "other", N_("Member of the Revolutionary Committee of the Kuomintang") },
  { 5, "other", N_("Member of the Democratic League") },
  { 6, "other", N_("Member of the National Democratic Construction Association") },
  { 7, "other", N_("Member of the Association for Promoting Democracy") },
  { 8, "other", N_("Member of the Peasants and Workers Democratic Party") },
  { 9, "other", N_("Member of the Zhi Gong Party") },
  { 10, "other", N_("Member of the Jiusan Society") },
  { 11, "other", N_("Member of the Taiwan Democratic Self-Government League") },
  { 12, "other", N_("Personage without party affiliation") },
  { LW_POLITICAL_STATUS_MASSES, "masses", N_("Not in the Party") },
};

static const Caption bodies[] = {
  { LW_BODY_PARTY_COMMITTEE, "party-committee", NULL },
  { LW_BODY_VILLAGE_COMMITTEE, "village-committee", NULL },
  { LW_BODY_SUPERVISION, "supervision", NULL },
};

static const Caption positions[] = {
  { LW_POSITION_SECRETARY, "secretary", NULL },
  { LW_POSITION_DEPUTY_SECRETARY, "deputy-secretary", NULL },
  { LW_POSITION_CHAIR, "chair", NULL },
  { LW_POSITION_DEPUTY_CHAIR, "deputy-chair", NULL },
  { LW_POSITION_MEMBER, "member", NULL },
};

static const Caption kinds[] = {
  { LW_VILLAGE_KIND_VILLAGE, "village", N_("Village") },
  { LW_VILLAGE_KIND_COMMUNITY, "community", N_("Community") },
  { LW_VILLAGE_KIND_OTHER, "other", N_("Other unit") },
};

static const Caption forms[] = {
  { LW_ORG_FORM_BRANCH, "branch", N_("Party branch") },
  { LW_ORG_FORM_GENERAL_BRANCH, "general-branch", N_("General Party branch") },
  { LW_ORG_FORM_COMMITTEE, "committee", N_("Party committee") },
};

/* Rows: the form of the organisation, unknown first; columns: secretary, deputy, member. */
static const char *const party_posts[4][3] = {
  { N_("Party secretary"), N_("Deputy Party secretary"), N_("Member of the Party committee or branch") },
  { N_("Secretary of the Party branch"), N_("Deputy secretary of the Party branch"),
    N_("Member of the Party branch committee") },
  { N_("Secretary of the general Party branch"), N_("Deputy secretary of the general Party branch"),
    N_("Member of the general Party branch committee") },
  { N_("Secretary of the Party committee"), N_("Deputy secretary of the Party committee"),
    N_("Member of the Party committee") },
};

/* Rows: villagers' committee, residents' committee; then their supervision committees. */
static const char *const committee_posts[4][3] = {
  { N_("Chair of the villagers’ committee"), N_("Deputy chair of the villagers’ committee"),
    N_("Member of the villagers’ committee") },
  { N_("Chair of the residents’ committee"), N_("Deputy chair of the residents’ committee"),
    N_("Member of the residents’ committee") },
  { N_("Chair of the village supervision committee"), N_("Deputy chair of the village supervision committee"),
    N_("Member of the village supervision committee") },
  { N_("Chair of the residents’ supervision committee"), N_("Deputy chair of the residents’ supervision committee"),
    N_("Member of the residents’ supervision committee") },
};

/* In brief; who is not here is called by the caption. */
static const Caption brief_educations[] = {
  { LW_EDUCATION_MASTER, NULL, NC_ ("brief", "Master") },
  { LW_EDUCATION_BACHELOR, NULL, NC_ ("brief", "Bachelor") },
  { LW_EDUCATION_SENIOR_SECONDARY, NULL, NC_ ("brief", "Secondary") },
};

static const Caption brief_statuses[] = {
  { LW_POLITICAL_STATUS_MEMBER, NULL, NC_ ("brief", "Party member") },
  { LW_POLITICAL_STATUS_PROBATIONARY, NULL, NC_ ("brief", "Probationary") },
  { LW_POLITICAL_STATUS_LEAGUE, NULL, NC_ ("brief", "League") },
};

static const Caption *
find (const Caption *captions, gsize count, int code)
{
  for (gsize i = 0; i < count; i++)
    if (captions[i].code == code)
      return &captions[i];
  return NULL;
}

static const char *
word_of (const Caption *captions, gsize count, int code)
{
  const Caption *caption = find (captions, count, code);

  return caption ? caption->word : NULL;
}

static const char *
caption_of (const Caption *captions, gsize count, int code)
{
  const Caption *caption = find (captions, count, code);

  return caption ? _(caption->caption) : _("Unknown");
}

#define WORD_OF(captions, code) word_of (captions, G_N_ELEMENTS (captions), (int) (code))
#define CAPTION_OF(captions, code) caption_of (captions, G_N_ELEMENTS (captions), (int) (code))

const char *
lw_sex_word (LwSex sex)
{
  return WORD_OF (sexes, sex);
}

const char *
lw_education_word (LwEducation level)
{
  return WORD_OF (educations, level);
}

const char *
lw_political_status_word (LwPoliticalStatus status)
{
  return WORD_OF (statuses, status);
}

const char *
lw_body_word (LwBody body)
{
  return WORD_OF (bodies, body);
}

const char *
lw_position_word (LwPosition position)
{
  return WORD_OF (positions, position);
}

const char *
lw_village_kind_word (LwVillageKind kind)
{
  return WORD_OF (kinds, kind);
}

const char *
lw_org_form_word (LwOrgForm form)
{
  return WORD_OF (forms, form);
}

/**
 * lw_education_from_word:
 * @level: (out): untouched when FALSE is returned
 *
 * The reverse of lw_education_word(), for profiles.
 */
gboolean
lw_education_from_word (const char *word, LwEducation *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (educations); i++)
    if (strcmp (word, educations[i].word) == 0)
      {
        *level = (LwEducation) educations[i].code;
        return TRUE;
      }
  return FALSE;
}

const char *
lw_sex_caption (LwSex sex)
{
  return CAPTION_OF (sexes, sex);
}

const char *
lw_education_caption (LwEducation level)
{
  return CAPTION_OF (educations, level);
}

const char *
lw_political_status_caption (LwPoliticalStatus status)
{
  return CAPTION_OF (statuses, status);
}

static const char *
brief_of (const Caption *captions, gsize count, int code)
{
  const Caption *caption = find (captions, count, code);

  return caption ? g_dpgettext2 (GETTEXT_PACKAGE, "brief", caption->caption) : NULL;
}

const char *
lw_education_brief (LwEducation level)
{
  const char *brief = brief_of (brief_educations, G_N_ELEMENTS (brief_educations), (int) level);

  return brief ? brief : lw_education_caption (level);
}

const char *
lw_political_status_brief (LwPoliticalStatus status)
{
  const char *brief = brief_of (brief_statuses, G_N_ELEMENTS (brief_statuses), (int) status);

  return brief ? brief : lw_political_status_caption (status);
}

const char *
lw_village_kind_caption (LwVillageKind kind)
{
  return CAPTION_OF (kinds, kind);
}

const char *
lw_org_form_caption (LwOrgForm form)
{
  return CAPTION_OF (forms, form);
}

/**
 * lw_post_caption:
 * @kind: kind of the village: decides between 村委会 and 居委会
 * @form: form of its Party organisation: decides between 党支部, 党总支 and 党委
 *
 * Returns: (transfer full): the post as it is called; "" for a post that does not exist
 */
char *
lw_post_caption (LwBody body, LwPosition position, LwVillageKind kind, LwOrgForm form)
{
  guint row = kind == LW_VILLAGE_KIND_COMMUNITY ? 1 : 0;
  guint first = body == LW_BODY_PARTY_COMMITTEE ? LW_POSITION_SECRETARY : LW_POSITION_CHAIR;
  guint column = position == LW_POSITION_MEMBER ? 2 : (guint) position - first;

  if (column > 2 || (column == 2 && position != LW_POSITION_MEMBER))
    return g_strdup ("");
  switch (body)
    {
    case LW_BODY_PARTY_COMMITTEE:
      return g_strdup (_(party_posts[form <= LW_ORG_FORM_COMMITTEE ? form : 0][column]));
    case LW_BODY_VILLAGE_COMMITTEE:
      return g_strdup (_(committee_posts[row][column]));
    case LW_BODY_SUPERVISION:
      return g_strdup (_(committee_posts[2 + row][column]));
    case LW_BODY_NONE:
    default:
      return g_strdup ("");
    }
}
