/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

#define ON 20261120
#define CALENDAR "measure=recruit-gap"
#define ROLLING "measure=recruit-gap\nwindow=rolling"

static void
assert_gap (TestVillage *village, const char *keys, LwDate on, LwDate horizon, LwState state, LwDate changes_on,
            const char *missing)
{
  g_autofree char *text = test_profile (keys);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, on, horizon, 0);
  const LwResult *result = test_result (results, "r");
  g_autofree char *got = test_words (result->missing);

  g_assert_cmpstr (lw_state_word (result->state), ==, lw_state_word (state));
  g_assert_cmpint (result->changes_on, ==, changes_on);
  g_assert_cmpstr (got, ==, missing);
  g_assert_false (result->has_value);
  g_assert_false (result->has_required);
}

/* Figures of 2023, 2024, 2025 and 2026; -1: no data. */
static TestVillage *
village_of_years (const int figures[4])
{
  TestVillage *village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  for (int i = 0; i < 4; i++)
    if (figures[i] >= 0)
      test_village_year (village, 2023 + i, figures[i]);

  return village;
}

static void
test_calendar (void)
{
  const struct
  {
    int figures[4];
    LwState state;
    LwDate changes_on;
    const char *missing;
  } cases[] = {
    { { 0, 0, 0, 1 }, LW_STATE_MET, 0, "" },
    { { 0, 0, 2, -1 }, LW_STATE_MET, 0, "" },
    { { 0, 1, 0, 0 }, LW_STATE_MET, 0, "" },
    { { -1, 1, -1, -1 }, LW_STATE_MET, 0, "" },
    { { 1, 0, 0, 0 }, LW_STATE_AT_RISK, 20270101, "" },
    { { 1, 0, 0, -1 }, LW_STATE_AT_RISK, 20270101, "" },
    { { 0, 0, 0, -1 }, LW_STATE_NOT_MET, 0, "" },
    { { 0, 0, 0, 0 }, LW_STATE_NOT_MET, 0, "" },
    { { 1, -1, 0, 0 }, LW_STATE_UNKNOWN, 0, "recruits:2024" },
    { { -1, 0, 0, 0 }, LW_STATE_UNKNOWN, 0, "recruits:2023" },
    { { -1, -1, -1, -1 }, LW_STATE_UNKNOWN, 0, "recruits:2023 recruits:2024 recruits:2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestVillage) village = village_of_years (cases[i].figures);

      assert_gap (village, CALENDAR, ON, 0, cases[i].state, cases[i].changes_on, cases[i].missing);
    }
}

static void
test_new_year (void)
{
  g_autoptr(TestVillage) village = village_of_years ((int[]) { 1, 0, 0, 0 });

  assert_gap (village, CALENDAR, 20251231, 0, LW_STATE_MET, 0, "");
  assert_gap (village, CALENDAR, 20260101, 0, LW_STATE_AT_RISK, 20270101, "");
  assert_gap (village, CALENDAR, 20261231, 0, LW_STATE_AT_RISK, 20270101, "");
  assert_gap (village, CALENDAR, 20270101, 0, LW_STATE_NOT_MET, 0, "");
}

static void
test_met_until_a_far_horizon (void)
{
  g_autoptr(TestVillage) village = village_of_years ((int[]) { 0, 1, 0, 0 });

  assert_gap (village, CALENDAR, ON, 20271231, LW_STATE_MET, 0, "");
  assert_gap (village, CALENDAR, ON, 20280101, LW_STATE_AT_RISK, 20280101, "");
}

static void
test_dated_recruits (void)
{
  g_autoptr(TestVillage) village = village_of_years ((int[]) { 0, 0, 0, 0 });

  /* The larger of the two counts; one of the base year only once it has happened. */
  test_village_recruit (village, 20261121);
  assert_gap (village, CALENDAR, 20261120, 0, LW_STATE_NOT_MET, 0, "");
  assert_gap (village, CALENDAR, 20261121, 0, LW_STATE_MET, 0, "");
  test_village_recruit (village, 20240000);
  assert_gap (village, CALENDAR, 20261120, 0, LW_STATE_MET, 0, "");
}

static void
test_years (void)
{
  g_autoptr(TestVillage) village = village_of_years ((int[]) { 1, 0, 0, 0 });

  assert_gap (village, CALENDAR "\nyears=4", ON, 0, LW_STATE_MET, 0, "");
  assert_gap (village, CALENDAR "\nyears=2", ON, 0, LW_STATE_NOT_MET, 0, "");
}

static void
test_rolling (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_recruit (village, 20240630);
  assert_gap (village, ROLLING, 20260629, 0, LW_STATE_MET, 0, "");
  assert_gap (village, ROLLING, 20260630, 0, LW_STATE_AT_RISK, 20270630, "");
  assert_gap (village, ROLLING, 20270629, 0, LW_STATE_AT_RISK, 20270630, "");
  assert_gap (village, ROLLING, 20270630, 0, LW_STATE_NOT_MET, 0, "");
}

static void
test_rolling_without_days (void)
{
  g_autoptr(TestVillage) village = village_of_years ((int[]) { 0, 0, 0, -1 });
  g_autoptr(TestVillage) some = village_of_years ((int[]) { 0, 0, 1, -1 });
  g_autoptr(TestVillage) month = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  assert_gap (village, ROLLING, ON, 0, LW_STATE_NOT_MET, 0, "");
  assert_gap (some, ROLLING, ON, 0, LW_STATE_UNKNOWN, 0, "recruits:2025");
  test_village_recruit (month, 20231100);
  assert_gap (month, ROLLING, ON, 0, LW_STATE_UNKNOWN, 0, "recruits:2023");
  assert_gap (month, ROLLING, 20261130, 0, LW_STATE_NOT_MET, 0, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recruit-gap/calendar", test_calendar);
  g_test_add_func ("/recruit-gap/new-year", test_new_year);
  g_test_add_func ("/recruit-gap/met-until-a-far-horizon", test_met_until_a_far_horizon);
  g_test_add_func ("/recruit-gap/dated-recruits", test_dated_recruits);
  g_test_add_func ("/recruit-gap/years", test_years);
  g_test_add_func ("/recruit-gap/rolling", test_rolling);
  g_test_add_func ("/recruit-gap/rolling-without-days", test_rolling_without_days);
  return g_test_run ();
}
