/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-profile.h"

#include <string.h>

#define HEAD "[profile]\nid=a\nname=A\n"
#define RULE HEAD "[rule r]\ntitle=T\nlevel=required\n" /* lines 4 to 6 */

static void
assert_refused (const char *text, guint line, const char *reason)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *where = g_strdup_printf ("x.profile, line %u: ", line);
  LwProfile *profile = lw_profile_parse (text, "x.profile", &error);

  g_assert_null (profile);
  g_assert_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, where) || !strstr (error->message, reason))
    g_error ("“%s” is not about line %u and “%s”", error->message, line, reason);
}

static const struct
{
  const char *text;
  guint line;
  const char *reason;
} refusals[] = {
  { "", 1, "[profile]" },
  { "# nothing\n", 2, "[profile]" },
  { "id=a\n", 1, "[profile]" },
  { "[rule r]\n", 1, "[profile]" },
  { "[profile]\nname=A\n", 1, "no id" },
  { "[profile]\nid=a\n", 1, "no name" },
  { "[profile]\nid=A b\n", 2, "is no id" },
  { "[profile]\nid=-a\n", 2, "is no id" },
  { HEAD "[profile]\n", 4, "comes twice" },
  { HEAD "name=B\n", 4, "comes twice" },
  { HEAD "colour=red\n", 4, "not known" },
  { HEAD "title=T\n", 4, "not known" },
  { HEAD "note=\n", 4, "no value" },
  { HEAD "name[de]=A\n", 4, "not known" },
  { HEAD "name[en]=A\nname[en]=B\n", 5, "comes twice" },
  { RULE "measure=term\n[rule r:village]\ntitle[en]=T\n", 9, "not known" },
  { HEAD "note\n", 4, "neither" },
  { HEAD "note=a\\x\n", 4, "after a \\" },
  { HEAD "note=a\\", 4, "after a \\" },
  { HEAD "effective=2026\n", 4, "2026-01-01" },
  { HEAD "effective=2026-02-30\n", 4, "2026-01-01" },
  { HEAD "effective=2026-02-02\nuntil=2026-02-01\n", 1, "later than" },
  { HEAD "[rules]\n", 4, "not known" },
  { HEAD "[rule r\n", 4, "does not end" },
  { HEAD "[rule ]\n", 4, "is no id" },
  { HEAD "[rule R]\n", 4, "is no id" },
  { HEAD "[rule r]\nlevel=required\ncount=reserves\n", 4, "no title" },
  { HEAD "[rule r]\ntitle=T\ncount=reserves\n", 4, "no level" },
  { RULE, 4, "neither count nor measure" },
  { RULE "count=reserves\nat-least=1\n[rule r]\n", 9, "comes twice" },
  { RULE "level=must\n", 7, "comes twice" },
  { HEAD "[rule r]\nlevel=must\n", 5, "“must” is no value" },
  { RULE "age_at_most=35\n", 7, "not known" },
  { RULE "count=everybody\n", 7, "“everybody” is no value" },
  { RULE "count=reserves\nat-least=-1\n", 8, "whole number" },
  { RULE "count=reserves\nat-least=+1\n", 8, "whole number" },
  { RULE "count=reserves\nat-least=1.5\n", 8, "whole number" },
  { RULE "count=reserves\nat-least=99999999999999999999\n", 8, "whole number" },
  { RULE "count=reserves\nat-least=3\nat-most=2\n", 4, "greater" },
  { RULE "count=reserves\nage-at-least=36\nage-at-most=35\nat-least=1\n", 4, "greater" },
  { RULE "count=reserves\nage-at-most=0\n", 8, "whole number" },
  { RULE "count=reserves\nshare-at-least=101\n", 8, "number from 0" },
  { RULE "count=reserves\nshare-at-least=nan\n", 8, "number from 0" },
  { RULE "count=reserves\nshare-at-least=1.2.3\n", 8, "number from 0" },
  { RULE "count=reserves\nshare-at-least=50\nat-least=1\n", 4, "only one" },
  { RULE "count=reserves\nshare-at-least=50\nmean-age-at-most=1\n", 4, "only one" },
  { RULE "count=reserves\nband=2\nat-least=1\n", 4, "says nothing" },
  { RULE "count=reserves\ninclusive=false\nat-least=1\n", 4, "says nothing" },
  { RULE "count=reserves\nstudying-counts=true\nat-least=1\n", 4, "says nothing" },
  { RULE "count=two-committees\ncount-serving=true\nat-least=1\n", 4, "says nothing" },
  { RULE "count=reserves\nyears=3\n", 4, "does not go with" },
  { RULE "measure=recruit-gap\nat-least=3\n", 4, "does not go with" },
  { RULE "measure=kinship\ncount=reserves\n", 4, "does not go with" },
  { RULE "measure=luck\n", 7, "“luck” is no value" },
  { RULE "measure=recruit-gap\nwindow=monthly\n", 8, "“monthly” is no value" },
  { RULE "count=reserves\nsex=other\n", 8, "“other” is no value" },
  { RULE "count=reserves\neducation-at-least=college\n", 8, "“college” is no value" },
  { RULE "count=reserves\neducation-at-least=bachelor\nstudying-counts=yes\n", 9, "true or false" },
  { RULE "applies-kind=other\n", 7, "“other” is no value" },
  { RULE "count=reserves\nat-least=1\n[rule x:village]\n", 9, "must come before" },
  { RULE "count=reserves\nat-least=1\n[rule r:town]\n", 9, "no variant" },
  { RULE "count=reserves\nat-least=1\n[rule r:branch]\n", 9, "no variant" },
  { RULE "count=reserves\nat-least=1\n[rule r:village]\n[rule r:village]\n", 10, "comes twice" },
  { RULE "count=reserves\nat-least=1\n[rule r:village]\ntitle=X\n", 10, "not known" },
  { RULE "count=reserves\nat-least=1\n[rule r:village]\nat-most=0\n", 9, "greater" },
  { RULE "count=reserves\n[rule r:village]\nat-most=0\n", 8, "itself" },
  { HEAD "name=\xff\n", 4, "UTF-8" },
};

