/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-item.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-people-index.h"
#include "lw-pool.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LwPersonItem, lw_person_item, G_TYPE_OBJECT)

static void
lw_person_item_finalize (GObject *object)
{
  LwPersonItem *self = LW_PERSON_ITEM (object);

  g_free (self->name);
  g_free (self->sort_key);
  g_free (self->sex);
  g_free (self->age);
  g_free (self->birth);
  g_free (self->education);
  g_free (self->political_status);
  g_free (self->village);
  g_free (self->posts);
  g_free (self->source);
  g_free (self->phone);
  g_free (self->ethnicity);
  g_free (self->native_place);
  g_free (self->occupation);
  g_free (self->party_joined);
  g_free (self->id_number);
  g_free (self->hint);
  g_free (self->pool);
  G_OBJECT_CLASS (lw_person_item_parent_class)->finalize (object);
}

static void
lw_person_item_class_init (LwPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_person_item_finalize;
}

static void
lw_person_item_init (LwPersonItem *self)
{
}

static char *
birthday_hint (LwDate birth,
               LwDate on,
               LwDate horizon)
{
  int years = 0;
  LwDate day = lw_people_limit_birthday (birth, on, horizon, &years);
  g_autofree char *when = day != 0 ? lw_ui_date_short (day) : NULL;

  return day != 0 ? g_strdup_printf (_("%s turns %d"), when, years) : NULL;
}

/* What is most worth to know, in a few words. */
static void
find_hint (LwPersonItem   *self,
           const LwPerson *person,
           LwDate          birth,
           LwDate          on,
           LwDate          horizon)
{
  LwDate number = person->id_number != NULL ? lw_id_number_get_birth (person->id_number) : 0;

  self->hint_state = "unknown";
  if (person->id_number == NULL)
    self->hint = g_strdup (_("no ID number"));
  else if (number != 0 && person->birth_stated != 0 && person->birth_decided == 0
           && !lw_date_agrees (number, person->birth_stated))
    {
      self->hint = g_strdup (_("birth and ID differ"));
      self->hint_state = "not-met";
    }
  else if (!lw_id_number_is_valid (person->id_number))
    self->hint = g_strdup (_("old ID number"));
  else
    {
      self->hint = birthday_hint (birth, on, horizon);
      self->hint_state = "at-risk";
    }
}

/* The riper, the stronger the colour of the tag. */
static void
fill_pool (LwPersonItem    *self,
           const LwReserve *reserve)
{
  if (reserve == NULL)
    return;
  self->pool = g_strdup (lw_pool_maturity_caption (reserve->maturity));
  self->pool_state = reserve->maturity == LW_MATURITY_NEAR     ? "met"
                     : reserve->maturity == LW_MATURITY_MIDDLE ? "unknown"
                                                               : NULL;
}

static gboolean
is_serving (const LwRosterPerson *person,
            LwDate                on)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (person->posts, i);
      if (post->body != LW_BODY_SUPERVISION && lw_date_holds (post->start, post->end, on))
        return TRUE;
    }
  return FALSE;
}

/* What is not shown unless it is asked for. */
static void
fill_more (LwPersonItem         *self,
           const LwRosterPerson *entry)
{
  const LwPerson *person = entry->person;

  self->phone = g_strdup (person->phone != NULL ? person->phone : "");
  self->ethnicity
      = g_strdup (person->ethnicity != 0 ? lw_ethnicity_name (person->ethnicity) : "");
  self->native_place = g_strdup (person->native_place != NULL ? person->native_place : "");
  self->occupation = g_strdup (person->occupation != NULL ? person->occupation : "");
  self->party_joined
      = entry->party_joined != 0 ? lw_ui_date_iso (entry->party_joined) : g_strdup ("");
}

LwPersonItem *
lw_person_item_new (LwRoster             *roster,
                    const LwRosterPerson *entry,
                    LwDate                on,
                    LwDate                horizon)
{
  LwPersonItem *self = g_object_new (LW_TYPE_PERSON_ITEM, NULL);
  const LwPerson *person = entry->person;
  LwDate birth = lw_person_birth (person);
  const LwVillage *village = lw_roster_home (roster, entry, on);
  int oldest;

  self->id = person->record.id;
  self->name = g_strdup (person->name);
  self->sort_key = g_strdup (person->sort_key);
  self->sex = g_strdup (lw_sex_caption (lw_sex_effective (person->id_number, person->sex)));
  self->age = lw_ui_age (birth, on);
  if (!lw_age_on (birth, on, &self->youngest, &oldest))
    self->youngest = -1;
  self->birth = lw_ui_date_iso (birth);
  self->education_code = lw_person_education (person);
  self->education = g_strdup (self->education_code != 0
                                  ? lw_education_caption (self->education_code)
                                  : person->education_unheld != 0 ? _("in study") : "—");
  self->political_status
      = g_strdup (person->political_status != 0
                      ? lw_political_status_caption (person->political_status)
                      : "—");
  self->village = village != NULL ? lw_village_name_short (village->name) : g_strdup ("—");
  self->village_key = village != NULL ? village->record.id : 0;
  self->posts = lw_roster_posts_text (roster, entry, on);
  self->serving = is_serving (entry, on);
  fill_pool (self, lw_roster_reserve (entry, on));
  self->source = g_strdup (person->source != NULL ? person->source : "");
  self->id_number = person->id_number != NULL ? lw_id_number_mask (person->id_number) : NULL;
  fill_more (self, entry);
  find_hint (self, person, birth, on, horizon);
  return self;
}
