/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-recognise.h"

#include <string.h>

#include "lw-headings-private.h"
#include "lw-import-map.h"
#include "lw-post-text.h"
#include "lw-period.h"
#include "lw-recognise-private.h"

/* Headings stand within these first rows, and are at most so many rows high. */
#define HEADING_ZONE 40
/* "2024年10月—12月" is no longer. */
#define MOST_YEAR_BYTES 40
/* The name of a post is no longer. */
#define MOST_HEADING_BYTES 300

/* A roster shows itself by at least so many points of lw_kind_score(). */
#define LEAST_KIND_SCORE 4

LwColumn *
lw_column_new (guint column,
               const char *heading,
               const char *field)
{
  LwColumn *self = g_new0 (LwColumn, 1);

  self->column = column;
  self->heading = g_strdup (heading);
  self->field = g_strdup (field);
  return self;
}

void
lw_column_free (LwColumn *column)
{
  if (!column)
    return;
  g_free (column->heading);
  g_free (column->field);
  g_free (column->answer);
  g_free (column);
}

void
lw_shape_free (LwShape *self)
{
  if (!self)
    return;
  g_array_unref (self->header_rows);
  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->titles);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->group_posts, g_array_unref);
  lw_lens_unref (self->lens);
  g_free (self);
}

gboolean
lw_heading_tick (const char *const *parts,
                 guint n_parts,
                 LwFieldRef *ref)
{
  LwBody body = LW_BODY_NONE;
  gboolean understood = FALSE;
  g_autoptr(GArray) readings = NULL;
  LwPostReading *reading;

  /* Cells of data are looked at here too, and may be as long as a cell can be. */
  if (n_parts == 0 || strlen (parts[n_parts - 1]) > MOST_HEADING_BYTES)
    return FALSE;
  for (guint i = n_parts - 1; i > 0 && body == LW_BODY_NONE; i--)
    body = lw_scope_body (lw_heading_scope (parts[i - 1]));
  readings = lw_post_text_parse (parts[n_parts - 1], body, &understood);
  if (readings->len != 1 || !understood)
    return FALSE;
  reading = &g_array_index (readings, LwPostReading, 0);
  *ref = (LwFieldRef) { .meaning = LW_MEANING_TICK, .body = reading->body, .position = reading->position };
  return TRUE;
}

/* Which rows are the headings */

static gboolean
is_year_number (const char *text)
{
  gint64 year;

  return strlen (text) == 4 && g_ascii_string_to_signed (text, 10, 1980, 2099, &year, NULL);
}

/* "2026年（截至11月）", "2026年1—11月" are names of a year. */
static gboolean
names_part_of_year (const char *text)
{
  static const char *const words[] = { "截", "年（1", "年(1", "年1-", "年1—", "年1－", "年1至", "年1到", "年1~", "年1～", "季", "半年", NULL };
  g_autofree char *key = NULL;
  LwFieldRef ref;

  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  if (strlen (text) > MOST_YEAR_BYTES || !strstr (text, "年") || !g_str_has_suffix (text, "月"))
    return FALSE;
  /* 2024年4—6月, but not 2024年6月: that is a date. */
  key = lw_heading_key (text);
  return lw_heading_year (key, &ref) && ref.months && (ref.months & (ref.months - 1));
}

static gboolean
looks_like_data (const LwCell *cell)
{
  guint digits = 0;

  if (cell->type == LW_CELL_DATE || cell->type == LW_CELL_BOOL)
    return TRUE;
  if (cell->type == LW_CELL_NUMBER)
    return !is_year_number (cell->text);
  for (const char *p = cell->text; *p; p++)
    digits += g_ascii_isdigit (*p) != 0;
  if (names_part_of_year (cell->text))
    return FALSE;
  return digits >= 6 || (digits && strspn (cell->text, "0123456789.,/- ") == strlen (cell->text) && !is_year_number (cell->text));
}

/* 填报单位：某镇党委 and 截至2026年11月 above the headings. */
static gboolean
is_unit_line (const LwSample *sample,
              guint r)
{
  const LwRow *row = g_ptr_array_index (sample->rows, r);
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    {
      const char *text = lw_row_text (row, c);

      if (!*text)
        continue;
      if (++n > 4 || (!strstr (text, "：") && !strchr (text, ':') && !lw_title_date (text)))
        return FALSE;
    }
  return n > 0;
}

