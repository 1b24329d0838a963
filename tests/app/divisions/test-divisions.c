/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-divisions.h"

#include <locale.h>
#include <string.h>

#include "lw-names.h"
#include "lw-test.h"

static LwDivisions *
load (void)
{
  g_autoptr(GError) error = NULL;
  LwDivisions *divisions = lw_divisions_load (&error);

  g_assert_no_error (error);
  return divisions;
}

static void
test_every_village_of_the_nation (void)
{
  static const char *const provinces[] = { "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33",
                                           "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50",
                                           "51", "52", "53", "54", "61", "62", "63", "64", "65" };
  g_autoptr(LwDivisions) divisions = load ();
  guint all = 0;
  guint other = 0;

  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      g_autoptr(GPtrArray) villages = lw_divisions_villages (divisions, provinces[i], TRUE);

      for (guint j = 0; j < villages->len; j++)
        {
          const LwDivision *village = g_ptr_array_index (villages, j);

          g_assert_true (lw_village_code_is_valid (village->code));
          g_assert_true (*village->name && g_utf8_validate (village->name, -1, NULL));
          g_assert_true (j == 0 || strcmp (((LwDivision *) g_ptr_array_index (villages, j - 1))->code, village->code) < 0);
          other += lw_village_code_kind (village->code) == LW_VILLAGE_KIND_OTHER;
        }
      all += villages->len;
    }
  g_assert_cmpuint (all, ==, 620572);
  g_assert_cmpuint (other, ==, 2687 + 6092);
}

static void
test_township_has_its_villages (void)
{
  g_autoptr(LwDivisions) divisions = load ();
  g_autoptr(GPtrArray) villages = lw_divisions_villages (divisions, "110101001", FALSE);
  const LwDivision *first = NULL;

  g_assert_cmpuint (villages->len, >, 1);
  first = g_ptr_array_index (villages, 0);
  g_assert_cmpstr (first->code, ==, "110101001001");
  g_assert_cmpstr (first->name, ==, "多福巷社区居委会");
  g_assert_cmpstr (first->path, ==, "北京市 · 东城区 · 东华门街道");
}

static void
test_parts_add_up (void)
{
  g_autoptr(LwDivisions) divisions = load ();
  g_autoptr(GPtrArray) county = lw_divisions_villages (divisions, "410102", TRUE);
  g_autoptr(GPtrArray) city = lw_divisions_villages (divisions, "4101", TRUE);
  g_autoptr(GPtrArray) without = lw_divisions_villages (divisions, "65", FALSE);
  g_autoptr(GPtrArray) with = lw_divisions_villages (divisions, "65", TRUE);

  g_assert_cmpuint (county->len, >, 10);
  g_assert_cmpuint (city->len, >, county->len);
  g_assert_cmpuint (with->len, >, without->len);
}

static void
test_unknown_code_has_nothing (void)
{
  static const char *const codes[] = { "", "9", "99", "419901101", "abc", "1101010010011", "350527000000", "11 " };
  g_autoptr(LwDivisions) divisions = load ();

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(GPtrArray) villages = lw_divisions_villages (divisions, codes[i], TRUE);

      g_assert_cmpuint (villages->len, ==, 0);
      g_assert_null (lw_divisions_lookup (divisions, codes[i]));
    }
}

static void
test_lookup_at_every_level (void)
{
  static const char *const cases[][3] = {
    { "41", "河南省", NULL },
    { "4101", "郑州市", "河南省" },
    { "410102", "中原区", "河南省 · 郑州市" },
    { "110101001", "东华门街道", "北京市 · 东城区" },
    { "110101001001", "多福巷社区居委会", "北京市 · 东城区 · 东华门街道" },
  };
  g_autoptr(LwDivisions) divisions = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LwDivision) division = lw_divisions_lookup (divisions, cases[i][0]);

      g_assert_nonnull (division);
      g_assert_cmpstr (division->code, ==, cases[i][0]);
      g_assert_cmpstr (division->name, ==, cases[i][1]);
      g_assert_cmpstr (division->path, ==, cases[i][2]);
    }
}

