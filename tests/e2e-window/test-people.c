/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"
#include "lw-steps.h"
#include "lw-test.h"

/* People kept by hand, from an empty ledger: somebody is added, filled in, corrected, found twice and
 * made one again; each step is taken back and done again. */

static void
add_person (LwRobot    *robot,
            const char *button,
            const char *name)
{
  g_autofree char *added = g_strdup_printf ("已添加 %s", name);

  lw_robot_press (robot, "button", button);
  lw_robot_await (robot, "dialog", "添加人员");
  lw_robot_fill (robot, "text box", "姓名", name);
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", added);
  lw_robot_await (robot, "text box", "职业");
}

static void
fill_in (LwRobot    *robot,
         const char *caption,
         const char *text,
         const char *said)
{
  lw_robot_go_to (robot, "Tab", "text box", caption);
  lw_robot_fill (robot, "text box", caption, text);
  lw_robot_key (robot, "Return");
  lw_robot_await (robot, "label", said);
}

/* What was just done goes and comes back. */
static void
back_and_again (LwRobot    *robot,
                const char *label)
{
  g_autofree char *undone = g_strdup_printf ("已撤销：%s", label);
  g_autofree char *redone = g_strdup_printf ("已重做：%s", label);

  lw_robot_press (robot, "button", "撤销");
  lw_robot_await (robot, "label", undone);
  lw_robot_press (robot, "button", "重做");
  lw_robot_await (robot, "label", redone);
}

/* An ID number with a wrong check character is refused and stays; the right one fills birth and sex. */
static void
fill_in_number (LwRobot *robot)
{
  fill_in (robot, "身份证号", "410399199105170011", "*应为*");
  fill_in (robot, "身份证号", "410399199105170010", "张晓明：改了身份证号");
  lw_robot_await (robot, "label", "男 · 3* 岁*");
}

static void
create_and_fill_in (LwRobot *robot)
{
  lw_robot_key (robot, "alt+3");
  add_person (robot, "添加人员…", "张晓明");
  fill_in_number (robot);
  fill_in (robot, "手机", "13700006020", "张晓明：改了手机");
  back_and_again (robot, "张晓明：改了手机");
}

static void
correct (LwRobot *robot)
{
  fill_in (robot, "职业", "村小学教师", "张晓明：改了职业");
  fill_in (robot, "职业", "村小学校长", "张晓明：改了职业");
  back_and_again (robot, "张晓明：改了职业");
}

/* A second record with the same name and telephone is found; who stays keeps what only the other knew. */
static void
merge (LwRobot *robot)
{
  lw_robot_key (robot, "alt+3");
  add_person (robot, "添加人员*", "张晓明");
  fill_in (robot, "手机", "13700006020", "张晓明：改了手机");
  fill_in (robot, "籍贯", "河湾镇", "张晓明：改了籍贯");
  lw_robot_key (robot, "alt+3");
  lw_robot_await (robot, "label", "2 人*");
  lw_robot_await_focus (robot, "row", NULL);
  lw_robot_key (robot, "ctrl+a");
  lw_robot_press (robot, "button", "合并…*");
  lw_robot_press (robot, "button", "合并为一人*");
  back_and_again (robot, "合并了张晓明的两条记录");
  lw_robot_key (robot, "alt+3");
  lw_robot_await (robot, "label", "1 人");
}

/* Who was added goes with one step back, and her page with her. */
static void
take_back_adding (LwRobot *robot)
{
  add_person (robot, "添加人员*", "李小红");
  lw_robot_press (robot, "button", "撤销");
  lw_robot_await (robot, "label", "已撤销：已添加 李小红");
  lw_robot_await (robot, "label", "1 人");
}

static void
test_people (LwRobot *robot)
{
  create_and_fill_in (robot);
  correct (robot);
  merge (robot);
  take_back_adding (robot);
}

int
main (int    argc,
      char **argv)
{
  lw_steps_init (&argc, &argv);
  lw_steps_add ("/e2e-window/people-kept-by-hand", lw_steps_make_ledger, test_people);
  return g_test_run ();
}
