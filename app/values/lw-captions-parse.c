/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words to codes: what staff write into a cell. */
#include "lw-captions.h"

#include <string.h>

#include "lw-english.h"
#include "lw-text.h"

/* GB/T 3304-1991, in the order of the codes 1 to 56. */
static const char *const ethnicities[] = {
  "汉族",   "蒙古族",   "回族",     "藏族",   "维吾尔族", "苗族",     "彝族",   "壮族",     "布依族",   "朝鲜族",
  "满族",   "侗族",     "瑶族",     "白族",   "土家族",   "哈尼族",   "哈萨克族", "傣族",   "黎族",     "傈僳族",
  "佤族",   "畲族",     "高山族",   "拉祜族", "水族",     "东乡族",   "纳西族", "景颇族",   "柯尔克孜族", "土族",
  "达斡尔族", "仫佬族", "羌族",     "布朗族", "撒拉族",   "毛南族",   "仡佬族", "锡伯族",   "阿昌族",   "普米族",
  "塔吉克族", "怒族",   "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族",     "塔塔尔族",
  "独龙族", "鄂伦春族", "赫哲族",   "门巴族", "珞巴族",   "基诺族",
};

typedef struct
{
  const char *text;
  int code;
} Entry;

#define UNRECOGNISED 97
#define NATURALISED 98

/* Old, short and miswritten names beside the official ones. */
static const Entry ethnicity_names[] = {
  { "维族", 5 },     { "蒙族", 2 },     { "僮族", 8 },         { "朝族", 10 },           { "畬族", 22 },
  { "毛难族", 36 },  { "崩龙族", 46 },  { "其他", UNRECOGNISED }, { "其它", UNRECOGNISED }, { "未识别民族", UNRECOGNISED },
  { "穿青人", UNRECOGNISED }, { "革家人", UNRECOGNISED }, { "外国血统", NATURALISED }, { "外国血统中国籍人士", NATURALISED },
  { "入籍", NATURALISED },
};

static const Entry sex_names[] = {
  { "男", LW_SEX_MALE },     { "男性", LW_SEX_MALE },     { "M", LW_SEX_MALE },   { "MALE", LW_SEX_MALE },     { "1", LW_SEX_MALE },
  { "女", LW_SEX_FEMALE },   { "女性", LW_SEX_FEMALE },   { "F", LW_SEX_FEMALE }, { "FEMALE", LW_SEX_FEMALE }, { "2", LW_SEX_FEMALE },
  { "1-男", LW_SEX_MALE },   { "2-女", LW_SEX_FEMALE },   { "1.男", LW_SEX_MALE }, { "2.女", LW_SEX_FEMALE },
  { "男同志", LW_SEX_MALE }, { "女同志", LW_SEX_FEMALE },
};

/* GB/T 4762-1984. */
static const Entry status_names[] = {
  { "中共党员", 1 },       { "党员", 1 },           { "共产党员", 1 },         { "正式党员", 1 },         { "中共正式党员", 1 },
  { "中国共产党党员", 1 }, { "中共", 1 },           { "正式", 1 },             { "中国共产党员", 1 },     { "党员(正式)", 1 },
  { "中共党员(正式)", 1 }, { "中共预备党员", 2 },   { "预备党员", 2 },         { "预备", 2 },             { "预备期党员", 2 },
  { "中国共产党预备党员", 2 }, { "中共党员(预备)", 2 }, { "党员(预备)", 2 },    { "党员(预备期)", 2 },     { "中共党员(预备期)", 2 },
  { "共青团员", 3 },       { "团员", 3 },           { "共青团", 3 },           { "中国共产主义青年团团员", 3 }, { "共产主义青年团员", 3 },
  { "民革", 4 },           { "民革会员", 4 },       { "民革党员", 4 },         { "中国国民党革命委员会会员", 4 }, { "民盟", 5 },
  { "民盟盟员", 5 },       { "中国民主同盟盟员", 5 }, { "民建", 6 },           { "民建会员", 6 },         { "中国民主建国会会员", 6 },
  { "民进", 7 },           { "民进会员", 7 },       { "中国民主促进会会员", 7 }, { "农工党", 8 },          { "农工党党员", 8 },
  { "农工民主党", 8 },     { "中国农工民主党党员", 8 }, { "致公党", 9 },       { "致公党党员", 9 },       { "中国致公党党员", 9 },
  { "九三学社", 10 },      { "九三学社社员", 10 },  { "九三", 10 },            { "台盟", 11 },            { "台盟盟员", 11 },
  { "台湾民主自治同盟盟员", 11 }, { "无党派", 12 }, { "无党派人士", 12 },      { "无党派民主人士", 12 },  { "群众", 13 },
  { "普通群众", 13 },      { "一般群众", 13 },      { "非党员", 13 },          { "普通居民", 13 },        { "普通公民", 13 },
  { "群众(现称普通公民)", 13 },
};

