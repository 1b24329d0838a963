/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-process.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <linux/magic.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define FOLDER_PREFIX "liangwei-"

/* What belongs to the process and to nothing smaller: its folder for temporary files. Written once,
 * before there is a second thread. */
static char *process_tmpdir;

/* A core dump would put names and numbers on the disk. */
static void
forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
#if !defined (__SANITIZE_ADDRESS__) /* the leak checker has to be able to look at us */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

static gboolean
is_in_memory (const char *folder)
{
  struct statfs fs;

  return folder && statfs (folder, &fs) == 0 && (fs.f_type == TMPFS_MAGIC || fs.f_type == RAMFS_MAGIC);
}

static int
remove_one_cb (const char *path, const struct stat *about, int kind, struct FTW *where)
{
  return remove (path) == 0 || errno == ENOENT ? 0 : -1;
}

/* With all that is in it; links are removed, never followed. */
static void
remove_folder (const char *folder)
{
  nftw (folder, remove_one_cb, 8, FTW_DEPTH | FTW_PHYS);
}

/* A process that was killed could not take its folder away. */
static void
sweep_folders_of_the_dead (const char *parent)
{
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      gint64 pid = g_str_has_prefix (name, FOLDER_PREFIX) ? g_ascii_strtoll (name + strlen (FOLDER_PREFIX), NULL, 10) : 0;
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      GStatBuf stat_buf;

      if (pid > 0 && kill ((pid_t) pid, 0) != 0 && errno == ESRCH &&
          g_lstat (folder, &stat_buf) == 0 && S_ISDIR (stat_buf.st_mode) && stat_buf.st_uid == geteuid ())
        remove_folder (folder);
    }
}

static char *
make_private_folder (const char *parent)
{
  g_autofree char *folder = NULL;

  if (!is_in_memory (parent))
    return NULL;

  sweep_folders_of_the_dead (parent);
  folder = g_strdup_printf ("%s/" FOLDER_PREFIX "%d-XXXXXX", parent, (int) getpid ());
  return g_mkdtemp_full (folder, 0700) ? g_steal_pointer (&folder) : NULL;
}

static void
remove_tmpdir_cb (void)
{
  if (process_tmpdir)
    remove_folder (process_tmpdir);
  g_clear_pointer (&process_tmpdir, g_free);
}

static void
make_tmpdir (void)
{
  if (process_tmpdir)
    return;
  process_tmpdir = make_private_folder ("/dev/shm");
  if (!process_tmpdir)
    process_tmpdir = make_private_folder (g_getenv ("XDG_RUNTIME_DIR"));
  if (!process_tmpdir)
    return;

  g_setenv ("TMPDIR", process_tmpdir, TRUE);
  atexit (remove_tmpdir_cb);
}

static gboolean
names_no_language (const char *locale)
{
  return !locale || !*locale || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ||
         g_ascii_strcasecmp (locale, "C.UTF-8") == 0 || g_ascii_strcasecmp (locale, "C.utf8") == 0;
}

static const char *
locale_of_messages (void)
{
  const char *variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value && *value)
        return value;
    }

  return NULL;
}

/* Chinese first: a desktop that names no language gets Chinese, and UTF-8 in any case. gettext looks
 * at LANGUAGE only when the locale is not plain "C", which C.UTF-8 is not. */
static void
choose_language (void)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *locale = g_strdup (locale_of_messages ());
  gboolean silent = names_no_language (locale);

  if (silent && (!language || !*language))
    g_setenv ("LANGUAGE", "zh_CN", TRUE);
  if (silent || !setlocale (LC_ALL, ""))
    {
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      if (!silent && (!language || !*language))
        g_setenv ("LANGUAGE", g_str_has_prefix (locale, "en") ? "en" : "zh_CN", TRUE);
      setlocale (LC_ALL, "");
    }
}

static void
bind_catalogue (void)
{
  g_autofree char *installed = g_build_filename (LOCALEDIR, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  gboolean is_installed = g_file_test (installed, G_FILE_TEST_EXISTS);

  bindtextdomain (GETTEXT_PACKAGE, is_installed ? LOCALEDIR : BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * lw_process_init:
 *
 * Makes the process safe for personal data, then chooses its language. First thing in main(), before
 * there is a second thread, because it changes the environment.
 */
void
lw_process_init (void)
{
  forbid_core_dumps ();
  make_tmpdir ();
  choose_language ();
  bind_catalogue ();
}

/**
 * lw_process_get_tmpdir:
 *
 * Returns: (nullable) (transfer none): the private folder in memory, which is also TMPDIR
 */
const char *
lw_process_get_tmpdir (void)
{
  return process_tmpdir;
}

/**
 * lw_secret_free:
 * @secret: (nullable) (transfer full): a passphrase
 *
 * Wipes and frees a text that must not stay in memory.
 */
void
lw_secret_free (char *secret)
{
  if (secret)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
