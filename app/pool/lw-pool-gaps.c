/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-names.h"

#include <glib/gi18n-lib.h>

static void
gap_free (gpointer data)
{
  LwPoolGap *gap = data;

  g_free (gap->name);
  g_free (gap->text);
  g_free (gap);
}

static char *
describe (const LwResult *result,
          LwDate          on)
{
  g_autofree char *name = lw_rule_dup_line_in (result->rule, lw_words_language ());

  if (result->state == LW_STATE_AT_RISK && result->changes_on != 0)
    {
      g_autofree char *day = _lw_pool_short_date (result->changes_on, on);

      /* translators: name of a rule, the day from which it fails: 后备人数 12-22 起 */
      return g_strdup_printf (_("%s short from %s"), name, day);
    }
  if (result->has_value && result->has_required && result->required > result->value)
    return g_strdup_printf ("%s −%.0f", name, result->required - result->value);
  return g_steal_pointer (&name);
}

static int
order_of (LwState state)
{
  static const int order[LW_N_STATES] = { [LW_STATE_MET] = 5, [LW_STATE_NOT_APPLICABLE] = 6,
                                          [LW_STATE_NOT_MET] = 0, [LW_STATE_AT_RISK] = 1,
                                          [LW_STATE_UNKNOWN] = 2, [LW_STATE_WAIVED] = 3 };

  return order[state];
}

/* People more in the pool would help: what counts reserves, with a number that it asks for. */
static gboolean
concerns (const LwResult        *result,
          const LwVillageResult *village)
{
  return lw_rule_get_measure (result->rule) == LW_MEASURE_COUNT
         && (lw_rule_get_sets (result->rule, village->kind) & LW_SET_RESERVES)
         && order_of (result->state) < order_of (LW_STATE_MET);
}

static LwPoolGap *
find_gap (const LwVillageResult *village,
          LwDate                 on)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LwState worst = LW_STATE_MET;
  LwPoolGap *gap;

  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);

      if (concerns (result, village) && order_of (result->state) < order_of (worst))
        worst = result->state;
    }
  if (worst == LW_STATE_WAIVED)
    g_string_append (text, _("waived"));
  for (guint i = 0; worst < LW_STATE_WAIVED && worst != LW_STATE_MET && i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);
      g_autofree char *part = NULL;

      if (!concerns (result, village) || result->state != worst)
        continue;
      part = describe (result, on);
      if (text->len > 0)
        g_string_append (text, _(", "));
      g_string_append (text, part);
    }
  if (worst == LW_STATE_MET)
    return NULL;
  gap = g_new0 (LwPoolGap, 1);
  gap->village = village->village;
  gap->name = lw_village_name_short (village->name);
  gap->state = worst;
  gap->text = g_string_free (g_steal_pointer (&text), FALSE);
  return gap;
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const LwPoolGap *one = *(LwPoolGap *const *) a, *other = *(LwPoolGap *const *) b;

  return order_of (one->state) - order_of (other->state);
}

GPtrArray *
lw_pool_gaps (GPtrArray *results,
              LwDate     on)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (gap_free);

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      LwPoolGap *gap = find_gap (g_ptr_array_index (results, i), on);

      if (gap != NULL)
        g_ptr_array_add (gaps, gap);
    }
  g_ptr_array_sort (gaps, compare_gaps);
  return gaps;
}
