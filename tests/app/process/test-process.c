/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-process.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>
#include <sys/resource.h>

/* lw_process_init() belongs to a whole process, so each case runs in one of its own. */

static void
run_again (const char *path)
{
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_tmpdir_is_private_and_in_memory (void)
{
  GStatBuf stat_buf;

  if (!g_test_subprocess ())
    {
      run_again ("/process/tmpdir-is-private");
      return;
    }

  lw_process_init ();
  g_assert_nonnull (lw_process_get_tmpdir ());
  g_assert_cmpstr (g_getenv ("TMPDIR"), ==, lw_process_get_tmpdir ());
  g_assert_cmpint (g_stat (lw_process_get_tmpdir (), &stat_buf), ==, 0);
  g_assert_cmpint (stat_buf.st_mode & 0777, ==, 0700);
}

static void
test_tmpdir_is_gone_at_exit (void)
{
  g_autofree char *report = g_build_filename (g_get_tmp_dir (), "liangwei-test-report", NULL);
  g_autofree char *folder = NULL;

  if (g_test_subprocess ())
    {
      lw_process_init ();
      folder = g_build_filename (lw_process_get_tmpdir (), "left", NULL);
      g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
      g_assert_true (g_file_set_contents (g_getenv ("REPORT"), lw_process_get_tmpdir (), -1, NULL));
      return;
    }

  g_setenv ("REPORT", report, TRUE);
  run_again ("/process/tmpdir-is-gone-at-exit");
  g_assert_true (g_file_get_contents (report, &folder, NULL, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_remove (report);
}

static void
test_folders_of_dead_processes_are_swept (void)
{
  g_autofree char *orphan = NULL;
  g_autofree char *file = NULL;

  if (!g_test_subprocess ())
    {
      run_again ("/process/folders-of-dead-processes-are-swept");
      return;
    }

  /* No process has a number beyond the kernel's limit of 2^22. */
  orphan = g_strdup ("/dev/shm/liangwei-5000000-XXXXXX");
  g_assert_nonnull (g_mkdtemp (orphan));
  file = g_build_filename (orphan, "left", NULL);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  lw_process_init ();
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
}

static void
test_no_core_dumps (void)
{
  struct rlimit limit;

  if (!g_test_subprocess ())
    {
      run_again ("/process/no-core-dumps");
      return;
    }

  lw_process_init ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
}

static void
test_a_silent_desktop_gets_chinese (void)
{
  if (!g_test_subprocess ())
    {
      run_again ("/process/a-silent-desktop-gets-chinese");
      return;
    }

  g_unsetenv ("LC_ALL");
  g_unsetenv ("LANGUAGE");
  g_setenv ("LANG", "C", TRUE);
  lw_process_init ();
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "zh_CN");
}

static void
test_a_named_language_stays (void)
{
  if (!g_test_subprocess ())
    {
      run_again ("/process/a-named-language-stays");
      return;
    }

  g_unsetenv ("LC_ALL");
  g_unsetenv ("LANGUAGE");
  g_setenv ("LANG", "en_US.UTF-8", TRUE);
  lw_process_init ();
  g_assert_cmpstr (g_getenv ("LANGUAGE"), !=, "zh_CN");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/process/tmpdir-is-private", test_tmpdir_is_private_and_in_memory);
  g_test_add_func ("/process/tmpdir-is-gone-at-exit", test_tmpdir_is_gone_at_exit);
  g_test_add_func ("/process/folders-of-dead-processes-are-swept", test_folders_of_dead_processes_are_swept);
  g_test_add_func ("/process/no-core-dumps", test_no_core_dumps);
  g_test_add_func ("/process/a-silent-desktop-gets-chinese", test_a_silent_desktop_gets_chinese);
  g_test_add_func ("/process/a-named-language-stays", test_a_named_language_stays);

  return g_test_run ();
}
