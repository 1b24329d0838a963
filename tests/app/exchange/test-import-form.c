/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-import.h"
#include "lw-journal.h"
#include "lw-pinyin.h"
#include "lw-tables.h"
#include "lw-test.h"

/* Appointment forms go into the ledger the way of all other cells, and change no post. */

#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Person>"
#define ID "419901198210274154"
#define FORM                                                                                                                  \
  HEAD "<XingMing>贺 长林</XingMing><XingBie>男</XingBie><ChuShengNianYue>198210</ChuShengNianYue><MinZu>汉族</MinZu>"       \
       "<RuDangShiJian>200506</RuDangShiJian><QuanRiZhiJiaoYu_XueLi>大专</QuanRiZhiJiaoYu_XueLi>"                           \
       "<ShenFenZheng>" ID "</ShenFenZheng><DaoLingNianYue>204210</DaoLingNianYue><XinDeXiang>新</XinDeXiang><Version>3.2.1.6</Version></Person>"

typedef struct
{
  char *dir;
  LwLedger *ledger;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  f->dir = lw_test_make_dir ();
  path = g_build_filename (f->dir, "test.ledger", NULL);
  f->ledger = lw_ledger_create (path, "secret", lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  lw_ledger_close (f->ledger, NULL);
  g_clear_object (&f->ledger);
  lw_test_remove_dir (f->dir);
}

static LwImportReport *
take (Fixture *f, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (f->dir, name, NULL);
  LwImportOptions options = { .on = 20261120 };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return lw_import_file (f->ledger, path, &options, error);
}

static LwImportReport *
take_well (Fixture *f, const char *name, const char *text)
{
  g_autoptr(GError) error = NULL;
  LwImportReport *report = take (f, name, text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->sheets->len, ==, 1);
  g_assert_cmpint (lw_import_report_get_kind (report), ==, LW_SHEET_KIND_PERSON);
  return report;
}

static LwPerson *
only_person (Fixture *f)
{
  g_autoptr(GPtrArray) people = lw_ledger_list (f->ledger, &lw_person_table, NULL, 0, NULL);

  g_assert_cmpuint (people->len, ==, 1);
  return g_ptr_array_steal_index (people, 0);
}

static gboolean
is_kept (Fixture *f, const char *heading, const char *text)
{
  g_autoptr(GPtrArray) kept = lw_ledger_list (f->ledger, &lw_imported_table, NULL, 0, NULL);

  for (guint i = 0; i < kept->len; i++)
    {
      const LwImported *cell = kept->pdata[i];

      g_test_message ("%s: %s (%s)", cell->heading, cell->text, cell->reason ? cell->reason : "");
      if (g_strcmp0 (cell->heading, heading) == 0 && g_strcmp0 (cell->text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_a_form_becomes_a_person (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) report = take_well (f, "a.lrmx", FORM);
  const LwSheetReport *sheet = report->sheets->pdata[0];
  g_autoptr(LwPerson) person = only_person (f);

  g_assert_cmpuint (sheet->created, ==, 1);
  g_assert_cmpstr (person->name, ==, "贺长林");
  g_assert_cmpstr (person->id_number, ==, ID);
  g_assert_cmpint (person->party_joined, ==, 20050600);
  g_assert_cmpint (lw_ledger_count (f->ledger, &lw_post_table, NULL), ==, 0);
  /* An element of a newer version stays beside the person. */
  g_assert_true (is_kept (f, "到龄年月", "204210"));
  g_assert_true (is_kept (f, "XinDeXiang", "新"));
  g_assert_false (is_kept (f, "Version", "3.2.1.6"));
}

static void
test_the_same_form_again_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) first = take_well (f, "a.lrmx", FORM);
  g_autoptr(LwImportReport) again = take_well (f, "b.lrmx", FORM);
  const LwSheetReport *sheet = again->sheets->pdata[0];

  g_assert_cmpuint (sheet->created, ==, 0);
  g_assert_cmpuint (sheet->unchanged, ==, 1);
  g_assert_cmpint (lw_ledger_count (f->ledger, &lw_person_table, NULL), ==, 1);
}

#define LIFE HEAD "<XingMing>张三</XingMing><ShenFenZheng>" ID "</ShenFenZheng>" \
  "<JianLi>1998.09--2001.07  示范县第二中学学习\n2001.07--  务农</JianLi><JiaTingChengYuan>" \
  "<Item><ChengWei>妻子</ChengWei><XingMing>江某</XingMing><ChuShengRiQi>198305</ChuShengRiQi></Item></JiaTingChengYuan></Person>"

static void
assert_life (Fixture *f, gint64 n_resume, gint64 n_family)
{
  g_assert_cmpint (lw_ledger_count (f->ledger, &lw_resume_table, NULL), ==, n_resume);
  g_assert_cmpint (lw_ledger_count (f->ledger, &lw_family_table, NULL), ==, n_family);
}

/* Résumé and family become lines of the person's file, once; lines that somebody keeps by hand are
 * not mixed with those of a form. */
static void
test_resume_and_family_become_lines (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) first = take_well (f, "a.lrmx", LIFE);
  g_autoptr(LwImportReport) again = NULL, other = NULL;

  assert_life (f, 2, 1);
  g_assert_false (is_kept (f, "简历", "1998.09--2001.07  示范县第二中学学习\n2001.07--  务农"));
  again = take_well (f, "b.lrmx", LIFE);
  g_assert_cmpuint (((LwSheetReport *) again->sheets->pdata[0])->unchanged, ==, 1);
  assert_life (f, 2, 1);
  other = take_well (f, "c.lrmx", HEAD "<XingMing>张三</XingMing><ShenFenZheng>" ID "</ShenFenZheng><JianLi>2001.07--  打工</JianLi></Person>");
  assert_life (f, 2, 1);
  g_assert_true (is_kept (f, "简历", "2001.07--  打工"));
}

static void
test_a_party_date_may_be_followed_by_words (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) report =
      take_well (f, "a.lrmx", HEAD "<XingMing>张三</XingMing><RuDangShiJian>199806；民盟</RuDangShiJian></Person>");
  g_autoptr(LwPerson) person = only_person (f);

  g_assert_cmpint (person->party_joined, ==, 19980600);
  g_assert_true (is_kept (f, "入党时间（全文）", "199806；民盟"));
}

