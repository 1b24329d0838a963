/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-change-list.h"
#include "lw-import-job.h"
#include "lw-import-result.h"
#include "lw-row-item.h"
#include "lw-process.h"
#include "lw-row-list.h"
#include "lw-sheet-view.h"

#include <gtk/gtk.h>
#include <string.h>

/* A heap of files on its way into a ledger that has no village yet. */

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  LwImportJob *villages;
  LwImportJob *reserves;
} Heap;

static LwImportJob *
job_of (Heap       *heap,
        const char *name,
        const char *text)
{
  g_autofree char *path = g_build_filename (heap->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return lw_import_job_new (heap->session, path);
}

static gboolean
is_quiet (gpointer data)
{
  Heap *heap = data;

  return !lw_import_job_is_busy (heap->villages) && !lw_import_job_is_busy (heap->reserves);
}

static Heap *
heap_new (void)
{
  Heap *heap = g_new0 (Heap, 1);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = NULL;

  heap->folder = lw_test_make_dir ();
  path = g_build_filename (heap->folder, "empty.liangwei", NULL);
  ledger = lw_ledger_create (path, "correct horse battery", lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
  heap->session = lw_session_new (ledger, &error);
  g_assert_no_error (error);
  heap->villages = job_of (heap, "村情.csv",
                           "行政村,区划代码,户数,总人口\n"
                           "张庄村,419901202201,300,1200\n"
                           "李庄村,419901202202,200,800\n");
  heap->reserves = job_of (heap, "后备.csv",
                           "村后备干部名册\n"
                           "所在村,姓名,性别,出生年月,学历,入库时间\n"
                           "张庄村,王小明,男,1995.03,大专,2025.01\n"
                           "小郭庄,赵小红,女,1996.07,大专,2025.01\n"
                           "李庄村,孙小亮,男,1997.11,高中,2025.01\n");
  lw_ui_test_wait (is_quiet, heap);
  return heap;
}

static void
heap_free (Heap *heap)
{
  lw_import_job_close (heap->villages);
  lw_import_job_close (heap->reserves);
  lw_session_close (heap->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (heap->reserves);
  lw_ui_test_finalize (heap->villages);
  lw_ui_test_finalize (heap->session);
  lw_test_remove_dir (heap->folder);
  g_free (heap);
}

static const LwSheetReport *
figures (LwImportJob *job)
{
  LwImportReport *report = lw_import_job_get_report (job);

  g_assert_nonnull (report);
  g_assert_cmpuint (report->sheets->len, ==, 1);
  return g_ptr_array_index (report->sheets, 0);
}

static void
put_in_order (Heap *heap)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  g_ptr_array_add (before, heap->villages);
  lw_import_job_set_before (heap->reserves, before);
  lw_ui_test_wait (is_quiet, heap);
}

static gint64
count_villages (Heap *heap)
{
  return lw_ledger_count (lw_session_get_reader (heap->session), &lw_village_table, NULL);
}

/* Without the file before it nobody of the roster has a village; with it only the unknown one. Both
 * only look. */
static void
test_files_before (void)
{
  Heap *heap = heap_new ();

  g_assert_cmpint (lw_import_job_get_kind (heap->villages), ==, LW_SHEET_KIND_VILLAGES);
  g_assert_cmpuint (figures (heap->villages)->created, ==, 2);
  g_assert_cmpuint (lw_import_job_count_written (heap->reserves), ==, 0);
  put_in_order (heap);
  g_assert_cmpuint (figures (heap->reserves)->created, ==, 2);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 1);
  g_assert_cmpint (count_villages (heap), ==, 0);
  heap_free (heap);
}

static void
test_village_is_said (void)
{
  Heap *heap = heap_new ();

  put_in_order (heap);
  lw_import_job_set_village (heap->reserves, "小郭庄", "419901202202");
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->created, ==, 3);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 0);
  lw_import_job_set_village (heap->reserves, "小郭庄", NULL);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 1);
  heap_free (heap);
}

static void
test_row_is_left_out (void)
{
  Heap *heap = heap_new ();
  LwImportReport *report;
  guint left_out = 0;

  put_in_order (heap);
  lw_import_job_set_left_out (heap->reserves, "", 3, TRUE);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->created, ==, 1);
  report = lw_import_job_get_report (heap->reserves);
  g_assert_cmpuint (report->rows->len, ==, 3);
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);
      g_assert_cmpint (row->left_out, ==, row->row == 3);
      left_out += row->left_out;
      if (row->left_out)
        g_assert_cmpstr (row->name, ==, "王小明");
    }
  g_assert_cmpuint (left_out, ==, 1);
  lw_import_job_set_left_out (heap->reserves, "", 3, FALSE);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->created, ==, 2);
  heap_free (heap);
}

