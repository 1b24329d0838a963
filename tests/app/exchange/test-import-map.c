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
  g_assert_false (accepts ("[all]\nheader-rows=4;3\n"));
  g_assert_false (accepts ("[all]\nheader-rows=x\n"));
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

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-map/wrong-lines-are-refused", test_check);
  g_test_add_func ("/import-map/remembered-by-shape", test_remembered);
  return g_test_run ();
}
