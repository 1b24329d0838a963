/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-doubt.h"

#include <glib/gi18n-lib.h>

/* A term is five years: a day so long ago is a slip of the hand, or nobody entered a term since. */
#define OLD_YEARS 20

/* More than all who live there. */
static char *
doubt_people (const LwVillage *village,
              gint64           number)
{
  if (number == LW_INT_NULL || village->population == LW_INT_NULL || number <= village->population)
    return NULL;
  /* translators: a number of inhabitants */
  return g_strdup_printf (_("more than the population of %ld"), (glong) village->population);
}

/* 村民委员会组织法（2025 年修正）and 城市居民委员会组织法（2025 年修订）, article 8 of each: three to seven
 * members, five to nine. */
static char *
doubt_seats (const LwVillage *village)
{
  gboolean community = village->kind == LW_VILLAGE_KIND_COMMUNITY;
  gint64 least = community ? 5 : 3, most = community ? 9 : 7;

  if (village->committee_seats == LW_INT_NULL || village->kind == LW_VILLAGE_KIND_OTHER
      || (village->committee_seats >= least && village->committee_seats <= most))
    return NULL;
  /* translators: the least and the most members of a committee */
  return g_strdup_printf (_("the law wants %d to %d"), (int) least, (int) most);
}

static char *
doubt_day (LwDate day,
           LwDate on)
{
  return day != 0 && on != 0 && day / 10000 < on / 10000 - OLD_YEARS
             ? g_strdup_printf (_("more than %d years ago"), OLD_YEARS)
             : NULL;
}

char *
lw_village_doubt (const LwVillage *village,
                  const LwField   *field,
                  LwDate           on)
{
  if (g_str_equal (field->name, "voters"))
    return doubt_people (village, village->voters);
  if (g_str_equal (field->name, "households"))
    return doubt_people (village, village->households);
  if (g_str_equal (field->name, "party_members"))
    return doubt_people (village, village->party_members);
  if (g_str_equal (field->name, "committee_seats"))
    return doubt_seats (village);
  if (g_str_equal (field->name, "term_start"))
    return doubt_day (village->term_start, on);
  if (!g_str_equal (field->name, "kinship_checked") || village->kinship_checked == 0)
    return NULL;
  return village->term_start != 0
                 && lw_date_last (village->kinship_checked) < lw_date_first (village->term_start)
             ? g_strdup (_("before this term began"))
             : doubt_day (village->kinship_checked, on);
}

char *
lw_village_doubts (const LwVillage *village,
                   LwDate           on)
{
  static const char *const names[] = { "voters",          "households", "party_members",
                                       "committee_seats", "term_start", "kinship_checked" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const LwField *field = lw_table_find_field (&lw_village_table, names[i]);
      g_autofree char *doubt = lw_village_doubt (village, field, on);

      if (doubt == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, _("; "));
      /* translators: a field of a village, what is doubtful in it */
      g_string_append_printf (text, _("%s: %s"), _(field->caption), doubt);
    }
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}
