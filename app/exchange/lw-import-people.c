/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-date.h"

/* Rows of the rosters of committees and of reserves → person, posts, reserve membership. */

/* What the file names, for "this roster is complete". */

static char *
seen_key (LwKey village,
          LwKey person,
          int body,
          int position)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%d|%d", village, person, body, position);
}

void
lw_reader_saw (LwSheetReader *reader,
               const LwFacts *facts,
               LwKey person)
{
  LwKey *village;

  if (!reader->importer->options->complete || reader->importer->options->only_edited)
    return;
  village = g_new (LwKey, 1);
  *village = facts->village;
  g_hash_table_add (reader->seen_villages, village);
  if (reader->shape->kind == LW_SHEET_KIND_RESERVES)
    g_hash_table_add (reader->seen, seen_key (facts->village, person, 0, 0));
  for (guint i = 0; i < facts->posts->len; i++)
    {
      const LwPostReading *post = &g_array_index (facts->posts, LwPostReading, i);

      reader->seen_bodies |= 1u << post->body;
      g_hash_table_add (reader->seen, seen_key (facts->village, person, (int) post->body, (int) post->position));
    }
}

/* Person */

static void
fit_to_old (LwPerson *facts,
            const LwPerson *old)
{
  /* The name in the ledger stays; so does the longer form of the number. */
  lw_set_text (&facts->name, NULL);
  if (old->id_number && facts->id_number && strlen (old->id_number) >= strlen (facts->id_number))
    lw_set_text (&facts->id_number, NULL);
}

static gboolean
update_person (LwSheetReader *reader,
               LwFacts *facts,
               LwPerson *old,
               gboolean *changed,
               GError **error)
{
  if (g_strcmp0 (old->name, facts->person->name) != 0)
    lw_facts_doubt (facts, reader, reader->column_of[LW_MEANING_NAME], LW_REASON_NAME_DIFFERS);
  fit_to_old (facts->person, old);
  if (!lw_reader_merge (reader, old, facts->person))
    return TRUE;
  *changed = TRUE;
  return lw_ledger_update (reader->importer->ledger, old, error);
}

static gboolean
insert_person (LwSheetReader *reader,
               LwFacts *facts,
               LwKey *person,
               GError **error)
{
  if (!lw_reader_insert (reader, facts->person, error))
    return FALSE;
  *person = facts->person->record.id;
  lw_match_made (reader->importer, facts->person);
  return TRUE;
}

/* Posts. The same village, body and position is the same post, as long as it is open; an ended one
 * with the same start is the same too, and stays ended. */

/* A time that ended before the open post began is an earlier one. */
static gboolean
is_earlier_time (const LwPost *post,
                 const LwFacts *facts)
{
  return facts->post_ended && post->start && lw_date_last (facts->post_ended) <= lw_date_last (post->start);
}

static LwPost *
find_post (GPtrArray *posts,
           const LwFacts *facts,
           const LwPostReading *reading)
{
  LwPost *ended = NULL;

  for (guint i = 0; i < posts->len; i++)
    {
      LwPost *post = g_ptr_array_index (posts, i);

      if (post->village != facts->village || post->body != (int) reading->body || post->position != (int) reading->position)
        continue;
      if (!post->end && !is_earlier_time (post, facts))
        return post;
      if (lw_date_agrees (post->start, facts->post_started) || lw_date_agrees (post->end, facts->post_ended))
        ended = post;
    }
  return ended;
}

static gboolean
add_post (LwSheetReader *reader,
          const LwFacts *facts,
          LwKey person,
          const LwPostReading *reading,
          GError **error)
{
  g_autoptr(LwPost) post = lw_record_new (&lw_post_table);

  post->person = person;
  post->village = facts->village;
  post->body = (int) reading->body;
  post->position = (int) reading->position;
  post->start = facts->post_started;
  post->end = facts->post_ended;
  return lw_reader_insert (reader, post, error);
}

static gboolean
is_gone_undated (const LwFacts *facts)
{
  return facts->gone && !facts->post_ended;
}

static LwDate
day_of (const LwSheetReader *reader)
{
  LwDate day = reader->shape->date;

  return lw_date_is_full (day) && day <= reader->importer->on ? day : reader->importer->on;
}

