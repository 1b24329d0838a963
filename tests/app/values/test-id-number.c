/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-id-number.h"

#include <locale.h>
#include <string.h>

#include "lw-date.h"

typedef struct
{
  const char *text;
  gboolean is_number;
  LwIdVerdict verdict;
  const char *normalised;
} Case;

static const Case cases[] = {
  { "419901197303175652", FALSE, LW_ID_VALID, "419901197303175652" },
  { "41990119980403307x", FALSE, LW_ID_VALID, "41990119980403307X" },
  { "41990119980403307Ｘ", FALSE, LW_ID_VALID, "41990119980403307X" },
  { "41990119980403307×", FALSE, LW_ID_VALID, "41990119980403307X" },
  { " 419901197303175652　", FALSE, LW_ID_VALID, "419901197303175652" },
  { "'419901197303175652", FALSE, LW_ID_VALID, "419901197303175652" },
  { "‘419901197303175652", FALSE, LW_ID_VALID, "419901197303175652" },
  { "419901 19730317 5652", FALSE, LW_ID_VALID, "419901197303175652" },
  { "419901-19730317-5652", FALSE, LW_ID_VALID, "419901197303175652" },
  { "４１９９０１１９７３０３１７５６５２", FALSE, LW_ID_VALID, "419901197303175652" },
  { "419901197303175652\n", FALSE, LW_ID_VALID, "419901197303175652" },

  { NULL, FALSE, LW_ID_EMPTY, NULL },
  { "", FALSE, LW_ID_EMPTY, NULL },
  { "　", FALSE, LW_ID_EMPTY, NULL },
  { "无", FALSE, LW_ID_EMPTY, NULL },
  { "—", FALSE, LW_ID_EMPTY, NULL },
  { "/", FALSE, LW_ID_EMPTY, NULL },
  { "'", FALSE, LW_ID_EMPTY, NULL },

  { "419901760817173", FALSE, LW_ID_OLD_FORM, "419901760817173" },
  { "419901760817173", TRUE, LW_ID_OLD_FORM, "419901760817173" },
  { "419901761317173", FALSE, LW_ID_IMPOSSIBLE_DATE, NULL },

  { "4.19901E+17", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "4.19901e+17", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "4.19901E17", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "4.19901199412135E+017", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "4.19901E+17", TRUE, LW_ID_DIGITS_LOST, NULL },
  { "419901197303175652", TRUE, LW_ID_DIGITS_LOST, NULL },
  { "4199011973031756", TRUE, LW_ID_DIGITS_LOST, NULL },
  { "419901197303175000", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "419901197303175000.00", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "419,901,197,303,175,652", FALSE, LW_ID_DIGITS_LOST, NULL },
  { "##########", FALSE, LW_ID_DIGITS_LOST, NULL },

  { "419902196706251715", FALSE, LW_ID_CHECKSUM, NULL },
  { "41990119730317565", FALSE, LW_ID_CHECKSUM, NULL },
  { "4199011973031756522", FALSE, LW_ID_CHECKSUM, NULL },
  { "41990119730317565X", FALSE, LW_ID_CHECKSUM, NULL },
  { "4199011973031756*2", FALSE, LW_ID_CHECKSUM, NULL },
  { "不详", FALSE, LW_ID_CHECKSUM, NULL },
  { "13800000000", FALSE, LW_ID_CHECKSUM, NULL },
  { "X19901197303175652", FALSE, LW_ID_CHECKSUM, NULL },

  { "419901196702318230", FALSE, LW_ID_IMPOSSIBLE_DATE, NULL },
  { "419901196802318932", FALSE, LW_ID_IMPOSSIBLE_DATE, NULL },
  { "41990118990101123X", FALSE, LW_ID_IMPOSSIBLE_DATE, NULL },
  { "419901219901011234", FALSE, LW_ID_IMPOSSIBLE_DATE, NULL },
};

static void
test_every_spelling_has_its_verdict (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normalised = NULL;
      LwIdVerdict verdict = lw_id_number_parse (cases[i].text, cases[i].is_number, &normalised);

      if (verdict != cases[i].verdict || g_strcmp0 (normalised, cases[i].normalised) != 0)
        {
          g_test_message ("“%s”: verdict %d, %s", cases[i].text, (int) verdict, normalised);
          g_test_fail ();
        }
      g_assert_cmpint (lw_id_number_parse (cases[i].text, cases[i].is_number, NULL), ==, verdict);
    }
}

static void
test_zeros_with_right_check_digit_are_valid (void)
{
  char number[19] = "419901197303170000";

  for (int sequence = 0; sequence < 1000; sequence++)
    {
      g_snprintf (number + 14, 5, "%03d", sequence);
      number[17] = lw_id_number_check (number);
      number[18] = '\0';
      g_assert_cmpint (lw_id_number_parse (number, FALSE, NULL), ==, LW_ID_VALID);
      g_assert_true (lw_id_number_is_valid (number));
    }
}

