/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-village-facts-text.h"

#include <locale.h>

#define TODAY 20261126

static const LwField *
field_of (const char *name)
{
  return lw_table_find_field (&lw_village_table, name);
}

typedef struct
{
  const char *field;
  const char *text;
  gint64 number; /* as it is kept afterwards */
  gboolean refused;
} Case;

static void
test_numbers_and_days_are_read_or_answered (void)
{
  static const Case cases[] = {
    { "party_seats", "5", 5, FALSE },           { "party_seats", "五", 5, FALSE },
    { "party_seats", "５席", 0, TRUE },         { "party_seats", "５", 5, FALSE },
    { "party_seats", "-3", 0, TRUE },           { "party_seats", "9999999", 0, TRUE },
    { "party_seats", "3.5", 0, TRUE },          { "party_seats", "三到五", 0, TRUE },
    { "party_seats", "", LW_INT_NULL, FALSE },  { "party_seats", " \n", LW_INT_NULL, FALSE },
    { "households", "1,402户", 1402, FALSE },   { "population", "99999999999999999999", 0, TRUE },
    { "population", "2000000", 0, TRUE },       { "voters", "😀", 0, TRUE },
    { "term_start", "2024.2", 20240200, FALSE }, { "term_start", "2025-02-30", 0, TRUE },
    { "term_start", "2027-01-01", 0, TRUE },    { "kinship_checked", "二〇二五年三月", 20250300, FALSE },
    { "kinship_checked", "", 0, FALSE },        { "kinship_checked", "去年", 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwVillage) village = lw_record_new (&lw_village_table);
      const LwField *field = field_of (cases[i].field);
      g_autofree char *problem = NULL;

      lw_record_set_int (village, field, 0);
      problem = lw_village_fact_read (field, cases[i].text, TODAY, village);
      g_test_message ("%s: %s", cases[i].field, cases[i].text);
      g_assert_cmpint (problem != NULL, ==, cases[i].refused);
      g_assert_cmpint (lw_record_get_int (village, field), ==, cases[i].number);
    }
}

static void
test_a_name_is_a_line_and_not_empty (void)
{
  g_autoptr (LwVillage) village = lw_record_new (&lw_village_table);
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *none = NULL, *empty = NULL, *too_long = NULL, *notes = NULL;

  none = lw_village_fact_read (field_of ("name"), " 张庄\n村 ", TODAY, village);
  g_assert_null (none);
  g_assert_cmpstr (village->name, ==, "张庄 村");
  empty = lw_village_fact_read (field_of ("name"), " \t", TODAY, village);
  too_long = lw_village_fact_read (field_of ("name"), endless, TODAY, village);
  notes = lw_village_fact_read (field_of ("notes"), endless, TODAY, village);
  g_assert_nonnull (empty);
  g_assert_nonnull (too_long);
  g_assert_nonnull (notes);
  g_assert_cmpstr (village->name, ==, "张庄 村");
  g_assert_null (village->notes);
}

static void
test_no_recruits_is_not_unknown (void)
{
  gint64 count = 7;
  g_autofree char *none = lw_recruits_read ("0", &count);
  g_autofree char *many = NULL, *empty = NULL;

  g_assert_null (none);
  g_assert_cmpint (count, ==, 0);
  empty = lw_recruits_read ("", &count);
  g_assert_null (empty);
  g_assert_cmpint (count, ==, LW_INT_NULL);
  many = lw_recruits_read ("5000", &count);
  g_assert_nonnull (many);
}

static void
test_marks_are_words_of_the_field (void)
{
  g_autofree char *text = lw_village_tags_text ("merged other weak");
  g_autofree char *none = lw_village_tags_text ("");

  g_assert_cmpstr (text, ==, "merged, other, weak");
  g_assert_cmpstr (none, ==, "");
  g_assert_null (lw_village_tag_caption ("other"));
  g_assert_cmpstr (lw_village_tag_caption ("poor"), ==, "ex-poor");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/village-facts-text/numbers-and-days", test_numbers_and_days_are_read_or_answered);
  g_test_add_func ("/village-facts-text/name", test_a_name_is_a_line_and_not_empty);
  g_test_add_func ("/village-facts-text/recruits", test_no_recruits_is_not_unknown);
  g_test_add_func ("/village-facts-text/marks", test_marks_are_words_of_the_field);
  return g_test_run ();
}
