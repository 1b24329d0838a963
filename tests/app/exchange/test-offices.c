/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-import.h"
#include "lw-journal.h"
#include "lw-pinyin.h"
#include "lw-tables.h"
#include "lw-test.h"

/* Sheets of offices with different habits, all fictional. */

typedef struct
{
  const char *file;
  LwSheetKind kind;
  const char *header_rows;
  const char *fields; /* of the columns in order; - for none */
  guint rows, created, updated, refused;
  const char *reasons; /* "row:reason …", refused then warnings without column-not-mapped */
  const char *holds;   /* "people posts reserves recruits recruit-years" afterwards */
} Office;

static const Office offices[] = {
  { "ticks.csv", LW_SHEET_KIND_COMMITTEES, "3 4 5",
    "serial village name sex birth education id_number tick:party-committee:secretary tick:party-committee:deputy-secretary "
    "tick:party-committee:member tick:village-committee:chair tick:village-committee:member post_started notes",
    4, 4, 0, 0, "", "4 7 0 0 0" },
  { "石桥村.csv", LW_SHEET_KIND_COMMITTEES, "2 3",
    "name sex ethnicity birth political_status party_joined education_full_time education_in_service post phone id_number - -",
    3, 3, 0, 0, "", "3 4 0 0 0" },
  { "reserves.tsv", LW_SHEET_KIND_RESERVES, "3 4",
    "serial village name sex birth age education school id_number source occupation reserve_for mentor - reserve_since training phone notes -",
    3, 3, 0, 0, "", "3 0 3 0 0" },
  { "year-rows.csv", LW_SHEET_KIND_RECRUITS, "1", "village year count", 6, 4, 0, 0, "7:bad-number", "0 0 0 0 4" },
  { "year-groups.csv", LW_SHEET_KIND_RECRUITS, "2 3", "village year_2024 year_2025 year_2026 total - notes", 2, 2, 0, 0, "", "0 0 0 0 5" },
  { "dated.csv", LW_SHEET_KIND_RECRUITS, "2", "serial village name id_number recruited_on full_member_on -", 3, 3, 0, 0, "", "0 0 0 2 1" },
  { "village-list.csv", LW_SHEET_KIND_VILLAGES, "2",
    "township village_code village village_kind org_form households population voters party_members - -",
    5, 1, 3, 1, "7:unknown-village 5:unknown-caption", "0 0 0 0 0" },
  { "blocks.csv", LW_SHEET_KIND_COMMITTEES, "3", "serial name sex post id_number phone", 4, 4, 0, 0, "", "4 5 0 0 0" },
  { "gap.csv", LW_SHEET_KIND_COMMITTEES, "1",
    "village name sex party_post committee_post supervision_post post_started id_number", 7, 6, 0, 1, "5:unknown-village", "6 9 0 0 0" },
  { "codes.csv", LW_SHEET_KIND_VILLAGES, "1", "village_code village", 2, 1, 0, 0, "", "0 0 0 0 0" },
  { "strokes.csv", LW_SHEET_KIND_RECRUITS, "2 3", "village year_2022 year_2023 year_2024 year_2025 year_2026 notes", 2, 2, 0, 0, "", "0 0 0 0 8" },
  { "own-lines.csv", LW_SHEET_KIND_COMMITTEES, "1", "name sex id_number post post_started", 3, 3, 0, 0, "4:unknown-caption", "3 4 0 0 0" },
  { "reserve-list.csv", LW_SHEET_KIND_RESERVES, "2",
    "serial village name sex birth education political_status post party_joined phone source -", 2, 2, 0, 0, "", "2 1 2 0 0" },
  { "single-ticks.csv", LW_SHEET_KIND_COMMITTEES, "1",
    "village name sex birth tick:party-committee:secretary tick:party-committee:deputy-secretary tick:party-committee:member "
    "tick:village-committee:chair tick:village-committee:deputy-chair tick:village-committee:member tick:supervision:chair id_number",
    4, 4, 0, 0, "", "4 6 0 0 0" },
  { "one-year.csv", LW_SHEET_KIND_RECRUITS, "2", "serial village count notes", 2, 2, 0, 0, "", "0 0 0 0 2" },
  { "two-schools.csv", LW_SHEET_KIND_COMMITTEES, "1",
    "village name education_full_time school_full_time education_in_service school_in_service post", 2, 2, 0, 0, "", "2 3 0 0 0" },
  { "bodies-below.csv", LW_SHEET_KIND_COMMITTEES, "1 2",
    "village name sex party_joined party_post committee_post supervision_post - phone", 2, 2, 0, 0, "", "2 4 0 0 0" },
  { "remarks.csv", LW_SHEET_KIND_COMMITTEES, "1", "village name sex education post notes", 8, 8, 0, 0,
    "2:unknown-caption 3:unknown-caption 4:unknown-caption 9:unknown-caption", "8 6 0 0 0" },
  { "english.csv", LW_SHEET_KIND_COMMITTEES, "2",
    "serial village name sex ethnicity birth id_number education political_status post phone - notes", 2, 2, 0, 0, "", "2 3 0 0 0" },
  { "two-tongues.csv", LW_SHEET_KIND_COMMITTEES, "1", "serial village name sex birth education post phone -", 2, 2, 0, 0, "", "2 2 0 0 0" },
  { "quarters.csv", LW_SHEET_KIND_RECRUITS, "2", "serial village count:q1 count:q2 count:q3 count:q4 notes", 3, 2, 0, 0, "5:bad-number", "0 0 0 0 2" },
  { "quarter-groups.csv", LW_SHEET_KIND_RECRUITS, "2 3",
    "village year_2024:q1 year_2024:q2 year_2024:q3 year_2024:q4 year_2024 year_2026:h1 year_2026:m7 year_2026:m8", 2, 2, 0, 0, "5:bad-number", "0 0 0 0 3" },
  { "quarter-rows.csv", LW_SHEET_KIND_RECRUITS, "1", "village year period count", 7, 2, 3, 0, "8:possible-duplicate 8:part-of-year", "0 0 0 0 2" },
  /* Sheets seen through a lens have headings without a number. */
  { "turned.csv", LW_SHEET_KIND_COMMITTEES, "0", "name sex birth id_number education political_status post phone -", 3, 2, 0, 1, "5:id-checksum",
    "2 3 0 0 0" },
  { "turned-groups.csv", LW_SHEET_KIND_COMMITTEES, "0 0", "name village sex birth education_full_time education_in_service post", 2, 2, 0, 0, "", "2 2 0 0 0" },
  { "forms.csv", LW_SHEET_KIND_RESERVES, "0",
    "village name sex birth ethnicity native_place political_status education education_full_time school_full_time education_in_service "
    "school_in_service id_number phone occupation reserve_for - -",
    2, 1, 0, 1, "21:id-digits-lost", "1 0 1 0 0" },
  { "forms-beside.csv", LW_SHEET_KIND_COMMITTEES, "0", "name sex education birth village post", 3, 3, 0, 0, "", "3 3 0 0 0" },
  { "appointment.csv", LW_SHEET_KIND_PERSON, "0", "name sex birth ethnicity education party_joined - -", 1, 1, 0, 0, "", "1 0 0 0 0" },
  { "months-so-far.csv", LW_SHEET_KIND_RECRUITS, "1", "village year_2024 year_2025 year_2026 year_2023", 2, 2, 0, 0, "", "0 0 0 0 8" },
};