/* The end of the text decides: a name may stand before it (张庄村党支部). */
static const Entry form_names[] = {
  { "总支部委员会", LW_ORG_FORM_GENERAL_BRANCH }, { "总支委员会", LW_ORG_FORM_GENERAL_BRANCH }, { "总支部", LW_ORG_FORM_GENERAL_BRANCH },
  { "总支委", LW_ORG_FORM_GENERAL_BRANCH },       { "总支", LW_ORG_FORM_GENERAL_BRANCH },       { "支部委员会", LW_ORG_FORM_BRANCH },
  { "支委会", LW_ORG_FORM_BRANCH },               { "支部", LW_ORG_FORM_BRANCH },               { "党委会", LW_ORG_FORM_COMMITTEE },
  { "党委员会", LW_ORG_FORM_COMMITTEE },          { "党的委员会", LW_ORG_FORM_COMMITTEE },      { "党的基层委员会", LW_ORG_FORM_COMMITTEE },
  { "基层委员会", LW_ORG_FORM_COMMITTEE },        { "党委", LW_ORG_FORM_COMMITTEE },
};
static const char *const form_negations[] = { "无", "未", "拟", "撤", "待", "没", "团", "不", "工委", "原", NULL };

static const Entry kind_names[] = {
  { "村", LW_VILLAGE_KIND_VILLAGE },         { "行政村", LW_VILLAGE_KIND_VILLAGE },     { "建制村", LW_VILLAGE_KIND_VILLAGE },
  { "村委会", LW_VILLAGE_KIND_VILLAGE },     { "村民委员会", LW_VILLAGE_KIND_VILLAGE }, { "村委", LW_VILLAGE_KIND_VILLAGE },
  { "农村", LW_VILLAGE_KIND_VILLAGE },       { "嘎查", LW_VILLAGE_KIND_VILLAGE },       { "村庄", LW_VILLAGE_KIND_VILLAGE },
  { "社区", LW_VILLAGE_KIND_COMMUNITY },     { "居委会", LW_VILLAGE_KIND_COMMUNITY },   { "居民委员会", LW_VILLAGE_KIND_COMMUNITY },
  { "社区居委会", LW_VILLAGE_KIND_COMMUNITY }, { "社区居民委员会", LW_VILLAGE_KIND_COMMUNITY }, { "居委", LW_VILLAGE_KIND_COMMUNITY },
  { "居", LW_VILLAGE_KIND_COMMUNITY },       { "城市社区", LW_VILLAGE_KIND_COMMUNITY }, { "城镇社区", LW_VILLAGE_KIND_COMMUNITY },
  { "居民区", LW_VILLAGE_KIND_COMMUNITY },   { "其他", LW_VILLAGE_KIND_OTHER },         { "其它", LW_VILLAGE_KIND_OTHER },
  { "农场", LW_VILLAGE_KIND_OTHER },         { "林场", LW_VILLAGE_KIND_OTHER },         { "牧场", LW_VILLAGE_KIND_OTHER },
  { "渔场", LW_VILLAGE_KIND_OTHER },         { "茶场", LW_VILLAGE_KIND_OTHER },         { "园艺场", LW_VILLAGE_KIND_OTHER },
  { "厂区", LW_VILLAGE_KIND_OTHER },         { "园区", LW_VILLAGE_KIND_OTHER },         { "开发区", LW_VILLAGE_KIND_OTHER },
  { "类似村委会", LW_VILLAGE_KIND_OTHER },   { "类似居委会", LW_VILLAGE_KIND_OTHER },   { "类似村委会的单位", LW_VILLAGE_KIND_OTHER },
  { "类似居委会的单位", LW_VILLAGE_KIND_OTHER }, { "国有林场", LW_VILLAGE_KIND_OTHER }, { "国有农场", LW_VILLAGE_KIND_OTHER },
};

