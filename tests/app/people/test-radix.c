/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-radix.h"
#include "lw-test.h"

static int
compare_stable (gconstpointer a, gconstpointer b)
{
  const LwRadixItem *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static void
check (guint n, guint64 mask, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree LwRadixItem *items = g_new (LwRadixItem, MAX (n, 1));
  g_autofree LwRadixItem *wanted = g_new (LwRadixItem, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      items[i].key = ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)) & mask;
      items[i].row = i;
      wanted[i] = items[i];
    }
  qsort (wanted, n, sizeof *wanted, compare_stable);
  lw_radix_sort (items, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (items[i].key, ==, wanted[i].key);
      g_assert_cmpuint (items[i].row, ==, wanted[i].row);
    }
}

static void
test_sorts_and_keeps_the_order_of_equals (void)
{
  static const guint64 masks[] = { G_MAXUINT64, 0, 3, 0xff, G_GUINT64_CONSTANT (0x8000000000000000), 0x7ff00 };

  for (guint n = 0; n < 40; n++)
    for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
      check (n, masks[i], n + i);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    check (5000, masks[i], i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/radix/sorts-and-keeps-the-order-of-equals", test_sorts_and_keeps_the_order_of_equals);
  return g_test_run ();
}
