/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-paper-private.h"

#include <math.h>
#include <string.h>

/* The signs are a font of our own, so that they look the same everywhere, survive a black-and-white
 * printer and can still be copied from a PDF as the characters ✓ △ ✗ ? ○ –. Each is drawn on a square
 * of 16 units, as in the window. */

#define SIGN_SIZE 8.0
#define CHIP_PAD 3.2
#define CHIP_GAP 1.6
#define CHIP_MIN 16.0

static void
stroke_met (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.5);
  cairo_move_to (cr, 2.8, 8.6);
  cairo_line_to (cr, 6.4, 12.2);
  cairo_line_to (cr, 13.2, 4.2);
  cairo_stroke (cr);
}

static void
stroke_at_risk (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.0);
  cairo_move_to (cr, 8, 2.6);
  cairo_line_to (cr, 14.2, 13.3);
  cairo_line_to (cr, 1.8, 13.3);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
stroke_not_met (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.7);
  cairo_move_to (cr, 3.6, 3.6);
  cairo_line_to (cr, 12.4, 12.4);
  cairo_move_to (cr, 12.4, 3.6);
  cairo_line_to (cr, 3.6, 12.4);
  cairo_stroke (cr);
}

static void
stroke_unknown (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.2);
  cairo_move_to (cr, 4.9, 5.6);
  cairo_curve_to (cr, 4.9, 3.5, 6.3, 2.4, 8.1, 2.4);
  cairo_curve_to (cr, 9.9, 2.4, 11.2, 3.5, 11.2, 5.2);
  cairo_curve_to (cr, 11.2, 7.4, 8, 7.4, 8, 9.7);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 13.1, 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
stroke_waived (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.1);
  cairo_arc (cr, 8, 8, 5.2, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
stroke_not_applicable (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.2);
  cairo_move_to (cr, 4, 8);
  cairo_line_to (cr, 12, 8);
  cairo_stroke (cr);
}

static void (*const strokes[LW_N_STATES]) (cairo_t *) = {
  [LW_STATE_MET] = stroke_met,
  [LW_STATE_AT_RISK] = stroke_at_risk,
  [LW_STATE_NOT_MET] = stroke_not_met,
  [LW_STATE_UNKNOWN] = stroke_unknown,
  [LW_STATE_WAIVED] = stroke_waived,
  [LW_STATE_NOT_APPLICABLE] = stroke_not_applicable,
};