/* People who stand in columns are named by their columns. */
static void
test_place_on_a_turned_sheet (void)
{
  Heap *heap = heap_new ();
  g_autoptr (GPtrArray) items = NULL;
  const LwRowItem *refused;
  g_autofree char *place = NULL, *text = NULL;

  lw_import_job_close (heap->reserves);
  lw_ui_test_finalize (heap->reserves);
  heap->reserves = job_of (heap, "横排.csv", "后备干部\n姓名,王小明,赵小红\n所在村,张庄村,小郭庄\n性别,男,女\n出生年月,1995.03,1996.07\n学历,大专,大专\n入库时间,2025.01,2025.01\n");
  lw_ui_test_wait (is_quiet, heap);
  put_in_order (heap);
  items = lw_row_items_new (lw_import_job_get_report (heap->reserves));
  refused = g_ptr_array_index (items, 0);
  g_assert_cmpint (refused->sort, ==, LW_ROW_SORT_REFUSED);
  place = lw_row_item_dup_place ((LwRowItem *) refused);
  g_assert_cmpstr (place, ==, "C");
  text = lw_import_note_text (g_ptr_array_index (refused->notes, 0));
  g_assert_true (g_str_has_prefix (text, "C "));
  g_clear_pointer (&items, g_ptr_array_unref);
  heap_free (heap);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = lw_import_job_save_refused_finish (LW_IMPORT_JOB (object), result, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The file is there and nothing went into the ledger. */
static void
test_refused_rows_are_saved (void)
{
  Heap *heap = heap_new ();
  g_autofree char *path = g_build_filename (heap->folder, "拒收.xlsx", NULL);
  gboolean saved = FALSE;

  put_in_order (heap);
  lw_import_job_save_refused (heap->reserves, path, saved_cb, &saved);
  lw_ui_test_wait (is_true, &saved);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_villages (heap), ==, 0);
  heap_free (heap);
}

static gboolean
is_job_quiet (gpointer job)
{
  return !lw_import_job_is_busy (job);
}

typedef struct
{
  gboolean done;
  GError *error;
} Ran;

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Ran *ran = user_data;

  lw_import_job_run_finish (LW_IMPORT_JOB (object), result, &ran->error);
  ran->done = TRUE;
}

/* What the preview said is what is written, or nothing is. */
static void
test_a_changed_file_is_not_written (void)
{
  Heap *heap = heap_new ();
  const char *path = lw_import_job_get_path (heap->villages);
  Ran ran = { FALSE, NULL }, again = { FALSE, NULL };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "行政村,区划代码,户数,总人口\n王庄村,419901202209,1,2\n", -1, &error);
  g_assert_no_error (error);
  lw_import_job_run (heap->villages, FALSE, NULL, ran_cb, &ran);
  lw_ui_test_wait (is_true, &ran.done);
  g_assert_error (ran.error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_CHANGED);
  g_clear_error (&ran.error);
  g_assert_cmpint (count_villages (heap), ==, 0);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->villages)->created, ==, 1);
  lw_import_job_run (heap->villages, FALSE, NULL, ran_cb, &again);
  lw_ui_test_wait (is_true, &again.done);
  g_assert_no_error (again.error);
  g_assert_cmpint (count_villages (heap), ==, 1);
  heap_free (heap);
}

static void
run (LwImportJob *job)
{
  Ran ran = { FALSE, NULL };

  lw_import_job_run (job, FALSE, NULL, ran_cb, &ran);
  lw_ui_test_wait (is_true, &ran.done);
  g_assert_no_error (ran.error);
}

static gint64
count_people (Heap *heap)
{
  return lw_ledger_count (lw_session_get_reader (heap->session), &lw_person_table, NULL);
}

static gboolean
has_two_people (gpointer heap)
{
  return count_people (heap) == 2;
}

