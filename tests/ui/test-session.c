/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-date.h"
#include "lw-journal.h"
#include "lw-profile.h"

#include <adwaita.h>
#include <signal.h>
#include <sys/resource.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  guint done;
  guint failed;
  char *label;
} Fixture;

static void
done_cb (LwSession  *session,
         int         kind,
         const char *label,
         Fixture    *fixture)
{
  fixture->done++;
  g_free (fixture->label);
  fixture->label = g_strdup (label);
}

static void
failed_cb (LwSession  *session,
           const char *message,
           Fixture    *fixture)
{
  fixture->failed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  g_signal_connect (fixture->session, "done", G_CALLBACK (done_cb), fixture);
  g_signal_connect (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  lw_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (fixture->session);
  g_free (fixture->label);
  lw_test_remove_dir (fixture->folder);
}

static gboolean
was_done (gpointer data)
{
  Fixture *fixture = data;
  return fixture->done > 0 || fixture->failed > 0;
}

static void
test_edit_is_an_action_with_undo (Fixture       *fixture,
                                  gconstpointer  data)
{
  LwLedger *reader = lw_session_get_reader (fixture->session);
  g_autoptr (GPtrArray) people = lw_ledger_list (reader, &lw_person_table, NULL, 0, NULL);
  g_autoptr (LwPerson) person = lw_record_copy (g_ptr_array_index (people, 0));
  g_autofree char *phone = g_strdup (person->phone);
  g_autoptr (LwPerson) changed = NULL;
  g_autoptr (LwPerson) restored = NULL;

  lw_set_text (&person->phone, "19900001111");
  lw_session_save_one (fixture->session, "phone changed", lw_record_copy (person));
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (fixture->failed, ==, 0);
  g_assert_cmpstr (fixture->label, ==, "phone changed");
  changed = lw_ledger_get (reader, &lw_person_table, person->record.id, NULL);
  g_assert_cmpstr (changed->phone, ==, "19900001111");
  g_assert_cmpstr (lw_session_get_undo_label (fixture->session), ==, "phone changed");

  /* The labels do not wait for a check that is under way. */
  lw_session_refresh (fixture->session);
  fixture->done = 0;
  lw_session_undo (fixture->session);
  lw_ui_test_wait (was_done, fixture);
  restored = lw_ledger_get (reader, &lw_person_table, person->record.id, NULL);
  g_assert_cmpstr (restored->phone, ==, phone);
  g_assert_cmpstr (lw_session_get_redo_label (fixture->session), ==, "phone changed");
}

/* What an import of several files wrote goes in one step, and what was done before it stays. */
static void
test_several_actions_are_taken_back_at_once (Fixture       *fixture,
                                             gconstpointer  data)
{
  LwLedger *reader = lw_session_get_reader (fixture->session);
  g_autoptr (GPtrArray) people = lw_ledger_list (reader, &lw_person_table, NULL, 0, NULL);
  g_autoptr (LwJournalEntry) second = NULL;
  g_autoptr (LwPerson) now = NULL;
  static const char *const phones[] = { "19900000001", "19900000002", "19900000003" };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autoptr (LwPerson) person
          = lw_ledger_get (reader, &lw_person_table, ((LwPerson *) people->pdata[0])->record.id, NULL);

      lw_set_text (&person->phone, phones[i]);
      fixture->done = 0;
      lw_session_save_one (fixture->session, phones[i], lw_record_copy (person));
      lw_ui_test_wait (was_done, fixture);
      if (i == 1)
        second = lw_journal_peek_undo (reader, NULL);
    }
  fixture->done = 0;
  lw_session_undo_to (fixture->session, second->id);
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (fixture->failed, ==, 0);
  now = lw_ledger_get (reader, &lw_person_table, ((LwPerson *) people->pdata[0])->record.id, NULL);
  g_assert_cmpstr (now->phone, ==, phones[0]);
  g_assert_cmpstr (lw_session_get_undo_label (fixture->session), ==, phones[0]);
  g_assert_cmpstr (lw_session_get_redo_label (fixture->session), ==, phones[1]);
}

