/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-steps.h"

/* A ledger is backed up, goes on, and comes back as it was. */

#define BACKUP "saved.liangwei"

static void
choose (LwRobot    *robot,
        const char *command)
{
  g_autofree char *pattern = g_strconcat (command, "*", NULL);

  lw_robot_key (robot, "ctrl+k");
  lw_robot_fill (robot, "search box", "查找*", command);
  lw_robot_press (robot, "list item", pattern);
}

static void
back_up (LwRobot *robot)
{
  g_autofree char *path = g_build_filename (lw_robot_get_home (robot), BACKUP, NULL);

  choose (robot, "备份台账");
  lw_steps_save (robot, "备份台账", path);
  lw_robot_await (robot, "label", "已备份到 " BACKUP "*");
}

static void
add_person (LwRobot *robot)
{
  lw_robot_key (robot, "alt+3");
  lw_robot_press (robot, "button", "添加人员…");
  lw_robot_await (robot, "dialog", "添加人员");
  lw_robot_fill (robot, "text box", "姓名", "李小红");
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", "已添加 李小红");
}

static void
restore (LwRobot *robot)
{
  g_autofree char *path = g_build_filename (lw_robot_get_home (robot), BACKUP, NULL);

  choose (robot, "从备份恢复");
  lw_steps_open (robot, "选一个备份", path);
  lw_robot_await (robot, "dialog", "恢复这个备份？");
  lw_robot_fill (robot, "text box", "口令", STEPS_PASSPHRASE);
  lw_robot_key (robot, "Return");
  lw_robot_await_gone (robot, "dialog", NULL);
  /* What was restored is a ledger as any other: nothing shows before it is unlocked. */
  lw_robot_await (robot, "label", "*恢复*");
  lw_robot_fill (robot, "text box", "口令", STEPS_PASSPHRASE);
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", "还没有人员");
}

static void
test_restore (LwRobot *robot)
{
  back_up (robot);
  add_person (robot);
  restore (robot);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/a-ledger-comes-back-as-it-was", lw_steps_make_ledger, test_restore);
  return g_test_run ();
}
