/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-date.h"
#include "lw-import-map.h"
#include "lw-import-private.h"
#include "lw-lens-private.h"
#include "lw-life.h"
#include "lw-sheet-reader.h"

/* The driver: a file → sheets → rows → one action. */

#define FORM_SNIFF 8192
#define FORM_MOST (32 * 1024 * 1024) /* more than either kind of form may have: what is longer is refused there */

/* Nobody waits for the other end of a pipe, and a device has no end. */
static GBytes *
load_start (const char *path,
            gsize most,
            GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_read (file, NULL, error) : NULL;
  g_autofree char *data = g_malloc (most);
  gsize length = 0;

  if (!stream || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, most, &length, NULL, error))
    return NULL;
  return g_bytes_new (data, length);
}

/* NULL without error: the file is no form. */
static GBytes *
load_form (const char *path,
           GError **error)
{
  g_autoptr(GBytes) start = load_start (path, FORM_SNIFF, NULL);

  if (!start || !lw_import_is_form (start, path))
    return NULL;
  return load_start (path, FORM_MOST, error);
}

static LwImportReport *
recognise_form (const char *path)
{
  LwImportReport *report = lw_import_report_new (path);
  LwSheetReport *sheet = lw_sheet_report_new ("", 0);

  sheet->kind = LW_SHEET_KIND_PERSON;
  g_ptr_array_add (report->sheets, sheet);
  return report;
}

/* The sheets that are looked at: visible, not blank, and the one that was asked for. */

typedef struct
{
  guint index;
  LwSheetPart *part;
  LwSheetReport *report; /* borrowed */
} LwLookedAt;

static void
looked_at_free (LwLookedAt *looked)
{
  lw_sheet_part_free (looked->part);
  g_free (looked);
}

static void
add_parts (GPtrArray *sheets,
           guint index,
           GPtrArray *parts,
           LwLens *lens) /* nullable */
{
  while (parts->len)
    {
      LwLookedAt *looked = g_new0 (LwLookedAt, 1);

      looked->index = index;
      looked->part = g_ptr_array_steal_index (parts, 0);
      looked->part->shape->lens = lens ? lw_lens_ref (lens) : NULL;
      g_ptr_array_add (sheets, looked);
    }
}

static gboolean
take_sample_cb (const LwRow *row,
                gpointer data)
{
  return lw_sample_add (data, row);
}

static LwSample *
read_sample (LwWorkbook *workbook,
             guint index,
             const LwImportOptions *options,
             GError **error)
{
  g_autoptr(LwSample) sample = lw_sample_new ();
  GArray *merges;

  if (!lw_workbook_read (workbook, index, take_sample_cb, sample, options->cancellable, error))
    return NULL;
  merges = lw_workbook_get_merges (workbook, index, error);
  if (!merges)
    return NULL;
  g_array_unref (sample->merges);
  sample->merges = merges;
  sample->has_merges = merges->len > 0;
  return g_steal_pointer (&sample);
}

static gboolean
is_wanted (LwWorkbook *workbook,
           guint index,
           const LwImportOptions *options)
{
  if (options->sheet && *options->sheet)
    return g_strcmp0 (options->sheet, lw_workbook_get_name (workbook, index)) == 0;
  return !lw_workbook_get_hidden (workbook, index);
}

/* What the sheet is read through; NULL without @error: nothing. Who says which rows are the headings says that
 * it is a table. */
static LwLens *
find_lens (LwWorkbook *workbook,
           guint index,
           const LwSample *sample,
           const LwImportOptions *options,
           LwHeadings *headings,
           GError **error)
{
  g_autoptr(LwSheetMap) map = lw_sheet_map_new (options->map, lw_workbook_get_name (workbook, index));

  return map->header_rows ? NULL : lw_lens_find (headings, sample, workbook, index, options->cancellable, error);
}