/* Its own action, and the first job has nothing more to do with those rows. */
static void
test_refused_rows_are_mended (void)
{
  Heap *heap = heap_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);
  g_autofree char *path = g_build_filename (heap->folder, "拒收.xlsx", NULL);
  LwImportJob *edited;
  gboolean saved = FALSE;

  run (heap->villages);
  run (heap->reserves);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 1);
  g_assert_cmpint (count_people (heap), ==, 2);

  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 0, "李庄村"));
  edited = lw_import_job_new_edited (heap->reserves, edits);
  run (edited);
  g_assert_true (lw_import_job_is_edited (edited));
  g_assert_cmpuint (figures (edited)->rows, ==, 1);
  g_assert_cmpuint (figures (edited)->created, ==, 1);
  g_assert_cmpint (count_people (heap), ==, 3);
  lw_import_job_hand_over (heap->reserves, edited);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 0);
  g_assert_cmpuint (lw_import_job_get_report (heap->reserves)->refused->len, ==, 0);
  /* Nothing is refused: there is no file of it. */
  lw_import_job_save_refused (heap->reserves, path, saved_cb, &saved);
  lw_ui_test_wait (is_true, &saved);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  lw_session_undo (heap->session);
  lw_ui_test_wait (has_two_people, heap);
  lw_ui_test_finalize (edited);
  heap_free (heap);
}

/* Before it is written: with the rest, and the file that is looked at anew has its own cells. */
static void
test_cells_are_mended_before (void)
{
  Heap *heap = heap_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);

  put_in_order (heap);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 1);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 0, "前山"));
  lw_import_job_edit_cells (heap->reserves, edits);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 1);
  g_assert_cmpstr (lw_import_job_get_cell (heap->reserves, "", 4, 0), ==, "前山");
  g_assert_null (lw_import_job_get_cell (heap->reserves, "", 5, 0));
  g_ptr_array_set_size (edits, 0);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 0, "李庄村"));
  lw_import_job_edit_cells (heap->reserves, edits);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 0);
  g_assert_cmpuint (figures (heap->reserves)->created, ==, 3);
  g_assert_false (lw_import_job_is_edited (heap->reserves));
  lw_import_job_look_again (heap->reserves);
  lw_ui_test_wait (is_quiet, heap);
  g_assert_cmpuint (figures (heap->reserves)->refused, ==, 1);
  heap_free (heap);
}

/* A row that was mended in one cell may be refused for another: both stand then. */
static void
test_a_row_is_mended_twice (void)
{
  Heap *heap = heap_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);
  LwImportJob *job = job_of (heap, "证号.csv",
                             "所在村,姓名,性别,身份证号,学历,入库时间\n"
                             "小郭庄,赵小红,女,4.10399E+17,大专,2025.01\n"
                             "张庄村,孙小亮,男,,大专,2025.01\n");
  LwImportJob *once, *twice;

  run (heap->villages);
  lw_ui_test_wait (is_job_quiet, job);
  run (job);
  g_assert_cmpuint (figures (job)->refused, ==, 1);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 2, 0, "李庄村"));
  once = lw_import_job_new_edited (job, edits);
  run (once);
  lw_import_job_hand_over (job, once);
  g_assert_cmpuint (figures (once)->refused, ==, 1);
  g_ptr_array_set_size (edits, 0);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 2, 3, ""));
  twice = lw_import_job_new_edited (once, edits);
  run (twice);
  g_assert_cmpuint (figures (twice)->refused, ==, 0);
  g_assert_cmpuint (figures (twice)->created, ==, 1);
  lw_ui_test_finalize (twice);
  lw_ui_test_finalize (once);
  lw_ui_test_finalize (job);
  heap_free (heap);
}

/* Other rows may stand there now. */
static void
test_a_changed_file_is_not_mended (void)
{
  Heap *heap = heap_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);
  Ran ran = { FALSE, NULL };
  LwImportJob *edited;

  run (heap->villages);
  run (heap->reserves);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 0, "李庄村"));
  g_assert_true (g_file_set_contents (lw_import_job_get_path (heap->reserves), "所在村,姓名\n张庄村,钱小七\n", -1, NULL));
  edited = lw_import_job_new_edited (heap->reserves, edits);
  lw_import_job_run (edited, FALSE, NULL, ran_cb, &ran);
  lw_ui_test_wait (is_true, &ran.done);
  g_assert_error (ran.error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_CHANGED);
  g_clear_error (&ran.error);
  g_assert_cmpint (count_people (heap), ==, 2);
  lw_ui_test_wait (is_job_quiet, edited);
  lw_ui_test_finalize (edited);
  heap_free (heap);
}

