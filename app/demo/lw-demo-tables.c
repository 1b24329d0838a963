/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-demo-tables.h"

/* What each village is there to show stands above its people. test-demo.c asserts that together
 * they show every rule in every state that it can take. */

enum
{
  ZHENZHONG, XINYUAN, ZHANGZHUANG, LIJIAWA, WANGLOU, ZHAOJIAZHAI, CHENPO, LIUGOU, ZHOUWAN,
  SUNJIATANG, MALING, DONGGUO, XIGUO, YANGSHUDIAN, LINCHANG
};

static const LwDemoVillage villages[] = {
  { "001", "镇中社区", LW_ORG_FORM_COMMITTEE, 1286, 3874, 3012, 142, 5, 6, 800, TRUE, "21212", NULL },
  { "002", "新苑社区", LW_ORG_FORM_GENERAL_BRANCH, 864, 2530, 1985, 88, 5, 6, 800, TRUE, "10000", NULL },
  { "201", "张庄村", LW_ORG_FORM_BRANCH, 412, 1749, 1320, 46, 3, 5, 800, TRUE, "10111", NULL },
  { "202", "李家洼村", LW_ORG_FORM_BRANCH, 336, 1402, 1071, 38, 3, 5, 800, TRUE, "01010", NULL },
  { "203", "王楼村", LW_ORG_FORM_BRANCH, 388, 1615, 1228, 41, 5, 5, 800, TRUE, "01100", NULL },
  { "204", "赵家寨村", LW_ORG_FORM_BRANCH, 274, 1133, 862, 33, 3, 4, 800, TRUE, "10101", "poor" },
  { "205", "陈坡村", LW_ORG_FORM_UNKNOWN, 198, 796, 590, 24, 3, 3, -60, FALSE, "10000", "weak" },
  { "206", "刘沟村", LW_ORG_FORM_BRANCH, 305, 1260, 958, 36, 3, 5, -10, TRUE, "01011", NULL },
  { "207", "周湾村", LW_ORG_FORM_BRANCH, 291, 1187, 903, 35, 3, 4, 40, TRUE, "11011", NULL },
  { "208", "孙家堂村", LW_ORG_FORM_BRANCH, 322, 1344, 1020, 39, 3, 5, 800, FALSE, "01101", NULL },
  { "209", "马岭村", LW_ORG_FORM_BRANCH, 256, 1049, 795, 30, 3, 4, 800, TRUE, "10010", "poor" },
  { "210", "东郭村", LW_ORG_FORM_BRANCH, 347, 1471, 1117, 42, 3, 5, LW_DEMO_NO_TERM, TRUE, "0100-", NULL },
  { "211", "西郭村", LW_ORG_FORM_BRANCH, 318, 1308, 990, 37, 3, 5, 800, FALSE, "11110", NULL },
  { "212", "杨树店村", LW_ORG_FORM_BRANCH, 451, 1862, 1411, 52, 3, 7, 800, FALSE, "12111", "merged" },
  { "401", "云溪林场", LW_ORG_FORM_UNKNOWN, 63, 181, 150, 11, 0, 0, LW_DEMO_NO_TERM, FALSE, "-----", NULL },
};

#define MA LW_EDUCATION_MASTER
#define BA LW_EDUCATION_BACHELOR
#define JC LW_EDUCATION_JUNIOR_COLLEGE
#define SS LW_EDUCATION_SENIOR_SECONDARY
#define JH LW_EDUCATION_JUNIOR_HIGH
#define PS LW_EDUCATION_PRIMARY
#define NO LW_EDUCATION_UNKNOWN

