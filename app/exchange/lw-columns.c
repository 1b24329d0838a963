/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-line.h"
#include "lw-period.h"
#include "lw-recognise-private.h"

/* What columns mean: by their names first, then by what they hold. */

char *
lw_look_heading (const LwLook *look,
                 guint column)
{
  const char *parts[4] = { NULL };
  guint n = lw_heading_parts (look->sample, look->grid, look->span, column, parts);

  parts[MIN (n, 3)] = NULL;
  return g_strjoinv ("/", (char **) parts);
}

/* The data cells of a column in the sample: calls @func until it returns FALSE. */

typedef struct
{
  guint n, n_yes, n_no;
} LwTally;

typedef LwTick (*LwCellFunc) (const LwCell *cell, gpointer data);

static LwTally
tally (const LwLook *look,
       guint column,
       LwCellFunc func,
       gpointer data)
{
  LwTally result = { 0 };

  for (guint r = look->span.first + look->span.n; r < look->sample->rows->len; r++)
    {
      const LwRow *row = g_ptr_array_index (look->sample->rows, r);
      LwTick answer;

      if (lw_row_is_note (row) || (r == look->span.first + look->span.n && lw_row_is_column_numbers (row)))
        continue;
      if (column >= row->n_cells || lw_text_is_blank (row->cells[column].text))
        continue;
      result.n++;
      answer = func (&row->cells[column], data);
      result.n_yes += answer == LW_TICK_YES;
      result.n_no += answer == LW_TICK_OTHER;
    }
  return result;
}

static LwTick
is_tick (const LwCell *cell,
         gpointer data)
{
  return lw_tick_read (cell->text);
}

static LwTick
is_id_number (const LwCell *cell,
              gpointer data)
{
  g_autofree char *clean = lw_heading_clean (cell->text);
  gsize digits = strspn (clean, "0123456789");
  gsize n = strlen (clean);

  if (n == 18 && digits >= 17 && (digits == 18 || g_ascii_toupper (clean[17]) == 'X'))
    return LW_TICK_YES;
  return LW_TICK_OTHER;
}

static LwTick
is_village_code (const LwCell *cell,
                 gpointer data)
{
  g_autofree char *clean = lw_heading_clean (cell->text);

  return lw_village_code_is_valid (clean) ? LW_TICK_YES : LW_TICK_OTHER;
}

static LwTick
is_village (const LwCell *cell,
            gpointer data)
{
  LwKey village;

  return lw_village_matcher_find (data, cell->text, &village) == LW_VILLAGE_UNKNOWN ? LW_TICK_OTHER : LW_TICK_YES;
}

/* Claims: two columns may not mean the same, only ticks may. */

static gint
slot_of (const LwFieldRef *ref)
{
  return ((gint) ref->meaning * 3000 + ref->year) * 4096 + (gint) ref->months;
}

static gboolean
claim (GHashTable *taken,
       const LwFieldRef *ref)
{
  return ref->meaning == LW_MEANING_TICK || g_hash_table_add (taken, GINT_TO_POINTER (slot_of (ref)));
}

static LwTick
is_place (const LwCell *cell,
          gpointer data)
{
  static const char *const ends[] = { "村", "社区", "委会", "委员会", "嘎查", "村委", "居委", "分场", "农场", "林场", "牧场", "生活区", "连", NULL };
  g_autofree char *clean = lw_heading_clean (cell->text);

  for (guint i = 0; ends[i]; i++)
    if (g_str_has_suffix (clean, ends[i]))
      return LW_TICK_YES;
  return LW_TICK_OTHER;
}

/* A list of villages has names that the ledger may not know yet; other rosters only those. */
static gboolean
holds_villages (const LwLook *look,
                LwSheetKind kind,
                guint column)
{
  LwTally result;

  if (!look->hints->matcher)
    return TRUE;
  result = kind == LW_SHEET_KIND_VILLAGES ? tally (look, column, is_place, NULL) : (LwTally) { 0 };
  if (result.n_yes && result.n_yes * 2 >= result.n)
    return TRUE;
  result = tally (look, column, is_village, look->hints->matcher);
  return result.n == 0 || result.n_yes * 2 >= result.n;
}

