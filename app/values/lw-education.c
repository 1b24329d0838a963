/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for education: a cell is cut into known words, the longest first; one unknown word makes
 * the whole cell unknown, since it may turn the meaning round (大专以上, 高中未毕业). */
#include "lw-captions.h"

#include <string.h>

#include "lw-english.h"
#include "lw-text.h"

typedef enum
{
  WORD_LEVEL,
  WORD_DEGREE, /* a degree alone; counts only where no level is named */
  WORD_UNHELD,
  WORD_HELD, /* 毕业: what follows speaks of something else */
  WORD_IN_SERVICE,
  WORD_FULL_TIME,
  WORD_NEUTRAL,
  WORD_SEPARATOR,
} WordKind;

typedef struct
{
  const char *text;
  WordKind kind;
  LwEducation level;
} Word;

#define LEVEL(text, level) { text, WORD_LEVEL, LW_EDUCATION_##level }

static const Word words[] = {
  LEVEL ("博士研究生", DOCTOR), LEVEL ("博士", DOCTOR), LEVEL ("博研", DOCTOR),
  LEVEL ("硕士研究生", MASTER), LEVEL ("研究生", MASTER), LEVEL ("硕士", MASTER), LEVEL ("硕研", MASTER),
  LEVEL ("研究生班", MASTER), LEVEL ("MBA", MASTER), LEVEL ("MPA", MASTER),
  LEVEL ("本科生", BACHELOR), LEVEL ("大专生", JUNIOR_COLLEGE), LEVEL ("专科生", JUNIOR_COLLEGE),
  LEVEL ("高中生", SENIOR_SECONDARY), LEVEL ("中专生", SENIOR_SECONDARY), LEVEL ("初中生", JUNIOR_HIGH),
  LEVEL ("本科", BACHELOR), LEVEL ("大学", BACHELOR), LEVEL ("大学本科", BACHELOR), LEVEL ("大本", BACHELOR),
  LEVEL ("学士", BACHELOR), LEVEL ("双学士", BACHELOR), LEVEL ("专升本", BACHELOR),
  LEVEL ("专科起点本科", BACHELOR), LEVEL ("专接本", BACHELOR),
  LEVEL ("一本", BACHELOR), LEVEL ("二本", BACHELOR), LEVEL ("三本", BACHELOR),
  LEVEL ("大专", JUNIOR_COLLEGE), LEVEL ("专科", JUNIOR_COLLEGE), LEVEL ("大学专科", JUNIOR_COLLEGE),
  LEVEL ("大学大专", JUNIOR_COLLEGE), LEVEL ("大学(专科)", JUNIOR_COLLEGE), LEVEL ("大学(大专)", JUNIOR_COLLEGE),
  LEVEL ("大专科", JUNIOR_COLLEGE), LEVEL ("高等专科", JUNIOR_COLLEGE), LEVEL ("高专", JUNIOR_COLLEGE),
  LEVEL ("高职", JUNIOR_COLLEGE), LEVEL ("高职高专", JUNIOR_COLLEGE), LEVEL ("高等职业", JUNIOR_COLLEGE),
  LEVEL ("高职专科", JUNIOR_COLLEGE), LEVEL ("大普", JUNIOR_COLLEGE), LEVEL ("大学普通班", JUNIOR_COLLEGE),
  LEVEL ("大学普通", JUNIOR_COLLEGE), LEVEL ("高中起点专科", JUNIOR_COLLEGE), LEVEL ("高中起点大专", JUNIOR_COLLEGE),
  LEVEL ("高中起点本科", BACHELOR),
  LEVEL ("高中", SENIOR_SECONDARY), LEVEL ("普高", SENIOR_SECONDARY), LEVEL ("普通高中", SENIOR_SECONDARY),
  LEVEL ("高级中学", SENIOR_SECONDARY), LEVEL ("普通高级中学", SENIOR_SECONDARY), LEVEL ("综合高中", SENIOR_SECONDARY),
  LEVEL ("职业高中", SENIOR_SECONDARY), LEVEL ("职业中学", SENIOR_SECONDARY), LEVEL ("职高", SENIOR_SECONDARY),
  LEVEL ("职中", SENIOR_SECONDARY), LEVEL ("中专", SENIOR_SECONDARY), LEVEL ("普通中专", SENIOR_SECONDARY),
  LEVEL ("职业中专", SENIOR_SECONDARY), LEVEL ("职专", SENIOR_SECONDARY), LEVEL ("中等专科", SENIOR_SECONDARY),
  LEVEL ("中等专业", SENIOR_SECONDARY), LEVEL ("中等专业学校", SENIOR_SECONDARY), LEVEL ("中等职业", SENIOR_SECONDARY),
  LEVEL ("中职", SENIOR_SECONDARY), LEVEL ("中技", SENIOR_SECONDARY), LEVEL ("技校", SENIOR_SECONDARY),
  LEVEL ("技工", SENIOR_SECONDARY), LEVEL ("技工学校", SENIOR_SECONDARY), LEVEL ("中师", SENIOR_SECONDARY),
  LEVEL ("中等师范", SENIOR_SECONDARY), LEVEL ("卫校", SENIOR_SECONDARY), LEVEL ("农校", SENIOR_SECONDARY),
  LEVEL ("初中", JUNIOR_HIGH), LEVEL ("初级中学", JUNIOR_HIGH), LEVEL ("普通初中", JUNIOR_HIGH),
  LEVEL ("普通初级中学", JUNIOR_HIGH), LEVEL ("职业初中", JUNIOR_HIGH), LEVEL ("初职", JUNIOR_HIGH),
  LEVEL ("小学", PRIMARY), LEVEL ("高小", PRIMARY), LEVEL ("初小", PRIMARY), LEVEL ("完小", PRIMARY),
  LEVEL ("文盲", NONE), LEVEL ("半文盲", NONE), LEVEL ("文盲或半文盲", NONE), LEVEL ("文盲半文盲", NONE),
  LEVEL ("文盲及半文盲", NONE), LEVEL ("不识字", NONE), LEVEL ("识字很少", NONE), LEVEL ("不识字或识字很少", NONE),
  LEVEL ("未上学", NONE), LEVEL ("未上过学", NONE), LEVEL ("没上过学", NONE), LEVEL ("未入学", NONE),
  LEVEL ("无学历", NONE),
  { "博士学位", WORD_DEGREE, LW_EDUCATION_DOCTOR }, { "硕士学位", WORD_DEGREE, LW_EDUCATION_MASTER },
  { "学士学位", WORD_DEGREE, LW_EDUCATION_BACHELOR },
  { "在读", WORD_UNHELD }, { "肄业", WORD_UNHELD }, { "肆业", WORD_UNHELD }, { "结业", WORD_UNHELD },
  { "就读", WORD_UNHELD }, { "就读中", WORD_UNHELD }, { "在校", WORD_UNHELD }, { "在校生", WORD_UNHELD },
  { "在学", WORD_UNHELD }, { "在修", WORD_UNHELD }, { "辍学", WORD_UNHELD }, { "未毕业", WORD_UNHELD },
  { "没毕业", WORD_UNHELD }, { "尚未毕业", WORD_UNHELD }, { "未取得", WORD_UNHELD }, { "正在读", WORD_UNHELD },
  { "正在就读", WORD_UNHELD }, { "在读中", WORD_UNHELD }, { "读", WORD_UNHELD },
  { "毕业", WORD_HELD }, { "已毕业", WORD_HELD }, { "毕", WORD_HELD }, { "已取得", WORD_HELD },
  { "函授学院", WORD_IN_SERVICE }, { "党校函授", WORD_IN_SERVICE }, { "学历提升", WORD_IN_SERVICE }, { "村干部学历提升", WORD_IN_SERVICE },
  { "农大", WORD_NEUTRAL }, { "师大", WORD_NEUTRAL }, { "院校", WORD_NEUTRAL }, { "农广校", WORD_IN_SERVICE }, { "中央农广校", WORD_IN_SERVICE }, { "农业广播电视学校", WORD_IN_SERVICE },
  { "在职", WORD_IN_SERVICE }, { "函授", WORD_IN_SERVICE }, { "自考", WORD_IN_SERVICE }, { "自学", WORD_IN_SERVICE },
  { "自学考试", WORD_IN_SERVICE }, { "成人", WORD_IN_SERVICE }, { "成教", WORD_IN_SERVICE }, { "成考", WORD_IN_SERVICE },
  { "成人教育", WORD_IN_SERVICE }, { "成人高考", WORD_IN_SERVICE }, { "成人高等", WORD_IN_SERVICE },
  { "继续教育", WORD_IN_SERVICE }, { "党校", WORD_IN_SERVICE }, { "中央党校", WORD_IN_SERVICE }, { "省委党校", WORD_IN_SERVICE },
  { "市委党校", WORD_IN_SERVICE }, { "县委党校", WORD_IN_SERVICE }, { "省党校", WORD_IN_SERVICE }, { "电大", WORD_IN_SERVICE },
  { "中央电大", WORD_IN_SERVICE }, { "广播电视大学", WORD_IN_SERVICE }, { "开放大学", WORD_IN_SERVICE },
  { "国家开放大学", WORD_IN_SERVICE }, { "国开", WORD_IN_SERVICE }, { "开放教育", WORD_IN_SERVICE },
  { "网络", WORD_IN_SERVICE }, { "网络教育", WORD_IN_SERVICE }, { "网教", WORD_IN_SERVICE }, { "远程", WORD_IN_SERVICE },
  { "远程教育", WORD_IN_SERVICE }, { "夜大", WORD_IN_SERVICE }, { "夜大学", WORD_IN_SERVICE }, { "业大", WORD_IN_SERVICE },
  { "职大", WORD_IN_SERVICE }, { "函大", WORD_IN_SERVICE }, { "业余", WORD_IN_SERVICE }, { "非全日制", WORD_IN_SERVICE },
  { "在职教育", WORD_IN_SERVICE }, { "半脱产", WORD_IN_SERVICE },
  { "全日制", WORD_FULL_TIME }, { "统招", WORD_FULL_TIME }, { "普通全日制", WORD_FULL_TIME }, { "普通高校", WORD_FULL_TIME },
  { "普通高等教育", WORD_FULL_TIME }, { "全日制教育", WORD_FULL_TIME }, { "全日制普通高校", WORD_FULL_TIME },
  { "学历", WORD_NEUTRAL }, { "文化", WORD_NEUTRAL }, { "程度", WORD_NEUTRAL }, { "文化程度", WORD_NEUTRAL },
  { "教育", WORD_NEUTRAL }, { "水平", WORD_NEUTRAL }, { "层次", WORD_NEUTRAL }, { "高等教育", WORD_NEUTRAL },
  { "普通", WORD_NEUTRAL }, { "国民教育", WORD_NEUTRAL }, { "国民", WORD_NEUTRAL }, { "三年制", WORD_NEUTRAL },
  { "五年制", WORD_NEUTRAL }, { "五年一贯制", WORD_NEUTRAL }, { "四年制", WORD_NEUTRAL }, { "二年制", WORD_NEUTRAL },
  { "哲学", WORD_NEUTRAL }, { "经济学", WORD_NEUTRAL }, { "法学", WORD_NEUTRAL }, { "教育学", WORD_NEUTRAL }, { "文学", WORD_NEUTRAL },
  { "历史学", WORD_NEUTRAL }, { "理学", WORD_NEUTRAL }, { "工学", WORD_NEUTRAL }, { "农学", WORD_NEUTRAL }, { "医学", WORD_NEUTRAL },
  { "管理学", WORD_NEUTRAL }, { "艺术学", WORD_NEUTRAL }, { "军事学", WORD_NEUTRAL },
  { "无学位", WORD_NEUTRAL }, { "-", WORD_NEUTRAL }, { ":", WORD_NEUTRAL },
  { "、", WORD_SEPARATOR }, { ",", WORD_SEPARATOR }, { "/", WORD_SEPARATOR }, { ";", WORD_SEPARATOR },
  { "+", WORD_SEPARATOR }, { "(", WORD_SEPARATOR }, { ")", WORD_SEPARATOR }, { "[", WORD_SEPARATOR },
  { "]", WORD_SEPARATOR }, { "【", WORD_SEPARATOR }, { "】", WORD_SEPARATOR }, { ".", WORD_SEPARATOR },
  { "兼", WORD_SEPARATOR }, { "和", WORD_SEPARATOR }, { "\n", WORD_SEPARATOR },
};

