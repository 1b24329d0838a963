/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-text.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_ON_PAPER 12

static int
year_of (LwDate date)
{
  return date / 10000;
}

static int
month_of (LwDate date)
{
  return date / 100 % 100;
}

static int
day_of (LwDate date)
{
  return date % 100;
}

char *
lw_report_date (LwDate date)
{
  if (date == 0)
    return g_strdup ("");
  if (month_of (date) == 0)
    /* translators: year alone, on paper */
    return g_strdup_printf (C_("on paper", "%d"), year_of (date));
  if (day_of (date) == 0)
    /* translators: year and month, on paper */
    return g_strdup_printf (C_("on paper", "%1$d-%2$02d"), year_of (date), month_of (date));
  /* translators: year, month and day, on paper */
  return g_strdup_printf (C_("on paper", "%1$d-%2$02d-%3$02d"), year_of (date), month_of (date), day_of (date));
}

char *
lw_report_date_short (LwDate date, LwDate on)
{
  if (!lw_date_is_full (date) || year_of (date) != year_of (on))
    return lw_report_date (date);
  /* translators: month and day, on paper */
  return g_strdup_printf (C_("on paper", "%1$02d-%2$02d"), month_of (date), day_of (date));
}

char *
lw_report_month (LwDate date)
{
  if (date == 0)
    return g_strdup ("");
  return lw_date_to_iso (date / 100 * 100);
}

char *
lw_report_age (LwDate birth, LwDate on)
{
  int youngest = 0;
  int oldest = 0;

  if (!lw_age_on (birth, on, &youngest, &oldest))
    return g_strdup ("");
  if (youngest == oldest)
    return g_strdup_printf ("%d", oldest);
  return g_strdup_printf ("%d–%d", youngest, oldest);
}

char *
lw_report_padded_name (const char *name)
{
  if (name == NULL || g_utf8_strlen (name, -1) != 2)
    return g_strdup (name != NULL ? name : "");

  const char *second = g_utf8_next_char (name);
  if (g_unichar_get_script (g_utf8_get_char (name)) != G_UNICODE_SCRIPT_HAN
      || g_unichar_get_script (g_utf8_get_char (second)) != G_UNICODE_SCRIPT_HAN)
    return g_strdup (name);
  return g_strdup_printf ("%.*s　%s", (int) (second - name), name, second);
}

char *
lw_report_id_number (const char *id_number, LwReportIds ids)
{
  if (ids == LW_REPORT_IDS_DEFAULT || ids == LW_REPORT_IDS_NONE)
    return NULL;
  if (id_number == NULL)
    return g_strdup ("");
  return ids == LW_REPORT_IDS_FULL ? g_strdup (id_number) : lw_id_number_mask (id_number);
}

char *
lw_report_village_name (const LwReportVillage *village)
{
  return lw_village_name_short (village->result->name);
}

char *
lw_report_education (const LwReportPerson *person)
{
  if (person->education != LW_EDUCATION_UNKNOWN)
    return g_strdup (lw_education_caption (person->education));
  if (person->unheld != LW_EDUCATION_UNKNOWN)
    /* translators: %s is an education that the person has begun and does not hold */
    return g_strdup_printf (_("%s (not held)"), lw_education_caption (person->unheld));
  return g_strdup ("");
}

char *
lw_report_posts (const LwReportPerson *person, const LwReportVillage *village)
{
  LwOrgForm form = village->facts != NULL ? village->facts->org_form : LW_ORG_FORM_UNKNOWN;
  GString *list = g_string_new (NULL);

  for (guint body = LW_BODY_PARTY_COMMITTEE; body <= LW_BODY_SUPERVISION; body++)
    if (person->positions[body] != LW_POSITION_NONE)
      {
        g_autofree char *post = lw_post_caption (body, person->positions[body], village->result->kind, form);
        lw_report_join (list, post);
      }
  return g_string_free (list, FALSE);
}

void
lw_report_join (GString *list, const char *text)
{
  if (list->len > 0)
    /* translators: between the names of a list */
    g_string_append (list, C_("list", ", "));
  g_string_append (list, text);
}

char *
lw_report_number (gboolean has_value, double value)
{
  if (!has_value)
    return NULL;
  if (fabs (value - rint (value)) < 0.005)
    return g_strdup_printf ("%.0f", value);
  return g_strdup_printf ("%.1f", value);
}

char *
lw_report_value (const LwResult *result)
{
  g_autofree char *value = lw_report_number (result->has_value, result->value);
  g_autofree char *required = lw_report_number (result->has_required, result->required);

  if (value == NULL && required == NULL)
    return g_strdup ("—");
  if (required == NULL)
    return g_steal_pointer (&value);
  return g_strdup_printf ("%s / %s", value != NULL ? value : "—", required);
}

char *
lw_report_short_title (const LwRule *rule)
{
  const char *head = lw_rule_get_short (rule);
  if (head == NULL)
    return g_strdup (lw_rule_get_title (rule));

  GString *title = g_string_new (NULL);
  for (const char *p = head; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '\n')
      g_string_append_len (title, p, g_utf8_next_char (p) - p);
    else if (g_ascii_isalnum (p[1]))
      g_string_append_c (title, ' ');
  return g_string_free (title, FALSE);
}

