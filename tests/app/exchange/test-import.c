/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-import.h"
#include "lw-journal.h"
#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-tables.h"
#include "lw-test.h"

#define VILLAGES "村代码,村名,户数\n419901103201,柳河村民委员会,400\n419901103203,石桥村民委员会,380\n"
#define PEOPLE "村名,姓名,性别,出生年月,职务,任职时间,爱好\n"

typedef struct
{
  char *dir;
  LwLedger *ledger;
} Fixture;

static LwImportReport *
take (Fixture *f,
      const char *name,
      const char *text,
      LwImportOptions options)
{
  g_autofree char *path = g_build_filename (f->dir, name, NULL);
  g_autoptr(GError) error = NULL;
  LwImportReport *report;

  if (text)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (!options.on)
    options.on = 20261120;
  report = lw_import_file (f->ledger, path, &options, &error);
  g_assert_no_error (error);
  return report;
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LwImportReport) report = NULL;

  f->dir = lw_test_make_dir ();
  path = g_build_filename (f->dir, "test.ledger", NULL);
  f->ledger = lw_ledger_create (path, "secret", lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
  report = take (f, "villages.csv", VILLAGES, (LwImportOptions) { 0 });
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  lw_ledger_close (f->ledger, NULL);
  g_clear_object (&f->ledger);
  lw_test_remove_dir (f->dir);
}

static char *
dump (Fixture *f)
{
  const LwTable *tables[] = { &lw_village_table, &lw_person_table, &lw_post_table, &lw_reserve_table, &lw_imported_table };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      g_autoptr(GPtrArray) records = lw_ledger_list (f->ledger, tables[t], NULL, 0, NULL);

      for (guint i = 0; i < records->len; i++)
        for (guint j = 0; j < tables[t]->n_fields; j++)
          {
            const LwField *field = &tables[t]->fields[j];
            gpointer record = g_ptr_array_index (records, i);

            if (field->type == LW_FIELD_TEXT)
              g_string_append_printf (text, "%s|", lw_record_get_text (record, field) ? lw_record_get_text (record, field) : "");
            else
              g_string_append_printf (text, "%" G_GINT64_FORMAT "|", lw_record_get_int (record, field));
          }
    }
  return g_strdup (text->str);
}

static const LwSheetReport *
sheet_of (const LwImportReport *report)
{
  return g_ptr_array_index (report->sheets, 0);
}

static void
test_undo (Fixture *f,
           gconstpointer data)
{
  g_autoptr(LwImportReport) first = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980.05,主任,2021.3,唱\n", (LwImportOptions) { 0 });
  g_autofree char *before = dump (f);
  g_autoptr(LwImportReport) second = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980.05,主任、书记,2022.3,跳\n石桥村,李四,女,1990,委员,,\n",
                                           (LwImportOptions) { 0 });
  g_autofree char *between = dump (f);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (sheet_of (first)->created, ==, 1);
  g_assert_cmpuint (sheet_of (second)->updated, ==, 1);
  g_assert_cmpuint (sheet_of (second)->created, ==, 1);
  g_assert_cmpstr (before, !=, between);
  g_assert_true (lw_journal_undo (f->ledger, NULL, &error));
  g_assert_no_error (error);
  after = dump (f);
  g_assert_cmpstr (after, ==, before);
}

/* A village that was added without its code is there twice once the list has it; that is told. */
static void
test_a_village_of_the_same_name_is_told (Fixture *f,
                                         gconstpointer data)
{
  g_autoptr(LwImportReport) report
      = take (f, "more.csv", "村代码,村名\n419901103260,柳河村\n419901103261,新桥村\n419901105201,石桥村民委员会\n", (LwImportOptions) { 0 });
  const LwCellNote *note;

  g_assert_cmpuint (sheet_of (report)->created, ==, 3);
  g_assert_cmpuint (report->warnings->len, ==, 1);
  note = g_ptr_array_index (report->warnings, 0);
  g_assert_cmpstr (note->reason, ==, "possible-duplicate");
  g_assert_cmpstr (note->text, ==, "柳河村");
}