/* GB/T 4658-2006: the second digit tells graduated (1, 4, 7), completed (2, 5, 8), left (3, 6, 9). */
typedef struct
{
  int first, last;
  LwEducation level;
  gboolean unheld;
} CodeRange;

static const CodeRange codes[] = {
  { 10, 11, LW_EDUCATION_DOCTOR, FALSE },           { 12, 13, LW_EDUCATION_DOCTOR, TRUE },
  { 14, 14, LW_EDUCATION_MASTER, FALSE },           { 15, 16, LW_EDUCATION_MASTER, TRUE },
  { 17, 17, LW_EDUCATION_MASTER, FALSE },           { 18, 19, LW_EDUCATION_MASTER, TRUE },
  { 20, 21, LW_EDUCATION_BACHELOR, FALSE },         { 22, 23, LW_EDUCATION_BACHELOR, TRUE },
  { 28, 28, LW_EDUCATION_JUNIOR_COLLEGE, FALSE },   { 30, 31, LW_EDUCATION_JUNIOR_COLLEGE, FALSE },
  { 32, 33, LW_EDUCATION_JUNIOR_COLLEGE, TRUE },    { 40, 41, LW_EDUCATION_SENIOR_SECONDARY, FALSE },
  { 42, 43, LW_EDUCATION_SENIOR_SECONDARY, TRUE },  { 44, 44, LW_EDUCATION_SENIOR_SECONDARY, FALSE },
  { 45, 46, LW_EDUCATION_SENIOR_SECONDARY, TRUE },  { 47, 47, LW_EDUCATION_SENIOR_SECONDARY, FALSE },
  { 48, 49, LW_EDUCATION_SENIOR_SECONDARY, TRUE },  { 60, 61, LW_EDUCATION_SENIOR_SECONDARY, FALSE },
  { 62, 63, LW_EDUCATION_SENIOR_SECONDARY, TRUE },  { 70, 71, LW_EDUCATION_JUNIOR_HIGH, FALSE },
  { 72, 73, LW_EDUCATION_JUNIOR_HIGH, TRUE },       { 80, 81, LW_EDUCATION_PRIMARY, FALSE },
  { 83, 83, LW_EDUCATION_PRIMARY, TRUE },           { 90, 90, LW_EDUCATION_NONE, FALSE },
};

