/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-headings-private.h"

#include <string.h>

#define KIND_FIRST LW_SHEET_KIND_VILLAGES
#define KIND_LAST LW_SHEET_KIND_RECRUITS

struct _LwHeadings
{
  GHashTable *by_kind[KIND_LAST + 1]; /* key → GPtrArray of const LwHeadingEntry * */
};

/* Brackets */

/* Splits "耕地面积(亩)" into base and what stands in brackets; FALSE: there are none. */
static gboolean
split_brackets (const char *text,
                char **base,
                char **inside)
{
  g_autofree char *narrowed = lw_heading_narrow (text);
  const char *open = strchr (narrowed, '(');
  const char *close = open ? strchr (open, ')') : NULL;
  GString *outer;

  if (!open)
    return FALSE;
  outer = g_string_new_len (narrowed, open - narrowed);
  if (close)
    g_string_append (outer, close + 1);
  *inside = close ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (open + 1);
  *base = g_string_free (outer, FALSE);
  return TRUE;
}

/* Whether the words in brackets leave the meaning alone: a unit, a hint. On a column of numbers
 * everything else narrows what is counted (党员数（35岁以下）), on a column about a person only
 * another person does. */
static gboolean
brackets_are_harmless (const char *inside,
                       LwMeaning meaning)
{
  static const char *const units[] = { "户", "人", "名", "个", "位", "亩", "人数", "户数", "单位人", "单位户", "单位名", "口", "数", "单位个", "人次", "", NULL };
  static const char *const hints[] = { "填", "选", "格式", "例如", "精确", "截至", "截止", "以上年", "统计", "现有", "在册", "合计", "总数", NULL };
  static const char *const others[] = { "配偶", "父", "母", "子女", "紧急", "家庭", "介绍人", "曾用名", "首次", "初次", "家属", "办公", "不含", NULL };
  g_autofree char *key = lw_heading_letters (inside);
  gboolean is_number = (meaning >= LW_MEANING_HOUSEHOLDS && meaning <= LW_MEANING_PARTY_MEMBERS) ||
                       meaning == LW_MEANING_COUNT || meaning == LW_MEANING_YEAR_N || meaning == LW_MEANING_TOTAL;

  if (meaning == LW_MEANING_YEAR_N && lw_heading_is_months_so_far (key))
    return TRUE;
  /* 姓名（曾用名）: the other one stands in brackets too. */
  if (meaning == LW_MEANING_NAME && strcmp (key, "曾用名") == 0)
    return TRUE;
  if (is_number)
    return g_strv_contains (units, key) || lw_text_has_any (key, hints);
  return !lw_text_has_any (key, others);
}

/* Dictionary */

static gboolean
find_entry (LwHeadings *self,
            LwSheetKind kind,
            const char *key,
            guint choice,
            LwFieldRef *ref,
            gboolean *weak)
{
  GPtrArray *entries = g_hash_table_lookup (self->by_kind[kind], key);
  const LwHeadingEntry *entry;

  if (!entries || choice >= entries->len)
    return FALSE;
  entry = g_ptr_array_index (entries, choice);
  *ref = (LwFieldRef) { .meaning = entry->meaning };
  *weak = entry->weak;
  return TRUE;
}

/* "全日制毕业院校", "党支部职务": the scope is written into the name itself. */
static gboolean
find_scoped_name (LwHeadings *self,
                  LwSheetKind kind,
                  const char *key,
                  LwFieldRef *ref,
                  gboolean *weak)
{
  static const char *const heads[] = { "全日制教育", "全日制", "在职教育", "在职", "非全日制教育", "非全日制", NULL };
  static const char *const tails[] = { "现任职务", "职务名称", "任职情况", "职务", "任职", "职位", NULL };
  LwScope scope;

  for (guint i = 0; heads[i]; i++)
    if (g_str_has_prefix (key, heads[i]) && find_entry (self, kind, key + strlen (heads[i]), 0, ref, weak))
      {
        ref->meaning = lw_scope_apply (ref->meaning, lw_heading_key_scope (heads[i]));
        return ref->meaning == LW_MEANING_EDUCATION_FULL_TIME || ref->meaning == LW_MEANING_EDUCATION_IN_SERVICE ||
               ref->meaning == LW_MEANING_SCHOOL_FULL_TIME || ref->meaning == LW_MEANING_SCHOOL_IN_SERVICE ||
               ref->meaning == LW_MEANING_DEGREE || ref->meaning == LW_MEANING_MAJOR;
      }

  if (kind != LW_SHEET_KIND_COMMITTEES && kind != LW_SHEET_KIND_RESERVES)
    return FALSE;
  for (guint i = 0; tails[i]; i++)
    {
      g_autofree char *head = NULL;

      if (!g_str_has_suffix (key, tails[i]))
        continue;
      head = g_strndup (key, strlen (key) - strlen (tails[i]));
      scope = lw_heading_key_scope (head);
      /* 村社职务, 现任村（居）内职务: all posts in one column, whatever is put before. */
      if (lw_scope_body (scope) == LW_BODY_NONE && !lw_text_made_of (head, "村社区居两委内级现任所担在本干部班子成员具体主要届"))
        return FALSE;
      *ref = (LwFieldRef) { .meaning = lw_scope_apply (LW_MEANING_POST, scope) };
      *weak = FALSE;
      return TRUE;
    }
  return FALSE;
}

