/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-import-private.h"
#include "lw-life.h"

/* What is not understood or doubtful stays beside the record, under its heading; when the sheet
 * comes again it is replaced by heading, and goes when the cell has become clear. A person with several
 * rows on one sheet keeps what each of them says. */

static char *
heading_for (const LwKept *kept,
             const char *label)
{
  return label ? g_strdup_printf ("%s（%s）", kept->heading, label) : g_strdup (kept->heading);
}

static char *
source_of (LwImporter *importer,
           const char *sheet,
           guint row)
{
  if (!*sheet)
    /* translators: file, row */
    return g_strdup_printf (_("%s, row %u"), importer->report->file, row);
  /* translators: file, sheet, row */
  return g_strdup_printf (_("%s, sheet %s, row %u"), importer->report->file, sheet, row);
}

/* What of @records this cell is to replace: its own text of an earlier import, else what stands under
 * its heading, unless that came from another row of this very sheet (@met). NULL: it is new. */
static LwImported *
find_old (GPtrArray *records,
          const char *heading,
          const char *text,
          const char *source,
          gboolean met)
{
  LwImported *best = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      LwImported *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (record->heading, heading) != 0)
        continue;
      if (g_strcmp0 (record->text, text) == 0)
        return record;
      if (g_strcmp0 (record->source, source) == 0 || (!met && !best))
        best = record;
    }
  return best;
}

/* Whether a row above on this sheet left something beside @person. */
static gboolean
was_met (LwImporter *importer,
         const LwFacts *facts,
         LwKey person)
{
  gboolean met = person && g_hash_table_contains (importer->kept_people, &person);

  if (person && !met && facts->kept->len)
    g_hash_table_add (importer->kept_people, g_memdup2 (&person, sizeof person));
  return met;
}

static gboolean
store_one (LwImporter *importer,
           LwImported *old,
           LwKey village,
           LwKey person,
           const char *heading,
           const LwKept *kept,
           const char *source,
           gboolean *changed,
           GError **error)
{
  g_autoptr(LwImported) record = old ? lw_record_copy (old) : lw_record_new (&lw_imported_table);

  if (old && g_strcmp0 (old->text, kept->text) == 0 && g_strcmp0 (old->reason, kept->reason) == 0)
    return TRUE;
  record->village = village;
  record->person = person;
  lw_set_text (&record->heading, heading);
  lw_set_text (&record->text, kept->text);
  lw_set_text (&record->reason, kept->reason);
  lw_set_text (&record->source, source);
  *changed = TRUE;
  return old ? lw_ledger_update (importer->ledger, record, error) : lw_ledger_insert (importer->ledger, record, error);
}

static gboolean
is_kept (const LwFacts *facts,
         const char *heading,
         const char *label)
{
  for (guint i = 0; i < facts->kept->len; i++)
    {
      g_autofree char *other = heading_for (g_ptr_array_index (facts->kept, i), label);

      if (g_strcmp0 (other, heading) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether @source is a row of @sheet of the file at hand. */
static gboolean
is_of_sheet (LwImporter *importer,
             const char *sheet,
             const char *source)
{
  const char *end = source ? source + strlen (source) : NULL;
  g_autofree char *same = NULL;

  while (end && end > source && !g_ascii_isdigit (end[-1]))
    end--;
  while (end && end > source && g_ascii_isdigit (end[-1]))
    end--;
  if (!end)
    return FALSE;
  same = source_of (importer, sheet, (guint) g_ascii_strtoull (end, NULL, 10));
  return strcmp (same, source) == 0;
}

/* A row of this sheet that comes further down may say it again. */
static void
drop_later (LwImporter *importer,
            const LwImported *record,
            guint row)
{
  LwKey *key = g_memdup2 (&record->record.id, sizeof record->record.id);

  g_hash_table_insert (importer->kept_to_drop, key, GUINT_TO_POINTER (row));
  importer->row_dropping = row;
}

static gboolean
drop_cleared (LwImporter *importer,
              const char *sheet,
              GPtrArray *records,
              const LwFacts *facts,
              const char *label,
              GHashTable *clear_headings,
              gboolean *changed,
              GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const LwImported *record = g_ptr_array_index (records, i);
      g_autofree char *bare = g_strdup (record->heading ? record->heading : "");
      g_autofree char *tail = label ? g_strdup_printf ("（%s）", label) : g_strdup ("");

      if (!g_str_has_suffix (bare, tail))
        continue;
      bare[strlen (bare) - strlen (tail)] = '\0';
      if (!g_hash_table_contains (clear_headings, bare) || is_kept (facts, record->heading, label))
        continue;
      if (is_of_sheet (importer, sheet, record->source))
        {
          drop_later (importer, record, facts->row->number);
          continue;
        }
      *changed = TRUE;
      if (!lw_ledger_delete (importer->ledger, &lw_imported_table, record->record.id, error))
        return FALSE;
    }
  return TRUE;
}

/* A row was counted as unchanged that asked for something to be dropped. */
void
lw_kept_note_unchanged (LwImporter *importer,
                        guint row)
{
  if (importer->row_dropping == row)
    g_hash_table_add (importer->rows_to_recount, GUINT_TO_POINTER (row));
}

static void
count_as_updated (LwImporter *importer,
                  LwSheetReport *sheet,
                  guint row)
{
  GPtrArray *rows = importer->report->rows;

  if (!g_hash_table_remove (importer->rows_to_recount, GUINT_TO_POINTER (row)))
    return;
  sheet->unchanged--;
  sheet->updated++;
  for (guint i = 0; i < rows->len; i++)
    {
      LwRowNote *note = g_ptr_array_index (rows, i);

      if (note->row == row && g_strcmp0 (note->sheet, sheet->name) == 0 && note->outcome == LW_ROW_UNCHANGED)
        note->outcome = LW_ROW_UPDATED;
    }
}

/* At the end of a sheet: what was beside somebody because of one of its rows, and is there no more. */
gboolean
lw_kept_settle (LwSheetReader *reader,
                GError **error)
{
  LwImporter *importer = reader->importer;
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, importer->kept_to_drop);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      if (!lw_ledger_delete (importer->ledger, &lw_imported_table, *(LwKey *) key, error))
        return FALSE;
      count_as_updated (importer, reader->report, GPOINTER_TO_UINT (row));
    }
  g_hash_table_remove_all (importer->kept_to_drop);
  g_hash_table_remove_all (importer->rows_to_recount);
  importer->row_dropping = 0;
  return TRUE;
}

