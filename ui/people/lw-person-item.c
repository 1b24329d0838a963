/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-item.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-pinyin.h"
#include "lw-names.h"
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
  g_free (self->id_number);
  g_free (self->hint);
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

/* The birthday of an age at which limits stand, when it falls before the horizon. */
static char *
birthday_hint (LwDate birth,
               LwDate on,
               LwDate horizon)
{
  static const int limits[] = { 36, 61 };

  if (!lw_date_is_full (birth))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      LwDate day = lw_date_add_years (birth, limits[i]);
      if (day > on && day <= horizon)
        {
          g_autofree char *when = lw_ui_date_short (day);
          return g_strdup_printf (_("%s turns %d"), when, limits[i]);
        }
    }
  return NULL;
}

static char *
find_hint (const LwPerson *person,
           LwDate          birth,
           LwDate          on,
           LwDate          horizon)
{
  if (person->id_number == NULL)
    return g_strdup (_("no ID number"));
  if (!lw_id_number_is_valid (person->id_number))
    return g_strdup (_("old ID number"));
  return birthday_hint (birth, on, horizon);
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
  self->reserve = lw_roster_reserve (entry, on) != NULL;
  self->source = g_strdup (person->source != NULL ? person->source : "");
  self->id_number = person->id_number != NULL ? lw_id_number_mask (person->id_number)
                                              : g_strdup (_("not filled in"));
  self->hint = find_hint (person, birth, on, horizon);
  return self;
}

gboolean
lw_person_item_matches (LwPersonItem   *self,
                        const LwPerson *person,
                        const char     *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  g_auto (GStrv) keys = NULL;

  if (*text == '\0' || g_str_has_prefix (self->name, text))
    return TRUE;
  if (person->phone != NULL && g_str_has_prefix (person->phone, text))
    return TRUE;
  if (person->id_number != NULL && strlen (text) >= 4
      && (g_str_has_prefix (person->id_number, text) || g_str_has_suffix (person->id_number, text)))
    return TRUE;
  keys = lw_pinyin_name_keys (self->name);
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], folded))
      return TRUE;
  return FALSE;
}
