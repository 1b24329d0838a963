/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-report-text.h"
#include "report-sample.h"

#include "lw-measure.h"

#include <string.h>

static void
assert_padded (const char *name, const char *padded)
{
  g_autofree char *text = lw_report_padded_name (name);
  g_assert_cmpstr (text, ==, padded);
}

static void
test_padded (void)
{
  assert_padded ("孙浩", "孙　浩");
  assert_padded ("𠮷浩", "𠮷　浩");
  assert_padded ("王建民", "王建民");
  assert_padded ("Li", "Li");
  assert_padded ("", "");
  assert_padded (NULL, "");
}

static void
test_dates (void)
{
  g_autofree char *full = lw_report_date (20261208);
  g_autofree char *year = lw_report_date (20260000);
  g_autofree char *same = lw_report_date_short (20261219, 20261208);
  g_autofree char *next = lw_report_date_short (20270101, 20261208);
  g_autofree char *month = lw_report_month (19770312);

  g_assert_cmpstr (full, ==, "2026-12-08");
  g_assert_cmpstr (year, ==, "2026");
  g_assert_cmpstr (same, ==, "12-19");
  g_assert_cmpstr (next, ==, "2027-01-01");
  g_assert_cmpstr (month, ==, "1977-03");
}

static void
test_age (void)
{
  g_autofree char *sure = lw_report_age (19901219, 20261208);
  g_autofree char *range = lw_report_age (19900000, 20261208);
  g_autofree char *none = lw_report_age (0, 20261208);

  g_assert_cmpstr (sure, ==, "35");
  g_assert_cmpstr (range, ==, "35–36");
  g_assert_cmpstr (none, ==, "");
}

static void
test_explanation (void)
{
  g_autoptr (LwReportData) data = report_sample_new (1, 0, 0);
  LwResult *result = report_sample_result (data, 0, "reserve-count");

  lw_result_clear (result, lw_village_result_empty (((LwReportVillage *) g_ptr_array_index (data->villages, 0))->result));
  result->rule = g_ptr_array_index (data->rules, 6);
  g_assert_cmpstr (lw_rule_get_id (result->rule), ==, "reserve-count");
  result->state = result->bare = LW_STATE_NOT_MET;
  result->has_value = result->has_required = TRUE;
  result->value = 1;
  result->required = 3;
  report_sample_add_finding (&result->counted, "李晓雯", 19901219);
  LwFinding *near = report_sample_add_finding (&result->nearly, "周敏", 20020311);
  near->reason = LW_REASON_IN_STUDY;

  g_autofree char *text = lw_report_explanation (result, 20261208, FALSE);
  g_autofree char *remedy = lw_report_remedy (result, 20261208);
  g_autofree char *value = lw_report_value (result);
  g_assert_nonnull (strstr (text, "Counted: 李晓雯 (35"));
  g_assert_nonnull (strstr (text, "Nearly: 周敏 (24"));
  g_assert_nonnull (strstr (remedy, "Find 2 more people"));
  g_assert_nonnull (strstr (remedy, "周敏 will count after graduating"));
  g_assert_cmpstr (value, ==, "1 / 3");
  g_assert_cmpuint (lw_report_lack (result), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-text/names-of-two-characters-are-padded", test_padded);
  g_test_add_func ("/report-text/dates-as-precise-as-known", test_dates);
  g_test_add_func ("/report-text/an-uncertain-birth-gives-a-range", test_age);
  g_test_add_func ("/report-text/says-who-counts-who-nearly-does-and-what-to-do", test_explanation);
  return g_test_run ();
}
