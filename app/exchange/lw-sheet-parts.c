/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-post-text.h"
#include "lw-recognise-private.h"

/* Several tables on one sheet: below each other (the committees of a village, then its reserves), side
 * by side, or the secretary and the chair of each village as two groups of columns. Each becomes a
 * sample of its own, recognised as if it stood alone. */

/* So many names that columns have make a row the heading of a table. */
#define LEAST_NAMES 4
/* So many of what tells a person, besides the name, come twice where two tables stand side by side. */
#define LEAST_TWICE 2
#define MOST_PARTS 8

typedef struct
{
  LwSpan span;
  guint top;   /* where its title begins */
  guint table; /* which one of several different it is */
  char *key;
} Head;

static void
head_clear (gpointer data)
{
  g_free (((Head *) data)->key);
}

void
lw_sheet_part_free (LwSheetPart *self)
{
  lw_sample_free (self->sample);
  lw_shape_free (self->shape);
  g_free (self);
}

/* What the columns of a heading mean on whatever sheet; names that say little count for nothing. */
static LwMeaning
strong_meaning (LwHeadings *headings,
                const LwSample *sample,
                const LwGrid *grid,
                LwSpan span,
                guint column)
{
  const char *parts[MOST_HEADING_ROWS];
  guint n = lw_heading_parts (sample, grid, span, column, parts);
  LwFieldRef ref;
  gboolean weak = TRUE;

  return n && lw_headings_find (headings, LW_SHEET_KIND_NONE, parts, n, 0, &ref, &weak) && !weak ? ref.meaning
                                                                                              : LW_MEANING_NONE;
}

static guint
count_names (LwHeadings *headings,
             const LwSample *sample,
             const LwGrid *grid,
             LwSpan span)
{
  const char *parts[MOST_HEADING_ROWS];
  guint n_texts = 0, n_names = 0;
  gboolean has_name = FALSE;

  for (guint c = 0; c < grid->n_columns; c++)
    {
      LwMeaning meaning = strong_meaning (headings, sample, grid, span, c);

      n_texts += lw_heading_parts (sample, grid, span, c, parts) > 0;
      n_names += meaning != LW_MEANING_NONE;
      has_name |= meaning == LW_MEANING_NAME;
    }
  return has_name && n_names >= LEAST_NAMES && n_names * 2 >= n_texts ? n_names : 0;
}

static gboolean
find_head_at (LwHeadings *headings,
              const LwSample *sample,
              const LwGrid *grid,
              guint r,
              LwSpan *span)
{
  guint best = 0;

  for (guint n = 1; n <= MOST_HEADING_ROWS && r + n <= grid->n_rows; n++)
    {
      LwSpan tried = { r, n };
      guint n_names;

      if (!lw_may_be_heading (sample, grid, r + n - 1) || (n > 1 && !lw_rows_adjoin (sample, r + n - 2)))
        break;
      n_names = count_names (headings, sample, grid, tried);
      if (n_names > best)
        {
          best = n_names;
          *span = tried;
        }
    }
  if (best)
    lw_extend_span (headings, sample, grid, span);
  return best > 0;
}

static char *
head_key (const LwSample *sample,
          const LwGrid *grid,
          LwSpan span)
{
  GString *key = g_string_new (NULL);
  const char *parts[MOST_HEADING_ROWS];

  for (guint c = 0; c < grid->n_columns; c++)
    {
      guint n = lw_heading_parts (sample, grid, span, c, parts);

      g_string_append (key, n ? parts[n - 1] : "");
      g_string_append_c (key, '\n');
    }
  return g_string_free (key, FALSE);
}

static guint
count_texts (const LwRow *row)
{
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    n += *lw_row_text (row, c) != '\0';
  return n;
}

/* A title is a row of one or two cells. */
static guint
find_top (const LwSample *sample,
          guint first,
          guint lowest)
{
  while (first > lowest && count_texts (g_ptr_array_index (sample->rows, first - 1)) <= 2)
    first--;
  return first;
}

static void
add_head (GArray *heads,
          const LwSample *sample,
          const LwGrid *grid,
          LwSpan span,
          guint lowest,
          guint *n_tables)
{
  Head head = { .span = span, .table = *n_tables, .key = head_key (sample, grid, span), .top = find_top (sample, span.first, lowest) };

  for (guint i = 0; i < heads->len; i++)
    if (strcmp (g_array_index (heads, Head, i).key, head.key) == 0)
      head.table = g_array_index (heads, Head, i).table;
  *n_tables += head.table == *n_tables;
  g_array_append_val (heads, head);
}