static void
test_refusals_tell_line_and_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    assert_refused (refusals[i].text, refusals[i].line, refusals[i].reason);
}

static void
test_too_large (void)
{
  g_autoptr(GString) bytes = g_string_new (HEAD);
  g_autoptr(GString) rules = g_string_new (HEAD);

  while (bytes->len <= 256 * 1024)
    g_string_append (bytes, "# 一行说明\n");
  assert_refused (bytes->str, 1, "256 KiB");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (rules, "[rule r%u]\ntitle=T\nlevel=advice\nmeasure=term\n", i);
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(LwProfile) profile = lw_profile_parse (rules->str, "x.profile", &error);

    g_assert_no_error (error);
    g_assert_cmpuint (lw_profile_get_n_rules (profile), ==, 200);
  }
  g_string_append (rules, "[rule more]\n");
  assert_refused (rules->str, 4 + 200 * 4, "200");
}

static void
test_windows_text (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwProfile) profile = NULL;

  profile = lw_profile_parse ("\xef\xbb\xbf# 说明\r\n[profile]\r\nid = a\r\nname =  甲 标准 \r\n", "x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lw_profile_get_id (profile), ==, "a");
  g_assert_cmpstr (lw_profile_get_name (profile), ==, "甲 标准");
}

static void
test_escapes (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwProfile) profile = NULL;

  profile = lw_profile_parse (HEAD "[rule r]\ntitle=\\sT\\\\\\t\nshort=后备\\n人数\nlevel=advice\nmeasure=term\n", "x",
                              &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lw_rule_get_title (lw_profile_get_rule (profile, 0)), ==, " T\\\t");
  g_assert_cmpstr (lw_rule_get_short (lw_profile_get_rule (profile, 0)), ==, "后备\n人数");
}

