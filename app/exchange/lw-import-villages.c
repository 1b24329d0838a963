/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-captions.h"

/* Rows of the list of villages. A village is created by a row with a 12-digit code only. */

static void
read_count (LwFacts *facts,
            LwSheetReader *reader,
            LwMeaning meaning,
            gint64 *member)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, meaning, &column);

  if (!lw_cell_read_number (cell, member))
    {
      *member = LW_INT_NULL;
      lw_facts_doubt (facts, reader, column, LW_REASON_BAD_NUMBER);
    }
}

static void
read_words (LwFacts *facts,
            LwSheetReader *reader,
            LwVillage *village)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_VILLAGE_KIND, &column);
  LwVillageKind kind;
  LwOrgForm form = LW_ORG_FORM_UNKNOWN;

  if (cell && !lw_village_kind_parse (cell->text, &kind))
    lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
  cell = lw_reader_cell (reader, facts->row, LW_MEANING_ORG_FORM, &column);
  if (cell && !lw_org_form_parse (cell->text, &form))
    lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
  village->org_form = (int) form;
  village->township = lw_cell_dup_text (lw_reader_cell (reader, facts->row, LW_MEANING_TOWNSHIP, NULL));
  village->notes = lw_cell_dup_text (lw_reader_cell (reader, facts->row, LW_MEANING_NOTES, NULL));
}

static LwVillage *
village_by_key (LwImporter *importer,
                LwKey key)
{
  for (guint i = 0; i < importer->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (importer->villages, i);

      if (village->record.id == key)
        return village;
    }
  return NULL;
}

/* A list of before the change is not about the village of today, which must not get its figures. */
static void
refuse_former (LwFacts *facts,
               LwSheetReader *reader,
               const char *text)
{
  LwKey today = 0;

  if (lw_importer_find_former (reader->importer, text, &today))
    lw_facts_refuse (facts, reader->column_of[LW_MEANING_VILLAGE_CODE], text, LW_REASON_FORMER_VILLAGE);
}

/* The village that the row means; NULL: a new one, or the row is refused. */
static LwVillage *
find_village (LwFacts *facts,
              LwSheetReader *reader,
              const LwVillage *said)
{
  guint column = reader->column_of[LW_MEANING_VILLAGE];
  LwKey key = 0;
  LwVillageMatch match;

  if (said->code)
    {
      LwVillage *by_code = g_hash_table_lookup (reader->importer->villages_by_code, said->code);

      if (!by_code)
        refuse_former (facts, reader, said->code);
      return by_code;
    }
  if (column == G_MAXUINT)
    column = reader->column_of[LW_MEANING_VILLAGE_CODE];
  match = lw_reader_find_village (reader, said->name ? said->name : "", &key);
  if (match == LW_VILLAGE_FOUND && lw_reader_is_former (reader, said->name ? said->name : ""))
    {
      lw_facts_refuse (facts, column, said->name, LW_REASON_FORMER_VILLAGE);
      return NULL;
    }
  if (match == LW_VILLAGE_FOUND)
    return village_by_key (reader->importer, key);
  lw_facts_refuse (facts, column, said->name ? said->name : lw_row_text (facts->row, column),
                   match == LW_VILLAGE_AMBIGUOUS ? LW_REASON_AMBIGUOUS_VILLAGE : LW_REASON_UNKNOWN_VILLAGE);
  return NULL;
}

static LwVillage *
read_village (LwFacts *facts,
              LwSheetReader *reader)
{
  LwVillage *said = lw_record_new (&lw_village_table);
  const LwCell *code = lw_reader_cell (reader, facts->row, LW_MEANING_VILLAGE_CODE, NULL);

  said->code = code ? lw_village_code_read (code) : NULL;
  said->name = lw_cell_dup_text (lw_reader_cell (reader, facts->row, LW_MEANING_VILLAGE, NULL));
  if (said->code)
    said->kind = (int) lw_village_code_kind (said->code);
  read_count (facts, reader, LW_MEANING_HOUSEHOLDS, &said->households);
  read_count (facts, reader, LW_MEANING_POPULATION, &said->population);
  read_count (facts, reader, LW_MEANING_VOTERS, &said->voters);
  read_count (facts, reader, LW_MEANING_PARTY_MEMBERS, &said->party_members);
  read_words (facts, reader, said);
  lw_facts_keep_unmapped (facts, reader);
  return said;
}

