/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-import-private.h"

G_DEFINE_QUARK (lw-import-error-quark, lw_import_error)

static const struct
{
  const char *word;
  const char *caption;
} kinds[] = {
  [LW_SHEET_KIND_NONE] = { NULL, NULL },
  [LW_SHEET_KIND_VILLAGES] = { "villages", N_("Villages") },
  [LW_SHEET_KIND_COMMITTEES] = { "committees", N_("Roster of the two committees") },
  [LW_SHEET_KIND_RESERVES] = { "reserves", N_("Roster of reserve cadres") },
  [LW_SHEET_KIND_RECRUITS] = { "recruits", N_("New Party members") },
  [LW_SHEET_KIND_PERSON] = { "person", N_("Appointment form") },
};

const char *
lw_sheet_kind_word (LwSheetKind kind)
{
  return (guint) kind < G_N_ELEMENTS (kinds) ? kinds[kind].word : NULL;
}

const char *
lw_sheet_kind_caption (LwSheetKind kind)
{
  if ((guint) kind >= G_N_ELEMENTS (kinds) || !kinds[kind].caption)
    return _("Not understood");
  return _(kinds[kind].caption);
}

gboolean
lw_sheet_kind_from_word (const char *word,
                         LwSheetKind *kind)
{
  for (guint i = LW_SHEET_KIND_VILLAGES; word && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].word, word) == 0)
      {
        *kind = (LwSheetKind) i;
        return TRUE;
      }
  return FALSE;
}

LwCellNote *
lw_cell_note_new (const char *sheet,
                  guint row,
                  guint column,
                  const char *heading,
                  const char *text,
                  const char *reason)
{
  LwCellNote *note = g_new0 (LwCellNote, 1);

  note->sheet = g_strdup (sheet);
  note->row = row;
  note->column = column;
  note->place = (LwPlace) { row, column };
  note->heading = g_strdup (heading);
  note->text = g_strdup (text);
  note->reason = g_strdup (reason);
  return note;
}

void
lw_cell_note_free (LwCellNote *note)
{
  if (!note)
    return;
  g_free (note->sheet);
  g_free (note->heading);
  g_free (note->text);
  g_free (note->reason);
  g_free (note);
}

LwSheetReport *
lw_sheet_report_new (const char *name,
                     guint index)
{
  LwSheetReport *sheet = g_new0 (LwSheetReport, 1);

  sheet->name = g_strdup (name);
  sheet->index = index;
  sheet->header_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_column_free);
  return sheet;
}

static void
row_note_free (LwRowNote *note)
{
  g_free (note->sheet);
  g_free (note->name);
  g_free (note->village);
  g_clear_pointer (&note->changes, g_ptr_array_unref);
  g_free (note);
}

static void
sheet_report_free (LwSheetReport *sheet)
{
  g_free (sheet->name);
  g_array_unref (sheet->header_rows);
  g_ptr_array_unref (sheet->columns);
  lw_lens_unref (sheet->lens);
  g_free (sheet);
}

LwImportReport *
lw_import_report_new (const char *path)
{
  LwImportReport *report = g_new0 (LwImportReport, 1);

  report->file = g_path_get_basename (path);
  report->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_report_free);
  report->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_note_free);
  report->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_note_free);
  report->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_note_free);
  return report;
}

void
lw_import_report_free (LwImportReport *report)
{
  if (!report)
    return;
  g_free (report->file);
  g_ptr_array_unref (report->sheets);
  g_ptr_array_unref (report->refused);
  g_ptr_array_unref (report->warnings);
  g_ptr_array_unref (report->rows);
  g_free (report);
}

/* The first in the order of import that the file holds. */
LwSheetKind
lw_import_report_get_kind (LwImportReport *report)
{
  LwSheetKind first = LW_SHEET_KIND_NONE;

  for (guint i = 0; i < report->sheets->len; i++)
    {
      LwSheetKind kind = ((LwSheetReport *) g_ptr_array_index (report->sheets, i))->kind;

      if (kind && (!first || kind < first))
        first = kind;
    }
  return first;
}

static const struct
{
  const char *reason;
  const char *text;
} explanations[] = {
  /* translators: %s is what stands in the cell */
  { LW_REASON_ID_DIGITS_LOST, N_("“%s” has lost its last digits: the cell was a number. Format the column as text and type the ID number again.") },
  { LW_REASON_ID_CHECKSUM, N_("“%s” is no ID number: its check digit does not fit. Compare it with the card.") },
  { LW_REASON_ID_IMPOSSIBLE_DATE, N_("“%s” is no ID number: it holds a day that does not exist. Compare it with the card.") },
  { LW_REASON_UNKNOWN_VILLAGE, N_("“%s” is no village of this ledger. Write its name as in the list of villages, or import the villages first.") },
  { LW_REASON_AMBIGUOUS_VILLAGE, N_("“%s” may mean more than one village. Write the full name.") },
  { LW_REASON_NAME_MISSING, N_("The name is missing. Fill it in.") },
  { LW_REASON_BAD_DATE, N_("“%s” is no clear date. Write year and month, such as 1990.05.") },
  { LW_REASON_BAD_NUMBER, N_("“%s” is no number.") },
  { LW_REASON_DUPLICATE, N_("“%s” already stands on this sheet under another name. Compare both with the cards.") },
  { LW_REASON_BIRTH, N_("“%s” is not the day of birth in the ID number.") },
  { LW_REASON_SEX, N_("“%s” is not the sex in the ID number.") },
  { LW_REASON_AGE, N_("The age “%s” does not fit the date of birth.") },
  { LW_REASON_CAPTION, N_("“%s” is no term that this column knows. It was kept beside the record.") },
  { LW_REASON_OLD_ID, N_("“%s” is an ID number of the old form with 15 digits. Verify it.") },
  { LW_REASON_NOT_MAPPED, N_("The column “%s” was not understood. Its cells were kept beside the records.") },
  { LW_REASON_POSSIBLE_DUPLICATE, N_("“%s” may already be in the ledger. Compare them.") },
  { LW_REASON_FORMER_VILLAGE, N_("“%s” is what a village was called before it was merged or renamed. Persons go to the village of today; its own facts are not taken from an old list.") },
  { LW_REASON_PART_OF_YEAR, N_("“%s” is not all of that year, or less than the ledger has for it. The larger figure stays, and a part is no year without recruits.") },
  { LW_REASON_NAME_DIFFERS, N_("The ledger knows this ID number under another name than “%s”. The name in the ledger was kept.") },
};

static char *
fill_in (const char *sentence,
         const char *text)
{
  g_auto(GStrv) parts = g_strsplit (_(sentence), "%s", 2);

  return g_strjoinv (text ? text : "", parts);
}

/* Among the terms that a column does not know, the one that matters most. */
static const char gone[] = N_("“%s” says that this person is gone, but the row still names a post or the pool, and that was taken over. If it has ended, end it.");

char *
lw_import_reason_explain (const char *reason,
                          const char *text)
{
  if (g_strcmp0 (reason, LW_REASON_CAPTION) == 0 && text && lw_text_says_gone (text))
    return fill_in (gone, text);
  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (g_strcmp0 (explanations[i].reason, reason) == 0)
      return fill_in (explanations[i].text, text);
  return g_strdup (reason ? reason : "");
}