static guint
count (LwDivisions *divisions, const char *text, const char *name, const char *path)
{
  g_autoptr(GPtrArray) found = lw_divisions_search (divisions, text, 1000);
  guint hits = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const LwDivision *division = g_ptr_array_index (found, i);

      g_assert_cmpuint (strlen (division->code), ==, 9);
      hits += (!name || strstr (division->name, name)) && (!path || strstr (division->path, path));
    }
  return hits;
}

static void
test_search_by_name_pinyin_code_and_place (void)
{
  g_autoptr(LwDivisions) divisions = load ();

  g_assert_cmpuint (count (divisions, "和平乡", "和平乡", NULL), >, 1);
  g_assert_cmpuint (count (divisions, "hepingxiang", "和平乡", NULL), >, 1);
  g_assert_cmpuint (count (divisions, "HPX", "和平乡", NULL), >, 1);
  g_assert_cmpuint (count (divisions, "东华门", "东华门街道", "北京"), ==, 1);
  g_assert_cmpuint (count (divisions, "华门", "东华门街道", "北京"), ==, 1);
  g_assert_cmpuint (count (divisions, "110101001", "东华门街道", NULL), ==, 1);
  g_assert_cmpuint (count (divisions, "郑州 中原", NULL, "郑州市 · 中原区"), >, 5);
  g_assert_cmpuint (count (divisions, "北京 东华门", "东华门街道", NULL), ==, 1);
  g_assert_cmpuint (count (divisions, "beijing dhm", "东华门街道", NULL), ==, 1);
  g_assert_cmpuint (count (divisions, "上海 东华门", NULL, NULL), ==, 0);
  g_assert_cmpuint (count (divisions, "", NULL, NULL), ==, 0);
  g_assert_cmpuint (count (divisions, "  ", NULL, NULL), ==, 0);
  g_assert_cmpuint (count (divisions, "没有这个地方", NULL, NULL), ==, 0);
}

static void
test_limit_keeps_the_best (void)
{
  g_autoptr(LwDivisions) divisions = load ();
  g_autoptr(GPtrArray) found = lw_divisions_search (divisions, "和平", 5);
  g_autoptr(GPtrArray) none = lw_divisions_search (divisions, "和平", 0);

  g_assert_cmpuint (found->len, ==, 5);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (g_str_has_prefix (((LwDivision *) g_ptr_array_index (found, i))->name, "和平"));
}

static void
test_damaged_table_is_an_error (void)
{
  g_autofree char *path = lw_test_data ("../data/divisions/divisions.bin");
  g_autofree char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize length = 0; length < size; length = length * 2 + 1)
    {
      g_autoptr(GBytes) cut = g_bytes_new (data, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(LwDivisions) divisions = lw_divisions_load_bytes (cut, &error);

      g_assert_null (divisions);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* A byte that is wrong is found by the checksum of its stream: fewer villages, or an error. */
static void
test_garbled_table_never_crashes (void)
{
  g_autofree char *path = lw_test_data ("../data/divisions/divisions.bin");
  g_autofree char *data = NULL;
  gsize size = 0;
  guint state = 7;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (guint round = 0; round < 16; round++)
    {
      g_autofree char *garbled = g_memdup2 (data, size);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(LwDivisions) divisions = NULL;

      for (guint i = 0; i < 20000; i++)
        {
          state = state * 1103515245 + 12345;
          /* The first rounds leave the index whole, the later ones damage all of it. */
          garbled[round < 8 ? size - 1 - state % (size / 2) : state % size] ^= (char) (1 << (state >> 16) % 8);
        }
      bytes = g_bytes_new (garbled, size);
      divisions = lw_divisions_load_bytes (bytes, NULL);
      g_assert_true (divisions != NULL || round >= 8);
      if (divisions)
        {
          g_autoptr(GPtrArray) villages = lw_divisions_villages (divisions, "65", TRUE);

          g_assert_cmpuint (villages->len, <, 30000);
        }
    }
}

static void
test_search_is_within_a_frame (void)
{
  g_autoptr(LwDivisions) divisions = load ();
  g_autoptr(GTimer) timer = NULL;

  lw_divisions_prepare_search (divisions);
  timer = g_timer_new ();
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(GPtrArray) found = lw_divisions_search (divisions, "zhengzhou zy", 50);

      g_assert_cmpuint (found->len, >, 0);
    }
  g_test_message ("%.1f ms a search", g_timer_elapsed (timer, NULL) * 100);
  /* With sanitizers and on a busy machine; by itself it takes a tenth of that. */
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL) / 10, <, 0.2);
}

