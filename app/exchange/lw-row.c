/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"
#include "lw-life.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-period.h"

/* A row of cells → what it says, checked. */

void
lw_kept_free (LwKept *kept)
{
  g_free (kept->heading);
  g_free (kept->text);
  g_free (kept);
}

LwFacts *
lw_facts_new (const LwRow *row)
{
  LwFacts *facts = g_new0 (LwFacts, 1);

  facts->row = row;
  facts->age = -1;
  facts->person = lw_record_new (&lw_person_table);
  facts->posts = g_array_new (FALSE, FALSE, sizeof (LwPostReading));
  facts->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_note_free);
  facts->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_kept_free);
  return facts;
}

void
lw_facts_free (LwFacts *facts)
{
  if (!facts)
    return;
  lw_record_free (facts->person);
  g_array_unref (facts->posts);
  g_free (facts->reserve_for);
  g_free (facts->mentor);
  g_free (facts->training);
  g_ptr_array_unref (facts->warnings);
  g_ptr_array_unref (facts->kept);
  g_free (facts->refused_text);
  g_clear_pointer (&facts->carried, g_ref_string_release);
  lw_row_free (facts->own_row);
  g_free (facts);
}

/* The first reason stands. */
void
lw_facts_refuse (LwFacts *facts,
                 guint column,
                 const char *text,
                 const char *reason)
{
  if (facts->refused)
    return;
  facts->refused = reason;
  facts->refused_column = column == G_MAXUINT ? 0 : column;
  facts->refused_text = g_strdup (text);
}

static const char *
heading_of (LwSheetReader *reader,
            guint column)
{
  return column < reader->n_columns && reader->headings[column] ? reader->headings[column] : "";
}

void
lw_facts_warn (LwFacts *facts,
               LwSheetReader *reader,
               guint column,
               const char *reason)
{
  g_autofree char *text = g_strdup (lw_row_text (facts->row, column));

  g_ptr_array_add (facts->warnings, lw_cell_note_new (reader->report->name, facts->row->number, column,
                                                      heading_of (reader, column), g_strstrip (text), reason));
}

static gboolean
is_kept_already (const LwFacts *facts,
                 guint column)
{
  for (guint i = 0; i < facts->kept->len; i++)
    if (((LwKept *) g_ptr_array_index (facts->kept, i))->column == column)
      return TRUE;
  return FALSE;
}

static gboolean
has_heading (const LwFacts *facts,
             const char *heading)
{
  for (guint i = 0; i < facts->kept->len; i++)
    if (strcmp (((LwKept *) g_ptr_array_index (facts->kept, i))->heading, heading) == 0)
      return TRUE;
  return FALSE;
}

void
lw_facts_keep (LwFacts *facts,
               LwSheetReader *reader,
               guint column,
               const char *reason)
{
  const char *heading = heading_of (reader, column);
  g_autofree char *text = column < facts->row->n_cells ? lw_cell_dup_text (&facts->row->cells[column]) : NULL;
  LwKept *kept;

  if (!text || is_kept_already (facts, column))
    return;
  /* Where each line says something of its own, the lines stay. */
  if (lw_life_is_heading (heading))
    {
      g_free (text);
      text = g_strstrip (g_strdup (facts->row->cells[column].text));
    }
  kept = g_new0 (LwKept, 1);
  kept->column = column;
  kept->heading = *heading ? g_strdup (heading) : lw_column_letters (column);
  if (has_heading (facts, kept->heading))
    {
      g_autofree char *letters = lw_column_letters (column);
      char *numbered = g_strdup_printf ("%s（%s）", kept->heading, letters);

      g_free (kept->heading);
      kept->heading = numbered;
    }
  kept->text = g_steal_pointer (&text);
  kept->reason = reason;
  g_ptr_array_add (facts->kept, kept);
}

/* The village of somebody whose row says nothing else that would tie her to one: no post, no cell beside. */
void
lw_facts_keep_village (LwFacts *facts,
                       LwSheetReader *reader,
                       const char *name)
{
  guint column = reader->column_of[LW_MEANING_VILLAGE];
  LwKept *kept = g_new0 (LwKept, 1);

  kept->column = column;
  kept->heading = g_strdup (*heading_of (reader, column) ? heading_of (reader, column) : _("Village"));
  kept->text = g_strdup (name);
  g_ptr_array_add (facts->kept, kept);
}

void
lw_facts_doubt (LwFacts *facts,
                LwSheetReader *reader,
                guint column,
                const char *reason)
{
  lw_facts_warn (facts, reader, column, reason);
  lw_facts_keep (facts, reader, column, reason);
}

void
lw_facts_keep_unmapped (LwFacts *facts,
                        LwSheetReader *reader)
{
  for (guint c = 0; c < reader->n_columns && c < facts->row->n_cells; c++)
    if (!reader->refs[c].meaning && facts->row->cells[c].type != LW_CELL_EMPTY &&
        !lw_heading_is_reason (heading_of (reader, c)))
      lw_facts_keep (facts, reader, c, LW_REASON_NOT_MAPPED);
}