char *
lw_report_ordinal (guint n)
{
  /* translators: how the points of a list are counted, in order, separated by | */
  g_auto (GStrv) words = g_strsplit (
      _("(1) |(2) |(3) |(4) |(5) |(6) |(7) |(8) |(9) |(10) |(11) |(12) |(13) |(14) |(15) |(16) |(17) |(18) |(19) |(20) "), "|", -1);
  if (n >= 1 && n <= g_strv_length (words))
    return g_strdup (words[n - 1]);
  return g_strdup_printf ("(%u) ", n);
}

/* People. */

/* 李晓雯（35，大专） */
static char *
describe (const LwFinding *finding, LwDate on)
{
  g_autofree char *age = lw_report_age (finding->birth, on);
  const char *education = finding->education != LW_EDUCATION_UNKNOWN ? lw_education_caption (finding->education) : "";

  if (age[0] == '\0' && education[0] == '\0')
    return g_strdup (finding->name);
  if (age[0] == '\0' || education[0] == '\0')
    /* translators: a name, and age or education */
    return g_strdup_printf (_("%1$s (%2$s)"), finding->name, age[0] != '\0' ? age : education);
  /* translators: a name, age and education */
  return g_strdup_printf (_("%1$s (%2$s, %3$s)"), finding->name, age, education);
}

static const char *
reason_of (const LwFinding *finding)
{
  if (finding->explain != NULL && finding->explain[0] != '\0')
    return finding->explain;
  return finding->reason != LW_REASON_NONE ? lw_reason_caption (finding->reason) : NULL;
}

char *
lw_report_people (GPtrArray *findings, LwDate on, gboolean with_reason, guint most)
{
  guint n = findings != NULL ? findings->len : 0;
  guint shown = most > 0 ? MIN (n, most) : n;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < shown; i++)
    {
      const LwFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *person = describe (finding, on);
      const char *reason = with_reason ? reason_of (finding) : NULL;
      if (reason != NULL && list->len > 0)
        /* translators: between people each of whom has a reason */
        g_string_append (list, C_("list", "; "));
      if (reason != NULL)
        /* translators: a person, and why that person does not count */
        g_string_append_printf (list, C_("list", "%1$s %2$s"), person, reason);
      else
        lw_report_join (list, person);
    }
  if (shown < n)
    /* translators: after some names: how many there are in all */
    g_string_append_printf (list, g_dngettext (GETTEXT_PACKAGE, " and others, %u person in all", " and others, %u people in all", n), n);
  return g_string_free (list, FALSE);
}

char *
lw_report_missing (const LwResult *result)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; result->missing != NULL && i < result->missing->len; i++)
    {
      g_autofree char *caption = lw_missing_caption (g_ptr_array_index (result->missing, i));
      lw_report_join (list, caption);
    }
  return g_string_free (list, FALSE);
}

/* Explanations. */

static gboolean
is_count (const LwResult *result)
{
  switch (lw_rule_get_measure (result->rule))
    {
    case LW_MEASURE_COUNT:
    case LW_MEASURE_SHARE:
    case LW_MEASURE_MEAN_AGE:
    case LW_MEASURE_ORG_SEATS:
      return TRUE;
    case LW_MEASURE_EVERYONE:
    case LW_MEASURE_RECRUIT_GAP:
    case LW_MEASURE_KINSHIP:
    case LW_MEASURE_TERM:
    case LW_MEASURE_ONE_SHOULDER:
    case LW_MEASURE_VETTING:
    case LW_MEASURE_AUDIT:
    default:
      return FALSE;
    }
}

static guint
length_of (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL || sentence[0] == '\0')
    return;
  if (text->len > 0)
    /* translators: between two sentences; a full stop and what follows it */
    g_string_append (text, C_("list", ". "));
  g_string_append (text, sentence);
}

static void
append_counted (GString *text, const LwResult *result, LwDate on, guint most)
{
  if (length_of (result->counted) == 0)
    {
      append_sentence (text, _("Counted: nobody"));
      return;
    }
  g_autofree char *people = lw_report_people (result->counted, on, FALSE, most);
  /* translators: %s is a list of people who count for a rule */
  g_autofree char *sentence = g_strdup_printf (_("Counted: %s"), people);
  append_sentence (text, sentence);
}

static void
append_people (GString *text, const char *format, GPtrArray *findings, LwDate on, guint most)
{
  if (length_of (findings) == 0)
    return;
  g_autofree char *people = lw_report_people (findings, on, TRUE, most);
  g_autoptr (GString) sentence = g_string_new (format);
  g_string_replace (sentence, "%s", people, 1);
  append_sentence (text, sentence->str);
}

/* The sentence of the rules, unless it says no more than the sign does. */
static void
append_why (GString *text, const LwResult *result, LwDate on, gboolean strong)
{
  g_autofree char *why = lw_result_explain (result, on);

  if (why == NULL || g_strcmp0 (why, lw_state_caption (result->state)) == 0)
    return;
  if (strong && result->state == LW_STATE_AT_RISK)
    {
      g_autofree char *marked = g_strconcat (LW_PAPER_STRONG, why, LW_PAPER_END, NULL);
      append_sentence (text, marked);
    }
  else
    append_sentence (text, why);
}