/* All headings of the sample in their order; repeated ones are the same table. */
static GArray *
find_heads (LwHeadings *headings,
            const LwSample *sample,
            const LwGrid *grid,
            guint *n_tables)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (Head));
  guint lowest = 0;

  g_array_set_clear_func (heads, head_clear);
  *n_tables = 0;
  for (guint r = 0; r < grid->n_rows;)
    {
      LwSpan span;

      if (!find_head_at (headings, sample, grid, r, &span))
        {
          r++;
          continue;
        }
      add_head (heads, sample, grid, span, lowest, n_tables);
      r = lowest = span.first + span.n;
    }
  return heads;
}

/* The same, where the user says which rows they are. One heading is one table, as ever. */
static GArray *
heads_from_map (const LwSample *sample,
                const LwGrid *grid,
                const LwSheetMap *map,
                guint *n_tables)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (Head));
  guint from = 0, lowest = 0;
  LwSpan span;

  g_array_set_clear_func (heads, head_clear);
  *n_tables = 0;
  while (lw_span_from_map (sample, map, &from, &span))
    {
      add_head (heads, sample, grid, span, lowest, n_tables);
      lowest = span.first + span.n;
    }
  if (*n_tables < 2)
    *n_tables = 0;
  return heads;
}

static LwSample *
empty_copy (const LwSample *sample)
{
  LwSample *copy = lw_sample_new ();

  g_array_append_vals (copy->merges, sample->merges->data, sample->merges->len);
  copy->has_merges = sample->has_merges;
  copy->is_cut = sample->is_cut;
  return copy;
}

static LwSample *
take_table (const LwSample *sample,
            GArray *heads,
            guint table)
{
  LwSample *part = empty_copy (sample);

  for (guint i = 0; i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);
      guint end = i + 1 < heads->len ? g_array_index (heads, Head, i + 1).top : sample->rows->len;

      for (guint r = i ? head->top : 0; head->table == table && r < end; r++)
        g_ptr_array_add (part->rows, lw_row_copy (g_ptr_array_index (sample->rows, r)));
    }
  return part;
}

/* Side by side */

static guint
next_name (const LwMeaning *means,
           guint n_columns,
           guint from)
{
  while (from < n_columns && means[from] != LW_MEANING_NAME)
    from++;
  return from;
}

/* Where the table that begins at @first ends because another one begins beside it; G_MAXUINT: nowhere. */
static guint
find_next_table (const LwMeaning *means,
                 guint n_columns,
                 guint first)
{
  static const LwMeaning telling[] = { LW_MEANING_SEX, LW_MEANING_BIRTH, LW_MEANING_AGE, LW_MEANING_ID_NUMBER,
                                       LW_MEANING_EDUCATION, LW_MEANING_ETHNICITY, LW_MEANING_POLITICAL_STATUS,
                                       LW_MEANING_VILLAGE, LW_MEANING_SERIAL, LW_MEANING_PHONE };
  guint name = next_name (means, n_columns, first);
  guint second = next_name (means, n_columns, name + 1);
  gboolean left[LW_N_MEANINGS] = { FALSE }, right[LW_N_MEANINGS] = { FALSE };
  guint n_twice = 0;

  if (second >= n_columns)
    return G_MAXUINT;
  /* Its number and its village stand before the name. */
  while (second > name + 1 && (means[second - 1] == LW_MEANING_SERIAL || means[second - 1] == LW_MEANING_VILLAGE ||
                               means[second - 1] == LW_MEANING_TOWNSHIP))
    second--;
  for (guint c = first; c < n_columns; c++)
    (c < second ? left : right)[means[c]] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    n_twice += left[telling[i]] && right[telling[i]];
  return n_twice >= LEAST_TWICE ? second : G_MAXUINT;
}

/* The village before the first of several tables, where the others have none of their own. */
static guint
find_common (const LwMeaning *means,
             guint n_columns,
             guint second)
{
  guint common = G_MAXUINT;

  for (guint c = 0; c < n_columns; c++)
    if (means[c] == LW_MEANING_VILLAGE && c >= second)
      return G_MAXUINT;
    else if (means[c] == LW_MEANING_VILLAGE && common == G_MAXUINT)
      common = c;
  return common;
}

gboolean
lw_shape_is_outside (const LwShape *shape,
                     guint column)
{
  return (column < shape->first_column || column > shape->last_column) && column != shape->common_column &&
         column >= shape->n_common;
}

