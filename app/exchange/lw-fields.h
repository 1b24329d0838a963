/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "lw-db-types.h"

G_BEGIN_DECLS

/* What a column can mean. The words are those of the command line's JSON. */
typedef enum
{
  LW_MEANING_NONE,
  LW_MEANING_SERIAL,
  LW_MEANING_TOTAL,
  LW_MEANING_TOWNSHIP,
  LW_MEANING_VILLAGE,
  LW_MEANING_VILLAGE_CODE,
  LW_MEANING_VILLAGE_KIND,
  LW_MEANING_ORG_FORM,
  LW_MEANING_HOUSEHOLDS,
  LW_MEANING_POPULATION,
  LW_MEANING_VOTERS,
  LW_MEANING_PARTY_MEMBERS,
  LW_MEANING_NAME,
  LW_MEANING_SEX,
  LW_MEANING_ETHNICITY,
  LW_MEANING_NATIVE_PLACE,
  LW_MEANING_BIRTH,
  LW_MEANING_AGE,
  LW_MEANING_ID_NUMBER,
  LW_MEANING_PHONE,
  LW_MEANING_POLITICAL_STATUS,
  LW_MEANING_PARTY_JOINED,
  LW_MEANING_WORK_STARTED,
  LW_MEANING_EDUCATION,
  LW_MEANING_EDUCATION_FULL_TIME,
  LW_MEANING_EDUCATION_IN_SERVICE,
  LW_MEANING_SCHOOL,
  LW_MEANING_SCHOOL_FULL_TIME,
  LW_MEANING_SCHOOL_IN_SERVICE,
  LW_MEANING_DEGREE,
  LW_MEANING_MAJOR,
  LW_MEANING_POST,
  LW_MEANING_PARTY_POST,
  LW_MEANING_COMMITTEE_POST,
  LW_MEANING_SUPERVISION_POST,
  LW_MEANING_POST_BODY, /* 班子类别: whose 主任 or 委员 */
  LW_MEANING_POST_STARTED,
  LW_MEANING_POST_ENDED,
  LW_MEANING_STANDING, /* 在任, 离任; 在库, 出库 */
  LW_MEANING_DUTIES,
  LW_MEANING_OCCUPATION,
  LW_MEANING_RESERVE_SINCE,
  LW_MEANING_RESERVE_UNTIL,
  LW_MEANING_RESERVE_FOR,
  LW_MEANING_SOURCE,
  LW_MEANING_MENTOR,
  LW_MEANING_TRAINING,
  LW_MEANING_YEAR,
  LW_MEANING_COUNT,
  LW_MEANING_PERIOD, /* the part of the year that a row is about: 一季度 */
  LW_MEANING_RECRUITED_ON,
  LW_MEANING_FULL_MEMBER_ON,
  LW_MEANING_NOTES,
  LW_MEANING_YEAR_N, /* year_2024: the number of recruits of that year */
  LW_MEANING_TICK,   /* tick:BODY:POSITION */
  LW_N_MEANINGS,
} LwMeaning;

typedef struct
{
  LwMeaning meaning;
  int year;            /* of LW_MEANING_YEAR_N */
  guint months;        /* of LW_MEANING_YEAR_N and LW_MEANING_COUNT: bits of lw-period.h; 0: all of the year */
  LwBody body;         /* of LW_MEANING_TICK */
  LwPosition position;
} LwFieldRef;

/* Reads a field name of the contract; FALSE: there is no such field. */
gboolean lw_field_ref_from_word (const char       *word,
                                 LwFieldRef       *ref);
/* The field name of the contract, NULL for none. */
char    *lw_field_ref_to_word   (const LwFieldRef *ref) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
