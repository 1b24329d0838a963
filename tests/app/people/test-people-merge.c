/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people-sample.h"

#include "lw-id-number.h"
#include "lw-people-merge.h"

typedef struct
{
  Sample sample;
  LwKey village;
  LwKey old_form; /* 15 digits */
  LwKey new_form; /* the same person with 18 */
  LwKey plain;    /* name and birth as the two of @twin */
  LwKey twin;
  LwKey other;    /* another right number: another person */
} Fixture;

static LwKey
add_person (Fixture *fixture, const char *name, const char *number, LwDate birth, const char *phone)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, name);
  lw_set_text (&person->id_number, number);
  lw_set_text (&person->phone, phone);
  person->birth_stated = birth;
  return sample_insert (&fixture->sample, person);
}

static char *
number_of (const char *first_17)
{
  return g_strdup_printf ("%s%c", first_17, lw_id_number_check (first_17));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = lw_id_number_upgrade ("410399670512102");
  g_autofree char *other = number_of ("41039919900101105");
  LwVillage *village = lw_record_new (&lw_village_table);

  sample_init_empty (&fixture->sample, NULL);
  sample_begin (&fixture->sample, "people");
  lw_set_text (&village->code, "410399100201");
  lw_set_text (&village->name, "王楼村");
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  fixture->village = sample_insert (&fixture->sample, village);
  fixture->old_form = add_person (fixture, "李四", "410399670512102", 0, NULL);
  fixture->new_form = add_person (fixture, "李泗", number, 0, "13900000000");
  fixture->plain = add_person (fixture, "张三", NULL, 19900101, "13800000000");
  fixture->twin = add_person (fixture, "张三", NULL, 19900100, "13800000000");
  fixture->other = add_person (fixture, "张三", other, 19900101, NULL);
  add_person (fixture, "王五", NULL, 19900101, NULL);
  sample_commit (&fixture->sample);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sample_clear (&fixture->sample, NULL);
}

static GPtrArray *
find (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = lw_duplicates_find (fixture->sample.ledger, NULL, &error);

  g_assert_no_error (error);
  return pairs;
}

static const LwDuplicate *
find_pair (GPtrArray *pairs, LwKey a, LwKey b)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const LwDuplicate *pair = pairs->pdata[i];

      if (pair->a == MIN (a, b) && pair->b == MAX (a, b))
        return pair;
    }
  return NULL;
}

static void
test_finds_by_number_birth_and_phone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = find (fixture);
  const LwDuplicate *number = find_pair (pairs, fixture->old_form, fixture->new_form);
  const LwDuplicate *both = find_pair (pairs, fixture->plain, fixture->twin);

  g_assert_nonnull (number);
  g_assert_cmpuint (number->kinds, ==, LW_DUPLICATE_ID_NUMBER);
  g_assert_true (pairs->pdata[0] == number);
  g_assert_nonnull (both);
  g_assert_cmpuint (both->kinds, ==, LW_DUPLICATE_NAME_BIRTH | LW_DUPLICATE_NAME_PHONE);
  /* One of them may be the one with a number, but two right numbers are two people. */
  g_assert_nonnull (find_pair (pairs, fixture->plain, fixture->other));
  g_assert_cmpuint (pairs->len, ==, 4);
}

static void
test_two_right_numbers_are_two_people (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = number_of ("41039919900101107");
  g_autoptr (GPtrArray) pairs = NULL;
  LwKey id;

  sample_begin (&fixture->sample, "another");
  id = add_person (fixture, "张三", number, 19900101, NULL);
  sample_commit (&fixture->sample);
  pairs = find (fixture);
  g_assert_null (find_pair (pairs, id, fixture->other));
  g_assert_nonnull (find_pair (pairs, id, fixture->plain));
}

static void
test_dismissed_pairs_stay_away_until_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  sample_begin (&fixture->sample, "two people");
  g_assert_true (lw_duplicates_dismiss (fixture->sample.ledger, fixture->twin, fixture->plain, &error));
  sample_commit (&fixture->sample);
  pairs = find (fixture);
  g_assert_null (find_pair (pairs, fixture->plain, fixture->twin));
  g_assert_cmpuint (pairs->len, ==, 3);
  g_assert_true (lw_journal_undo (fixture->sample.ledger, NULL, &error));
  again = find (fixture);
  g_assert_cmpuint (again->len, ==, 4);
}

/* ---- merging ---- */

static void
add_post (Fixture *fixture, LwKey person, LwPosition position)
{
  LwPost *post = lw_record_new (&lw_post_table);

  post->person = person;
  post->village = fixture->village;
  post->body = LW_BODY_PARTY_COMMITTEE;
  post->position = position;
  sample_insert (&fixture->sample, post);
}

static void
add_kinship (Fixture *fixture, LwKey a, LwKey b)
{
  LwKinship *kinship = lw_record_new (&lw_kinship_table);

  kinship->person = a;
  kinship->relative = b;
  lw_set_text (&kinship->relation, "sibling");
  sample_insert (&fixture->sample, kinship);
}

