/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-ledger-private.h"
#include "lw-test-ledger.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define ID_NUMBER "41030519900101001X"
#define SURNAME_AND_NAME "欧阳晓槐"

static void
fill (LwLedger *ledger)
{
  LwKey village;

  lw_test_begin (ledger, "新增");
  village = lw_test_add_village (ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  lw_test_add_post (ledger, lw_test_add_person (ledger, SURNAME_AND_NAME, ID_NUMBER), village, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR);
  lw_test_commit (ledger);
}

static void
assert_contents (const char *path,
                 const char *passphrase,
                 const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, passphrase, LW_LEDGER_OPEN_READ_ONLY, lw_test_name_keys, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = lw_test_dump (ledger);
  g_assert_cmpstr (dump, ==, expected);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir && g_dir_read_name (dir))
    count++;
  return count;
}

/* Written into a file without a name, it would be found by nobody: refused, and all of it can still be
 * saved elsewhere. */
static void
test_a_ledger_that_moved_is_not_written (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *dump = NULL;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  dump = lw_test_dump (test.ledger);
  elsewhere = g_strconcat (test.path, ".moved", NULL);
  backup = g_strconcat (test.path, ".saved", NULL);
  g_assert_cmpint (g_rename (test.path, elsewhere), ==, 0);
  g_assert_false (lw_journal_begin (test.ledger, "改动", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (lw_ledger_backup (test.ledger, backup, &error));
  g_assert_no_error (error);
  assert_contents (backup, LW_TEST_PASSPHRASE, dump);
  /* Put back, it goes on as if nothing had been. */
  g_assert_cmpint (g_rename (elsewhere, test.path), ==, 0);
  g_assert_true (lw_journal_begin (test.ledger, "改动", &error));
  g_assert_no_error (error);
  lw_journal_rollback (test.ledger);
}

static void
test_a_backup_holds_everything (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *dump = NULL;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  dump = lw_test_dump (test.ledger);
  backup = g_build_filename (test.dir, "备份.liangwei", NULL);
  g_assert_true (lw_ledger_backup (test.ledger, backup, &error));
  g_assert_no_error (error);
  assert_contents (backup, LW_TEST_PASSPHRASE, dump);
  g_assert_false (lw_ledger_backup (test.ledger, backup, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS);
}

static void
test_a_backup_that_fails_leaves_nothing (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;

  lw_test_ledger_init (&test);
  g_assert_false (lw_ledger_backup (test.ledger, "/nonexistent/backup.liangwei", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO);
  g_clear_error (&error);
  lw_test_begin (test.ledger, "新增");
  g_assert_false (lw_ledger_backup (test.ledger, "/nonexistent/backup.liangwei", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
}

static void
test_restore_keeps_the_old_file (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  g_autofree char *kept = NULL;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  then = lw_test_dump (test.ledger);
  backup = lw_ledger_backup_generation (test.ledger, "daily", &error);
  g_assert_no_error (error);
  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "李四", NULL);
  lw_test_commit (test.ledger);
  now = lw_test_dump (test.ledger);

  g_assert_false (lw_ledger_restore (backup, test.path, LW_TEST_PASSPHRASE, TRUE, &kept, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&test.ledger);
  g_assert_false (lw_ledger_restore (backup, test.path, LW_TEST_PASSPHRASE, FALSE, &kept, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (lw_ledger_restore (backup, test.path, "错的", TRUE, &kept, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  g_clear_error (&error);
  assert_contents (test.path, LW_TEST_PASSPHRASE, now);

  g_assert_true (lw_ledger_restore (backup, test.path, LW_TEST_PASSPHRASE, TRUE, &kept, &error));
  g_assert_no_error (error);
  assert_contents (test.path, LW_TEST_PASSPHRASE, then);
  assert_contents (kept, LW_TEST_PASSPHRASE, now);
  /* the ledger, the old one, the folder of backups */
  g_assert_cmpuint (count_files (test.dir), ==, 3);
  lw_test_ledger_reopen (&test);
}

static void
test_a_damaged_backup_is_not_restored (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *dump = NULL;
  gsize size;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  dump = lw_test_dump (test.ledger);
  backup = g_build_filename (test.dir, "备份.liangwei", NULL);
  g_assert_true (lw_ledger_backup (test.ledger, backup, NULL));
  g_clear_object (&test.ledger);
  g_assert_true (g_file_get_contents (backup, &bytes, &size, NULL));
  bytes[3 * 4096 + 77] ^= 1;
  g_assert_true (g_file_set_contents (backup, bytes, (gssize) size, NULL));
  g_assert_false (lw_ledger_restore (backup, test.path, LW_TEST_PASSPHRASE, TRUE, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED);
  assert_contents (test.path, LW_TEST_PASSPHRASE, dump);
  g_assert_cmpuint (count_files (test.dir), ==, 2);
}

static void
test_a_new_passphrase_opens_and_the_old_one_does_not (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) reader = NULL;
  g_autoptr(LwLedger) old = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *dump = NULL;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  dump = lw_test_dump (test.ledger);
  reader = lw_ledger_open_reader (test.ledger, &error);
  g_assert_cmpint (lw_ledger_count (reader, &lw_person_table, NULL), ==, 1);
  g_assert_false (lw_ledger_change_passphrase (test.ledger, "新口令", &backup, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&reader);
  g_assert_false (lw_ledger_change_passphrase (test.ledger, "", NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  g_clear_error (&error);

  lw_ledger_change_passphrase (test.ledger, "新口令", &backup, &error);
  g_assert_no_error (error);
  g_assert_nonnull (backup);
  /* it goes on being a ledger */
  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "李四", NULL);
  lw_test_commit (test.ledger);
  g_assert_true (lw_journal_undo (test.ledger, NULL, NULL));
  reader = lw_ledger_open_reader (test.ledger, &error);
  g_assert_no_error (error);
  g_clear_object (&reader);
  g_clear_object (&test.ledger);

  assert_contents (test.path, "新口令", dump);
  old = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  assert_contents (backup, LW_TEST_PASSPHRASE, dump);
}

static void
assert_nothing_in_the_clear (const char *folder)
{
  static const char *const secrets[] = { ID_NUMBER, SURNAME_AND_NAME, "CREATE TABLE", "SQLite format" };
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_nothing_in_the_clear (path);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
        g_assert_null (memmem (bytes, size, secrets[i], strlen (secrets[i])));
    }
}

static void
test_nothing_is_in_the_clear (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *backup = NULL;
  g_autofree char *wal = NULL;

  lw_test_ledger_init (&test);
  wal = g_strconcat (test.path, "-wal", NULL);
  lw_test_begin (test.ledger, "新增 " ID_NUMBER);
  lw_test_add_person (test.ledger, SURNAME_AND_NAME, ID_NUMBER);
  assert_nothing_in_the_clear (test.dir);
  lw_test_commit (test.ledger);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  assert_nothing_in_the_clear (test.dir);
  backup = lw_ledger_backup_generation (test.ledger, "import", NULL);
  g_assert_nonnull (backup);
  assert_nothing_in_the_clear (test.dir);
  g_assert_true (lw_ledger_change_passphrase (test.ledger, "新口令", NULL, NULL));
  assert_nothing_in_the_clear (test.dir);
  g_clear_object (&test.ledger);
  assert_nothing_in_the_clear (test.dir);
}

/* In the middle of an action: what was committed before is there, nothing of the action is. */
static void
test_a_killed_program_loses_only_the_running_action (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;
  pid_t pid;
  int status;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  dump = lw_test_dump (test.ledger);
  g_clear_object (&test.ledger);

  pid = fork ();
  if (pid == 0)
    {
      lw_test_ledger_reopen (&test);
      lw_test_begin (test.ledger, "新增");
      for (guint i = 0; i < 20000; i++)
        lw_test_add_person (test.ledger, "李四", NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));

  lw_test_ledger_reopen (&test);
  after = lw_test_dump (test.ledger);
  g_assert_cmpstr (after, ==, dump);
}

/* A limit on the size of files stands for a full disk. */
static void
test_a_full_disk_keeps_what_was_committed (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;
  pid_t pid;
  int status;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  dump = lw_test_dump (test.ledger);
  g_clear_object (&test.ledger);

  pid = fork ();
  if (pid == 0)
    {
      struct rlimit limit = { .rlim_cur = 400 * 1024, .rlim_max = 400 * 1024 };
      g_autoptr(GError) error = NULL;
      gboolean saved;

      signal (SIGXFSZ, SIG_IGN);
      lw_test_ledger_reopen (&test);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (77);
      lw_test_begin (test.ledger, "新增");
      for (guint i = 0; i < 5000; i++)
        {
          g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);

          lw_set_text (&person->name, "李四");
          lw_set_text (&person->notes, "很长的备注，占些地方，占些地方，占些地方，占些地方，占些地方，占些地方，占些地方");
          if (!lw_ledger_insert (test.ledger, person, &error))
            break;
        }
      saved = error == NULL && lw_journal_commit (test.ledger, NULL, &error);
      _exit (!saved && g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_FULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  lw_test_ledger_reopen (&test);
  after = lw_test_dump (test.ledger);
  g_assert_cmpstr (after, ==, dump);
}

static void
touch_generation (const char *folder,
                  GDateTime *now,
                  int days_ago,
                  const char *why)
{
  g_autoptr(GDateTime) time = g_date_time_add_days (now, -days_ago);
  g_autofree char *stamp = g_date_time_format (time, "%Y%m%d-120000");
  g_autofree char *name = g_strdup_printf ("%s-%s.liangwei", stamp, why);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
test_old_generations_are_thinned_out (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = NULL;
  g_autofree char *stranger = NULL;
  g_autofree char *newest = NULL;

  lw_test_ledger_init (&test);
  folder = g_build_filename (test.dir, "台账-备份", NULL);
  stranger = g_build_filename (folder, "我的备份.liangwei", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (stranger, "x", 1, NULL));
  for (int i = 1; i <= 60; i++)
    touch_generation (folder, now, i, "daily");
  touch_generation (folder, now, 29, "import");
  touch_generation (folder, now, 40, "import");
  newest = lw_ledger_backup_generation (test.ledger, "import", NULL);
  g_assert_true (g_file_test (newest, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  /* 7 days, of which one or two are the newest of their week, so 2 or 3 weeks more; the import of
   * 29 days ago; the stranger */
  g_assert_cmpuint (count_files (folder), >=, 7 + 2 + 1 + 1);
  g_assert_cmpuint (count_files (folder), <=, 7 + 3 + 1 + 1);
}

static void
test_the_newest_generation_stays_whatever_the_clock_says (void)
{
  g_auto(LwTestLedger) test = { 0 };

  lw_test_ledger_init (&test);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *made = lw_ledger_backup_generation (test.ledger, "daily", NULL);

      g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
    }
}

static void
set_back (LwLedger *ledger,
          int days)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE journal SET at = at - %d * 86400000000", days);

  g_assert_true (lw_connection_exec (ledger->connection, sql, "", NULL));
}

static char *
backup_daily (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  char *made = lw_ledger_backup_daily (ledger, &error);

  g_assert_no_error (error);
  return made;
}

static void
test_what_was_saved_before_today_is_kept_once (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwLedger) copy = NULL;
  g_autofree char *made = NULL, *then = NULL, *kept = NULL;

  lw_test_ledger_init (&test);
  g_assert_null (backup_daily (test.ledger));
  fill (test.ledger);
  g_assert_null (backup_daily (test.ledger)); /* all of it is of today */
  set_back (test.ledger, 2);
  then = lw_test_dump (test.ledger);
  made = backup_daily (test.ledger);
  g_assert_nonnull (strstr (made, "-daily"));
  g_assert_null (backup_daily (test.ledger)); /* it is kept already */
  copy = lw_ledger_open (made, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, NULL, NULL);
  kept = lw_test_dump (copy);
  g_assert_cmpstr (kept, ==, then);
}

/* Of a day on which the clock ran ahead. */
static void
test_a_generation_of_tomorrow_does_not_stand_for_today (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = NULL, *made = NULL;

  lw_test_ledger_init (&test);
  fill (test.ledger);
  set_back (test.ledger, 2);
  folder = g_build_filename (test.dir, "台账-备份", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  touch_generation (folder, now, -30, "daily");
  made = backup_daily (test.ledger);
  g_assert_nonnull (made);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/files/a-ledger-that-moved-is-not-written", test_a_ledger_that_moved_is_not_written);
  g_test_add_func ("/files/a-backup-holds-everything", test_a_backup_holds_everything);
  g_test_add_func ("/files/a-backup-that-fails-leaves-nothing", test_a_backup_that_fails_leaves_nothing);
  g_test_add_func ("/files/restore-keeps-the-old-file", test_restore_keeps_the_old_file);
  g_test_add_func ("/files/a-damaged-backup-is-not-restored", test_a_damaged_backup_is_not_restored);
  g_test_add_func ("/files/a-new-passphrase-opens-and-the-old-one-does-not", test_a_new_passphrase_opens_and_the_old_one_does_not);
  g_test_add_func ("/files/nothing-is-in-the-clear", test_nothing_is_in_the_clear);
  g_test_add_func ("/files/a-killed-program-loses-only-the-running-action", test_a_killed_program_loses_only_the_running_action);
  g_test_add_func ("/files/a-full-disk-keeps-what-was-committed", test_a_full_disk_keeps_what_was_committed);
  g_test_add_func ("/files/old-generations-are-thinned-out", test_old_generations_are_thinned_out);

  g_test_add_func ("/files/the-newest-generation-stays-whatever-the-clock-says", test_the_newest_generation_stays_whatever_the_clock_says);
  g_test_add_func ("/files/what-was-saved-before-today-is-kept-once", test_what_was_saved_before_today_is_kept_once);
  g_test_add_func ("/files/a-generation-of-tomorrow-does-not-stand-for-today", test_a_generation_of_tomorrow_does_not_stand_for_today);

  return g_test_run ();
}
