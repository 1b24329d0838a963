/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  const char *caption;
} fields[] = {
  { "name", N_ ("Full name") },
  { "village", N_ ("Village") },
  { "village_code", N_ ("Code of village") },
  { "village_kind", N_ ("Kind of village") },
  { "sex", N_ ("Sex") },
  { "ethnicity", N_ ("Ethnicity") },
  { "native_place", N_ ("Native place") },
  { "birth", N_ ("Birth") },
  { "age", N_ ("Age (to compare)") },
  { "id_number", N_ ("ID number") },
  { "phone", N_ ("Phone") },
  { "political_status", N_ ("Political status") },
  { "party_joined", N_ ("Joined the Party") },
  { "work_started", N_ ("Started work") },
  { "education", N_ ("Education") },
  { "education_full_time", N_ ("Full-time education") },
  { "education_in_service", N_ ("In-service education") },
  { "school", N_ ("School") },
  { "school_full_time", N_ ("School, full-time") },
  { "school_in_service", N_ ("School, in-service") },
  { "degree", N_ ("Degree") },
  { "major", N_ ("Major") },
  { "post", N_ ("Post") },
  { "party_post", N_ ("Post in the Party") },
  { "committee_post", N_ ("Post in the committee") },
  { "supervision_post", N_ ("Post in supervision") },
  { "post_body", N_ ("Body of the post") },
  { "post_started", N_ ("In the post since") },
  { "post_ended", N_ ("Left the post") },
  { "standing", N_ ("Still serving or not") },
  { "duties", N_ ("Division of work") },
  { "occupation", N_ ("Occupation") },
  { "reserve_since", N_ ("In the pool since") },
  { "reserve_until", N_ ("Left the pool") },
  { "reserve_for", N_ ("Meant for") },
  { "source", N_ ("Source group") },
  { "mentor", N_ ("Mentor") },
  { "training", N_ ("Training") },
  { "year", N_ ("Year") },
  { "count", N_ ("Number of recruits") },
  { "period", N_ ("Quarter or month") },
  { "recruited_on", N_ ("Probationary since") },
  { "full_member_on", N_ ("Full member since") },
  { "org_form", N_ ("Form of Party organisation") },
  { "households", N_ ("Households") },
  { "population", N_ ("Population") },
  { "voters", N_ ("Voters") },
  { "party_members", N_ ("Party members") },
  { "township", N_ ("Township") },
  { "serial", N_ ("Serial number") },
  { "total", N_ ("Total") },
  { "notes", N_ ("Notes") },
};

const char *
lw_import_field_word (guint i)
{
  return i < G_N_ELEMENTS (fields) ? fields[i].word : NULL;
}

/* year_2024:q1, count:h2 */
static const char *
part_caption (const char *word)
{
  const char *part = strchr (word, ':') + 1;
  int number = (int) g_ascii_strtoll (part + 1, NULL, 10);
  g_autofree char *year = g_str_has_prefix (word, "year_") ? g_strndup (word + strlen ("year_"), (gsize) (part - 1 - word) - strlen ("year_")) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *caption = NULL;

  if (*part == 'q')
    name = g_strdup_printf (_("Quarter %d"), number);
  else if (*part == 'h')
    name = g_strdup (number == 1 ? _("First half-year") : _("Second half-year"));
  else
    name = g_strdup_printf (_("Month %d"), number);
  /* translators: a year, a part of it */
  caption = year != NULL ? g_strdup_printf (_("%1$s, %2$s"), year, name) : g_strdup (name);
  return g_intern_string (caption);
}

const char *
lw_import_field_caption (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].word, word))
      return _(fields[i].caption);
  if ((g_str_has_prefix (word, "year_") || g_str_has_prefix (word, "count:")) && strchr (word, ':') != NULL)
    return part_caption (word);
  if (g_str_has_prefix (word, "year_"))
    return word + strlen ("year_");
  if (g_str_has_prefix (word, "tick:"))
    return _("Post, ticked");
  return word;
}