static const char *
after_any (const char *key,
           const char *const *heads)
{
  for (guint i = 0; heads[i]; i++)
    if (g_str_has_prefix (key, heads[i]))
      return key + strlen (heads[i]);
  return NULL;
}

/* 纳入后备干部库时间, 列为村级后备人选日期, 退出后备队伍时间: offices put these together in their own way. */
static gboolean
find_reserve_date (const char *key,
                   LwFieldRef *ref)
{
  static const char *const into[] = { "纳入", "列入", "列为", "确定为", "进入", "入选", "选入", "选拔为", "成为", "作为", NULL };
  static const char *const out_of[] = { "退出", "调出", "移出", "调整出", "清退出", NULL };
  static const char *const ends[] = { "时间", "日期", "年月", NULL };
  const char *in = after_any (key, into);
  const char *out = in ? NULL : after_any (key, out_of);
  const char *rest = in ? in : out;

  for (guint i = 0; rest && ends[i]; i++)
    if (g_str_has_suffix (rest, ends[i]))
      {
        g_autofree char *middle = g_strndup (rest, strlen (rest) - strlen (ends[i]));

        if (!*middle || !(strstr (middle, "后备") || strstr (middle, "储备") || strstr (middle, "库"))
            || !lw_text_made_of (middle, "村级社区镇乡后备干部人才员力量储备库池队伍人选名单对象的"))
          return FALSE;
        *ref = (LwFieldRef) { .meaning = in ? LW_MEANING_RESERVE_SINCE : LW_MEANING_RESERVE_UNTIL };
        return TRUE;
      }
  return FALSE;
}

/* 镇领导帮带人, 村书记帮带责任人 */
static gboolean
find_mentor (const char *key,
             LwFieldRef *ref)
{
  static const char *const ends[] = { "帮带人", "帮带责任人", "帮带领导", "帮带干部", "培养责任人", "培养联系人", NULL };

  for (guint i = 0; ends[i]; i++)
    if (g_str_has_suffix (key, ends[i]))
      {
        g_autofree char *head = g_strndup (key, strlen (key) - strlen (ends[i]));

        *ref = (LwFieldRef) { .meaning = LW_MEANING_MENTOR };
        return lw_text_made_of (head, "乡镇街道党委村社区领导干部书记主任班子成员结对第一二名的");
      }
  return FALSE;
}

static gboolean
find_key (LwHeadings *self,
          LwSheetKind kind,
          const char *key,
          guint choice,
          LwFieldRef *ref,
          gboolean *weak)
{
  if (!*key)
    return FALSE;
  if (find_entry (self, kind, key, choice, ref, weak))
    return TRUE;
  if (choice > 0)
    return FALSE;
  if (kind == LW_SHEET_KIND_RECRUITS && lw_heading_year (key, ref))
    {
      *weak = FALSE;
      return TRUE;
    }
  if (kind == LW_SHEET_KIND_RESERVES && (find_reserve_date (key, ref) || find_mentor (key, ref)))
    {
      *weak = FALSE;
      return TRUE;
    }
  return find_scoped_name (self, kind, key, ref, weak);
}