static char *
office_path (const char *file)
{
  g_autofree char *relative = g_build_filename ("app", "exchange", "offices", file, NULL);

  return lw_test_data (relative);
}

static LwLedger *
ledger_with_villages (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "test.ledger", NULL);
  g_autofree char *villages = office_path ("villages.csv");
  LwImportOptions options = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwImportReport) report = NULL;
  LwLedger *ledger = lw_ledger_create (path, "secret", lw_pinyin_name_keys, &error);

  g_assert_no_error (error);
  report = lw_import_file (ledger, villages, &options, &error);
  g_assert_no_error (error);
  return ledger;
}

static LwImportReport *
import (LwLedger *ledger,
        const char *file)
{
  g_autofree char *path = office_path (file);
  LwImportOptions options = { .on = 20261120 };
  g_autoptr(GError) error = NULL;
  LwImportReport *report = lw_import_file (ledger, path, &options, &error);

  g_assert_no_error (error);
  return report;
}

static char *
fields_of (const LwSheetReport *sheet)
{
  g_autoptr(GString) fields = g_string_new (NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (sheet->columns, i);

      g_string_append_printf (fields, "%s%s", i ? " " : "", column->field ? column->field : "-");
    }
  return g_strdup (fields->str);
}

static char *
reasons_of (const LwImportReport *report)
{
  g_autoptr(GString) reasons = g_string_new (NULL);
  GPtrArray *lists[] = { report->refused, report->warnings };

  for (guint l = 0; l < 2; l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        const LwCellNote *note = g_ptr_array_index (lists[l], i);

        if (strcmp (note->reason, "column-not-mapped") != 0)
          g_string_append_printf (reasons, "%s%u:%s", reasons->len ? " " : "", note->place.row, note->reason);
      }
  return g_strdup (reasons->str);
}