static const Entry standing_names[] = {
  { "在任", LW_STANDING_SERVING },   { "现任", LW_STANDING_SERVING },   { "在职", LW_STANDING_SERVING },   { "在岗", LW_STANDING_SERVING },
  { "在库", LW_STANDING_SERVING },   { "在册", LW_STANDING_SERVING },   { "留任", LW_STANDING_SERVING },   { "连任", LW_STANDING_SERVING },
  { "新任", LW_STANDING_SERVING },   { "续任", LW_STANDING_SERVING },   { "继任", LW_STANDING_SERVING },   { "正常", LW_STANDING_SERVING },
  { "有效", LW_STANDING_SERVING },   { "任职中", LW_STANDING_SERVING }, { "任职", LW_STANDING_SERVING },   { "仍在任", LW_STANDING_SERVING },
  { "在任中", LW_STANDING_SERVING }, { "本届", LW_STANDING_SERVING },   { "已入库", LW_STANDING_SERVING }, { "入库", LW_STANDING_SERVING },
  { "离任", LW_STANDING_GONE },      { "已离任", LW_STANDING_GONE },    { "离职", LW_STANDING_GONE },      { "已离职", LW_STANDING_GONE },
  { "离岗", LW_STANDING_GONE },      { "已离岗", LW_STANDING_GONE },    { "卸任", LW_STANDING_GONE },      { "已卸任", LW_STANDING_GONE },
  { "免职", LW_STANDING_GONE },      { "已免职", LW_STANDING_GONE },    { "已免", LW_STANDING_GONE },      { "辞职", LW_STANDING_GONE },
  { "已辞职", LW_STANDING_GONE },    { "不在任", LW_STANDING_GONE },    { "不在职", LW_STANDING_GONE },    { "不在岗", LW_STANDING_GONE },
  { "去世", LW_STANDING_GONE },      { "已去世", LW_STANDING_GONE },    { "死亡", LW_STANDING_GONE },      { "已故", LW_STANDING_GONE },
  { "病逝", LW_STANDING_GONE },      { "逝世", LW_STANDING_GONE },      { "被免职", LW_STANDING_GONE },    { "辞去职务", LW_STANDING_GONE },
  { "病故", LW_STANDING_GONE },      { "退休", LW_STANDING_GONE },      { "已退休", LW_STANDING_GONE },    { "退职", LW_STANDING_GONE },
  { "撤职", LW_STANDING_GONE },      { "罢免", LW_STANDING_GONE },      { "调离", LW_STANDING_GONE },      { "已调离", LW_STANDING_GONE },
  { "落选", LW_STANDING_GONE },      { "往届", LW_STANDING_GONE },      { "上届", LW_STANDING_GONE },      { "历任", LW_STANDING_GONE },
  { "前任", LW_STANDING_GONE },      { "原任", LW_STANDING_GONE },      { "出库", LW_STANDING_GONE },      { "已出库", LW_STANDING_GONE },
  { "退库", LW_STANDING_GONE },      { "已退库", LW_STANDING_GONE },    { "退出", LW_STANDING_GONE },      { "已退出", LW_STANDING_GONE },
  { "调出", LW_STANDING_GONE },      { "已调出", LW_STANDING_GONE },    { "移出", LW_STANDING_GONE },      { "已移出", LW_STANDING_GONE },
  { "不在库", LW_STANDING_GONE },    { "不在册", LW_STANDING_GONE },    { "失效", LW_STANDING_GONE },      { "不再担任", LW_STANDING_GONE },
  { "是", LW_STANDING_YES },         { "√", LW_STANDING_YES },          { "✓", LW_STANDING_YES },          { "Y", LW_STANDING_YES },
  { "否", LW_STANDING_NO },          { "×", LW_STANDING_NO },           { "✗", LW_STANDING_NO },           { "N", LW_STANDING_NO },
};