/* The provisional code of a village that was added to an empty ledger, or to one of another township. */
static void
test_a_provisional_code_tells_no_township (Fixture *f,
                                           gconstpointer data)
{
  g_autoptr(LwImportReport) first
      = take (f, "more.csv", "村代码,村名\n000000000399,新桥村\n419901103199,新苑社区\n419901103250,新河村\n", (LwImportOptions) { 0 });
  g_autoptr(LwImportReport) report
      = take (f, "list.csv", "村代码,村名\n419901105202,新桥村民委员会\n419901105001,新苑社区\n419901105203,新河村\n", (LwImportOptions) { 0 });

  g_assert_cmpuint (first->warnings->len, ==, 0);
  g_assert_cmpuint (sheet_of (report)->created, ==, 3);
  g_assert_cmpuint (report->warnings->len, ==, 2);
  for (guint i = 0; i < report->warnings->len; i++)
    {
      const LwCellNote *note = g_ptr_array_index (report->warnings, i);

      g_assert_cmpstr (note->reason, ==, "possible-duplicate");
      g_assert_cmpuint (note->row, ==, i + 2);
    }
}

static void
test_dry_run (Fixture *f,
              gconstpointer data)
{
  g_autofree char *before = dump (f);
  g_autoptr(LwImportReport) report = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980.05,主任,,\n", (LwImportOptions) { .dry_run = TRUE });
  g_autofree char *after = dump (f);

  g_assert_cmpuint (sheet_of (report)->created, ==, 1);
  g_assert_cmpint (report->entry, ==, 0);
  g_assert_cmpstr (after, ==, before);
}

/* Blank cells empty nothing; a coarser date says nothing new. */
static void
test_later_values (Fixture *f,
                   gconstpointer data)
{
  g_autoptr(LwImportReport) first = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980-05-17,主任,2021.3,唱\n", (LwImportOptions) { 0 });
  g_autofree char *before = dump (f);
  g_autoptr(LwImportReport) blank = take (f, "b.csv", PEOPLE "柳河村,张三,,1980.05,主任,,\n", (LwImportOptions) { 0 });
  g_autofree char *after = dump (f);

  g_assert_cmpuint (sheet_of (first)->created, ==, 1);
  g_assert_cmpuint (sheet_of (blank)->unchanged, ==, 1);
  g_assert_cmpstr (after, ==, before);
}

static void
test_complete (Fixture *f,
               gconstpointer data)
{
  g_autoptr(LwImportReport) first = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980.05,书记、主任,,\n柳河村,李四,男,1981.05,支委,,\n石桥村,王五,男,1982.05,书记,,\n",
                                          (LwImportOptions) { 0 });
  g_autoptr(LwImportReport) second = take (f, "b.csv", PEOPLE "柳河村,张三,男,1980.05,书记,,\n", (LwImportOptions) { .complete = TRUE });
  g_autoptr(GPtrArray) posts = lw_ledger_list (f->ledger, &lw_post_table, NULL, 0, NULL);
  guint ended = 0;

  g_assert_cmpuint (posts->len, ==, 4);
  for (guint i = 0; i < posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (posts, i);

      /* Only 李四: the second roster says nothing of the committee's chair nor of the other village. */
      if (post->end)
        {
          ended++;
          g_assert_cmpint (post->end, ==, 20261120);
          g_assert_cmpint (post->position, ==, LW_POSITION_MEMBER);
        }
    }
  g_assert_cmpuint (ended, ==, 1);
  g_assert_cmpuint (sheet_of (first)->created + sheet_of (second)->unchanged, ==, 4);
}

static void
test_failures (Fixture *f,
               gconstpointer data)
{
  g_autofree char *out = g_build_filename (f->dir, "back.xlsx", NULL);
  g_autoptr(LwImportReport) first = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980.05,书记,,=1+1\n后山村,李四,男,1981.05,支委,,=cmd|' /C calc'!A0\n,王五,男,1981.06,支委,,\n",
                                          (LwImportOptions) { .failures = out });
  g_autoptr(LwImportReport) back = take (f, "back.xlsx", NULL, (LwImportOptions) { 0 });
  const LwCellNote *note;

  g_assert_cmpuint (sheet_of (first)->refused, ==, 2);
  g_assert_cmpuint (sheet_of (back)->rows, ==, 2);
  g_assert_cmpuint (sheet_of (back)->refused, ==, 2);
  note = g_ptr_array_index (back->refused, 1);
  /* The village that stood in the row above came along. */
  g_assert_cmpstr (note->text, ==, "后山村");
  for (guint i = 0; i < back->warnings->len; i++)
    {
      note = g_ptr_array_index (back->warnings, i);
      g_assert_cmpstr (note->heading, ==, "爱好");
    }
}

static int
count_open (Fixture *f)
{
  g_autoptr(GPtrArray) posts = lw_ledger_list (f->ledger, &lw_post_table, NULL, 0, NULL);
  int n = 0;

  for (guint i = 0; i < posts->len; i++)
    n += ((LwPost *) g_ptr_array_index (posts, i))->end == 0;
  return n;
}