static void
add_more (Fixture *fixture)
{
  LwReserve *reserve = lw_record_new (&lw_reserve_table);
  LwImported *cell = lw_record_new (&lw_imported_table);

  sample_begin (&fixture->sample, "what refers to them");
  add_post (fixture, fixture->old_form, LW_POSITION_SECRETARY);
  add_post (fixture, fixture->new_form, LW_POSITION_SECRETARY); /* the same post twice */
  add_post (fixture, fixture->new_form, LW_POSITION_MEMBER);
  reserve->person = fixture->new_form;
  reserve->village = fixture->village;
  sample_insert (&fixture->sample, reserve);
  cell->person = fixture->new_form;
  lw_set_text (&cell->text, "未识别");
  sample_insert (&fixture->sample, cell);
  add_kinship (fixture, fixture->new_form, fixture->other);
  add_kinship (fixture, fixture->other, fixture->new_form);
  add_kinship (fixture, fixture->old_form, fixture->new_form); /* of oneself */
  sample_commit (&fixture->sample);
}

static guint
count (Fixture *fixture, const LwTable *table, const char *field, LwKey person)
{
  g_autoptr (GPtrArray) records = lw_ledger_list (fixture->sample.ledger, table, field, person, NULL);

  return records->len;
}

static void
test_everything_goes_with_who_stays (Fixture *fixture, gconstpointer data)
{
  LwLedger *ledger = fixture->sample.ledger;
  g_autoptr (LwPerson) a = NULL, b = NULL, merged = NULL, gone = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  add_more (fixture);
  before = sample_dump (&fixture->sample);
  a = lw_ledger_get (ledger, &lw_person_table, fixture->old_form, NULL);
  b = lw_ledger_get (ledger, &lw_person_table, fixture->new_form, NULL);
  conflicts = lw_merge_conflicts (a, b);
  g_assert_cmpuint (conflicts->len, ==, 2); /* name and number; the phone only one of them has */
  g_assert_true (lw_merge_count (ledger, b->record.id, &n, &error));
  g_assert_cmpuint (n, ==, 7);
  merged = lw_merge_propose (a, b);
  g_assert_cmpstr (merged->phone, ==, "13900000000");
  g_assert_cmpstr (merged->name, ==, "李四");
  lw_set_text (&merged->id_number, b->id_number);
  sample_begin (&fixture->sample, "merge");
  g_assert_true (lw_merge_apply (ledger, merged, b->record.id, &error));
  g_assert_no_error (error);
  sample_commit (&fixture->sample);

  gone = lw_ledger_get (ledger, &lw_person_table, fixture->new_form, NULL);
  g_assert_null (gone);
  g_assert_cmpuint (count (fixture, &lw_post_table, "person", fixture->old_form), ==, 2);
  g_assert_cmpuint (count (fixture, &lw_reserve_table, "person", fixture->old_form), ==, 1);
  g_assert_cmpuint (count (fixture, &lw_imported_table, "person", fixture->old_form), ==, 1);
  g_assert_cmpuint (count (fixture, &lw_kinship_table, "person", fixture->old_form), ==, 1);
  g_assert_cmpuint (count (fixture, &lw_kinship_table, "relative", fixture->old_form), ==, 1);
  g_assert_true (lw_journal_undo (ledger, NULL, &error));
  g_assert_no_error (error);
  after = sample_dump (&fixture->sample);
  g_assert_cmpstr (before, ==, after);
}

static void
test_fields_are_shown_as_staff_read_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPerson) person = lw_record_new (&lw_person_table);

  person->sex = LW_SEX_FEMALE;
  person->birth_stated = 19910500;
  person->education_full_time = LW_EDUCATION_JUNIOR_COLLEGE;
  person->political_status = LW_POLITICAL_STATUS_MEMBER;
  person->ethnicity = 1;
  for (guint i = 0; i < lw_person_table.n_fields; i++)
    {
      const LwField *field = &lw_person_table.fields[i];
      g_autofree char *text = lw_merge_show (person, field);

      g_assert_cmpint (*text == '\0', ==, lw_record_is_empty (person, field));
      g_assert_false (field->type == LW_FIELD_CODE && g_ascii_isdigit (*text));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people-merge/finds-by-number-birth-and-phone", Fixture, NULL, set_up, test_finds_by_number_birth_and_phone, tear_down);
  g_test_add ("/people-merge/two-right-numbers-are-two-people", Fixture, NULL, set_up, test_two_right_numbers_are_two_people, tear_down);
  g_test_add ("/people-merge/dismissed-pairs-stay-away-until-undone", Fixture, NULL, set_up, test_dismissed_pairs_stay_away_until_undone, tear_down);
  g_test_add ("/people-merge/everything-goes-with-who-stays", Fixture, NULL, set_up, test_everything_goes_with_who_stays, tear_down);
  g_test_add ("/people-merge/fields-are-shown-as-staff-read-them", Fixture, NULL, set_up, test_fields_are_shown_as_staff_read_them, tear_down);
  return g_test_run ();
}
