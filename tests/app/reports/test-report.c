/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-sample.h"

#include "lw-measure.h"
#include "lw-test.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
all_text (LwReport *report)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < lw_report_get_n_pages (report); i++)
    {
      g_autofree char *page = lw_report_dup_page_text (report, i);
      g_string_append_printf (text, "%s\n", page);
    }
  return g_string_free (text, FALSE);
}

static guint
count_text (const char *text, const char *needle)
{
  guint n = 0;
  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}

/* Ink outside the margins: something did not fit. */
static gboolean
has_ink_at_edge (LwReport *report, guint page)
{
  double width = 0;
  double height = 0;
  lw_report_get_page_size (report, page, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  lw_report_draw_page (report, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean found = FALSE;
  for (int y = 0; y < (int) height; y++)
    for (int x = 0; x < (int) width; x++)
      if ((x < 40 || x > (int) width - 40 || y < 30 || y > (int) height - 12) && data[y * stride + x] != 0)
        found = TRUE;
  cairo_surface_destroy (surface);
  return found;
}

static void
test_pages (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (15, 5, 3));
  guint page = 0;

  g_assert_cmpuint (lw_report_get_n_pages (report), >=, 17);
  g_assert_true (lw_report_find_village (report, 5, &page));
  g_autofree char *text = lw_report_dup_page_text (report, page);
  g_assert_nonnull (strstr (text, "王　楼　村"));
  g_assert_false (lw_report_find_village (report, 999, &page));
}

static void
test_numbered (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (3, 5, 3));
  guint n = lw_report_get_n_pages (report);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = lw_report_dup_page_text (report, i);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n);
      g_assert_true (g_str_has_suffix (text, number));
    }
}

/* However many serve: the page that is signed bears people too, because what is a little too long is set
 * smaller; and nothing of it leaves the margins. */
static void
test_no_lone_signature (void)
{
  guint n_one = 0;

  for (guint members = 2; members <= 20; members++)
    {
      g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (1, members, 4));
      guint n = lw_report_get_n_pages (report);
      guint page = 0;
      double width = 0;

      g_assert_true (lw_report_find_village (report, 1, &page));
      g_autofree char *text = lw_report_dup_page_text (report, n - 1);
      g_assert_nonnull (strstr (text, "Secretary of the village"));
      g_assert_nonnull (strstr (text, "Name"));
      g_assert_false (has_ink_at_edge (report, n - 1));
      lw_report_get_page_size (report, n - 1, &width, NULL);
      g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
      n_one += page == n - 1;
    }
  g_assert_cmpuint (n_one, >, 0);
  g_assert_cmpuint (n_one, <, 19);
}

static void
test_inside_margins (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (40, 20, 8));

  for (guint i = 0; i < MIN (6, lw_report_get_n_pages (report)); i++)
    g_assert_false (has_ink_at_edge (report, i));
}

static void
test_heads_repeat (void)
{
  LwReportData *data = report_sample_new (40, 1, 0);
  data->with_cover = FALSE;
  data->with_villages = FALSE;
  g_autoptr (LwReport) report = lw_report_new_from_data (data);
  g_autofree char *first = lw_report_dup_page_text (report, 0);
  g_autofree char *second = lw_report_dup_page_text (report, 1);

  g_assert_cmpuint (lw_report_get_n_pages (report), >=, 2);
  g_assert_nonnull (strstr (first, "国家法律 2026"));
  g_assert_nonnull (strstr (second, "国家法律 2026"));
  g_assert_null (strstr (first, "第2柳林村"));
}

static void
test_every_sign (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (15, 5, 3));
  g_autofree char *text = lw_report_dup_page_text (report, 2);

  for (guint i = 0; i < LW_N_STATES; i++)
    g_assert_cmpuint (count_text (text, lw_state_sign (i)), >=, 2);
}

static void
test_names (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (15, 5, 3));
  g_autofree char *text = all_text (report);

  g_assert_nonnull (strstr (text, "孙　浩"));
  g_assert_nonnull (strstr (text, "𠮷田明"));
  g_assert_nonnull (strstr (text, "阿卜杜拉·买买提江·艾尔肯"));
}

static void
test_ids (void)
{
  static const struct
  {
    LwReportIds ids;
    gboolean masked;
    gboolean full;
  } cases[] = {
    { LW_REPORT_IDS_DEFAULT, FALSE, FALSE },
    { LW_REPORT_IDS_NONE, FALSE, FALSE },
    { LW_REPORT_IDS_MASKED, TRUE, FALSE },
    { LW_REPORT_IDS_FULL, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwReportData *data = report_sample_new (2, 5, 3);
      data->ids = cases[i].ids;
      g_autoptr (LwReport) report = lw_report_new_from_data (data);
      g_autofree char *text = all_text (report);
      g_assert_cmpint (strstr (text, "410399199005171234") != NULL, ==, cases[i].full);
      g_assert_cmpint (strstr (text, "4103**********1234") != NULL, ==, cases[i].masked);
    }
}

static void
test_empty (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (0, 0, 0));
  g_autofree char *text = all_text (report);

  g_assert_cmpuint (lw_report_get_n_pages (report), >=, 2);
  g_assert_nonnull (strstr (text, "There is no village in this ledger yet."));
}

