/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-sealed-slip.h"

#include "lw-test.h"

#include <cairo-pdf.h>
#include <string.h>

static cairo_status_t
take_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* It has to be folded with the boxes inside: one sheet, whatever the ledger is called. */
static void
test_is_one_sheet_whatever_it_says (void)
{
  g_autofree char *long_text = g_strnfill (400, 'W');
  const LwSealedSlip slips[] = {
    { "云溪镇", "文档/两委/云溪镇.liangwei", "宋知遥", 20261208 },
    { NULL, NULL, NULL, 20261208 },
    { "", "", "", 0 },
    { long_text, long_text, long_text, 20261208 },
    { "<b>𠮷镇</b>", "/媒/&/a.liangwei", "=1+1", 20261208 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (LwPaper) paper = lw_sealed_slip_new (&slips[i]);
      g_autofree char *text = lw_paper_dup_page_text (paper, 0);

      g_assert_cmpuint (lw_paper_get_n_pages (paper), ==, 1);
      g_assert_true (slips[i].township == NULL || slips[i].township == long_text || strstr (text, slips[i].township) != NULL);
      g_assert_nonnull (strstr (text, "Passphrase, by hand"));
    }
}

static void
test_can_be_drawn (void)
{
  const LwSealedSlip slip = { "云溪镇", "文档/两委/云溪镇.liangwei", "宋知遥", 20261208 };
  g_autoptr (LwPaper) paper = lw_sealed_slip_new (&slip);
  g_autoptr (GString) pdf = g_string_new (NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take_cb, pdf, LW_PAPER_A4_WIDTH, LW_PAPER_A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  lw_paper_draw_page (paper, 0, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (pdf->len, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sealed-slip/is-one-sheet-whatever-it-says", test_is_one_sheet_whatever_it_says);
  g_test_add_func ("/sealed-slip/can-be-drawn", test_can_be_drawn);
  return g_test_run ();
}