static void
test_a_party_date_may_be_words_alone (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) report =
      take_well (f, "a.lrmx", HEAD "<XingMing>张三</XingMing><RuDangShiJian>九三学社</RuDangShiJian></Person>");
  g_autoptr(LwPerson) person = only_person (f);

  g_assert_cmpint (person->party_joined, ==, 0);
  g_assert_true (is_kept (f, "入党时间", "九三学社"));
}

static void
test_a_form_with_a_wrong_number_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) report =
      take_well (f, "a.lrmx", HEAD "<XingMing>张三</XingMing><ShenFenZheng>4.19901E+17</ShenFenZheng></Person>");
  const LwSheetReport *sheet = report->sheets->pdata[0];
  const LwCellNote *note;

  g_assert_cmpuint (sheet->refused, ==, 1);
  g_assert_cmpuint (report->refused->len, ==, 1);
  note = report->refused->pdata[0];
  g_assert_cmpstr (note->reason, ==, "id-digits-lost");
  g_assert_cmpint (lw_ledger_count (f->ledger, &lw_person_table, NULL), ==, 0);
}

static void
test_a_form_without_a_name_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) report = take_well (f, "a.lrmx", HEAD "<XingMing> </XingMing><XingBie>女</XingBie></Person>");

  g_assert_cmpstr (((LwCellNote *) report->refused->pdata[0])->reason, ==, "name-missing");
}

static void
test_a_broken_form_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwImportReport) report = take (f, "a.lrmx", HEAD "<XingMing>张三</XingMing><Xing", &error);

  g_assert_null (report);
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_cmpint (lw_ledger_count (f->ledger, &lw_person_table, NULL), ==, 0);
}

static void
test_an_old_form_is_read_too (Fixture *f, gconstpointer data)
{
  g_autoptr(LwImportReport) report =
      take_well (f, "a.lrm", "\"贺长林\",\"男\",\"198210\",\"汉族\",\"河南\",\"200506\",\"健康\",\"河南\",\"200101\",\"大专#@\",\"#@\","
                             "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"村主任\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"");
  g_autoptr(LwPerson) person = only_person (f);

  g_assert_cmpstr (person->name, ==, "贺长林");
  g_assert_cmpint (person->party_joined, ==, 20050600);
}

#define ADD(path, test) g_test_add ("/import-form/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("resume-and-family-become-lines", test_resume_and_family_become_lines);
  ADD ("a-form-becomes-a-person", test_a_form_becomes_a_person);
  ADD ("the-same-form-again-changes-nothing", test_the_same_form_again_changes_nothing);
  ADD ("a-party-date-may-be-followed-by-words", test_a_party_date_may_be_followed_by_words);
  ADD ("a-party-date-may-be-words-alone", test_a_party_date_may_be_words_alone);
  ADD ("a-form-with-a-wrong-number-is-refused", test_a_form_with_a_wrong_number_is_refused);
  ADD ("a-form-without-a-name-is-refused", test_a_form_without_a_name_is_refused);
  ADD ("a-broken-form-changes-nothing", test_a_broken_form_changes_nothing);
  ADD ("an-old-form-is-read-too", test_an_old_form_is_read_too);
  return g_test_run ();
}
