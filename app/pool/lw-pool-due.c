/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

/* Talks every half year, a review every year. What was never recorded is unknown and no reproach:
 * rosters come from sheets that know nothing of talks. */
#define TALK_MONTHS 6

static LwPoolDue *
add_due (LwPoolCard    *card,
         LwPoolDueKind  kind,
         LwState        state,
         LwDate         date)
{
  LwPoolDue *due = g_new0 (LwPoolDue, 1);

  due->kind = kind;
  due->state = state;
  due->date = date;
  g_ptr_array_add (card->dues, due);
  return due;
}

LwState
lw_pool_due_state (LwDate date,
                   LwDate on)
{
  int days = date != 0 ? lw_date_days_between (on, lw_date_last (date)) : G_MAXINT;

  return days < 0 ? LW_STATE_NOT_MET : days <= LW_POOL_SOON ? LW_STATE_AT_RISK : LW_STATE_MET;
}

static char *
when (const LwPoolDue *due,
      LwDate           on)
{
  int days = lw_date_days_between (lw_date_last (due->date), on);
  g_autofree char *day = _lw_pool_short_date (due->date, on);

  if (days > 0)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) days), days);
  /* translators: a day, such as 12-15 */
  return g_strdup_printf (_("by %s"), day);
}

/* ---- age ---- */

/* The rules say until when they count somebody; a birthday is the reason where the age changes on
 * that day. */
static gboolean
add_birthday (LwPoolCard      *card,
              const LwFinding *finding,
              LwDate           on)
{
  LwDate day = finding->changes_on;
  int before, after, oldest;
  g_autofree char *date = NULL;
  LwPoolDue *due;

  if (!lw_date_is_full (finding->birth)
      || !lw_age_on (finding->birth, lw_date_add_days (day, -1), &before, &oldest)
      || !lw_age_on (finding->birth, day, &after, &oldest) || before == after)
    return FALSE;
  date = _lw_pool_short_date (day, on);
  due = add_due (card, LW_POOL_DUE_AGE, LW_STATE_AT_RISK, day);
  /* translators: day, age: 12-19 满 36 */
  due->word = g_strdup_printf (_("%s turns %d"), date, after);
  return TRUE;
}

static gboolean
find_birthday (LwPoolCard     *card,
               const LwResult *result,
               LwDate          on)
{
  for (guint i = 0; result->counted != NULL && i < result->counted->len; i++)
    {
      const LwFinding *finding = g_ptr_array_index (result->counted, i);

      if (finding->person == card->person->record.id && finding->changes_on != 0)
        return add_birthday (card, finding, on);
    }
  return FALSE;
}

static void
find_age (LwPoolCard *card,
          GPtrArray  *results,
          LwDate      on)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const LwVillageResult *village = g_ptr_array_index (results, i);

      if (village->village != card->village->record.id)
        continue;
      for (guint j = 0; j < village->results->len; j++)
        if (find_birthday (card, g_ptr_array_index (village->results, j), on))
          return;
    }
}

/* ---- measures, talks, reviews ---- */

static void
find_measures (LwPoolCard *card,
               LwDate      on)
{
  for (guint i = 0; i < card->measures->len; i++)
    {
      const LwMeasureTaken *measure = g_ptr_array_index (card->measures, i);
      g_autofree char *day = NULL;
      LwPoolDue *due;

      if (measure->done != 0 || measure->due == 0)
        continue;
      due = add_due (card, LW_POOL_DUE_MEASURE, lw_pool_due_state (measure->due, on), measure->due);
      day = when (due, on);
      due->word = g_strdup (lw_pool_measure_caption (measure->kind));
      due->detail = measure->what != NULL && due->state != LW_STATE_NOT_MET
                        ? g_strdup_printf ("%s %s", measure->what, day)
                        : g_steal_pointer (&day);
    }
}

static LwDate
last_talk (const LwPoolCard *card)
{
  LwDate last = 0;

  for (guint i = 0; i < card->reviews->len; i++)
    {
      const LwReview *review = g_ptr_array_index (card->reviews, i);

      if (review->kind == LW_REVIEW_TALK && review->held != 0)
        last = MAX (last, lw_date_last (review->held));
    }
  return last;
}

static void
find_talk (LwPoolCard *card,
           LwDate      on)
{
  LwDate last = last_talk (card), start = card->reserve->start, date = 0;
  LwPoolDue *due;

  if (last == 0 && start != 0)
    last = lw_date_last (start);
  if (last != 0)
    date = lw_date_add_months (last, TALK_MONTHS);
  if (last_talk (card) == 0 && date < on)
    {
      due = add_due (card, LW_POOL_DUE_TALK, LW_STATE_UNKNOWN, 0);
      due->detail = g_strdup (_("no record"));
    }
  else
    {
      due = add_due (card, LW_POOL_DUE_TALK, lw_pool_due_state (date, on), date);
      due->detail = when (due, on);
    }
  due->word = g_strdup (lw_pool_review_caption (LW_REVIEW_TALK));
}

