/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include "lw-period.h"

/* How many recruits a village had in a year: from one column or row, or added up from those of its
 * quarters, halves and months. Where a longer part is filled in, the shorter ones within it only
 * check it; where it is not, they take its place. */

typedef struct /* one part of one year */
{
  int year;
  guint months;
  gint64 count;  /* LW_INT_NULL: blank, or no number */
  guint column;
  guint row;     /* its number */
} Part;

typedef struct /* what the rows so far said of one year of a village */
{
  GArray *parts;    /* Part */
  LwCellNote *note; /* what to warn of unless a later row mends it; NULL: nothing */
  gboolean edited;  /* also by a row that was filled in again */
} Said;

static void
said_free (gpointer data)
{
  Said *self = data;

  g_array_unref (self->parts);
  g_clear_pointer (&self->note, lw_cell_note_free);
  g_free (self);
}

static guint
count_months (guint months)
{
  guint n = 0;

  for (; months; months &= months - 1)
    n++;
  return n;
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const Part *one = a, *other = b;

  return (int) count_months (other->months) - (int) count_months (one->months);
}

/* Adds up the parts within @within, the longest first, from @from on. Returns: the months they cover. */
static guint
add_up (const GArray *parts,
        guint from,
        guint within,
        gint64 *sum)
{
  guint covered = 0;

  *sum = 0;
  for (guint i = from; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->count == LW_INT_NULL || (part->months & ~within) || (part->months & covered))
        continue;
      covered |= part->months;
      *sum += part->count;
    }
  return covered;
}

/* 合计 5 over quarters that make 4. */
static void
check_sums (LwSheetReader *reader,
            LwFacts *facts,
            const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      gint64 sum;

      if (part->row == facts->row->number && part->count != LW_INT_NULL && add_up (parts, i + 1, part->months, &sum) == part->months && sum != part->count)
        lw_facts_doubt (facts, reader, part->column, LW_REASON_BAD_NUMBER);
    }
}

static guint
months_of (const GArray *parts)
{
  guint months = 0;

  for (guint i = 0; i < parts->len; i++)
    months |= g_array_index (parts, Part, i).months;
  return months;
}

/* The cell of the row at hand that speaks of the year: a blank one first. */
static const Part *
cell_of_row (const GArray *parts,
             guint row)
{
  const Part *found = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->row == row && part->count == LW_INT_NULL)
        return part;
      if (part->row == row)
        found = part;
    }
  return found;
}

static void
note_year (LwSheetReader *reader,
           const LwFacts *facts,
           Said *said)
{
  const Part *part = cell_of_row (said->parts, facts->row->number);

  g_clear_pointer (&said->note, lw_cell_note_free);
  if (part)
    said->note = lw_cell_note_new (reader->report->name, facts->row->number, part->column, reader->headings[part->column],
                                   lw_row_text (facts->row, part->column),
                                   part->count == LW_INT_NULL ? LW_REASON_BAD_NUMBER : LW_REASON_PART_OF_YEAR);
}

/* A past year has twelve months, the one that runs those from January on. A part that is blank beside
 * others is none, but zeros alone are no year without recruits then. */
static void
take_year (LwSheetReader *reader,
           LwFacts *facts,
           Said *said,
           GArray *years)
{
  GArray *parts = said->parts;
  LwYearCount result = { .year = g_array_index (parts, Part, 0).year, .edited = said->edited };
  gboolean runs = result.year >= (int) (reader->importer->on / 10000);
  guint known = months_of (parts), covered;
  gboolean complete;

  g_array_sort (parts, compare_parts);
  covered = add_up (parts, 0, LW_PERIOD_YEAR, &result.count);
  check_sums (reader, facts, parts);
  g_clear_pointer (&said->note, lw_cell_note_free);
  if (!covered)
    return;
  result.whole = covered == LW_PERIOD_YEAR;
  complete = runs ? (known & (known + 1)) == 0 : (result.count > 0 ? known : covered) == LW_PERIOD_YEAR;
  if (!complete)
    note_year (reader, facts, said);
  if (complete || result.count > 0)
    g_array_append_val (years, result);
}