static gboolean
is_at_year_end (gpointer data)
{
  Fixture *fixture = data;
  return lw_check_get_on (lw_session_get_check (fixture->session)) == 20261231;
}

static void
test_base_date_changes_the_check (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_assert_cmpint (lw_check_get_on (lw_session_get_check (fixture->session)), ==, LW_UI_TEST_DAY);
  lw_session_set_on (fixture->session, 20261231);
  lw_ui_test_wait (is_at_year_end, fixture);
  g_assert_cmpint (lw_session_get_on (fixture->session), ==, 20261231);
}

static void
test_setting_is_read_back (Fixture       *fixture,
                           gconstpointer  data)
{
  lw_session_set_setting (fixture->session, "day", "election-day", "2026-12-26");
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (fixture->failed, ==, 0);
  g_assert_cmpint (lw_session_get_election_day (fixture->session), ==, 20261226);
}

static void
test_a_refused_edit_writes_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *before = g_strdup (lw_session_get_undo_label (fixture->session));

  /* A post of nobody in no village breaks the foreign keys. */
  lw_session_save_one (fixture->session, "nonsense", lw_record_new (&lw_post_table));
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (fixture->failed, ==, 1);
  g_assert_cmpstr (lw_session_get_undo_label (fixture->session), ==, before);
}

/* ---- what could not be written ---- */

static guint
count_posts (Fixture *fixture)
{
  return (guint) lw_ledger_count (lw_session_get_reader (fixture->session), &lw_post_table, NULL);
}

/* Another post of somebody who has one. */
static LwRecord *
make_post (Fixture *fixture)
{
  g_autoptr (GPtrArray) posts
      = lw_ledger_list (lw_session_get_reader (fixture->session), &lw_post_table, NULL, 0, NULL);
  LwRecord *post = lw_record_copy (posts->pdata[0]);

  post->id = 0;
  return post;
}

/* As a disk that is full or gone: no file of the process grows or changes. */
static void
set_disk_full (gboolean full)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = full ? 1 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
assert_fails_and_is_kept (Fixture *fixture,
                          guint    posts)
{
  lw_ui_test_wait (was_done, fixture);
  set_disk_full (FALSE);
  g_assert_cmpuint (fixture->failed, ==, 1);
  g_assert_cmpuint (lw_session_count_unwritten (fixture->session), ==, 1);
  g_assert_cmpuint (count_posts (fixture), ==, posts);
  fixture->failed = 0;
}

static void
test_what_found_no_room_is_written_once_later (Fixture       *fixture,
                                               gconstpointer  data)
{
  guint before = count_posts (fixture);

  signal (SIGXFSZ, SIG_IGN);
  set_disk_full (TRUE);
  lw_session_save_one (fixture->session, "post", make_post (fixture));
  assert_fails_and_is_kept (fixture, before);
  set_disk_full (TRUE);
  lw_session_write_again (fixture->session);
  assert_fails_and_is_kept (fixture, before);
  lw_session_write_again (fixture->session);
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (fixture->failed, ==, 0);
  g_assert_cmpuint (lw_session_count_unwritten (fixture->session), ==, 0);
  g_assert_cmpuint (count_posts (fixture), ==, before + 1);
  g_assert_cmpstr (lw_session_get_undo_label (fixture->session), ==, "post");
}

/* It would be refused again. */
static void
test_what_is_refused_is_not_kept (Fixture       *fixture,
                                  gconstpointer  data)
{
  lw_session_save_one (fixture->session, "nonsense", lw_record_new (&lw_post_table));
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (lw_session_count_unwritten (fixture->session), ==, 0);
}

static void
assert_same_states (const LwVillageResult *a,
                    const LwVillageResult *b)
{
  g_assert_cmpint (a->village, ==, b->village);
  g_assert_cmpint (a->readiness, ==, b->readiness);
  g_assert_cmpuint (a->results->len, ==, b->results->len);
  for (guint i = 0; i < a->results->len; i++)
    {
      const LwResult *one = a->results->pdata[i], *other = b->results->pdata[i];

      g_assert_cmpint (one->state, ==, other->state);
      g_assert_cmpfloat (one->value, ==, other->value);
      g_assert_cmpint (one->changes_on, ==, other->changes_on);
      g_assert_cmpuint (one->counted->len, ==, other->counted->len);
      g_assert_cmpuint (one->nearly->len, ==, other->nearly->len);
      g_assert_cmpuint (one->to_verify->len, ==, other->to_verify->len);
    }
}

