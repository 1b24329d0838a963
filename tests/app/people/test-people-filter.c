/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people-sample.h"

#include "lw-people-filter.h"

static LwPeopleFilter *
make_filter (void)
{
  LwPeopleFilter *filter = lw_people_filter_new ();
  LwKey village = 42;

  filter->text = g_strdup ("张 [一] =");
  filter->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_array_append_val (filter->villages, village);
  filter->bodies = LW_PEOPLE_SUPERVISION;
  filter->not_bodies = TRUE;
  filter->age_to = 35;
  filter->age_unsure = TRUE;
  filter->education = LW_EDUCATION_JUNIOR_COLLEGE;
  filter->sexes = 1u << LW_SEX_FEMALE;
  filter->political_statuses = 1u << LW_POLITICAL_STATUS_MEMBER;
  filter->pool = LW_PEOPLE_IN_POOL;
  filter->source = g_strdup ("返乡");
  filter->doubts = LW_PEOPLE_NO_ID;
  return filter;
}

static void
test_text_keeps_every_criterion (void)
{
  g_autoptr (LwPeopleFilter) filter = make_filter ();
  g_autofree char *text = lw_people_filter_to_text (filter);
  g_autoptr (LwPeopleFilter) back = lw_people_filter_from_text (text);
  g_autofree char *again = lw_people_filter_to_text (back);

  g_assert_cmpstr (text, ==, again);
  for (guint i = 0; i < LW_PEOPLE_N_CRITERIA; i++)
    {
      g_autofree char *said = lw_people_filter_describe (back, (LwPeopleCriterion) i, NULL);

      g_assert_true (lw_people_filter_has (back, (LwPeopleCriterion) i));
      g_assert_cmpstr (said, !=, "");
      lw_people_filter_drop (back, (LwPeopleCriterion) i);
      g_assert_false (lw_people_filter_has (back, (LwPeopleCriterion) i));
    }
  g_assert_true (lw_people_filter_is_empty (back));
}

static void
test_what_is_not_understood_is_no_filter (void)
{
  static const char *const texts[] = { NULL, "", "nonsense", "[filter]\nage-to=old\nvillages=a b\n", "[other]\nsexes=2\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LwPeopleFilter) filter = lw_people_filter_from_text (texts[i]);

      filter->age_to = filter->age_to == 0 ? -1 : filter->age_to;
      g_assert_true (lw_people_filter_is_empty (filter));
    }
}

static void
test_kept_by_name_and_undone (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleFilter) filter = make_filter ();
  g_autoptr (LwPeopleFilter) back = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL, *other = NULL;

  sample_begin (sample, "keep");
  g_assert_true (lw_people_filters_store (sample->ledger, "青年 [人才] = 1", filter, &error));
  g_assert_true (lw_people_filters_store (sample->ledger, "b", filter, &error));
  sample_commit (sample);
  names = lw_people_filters_list (sample->ledger);
  g_assert_cmpuint (names->len, ==, 2);
  back = lw_people_filters_load (sample->ledger, "青年 [人才] = 1");
  g_assert_nonnull (back);
  one = lw_people_filter_to_text (filter);
  other = lw_people_filter_to_text (back);
  g_assert_cmpstr (one, ==, other);
  sample_begin (sample, "forget");
  g_assert_true (lw_people_filters_store (sample->ledger, "b", NULL, &error));
  sample_commit (sample);
  g_assert_null (lw_people_filters_load (sample->ledger, "b"));
  g_assert_true (lw_journal_undo (sample->ledger, NULL, &error));
  g_assert_true (lw_journal_undo (sample->ledger, NULL, &error));
  g_clear_pointer (&names, g_ptr_array_unref);
  names = lw_people_filters_list (sample->ledger);
  g_assert_cmpuint (names->len, ==, 0);
}

/* The input method decides which comma it is. */
static void
test_words_of_a_source (void)
{
  g_auto (GStrv) words = lw_people_source_words ("退役军人、返乡 大学生，致富能手；; 　𠮷\n合作社");
  g_auto (GStrv) none = lw_people_source_words ("，、 　");
  const char *const wanted[] = { "退役军人", "返乡", "大学生", "致富能手", "𠮷", "合作社", NULL };

  g_assert_true (g_strv_equal ((const char *const *) words, wanted));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-filter/text-keeps-every-criterion", test_text_keeps_every_criterion);
  g_test_add_func ("/people-filter/what-is-not-understood-is-no-filter", test_what_is_not_understood_is_no_filter);
  g_test_add ("/people-filter/kept-by-name-and-undone", Sample, NULL, sample_init_empty, test_kept_by_name_and_undone, sample_clear);
  g_test_add_func ("/people-filter/words-of-a-source", test_words_of_a_source);
  return g_test_run ();
}