/* A form has no sheet, but says a row as rosters do, with what it writes. */
static void
test_form_is_a_row (void)
{
  Heap *heap = heap_new ();
  LwImportJob *form = job_of (heap, "王小明.lrmx",
                              "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Person><XingMing>王小明</XingMing>"
                              "<XingBie>男</XingBie><ChuShengNianYue>199503</ChuShengNianYue>"
                              "<MinZu>汉族</MinZu></Person>");
  const LwRowNote *row;
  gboolean birth = FALSE;

  lw_ui_test_wait (is_job_quiet, form);
  g_assert_nonnull (lw_import_job_get_report (form));
  g_assert_cmpuint (lw_import_job_get_report (form)->rows->len, ==, 1);
  row = g_ptr_array_index (lw_import_job_get_report (form)->rows, 0);
  g_assert_cmpint (row->outcome, ==, LW_ROW_CREATED);
  g_assert_cmpstr (row->name, ==, "王小明");
  g_assert_nonnull (row->changes);
  for (guint i = 0; i < row->changes->len; i++)
    {
      const LwChange *change = g_ptr_array_index (row->changes, i);
      g_assert_cmpint (change->op, ==, 'i');
      birth |= g_str_equal (change->field->name, "birth_stated")
               && g_str_equal (change->new_value, "19950300");
    }
  g_assert_true (birth);
  g_assert_cmpint (lw_ledger_count (lw_session_get_reader (heap->session), &lw_person_table, NULL),
                   ==, 0);
  lw_ui_test_finalize (form);
  heap_free (heap);
}

/* What a row does is told field by field: the post and the village's facts. */
static void
test_rows_tell_their_changes (void)
{
  Heap *heap = heap_new ();
  const LwRowNote *row = g_ptr_array_index (lw_import_job_get_report (heap->villages)->rows, 0);
  g_autofree char *text = NULL;

  g_assert_cmpint (row->outcome, ==, LW_ROW_CREATED);
  text = lw_change_list_dup_row_text (row->changes, LW_VILLAGE_KIND_VILLAGE);
  g_assert_nonnull (strstr (text, "419901202201"));
  g_assert_nonnull (strstr (text, "1200"));
  put_in_order (heap);
  row = g_ptr_array_index (lw_import_job_get_report (heap->reserves)->rows, 1);
  g_assert_cmpint (row->outcome, ==, LW_ROW_REFUSED);
  g_assert_null (row->changes);
  heap_free (heap);
}