static const char *const blanks[] = { "无", "-", "--", "---", "/", "//", "\\", "|", "空", "(无)", "(空)", "暂无", "没有", "N/A", "NULL", "_", "__", ".", NULL };
static const char *const units[] = { "户", "人", "名", "个", "口", "位", "户数", "岁", "周岁", "次", "项", "年", NULL };

static gboolean
find (const Entry *entries, gsize count, const char *text, int *code)
{
  for (gsize i = 0; i < count; i++)
    if (strcmp (entries[i].text, text) == 0)
      {
        *code = entries[i].code;
        return TRUE;
      }
  return FALSE;
}

/* Without spaces, in capitals, without the full stop that some put behind everything. */
static char *
prepare (const char *text)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_NO_SPACES);
  char *upper = g_ascii_strup (folded, -1);

  for (gsize length = strlen (upper); length > 1 && strchr (".,;", upper[length - 1]); length--)
    upper[length - 1] = '\0';
  return upper;
}

static gboolean
parse_entry (const Entry *entries, gsize count, const char *text, int *code)
{
  g_autofree char *prepared = prepare (text);

  *code = 0;
  return lw_text_is_blank (prepared) || find (entries, count, prepared, code);
}

/**
 * lw_text_is_blank:
 * @text: (nullable)
 *
 * Returns: whether the cell says nothing: empty, 无, —, / and the like. 不详 says something.
 */
gboolean
lw_text_is_blank (const char *text)
{
  g_autofree char *folded = NULL;

  if (!text || !*text)
    return TRUE;
  folded = lw_text_fold (text, LW_FOLD_NO_SPACES);
  if (!*folded)
    return TRUE;
  for (guint i = 0; blanks[i]; i++)
    if (g_ascii_strcasecmp (blanks[i], folded) == 0)
      return TRUE;
  return FALSE;
}

/**
 * lw_standing_parse:
 * @standing: (out): whether somebody still serves, or is in the pool; 是 and 否 answer what the heading asks
 *
 * Returns: FALSE when the word is not known
 */
gboolean
lw_standing_parse (const char *text, LwStanding *standing)
{
  int code = 0;
  gboolean known = parse_entry (standing_names, G_N_ELEMENTS (standing_names), text, &code);

  *standing = (LwStanding) code;
  return known;
}

/* 是否离任, 是否退库 ask the other way round. */
static gboolean
asks_whether_gone (const char *heading)
{
  static const char *const words[] = { "离", "卸", "退", "出库", "调出", NULL };

  for (guint i = 0; words[i]; i++)
    if (strstr (heading, words[i]))
      return strstr (heading, "是否") != NULL;
  return FALSE;
}

/**
 * lw_standing_answer:
 * @heading: what the column asks
 * @text: what stands in it
 *
 * Returns: serving, gone, or unknown when the word is not known or there is none
 */
