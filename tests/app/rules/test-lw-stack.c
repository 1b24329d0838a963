/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

#define PROFILE(id) "[profile]\nid=" id "\nname=" id "\n"
#define RULE(id, keys) "[rule " id "]\ntitle=T\nlevel=required\ncount=reserves\n" keys

/* "a/x b/y": profile and id of the rules in force. */
static void
assert_rules (GPtrArray *stack, LwDate on, const char *expected)
{
  g_autoptr(LwCheck) check = lw_check_new_for_day (stack, on, 0, 0);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < lw_check_get_n_rules (check); i++)
    {
      const LwRule *rule = lw_check_get_rule (check, i);

      g_string_append_printf (text, "%s%s/%s", i ? " " : "", lw_rule_get_profile (rule), lw_rule_get_id (rule));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_later_wins (void)
{
  const char *a = PROFILE ("a") RULE ("x", "at-least=1\n") RULE ("y", "at-least=1\n");
  const char *b = PROFILE ("b") RULE ("x", "at-least=2\n") RULE ("z", "at-least=1\n");
  g_autoptr(GPtrArray) ab = test_stack (a, b, NULL);
  g_autoptr(GPtrArray) ba = test_stack (b, a, NULL);

  assert_rules (ab, 20261120, "a/y b/x b/z");
  assert_rules (ba, 20261120, "b/z a/x a/y");
}

static void
test_later_wins_only_while_in_force (void)
{
  const char *a = PROFILE ("a") RULE ("x", "at-least=1\n");
  const char *b = PROFILE ("b") RULE ("x", "at-least=2\neffective=2027-01-01\n");
  const char *c = "[profile]\nid=c\nname=c\nuntil=2027-06-30\n" RULE ("x", "at-least=3\n");
  g_autoptr(GPtrArray) ab = test_stack (a, b, NULL);
  g_autoptr(GPtrArray) ac = test_stack (a, c, NULL);
  g_autoptr(GPtrArray) bc = test_stack (b, c, NULL);

  assert_rules (ab, 20261231, "a/x");
  assert_rules (ab, 20270101, "b/x");
  assert_rules (ac, 20270630, "c/x");
  assert_rules (ac, 20270701, "a/x");
  assert_rules (bc, 20261231, "c/x");
  assert_rules (bc, 20270701, "b/x");
}

static void
test_three_of_one_id_leave_one (void)
{
  const char *a = PROFILE ("a") RULE ("x", "at-least=1\n");
  const char *b = PROFILE ("b") RULE ("x", "at-least=2\n");
  const char *c = PROFILE ("c") RULE ("x", "at-least=3\nuntil=2026-01-01\n");
  g_autoptr(GPtrArray) stack = test_stack (a, b, c, NULL);
  g_autoptr(GPtrArray) old = test_stack (c, NULL);

  assert_rules (stack, 20261120, "b/x");
  assert_rules (old, 20261120, "c/x");
}

static void
test_builtin_order (void)
{
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);

  assert_rules (stack, 20261120,
                "national-2026/committee-size national-2026/woman-member national-2026/near-relatives "
                "national-2026/party-committee-size national-2026/term national-2026/exit-audit "
                "qiangji/reserve-count qiangji/young-graduate qiangji/recruit-gap huiyin/reserve-young-secondary "
                "huanjie/one-shoulder huanjie/secretary-age huanjie/member-age huanjie/vetting-complete");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stack/later-wins", test_later_wins);
  g_test_add_func ("/stack/later-wins-only-while-in-force", test_later_wins_only_while_in_force);
  g_test_add_func ("/stack/three-of-one-id-leave-one", test_three_of_one_id_leave_one);
  g_test_add_func ("/stack/builtin-order", test_builtin_order);
  return g_test_run ();
}
