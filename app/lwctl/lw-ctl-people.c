/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-people.h"

#include "lw-captions.h"
#include "lw-ctl-json.h"
#include "lw-ctl-rows.h"
#include "lw-date.h"
#include "lw-decided.h"
#include "lw-id-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct /* one person with what belongs to it; all borrowed */
{
  const LwPerson *person;
  GPtrArray *posts;    /* LwPost, owned array */
  GPtrArray *reserves; /* LwReserve, owned array */
  const char *first_village; /* code; NULL: none */
  LwDate party_joined;       /* as decided, else as stated */
} Entry;

typedef struct
{
  GPtrArray *villages, *people, *posts, *reserves; /* records */
  GHashTable *village_index; /* LwKey -> LwVillage */
  GPtrArray *entries;        /* Entry, in the order of the list */
} People;

static void
entry_free (Entry *entry)
{
  g_ptr_array_unref (entry->posts);
  g_ptr_array_unref (entry->reserves);
  g_free (entry);
}

static void
people_clear (People *people)
{
  g_clear_pointer (&people->entries, g_ptr_array_unref);
  g_clear_pointer (&people->village_index, g_hash_table_unref);
  g_clear_pointer (&people->reserves, g_ptr_array_unref);
  g_clear_pointer (&people->posts, g_ptr_array_unref);
  g_clear_pointer (&people->people, g_ptr_array_unref);
  g_clear_pointer (&people->villages, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static const char *
code_of (People *people, LwKey village)
{
  const LwVillage *found = g_hash_table_lookup (people->village_index, &village);
  return found ? found->code : NULL;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(Entry * const *) a, *other = *(Entry * const *) b;
  int order = (one->first_village == NULL) - (other->first_village == NULL);

  if (order == 0)
    order = g_strcmp0 (one->first_village, other->first_village);
  if (order == 0)
    order = (one->person->record.id > other->person->record.id) - (one->person->record.id < other->person->record.id);
  return order;
}

/* Gives each post (or membership) to its person, in order of id. */
static void
hand_out (People *people, GHashTable *by_person, GPtrArray *records, gboolean are_posts, LwDate on)
{
  for (guint i = 0; i < records->len; i++)
    {
      const LwPost *post = records->pdata[i];
      const LwReserve *reserve = records->pdata[i];
      LwKey person = are_posts ? post->person : reserve->person;
      LwKey village = are_posts ? post->village : reserve->village;
      Entry *entry = g_hash_table_lookup (by_person, &person);

      if (entry == NULL)
        continue;
      if (entry->first_village == NULL)
        entry->first_village = code_of (people, village);
      if (on == 0 || (are_posts ? lw_date_holds (post->start, post->end, on)
                                : lw_date_holds (reserve->start, reserve->end, on)))
        g_ptr_array_add (are_posts ? entry->posts : entry->reserves, records->pdata[i]);
    }
}

static void
decided_cb (LwKey person, LwDate joined, gpointer by_person)
{
  Entry *entry = g_hash_table_lookup (by_person, &person);

  if (entry)
    entry->party_joined = joined;
}

static gboolean
make_entries (LwLedger *ledger, People *people, LwDate on, GError **error)
{
  g_autoptr(GHashTable) by_person = g_hash_table_new (g_int64_hash, g_int64_equal);

  people->village_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < people->villages->len; i++)
    g_hash_table_insert (people->village_index, &((LwRecord *) people->villages->pdata[i])->id,
                         people->villages->pdata[i]);

  people->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint i = 0; i < people->people->len; i++)
    {
      Entry *entry = g_new0 (Entry, 1);
      entry->person = people->people->pdata[i];
      entry->party_joined = entry->person->party_joined;
      entry->posts = g_ptr_array_new ();
      entry->reserves = g_ptr_array_new ();
      g_hash_table_insert (by_person, (gpointer) &entry->person->record.id, entry);
      g_ptr_array_add (people->entries, entry);
    }
  hand_out (people, by_person, people->posts, TRUE, on);
  hand_out (people, by_person, people->reserves, FALSE, on);
  g_ptr_array_sort (people->entries, compare_entries);
  return lw_decided_each (ledger, LW_DECIDED_PARTY_JOINED, decided_cb, by_person, error);
}