/* A row that may be (part of) the headings: several different texts and hardly a figure. */
gboolean
lw_may_be_heading (const LwSample *sample,
                const LwGrid *grid,
                guint r)
{
  const LwRow *row = g_ptr_array_index (sample->rows, r);
  guint n_texts = 0, n_data = 0, n_kinds = 0;
  const char *before = "";

  for (guint c = 0; c < row->n_cells; c++)
    {
      if (!*lw_row_text (row, c))
        continue;
      n_texts++;
      n_data += looks_like_data (&row->cells[c]);
    }
  for (guint c = 0; c < grid->n_columns; c++)
    {
      const char *text = lw_grid_text (grid, r, c);

      if (*text && strcmp (text, before) != 0)
        {
          n_kinds++;
          before = text;
        }
    }
  return n_texts > 0 && n_kinds >= 2 && n_data * 5 <= n_texts && !is_unit_line (sample, r);
}

static guint
span_score (LwHeadings *headings,
            const LwSample *sample,
            const LwGrid *grid,
            LwSpan span,
            LwSheetKind kind)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  const char *parts[MOST_HEADING_ROWS];

  for (guint c = 0; c < grid->n_columns; c++)
    {
      guint n = lw_heading_parts (sample, grid, span, c, parts);
      LwFieldRef ref;
      gboolean weak;

      if (lw_headings_find (headings, kind, parts, n, 0, &ref, &weak) || lw_heading_tick (parts, n, &ref))
        g_hash_table_add (seen, GINT_TO_POINTER ((((int) ref.meaning * 3000 + ref.year) * 16 + (int) ref.body * 3 + (int) ref.position) ^ (int) (ref.months << 16)));
    }
  return g_hash_table_size (seen);
}

gboolean
lw_rows_adjoin (const LwSample *sample,
             guint r)
{
  guint above = ((LwRow *) g_ptr_array_index (sample->rows, r))->number;
  guint below = ((LwRow *) g_ptr_array_index (sample->rows, r + 1))->number;

  /* The headings of a lens have no number. */
  return above + 1 == below || (above == 0 && below == 0);
}

/* 东村两委班子成员名册 and 第1页 above the headings, not merged over them: no group of theirs. */
static gboolean
is_title_row (const LwSample *sample,
              guint r)
{
  static const char *const words[] = { "名册", "名单", "统计表", "情况表", "登记表", "一览表", "台账", NULL };
  const LwRow *row = g_ptr_array_index (sample->rows, r);
  const char *first = NULL;
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    if (!lw_text_is_gap (row->cells[c].text))
      {
        n++;
        if (!first)
          first = row->cells[c].text;
      }
  return n > 0 && n <= 2 && lw_text_has_any (first, words) && g_utf8_strlen (first, -1) >= 6;
}

static gboolean
find_span (LwHeadings *headings,
           const LwSample *sample,
           const LwGrid *grid,
           LwSheetKind kind,
           LwSpan *best)
{
  guint best_score = 1;

  for (guint r = 0; r < MIN (grid->n_rows, HEADING_ZONE); r++)
    for (guint n = 1; n <= MOST_HEADING_ROWS && r + n <= grid->n_rows; n++)
      {
        LwSpan span = { r, n };
        guint score;

        if (is_title_row (sample, r) || !lw_may_be_heading (sample, grid, r + n - 1) || (n > 1 && !lw_rows_adjoin (sample, r + n - 2)))
          break;
        score = span_score (headings, sample, grid, span, kind);
        if (score > best_score)
          {
            best_score = score;
            *best = span;
          }
      }
  return best_score > 1;
}

/* A heading over two rows whose lower row adds no meaning of its own (党支部 over 名称) still ends
 * below the merged cells. */
static void
stretch_span (const LwSample *sample,
              const LwGrid *grid,
              LwSpan *span)
{
  guint first = ((LwRow *) g_ptr_array_index (sample->rows, span->first))->number - 1;
  guint last = first + span->n - 1;

  for (guint i = 0; i < sample->merges->len; i++)
    {
      const LwMerge *merge = &g_array_index (sample->merges, LwMerge, i);

      if (merge->first_row >= first && merge->first_row <= last && merge->last_row > last &&
          merge->last_row < first + MOST_HEADING_ROWS && merge->first_column == merge->last_column &&
          lw_sample_find_row (sample, merge->last_row + 1) != G_MAXUINT &&
          lw_may_be_heading (sample, grid, lw_sample_find_row (sample, merge->last_row + 1)))
        last = merge->last_row;
    }
  while (span->n < last - first + 1 && span->first + span->n < grid->n_rows)
    span->n++;
}

/* The row below a span whose every text is a name that columns have, such as 姓名 and 电话 below
 * 帮带联系人, or an answer, such as 男 and 女 below 性别, belongs to the headings even where it adds no meaning. */