static cairo_status_t
signs_init_cb (cairo_scaled_font_t *font, cairo_t *cr, cairo_font_extents_t *extents)
{
  extents->ascent = 1.0;
  extents->descent = 0.0;
  extents->height = 1.0;
  extents->max_x_advance = 1.0;
  extents->max_y_advance = 0.0;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
signs_render_cb (cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr, cairo_text_extents_t *extents)
{
  extents->x_advance = 1.0;
  if (glyph >= LW_N_STATES)
    return CAIRO_STATUS_SUCCESS;
  /* Stands on the base line: y goes down from -1 to 0. */
  cairo_translate (cr, 0, -1);
  cairo_scale (cr, 1 / 16.0, 1 / 16.0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  strokes[glyph] (cr);
  return CAIRO_STATUS_SUCCESS;
}

cairo_font_face_t *
lw_paper_signs_new (void)
{
  cairo_font_face_t *face = cairo_user_font_face_create ();
  cairo_user_font_face_set_init_func (face, signs_init_cb);
  cairo_user_font_face_set_render_glyph_func (face, signs_render_cb);
  return face;
}

static gboolean
is_quiet (const LwPaperChip *chip)
{
  return chip->bare || chip->state == LW_STATE_MET || chip->state == LW_STATE_NOT_APPLICABLE;
}

static LwPaperStyle
chip_style (const LwPaperChip *chip)
{
  return is_quiet (chip) || chip->state == LW_STATE_WAIVED ? LW_PAPER_CHIP_QUIET : LW_PAPER_CHIP;
}

double
lw_paper_chip_width (LwPaper *self, const LwPaperChip *chip)
{
  double pad = chip->bare ? 0 : CHIP_PAD;
  double width = SIGN_SIZE + 2 * pad;

  if (chip->value != NULL)
    {
      PangoLayout *value = lw_paper_layout (self, chip_style (chip), LW_PAPER_LEFT, FALSE, -1, chip->value);
      width += CHIP_GAP + lw_paper_layout_width (value);
    }
  return chip->bare ? width : MAX (width, CHIP_MIN);
}

void
lw_paper_put_chip (LwPaper *self, double x, double y, double width, const LwPaperChip *chip)
{
  LwPaperOp op = {
    .kind = LW_PAPER_OP_CHIP,
    .x = x,
    .y = y - LW_PAPER_CHIP_HEIGHT / 2,
    .width = width > 0 ? width : lw_paper_chip_width (self, chip),
    .height = LW_PAPER_CHIP_HEIGHT,
    .chip = *chip,
    .joined = self->in_row && self->row_begun,
  };
  LwPaperPage *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  if (chip->value != NULL)
    op.layout = g_object_ref (lw_paper_layout (self, chip_style (chip), LW_PAPER_LEFT, FALSE, -1, chip->value));
  op.chip.value = NULL;
  self->row_begun = TRUE;
  g_array_append_val (page->ops, op);
}

static void
rounded (cairo_t *cr, double x, double y, double w, double h, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
stroke_frame (cairo_t *cr, const LwPaperOp *op, double line, double radius)
{
  rounded (cr, op->x + line / 2, op->y + line / 2, op->width - line, op->height - line, radius);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

/* ✗ white on black, △ solid frame, ? dashed frame, ○ round frame, ✓ and – bare; advice only framed.
 * Returns whether the sign is to be white. */
static gboolean
draw_frame (cairo_t *cr, const LwPaperOp *op)
{
  static const double dashes[] = { 2.6, 1.8 };

  if (is_quiet (&op->chip))
    return FALSE;
  switch (op->chip.state)
    {
    case LW_STATE_NOT_MET:
      if (op->chip.advice)
        break;
      rounded (cr, op->x, op->y, op->width, op->height, 2.2);
      cairo_fill (cr);
      return TRUE;
    case LW_STATE_UNKNOWN:
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      stroke_frame (cr, op, 1.05, 2.2);
      cairo_set_dash (cr, NULL, 0, 0);
      return FALSE;
    case LW_STATE_WAIVED:
      stroke_frame (cr, op, 0.6, op->height / 2 - 0.3);
      return FALSE;
    case LW_STATE_AT_RISK:
    case LW_STATE_MET:
    case LW_STATE_NOT_APPLICABLE:
    default:
      break;
    }
  stroke_frame (cr, op, 1.05, 2.2);
  return FALSE;
}

static void
draw_sign (LwPaper *self, cairo_t *cr, LwState state, double x, double y)
{
  const char *text = lw_state_sign (state);
  cairo_glyph_t glyph = { state, x, y + SIGN_SIZE };
  cairo_text_cluster_t cluster = { (int) strlen (text), 1 };

  cairo_set_font_face (cr, self->signs);
  cairo_set_font_size (cr, SIGN_SIZE);
  cairo_show_text_glyphs (cr, text, (int) strlen (text), &glyph, 1, &cluster, 1, 0);
}

void
lw_paper_draw_chip (LwPaper *self, cairo_t *cr, const LwPaperOp *op)
{
  double value = op->layout != NULL ? lw_paper_layout_width (op->layout) : 0;
  double inner = SIGN_SIZE + (op->layout != NULL ? CHIP_GAP + value : 0);
  double x = op->x + (op->width - inner) / 2;
  double middle = op->y + op->height / 2;

  cairo_save (cr);
  if (draw_frame (cr, op))
    cairo_set_source_rgb (cr, 1, 1, 1);
  draw_sign (self, cr, op->chip.state, x, middle - SIGN_SIZE / 2);
  if (op->layout != NULL)
    {
      cairo_move_to (cr, x + SIGN_SIZE + CHIP_GAP, middle - lw_paper_layout_height (op->layout) / 2);
      pango_cairo_show_layout (cr, op->layout);
    }
  cairo_restore (cr);
}