static gboolean
read_people (LwCtl *ctl, People *people, LwDate on)
{
  g_autoptr(GError) error = NULL;

  people->villages = lw_ledger_list (ctl->ledger, &lw_village_table, NULL, 0, &error);
  if (people->villages)
    people->people = lw_ledger_list (ctl->ledger, &lw_person_table, NULL, 0, &error);
  if (people->people)
    people->posts = lw_ledger_list (ctl->ledger, &lw_post_table, NULL, 0, &error);
  if (people->posts)
    people->reserves = lw_ledger_list (ctl->ledger, &lw_reserve_table, NULL, 0, &error);
  if (people->reserves == NULL || !make_entries (ctl->ledger, people, on, &error))
    {
      lw_ctl_fail_error (ctl, error);
      return FALSE;
    }
  return TRUE;
}

static LwDate
birth_of (const LwPerson *person)
{
  return lw_birth_effective (person->birth_decided, person->id_number, person->birth_stated);
}

static LwSex
sex_of (const LwPerson *person)
{
  return lw_sex_effective (person->id_number, (LwSex) person->sex);
}

/* ---- JSON ---- */

static void
add_person_members (JsonBuilder *json, const Entry *entry)
{
  const LwPerson *person = entry->person;

  lw_ctl_json_text (json, "name", person->name);
  lw_ctl_json_text (json, "id_number", person->id_number);
  lw_ctl_json_text (json, "sex", lw_sex_word (sex_of (person)));
  lw_ctl_json_date (json, "birth", birth_of (person));
  lw_ctl_json_text (json, "education_full_time", lw_education_word ((LwEducation) person->education_full_time));
  lw_ctl_json_text (json, "education_in_service", lw_education_word ((LwEducation) person->education_in_service));
  lw_ctl_json_text (json, "political_status", lw_political_status_word ((LwPoliticalStatus) person->political_status));
  lw_ctl_json_text (json, "ethnicity", person->ethnicity ? lw_ethnicity_name (person->ethnicity) : NULL);
  lw_ctl_json_text (json, "phone", person->phone);
  lw_ctl_json_date (json, "party_joined", entry->party_joined);
}

static void
add_entry (JsonBuilder *json, People *people, const Entry *entry)
{
  json_builder_begin_object (json);
  add_person_members (json, entry);

  json_builder_set_member_name (json, "posts");
  json_builder_begin_array (json);
  for (guint i = 0; i < entry->posts->len; i++)
    {
      const LwPost *post = entry->posts->pdata[i];
      json_builder_begin_object (json);
      lw_ctl_json_text (json, "village", code_of (people, post->village));
      lw_ctl_json_text (json, "body", lw_body_word ((LwBody) post->body));
      lw_ctl_json_text (json, "position", lw_position_word ((LwPosition) post->position));
      lw_ctl_json_date (json, "start", post->start);
      lw_ctl_json_date (json, "end", post->end);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);

  json_builder_set_member_name (json, "reserve");
  json_builder_begin_array (json);
  for (guint i = 0; i < entry->reserves->len; i++)
    {
      const LwReserve *reserve = entry->reserves->pdata[i];
      json_builder_begin_object (json);
      lw_ctl_json_text (json, "village", code_of (people, reserve->village));
      lw_ctl_json_date (json, "start", reserve->start);
      lw_ctl_json_date (json, "end", reserve->end);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

/* Person by person, so that a large ledger is not built up in memory a second time. */
static void
print_json (People *people)
{
  lw_ctl_print ("[");
  for (guint i = 0; i < people->entries->len; i++)
    {
      g_autoptr(JsonBuilder) json = json_builder_new ();
      add_entry (json, people, people->entries->pdata[i]);
      g_autofree char *text = lw_ctl_json_to_text (json, 2);
      lw_ctl_print (i > 0 ? ",\n  " : "\n  ");
      lw_ctl_print (text);
    }
  lw_ctl_print (people->entries->len > 0 ? "\n]\n" : "]\n");
}

/* ---- table and CSV ---- */

static const LwCtlColumn person_columns[] = {
  { "name", N_("Full name") },
  { "id_number", N_("ID number") },
  { "sex", N_("Sex") },
  { "birth", N_("Birth") },
  { "education_full_time", N_("Education") },
  { "education_in_service", N_("In service") },
  { "political_status", N_("Political status") },
  { "ethnicity", N_("Ethnicity") },
  { "phone", NULL },
  { "party_joined", NULL },
  { "posts", N_("Posts") },
  { "reserve", N_("Reserve of") },
  { NULL }
};

static void
append_period (GString *text, LwDate start, LwDate end)
{
  g_autofree char *from = lw_date_to_iso (start);
  g_autofree char *to = lw_date_to_iso (end);

  if (start || end)
    g_string_append_printf (text, " %s/%s", from, to);
}

static char *
posts_text (People *people, const Entry *entry, LwCtlFormat format)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->posts->len; i++)
    {
      const LwPost *post = entry->posts->pdata[i];
      const LwVillage *village = g_hash_table_lookup (people->village_index, &post->village);
      LwBody body = (LwBody) post->body;
      LwPosition position = (LwPosition) post->position;

      g_string_append (text, i > 0 ? "; " : "");
      if (format == LW_CTL_TEXT && village)
        {
          g_autofree char *caption = lw_post_caption (body, position, (LwVillageKind) village->kind, (LwOrgForm) village->org_form);
          g_string_append_printf (text, "%s %s", village->name, caption);
          continue;
        }
      g_string_append_printf (text, "%s %s %s", village ? village->code : "", lw_body_word (body), lw_position_word (position));
      append_period (text, post->start, post->end);
    }
  return g_string_free (text, FALSE);
}