static gboolean
was_reviewed (const LwPoolCard *card,
              int               year) /* 0: any */
{
  for (guint i = 0; i < card->reviews->len; i++)
    {
      const LwReview *review = g_ptr_array_index (card->reviews, i);
      LwDate about = review->about != 0 ? review->about : review->held;

      if (review->kind == LW_REVIEW_YEARLY && (year == 0 || about / 10000 == year))
        return TRUE;
    }
  return FALSE;
}

static void
find_review (LwPoolCard *card,
             LwDate      on)
{
  int year = on / 10000;
  LwDate date = LW_DATE (year, 12, 31);
  LwPoolDue *due;

  /* The first review that is recorded begins the series. */
  if (was_reviewed (card, 0) && !was_reviewed (card, year) && !was_reviewed (card, year - 1))
    date = LW_DATE (year - 1, 12, 31);
  else if (was_reviewed (card, year))
    return;
  due = add_due (card, LW_POOL_DUE_REVIEW, lw_pool_due_state (date, on), date);
  due->word = g_strdup (lw_pool_review_caption (LW_REVIEW_YEARLY));
  due->detail = when (due, on);
}

/* ---- facts ---- */

static void
find_facts (LwPoolCard *card)
{
  const LwPerson *person = card->person;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  LwPoolDue *due;

  if (person->birth_decided == 0 && person->birth_stated == 0 && person->id_number == NULL)
    g_ptr_array_add (words, (gpointer) _("birth"));
  if (person->education_full_time == 0 && person->education_in_service == 0)
    g_ptr_array_add (words, (gpointer) _("education"));
  if (person->id_number == NULL)
    g_ptr_array_add (words, (gpointer) _("ID number"));
  if (words->len == 0)
    return;
  g_ptr_array_add (words, NULL);
  due = add_due (card, LW_POOL_DUE_FACT, LW_STATE_UNKNOWN, 0);
  due->detail = g_strjoinv (_(", "), (char **) words->pdata);
  /* translators: before what is not entered of a person: birth, education */
  due->word = g_strdup (C_ ("pool", "Missing"));
}

/* ---- the way in ---- */

/* Who came with a roster has no way in, and nobody asks for one; who entered here has five steps. */
static void
find_steps (LwPoolCard *card)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  LwPoolDue *due;

  if (card->reserve == NULL || card->entry == NULL)
    return;
  for (guint i = 0; i < LW_POOL_N_STEPS; i++)
    if (lw_pool_card_step (card, (LwPoolStep) i) == 0)
      g_ptr_array_add (words, (gpointer) lw_pool_step_caption ((LwPoolStep) i));
  if (words->len == 0)
    return;
  g_ptr_array_add (words, NULL);
  due = add_due (card, LW_POOL_DUE_STEPS, LW_STATE_UNKNOWN, 0);
  due->detail = g_strjoinv (_(", "), (char **) words->pdata);
  /* translators: before the steps of the way into the pool that are not recorded */
  due->word = g_strdup (C_ ("pool", "Steps missing"));
}

/* ---- the way out ---- */

static void
find_leaving (LwPoolCard *card,
              LwDate      on)
{
  LwDate end = card->reserve != NULL ? card->reserve->end : 0;
  LwPoolDue *due;

  if (end == 0)
    return;
  due = add_due (card, LW_POOL_DUE_LEAVING,
                 lw_pool_due_state (end, on) == LW_STATE_MET ? LW_STATE_MET : LW_STATE_AT_RISK, end);
  due->word = g_strdup (C_ ("pool", "Leaves"));
  due->detail = _lw_pool_short_date (end, on);
}

/* ---- all ---- */

static int
rank (const LwPoolDue *due)
{
  static const int order[LW_N_STATES] = { [LW_STATE_NOT_MET] = 0, [LW_STATE_AT_RISK] = 1,
                                          [LW_STATE_UNKNOWN] = 3, [LW_STATE_MET] = 4 };

  if (due->kind == LW_POOL_DUE_FACT || due->kind == LW_POOL_DUE_STEPS
      || (due->kind == LW_POOL_DUE_LEAVING && due->state == LW_STATE_MET))
    return 2;
  return order[due->state];
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const LwPoolDue *one = *(LwPoolDue *const *) a, *other = *(LwPoolDue *const *) b;

  if (rank (one) != rank (other))
    return rank (one) - rank (other);
  return one->date < other->date ? -1 : one->date > other->date;
}

void
_lw_pool_sort_dues (LwPoolCard *card)
{
  g_ptr_array_sort (card->dues, compare_dues);
}

void
_lw_pool_find_reminders (LwPoolCard *card,
                         LwDate      on)
{
  find_measures (card, on);
  if (card->column != LW_POOL_PROPOSED)
    {
      find_talk (card, on);
      find_review (card, on);
    }
}

void
_lw_pool_find_dues (LwPoolCard *card,
                    GPtrArray  *results,
                    LwDate      on)
{
  _lw_pool_find_reminders (card, on);
  find_facts (card);
  find_steps (card);
  find_leaving (card, on);
  if (card->column != LW_POOL_PROPOSED)
    find_age (card, results, on);
  _lw_pool_sort_dues (card);
}