/* Whoever reads “年份 2024 · 人数 0 · 年份 2025 · 人数 2” has to pair them himself. */
static void
test_a_year_is_told_with_its_number (void)
{
  Heap *heap = heap_new ();
  LwImportJob *recruits
      = job_of (heap, "发展党员.csv", "发展党员情况统计表\n村,2024年,2025年\n张庄村,0,2\n李庄村,1,0\n");
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autofree char *text = NULL;
  const LwRowNote *row;
  LwImportJob *later;

  g_ptr_array_add (before, heap->villages);
  lw_ui_test_wait (is_job_quiet, recruits);
  lw_import_job_set_before (recruits, before);
  lw_ui_test_wait (is_job_quiet, recruits);
  row = g_ptr_array_index (lw_import_job_get_report (recruits)->rows, 0);
  text = lw_change_list_dup_row_text (row->changes, LW_VILLAGE_KIND_VILLAGE);
  g_assert_cmpstr (text, ==, "2024: 0 recruited · 2025: 2 recruited");
  g_clear_pointer (&text, g_free);
  g_ptr_array_add (before, recruits);
  later = job_of (heap, "发展党员二.csv", "发展党员情况统计表\n村,2024年,2025年\n张庄村,0,3\n李庄村,1,0\n");
  lw_ui_test_wait (is_job_quiet, later);
  lw_import_job_set_before (later, before);
  lw_ui_test_wait (is_job_quiet, later);
  row = g_ptr_array_index (lw_import_job_get_report (later)->rows, 0);
  text = lw_change_list_dup_row_text (row->changes, LW_VILLAGE_KIND_VILLAGE);
  g_assert_cmpstr (text, ==, "Recruits of 2025 2 → 3");
  lw_import_job_close (later);
  lw_ui_test_finalize (later);
  lw_import_job_close (recruits);
  lw_ui_test_finalize (recruits);
  heap_free (heap);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

/* People side by side are shown as rows, each with the column where she stands. */
static void
test_people_across_are_rows (void)
{
  Heap *heap = heap_new ();
  LwImportJob *job = job_of (heap, "主职.csv",
                             "主职干部情况\n姓名,张三,李四\n性别,男,女\n所在村,张庄村,李庄村\n出生年月,1980.1,1990.1\n职务,书记,主任\n");
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = lw_sheet_view_new ();
  LwImportReport *report;
  static const char *const texts[] = { "主职干部情况", "出生年月", "张三", "李四", "李庄村", "C" };

  g_ptr_array_add (before, heap->villages);
  lw_ui_test_wait (is_job_quiet, job);
  lw_import_job_set_before (job, before);
  lw_ui_test_wait (is_job_quiet, job);
  report = lw_import_job_get_report (job);
  g_assert_cmpuint (report->rows->len, ==, 2);
  gtk_window_set_child (GTK_WINDOW (window), view);
  lw_sheet_view_show (LW_SHEET_VIEW (view), job, g_ptr_array_index (report->sheets, 0));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_nonnull (lw_ui_test_find (view, says, texts[i]));
  gtk_window_destroy (GTK_WINDOW (window));
  lw_import_job_close (job);
  lw_ui_test_finalize (job);
  heap_free (heap);
}

typedef struct
{
  GtkWindow *window;
  const char *row; /* as it is spoken */
} Focus;

static gboolean
is_called (GtkWidget  *widget,
           const char *name)
{
  g_autofree char *other = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM
      || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

static gboolean
focus_row (GtkWidget  *widget,
           const char *name)
{
  gboolean done = is_called (widget, name) && gtk_widget_grab_focus (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !done; child = gtk_widget_get_next_sibling (child))
    done = focus_row (child, name);
  return done;
}

static gboolean
has_taken_focus (gpointer data)
{
  Focus *focus = data;

  return focus_row (GTK_WIDGET (focus->window), focus->row);
}

static gboolean
is_on_row (gpointer data)
{
  Focus *focus = data;
  GtkWidget *widget = gtk_window_get_focus (focus->window);

  return widget != NULL && is_called (widget, focus->row);
}

/* The report of before is gone by the time that the list is told. */
static void
test_focus_stays_on_its_row (void)
{
  Heap *heap = heap_new ();
  GtkWidget *list = g_object_new (LW_TYPE_ROW_LIST, NULL);
  Focus focus = { GTK_WINDOW (gtk_window_new ()), "Row 4, refused, 赵小红" };
  g_autoptr (GPtrArray) villages = g_ptr_array_new ();

  put_in_order (heap);
  gtk_window_set_default_size (focus.window, 800, 600);
  gtk_window_set_child (focus.window, list);
  gtk_window_present (focus.window);
  lw_row_list_show (LW_ROW_LIST (list), heap->reserves, villages);
  lw_ui_test_wait (has_taken_focus, &focus);
  lw_import_job_set_village (heap->reserves, "小郭庄", "419901202202");
  lw_ui_test_wait (is_quiet, heap);
  lw_row_list_show (LW_ROW_LIST (list), heap->reserves, villages);
  focus.row = "Row 4, new, 赵小红";
  lw_ui_test_wait (is_on_row, &focus);
  gtk_window_destroy (focus.window);
  heap_free (heap);
}

int
main (int   argc,
      char *argv[])
{
  lw_process_init (); /* a private folder for what a writer of sheets puts down in between */
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-job/looked-at-as-if-files-before-were-in", test_files_before);
  g_test_add_func ("/import-job/village-is-said-and-forgotten", test_village_is_said);
  g_test_add_func ("/import-job/row-is-left-out", test_row_is_left_out);
  g_test_add_func ("/import-job/place-on-a-turned-sheet", test_place_on_a_turned_sheet);
  g_test_add_func ("/import-job/refused-rows-are-saved", test_refused_rows_are_saved);
  g_test_add_func ("/import-job/a-changed-file-is-not-written", test_a_changed_file_is_not_written);
  g_test_add_func ("/import-job/refused-rows-are-mended", test_refused_rows_are_mended);
  g_test_add_func ("/import-job/a-changed-file-is-not-mended", test_a_changed_file_is_not_mended);
  g_test_add_func ("/import-job/cells-are-mended-before", test_cells_are_mended_before);
  g_test_add_func ("/import-job/a-row-is-mended-twice", test_a_row_is_mended_twice);
  g_test_add_func ("/import-job/a-form-is-a-row", test_form_is_a_row);
  g_test_add_func ("/import-job/rows-tell-their-changes", test_rows_tell_their_changes);
  g_test_add_func ("/import-job/a-year-is-told-with-its-number", test_a_year_is_told_with_its_number);
  g_test_add_func ("/import-job/people-across-are-rows", test_people_across_are_rows);
  g_test_add_func ("/import-job/focus-stays-on-its-row", test_focus_stays_on_its_row);
  return g_test_run ();
}
