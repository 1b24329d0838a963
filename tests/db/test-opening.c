/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "lw-connection.h"

#define PAGE 4096

static void
assert_open_fails_with (const char *path,
                        const char *passphrase,
                        LwLedgerError code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, passphrase, LW_LEDGER_OPEN_DEFAULT, NULL, &error);

  g_assert_null (ledger);
  g_assert_error (error, LW_LEDGER_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

/* A ledger with some pages, closed. */
static void
init_closed (LwTestLedger *test)
{
  LwKey village;

  lw_test_ledger_init (test);
  lw_test_begin (test->ledger, "新增");
  village = lw_test_add_village (test->ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *number = g_strdup_printf ("41030519900101%04u", i);

      lw_test_add_post (test->ledger, lw_test_add_person (test->ledger, "张三", number), village,
                        LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER);
    }
  lw_test_commit (test->ledger);
  g_assert_true (lw_ledger_close (test->ledger, NULL));
  g_clear_object (&test->ledger);
}

static char *
checksum (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

static void
test_what_is_no_ledger_is_told_apart (void)
{
  static const struct
  {
    const char *start;
    gsize size;
  } files[] = {
    { "PK\003\004 sheet", 10 },
    { "\320\317\021\340\241\261\032\341", 8 },
    { "%PDF-1.7\n\001\002", 11 },
    { "SQLite format 3\0\020", 17 },
    { "姓名,性别\n张三,男\n", 25 },
    { "", 0 },
  };
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "x", NULL);
  char page[PAGE];

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      /* as short as it is, and as long as a page */
      memset (page, i == 4 ? '\n' : 1, sizeof page);
      memcpy (page, files[i].start, files[i].size);
      g_assert_true (g_file_set_contents (path, page, (gssize) files[i].size, NULL));
      assert_open_fails_with (path, "x", LW_LEDGER_ERROR_NOT_A_LEDGER);
      if (files[i].size == 0)
        continue;
      g_assert_true (g_file_set_contents (path, page, sizeof page, NULL));
      assert_open_fails_with (path, "x", LW_LEDGER_ERROR_NOT_A_LEDGER);
    }
  assert_open_fails_with (dir, "x", LW_LEDGER_ERROR_NOT_A_LEDGER);
  g_assert_cmpuint (count_files (dir), ==, 1);
}

static void
test_a_missing_file_is_not_made (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "x", NULL);

  assert_open_fails_with (path, "x", LW_LEDGER_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (dir), ==, 0);
}

static void
test_a_wrong_passphrase_changes_nothing (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  init_closed (&test);
  before = checksum (test.path);
  assert_open_fails_with (test.path, "小郭庄的槐树 2025", LW_LEDGER_ERROR_PASSPHRASE);
  assert_open_fails_with (test.path, "", LW_LEDGER_ERROR_PASSPHRASE);
  after = checksum (test.path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (test.dir), ==, 1);
}

static void
test_a_cut_file_is_told (void)
{
  g_auto(LwTestLedger) test = { 0 };
  GStatBuf info;

  init_closed (&test);
  g_assert_cmpint (g_stat (test.path, &info), ==, 0);
  g_assert_cmpint (truncate (test.path, info.st_size - 1000), ==, 0);
  assert_open_fails_with (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_ERROR_CUT_SHORT);
  /* also where the cut falls between two pages */
  g_assert_cmpint (truncate (test.path, info.st_size / PAGE / 2 * PAGE), ==, 0);
  assert_open_fails_with (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_ERROR_CUT_SHORT);
  g_assert_cmpint (truncate (test.path, PAGE), ==, 0);
  assert_open_fails_with (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_ERROR_CUT_SHORT);
}

static void
flip_byte (const char *path,
           goffset offset)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  guint8 byte;

  g_assert_cmpint (pread (fd, &byte, 1, offset), ==, 1);
  byte ^= 0x40;
  g_assert_cmpint (pwrite (fd, &byte, 1, offset), ==, 1);
  close (fd);
}

/* Whatever page it is: an error, or a finding of verify; never an answer as if nothing had been. */
static void
test_a_flipped_byte_is_found_on_every_page (void)
{
  g_auto(LwTestLedger) test = { 0 };
  GStatBuf info;

  init_closed (&test);
  g_assert_cmpint (g_stat (test.path, &info), ==, 0);
  for (goffset page = 0; page < info.st_size / PAGE; page += 1 + info.st_size / PAGE / 12)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(LwLedger) ledger = NULL;

      flip_byte (test.path, page * PAGE + 1000);
      ledger = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, lw_test_name_keys, &error);
      if (ledger == NULL)
        g_assert_true (g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED));
      else
        {
          g_assert_false (lw_ledger_verify (ledger, &findings, NULL, &error));
          g_assert_no_error (error);
          g_assert_cmpuint (findings->len, >, 0);
        }
      g_clear_object (&ledger);
      flip_byte (test.path, page * PAGE + 1000);
    }
  lw_test_ledger_reopen (&test);
}

static void
test_a_damaged_page_is_an_error_of_its_own (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  GStatBuf info;
  guint failed = 0;

  init_closed (&test);
  g_assert_cmpint (g_stat (test.path, &info), ==, 0);
  for (goffset page = 3; page < info.st_size / PAGE; page++)
    flip_byte (test.path, page * PAGE + 500);
  test.ledger = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, lw_test_name_keys, &error);
  if (test.ledger)
    {
      g_autoptr(GPtrArray) people = lw_ledger_list (test.ledger, &lw_person_table, NULL, 0, &error);

      g_assert_null (people);
      failed++;
    }
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED);
}

