/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-import-map.h"

#include "lw-test.h"

static gboolean
accepts (const char *text)
{
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  gboolean good;

  g_assert_true (g_key_file_load_from_data (map, text, (gsize) -1, G_KEY_FILE_NONE, NULL));
  good = lw_import_map_check (map, &error);
  if (!good)
    g_assert_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_MAP);
  return good;
}

static void
test_check (void)
{
  g_assert_true (accepts ("[all]\nkind=reserves\nheader-rows=3;4\nD=name\nE=none\n[headings]\n干部=name\n[sheet 名册]\nA=tick:supervision:chair\n"));
  g_assert_false (accepts ("[everything]\nkind=reserves\n"));
  g_assert_false (accepts ("[all]\nkind=reserve\n"));
  g_assert_true (accepts ("[all]\nheader-rows=3;4;15;16\n"));
  g_assert_false (accepts ("[all]\nheader-rows=3;4;5;6\n"));
  g_assert_false (accepts ("[all]\nheader-rows=4;3\n"));
  g_assert_false (accepts ("[all]\nheader-rows=x\n"));
  g_assert_true (accepts ("[shape 12]\nheading=2\n"));
  g_assert_false (accepts ("[shape 12]\nheading=4\n"));
  g_assert_false (accepts ("[shape 12]\nheading=x\n"));
  g_assert_false (accepts ("[all]\nheading=1\n"));
  g_assert_false (accepts ("[all]\nD=nome\n"));
  g_assert_false (accepts ("[all]\nd4=name\n"));
  g_assert_false (accepts ("[headings]\n干部=nome\n"));
}

static LwImportReport *
look (const char *path,
      GKeyFile *map)
{
  LwImportOptions options = { .map = map };
  g_autoptr(GError) error = NULL;
  LwImportReport *report = lw_import_recognise (path, &options, &error);

  g_assert_no_error (error);
  return report;
}

static const char *
field_of (const LwImportReport *report,
          guint column)
{
  const LwSheetReport *sheet = g_ptr_array_index (report->sheets, 0);

  return ((LwColumn *) g_ptr_array_index (sheet->columns, column))->field;
}

/* What the user chose once holds for the next sheet with the same headings. */
static void
test_remembered (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autoptr(GKeyFile) memory = g_key_file_new ();
  g_autoptr(LwImportReport) plain = NULL;
  g_autoptr(LwImportReport) chosen = NULL;
  g_autoptr(LwImportReport) later = NULL;

  g_assert_true (g_file_set_contents (path, "村名,姓名,职务,岗位级别,外号\n某村,张三,主任,支委,小三\n", -1, NULL));
  plain = look (path, NULL);
  g_assert_null (field_of (plain, 3));
  g_key_file_set_string (map, "headings", "岗位级别", "party_post");
  g_key_file_set_string (map, "all", "C", "none");
  g_key_file_set_string (map, "all", "kind", "reserves");
  chosen = look (path, map);
  g_assert_cmpstr (field_of (chosen, 3), ==, "party_post");
  g_assert_null (field_of (chosen, 2));
  g_assert_cmpint (lw_import_report_get_kind (chosen), ==, LW_SHEET_KIND_RESERVES);

  lw_import_map_remember (memory, g_ptr_array_index (chosen->sheets, 0));
  later = look (path, memory);
  g_assert_cmpstr (field_of (later, 3), ==, "party_post");
  g_assert_null (field_of (later, 2));
  g_assert_cmpint (lw_import_report_get_kind (later), ==, LW_SHEET_KIND_RESERVES);
  lw_test_remove_dir (dir);
}

static guint
heading_row_of (const LwImportReport *report)
{
  const LwSheetReport *sheet = g_ptr_array_index (report->sheets, 0);

  return sheet->header_rows->len == 1 ? g_array_index (sheet->header_rows, guint, 0) : 0;
}

/* The row somebody pointed at is found again, also where the next file has another line above it;
 * whoever points at another row later is believed. */
static void
test_heading_remembered (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autoptr(GKeyFile) memory = g_key_file_new ();
  g_autoptr(LwImportReport) plain = NULL;
  g_autoptr(LwImportReport) chosen = NULL;
  g_autoptr(LwImportReport) later = NULL;
  g_autoptr(LwImportReport) again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "村名,姓名,职务,备注\n甲,乙,丙,丁\n柳河村,张三,主任,\n", -1, NULL));
  plain = look (path, NULL);
  g_assert_cmpuint (heading_row_of (plain), ==, 1);
  g_key_file_set_string (map, "all", "header-rows", "2");
  g_key_file_set_string (map, "all", "kind", "committees");
  chosen = look (path, map);
  g_assert_cmpuint (heading_row_of (chosen), ==, 2);
  lw_import_map_remember (memory, g_ptr_array_index (chosen->sheets, 0));
  g_assert_true (lw_import_map_check (memory, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_set_contents (path, "某镇名册\n村名,姓名,职务,备注\n甲,乙,丙,丁\n石桥村,李四,委员,\n", -1, NULL));
  later = look (path, memory);
  g_assert_cmpuint (heading_row_of (later), ==, 3);

  g_clear_pointer (&chosen, lw_import_report_free);
  g_key_file_set_string (memory, "all", "header-rows", "2");
  chosen = look (path, memory);
  g_assert_cmpuint (heading_row_of (chosen), ==, 2);
  lw_import_map_remember (memory, g_ptr_array_index (chosen->sheets, 0));
  g_key_file_remove_group (memory, "all", NULL);
  again = look (path, memory);
  g_assert_cmpuint (heading_row_of (again), ==, 2);
  lw_test_remove_dir (dir);
}