static gboolean
look_at_sheet (GPtrArray *sheets,
               LwWorkbook *workbook,
               guint index,
               const LwImportOptions *options,
               LwHeadings *headings,
               LwHints *hints,
               GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwSample) sample = read_sample (workbook, index, options, error);
  g_autoptr(LwLens) lens = NULL;
  g_autoptr(GPtrArray) parts = NULL;

  if (!sample)
    return FALSE;
  if (sample->rows->len == 0)
    return TRUE;
  lens = find_lens (workbook, index, sample, options, headings, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  hints->lens = lens;
  parts = lw_sheet_parts_find (headings, lens ? lw_lens_sample (lens) : g_steal_pointer (&sample), hints);
  add_parts (sheets, index, parts, lens);
  return TRUE;
}

static GPtrArray *
look_at (LwWorkbook *workbook,
         const char *path,
         const LwImportOptions *options,
         LwHeadings *headings,
         LwVillageMatcher *matcher,
         GError **error)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) looked_at_free);
  g_autofree char *file = g_path_get_basename (path);

  for (guint i = 0; i < lw_workbook_get_n_sheets (workbook); i++)
    {
      LwHints hints = { file, lw_workbook_get_name (workbook, i), options->as, options->map, matcher, NULL };

      if (is_wanted (workbook, i, options) && !look_at_sheet (sheets, workbook, i, options, headings, &hints, error))
        return NULL;
    }
  return g_steal_pointer (&sheets);
}

static LwSheetReport *
report_sheet (LwImportReport *report,
              LwWorkbook *workbook,
              LwLookedAt *looked)
{
  const LwShape *shape = looked->part->shape;
  LwSheetReport *sheet = lw_sheet_report_new (lw_workbook_get_name (workbook, looked->index), looked->index);

  sheet->kind = shape->kind;
  sheet->header_chosen = shape->header_chosen;
  sheet->lens = shape->lens ? lw_lens_ref (shape->lens) : NULL;
  if (shape->header_rows->len)
    g_array_append_vals (sheet->header_rows, shape->header_rows->data, shape->header_rows->len);
  for (guint i = 0; i < shape->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (shape->columns, i);
      LwColumn *copy = lw_column_new (column->column, column->heading, column->field);

      copy->chosen = column->chosen;
      g_ptr_array_add (sheet->columns, copy);
    }
  g_ptr_array_add (report->sheets, sheet);
  looked->report = sheet;
  return sheet;
}

static void
warn_unmapped (LwImportReport *report,
               const LwSheetReport *sheet)
{
  guint row = sheet->header_rows->len ? g_array_index (sheet->header_rows, guint, sheet->header_rows->len - 1) : 0;

  if (!sheet->kind)
    return;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (sheet->columns, i);

      if (!column->field && !column->chosen && *column->heading && !lw_heading_is_reason (column->heading) &&
          !(sheet->lens && lw_life_is_heading (column->heading)))
        {
          LwCellNote *note = lw_cell_note_new (sheet->name, row, column->column, column->heading, column->heading, LW_REASON_NOT_MAPPED);

          if (sheet->lens)
            note->place = lw_lens_get_place (sheet->lens, row, column->column);
          g_ptr_array_add (report->warnings, note);
        }
    }
}

LwImportReport *
lw_import_recognise (const char *path,
                     const LwImportOptions *options,
                     GError **error)
{
  g_autoptr(GError) form_error = NULL;
  g_autoptr(GBytes) form = load_form (path, &form_error);
  g_autoptr(LwWorkbook) workbook = NULL;
  g_autoptr(LwHeadings) headings = NULL;
  g_autoptr(GPtrArray) sheets = NULL;
  g_autoptr(LwImportReport) report = NULL;

  if (form)
    return recognise_form (path);
  if (form_error)
    {
      g_propagate_error (error, g_steal_pointer (&form_error));
      return NULL;
    }
  workbook = lw_workbook_open (path, error);
  if (!workbook)
    return NULL;
  headings = lw_headings_new ();
  sheets = look_at (workbook, path, options, headings, NULL, error);
  if (!sheets)
    return NULL;
  report = lw_import_report_new (path);
  for (guint i = 0; i < sheets->len; i++)
    warn_unmapped (report, report_sheet (report, workbook, g_ptr_array_index (sheets, i)));
  return g_steal_pointer (&report);
}