static gboolean
store_posts (LwSheetReader *reader,
             const LwFacts *facts,
             LwKey person,
             gboolean is_new,
             gboolean *changed,
             GError **error)
{
  g_autoptr(GPtrArray) posts = NULL;
  g_autoptr(LwPost) said = lw_record_new (&lw_post_table);

  if (facts->posts->len == 0)
    return TRUE;
  posts = is_new ? g_ptr_array_new_with_free_func (lw_record_free)
                 : lw_ledger_list (reader->importer->ledger, &lw_post_table, "person", person, error);
  if (!posts)
    return FALSE;
  for (guint i = 0; i < facts->posts->len; i++)
    {
      const LwPostReading *reading = &g_array_index (facts->posts, LwPostReading, i);
      LwPost *post = find_post (posts, facts, reading);

      if (!post && is_gone_undated (facts))
        continue;
      said->start = facts->post_started;
      said->end = facts->post_ended;
      /* The day is not written: it is that of the sheet. */
      if (post && !post->end && is_gone_undated (facts))
        said->end = day_of (reader);
      if (post && !lw_reader_merge (reader, post, said))
        continue;
      *changed = TRUE;
      if (post ? !lw_ledger_update (reader->importer->ledger, post, error)
               : !add_post (reader, facts, person, reading, error))
        return FALSE;
    }
  return TRUE;
}

/* Reserve membership: one per village. */

static LwReserve *
find_reserve (GPtrArray *reserves,
              const LwFacts *facts)
{
  LwReserve *ended = NULL;

  for (guint i = 0; i < reserves->len; i++)
    {
      LwReserve *reserve = g_ptr_array_index (reserves, i);

      if (reserve->village != facts->village)
        continue;
      if (!reserve->end)
        return reserve;
      if ((facts->reserve_since && reserve->start && lw_date_agrees (reserve->start, facts->reserve_since)) ||
          (facts->reserve_until && lw_date_agrees (reserve->end, facts->reserve_until)))
        ended = reserve;
    }
  return ended;
}

static gboolean
store_reserve (LwSheetReader *reader,
               const LwFacts *facts,
               LwKey person,
               gboolean is_new,
               gboolean *changed,
               GError **error)
{
  g_autoptr(GPtrArray) reserves = NULL;
  g_autoptr(LwReserve) said = lw_record_new (&lw_reserve_table);
  LwReserve *old;

  reserves = is_new ? g_ptr_array_new_with_free_func (lw_record_free)
                    : lw_ledger_list (reader->importer->ledger, &lw_reserve_table, "person", person, error);
  if (!reserves)
    return FALSE;
  said->person = person;
  said->village = facts->village;
  said->start = facts->reserve_since;
  said->end = facts->reserve_until;
  lw_set_text (&said->for_post, facts->reserve_for);
  lw_set_text (&said->mentor, facts->mentor);
  lw_set_text (&said->training, facts->training);

  old = find_reserve (reserves, facts);
  if (facts->gone && !facts->reserve_until)
    {
      if (!old)
        return TRUE;
      said->end = old->end ? 0 : day_of (reader);
    }
  if (!old)
    {
      *changed = TRUE;
      return lw_reader_insert (reader, said, error);
    }
  if (!lw_reader_merge (reader, old, said))
    return TRUE;
  *changed = TRUE;
  return lw_ledger_update (reader->importer->ledger, old, error);
}

static const char *
name_of_village (const LwImporter *importer,
                 LwKey village)
{
  for (guint i = 0; i < importer->villages->len; i++)
    {
      const LwVillage *record = g_ptr_array_index (importer->villages, i);

      if (record->record.id == village)
        return record->name;
    }
  return "";
}

static gboolean
store_row (LwSheetReader *reader,
           LwFacts *facts,
           LwPerson *old,
           gboolean *changed,
           gboolean *beside,
           GError **error)
{
  g_autoptr(GHashTable) clear = old ? lw_reader_clear_headings (reader, facts) : NULL;
  LwKey person = old ? old->record.id : 0;

  if (old ? !update_person (reader, facts, old, changed, error) : !insert_person (reader, facts, &person, error))
    return FALSE;
  if (!store_posts (reader, facts, person, !old, beside, error))
    return FALSE;
  if (reader->shape->kind == LW_SHEET_KIND_COMMITTEES && !facts->posts->len && !facts->kept->len && !facts->in_pool)
    lw_facts_keep_village (facts, reader, name_of_village (reader->importer, facts->village));
  if ((reader->shape->kind == LW_SHEET_KIND_RESERVES || facts->in_pool) && !store_reserve (reader, facts, person, !old, beside, error))
    return FALSE;
  lw_reader_saw (reader, facts, person);
  return lw_kept_store (reader->importer, reader->report->name, facts, facts->village, person, !old, NULL, clear, beside, error);
}

