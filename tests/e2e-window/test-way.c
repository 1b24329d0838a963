/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* From an empty start to a report on the disk, as somebody goes who hears the window. */

#define PASSPHRASE "nine lamps over the old ferry"

static void
make_ledger (LwRobot *robot)
{
  lw_robot_press (robot, "push button", "New Ledger*");
  lw_robot_fill (robot, "entry", "Township or street", "河湾镇");
  lw_robot_press (robot, "push button", "An empty ledger for*");
  lw_robot_fill (robot, "text", "Passphrase*", PASSPHRASE);
  lw_robot_fill (robot, "text", "Once more", PASSPHRASE);
  lw_robot_press (robot, "push button", "Create*");
  g_object_unref (lw_robot_await (robot, "label", "No people yet"));
}

/* A slash opens the line for a path in the dialog of GTK; Return takes what stands there. */
static void
answer_file_dialog (LwRobot    *robot,
                    const char *title,
                    const char *path)
{
  g_object_unref (lw_robot_await (robot, "filler", title));
  lw_robot_type (robot, "/");
  lw_robot_fill (robot, "text", "GtkFileChooserEntry", path);
  lw_robot_key (robot, "Return");
  lw_robot_await_gone (robot, "filler", title);
}

static void
import_sheets (LwRobot *robot)
{
  static const char *const names[]
      = { "village-facts.csv", "committees.csv", "reserves.csv", "recruits.csv" };

  lw_robot_key (robot, "ctrl+i");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *relative = g_build_filename ("e2e", "data", names[i], NULL);
      g_autofree char *path = lw_test_data (relative);

      lw_robot_press (robot, "push button", i == 0 ? "*Choose Files*" : "More Files*");
      answer_file_dialog (robot, "Choose rosters", path);
      g_object_unref (lw_robot_await (robot, "list item", names[i]));
    }
  lw_robot_press (robot, "push button", "Write * row*");
  g_object_unref (lw_robot_await (robot, "label", "recruits.csv imported"));
}

static void
take_back_and_do_again (LwRobot *robot)
{
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  lw_robot_press (robot, "push button", "Undo");
  back = lw_robot_read (robot, "label", "Taken back: *");
  lw_robot_press (robot, "push button", "Redo");
  again = lw_robot_read (robot, "label", "Done again: *");
  g_assert_cmpstr (strchr (back, ':'), ==, strchr (again, ':'));
}

/* The squares of the grid say village, rule and state. */
static void
read_square (LwRobot *robot)
{
  g_autofree char *square = NULL;

  lw_robot_key (robot, "alt+1");
  square = lw_robot_read (robot, "push button", "石桥村, *, Not met*");
  g_test_message ("%s", square);
}

static void
save_report (LwRobot    *robot,
             const char *home)
{
  g_autofree char *path = g_build_filename (home, "report.pdf", NULL);
  g_autofree char *text = NULL;
  gsize length;

  lw_robot_key (robot, "alt+5");
  lw_robot_press (robot, "push button", "Save*PDF*");
  answer_file_dialog (robot, "Save the report", path);
  g_object_unref (lw_robot_await (robot, "label", "Saved report.pdf"));
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, 10000);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
}

static void
lock_and_unlock (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+l");
  lw_robot_fill (robot, "text", "Passphrase", "not this one at all");
  lw_robot_press (robot, "push button", "Unlock");
  g_object_unref (lw_robot_await (robot, "label", "Wrong passphrase*"));
  lw_robot_fill (robot, "text", "Passphrase", PASSPHRASE);
  lw_robot_press (robot, "push button", "Unlock");
  g_object_unref (lw_robot_await (robot, "push button", "石桥村, *"));
}

static void
test_way (gconstpointer program)
{
  g_autoptr (LwTestDir) home = lw_test_make_dir ();
  LwRobot *robot = lw_robot_start (program, home, "en");

  make_ledger (robot);
  import_sheets (robot);
  take_back_and_do_again (robot);
  read_square (robot);
  save_report (robot, home);
  lock_and_unlock (robot);
  lw_robot_key (robot, "ctrl+q");
  lw_robot_end (robot);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* The bus warns of objects that were gone before it asked them; that is no failure here. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpint (atspi_init (), <=, 1);
  g_test_add_data_func ("/e2e-window/from-an-empty-start-to-a-report", argv[1], test_way);
  return g_test_run ();
}
