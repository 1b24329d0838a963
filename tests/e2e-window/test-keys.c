/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-key-material.h"
#include "lw-memory.h"
#include "lw-offices.h"
#include "lw-robot.h"
#include "lw-steps.h"
#include "lw-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The same way by the keyboard alone: the bus is only listened to, as a screen reader does; nothing
 * is pressed, filled in or given the focus over it. */

static void
make_ledger (LwRobot *robot)
{
  lw_robot_await_focus (robot, "button", "新建台账*");
  lw_robot_key (robot, "Return");
  lw_robot_await_focus (robot, "search box", "乡镇或街道");
  lw_robot_type (robot, "dahewan");
  lw_robot_await (robot, "list item", "大河湾镇*");
  lw_robot_key (robot, "Return");
  lw_robot_await_focus (robot, "list item", "大河湾镇*");
  lw_robot_key (robot, "Return");
  lw_robot_await_focus (robot, "text box", "口令（*");
  lw_robot_type (robot, STEPS_PASSPHRASE);
  lw_robot_go_to (robot, "Tab", "text box", "再输一遍");
  lw_robot_type (robot, STEPS_PASSPHRASE);
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", "还没有人员");
}

static void
choose_sheets (LwRobot    *robot,
               const char *folder)
{
  lw_robot_key (robot, "ctrl+i");
  for (guint i = 0; lw_offices_sheets[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, lw_offices_sheets[i], NULL);

      if (i == 0)
        lw_robot_await_focus (robot, "button", "选文件*");
      else
        lw_robot_go_to (robot, "Tab", "button", "再加文件*");
      lw_robot_key (robot, "Return");
      lw_steps_open (robot, "选花名册", path);
      lw_robot_await (robot, "list item", lw_offices_sheets[i]);
    }
}

/* The reserves are looked at, a row of them is left out and taken in again, then all is written. */
static void
import_sheets (LwRobot    *robot,
               const char *folder)
{
  choose_sheets (robot, folder);
  lw_robot_go_to (robot, "shift+Tab", "list item", "recruits.xlsx");
  lw_robot_key (robot, "Up");
  lw_robot_await_focus (robot, "list item", "reserves.csv");
  lw_robot_go_to (robot, "F6", "list item", "第 * 行，*");
  lw_robot_go_to (robot, "Down", "list item", "第 4 行，*");
  lw_robot_key (robot, "space");
  lw_robot_await (robot, "button", "写入 18 行*");
  /* The list is filled anew, and the focus is where it was. */
  lw_robot_await_focus (robot, "list item", "第 4 行，不导入，*");
  lw_robot_key (robot, "space");
  lw_robot_await (robot, "button", "写入 19 行*");
  lw_robot_key (robot, "alt+w");
  lw_robot_await (robot, "label", "recruits.xlsx 已导入");
}

/* The four files come back one by one. */
static void
take_back_and_do_again (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+z");
  lw_robot_await_sensitive (robot, "button", "重做", TRUE);
  lw_robot_key (robot, "ctrl+shift+z");
  lw_robot_await_sensitive (robot, "button", "重做", FALSE);
}

static void
set_base_date (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+d");
  lw_robot_await_focus (robot, "text box", NULL);
  lw_robot_type (robot, "20261215");
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", "2026-12-15");
}

static void
read_square (LwRobot *robot)
{
  lw_robot_key (robot, "alt+1");
  lw_robot_go_to (robot, "F6", "button", "*，后备人数，*");
  lw_robot_go_to (robot, "Down", "button", "石桥村，*");
  lw_robot_await (robot, "label", "石桥村 · *");
}

static void
change_phone (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+k");
  lw_robot_await_focus (robot, NULL, NULL);
  lw_robot_type (robot, "hechanglin");
  lw_robot_await (robot, "list item", "贺长林*");
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "text box", "手机");
  lw_robot_go_to (robot, "Tab", "text box", "手机");
  lw_robot_type (robot, "19900001234");
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", "19900001234");
}

static void
print_report (LwRobot    *robot,
              const char *home)
{
  g_autofree char *path = g_build_filename (home, STEPS_SAVED, NULL);

  lw_robot_key (robot, "ctrl+p");
  lw_robot_await (robot, "button", "存 _PDF*");
  lw_robot_key (robot, "ctrl+e");
  lw_steps_save (robot, "保存报告", path);
  lw_steps_await_pdf (robot, home, STEPS_SAVED);
  lw_robot_go_to (robot, "Tab", "button", "打印*");
  lw_robot_key (robot, "Return");
  lw_steps_print (robot);
  lw_steps_await_pdf (robot, home, NULL);
}

/* The key of the ledger that stands where the window proposes it. */
static void
note_key (const char *home,
          LwMasked   *key)
{
  g_autofree char *path = lw_steps_dup_ledger (home);
  guint8 salt[LW_SALT_SIZE];
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  LwKeyMaterial *material;

  g_assert_cmpint (read (file, salt, sizeof salt), ==, sizeof salt);
  close (file);
  material = lw_key_material_derive (STEPS_PASSPHRASE, salt);
  lw_masked_set (key, material->key, LW_KEY_SIZE);
  lw_key_material_free (material);
}

/* Neither the key nor the passphrase, nor what an emptied field leaves of it. */
static void
lock (LwRobot        *robot,
      const LwMasked *key,
      const LwMasked *passphrase)
{
  int pid = lw_robot_get_pid (robot);

  g_assert_cmpuint (lw_masked_count (key, pid), >, 0);
  lw_robot_key (robot, "ctrl+l");
  lw_robot_await_focus (robot, "text box", "口令");
  g_assert_cmpuint (lw_masked_count (key, pid), ==, 0);
  g_assert_cmpuint (lw_masked_count (passphrase, pid), ==, 0);
}

static void
lock_and_look (LwRobot    *robot,
               const char *home)
{
  LwMasked key = { 0 }, passphrase = { 0 };

  if (!lw_masked_can_read (lw_robot_get_pid (robot)))
    {
      g_test_message ("the memory of the window cannot be read here: not looked at");
      return;
    }
  note_key (home, &key);
  lw_masked_set (&passphrase, STEPS_PASSPHRASE + 3, strlen (STEPS_PASSPHRASE) - 3);
  lock (robot, &key, &passphrase);
  lw_robot_type (robot, STEPS_PASSPHRASE);
  g_assert_cmpuint (lw_masked_count (&passphrase, lw_robot_get_pid (robot)), >, 0);
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "button", "重做");
  lock (robot, &key, &passphrase);
}

static void
test_keys (LwRobot *robot)
{
  const char *home = lw_robot_get_home (robot);

  lw_offices_make (home);
  import_sheets (robot, home);
  take_back_and_do_again (robot);
  set_base_date (robot);
  read_square (robot);
  change_phone (robot);
  print_report (robot, home);
  lock_and_look (robot, home);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/by-the-keyboard-alone", make_ledger, test_keys);
  return g_test_run ();
}