static void
test_one_wrong_place_is_always_found (void)
{
  static const char *const right = "419901197303175652";

  for (guint place = 0; place < 18; place++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char wrong[19];

        memcpy (wrong, right, sizeof wrong);
        wrong[place] = digit;
        g_assert_cmpint (lw_id_number_is_valid (wrong), ==, right[place] == digit);
      }
}

static void
test_birth_and_sex_are_in_the_number (void)
{
  g_assert_cmpint (lw_id_number_get_birth ("419901197303175652"), ==, 19730317);
  g_assert_cmpint (lw_id_number_get_sex ("419901197303175652"), ==, LW_SEX_MALE);
  g_assert_cmpint (lw_id_number_get_sex ("419901197004215423"), ==, LW_SEX_FEMALE);
  g_assert_cmpint (lw_id_number_get_birth ("419901760817173"), ==, 19760817);
  g_assert_cmpint (lw_id_number_get_sex ("419901760817173"), ==, LW_SEX_MALE);
  g_assert_cmpint (lw_id_number_get_birth ("419901197303175653"), ==, 0);
  g_assert_cmpint (lw_id_number_get_sex ("419901197303175653"), ==, LW_SEX_UNKNOWN);
  g_assert_cmpint (lw_id_number_get_birth (NULL), ==, 0);
  g_assert_cmpint (lw_id_number_get_sex (""), ==, LW_SEX_UNKNOWN);
  g_assert_false (lw_id_number_is_valid (NULL));
  g_assert_false (lw_id_number_is_valid ("419901760817173"));
  g_assert_false (lw_id_number_is_valid ("4199011973031756520"));
}

static void
test_old_form_upgrades (void)
{
  g_autofree char *upgraded = lw_id_number_upgrade ("419901760817173");
  g_autofree char *none = lw_id_number_upgrade ("419901197303175652");

  g_assert_true (lw_id_number_is_valid (upgraded));
  g_assert_true (g_str_has_prefix (upgraded, "41990119760817173"));
  g_assert_null (none);
  g_assert_null (lw_id_number_upgrade (NULL));
}

static void
test_mask_shows_eight_places (void)
{
  static const struct
  {
    const char *number, *masked;
  } masks[] = {
    { "410305199001011234", "4103**********1234" }, { "410305900101123", "4103*******1123" }, { "1234", "****" },
    { "", "" }, { NULL, "" }, { "张三", "**" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *masked = lw_id_number_mask (masks[i].number);

      g_assert_cmpstr (masked, ==, masks[i].masked);
    }
}

static void
test_explains_all_but_valid_and_empty (void)
{
  for (int verdict = LW_ID_VALID; verdict <= LW_ID_IMPOSSIBLE_DATE; verdict++)
    {
      g_autofree char *why = lw_id_number_explain ("41990119730317565", (LwIdVerdict) verdict);

      g_assert_cmpint (why != NULL, ==, verdict != LW_ID_VALID && verdict != LW_ID_EMPTY);
      if (verdict == LW_ID_CHECKSUM)
        g_assert_nonnull (strstr (why, "17"));
    }
}

static void
test_decided_birth_comes_first (void)
{
  static const char *const number = "419901197303175652";

  g_assert_cmpint (lw_birth_effective (19720101, number, 19740000), ==, 19720101);
  g_assert_cmpint (lw_birth_effective (0, number, 19740000), ==, 19730317);
  g_assert_cmpint (lw_birth_effective (0, "419901760817173", 19740000), ==, 19740000);
  g_assert_cmpint (lw_birth_effective (0, NULL, 19740000), ==, 19740000);
  g_assert_cmpint (lw_birth_effective (0, NULL, 0), ==, 0);
  g_assert_cmpint (lw_sex_effective (number, LW_SEX_FEMALE), ==, LW_SEX_MALE);
  g_assert_cmpint (lw_sex_effective (NULL, LW_SEX_FEMALE), ==, LW_SEX_FEMALE);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-number/every-spelling-has-its-verdict", test_every_spelling_has_its_verdict);
  g_test_add_func ("/id-number/zeros-with-right-check-digit-are-valid", test_zeros_with_right_check_digit_are_valid);
  g_test_add_func ("/id-number/one-wrong-place-is-always-found", test_one_wrong_place_is_always_found);
  g_test_add_func ("/id-number/birth-and-sex-are-in-the-number", test_birth_and_sex_are_in_the_number);
  g_test_add_func ("/id-number/old-form-upgrades", test_old_form_upgrades);
  g_test_add_func ("/id-number/mask-shows-eight-places", test_mask_shows_eight_places);
  g_test_add_func ("/id-number/explains-all-but-valid-and-empty", test_explains_all_but_valid_and_empty);
  g_test_add_func ("/id-number/decided-birth-comes-first", test_decided_birth_comes_first);
  return g_test_run ();
}
