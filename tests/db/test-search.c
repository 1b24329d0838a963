/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-people-list.h"
#include "lw-search.h"
#include "lw-people-list.h"
#include "lw-test-ledger.h"

#include <string.h>

static LwKey
fill (LwTestLedger *test)
{
  g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);
  LwKey village;

  lw_test_ledger_init (test);
  lw_test_begin (test->ledger, "新增");
  village = lw_test_add_village (test->ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  lw_set_text (&person->name, "单冬");
  lw_set_text (&person->phone, "138 0379 1234、+86-139-0000-1111");
  lw_set_text (&person->id_number, "41030519900101001X");
  g_assert_true (lw_ledger_insert (test->ledger, person, NULL));
  g_assert_cmpstr (person->sort_key, ==, "shandong");
  lw_test_add_post (test->ledger, person->record.id, village, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR);
  lw_test_add_person (test->ledger, "吕燕", NULL);
  lw_test_add_person (test->ledger, "阿依古丽·买买提", NULL);
  lw_test_commit (test->ledger);
  return person->record.id;
}

/* The name of the only hit, or NULL for none. */
static void
assert_finds (LwLedger *ledger,
              const char *text,
              const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = lw_search (ledger, text, 10, &error);

  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpuint (hits->len, ==, name ? 1 : 0);
  if (name)
    g_assert_cmpstr (((LwHit *) hits->pdata[0])->name, ==, name);
}

static void
test_a_person_is_found_by_whatever_is_typed (void)
{
  static const char *const texts[] = {
    "单", "单冬", "单 冬", "shan", "SHANDONG", "sd", "dd", "dandong", "ｓｈａｎ", "1380379", "138-0379", "１３８",
    "4103", "410305199001", "001x", "001X", "01001x", "0101001Ｘ", "139 0000",
  };
  g_auto(LwTestLedger) test = { 0 };

  fill (&test);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* the code of the village begins like the number of the person */
      if (g_str_has_prefix (texts[i], "4103") && strlen (texts[i]) < 7)
        continue;
      assert_finds (test.ledger, texts[i], "单冬");
    }
  assert_finds (test.ledger, "lüyan", "吕燕");
  assert_finds (test.ledger, "lǚ", "吕燕");
  assert_finds (test.ledger, "LV", "吕燕");
  assert_finds (test.ledger, "阿依古丽•买", "阿依古丽·买买提");
  assert_finds (test.ledger, "410305100", "张庄村");
  assert_finds (test.ledger, "", NULL);
  assert_finds (test.ledger, " \t·", NULL);
  assert_finds (test.ledger, "冬", NULL);
  assert_finds (test.ledger, "%", NULL);
}

/* The table of people finds whom the search anywhere finds. */
static void
test_the_list_of_people_finds_the_same (void)
{
  static const char *const texts[] = {
    "单", "单冬", "单 冬", "shan", "SHANDONG", "sd", "dandong", "1380379", "138-0379", "１３８",
    "410305199001", "41030519900101001x", "001X", "01001x", "139 0000", "吕燕", "阿依古丽•买", "冬", "%", "",
  };
  g_auto(LwTestLedger) test = { 0 };

  fill (&test);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) hits = lw_search (test.ledger, texts[i], 10, &error);
      g_autoptr(GArray) keys = lw_people_list_search (test.ledger, texts[i], &error);
      GHashTable *people = g_hash_table_new (g_int64_hash, g_int64_equal);

      g_assert_no_error (error);
      g_test_message ("%s", texts[i]);
      for (guint k = 0; k < keys->len; k++)
        g_hash_table_add (people, &g_array_index (keys, LwKey, k));
      g_assert_cmpuint (g_hash_table_size (people), ==, hits->len);
      for (guint k = 0; k < hits->len; k++)
        g_assert_true (g_hash_table_contains (people, &((LwHit *) hits->pdata[k])->id));
      g_hash_table_unref (people);
    }
}

static void
assert_first (LwLedger *ledger,
              const char *text,
              guint limit,
              const char *name,
              guint n_hits)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = lw_search (ledger, text, limit, &error);

  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpuint (hits->len, ==, n_hits);
  g_assert_cmpstr (((LwHit *) hits->pdata[0])->name, ==, name);
}