static LwTick
is_kind_word (const LwCell *cell,
              gpointer data)
{
  g_autofree char *clean = lw_heading_clean (cell->text);
  LwVillageKind kind;

  return g_utf8_strlen (clean, -1) <= 3 && lw_village_kind_parse (clean, &kind) ? LW_TICK_YES : LW_TICK_OTHER;
}

/* "村/社区" may head the names of villages, or which of the two each is. */
static gboolean
holds_kinds (const LwLook *look,
             guint column)
{
  LwTally result = tally (look, column, is_kind_word, NULL);

  return result.n > 0 && result.n_yes == result.n;
}

static LwTick
is_standing (const LwCell *cell,
             gpointer data)
{
  LwStanding standing;

  return lw_standing_parse (cell->text, &standing) ? LW_TICK_YES : LW_TICK_OTHER;
}

/* 状态 may be of many things. */
static gboolean
holds_standings (const LwLook *look,
                 guint column)
{
  LwTally result = tally (look, column, is_standing, NULL);

  return result.n == 0 || result.n_yes * 2 >= result.n;
}

static LwTick
is_period (const LwCell *cell,
           gpointer heading)
{
  guint months;

  return lw_period_parse (cell->text, heading, &months) ? LW_TICK_YES : LW_TICK_OTHER;
}

/* 月份 may be of many things. */
static gboolean
holds_periods (const LwLook *look,
               guint column)
{
  g_autofree char *heading = lw_look_heading (look, column);
  LwTally result = tally (look, column, is_period, heading);

  return result.n > 0 && result.n_yes == result.n;
}

static LwTick
is_body (const LwCell *cell,
         gpointer data)
{
  LwNamedBody named;

  return lw_body_in_text (cell->text, &named) ? LW_TICK_YES : LW_TICK_OTHER;
}

static gboolean
holds_bodies (const LwLook *look,
              guint column)
{
  LwTally result = tally (look, column, is_body, NULL);

  return result.n > 0 && result.n_yes * 2 >= result.n;
}

/* 职务1, 职务2, 兼任职务: posts may stand in several columns. */
static gboolean
is_further_post (const LwFieldRef *ref,
                 const char *heading)
{
  static const char *const names[] = { "职务1", "职务一", "第一职务", "职务2", "职务二", "第二职务", "职务3", "职务三", "兼任职务", NULL };
  g_autofree char *key = lw_heading_key (heading);

  return ref->meaning == LW_MEANING_POST && g_strv_contains (names, key);
}

/* @weak_turn: names that say little come after all others had their choice. */
static void
claim_named (LwHeadings *headings,
             const LwLook *look,
             LwSheetKind kind,
             gboolean weak_turn,
             GHashTable *taken,
             GArray *refs)
{
  for (guint c = 0; c < refs->len; c++)
    {
      LwColumnRef *mine = &g_array_index (refs, LwColumnRef, c);
      const char *parts[3];
      guint n = lw_heading_parts (look->sample, look->grid, look->span, c, parts);
      LwFieldRef ref;
      gboolean weak = FALSE;

      for (guint choice = 0; !mine->ref.meaning && lw_headings_find (headings, kind, parts, n, choice, &ref, &weak); choice++)
        {
          if (weak != weak_turn)
            continue;
          if (ref.meaning == LW_MEANING_VILLAGE && holds_kinds (look, c))
            ref.meaning = kind == LW_SHEET_KIND_VILLAGES ? LW_MEANING_VILLAGE_KIND : LW_MEANING_NONE;
          if (ref.meaning == LW_MEANING_NONE)
            continue;
          if (weak && ref.meaning == LW_MEANING_VILLAGE && !holds_villages (look, kind, c))
            continue;
          if (ref.meaning == LW_MEANING_POST_BODY && !holds_bodies (look, c))
            continue;
          if (ref.meaning == LW_MEANING_STANDING && !holds_standings (look, c))
            continue;
          if (ref.meaning == LW_MEANING_PERIOD && !holds_periods (look, c))
            continue;
          if (claim (taken, &ref) || is_further_post (&ref, parts[n - 1]))
            mine->ref = ref;
        }
    }
}

static gboolean
is_tick_column (const LwLook *look,
                guint column,
                gboolean others,
                LwFieldRef *ref)
{
  const char *parts[3];
  guint n = lw_heading_parts (look->sample, look->grid, look->span, column, parts);
  LwTally result;

  if (!lw_heading_tick (parts, n, ref))
    return FALSE;
  result = tally (look, column, is_tick, NULL);
  /* A column that nobody ticked stands beside others that somebody did. */
  return result.n_no * 5 <= result.n_yes && (result.n_yes > 0 || (others && result.n_no == 0));
}

