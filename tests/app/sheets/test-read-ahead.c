/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"

#include "lw-read-ahead.h"
#include "lw-test.h"

/* Many batches, some rows wide, some cells long. */
#define N_ROWS 3000

static LwWorkbook *
open_long_sheet (const char *tail)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  LwWorkbook *book;

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_string_append_printf (text, "%u,村%u,", i, i % 7);
      for (guint c = 0; c < (i % 500 == 0 ? 9000u : i % 5); c++)
        g_string_append (text, "x,");
      if (i % 400 == 1)
        for (guint c = 0; c < 20000; c++)
          g_string_append_c (text, 'y');
      g_string_append (text, "\r\n");
    }
  g_string_append (text, tail);
  bytes = g_bytes_new (text->str, text->len);
  book = lw_workbook_open_bytes (bytes, "long.csv", &error);
  g_assert_no_error (error);
  return book;
}

typedef struct
{
  GChecksum *sum;
  guint n_rows;
  guint most; /* rows that are wanted */
  GCancellable *cancellable;
} Taken;

static gboolean
take_cb (const LwRow *row,
         gpointer     data)
{
  Taken *taken = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_checksum_update (taken->sum, (const guchar *) row->cells[i].text, -1);
  g_checksum_update (taken->sum, (const guchar *) &row->number, sizeof row->number);
  taken->n_rows++;
  if (taken->cancellable)
    g_cancellable_cancel (taken->cancellable);
  return taken->most == 0 || taken->n_rows < taken->most;
}

/* The number of the row, counted as long as it is nobody's. */
static gint n_prepared;

static gpointer
prepare_cb (const LwRow *row,
            gpointer     data)
{
  if (row->number % 3 == 0)
    return NULL;
  g_atomic_int_inc (&n_prepared);
  return g_memdup2 (&row->number, sizeof row->number);
}

static void
destroy_cb (gpointer prepared)
{
  if (prepared)
    g_atomic_int_add (&n_prepared, -1);
  g_free (prepared);
}

static gboolean
take_prepared_cb (const LwRow *row,
                  gpointer     prepared,
                  gpointer     data)
{
  g_assert_true ((prepared == NULL) == (row->number % 3 == 0));
  if (prepared)
    g_assert_cmpuint (*(guint *) prepared, ==, row->number);
  return take_cb (row, data);
}

static gboolean
read_ahead (LwWorkbook *book,
            Taken *taken,
            GCancellable *cancellable,
            GError **error)
{
  gboolean done = lw_workbook_read_ahead (book, 0, prepare_cb, take_prepared_cb, destroy_cb, taken, cancellable, error);

  g_assert_cmpint (g_atomic_int_get (&n_prepared), ==, 0);
  return done;
}

static void
test_rows_are_those_of_plain_reading (void)
{
  g_autoptr(LwWorkbook) book = open_long_sheet ("");
  g_autoptr(GError) error = NULL;
  g_autoptr(GChecksum) plain = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GChecksum) ahead = g_checksum_new (G_CHECKSUM_SHA256);
  Taken first = { .sum = plain }, second = { .sum = ahead };

  g_assert_true (lw_workbook_read (book, 0, take_cb, &first, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (read_ahead (book, &second, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (first.n_rows, ==, N_ROWS);
  g_assert_cmpuint (second.n_rows, ==, N_ROWS);
  g_assert_cmpstr (g_checksum_get_string (plain), ==, g_checksum_get_string (ahead));
}

static void
test_stopping_is_no_error (void)
{
  g_autoptr(LwWorkbook) book = open_long_sheet ("");
  g_autoptr(GError) error = NULL;

  for (guint most = 1; most < N_ROWS; most = most * 3 + 1)
    {
      g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      Taken taken = { .sum = sum, .most = most };

      g_assert_true (read_ahead (book, &taken, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (taken.n_rows, ==, most);
    }
}

static void
test_rows_before_a_fault_arrive (void)
{
  g_autoptr(GString) cell = g_string_new (NULL);
  g_autoptr(LwWorkbook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  Taken taken = { .sum = sum };

  for (guint i = 0; i < 40000; i++)
    g_string_append_c (cell, 'z');
  book = open_long_sheet (cell->str);
  g_assert_false (read_ahead (book, &taken, NULL, &error));
  g_assert_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_LIMIT);
  g_assert_cmpuint (taken.n_rows, ==, N_ROWS);
}

static void
test_cancelling_is_told (void)
{
  g_autoptr(LwWorkbook) book = open_long_sheet ("");
  g_autoptr(GError) error = NULL;
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Taken taken = { .sum = sum, .cancellable = cancellable };

  g_assert_false (read_ahead (book, &taken, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (taken.n_rows, <, N_ROWS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-ahead/rows-are-those-of-plain-reading", test_rows_are_those_of_plain_reading);
  g_test_add_func ("/read-ahead/stopping-is-no-error", test_stopping_is_no_error);
  g_test_add_func ("/read-ahead/rows-before-a-fault-arrive", test_rows_before_a_fault_arrive);
  g_test_add_func ("/read-ahead/cancelling-is-told", test_cancelling_is_told);
  return g_test_run ();
}
