/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-tables.h"

G_BEGIN_DECLS

/* The fields of a person as a form asks for them: how each is shown, and how what was typed is read. */

typedef enum
{
  LW_PERSON_FIELD_TEXT,
  LW_PERSON_FIELD_NAME,
  LW_PERSON_FIELD_ID,
  LW_PERSON_FIELD_PHONE,
  LW_PERSON_FIELD_DATE,
  LW_PERSON_FIELD_SEX,
  LW_PERSON_FIELD_ETHNICITY,
  LW_PERSON_FIELD_EDUCATION,
  LW_PERSON_FIELD_STATUS,
} LwPersonFieldKind;

typedef struct
{
  const char *name; /* of lw_person_table */
  LwPersonFieldKind kind;
  const char *caption; /* NULL: that of the table */
  gboolean optional;   /* not everybody has it: nothing recorded is no gap */
} LwPersonField;

const LwField *lw_person_field_column  (const LwPersonField *field);
const char    *lw_person_field_caption (const LwPersonField *field);
/* What a drop-down offers, in its order, 0 for unknown; NULL: it is typed. */
const int     *lw_person_field_codes   (const LwPersonField *field,
                                        guint               *n);
const char    *lw_person_field_word    (const LwPersonField *field,
                                        int                  code);
/* What the drop-down shows: the sex of a valid ID number goes before what was stated. */
int            lw_person_field_code    (const LwPersonField *field,
                                        const LwPerson      *person);
/* The text of its entry. ID numbers come masked unless they are to be revealed. */
char          *lw_person_field_text    (const LwPersonField *field,
                                        const LwPerson      *person,
                                        gboolean             reveal) G_GNUC_WARN_UNUSED_RESULT;
/* Puts what was typed into @person, or says in words why it cannot be. */
char          *lw_person_field_read    (const LwPersonField *field,
                                        const char          *text,
                                        LwPerson            *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