static GPtrArray *
edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);
}

/* Only rows that were filled in again are taken in, in their place: what stands around them counts. */
static void
test_edits (Fixture *f,
            gconstpointer data)
{
  const char *text = PEOPLE "柳河村,张三,男,1980.05,书记,,\n"
                            "后山村,李四,男,1981.05,支委,,\n"
                            ",王五,同上,1981.06,支委,,\n"
                            "石桥村,赵六,男,1982.06,支委,,\n";
  g_autoptr(LwImportReport) first = take (f, "a.csv", text, (LwImportOptions) { 0 });
  g_autofree char *before = dump (f);
  g_autofree char *mended = NULL, *undone = NULL;
  g_autoptr(GPtrArray) edits = edits_new ();
  g_autoptr(LwImportReport) again = NULL;
  g_autoptr(GPtrArray) found = NULL;
  const LwPerson *person;

  g_assert_cmpuint (sheet_of (first)->refused, ==, 2);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 3, 0, "石桥村"));
  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 0, "前山村"));
  g_ptr_array_add (edits, lw_cell_edit_new ("another", 5, 0, "石桥村"));
  /* Nobody who was taken in before ends by it. */
  again = take (f, "a.csv", NULL, (LwImportOptions) { .edits = edits, .only_edited = TRUE, .list_rows = TRUE, .complete = TRUE });
  g_assert_cmpint (count_open (f), ==, 3);
  g_assert_cmpuint (sheet_of (again)->rows, ==, 2);
  g_assert_cmpuint (sheet_of (again)->created, ==, 1);
  g_assert_cmpuint (sheet_of (again)->refused, ==, 1);
  g_assert_cmpuint (again->rows->len, ==, 2);
  g_assert_cmpstr (((LwCellNote *) g_ptr_array_index (again->refused, 0))->text, ==, "前山村");

  /* Once more, with a cell that the row does not have in the file. */
  g_ptr_array_set_size (edits, 0);
  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 0, "柳河村"));
  g_ptr_array_add (edits, lw_cell_edit_new ("", 4, 5, "2024.06"));
  g_clear_pointer (&again, lw_import_report_free);
  again = take (f, "a.csv", NULL, (LwImportOptions) { .edits = edits, .only_edited = TRUE });
  g_assert_cmpuint (sheet_of (again)->created, ==, 1);
  g_assert_cmpuint (again->refused->len, ==, 0);
  found = lw_ledger_find (f->ledger, &lw_person_table, "name", "王五", NULL);
  g_assert_cmpuint (found->len, ==, 1);
  person = g_ptr_array_index (found, 0);
  g_assert_cmpint (person->sex, ==, LW_SEX_MALE); /* 同上 is the row above, as it was filled in */

  /* Each is an action of its own. */
  mended = dump (f);
  g_assert_cmpstr (mended, !=, before);
  g_assert_true (lw_journal_undo (f->ledger, NULL, NULL));
  g_assert_true (lw_journal_undo (f->ledger, NULL, NULL));
  undone = dump (f);
  g_assert_cmpstr (undone, ==, before);
}

/* Before anything was written: all rows, some with other cells. */
static void
test_edits_of_a_whole_file (Fixture *f,
                            gconstpointer data)
{
  g_autoptr(GPtrArray) edits = edits_new ();
  g_autoptr(LwImportReport) report = NULL;

  g_ptr_array_add (edits, lw_cell_edit_new ("", 3, 0, "石桥村"));
  report = take (f, "a.csv", PEOPLE "柳河村,张三,男,1980.05,书记,,\n后山村,李四,男,1981.05,支委,,\n",
                 (LwImportOptions) { .edits = edits });
  g_assert_cmpuint (sheet_of (report)->created, ==, 2);
  g_assert_cmpuint (sheet_of (report)->refused, ==, 0);
}

static void
test_twins (Fixture *f,
            gconstpointer data)
{
  g_autoptr(LwImportReport) first = take (f, "a.csv", PEOPLE "柳河村,张三,男,,书记,,\n柳河村,张三,女,,支委,,\n石桥村,张三,男,,书记,,\n", (LwImportOptions) { 0 });
  g_autoptr(LwImportReport) again = take (f, "a.csv", NULL, (LwImportOptions) { 0 });

  g_assert_cmpuint (sheet_of (first)->created, ==, 3);
  g_assert_cmpuint (first->warnings->len, ==, 2);
  g_assert_cmpstr (((LwCellNote *) g_ptr_array_index (first->warnings, 1))->reason, ==, "possible-duplicate");
  g_assert_cmpuint (sheet_of (again)->unchanged, ==, 3);
  g_assert_cmpint (again->entry, ==, 0);
}

