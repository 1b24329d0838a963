/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-lens-private.h"

/* A line for each heading, a column for each person: 姓名 张三 李四, 性别 男 女, … The headings may stand in
 * two or three columns (学历: 全日制, 在职), after a number of their own. */

/* The headings stand within these first columns. */
#define ZONE 4
/* So many that say something of a person, the name among them. */
#define LEAST_HEADINGS 4
#define MOST_LINES 200

typedef struct
{
  guint first, end;    /* lines of the headings */
  guint headings;      /* their first column … */
  guint people;        /* … and the first person's */
  guint n_columns;
} Turned;

static const char *
text_at (const LwRawSheet *raw,
         guint row,
         guint column)
{
  const LwCell *cell = lw_raw_sheet_get_cell (raw, row, column, NULL);

  return cell ? cell->text : "";
}

static guint
width_of (const LwRawSheet *raw)
{
  guint n = 0;

  for (guint r = 0; r < raw->rows->len; r++)
    n = MAX (n, ((LwRow *) g_ptr_array_index (raw->rows, r))->n_cells);
  return n;
}

/* In the line of the names: names, and nothing else, to its end. */
static gboolean
find_people (LwHeadings *headings,
             const LwRawSheet *raw,
             guint name,
             Turned *turned)
{
  guint n = 0, n_names = 0;

  turned->people = G_MAXUINT;
  for (guint c = turned->headings + 1; c < turned->n_columns; c++)
    {
      const char *text = text_at (raw, name, c);

      /* 2人 below 合计 */
      if (lw_text_is_gap (text) || lw_lens_meaning (headings, text) == LW_MEANING_NAME || g_ascii_isdigit (*text))
        continue;
      if (turned->people == G_MAXUINT)
        turned->people = c;
      n++;
      n_names += lw_text_looks_like_name (text);
    }
  return n > 0 && n_names * 5 >= n * 4 && turned->people - turned->headings <= MOST_HEADING_ROWS;
}

/* A form has headings on both sides of what people say, and so has a table of rows. */
static gboolean
is_free_of_headings (LwHeadings *headings,
                     const LwRawSheet *raw,
                     const Turned *turned,
                     guint n_headings)
{
  guint n = 0;

  for (guint r = turned->first; r < turned->end; r++)
    {
      for (guint c = 0; c < turned->headings; c++)
        if (lw_lens_meaning (headings, text_at (raw, r, c)) == LW_MEANING_NAME)
          return FALSE;
      for (guint c = turned->people; c < turned->n_columns; c++)
        n += lw_lens_meaning (headings, text_at (raw, r, c)) != LW_MEANING_NONE;
    }
  return n * 5 <= n_headings * (turned->n_columns - turned->people);
}

static gboolean
look_at_column (LwHeadings *headings,
                const LwRawSheet *raw,
                Turned *turned)
{
  gboolean seen[LW_N_MEANINGS] = { FALSE };
  guint n = 0, name = G_MAXUINT;

  turned->first = G_MAXUINT;
  for (guint r = 0; r < MIN (raw->rows->len, MOST_LINES); r++)
    {
      const LwRow *row = g_ptr_array_index (raw->rows, r);
      LwMeaning meaning = turned->headings < row->n_cells ? lw_lens_meaning (headings, row->cells[turned->headings].text) : LW_MEANING_NONE;

      if (meaning == LW_MEANING_NONE)
        continue;
      /* Each of several people on a form of her own. */
      if (meaning == LW_MEANING_NAME && seen[meaning])
        return FALSE;
      if (meaning == LW_MEANING_NAME)
        name = r;
      n += !seen[meaning];
      seen[meaning] = TRUE;
      if (turned->first == G_MAXUINT)
        turned->first = r;
      turned->end = r + 1;
    }
  return n >= LEAST_HEADINGS && name != G_MAXUINT && find_people (headings, raw, name, turned) &&
         is_free_of_headings (headings, raw, turned, n);
}

/* Lines without an own meaning go on below the last one that has one, as long as somebody says something there. */
static gboolean
line_is_used (const LwRawSheet *raw,
              const Turned *turned,
              guint r)
{
  for (guint c = turned->people; c < turned->n_columns; c++)
    if (!lw_text_is_gap (text_at (raw, r, c)))
      return TRUE;
  return FALSE;
}

static gboolean
line_is_named (const LwRawSheet *raw,
               const Turned *turned,
               guint r)
{
  for (guint c = turned->headings; c < turned->people; c++)
    if (!lw_text_is_gap (text_at (raw, r, c)))
      return TRUE;
  return FALSE;
}

static GArray *
find_lines (LwHeadings *headings,
            const LwRawSheet *raw,
            const Turned *turned)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint r = turned->first; r < MIN (raw->rows->len, MOST_LINES); r++)
    if (line_is_named (raw, turned, r) &&
        (line_is_used (raw, turned, r) || lw_lens_meaning (headings, text_at (raw, r, turned->headings)) != LW_MEANING_NONE))
      g_array_append_val (lines, r);
  return lines;
}

static void
add_titles (LwLens *lens,
            const LwRawSheet *raw,
            const Turned *turned)
{
  for (guint r = 0; r < turned->first; r++)
    {
      const LwRow *row = g_ptr_array_index (raw->rows, r);

      for (guint c = 0; c < row->n_cells; c++)
        if (!lw_text_is_gap (row->cells[c].text))
          {
            lw_lens_add_row (lens, 0, 1);
            lw_lens_put_text (lens, 0, row->cells[c].text, (LwPlace) { row->number, c });
          }
    }
}

static void
add_line_of (LwLens *lens,
             const LwRawSheet *raw,
             const GArray *lines,
             guint column,
             guint number)
{
  lw_lens_add_row (lens, number, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      LwPlace place;
      const LwCell *cell = lw_raw_sheet_get_cell (raw, g_array_index (lines, guint, i), column, &place);

      lw_lens_put (lens, i, cell, place);
    }
}

/* One figure alone is a sum. */
static gboolean
column_is_used (const LwRawSheet *raw,
                const GArray *lines,
                guint column)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const LwRow *row = g_ptr_array_index (raw->rows, g_array_index (lines, guint, i));

      if (column >= row->n_cells || lw_text_is_gap (row->cells[column].text))
        continue;
      if (!g_ascii_isdigit (*row->cells[column].text) || ++n > 1)
        return TRUE;
    }
  return FALSE;
}

LwLens *
lw_lens_turned_make (LwHeadings *headings,
                     const LwRawSheet *raw)
{
  Turned turned = { .n_columns = width_of (raw) };
  gboolean found = FALSE;
  g_autoptr(GArray) lines = NULL;
  LwLens *lens;

  for (guint c = 0; c < MIN (turned.n_columns, ZONE) && !found; c++)
    {
      turned.headings = c;
      found = look_at_column (headings, raw, &turned);
    }
  if (!found)
    return NULL;
  lines = find_lines (headings, raw, &turned);
  lens = lw_lens_new (LW_LENS_TURNED);
  add_titles (lens, raw, &turned);
  for (guint c = turned.headings; c < turned.people; c++)
    add_line_of (lens, raw, lines, c, 0);
  for (guint c = turned.people; c < turned.n_columns; c++)
    if (column_is_used (raw, lines, c))
      add_line_of (lens, raw, lines, c, c + 1);
  return lens;
}