static void
take_name (const LwShape *shape,
           LwRow *row)
{
  LwCell *cell = shape->name_column < row->n_cells ? &row->cells[shape->name_column] : NULL;
  g_auto(GStrv) names = cell ? lw_names_split (cell->text) : NULL;

  if (!cell)
    return;
  g_free (cell->text);
  cell->text = g_strdup (g_strv_length (names) >= shape->nth_name ? names[shape->nth_name - 1] : "");
  if (!*cell->text)
    cell->type = LW_CELL_EMPTY;
}

/* Empties what is not this table's; a title above stays. */
void
lw_shape_mask_row (const LwShape *shape,
                   LwRow *row)
{
  gboolean all = shape->whole_rows && lw_row_is_total_of_all (row);

  for (guint c = 0; c < row->n_cells; c++)
    if (all || lw_shape_is_outside (shape, c))
      {
        g_free (row->cells[c].text);
        row->cells[c] = (LwCell) { .text = g_strdup ("") };
      }
  if (shape->nth_name)
    take_name (shape, row);
}

gboolean
lw_shape_is_masked (const LwShape *shape)
{
  return shape->first_column > 0 || shape->last_column != G_MAXUINT;
}

void
lw_shape_add_titles (LwShape *shape,
                     const LwSample *sample,
                     guint head)
{
  int n = 0;

  for (guint r = 0; r < head; r++)
    {
      const LwRow *row = g_ptr_array_index (sample->rows, r);

      for (guint c = 0; c < row->n_cells && count_texts (row) == 1; c++)
        if (*lw_row_text (row, c))
          {
            g_ptr_array_insert (shape->titles, n++, lw_heading_clean (lw_row_text (row, c)));
            if (!shape->date)
              shape->date = lw_title_date (lw_row_text (row, c));
          }
    }
}

LwSample *
lw_sample_take_columns (const LwSample *sample,
                        const LwShape *range,
                        guint head)
{
  LwSample *part = empty_copy (sample);

  for (guint r = 0; r < sample->rows->len; r++)
    {
      LwRow *row = g_ptr_array_index (sample->rows, r);

      /* The title of them all says nothing about one of them. */
      if (r < head && count_texts (row) <= 1)
        continue;
      row = lw_row_copy (row);
      lw_shape_mask_row (range, row);
      g_ptr_array_add (part->rows, row);
    }
  /* What is merged over the border would fill in from the other side. */
  for (guint i = part->merges->len; i > 0; i--)
    {
      const LwMerge *merge = &g_array_index (part->merges, LwMerge, i - 1);

      if (lw_shape_is_outside (range, merge->first_column))
        g_array_remove_index (part->merges, i - 1);
    }
  return part;
}

/* 党支部书记 over 姓名 性别 学历: everybody below is that. */
static GArray *
find_group_posts (const LwSample *sample,
                  const LwGrid *grid,
                  LwSpan span,
                  guint first,
                  guint end)
{
  const char *parts[MOST_HEADING_ROWS];

  for (guint c = first; c < end; c++)
    if (lw_heading_parts (sample, grid, span, c, parts) > 1)
      {
        gboolean understood = FALSE;
        g_autoptr(GArray) posts = lw_post_text_parse (parts[0], LW_BODY_NONE, &understood);

        return understood && posts->len ? g_steal_pointer (&posts) : NULL;
      }
  return NULL;
}

static LwShape *
add_part (GPtrArray *parts,
          LwHeadings *headings,
          LwSample *sample, /* (transfer full) */
          const LwHints *hints,
          const LwShape *range,
          GArray *group_posts) /* (transfer full) (nullable) */
{
  LwSheetPart *part = g_new0 (LwSheetPart, 1);
  LwHints mine = *hints;

  if (group_posts && !mine.as)
    mine.as = LW_SHEET_KIND_COMMITTEES;
  part->sample = sample;
  part->shape = lw_recognise (headings, sample, &mine);
  part->shape->group_posts = group_posts;
  part->shape->first_column = range->first_column;
  part->shape->last_column = range->last_column;
  part->shape->common_column = range->common_column;
  g_ptr_array_add (parts, part);
  return part->shape;
}