/* Two rows for two posts of one person, each with a remark of its own: both stay, and the same file
 * again changes nothing. */
static void
test_two_rows_keep_both (Fixture *f,
                         gconstpointer data)
{
  static const char rows[] = "所在村,姓名,性别,职务,身份证号,爱好\n"
                             "柳河村,李明,男,村委会主任,410305199001010039,书法\n"
                             "柳河村,李明,男,支委,410305199001010039,象棋\n"
                             "石桥村,王芳,女,支委,410305199001010047,\n";
  g_autoptr(LwImportReport) first = take (f, "a.csv", rows, (LwImportOptions) { 0 });
  g_autoptr(LwImportReport) again = take (f, "a.csv", NULL, (LwImportOptions) { 0 });
  g_autoptr(GPtrArray) kept = lw_ledger_list (f->ledger, &lw_imported_table, NULL, 0, NULL);

  g_assert_cmpuint (sheet_of (first)->created, ==, 2);
  g_assert_cmpuint (sheet_of (first)->updated, ==, 1);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpstr (((LwImported *) kept->pdata[0])->text, ==, "书法");
  g_assert_cmpstr (((LwImported *) kept->pdata[1])->text, ==, "象棋");
  g_assert_cmpuint (sheet_of (again)->unchanged, ==, 3);
  g_assert_cmpint (again->entry, ==, 0);
}

/* A roster without a column for the village: the post names it. */
static void
test_village_within_the_post (Fixture *f,
                              gconstpointer data)
{
  static const char rows[] = "序号,姓名,性别,出生年月,单位及职务,联系电话\n"
                             "1,李明,男,1980.01,柳河村党支部书记、村委会主任,13800000001\n"
                             "2,王芳,女,1985.02,石桥村委会委员,13800000002\n"
                             "3,周强,男,1985.02,后山村委会委员,13800000003\n";
  g_autoptr(LwImportReport) report = take (f, "a.csv", rows, (LwImportOptions) { 0 });
  g_autoptr(GPtrArray) posts = lw_ledger_list (f->ledger, &lw_post_table, NULL, 0, NULL);

  g_assert_cmpuint (sheet_of (report)->created, ==, 2);
  g_assert_cmpuint (sheet_of (report)->refused, ==, 1);
  g_assert_cmpuint (posts->len, ==, 3);
  for (guint i = 0; i < posts->len; i++)
    {
      const LwPost *post = posts->pdata[i];
      g_autoptr(LwVillage) village = lw_ledger_get (f->ledger, &lw_village_table, post->village, NULL);

      g_assert_true (g_str_has_prefix (village->name, i < 2 ? "柳河" : "石桥"));
      g_assert_cmpint (post->body, ==, i == 0 ? LW_BODY_PARTY_COMMITTEE : LW_BODY_VILLAGE_COMMITTEE);
    }
}

static void
test_not_understood (Fixture *f,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->dir, "x.csv", NULL);
  LwImportOptions options = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "品名,单价\n苹果,3\n", -1, NULL));
  g_assert_null (lw_import_file (f->ledger, path, &options, &error));
  g_assert_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD);
  g_assert_false (lw_journal_is_open (f->ledger));
}

int
main (int argc,
      char *argv[])
{
  lw_process_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/undo-leaves-what-was-there", test_undo);
  ADD ("/import/a-namesake-in-the-township-is-told", test_a_village_of_the_same_name_is_told);
  ADD ("/import/provisional-code", test_a_provisional_code_tells_no_township);
  ADD ("/import/dry-run-keeps-nothing", test_dry_run);
  ADD ("/import/blank-empties-nothing", test_later_values);
  ADD ("/import/complete-ends-what-is-not-named", test_complete);
  ADD ("/import/refused-rows-come-back", test_failures);
  ADD ("/import/rows-are-filled-in-again", test_edits);
  ADD ("/import/cells-are-filled-in-before", test_edits_of_a_whole_file);
  ADD ("/import/twins-without-birth-are-not-merged", test_twins);
  ADD ("/import/two-rows-keep-both", test_two_rows_keep_both);
  ADD ("/import/village-within-the-post", test_village_within_the_post);
  ADD ("/import/unknown-sheet-is-an-error", test_not_understood);
  return g_test_run ();
}
