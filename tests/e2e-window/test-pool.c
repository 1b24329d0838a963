/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-steps.h"
#include "lw-test.h"

/* A whole task on the demo: somebody is led into the pool step by step, gets a measure, is appointed and
 * leaves, and all of it is taken back. */

/* Of the demo: belongs to 李家洼村 and is neither in its pool nor in office. */
#define WHO "姜国富"

/* ---- the pool ---- */

/* A dialog of libadwaita has its buttons twice, side by side and below one another, and tells of both:
 * the mnemonic presses the one that is seen. */
static void
answer (LwRobot    *robot,
        const char *button,
        const char *mnemonic)
{
  lw_robot_await_sensitive (robot, "button", button, TRUE);
  lw_robot_key (robot, mnemonic);
  lw_robot_await_gone (robot, "button", button);
}

static void
save (LwRobot *robot)
{
  answer (robot, "保存(_S)*", "alt+s");
}

static void
propose (LwRobot *robot)
{
  lw_robot_key (robot, "alt+4");
  lw_robot_press (robot, "button", "入库*");
  lw_robot_fill (robot, "search box", "是谁*", WHO);
  lw_robot_await (robot, "list item", WHO "*");
  save (robot);
  lw_robot_await (robot, "list item", WHO "*已推荐*");
}

/* Who has just come is chosen; then every step is pressed in the panel, with the last one she is in the
 * pool. */
static void
take_steps (LwRobot *robot)
{
  static const char *const steps[] = { "审核", "考察", "公示", "备案" };

  lw_robot_await (robot, "label", "李家洼村 · 拟入库");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *open = g_strconcat (steps[i], " —*", NULL);
      g_autofree char *done = g_strconcat (steps[i], " 20*", NULL);

      lw_robot_press (robot, "button", open);
      save (robot);
      lw_robot_await (robot, "button", done);
    }
}

static void
add_measure (LwRobot *robot)
{
  lw_robot_press (robot, "button", "培养措施*");
  lw_robot_fill (robot, "text box", "内容", "乡村治理培训班");
  save (robot);
  lw_robot_await (robot, "label", "乡村治理培训班");
}

/* The post is recorded and the membership ends in one action; one undo takes both back. */
static void
appoint_and_take_back (LwRobot *robot)
{
  lw_robot_press (robot, "button", "任用…");
  lw_robot_await (robot, NULL, "同时出库（任用）");
  save (robot);
  lw_robot_await_gone (robot, "list item", WHO "*");
  lw_robot_key (robot, "ctrl+z");
  lw_robot_await (robot, "list item", WHO "*");
}

static void
test_pool (LwRobot *robot)
{
  propose (robot);
  take_steps (robot);
  add_measure (robot);
  appoint_and_take_back (robot);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/into-the-pool-appointed-and-back", lw_steps_open_demo, test_pool);
  return g_test_run ();
}
