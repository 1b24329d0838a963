/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-radix.h"

#include <string.h>

#define DIGIT_BITS 11
#define BUCKETS (1u << DIGIT_BITS)
#define DIGITS 6 /* of 64 bits */

static guint
digit_of (guint64 key,
          guint   digit)
{
  return (guint) (key >> (digit * DIGIT_BITS)) & (BUCKETS - 1);
}

/* All digits are counted in one pass, so that those that are the same everywhere cost nothing. */
static guint32 *
count_digits (const LwRadixItem *items,
              guint              n)
{
  guint32 *counts = g_new0 (guint32, DIGITS * BUCKETS);

  for (guint i = 0; i < n; i++)
    for (guint digit = 0; digit < DIGITS; digit++)
      counts[digit * BUCKETS + digit_of (items[i].key, digit)]++;
  return counts;
}

static void
move_by_digit (const LwRadixItem *from,
               LwRadixItem       *to,
               guint              n,
               guint              digit,
               guint32           *counts)
{
  guint32 place = 0;

  for (guint i = 0; i < BUCKETS; i++)
    {
      guint32 count = counts[i];
      counts[i] = place;
      place += count;
    }
  for (guint i = 0; i < n; i++)
    to[counts[digit_of (from[i].key, digit)]++] = from[i];
}

void
lw_radix_sort (LwRadixItem *items,
               guint        n)
{
  g_autofree LwRadixItem *scratch = NULL;
  g_autofree guint32 *counts = NULL;
  LwRadixItem *from = items, *to;

  if (n < 2)
    return;
  counts = count_digits (items, n);
  to = scratch = g_new (LwRadixItem, n);
  for (guint digit = 0; digit < DIGITS; digit++)
    {
      guint32 *count = counts + digit * BUCKETS;
      LwRadixItem *swap;

      if (count[digit_of (items[0].key, digit)] == n)
        continue;
      move_by_digit (from, to, n, digit, count);
      swap = from;
      from = to;
      to = swap;
    }
  if (from != items)
    memcpy (items, from, sizeof (LwRadixItem) * n);
}
