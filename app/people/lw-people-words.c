/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-filter.h"

#include "lw-captions.h"
#include "lw-pool.h"
#include "lw-warnings.h"

#include <glib/gi18n-lib.h>

/* What the criteria of a list are called, and what a chip says. */

const char *
lw_people_criterion_caption (LwPeopleCriterion criterion)
{
  static const char *const captions[LW_PEOPLE_N_CRITERIA] = {
    [LW_PEOPLE_BY_TEXT] = N_ ("Search text"),
    [LW_PEOPLE_BY_VILLAGE] = N_ ("Village"),
    [LW_PEOPLE_BY_BODY] = N_ ("Body"),
    [LW_PEOPLE_BY_AGE] = N_ ("Age"),
    [LW_PEOPLE_BY_EDUCATION] = N_ ("Education"),
    [LW_PEOPLE_BY_SEX] = N_ ("Sex"),
    [LW_PEOPLE_BY_POLITICAL_STATUS] = N_ ("Political status"),
    [LW_PEOPLE_BY_RESERVE] = N_ ("Reserve"),
    [LW_PEOPLE_BY_SOURCE] = N_ ("Source"),
    [LW_PEOPLE_BY_DOUBT] = N_ ("Flagged data"),
  };

  return _ (captions[criterion]);
}

const char *
lw_people_body_caption (LwPeopleBodies body)
{
  switch (body)
    {
    case LW_PEOPLE_PARTY_COMMITTEE:
      return _ ("Party team");
    case LW_PEOPLE_VILLAGE_COMMITTEE:
      return _ ("Village committee");
    case LW_PEOPLE_SUPERVISION:
      return _ ("Supervision committee");
    case LW_PEOPLE_NO_BODY:
    default:
      return _ ("No post");
    }
}

const char *
lw_people_pool_caption (LwPeoplePool pool)
{
  switch (pool)
    {
    case LW_PEOPLE_IN_POOL:
      return _ ("In the pool");
    case LW_PEOPLE_NOT_IN_POOL:
      return _ ("Not in the pool");
    case LW_PEOPLE_POOL_UNSORTED:
      return lw_pool_column_caption (LW_POOL_UNSORTED);
    case LW_PEOPLE_POOL_NEAR:
      return lw_pool_column_caption (LW_POOL_NEAR);
    case LW_PEOPLE_POOL_MIDDLE:
      return lw_pool_column_caption (LW_POOL_MIDDLE);
    case LW_PEOPLE_POOL_LONG:
    default:
      return lw_pool_column_caption (LW_POOL_LONG);
    }
}

const char *
lw_people_doubt_caption (LwPeopleDoubts doubt)
{
  switch (doubt)
    {
    case LW_PEOPLE_NO_ID:
      return _ ("No ID number");
    case LW_PEOPLE_BAD_ID:
      return _ ("ID number of 15 digits or wrong");
    case LW_PEOPLE_BIRTH_DIFFERS:
      return _ ("Birth differs from the ID number");
    case LW_PEOPLE_SEX_DIFFERS:
      return _ ("Sex differs from the ID number");
    case LW_PEOPLE_BIRTH_UNSURE:
      return _ ("Birth known to the year or month only");
    case LW_PEOPLE_NO_BIRTH:
      return _ ("No birth");
    case LW_PEOPLE_NO_EDUCATION:
      return _ ("No education");
    case LW_PEOPLE_PARTY_EARLY:
      return lw_warning_caption (LW_WARNING_PARTY_EARLY);
    case LW_PEOPLE_WORK_EARLY:
      return lw_warning_caption (LW_WARNING_WORK_EARLY);
    case LW_PEOPLE_KEPT_CELLS:
    default:
      return _ ("Imported cells not understood");
    }
}

/* ---- chips ---- */

typedef const char *(*BitCaption) (int bit);

static const char *
body_bit (int bit)
{
  return lw_people_body_caption ((LwPeopleBodies) (1 << bit));
}

