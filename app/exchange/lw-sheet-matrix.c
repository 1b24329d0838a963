/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-post-text.h"
#include "lw-recognise-private.h"
#include "lw-text.h"

/* A row for each village, a column for each post, and names in the cells: 村名, 书记, 副书记, 委员 …
 * Every post becomes a table of its own, of the village, the names and what stands to their right; a cell
 * of several names (委员：李四、王五) belongs to as many tables. */

#define MOST_COLUMNS 256
#define LEAST_POSTS 2
/* Headings stand within these first rows. */
#define ZONE 40

/* Names are parted by signs, and by spaces where no part is a single character: 张 三 is one. */
char **
lw_names_split (const char *text)
{
  g_autofree char *folded = g_strdelimit (lw_text_fold (text, LW_FOLD_KEEP_SPACES), ",;/\n", '|');
  g_auto(GStrv) by_comma = g_strsplit (folded, "、", -1);
  g_autofree char *joined = g_strjoinv ("|", by_comma);
  g_autofree char *spaced = g_strdelimit (g_strdup (joined), " ", '|');
  g_auto(GStrv) words = g_strsplit (spaced, "|", -1);
  gboolean by_space = TRUE;
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; words[i]; i++)
    by_space &= !*words[i] || g_utf8_strlen (words[i], -1) >= 2;
  g_strfreev (g_steal_pointer (&words));
  words = g_strsplit (by_space ? spaced : joined, "|", -1);
  for (guint i = 0; words[i]; i++)
    if (*g_strstrip (words[i]))
      g_ptr_array_add (names, g_strdup (words[i]));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

gboolean
lw_text_looks_like_name (const char *text)
{
  g_autofree char *name = lw_person_name_normalise (text);
  glong n = name ? g_utf8_strlen (name, -1) : 0;
  gboolean dotted = name && strstr (name, "·");

  if (n < 2 || n > (dotted ? 20 : 4))
    return FALSE;
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (!is_han (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0xb7)
      return FALSE;
  return TRUE;
}

static gboolean
is_name_heading (const char *text)
{
  g_autofree char *key = strlen (text) < 24 ? lw_heading_key (text) : NULL;

  return key && strcmp (key, "姓名") == 0;
}

gboolean
lw_row_is_total_of_all (const LwRow *row)
{
  static const char *const words[] = { "合计", "小计", "总计", "共计", NULL };

  for (guint c = 0; c < MIN (row->n_cells, 3); c++)
    for (guint i = 0; words[i]; i++)
      if (g_str_has_prefix (row->cells[c].text, words[i]))
        return TRUE;
  return FALSE;
}

/* How many names a cell of the column holds at most; 0: they are no names. */
guint
lw_column_most_names (const LwSample *sample,
                      LwSpan span,
                      guint column)
{
  guint n = 0, n_good = 0, most = 0;

  for (guint r = span.first + span.n; r < sample->rows->len; r++)
    {
      const LwRow *row = g_ptr_array_index (sample->rows, r);
      const char *text = lw_row_text (row, column);
      g_auto(GStrv) names = NULL;

      /* The lower half of a heading. */
      if (is_name_heading (text))
        return 0;
      names = lw_row_is_note (row) || lw_row_is_total_of_all (row) ? NULL : lw_names_split (text);
      if (names && g_strv_length (names) > MOST_NAME_TABLES)
        return 0;

      for (guint i = 0; names && !lw_text_is_blank (text) && names[i]; i++)
        {
          n++;
          n_good += lw_text_looks_like_name (names[i]);
          most = MAX (most, i + 1);
        }
    }
  return n && n_good * 5 >= n * 4 ? most : 0;
}

typedef struct
{
  LwSpan span;
  guint village;  /* G_MAXUINT: none */
  guint n_posts, n_tables;
  guint *names;   /* by column: how many tables it makes */
  LwFieldRef *refs;
} Matrix;

static void
matrix_clear (Matrix *self)
{
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->refs, g_free);
}

static void
look_at_column (LwHeadings *headings,
                const LwSample *sample,
                const LwGrid *grid,
                Matrix *matrix,
                guint column)
{
  const char *parts[MOST_HEADING_ROWS];
  guint n = lw_heading_parts (sample, grid, matrix->span, column, parts);
  LwFieldRef ref;
  gboolean weak;

  if (!n)
    return;
  if (matrix->village == G_MAXUINT && lw_headings_find (headings, LW_SHEET_KIND_COMMITTEES, parts, n, 0, &ref, &weak) &&
      ref.meaning == LW_MEANING_VILLAGE)
    {
      matrix->village = column;
      return;
    }
  /* 书记 over 姓名 and 电话 */
  if (n > 1 && is_name_heading (parts[n - 1]))
    n--;
  if (!lw_heading_tick (parts, n, &matrix->refs[column]))
    return;
  matrix->names[column] = lw_column_most_names (sample, matrix->span, column);
  matrix->n_posts += matrix->names[column] > 0;
  matrix->n_tables += matrix->names[column];
}

/* Rows that come back mended have one post to each sheet. */
static gboolean
is_returned (const LwGrid *grid,
             LwSpan span)
{
  for (guint r = span.first; r < span.first + span.n; r++)
    for (guint c = 0; c < grid->n_columns; c++)
      if (lw_heading_is_reason (lw_grid_text (grid, r, c)))
        return TRUE;
  return FALSE;
}

static Matrix
look_at (LwHeadings *headings,
         const LwSample *sample,
         const LwGrid *grid,
         LwSpan span)
{
  Matrix matrix = { .span = span, .village = G_MAXUINT };

  matrix.names = g_new0 (guint, grid->n_columns + 1);
  matrix.refs = g_new0 (LwFieldRef, grid->n_columns + 1);
  for (guint c = 0; c < MIN (grid->n_columns, MOST_COLUMNS) && matrix.n_tables <= MOST_NAME_TABLES; c++)
    look_at_column (headings, sample, grid, &matrix, c);
  return matrix;
}

