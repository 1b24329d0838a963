/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-ctl-secret.h"
#include "lw-process.h"
#include "lw-test.h"

#include <gio/gio.h>
#include <string.h>

static void
assert_first_line (const char *content, gsize length, const char *expected)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "secret", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, (gssize) length, &error));
  char *secret = lw_ctl_secret_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  lw_secret_free (secret);
}

static void
test_first_line_of_the_file (void)
{
  assert_first_line ("口令 1", strlen ("口令 1"), "口令 1");
  assert_first_line ("one\ntwo\n", 8, "one");
  assert_first_line ("one\r\n", 5, "one");
  assert_first_line ("\nsecond", 7, "");
  assert_first_line ("", 0, "");
}

static void
test_endless_line_is_cut (void)
{
  g_autofree char *content = g_strnfill (100000, 'x');
  g_autofree char *expected = g_strnfill (4096, 'x');
  assert_first_line (content, 100000, expected);
}

static void
test_missing_file_is_an_error (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lw_ctl_secret_read_file ("/nonexistent/secret", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lw_ctl_secret_read_file ("/", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_environment_is_emptied (void)
{
  g_setenv ("LIANGWEI_PASSWORD", "secret", TRUE);
  char *value = getenv ("LIANGWEI_PASSWORD");
  char *secret = lw_ctl_secret_take_env ();

  g_assert_cmpstr (secret, ==, "secret");
  g_assert_null (g_getenv ("LIANGWEI_PASSWORD"));
  g_assert_cmpint (value[0], ==, '\0'); /* also where the process's environment was */
  lw_secret_free (secret);
  g_assert_null (lw_ctl_secret_take_env ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl-secret/first-line-of-the-file", test_first_line_of_the_file);
  g_test_add_func ("/ctl-secret/endless-line-is-cut", test_endless_line_is_cut);
  g_test_add_func ("/ctl-secret/missing-file-is-an-error", test_missing_file_is_an_error);
  g_test_add_func ("/ctl-secret/environment-is-emptied", test_environment_is_emptied);
  return g_test_run ();
}