static void
set_pragma (const char *path,
            const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(LwKeyMaterial) key = NULL;
  g_autoptr(LwConnection) connection = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  key = lw_key_material_derive (LW_TEST_PASSPHRASE, (const guint8 *) bytes);
  connection = lw_connection_open (path, LW_CONNECTION_DEFAULT, key, &error);
  g_assert_no_error (error);
  g_assert_true (lw_connection_exec (connection, sql, "test", &error));
}

static void
test_a_newer_ledger_is_refused_and_left_alone (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  init_closed (&test);
  set_pragma (test.path, "PRAGMA user_version = 999");
  before = checksum (test.path);
  assert_open_fails_with (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_ERROR_TOO_NEW);
  after = checksum (test.path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_an_encrypted_file_of_another_program_is_no_ledger (void)
{
  g_auto(LwTestLedger) test = { 0 };

  init_closed (&test);
  set_pragma (test.path, "PRAGMA application_id = 7");
  assert_open_fails_with (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_ERROR_NOT_A_LEDGER);
}

/* In a process of its own: gives its exit status, 0 for success. */
static int
run_child (int (*func) (const char *path),
           const char *path)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (func (path));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 255;
}

static int
open_in_child (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, lw_test_name_keys, &error);

  return ledger ? 0 : 100 + error->code;
}

static int
read_in_child (const char *path)
{
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, lw_test_name_keys, NULL);

  return ledger && lw_ledger_count (ledger, &lw_person_table, NULL) == 500 ? 0 : 1;
}

static void
test_a_second_program_may_read_but_not_write (void)
{
  g_auto(LwTestLedger) test = { 0 };

  init_closed (&test);
  lw_test_ledger_reopen (&test);
  g_assert_cmpint (run_child (open_in_child, test.path), ==, 100 + LW_LEDGER_ERROR_BUSY);
  g_assert_cmpint (run_child (read_in_child, test.path), ==, 0);
  g_clear_object (&test.ledger);
  g_assert_cmpint (run_child (open_in_child, test.path), ==, 0);
}

/* The same file under another name is still the same file. */
static void
test_a_link_does_not_get_around_the_lock (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *link_path = NULL;

  lw_test_ledger_init (&test);
  link_path = g_build_filename (test.dir, "链接", NULL);
  g_assert_cmpint (symlink (test.path, link_path), ==, 0);
  assert_open_fails_with (link_path, LW_TEST_PASSPHRASE, LW_LEDGER_ERROR_BUSY);
}

/* Permissions do not bind root, so the child is nobody. */
static int
open_as_nobody (const char *path)
{
  g_autoptr(LwLedger) ledger = NULL;
  g_autoptr(GError) error = NULL;

  if (getuid () == 0 && setuid (65534) != 0)
    return 77;
  ledger = lw_ledger_open (path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, lw_test_name_keys, NULL);
  if (ledger == NULL || !lw_ledger_is_read_only (ledger) || lw_ledger_count (ledger, &lw_person_table, NULL) != 500)
    return 1;
  if (lw_ledger_get_why_read_only (ledger) == NULL)
    return 3;
  if (lw_journal_begin (ledger, "x", &error) || !g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY))
    return 2;
  return 0;
}

static void
test_a_read_only_folder_is_read (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  init_closed (&test);
  before = checksum (test.path);
  g_assert_cmpint (g_chmod (test.path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (test.dir, 0555), ==, 0);
  g_assert_cmpint (run_child (open_as_nobody, test.path), ==, 0);
  g_assert_cmpuint (count_files (test.dir), ==, 1);
  after = checksum (test.path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (g_chmod (test.dir, 0700), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opening/what-is-no-ledger-is-told-apart", test_what_is_no_ledger_is_told_apart);
  g_test_add_func ("/opening/a-missing-file-is-not-made", test_a_missing_file_is_not_made);
  g_test_add_func ("/opening/a-wrong-passphrase-changes-nothing", test_a_wrong_passphrase_changes_nothing);
  g_test_add_func ("/opening/a-cut-file-is-told", test_a_cut_file_is_told);
  g_test_add_func ("/opening/a-flipped-byte-is-found-on-every-page", test_a_flipped_byte_is_found_on_every_page);
  g_test_add_func ("/opening/a-damaged-page-is-an-error-of-its-own", test_a_damaged_page_is_an_error_of_its_own);
  g_test_add_func ("/opening/a-newer-ledger-is-refused-and-left-alone", test_a_newer_ledger_is_refused_and_left_alone);
  g_test_add_func ("/opening/an-encrypted-file-of-another-program-is-no-ledger", test_an_encrypted_file_of_another_program_is_no_ledger);
  g_test_add_func ("/opening/a-second-program-may-read-but-not-write", test_a_second_program_may_read_but_not_write);
  g_test_add_func ("/opening/a-link-does-not-get-around-the-lock", test_a_link_does_not_get_around_the_lock);
  g_test_add_func ("/opening/a-read-only-folder-is-read", test_a_read_only_folder_is_read);

  return g_test_run ();
}