/* What the session shows is what a check of everything says. */
static void
assert_as_checked_anew (LwSession *session)
{
  LwLedger *reader = lw_session_get_reader (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stack = lw_profiles_stack (reader, &error);
  g_autoptr (LwCheck) check = lw_check_new (reader, stack, lw_session_get_on (session), 0, &error);
  g_autoptr (GPtrArray) wanted = lw_check_list (check, reader, NULL, NULL, &error);
  GPtrArray *results = lw_session_get_results (session);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, wanted->len);
  for (guint i = 0; i < results->len; i++)
    assert_same_states (results->pdata[i], wanted->pdata[i]);
}

static gpointer
random_record (LwSession     *session,
               const LwTable *table,
               GRand         *rand)
{
  g_autoptr (GPtrArray) records
      = lw_ledger_list (lw_session_get_reader (session), table, NULL, 0, NULL);

  return lw_record_copy (records->pdata[g_rand_int_range (rand, 0, (int) records->len)]);
}

/* One record, changed in a way that rules care about. */
static gpointer
make_edit (LwSession *session,
           GRand     *rand)
{
  LwPost *post;
  LwReserve *reserve;
  LwVillage *village;
  LwPerson *person;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      person = random_record (session, &lw_person_table, rand);
      person->education_full_time = LW_EDUCATION_BACHELOR;
      person->birth_decided = 19950101;
      return person;
    case 1:
      post = random_record (session, &lw_post_table, rand);
      post->end = 20261201;
      return post;
    case 2:
      post = random_record (session, &lw_post_table, rand);
      village = random_record (session, &lw_village_table, rand);
      post->village = village->record.id;
      lw_record_free (village);
      return post;
    case 3:
      reserve = random_record (session, &lw_reserve_table, rand);
      reserve->end = 20261201;
      return reserve;
    default:
      village = random_record (session, &lw_village_table, rand);
      village->term_start = 20200101;
      return village;
    }
}

static void
test_an_edit_checks_what_it_touched (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 24; i++)
    {
      GPtrArray *before = lw_session_get_results (fixture->session);
      LwCheck *check = lw_session_get_check (fixture->session);

      fixture->done = 0;
      if (i % 4 == 3)
        lw_session_undo (fixture->session);
      else
        lw_session_save_one (fixture->session, "edit", make_edit (fixture->session, rand));
      lw_ui_test_wait (was_done, fixture);
      g_assert_cmpuint (fixture->failed, ==, 0);
      /* At once, and by the same check. */
      g_assert_true (lw_session_get_results (fixture->session) != before);
      g_assert_true (lw_session_get_check (fixture->session) == check);
      assert_as_checked_anew (fixture->session);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/session/edit-is-an-action-with-undo", Fixture, NULL, set_up,
              test_edit_is_an_action_with_undo, tear_down);
  g_test_add ("/session/several-actions-are-taken-back-at-once", Fixture, NULL, set_up,
              test_several_actions_are_taken_back_at_once, tear_down);
  g_test_add ("/session/base-date-changes-the-check", Fixture, NULL, set_up,
              test_base_date_changes_the_check, tear_down);
  g_test_add ("/session/setting-is-read-back", Fixture, NULL, set_up, test_setting_is_read_back,
              tear_down);
  g_test_add ("/session/an-edit-checks-what-it-touched", Fixture, NULL, set_up,
              test_an_edit_checks_what_it_touched, tear_down);
  g_test_add ("/session/a-refused-edit-writes-nothing", Fixture, NULL, set_up,
              test_a_refused_edit_writes_nothing, tear_down);
  g_test_add ("/session/what-found-no-room-is-written-once-later", Fixture, NULL, set_up,
              test_what_found_no_room_is_written_once_later, tear_down);
  g_test_add ("/session/what-is-refused-is-not-kept", Fixture, NULL, set_up,
              test_what_is_refused_is_not_kept, tear_down);
  return g_test_run ();
}