char *
lw_report_explanation (const LwResult *result, LwDate on, gboolean strong)
{
  guint most = strong ? MOST_ON_PAPER : 0;
  GString *text = g_string_new (NULL);

  if (is_count (result))
    append_counted (text, result, on, most);
  if (!is_count (result) || result->state == LW_STATE_AT_RISK || result->state == LW_STATE_WAIVED)
    append_why (text, result, on, strong);
  /* translators: %s are people with the reason why they do not count */
  append_people (text, _("Nearly: %s"), result->nearly, on, most);
  /* translators: %s are people with what is missing about them */
  append_people (text, _("To be verified: %s"), result->to_verify, on, most);
  if (is_count (result) && length_of (result->missing) > 0 && length_of (result->to_verify) == 0)
    {
      g_autofree char *missing = lw_report_missing (result);
      /* translators: %s is what is not known: the roster, the term … */
      g_autofree char *sentence = g_strdup_printf (_("Missing: %s"), missing);
      append_sentence (text, sentence);
    }
  return g_string_free (text, FALSE);
}

/* Remedies. */

guint
lw_report_lack (const LwResult *result)
{
  if (lw_rule_get_measure (result->rule) != LW_MEASURE_COUNT || !result->has_value || !result->has_required
      || result->value >= result->required)
    return 0;
  return (guint) ceil (result->required - result->value);
}

static char *
fill_remedy (const LwResult *result, LwDate on)
{
  guint lack = lw_report_lack (result);

  if (lack > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Find %u more person", "Find %u more people", lack), lack);
  if (result->changes_on != 0)
    {
      g_autofree char *day = lw_report_date_short (result->changes_on, on);
      return g_strdup_printf (_("Find somebody before %s"), day);
    }
  return g_strdup (_("More than the number allows: reduce it or have it approved"));
}

static char *
measure_remedy (const LwResult *result, LwDate on)
{
  switch (lw_rule_get_measure (result->rule))
    {
    case LW_MEASURE_COUNT:
      return fill_remedy (result, on);
    case LW_MEASURE_SHARE:
    case LW_MEASURE_MEAN_AGE:
      return g_strdup (_("Choose new members accordingly"));
    case LW_MEASURE_EVERYONE:
      return g_strdup (_("Choose somebody within the limit"));
    case LW_MEASURE_RECRUIT_GAP:
      return g_strdup (_("Take in a probationary member within the year"));
    case LW_MEASURE_KINSHIP:
      return g_strdup (_("Settle it by the rule of avoidance"));
    case LW_MEASURE_TERM:
      return g_strdup (_("Hold the election before the term ends, or have it put off"));
    case LW_MEASURE_ONE_SHOULDER:
      return g_strdup (_("Consider the secretary as chair, by legal procedure"));
    case LW_MEASURE_ORG_SEATS:
      return g_strdup (_("Fill the seats, or adjust them to the form of the organisation"));
    case LW_MEASURE_VETTING:
      return g_strdup (_("Press for the outstanding replies and conclude"));
    case LW_MEASURE_AUDIT:
      return g_strdup (_("Publish the result of the audit before election day"));
    default:
      return g_strdup ("");
    }
}

/* Those who come to count when one thing about them is done. */
static void
append_soon (GString *text, GPtrArray *nearly, LwReason reason, const char *format)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < length_of (nearly); i++)
    {
      const LwFinding *finding = g_ptr_array_index (nearly, i);
      if (finding->reason == reason)
        lw_report_join (names, finding->name);
    }
  if (names->len == 0)
    return;
  g_autoptr (GString) sentence = g_string_new (format);
  g_string_replace (sentence, "%s", names->str, 1);
  append_sentence (text, sentence->str);
}

static void
append_verify (GString *text, const LwResult *result)
{
  if (length_of (result->missing) == 0)
    return;
  g_autofree char *missing = lw_report_missing (result);
  /* translators: %s is what is not known */
  g_autofree char *sentence = g_strdup_printf (_("Verify and fill in: %s"), missing);
  append_sentence (text, sentence);
}

char *
lw_report_remedy (const LwResult *result, LwDate on)
{
  GString *text = g_string_new (NULL);
  LwState state = result->state;

  if (state == LW_STATE_NOT_MET || state == LW_STATE_AT_RISK)
    {
      g_autofree char *remedy = measure_remedy (result, on);
      append_sentence (text, remedy);
      /* translators: %s are names */
      append_soon (text, result->nearly, LW_REASON_EDUCATION, _("A higher education would make %s count"));
      append_soon (text, result->nearly, LW_REASON_IN_STUDY, _("%s will count after graduating"));
      append_soon (text, result->nearly, LW_REASON_NOT_STARTED, _("%s will count after entering"));
    }
  if (state == LW_STATE_NOT_MET || state == LW_STATE_AT_RISK || state == LW_STATE_UNKNOWN)
    append_verify (text, result);
  return g_string_free (text, FALSE);
}
