/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

/* What a clerk is reminded of wherever she looks first: one line for each kind of thing that is
 * overdue, and one for each that is due soon. */

static LwPoolReminder *
find_line (GArray          *reminders,
           const LwPoolDue *due)
{
  LwPoolReminder line = { .kind = due->kind, .state = due->state, .date = due->date };

  for (guint i = 0; i < reminders->len; i++)
    {
      LwPoolReminder *reminder = &g_array_index (reminders, LwPoolReminder, i);

      if (reminder->kind == due->kind && reminder->state == due->state)
        return reminder;
    }
  g_array_append_val (reminders, line);
  return &g_array_index (reminders, LwPoolReminder, reminders->len - 1);
}

/* Each person once in a line, however many of her measures are due. */
static void
add_card (GArray           *reminders,
          const LwPoolCard *card)
{
  guint told = 0;

  for (guint i = 0; i < card->dues->len; i++)
    {
      const LwPoolDue *due = g_ptr_array_index (card->dues, i);
      guint bit = 1u << (2 * due->kind + (due->state == LW_STATE_NOT_MET));
      LwPoolReminder *reminder;

      if (due->state != LW_STATE_NOT_MET && due->state != LW_STATE_AT_RISK)
        continue;
      reminder = find_line (reminders, due);
      reminder->date = MIN (reminder->date, due->date);
      reminder->n += (told & bit) == 0;
      told |= bit;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const LwPoolReminder *one = a, *other = b;

  if (one->state != other->state)
    return one->state == LW_STATE_NOT_MET ? -1 : 1;
  return one->date != other->date ? one->date - other->date : (int) one->kind - (int) other->kind;
}

GArray *
lw_pool_reminders (LwLedger  *ledger,
                   LwDate     on,
                   GError   **error)
{
  g_autoptr (GPtrArray) cards = _lw_pool_load_bare (ledger, on, error);
  GArray *reminders;

  if (cards == NULL)
    return NULL;
  reminders = g_array_new (FALSE, FALSE, sizeof (LwPoolReminder));
  for (guint i = 0; i < cards->len; i++)
    add_card (reminders, g_ptr_array_index (cards, i));
  g_array_sort (reminders, compare);
  return reminders;
}

char *
lw_pool_reminder_text (const LwPoolReminder *reminder)
{
  gboolean late = reminder->state == LW_STATE_NOT_MET;
  guint n = reminder->n;

  switch (reminder->kind)
    {
    case LW_POOL_DUE_TALK:
      return g_strdup_printf (late ? ngettext ("Half-yearly talk overdue: %u reserve", "Half-yearly talks overdue: %u reserves", n)
                                   : ngettext ("Half-yearly talk due: %u reserve", "Half-yearly talks due: %u reserves", n), n);
    case LW_POOL_DUE_REVIEW:
      return g_strdup_printf (late ? ngettext ("Yearly review overdue: %u reserve", "Yearly reviews overdue: %u reserves", n)
                                   : ngettext ("Yearly review due: %u reserve", "Yearly reviews due: %u reserves", n), n);
    case LW_POOL_DUE_MEASURE:
    default:
      return g_strdup_printf (late ? ngettext ("Measures overdue: %u reserve", "Measures overdue: %u reserves", n)
                                   : ngettext ("Measures due: %u reserve", "Measures due: %u reserves", n), n);
    }
}
