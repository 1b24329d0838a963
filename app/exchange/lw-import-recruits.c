/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-date.h"
#include "lw-period.h"

/* Rows about new Party members: a column per year, a row per year, or a dated list. */

/* What the ledger has of a village, read once per sheet. */
static GPtrArray *
own_records (LwSheetReader *reader,
             GHashTable *cache,
             const LwTable *table,
             LwKey village,
             GError **error)
{
  GPtrArray *records = g_hash_table_lookup (cache, &village);
  LwKey *key;

  if (records)
    return records;
  records = lw_ledger_list (reader->importer->ledger, table, "village", village, error);
  if (!records)
    return NULL;
  key = g_new (LwKey, 1);
  *key = village;
  g_hash_table_insert (cache, key, records);
  return records;
}

typedef struct
{
  gboolean created, changed;
  gboolean less; /* than the ledger has, which stays */
} LwStored;

static gboolean
store_year (LwSheetReader *reader,
            LwKey village,
            int year,
            gint64 count,
            gboolean whole,
            LwStored *stored,
            GError **error)
{
  GPtrArray *records = own_records (reader, reader->own_years, &lw_recruit_year_table, village, error);
  g_autoptr(LwRecruitYear) said = NULL;
  LwRecruitYear *record;

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      record = g_ptr_array_index (records, i);
      if (record->year != year)
        continue;
      stored->less = !whole && count < record->count;
      if (record->count == count || stored->less)
        return TRUE;
      said = lw_record_copy (record);
      said->count = count;
      stored->changed = lw_reader_merge (reader, record, said);
      return lw_ledger_update (reader->importer->ledger, record, error);
    }
  record = lw_record_new (&lw_recruit_year_table);
  g_ptr_array_add (records, record);
  record->village = village;
  record->year = year;
  record->count = count;
  stored->created = TRUE;
  return lw_reader_insert (reader, record, error);
}

static gboolean
store_counts (LwSheetReader *reader,
              LwFacts *facts,
              gboolean edited,
              LwStored *stored,
              GError **error)
{
  g_autoptr(GArray) years = lw_recruit_years_read (reader, facts, edited);

  for (guint i = 0; i < years->len; i++)
    {
      const LwYearCount *year = &g_array_index (years, LwYearCount, i);

      if (!year->edited)
        continue;
      stored->less = FALSE;
      if (!store_year (reader, facts->village, year->year, year->count, year->whole, stored, error))
        return FALSE;
      if (stored->less)
        lw_recruit_years_doubt (reader, facts, year->year);
    }
  return TRUE;
}

/* Dated list */

static gboolean
is_same_recruit (const LwRecruit *a,
                 const LwRecruit *b)
{
  if (a->id_number && b->id_number)
    return strcmp (a->id_number, b->id_number) == 0;
  return g_strcmp0 (a->name, b->name) == 0 && (!a->birth || !b->birth || lw_date_agrees (a->birth, b->birth)) &&
         a->recruited_on / 10000 == b->recruited_on / 10000;
}

static LwRecruit *
recruit_from_facts (const LwFacts *facts)
{
  LwRecruit *recruit = lw_record_new (&lw_recruit_table);
  const LwPerson *person = facts->person;

  recruit->village = facts->village;
  lw_set_text (&recruit->name, person->name);
  lw_set_text (&recruit->id_number, person->id_number);
  lw_set_text (&recruit->notes, person->notes);
  recruit->sex = person->sex;
  recruit->birth = person->birth_stated;
  recruit->education = person->education_full_time;
  if (person->education_in_service && (!recruit->education || person->education_in_service < recruit->education))
    recruit->education = person->education_in_service;
  recruit->recruited_on = facts->recruited_on ? facts->recruited_on : facts->year ? LW_DATE (facts->year, 0, 0) : 0;
  recruit->full_member_on = facts->full_member_on;
  return recruit;
}

static gboolean
store_recruit (LwSheetReader *reader,
               LwFacts *facts,
               LwStored *stored,
               GError **error)
{
  GPtrArray *records = own_records (reader, reader->own_recruits, &lw_recruit_table, facts->village, error);
  LwRecruit *said = NULL;

  if (!records)
    return FALSE;
  said = recruit_from_facts (facts);
  for (guint i = 0; i < records->len; i++)
    {
      LwRecruit *old = g_ptr_array_index (records, i);

      if (!is_same_recruit (old, said))
        continue;
      stored->changed = lw_reader_merge (reader, old, said);
      lw_record_free (said);
      return !stored->changed || lw_ledger_update (reader->importer->ledger, old, error);
    }
  g_ptr_array_add (records, said);
  stored->created = TRUE;
  return lw_reader_insert (reader, said, error);
}