/* One education that the cell names, while its words are being read. */
typedef struct
{
  LwEducation level;
  gboolean closed; /* 毕业 was said: words after it belong to the next one */
  gboolean unheld;
  gboolean in_service;
  gboolean full_time;
} Entry;

typedef struct
{
  Entry current; /* the last level named, with what was said behind it */
  Entry pending; /* said before a level is named: belongs to the next one */
  LwEducation degree;
  LwEducationReading found;
} Reader;

static void
keep_highest (LwEducation *slot, LwEducation level)
{
  if (*slot == LW_EDUCATION_UNKNOWN || level < *slot)
    *slot = level;
}

static void
finish_entry (Reader *reader)
{
  Entry *entry = &reader->current;

  if (!entry->level)
    return;
  if (entry->unheld)
    keep_highest (&reader->found.unheld, entry->level);
  else
    keep_highest (entry->in_service ? &reader->found.held_in_service : &reader->found.held_full_time, entry->level);
  reader->found.full_time |= entry->full_time && !entry->unheld;
  *entry = (Entry){ 0 };
}

static void
take_level (Reader *reader, LwEducation level)
{
  finish_entry (reader);
  reader->current = reader->pending;
  reader->current.level = level;
  reader->pending = (Entry){ 0 };
}

static void
take_word (Reader *reader, const Word *word)
{
  Entry *entry = reader->current.level && !reader->current.closed ? &reader->current : &reader->pending;

  switch (word->kind)
    {
    case WORD_LEVEL:
      take_level (reader, word->level);
      break;
    case WORD_DEGREE:
      keep_highest (&reader->degree, word->level);
      break;
    case WORD_UNHELD:
      entry->unheld = TRUE;
      break;
    case WORD_HELD:
      entry->closed = reader->current.level != 0;
      break;
    case WORD_IN_SERVICE:
      entry->in_service = TRUE;
      break;
    case WORD_FULL_TIME:
      entry->full_time = TRUE;
      break;
    case WORD_NEUTRAL:
    case WORD_SEPARATOR:
    default:
      break;
    }
}

