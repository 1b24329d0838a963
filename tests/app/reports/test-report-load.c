/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-report.h"

#include "lw-date.h"
#include "lw-journal.h"
#include "lw-test.h"

#include <string.h>

static GStrv
name_keys (const char *name)
{
  const char *keys[] = { name, NULL };
  return g_strdupv ((char **) keys);
}

static void
insert (LwLedger *ledger, gpointer record)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (lw_ledger_insert (ledger, record, &error));
  g_assert_no_error (error);
}

static void
fill (LwLedger *ledger)
{
  g_autoptr (LwVillage) village = lw_record_new (&lw_village_table);
  g_autoptr (LwPerson) person = lw_record_new (&lw_person_table);
  g_autoptr (LwPost) post = lw_record_new (&lw_post_table);
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_journal_begin (ledger, "fill", &error));
  g_assert_no_error (error);
  lw_set_text (&village->code, "410399100203");
  lw_set_text (&village->name, "王楼村民委员会");
  lw_set_text (&village->township, "示范镇");
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  insert (ledger, village);
  lw_set_text (&person->name, "孙浩");
  person->birth_stated = 19770312;
  insert (ledger, person);
  post->person = person->record.id;
  post->village = village->record.id;
  post->body = LW_BODY_VILLAGE_COMMITTEE;
  post->position = LW_POSITION_CHAIR;
  insert (ledger, post);
  post->body = LW_BODY_PARTY_COMMITTEE;
  post->position = LW_POSITION_SECRETARY;
  post->record.id = 0;
  insert (ledger, post);
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
}

static char *
all_text (LwReport *report)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < lw_report_get_n_pages (report); i++)
    {
      g_autofree char *page = lw_report_dup_page_text (report, i);
      g_string_append (text, page);
    }
  return g_string_free (text, FALSE);
}

static void
test_ledger (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.ledger", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = lw_ledger_create (path, "passphrase", name_keys, &error);
  g_assert_no_error (error);
  fill (ledger);
  g_autoptr (GPtrArray) stack = lw_profiles_stack (ledger, &error);
  g_assert_no_error (error);

  g_autoptr (LwReport) report = lw_report_new_readiness (ledger, stack, LW_DATE (2026, 12, 8), 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (lw_report_get_title (report), "示范镇"));
  g_assert_cmpint (lw_report_get_on (report), ==, LW_DATE (2026, 12, 8));
  g_autofree char *text = all_text (report);
  g_assert_nonnull (strstr (text, "孙　浩"));
  g_assert_nonnull (strstr (text, "both offices"));

  g_autoptr (LwReport) one = lw_report_new_readiness (ledger, stack, LW_DATE (2026, 12, 8), 0, "410399100203", NULL, &error);
  g_assert_no_error (error);
  g_autofree char *alone = all_text (one);
  g_assert_nonnull (strstr (alone, "孙　浩"));
  g_assert_null (strstr (alone, "1. The whole picture"));

  g_assert_null (lw_report_new_readiness (ledger, stack, LW_DATE (2026, 12, 8), 0, "999999999999", NULL, &error));
  g_assert_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_VILLAGE);
  g_assert_true (lw_ledger_close (ledger, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-load/a-ledger-becomes-a-report", test_ledger);
  return g_test_run ();
}
