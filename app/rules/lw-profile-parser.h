/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-rule.h"

G_BEGIN_DECLS

/* What the three files that read a profile share: lines and groups (lw-profile-parse.c), the keys
 * of a line (lw-profile-keys.c), what a whole group must have (lw-profile-check.c). */

typedef enum
{
  LW_PROFILE_GROUP_NONE,
  LW_PROFILE_GROUP_PROFILE,
  LW_PROFILE_GROUP_RULE,
  LW_PROFILE_GROUP_VARIANT,
} LwProfileGroup;

typedef struct
{
  const char *file;
  guint line;

  LwProfile *profile;
  LwProfileGroup group;
  LwRule *rule;     /* of the group */
  LwRuleTest *test; /* of the group: the rule's, or the variant's */
  guint seen;       /* LW_KEY_BIT, in the group */
} LwProfileParser;

/* Which keys belong together. */
#define AGE_KEYS (LW_KEY_BIT (LW_KEY_AGE_AT_MOST) | LW_KEY_BIT (LW_KEY_AGE_AT_LEAST))
#define NUMBER_KEYS                                                                                \
  (LW_KEY_BIT (LW_KEY_AT_LEAST) | LW_KEY_BIT (LW_KEY_AT_MOST) |                                    \
   LW_KEY_BIT (LW_KEY_SHARE_AT_LEAST) | LW_KEY_BIT (LW_KEY_MEAN_AGE_AT_MOST))
#define VARIANT_KEYS                                                                               \
  (AGE_KEYS | NUMBER_KEYS | LW_KEY_BIT (LW_KEY_SEX) | LW_KEY_BIT (LW_KEY_INCLUSIVE) |              \
   LW_KEY_BIT (LW_KEY_BAND) | LW_KEY_BIT (LW_KEY_EDUCATION_AT_LEAST) |                             \
   LW_KEY_BIT (LW_KEY_STUDYING_COUNTS) | LW_KEY_BIT (LW_KEY_YEARS) | LW_KEY_BIT (LW_KEY_WINDOW))
#define TEST_KEYS (VARIANT_KEYS | LW_KEY_BIT (LW_KEY_COUNT) | LW_KEY_BIT (LW_KEY_COUNT_SERVING))

/* Sets @error with file, line and reason. Returns: FALSE */
gboolean _lw_profile_refuse (LwProfileParser *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* @line: key=value, taken to pieces in place, for the group that the parser is in. */
gboolean _lw_profile_read_key (LwProfileParser *self, char *line, GError **error);
/* An id as [rule …] and id= have it; replaces @id. */
gboolean _lw_profile_read_id (LwProfileParser *self, const char *value, char **id, GError **error);
/* The group that the parser is in has come to its end. */
gboolean _lw_profile_check_group (LwProfileParser *self, GError **error);

G_END_DECLS