static const Word *
longest_word (const char *text)
{
  return lw_text_longest_word (text, words, G_N_ELEMENTS (words), sizeof words[0]);
}

/* Is a level named before the next separator? Then 在职 in "高中、在职大专" belongs to that one. */
static gboolean
level_follows (const char *text)
{
  const Word *word = NULL;

  while (*text && (word = longest_word (text)) && word->kind != WORD_SEPARATOR)
    {
      if (word->kind == WORD_LEVEL)
        return TRUE;
      text += strlen (word->text);
    }
  return FALSE;
}

/* What was said before any level and finds none after it (函授、大专 finds one). */
static void
settle_pending (Reader *reader)
{
  if (!reader->current.level)
    return;
  reader->current.unheld |= reader->pending.unheld;
  reader->current.in_service |= reader->pending.in_service;
  reader->current.full_time |= reader->pending.full_time;
}

static gboolean
read_words (Reader *reader, const char *text)
{
  while (*text)
    {
      const Word *word = longest_word (text);

      if (!word)
        return FALSE;
      text += strlen (word->text);
      /* 全日制中专在职大专: what is said of the next one is not said of the one before. */
      if ((word->kind == WORD_IN_SERVICE || word->kind == WORD_FULL_TIME) && reader->current.level && level_follows (text))
        reader->current.closed = TRUE;
      take_word (reader, word);
      if (word->kind == WORD_SEPARATOR && reader->current.level)
        reader->current.closed = level_follows (text);
    }
  settle_pending (reader);
  finish_entry (reader);
  if (reader->degree && !reader->found.held_full_time && !reader->found.held_in_service)
    reader->found.held_full_time = reader->degree;
  return TRUE;
}

