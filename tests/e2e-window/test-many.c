/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-steps.h"
#include "lw-test.h"

/* Many people of the demo at once: a filter is kept and found again, a field is changed for all who are
 * shown and back, one of them is ticked by mouse. */

/* A condition is put together, kept under a name, taken away, and found again by that name. */
static void
keep_a_filter (LwRobot *robot)
{
  lw_robot_press (robot, "button", "*添加条件*");
  lw_robot_press (robot, "button", "性别");
  lw_robot_press (robot, "checkbox", "男");
  lw_robot_key (robot, "Escape");
  lw_robot_press (robot, "button", "已存的筛选*");
  lw_robot_fill (robot, "text box", "给当前筛选起个名字", "男同志");
  lw_robot_press (robot, "button", "保存");
  lw_robot_await (robot, "label", "存下筛选“男同志”");
  lw_robot_press (robot, "button", "去掉这个条件");
  lw_robot_await_gone (robot, "button", "去掉这个条件");
  lw_robot_press (robot, "button", "已存的筛选*");
  lw_robot_press (robot, "button", "男同志");
  lw_robot_await (robot, "button", "去掉这个条件");
}

static void
go_to_the_rows (LwRobot *robot)
{
  lw_robot_key (robot, "ctrl+f");
  lw_robot_key (robot, "Down");
  lw_robot_await_focus (robot, "row", NULL);
}

/* Beforehand it says whom it changes; one undo takes all of it back. */
static void
change_them_all (LwRobot *robot)
{
  g_autofree char *button = NULL;

  go_to_the_rows (robot);
  lw_robot_key (robot, "ctrl+a");
  lw_robot_press (robot, "button", "改字段…*");
  lw_robot_fill (robot, "text box", "改为", "驻村第一书记 周航");
  lw_robot_await (robot, "label", "*不在库，不改");
  lw_robot_await_sensitive (robot, "button", "改 * 人", TRUE);
  button = lw_robot_read (robot, "button", "改 * 人");
  lw_robot_press (robot, "button", button);
  lw_robot_await (robot, "label", "改了 * 人的联系人");
  lw_robot_key (robot, "ctrl+z");
  lw_robot_await (robot, "label", "已撤销：改了 * 人的联系人");
}

/* Who is clicked is ticked, and one sees it. */
static void
tick_one (LwRobot *robot)
{
  go_to_the_rows (robot);
  lw_robot_key (robot, "Escape");
  lw_robot_await_gone (robot, "label", "已选 *");
  lw_robot_fill (robot, "search box", NULL, "杜凯");
  lw_robot_await (robot, "label", "1 / 193 人 *");
  lw_robot_click (robot, "checkbox", "已勾选");
  lw_robot_await (robot, "label", "已选 1 人*");
  lw_robot_await_checked (robot, "checkbox", "已勾选");
}

static void
test_many (LwRobot *robot)
{
  lw_robot_key (robot, "alt+3");
  lw_robot_await (robot, "label", "193 人 *");
  /* Few rows are soon read. */
  lw_robot_fill (robot, "search box", NULL, "杜");
  lw_robot_await (robot, "label", "3 / 193 人 *");
  keep_a_filter (robot);
  change_them_all (robot);
  tick_one (robot);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/many-at-once", lw_steps_open_demo, test_many);
  return g_test_run ();
}