static void
assert_round_trip (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwProfile) first = lw_profile_parse (text, "x", &error);
  g_autoptr(LwProfile) second = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  once = lw_profile_to_text (first);
  second = lw_profile_parse (once, "once", &error);
  g_assert_no_error (error);
  twice = lw_profile_to_text (second);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpuint (lw_profile_get_n_rules (first), ==, lw_profile_get_n_rules (second));
}

static void
test_round_trip (void)
{
  const char *all = HEAD "name[en]=M\nsource=S\nsource[en]=D\nnote=N\\nM\neffective=2026-01-01\nuntil=2030-12-31\n"
                         "[rule a]\ntitle=T\ntitle[en]=U\nshort=S\nshort[en]=V\\nW\nlevel=expected\nsource=X\nsource[en]=Y\neffective=2026-02-01\nuntil=2026-03-01\n"
                         "applies-kind=community\napplies-tag=poor weak\ncount=reserves two-committees supervision\n"
                         "count-serving=true\nsex=male\nage-at-most=45\nage-at-least=18\ninclusive=false\nband=3\n"
                         "education-at-least=bachelor\nstudying-counts=true\nat-least=2\nat-most=5\n"
                         "[rule a:community]\nat-least=3\n"
                         "[rule b]\ntitle=T\nlevel=advice\ncount=members\nshare-at-least=33.3\n"
                         "[rule c]\ntitle=T\nlevel=advice\ncount=slate candidates secretary\nmean-age-at-most=45.5\n"
                         "[rule d]\ntitle=T\nlevel=required\nmeasure=recruit-gap\nyears=4\nwindow=rolling\n"
                         "[rule e]\ntitle=T\nlevel=required\nmeasure=org-seats\n[rule e:branch]\nat-least=3\n"
                         "[rule f]\ntitle=T\nlevel=required\ncount=party-committee\nage-at-most=60\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(LwProfile) profile = lw_profile_parse (all, "x", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  assert_round_trip (all);

  /* Every key came through with its value. */
  text = lw_profile_to_text (profile);
  for (const char *line = all; *line; line = strchr (line, '\n') + 1)
    {
      g_autofree char *piece = g_strndup (line, (gsize) (strchr (line, '\n') + 1 - line));

      if (g_str_has_prefix (piece, "count=reserves"))
        g_assert_nonnull (strstr (text, "count=two-committees supervision reserves\n"));
      else if (g_str_has_prefix (piece, "count=slate"))
        g_assert_nonnull (strstr (text, "count=candidates slate secretary\n"));
      else if (!strstr (text, piece))
        g_error ("%s is lost in %s", piece, text);
    }
}

static void
test_builtin_round_trip (void)
{
  g_autoptr(GPtrArray) builtin = lw_profiles_builtin ();

  g_assert_cmpuint (builtin->len, ==, 4);
  for (guint i = 0; i < builtin->len; i++)
    {
      g_autofree char *text = lw_profile_to_text (g_ptr_array_index (builtin, i));

      assert_round_trip (text);
    }
}

/* Every standard rule has a title, a level, a source and a head of two lines. */
static void
test_standard_rules_are_complete (void)
{
  const char * const ids[] = { "committee-size", "woman-member",   "near-relatives",          "party-committee-size",
                               "term",           "exit-audit",     "reserve-count",           "young-graduate",
                               "recruit-gap",    "reserve-young-secondary", "one-shoulder",   "secretary-age",
                               "member-age",     "vetting-complete" };
  g_autoptr(GPtrArray) builtin = lw_profiles_builtin ();
  guint n = 0;

  for (guint i = 0; i < builtin->len; i++)
    {
      LwProfile *profile = g_ptr_array_index (builtin, i);

      g_assert_true (g_str_is_ascii (lw_profile_get_name_in (profile, "en")));
      for (guint j = 0; j < lw_profile_get_n_rules (profile); j++)
        {
          const LwRule *rule = lw_profile_get_rule (profile, j);

          g_assert_cmpuint (n, <, G_N_ELEMENTS (ids));
          g_assert_cmpstr (lw_rule_get_id (rule), ==, ids[n++]);
          g_assert_cmpstr (lw_rule_get_title (rule), !=, "");
          g_assert_nonnull (lw_rule_get_source (rule));
          g_assert_nonnull (strchr (lw_rule_get_short (rule), '\n'));
          g_assert_true (g_str_is_ascii (lw_rule_get_title_in (rule, "en")));
          g_assert_true (g_str_is_ascii (lw_rule_get_source_in (rule, "en")));
          g_assert_true (g_str_is_ascii (lw_rule_get_short_in (rule, "en")));
          g_assert_nonnull (strchr (lw_rule_get_short_in (rule, "en"), '\n'));
        }
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ids));
}

