/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-profile.h"

G_BEGIN_DECLS

/* What a profile holds once it is parsed. Private to this folder: everybody else goes through
 * lw-profile.h. docs/profiles.md has the meaning of each key. */

typedef enum
{
  LW_VARIANT_VILLAGE,
  LW_VARIANT_COMMUNITY,
  LW_VARIANT_BRANCH,
  LW_VARIANT_GENERAL_BRANCH,
  LW_VARIANT_COMMITTEE,
  LW_N_VARIANTS,
} LwVariant;

typedef enum
{
  LW_WINDOW_CALENDAR,
  LW_WINDOW_ROLLING,
} LwWindow;

/* The keys of a profile; their order is the order in which they are written. */
typedef enum
{
  LW_KEY_ID,
  LW_KEY_NAME,
  LW_KEY_NAME_EN,
  LW_KEY_NOTE,
  LW_KEY_TITLE,
  LW_KEY_TITLE_EN,
  LW_KEY_SHORT,
  LW_KEY_SHORT_EN,
  LW_KEY_LEVEL,
  LW_KEY_SOURCE,
  LW_KEY_SOURCE_EN,
  LW_KEY_EFFECTIVE,
  LW_KEY_UNTIL,
  LW_KEY_APPLIES_KIND,
  LW_KEY_APPLIES_TAG,
  LW_KEY_MEASURE,
  LW_KEY_COUNT,
  LW_KEY_COUNT_SERVING,
  LW_KEY_SEX,
  LW_KEY_AGE_AT_MOST,
  LW_KEY_AGE_AT_LEAST,
  LW_KEY_INCLUSIVE,
  LW_KEY_BAND,
  LW_KEY_EDUCATION_AT_LEAST,
  LW_KEY_STUDYING_COUNTS,
  LW_KEY_AT_LEAST,
  LW_KEY_AT_MOST,
  LW_KEY_SHARE_AT_LEAST,
  LW_KEY_MEAN_AGE_AT_MOST,
  LW_KEY_YEARS,
  LW_KEY_WINDOW,
  LW_N_KEYS,
} LwKeyName;

G_STATIC_ASSERT (LW_N_KEYS <= 32); /* they are kept as bits */

#define LW_KEY_BIT(key) (1u << (key))

/* The same words for readers of English; each is nullable. */
typedef struct
{
  char *title; /* of a profile: its name */
  char *head;
  char *source;
} LwEnglish;

/* What is asked: the part of a rule that a variant for a kind of village or a form of organisation
 * can change. */
typedef struct
{
  guint given; /* LW_KEY_BIT of what is set, for a variant with what it takes from its rule */
  guint own;   /* LW_KEY_BIT of what its own group in the file sets */
  LwSets sets;
  gboolean count_serving;
  LwSex sex;
  int age_at_most;
  int age_at_least;
  gboolean inclusive;
  int band;
  LwEducation education_at_least;
  gboolean studying_counts;
  int at_least;
  int at_most;
  double share_at_least;
  double mean_age_at_most;
  int years;
  LwWindow window;
} LwRuleTest;

struct _LwRule
{
  const LwProfile *owner; /* borrowed */
  guint line;             /* of its group in the file, for messages */
  guint given;            /* LW_KEY_BIT of the keys below */
  char *id;
  char *title;
  char *head; /* short */
  char *source;
  LwEnglish english;
  LwLevel level;
  LwMeasure measure;
  LwDate effective;
  LwDate until;
  guint kinds; /* 1 << LwVillageKind */
  GStrv tags;  /* nullable: every village */
  LwRuleTest test;
  LwRuleTest *variants[LW_N_VARIANTS]; /* nullable */
};

struct _LwProfile
{
  gatomicrefcount ref_count;
  guint given;
  char *id;
  char *name;
  char *source;
  char *note;
  LwEnglish english;
  LwDate effective;
  LwDate until;
  GPtrArray *rules; /* LwRule */
};

LwProfile        *lw_profile_new           (void);
LwRule           *lw_rule_new              (const LwProfile *owner);
void              lw_rule_free             (LwRule *rule);
void              lw_english_clear         (LwEnglish *self);
LwRule           *lw_profile_find_rule     (LwProfile *self, const char *id);

gboolean          lw_rule_test_has         (const LwRuleTest *test, LwKeyName key);
/* The highest and the lowest age in completed years that pass, once `inclusive` is applied. */
int               lw_rule_test_oldest      (const LwRuleTest *test);
int               lw_rule_test_youngest    (const LwRuleTest *test);

/* In force on @on: neither the rule nor its profile has yet to begin or is over. */
gboolean          lw_rule_is_in_force      (const LwRule *rule, LwDate on);
/* What the rule asks of a village of this kind, or of an organisation of this form. */
const LwRuleTest *lw_rule_test_for_kind    (const LwRule *rule, LwVillageKind kind);
const LwRuleTest *lw_rule_test_for_form    (const LwRule *rule, LwOrgForm form);

/* The words of the file. A lookup that finds nothing gives FALSE. */
const char       *lw_key_word              (LwKeyName key);
gboolean          lw_key_from_word         (const char *word, LwKeyName *key);
const char       *lw_variant_word          (LwVariant variant);
gboolean          lw_variant_from_word     (const char *word, LwVariant *variant);
const char       *lw_measure_word          (LwMeasure measure); /* NULL: follows from other keys */
gboolean          lw_measure_from_word     (const char *word, LwMeasure *measure);
gboolean          lw_set_from_word         (const char *word, LwSets *set);
char             *lw_sets_to_words         (LwSets sets);
gboolean          lw_level_from_word       (const char *word, LwLevel *level);
gboolean          lw_rule_id_is_valid      (const char *id);

G_END_DECLS