/* “li” is 李 before it is the beginning of 梁, and crowds nobody out. */
static void
test_a_whole_syllable_comes_first (void)
{
  g_auto(LwTestLedger) test = { 0 };

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "梁博", NULL);
  for (guint i = 0; i < 4; i++)
    lw_test_add_person (test.ledger, "李鑫", NULL);
  lw_test_commit (test.ledger);
  assert_first (test.ledger, "li", 10, "李鑫", 5);
  assert_first (test.ledger, "LI", 2, "李鑫", 2);
  assert_first (test.ledger, "lia", 10, "梁博", 1);
  assert_first (test.ledger, "lix", 10, "李鑫", 4);
  assert_first (test.ledger, "l", 10, "梁博", 5);
  assert_finds (test.ledger, "lin", NULL);
}

static void
test_a_hit_says_where_the_person_serves (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GPtrArray) hits = NULL;
  LwHit *hit;
  LwKey person = fill (&test);

  hits = lw_search (test.ledger, "sd", 10, NULL);
  hit = hits->pdata[0];
  g_assert_true (hit->table == &lw_person_table);
  g_assert_cmpint (hit->id, ==, person);
  g_assert_cmpstr (hit->detail, ==, "张庄村");
}

static void
test_search_follows_every_change (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwPerson) person = NULL;
  LwKey id = fill (&test);

  person = lw_ledger_get (test.ledger, &lw_person_table, id, NULL);
  lw_set_text (&person->name, "吕布");
  lw_set_text (&person->id_number, NULL);
  lw_test_begin (test.ledger, "改名");
  g_assert_true (lw_ledger_update (test.ledger, person, NULL));
  lw_test_commit (test.ledger);
  assert_finds (test.ledger, "sd", NULL);
  assert_finds (test.ledger, "001x", NULL);
  assert_finds (test.ledger, "吕布", "吕布");
  g_assert_true (lw_journal_undo (test.ledger, NULL, NULL));
  assert_finds (test.ledger, "吕布", NULL);
  assert_finds (test.ledger, "sd", "单冬");
  assert_finds (test.ledger, "001x", "单冬");
  g_assert_true (lw_journal_undo (test.ledger, NULL, NULL));
  assert_finds (test.ledger, "sd", NULL);
  assert_finds (test.ledger, "张庄", NULL);
  g_assert_true (lw_journal_redo (test.ledger, NULL, NULL));
  assert_finds (test.ledger, "sd", "单冬");
}

static void
test_the_index_is_made_anew_when_readings_change (void)
{
  g_auto(LwTestLedger) test = { 0 };

  fill (&test);
  g_clear_object (&test.ledger);
  test.ledger = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, NULL);
  assert_finds (test.ledger, "sd", NULL);
  assert_finds (test.ledger, "单冬", "单冬");
  lw_test_ledger_reopen (&test);
  assert_finds (test.ledger, "sd", "单冬");
}

/* From either end to the other, in the order in which the people are listed. */
static void
test_whoever_comes_next_is_the_next_of_the_list (void)
{
  static const char *const names[] = { "丁一", "丁一", "艾二", "张三", "钱四" };
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GPtrArray) people = NULL;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lw_test_add_person (test.ledger, names[i], NULL);
  lw_test_commit (test.ledger);
  people = lw_ledger_list (test.ledger, &lw_person_table, NULL, 0, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      LwKey here = ((LwRecord *) people->pdata[i])->id;
      LwKey next = i + 1 < people->len ? ((LwRecord *) people->pdata[i + 1])->id : 0;

      g_assert_cmpint (lw_people_list_neighbour (test.ledger, here, TRUE), ==, next);
      if (next != 0)
        g_assert_cmpint (lw_people_list_neighbour (test.ledger, next, FALSE), ==, here);
      if (i == 0)
        g_assert_cmpint (lw_people_list_neighbour (test.ledger, here, FALSE), ==, 0);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/the-list-of-people-finds-the-same", test_the_list_of_people_finds_the_same);
  g_test_add_func ("/search/a-whole-syllable-comes-first", test_a_whole_syllable_comes_first);
  g_test_add_func ("/search/a-person-is-found-by-whatever-is-typed", test_a_person_is_found_by_whatever_is_typed);
  g_test_add_func ("/search/a-hit-says-where-the-person-serves", test_a_hit_says_where_the_person_serves);
  g_test_add_func ("/search/search-follows-every-change", test_search_follows_every_change);
  g_test_add_func ("/search/the-index-is-made-anew-when-readings-change", test_the_index_is_made_anew_when_readings_change);
  g_test_add_func ("/search/whoever-comes-next-is-the-next-of-the-list", test_whoever_comes_next_is_the_next_of_the_list);

  return g_test_run ();
}
