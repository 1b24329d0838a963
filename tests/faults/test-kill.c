/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that works on a ledger is killed (kill -9) at a random moment, again and again. What it
 * had said was saved must be there afterwards, whole. LW_FAULTS=all: thousands of times. */

#include "lw-journal.h"
#include "lw-test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSPHRASE "kill"
#define ROUNDS_PER_LEDGER 25 /* verify reads the whole journal, which grows */
#define LONGEST 25000        /* microseconds until the kill */

static gboolean
insert_village (LwLedger *ledger)
{
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  village->code = g_strdup ("419901101201");
  village->name = g_strdup ("张庄村");
  return lw_ledger_insert (ledger, village, NULL);
}

static gboolean
insert_person (LwLedger *ledger, GRand *rand)
{
  g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);
  g_autoptr(LwPost) post = lw_record_new (&lw_post_table);
  g_autoptr(GPtrArray) villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, NULL);

  /* The action that brought it may have been undone. */
  if (villages->len == 0)
    return insert_village (ledger);

  person->name = g_strdup_printf ("某%u", g_rand_int (rand) % 100);
  if (!lw_ledger_insert (ledger, person, NULL))
    return FALSE;
  post->person = person->record.id;
  post->village = ((LwRecord *) villages->pdata[0])->id;
  post->body = LW_BODY_VILLAGE_COMMITTEE;
  return lw_ledger_insert (ledger, post, NULL);
}

static gboolean
edit_people (LwLedger *ledger, GRand *rand)
{
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, NULL);

  for (guint i = 0; i < people->len && i < 20; i++)
    {
      LwPerson *person = people->pdata[i];

      g_free (person->phone);
      person->phone = g_strdup_printf ("100%08u", g_rand_int (rand) % 100000000);
      if (!lw_ledger_update (ledger, person, NULL))
        return FALSE;
    }
  return people->len > 0;
}

/* One action; whether the ledger said that it is saved. */
static gboolean
act (LwLedger *ledger, GRand *rand)
{
  guint what = (guint) g_rand_int_range (rand, 0, 10);
  LwKey entry = 0;

  if (what == 0)
    return lw_journal_undo (ledger, NULL, NULL);
  if (what == 1)
    return lw_journal_redo (ledger, NULL, NULL);

  if (!lw_journal_begin (ledger, "act", NULL))
    return FALSE;
  if (!(what < 6 ? insert_person (ledger, rand) : edit_people (ledger, rand)))
    {
      lw_journal_rollback (ledger);
      return FALSE;
    }
  return lw_journal_commit (ledger, &entry, NULL) && entry != 0;
}

/* The child: works until it is killed. A byte for "open", then one for each saved action. */
G_GNUC_NORETURN static void
work (const char *path, int to_parent, guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, NULL);

  if (!ledger || write (to_parent, "o", 1) != 1)
    _exit (1);
  for (;;)
    {
      if (act (ledger, rand) && write (to_parent, "s", 1) != 1)
        _exit (1);
      /* Closing is a moment like any other. */
      if (g_rand_int_range (rand, 0, 8) == 0)
        {
          lw_ledger_close (ledger, NULL);
          g_object_unref (ledger);
          ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, NULL);
          if (!ledger)
            _exit (2);
        }
    }
}

static guint
count_saved (int from_child)
{
  char bytes[4096];
  guint saved = 0;
  gssize n;

  while ((n = read (from_child, bytes, sizeof bytes)) > 0)
    for (gssize i = 0; i < n; i++)
      saved += bytes[i] == 's';
  return saved;
}

/* Returns how many actions the child said were saved. */
static guint
run_and_kill (const char *path, GRand *rand)
{
  int ends[2] = { -1, -1 };
  guint32 seed = g_rand_int (rand);
  gulong wait = (gulong) g_rand_int_range (rand, 0, LONGEST);
  gint32 words = g_rand_int_range (rand, 0, 5); /* that it says first: open, saved, saved, … */
  guint saved = 0;
  int status;
  pid_t child;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      work (path, ends[1], seed);
    }

  close (ends[1]);
  /* By what it has done and not by the clock, so that a slow machine kills at the same places. */
  for (; words > 0; words--)
    {
      g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
      saved += byte == 's';
    }
  g_usleep (wait);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  saved += count_saved (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (ends[0]);
  return saved;
}

static guint
assert_whole (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  gboolean whole;

  g_assert_no_error (error);
  whole = lw_ledger_verify (ledger, &findings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_true (whole);
  entries = lw_journal_list (ledger, 0, &error);
  g_assert_no_error (error);
  return entries->len;
}

static void
make_ledger (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_create (path, PASSPHRASE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (lw_journal_begin (ledger, "village", NULL));
  g_assert_true (insert_village (ledger));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
}

static void
kill_again_and_again (guint rounds, GRand *rand, guint *all)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.liangwei", NULL);
  guint before = 1;

  make_ledger (path);
  for (guint i = 0; i < rounds; i++)
    {
      guint saved = run_and_kill (path, rand);
      guint there = assert_whole (path);

      /* One more may have been saved whose word did not get through. */
      g_assert_cmpuint (there, >=, before + saved);
      g_assert_cmpuint (there, <=, before + saved + 1);
      before = there;
      *all += saved;
    }
}

static void
test_a_kill_at_any_moment_loses_nothing_saved (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  guint ledgers = g_strcmp0 (g_getenv ("LW_FAULTS"), "all") == 0 ? 200 : 4;
  guint saved = 0;

  for (guint i = 0; i < ledgers; i++)
    kill_again_and_again (ROUNDS_PER_LEDGER, rand, &saved);
  g_test_message ("%u kills, %u actions saved before them", ledgers * ROUNDS_PER_LEDGER, saved);
  g_assert_cmpuint (saved, >, ledgers * ROUNDS_PER_LEDGER / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/a-kill-at-any-moment-loses-nothing-saved", test_a_kill_at_any_moment_loses_nothing_saved);
  return g_test_run ();
}
