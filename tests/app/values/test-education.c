/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-captions.h"

#include <locale.h>

#define DOCTOR LW_EDUCATION_DOCTOR
#define MASTER LW_EDUCATION_MASTER
#define BACHELOR LW_EDUCATION_BACHELOR
#define COLLEGE LW_EDUCATION_JUNIOR_COLLEGE
#define SECONDARY LW_EDUCATION_SENIOR_SECONDARY
#define JUNIOR LW_EDUCATION_JUNIOR_HIGH
#define PRIMARY LW_EDUCATION_PRIMARY
#define NONE LW_EDUCATION_NONE

typedef struct
{
  const char *text;
  LwEducation level;
  char mode; /* 'h' held, 's' held in service, 'f' held and said to be full-time, 'u' not held */
} Case;

static const Case cases[] = {
  { "大专\n郑州大学", COLLEGE, 'h' }, { "本科（河南农业大学）", BACHELOR, 'h' }, { "大专 法律专业", COLLEGE, 'h' },
  { "函授大专\n某某学院", COLLEGE, 's' }, { "大专在读\n某某学院", COLLEGE, 'u' },
  { "博士", DOCTOR, 'h' }, { "博士研究生", DOCTOR, 'h' }, { "研究生（博士）", DOCTOR, 'h' },
  { "研究生", MASTER, 'h' }, { "硕士", MASTER, 'h' }, { "硕士研究生", MASTER, 'h' }, { "研究生学历", MASTER, 'h' },
  { "省委党校研究生", MASTER, 's' }, { "在职研究生", MASTER, 's' }, { "硕士研究生在读", MASTER, 'u' },
  { "本科", BACHELOR, 'h' }, { "大学", BACHELOR, 'h' }, { "大学本科", BACHELOR, 'h' }, { "大学文化", BACHELOR, 'h' },
  { "学士", BACHELOR, 'h' }, { "本科毕业", BACHELOR, 'h' }, { "大本", BACHELOR, 'h' }, { "自考本科", BACHELOR, 's' },
  { "中央党校本科", BACHELOR, 's' }, { "统招本科", BACHELOR, 'f' }, { "全日制本科", BACHELOR, 'f' },
  { "本科（在读）", BACHELOR, 'u' }, { "本科（函授）", BACHELOR, 's' }, { "非全日制本科", BACHELOR, 's' },
  { "大学本科/学士", BACHELOR, 'h' }, { "大学本科（法学学士）", BACHELOR, 'h' }, { "学士学位", BACHELOR, 'h' }, { "本科（学士学位）", BACHELOR, 'h' },
  { "本科，硕士学位", BACHELOR, 'h' }, { "本 科", BACHELOR, 'h' }, { "专升本", BACHELOR, 'h' },
  { "大专", COLLEGE, 'h' }, { "专科", COLLEGE, 'h' }, { "大学专科", COLLEGE, 'h' }, { "大学（专科）", COLLEGE, 'h' },
  { "大普", COLLEGE, 'h' }, { "高职", COLLEGE, 'h' }, { "高职高专", COLLEGE, 'h' }, { "高职/高专", COLLEGE, 'h' },
  { "专科（函授）", COLLEGE, 's' }, { "函授大专", COLLEGE, 's' }, { "成人大专", COLLEGE, 's' }, { "电大大专", COLLEGE, 's' },
  { "党校大专", COLLEGE, 's' }, { "在职大专", COLLEGE, 's' }, { "大专、函授", COLLEGE, 's' }, { "函授、大专", COLLEGE, 's' },
  { "大专毕业（函授）", COLLEGE, 's' }, { "国家开放大学专科", COLLEGE, 's' }, { "全日制大专", COLLEGE, 'f' },
  { "大专文化程度", COLLEGE, 'h' }, { "大专学历", COLLEGE, 'h' }, { "大专在读", COLLEGE, 'u' }, { "在读大专", COLLEGE, 'u' },
  { "大专肄业", COLLEGE, 'u' }, { "大专结业", COLLEGE, 'u' }, { "大专（在读）", COLLEGE, 'u' }, { "大 专", COLLEGE, 'h' },
  { "大专未毕业", COLLEGE, 'u' }, { "函授大专在读", COLLEGE, 'u' }, { "五年制大专", COLLEGE, 'h' },
  { "高中", SECONDARY, 'h' }, { "中专", SECONDARY, 'h' }, { "中技", SECONDARY, 'h' }, { "技校", SECONDARY, 'h' },
  { "职高", SECONDARY, 'h' }, { "中职", SECONDARY, 'h' }, { "职业高中", SECONDARY, 'h' }, { "普高", SECONDARY, 'h' },
  { "普通高中", SECONDARY, 'h' }, { "中师", SECONDARY, 'h' }, { "高中毕业", SECONDARY, 'h' }, { "高中文化", SECONDARY, 'h' },
  { "高中（中专）", SECONDARY, 'h' }, { "高中或中专", 0, '-' }, { "高中肄业", SECONDARY, 'u' }, { "高中结业", SECONDARY, 'u' },
  { "初中", JUNIOR, 'h' }, { "初中毕业", JUNIOR, 'h' }, { "初中文化", JUNIOR, 'h' }, { "初级中学", JUNIOR, 'h' },
  { "小学", PRIMARY, 'h' }, { "高小", PRIMARY, 'h' }, { "小学文化程度", PRIMARY, 'h' },
  { "文盲", NONE, 'h' }, { "半文盲", NONE, 'h' }, { "不识字", NONE, 'h' },
  { "31", COLLEGE, 'h' }, { "21", BACHELOR, 'h' }, { "61", SECONDARY, 'h' }, { "41", SECONDARY, 'h' }, { "71", JUNIOR, 'h' },
  { "81", PRIMARY, 'h' }, { "90", NONE, 'h' }, { "33", COLLEGE, 'u' }, { "１１", DOCTOR, 'h' },
  { "高中、大专在读", SECONDARY, 'h' }, { "高中（大专在读）", SECONDARY, 'h' }, { "高中/大专(函授)", COLLEGE, 's' },
  { "中专、大专在读", SECONDARY, 'h' }, { "高中大专在读", SECONDARY, 'h' }, { "大专毕业在读本科", COLLEGE, 'h' },
  { "全日制大专、在职本科", BACHELOR, 's' }, { "高中，在职大专", COLLEGE, 's' }, { "本科、函授大专", BACHELOR, 'h' },
  { "", 0, 'n' }, { "无", 0, 'n' }, { "—", 0, 'n' }, { "/", 0, 'n' }, { NULL, 0, 'n' },
  { "函授", 0, '-' }, { "自考", 0, '-' }, { "成人", 0, '-' }, { "在读", 0, '-' }, { "大专以上", 0, '-' }, { "不详", 0, '-' },
  { "中学", 0, '-' }, { "相当于大专", 0, '-' }, { "学历", 0, '-' }, { "99", 0, '-' }, { "2", 0, '-' }, { "高级技工", 0, '-' },
};

