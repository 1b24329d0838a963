/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-journal.h"
#include "lw-ledger-error.h"
#include "lw-test.h"
#include "lw-village-code.h"
#include "lw-village-new.h"

typedef struct
{
  LwTestDir *dir;
  LwLedger *ledger;
} Fixture;

static LwVillage *
make (const char    *name,
      const char    *code,
      LwVillageKind  kind)
{
  LwVillage *village = lw_record_new (&lw_village_table);

  village->name = g_strdup (name);
  village->code = g_strdup (code);
  village->kind = kind;
  return village;
}

/* The code that it got; NULL: refused, nothing written. */
static char *
add (Fixture       *fixture,
     const char    *name,
     const char    *code,
     LwVillageKind  kind)
{
  g_autoptr (LwVillage) village = make (name, code, kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_journal_begin (fixture->ledger, "add", NULL));
  if (!lw_village_new_add (fixture->ledger, village, &error))
    {
      g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT);
      lw_journal_rollback (fixture->ledger);
      return NULL;
    }
  g_assert_no_error (error);
  g_assert_true (lw_journal_commit (fixture->ledger, NULL, NULL));
  g_assert_cmpint (village->kind, ==, (int) lw_village_code_kind (village->code));
  return g_strdup (village->code);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL, *zhang = NULL, *xuefu = NULL;

  fixture->dir = lw_test_make_dir ();
  path = g_build_filename (fixture->dir, "a.liangwei", NULL);
  fixture->ledger = lw_ledger_create (path, "words", NULL, NULL);
  zhang = add (fixture, "张庄村民委员会", "410399100201", LW_VILLAGE_KIND_VILLAGE);
  xuefu = add (fixture, "学府社区居民委员会", "410399100001", LW_VILLAGE_KIND_COMMUNITY);
  g_assert_nonnull (zhang);
  g_assert_nonnull (xuefu);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (lw_ledger_close (fixture->ledger, NULL));
  g_object_unref (fixture->ledger);
  lw_test_remove_dir (fixture->dir);
}

static void
test_without_a_code_it_gets_a_provisional_one_of_its_township (Fixture       *fixture,
                                                              gconstpointer  data)
{
  g_autofree char *first = add (fixture, "新村", NULL, LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *second = add (fixture, "又新村", "", LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *community = add (fixture, "新苑社区", NULL, LW_VILLAGE_KIND_COMMUNITY);
  g_autofree char *farm = add (fixture, "林场", NULL, LW_VILLAGE_KIND_OTHER);

  g_assert_cmpstr (first, ==, "410399100399");
  g_assert_cmpstr (second, ==, "410399100398");
  g_assert_cmpstr (community, ==, "410399100199");
  g_assert_cmpstr (farm, ==, "410399100599");
}

static void
test_an_empty_ledger_takes_villages_without_codes (Fixture       *fixture,
                                                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "b.liangwei", NULL);
  Fixture other = { fixture->dir, lw_ledger_create (path, "words", NULL, NULL) };
  g_autofree char *code = add (&other, "新村", NULL, LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *next = add (&other, "后村", NULL, LW_VILLAGE_KIND_VILLAGE);

  g_assert_cmpstr (code, ==, "000000000399");
  g_assert_cmpstr (next, ==, "000000000398");
  g_assert_true (lw_ledger_close (other.ledger, NULL));
  g_object_unref (other.ledger);
}

static void
test_the_kind_is_that_of_the_code (Fixture       *fixture,
                                   gconstpointer  data)
{
  /* add() looks at the kind. */
  g_autofree char *code = add (fixture, "滨河社区", "410399100003", LW_VILLAGE_KIND_VILLAGE);

  g_assert_cmpstr (code, ==, "410399100003");
}

static void
test_what_a_roster_takes_for_the_same_is_refused (Fixture       *fixture,
                                                  gconstpointer  data)
{
  const char *const same[] = { "张庄村", "张庄", "张庄村委会", " 张庄村民委员会 ", "学府社区", "学府居委会" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *code = add (fixture, same[i], NULL, LW_VILLAGE_KIND_VILLAGE);
      g_autofree char *problem = lw_village_new_problem (fixture->ledger, same[i], NULL);

      g_assert_null (code);
      g_assert_nonnull (problem);
    }
}

static void
test_codes_that_are_none_or_taken_are_refused (Fixture       *fixture,
                                               gconstpointer  data)
{
  const char *const wrong[] = { "410399100201", "41039910020", "4103991002011", "41039910020X", "410399100000",
                                "410399100999", "４１０３９９１００２０２" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *code = add (fixture, "新村", wrong[i], LW_VILLAGE_KIND_VILLAGE);

      g_assert_null (code);
    }
}

static void
test_names_that_are_none_are_refused (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *long_name = g_strnfill (61, 'x');
  const char *const wrong[] = { "", "  ", "\n", long_name };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *problem = lw_village_new_problem (fixture->ledger, wrong[i], NULL);

      g_assert_nonnull (problem);
    }
}

/* An ended village keeps its code, but its name is free. */
static void
test_the_name_of_a_village_that_ended_is_free (Fixture       *fixture,
                                               gconstpointer  data)
{
  g_autoptr (GPtrArray) found = lw_ledger_find (fixture->ledger, &lw_village_table, "code", "410399100201", NULL);
  LwVillage *village = g_ptr_array_index (found, 0);
  g_autofree char *taken = NULL, *code = NULL;

  village->ended = 20260101;
  g_assert_true (lw_journal_begin (fixture->ledger, "end", NULL));
  g_assert_true (lw_ledger_update (fixture->ledger, village, NULL));
  g_assert_true (lw_journal_commit (fixture->ledger, NULL, NULL));
  taken = add (fixture, "张庄村", "410399100201", LW_VILLAGE_KIND_VILLAGE);
  g_assert_null (taken);
  code = add (fixture, "张庄村", "410399100230", LW_VILLAGE_KIND_VILLAGE);
  g_assert_nonnull (code);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/village-new/without-a-code-it-gets-a-provisional-one", test_without_a_code_it_gets_a_provisional_one_of_its_township);
  ADD ("/village-new/an-empty-ledger-takes-villages-without-codes", test_an_empty_ledger_takes_villages_without_codes);
  ADD ("/village-new/the-kind-is-that-of-the-code", test_the_kind_is_that_of_the_code);
  ADD ("/village-new/what-a-roster-takes-for-the-same-is-refused", test_what_a_roster_takes_for_the_same_is_refused);
  ADD ("/village-new/codes-that-are-none-or-taken-are-refused", test_codes_that_are_none_or_taken_are_refused);
  ADD ("/village-new/names-that-are-none-are-refused", test_names_that_are_none_are_refused);
  ADD ("/village-new/the-name-of-a-village-that-ended-is-free", test_the_name_of_a_village_that_ended_is_free);
  return g_test_run ();
}
