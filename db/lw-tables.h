/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/* The records of a ledger. docs/schema.md says what each column means; the captions of the fields
 * stand in lw-tables.c. Texts are owned by the record, NULL when empty; counts are LW_INT_NULL when
 * nobody knows them. */

typedef struct
{
  LwRecord record;
  char *code; /* 12 digits */
  char *name; /* as entered, for papers */
  int kind;   /* LwVillageKind */
  char *township;
  gint64 households;
  gint64 population;
  gint64 voters;
  gint64 party_members;
  int org_form; /* LwOrgForm */
  gint64 party_seats;
  gint64 committee_seats;
  gint64 supervision_seats;
  char *tags; /* words separated by spaces: poor merged weak */
  LwDate term_start;
  LwDate kinship_checked; /* day of the declaration "checked, none" */
  char *notes;
  LwDate started;  /* first day on which it exists; 0: already */
  LwDate ended;    /* first day on which it no longer exists; 0: open */
  LwKey successor; /* the village that it went into */
} LwVillage;

typedef enum
{
  LW_VILLAGE_CHANGE_MERGED = 1,
  LW_VILLAGE_CHANGE_DIVIDED = 2,
  LW_VILLAGE_CHANGE_RENAMED = 3,
} LwVillageChangeKind;

typedef struct /* what happened to a village on a day; of a merger one for each that went */
{
  LwRecord record;
  LwKey village;
  LwKey other; /* the one that it went into, or that came out of it */
  int kind;    /* LwVillageChangeKind */
  LwDate changed_on;
  char *document;
  char *name; /* what the village was called until then */
  char *code;
} LwVillageChange;

typedef struct
{
  LwRecord record;
  char *name;
  char *sort_key; /* pinyin, written by the ledger */
  int sex;        /* LwSex, as stated; a valid ID number comes first */
  int ethnicity;  /* GB/T 3304: 1 to 56, 97, 98 */
  char *native_place;
  LwDate birth_stated;
  LwDate birth_decided; /* 档案认定 */
  char *id_number;      /* 18 characters, or 15 of an old form */
  int education_full_time; /* LwEducation held */
  char *degree_full_time;
  char *school_full_time;
  char *major_full_time;
  int education_in_service;
  char *degree_in_service;
  char *school_in_service;
  char *major_in_service;
  int education_unheld; /* highest LwEducation that is surely not held: 在读, 肄业, 结业 */
  int political_status; /* LwPoliticalStatus */
  LwDate party_joined;
  LwDate work_started;
  char *phone;
  char *source; /* source groups, as written */
  char *occupation;
  char *duties; /* division of work; not a post */
  char *notes;
} LwPerson;

typedef struct
{
  LwRecord record;
  LwKey person;
  LwKey village;
  int body;     /* LwBody */
  int position; /* LwPosition */
  LwDate start; /* 0: already */
  LwDate end;   /* first day on which it no longer holds; 0: open */
  gint64 term;  /* 届 */
  char *document;
  char *end_reason;
} LwPost;

typedef struct
{
  LwRecord record;
  LwKey person;
  LwKey village;
  LwDate start;
  LwDate end;
  char *end_reason;
  char *for_post;
  char *mentor;
  char *training;
  int maturity; /* LwMaturity */
} LwReserve;

typedef struct /* a dated recruit: taken in as a probationary member */
{
  LwRecord record;
  LwKey village;
  char *name;
  int sex;
  char *id_number;
  LwDate birth;
  int education;
  LwDate recruited_on; /* at least the year */
  LwDate full_member_on;
  char *notes;
} LwRecruit;

typedef struct /* number of recruits of a village in a year; 0 is known to be none */
{
  LwRecord record;
  LwKey village;
  gint64 year;
  gint64 count;
} LwRecruitYear;

typedef struct
{
  LwRecord record;
  LwKey person;
  LwKey relative;
  char *relation; /* what relative is to person: spouse parent child sibling grandparent grandchild */
} LwKinship;

typedef struct
{
  LwRecord record;
  LwKey village;
  char *rule; /* id of the rule */
  char *reason;
  char *document;
  LwDate until; /* last day on which it counts */
  LwDate given; /* day on which it was recorded */
  char *user;
} LwWaiver;

typedef struct /* a cell that was not understood, kept beside what it belongs to */
{
  LwRecord record;
  LwKey village; /* one of the two, or both */
  LwKey person;
  char *heading;
  char *text;
  char *reason; /* word of the contract: bad-date, column-not-mapped, … */
  char *source; /* file, sheet and row */
} LwImported;

typedef struct /* what the ledger itself holds: election-day, township, handler, profiles */
{
  LwRecord record;
  char *name;
  char *value;
} LwSetting;

