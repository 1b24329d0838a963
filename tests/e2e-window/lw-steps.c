/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-steps.h"

#include "lw-test.h"

#include <locale.h>

typedef struct
{
  LwStep first, walk;
} Test;

static const char *program;

void
lw_steps_init (int    *argc,
               char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  g_assert_cmpint (*argc, ==, 2);
  program = (*argv)[1];
}

static void
test_walk (gconstpointer data)
{
  const Test *test = data;
  g_autoptr (LwTestDir) home = lw_test_make_dir ();
  LwRobot *robot = lw_robot_start (program, home, "zh_CN");

  test->first (robot);
  test->walk (robot);
  lw_robot_key (robot, "ctrl+q");
  lw_robot_end (robot);
}

void
lw_steps_add (const char *name,
              LwStep      first,
              LwStep      walk)
{
  Test *test = g_new (Test, 1);

  *test = (Test) { first, walk };
  g_test_add_data_func_full (name, test, test_walk, g_free);
}

const char *const lw_steps_sheets[]
    = { "village-facts.csv", "committees.csv", "reserves.csv", "recruits.csv", NULL };

char *
lw_steps_sheet (guint i)
{
  g_autofree char *relative = g_build_filename ("e2e", "data", lw_steps_sheets[i], NULL);

  return lw_test_data (relative);
}

char *
lw_steps_dup_ledger (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *found = NULL;

      if (g_str_has_suffix (name, ".liangwei"))
        return g_steal_pointer (&path);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = lw_steps_dup_ledger (path);
      if (found != NULL)
        return found;
    }
  return NULL;
}

void
lw_steps_open_demo (LwRobot *robot)
{
  lw_robot_press (robot, "button", "看看演示*");
  lw_robot_await (robot, "list item", "后备力量*");
}

void
lw_steps_make_ledger (LwRobot *robot)
{
  lw_robot_press (robot, "button", "新建台账*");
  lw_robot_fill (robot, "search box", "乡镇或街道", "河湾镇");
  lw_robot_press (robot, "list item", "大河湾镇*");
  lw_robot_await (robot, "label", "大河湾镇*");
  lw_robot_fill (robot, "text box", "口令（*", STEPS_PASSPHRASE);
  lw_robot_fill (robot, "text box", "再输一遍", STEPS_PASSPHRASE);
  lw_robot_press (robot, "button", "建立台账*");
  lw_robot_await (robot, "label", "还没有人员");
}

/* A slash opens the line for a path, which has the focus then. */
void
lw_steps_open (LwRobot    *robot,
               const char *title,
               const char *path)
{
  lw_robot_await (robot, NULL, title);
  lw_robot_key (robot, "slash");
  lw_robot_await_focus (robot, "text box", NULL);
  lw_robot_type (robot, path + 1);
  lw_robot_key (robot, "Return");
  lw_robot_await_gone (robot, NULL, title);
}

/* The line for the name has the focus, and the name that is offered in it. */
void
lw_steps_save (LwRobot    *robot,
               const char *title,
               const char *path)
{
  lw_robot_await (robot, NULL, title);
  lw_robot_await_focus (robot, "text box", NULL);
  lw_robot_key (robot, "ctrl+a");
  lw_robot_type (robot, path);
  lw_robot_key (robot, "Return");
  lw_robot_await_gone (robot, NULL, title);
}

/* The dialog is GTK's, so its words may be of any language; the roles are not. */
void
lw_steps_print (LwRobot *robot)
{
  lw_robot_await (robot, "dialog", NULL);
  lw_robot_await (robot, "grid cell", NULL);
  lw_robot_go_to (robot, "Tab", "row", NULL);
  lw_robot_key (robot, "space");
  lw_robot_key (robot, "alt+p");
  lw_robot_await_gone (robot, "dialog", NULL);
}

static gboolean
is_whole_pdf (const char *home,
              const char *name)
{
  g_autofree char *path = g_build_filename (home, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length > 10000
         && g_str_has_prefix (text, "%PDF-")
         && g_strstr_len (text + length - 16, 16, "%%EOF") != NULL;
}

static gboolean
has_pdf (const char *home,
         const char *name)
{
  g_autoptr (GDir) folder = g_dir_open (home, 0, NULL);
  const char *other;

  if (name != NULL)
    return is_whole_pdf (home, name);
  while ((other = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (other, ".pdf") && !g_str_equal (other, STEPS_SAVED)
        && is_whole_pdf (home, other))
      return TRUE;
  return FALSE;
}

void
lw_steps_await_pdf (LwRobot    *robot,
                    const char *home,
                    const char *name)
{
  gint64 until = g_get_monotonic_time () + LW_ROBOT_PATIENCE * G_USEC_PER_SEC;

  while (!has_pdf (home, name))
    {
      if (g_get_monotonic_time () > until)
        lw_robot_dump (robot);
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (50000);
    }
}
