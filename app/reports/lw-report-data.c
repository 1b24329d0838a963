/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-data.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

static void
free_person (gpointer data)
{
  LwReportPerson *person = data;
  g_free (person->name);
  g_free (person->id_number);
  g_free (person->remark);
  g_free (person);
}

static void
free_village (gpointer data)
{
  LwReportVillage *village = data;
  lw_village_result_unref (village->result);
  g_clear_pointer (&village->facts, lw_record_free);
  g_ptr_array_unref (village->people);
  g_free (village);
}

LwReportData *
lw_report_data_new (GPtrArray *stack, GPtrArray *rules, LwDate on, LwDate horizon)
{
  LwReportData *self = g_new0 (LwReportData, 1);
  self->stack = g_ptr_array_ref (stack);
  self->rules = g_ptr_array_ref (rules);
  self->villages = g_ptr_array_new_with_free_func (free_village);
  self->on = on;
  self->horizon = horizon;
  self->made = lw_date_today ();
  self->with_cover = TRUE;
  self->with_grid = TRUE;
  self->with_villages = TRUE;
  return self;
}

void
lw_report_data_free (LwReportData *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->villages);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->stack);
  g_free (self->township);
  g_free (self->title);
  g_free (self->headline);
  g_free (self->round);
  g_free (self->handler);
  g_free (self->reviewer);
  g_free (self);
}

void
lw_report_data_set_options (LwReportData *self, const LwReportOptions *options)
{
  self->ids = options->ids;
  self->with_grid = options->with_grid;
  self->with_villages = options->with_villages;
  lw_set_text (&self->township, options->township);
  lw_set_text (&self->round, options->round);
  lw_set_text (&self->handler, options->handler);
  lw_set_text (&self->reviewer, options->reviewer);
  if (options->made != 0)
    self->made = options->made;
}

void
lw_report_data_set_title (LwReportData *self, const char *title)
{
  const char *township = self->township != NULL ? self->township : "";

  g_free (self->title);
  g_free (self->headline);
  if (title != NULL && title[0] != '\0')
    {
      self->title = g_strdup (title);
      self->headline = g_strdup (title);
      return;
    }
  /* translators: title of the report in two lines; %s is the township, or nothing */
  self->headline = g_strdup_printf (_("Readiness for the village elections\n%s"), township);
  /* translators: the same in one line */
  self->title = g_strdup_printf (_("Readiness for the village elections %s"), township);
  g_strchomp (self->headline);
  g_strchomp (self->title);
}

LwReportVillage *
lw_report_data_add_village (LwReportData *self, LwVillageResult *result, LwVillage *facts)
{
  LwReportVillage *village = g_new0 (LwReportVillage, 1);
  village->result = lw_village_result_ref (result);
  village->facts = facts;
  village->people = g_ptr_array_new_with_free_func (free_person);
  g_ptr_array_add (self->villages, village);
  return village;
}

LwReportPerson *
lw_report_village_add_person (LwReportVillage *village, LwKey id, const char *name)
{
  LwReportPerson *person = g_new0 (LwReportPerson, 1);
  person->id = id;
  person->name = g_strdup (name);
  g_ptr_array_add (village->people, person);
  return person;
}

gboolean
lw_report_person_serves (const LwReportPerson *person)
{
  return person->positions[LW_BODY_PARTY_COMMITTEE] != LW_POSITION_NONE
         || person->positions[LW_BODY_VILLAGE_COMMITTEE] != LW_POSITION_NONE;
}

gboolean
lw_report_person_has_post (const LwReportPerson *person)
{
  return lw_report_person_serves (person) || person->positions[LW_BODY_SUPERVISION] != LW_POSITION_NONE;
}

guint
lw_report_village_count (const LwReportVillage *village, LwBody body)
{
  guint n = 0;
  for (guint i = 0; i < village->people->len; i++)
    {
      const LwReportPerson *person = g_ptr_array_index (village->people, i);
      if (person->positions[body] != LW_POSITION_NONE)
        n++;
    }
  return n;
}

/* Party posts first, then the committee, then supervision, the higher position first; reserves last. */
static guint
rank (const LwReportPerson *person)
{
  for (guint body = LW_BODY_PARTY_COMMITTEE; body <= LW_BODY_SUPERVISION; body++)
    if (person->positions[body] != LW_POSITION_NONE)
      {
        /* A chair comes before the plain members of the Party committee. */
        gboolean leads = person->positions[LW_BODY_VILLAGE_COMMITTEE] == LW_POSITION_CHAIR;
        guint own = body * 10u + person->positions[body];
        return leads ? MIN (own, LW_BODY_PARTY_COMMITTEE * 10u + LW_POSITION_CHAIR) : own;
      }
  return G_MAXUINT;
}

static int
compare_people_cb (gconstpointer a, gconstpointer b)
{
  const LwReportPerson *left = *(LwReportPerson *const *) a;
  const LwReportPerson *right = *(LwReportPerson *const *) b;
  guint left_rank = rank (left);
  guint right_rank = rank (right);

  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return 0;
}

void
lw_report_village_sort (LwReportVillage *village)
{
  g_ptr_array_sort (village->people, compare_people_cb);
}

LwProfile *
lw_report_data_find_profile (LwReportData *self, const char *id)
{
  for (guint i = 0; i < self->stack->len; i++)
    {
      LwProfile *profile = g_ptr_array_index (self->stack, i);
      if (g_strcmp0 (lw_profile_get_id (profile), id) == 0)
        return profile;
    }
  return NULL;
}

gboolean
lw_report_village_is_counted (const LwReportVillage *village)
{
  return village->result->readiness != LW_READINESS_NONE;
}
