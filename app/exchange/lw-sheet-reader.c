/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-import-map.h"
#include "lw-read-ahead.h"

/* Between two reports of progress. */
#define PROGRESS_ROWS 200

LwSheetReader *
lw_sheet_reader_new (LwImporter *importer,
                     LwShape *shape,
                     LwSheetReport *report)
{
  LwSheetReader *self = g_new0 (LwSheetReader, 1);

  self->importer = importer;
  self->shape = shape;
  self->report = report;
  for (guint i = 0; i < shape->columns->len; i++)
    self->n_columns = MAX (self->n_columns, ((LwColumn *) g_ptr_array_index (shape->columns, i))->column + 1);
  self->refs = g_new0 (LwFieldRef, self->n_columns + 1);
  self->headings = g_new0 (const char *, self->n_columns + 1);
  self->captions = g_new0 (GHashTable *, self->n_columns + 1);
  for (guint i = 0; i < LW_N_MEANINGS; i++)
    self->column_of[i] = G_MAXUINT;
  for (guint c = 0; c < self->n_columns; c++)
    self->headings[c] = "";
  for (guint i = shape->columns->len; i > 0; i--)
    {
      const LwColumn *column = g_ptr_array_index (shape->columns, i - 1);

      self->headings[column->column] = column->heading;
      self->has_answers |= column->answer != NULL;
      lw_field_ref_from_word (column->field, &self->refs[column->column]);
      self->column_of[self->refs[column->column].meaning] = column->column;
    }
  self->column_of[LW_MEANING_NONE] = G_MAXUINT;
  self->merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));
  self->left_out = importer->options->map ? lw_import_map_dup_left_out (importer->options->map, report->name) : NULL;
  self->edits = lw_cell_edits_of_sheet (importer->options->edits, report->name);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->own_recruits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->own_years = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->said_years = lw_recruit_years_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen_villages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->heading_just_read = TRUE;
  self->refused = g_new0 (LwRefusedSheet, 1);
  self->refused->sheet = g_strdup (report->name);
  self->refused->head = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_row_free);
  self->refused->rows = g_ptr_array_new ();
  self->refused->village_column = self->column_of[LW_MEANING_VILLAGE];
  self->refused->name_column = self->column_of[LW_MEANING_NAME];
  self->refused->body_column = self->column_of[LW_MEANING_POST_BODY];
  g_ptr_array_add (importer->refused, self->refused);
  return self;
}