static const LwDemoPerson people[] = {
  /* All is well. */
  { ZHENZHONG, "SC", 'm', 47, BA },
  { ZHENZHONG, "DV", 'm', 44, JC, .in_service = BA },
  { ZHENZHONG, "PM", 'f', 39, BA },
  { ZHENZHONG, "P", 'm', 52, SS, .in_service = JC },
  { ZHENZHONG, "PM", 'f', 33, JC, .ethnicity = 3 },
  { ZHENZHONG, "M", 'm', 46, SS },
  { ZHENZHONG, "M", 'f', 29, BA },
  { ZHENZHONG, "J", 'm', 55, SS },
  { ZHENZHONG, "K", 'm', 50, JH },
  { ZHENZHONG, "K", 'f', 42, SS },
  { ZHENZHONG, "r", 'f', 28, BA },
  { ZHENZHONG, "r", 'm', 31, JC },
  { ZHENZHONG, "r", 'm', 26, MA },
  { ZHENZHONG, "r", 'm', 33, SS },
  { ZHENZHONG, "r", 'f', 30, BA, .ends_in = -420 },
  { ZHENZHONG, "Mr", 'm', 32, BA },

  /* Nobody was taken into the Party for three years: waived. */
  { XINYUAN, "SC", 'f', 44, BA, .decided = TRUE },
  { XINYUAN, "DV", 'm', 41, JC },
  { XINYUAN, "PM", 'm', 37, BA },
  { XINYUAN, "PM", 'm', 48, SS },
  { XINYUAN, "P", 'f', 50, JC },
  { XINYUAN, "M", 'f', 31, JC },
  { XINYUAN, "M", 'm', 28, BA },
  { XINYUAN, "J", 'm', 54, SS },
  { XINYUAN, "K", 'f', 47, SS },
  { XINYUAN, "K", 'm', 43, JC },
  { XINYUAN, "r", 'f', 27, BA, .name = "阿依努尔·买买提", .ethnicity = 5 },
  { XINYUAN, "r", 'm', 30, JC },
  { XINYUAN, "r", 'm', 34, SS },
  { XINYUAN, "r", 'f', 25, BA },

  /* All is well. */
  { ZHANGZHUANG, "SC", 'm', 50, SS, .in_service = JC },
  { ZHANGZHUANG, "DV", 'm', 45, SS },
  { ZHANGZHUANG, "P", 'm', 41, JC },
  { ZHANGZHUANG, "M", 'f', 38, SS },
  { ZHANGZHUANG, "M", 'm', 34, SS },
  { ZHANGZHUANG, "M", 'm', 43, JH, .name = "张𠮷祥" },
  { ZHANGZHUANG, "J", 'm', 57, JH },
  { ZHANGZHUANG, "K", 'm', 49, JH },
  { ZHANGZHUANG, "K", 'f', 44, SS },
  { ZHANGZHUANG, "r", 'f', 26, BA },
  { ZHANGZHUANG, "r", 'm', 29, JC },
  { ZHANGZHUANG, "r", 'm', 32, SS },
  { ZHANGZHUANG, "r", 'f', 24, BA },
  { ZHANGZHUANG, "r", 'm', 36, SS, .ends_in = -300 },

  /* Two reserves, two in the branch committee, secretary and chair are two people. */
  { LIJIAWA, "S", 'm', 58, JH },
  { LIJIAWA, "DM", 'm', 49, SS },
  { LIJIAWA, "C", 'm', 46, SS, .stated_older = TRUE },
  { LIJIAWA, "V", 'f', 40, SS },
  { LIJIAWA, "M", 'm', 37, JC },
  { LIJIAWA, "J", 'm', 56, JH },
  { LIJIAWA, "K", 'm', 51, PS },
  { LIJIAWA, "K", 'm', 45, JH },
  { LIJIAWA, "r", 'm', 27, JC },
  { LIJIAWA, "r", 'm', 30, SS },
  { LIJIAWA, "r", 'f', 33, BA, .ends_in = -100 },

  /* No woman on the committee; the only young graduate turns 36; the last recruit is three years ago. */
  { WANGLOU, "SC", 'm', 49, JC },
  { WANGLOU, "DV", 'm', 46, SS },
  { WANGLOU, "P", 'f', 43, SS, .in_service = BA },
  { WANGLOU, "P", 'm', 52, JH },
  { WANGLOU, "M", 'm', 36, BA },
  { WANGLOU, "M", 'm', 41, SS },
  { WANGLOU, "J", 'm', 53, SS },
  { WANGLOU, "K", 'f', 48, JH },
  { WANGLOU, "K", 'm', 55, JH },
  { WANGLOU, "r", 'f', 35, JC, .name = "李晓雯", .turns_in = 12 },
  { WANGLOU, "r", 'm', 27, SS },
  { WANGLOU, "r", 'f', 24, SS, .name = "周敏", .unheld = JC },
  { WANGLOU, "r", 'm', 30, SS },
  { WANGLOU, "r", 'm', 38, JC, .ends_in = -260 },

  /* What is missing about the reserves is waived. */
  { ZHAOJIAZHAI, "SC", 'm', 55, SS },
  { ZHAOJIAZHAI, "DV", 'm', 47, SS },
  { ZHAOJIAZHAI, "PM", 'f', 45, JH },
  { ZHAOJIAZHAI, "M", 'm', 43, JC, .id = LW_DEMO_ID_NONE },
  { ZHAOJIAZHAI, "J", 'm', 52, JH },
  { ZHAOJIAZHAI, "K", 'm', 58, PS },
  { ZHAOJIAZHAI, "K", 'f', 46, JH },
  { ZHAOJIAZHAI, "r", 'm', 38, SS },
  { ZHAOJIAZHAI, "r", 'f', 41, JC },

  /* Nearly everything is wrong, and the term is over. */
  { CHENPO, "S", 'm', 61, JH },
  { CHENPO, "D", 'm', 57, PS },
  { CHENPO, "P", 'm', 54, JH },
  { CHENPO, "C", 'm', 59, JH },
  { CHENPO, "M", 'f', 52, JH },
  { CHENPO, "J", 'm', 60, PS },
  { CHENPO, "K", 'm', 56, PS },
  { CHENPO, "r", 'm', 39, SS },

  /* Two brothers on the committee; the term is over, which is waived. */
  { LIUGOU, "SC", 'm', 48, JC, .name = "刘大勇" },
  { LIUGOU, "DV", 'm', 44, SS },
  { LIUGOU, "PM", 'f', 40, SS },
  { LIUGOU, "M", 'm', 42, SS, .name = "刘大军" },
  { LIUGOU, "M", 'm', 33, JC },
  { LIUGOU, "J", 'm', 55, SS },
  { LIUGOU, "K", 'f', 49, JH },
  { LIUGOU, "K", 'm', 51, JH },
  { LIUGOU, "r", 'f', 28, BA },
  { LIUGOU, "r", 'm', 31, JC, .ethnicity = 11 },
  { LIUGOU, "r", 'm', 29, SS },
  { LIUGOU, "r", 'm', 26, JC },

  /* One of three leaves soon, the term ends soon; no woman on the committee, which is waived. */
  { ZHOUWAN, "SC", 'm', 51, JC },
  { ZHOUWAN, "D", 'm', 46, SS },
  { ZHOUWAN, "P", 'f', 39, JC },
  { ZHOUWAN, "V", 'm', 44, SS, .ends_in = 20 },
  { ZHOUWAN, "M", 'm', 37, SS },
  { ZHOUWAN, "J", 'm', 54, JH },
  { ZHOUWAN, "K", 'm', 50, JH },
  { ZHOUWAN, "K", 'f', 43, SS },
  { ZHOUWAN, "r", 'f', 29, BA },
  { ZHOUWAN, "r", 'm', 32, JC },
  { ZHOUWAN, "r", 'm', 27, SS },
  { ZHOUWAN, "r", 'f', 31, SS },
  { ZHOUWAN, "r", 'm', 34, JC },

  /* Who could be the young graduate has to be verified; nobody declared the relatives. */
  { SUNJIATANG, "SC", 'm', 53, SS },
  { SUNJIATANG, "DV", 'm', 50, JH, .id = LW_DEMO_ID_OLD_FORM },
  { SUNJIATANG, "PM", 'f', 47, SS },
  { SUNJIATANG, "M", 'm', 45, JH },
  { SUNJIATANG, "M", 'm', 48, SS, .birth = LW_DEMO_BIRTH_MONTH },
  { SUNJIATANG, "J", 'm', 57, JH },
  { SUNJIATANG, "K", 'm', 52, JH },
  { SUNJIATANG, "K", 'f', 46, JH },
  { SUNJIATANG, "r", 'm', 28, NO, .name = "阿卜杜热合曼·吐尔逊尼亚孜", .ethnicity = 5 },
  { SUNJIATANG, "r", 'm', 36, JC, .name = "周凯", .birth = LW_DEMO_BIRTH_YEAR },
  { SUNJIATANG, "r", 'm', 33, SS },
  { SUNJIATANG, "r", 'f', 31, SS },

  /* Changes in a few weeks: another chair, whose wife is on the committee; a deputy leaves; of three
   * reserves one leaves and one turns 36. */
  { MALING, "SC", 'm', 52, SS, .ends_in = 25, .ending = "C" },
  { MALING, "C", 'm', 46, JC, .name = "马春生", .starts_in = 25 },
  { MALING, "D", 'm', 48, SS, .ends_in = 70 },
  { MALING, "PM", 'f', 43, SS, .name = "何玉梅" },
  { MALING, "M", 'm', 39, SS },
  { MALING, "J", 'm', 58, JH },
  { MALING, "K", 'm', 53, PS },
  { MALING, "K", 'f', 47, JH },
  { MALING, "r", 'm', 35, SS, .turns_in = 45 },
  { MALING, "r", 'f', 29, JC },
  { MALING, "r", 'm', 38, SS, .ends_in = 30 },

  /* Figures and papers are missing. */
  { DONGGUO, "SC", 'm', 45, JC },
  { DONGGUO, "DV", 'm', 42, SS },
  { DONGGUO, "PM", 'f', 36, JC },
  { DONGGUO, "M", 'm', 33, JC },
  { DONGGUO, "M", 'f', 44, JH },
  { DONGGUO, "J", 'm', 56, SS },
  { DONGGUO, "K", 'm', 49, JH },
  { DONGGUO, "K", 'f', 41, SS },
  { DONGGUO, "r", 'm', 30, JC },
  { DONGGUO, "r", 'f', 27, NO },
  { DONGGUO, "r", 'm', 32, SS, .birth = LW_DEMO_BIRTH_NONE },
  { DONGGUO, "r", 'm', 37, SS, .birth = LW_DEMO_BIRTH_MONTH },

  /* The roster of the two committees has not come yet. */
  { XIGUO, "r", 'f', 25, BA },
  { XIGUO, "r", 'm', 28, JC },
  { XIGUO, "r", 'm', 33, SS },
  { XIGUO, "r", 'f', 30, SS },

  /* Two villages became one: the large committee and its consequences are waived; the only woman leaves. */
  { YANGSHUDIAN, "S", 'm', 54, SS },
  { YANGSHUDIAN, "D", 'm', 49, JC },
  { YANGSHUDIAN, "C", 'm', 47, SS, .name = "杨永志" },
  { YANGSHUDIAN, "V", 'm', 44, SS },
  { YANGSHUDIAN, "M", 'm', 41, JH },
  { YANGSHUDIAN, "M", 'm', 39, SS },
  { YANGSHUDIAN, "M", 'm', 36, JC },
  { YANGSHUDIAN, "M", 'm', 52, JH },
  { YANGSHUDIAN, "M", 'm', 34, JC },
  { YANGSHUDIAN, "M", 'f', 45, SS, .name = "罗秀芳", .ethnicity = 15, .ends_in = 60 },
  { YANGSHUDIAN, "J", 'm', 59, JH },
  { YANGSHUDIAN, "K", 'm', 55, JH },
  { YANGSHUDIAN, "K", 'm', 48, SS },
  { YANGSHUDIAN, "r", 'f', 26, BA },
  { YANGSHUDIAN, "r", 'm', 30, SS },
  { YANGSHUDIAN, "r", 'm', 33, JC },
  { YANGSHUDIAN, "r", 'm', 28, JC },
};