static void
test_nobody (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (1, 0, 0));
  g_autofree char *text = all_text (report);

  g_assert_nonnull (strstr (text, "Nobody is entered."));
  g_assert_nonnull (strstr (text, "Nobody is in the pool."));
}

static void
test_one_village (void)
{
  LwReportData *data = report_sample_new (1, 5, 3);
  data->with_cover = FALSE;
  data->with_grid = FALSE;
  g_autoptr (LwReport) report = lw_report_new_from_data (data);
  guint page = 7;

  g_assert_true (lw_report_find_village (report, 1, &page));
  g_assert_cmpuint (page, ==, 0);
}

/* A row that no page holds is cut, and nothing of it is lost. */
static void
test_long_row (void)
{
  LwReportData *data = report_sample_new (1, 5, 3);
  LwResult *result = report_sample_result (data, 0, "near-relatives");
  result->state = LW_STATE_NOT_MET;
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("人员%03u", i);
      LwFinding *finding = report_sample_add_finding (&result->nearly, name, 19700101);
      finding->explain = g_strdup ("说明说明说明说明说明说明");
    }
  /* Twelve are shown on paper: make these long. */
  LwFinding *first = g_ptr_array_index (result->nearly, 0);
  GString *words = g_string_new ("开头");
  for (guint i = 0; i < 400; i++)
    g_string_append (words, "很长的说明文字");
  g_string_append (words, "结尾");
  g_free (first->explain);
  first->explain = g_string_free (words, FALSE);

  g_autoptr (LwReport) report = lw_report_new_from_data (data);
  g_autofree char *text = all_text (report);
  g_assert_nonnull (strstr (text, "开头"));
  g_assert_nonnull (strstr (text, "结尾"));
  g_assert_nonnull (strstr (text, "400 people in all"));
  for (guint i = 0; i < lw_report_get_n_pages (report); i++)
    g_assert_false (has_ink_at_edge (report, i));
}

static void
test_pdf (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "报告.pdf", NULL);
  g_autofree char *content = NULL;
  g_autofree char *found = g_find_program_in_path ("pdftotext");
  g_autoptr (GError) error = NULL;
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (3, 5, 3));

  g_assert_true (lw_report_write (report, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1."));
  if (found == NULL)
    return;

  char *argv[] = { found, path, (char *) "-", NULL };
  g_autofree char *text = NULL;
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "王建民"));
  g_assert_nonnull (strstr (text, "示范镇"));
  for (guint i = 0; i < LW_N_STATES; i++)
    g_assert_nonnull (strstr (text, lw_state_sign (i)));
}

static void
test_csv (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "报告.CSV", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  LwReportData *data = report_sample_new (2, 5, 3);
  LwResult *result = report_sample_result (data, 0, "near-relatives");
  report_sample_add_finding (&result->nearly, "=cmd|' /C calc'!A0", 19700101);
  guint rules = data->rules->len;
  g_autoptr (LwReport) report = lw_report_new_from_data (data);

  g_assert_true (lw_report_write (report, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "\xef\xbb\xbfVillage code,"));
  g_assert_cmpuint (count_text (content, "\r\n"), ==, 1 + 2 * rules);
  g_assert_null (strstr (content, ",=cmd"));
  g_assert_null (strstr (content, "\n=cmd"));
}

static void
test_extension (void)
{
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (1, 1, 0));
  g_autoptr (GError) error = NULL;

  g_assert_false (lw_report_write (report, "report.docx", &error));
  g_assert_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/has-cover-grid-and-a-page-for-each-village", test_pages);
  g_test_add_func ("/report/pages-are-numbered", test_numbered);
  g_test_add_func ("/report/no-page-bears-a-signature-alone", test_no_lone_signature);
  g_test_add_func ("/report/nothing-leaves-the-margins", test_inside_margins);
  g_test_add_func ("/report/heads-repeat-on-the-next-page", test_heads_repeat);
  g_test_add_func ("/report/every-state-has-its-sign", test_every_sign);
  g_test_add_func ("/report/names-are-padded-and-rare-characters-kept", test_names);
  g_test_add_func ("/report/id-numbers-only-as-asked", test_ids);
  g_test_add_func ("/report/an-empty-township-has-a-report", test_empty);
  g_test_add_func ("/report/a-village-without-people-says-so", test_nobody);
  g_test_add_func ("/report/one-village-alone", test_one_village);
  g_test_add_func ("/report/a-row-longer-than-a-page-is-cut-not-lost", test_long_row);
  g_test_add_func ("/report/pdf-text-can-be-copied", test_pdf);
  g_test_add_func ("/report/csv-has-a-row-for-each-village-and-rule", test_csv);
  g_test_add_func ("/report/an-unknown-extension-is-refused", test_extension);
  return g_test_run ();
}