/* Importer */

static void
importer_clear (LwImporter *importer)
{
  g_clear_pointer (&importer->headings, lw_headings_free);
  g_clear_pointer (&importer->matcher, lw_village_matcher_free);
  lw_importer_clear_former (importer);
  g_clear_pointer (&importer->villages, g_ptr_array_unref);
  g_clear_pointer (&importer->villages_by_code, g_hash_table_unref);
  g_clear_pointer (&importer->made_ids, g_hash_table_unref);
  g_clear_pointer (&importer->kept_people, g_hash_table_unref);
  g_clear_pointer (&importer->kept_to_drop, g_hash_table_unref);
  g_clear_pointer (&importer->rows_to_recount, g_hash_table_unref);
  g_clear_pointer (&importer->refused, g_ptr_array_unref);
  g_clear_pointer (&importer->net, g_hash_table_unref);
  g_clear_pointer (&importer->report, lw_import_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LwImporter, importer_clear)

static gboolean
importer_init (LwImporter *importer,
               LwLedger *ledger,
               const char *path,
               const LwImportOptions *options,
               GError **error)
{
  gint64 n_people;

  importer->ledger = ledger;
  importer->options = options;
  importer->on = options->on ? options->on : lw_date_today ();
  importer->headings = lw_headings_new ();
  importer->report = lw_import_report_new (path);
  importer->made_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  importer->kept_people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  importer->kept_to_drop = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  importer->rows_to_recount = g_hash_table_new (g_direct_hash, g_direct_equal);
  importer->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_refused_sheet_free);
  importer->villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, error);
  if (!importer->villages)
    return FALSE;
  if (!lw_importer_load_former (importer, error))
    return FALSE;
  importer->villages_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < importer->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (importer->villages, i);

      if (village->code)
        g_hash_table_insert (importer->villages_by_code, village->code, village);
    }
  n_people = lw_ledger_count (ledger, &lw_person_table, error);
  importer->no_people = n_people == 0;
  return n_people >= 0;
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const LwLookedAt *one = *(LwLookedAt *const *) a;
  const LwLookedAt *other = *(LwLookedAt *const *) b;

  if (one->part->shape->kind != other->part->shape->kind)
    return (int) one->part->shape->kind - (int) other->part->shape->kind;
  if (one->index != other->index)
    return (int) one->index - (int) other->index;
  if (one->part->table != other->part->table)
    return (int) one->part->table - (int) other->part->table;
  return (int) one->part->shape->first_column - (int) other->part->shape->first_column;
}

/* Where headings were found, though of nothing that is known; 0: nowhere. */
static guint
first_heading (const LwImportReport *report)
{
  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      if (!sheet->lens && sheet->header_rows->len)
        return g_array_index (sheet->header_rows, guint, 0);
    }
  return 0;
}

