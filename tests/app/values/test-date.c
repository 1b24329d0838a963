/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-date.h"

static void
test_valid_at_every_precision (void)
{
  static const struct
  {
    LwDate date;
    gboolean valid, full;
  } cases[] = {
    { 0, FALSE, FALSE },        { 19910517, TRUE, TRUE },   { 19910500, TRUE, FALSE },  { 19910000, TRUE, FALSE },
    { 19911300, FALSE, FALSE }, { 19910532, FALSE, FALSE }, { 19910017, FALSE, FALSE }, { 18991231, FALSE, FALSE },
    { 19000101, TRUE, TRUE },   { 21991231, TRUE, TRUE },   { 22000101, FALSE, FALSE }, { 20000229, TRUE, TRUE },
    { 19000229, FALSE, FALSE }, { 20230229, FALSE, FALSE }, { 20240229, TRUE, TRUE },   { -19910517, FALSE, FALSE },
    { 20230431, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (lw_date_is_valid (cases[i].date), ==, cases[i].valid);
      g_assert_cmpint (lw_date_is_full (cases[i].date), ==, cases[i].full);
    }
}

static void
test_first_and_last_day (void)
{
  g_assert_cmpint (lw_date_first (19910000), ==, 19910101);
  g_assert_cmpint (lw_date_last (19910000), ==, 19911231);
  g_assert_cmpint (lw_date_first (20240200), ==, 20240201);
  g_assert_cmpint (lw_date_last (20240200), ==, 20240229);
  g_assert_cmpint (lw_date_last (20230200), ==, 20230228);
  g_assert_cmpint (lw_date_first (20230517), ==, 20230517);
  g_assert_cmpint (lw_date_last (20230517), ==, 20230517);
  g_assert_cmpint (lw_date_first (0), ==, 0);
  g_assert_cmpint (lw_date_last (0), ==, 0);
}

static void
test_days_agree_with_the_calendar_of_glib (void)
{
  g_autoptr(GDate) date = g_date_new_dmy (1, 1, 1900);

  for (LwDate day = 19000101; day < 21991231; day = lw_date_add_days (day, 1))
    {
      g_assert_cmpint (day, ==, LW_DATE (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date)));
      g_date_add_days (date, 1);
    }
  g_assert_cmpint (lw_date_days_between (19000101, 20261120), ==, 46344);
  g_assert_cmpint (lw_date_add_days (20240301, -1), ==, 20240229);
  g_assert_cmpint (lw_date_add_days (20261231, 365), ==, 20271231);
}

static void
test_months_end_with_the_month (void)
{
  g_assert_cmpint (lw_date_add_months (20260831, 6), ==, 20270228);
  g_assert_cmpint (lw_date_add_months (20261120, 6), ==, 20270520);
  g_assert_cmpint (lw_date_add_months (20261130, 3), ==, 20270228);
  g_assert_cmpint (lw_date_add_months (20260131, -2), ==, 20251130);
  g_assert_cmpint (lw_date_add_months (20261220, 1), ==, 20270120);
}

static void
test_leap_day_moves_to_march (void)
{
  g_assert_cmpint (lw_date_add_years (20000229, 35), ==, 20350301);
  g_assert_cmpint (lw_date_add_years (20000229, 36), ==, 20360229);
  g_assert_cmpint (lw_date_add_years (19910517, 36), ==, 20270517);
}

static void
test_agrees_at_the_coarser_precision (void)
{
  g_assert_true (lw_date_agrees (19910517, 19910500));
  g_assert_true (lw_date_agrees (19910000, 19910517));
  g_assert_true (lw_date_agrees (19910517, 19910517));
  g_assert_false (lw_date_agrees (19910517, 19910518));
  g_assert_false (lw_date_agrees (19910600, 19910517));
  g_assert_false (lw_date_agrees (19920000, 19910517));
  g_assert_false (lw_date_agrees (0, 19910517));
  g_assert_false (lw_date_agrees (0, 0));
}

static void
test_holds_from_start_until_before_end (void)
{
  g_assert_true (lw_date_holds (0, 0, 20261120));
  g_assert_true (lw_date_holds (20261120, 0, 20261120));
  g_assert_false (lw_date_holds (20261121, 0, 20261120));
  g_assert_false (lw_date_holds (0, 20261120, 20261120));
  g_assert_true (lw_date_holds (0, 20261121, 20261120));
  g_assert_true (lw_date_holds (20261100, 0, 20261101));
  g_assert_false (lw_date_holds (20261100, 0, 20261031));
  g_assert_true (lw_date_holds (20210000, 20270000, 20261231));
  g_assert_false (lw_date_holds (20210000, 20270000, 20270101));
}