void
lw_sheet_reader_free (LwSheetReader *self)
{
  if (!self)
    return;
  for (guint c = 0; c < self->n_columns; c++)
    g_clear_pointer (&self->captions[c], g_hash_table_unref);
  g_free (self->captions);
  g_free (self->refs);
  g_free (self->headings);
  g_array_unref (self->merges);
  g_clear_pointer (&self->carried, g_ref_string_release);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_pointer (&self->edits, g_hash_table_unref);
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->own_recruits);
  g_hash_table_unref (self->own_years);
  g_hash_table_unref (self->said_years);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->seen_villages);
  lw_row_free (self->above);
  g_clear_pointer (&self->row_changes, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* As any file may name it: with its township, which tells apart two of the same name. */
static char *
dup_full_name (LwImporter *importer,
               LwKey key)
{
  for (guint i = 0; i < importer->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (importer->villages, i);

      if (village->record.id == key)
        return g_strconcat (village->township ? village->township : "", village->name, NULL);
    }
  return NULL;
}

static void
add_refused (LwSheetReader *self,
             const LwFacts *facts)
{
  LwRefusedRow *refused = g_new0 (LwRefusedRow, 1);

  refused->row = lw_row_copy (facts->row);
  refused->reason = g_strdup (facts->refused);
  refused->column = facts->refused_column;
  refused->text = g_strdup (facts->refused_text);
  refused->village = g_strdup (facts->carried);
  if (facts->by_section)
    refused->section = dup_full_name (self->importer, facts->village);
  refused->body = lw_named_body_word (facts->named);
  g_ptr_array_add (self->refused->rows, refused);
}

/* Rows are told one by one only where somebody reads them: a township. */
#define MAX_TOLD_VILLAGES 2000

static char *
dup_village_name (LwImporter *importer,
                  LwKey key)
{
  for (guint i = 0; key && i < MIN (importer->villages->len, MAX_TOLD_VILLAGES); i++)
    {
      const LwVillage *village = g_ptr_array_index (importer->villages, i);

      if (village->record.id == key)
        return lw_village_name_short (village->name);
    }
  return NULL;
}

static void
list_row (LwSheetReader *self,
          const LwFacts *facts,
          const char *name,
          LwRowOutcome outcome,
          gboolean left_out)
{
  g_autoptr(GPtrArray) changes = lw_reader_take_changes (self);
  LwRowNote *note;

  if (!self->importer->options->list_rows)
    return;
  note = g_new0 (LwRowNote, 1);
  note->sheet = g_strdup (self->report->name);
  note->row = facts->row->number;
  note->outcome = facts->refused ? LW_ROW_REFUSED : outcome;
  note->left_out = left_out;
  note->name = g_strdup (name);
  note->village = dup_village_name (self->importer, facts->village);
  if (note->outcome != LW_ROW_REFUSED)
    note->changes = g_steal_pointer (&changes);
  g_ptr_array_add (self->importer->report->rows, note);
}

static void
add_note (LwSheetReader *self,
          GPtrArray *notes,
          LwCellNote *note)
{
  if (self->shape->lens)
    note->place = lw_lens_get_place (self->shape->lens, note->row, note->column);
  g_ptr_array_add (notes, note);
}

static void
count_row (LwSheetReader *self,
           LwFacts *facts,
           LwRowOutcome outcome)
{
  LwImportReport *report = self->importer->report;

  self->report->rows++;
  if (facts->refused)
    {
      const char *heading = facts->refused_column < self->n_columns ? self->headings[facts->refused_column] : "";
      g_autofree char *text = g_strdup (facts->refused_text);

      self->report->refused++;
      add_note (self, report->refused, lw_cell_note_new (self->report->name, facts->row->number, facts->refused_column,
                                                         heading, g_strstrip (text), facts->refused));
      add_refused (self, facts);
      return;
    }
  self->report->created += outcome == LW_ROW_CREATED;
  self->report->updated += outcome == LW_ROW_UPDATED;
  self->report->unchanged += outcome == LW_ROW_UNCHANGED;
  for (guint i = 0; i < facts->warnings->len; i++)
    add_note (self, report->warnings, g_steal_pointer (&facts->warnings->pdata[i]));
}

static gboolean
store (LwSheetReader *self,
       LwFacts *facts,
       LwRowOutcome *outcome,
       GError **error)
{
  switch (self->shape->kind)
    {
    case LW_SHEET_KIND_VILLAGES:
      return lw_import_village_row (self, facts, outcome, error);
    case LW_SHEET_KIND_RECRUITS:
      return lw_import_recruit_row (self, facts, outcome, error);
    case LW_SHEET_KIND_COMMITTEES:
    case LW_SHEET_KIND_RESERVES:
    case LW_SHEET_KIND_PERSON:
    case LW_SHEET_KIND_NONE:
      break;
    }
  return lw_import_person_row (self, facts, outcome, error);
}

/* Nothing is written, and nothing ends because of it where the roster is complete. */
static gboolean
leave_out (LwSheetReader *self,
           LwFacts *facts,
           GError **error)
{
  g_autoptr(LwPerson) person = NULL;
  gboolean doubtful;

  list_row (self, facts, facts->person->name, LW_ROW_UNCHANGED, TRUE);
  if (!self->importer->options->complete || facts->refused || facts->nobody
      || (self->shape->kind != LW_SHEET_KIND_COMMITTEES && self->shape->kind != LW_SHEET_KIND_RESERVES))
    return TRUE;
  if (!lw_match_person (self->importer, facts, FALSE, &person, &doubtful, error))
    return FALSE;
  if (person)
    lw_reader_saw (self, facts, person->record.id);
  return TRUE;
}

/* The vacancy itself says nothing, but its village and body stand for the rows below as well. */
static void
pass_vacancy (LwSheetReader *self,
              const LwRow *row)
{
  g_autoptr(LwFacts) facts = lw_facts_new (row);

  lw_facts_read_village (facts, self);
  lw_reader_row_body (self, facts);
}

/* What a row says; NULL for one that is no data. Looks at the sheet and the villages only, never at the
 * ledger. */
static LwFacts *
read_row (LwSheetReader *self,
          const LwRow *row)
{
  g_autoptr(LwRow) own = NULL;
  LwFacts *facts;
  LwKey village = 0;
  LwRowClass class = LW_ROW_SKIP;

  if (lw_row_is_elsewhere (self, row, &village))
    class = village ? LW_ROW_SECTION : LW_ROW_SKIP;
  else
    {
      own = lw_reader_own_row (self, row);
      class = lw_row_classify (self, own ? own : row, &village);
    }
  if (class == LW_ROW_SECTION)
    {
      self->section_village = village;
      g_clear_pointer (&self->carried, g_ref_string_release);
    }
  if (class == LW_ROW_VACANT)
    pass_vacancy (self, own ? own : row);
  if (class != LW_ROW_DATA)
    return NULL;
  if (lw_row_begins_table (self, own ? own : row))
    {
      facts = lw_facts_new (row);
      facts->new_table = TRUE;
      return facts;
    }
  facts = lw_facts_read (self, own ? own : row);
  facts->carried = self->carried ? g_ref_string_acquire (self->carried) : NULL;
  lw_reader_remember_row (self, facts->row);
  facts->own_row = g_steal_pointer (&own);
  return facts;
}

gboolean
lw_sheet_reader_store (LwSheetReader *self,
                       LwFacts *facts,
                       GError **error)
{
  LwRowOutcome outcome = LW_ROW_UNCHANGED;
  g_autofree char *name = NULL;

  if (facts->new_table)
    {
      g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD,
                   _("In row %u of “%s” another table begins, too far down to be looked at together with the first. Nothing was "
                     "imported. Put it on a sheet of its own."),
                   facts->row->number, *self->report->name ? self->report->name : self->importer->report->file);
      return FALSE;
    }
  /* Read all the same: its village counts for the rows below. */
  if (self->left_out && g_hash_table_contains (self->left_out, GUINT_TO_POINTER (facts->row->number)))
    return leave_out (self, facts, error);
  if (self->importer->options->only_edited
      && (!self->edits || !g_hash_table_contains (self->edits, GUINT_TO_POINTER (facts->row->number))))
    return self->shape->kind != LW_SHEET_KIND_RECRUITS || lw_import_recruit_row_beside (self, facts, error);
  name = g_strdup (facts->person->name); /* storing it takes out what was known already */
  if (!facts->refused && !store (self, facts, &outcome, error))
    return FALSE;
  list_row (self, facts, name, outcome, FALSE);
  count_row (self, facts, outcome);
  if (!facts->refused && outcome == LW_ROW_UNCHANGED)
    lw_kept_note_unchanged (self->importer, facts->row->number);
  return TRUE;
}

