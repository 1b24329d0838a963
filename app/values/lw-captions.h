/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

G_BEGIN_DECLS

/* The captions that staff write for codes, the stable words of lwctl's JSON, and what is shown. */

typedef enum
{
  LW_EDUCATION_HELD,
  LW_EDUCATION_UNHELD, /* 在读, 肄业, 结业 */
} LwEducationHolding;

typedef struct
{
  LwEducation level;
  LwEducationHolding holding;
  gboolean in_service;  /* the words say so: 在职, 函授, 自考, 成人, 党校, 电大 … */
  gboolean full_time;   /* the words say so: 全日制, 统招 */
  /* A cell may name several (高中、大专（函授）, 本科在读); what was said of each; 0: nothing. */
  LwEducation held_full_time;  /* highest held that is not said to be in-service */
  LwEducation held_in_service; /* highest held that is */
  LwEducation unheld;          /* highest that is surely not held */
  gboolean has_more;           /* a school or subject stands there too */
} LwEducationReading;

typedef enum
{
  LW_STANDING_UNKNOWN,
  LW_STANDING_SERVING, /* 在任, 在库 */
  LW_STANDING_GONE,    /* 离任, 出库 */
  LW_STANDING_YES,     /* 是 and 否 answer what the heading asks: 是否在任, 是否离任 */
  LW_STANDING_NO,
} LwStanding;

/* Each returns FALSE when the text is no known caption; blank, 无, — and / read as 0 with TRUE. */
gboolean    lw_sex_parse              (const char *text, LwSex *sex);
gboolean    lw_ethnicity_parse        (const char *text, int *code);
gboolean    lw_education_parse        (const char *text, LwEducationReading *reading);
gboolean    lw_political_status_parse (const char *text, LwPoliticalStatus *status);
gboolean    lw_org_form_parse         (const char *text, LwOrgForm *form);
gboolean    lw_standing_parse         (const char *text, LwStanding *standing);
LwStanding  lw_standing_answer        (const char *heading, const char *text); /* never YES or NO */
gboolean    lw_village_kind_parse     (const char *text, LwVillageKind *kind);
gboolean    lw_number_parse           (const char *text, gint64 *number); /* "1,749", "480户", 无 = 0; 约… is FALSE */
gboolean    lw_text_is_blank          (const char *text); /* blank, 无, —, / … */

/* Stable words ("junior-college", "member", "party-committee" …); NULL for unknown. */
const char *lw_sex_word               (LwSex sex); /* "unknown" for 0 */
const char *lw_education_word         (LwEducation level);
const char *lw_political_status_word  (LwPoliticalStatus status);
const char *lw_body_word              (LwBody body);
const char *lw_position_word          (LwPosition position);
const char *lw_village_kind_word      (LwVillageKind kind);
const char *lw_org_form_word          (LwOrgForm form);
gboolean    lw_education_from_word    (const char *word, LwEducation *level);

/* For readers, in the user's language. */
const char *lw_sex_caption              (LwSex sex);
const char *lw_ethnicity_name           (int code); /* 汉族 */
const char *lw_education_caption        (LwEducation level);
const char *lw_political_status_caption (LwPoliticalStatus status);
/* As staff say it where there is little room: 本科, 高中; 党员, 团员. */
const char *lw_education_brief          (LwEducation level);
const char *lw_political_status_brief   (LwPoliticalStatus status);
const char *lw_village_kind_caption     (LwVillageKind kind);
const char *lw_org_form_caption         (LwOrgForm form);
/* 党支部书记, 村委会主任, 居委会委员 …: depends on the kind of village and the form of its organisation. */
char       *lw_post_caption             (LwBody body, LwPosition position, LwVillageKind kind, LwOrgForm form) G_GNUC_WARN_UNUSED_RESULT;

/* TRUE when @a is at least as high as @b; neither may be unknown. */
gboolean    lw_education_at_least     (LwEducation a, LwEducation b);

G_END_DECLS
