/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-import-map.h"

/* Which village a row is about. */

typedef struct
{
  LwVillageMatch match;
  LwKey village;
  gboolean former; /* by a name of before */
} LwFoundVillage;

LwVillageMatcher *
lw_importer_matcher (LwImporter *importer)
{
  if (!importer->matcher)
    importer->matcher = lw_village_matcher_new (importer->villages);
  return importer->matcher;
}

/* What the user said a text means, by code or name; FALSE: nothing, or a village of another ledger. */
static gboolean
find_chosen (LwImporter *importer,
             const char *text,
             LwKey *village)
{
  g_autofree char *chosen
      = importer->options->map ? lw_import_map_dup_village (importer->options->map, text) : NULL;
  LwVillage *by_code = chosen ? g_hash_table_lookup (importer->villages_by_code, chosen) : NULL;

  if (by_code)
    *village = by_code->record.id;
  return by_code
         || (chosen && lw_village_matcher_find (lw_importer_matcher (importer), chosen, village) == LW_VILLAGE_FOUND);
}

LwVillageMatch
lw_reader_find_village (LwSheetReader *reader,
                        const char *text,
                        LwKey *village)
{
  LwFoundVillage *found = g_hash_table_lookup (reader->found, text);

  if (!found)
    {
      found = g_new0 (LwFoundVillage, 1);
      found->match = find_chosen (reader->importer, text, &found->village)
                         ? LW_VILLAGE_FOUND
                         : lw_village_matcher_find (lw_importer_matcher (reader->importer), text, &found->village);
      if (found->match == LW_VILLAGE_UNKNOWN && lw_importer_find_former (reader->importer, text, &found->village))
        {
          found->match = LW_VILLAGE_FOUND;
          found->former = TRUE;
        }
      g_hash_table_insert (reader->found, g_strdup (text), found);
    }
  *village = found->match == LW_VILLAGE_FOUND ? found->village : 0;
  return found->match;
}

/* Asked after lw_reader_find_village(): whether the text is a name of before. */
gboolean
lw_reader_is_former (LwSheetReader *reader,
                     const char *text)
{
  LwFoundVillage *found = g_hash_table_lookup (reader->found, text);

  return found && found->former;
}

char *
lw_village_code_read (const LwCell *cell)
{
  g_autofree char *digits = lw_cell_dup_digits (cell);
  GString *code = g_string_new (NULL);

  for (const char *p = digits; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff10 && c <= 0xff19)
        c -= 0xfee0;
      if (c < 0x80 && g_ascii_isdigit ((char) c))
        g_string_append_c (code, (char) c);
      else if (!g_unichar_isspace (c) && c != '\'' && c != '-' && c != '`')
        {
          g_string_free (code, TRUE);
          return NULL;
        }
    }
  if (code->len != 12 || !lw_village_code_is_valid (code->str))
    {
      g_string_free (code, TRUE);
      return NULL;
    }
  return g_string_free (code, FALSE);
}

static gboolean
covered_by_merge (LwSheetReader *reader,
                  guint row)
{
  while (reader->next_merge < reader->merges->len &&
         g_array_index (reader->merges, LwMerge, reader->next_merge).last_row + 1 < row)
    reader->next_merge++;
  return reader->next_merge < reader->merges->len &&
         g_array_index (reader->merges, LwMerge, reader->next_merge).first_row + 1 < row;
}

static gboolean
read_code (LwFacts *facts,
           LwSheetReader *reader)
{
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_VILLAGE_CODE, NULL);
  g_autofree char *code = cell ? lw_village_code_read (cell) : NULL;
  LwVillage *village = code ? g_hash_table_lookup (reader->importer->villages_by_code, code) : NULL;

  if (village)
    facts->village = village->record.id;
  else if (lw_importer_find_former (reader->importer, code, &facts->village))
    lw_facts_warn (facts, reader, reader->column_of[LW_MEANING_VILLAGE_CODE], LW_REASON_FORMER_VILLAGE);
  return facts->village != 0;
}