/* 姓名 Name: the Chinese half decides, unless the other is known to mean something else. */
static gboolean
find_in_two_tongues (LwHeadings *self,
                     LwSheetKind kind,
                     const char *key,
                     guint choice,
                     LwFieldRef *ref,
                     gboolean *weak)
{
  g_autofree char *chinese = NULL, *latin = NULL;
  LwFieldRef other = { 0 };
  gboolean other_weak;

  if (!lw_heading_split_tongues (key, &chinese, &latin) || lw_heading_names_another (latin) ||
      !find_key (self, kind, chinese, choice, ref, weak))
    return FALSE;
  for (guint i = 0; find_entry (self, kind, latin, i, &other, &other_weak); i++)
    if (other.meaning == ref->meaning)
      return TRUE;
  /* 编号 No. and 单位 Unit: known, of another meaning, but as vague as that. */
  return !other.meaning || other_weak || *weak;
}

static gboolean
find_text (LwHeadings *self,
           LwSheetKind kind,
           const char *text,
           guint choice,
           LwFieldRef *ref,
           gboolean *weak)
{
  g_autofree char *key = lw_heading_key (text);
  g_autofree char *base = NULL, *inside = NULL, *base_key = NULL;
  LwScope scope;

  if (find_key (self, kind, key, choice, ref, weak) || find_in_two_tongues (self, kind, key, choice, ref, weak))
    return TRUE;
  if (!split_brackets (text, &base, &inside))
    return FALSE;
  base_key = lw_heading_key (base);
  if (!find_key (self, kind, base_key, choice, ref, weak))
    return FALSE;
  scope = lw_heading_scope (inside);
  if (scope != LW_SCOPE_NONE)
    {
      ref->meaning = lw_scope_apply (ref->meaning, scope);
      return ref->meaning != LW_MEANING_NONE;
    }
  return brackets_are_harmless (inside, ref->meaning);
}

/* 2024年 over 一季度, or the other way round; between them may stand what is counted. */
static gboolean
find_part_of_year (LwHeadings *self,
                   const char *const *parts,
                   guint n_parts,
                   LwFieldRef *ref)
{
  LwFieldRef whole = { .meaning = LW_MEANING_COUNT };

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *key = lw_heading_key (parts[i]);
      LwFieldRef part = { 0 };
      gboolean weak;

      if (lw_heading_year (key, &part) || lw_heading_speaks_of_parts (key, &part.year))
        {
          if ((part.year && whole.year) || (part.months && whole.months))
            return FALSE;
          whole.year = MAX (whole.year, part.year);
          whole.months |= part.months;
        }
      else if (!find_text (self, LW_SHEET_KIND_RECRUITS, parts[i], 0, &part, &weak) || part.meaning != LW_MEANING_COUNT)
        return FALSE;
    }
  if (whole.year)
    whole.meaning = LW_MEANING_YEAR_N;
  *ref = whole;
  return whole.months != 0;
}

static gboolean
find_grouped (LwHeadings *self,
              LwSheetKind kind,
              const char *const *parts,
              guint n_parts,
              guint choice,
              LwFieldRef *ref,
              gboolean *weak)
{
  g_autofree char *upper = lw_heading_key (parts[n_parts - 2]);
  g_autofree char *lower = lw_heading_key (parts[n_parts - 1]);
  g_autofree char *whole = g_strconcat (upper, lower, NULL);
  LwScope scope = LW_SCOPE_NONE;

  for (guint i = n_parts - 1; i > 0 && scope == LW_SCOPE_NONE; i--)
    scope = lw_heading_scope (parts[i - 1]);
  if (scope == LW_SCOPE_STRANGER)
    return FALSE;
  if (!*lower || g_str_has_prefix (parts[n_parts - 1], "(") || g_str_has_prefix (parts[n_parts - 1], "（"))
    {
      g_autofree char *joined = g_strconcat (parts[n_parts - 2], parts[n_parts - 1], NULL);

      return find_text (self, kind, joined, choice, ref, weak);
    }
  /* "出生" over "年月": one name, broken in two. */
  if (find_key (self, kind, whole, choice, ref, weak))
    return TRUE;
  /* 任职情况 over 党组织 and 村委会: the posts of that body, not the name of a place. */
  if (lw_scope_body (lw_heading_key_scope (lower)) != LW_BODY_NONE && find_key (self, kind, upper, choice, ref, weak) &&
      ref->meaning == LW_MEANING_POST)
    {
      ref->meaning = lw_scope_apply (LW_MEANING_POST, lw_heading_key_scope (lower));
      return TRUE;
    }
  /* 党员情况 over 总数 and 其中：女. */
  if (kind == LW_SHEET_KIND_VILLAGES && find_key (self, kind, lower, 0, ref, weak) && ref->meaning == LW_MEANING_TOTAL)
    {
      if (g_str_has_suffix (upper, "情况"))
        upper[strlen (upper) - strlen ("情况")] = '\0';
      return find_key (self, kind, upper, choice, ref, weak) && ref->meaning >= LW_MEANING_HOUSEHOLDS
             && ref->meaning <= LW_MEANING_PARTY_MEMBERS;
    }
  if (kind == LW_SHEET_KIND_RECRUITS && choice == 0 && find_part_of_year (self, parts, n_parts, ref))
    {
      *weak = FALSE;
      return TRUE;
    }
  /* 党费 over 一季度 */
  if (kind == LW_SHEET_KIND_RECRUITS && lw_heading_year (lower, ref) && ref->months)
    return FALSE;
  /* 2024年 over 合计 is all of that year. */
  if (kind == LW_SHEET_KIND_RECRUITS && find_key (self, kind, lower, 0, ref, weak) && ref->meaning == LW_MEANING_TOTAL &&
      lw_heading_year (upper, ref))
    return choice == 0;
  /* 2024年 over 发展党员数 is that year; over 男 it is something else. */
  if (find_text (self, kind, parts[n_parts - 1], choice, ref, weak))
    {
      ref->meaning = lw_scope_apply (ref->meaning, scope);
      return ref->meaning != LW_MEANING_NONE;
    }
  return FALSE;
}

