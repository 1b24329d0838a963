/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sealed-slip.h"

#include "lw-report-text.h"

#include <glib/gi18n-lib.h>

#define BOXES 12 /* in a row */
#define BOX_ROWS 3
#define MOST_CHARACTERS 80 /* of a fact */
#define OPENINGS 3 /* empty lines for who opened it */

/* The end of a path tells most, and the sheet has to be one. */
static char *
shorten (const char *value)
{
  glong length = value != NULL ? g_utf8_strlen (value, -1) : 0;

  if (length == 0)
    return g_strdup (" ");
  if (length <= MOST_CHARACTERS)
    return g_strdup (value);
  return g_strconcat ("…", g_utf8_offset_to_pointer (value, length - MOST_CHARACTERS), NULL);
}

static void
add_fact (LwPaperTable *table, const char *name, const char *value)
{
  g_autofree char *text = shorten (value);

  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_HEAD, name);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_BODY, text);
  lw_paper_table_end_row (table);
}

static void
add_facts (LwPaper *paper, const LwSealedSlip *slip)
{
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, (const double[]) { 110, 0 }, 2);
  g_autofree char *on = lw_report_date (slip->on);

  add_fact (table, _("Ledger of"), slip->township);
  add_fact (table, _("File"), slip->file);
  add_fact (table, _("Handler"), slip->handler);
  add_fact (table, _("Printed on"), on);
}

/* Empty cells of this height make rows to write into. */
static void
add_empty_rows (LwPaperTable *table, guint columns, guint rows, LwPaperStyle style)
{
  for (guint row = 0; row < rows; row++)
    {
      for (guint i = 0; i < columns; i++)
        lw_paper_table_text (table, 1, LW_PAPER_CENTRE, style, " \n ");
      lw_paper_table_end_row (table);
    }
}

static void
add_boxes (LwPaper *paper)
{
  const double widths[BOXES] = { 0 };
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, widths, BOXES);

  add_empty_rows (table, BOXES, BOX_ROWS, LW_PAPER_BODY);
}

static void
add_openings (LwPaper *paper)
{
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, (const double[]) { 90, 110, 110, 0 }, 4);
  const char *const heads[] = { _("Opened on"), _("By"), _("Witness"), _("Why, and sealed again on") };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    lw_paper_table_head (table, 0, i, 1, 1, LW_PAPER_HEAD, heads[i]);
  add_empty_rows (table, G_N_ELEMENTS (heads), OPENINGS, LW_PAPER_TABLE);
}

static void
add_steps (LwPaper *paper)
{
  const char *const steps[]
      = { _("1. Write the passphrase into the boxes by hand, one character in each. Underline capital letters; strike "
            "through the figure 0."),
          _("2. Lock the ledger and open it once with what stands here. Nobody can open it without its passphrase, "
            "neither the program nor its makers."),
          _("3. Fold the sheet with the boxes inside, put it into an envelope, glue it, seal the seam with a stamp and "
            "the date, and keep it in the safe. Do not copy, photograph or scan it."),
          _("4. When the passphrase is changed, make a new sheet and destroy this one; backups from before keep the old "
            "passphrase.") };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, FALSE, steps[i]);
}

/**
 * lw_sealed_slip_new:
 * @slip: which ledger it is for
 *
 * Returns: (transfer full): one page
 */
LwPaper *
lw_sealed_slip_new (const LwSealedSlip *slip)
{
  LwPaper *paper = lw_paper_new (LW_PAPER_A4_WIDTH, LW_PAPER_A4_HEIGHT);
  const char *const signs[] = { _("Sealed by:"), _("Witness:"), _("Date:"), " ", NULL };

  lw_paper_begin_page (paper, NULL, NULL, _("Confidential until it is destroyed"));
  lw_paper_skip (paper, 12);
  lw_paper_paragraph (paper, LW_PAPER_TITLE, LW_PAPER_CENTRE, FALSE, _("Sheet for the Safe: Passphrase of the Ledger"));
  lw_paper_skip (paper, 14);
  add_facts (paper, slip);
  lw_paper_skip (paper, 14);
  lw_paper_heading (paper, _("Passphrase, by hand"));
  add_boxes (paper);
  lw_paper_skip (paper, 14);
  add_steps (paper);
  lw_paper_skip (paper, 14);
  lw_paper_spread (paper, LW_PAPER_BODY, signs);
  lw_paper_skip (paper, 18);
  lw_paper_heading (paper, _("When the envelope was opened"));
  add_openings (paper);
  lw_paper_finish (paper, NULL);
  return paper;
}