static void
read_name (LwFacts *facts,
           LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_NAME, &column);

  if (cell && *cell->text && lw_text_is_blank (cell->text))
    {
      g_autofree char *clean = lw_heading_clean (cell->text);

      facts->nobody = *clean != '\0';
    }
  else if (cell && !lw_cell_is_error (cell) && !lw_text_says_vacant (cell->text))
    facts->person->name = lw_person_name_normalise (cell->text);
  if (!facts->person->name && !facts->nobody)
    lw_facts_refuse (facts, column, cell ? cell->text : "", LW_REASON_NAME_MISSING);
}

/* Posts */

static void
add_post (LwFacts *facts,
          const LwPostReading *post)
{
  for (guint i = 0; i < facts->posts->len; i++)
    {
      const LwPostReading *other = &g_array_index (facts->posts, LwPostReading, i);

      if (other->body == post->body && other->position == post->position)
        return;
    }
  g_array_append_val (facts->posts, *post);
}

static guint
count_titles (const char *text)
{
  static const char *const marks = "、，,；;/／|\n兼 　";
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gboolean mark = g_utf8_strchr (marks, -1, g_utf8_get_char (p)) != NULL;

      n += !mark && !inside;
      inside = !mark;
    }
  return n;
}

/* Whether the cell says by itself what body it is of. */
static gboolean
names_body (const char *text)
{
  LwNamedBody named;

  return lw_body_in_text (text, &named);
}

static LwCaption *
read_post_caption (LwSheetReader *reader,
                   guint column,
                   const char *text,
                   LwBody body)
{
  g_autofree char *key = body ? g_strdup_printf ("%d|%s", (int) body, text) : g_strdup (text);
  gboolean is_new;
  LwCaption *caption = lw_reader_caption (reader, column, key, &is_new);

  if (is_new)
    {
      caption->posts = lw_post_text_parse (text, body, &caption->understood);
      caption->n_titles = count_titles (text);
    }
  return caption;
}

static void
read_post_cell (LwFacts *facts,
                LwSheetReader *reader,
                guint column,
                LwBody body,
                LwNamedBody named)
{
  const char *text = column < facts->row->n_cells ? facts->row->cells[column].text : "";
  LwCaption *caption;

  if (!*text || lw_text_is_blank (text))
    return;
  if ((named.body || named.other) && names_body (text))
    named = (LwNamedBody) { 0 };
  if (named.other)
    {
      lw_facts_keep (facts, reader, column, NULL);
      return;
    }
  caption = read_post_caption (reader, column, text, body ? body : named.body);
  for (guint i = 0; i < caption->posts->len; i++)
    add_post (facts, &g_array_index (caption->posts, LwPostReading, i));
  if (!caption->understood)
    lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
  else if (caption->n_titles > caption->posts->len)
    /* 妇联主席, 网格长 …: no post of the bodies, but worth keeping. */
    lw_facts_keep (facts, reader, column, NULL);
}

static void
read_post_text (LwFacts *facts,
                LwSheetReader *reader,
                LwMeaning meaning,
                LwBody body)
{
  LwNamedBody named = { 0 };

  if (meaning == LW_MEANING_POST)
    named = facts->named;
  for (guint c = 0; reader->column_of[meaning] != G_MAXUINT && c < reader->n_columns; c++)
    if (reader->refs[c].meaning == meaning)
      read_post_cell (facts, reader, c, body, named);
}

static void
read_ticks (LwFacts *facts,
            LwSheetReader *reader)
{
  for (guint c = 0; c < reader->n_columns && c < facts->row->n_cells; c++)
    {
      LwPostReading post = { reader->refs[c].body, reader->refs[c].position };

      if (reader->refs[c].meaning != LW_MEANING_TICK)
        continue;
      switch (lw_tick_read (facts->row->cells[c].text))
        {
        case LW_TICK_YES:
          add_post (facts, &post);
          break;
        case LW_TICK_OTHER:
          lw_facts_doubt (facts, reader, c, LW_REASON_CAPTION);
          break;
        case LW_TICK_NO:
          break;
        }
    }
}

static void
read_posts (LwFacts *facts,
            LwSheetReader *reader)
{
  GArray *group = reader->shape->group_posts;

  for (guint i = 0; group && i < group->len; i++)
    add_post (facts, &g_array_index (group, LwPostReading, i));
  read_post_text (facts, reader, LW_MEANING_POST, LW_BODY_NONE);
  read_post_text (facts, reader, LW_MEANING_PARTY_POST, LW_BODY_PARTY_COMMITTEE);
  read_post_text (facts, reader, LW_MEANING_COMMITTEE_POST, LW_BODY_VILLAGE_COMMITTEE);
  read_post_text (facts, reader, LW_MEANING_SUPERVISION_POST, LW_BODY_SUPERVISION);
  read_ticks (facts, reader);
}