/* What a recruit's record has no place for stays beside the village, under the recruit's name. */
static void
keep_rest (LwSheetReader *reader,
           LwFacts *facts)
{
  static const LwMeaning homeless[] = {
    LW_MEANING_ETHNICITY, LW_MEANING_NATIVE_PLACE, LW_MEANING_PHONE, LW_MEANING_POLITICAL_STATUS, LW_MEANING_PARTY_JOINED,
    LW_MEANING_WORK_STARTED, LW_MEANING_SCHOOL, LW_MEANING_SCHOOL_FULL_TIME, LW_MEANING_SCHOOL_IN_SERVICE, LW_MEANING_DEGREE,
    LW_MEANING_MAJOR, LW_MEANING_OCCUPATION, LW_MEANING_DUTIES, LW_MEANING_SOURCE, LW_MEANING_PERIOD,
  };

  for (guint i = 0; i < G_N_ELEMENTS (homeless); i++)
    if (reader->column_of[homeless[i]] != G_MAXUINT)
      lw_facts_keep (facts, reader, reader->column_of[homeless[i]], NULL);
}

/* 2025年发展党员名册 above the list says which year had none; 2025年第一季度 says nothing of the year. */
static gboolean
store_nobody (LwSheetReader *reader,
              LwFacts *facts,
              LwStored *stored,
              GError **error)
{
  guint column = reader->column_of[LW_MEANING_NAME];
  int year = facts->year ? facts->year : facts->recruited_on / 10000;
  guint months = year ? facts->months : reader->shape->months;

  if (!year)
    year = reader->shape->year;
  if (!year)
    lw_facts_doubt (facts, reader, column, LW_REASON_BAD_DATE);
  else if (months && months != LW_PERIOD_YEAR)
    lw_facts_doubt (facts, reader, column, LW_REASON_PART_OF_YEAR);
  else if (!store_year (reader, facts->village, year, 0, FALSE, stored, error))
    return FALSE;
  if (stored->less)
    lw_facts_doubt (facts, reader, column, LW_REASON_PART_OF_YEAR);
  return TRUE;
}

static gboolean
store_dated (LwSheetReader *reader,
             LwFacts *facts,
             LwStored *stored,
             GError **error)
{
  if (facts->nobody)
    return store_nobody (reader, facts, stored, error);
  keep_rest (reader, facts);
  if (!facts->recruited_on && !facts->year)
    {
      guint column = reader->column_of[LW_MEANING_RECRUITED_ON];

      /* Without any year it cannot count; the name stays beside the village. */
      if (column != G_MAXUINT && facts->warnings->len == 0)
        lw_facts_doubt (facts, reader, column, LW_REASON_BAD_DATE);
      lw_facts_keep (facts, reader, reader->column_of[LW_MEANING_NAME], LW_REASON_BAD_DATE);
      return TRUE;
    }
  return store_recruit (reader, facts, stored, error);
}

static char *
label_of (const LwSheetReader *reader,
          const LwFacts *facts)
{
  if (facts->person->name)
    return g_strdup (facts->person->name);
  if (facts->year && reader->column_of[LW_MEANING_YEAR] != G_MAXUINT)
    return g_strdup_printf ("%d", facts->year);
  return NULL;
}

/* Remarks of a row of figures have no record of their own. */
static void
keep_notes (LwSheetReader *reader,
            LwFacts *facts)
{
  if (reader->column_of[LW_MEANING_NOTES] != G_MAXUINT && !facts->person->name)
    lw_facts_keep (facts, reader, reader->column_of[LW_MEANING_NOTES], NULL);
}

gboolean
lw_import_recruit_row (LwSheetReader *reader,
                       LwFacts *facts,
                       LwRowOutcome *outcome,
                       GError **error)
{
  LwStored stored = { FALSE, FALSE, FALSE };
  gboolean dated = reader->column_of[LW_MEANING_NAME] != G_MAXUINT;
  gboolean beside = FALSE;
  g_autofree char *label = label_of (reader, facts);
  g_autoptr(GHashTable) clear = NULL;

  if (dated ? !store_dated (reader, facts, &stored, error) : !store_counts (reader, facts, TRUE, &stored, error))
    return FALSE;
  keep_notes (reader, facts);
  clear = lw_reader_clear_headings (reader, facts);
  if (!lw_kept_store (reader->importer, reader->report->name, facts, facts->village, 0, FALSE, label, clear, &beside, error))
    return FALSE;
  *outcome = stored.created ? LW_ROW_CREATED : stored.changed ? LW_ROW_UPDATED : LW_ROW_UNCHANGED;
  return TRUE;
}

gboolean
lw_import_recruit_row_beside (LwSheetReader *reader,
                              LwFacts *facts,
                              GError **error)
{
  LwStored stored = { FALSE, FALSE, FALSE };
  g_autoptr(GPtrArray) changes = NULL;
  gboolean done;

  if (facts->refused || reader->column_of[LW_MEANING_NAME] != G_MAXUINT)
    return TRUE;
  done = store_counts (reader, facts, FALSE, &stored, error);
  changes = lw_reader_take_changes (reader);
  return done;
}