static char *
rows_of (const LwSheetReport *sheet)
{
  g_autoptr(GString) rows = g_string_new (NULL);

  for (guint i = 0; i < sheet->header_rows->len; i++)
    g_string_append_printf (rows, "%s%u", i ? " " : "", g_array_index (sheet->header_rows, guint, i));
  return g_strdup (rows->str);
}

static char *
counts_of (LwLedger *ledger)
{
  const LwTable *tables[] = { &lw_person_table, &lw_post_table, &lw_reserve_table, &lw_recruit_table, &lw_recruit_year_table };
  g_autoptr(GString) counts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_string_append_printf (counts, "%s%" G_GINT64_FORMAT, i ? " " : "", lw_ledger_count (ledger, tables[i], NULL));
  return g_strdup (counts->str);
}

static void
test_office (gconstpointer data)
{
  const Office *office = data;
  char *dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = ledger_with_villages (dir);
  g_autoptr(LwImportReport) report = import (ledger, office->file);
  g_autoptr(LwImportReport) again = import (ledger, office->file);
  const LwSheetReport *sheet = g_ptr_array_index (report->sheets, 0);
  const LwSheetReport *second = g_ptr_array_index (again->sheets, 0);
  g_autofree char *fields = fields_of (sheet);
  g_autofree char *rows = rows_of (sheet);
  g_autofree char *reasons = reasons_of (report);
  g_autofree char *counts = counts_of (ledger);

  g_assert_cmpint (sheet->kind, ==, office->kind);
  g_assert_cmpstr (rows, ==, office->header_rows);
  g_assert_cmpstr (fields, ==, office->fields);
  g_assert_cmpstr (reasons, ==, office->reasons);
  g_assert_cmpuint (sheet->rows, ==, office->rows);
  g_assert_cmpuint (sheet->created, ==, office->created);
  g_assert_cmpuint (sheet->updated, ==, office->updated);
  g_assert_cmpuint (sheet->refused, ==, office->refused);
  g_assert_cmpstr (counts, ==, office->holds);

  /* The same file again changes nothing, and leaves no entry in the history. */
  g_assert_cmpuint (second->unchanged, ==, office->rows - office->refused);
  g_assert_cmpint (again->entry, ==, 0);
  lw_ledger_close (ledger, NULL);
  lw_test_remove_dir (dir);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autofree char *name = g_strdup_printf ("/offices/%s", offices[i].file);

      g_test_add_data_func (name, &offices[i], test_office);
    }
  return g_test_run ();
}