/* The same ID number under two names on one sheet: the later row is refused. */
static void
check_duplicate (LwFacts *facts,
                 LwSheetReader *reader)
{
  const LwPerson *person = facts->person;
  g_autofree char *key = NULL;
  const char *other;

  if (!person->id_number || !person->name)
    return;
  key = facts->id_valid ? g_strdup (person->id_number) : lw_id_number_upgrade (person->id_number);
  if (!key)
    return;
  other = g_hash_table_lookup (reader->ids, key);
  if (!other)
    g_hash_table_insert (reader->ids, g_steal_pointer (&key), g_strdup (person->name));
  else if (strcmp (other, person->name) != 0)
    lw_facts_refuse (facts, reader->column_of[LW_MEANING_ID_NUMBER],
                     lw_row_text (facts->row, reader->column_of[LW_MEANING_ID_NUMBER]), LW_REASON_DUPLICATE);
}

static void
read_year (LwFacts *facts,
           LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_YEAR, &column);
  LwDate date = 0;

  /* 2025年度发展党员情况 above a plain number for each village. */
  if (reader->column_of[LW_MEANING_YEAR] == G_MAXUINT && reader->column_of[LW_MEANING_COUNT] != G_MAXUINT)
    facts->year = reader->shape->year;
  if (!cell || lw_text_is_blank (cell->text))
    return;
  if (lw_cell_read_date (cell, &date) == LW_DATE_BAD || !date)
    {
      const char *heading[] = { cell->text };
      LwFieldRef ref;
      gboolean weak;

      /* "2024年度", "二〇二四年" are read as a heading of that year would be. */
      if (lw_headings_find (reader->importer->headings, LW_SHEET_KIND_RECRUITS, heading, 1, 0, &ref, &weak) &&
          ref.meaning == LW_MEANING_YEAR_N)
        {
          facts->year = ref.year;
          facts->months = ref.months;
        }
      else
        lw_facts_doubt (facts, reader, column, LW_REASON_BAD_DATE);
      return;
    }
  facts->year = date / 10000;
}

/* 2025年第一季度 above the rows is no whole year. */
static void
read_months_above (LwFacts *facts,
                   LwSheetReader *reader)
{
  if (!facts->months && facts->year && facts->year == reader->shape->year)
    facts->months = reader->shape->months;
}

static void
read_period (LwFacts *facts,
             LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_PERIOD, &column);

  if (!cell || lw_text_is_blank (cell->text) || lw_period_parse (cell->text, heading_of (reader, column), &facts->months))
    return;
  lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
  /* A figure of who knows which part is none of the year. */
  if (reader->column_of[LW_MEANING_COUNT] != G_MAXUINT || facts->nobody)
    facts->year = 0;
}

/* One roster for all people of a village: 人员类别 tells who is what. */
static gboolean
is_reserve_among_others (const LwFacts *facts,
                         const LwSheetReader *reader)
{
  static const char *const words[] = { "后备干部", "村级后备干部", "村后备干部", "后备力量", "村级后备力量", "后备人才", "储备干部", "后备", NULL };
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_SOURCE, NULL);
  g_autofree char *clean = cell && reader->shape->kind == LW_SHEET_KIND_COMMITTEES ? lw_heading_clean (cell->text) : NULL;

  return clean && g_strv_contains (words, clean);
}

/**
 * lw_facts_read:
 * @reader: the sheet
 * @row: a row of data
 *
 * Reads all cells of a row. A refused row carries no warnings: nothing of it is written.
 *
 * Returns: (transfer full): the facts; they borrow @row
 */
LwFacts *
lw_facts_read (LwSheetReader *reader,
               const LwRow *row)
{
  LwFacts *facts = lw_facts_new (row);

  if (reader->shape->kind == LW_SHEET_KIND_VILLAGES)
    return facts;
  if (reader->shape->kind != LW_SHEET_KIND_PERSON)
    lw_facts_read_village (facts, reader);
  facts->named = lw_reader_row_body (reader, facts);
  if (reader->column_of[LW_MEANING_NAME] != G_MAXUINT)
    {
      read_name (facts, reader);
      lw_facts_read_id (facts, reader);
      check_duplicate (facts, reader);
    }
  read_year (facts, reader);
  read_period (facts, reader);
  read_months_above (facts, reader);
  if (facts->refused)
    return facts;
  lw_facts_read_person (facts, reader);
  lw_facts_check_person (facts, reader);
  read_posts (facts, reader);
  lw_facts_read_tenure (facts, reader);
  facts->in_pool = is_reserve_among_others (facts, reader);
  lw_facts_keep_unmapped (facts, reader);
  return facts;
}