static const char *
pool_bit (int bit)
{
  return lw_people_pool_caption ((LwPeoplePool) (1 << bit));
}

static const char *
doubt_bit (int bit)
{
  return lw_people_doubt_caption ((LwPeopleDoubts) (1 << bit));
}

static const char *
sex_bit (int bit)
{
  return bit == 0 ? _ ("not known") : lw_sex_caption ((LwSex) bit);
}

static const char *
political_bit (int bit)
{
  return bit == 0 ? _ ("not known") : lw_political_status_caption ((LwPoliticalStatus) bit);
}

static char *
join_bits (guint      bits,
           BitCaption caption)
{
  GString *text = g_string_new (NULL);

  for (int bit = 0; bit < 32; bit++)
    {
      if (!(bits & 1u << bit))
        continue;
      if (text->len > 0)
        /* translators: between the values of a filter, one of which must hold: “或” */
        g_string_append (text, _ (" or "));
      g_string_append (text, caption (bit));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_age (const LwPeopleFilter *self)
{
  g_autofree char *range = NULL;

  if (self->age_from < 0)
    range = g_strdup_printf (_ ("Age ≤ %d"), self->age_to);
  else if (self->age_to < 0)
    range = g_strdup_printf (_ ("Age ≥ %d"), self->age_from);
  else
    range = g_strdup_printf (_ ("Age %d–%d"), self->age_from, self->age_to);
  return self->age_unsure ? g_strconcat (range, _ (" or to be verified"), NULL)
                          : g_steal_pointer (&range);
}

static char *
describe_education (const LwPeopleFilter *self)
{
  g_autofree char *level = g_strdup_printf (
      /* translators: a level of education; “%s以上” */
      _ ("%s or more"), lw_education_caption ((LwEducation) self->education));

  return self->education_unsure ? g_strconcat (level, _ (" or to be verified"), NULL)
                                : g_steal_pointer (&level);
}

static char *
describe_villages (const LwPeopleFilter *self,
                   const char           *name)
{
  if (self->villages->len == 1 && name != NULL)
    return g_strdup (name);
  return g_strdup_printf (ngettext ("%u village", "%u villages", self->villages->len),
                          self->villages->len);
}

char *
lw_people_filter_describe (const LwPeopleFilter *self,
                           LwPeopleCriterion     criterion,
                           const char           *village_name)
{
  g_autofree char *text = NULL;

  if (!lw_people_filter_has (self, criterion))
    return g_strdup (lw_people_criterion_caption (criterion));
  switch (criterion)
    {
    case LW_PEOPLE_BY_TEXT:
      return g_strdup_printf ("“%s”", self->text);
    case LW_PEOPLE_BY_VILLAGE:
      return describe_villages (self, village_name);
    case LW_PEOPLE_BY_BODY:
      text = join_bits (self->bodies, body_bit);
      return self->not_bodies ? g_strdup_printf (_ ("Not in: %s"), text) : g_steal_pointer (&text);
    case LW_PEOPLE_BY_AGE:
      return describe_age (self);
    case LW_PEOPLE_BY_EDUCATION:
      return describe_education (self);
    case LW_PEOPLE_BY_SEX:
      return join_bits (self->sexes, sex_bit);
    case LW_PEOPLE_BY_POLITICAL_STATUS:
      return join_bits (self->political_statuses, political_bit);
    case LW_PEOPLE_BY_RESERVE:
      return join_bits (self->pool, pool_bit);
    case LW_PEOPLE_BY_SOURCE:
      /* translators: %s: words of a source group, as they were typed */
      return g_strdup_printf (C_ ("filter", "Source: %s"), self->source);
    case LW_PEOPLE_BY_DOUBT:
      return join_bits (self->doubts, doubt_bit);
    case LW_PEOPLE_N_CRITERIA:
    default:
      return g_strdup ("");
    }
}