LwStanding
lw_standing_answer (const char *heading, const char *text)
{
  LwStanding standing;

  if (lw_text_is_blank (text) || !lw_standing_parse (text, &standing))
    return LW_STANDING_UNKNOWN;
  if (standing != LW_STANDING_YES && standing != LW_STANDING_NO)
    return standing;
  return (standing == LW_STANDING_YES) == asks_whether_gone (heading) ? LW_STANDING_GONE : LW_STANDING_SERVING;
}

gboolean
lw_sex_parse (const char *text, LwSex *sex)
{
  int code = 0;
  gboolean known = parse_entry (sex_names, G_N_ELEMENTS (sex_names), text, &code);

  *sex = (LwSex) code;
  return known;
}

/* 1 to 56, 97 and 98, also as 01 */
static gboolean
ethnicity_code (const char *text, int *code)
{
  gsize digits = strspn (text, "0123456789");
  int number = 0;

  if (!digits || digits > 2 || text[digits])
    return FALSE;
  number = (int) g_ascii_strtoll (text, NULL, 10);
  if ((number < 1 || number > (int) G_N_ELEMENTS (ethnicities)) && number != UNRECOGNISED && number != NATURALISED)
    return FALSE;
  *code = number;
  return TRUE;
}

static gboolean
ethnicity_name (const char *text, int *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (ethnicities); i++)
    if (strcmp (text, ethnicities[i]) == 0)
      {
        *code = (int) i + 1;
        return TRUE;
      }
  return find (ethnicity_names, G_N_ELEMENTS (ethnicity_names), text, code);
}

/**
 * lw_ethnicity_parse:
 * @text: (nullable): 汉, 汉族, 01 …
 * @code: (out): GB/T 3304; 0 when blank or unknown
 */
gboolean
lw_ethnicity_parse (const char *text, int *code)
{
  g_autofree char *english = lw_english_to_chinese (text);
  g_autofree char *prepared = prepare (english ? english : text);
  g_autofree char *with_ending = g_strconcat (prepared, "族", NULL);

  *code = 0;
  return lw_text_is_blank (prepared) || ethnicity_code (prepared, code) || ethnicity_name (prepared, code) ||
         ethnicity_name (with_ending, code);
}

/**
 * lw_ethnicity_name:
 *
 * Returns: the official Chinese name; "" for no code
 */
const char *
lw_ethnicity_name (int code)
{
  if (code >= 1 && code <= (int) G_N_ELEMENTS (ethnicities))
    return ethnicities[code - 1];
  if (code == UNRECOGNISED)
    return "未识别民族";
  return code == NATURALISED ? "外国血统中国籍人士" : "";
}

static gboolean
status_code (const char *text, int *code)
{
  gsize digits = strspn (text, "0123456789");

  if (!digits || digits > 2 || text[digits])
    return FALSE;
  *code = (int) g_ascii_strtoll (text, NULL, 10);
  return *code >= LW_POLITICAL_STATUS_MEMBER && *code <= LW_POLITICAL_STATUS_MASSES;
}

/* 团员（入党积极分子）: being an applicant changes nothing. Alone it does not tell what somebody is. */
static void
cut_remark (char *text)
{
  static const char *const remarks[] = { "(入党积极分子)", "(积极分子)", "(发展对象)", "(入党申请人)", "(流动党员)", "(在册)", NULL };

  for (guint i = 0; remarks[i]; i++)
    if (g_str_has_suffix (text, remarks[i]))
      text[strlen (text) - strlen (remarks[i])] = '\0';
}

/**
 * lw_political_status_parse:
 * @text: (nullable)
 * @status: (out): also the codes of GB/T 4762 that have no name here (民革 is 4 …)
 */
gboolean
lw_political_status_parse (const char *text, LwPoliticalStatus *status)
{
  g_autofree char *english = lw_english_to_chinese (text);
  g_autofree char *prepared = prepare (english ? english : text);
  int code = 0;
  gboolean known = FALSE;

  cut_remark (prepared);
  known = lw_text_is_blank (prepared) ||
          find (status_names, G_N_ELEMENTS (status_names), prepared, &code) || status_code (prepared, &code);
  *status = known ? (LwPoliticalStatus) code : LW_POLITICAL_STATUS_UNKNOWN;
  return known;
}

