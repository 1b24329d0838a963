/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* A rule profile: what a place asks for, as data. docs/profiles.md has the format. */

typedef enum
{
  LW_LEVEL_STATUTORY, /* 法定 */
  LW_LEVEL_REQUIRED,  /* 必须 */
  LW_LEVEL_EXPECTED,  /* 应当 */
  LW_LEVEL_ADVICE,    /* 提示 */
} LwLevel;

typedef enum
{
  LW_MEASURE_COUNT,
  LW_MEASURE_SHARE,
  LW_MEASURE_MEAN_AGE,
  LW_MEASURE_RECRUIT_GAP,
  LW_MEASURE_KINSHIP,
  LW_MEASURE_TERM,
  LW_MEASURE_ONE_SHOULDER,
  LW_MEASURE_ORG_SEATS,
  LW_MEASURE_VETTING,
  LW_MEASURE_AUDIT,
  LW_MEASURE_EVERYONE, /* everybody in the sets passes the conditions: age limits of a place */
} LwMeasure;

typedef enum /* flags */
{
  LW_SET_PARTY_COMMITTEE = 1 << 0,
  LW_SET_VILLAGE_COMMITTEE = 1 << 1,
  LW_SET_SUPERVISION = 1 << 2,
  LW_SET_RESERVES = 1 << 3,
  LW_SET_CANDIDATES = 1 << 4,
  LW_SET_MEMBERS = 1 << 5,
  LW_SET_SLATE = 1 << 6,
  LW_SET_SECRETARY = 1 << 7, /* secretaries and chairs only, for the rules about them */
} LwSets;

#define LW_SET_TWO_COMMITTEES (LW_SET_PARTY_COMMITTEE | LW_SET_VILLAGE_COMMITTEE)

typedef struct _LwRule LwRule;       /* owned by its profile; the fields are lw-rule.h's */
typedef struct _LwProfile LwProfile;

const char *lw_rule_get_id      (const LwRule *rule);
const char *lw_rule_get_title   (const LwRule *rule);
const char *lw_rule_get_short   (const LwRule *rule); /* two words for a column head, "\n" between: 后备\n人数 */
LwLevel     lw_rule_get_level   (const LwRule *rule);
LwMeasure   lw_rule_get_measure (const LwRule *rule);
/* Whom it counts in a village of this kind; 0 for what is no count of people. */
LwSets      lw_rule_get_sets    (const LwRule *rule, LwVillageKind kind);
const char *lw_rule_get_source  (const LwRule *rule);
const char *lw_rule_get_profile (const LwRule *rule); /* id */

/* The words for readers of another language, where the profile has some: “title[en]” and the like. Pages
 * show these; what other programs read stays with the profile's own. */
const char *lw_words_language     (void); /* in which the program speaks: "en", "zh" */
const char *lw_rule_get_title_in  (const LwRule *rule, const char *language);
const char *lw_rule_get_short_in  (const LwRule *rule, const char *language);
char       *lw_rule_dup_line_in   (const LwRule *rule, const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *lw_rule_get_source_in (const LwRule *rule, const char *language);

#define LW_TYPE_PROFILE (lw_profile_get_type ())
GType       lw_profile_get_type (void);
LwProfile  *lw_profile_ref      (LwProfile *self);
void        lw_profile_unref    (LwProfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwProfile, lw_profile_unref)

#define LW_PROFILE_ERROR (lw_profile_error_quark ())
GQuark lw_profile_error_quark (void);
typedef enum
{
  LW_PROFILE_ERROR_INVALID, /* the message has line and reason */
  LW_PROFILE_ERROR_UNKNOWN, /* no such profile */
  LW_PROFILE_ERROR_LOCKED,  /* national law cannot be switched off or replaced */
} LwProfileError;

LwProfile  *lw_profile_parse      (const char *text, const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char       *lw_profile_to_text    (LwProfile *self) G_GNUC_WARN_UNUSED_RESULT;
const char *lw_profile_get_id     (LwProfile *self);
const char *lw_profile_get_name   (LwProfile *self);
const char *lw_profile_get_name_in (LwProfile *self, const char *language);
const char *lw_profile_get_source (LwProfile *self);
guint       lw_profile_get_n_rules (LwProfile *self);
const LwRule *lw_profile_get_rule (LwProfile *self, guint i);

/* Those that come with the program: national-2026, qiangji, huiyin, huanjie. */
GPtrArray  *lw_profiles_builtin   (void) G_GNUC_WARN_UNUSED_RESULT;
/* All that this ledger knows (built in and imported); the stack in force, national-2026 first. */
GPtrArray  *lw_profiles_list      (LwLedger *ledger, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *lw_profiles_stack     (LwLedger *ledger, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The stack for these ids, for a check of one's own. */
GPtrArray  *lw_profiles_for_ids   (LwLedger *ledger, const char * const *ids, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One action each. */
gboolean    lw_profiles_use       (LwLedger *ledger, const char * const *ids, GError **error);
gboolean    lw_profiles_import    (LwLedger *ledger, const char *text, const char *file, GError **error);

const char *lw_level_word         (LwLevel level);
const char *lw_level_caption      (LwLevel level); /* 法定 必须 应当 提示 */

G_END_DECLS