/* Another way of writing the name (张庄村 for 张庄村民委员会) is no new name. */
static void
keep_name (LwVillage *said,
           const LwVillage *old)
{
  g_autofree char *mine = said->name ? lw_village_name_short (said->name) : NULL;
  g_autofree char *theirs = old->name ? lw_village_name_short (old->name) : NULL;

  if (!said->code || g_strcmp0 (mine, theirs) == 0)
    lw_set_text (&said->name, NULL);
}

#define TOWNSHIP_LENGTH 9 /* digits of a code */

/* A provisional code tells no township. */
static gboolean
may_be_of_one_township (const char *one,
                        const char *other)
{
  return strncmp (one, other, TOWNSHIP_LENGTH) == 0 || lw_village_code_is_provisional (one) || lw_village_code_is_provisional (other);
}

/* A village that was added by hand before its code was known has a provisional one. Nobody but a clerk
 * knows whether this is the same; two of one name in a township are rare. */
static void
warn_of_namesake (LwSheetReader *reader,
                  LwFacts *facts,
                  const LwVillage *said)
{
  g_autofree char *mine = lw_village_name_short (said->name);

  for (guint i = 0; i < reader->importer->villages->len; i++)
    {
      const LwVillage *other = g_ptr_array_index (reader->importer->villages, i);
      g_autofree char *theirs = lw_village_name_short (other->name);

      if (may_be_of_one_township (said->code, other->code) && g_strcmp0 (mine, theirs) == 0)
        {
          lw_facts_warn (facts, reader, reader->column_of[LW_MEANING_VILLAGE], LW_REASON_POSSIBLE_DUPLICATE);
          return;
        }
    }
}

static gboolean
insert_village (LwSheetReader *reader,
                LwFacts *facts,
                LwVillage **said,
                GError **error)
{
  LwImporter *importer = reader->importer;
  LwVillage *village = *said;

  if (!lw_reader_insert (reader, village, error))
    return FALSE;
  facts->village = village->record.id;
  g_ptr_array_add (importer->villages, g_steal_pointer (said));
  g_hash_table_insert (importer->villages_by_code, village->code, village);
  /* The matcher borrows the array as it was; the next question makes a new one. */
  g_clear_pointer (&importer->matcher, lw_village_matcher_free);
  g_hash_table_remove_all (reader->found);
  return TRUE;
}

gboolean
lw_import_village_row (LwSheetReader *reader,
                       LwFacts *facts,
                       LwRowOutcome *outcome,
                       GError **error)
{
  g_autoptr(LwVillage) said = read_village (facts, reader);
  LwVillage *old = find_village (facts, reader, said);
  g_autoptr(GHashTable) clear = NULL;
  gboolean changed = FALSE;

  if (facts->refused)
    return TRUE;
  if (!old && !said->name)
    {
      lw_facts_refuse (facts, reader->column_of[LW_MEANING_VILLAGE], "", LW_REASON_NAME_MISSING);
      return TRUE;
    }
  clear = lw_reader_clear_headings (reader, facts);
  if (!old)
    {
      *outcome = LW_ROW_CREATED;
      warn_of_namesake (reader, facts, said);
      return insert_village (reader, facts, &said, error) &&
             lw_kept_store (reader->importer, reader->report->name, facts, facts->village, 0, TRUE, NULL, clear, &changed, error);
    }
  facts->village = old->record.id;
  keep_name (said, old);
  if (lw_reader_merge (reader, old, said))
    {
      changed = TRUE;
      if (!lw_ledger_update (reader->importer->ledger, old, error))
        return FALSE;
    }
  if (!lw_kept_store (reader->importer, reader->report->name, facts, old->record.id, 0, FALSE, NULL, clear, &changed, error))
    return FALSE;
  *outcome = changed ? LW_ROW_UPDATED : LW_ROW_UNCHANGED;
  return TRUE;
}