/* What was found, with [ ] around what it was found by. */
static char *
marked (const char *name, const char *code, const char *text)
{
  LwDivision division = { .name = (char *) name, .code = (char *) code };
  g_auto(LwDivisionMarks) marks;
  GString *shown = g_string_new (NULL);
  guint i = 0;

  lw_division_mark (&division, text, &marks);
  for (const char *p = name; *p; p = g_utf8_next_char (p), i++)
    {
      g_autofree char *one = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      g_string_append_printf (shown, marks.name >> i & 1 ? "[%s]" : "%s", one);
    }
  for (i = 0; marks.pinyin && marks.pinyin[i]; i++)
    g_string_append_printf (shown, marks.letters >> i & 1 ? "%s[%c]" : "%s%c", i ? "" : " ", marks.pinyin[i]);
  if (marks.code)
    g_string_append_printf (shown, " %u", marks.code);
  return g_string_free (shown, FALSE);
}

static void
test_marks_what_was_found (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *shown;
  } cases[] = {
    { "示范镇", "示范", "[示][范]镇" },
    { "示范镇", "范镇", "示[范][镇]" },
    { "示范镇", "shifan", "[示][范]镇 [s][h][i] [f][a][n] zhen" },
    { "示范镇", "shif", "[示][范]镇 [s][h][i] [f]an zhen" },
    { "示范镇", "sf", "[示][范]镇 [s]hi [f]an zhen" },
    { "示范镇", "SFZ", "[示][范][镇] [s]hi [f]an [z]hen" },
    { "示范镇", "410399", "示范镇 6" },
    { "示范镇", "河南 shi", "[示]范镇 [s][h][i] fan zhen" },
    { "示范镇", "henan", "示范镇" }, /* found by what is above it */
    { "示范镇", "", "示范镇" },
    { "解虞镇", "xieyu", "[解][虞]镇 [x][i][e] [y][u] zhen" }, /* its other reading */
    { "乐镇", "yz", "[乐][镇] [y]ue [z]hen" },
    { "西安街道", "xi'an", "[西][安]街道 [x][i] [a][n] jie dao" },
    { "西安街道", "xian", "[西][安]街道 [x][i] [a][n] jie dao" },
    { "A区", "a", "[A]区 [a] qu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = marked (cases[i].name, "410399100", cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/divisions/every-village-of-the-nation", test_every_village_of_the_nation);
  g_test_add_func ("/divisions/township-has-its-villages", test_township_has_its_villages);
  g_test_add_func ("/divisions/parts-add-up", test_parts_add_up);
  g_test_add_func ("/divisions/unknown-code-has-nothing", test_unknown_code_has_nothing);
  g_test_add_func ("/divisions/lookup-at-every-level", test_lookup_at_every_level);
  g_test_add_func ("/divisions/search-by-name-pinyin-code-and-place", test_search_by_name_pinyin_code_and_place);
  g_test_add_func ("/divisions/limit-keeps-the-best", test_limit_keeps_the_best);
  g_test_add_func ("/divisions/damaged-table-is-an-error", test_damaged_table_is_an_error);
  g_test_add_func ("/divisions/garbled-table-never-crashes", test_garbled_table_never_crashes);
  g_test_add_func ("/divisions/search-is-within-a-frame", test_search_is_within_a_frame);
  g_test_add_func ("/divisions/marks-what-was-found", test_marks_what_was_found);
  return g_test_run ();
}