static gboolean
row_is_all_names (LwHeadings *headings,
                  const LwSample *sample,
                  const LwGrid *grid,
                  LwSpan span)
{
  guint r = span.first + span.n;
  LwSpan longer = { span.first, span.n + 1 };
  const LwRow *row = g_ptr_array_index (sample->rows, r);
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    {
      const char *text = lw_grid_text (grid, r, c);
      LwFieldRef ref;
      gboolean weak = TRUE;

      if (!*lw_row_text (row, c) || !*text)
        continue;
      n++;
      if ((!lw_headings_find (headings, LW_SHEET_KIND_NONE, &text, 1, 0, &ref, &weak) || weak) &&
          !lw_heading_tick (&text, 1, &ref) && !lw_heading_is_choice (headings, sample, grid, longer, c))
        return FALSE;
    }
  return n >= 2;
}

void
lw_extend_span (LwHeadings *headings,
             const LwSample *sample,
             const LwGrid *grid,
             LwSpan *span)
{
  stretch_span (sample, grid, span);
  while (span->n < MOST_HEADING_ROWS && span->first + span->n < grid->n_rows && lw_rows_adjoin (sample, span->first + span->n - 1) &&
         lw_may_be_heading (sample, grid, span->first + span->n) &&
         row_is_all_names (headings, sample, grid, *span))
    span->n++;
}

gboolean
lw_span_from_map (const LwSample *sample,
                  const LwSheetMap *map,
                  guint *from,
                  LwSpan *span)
{
  guint start = *from, n;

  while ((n = lw_sheet_map_get_run (map, from)) > 0)
    {
      guint first = lw_sample_find_row (sample, g_array_index (map->header_rows, guint, start));
      guint last = lw_sample_find_row (sample, g_array_index (map->header_rows, guint, start + n - 1));

      start = *from;
      if (first == G_MAXUINT || last == G_MAXUINT || last < first || last - first >= MOST_HEADING_ROWS)
        continue;
      *span = (LwSpan) { first, last - first + 1 };
      return TRUE;
    }
  return FALSE;
}

/* What stands above */

/* 填报时间：2026年1月 is a date. */
static guint
months_of (const char *text)
{
  return lw_title_date (text) ? 0 : lw_period_in_title (text);
}

static void
read_titles (LwShape *shape,
             const LwGrid *grid,
             guint first,
             const char *sheet)
{
  for (guint r = 0; r < first; r++)
    {
      const char *before = "";

      for (guint c = 0; c < grid->n_columns; c++)
        {
          const char *text = lw_grid_text (grid, r, c);

          if (*text && strcmp (text, before) != 0)
            g_ptr_array_add (shape->titles, g_strdup (text));
          if (*text)
            before = text;
        }
    }
  for (guint i = shape->titles->len; i > 0 && !shape->date; i--)
    shape->date = lw_title_date (g_ptr_array_index (shape->titles, i - 1));
  for (guint i = 0; i < shape->titles->len && !shape->year; i++)
    shape->year = lw_title_year (g_ptr_array_index (shape->titles, i));
  for (guint i = 0; i < shape->titles->len && !shape->months; i++)
    shape->months = months_of (g_ptr_array_index (shape->titles, i));
  if (!shape->months && sheet)
    shape->months = months_of (sheet);
}

static void
read_headers (LwShape *shape,
              const LwSample *sample,
              const LwGrid *grid,
              LwSpan span)
{
  for (guint r = span.first; r < span.first + span.n; r++)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      g_array_append_val (shape->header_rows, ((LwRow *) g_ptr_array_index (sample->rows, r))->number);
      for (guint c = 0; c < grid->n_columns; c++)
        g_ptr_array_add (cells, lw_heading_clean (lw_row_text (g_ptr_array_index (sample->rows, r), c)));
      g_ptr_array_add (shape->headers, cells);
    }
}

static gboolean
has_dittos (const LwSample *sample,
            LwSpan span)
{
  for (guint r = span.first + span.n; r < sample->rows->len; r++)
    if (lw_row_has_ditto (g_ptr_array_index (sample->rows, r)))
      return TRUE;
  return FALSE;
}

static LwShape *
shape_new (void)
{
  LwShape *self = g_new0 (LwShape, 1);

  self->header_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_column_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->last_column = self->common_column = G_MAXUINT;
  return self;
}

static LwSheetKind
find_kind (LwHeadings *headings,
           const LwLook *look,
           LwSheetMap *map,
           const LwShape *shape)
{
  LwSheetKind best = LW_SHEET_KIND_NONE;
  int best_score = LEAST_KIND_SCORE - 1;

  for (int kind = LW_SHEET_KIND_VILLAGES; kind <= LW_SHEET_KIND_RECRUITS; kind++)
    {
      g_autoptr(GArray) refs = lw_map_columns (headings, look, (LwSheetKind) kind);
      int score;

      lw_sheet_map_apply (map, look, refs);
      score = lw_kind_score ((LwSheetKind) kind, refs, look, shape->titles);
      if (score > best_score)
        {
          best_score = score;
          best = (LwSheetKind) kind;
        }
    }
  return best;
}