/* Reads the cells of the row: Part. */
static GArray *
read_parts (LwSheetReader *reader,
            LwFacts *facts)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint c = 0; c < reader->n_columns; c++)
    {
      const LwFieldRef *ref = &reader->refs[c];
      gboolean of_row = ref->meaning == LW_MEANING_COUNT;
      Part part = { of_row ? facts->year : ref->year, ref->months, LW_INT_NULL, c, facts->row->number };

      if (!of_row && ref->meaning != LW_MEANING_YEAR_N)
        continue;
      if (!part.months)
        part.months = of_row && facts->months ? facts->months : LW_PERIOD_YEAR;
      if (c < facts->row->n_cells && !lw_cell_read_number (&facts->row->cells[c], &part.count))
        {
          lw_facts_doubt (facts, reader, c, LW_REASON_BAD_NUMBER);
          part.count = LW_INT_NULL;
        }
      if (part.year)
        g_array_append_val (parts, part);
      /* Nobody said of which year. */
      else if (part.count != LW_INT_NULL)
        (facts->warnings->len ? lw_facts_keep : lw_facts_doubt) (facts, reader, c, LW_REASON_BAD_DATE);
    }
  return parts;
}

/* What an earlier row said of the same part is replaced, with a word where it was something else. */
static void
add_part (LwSheetReader *reader,
          LwFacts *facts,
          GArray *parts,
          const Part *part)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *old = &g_array_index (parts, Part, i);

      if (old->months != part->months)
        continue;
      if (part->count == LW_INT_NULL)
        return;
      if (old->count != LW_INT_NULL && old->count != part->count)
        lw_facts_warn (facts, reader, part->column, LW_REASON_POSSIBLE_DUPLICATE);
      *old = *part;
      return;
    }
  g_array_append_val (parts, *part);
}

static Said *
find_said (LwSheetReader *reader,
           LwKey village,
           int year)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%d", village, year);
  Said *said = g_hash_table_lookup (reader->said_years, key);

  if (!said)
    {
      said = g_new0 (Said, 1);
      said->parts = g_array_new (FALSE, FALSE, sizeof (Part));
      g_hash_table_insert (reader->said_years, g_steal_pointer (&key), said);
    }
  return said;
}

GHashTable *
lw_recruit_years_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, said_free);
}

GArray *
lw_recruit_years_read (LwSheetReader *reader,
                       LwFacts *facts,
                       gboolean edited)
{
  g_autoptr(GArray) cells = read_parts (reader, facts);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (LwYearCount));

  for (guint i = 0; i < cells->len; i++)
    {
      const Part *part = &g_array_index (cells, Part, i);
      Said *said = find_said (reader, facts->village, part->year);

      said->edited |= edited;
      add_part (reader, facts, said->parts, part);
    }
  for (guint i = 0; i < cells->len; i++)
    {
      int year = g_array_index (cells, Part, i).year;
      Said *said = find_said (reader, facts->village, year);
      gboolean done = FALSE;

      for (guint j = 0; j < i; j++)
        done |= g_array_index (cells, Part, j).year == year;
      if (!done)
        take_year (reader, facts, said, years);
    }
  return years;
}

void
lw_recruit_years_doubt (LwSheetReader *reader,
                        const LwFacts *facts,
                        int year)
{
  note_year (reader, facts, find_said (reader, facts->village, year));
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const LwCellNote *one = *(LwCellNote *const *) a, *other = *(LwCellNote *const *) b;

  return one->row != other->row ? (one->row < other->row ? -1 : 1) : (int) one->column - (int) other->column;
}

GPtrArray *
lw_recruit_years_take_notes (LwSheetReader *reader)
{
  GPtrArray *notes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, reader->said_years);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Said *said = value;

      if (said->note && said->edited)
        g_ptr_array_add (notes, g_steal_pointer (&said->note));
    }
  g_ptr_array_sort (notes, compare_notes);
  return notes;
}
