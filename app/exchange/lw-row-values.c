/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <math.h>
#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"

/* Single cells, and the cells about a person. */

#define MOST_CAPTIONS 2000
#define MOST_BLANK 24

const LwCell *
lw_reader_cell (const LwSheetReader *reader,
                const LwRow *row,
                LwMeaning meaning,
                guint *column)
{
  guint c = reader->column_of[meaning];

  if (column)
    *column = c;
  return c < row->n_cells ? &row->cells[c] : NULL;
}

/* What a formula shows that found nothing; a text in a file of texts. */
gboolean
lw_cell_is_error (const LwCell *cell)
{
  static const char *const errors[] = { "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", NULL };

  return cell && *cell->text == '#' && g_strv_contains (errors, cell->text);
}

char *
lw_cell_dup_text (const LwCell *cell)
{
  g_autoptr(GString) out = NULL;
  gboolean gap = FALSE;

  if (!cell || !cell->text || !*cell->text)
    return NULL;
  /* The words for nothing are short; asking is dear on long texts. */
  if (strlen (cell->text) <= MOST_BLANK && lw_text_is_blank (cell->text))
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = cell->text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xfeff || c == 0x200b;

      if (!blank && gap && out->len > 0)
        g_string_append_c (out, ' ');
      if (!blank)
        g_string_append_unichar (out, c);
      gap = blank;
    }
  return out->len ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* A whole number that fits a double exactly is written out, however the sheet shows it. */
char *
lw_cell_dup_digits (const LwCell *cell)
{
  if (!cell)
    return g_strdup ("");
  if (cell->type == LW_CELL_NUMBER && fabs (cell->number) < 1e15 && floor (cell->number) == cell->number)
    return g_strdup_printf ("%.0f", cell->number);
  return g_strdup (cell->text);
}

LwDateVerdict
lw_cell_read_date (const LwCell *cell,
                   LwDate *date)
{
  *date = 0;
  if (!cell || cell->type == LW_CELL_EMPTY)
    return LW_DATE_EMPTY;
  if (cell->type == LW_CELL_DATE && cell->date)
    {
      *date = cell->date;
      return LW_DATE_OK;
    }
  return lw_date_parse (cell->text, cell->type == LW_CELL_NUMBER, date);
}

gboolean
lw_cell_read_number (const LwCell *cell,
                     gint64 *number)
{
  g_autofree char *clean = NULL;

  *number = LW_INT_NULL;
  if (!cell)
    return TRUE;
  clean = lw_heading_clean (cell->text);
  if (!*clean)
    return TRUE;
  if (cell->type == LW_CELL_NUMBER && fabs (cell->number) < 1e12 && floor (cell->number) == cell->number)
    {
      *number = (gint64) cell->number;
      return *number >= 0;
    }
  /* 无 is none; a dash or stroke stands for an empty cell. */
  if (lw_text_is_blank (clean) && !strstr (clean, "无") && !strstr (clean, "没有"))
    return TRUE;
  if (lw_number_parse (clean, number) && *number >= 0)
    return TRUE;
  *number = LW_INT_NULL;
  return FALSE;
}

static void
caption_free (LwCaption *caption)
{
  g_clear_pointer (&caption->posts, g_array_unref);
  g_free (caption);
}

LwCaption *
lw_reader_caption (LwSheetReader *reader,
                   guint column,
                   const char *text,
                   gboolean *is_new)
{
  GHashTable **table = &reader->captions[column];
  LwCaption *caption = *table ? g_hash_table_lookup (*table, text) : NULL;

  *is_new = caption == NULL;
  if (caption)
    return caption;
  /* A column of free text would only grow. */
  if (*table && g_hash_table_size (*table) >= MOST_CAPTIONS)
    g_hash_table_remove_all (*table);
  if (!*table)
    *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) caption_free);
  caption = g_new0 (LwCaption, 1);
  g_hash_table_insert (*table, g_strdup (text), caption);
  return caption;
}

gboolean
lw_text_is_gap (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0xfeff && c != 0x200b)
        return FALSE;
    }
  return TRUE;
}

/* Months repeat in a column as captions do. */
static LwDateVerdict
read_known_date (LwSheetReader *reader,
                 guint column,
                 const char *text,
                 LwDate *date)
{
  gboolean is_new;
  LwCaption *caption = lw_reader_caption (reader, column, text, &is_new);

  if (is_new)
    caption->verdict = lw_date_parse (text, FALSE, &caption->code);
  *date = caption->code;
  return caption->verdict;
}

void
lw_facts_read_date (LwFacts *facts,
                    LwSheetReader *reader,
                    LwMeaning meaning,
                    LwDate *date)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, meaning, &column);
  LwDateVerdict verdict = cell && cell->type == LW_CELL_TEXT ? read_known_date (reader, column, cell->text, date)
                                                             : lw_cell_read_date (cell, date);

  if (verdict == LW_DATE_BAD)
    *date = 0;
  if (verdict == LW_DATE_BAD || verdict == LW_DATE_PARTLY)
    lw_facts_doubt (facts, reader, column, LW_REASON_BAD_DATE);
}

