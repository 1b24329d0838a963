/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-tables.h"

G_BEGIN_DECLS

/* Whom a list of people shows. A criterion that is not set lets everybody through; all that are set
 * must hold. */

typedef enum
{
  LW_PEOPLE_BY_TEXT,
  LW_PEOPLE_BY_VILLAGE,
  LW_PEOPLE_BY_BODY,
  LW_PEOPLE_BY_AGE,
  LW_PEOPLE_BY_EDUCATION,
  LW_PEOPLE_BY_SEX,
  LW_PEOPLE_BY_POLITICAL_STATUS,
  LW_PEOPLE_BY_RESERVE,
  LW_PEOPLE_BY_SOURCE,
  LW_PEOPLE_BY_DOUBT,
  LW_PEOPLE_N_CRITERIA,
} LwPeopleCriterion;

typedef enum /* bits: posts held on the base date */
{
  LW_PEOPLE_PARTY_COMMITTEE = 1 << 0,
  LW_PEOPLE_VILLAGE_COMMITTEE = 1 << 1,
  LW_PEOPLE_SUPERVISION = 1 << 2,
  LW_PEOPLE_NO_BODY = 1 << 3,
} LwPeopleBodies;

typedef enum /* bits */
{
  LW_PEOPLE_IN_POOL = 1 << 0,
  LW_PEOPLE_NOT_IN_POOL = 1 << 1,
  /* in it, and so ripe: 1 << (2 + LwMaturity) */
  LW_PEOPLE_POOL_UNSORTED = 1 << 2,
  LW_PEOPLE_POOL_NEAR = 1 << 3,
  LW_PEOPLE_POOL_MIDDLE = 1 << 4,
  LW_PEOPLE_POOL_LONG = 1 << 5,
} LwPeoplePool;
#define LW_PEOPLE_N_POOL 6

typedef enum /* bits: what is doubtful about a person's data */
{
  LW_PEOPLE_NO_ID = 1 << 0,
  LW_PEOPLE_BAD_ID = 1 << 1, /* 15 digits, or not right */
  LW_PEOPLE_BIRTH_DIFFERS = 1 << 2,
  LW_PEOPLE_SEX_DIFFERS = 1 << 3,
  LW_PEOPLE_BIRTH_UNSURE = 1 << 4,
  LW_PEOPLE_NO_BIRTH = 1 << 5,
  LW_PEOPLE_NO_EDUCATION = 1 << 6,
  LW_PEOPLE_KEPT_CELLS = 1 << 7,
  LW_PEOPLE_PARTY_EARLY = 1 << 8,
  LW_PEOPLE_WORK_EARLY = 1 << 9,
} LwPeopleDoubts;
#define LW_PEOPLE_N_DOUBTS 10

typedef struct
{
  char *text;       /* nullable: beginning of name, pinyin, initials, phone, either end of a number */
  GArray *villages; /* LwKey, a set; nullable: of the village where the person belongs */
  guint bodies;     /* LwPeopleBodies; 0: any */
  gboolean not_bodies; /* whoever is in none of them */
  int age_from;     /* years on the base date, -1: open */
  int age_to;
  gboolean age_unsure; /* also where the age is not known well enough */
  int education;    /* LwEducation, at least; 0: any */
  gboolean education_unsure; /* also where none is known */
  guint sexes;      /* 1 << LwSex */
  guint political_statuses; /* 1 << LwPoliticalStatus */
  guint pool;       /* LwPeoplePool */
  char *source;     /* nullable: words of which one occurs */
  guint doubts;     /* LwPeopleDoubts, one of which is there */
} LwPeopleFilter;

LwPeopleFilter *lw_people_filter_new       (void) G_GNUC_WARN_UNUSED_RESULT;
LwPeopleFilter *lw_people_filter_copy      (const LwPeopleFilter *self) G_GNUC_WARN_UNUSED_RESULT;
void            lw_people_filter_free      (LwPeopleFilter       *self);
gboolean        lw_people_filter_has       (const LwPeopleFilter *self,
                                            LwPeopleCriterion     criterion);
void            lw_people_filter_drop      (LwPeopleFilter       *self,
                                            LwPeopleCriterion     criterion);
gboolean        lw_people_filter_is_empty  (const LwPeopleFilter *self);
/* As it is kept in the ledger: a line for each criterion. What it does not understand is left out. */
char           *lw_people_filter_to_text   (const LwPeopleFilter *self) G_GNUC_WARN_UNUSED_RESULT;
LwPeopleFilter *lw_people_filter_from_text (const char           *text) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPeopleFilter, lw_people_filter_free)

/* The filters that a ledger keeps by name. */
GPtrArray      *lw_people_filters_list     (LwLedger             *ledger) G_GNUC_WARN_UNUSED_RESULT; /* char *, in order */
LwPeopleFilter *lw_people_filters_load     (LwLedger             *ledger,
                                            const char           *name) G_GNUC_WARN_UNUSED_RESULT; /* NULL: none */
/* Within an action. @filter: NULL forgets it. */
gboolean        lw_people_filters_store    (LwLedger             *ledger,
                                            const char           *name,
                                            const LwPeopleFilter *filter,
                                            GError              **error);

/* The words of a source as it is typed, with whatever stands between them. */
char          **lw_people_source_words     (const char           *text) G_GNUC_WARN_UNUSED_RESULT;

/* What they are called, in the user's language. */
const char     *lw_people_criterion_caption (LwPeopleCriterion criterion);
const char     *lw_people_body_caption      (LwPeopleBodies body);
const char     *lw_people_pool_caption      (LwPeoplePool pool);
const char     *lw_people_doubt_caption     (LwPeopleDoubts doubt);
/* 年龄 ≤ 35, 学历 高中以上或待核实 …: what a chip says. @village_name: of the only village, nullable. */
char           *lw_people_filter_describe   (const LwPeopleFilter *self,
                                             LwPeopleCriterion     criterion,
                                             const char           *village_name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