static void
claim_ticks (const LwLook *look,
             GArray *refs)
{
  gboolean found = FALSE;

  for (int turn = 0; turn < 2; turn++)
    for (guint c = 0; c < refs->len; c++)
      {
        LwColumnRef *mine = &g_array_index (refs, LwColumnRef, c);
        LwFieldRef ref;

        if ((mine->ref.meaning && mine->ref.meaning != LW_MEANING_VILLAGE) || !is_tick_column (look, c, found, &ref))
          continue;
        mine->ref = ref;
        found = TRUE;
      }
}

/* 性别 over 男 and 女: the columns of such a group mean one thing, unless a plainer column does already. */
static void
claim_choices (LwHeadings *headings,
               const LwLook *look,
               LwSheetKind kind,
               GHashTable *taken,
               GArray *refs)
{
  g_autoptr(GHashTable) mine = g_hash_table_new (g_direct_hash, g_direct_equal);
  GHashTableIter iter;
  gpointer slot;

  for (guint c = 0; c < refs->len; c++)
    {
      LwColumnRef *column = &g_array_index (refs, LwColumnRef, c);
      LwFieldRef ref;
      g_autofree char *answer = column->ref.meaning ? NULL : lw_column_dup_answer (headings, look, kind, c, &ref);

      if (!answer || g_hash_table_contains (taken, GINT_TO_POINTER (slot_of (&ref))))
        continue;
      g_hash_table_add (mine, GINT_TO_POINTER (slot_of (&ref)));
      column->ref = ref;
      column->answer = g_steal_pointer (&answer);
    }
  g_hash_table_iter_init (&iter, mine);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    g_hash_table_add (taken, slot);
}

/* A column that holds nothing but ID numbers, or villages of the ledger, is one whatever its name;
 * unless its name says that it is somebody else's. */
static void
claim_by_content (const LwLook *look,
                  GHashTable *taken,
                  GArray *refs,
                  LwMeaning meaning,
                  LwCellFunc func,
                  gpointer data)
{
  LwFieldRef ref = { .meaning = meaning };

  for (guint c = 0; c < refs->len && !g_hash_table_contains (taken, GINT_TO_POINTER (slot_of (&ref))); c++)
    {
      LwColumnRef *mine = &g_array_index (refs, LwColumnRef, c);
      g_autofree char *heading = lw_look_heading (look, c);
      LwScope scope = lw_heading_scope (heading);
      LwTally result;

      if (mine->ref.meaning || scope == LW_SCOPE_STRANGER || scope == LW_SCOPE_MENTOR)
        continue;
      result = tally (look, c, func, data);
      if (result.n >= 3 && result.n_yes * 5 >= result.n * 4 && claim (taken, &ref))
        mine->ref = ref;
    }
}

/* 全日制学历 毕业院校 在职学历 毕业院校 without a group of their own: each school belongs to the
 * education before it. A single column of schools stays what it is. */
static void
pair_schools (LwHeadings *headings,
              const LwLook *look,
              LwSheetKind kind,
              GHashTable *taken,
              GArray *refs)
{
  guint columns[2] = { 0 }, n_schools = 0;
  LwMeaning before = LW_MEANING_NONE;
  LwFieldRef pair[2] = { { .meaning = LW_MEANING_NONE }, { .meaning = LW_MEANING_NONE } };

  for (guint c = 0; c < refs->len; c++)
    {
      LwMeaning meaning = g_array_index (refs, LwColumnRef, c).ref.meaning;
      const char *parts[3];
      guint n = lw_heading_parts (look->sample, look->grid, look->span, c, parts);
      LwFieldRef ref;
      gboolean weak;

      if (meaning == LW_MEANING_EDUCATION_FULL_TIME || meaning == LW_MEANING_EDUCATION_IN_SERVICE)
        before = meaning;
      if ((meaning != LW_MEANING_SCHOOL && meaning != LW_MEANING_NONE) ||
          !lw_headings_find (headings, kind, parts, n, 0, &ref, &weak) || ref.meaning != LW_MEANING_SCHOOL)
        continue;
      if (n_schools == 2 || before == LW_MEANING_NONE)
        return;
      pair[n_schools].meaning = before == LW_MEANING_EDUCATION_FULL_TIME ? LW_MEANING_SCHOOL_FULL_TIME : LW_MEANING_SCHOOL_IN_SERVICE;
      columns[n_schools++] = c;
    }
  if (n_schools < 2 || pair[0].meaning == pair[1].meaning)
    return;
  for (guint i = 0; i < 2; i++)
    if (claim (taken, &pair[i]))
      g_array_index (refs, LwColumnRef, columns[i]).ref = pair[i];
}