static gboolean
read_code (const char *text, LwEducationReading *reading)
{
  int code = 0;

  if (strlen (text) != 2 || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  code = (text[0] - '0') * 10 + (text[1] - '0');
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (code >= codes[i].first && code <= codes[i].last)
      {
        *(codes[i].unheld ? &reading->unheld : &reading->held_full_time) = codes[i].level;
        return TRUE;
      }
  return FALSE;
}

/* The chief one: the highest that is held, else the highest that is not. */
static gboolean
choose (LwEducationReading *reading)
{
  LwEducation full_time = reading->held_full_time;
  LwEducation in_service = reading->held_in_service;

  reading->in_service = in_service && (!full_time || in_service < full_time);
  reading->level = reading->in_service ? in_service : full_time;
  reading->full_time = reading->full_time && !reading->in_service;
  reading->holding = reading->level ? LW_EDUCATION_HELD : LW_EDUCATION_UNHELD;
  if (!reading->level)
    reading->level = reading->unheld;
  return reading->level != LW_EDUCATION_UNKNOWN;
}

static gboolean
read_text (const char *text, LwEducationReading *reading)
{
  Reader reader = { 0 };

  if ((!read_code (text, &reader.found) && !read_words (&reader, text)) || !choose (&reader.found))
    return FALSE;
  *reading = reader.found;
  return TRUE;
}

/* 郑州大学, 法律系, 工商管理专业: the name of a school or subject, and nothing in it that says how it was
 * attended. (Word by word 农业大学 would hold 业大.) */
static gboolean
is_school (const char *piece)
{
  static const char *const ends[] = { "大学", "学院", "学校", "中学", "专业", "系", NULL };
  static const char *const manners[] = { "函授", "自考", "成人", "党校", "电大", "广播电视", "开放", "网络", "远程", "夜大", "继续教育",
                                         "成教", "在读", "就读", "在校", "肄业", "结业", "未", "没", NULL };
  const Word *whole = longest_word (piece);
  gboolean found = FALSE;

  for (guint i = 0; manners[i]; i++)
    if (strstr (piece, manners[i]))
      return FALSE;
  for (guint i = 0; ends[i] && !found; i++)
    found = g_str_has_suffix (piece, ends[i]) && strlen (piece) > strlen (ends[i]);
  return found && !(whole && strcmp (whole->text, piece) == 0);
}

/* 大专 and 郑州大学 in two lines of one cell, 本科（郑州大学）. FALSE: there is no such thing. */
static gboolean
read_beside_school (const char *text, LwEducationReading *reading)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_KEEP_SPACES);
  g_auto(GStrv) pieces = g_strsplit_set (folded, "\n (),;/", -1);
  g_autoptr(GString) rest = g_string_new (NULL);
  guint n_schools = 0;

  for (guint i = 0; pieces[i]; i++)
    if (is_school (pieces[i]))
      n_schools++;
    else if (*pieces[i])
      g_string_append_printf (rest, "%s%s", rest->len ? "," : "", pieces[i]);
  if (!n_schools || !rest->len || !read_text (rest->str, reading))
    return FALSE;
  reading->has_more = TRUE;
  return TRUE;
}

/**
 * lw_education_parse:
 * @text: (nullable)
 * @reading: (out): zeroed when nothing is known
 *
 * Of several educations in one cell the highest held is the level. 函授 alone is no level.
 *
 * Returns: FALSE when there is a word that is not known; the text is to be kept then
 */
gboolean
lw_education_parse (const char *text, LwEducationReading *reading)
{
  g_autofree char *english = lw_english_to_chinese (text);
  g_autofree char *folded = lw_text_fold (english ? english : text, LW_FOLD_NO_SPACES);

  *reading = (LwEducationReading){ 0 };
  if (lw_text_is_blank (folded))
    return TRUE;
  return read_text (folded, reading) || read_beside_school (text, reading);
}

/**
 * lw_education_at_least:
 *
 * Returns: whether @a is at least as high as @b: the codes of GB/T 4658 fall as the level rises
 */
gboolean
lw_education_at_least (LwEducation a, LwEducation b)
{
  return a <= b;
}