static gboolean
is_heading (const LwSheetReader *self,
            const LwRow *row)
{
  const GArray *headers = self->shape->header_rows;

  return headers->len && row->number <= g_array_index (headers, guint, headers->len - 1);
}

/* In the reading thread, but for a list of villages: a row of that one may speak of a village that the
 * row before it made. */
static gpointer
prepare_row_cb (const LwRow *row,
                gpointer data)
{
  return is_heading (data, row) ? NULL : read_row (data, row);
}

static gboolean
take_row_cb (const LwRow *row,
             gpointer prepared,
             gpointer data)
{
  LwSheetReader *self = data;
  LwImporter *importer = self->importer;
  const LwImportOptions *options = importer->options;
  g_autoptr(LwFacts) own = NULL;
  LwFacts *facts = prepared;

  if (is_heading (self, row))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (options->cancellable, &self->error))
    return FALSE;
  if (++importer->rows_done % PROGRESS_ROWS == 0 && options->progress)
    options->progress (importer->rows_done, 0, options->progress_data);
  if (self->shape->kind == LW_SHEET_KIND_VILLAGES)
    facts = own = read_row (self, row);
  return !facts || lw_sheet_reader_store (self, facts, &self->error);
}

/* Of a sheet that is seen through a lens the rows are there already. */
static void
take_rows_of_lens (LwSheetReader *self)
{
  GPtrArray *rows = lw_lens_get_rows (self->shape->lens);

  for (guint i = 0; i < rows->len; i++)
    {
      const LwRow *row = g_ptr_array_index (rows, i);
      gpointer prepared = self->shape->kind == LW_SHEET_KIND_VILLAGES ? NULL : prepare_row_cb (row, self);
      gboolean go_on = take_row_cb (row, prepared, self);

      lw_facts_free (prepared);
      if (!go_on)
        return;
    }
}