/**
 * lw_org_form_parse:
 * @text: (nullable): 党支部, 党总支, 党委, also behind a name
 */
gboolean
lw_org_form_parse (const char *text, LwOrgForm *form)
{
  g_autofree char *prepared = prepare (text);

  *form = LW_ORG_FORM_UNKNOWN;
  if (lw_text_is_blank (prepared))
    return TRUE;
  for (guint i = 0; form_negations[i]; i++)
    if (strstr (prepared, form_negations[i]))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (form_names); i++)
    if (g_str_has_suffix (prepared, form_names[i].text))
      {
        *form = (LwOrgForm) form_names[i].code;
        return TRUE;
      }
  return FALSE;
}

/**
 * lw_village_kind_parse:
 * @kind: (out): 0 when blank or unknown
 */
gboolean
lw_village_kind_parse (const char *text, LwVillageKind *kind)
{
  int code = 0;
  gboolean known = parse_entry (kind_names, G_N_ELEMENTS (kind_names), text, &code);

  *kind = (LwVillageKind) code;
  return known;
}

static void
cut_unit (char *text)
{
  for (guint i = 0; units[i]; i++)
    if (g_str_has_suffix (text, units[i]) && strlen (text) > strlen (units[i]))
      {
        text[strlen (text) - strlen (units[i])] = '\0';
        return;
      }
}

/* Commas only where thousands end: 1,749; not 1,74. */
static gboolean
has_right_commas (const char *text)
{
  const char *comma = strchr (text, ',');

  if (!comma)
    return TRUE;
  if (comma == text || comma - text > 3)
    return FALSE;
  for (const char *p = comma; *p == ','; p += 4)
    {
      if (strspn (p + 1, "0123456789") < 3 || (p[4] && p[4] != ',' && p[4] != '.'))
        return FALSE;
      if (p[4] != ',')
        break;
    }
  return TRUE;
}

static gboolean
read_number (const char *text, gint64 *number)
{
  gint64 value = 0;
  guint digits = 0;
  const char *p = text;

  if (!has_right_commas (text))
    return FALSE;
  for (; g_ascii_isdigit (*p) || *p == ','; p++)
    if (*p != ',' && ++digits <= 15)
      value = value * 10 + (*p - '0');
  /* 480.00 is whole; 480.5 is no number of people. */
  if (*p == '.' && digits)
    p += 1 + strspn (p + 1, "0");
  if (!digits || digits > 15 || *p)
    return FALSE;
  *number = value;
  return TRUE;
}

static gboolean
read_numeral (const char *text, gint64 *number)
{
  int value = 0;

  if (strcmp (text, "零") == 0 || strcmp (text, "〇") == 0)
    {
      *number = 0;
      return TRUE;
    }
  if (!lw_text_take_numeral (&text, &value) || *text)
    return FALSE;
  *number = value;
  return TRUE;
}

/**
 * lw_number_parse:
 * @text: (nullable): 480, 1,749, 480户, 十二人; blank and 无 are 0
 * @number: (out): 0 when FALSE is returned
 *
 * A number of people or things: never negative or broken. 约450, 20多 and 待定 are no number.
 */
gboolean
lw_number_parse (const char *text, gint64 *number)
{
  g_autofree char *prepared = lw_text_fold (text, LW_FOLD_NO_SPACES);
  const char *start = prepared;

  *number = 0;
  if (lw_text_is_blank (prepared))
    return TRUE;
  if (g_str_has_prefix (prepared, "共"))
    start += strlen ("共");
  cut_unit (prepared);
  return read_number (start, number) || read_numeral (start, number);
}