static char *
reserve_text (People *people, const Entry *entry, LwCtlFormat format)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->reserves->len; i++)
    {
      const LwReserve *reserve = entry->reserves->pdata[i];
      const LwVillage *village = g_hash_table_lookup (people->village_index, &reserve->village);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                              village == NULL ? "" : format == LW_CTL_TEXT ? village->name : village->code);
      if (format != LW_CTL_TEXT)
        append_period (text, reserve->start, reserve->end);
    }
  return g_string_free (text, FALSE);
}

static void
add_row (LwCtlRows *rows, People *people, const Entry *entry, LwCtlFormat format)
{
  const LwPerson *person = entry->person;
  LwEducation full_time = (LwEducation) person->education_full_time;
  LwEducation in_service = (LwEducation) person->education_in_service;
  LwPoliticalStatus status = (LwPoliticalStatus) person->political_status;
  g_autofree char *posts = posts_text (people, entry, format);
  g_autofree char *reserve = reserve_text (people, entry, format);

  lw_ctl_rows_text (rows, person->name);
  lw_ctl_rows_id (rows, person->id_number);
  lw_ctl_rows_both (rows, lw_sex_word (sex_of (person)), lw_sex_caption (sex_of (person)));
  lw_ctl_rows_date (rows, birth_of (person));
  lw_ctl_rows_both (rows, lw_education_word (full_time), full_time ? lw_education_caption (full_time) : NULL);
  lw_ctl_rows_both (rows, lw_education_word (in_service), in_service ? lw_education_caption (in_service) : NULL);
  lw_ctl_rows_both (rows, lw_political_status_word (status), status ? lw_political_status_caption (status) : NULL);
  lw_ctl_rows_text (rows, person->ethnicity ? lw_ethnicity_name (person->ethnicity) : NULL);
  lw_ctl_rows_text (rows, person->phone);
  lw_ctl_rows_date (rows, entry->party_joined);
  lw_ctl_rows_text (rows, posts);
  lw_ctl_rows_text (rows, reserve);
}

LwCtlStatus
lw_ctl_list_people (LwCtl *ctl, LwDate on, LwCtlFormat format)
{
  g_auto(People) people = { NULL };

  if (!read_people (ctl, &people, on))
    return ctl->status;
  if (format == LW_CTL_JSON)
    {
      print_json (&people);
      return LW_CTL_DONE;
    }

  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (person_columns, format);
  for (guint i = 0; i < people.entries->len; i++)
    add_row (rows, &people, people.entries->pdata[i], format);
  lw_ctl_rows_print (rows);
  return LW_CTL_DONE;
}
