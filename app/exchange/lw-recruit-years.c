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
  gboolean here; /* of the row at hand */
} Part;

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

      if (part->here && part->count != LW_INT_NULL && add_up (parts, i + 1, part->months, &sum) == part->months && sum != part->count)
        lw_facts_doubt (facts, reader, part->column, LW_REASON_BAD_NUMBER);
    }
}

/* A past year of which a part is blank is no year without recruits. */
static void
take_year (LwSheetReader *reader,
           LwFacts *facts,
           GArray *parts,
           GArray *years)
{
  int year = g_array_index (parts, Part, 0).year;
  LwYearCount result = { .year = year };
  guint covered;

  g_array_sort (parts, compare_parts);
  covered = add_up (parts, 0, LW_PERIOD_YEAR, &result.count);
  check_sums (reader, facts, parts);
  if (covered == LW_PERIOD_YEAR || result.count > 0 || (covered && year >= (int) (reader->importer->on / 10000)))
    {
      g_array_append_val (years, result);
      return;
    }
  for (guint i = 0; covered && i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->here && part->count == LW_INT_NULL)
        {
          lw_facts_warn (facts, reader, part->column, LW_REASON_BAD_NUMBER);
          return;
        }
    }
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
      Part part = { of_row ? facts->year : ref->year, ref->months, LW_INT_NULL, c, TRUE };

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

static GArray *
parts_of_year (LwSheetReader *reader,
               LwKey village,
               int year)
{
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%d", village, year);
  GArray *parts = g_hash_table_lookup (reader->said_years, key);

  if (parts)
    {
      g_free (key);
      return parts;
    }
  parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_hash_table_insert (reader->said_years, key, parts);
  return parts;
}

GArray *
lw_recruit_years_read (LwSheetReader *reader,
                       LwFacts *facts)
{
  g_autoptr(GArray) cells = read_parts (reader, facts);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (LwYearCount));

  for (guint i = 0; i < cells->len; i++)
    {
      const Part *part = &g_array_index (cells, Part, i);
      GArray *said = parts_of_year (reader, facts->village, part->year);

      add_part (reader, facts, said, part);
    }
  for (guint i = 0; i < cells->len; i++)
    {
      int year = g_array_index (cells, Part, i).year;
      GArray *said = parts_of_year (reader, facts->village, year);
      gboolean done = FALSE;

      for (guint j = 0; j < i; j++)
        done |= g_array_index (cells, Part, j).year == year;
      if (!done)
        take_year (reader, facts, said, years);
      for (guint j = 0; !done && j < said->len; j++)
        g_array_index (said, Part, j).here = FALSE;
    }
  return years;
}