/* The heading under which most columns are posts with names. */
static gboolean
find_heading (LwHeadings *headings,
              const LwSample *sample,
              const LwGrid *grid,
              Matrix *best)
{
  for (guint r = 0; r < MIN (grid->n_rows, ZONE); r++)
    for (guint n = 1; n <= MOST_HEADING_ROWS && r + n <= grid->n_rows; n++)
      {
        Matrix matrix;

        if (!lw_may_be_heading (sample, grid, r + n - 1) || (n > 1 && !lw_rows_adjoin (sample, r + n - 2)))
          break;
        matrix = look_at (headings, sample, grid, (LwSpan) { r, n });
        if (matrix.n_posts > best->n_posts)
          {
            matrix_clear (best);
            *best = matrix;
          }
        else
          matrix_clear (&matrix);
      }
  return best->n_posts >= (best->n_posts && is_returned (grid, best->span) ? 1 : LEAST_POSTS) && best->n_tables <= MOST_NAME_TABLES;
}

/* A group that is merged over several posts stands above each of them. */
static void
write_out_groups (LwSample *part,
                  const LwSample *sample,
                  const LwGrid *grid,
                  LwSpan from,
                  LwSpan to,
                  const LwShape *range)
{
  const char *texts[MOST_HEADING_ROWS];

  for (guint c = range->first_column; c <= range->last_column && c < grid->n_columns; c++)
    {
      guint n = lw_heading_parts (sample, grid, from, c, texts);

      for (guint i = 0; n == from.n && i < n; i++)
        {
          LwRow *row = g_ptr_array_index (part->rows, to.first + i);

          if (c >= row->n_cells || *row->cells[c].text)
            continue;
          g_free (row->cells[c].text);
          row->cells[c] = (LwCell) { .type = LW_CELL_TEXT, .text = g_strdup (texts[i]) };
        }
    }
}

/* Of the other columns only what is merged with these is left. */
static void
drop_strangers (LwShape *shape)
{
  for (guint i = shape->columns->len; i > 0; i--)
    {
      guint column = ((LwColumn *) g_ptr_array_index (shape->columns, i - 1))->column;

      if (lw_shape_is_outside (shape, column))
        g_ptr_array_remove_index (shape->columns, i - 1);
    }
}

/* The table of the names in one column. */
LwShape *
lw_sheet_parts_add_names (GPtrArray *parts,
                          LwHeadings *headings,
                          const LwSample *sample,
                          const LwGrid *grid,
                          const LwHints *hints,
                          LwSpan heading,
                          const LwShape *range)
{
  LwSheetPart *part = g_new0 (LwSheetPart, 1);
  const LwRow *head = g_ptr_array_index (sample->rows, heading.first);
  LwSpan span = { 0, heading.n };

  part->sample = lw_sample_take_columns (sample, range, heading.first);
  span.first = lw_sample_find_row (part->sample, head->number);
  if (span.first == G_MAXUINT)
    span.first = 0;
  write_out_groups (part->sample, sample, grid, heading, span, range);
  part->shape = lw_recognise_names (headings, part->sample, hints, span, range->name_column);
  part->shape->first_column = range->first_column;
  part->shape->last_column = range->last_column;
  part->shape->common_column = range->common_column;
  part->shape->n_common = range->n_common;
  part->shape->name_column = range->name_column;
  part->shape->nth_name = range->nth_name;
  part->shape->whole_rows = TRUE;
  drop_strangers (part->shape);
  lw_shape_add_titles (part->shape, sample, heading.first);
  g_ptr_array_add (parts, part);
  return part->shape;
}

/* To the right of its names up to the next post a column belongs to those. */
static void
add_post (GPtrArray *parts,
          LwHeadings *headings,
          const LwSample *sample,
          const LwGrid *grid,
          const LwHints *hints,
          const Matrix *matrix,
          guint column)
{
  LwShape range = { .first_column = parts->len ? column : 0, .last_column = G_MAXUINT, .common_column = matrix->village,
                    .name_column = column };
  const LwFieldRef *ref = &matrix->refs[column];
  LwPostReading post = { ref->body, ref->position };

  for (guint c = column + 1; c < grid->n_columns && range.last_column == G_MAXUINT; c++)
    if (matrix->names[c])
      range.last_column = c - 1;
  for (guint i = 0; i < matrix->names[column]; i++)
    {
      LwShape *shape;

      range.nth_name = matrix->names[column] > 1 ? i + 1 : 0;
      shape = lw_sheet_parts_add_names (parts, headings, sample, grid, hints, matrix->span, &range);
      shape->group_posts = g_array_new (FALSE, FALSE, sizeof (LwPostReading));
      g_array_append_val (shape->group_posts, post);
      /* What stands beside several names is of none of them: it is kept once. */
      range.first_column = column;
      range.last_column = column;
    }
}

gboolean
lw_sheet_matrix_find (LwHeadings *headings,
                      const LwSample *sample,
                      const LwHints *hints,
                      GPtrArray *parts)
{
  g_autoptr(LwGrid) grid = lw_text_grid_new (sample);
  Matrix matrix = { 0 };

  if ((hints->as == LW_SHEET_KIND_NONE || hints->as == LW_SHEET_KIND_COMMITTEES) &&
      find_heading (headings, sample, grid, &matrix))
    for (guint c = 0; c < grid->n_columns; c++)
      if (matrix.names[c])
        add_post (parts, headings, sample, grid, hints, &matrix, c);
  matrix_clear (&matrix);
  return parts->len > 0;
}