static void
read_text (LwFacts *facts,
           LwSheetReader *reader,
           LwMeaning meaning,
           char **member)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, meaning, &column);
  g_autofree char *text = lw_cell_is_error (cell) ? NULL : lw_cell_dup_text (cell);

  if (text)
    lw_set_text (member, text);
  else if (lw_cell_is_error (cell))
    lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
}

static void
take_level (int *level,
            LwEducation found)
{
  /* A smaller number is a higher level. */
  if (found && (!*level || (int) found < *level))
    *level = (int) found;
}

/* 高中、大专（函授） is both. In a column of one of the two everything is that. */
static void
take_education (LwPerson *person,
                const LwEducationReading *reading,
                LwMeaning meaning)
{
  int *full_time = &person->education_full_time, *in_service = &person->education_in_service;

  take_level (meaning == LW_MEANING_EDUCATION_IN_SERVICE ? in_service : full_time, reading->held_full_time);
  take_level (meaning == LW_MEANING_EDUCATION_FULL_TIME ? full_time : in_service, reading->held_in_service);
  take_level (&person->education_unheld, reading->unheld);
}

/* Returns TRUE when the words say that it was learnt on the job. */
static gboolean
read_education (LwFacts *facts,
                LwSheetReader *reader,
                LwMeaning meaning)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, meaning, &column);
  LwCaption *caption;
  gboolean is_new;

  if (!cell || !*cell->text)
    return FALSE;
  caption = lw_reader_caption (reader, column, cell->text, &is_new);
  if (is_new)
    caption->understood = lw_education_parse (cell->text, &caption->education);
  if (!caption->understood)
    {
      lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
      return FALSE;
    }
  take_education (facts->person, &caption->education, meaning);
  if (caption->education.has_more)
    lw_facts_keep (facts, reader, column, NULL);
  return caption->education.in_service;
}

static gboolean
parse_caption (LwMeaning meaning,
               const char *text,
               int *code)
{
  LwSex sex = LW_SEX_UNKNOWN;
  LwPoliticalStatus status = LW_POLITICAL_STATUS_UNKNOWN;
  gboolean understood = FALSE;

  *code = 0;
  if (meaning == LW_MEANING_SEX)
    {
      understood = lw_sex_parse (text, &sex);
      *code = (int) sex;
    }
  else if (meaning == LW_MEANING_ETHNICITY)
    understood = lw_ethnicity_parse (text, code);
  else if (meaning == LW_MEANING_POLITICAL_STATUS)
    {
      understood = lw_political_status_parse (text, &status);
      *code = (int) status;
    }
  return understood;
}

static int
read_caption (LwFacts *facts,
              LwSheetReader *reader,
              LwMeaning meaning)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, meaning, &column);
  LwCaption *caption;
  gboolean is_new;

  if (!cell || !*cell->text)
    return 0;
  caption = lw_reader_caption (reader, column, cell->text, &is_new);
  if (is_new)
    caption->understood = parse_caption (meaning, cell->text, &caption->code);
  if (caption->understood)
    return caption->code;
  lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
  return 0;
}

static void
read_captions (LwFacts *facts,
               LwSheetReader *reader)
{
  facts->person->sex = read_caption (facts, reader, LW_MEANING_SEX);
  facts->person->ethnicity = read_caption (facts, reader, LW_MEANING_ETHNICITY);
  facts->person->political_status = read_caption (facts, reader, LW_MEANING_POLITICAL_STATUS);
}

static void
read_phone (LwFacts *facts,
            LwSheetReader *reader)
{
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_PHONE, NULL);
  g_autofree char *digits = NULL;
  g_autofree char *clean = NULL;

  if (!cell || lw_text_is_blank (cell->text))
    return;
  digits = lw_cell_dup_digits (cell);
  clean = lw_heading_clean (digits);
  /* One mobile number written in groups is still one number. */
  if (strlen (clean) == 11 && strspn (clean, "0123456789") == 11)
    lw_set_text (&facts->person->phone, clean);
  else
    read_text (facts, reader, LW_MEANING_PHONE, &facts->person->phone);
}

static void
read_education_cells (LwFacts *facts,
                      LwSheetReader *reader)
{
  LwPerson *person = facts->person;
  gboolean in_service = read_education (facts, reader, LW_MEANING_EDUCATION);

  read_education (facts, reader, LW_MEANING_EDUCATION_FULL_TIME);
  read_education (facts, reader, LW_MEANING_EDUCATION_IN_SERVICE);
  read_text (facts, reader, LW_MEANING_SCHOOL, in_service ? &person->school_in_service : &person->school_full_time);
  read_text (facts, reader, LW_MEANING_SCHOOL_FULL_TIME, &person->school_full_time);
  read_text (facts, reader, LW_MEANING_SCHOOL_IN_SERVICE, &person->school_in_service);
  read_text (facts, reader, LW_MEANING_DEGREE, in_service ? &person->degree_in_service : &person->degree_full_time);
  read_text (facts, reader, LW_MEANING_MAJOR, in_service ? &person->major_in_service : &person->major_full_time);
}