typedef struct /* a rule profile that came from a file */
{
  LwRecord record;
  char *name; /* id of the profile */
  char *text; /* key file */
} LwProfileText;

typedef struct /* a line of the résumé */
{
  LwRecord record;
  LwKey person;
  LwDate start;
  LwDate end; /* 0: until now */
  char *what; /* where and as what */
} LwResume;

typedef struct /* somebody of the family, who need not be in the ledger */
{
  LwRecord record;
  LwKey person;
  char *relation; /* as written: 妻子 */
  char *name;
  LwDate birth;
  int political_status;
  char *work; /* where and as what */
} LwFamily;

typedef enum
{
  LW_AWARD_AWARD = 1,
  LW_AWARD_PENALTY = 2,
} LwAwardKind;

typedef struct
{
  LwRecord record;
  LwKey person;
  int kind; /* LwAwardKind */
  LwDate given;
  char *what;
  char *giver;
  char *document;
  LwDate until; /* last day on which a penalty has effect */
} LwAward;

typedef struct /* 档案认定: what a paper says of a date, and what was decided */
{
  LwRecord record;
  LwKey person;
  char *subject; /* the person's field: birth work_started party_joined */
  char *paper;   /* the evidence, in words */
  LwDate says;   /* what the paper says */
  LwDate decided; /* of birth: person.birth_decided says it */
  LwDate decided_on;
  char *decided_by;
} LwEvidence;

typedef enum
{
  LW_ATTACHMENT_PHOTO = 1,
  LW_ATTACHMENT_PAPER = 2,
} LwAttachmentKind;

typedef struct /* the file itself is content, found by its hash */
{
  LwRecord record;
  LwKey person;
  int kind; /* LwAttachmentKind */
  char *name;
  char *type; /* image/png */
  gint64 size;
  char *sha256;
  LwDate added;
} LwAttachment;

typedef struct /* how somebody enters the pool; without filed it is a proposal, which does not count */
{
  LwRecord record;
  LwKey person;
  LwKey village;
  char *for_post;
  char *mentor;
  LwDate recommended;
  char *recommended_document;
  LwDate reviewed;
  char *reviewed_document;
  LwDate inspected;
  char *inspected_document;
  LwDate published;
  char *published_document;
  LwDate filed;
  char *filed_document;
  LwDate closed; /* given up, or out of the pool again */
  char *close_reason;
} LwPoolEntry;

typedef enum
{
  LW_MEASURE_TRAINING = 1,
  LW_MEASURE_PAIRING = 2,
  LW_MEASURE_TRIAL_POST = 3,
  LW_MEASURE_DUTY = 4,
  LW_MEASURE_STUDY = 5,
} LwMeasureKind;

typedef struct /* what is done for a person in the pool */
{
  LwRecord record;
  LwKey person;
  int kind; /* LwMeasureKind */
  char *what;
  LwDate start;
  LwDate due;
  LwDate done;
  char *result;
} LwMeasureTaken;

typedef enum
{
  LW_REVIEW_TALK = 1,
  LW_REVIEW_YEARLY = 2,
} LwReviewKind;

typedef struct /* a talk, or the review of a year */
{
  LwRecord record;
  LwKey person;
  int kind; /* LwReviewKind */
  LwDate held;
  LwDate about; /* the year that is reviewed */
  char *result;
  char *handler;
} LwReview;

extern const LwTable lw_village_table;
extern const LwTable lw_person_table;
extern const LwTable lw_post_table;
extern const LwTable lw_reserve_table;
extern const LwTable lw_recruit_table;
extern const LwTable lw_recruit_year_table;
extern const LwTable lw_kinship_table;
extern const LwTable lw_waiver_table;
extern const LwTable lw_imported_table;
extern const LwTable lw_setting_table;
extern const LwTable lw_profile_text_table;
extern const LwTable lw_resume_table;
extern const LwTable lw_family_table;
extern const LwTable lw_award_table;
extern const LwTable lw_evidence_table;
extern const LwTable lw_attachment_table;
extern const LwTable lw_pool_entry_table;
extern const LwTable lw_measure_table;
extern const LwTable lw_review_table;
extern const LwTable lw_village_change_table;

const LwTable *lw_table_by_name (const char *name);
/* Every table of facts; one comes after those that it refers to. */
const LwTable *const *lw_tables (guint *n_tables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillage, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPerson, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPost, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwReserve, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRecruit, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRecruitYear, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwKinship, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwWaiver, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwImported, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSetting, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwProfileText, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPoolEntry, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwMeasureTaken, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwReview, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillageChange, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwAttachment, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwEvidence, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwAward, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwFamily, lw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwResume, lw_record_free)

G_END_DECLS