gboolean
lw_import_person_row (LwSheetReader *reader,
                      LwFacts *facts,
                      LwRowOutcome *outcome,
                      GError **error)
{
  g_autoptr(LwPerson) old = NULL;
  gboolean doubtful = FALSE, changed = FALSE, beside = FALSE;
  guint64 before;

  if (!lw_match_person (reader->importer, facts, reader->shape->kind == LW_SHEET_KIND_PERSON, &old, &doubtful, error))
    return FALSE;
  if (doubtful)
    lw_facts_warn (facts, reader, reader->column_of[LW_MEANING_NAME], LW_REASON_POSSIBLE_DUPLICATE);
  if (old && reader->importer->options->skip_known)
    {
      lw_reader_saw (reader, facts, old->record.id);
      *outcome = LW_ROW_UNCHANGED;
      return TRUE;
    }
  before = old ? lw_record_digest (old) : 0;
  if (!store_row (reader, facts, old, &changed, &beside, error))
    return FALSE;
  if (old && (changed || beside))
    lw_import_net_add (reader, facts, old->record.id, before, beside);
  *outcome = !old ? LW_ROW_CREATED : changed || beside ? LW_ROW_UPDATED : LW_ROW_UNCHANGED;
  return TRUE;
}

/* The roster is complete: what it does not name ends. */

static gboolean
end_record (LwSheetReader *reader,
            gpointer record,
            LwDate *end,
            LwKey village,
            LwKey person,
            int body,
            int position,
            GError **error)
{
  g_autofree char *key = seen_key (village, person, body, position);
  g_autofree char *anybody = seen_key (village, person, -1, 0);

  if (*end || g_hash_table_contains (reader->seen, key) || g_hash_table_contains (reader->seen, anybody))
    return TRUE;
  *end = reader->importer->on;
  return lw_ledger_update (reader->importer->ledger, record, error);
}

/* A refused row names somebody too: who bears that name in the village stays. */
static gboolean
spare_refused (LwSheetReader *reader,
               GError **error)
{
  guint column = reader->column_of[LW_MEANING_NAME];

  for (guint i = 0; i < reader->refused->rows->len; i++)
    {
      const LwRefusedRow *refused = g_ptr_array_index (reader->refused->rows, i);
      g_autofree char *name = lw_person_name_normalise (lw_row_text (refused->row, column));
      g_autoptr(GPtrArray) people = NULL;

      if (!name)
        continue;
      people = lw_ledger_find (reader->importer->ledger, &lw_person_table, "name", name, error);
      if (!people)
        return FALSE;
      for (guint j = 0; j < people->len; j++)
        {
          GHashTableIter iter;
          gpointer village;

          g_hash_table_iter_init (&iter, reader->seen_villages);
          while (g_hash_table_iter_next (&iter, &village, NULL))
            g_hash_table_add (reader->seen, seen_key (*(LwKey *) village, ((LwRecord *) g_ptr_array_index (people, j))->id, -1, 0));
        }
    }
  return TRUE;
}

static gboolean
complete_village (LwSheetReader *reader,
                  LwKey village,
                  GError **error)
{
  gboolean reserves = reader->shape->kind == LW_SHEET_KIND_RESERVES;
  g_autoptr(GPtrArray) records = lw_ledger_list (reader->importer->ledger, reserves ? &lw_reserve_table : &lw_post_table,
                                                 "village", village, error);

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (reserves)
      {
        LwReserve *reserve = g_ptr_array_index (records, i);

        if (!end_record (reader, reserve, &reserve->end, village, reserve->person, 0, 0, error))
          return FALSE;
      }
    else
      {
        LwPost *post = g_ptr_array_index (records, i);

        if ((reader->seen_bodies & (1u << post->body)) &&
            !end_record (reader, post, &post->end, village, post->person, post->body, post->position, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
lw_import_complete (LwSheetReader *reader,
                    GError **error)
{
  GHashTableIter iter;
  gpointer village;

  if (!reader->importer->options->complete || reader->importer->options->only_edited ||
      (reader->shape->kind != LW_SHEET_KIND_COMMITTEES && reader->shape->kind != LW_SHEET_KIND_RESERVES))
    return TRUE;
  if (!spare_refused (reader, error))
    return FALSE;
  g_hash_table_iter_init (&iter, reader->seen_villages);
  while (g_hash_table_iter_next (&iter, &village, NULL))
    if (!complete_village (reader, *(LwKey *) village, error))
      return FALSE;
  return TRUE;
}
