/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-paper-private.h"

#define MARK_STRONG 0x02
#define MARK_END 0x03
#define MARK_SMALL 0x04

#define SMALL_SCALE 0.88

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Takes the marks out of @text, puts what they mean into @attributes. Other control characters, which
 * data may bring, become spaces. */
static char *
read_marks (const char *text, PangoAttrList *attributes)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gsize start = 0;
  char open = '\0';

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == MARK_STRONG || *p == MARK_SMALL)
        {
          start = plain->len;
          open = *p;
        }
      else if (*p == MARK_END)
        {
          if (open != '\0' && plain->len > start)
            add_attribute (attributes,
                           open == MARK_STRONG ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                               : pango_attr_scale_new (SMALL_SCALE),
                           start, plain->len);
          open = '\0';
        }
      else
        g_string_append_c (plain, g_ascii_iscntrl (*p) && *p != '\n' ? ' ' : *p);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static PangoLayout *
build_layout (LwPaper *self, LwPaperStyle style, LwPaperAlign align, gboolean indent, double width, const char *text)
{
  const LwPaperFont *font = &self->fonts[style];
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  g_autofree char *plain = read_marks (valid != NULL ? valid : text, attributes);

  /* A fixed height, so that a character from another font does not push the lines apart. */
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (font->line * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_font_description (layout, font->font);
  pango_layout_set_text (layout, plain, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (indent)
    pango_layout_set_indent (layout, (int) (2 * font->size * PANGO_SCALE));
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  if (align == LW_PAPER_CENTRE)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (align == LW_PAPER_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

PangoLayout *
lw_paper_layout (LwPaper *self, LwPaperStyle style, LwPaperAlign align, gboolean indent, double width, const char *text)
{
  /* Rosters repeat themselves: 男, 中共党员, 2022-01. */
  char *key = g_strdup_printf ("%d %d %d %d %s", style, align, indent, (int) (width * 16), text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    {
      g_free (key);
      return layout;
    }
  layout = build_layout (self, style, align, indent, width, text);
  g_hash_table_insert (self->layouts, key, layout);
  return layout;
}

PangoLayout *
lw_paper_layout_line (LwPaper *self, LwPaperStyle style, double width, const char *text)
{
  PangoLayout *layout = lw_paper_layout (self, style, LW_PAPER_LEFT, FALSE, -1, text);
  if (lw_paper_layout_width (layout) <= width)
    return layout;
  /* Of a width of its own in the cache, so that nobody else gets the cut one. */
  layout = lw_paper_layout (self, style, LW_PAPER_LEFT, FALSE, MAX (width, 1), text);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

double
lw_paper_layout_width (PangoLayout *layout)
{
  int width = 0;
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
lw_paper_layout_height (PangoLayout *layout)
{
  int height = 0;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

int
lw_paper_layout_fit (PangoLayout *layout, int first, double room, double *height)
{
  int n_lines = pango_layout_get_line_count (layout);
  int n = 0;

  *height = 0;
  for (int i = first; i < n_lines; i++, n++)
    {
      PangoRectangle extents;
      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &extents);
      double line = (double) extents.height / PANGO_SCALE;
      if (*height + line > room + 0.01)
        break;
      *height += line;
    }
  return n;
}

/* Some of the lines of a text that was cut by the end of a page. */
static void
draw_lines (cairo_t *cr, const LwPaperOp *op)
{
  PangoLayoutIter *iter = pango_layout_get_iter (op->layout);
  int top = 0;

  for (int i = 0; i < op->first_line + op->n_lines; i++)
    {
      PangoRectangle extents;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (i == op->first_line)
        top = extents.y;
      if (i >= op->first_line)
        {
          int baseline = pango_layout_iter_get_baseline (iter);
          cairo_move_to (cr, op->x + (double) extents.x / PANGO_SCALE,
                         op->y + (double) (baseline - top) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}

void
lw_paper_draw_text (cairo_t *cr, const LwPaperOp *op)
{
  if (op->n_lines >= 0)
    {
      draw_lines (cr, op);
      return;
    }
  cairo_move_to (cr, op->x, op->y);
  pango_cairo_show_layout (cr, op->layout);
}
