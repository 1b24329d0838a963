/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-kin.h"
#include "lw-test.h"

static void
relate (GPtrArray *kinship, LwKey person, LwKey relative, const char *relation)
{
  LwKinship *record = lw_record_new (&lw_kinship_table);

  record->record.id = 100 + kinship->len;
  record->person = person;
  record->relative = relative;
  lw_set_text (&record->relation, relation);
  g_ptr_array_add (kinship, record);
}

static const LwKin *
find (GArray *kin, LwKey person)
{
  for (guint i = 0; i < kin->len; i++)
    if (g_array_index (kin, LwKin, i).person == person)
      return &g_array_index (kin, LwKin, i);
  return NULL;
}

static void
assert_kin (GPtrArray *kinship, LwKey person, LwKey other, const char *relation, gboolean recorded)
{
  g_autoptr (GArray) kin = lw_kin_find (kinship, person);
  const LwKin *found = find (kin, other);

  g_assert_cmpstr (found != NULL ? found->relation : NULL, ==, relation);
  if (found != NULL)
    g_assert_true ((found->record != 0) == recorded);
}

static void
test_reads_from_both_sides (void)
{
  g_autoptr (GPtrArray) kinship = g_ptr_array_new_with_free_func (lw_record_free);

  relate (kinship, 1, 2, "parent");
  relate (kinship, 3, 1, "spouse");
  assert_kin (kinship, 1, 2, "parent", TRUE);
  assert_kin (kinship, 2, 1, "child", TRUE);
  assert_kin (kinship, 1, 3, "spouse", TRUE);
  /* The spouse of a child is no near relative of art. 1045. */
  assert_kin (kinship, 2, 3, NULL, FALSE);
  for (guint i = 0; lw_kin_relations ()[i] != NULL; i++)
    {
      const char *word = lw_kin_relations ()[i];
      g_assert_nonnull (lw_kin_caption (word));
      g_assert_cmpstr (lw_kin_inverse (lw_kin_inverse (word)), ==, word);
    }
  g_assert_null (lw_kin_caption ("cousin"));
}

/* Nobody is his own ancestor, however long the way round is; what is recorded about the two
 * themselves does not count, or it could not be corrected. */
static void
test_counts_generations (void)
{
  g_autoptr (GPtrArray) kinship = g_ptr_array_new_with_free_func (lw_record_free);
  int above = 0;

  relate (kinship, 1, 2, "parent");
  relate (kinship, 3, 2, "child");
  relate (kinship, 3, 4, "spouse");
  relate (kinship, 4, 5, "grandparent");
  g_assert_true (lw_kin_generations (kinship, 1, 5, &above));
  g_assert_cmpint (above, ==, 4);
  g_assert_true (lw_kin_generations (kinship, 5, 1, &above));
  g_assert_cmpint (above, ==, -4);
  g_assert_cmpint (lw_kin_above ("parent"), ==, 1);
  g_assert_cmpint (lw_kin_above ("sibling"), ==, 0);
  g_assert_false (lw_kin_generations (kinship, 1, 2, &above));
  g_assert_false (lw_kin_generations (kinship, 1, 99, &above));
}

static void
test_walks_relations (void)
{
  g_autoptr (GPtrArray) kinship = g_ptr_array_new_with_free_func (lw_record_free);

  /* 1 and 4 are children of 2, whose parent is 3; 5 is a child of 4. */
  relate (kinship, 1, 2, "parent");
  relate (kinship, 2, 4, "child");
  relate (kinship, 2, 3, "parent");
  relate (kinship, 5, 4, "parent");
  assert_kin (kinship, 1, 3, "grandparent", FALSE);
  assert_kin (kinship, 3, 1, "grandchild", FALSE);
  assert_kin (kinship, 1, 4, "sibling", FALSE);
  assert_kin (kinship, 1, 5, NULL, FALSE); /* a nephew is none */
  assert_kin (kinship, 5, 2, "grandparent", FALSE);
}

/* Relations in a ring, or twice, end all the same. */
static void
test_a_ring_ends (void)
{
  g_autoptr (GPtrArray) kinship = g_ptr_array_new_with_free_func (lw_record_free);
  g_autoptr (GArray) kin = NULL;

  for (LwKey i = 1; i <= 20; i++)
    relate (kinship, i, i % 20 + 1, "sibling");
  relate (kinship, 2, 1, "sibling");
  relate (kinship, 1, 9, "cousin");
  kin = lw_kin_find (kinship, 1);
  g_assert_cmpuint (kin->len, ==, 19);
}

static void
test_no_parent_is_younger_than_the_child (void)
{
  g_assert_false (lw_kin_fits_births ("parent", 19630812, 19730920));
  g_assert_true (lw_kin_fits_births ("parent", 19630812, 19400000));
  g_assert_false (lw_kin_fits_births ("grandchild", 19730920, 19630812));
  g_assert_true (lw_kin_fits_births ("child", 19630812, 19900100));
  /* Partly known births and those beside one another say nothing against it. */
  g_assert_true (lw_kin_fits_births ("parent", 19630000, 19490812));
  g_assert_false (lw_kin_fits_births ("parent", 19630000, 19500101));
  /* eight years older */
  g_assert_false (lw_kin_fits_births ("parent", 19900601, 19820601));
  g_assert_false (lw_kin_fits_births ("child", 19820601, 19900601));
  g_assert_true (lw_kin_fits_births ("parent", 19900601, 19760601));
  g_assert_false (lw_kin_fits_births ("parent", 19900601, 19760602));
  g_assert_false (lw_kin_fits_births ("grandparent", 19900601, 19700601));
  g_assert_true (lw_kin_fits_births ("grandparent", 19900601, 19620601));
  g_assert_true (lw_kin_fits_births ("parent", 0, 19900101));
  g_assert_true (lw_kin_fits_births ("spouse", 19630812, 19990101));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kin/reads-from-both-sides", test_reads_from_both_sides);
  g_test_add_func ("/kin/counts-generations", test_counts_generations);
  g_test_add_func ("/kin/walks-relations", test_walks_relations);
  g_test_add_func ("/kin/a-ring-ends", test_a_ring_ends);
  g_test_add_func ("/kin/no-parent-is-younger", test_no_parent_is_younger_than_the_child);
  return g_test_run ();
}