void
lw_facts_read_person (LwFacts *facts,
                      LwSheetReader *reader)
{
  LwPerson *person = facts->person;
  guint column;
  const LwCell *cell;
  gint64 age;

  read_captions (facts, reader);
  read_education_cells (facts, reader);
  read_phone (facts, reader);
  read_text (facts, reader, LW_MEANING_NATIVE_PLACE, &person->native_place);
  read_text (facts, reader, LW_MEANING_DUTIES, &person->duties);
  read_text (facts, reader, LW_MEANING_OCCUPATION, &person->occupation);
  read_text (facts, reader, LW_MEANING_SOURCE, &person->source);
  read_text (facts, reader, LW_MEANING_NOTES, &person->notes);
  read_text (facts, reader, LW_MEANING_RESERVE_FOR, &facts->reserve_for);
  read_text (facts, reader, LW_MEANING_MENTOR, &facts->mentor);
  read_text (facts, reader, LW_MEANING_TRAINING, &facts->training);
  lw_facts_read_date (facts, reader, LW_MEANING_BIRTH, &person->birth_stated);
  lw_facts_read_date (facts, reader, LW_MEANING_PARTY_JOINED, &person->party_joined);
  lw_facts_read_date (facts, reader, LW_MEANING_WORK_STARTED, &person->work_started);
  lw_facts_read_date (facts, reader, LW_MEANING_RESERVE_SINCE, &facts->reserve_since);
  lw_facts_read_date (facts, reader, LW_MEANING_RESERVE_UNTIL, &facts->reserve_until);
  lw_facts_read_date (facts, reader, LW_MEANING_RECRUITED_ON, &facts->recruited_on);
  lw_facts_read_date (facts, reader, LW_MEANING_FULL_MEMBER_ON, &facts->full_member_on);

  cell = lw_reader_cell (reader, facts->row, LW_MEANING_AGE, &column);
  if (!lw_cell_read_number (cell, &age) || age > 150)
    {
      g_autofree char *digits = lw_cell_dup_digits (cell);

      /* "35岁" */
      age = g_ascii_isdigit (*digits) ? g_ascii_strtoll (digits, NULL, 10) : 0;
      if (age < 1 || age > 150)
        {
          age = LW_INT_NULL;
          lw_facts_doubt (facts, reader, column, LW_REASON_BAD_NUMBER);
        }
    }
  facts->age = age == LW_INT_NULL ? -1 : (int) age;
}

void
lw_facts_read_id (LwFacts *facts,
                  LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_ID_NUMBER, &column);
  g_autofree char *digits = NULL;
  char *number = NULL;

  if (!cell)
    return;
  digits = lw_cell_dup_digits (cell);
  switch (lw_id_number_parse (digits, cell->type == LW_CELL_NUMBER, &number))
    {
    case LW_ID_VALID:
      facts->id_valid = TRUE;
      break;
    case LW_ID_OLD_FORM:
      lw_facts_warn (facts, reader, column, LW_REASON_OLD_ID);
      break;
    case LW_ID_DIGITS_LOST:
      lw_facts_refuse (facts, column, cell->text, LW_REASON_ID_DIGITS_LOST);
      break;
    case LW_ID_CHECKSUM:
      lw_facts_refuse (facts, column, cell->text, LW_REASON_ID_CHECKSUM);
      break;
    case LW_ID_IMPOSSIBLE_DATE:
      lw_facts_refuse (facts, column, cell->text, LW_REASON_ID_IMPOSSIBLE_DATE);
      break;
    case LW_ID_EMPTY:
      break;
    }
  g_free (facts->person->id_number);
  facts->person->id_number = number;
}

/* What the row says twice must agree. */
void
lw_facts_check_person (LwFacts *facts,
                       LwSheetReader *reader)
{
  LwPerson *person = facts->person;
  LwDate birth = facts->id_valid ? lw_id_number_get_birth (person->id_number) : 0;
  LwSex sex = facts->id_valid ? lw_id_number_get_sex (person->id_number) : LW_SEX_UNKNOWN;
  LwDate day = reader->shape->date ? lw_date_last (reader->shape->date) : reader->importer->on;
  int youngest, oldest;

  if (birth && person->birth_stated && !lw_date_agrees (birth, person->birth_stated))
    lw_facts_doubt (facts, reader, reader->column_of[LW_MEANING_BIRTH], LW_REASON_BIRTH);
  if (sex && person->sex && (int) sex != person->sex)
    lw_facts_doubt (facts, reader, reader->column_of[LW_MEANING_SEX], LW_REASON_SEX);
  if (sex)
    person->sex = (int) sex;
  if (facts->age < 0)
    return;
  if (!lw_age_on (birth ? birth : person->birth_stated, day, &youngest, &oldest))
    lw_facts_keep (facts, reader, reader->column_of[LW_MEANING_AGE], NULL);
  else if (facts->age < youngest - 1 || facts->age > oldest + 1)
    lw_facts_doubt (facts, reader, reader->column_of[LW_MEANING_AGE], LW_REASON_AGE);
}