/* What says nothing */

/* 至今, 在任 where a date of leaving could stand. */
gboolean
lw_text_says_still (const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);
  LwStanding standing;

  return lw_line_says_still (clean) || (lw_standing_parse (clean, &standing) && standing == LW_STANDING_SERVING);
}

static LwTick
says_gone (const LwCell *cell,
           gpointer heading)
{
  return lw_standing_answer (heading, cell->text) == LW_STANDING_GONE ? LW_TICK_YES : LW_TICK_OTHER;
}

static LwTick
says_when (const LwCell *cell,
           gpointer data)
{
  return lw_text_says_still (cell->text) ? LW_TICK_OTHER : LW_TICK_YES;
}

static LwTick
is_range (const LwCell *cell,
          gpointer data)
{
  LwDate start, end;

  return lw_date_parse_range (cell->text, &start, &end) ? LW_TICK_YES : LW_TICK_OTHER;
}

/* Whether a column of that meaning tells something to @func; drops those that do not. */
static gboolean
ask_column (const LwLook *look,
            GArray *refs,
            LwMeaning meaning,
            LwCellFunc func,
            gboolean drop)
{
  gboolean tells = FALSE;

  for (guint c = 0; c < refs->len; c++)
    {
      LwColumnRef *mine = &g_array_index (refs, LwColumnRef, c);
      g_autofree char *heading = lw_look_heading (look, c);

      if (mine->ref.meaning != meaning)
        continue;
      if (tally (look, c, func, heading).n_yes > 0)
        tells = TRUE;
      else if (drop)
        mine->ref = (LwFieldRef) { .meaning = LW_MEANING_NONE };
    }
  return tells;
}

/* 是否在任 where everybody is, 离任时间 where nobody has one: such a column tells nothing that would be
 * stored, and is one without a meaning. Not where rows below the sample may say more. */
static void
drop_silent (const LwLook *look,
             GArray *refs)
{
  gboolean ends;

  if (look->sample->is_cut)
    return;
  ends = ask_column (look, refs, LW_MEANING_POST_ENDED, says_when, TRUE) ||
         ask_column (look, refs, LW_MEANING_POST_STARTED, is_range, FALSE);
  /* 在任 beside an end that is past says which of the two holds. */
  ask_column (look, refs, LW_MEANING_STANDING, says_gone, !ends);
}

/* 季度 beside a number or a list of names says of which part of the year they are; elsewhere it says nothing. */
static void
drop_periods (GHashTable *taken,
              LwSheetKind kind,
              GArray *refs)
{
  LwFieldRef name = { .meaning = LW_MEANING_NAME }, count = { .meaning = LW_MEANING_COUNT };

  if (g_hash_table_contains (taken, GINT_TO_POINTER (slot_of (&name))) ? kind == LW_SHEET_KIND_RECRUITS
                                                                       : g_hash_table_contains (taken, GINT_TO_POINTER (slot_of (&count))))
    return;
  for (guint c = 0; c < refs->len; c++)
    if (g_array_index (refs, LwColumnRef, c).ref.meaning == LW_MEANING_PERIOD)
      g_array_index (refs, LwColumnRef, c).ref = (LwFieldRef) { .meaning = LW_MEANING_NONE };
}

/* The year that all parts are of: 0 for that of the title or the row; -1: there are no parts, or of several years. */
static int
year_of_parts (GArray *refs)
{
  int year = -1;

  for (guint c = 0; c < refs->len; c++)
    {
      const LwFieldRef *ref = &g_array_index (refs, LwColumnRef, c).ref;

      if (ref->meaning != LW_MEANING_YEAR_N && ref->meaning != LW_MEANING_COUNT)
        continue;
      if (!ref->months || (year >= 0 && ref->year != year))
        return -1;
      year = ref->year;
    }
  return year;
}