/* Cells about people carry their village too. */
static void
leave_people_out (GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    if (((LwImported *) g_ptr_array_index (records, i - 1))->person)
      g_ptr_array_remove_index (records, i - 1);
}

/* Headings of this sheet whose cell in this row has a value that was understood. */
GHashTable *
lw_reader_clear_headings (const LwSheetReader *reader,
                          const LwFacts *facts)
{
  GHashTable *headings = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < reader->n_columns && c < facts->row->n_cells; c++)
    if (reader->refs[c].meaning && *reader->headings[c])
      {
        g_autofree char *text = lw_cell_dup_text (&facts->row->cells[c]);

        if (text)
          g_hash_table_add (headings, (gpointer) reader->headings[c]);
      }
  return headings;
}

/**
 * lw_kept_store:
 * @village: where the cells belong, or 0
 * @person: whom they belong to, or 0
 * @is_new: the record was made just now, so that nothing can be beside it yet
 * @label: (nullable): tells apart several things of one village under the same heading
 * @clear_headings: (nullable): headings whose cells were understood this time
 * @changed: (inout): set when something was written
 *
 * Returns: FALSE with @error when the ledger fails
 */
gboolean
lw_kept_store (LwImporter *importer,
               const char *sheet,
               const LwFacts *facts,
               LwKey village,
               LwKey person,
               gboolean is_new,
               const char *label,
               GHashTable *clear_headings,
               gboolean *changed,
               GError **error)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *source = NULL;
  gboolean met = was_met (importer, facts, person);

  if (is_new && facts->kept->len == 0)
    return TRUE;
  records = is_new ? g_ptr_array_new_with_free_func (lw_record_free) : lw_ledger_list (importer->ledger, &lw_imported_table, person ? "person" : "village",
                                                          person ? person : village, error);
  if (!records)
    return FALSE;
  if (!person)
    leave_people_out (records);
  source = source_of (importer, sheet, facts->row->number);
  for (guint i = 0; i < facts->kept->len; i++)
    {
      const LwKept *kept = g_ptr_array_index (facts->kept, i);
      g_autofree char *heading = heading_for (kept, label);
      LwImported *old = find_old (records, heading, kept->text, source, met);
      gboolean taken = FALSE;

      if (old)
        g_hash_table_remove (importer->kept_to_drop, &old->record.id);
      /* What could be told apart is kept as lines of the person's file. */
      if (person && !old && !lw_life_take (importer->ledger, heading, kept->text, person, FALSE, &taken, changed, error))
        return FALSE;
      if (!taken && !store_one (importer, old, village, person, heading, kept, source, changed, error))
        return FALSE;
    }
  /* What the row above left stays, whatever this one says. */
  return !clear_headings || met || drop_cleared (importer, sheet, records, facts, label, clear_headings, changed, error);
}
