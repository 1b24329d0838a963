/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-stack.h"

#include <string.h>

static gboolean
is_replaced (GPtrArray *stack, guint profile, const LwRule *rule, LwDate on)
{
  /* A rule that has yet to begin, or is over, leaves an earlier one in force. */
  gboolean in_force = lw_rule_is_in_force (rule, on);

  for (guint i = 0; i < stack->len; i++)
    {
      const LwRule *other = NULL;

      if (i == profile)
        continue;
      other = lw_profile_find_rule (g_ptr_array_index (stack, i), rule->id);
      if (!other)
        continue;
      if (lw_rule_is_in_force (other, on) ? (!in_force || i > profile) : (!in_force && i > profile))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
lw_stack_rules (GPtrArray *stack, LwDate on)
{
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < stack->len; i++)
    {
      LwProfile *profile = g_ptr_array_index (stack, i);

      for (guint j = 0; j < profile->rules->len; j++)
        {
          LwRule *rule = g_ptr_array_index (profile->rules, j);

          if (!is_replaced (stack, i, rule, on))
            g_ptr_array_add (rules, rule);
        }
    }

  return rules;
}
