/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-steps.h"
#include "lw-test.h"

/* Villages of the demo become one, two, or get another name, and are what they were again. */

static void
merge (LwRobot *robot)
{
  lw_robot_key (robot, "alt+2");
  lw_robot_press (robot, "button", "村务变动…");
  lw_robot_press (robot, "list item", "合并*");
  lw_robot_press (robot, "checkbox", "张庄村*");
  lw_robot_press (robot, "checkbox", "王楼村*");
  lw_robot_await_sensitive (robot, "button", "下一步*", FALSE);
  lw_robot_fill (robot, "text box", "新村名", "和平村");
  lw_robot_fill (robot, "text box", "新代码*", "419907105298");
  lw_robot_press (robot, "button", "下一步*");
  lw_robot_press (robot, "button", "执行*");
  lw_robot_await_gone (robot, "button", "执行*");
  lw_robot_await (robot, "label", "14 个村*");
}

static void
test_merger (LwRobot *robot)
{
  merge (robot);
  lw_robot_key (robot, "ctrl+z");
  lw_robot_await (robot, "label", "15 个村*");
}

/* ---- a division, a new name ---- */

static void
open_change (LwRobot    *robot,
             const char *kind)
{
  lw_robot_key (robot, "alt+2");
  lw_robot_press (robot, "button", "村务变动…");
  lw_robot_press (robot, "list item", kind);
}

static void
carry_out (LwRobot *robot)
{
  lw_robot_press (robot, "button", "下一步*");
  lw_robot_press (robot, "button", "执行*");
  lw_robot_await_gone (robot, "button", "执行*");
}

/* One person goes along; the new village has her, and the village that was there is told. */
static void
divide (LwRobot *robot)
{
  open_change (robot, "分设*");
  lw_robot_await_sensitive (robot, "button", "下一步*", FALSE);
  lw_robot_fill (robot, "text box", "新村名", "镇东社区");
  lw_robot_fill (robot, "text box", "新代码*", "419907105009");
  lw_robot_press (robot, "checkbox", "董佳琪*");
  carry_out (robot);
  lw_robot_await (robot, "label", "16 个村*");
  lw_robot_key (robot, "ctrl+z");
  lw_robot_await (robot, "label", "15 个村*");
}

static void
rename_village (LwRobot *robot)
{
  open_change (robot, "更名*");
  lw_robot_fill (robot, "text box", "新村名", "新苑社区");
  lw_robot_await (robot, "label", "已经有新苑社区*");
  lw_robot_fill (robot, "text box", "新村名", "云溪社区");
  lw_robot_fill (robot, "text box", "生效日期*", "2026-02-30");
  lw_robot_await_sensitive (robot, "button", "下一步*", FALSE);
  lw_robot_fill (robot, "text box", "生效日期*", "２０２６年２月１日");
  carry_out (robot);
  lw_robot_await (robot, "label", "镇中社区更名为云溪社区");
  lw_robot_key (robot, "ctrl+z");
  lw_robot_await (robot, "label", "已撤销：镇中社区更名为云溪社区");
}

static void
test_division_and_name (LwRobot *robot)
{
  divide (robot);
  rename_village (robot);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/two-villages-become-one-and-two-again", lw_steps_open_demo, test_merger);
  lw_steps_add ("/e2e-window/a-village-divided-renamed-and-back", lw_steps_open_demo, test_division_and_name);
  return g_test_run ();
}