static const LwDemoKinship kinship[] = {
  { "刘大勇", "刘大军", "sibling" },
  { "马春生", "何玉梅", "spouse" },
  { "杨永志", "罗秀芳", "spouse" },
};

static const LwDemoWaiver waivers[] = {
  { XINYUAN, "recruit-gap", "社区党员以退休人员为主，发展对象正在培养", "云溪组", 11, 300 },
  { LIJIAWA, "reserve-count", "一名后备干部调离，限期补齐", "云溪组", 4, -10 }, /* is over */
  { ZHAOJIAZHAI, "reserve-count", "村内青年外出务工，年底前补齐", "云溪组", 12, 200 },
  { ZHAOJIAZHAI, "young-graduate", "已联系两名返乡大学生", "云溪组", 12, 200 },
  { ZHAOJIAZHAI, "reserve-young-secondary", "已联系两名返乡大学生", "云溪组", 12, 200 },
  { LIUGOU, "term", "经县委批准推迟换届", "云县组", 37, 120 },
  { ZHOUWAN, "woman-member", "女委员辞职，正在补选", "云溪组", 15, 90 },
  { YANGSHUDIAN, "committee-size", "两村合并，过渡期保留原班子", "云县民", 8, 365 },
  { YANGSHUDIAN, "party-committee-size", "两村合并，过渡期保留原班子", "云县民", 8, 365 },
  { YANGSHUDIAN, "one-shoulder", "两村合并，过渡期保留原班子", "云县民", 8, 365 },
  { YANGSHUDIAN, "near-relatives", "两村合并前各自当选，一人即将离任", "云县民", 9, 365 },
};

const LwDemoVillage *
lw_demo_villages (guint *n)
{
  *n = G_N_ELEMENTS (villages);
  return villages;
}

const LwDemoPerson *
lw_demo_people (guint *n)
{
  *n = G_N_ELEMENTS (people);
  return people;
}

const LwDemoKinship *
lw_demo_kinship (guint *n)
{
  *n = G_N_ELEMENTS (kinship);
  return kinship;
}

const LwDemoWaiver *
lw_demo_waivers (guint *n)
{
  *n = G_N_ELEMENTS (waivers);
  return waivers;
}
