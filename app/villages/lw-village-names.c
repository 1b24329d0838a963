/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-change.h"

#include "lw-date.h"
#include "lw-names.h"

#include <glib/gi18n-lib.h>

/* What a village went through, in words. */

static char *
short_name (LwLedger *ledger,
            LwKey     key)
{
  g_autoptr (LwVillage) village = key != 0 ? lw_ledger_get (ledger, &lw_village_table, key, NULL) : NULL;

  return village != NULL ? lw_village_name_short (village->name) : g_strdup ("?");
}

/* What a village was called from a change of its name on: as before the next, else as today. */
static char *
name_after (const LwVillageChange *change,
            LwLedger              *ledger)
{
  g_autoptr (GPtrArray) all
      = lw_ledger_list (ledger, &lw_village_change_table, "village", change->village, NULL);
  const LwVillageChange *next = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const LwVillageChange *other = g_ptr_array_index (all, i);

      if (other->kind == LW_VILLAGE_CHANGE_RENAMED && other->changed_on > change->changed_on
          && (next == NULL || other->changed_on < next->changed_on))
        next = other;
    }
  return next != NULL && next->name != NULL ? lw_village_name_short (next->name)
                                            : short_name (ledger, change->village);
}

/* The same on every base date, also on one before it is in force. */
static char *
renaming (const LwVillageChange *change,
          const char            *day,
          const char            *old,
          LwLedger              *ledger)
{
  g_autofree char *new = name_after (change, ledger);

  /* translators: day, name before, name after */
  return g_str_equal (old, new) ? g_strdup_printf (_("%s: got another code"), day)
                                : g_strdup_printf (_("%1$s: %2$s renamed to %3$s"), day, old, new);
}

static char *
sentence (const LwVillageChange *change,
          LwKey                  village,
          LwLedger              *ledger)
{
  g_autofree char *day = lw_date_to_iso (change->changed_on);
  g_autofree char *old = lw_village_name_short (change->name != NULL ? change->name : "?");
  g_autofree char *other = short_name (ledger, change->other);

  switch (change->kind)
    {
    case LW_VILLAGE_CHANGE_MERGED:
      /* translators: day, village that went, village that it went into */
      return village == change->village ? g_strdup_printf (_("%1$s: merged into %2$s"), day, other)
                                        : g_strdup_printf (_("%1$s: %2$s was merged into it"), day, old);
    case LW_VILLAGE_CHANGE_DIVIDED:
      return village == change->village ? g_strdup_printf (_("%1$s: %2$s was divided from it"), day, other)
                                        : g_strdup_printf (_("%1$s: divided from %2$s"), day, old);
    case LW_VILLAGE_CHANGE_RENAMED:
    default:
      return renaming (change, day, old, ledger);
    }
}

char *
lw_village_change_text (const LwVillageChange *change,
                        LwKey                  village,
                        LwLedger              *ledger)
{
  g_autofree char *text = sentence (change, village, ledger);

  return change->document != NULL && *change->document != '\0' ? g_strdup_printf (_("%1$s (%2$s)"), text, change->document)
                                                               : g_steal_pointer (&text);
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  return (*(LwVillageChange *const *) b)->changed_on - (*(LwVillageChange *const *) a)->changed_on;
}

GPtrArray *
lw_village_changes (LwLedger *ledger,
                    LwKey     village,
                    GError  **error)
{
  g_autoptr (GPtrArray) all = lw_ledger_list (ledger, &lw_village_change_table, NULL, 0, error);
  GPtrArray *found;

  if (all == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func (lw_record_free);
  for (guint i = 0; i < all->len; i++)
    {
      const LwVillageChange *change = g_ptr_array_index (all, i);

      if (village == 0 || change->village == village || change->other == village)
        g_ptr_array_add (found, lw_record_copy (change));
    }
  g_ptr_array_sort (found, newest_first);
  return found;
}
