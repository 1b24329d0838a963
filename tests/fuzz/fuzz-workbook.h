/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

#include <string.h>

/* Reads a workbook to its end, every sheet, rows and merged cells; whatever comes out must be valid
 * text, and an error must be one of ours. */

static inline gboolean
fuzz_row_cb (const LwRow *row, gpointer user_data)
{
  g_assert_cmpuint (row->number, >, *(guint *) user_data);
  *(guint *) user_data = row->number;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_assert_true (g_utf8_validate (row->cells[i].text, -1, NULL));
      g_assert_cmpint (row->cells[i].type == LW_CELL_EMPTY, ==, *row->cells[i].text == 0);
    }
  return TRUE;
}

static inline void
fuzz_check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, LW_SHEET_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static inline void
fuzz_sheet (LwWorkbook *book, guint sheet)
{
  g_autoptr(GError) error = NULL, merge_error = NULL;
  g_autoptr(GArray) merges = NULL;
  guint last = 0;

  g_assert_true (g_utf8_validate (lw_workbook_get_name (book, sheet), -1, NULL));
  lw_workbook_get_hidden (book, sheet);
  if (!lw_workbook_read (book, sheet, fuzz_row_cb, &last, NULL, &error))
    fuzz_check_error (error);
  merges = lw_workbook_get_merges (book, sheet, &merge_error);
  if (!merges)
    fuzz_check_error (merge_error);
}

/* @bytes: (transfer full) */
static inline void
fuzz_workbook (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "fuzz", &error);

  if (!book)
    fuzz_check_error (error);
  for (guint sheet = 0; book && sheet < MIN (lw_workbook_get_n_sheets (book), 3); sheet++)
    fuzz_sheet (book, sheet);
  g_bytes_unref (bytes);
}