static void
check_age (LwDate birth, LwDate on, int youngest, int oldest)
{
  int low = -1;
  int high = -1;

  g_assert_true (lw_age_on (birth, on, &low, &high));
  g_assert_cmpint (low, ==, youngest);
  g_assert_cmpint (high, ==, oldest);
}

static void
test_age_is_completed_years (void)
{
  check_age (19901120, 20261120, 36, 36);
  check_age (19901121, 20261120, 35, 35);
  check_age (19901119, 20261120, 36, 36);
  check_age (20000229, 20260228, 25, 25);
  check_age (20000229, 20260301, 26, 26);
  check_age (20000229, 20280229, 28, 28);
  check_age (20270101, 20261120, 0, 0);
}

static void
test_age_of_a_partial_date_is_a_range (void)
{
  check_age (19900000, 20261120, 35, 36);
  check_age (19901100, 20261120, 35, 36);
  check_age (19901000, 20261120, 36, 36);
  check_age (19901200, 20261120, 35, 35);
}

static void
test_no_birth_has_no_age (void)
{
  int low = -1;
  int high = -1;

  g_assert_false (lw_age_on (0, 20261120, &low, &high));
  g_assert_false (lw_age_on (19901300, 20261120, &low, &high));
  g_assert_cmpint (low, ==, -1);
}

static void
test_month_is_never_padded (void)
{
  static const LwDate dates[] = { 0, 19910000, 19910500, 19910517 };
  static const char *const texts[] = { "", "1991", "1991-05", "1991-05-17" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *iso = lw_date_to_iso (dates[i]);
      LwDate back = -1;

      g_assert_cmpstr (iso, ==, texts[i]);
      g_assert_true (lw_date_from_iso (texts[i], &back));
      g_assert_cmpint (back, ==, dates[i]);
    }
}

static void
test_iso_is_strict (void)
{
  static const char *const bad[] = { "1991-5",  "1991-05-7",  "91-05", "1991-13", "1991-02-30", "1991-00", "1991-05-00",
                                     "1991-05-17 ", "1991/05", "1991-", "abc", "19910517", "1991-05-", "１９９１" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      LwDate date = -1;

      g_assert_false (lw_date_from_iso (bad[i], &date));
      g_assert_cmpint (date, ==, -1);
    }
}

static void
test_text_has_the_same_precision (void)
{
  g_autofree char *none = lw_date_to_text (0);
  g_autofree char *year = lw_date_to_text (19910000);
  g_autofree char *month = lw_date_to_text (19910500);
  g_autofree char *day = lw_date_to_text (19910517);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (year, ==, "1991");
  g_assert_cmpstr (month, ==, "1991-05");
  g_assert_cmpstr (day, ==, "1991-05-17");
}

static void
test_today_is_a_full_date (void)
{
  g_assert_true (lw_date_is_full (lw_date_today ()));
  g_assert_cmpint (lw_date_today (), >, 20240101);
}

static void
test_a_clock_that_cannot_be_right (void)
{
  g_assert_false (lw_date_is_plausible_today (19700101));
  g_assert_false (lw_date_is_plausible_today (20101231));
  g_assert_true (lw_date_is_plausible_today (20261120));
  g_assert_false (lw_date_is_plausible_today (21000101));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/valid-at-every-precision", test_valid_at_every_precision);
  g_test_add_func ("/date/a-clock-that-cannot-be-right", test_a_clock_that_cannot_be_right);
  g_test_add_func ("/date/first-and-last-day", test_first_and_last_day);
  g_test_add_func ("/date/days-agree-with-the-calendar-of-glib", test_days_agree_with_the_calendar_of_glib);
  g_test_add_func ("/date/months-end-with-the-month", test_months_end_with_the_month);
  g_test_add_func ("/date/leap-day-moves-to-march", test_leap_day_moves_to_march);
  g_test_add_func ("/date/agrees-at-the-coarser-precision", test_agrees_at_the_coarser_precision);
  g_test_add_func ("/date/holds-from-start-until-before-end", test_holds_from_start_until_before_end);
  g_test_add_func ("/date/age-is-completed-years", test_age_is_completed_years);
  g_test_add_func ("/date/age-of-a-partial-date-is-a-range", test_age_of_a_partial_date_is_a_range);
  g_test_add_func ("/date/no-birth-has-no-age", test_no_birth_has_no_age);
  g_test_add_func ("/date/month-is-never-padded", test_month_is_never_padded);
  g_test_add_func ("/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/date/text-has-the-same-precision", test_text_has_the_same_precision);
  g_test_add_func ("/date/today-is-a-full-date", test_today_is_a_full_date);
  return g_test_run ();
}