static void
check (const Case *known)
{
  LwEducationReading reading = { 0 };
  gboolean understood = lw_education_parse (known->text, &reading);
  gboolean right = understood == (known->mode != '-') && reading.level == known->level;

  if (right && known->level)
    right = (reading.holding == LW_EDUCATION_UNHELD) == (known->mode == 'u') &&
            reading.in_service == (known->mode == 's') && reading.full_time == (known->mode == 'f');
  if (!right)
    {
      g_test_message ("“%s”: understood %d, level %d, holding %d, in service %d, full-time %d", known->text, understood,
                      (int) reading.level, (int) reading.holding, reading.in_service, reading.full_time);
      g_test_fail ();
    }
}

static void
test_every_caption (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_several_in_one_cell_keep_apart (void)
{
  LwEducationReading reading = { 0 };

  g_assert_true (lw_education_parse ("高中、大专（函授），本科在读", &reading));
  g_assert_cmpint (reading.held_full_time, ==, SECONDARY);
  g_assert_cmpint (reading.held_in_service, ==, COLLEGE);
  g_assert_cmpint (reading.unheld, ==, BACHELOR);
  g_assert_cmpint (reading.level, ==, COLLEGE);
}

static void
test_words_come_back (void)
{
  static const LwEducation levels[] = { DOCTOR, MASTER, BACHELOR, COLLEGE, SECONDARY, JUNIOR, PRIMARY, NONE };
  LwEducation level = LW_EDUCATION_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_assert_true (lw_education_from_word (lw_education_word (levels[i]), &level));
      g_assert_cmpint (level, ==, levels[i]);
      g_assert_true (i == 0 || lw_education_at_least (levels[i - 1], levels[i]));
      g_assert_false (i > 0 && lw_education_at_least (levels[i], levels[i - 1]));
      g_assert_true (lw_education_at_least (levels[i], levels[i]));
    }
  g_assert_false (lw_education_from_word ("大专", &level));
  g_assert_null (lw_education_word (LW_EDUCATION_UNKNOWN));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/education/every-caption", test_every_caption);
  g_test_add_func ("/education/several-in-one-cell-keep-apart", test_several_in_one_cell_keep_apart);
  g_test_add_func ("/education/words-come-back", test_words_come_back);
  return g_test_run ();
}
