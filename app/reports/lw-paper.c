/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "lw-paper-private.h"

#define MARGINS_Y (LW_PAPER_MARGIN_TOP + LW_PAPER_MARGIN_BOTTOM)
#define HEAD_GAP 9.0     /* between running head and text */
#define FOOT_Y 32.0      /* line above the foot, from the lower edge */
#define HEADING_ABOVE 7.0
#define HEADING_BELOW 3.5
#define HEADING_KEEP 64.0 /* a heading never stands alone at the end of a page */
#define FLOW_GAP 11.0
#define FOOT_GAP 8.0

static void
clear_op (gpointer data)
{
  LwPaperOp *op = data;
  g_clear_object (&op->layout);
}

static void
free_page (gpointer data)
{
  LwPaperPage *page = data;
  g_array_unref (page->ops);
  g_free (page->foot_left);
  g_free (page);
}

/**
 * lw_paper_new:
 * @width: of a page
 * @height: of a page
 *
 * Returns: (transfer full): paper without a page. It may be handed from one thread to another, but
 *   is used by one at a time.
 */
LwPaper *
lw_paper_new (double width, double height)
{
  LwPaper *self = g_new0 (LwPaper, 1);
  /* A map of its own: the shared default one belongs to a thread. */
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  self->context = pango_font_map_create_context (map);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  /* The same layout on a screen of any scale, a printer and in a PDF. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  lw_paper_fonts_load (self->context, self->fonts);
  self->signs = lw_paper_signs_new ();
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->width = width;
  self->height = height;
  self->scale = 1;
  return self;
}

void
lw_paper_free (LwPaper *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->layouts);
  cairo_font_face_destroy (self->signs);
  lw_paper_fonts_clear (self->fonts);
  g_object_unref (self->context);
  g_free (self->head_left);
  g_free (self->head_right);
  g_free (self->foot_left);
  g_free (self);
}

/* Placing. */

static LwPaperPage *
current_page (LwPaper *self)
{
  g_assert (self->pages->len > 0);
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

static void
put (LwPaper *self, const LwPaperOp *op)
{
  g_array_append_vals (current_page (self)->ops, op, 1);
}

void
lw_paper_put_text (LwPaper *self, double x, double y, PangoLayout *layout, int first_line, int n_lines)
{
  LwPaperOp op = {
    .kind = LW_PAPER_OP_TEXT,
    .x = x,
    .y = y,
    .layout = g_object_ref (layout),
    .first_line = first_line,
    .n_lines = n_lines,
    .joined = self->in_row && self->row_begun,
  };
  self->row_begun = TRUE;
  put (self, &op);
}

void
lw_paper_put_line (LwPaper *self, double x1, double y, double x2)
{
  LwPaperOp op = { .kind = LW_PAPER_OP_LINE, .x = x1, .y = y, .width = x2 - x1 };
  put (self, &op);
}

void
lw_paper_put_box (LwPaper *self, double x, double y, double width, double height, double grey)
{
  LwPaperOp op = {
    .kind = LW_PAPER_OP_BOX,
    .x = x,
    .y = y,
    .width = width,
    .height = height,
    .grey = grey,
  };
  put (self, &op);
}

void
lw_paper_begin_row (LwPaper *self)
{
  self->in_row = TRUE;
  self->row_begun = FALSE;
}

void
lw_paper_end_row (LwPaper *self)
{
  self->in_row = FALSE;
}

/* Pages. */

static void
put_spread (LwPaper *self, LwPaperStyle style, double y, const char *const *texts)
{
  guint n = g_strv_length ((char **) texts);
  double room = lw_paper_get_width (self);
  double used = 0;

  for (guint i = 0; i < n; i++)
    used += lw_paper_layout_width (lw_paper_layout (self, style, LW_PAPER_LEFT, FALSE, -1, texts[i]));

  double gap = n > 1 ? (room - used) / (n - 1) : 0;
  double x = LW_PAPER_MARGIN_X;
  lw_paper_begin_row (self);
  for (guint i = 0; i < n; i++)
    {
      PangoLayout *layout = lw_paper_layout (self, style, LW_PAPER_LEFT, FALSE, -1, texts[i]);
      lw_paper_put_text (self, x, y, layout, 0, -1);
      x += lw_paper_layout_width (layout) + gap;
    }
  lw_paper_end_row (self);
}

static void
put_running_head (LwPaper *self)
{
  const char *texts[] = { self->head_left, self->head_right, NULL };

  if (self->head_left == NULL)
    return;
  put_spread (self, LW_PAPER_NOTE, self->y, texts);
  self->y += self->fonts[LW_PAPER_NOTE].line + 2;
  lw_paper_put_line (self, LW_PAPER_MARGIN_X, self->y, LW_PAPER_MARGIN_X + lw_paper_get_width (self));
  self->y += HEAD_GAP;
}

void
lw_paper_break (LwPaper *self)
{
  LwPaperPage *page = g_new0 (LwPaperPage, 1);
  gboolean in_row = self->in_row;
  gboolean row_begun = self->row_begun;

  page->width = self->width;
  page->height = self->height;
  page->scale = self->scale;
  page->foot_left = g_strdup (self->foot_left);
  page->ops = g_array_new (FALSE, FALSE, sizeof (LwPaperOp));
  g_array_set_clear_func (page->ops, clear_op);
  g_ptr_array_add (self->pages, page);
  self->y = LW_PAPER_MARGIN_TOP;
  put_running_head (self);
  self->in_row = in_row;
  self->row_begun = row_begun;
}

static void
set_text (char **member, const char *text)
{
  char *copy = g_strdup (text);
  g_free (*member);
  *member = copy;
}

void
lw_paper_set_head (LwPaper *self, const char *left, const char *right)
{
  set_text (&self->head_left, left);
  set_text (&self->head_right, right != NULL ? right : "");
}

void
lw_paper_begin_page (LwPaper *self, const char *head_left, const char *head_right, const char *foot_left)
{
  lw_paper_set_head (self, head_left, head_right);
  set_text (&self->foot_left, foot_left);
  lw_paper_break (self);
}

void
lw_paper_set_size (LwPaper *self, double width, double height)
{
  self->width = width;
  self->height = height;
}

void
lw_paper_set_scale (LwPaper *self, double scale)
{
  double ratio = scale / self->scale;

  self->width = (self->width - 2 * LW_PAPER_MARGIN_X) * ratio + 2 * LW_PAPER_MARGIN_X;
  self->height = (self->height - MARGINS_Y) * ratio + MARGINS_Y;
  self->scale = scale;
}

void
lw_paper_drop_pages (LwPaper *self, guint first)
{
  g_ptr_array_set_size (self->pages, (int) MIN (first, self->pages->len));
}

double
lw_paper_get_width (LwPaper *self)
{
  double width = self->pages->len > 0 ? current_page (self)->width : self->width;
  return width - 2 * LW_PAPER_MARGIN_X;
}

double
lw_paper_get_room (LwPaper *self)
{
  return current_page (self)->height - LW_PAPER_MARGIN_BOTTOM - self->y;
}

double
lw_paper_full_room (LwPaper *self)
{
  double head = self->head_left != NULL ? self->fonts[LW_PAPER_NOTE].line + 2 + HEAD_GAP : 0;
  return self->height - LW_PAPER_MARGIN_TOP - LW_PAPER_MARGIN_BOTTOM - head;
}

double
lw_paper_text_width (LwPaper *self, LwPaperStyle style, const char *text)
{
  return lw_paper_layout_width (lw_paper_layout (self, style, LW_PAPER_LEFT, FALSE, -1, text));
}

void
lw_paper_skip (LwPaper *self, double height)
{
  self->y += height;
}

void
lw_paper_need (LwPaper *self, double height)
{
  if (lw_paper_get_room (self) < height)
    lw_paper_break (self);
}

/* Text. */

/* Places @layout below what there is, going on to the next page where it must. */
static void
put_breaking (LwPaper *self, PangoLayout *layout)
{
  int n_lines = pango_layout_get_line_count (layout);
  int first = 0;

  while (first < n_lines)
    {
      double height = 0;
      int n = lw_paper_layout_fit (layout, first, lw_paper_get_room (self), &height);
      if (n == 0)
        {
          lw_paper_break (self);
          n = MAX (1, lw_paper_layout_fit (layout, first, lw_paper_get_room (self), &height));
        }
      gboolean whole = first == 0 && n == n_lines;
      lw_paper_put_text (self, LW_PAPER_MARGIN_X, self->y, layout, first, whole ? -1 : n);
      self->y += height;
      first += n;
    }
}

void
lw_paper_paragraph (LwPaper *self, LwPaperStyle style, LwPaperAlign align, gboolean indent, const char *text)
{
  put_breaking (self, lw_paper_layout (self, style, align, indent, lw_paper_get_width (self), text));
}

void
lw_paper_heading (LwPaper *self, const char *text)
{
  lw_paper_need (self, HEADING_KEEP);
  lw_paper_skip (self, HEADING_ABOVE);
  lw_paper_paragraph (self, LW_PAPER_HEADING, LW_PAPER_LEFT, FALSE, text);
  lw_paper_skip (self, HEADING_BELOW);
}

void
lw_paper_spread (LwPaper *self, LwPaperStyle style, const char *const *texts)
{
  double line = self->fonts[style].line;
  lw_paper_need (self, line);
  put_spread (self, style, self->y, texts);
  self->y += line;
}

static double
flow_item (LwPaper *self, LwPaperStyle style, const LwPaperItem *item, double x, gboolean place)
{
  double line = self->fonts[style].line;
  double width = 0;

  if (item->has_chip)
    {
      width = lw_paper_chip_width (self, &item->chip);
      if (place)
        lw_paper_put_chip (self, x, self->y + line / 2, width, &item->chip);
      width += 2;
    }
  if (item->text != NULL)
    {
      PangoLayout *layout = lw_paper_layout (self, style, LW_PAPER_LEFT, FALSE, -1, item->text);
      if (place)
        lw_paper_put_text (self, x + width, self->y + (line - lw_paper_layout_height (layout)) / 2, layout, 0, -1);
      width += lw_paper_layout_width (layout);
    }
  return width;
}

void
lw_paper_flow (LwPaper *self, LwPaperStyle style, const LwPaperItem *items, guint n_items)
{
  double line = self->fonts[style].line;
  double right = LW_PAPER_MARGIN_X + lw_paper_get_width (self);
  double x = LW_PAPER_MARGIN_X;

  lw_paper_need (self, line);
  lw_paper_begin_row (self);
  for (guint i = 0; i < n_items; i++)
    {
      double width = flow_item (self, style, &items[i], x, FALSE);
      if (x > LW_PAPER_MARGIN_X && x + width > right)
        {
          x = LW_PAPER_MARGIN_X;
          self->y += line;
          lw_paper_need (self, line);
          lw_paper_begin_row (self);
        }
      flow_item (self, style, &items[i], x, TRUE);
      x += width + FLOW_GAP;
    }
  lw_paper_end_row (self);
  self->y += line;
}

/* Feet. */

/* The page number keeps its corner and the middle its words; what stands left gives way. */
static void
put_foot (LwPaper *self, LwPaperPage *page, const char *centre, const char *number)
{
  double width = page->width - 2 * LW_PAPER_MARGIN_X;
  double y = page->height - FOOT_Y;
  PangoLayout *right = lw_paper_layout (self, LW_PAPER_FOOT, LW_PAPER_LEFT, FALSE, -1, number);
  double right_width = lw_paper_layout_width (right);
  double room = width - right_width;

  lw_paper_put_line (self, LW_PAPER_MARGIN_X, y, LW_PAPER_MARGIN_X + width);
  lw_paper_begin_row (self);
  double middle = centre != NULL ? lw_paper_text_width (self, LW_PAPER_FOOT, centre) + 2 * FOOT_GAP : 0;
  if (page->foot_left != NULL)
    {
      PangoLayout *left = lw_paper_layout_line (self, LW_PAPER_FOOT, room - middle, page->foot_left);
      lw_paper_put_text (self, LW_PAPER_MARGIN_X, y + 4, left, 0, -1);
      double used = lw_paper_layout_width (left);
      if (centre != NULL)
        {
          PangoLayout *layout = lw_paper_layout (self, LW_PAPER_FOOT, LW_PAPER_LEFT, FALSE, -1, centre);
          double x = used + (room - used - lw_paper_layout_width (layout)) / 2;
          lw_paper_put_text (self, LW_PAPER_MARGIN_X + x, y + 4, layout, 0, -1);
        }
    }
  lw_paper_put_text (self, LW_PAPER_MARGIN_X + room, y + 4, right, 0, -1);
  lw_paper_end_row (self);
}

void
lw_paper_finish (LwPaper *self, const char *foot_centre)
{
  guint n_pages = self->pages->len;

  /* put() writes to the last page: let each be that for a moment. */
  for (guint i = 0; i < n_pages; i++)
    {
      LwPaperPage *page = g_ptr_array_index (self->pages, i);
      /* translators: at the foot of a page of a report */
      g_autofree char *number = g_strdup_printf (_("Page %u of %u"), i + 1, n_pages);
      g_ptr_array_index (self->pages, i) = g_ptr_array_index (self->pages, n_pages - 1);
      g_ptr_array_index (self->pages, n_pages - 1) = page;
      put_foot (self, page, foot_centre, number);
      g_ptr_array_index (self->pages, n_pages - 1) = g_ptr_array_index (self->pages, i);
      g_ptr_array_index (self->pages, i) = page;
    }
}

/* What was laid out. */

guint
lw_paper_get_n_pages (LwPaper *self)
{
  return self->pages->len;
}

void
lw_paper_get_page_size (LwPaper *self, guint page, double *width, double *height)
{
  const LwPaperPage *it = g_ptr_array_index (self->pages, page);
  if (width != NULL)
    *width = (it->width - 2 * LW_PAPER_MARGIN_X) / it->scale + 2 * LW_PAPER_MARGIN_X;
  if (height != NULL)
    *height = (it->height - MARGINS_Y) / it->scale + MARGINS_Y;
}

/* Grounds first, then all lines in one stroke: a table of hundreds of cells stays small and quick. */
static void
draw_boxes (cairo_t *cr, const LwPaperPage *page)
{
  for (guint i = 0; i < page->ops->len; i++)
    {
      const LwPaperOp *op = &g_array_index (page->ops, LwPaperOp, i);
      if (op->kind != LW_PAPER_OP_BOX || op->grey >= 1)
        continue;
      cairo_rectangle (cr, op->x, op->y, op->width, op->height);
      cairo_set_source_rgb (cr, op->grey, op->grey, op->grey);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < page->ops->len; i++)
    {
      const LwPaperOp *op = &g_array_index (page->ops, LwPaperOp, i);
      if (op->kind == LW_PAPER_OP_BOX)
        cairo_rectangle (cr, op->x, op->y, op->width, op->height);
      else if (op->kind == LW_PAPER_OP_LINE)
        {
          cairo_move_to (cr, op->x, op->y);
          cairo_rel_line_to (cr, op->width, 0);
        }
    }
  cairo_stroke (cr);
}

void
lw_paper_draw_page (LwPaper *self, guint page, cairo_t *cr)
{
  const LwPaperPage *it = g_ptr_array_index (self->pages, page);

  cairo_save (cr);
  /* The margins stay as wide as on the other pages. */
  cairo_translate (cr, LW_PAPER_MARGIN_X, LW_PAPER_MARGIN_TOP);
  cairo_scale (cr, 1 / it->scale, 1 / it->scale);
  cairo_translate (cr, -LW_PAPER_MARGIN_X, -LW_PAPER_MARGIN_TOP);
  cairo_set_line_width (cr, LW_PAPER_RULE);
  draw_boxes (cr, it);
  for (guint i = 0; i < it->ops->len; i++)
    {
      const LwPaperOp *op = &g_array_index (it->ops, LwPaperOp, i);
      if (op->kind == LW_PAPER_OP_TEXT)
        lw_paper_draw_text (cr, op);
      else if (op->kind == LW_PAPER_OP_CHIP)
        lw_paper_draw_chip (self, cr, op);
    }
  cairo_restore (cr);
}

static void
append_lines (GString *text, const LwPaperOp *op)
{
  const char *all = pango_layout_get_text (op->layout);
  int first = op->n_lines >= 0 ? op->first_line : 0;
  int end = op->n_lines >= 0 ? first + op->n_lines : pango_layout_get_line_count (op->layout);

  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (op->layout, i);
      g_string_append_len (text, all + line->start_index, line->length);
    }
}

char *
lw_paper_dup_page_text (LwPaper *self, guint page)
{
  const LwPaperPage *it = g_ptr_array_index (self->pages, page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < it->ops->len; i++)
    {
      const LwPaperOp *op = &g_array_index (it->ops, LwPaperOp, i);
      if (op->kind != LW_PAPER_OP_TEXT && op->kind != LW_PAPER_OP_CHIP)
        continue;
      if (text->len > 0)
        g_string_append_c (text, op->joined ? ' ' : '\n');
      if (op->kind == LW_PAPER_OP_CHIP)
        g_string_append (text, lw_state_sign (op->chip.state));
      if (op->layout != NULL)
        append_lines (text, op);
    }
  return g_string_free (text, FALSE);
}
