/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-captions.h"

#include <locale.h>

typedef struct
{
  const char *text;
  gint64 code; /* -1: not understood */
} Case;

static void
fail (const char *text, gint64 found, gint64 wanted)
{
  if (found == wanted)
    return;
  g_test_message ("“%s”: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, text, found, wanted);
  g_test_fail ();
}

static void
test_sex (void)
{
  static const Case cases[] = {
    { "男", 1 }, { "女", 2 }, { " 男 ", 1 }, { "女性", 2 }, { "M", 1 }, { "f", 2 }, { "１", 1 }, { "2", 2 }, { "", 0 },
    { "无", 0 }, { NULL, 0 }, { "男女", -1 }, { "未知", -1 }, { "3", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwSex sex = LW_SEX_FEMALE;
      gboolean known = lw_sex_parse (cases[i].text, &sex);

      fail (cases[i].text, known ? (int) sex : -1, cases[i].code);
    }
}

static void
test_every_ethnicity_with_and_without_its_ending (void)
{
  for (int code = 1; code <= 56; code++)
    {
      const char *name = lw_ethnicity_name (code);
      g_autofree char *stem = g_utf8_substring (name, 0, g_utf8_strlen (name, -1) - 1);
      g_autofree char *digits = g_strdup_printf ("%02d", code);
      int found = 0;

      g_assert_true (g_str_has_suffix (name, "族"));
      g_assert_true (lw_ethnicity_parse (name, &found) && found == code);
      g_assert_true (lw_ethnicity_parse (stem, &found) && found == code);
      g_assert_true (lw_ethnicity_parse (digits, &found) && found == code);
    }
}

static void
test_ethnicity (void)
{
  static const Case cases[] = {
    { "汉", 1 },  { "汉族", 1 }, { "维吾尔", 5 }, { "维族", 5 }, { "苗", 6 },  { "满 族", 11 }, { "1", 1 }, { "56", 56 },
    { "57", -1 }, { "97", 97 },  { "其他", 97 },  { "", 0 },     { "无", 0 },  { "火星族", -1 }, { "0", -1 },
    { "土", 30 }, { "土家", 15 }, { "族", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int code = 99;
      gboolean known = lw_ethnicity_parse (cases[i].text, &code);

      fail (cases[i].text, known ? code : -1, cases[i].code);
    }
  g_assert_cmpstr (lw_ethnicity_name (56), ==, "基诺族");
  g_assert_cmpstr (lw_ethnicity_name (0), ==, "");
}

static void
test_political_status (void)
{
  static const Case cases[] = {
    { "中共党员", 1 }, { "党员", 1 }, { "共产党员", 1 }, { "正式党员", 1 }, { "预备党员", 2 }, { "中共预备党员", 2 }, { "预备", 2 },
    { "党员（预备）", 2 }, { "团员", 3 }, { "共青团员", 3 }, { "群众", 13 }, { "群 众", 13 }, { "无党派人士", 12 }, { "民盟盟员", 5 },
    { "九三学社社员", 10 }, { "01", 1 }, { "1", 1 }, { "02", 2 }, { "03", 3 }, { "13", 13 }, { "14", -1 }, { "0", -1 },
    { "群众（入党积极分子）", 13 }, { "团员(发展对象)", 3 }, { "积极分子", -1 }, { "入党积极分子", -1 }, { "", 0 }, { "无", 0 }, { "—", 0 },
    { "党", -1 }, { "非党员", 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwPoliticalStatus status = LW_POLITICAL_STATUS_LEAGUE;
      gboolean known = lw_political_status_parse (cases[i].text, &status);

      fail (cases[i].text, known ? (int) status : -1, cases[i].code);
    }
  g_assert_cmpstr (lw_political_status_word ((LwPoliticalStatus) 5), ==, "other");
  g_assert_cmpstr (lw_political_status_word (LW_POLITICAL_STATUS_MEMBER), ==, "member");
  g_assert_null (lw_political_status_word (LW_POLITICAL_STATUS_UNKNOWN));
}

static void
test_org_form (void)
{
  static const Case cases[] = {
    { "支部", 1 }, { "党支部", 1 }, { "联合党支部", 1 }, { "支部委员会", 1 }, { "张庄村党支部", 1 }, { "总支", 2 }, { "党总支", 2 },
    { "党总支部", 2 }, { "总支部委员会", 2 }, { "党委", 3 }, { "党的基层委员会", 3 }, { "社区党委", 3 }, { "", 0 }, { "无", 0 },
    { "团支部", -1 }, { "未建立党支部", -1 }, { "党工委", -1 }, { "村委会", -1 }, { "两个支部和一个总支2", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwOrgForm form = LW_ORG_FORM_COMMITTEE;
      gboolean known = lw_org_form_parse (cases[i].text, &form);

      fail (cases[i].text, known ? (int) form : -1, cases[i].code);
    }
}

static void
test_village_kind (void)
{
  static const Case cases[] = {
    { "村", 1 }, { "行政村", 1 }, { "村委会", 1 }, { "社区", 2 }, { "居委会", 2 }, { "社区居民委员会", 2 }, { "林场", 3 }, { "其他", 3 },
    { "", 0 }, { "自然村", -1 }, { "镇", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwVillageKind kind = LW_VILLAGE_KIND_OTHER;
      gboolean known = lw_village_kind_parse (cases[i].text, &kind);

      fail (cases[i].text, known ? (int) kind : -1, cases[i].code);
    }
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "480", 480 }, { "1,749", 1749 }, { "1，749", 1749 }, { "1 749", 1749 }, { "480户", 480 }, { "２３", 23 }, { "12人", 12 },
    { "无", 0 }, { "", 0 }, { "—", 0 }, { "/", 0 }, { "0", 0 }, { "480.00", 480 }, { "1,234,567", 1234567 }, { "两名", 2 },
    { "十二人", 12 }, { "共480户", 480 }, { "1,749.0", 1749 }, { "000012", 12 }, { "零", 0 },
    { "约450", -1 }, { "约1600", -1 }, { "待定", -1 }, { "20多", -1 }, { "-3", -1 }, { "1.5", -1 }, { "1,74", -1 }, { "12,34", -1 },
    { ",123", -1 }, { "1,2345", -1 }, { "2万", -1 }, { "480-500", -1 }, { "1E+05", -1 }, { "99999999999999999999", -1 }, { "户", -1 },
    { "1,234567", -1 }, { "480左右", -1 }, { "十二十", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 number = 77;
      gboolean known = lw_number_parse (cases[i].text, &number);

      fail (cases[i].text, known ? number : -1, cases[i].code);
      g_assert_true (known || number == 0);
    }
}

static void
test_blank_says_nothing (void)
{
  static const char *const blank[] = { NULL, "", " ", "　", "\n", "无", "—", "－", "-", "--", "/", "／", "空", "（无）", "暂无", "n/a" };
  static const char *const speaking[] = { "不详", "0", "否", "无职务", "张三", "无党派" };

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    g_assert_true (lw_text_is_blank (blank[i]));
  for (guint i = 0; i < G_N_ELEMENTS (speaking); i++)
    g_assert_false (lw_text_is_blank (speaking[i]));
}

static void
test_every_post_has_a_caption_of_its_own (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint named = 0;

  for (int body = 0; body <= LW_BODY_SUPERVISION; body++)
    for (int position = 0; position <= LW_POSITION_MEMBER; position++)
      for (int kind = 1; kind <= 2; kind++)
        {
          char *caption = lw_post_caption ((LwBody) body, (LwPosition) position, (LwVillageKind) kind, LW_ORG_FORM_BRANCH);

          named += *caption != '\0';
          if (*caption)
            g_hash_table_add (seen, caption);
          else
            g_free (caption);
        }
  g_assert_cmpuint (named, ==, 18);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3 + 6 + 6);
}

static void
test_stable_words (void)
{
  g_assert_cmpstr (lw_sex_word (LW_SEX_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (lw_sex_word (LW_SEX_FEMALE), ==, "female");
  g_assert_cmpstr (lw_body_word (LW_BODY_PARTY_COMMITTEE), ==, "party-committee");
  g_assert_cmpstr (lw_body_word (LW_BODY_SUPERVISION), ==, "supervision");
  g_assert_cmpstr (lw_position_word (LW_POSITION_DEPUTY_CHAIR), ==, "deputy-chair");
  g_assert_cmpstr (lw_village_kind_word (LW_VILLAGE_KIND_OTHER), ==, "other");
  g_assert_cmpstr (lw_org_form_word (LW_ORG_FORM_GENERAL_BRANCH), ==, "general-branch");
  g_assert_null (lw_body_word (LW_BODY_NONE));
  g_assert_null (lw_org_form_word (LW_ORG_FORM_UNKNOWN));
}

/* In brief nothing gets longer, and what has no brief word keeps its caption. */
static void
test_brief_captions_are_no_longer_than_the_others (void)
{
  for (int code = LW_EDUCATION_DOCTOR; code <= LW_EDUCATION_NONE; code++)
    g_assert_cmpuint (strlen (lw_education_brief ((LwEducation) code)), <=,
                      strlen (lw_education_caption ((LwEducation) code)));
  for (int code = LW_POLITICAL_STATUS_MEMBER; code <= LW_POLITICAL_STATUS_MASSES; code++)
    g_assert_cmpuint (strlen (lw_political_status_brief ((LwPoliticalStatus) code)), <=,
                      strlen (lw_political_status_caption ((LwPoliticalStatus) code)));
  g_assert_cmpstr (lw_education_brief (LW_EDUCATION_SENIOR_SECONDARY), ==, "Secondary");
  g_assert_cmpstr (lw_education_brief (LW_EDUCATION_PRIMARY), ==, "Primary school");
  g_assert_cmpstr (lw_political_status_brief (LW_POLITICAL_STATUS_LEAGUE), ==, "League");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/captions/sex", test_sex);
  g_test_add_func ("/captions/every-ethnicity-with-and-without-its-ending", test_every_ethnicity_with_and_without_its_ending);
  g_test_add_func ("/captions/ethnicity", test_ethnicity);
  g_test_add_func ("/captions/political-status", test_political_status);
  g_test_add_func ("/captions/org-form", test_org_form);
  g_test_add_func ("/captions/village-kind", test_village_kind);
  g_test_add_func ("/captions/numbers", test_numbers);
  g_test_add_func ("/captions/blank-says-nothing", test_blank_says_nothing);
  g_test_add_func ("/captions/every-post-has-a-caption-of-its-own", test_every_post_has_a_caption_of_its_own);
  g_test_add_func ("/captions/stable-words", test_stable_words);
  g_test_add_func ("/captions/brief-captions-are-no-longer-than-the-others", test_brief_captions_are_no_longer_than_the_others);
  return g_test_run ();
}
