/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-profile.h"

G_BEGIN_DECLS

/* What a check answers: values, never stored. */

typedef enum
{
  LW_STATE_MET,
  LW_STATE_AT_RISK,
  LW_STATE_NOT_MET,
  LW_STATE_UNKNOWN,
  LW_STATE_WAIVED,
  LW_STATE_NOT_APPLICABLE,
} LwState;

#define LW_N_STATES 6

typedef enum
{
  LW_READINESS_READY,
  LW_READINESS_AT_RISK,
  LW_READINESS_TO_VERIFY,
  LW_READINESS_NOT_READY,
  LW_READINESS_NONE, /* kind other: no rule addresses it */
} LwReadiness;

typedef enum
{
  LW_REASON_NONE,
  LW_REASON_AGE,
  LW_REASON_EDUCATION,
  LW_REASON_SEX,
  LW_REASON_SERVING,
  LW_REASON_ENDED,
  LW_REASON_NOT_STARTED,
  LW_REASON_IN_STUDY,
  LW_REASON_OTHER,
} LwReason;

typedef struct /* one person in an explanation */
{
  LwKey person;
  char *name;
  char *id_number;
  LwDate birth;          /* the one that counts */
  LwSex sex;
  LwEducation education; /* the higher of the two */
  guint8 body;           /* the post in this village that brought the person in, or LW_BODY_NONE: reserve */
  guint8 position;
  LwReason reason;       /* of nearly; what is missing of to_verify */
  LwDate changes_on;     /* first day on which this person's answer changes, 0: not within the horizon */
  char *explain;         /* nullable: in words, for the reader: 超 1 岁, 12月19日满 36 岁 */
} LwFinding;

typedef struct
{
  const LwRule *rule; /* owned by the check's profiles, which the result keeps */
  LwState state;
  LwState bare;       /* what it would be without the waiver */
  gboolean has_value;
  double value;
  gboolean has_required;
  double required;
  LwDate changes_on;  /* first day on which it fails, 0: none */
  GPtrArray *counted;   /* LwFinding */
  GPtrArray *nearly;
  GPtrArray *to_verify;
  GPtrArray *missing;   /* words: birth, education, recruits:2024, roster, org-form, term, kinship … */
  char *waiver_reason;  /* of state waived */
  char *waiver_document;
  char *waiver_user;
  LwDate waiver_until;
  char *note;         /* nullable: a sentence for the reader about a measure that is no count */
} LwResult;

typedef struct
{
  LwKey village;
  char *code;
  char *name;
  LwVillageKind kind;
  LwReadiness readiness;
  GPtrArray *results; /* LwResult, in order of the stack's rules */
} LwVillageResult;

LwVillageResult *lw_village_result_ref   (LwVillageResult *self);
void             lw_village_result_unref (LwVillageResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillageResult, lw_village_result_unref)

const char *lw_state_word        (LwState state);
const char *lw_state_caption     (LwState state);    /* 符合 临界 不符合 待核实 已豁免 不适用 */
const char *lw_state_sign        (LwState state);    /* ✓ △ ✗ ? ○ – */
const char *lw_readiness_word    (LwReadiness readiness);
const char *lw_readiness_caption (LwReadiness readiness); /* 就绪 临界 待核实 未就绪 */
const char *lw_reason_word       (LwReason reason);
const char *lw_reason_caption    (LwReason reason);
/* To sort LwResult by: the worst first, what is advice after what counts. */
int         lw_result_worse_first (gconstpointer a, gconstpointer b);
/* "李晓雯满 36 岁，12 月 19 日起不符合" and the like: one sentence that says why; transfer full. */
char       *lw_result_explain    (const LwResult *result, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a result that will change, where the day is told beside it. */
char       *lw_result_cause      (const LwResult *result, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* What an entry of missing asks for, in words: "2024 年发展党员数". */
char       *lw_missing_caption   (const char *missing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
