/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-captions.h"

/* What a row below the headings is: data, or a total, a note, a signature, a heading again. */

/* A note or title stands in at most so many cells. */
#define FEW_CELLS 3
#define MOST_VACANT_BYTES 60

static const char *
first_text (const LwRow *row,
            guint *column,
            guint *n_cells)
{
  const char *first = "";

  *n_cells = 0;
  for (guint c = 0; c < row->n_cells; c++)
    {
      if (lw_text_is_gap (row->cells[c].text))
        continue;
      if ((*n_cells)++ == 0)
        {
          *column = c;
          first = row->cells[c].text;
        }
    }
  return first;
}

static gboolean
starts_with_any (const char *text,
                 const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* 合计, 小计, 张庄村小计, 合计：12人 in one of the first cells. */
static gboolean
is_total_text (const char *text)
{
  static const char *const words[] = { "合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "全镇合计", "全乡合计", "平均", NULL };
  g_autofree char *clean = NULL;

  if (!strstr (text, "计") && !strstr (text, "均"))
    return FALSE;
  clean = lw_heading_clean (text);
  if (g_utf8_strlen (clean, -1) > 14)
    return FALSE;
  if (starts_with_any (clean, words))
    return TRUE;
  for (guint i = 0; i < 4; i++)
    if (g_str_has_suffix (clean, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_total (LwSheetReader *reader,
          const LwRow *row)
{
  guint seen = 0;

  for (guint c = 0; c < row->n_cells && c < 8 && seen < 3; c++)
    {
      LwMeaning meaning = c < reader->n_columns ? reader->refs[c].meaning : LW_MEANING_NONE;

      if (!*row->cells[c].text || row->cells[c].type != LW_CELL_TEXT)
        continue;
      seen++;
      /* Remarks may speak of totals. */
      if (meaning != LW_MEANING_NOTES && meaning != LW_MEANING_DUTIES && is_total_text (row->cells[c].text))
        return TRUE;
    }
  return FALSE;
}

/* How many fifths of the row's texts stand in the heading above the same column: 3 or more is it again. */
static guint
likeness (GPtrArray *header,
          const LwRow *row)
{
  guint n = 0, same = 0;

  for (guint c = 0; c < row->n_cells; c++)
    {
      g_autofree char *clean = NULL;

      if (row->cells[c].type != LW_CELL_TEXT)
        {
          n += row->cells[c].type != LW_CELL_EMPTY;
          continue;
        }
      clean = lw_heading_clean (row->cells[c].text);
      n += *clean != '\0';
      /* Rows of data show after a few cells that they are no headings. */
      if (n > 4 && same == 0)
        break;
      same += *clean && c < header->len && strcmp (clean, g_ptr_array_index (header, c)) == 0;
    }
  return same >= 2 ? same * 5 / n : 0;
}

static guint
best_likeness (GPtrArray *headers,
               const LwRow *row)
{
  guint best = 0;

  for (guint h = 0; headers && h < headers->len; h++)
    best = MAX (best, likeness (g_ptr_array_index (headers, h), row));
  return best;
}

static gboolean
is_heading_again (LwSheetReader *reader,
                  const LwRow *row)
{
  return best_likeness (reader->shape->headers, row) >= 3;
}

gboolean
lw_row_is_elsewhere (LwSheetReader *reader,
                     const LwRow *row,
                     LwKey *village)
{
  guint column = 0, n_cells = 0;
  const char *text;
  guint mine, other;

  if (!reader->shape->others || !reader->shape->others->len)
    return FALSE;
  mine = best_likeness (reader->shape->headers, row);
  other = best_likeness (reader->shape->others, row);
  if (MAX (mine, other) >= 3)
    reader->elsewhere = other > mine;
  if (!reader->elsewhere)
    return FALSE;
  /* A title between the tables may name the village of the next ones. */
  text = first_text (row, &column, &n_cells);
  *village = n_cells == 1 ? lw_village_in_text (reader->importer, text) : 0;
  return TRUE;
}

/* Nobody is called 姓名. */
gboolean
lw_row_begins_table (const LwSheetReader *reader,
                     const LwRow *row)
{
  const LwCell *cell = lw_reader_cell (reader, row, LW_MEANING_NAME, NULL);
  g_autofree char *key = cell && cell->type == LW_CELL_TEXT && strlen (cell->text) < 24 && strstr (cell->text, "姓") ? lw_heading_key (cell->text) : NULL;

  return key && strcmp (key, "姓名") == 0;
}

static int
ordinal (const char *text)
{
  static const char *const chinese[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", NULL };
  static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL };
  g_autofree char *key = lw_heading_key (text);
  gunichar c = g_utf8_get_char (key);
  gint64 value;

  if (g_ascii_string_to_signed (key, 10, 1, 99, &value, NULL))
    return (int) value;
  for (int i = 0; chinese[i]; i++)
    if (strcmp (key, chinese[i]) == 0)
      return i + 1;
  for (int i = 0; stems[i]; i++)
    if (strcmp (key, stems[i]) == 0)
      return i + 1;
  if (*key && !key[1] && *key >= 'a' && *key <= 'z')
    return *key - 'a' + 1;
  return c >= 0x2460 && c <= 0x2473 && !*g_utf8_next_char (key) ? (int) (c - 0x2460) + 1 : 0;
}

/* 1, 2, 3 … or 甲, 乙, 1, 2 …: the columns are numbered. */
gboolean
lw_row_is_column_numbers (const LwRow *row)
{
  guint n = 0, steps = 0;
  int before = 0;

  for (guint c = 0; c < row->n_cells; c++)
    {
      int value;

      if (!*row->cells[c].text)
        continue;
      value = ordinal (row->cells[c].text);
      if (value == 0)
        return FALSE;
      steps += value == before + 1;
      before = value;
      n++;
    }
  return n >= 3 && steps + 1 >= n;
}

static gboolean
is_units (const LwRow *row)
{
  static const char *const units[] = { "户", "人", "名", "个", "位", "亩", "岁", "周岁", "年月", "年月日", "元", "万元", "公顷", "平方公里", "%", "", NULL };
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    {
      g_autofree char *key = lw_heading_key (row->cells[c].text);

      n += *key != '\0';
      if (!g_strv_contains (units, key))
        return FALSE;
    }
  return n > 0;
}

/* Signatures, notes, units and dates around the table. */
static gboolean
is_note_text (const char *text)
{
  static const char *const words[] = {
    "填表人", "制表人", "审核人", "填报人", "审批人", "负责人", "单位负责人", "分管领导", "主要负责人", "主要领导", "党委书记（", "党委书记(", "党委书记签", "党委书记：",
    "联系人", "备注：", "备注:", "注：", "注:", "注1", "注意", "说明：", "说明:", "说明1", "填报说明", "填表说明", "填写说明", "填表要求", "填报要求", "填报单位", "填报时间", "填报日期",
    "填表日期", "填表时间", "填表单位", "制表日期", "制表时间", "制表单位", "报送单位", "报送时间", "上报单位", "上报时间", "单位：", "单位:", "单位盖章", "单位（盖章", "单位(盖章", "（盖章", "(盖章", "盖章",
    "签字", "签名", "（签字", "经办人", "校对", "复核", "审核：", "审核:", "制表：", "制表:", "填表：", "统计人", "统计时间", "截至", "截止", "（截至", "（截止", "(截至", "（公章", "日期：", "日期:", "时间：",
    "第1页", "共1页", "注明", "（此表", "此表", "本表", "备注说明", "附：", "附:", "附件", "*注", "※", "温馨提示", "提示：", "乡镇党委（", "乡（镇）党委（", "镇党委（盖", "党委（盖", "领导签字", "主管领导", "书记签字", "党委意见", NULL
  };
  static const char *const signs[] = { "签字", "盖章", "签名", "签章", "（公章", "(公章", NULL };
  g_autofree char *clean = lw_heading_clean (text);

  for (guint i = 0; signs[i]; i++)
    if (strstr (clean, signs[i]))
      return TRUE;
  /* 第2页，共3页 */
  return starts_with_any (clean, words) || (g_str_has_prefix (clean, "第") && strstr (clean, "页") && g_utf8_strlen (clean, -1) <= 14);
}

static gboolean
is_numbered_note (const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);
  gsize digits = strspn (clean, "0123456789");

  /* 4.19999E+11 is the code of a village. */
  return digits > 0 && digits < 3 && g_utf8_strlen (clean, -1) > 10 && strlen (clean) > (gsize) g_utf8_strlen (clean, -1) + 4 &&
         (clean[digits] == '.' || g_str_has_prefix (clean + digits, "、") || g_str_has_prefix (clean + digits, "．"));
}

static gboolean
is_table_cell (LwMeaning meaning)
{
  return meaning != LW_MEANING_NONE && meaning != LW_MEANING_SERIAL && meaning != LW_MEANING_TOTAL &&
         meaning != LW_MEANING_TOWNSHIP && meaning != LW_MEANING_VILLAGE && meaning != LW_MEANING_VILLAGE_CODE;
}

/* Whether the row says anything about what the sheet lists; a row that only has its number, or only
 * the village, was made ready and never filled in. */
static gboolean
has_substance (LwSheetReader *reader,
               const LwRow *row)
{
  gboolean villages = reader->shape->kind == LW_SHEET_KIND_VILLAGES;
  gboolean counts = reader->shape->kind == LW_SHEET_KIND_RECRUITS && reader->column_of[LW_MEANING_NAME] == G_MAXUINT;

  for (guint c = 0; c < row->n_cells && c < reader->n_columns; c++)
    {
      LwMeaning meaning = reader->refs[c].meaning;

      if (!is_table_cell (meaning) && !((villages || counts) && (meaning == LW_MEANING_VILLAGE || meaning == LW_MEANING_VILLAGE_CODE)))
        continue;
      if (!lw_text_is_gap (row->cells[c].text))
        return TRUE;
    }
  return FALSE;
}

/* 空缺, （暂缺）, 待换届选举: nobody is called that. */
gboolean
lw_text_says_vacant (const char *text)
{
  static const char *const words[] = { "空缺", "暂缺", "缺额", "缺员", "空岗", "待选", "待定", "待补", "待配", "待换届", "暂未", "未配备", "未选出", NULL };
  gboolean may = strstr (text, "缺") || strstr (text, "待") || strstr (text, "未") || strstr (text, "岗");
  g_autofree char *clean = may && strlen (text) < MOST_VACANT_BYTES ? lw_heading_clean (text) : NULL;

  for (guint i = 0; clean && words[i]; i++)
    if (strstr (clean, words[i]))
      return TRUE;
  return FALSE;
}

/* A vacancy: 无 instead of a name and nothing else about a person; an empty cell where villages share the
 * column of posts. A list of recruits says so on purpose and is asked elsewhere. */
static gboolean
is_vacancy (LwSheetReader *reader,
            const LwRow *row)
{
  static const char *const words[] = { "缺", "暂无", "空", "无", "—", "/", "-", "——", NULL };
  static const LwMeaning facts[] = { LW_MEANING_ID_NUMBER, LW_MEANING_BIRTH, LW_MEANING_SEX, LW_MEANING_PHONE };
  const LwCell *cell = lw_reader_cell (reader, row, LW_MEANING_NAME, NULL);
  g_autofree char *clean = cell && strlen (cell->text) < 24 ? lw_heading_clean (cell->text) : NULL;

  if (reader->shape->n_common && (!clean || !*clean))
    return TRUE;
  if (reader->shape->kind == LW_SHEET_KIND_RECRUITS || !cell)
    return FALSE;
  if (!lw_text_says_vacant (cell->text) && (!clean || !g_strv_contains (words, clean)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const LwCell *other = lw_reader_cell (reader, row, facts[i], NULL);

      if (other && !lw_text_is_blank (other->text))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_chinese_ordinal (const char *text)
{
  g_autofree char *key = strlen (text) < 24 ? lw_heading_key (text) : g_strdup ("");

  return *key && !g_ascii_isdigit (*key) && !g_ascii_isalpha (*key) && ordinal (key) > 0;
}

/* 一 退役军人 between rows that are numbered 1, 2, 3: a part of the list, and nobody. */
static gboolean
is_numbered_part (LwSheetReader *reader,
                  const LwRow *row,
                  guint n_cells)
{
  const LwCell *serial = lw_reader_cell (reader, row, LW_MEANING_SERIAL, NULL);
  const LwCell *name = lw_reader_cell (reader, row, LW_MEANING_NAME, NULL);

  return reader->numbered_by_figures && n_cells == 2 && serial && name && !lw_text_is_gap (name->text) && is_chinese_ordinal (serial->text);
}

void
lw_reader_look_at_serials (LwSheetReader *reader,
                           const LwSample *sample)
{
  guint column = reader->column_of[LW_MEANING_SERIAL];
  guint n_figures = 0, n_ordinals = 0;

  for (guint i = 0; column != G_MAXUINT && i < sample->rows->len; i++)
    {
      const char *text = lw_row_text (g_ptr_array_index (sample->rows, i), column);

      n_figures += *text && strspn (text, "0123456789") == strlen (text);
      n_ordinals += is_chinese_ordinal (text);
    }
  reader->numbered_by_figures = n_figures && n_figures >= n_ordinals;
}

static gboolean
names_a_place (const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);

  return g_str_has_suffix (clean, "村") || g_str_has_suffix (clean, "社区") || g_str_has_suffix (clean, "委会") ||
         g_str_has_suffix (clean, "村：") || g_str_has_suffix (clean, "委员会");
}

/* The title again, on the next page. */
static gboolean
is_title_again (const LwSheetReader *reader,
                const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);

  for (guint i = 0; g_utf8_strlen (clean, -1) >= 6 && i < reader->shape->titles->len; i++)
    if (strcmp (clean, g_ptr_array_index (reader->shape->titles, i)) == 0)
      return TRUE;
  return FALSE;
}

static LwRowClass
classify_few (LwSheetReader *reader,
              const LwRow *row,
              const char *text,
              guint column,
              guint n_cells,
              LwKey *village)
{
  LwMeaning meaning = column < reader->n_columns ? reader->refs[column].meaning : LW_MEANING_NONE;
  gboolean person = reader->column_of[LW_MEANING_NAME] != G_MAXUINT;

  if (is_note_text (text) || is_numbered_note (text) || is_title_again (reader, text))
    {
      *village = person ? lw_village_in_text (reader->importer, text) : 0;
      return *village ? LW_ROW_SECTION : LW_ROW_SKIP;
    }
  if (is_numbered_part (reader, row, n_cells))
    {
      text = lw_reader_cell (reader, row, LW_MEANING_NAME, NULL)->text;
      *village = lw_village_in_text (reader->importer, text);
      lw_reader_take_section (reader, text, *village);
      return *village ? LW_ROW_SECTION : LW_ROW_SKIP;
    }
  if (n_cells > 1)
    return LW_ROW_DATA;
  if (person && meaning != LW_MEANING_NAME && (meaning != LW_MEANING_VILLAGE || reader->column_of[LW_MEANING_VILLAGE] != column))
    {
      *village = lw_village_in_text (reader->importer, text);
      return *village ? LW_ROW_SECTION : LW_ROW_SKIP;
    }
  if (person && meaning == LW_MEANING_NAME && lw_text_is_section (text))
    {
      *village = lw_village_in_text (reader->importer, text);
      return *village ? LW_ROW_SECTION : LW_ROW_SKIP;
    }
  if (person && names_a_place (text) && (*village = lw_village_in_text (reader->importer, text)))
    return LW_ROW_SECTION;
  if (g_utf8_strlen (text, -1) > 20 || lw_title_date (text))
    return LW_ROW_SKIP;
  return LW_ROW_DATA;
}

static LwRowClass
classify (LwSheetReader *reader,
          const LwRow *row,
          LwKey *village)
{
  guint column = 0, n_cells = 0;
  const char *text = first_text (row, &column, &n_cells);
  gboolean below_heading = reader->heading_just_read;
  LwRowClass class = LW_ROW_DATA;

  *village = 0;
  if (n_cells == 0)
    return LW_ROW_SKIP;
  if (is_heading_again (reader, row))
    {
      reader->heading_just_read = TRUE;
      return LW_ROW_SKIP;
    }
  if (below_heading && (lw_row_is_column_numbers (row) || is_units (row)))
    return LW_ROW_SKIP;
  reader->heading_just_read = FALSE;
  if (is_total (reader, row))
    return LW_ROW_SKIP;
  if (n_cells <= FEW_CELLS)
    class = classify_few (reader, row, text, column, n_cells, village);
  if (class == LW_ROW_DATA && is_vacancy (reader, row))
    return LW_ROW_VACANT;
  if (class == LW_ROW_DATA && !has_substance (reader, row))
    {
      const LwCell *cell = lw_reader_cell (reader, row, LW_MEANING_VILLAGE, NULL);

      /* The village alone opens its block. */
      *village = cell ? lw_village_in_text (reader->importer, cell->text) : 0;
      return *village ? LW_ROW_SECTION : LW_ROW_SKIP;
    }
  return class;
}

LwRowClass
lw_row_classify (LwSheetReader *reader,
                 const LwRow *row,
                 LwKey *village)
{
  LwRowClass class = classify (reader, row, village);
  guint column = 0, n_cells = 0;
  const char *text = class == LW_ROW_DATA ? NULL : first_text (row, &column, &n_cells);

  /* 二、村委会 stands above the posts of that body. */
  if (text && n_cells == 1 && !is_note_text (text) && !is_total_text (text))
    lw_reader_take_section (reader, text, *village);
  return class;
}

/* A row of at most three cells that begins like a note or a signature. */
gboolean
lw_row_is_note (const LwRow *row)
{
  guint column = 0, n_cells = 0;
  const char *text = first_text (row, &column, &n_cells);

  return n_cells <= FEW_CELLS && is_note_text (text);
}
