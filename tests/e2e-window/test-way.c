/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-steps.h"
#include "lw-test.h"

#include <string.h>

/* From an empty start to a report on the disk and on paper, as somebody goes who hears the window
 * and presses what it offers; in the language of those who use it. */

static void
choose_sheets (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+i");
  for (guint i = 0; lw_steps_sheets[i] != NULL; i++)
    {
      g_autofree char *path = lw_steps_sheet (i);

      lw_robot_press (robot, "button", i == 0 ? "选文件*" : "再加文件*");
      lw_steps_open (robot, "选花名册", path);
      lw_robot_await (robot, "list item", lw_steps_sheets[i]);
    }
}

/* A row is left out and taken in again, then all is written. */
static void
import_sheets (LwRobot *robot)
{
  choose_sheets (robot);
  lw_robot_press (robot, "list item", "reserves.csv");
  lw_robot_press (robot, "checkbox", "导入第 4 行");
  lw_robot_await (robot, "button", "写入 18 行*");
  lw_robot_press (robot, "checkbox", "导入第 4 行");
  lw_robot_press (robot, "button", "写入 19 行*");
  lw_robot_await (robot, "label", "recruits.csv 已导入");
}

static void
take_back_and_do_again (LwRobot *robot)
{
  lw_robot_press (robot, "button", "撤销");
  lw_robot_await_sensitive (robot, "button", "重做", TRUE);
  lw_robot_press (robot, "button", "重做");
  lw_robot_await_sensitive (robot, "button", "重做", FALSE);
}

static void
read_square (LwRobot *robot)
{
  lw_robot_key (robot, "alt+1");
  lw_robot_press (robot, "button", "石桥村，后备人数，不符合*");
  lw_robot_await (robot, "label", "石桥村 · 后备人数");
}

static void
change_phone (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+k");
  lw_robot_fill (robot, "search box", "查找*", "hechanglin");
  lw_robot_press (robot, "list item", "贺长林*");
  lw_robot_await (robot, "text box", "手机");
  lw_robot_key (robot, "F6");
  lw_robot_go_to (robot, "Tab", "text box", "手机");
  lw_robot_fill (robot, "text box", "手机", "19900001234");
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", "19900001234");
}

/* On the page of the person whose phone was changed. */
static void
add_photo (LwRobot *robot)
{
  g_autofree char *path = lw_test_data ("e2e/data/photo.png");

  lw_robot_press (robot, "button", "选择贺长林的照片");
  lw_steps_open (robot, "选择照片", path);
  lw_robot_await (robot, "button", "贺长林的照片，可换一张");
}

static void
print_report (LwRobot    *robot,
              const char *home)
{
  g_autofree char *path = g_build_filename (home, STEPS_SAVED, NULL);

  lw_robot_key (robot, "ctrl+p");
  lw_robot_press (robot, "button", "存 _PDF*");
  lw_steps_save (robot, "保存报告", path);
  lw_steps_await_pdf (robot, home, STEPS_SAVED);
  lw_robot_press (robot, "button", "打印*");
  lw_steps_print (robot);
  lw_steps_await_pdf (robot, home, NULL);
}

static void
test_way (LwRobot *robot)
{
  const char *home = lw_robot_get_home (robot);

  import_sheets (robot);
  take_back_and_do_again (robot);
  read_square (robot);
  change_phone (robot);
  add_photo (robot);
  print_report (robot, home);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/from-an-empty-start-to-a-report", lw_steps_make_ledger, test_way);
  return g_test_run ();
}