/* A heading nobody chose is not remembered as chosen: the program may learn to find a better one. */
static void
test_heading_found_is_not_remembered (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr(GKeyFile) memory = g_key_file_new ();
  g_autoptr(LwImportReport) plain = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "村名,姓名,职务\n柳河村,张三,主任\n", -1, NULL));
  plain = look (path, NULL);
  lw_import_map_remember (memory, g_ptr_array_index (plain->sheets, 0));
  text = g_key_file_to_data (memory, NULL, NULL);
  g_assert_null (strstr (text, "heading="));
  lw_test_remove_dir (dir);
}

static char *
village_of (GKeyFile *map,
            const char *text)
{
  return lw_import_map_dup_village (map, text);
}

/* A name that a key cannot hold as it is finds its village again all the same. */
static void
test_villages_chosen_by_hand (void)
{
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autofree char *found = NULL;
  g_autofree char *odd = NULL;
  g_autoptr(GError) error = NULL;

  lw_import_map_set_village (map, " 柳河（北）村 ", "419901103201");
  lw_import_map_set_village (map, "柳河=[东]村", "419901103202");
  lw_import_map_set_village (map, "  ", "419901103203");
  found = village_of (map, "柳河（北）村");
  odd = village_of (map, "柳河=[东]村");
  g_assert_cmpstr (found, ==, "419901103201");
  g_assert_cmpstr (odd, ==, "419901103202");
  g_assert_null (village_of (map, ""));
  g_assert_null (village_of (map, "石桥村"));
  lw_import_map_set_village (map, "柳河（北）村", NULL);
  g_assert_null (village_of (map, "柳河（北）村"));
  g_assert_true (lw_import_map_check (map, &error));
  g_assert_no_error (error);
}

static gboolean
leaves_out (GKeyFile *map,
            const char *sheet,
            guint row)
{
  g_autoptr(GHashTable) rows = lw_import_map_dup_left_out (map, sheet);

  return rows && g_hash_table_contains (rows, GUINT_TO_POINTER (row));
}

/* Each sheet has its own; taken in again they leave no trace. */
static void
test_rows_left_out_by_hand (void)
{
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autofree char *text = NULL;

  lw_import_map_set_left_out (map, "名册", 7, TRUE);
  lw_import_map_set_left_out (map, "名册", 9, TRUE);
  lw_import_map_set_left_out (map, "名册", 7, TRUE);
  lw_import_map_set_left_out (map, "", 3, TRUE);
  g_assert_true (leaves_out (map, "名册", 7) && leaves_out (map, "名册", 9));
  g_assert_true (leaves_out (map, "", 3));
  g_assert_false (leaves_out (map, "", 7));
  g_assert_false (leaves_out (map, "另一张", 7));
  lw_import_map_set_left_out (map, "名册", 7, FALSE);
  g_assert_false (leaves_out (map, "名册", 7));
  lw_import_map_set_left_out (map, "名册", 9, FALSE);
  lw_import_map_set_left_out (map, "", 3, FALSE);
  g_assert_null (lw_import_map_dup_left_out (map, "名册"));
  g_assert_null (lw_import_map_dup_left_out (map, ""));
}

/* Rows that do not follow each other are the headings of tables of their own. */
static void
test_several_headings (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autoptr(LwImportReport) one = NULL;
  g_autoptr(LwImportReport) two = NULL;

  g_assert_true (g_file_set_contents (path, "某村\n谁,干什么\n张三,书记\n李四,主任\n库里的人\n谁,何时入库,现从事职业\n王五,2025.1,务农\n", -1, NULL));
  g_key_file_set_string (map, "headings", "谁", "name");
  g_key_file_set_string (map, "headings", "干什么", "post");
  g_key_file_set_string (map, "headings", "何时入库", "reserve_since");
  g_key_file_set_string (map, "all", "header-rows", "2;6");
  two = look (path, map);
  g_assert_cmpuint (two->sheets->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (two->sheets, i);

      g_assert_cmpuint (sheet->header_rows->len, ==, 1);
      g_assert_cmpuint (g_array_index (sheet->header_rows, guint, 0), ==, i ? 6 : 2);
      g_assert_cmpstr (((LwColumn *) g_ptr_array_index (sheet->columns, 1))->field, ==, i ? "reserve_since" : "post");
    }
  g_key_file_set_string (map, "all", "header-rows", "2");
  one = look (path, map);
  g_assert_cmpuint (one->sheets->len, ==, 1);
  lw_test_remove_dir (dir);
}

/* Several files go in by kind, before any of them made villages known. */
static void
test_kind_of_crosstab (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr(LwImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, "职务,左村,右村\n书记,张三,李四\n主任,王五,赵六\n委员,孙七,周八\n", -1, NULL));
  report = look (path, NULL);
  g_assert_cmpint (lw_import_report_get_kind (report), ==, LW_SHEET_KIND_COMMITTEES);
  lw_test_remove_dir (dir);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-map/wrong-lines-are-refused", test_check);
  g_test_add_func ("/import-map/remembered-by-shape", test_remembered);
  g_test_add_func ("/import-map/heading-remembered-by-shape", test_heading_remembered);
  g_test_add_func ("/import-map/heading-found-is-not-remembered", test_heading_found_is_not_remembered);
  g_test_add_func ("/import-map/villages-chosen-by-hand", test_villages_chosen_by_hand);
  g_test_add_func ("/import-map/rows-left-out-by-hand", test_rows_left_out_by_hand);
  g_test_add_func ("/import-map/several-headings", test_several_headings);
  g_test_add_func ("/import-map/kind-of-crosstab", test_kind_of_crosstab);
  return g_test_run ();
}