/* The tables of one heading, from left to right. FALSE: there is only one. */
static gboolean
add_columns (GPtrArray *parts,
             LwHeadings *headings,
             const LwSample *sample,
             const LwGrid *grid,
             LwSpan span,
             const LwHints *hints)
{
  g_autofree LwMeaning *means = g_new0 (LwMeaning, grid->n_columns + 1);
  LwShape range = { .first_column = 0, .common_column = G_MAXUINT };
  guint common;

  for (guint c = 0; c < grid->n_columns; c++)
    means[c] = strong_meaning (headings, sample, grid, span, c);
  range.last_column = find_next_table (means, grid->n_columns, 0);
  if (range.last_column == G_MAXUINT)
    return FALSE;
  common = find_common (means, grid->n_columns, range.last_column);
  while (range.first_column != G_MAXUINT && parts->len < MOST_PARTS)
    {
      guint next = range.last_column;
      LwShape *shape;

      range.last_column = next == G_MAXUINT ? next : next - 1;
      shape = add_part (parts, headings, lw_sample_take_columns (sample, &range, span.first), hints, &range,
                        find_group_posts (sample, grid, span, range.first_column ? range.first_column : common + 1,
                                          MIN (next, grid->n_columns)));
      lw_shape_add_titles (shape, sample, span.first);
      range.first_column = next;
      range.common_column = common;
      range.last_column = next == G_MAXUINT ? next : find_next_table (means, grid->n_columns, next);
    }
  return TRUE;
}

static void
add_table (GPtrArray *parts,
           LwHeadings *headings,
           LwSample *sample, /* (transfer full) */
           const LwHints *hints)
{
  g_autoptr(LwSample) owned = sample;
  g_autoptr(LwGrid) grid = lw_text_grid_new (sample);
  LwShape whole = { .last_column = G_MAXUINT, .common_column = G_MAXUINT };
  guint n_tables = 0;
  g_autoptr(GArray) heads = find_heads (headings, sample, grid, &n_tables);

  if (!heads->len || !add_columns (parts, headings, sample, grid, g_array_index (heads, Head, 0).span, hints))
    add_part (parts, headings, g_steal_pointer (&owned), hints, &whole, NULL);
}

/* Each part knows the headings of the tables above and below it, and what stands above the first. */
static void
join_parts (GPtrArray *parts)
{
  const LwSheetPart *first = g_ptr_array_index (parts, 0);

  for (guint i = 0; i < parts->len; i++)
    {
      const LwSheetPart *part = g_ptr_array_index (parts, i);
      LwShape *shape = part->shape;

      shape->others = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      for (guint j = 0; j < parts->len; j++)
        {
          const LwSheetPart *other = g_ptr_array_index (parts, j);

          for (guint h = 0; other->table != part->table && h < other->shape->headers->len; h++)
            g_ptr_array_add (shape->others, g_ptr_array_ref (g_ptr_array_index (other->shape->headers, h)));
        }
      for (guint t = 0; part->table != first->table && t < first->shape->titles->len; t++)
        g_ptr_array_insert (shape->titles, (gint) t, g_strdup (g_ptr_array_index (first->shape->titles, t)));
      if (!shape->date)
        shape->date = first->shape->date;
    }
}

static gboolean
any_is_known (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((LwSheetPart *) g_ptr_array_index (parts, i))->shape->kind)
      return TRUE;
  return FALSE;
}

static GPtrArray *
single_part (LwHeadings *headings,
             LwSample *sample,
             const LwHints *hints)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_sheet_part_free);
  LwShape whole = { .last_column = G_MAXUINT, .common_column = G_MAXUINT };

  add_part (parts, headings, sample, hints, &whole, NULL);
  return parts;
}

GPtrArray *
lw_sheet_parts_find (LwHeadings *headings,
                     LwSample *sample,
                     const LwHints *hints)
{
  g_autoptr(LwSample) owned = sample;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_sheet_part_free);
  g_autoptr(LwGrid) grid = lw_text_grid_new (sample);
  g_autoptr(LwSheetMap) map = lw_sheet_map_new (hints->map, hints->sheet);
  guint n_tables = 0;
  g_autoptr(GArray) heads = map->header_rows ? heads_from_map (sample, grid, map, &n_tables) : find_heads (headings, sample, grid, &n_tables);
  g_autoptr(GPtrArray) single = NULL;
  const LwSheetPart *first;

  for (guint table = 0; table < MIN (n_tables, MOST_PARTS); table++)
    {
      guint n = parts->len;

      add_table (parts, headings, take_table (sample, heads, table), hints);
      for (; n < parts->len; n++)
        ((LwSheetPart *) g_ptr_array_index (parts, n))->table = table;
    }
  if (parts->len > 1 && (map->header_rows || any_is_known (parts)))
    {
      join_parts (parts);
      return g_steal_pointer (&parts);
    }
  single = single_part (headings, g_steal_pointer (&owned), hints);
  first = g_ptr_array_index (single, 0);
  g_ptr_array_set_size (parts, 0);
  if (!first->shape->kind && !map->header_rows &&
      (lw_sheet_matrix_find (headings, first->sample, hints, parts) ||
       lw_sheet_crosstab_find (headings, first->sample, hints, parts)))
    return g_steal_pointer (&parts);
  return g_steal_pointer (&single);
}
