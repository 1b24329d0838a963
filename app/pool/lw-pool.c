/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include <string.h>

static void
card_clear (gpointer data)
{
  LwPoolCard *card = data;

  lw_record_free (card->person);
  lw_record_free (card->village);
  lw_record_free (card->reserve);
  lw_record_free (card->entry);
  g_clear_pointer (&card->measures, g_ptr_array_unref);
  g_clear_pointer (&card->reviews, g_ptr_array_unref);
  g_ptr_array_unref (card->dues);
}

LwPoolCard *
lw_pool_card_ref (LwPoolCard *self)
{
  return g_rc_box_acquire (self);
}

void
lw_pool_card_unref (LwPoolCard *self)
{
  g_rc_box_release_full (self, card_clear);
}

gboolean
lw_pool_card_is_due (const LwPoolCard *card)
{
  const LwPoolDue *first = card->dues->len > 0 ? g_ptr_array_index (card->dues, 0) : NULL;

  return first != NULL && (first->state == LW_STATE_NOT_MET || first->state == LW_STATE_AT_RISK);
}

const char *
lw_pool_card_mentor (const LwPoolCard *card)
{
  return card->reserve != NULL ? card->reserve->mentor
         : card->entry != NULL ? card->entry->mentor
                               : NULL;
}

const char *
lw_pool_card_for_post (const LwPoolCard *card)
{
  return card->reserve != NULL ? card->reserve->for_post
         : card->entry != NULL ? card->entry->for_post
                               : NULL;
}

LwDate
lw_pool_card_step (const LwPoolCard *card,
                   LwPoolStep        step)
{
  return _lw_pool_taken_on (card->entry, card->reserve, step);
}

const char *
lw_pool_card_document (const LwPoolCard *card,
                       LwPoolStep        step)
{
  return card->entry != NULL ? *_lw_pool_step_document (card->entry, step) : NULL;
}

int
lw_pool_card_last_step (const LwPoolCard *card)
{
  for (int i = LW_POOL_N_STEPS - 1; i >= 0; i--)
    if (lw_pool_card_step (card, (LwPoolStep) i) != 0)
      return i;
  return -1;
}

/* ---- the same? ---- */

static gboolean
records_equal (gconstpointer one,
               gconstpointer other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return ((const LwRecord *) one)->id == ((const LwRecord *) other)->id && lw_record_equal (one, other);
}

static gboolean
lists_equal (GPtrArray  *one,
             GPtrArray  *other,
             GEqualFunc  equal)
{
  if (one == NULL || other == NULL || one->len != other->len)
    return one == other;
  for (guint i = 0; i < one->len; i++)
    if (!equal (one->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
dues_equal (gconstpointer a,
            gconstpointer b)
{
  const LwPoolDue *one = a;
  const LwPoolDue *other = b;

  return one->kind == other->kind && one->state == other->state && one->date == other->date
         && g_strcmp0 (one->word, other->word) == 0 && g_strcmp0 (one->detail, other->detail) == 0;
}

gboolean
lw_pool_card_equal (const LwPoolCard *one,
                    const LwPoolCard *other)
{
  return one->column == other->column && one->serving == other->serving
         && records_equal (one->person, other->person) && records_equal (one->village, other->village)
         && records_equal (one->reserve, other->reserve) && records_equal (one->entry, other->entry)
         && lists_equal (one->measures, other->measures, records_equal)
         && lists_equal (one->reviews, other->reviews, records_equal)
         && lists_equal (one->dues, other->dues, dues_equal);
}

static gboolean
parts_sources (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 ? strchr (",;/|", (int) c) != NULL
                                            : g_utf8_strchr ("、，；／｜", -1, c) != NULL);
}

char **
lw_pool_card_dup_sources (const LwPoolCard *card)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  const char *text = card->person->source != NULL ? card->person->source : "";
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && !parts_sources (c))
        continue;
      if (p > start)
        {
          g_autofree char *source = g_strndup (start, (gsize) (p - start));

          g_strv_builder_add (sources, source);
        }
      if (c == 0)
        return g_strv_builder_end (sources);
      start = g_utf8_next_char (p);
    }
}

gboolean
lw_pool_card_has_source (const LwPoolCard *card,
                         const char       *source)
{
  g_auto (GStrv) sources = lw_pool_card_dup_sources (card);

  return g_strv_contains ((const char *const *) sources, source);
}
