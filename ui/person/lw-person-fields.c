/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-fields.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-line.h"
#include "lw-names.h"
#include "lw-text.h"

#include <glib/gi18n-lib.h>

/* What a field of one line holds; notes may be long. */
#define MOST_CHARACTERS 100

static const int sexes[] = { LW_SEX_UNKNOWN, LW_SEX_MALE, LW_SEX_FEMALE };
static const int educations[]
    = { LW_EDUCATION_UNKNOWN,          LW_EDUCATION_DOCTOR,      LW_EDUCATION_MASTER,
        LW_EDUCATION_BACHELOR,         LW_EDUCATION_JUNIOR_COLLEGE,
        LW_EDUCATION_SENIOR_SECONDARY, LW_EDUCATION_JUNIOR_HIGH, LW_EDUCATION_PRIMARY,
        LW_EDUCATION_NONE };
static const int statuses[]
    = { LW_POLITICAL_STATUS_UNKNOWN, LW_POLITICAL_STATUS_MEMBER, LW_POLITICAL_STATUS_PROBATIONARY,
        LW_POLITICAL_STATUS_LEAGUE, LW_POLITICAL_STATUS_MASSES };

const LwField *
lw_person_field_column (const LwPersonField *field)
{
  return lw_table_find_field (&lw_person_table, field->name);
}

const char *
lw_person_field_caption (const LwPersonField *field)
{
  return _(field->caption != NULL ? field->caption : lw_person_field_column (field)->caption);
}

const int *
lw_person_field_codes (const LwPersonField *field,
                       guint               *n)
{
  switch (field->kind)
    {
    case LW_PERSON_FIELD_SEX:
      *n = G_N_ELEMENTS (sexes);
      return sexes;
    case LW_PERSON_FIELD_EDUCATION:
      *n = G_N_ELEMENTS (educations);
      return educations;
    case LW_PERSON_FIELD_STATUS:
      *n = G_N_ELEMENTS (statuses);
      return statuses;
    case LW_PERSON_FIELD_TEXT:
    case LW_PERSON_FIELD_NAME:
    case LW_PERSON_FIELD_ID:
    case LW_PERSON_FIELD_PHONE:
    case LW_PERSON_FIELD_DATE:
    case LW_PERSON_FIELD_ETHNICITY:
    default:
      *n = 0;
      return NULL;
    }
}

const char *
lw_person_field_word (const LwPersonField *field,
                      int                  code)
{
  if (code == 0)
    return field->optional ? "—" : _("unknown");
  if (field->kind == LW_PERSON_FIELD_SEX)
    return lw_sex_caption ((LwSex) code);
  if (field->kind == LW_PERSON_FIELD_EDUCATION)
    return lw_education_caption ((LwEducation) code);
  return lw_political_status_caption ((LwPoliticalStatus) code);
}

int
lw_person_field_code (const LwPersonField *field,
                      const LwPerson      *person)
{
  /* Stated otherwise than the ID number says, it is to be seen and mended. */
  if (field->kind == LW_PERSON_FIELD_SEX && person->sex == 0)
    return lw_sex_effective (person->id_number, LW_SEX_UNKNOWN);
  return (int) lw_record_get_int (person, lw_person_field_column (field));
}

char *
lw_person_field_text (const LwPersonField *field,
                      const LwPerson      *person,
                      gboolean             reveal)
{
  const LwField *column = lw_person_field_column (field);
  const char *text;

  if (field->kind == LW_PERSON_FIELD_DATE)
    return lw_date_to_iso ((LwDate) lw_record_get_int (person, column));
  if (field->kind == LW_PERSON_FIELD_ETHNICITY)
    return g_strdup (person->ethnicity != 0 ? lw_ethnicity_name (person->ethnicity) : "");
  text = lw_record_get_text (person, column);
  if (field->kind == LW_PERSON_FIELD_ID && text != NULL && !reveal)
    return lw_id_number_mask (text);
  return g_strdup (text != NULL ? text : "");
}

/* ---- reading ---- */

static char *
read_id (const char *text,
         LwPerson   *person)
{
  g_autofree char *normalised = NULL;
  LwIdVerdict verdict = lw_id_number_parse (text, FALSE, &normalised);

  if (verdict != LW_ID_VALID && verdict != LW_ID_EMPTY && verdict != LW_ID_OLD_FORM)
    {
      g_autofree char *reason = lw_id_number_explain (text, verdict);
      return g_strdup_printf ("%s %s", reason, _("The text was kept."));
    }
  lw_set_text (&person->id_number, normalised);
  return NULL;
}

/* Nobody joined the Party or began to work tomorrow. */
static char *
read_date (const LwPersonField *field,
           const char          *text,
           LwPerson            *person)
{
  LwDate date;
  char *problem = lw_line_read_date (text, lw_date_today (), &date);

  if (problem == NULL)
    lw_record_set_int (person, lw_person_field_column (field), date);
  return problem;
}

static char *
read_name (const char *text,
           LwPerson   *person)
{
  g_autofree char *name = lw_person_name_normalise (text);
  char *problem = lw_person_name_explain (text);

  if (problem != NULL)
    return problem;
  lw_set_text (&person->name, name);
  return NULL;
}

static char *
read_ethnicity (const char *text,
                LwPerson   *person)
{
  int code = 0;

  if (!lw_ethnicity_parse (text, &code))
    return g_strdup (_("No such ethnicity."));
  person->ethnicity = code;
  return NULL;
}

/* Not a letter in it, and digits enough to call somebody; several stand side by side. */
static gboolean
is_phone (const char *text)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL)
        return FALSE;
      digits += g_unichar_isdigit (c);
    }
  return digits >= 5;
}

static char *
read_text (const LwPersonField *field,
           const char          *text,
           LwPerson            *person)
{
  /* １３８ is 138; the words of the other fields stay as they were typed. */
  g_autofree char *plain
      = field->kind == LW_PERSON_FIELD_PHONE ? lw_text_fold (text, LW_FOLD_KEEP_SPACES) : NULL;
  g_autofree char *line = lw_line_clean (plain != NULL ? plain : text);
  char *problem
      = lw_line_explain (line, g_str_equal (field->name, "notes") ? LW_NOTES_MOST : MOST_CHARACTERS);

  if (problem != NULL)
    return problem;
  if (field->kind == LW_PERSON_FIELD_PHONE && line != NULL && !is_phone (line))
    return g_strdup (_("This is no telephone number; the text was kept."));
  lw_record_set_text (person, lw_person_field_column (field), line);
  return NULL;
}

char *
lw_person_field_read (const LwPersonField *field,
                      const char          *text,
                      LwPerson            *person)
{
  switch (field->kind)
    {
    case LW_PERSON_FIELD_ID:
      return read_id (text, person);
    case LW_PERSON_FIELD_DATE:
      return read_date (field, text, person);
    case LW_PERSON_FIELD_NAME:
      return read_name (text, person);
    case LW_PERSON_FIELD_ETHNICITY:
      return read_ethnicity (text, person);
    case LW_PERSON_FIELD_TEXT:
    case LW_PERSON_FIELD_PHONE:
    case LW_PERSON_FIELD_SEX:
    case LW_PERSON_FIELD_EDUCATION:
    case LW_PERSON_FIELD_STATUS:
    default:
      return read_text (field, text, person);
    }
}
