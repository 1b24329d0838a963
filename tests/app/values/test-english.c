/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-english.h"

#include "lw-captions.h"
#include "lw-post-text.h"

static void
test_captions (void)
{
  static const struct
  {
    const char *english;
    const char *chinese; /* NULL: nothing is guessed */
  } cases[] = {
    { "Junior College", "大专" }, { "bachelor's degree", "本科" }, { "HIGH SCHOOL", "高中" }, { "Party Secretary", "党支部书记" },
    { "Party Secretary, Village Head", "党支部书记、村委会主任" }, { "Secretary and Village Director", "党支部书记、村委会主任" },
    { "Party member", "中共党员" }, { "Han", "汉族" }, { "Former Party Secretary", NULL }, { "Acting Village Head", NULL },
    { "Party Secretary, Dancer", NULL }, { "studying for a bachelor's degree", NULL }, { "党支部书记", NULL }, { "Secretary 书记", NULL },
    { "", NULL }, { "123", NULL }, { ",,,", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *chinese = lw_english_to_chinese (cases[i].english);

      g_assert_cmpstr (chinese, ==, cases[i].chinese);
    }
  g_assert_null (lw_english_to_chinese (NULL));
}

/* They reach the readers of posts and of education. */
static void
test_readers (void)
{
  gboolean understood;
  g_autoptr(GArray) posts = lw_post_text_parse ("Deputy Party Secretary; Village committee member", LW_BODY_NONE, &understood);
  LwEducationReading education;

  g_assert_true (understood);
  g_assert_cmpuint (posts->len, ==, 2);
  g_assert_cmpint (g_array_index (posts, LwPostReading, 0).position, ==, LW_POSITION_DEPUTY_SECRETARY);
  g_assert_cmpint (g_array_index (posts, LwPostReading, 1).body, ==, LW_BODY_VILLAGE_COMMITTEE);
  g_assert_true (lw_education_parse ("Master's", &education));
  g_assert_cmpint (education.level, ==, LW_EDUCATION_MASTER);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/english/captions", test_captions);
  g_test_add_func ("/english/readers", test_readers);
  return g_test_run ();
}