/* English where the profile has it, else its own words; other languages get its own words. */
static void
test_english_words (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwProfile) profile = NULL;
  const LwRule *both, *own, *inherits;
  g_autofree char *line = NULL, *chinese = NULL;

  profile = lw_profile_parse ("[profile]\nid=a\nname=甲\nname[en]=First\nsource=文件\nsource[en]=Paper\n"
                              "[rule b]\ntitle=乙\ntitle[en]=Second\nshort=后备\\n人数\nshort[en]=Reserve\\ncount\n"
                              "level=advice\nmeasure=term\n"
                              "[rule c]\ntitle=丙\nsource=条\nlevel=advice\nmeasure=term\n"
                              "[rule d]\ntitle=丁\nsource[en]=Letter\nlevel=advice\nmeasure=term\n",
                              "x", &error);
  g_assert_no_error (error);
  both = lw_profile_get_rule (profile, 0);
  own = lw_profile_get_rule (profile, 1);
  inherits = lw_profile_get_rule (profile, 2);
  g_assert_cmpstr (lw_profile_get_name_in (profile, "en"), ==, "First");
  g_assert_cmpstr (lw_profile_get_name_in (profile, "zh"), ==, "甲");
  g_assert_cmpstr (lw_profile_get_name_in (profile, NULL), ==, "甲");
  g_assert_cmpstr (lw_rule_get_title_in (both, "en"), ==, "Second");
  g_assert_cmpstr (lw_rule_get_title_in (both, "zh"), ==, "乙");
  g_assert_cmpstr (lw_rule_get_title (both), ==, "乙");
  g_assert_cmpstr (lw_rule_get_title_in (own, "en"), ==, "丙");
  g_assert_cmpstr (lw_rule_get_short_in (both, "zh"), ==, "后备\n人数");
  g_assert_cmpstr (lw_rule_get_short_in (own, "en"), ==, "丙");
  line = lw_rule_dup_line_in (both, "en");
  g_assert_cmpstr (line, ==, "Reserve count");
  chinese = lw_rule_dup_line_in (both, "zh");
  g_assert_cmpstr (chinese, ==, "后备人数");
  g_assert_cmpstr (lw_rule_get_source_in (both, "en"), ==, "Paper");
  g_assert_cmpstr (lw_rule_get_source_in (both, "zh"), ==, "文件");
  g_assert_cmpstr (lw_rule_get_source_in (own, "en"), ==, "条");
  g_assert_cmpstr (lw_rule_get_source_in (inherits, "en"), ==, "Letter");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile-parse/refusals-tell-line-and-reason", test_refusals_tell_line_and_reason);
  g_test_add_func ("/profile-parse/too-large", test_too_large);
  g_test_add_func ("/profile-parse/windows-text", test_windows_text);
  g_test_add_func ("/profile-parse/escapes", test_escapes);
  g_test_add_func ("/profile-parse/round-trip", test_round_trip);
  g_test_add_func ("/profile-parse/builtin-round-trip", test_builtin_round_trip);
  g_test_add_func ("/profile-parse/english-words", test_english_words);
  g_test_add_func ("/profile-parse/standard-rules-are-complete", test_standard_rules_are_complete);
  return g_test_run ();
}