/* Forms are about their people also where they are no roster of any kind; a form of appointment never adds posts. */
static void
find_kind_of (LwShape *shape,
              LwHeadings *headings,
              const LwLook *look,
              LwSheetMap *map)
{
  gboolean forms = look->hints->lens && lw_lens_get_kind (look->hints->lens) == LW_LENS_FORMS;
  gboolean appointment = FALSE;

  for (guint i = 0; i < shape->titles->len; i++)
    appointment |= strstr (g_ptr_array_index (shape->titles, i), "任免") != NULL;
  if (!forms || !appointment)
    shape->kind = find_kind (headings, look, map, shape);
  if (forms && !shape->kind)
    shape->kind = LW_SHEET_KIND_PERSON;
}

/* What else the form says stays beside her. */
static void
keep_person_alone (GArray *refs)
{
  for (guint c = 0; c < refs->len; c++)
    {
      LwFieldRef *ref = &g_array_index (refs, LwColumnRef, c).ref;

      if ((ref->meaning < LW_MEANING_NAME || ref->meaning > LW_MEANING_MAJOR) && ref->meaning != LW_MEANING_NOTES)
        *ref = (LwFieldRef) { .meaning = LW_MEANING_NONE };
    }
}

/* @name_column: holds names, whatever its heading; G_MAXUINT: none is known to. */
static void
describe (LwShape *shape,
          LwHeadings *headings,
          const LwLook *look,
          LwSheetMap *map,
          guint name_column)
{
  g_autoptr(GArray) refs = NULL;

  read_titles (shape, look->grid, look->span.first, look->hints->sheet);
  read_headers (shape, look->sample, look->grid, look->span);
  lw_sheet_map_find_shape (map, look->hints->map, look);
  if (map->kind)
    shape->kind = map->kind;
  if (!shape->kind)
    find_kind_of (shape, headings, look, map);
  refs = lw_map_columns (headings, look, shape->kind == LW_SHEET_KIND_PERSON ? LW_SHEET_KIND_COMMITTEES : shape->kind);
  if (shape->kind == LW_SHEET_KIND_PERSON)
    keep_person_alone (refs);
  if (name_column < refs->len)
    g_array_index (refs, LwColumnRef, name_column).ref = (LwFieldRef) { .meaning = LW_MEANING_NAME };
  lw_sheet_map_apply (map, look, refs);
  lw_shape_set_columns (shape, look, refs, map);
  shape->village_in_every_row = lw_village_repeats (look, shape);
  shape->has_dittos = has_dittos (look->sample, look->span);
}

LwShape *
lw_recognise_names (LwHeadings *headings,
                    const LwSample *sample,
                    const LwHints *hints,
                    LwSpan span,
                    guint column)
{
  LwShape *shape = shape_new ();
  g_autoptr(LwGrid) grid = lw_text_grid_new (sample);
  g_autoptr(LwSheetMap) map = lw_sheet_map_new (hints->map, hints->sheet);
  LwLook look = { sample, grid, span, hints };

  shape->kind = LW_SHEET_KIND_COMMITTEES;
  describe (shape, headings, &look, map, column);
  return shape;
}

/**
 * lw_recognise:
 * @headings: the dictionary
 * @sample: the first rows of a sheet
 * @hints: what else is known
 *
 * Finds the heading rows as the run of one to three rows whose cells make the most fields, then the
 * kind by the fields that only such a roster has and by the words of the title, then each column's
 * field for that kind: by its names, by the group above, and by what the cells hold.
 *
 * Returns: (transfer full): the shape; its kind is %LW_SHEET_KIND_NONE when it is no known roster
 */
LwShape *
lw_recognise (LwHeadings *headings,
              const LwSample *sample,
              const LwHints *hints)
{
  LwShape *shape = shape_new ();
  g_autoptr(LwGrid) grid = lw_text_grid_new (sample);
  g_autoptr(LwSheetMap) map = lw_sheet_map_new (hints->map, hints->sheet);
  LwSpan span = { 0, 0 };
  LwLook look = { sample, grid, { 0, 0 }, hints };
  guint from = 0;

  shape->kind = map->kind ? map->kind : hints->as;
  if (lw_span_from_map (sample, map, &from, &look.span) || lw_import_map_find_heading (hints->map, &look))
    {
      shape->header_chosen = TRUE;
      span = look.span;
    }
  else
    {
      if (!find_span (headings, sample, grid, shape->kind, &span) &&
          !find_span (headings, sample, grid, LW_SHEET_KIND_NONE, &span))
        {
          shape->kind = LW_SHEET_KIND_NONE;
          return shape;
        }
      lw_extend_span (headings, sample, grid, &span);
    }
  look.span = span;
  describe (shape, headings, &look, map, G_MAXUINT);
  return shape;
}