/* Preparations */

static int
compare_merges (gconstpointer a,
                gconstpointer b)
{
  const LwMerge *one = a, *other = b;

  return one->first_row < other->first_row ? -1 : one->first_row > other->first_row;
}

static void
take_merges (LwSheetReader *self,
             const LwSample *sample)
{
  guint column = self->column_of[LW_MEANING_VILLAGE];

  for (guint i = 0; i < sample->merges->len; i++)
    {
      const LwMerge *merge = &g_array_index (sample->merges, LwMerge, i);

      if (merge->first_column <= column && column <= merge->last_column && merge->last_row > merge->first_row)
        g_array_append_val (self->merges, *merge);
    }
  g_array_sort (self->merges, compare_merges);
}

/* A sheet for each village: its name stands in a line above, or on the tab. */
static void
find_default_village (LwSheetReader *self)
{
  GPtrArray *titles = self->shape->titles;

  if (self->shape->kind == LW_SHEET_KIND_VILLAGES)
    return;
  for (guint i = titles->len; i > 0 && !self->section_village; i--)
    self->section_village = lw_village_in_text (self->importer, g_ptr_array_index (titles, i - 1));
  if (!self->section_village)
    self->section_village = lw_village_in_text (self->importer, self->report->name);
  if (!self->section_village)
    self->section_village = lw_village_in_text (self->importer, self->importer->report->file);
}

static void
take_head (LwSheetReader *self,
           const LwSample *sample)
{
  GArray *headers = self->shape->header_rows;
  guint last = headers->len ? g_array_index (headers, guint, headers->len - 1) : 0;

  for (guint i = 0; i < sample->rows->len; i++)
    {
      const LwRow *row = g_ptr_array_index (sample->rows, i);

      if (row->number <= last)
        g_ptr_array_add (self->refused->head, lw_row_copy (row));
    }
}

/* Whether a year lacks parts is known at the end; its warning stands where its row is. */
static void
add_notes_of_years (LwSheetReader *self,
                    guint n_before)
{
  g_autoptr(GPtrArray) notes = lw_recruit_years_take_notes (self);
  GPtrArray *warnings = self->importer->report->warnings;

  for (guint i = 0; i < notes->len; i++)
    {
      LwCellNote *note = g_ptr_array_index (notes, i);
      guint at = warnings->len;

      while (at > n_before && ((LwCellNote *) g_ptr_array_index (warnings, at - 1))->row > note->row)
        at--;
      add_note (self, warnings, note);
      g_ptr_array_insert (warnings, (int) at, g_ptr_array_steal_index (warnings, warnings->len - 1));
    }
}

gboolean
lw_sheet_reader_run (LwImporter *importer,
                     LwWorkbook *workbook,
                     LwShape *shape,
                     const LwSample *sample,
                     LwSheetReport *report,
                     GError **error)
{
  g_autoptr(LwSheetReader) self = lw_sheet_reader_new (importer, shape, report);
  guint n_before = importer->report->warnings->len;

  g_hash_table_remove_all (importer->kept_people);
  take_merges (self, sample);
  take_head (self, sample);
  lw_reader_look_at_serials (self, sample);
  find_default_village (self);
  lw_reader_find_body (self);
  if (shape->lens)
    take_rows_of_lens (self);
  else if (!lw_workbook_read_ahead (workbook, report->index, shape->kind == LW_SHEET_KIND_VILLAGES ? NULL : prepare_row_cb,
                               take_row_cb, (GDestroyNotify) lw_facts_free, self, importer->options->cancellable, error))
    return FALSE;
  if (self->error)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  add_notes_of_years (self, n_before);
  return lw_kept_settle (self, error) && lw_import_complete (self, error);
}