/* 合计 beside the parts of one year is all of it. */
static void
settle_parts (GArray *refs)
{
  int year = year_of_parts (refs);

  for (guint c = 0; year >= 0 && c < refs->len; c++)
    {
      LwFieldRef *mine = &g_array_index (refs, LwColumnRef, c).ref;

      if (mine->meaning == LW_MEANING_TOTAL)
        *mine = (LwFieldRef) { .meaning = year ? LW_MEANING_YEAR_N : LW_MEANING_COUNT, .year = year };
    }
}

static void
column_ref_clear (gpointer data)
{
  g_free (((LwColumnRef *) data)->answer);
}

GArray *
lw_map_columns (LwHeadings *headings,
                const LwLook *look,
                LwSheetKind kind)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_direct_hash, g_direct_equal);
  GArray *refs = g_array_new (FALSE, TRUE, sizeof (LwColumnRef));

  g_array_set_clear_func (refs, column_ref_clear);
  g_array_set_size (refs, look->grid->n_columns);
  if (kind == LW_SHEET_KIND_NONE || kind > LW_SHEET_KIND_RECRUITS)
    return refs;
  claim_named (headings, look, kind, FALSE, taken, refs);
  pair_schools (headings, look, kind, taken, refs);
  if (kind == LW_SHEET_KIND_COMMITTEES || kind == LW_SHEET_KIND_RESERVES)
    {
      claim_choices (headings, look, kind, taken, refs);
      claim_ticks (look, refs);
    }
  claim_named (headings, look, kind, TRUE, taken, refs);
  if (kind != LW_SHEET_KIND_VILLAGES)
    claim_by_content (look, taken, refs, LW_MEANING_ID_NUMBER, is_id_number, NULL);
  else
    claim_by_content (look, taken, refs, LW_MEANING_VILLAGE_CODE, is_village_code, NULL);
  if (look->hints->matcher)
    claim_by_content (look, taken, refs, LW_MEANING_VILLAGE, is_village, look->hints->matcher);
  drop_silent (look, refs);
  drop_periods (taken, kind, refs);
  settle_parts (refs);
  return refs;
}

/* Result */

static gboolean
column_is_used (const LwLook *look,
                guint column)
{
  for (guint r = look->span.first + look->span.n; r < look->grid->n_rows; r++)
    if (*lw_grid_text (look->grid, r, column))
      return TRUE;
  return FALSE;
}

void
lw_shape_set_columns (LwShape *shape,
                      const LwLook *look,
                      GArray *refs,
                      LwSheetMap *map)
{
  for (guint c = 0; c < refs->len; c++)
    {
      const LwColumnRef *ref = &g_array_index (refs, LwColumnRef, c);
      g_autofree char *heading = lw_look_heading (look, c);
      g_autofree char *field = lw_field_ref_to_word (&ref->ref);
      LwColumn *column;

      if (!*heading && (!field || !column_is_used (look, c)))
        continue;
      column = lw_column_new (c, heading, field);
      column->chosen = ref->chosen;
      column->answer = ref->chosen ? NULL : g_strdup (ref->answer);
      g_ptr_array_add (shape->columns, column);
    }
}

/* Whether the village is written out again in row after row, so that an empty cell is a gap. */
gboolean
lw_village_repeats (const LwLook *look,
                    const LwShape *shape)
{
  guint n_repeats = 0, n_empty = 0;
  const char *before = "";
  guint column = G_MAXUINT;

  for (guint i = 0; i < shape->columns->len; i++)
    {
      const LwColumn *mine = g_ptr_array_index (shape->columns, i);

      if (g_strcmp0 (mine->field, "village") == 0)
        column = mine->column;
    }
  if (column == G_MAXUINT)
    return FALSE;
  for (guint r = look->span.first + look->span.n; r < look->sample->rows->len; r++)
    {
      const char *text = lw_row_text (g_ptr_array_index (look->sample->rows, r), column);

      if (lw_text_is_blank (text))
        n_empty++;
      else if (strcmp (text, before) == 0)
        n_repeats++;
      if (!lw_text_is_blank (text))
        before = text;
    }
  return n_repeats > 2 * n_empty;
}
