/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-post-text.h"
#include "lw-recognise-private.h"

/* A row for each post, a column for each village, and names in the cells: 职务, 张庄村, 李庄村 … Every village
 * becomes a table of its own, of the posts and its names. Before the posts their body may stand once for
 * several rows. */

#define LEAST_VILLAGES 2
#define LEAST_POSTS 2
/* The villages stand within these first rows. */
#define ZONE 40
/* The name of a post is no longer. */
#define MOST_POST_BYTES 300

typedef struct
{
  LwSpan span;
  guint first_village;
  guint post; /* the column before */
} Crosstab;

static gboolean
is_village (const LwHints *hints,
            const char *text)
{
  static const char *const ends[] = { "村", "社区", "嘎查", "村委会", "居委会", NULL };
  LwKey village;

  /* Without a ledger, for the order of several files alone, what looks like a village is one. */
  for (guint i = 0; !hints->matcher && ends[i]; i++)
    if (g_str_has_suffix (text, ends[i]) && strcmp (text, ends[i]) != 0)
      return TRUE;
  return hints->matcher && *text && lw_village_matcher_find (hints->matcher, text, &village) == LW_VILLAGE_FOUND;
}

/* 委员 may be of either body: which one is read later. */
static gboolean
is_post (const char *text)
{
  for (LwBody body = LW_BODY_NONE; body <= LW_BODY_VILLAGE_COMMITTEE && strlen (text) <= MOST_POST_BYTES; body++)
    {
      gboolean understood = FALSE;
      g_autoptr(GArray) posts = lw_post_text_parse (text, body, &understood);

      if (understood && posts->len)
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_posts (const LwSample *sample,
             LwSpan span,
             guint column)
{
  guint n = 0, n_good = 0;

  for (guint r = span.first + span.n; r < sample->rows->len; r++)
    {
      const LwRow *row = g_ptr_array_index (sample->rows, r);
      const char *text = lw_row_text (row, column);

      if (!*text || lw_row_is_note (row) || lw_row_is_total_of_all (row))
        continue;
      n++;
      n_good += is_post (text);
    }
  return n_good >= LEAST_POSTS && n_good * 5 >= n * 4;
}

/* 党支部 or 村委会 for the rows from there down. */
static gboolean
holds_bodies (const LwSample *sample,
              LwSpan span,
              guint column)
{
  gboolean any = FALSE;

  for (guint r = span.first + span.n; r < sample->rows->len; r++)
    {
      const LwRow *row = g_ptr_array_index (sample->rows, r);
      const char *text = lw_row_text (row, column);
      LwNamedBody named;

      if (!*text || lw_row_is_note (row) || lw_row_is_total_of_all (row))
        continue;
      if (!lw_body_in_text (text, &named))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static gboolean
look_at_row (const LwSample *sample,
             const LwGrid *grid,
             const LwHints *hints,
             guint r,
             Crosstab *found)
{
  guint n_villages = 0;

  *found = (Crosstab) { .span = { r, 1 } };
  for (guint c = 0; c < grid->n_columns; c++)
    if (is_village (hints, lw_grid_text (grid, r, c)) && n_villages++ == 0)
      found->first_village = c;
  if (n_villages < LEAST_VILLAGES || found->first_village == 0)
    return FALSE;
  found->post = found->first_village - 1;
  return holds_posts (sample, found->span, found->post);
}

static void
set_field (LwShape *shape,
           guint column,
           const char *field)
{
  for (guint i = 0; i < shape->columns->len; i++)
    {
      LwColumn *mine = g_ptr_array_index (shape->columns, i);

      if (mine->column != column)
        continue;
      g_free (mine->field);
      mine->field = g_strdup (field);
      return;
    }
  g_ptr_array_insert (shape->columns, 0, lw_column_new (column, "", field));
}

static void
add_village (GPtrArray *parts,
             LwHeadings *headings,
             const LwSample *sample,
             const LwGrid *grid,
             const LwHints *hints,
             const Crosstab *crosstab,
             guint column)
{
  guint n_names = lw_column_most_names (sample, crosstab->span, column);

  for (guint i = 0; i < n_names && parts->len < MOST_NAME_TABLES; i++)
    {
      LwShape range = { .first_column = column, .last_column = column, .common_column = G_MAXUINT,
                        .n_common = crosstab->first_village, .name_column = column, .nth_name = n_names > 1 ? i + 1 : 0 };
      LwShape *shape = lw_sheet_parts_add_names (parts, headings, sample, grid, hints, crosstab->span, &range);

      if (crosstab->post > 0 && holds_bodies (sample, crosstab->span, crosstab->post - 1))
        set_field (shape, crosstab->post - 1, "post_body");
      set_field (shape, crosstab->post, "post");
      /* The line nearest to the rows names their village. */
      g_ptr_array_add (shape->titles, g_strdup (lw_grid_text (grid, crosstab->span.first, column)));
    }
}

gboolean
lw_sheet_crosstab_find (LwHeadings *headings,
                        const LwSample *sample,
                        const LwHints *hints,
                        GPtrArray *parts)
{
  g_autoptr(LwGrid) grid = lw_text_grid_new (sample);
  Crosstab crosstab;
  gboolean found = FALSE;

  if (hints->as != LW_SHEET_KIND_NONE && hints->as != LW_SHEET_KIND_COMMITTEES)
    return FALSE;
  for (guint r = 0; r < MIN (grid->n_rows, ZONE) && !found; r++)
    found = look_at_row (sample, grid, hints, r, &crosstab);
  for (guint c = 0; found && c < grid->n_columns; c++)
    if (is_village (hints, lw_grid_text (grid, crosstab.span.first, c)))
      add_village (parts, headings, sample, grid, hints, &crosstab, c);
  return parts->len > 0;
}