static gboolean
import_sheets (LwImporter *importer,
               LwWorkbook *workbook,
               GPtrArray *sheets,
               GError **error)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < sheets->len; i++)
    {
      LwLookedAt *looked = g_ptr_array_index (sheets, i);

      warn_unmapped (importer->report, report_sheet (importer->report, workbook, looked));
      if (looked->part->shape->kind)
        g_ptr_array_add (order, looked);
    }
  if (sheets->len == 0 && importer->options->sheet && *importer->options->sheet)
    {
      g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD,
                   _("“%s” has no sheet “%s” with anything on it. Nothing was imported."), importer->report->file,
                   importer->options->sheet);
      return FALSE;
    }
  if (order->len == 0)
    {
      guint row = first_heading (importer->report);

      if (row)
        {
          g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD,
                       _("The headings in row %u of “%s” are those of no roster that this program knows. "
                         "Nothing was imported. Name the kind of roster, or say what its columns mean."),
                       row, importer->report->file);
          return FALSE;
        }
      g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD,
                   _("No sheet of “%s” is a roster that this program knows: no row of headings was found. "
                     "Nothing was imported. Name the kind of roster, or check that the row of headings is there."),
                   importer->report->file);
      return FALSE;
    }
  g_ptr_array_sort (order, compare_kinds);
  for (guint i = 0; i < order->len; i++)
    {
      LwLookedAt *looked = g_ptr_array_index (order, i);

      if (!lw_sheet_reader_run (importer, workbook, looked->part->shape, looked->part->sample, looked->report, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_workbook (LwImporter *importer,
                 const char *path,
                 GError **error)
{
  g_autoptr(LwWorkbook) workbook = lw_workbook_open (path, error);
  g_autoptr(GPtrArray) sheets = NULL;

  if (!workbook)
    return FALSE;
  sheets = look_at (workbook, path, importer->options, importer->headings, lw_importer_matcher (importer), error);
  return sheets && import_sheets (importer, workbook, sheets, error);
}

static char *
action_label (const LwImportReport *report)
{
  g_autoptr(GString) kinds = g_string_new (NULL);
  guint rows = 0;
  guint told = 0;

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      rows += sheet->rows;
      if (!sheet->kind || (told & (1u << sheet->kind)))
        continue;
      told |= 1u << sheet->kind;
      if (kinds->len)
        g_string_append (kinds, _(", "));
      g_string_append (kinds, lw_sheet_kind_caption (sheet->kind));
    }
  /* translators: file, kinds of roster, number of rows: the name of the action in the history */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import of %s (%s, %u row)", "Import of %s (%s, %u rows)", rows),
                          report->file, kinds->str, rows);
}

static gboolean
finish (LwImporter *importer,
        GError **error)
{
  const LwImportOptions *options = importer->options;
  g_autofree char *label = action_label (importer->report);

  if (!lw_import_net_settle (importer, error))
    return FALSE;
  if (options->failures && importer->report->refused->len &&
      !lw_failures_write (options->failures, importer->refused, error))
    return FALSE;
  if (options->dry_run)
    {
      if (!importer->within)
        lw_journal_rollback (importer->ledger);
      return TRUE;
    }
  lw_journal_set_label (importer->ledger, label);
  return lw_journal_commit (importer->ledger, &importer->report->entry, error);
}

/**
 * lw_import_file:
 * @ledger: the ledger, with no action running (a dry run may be within one)
 * @path: any file that lw_workbook_open() reads, or an appointment form
 *
 * Takes the file in as one action. Good rows go in, refused ones are listed (and written to
 * @options->failures, before anything is kept).
 *
 * Returns: (transfer full): what was found and done; NULL with @error when nothing was imported
 */
LwImportReport *
lw_import_file (LwLedger *ledger,
                const char *path,
                const LwImportOptions *options,
                GError **error)
{
  g_auto(LwImporter) importer = { 0 };
  g_autoptr(GError) form_error = NULL;
  g_autoptr(GBytes) form = load_form (path, &form_error);
  g_autofree char *name = g_path_get_basename (path);
  gboolean done;

  if (form_error)
    {
      g_propagate_error (error, g_steal_pointer (&form_error));
      return NULL;
    }
  if (options->map && !lw_import_map_check (options->map, error))
    return NULL;
  importer.within = options->dry_run && lw_journal_is_open (ledger);
  if (!importer_init (&importer, ledger, path, options, error)
      || (!importer.within && !lw_journal_begin (ledger, name, error)))
    return NULL;
  done = form ? lw_import_form (&importer, form, path, error) : import_workbook (&importer, path, error);
  if (!done || !lw_import_is_as_seen (path, options->digest, error) || !finish (&importer, error))
    {
      if (!importer.within && lw_journal_is_open (ledger))
        lw_journal_rollback (ledger);
      return NULL;
    }
  return g_steal_pointer (&importer.report);
}
