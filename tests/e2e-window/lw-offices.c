/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-offices.h"

#include "lw-test.h"

#include <string.h>
#include <xlsxwriter.h>

const char *const lw_offices_sheets[]
    = { "village-facts.csv", "committees.xlsx", "reserves.csv", "recruits.xlsx", NULL };

static char *
read_sample (const char *name)
{
  g_autofree char *relative = g_build_filename ("e2e", "data", name, NULL);
  g_autofree char *path = lw_test_data (relative);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_text (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_row (lxw_worksheet     *sheet,
           guint              row,
           const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      worksheet_write_string (sheet, row, (lxw_col_t) i, cells[i], NULL);
}

/* The posts of one text in the columns of their bodies: party, village committee. */
static void
split_posts (const char  *text,
             char       **party,
             char       **committee)
{
  g_auto (GStrv) posts = g_strsplit (text, "、", -1);

  *party = *committee = NULL;
  for (guint i = 0; posts[i] != NULL; i++)
    {
      char **body = g_str_has_prefix (posts[i], "村委会") ? committee : party;

      g_free (*body);
      *body = g_strdup (posts[i]);
    }
}

static void
write_member (lxw_worksheet  *sheet,
              guint           row,
              char          **cells,
              gboolean        first)
{
  g_autofree char *party = NULL, *committee = NULL;

  split_posts (cells[6], &party, &committee);
  write_row (sheet, row,
             (const char *const[]){ first ? cells[0] : "", cells[1], cells[2], cells[3], cells[5],
                                    party != NULL ? party : "", committee != NULL ? committee : "",
                                    cells[4], NULL });
}

static void
write_members (lxw_worksheet *sheet)
{
  g_autofree char *text = read_sample ("committees.csv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *village = NULL;
  guint row = 5;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);
      gboolean first = g_strcmp0 (village, cells[0]) != 0;

      g_assert_cmpuint (g_strv_length (cells), ==, 7);
      row += first && village != NULL; /* an empty row between the villages */
      write_member (sheet, row++, cells, first);
      g_free (village);
      village = g_strdup (cells[0]);
    }
  write_row (sheet, row + 1, (const char *const[]){ "填表人：", "", "", "审核人：", NULL });
}

static void
make_committees (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "committees.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "班子成员");
  lxw_worksheet *hidden = workbook_add_worksheet (book, "选项");

  write_row (sheet, 0, (const char *const[]){ "河湾镇村班子成员信息台账", NULL });
  write_row (sheet, 1, (const char *const[]){ "填报单位：河湾镇", NULL });
  write_row (sheet, 3,
             (const char *const[]){ "村别", "姓名", "性别", "出生年月", "学历", "现任职务", "", "公民身份号码", NULL });
  write_row (sheet, 4,
             (const char *const[]){ "", "", "", "", "", "党内职务", "村（居）委职务", NULL });
  worksheet_merge_range (sheet, 3, 5, 3, 6, "现任职务", NULL);
  write_members (sheet);
  write_row (hidden, 0, (const char *const[]){ "姓名", "性别", NULL });
  write_row (hidden, 1, (const char *const[]){ "不算数", "男", NULL });
  worksheet_hide (hidden);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static void
make_reserves (const char *folder)
{
  g_autofree char *text = read_sample ("reserves.csv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *made = g_string_new ("姓名;性别;身份证号码;所属村（社区）;文化程度;储备方向;培养措施;联系方式;备注\r\n");

  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);

      g_string_append_printf (made, "%s;%s;%s;%s;%s;两委委员;岗位锻炼;%s;%s\r\n", cells[2], cells[3], cells[4], cells[1],
                              cells[5], cells[6], cells[7]);
    }
  write_text (folder, "reserves.csv", made->str);
  g_string_free (made, TRUE);
}

static void
make_recruits (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "recruits.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "名册");

  write_row (sheet, 0, (const char *const[]){ "河湾镇2023—2025年发展党员名册", NULL });
  write_row (sheet, 1,
             (const char *const[]){ "序号", "年度", "村（社区）", "姓名", "性别", "接收为预备党员时间", NULL });
  write_row (sheet, 2,
             (const char *const[]){ "1", "2023", "河湾社区", "单小舟", "女", "2023/6/30", NULL });
  write_row (sheet, 3,
             (const char *const[]){ "2", "2024", "柏树村", "卜文", "男", "2024.07.01", NULL });
  write_row (sheet, 4, (const char *const[]){ "3", "2025", "石桥村", "无", "", "", NULL });
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

void
lw_offices_make (const char *folder)
{
  g_autofree char *facts = read_sample ("village-facts.csv");

  write_text (folder, "village-facts.csv", facts);
  make_committees (folder);
  make_reserves (folder);
  make_recruits (folder);
}
