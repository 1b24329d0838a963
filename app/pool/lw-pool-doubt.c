/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool.h"

#include "lw-line.h"

#include <glib/gi18n-lib.h>

/* A clerk knows better than a program: what looks like a slip is told beside the fields and can be
 * saved. */

static char *
doubt_measure (const LwMeasureTaken *measure)
{
  return measure->result != NULL && measure->done == 0
             ? g_strdup (_("There is a result but no day on which it was done: the measure stays open "
                           "and falls due."))
             : NULL;
}

static int
year_of (const LwReview *review)
{
  return (review->about != 0 ? review->about : review->held) / 10000;
}

static gboolean
was_reviewed (LwLedger       *ledger,
              const LwReview *review)
{
  g_autoptr (GPtrArray) reviews
      = lw_ledger_list (ledger, &lw_review_table, "person", review->person, NULL);

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      const LwReview *other = reviews->pdata[i];

      if (other->record.id != review->record.id && other->kind == LW_REVIEW_YEARLY
          && year_of (other) == year_of (review))
        return TRUE;
    }
  return FALSE;
}

static char *
doubt_review (LwLedger       *ledger,
              const LwReview *review)
{
  if (review->held == 0 && review->kind == LW_REVIEW_TALK)
    return g_strdup (_("Without a day the talk does not count, and stays due."));
  if (review->kind != LW_REVIEW_YEARLY || year_of (review) == 0)
    return NULL;
  return was_reviewed (ledger, review)
             /* translators: a year */
             ? g_strdup_printf (_("A yearly review of %d is recorded already; this would be a second "
                                  "one."),
                                year_of (review))
             : NULL;
}

char *
lw_pool_find_doubt (LwLedger      *ledger,
                    gconstpointer  record)
{
  const LwTable *table = ((const LwRecord *) record)->table;

  if (table == &lw_measure_table)
    return doubt_measure (record);
  return table == &lw_review_table ? doubt_review (ledger, record) : NULL;
}

char *
lw_pool_doubt_mentor (const LwPoolCard *card,
                      const char       *mentor)
{
  g_autofree char *line = lw_line_clean (mentor);

  return g_strcmp0 (line, card->person->name) == 0
             ? g_strdup (_("Nobody is her own mentor; of a namesake add the post."))
             : NULL;
}