/* “张庄村党支部书记”: a roster without a column for the village may name it with the post. */
static gboolean
read_from_post (LwFacts *facts,
                LwSheetReader *reader)
{
  static const LwMeaning places[] = { LW_MEANING_POST, LW_MEANING_PARTY_POST, LW_MEANING_COMMITTEE_POST,
                                      LW_MEANING_DUTIES, LW_MEANING_OCCUPATION };

  for (guint i = 0; i < G_N_ELEMENTS (places) && !facts->village; i++)
    {
      const LwCell *cell = lw_reader_cell (reader, facts->row, places[i], NULL);
      g_autofree char *key = cell && *cell->text ? g_strconcat ("\n", cell->text, NULL) : NULL;
      LwFoundVillage *found = key ? g_hash_table_lookup (reader->found, key) : NULL;

      if (key && !found)
        {
          found = g_new0 (LwFoundVillage, 1);
          found->village = lw_village_in_text (reader->importer, cell->text);
          g_hash_table_insert (reader->found, g_steal_pointer (&key), found);
        }
      facts->village = found ? found->village : 0;
    }
  return facts->village != 0;
}

/* What the form before says is of another person: a blank there is no "as above". */
static gboolean
is_form (const LwSheetReader *reader)
{
  const LwLens *lens = reader->shape->lens;

  return lens && lw_lens_get_kind (lens) == LW_LENS_FORMS;
}

void
lw_facts_read_village (LwFacts *facts,
                       LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_VILLAGE, &column);
  g_autofree char *text = lw_cell_dup_text (cell);

  if (text)
    {
      g_clear_pointer (&reader->carried, g_ref_string_release);
      reader->carried = g_ref_string_new (text);
    }
  if (read_code (facts, reader))
    return;
  if (!text && column != G_MAXUINT && reader->carried && !is_form (reader) &&
      (!reader->shape->village_in_every_row || covered_by_merge (reader, facts->row->number)))
    text = g_strdup (reader->carried);
  if (!text && reader->section_village && (column == G_MAXUINT || !reader->shape->village_in_every_row))
    {
      facts->village = reader->section_village;
      facts->by_section = TRUE;
      return;
    }
  if (column == G_MAXUINT && reader->column_of[LW_MEANING_VILLAGE_CODE] == G_MAXUINT && read_from_post (facts, reader))
    return;
  if (column == G_MAXUINT)
    column = MIN (reader->column_of[LW_MEANING_VILLAGE_CODE], reader->column_of[LW_MEANING_NAME]);

  switch (lw_reader_find_village (reader, text ? text : "", &facts->village))
    {
    case LW_VILLAGE_FOUND:
      if (lw_reader_is_former (reader, text ? text : ""))
        lw_facts_warn (facts, reader, column, LW_REASON_FORMER_VILLAGE);
      break;
    case LW_VILLAGE_UNKNOWN:
      lw_facts_refuse (facts, column, text ? text : "", LW_REASON_UNKNOWN_VILLAGE);
      break;
    case LW_VILLAGE_AMBIGUOUS:
      lw_facts_refuse (facts, column, text ? text : "", LW_REASON_AMBIGUOUS_VILLAGE);
      break;
    }
}

static LwVillage *
longest_name_in (LwImporter *importer,
                 const char *text,
                 gsize *length)
{
  LwVillage *best = NULL;
  gboolean several = FALSE;

  *length = 0;
  for (guint i = 0; i < importer->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (importer->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);
      gsize n = name ? strlen (name) : 0;

      if (n < strlen ("某村") || n < *length || !strstr (text, name))
        continue;
      several = n == *length;
      best = village;
      *length = n;
    }
  return several ? NULL : best;
}

/* Longest names first: "大张庄村" names that village, not 张庄村 as well. A text that names two
 * villages names none. */
LwKey
lw_village_in_text (LwImporter *importer,
                    const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);
  g_autofree char *name = NULL;
  LwVillage *best;
  gsize length;
  LwKey exact = 0;
  char *at;

  if (!*clean)
    return 0;
  if (lw_village_matcher_find (lw_importer_matcher (importer), clean, &exact) == LW_VILLAGE_FOUND)
    return exact;
  if (lw_importer_find_former (importer, clean, &exact))
    return exact;
  best = longest_name_in (importer, clean, &length);
  if (!best)
    return 0;
  name = lw_village_name_short (best->name);
  at = strstr (clean, name);
  memset (at, '|', length);
  return longest_name_in (importer, clean, &length) || length ? 0 : best->record.id;
}