gboolean
lw_headings_find (LwHeadings *self,
                  LwSheetKind kind,
                  const char *const *parts,
                  guint n_parts,
                  guint choice,
                  LwFieldRef *ref,
                  gboolean *weak)
{
  if (kind == LW_SHEET_KIND_NONE)
    {
      gboolean found = FALSE;

      /* A name that one kind of roster knows well says more than one that another may have. */
      for (int k = KIND_FIRST; k <= (int) KIND_LAST; k++)
        {
          LwFieldRef mine;
          gboolean mine_weak = FALSE;

          if (!lw_headings_find (self, (LwSheetKind) k, parts, n_parts, choice, &mine, &mine_weak) || (found && mine_weak))
            continue;
          *ref = mine;
          *weak = mine_weak;
          found = TRUE;
          if (!mine_weak)
            break;
        }
      return found;
    }
  if (n_parts == 0 || kind > KIND_LAST)
    return FALSE;
  if (n_parts == 1)
    return find_text (self, kind, parts[0], choice, ref, weak);
  return find_grouped (self, kind, parts, n_parts, choice, ref, weak);
}

gboolean
lw_heading_is_reason (const char *text)
{
  g_autofree char *key = lw_heading_key (text);

  return g_str_has_prefix (key, "拒收原因") || g_str_has_prefix (key, "退回原因") || g_str_has_prefix (key, "reasonfor");
}

static void
add_name (LwHeadings *self,
          const LwHeadingEntry *entry,
          const char *name)
{
  for (int kind = KIND_FIRST; kind <= (int) KIND_LAST; kind++)
    {
      GPtrArray *entries;

      if (!(entry->kinds & (1u << kind)))
        continue;
      entries = g_hash_table_lookup (self->by_kind[kind], name);
      if (!entries)
        {
          entries = g_ptr_array_new ();
          g_hash_table_insert (self->by_kind[kind], g_strdup (name), entries);
        }
      g_ptr_array_add (entries, (gpointer) entry);
    }
}

static void
add_table (LwHeadings *self,
           const LwHeadingEntry *table,
           guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_auto(GStrv) names = g_strsplit (table[i].names, " ", -1);

      for (guint j = 0; names[j]; j++)
        if (*names[j])
          add_name (self, &table[i], names[j]);
    }
}

LwHeadings *
lw_headings_new (void)
{
  LwHeadings *self = g_new0 (LwHeadings, 1);
  guint n = 0;
  const LwHeadingEntry *table = lw_headings_table (&n);

  for (int kind = KIND_FIRST; kind <= (int) KIND_LAST; kind++)
    self->by_kind[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  add_table (self, table, n);
  table = lw_headings_latin (&n);
  add_table (self, table, n);
  return self;
}

void
lw_headings_free (LwHeadings *self)
{
  if (!self)
    return;
  for (int kind = KIND_FIRST; kind <= (int) KIND_LAST; kind++)
    g_hash_table_unref (self->by_kind[kind]);
  g_free (self);
}
