/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-form-lines.h"
#include "lw-lens-private.h"

/* Each person on a form: what it asks for stands in cells, the answer to the right of it. One form to a
 * sheet, or several below each other. Every form becomes a row, every label a column. */

#define LEAST_LABELS 4
#define LEAST_LINES 2
/* A form asks for less; what has more is something else. */
#define MOST_COLUMNS 200

typedef struct
{
  char *heading;
  guint nth; /* of several with the same name on one form, from 0 */
  LwPlace place;
} FormColumn;

static void
form_column_free (FormColumn *self)
{
  g_free (self->heading);
  g_free (self);
}

static FormColumn *
find_column (GPtrArray *columns,
             const char *heading,
             guint nth,
             guint *index)
{
  for (guint i = 0; i < columns->len; i++)
    {
      FormColumn *column = g_ptr_array_index (columns, i);

      if (column->nth == nth && strcmp (column->heading, heading) == 0)
        {
          *index = i;
          return column;
        }
    }
  return NULL;
}

static guint
count_before (const LwForm *form,
              guint pair)
{
  const LwFormPair *mine = g_ptr_array_index (form->pairs, pair);
  guint n = 0;

  for (guint i = 0; i < pair; i++)
    n += strcmp (((LwFormPair *) g_ptr_array_index (form->pairs, i))->label, mine->label) == 0;
  return n;
}

/* 村党支部意见 that nobody gave says nothing. */
static gboolean
is_worth_a_column (LwHeadings *headings,
                   const LwFormPair *pair)
{
  return pair->cell || pair->text || lw_lens_meaning (headings, pair->label) != LW_MEANING_NONE;
}

/* All labels of all forms, in the order in which they come first; at most one more than a lens has. */
static GPtrArray *
find_columns (LwHeadings *headings,
              const GPtrArray *forms)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) form_column_free);

  for (guint f = 0; f < forms->len; f++)
    {
      const LwForm *form = g_ptr_array_index (forms, f);

      for (guint i = 0; i < form->pairs->len && columns->len <= MOST_COLUMNS; i++)
        {
          const LwFormPair *pair = g_ptr_array_index (form->pairs, i);
          guint nth = count_before (form, i), index;
          FormColumn *column;

          if (!is_worth_a_column (headings, pair) || find_column (columns, pair->label, nth, &index))
            continue;
          column = g_new0 (FormColumn, 1);
          column->heading = g_strdup (pair->label);
          column->nth = nth;
          column->place = pair->label_place;
          g_ptr_array_add (columns, column);
        }
    }
  return columns;
}

/* A line above a form may name its village. The first column is theirs alone. */
static void
add_titles (LwLens *lens,
            const LwForm *form,
            gboolean above_all)
{
  for (guint i = 0; i < form->titles->len; i++)
    {
      const LwFormPair *title = g_ptr_array_index (form->titles, i);

      lw_lens_add_row (lens, above_all ? 0 : title->label_place.row, 1);
      lw_lens_put_text (lens, 0, title->label, title->label_place);
    }
}

static void
add_form (LwLens *lens,
          const LwForm *form,
          guint number,
          GPtrArray *columns)
{
  lw_lens_add_row (lens, number, columns->len + 1);
  for (guint i = 0; i < form->pairs->len; i++)
    {
      const LwFormPair *pair = g_ptr_array_index (form->pairs, i);
      guint index;

      if (!find_column (columns, pair->label, count_before (form, i), &index))
        continue;
      if (pair->cell)
        lw_lens_put (lens, index + 1, pair->cell, pair->place);
      else
        lw_lens_put_text (lens, index + 1, pair->text ? pair->text : "", pair->place);
    }
}

static void
add_headings (LwLens *lens,
              GPtrArray *columns)
{
  lw_lens_add_row (lens, 0, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    {
      const FormColumn *column = g_ptr_array_index (columns, i);

      lw_lens_put_text (lens, i + 1, column->heading, column->place);
    }
}

/* Whether there is something on forms, and what they ask tells that it is about people. */
static gboolean
are_forms (LwHeadings *headings,
           const GPtrArray *forms)
{
  for (guint f = 0; f < forms->len; f++)
    {
      const LwForm *form = g_ptr_array_index (forms, f);
      gboolean seen[LW_N_MEANINGS] = { FALSE };
      guint n = 0, n_lines = 0, line = 0;

      for (guint i = 0; i < form->pairs->len; i++)
        {
          const LwFormPair *pair = g_ptr_array_index (form->pairs, i);
          LwMeaning meaning = lw_lens_meaning (headings, pair->label);

          if (meaning == LW_MEANING_NONE)
            continue;
          n += !seen[meaning];
          seen[meaning] = TRUE;
          n_lines += pair->label_place.row != line;
          line = pair->label_place.row;
        }
      if (n >= LEAST_LABELS && n_lines >= LEAST_LINES)
        return TRUE;
    }
  return FALSE;
}

/* Below 姓名 in a table stand names; on a form stands what else it asks for. */
static gboolean
heads_names (const LwRawSheet *raw,
             LwHeadings *headings,
             LwPlace place)
{
  guint n = 0, n_names = 0;

  for (guint i = 0; i < raw->rows->len && n < 2; i++)
    {
      const LwRow *row = g_ptr_array_index (raw->rows, i);
      const char *text = lw_row_text (row, place.column);

      if (row->number <= place.row || lw_text_is_gap (text))
        continue;
      n++;
      n_names += lw_text_looks_like_name (text) && lw_lens_meaning (headings, text) == LW_MEANING_NONE;
    }
  return n == 2 && n_names == 2;
}

/* Who is called 身份证件类型 stands in the headings of a table. */
static gboolean
have_names (const LwRawSheet *raw,
            LwHeadings *headings,
            const GPtrArray *forms)
{
  guint n = 0, n_names = 0;

  for (guint f = 0; f < forms->len; f++)
    {
      const LwForm *form = g_ptr_array_index (forms, f);

      for (guint i = 0; i < form->pairs->len; i++)
        {
          const LwFormPair *pair = g_ptr_array_index (form->pairs, i);

          if (!pair->cell || pair->label_place.row != form->name_place.row || pair->label_place.column != form->name_place.column)
            continue;
          n++;
          n_names += lw_text_looks_like_name (pair->cell->text);
        }
    }
  return n_names * 5 >= n * 4 && !heads_names (raw, headings, ((LwForm *) g_ptr_array_index (forms, 0))->name_place);
}

LwLens *
lw_lens_forms_make (LwHeadings *headings,
                    const LwRawSheet *raw)
{
  g_autoptr(GPtrArray) forms = lw_form_lines_read (headings, raw);
  g_autoptr(GPtrArray) columns = NULL;
  LwLens *lens;
  guint number = 0;

  if (!forms || !are_forms (headings, forms) || !have_names (raw, headings, forms))
    return NULL;
  columns = find_columns (headings, forms);
  if (columns->len > MOST_COLUMNS)
    return NULL;
  lens = lw_lens_new (LW_LENS_FORMS);
  add_titles (lens, g_ptr_array_index (forms, 0), TRUE);
  add_headings (lens, columns);
  for (guint f = 0; f < forms->len; f++)
    {
      const LwForm *form = g_ptr_array_index (forms, f);

      if (f)
        add_titles (lens, form, FALSE);
      if (!form->is_filled)
        continue;
      /* Of those side by side each has a number of its own. */
      number = MAX (number + 1, form->name_place.row);
      add_form (lens, form, number, columns);
    }
  return lens;
}
