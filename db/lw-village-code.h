/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "lw-db-types.h"

G_BEGIN_DECLS

#define LW_VILLAGE_CODE_LENGTH 12

/* What the last three digits of a 12-digit code tell (docs/counting.md, section 9); 0: no such code. */
static inline LwVillageKind
lw_village_code_kind (const char *code)
{
  int last;

  if (code == NULL || strlen (code) != LW_VILLAGE_CODE_LENGTH
      || strspn (code, "0123456789") != LW_VILLAGE_CODE_LENGTH)
    return 0;
  last = (int) g_ascii_strtoll (code + LW_VILLAGE_CODE_LENGTH - 3, NULL, 10);
  if (last >= 1 && last <= 199)
    return LW_VILLAGE_KIND_COMMUNITY;
  if (last >= 200 && last <= 399)
    return LW_VILLAGE_KIND_VILLAGE;
  return last >= 400 && last <= 599 ? LW_VILLAGE_KIND_OTHER : 0;
}

/* The last so many numbers of each kind, which the bureau of statistics does not reach: what a village gets
 * that has no code yet. */
#define LW_VILLAGE_CODES_PROVISIONAL 50

/* The last number of the kind's range. */
static inline int
lw_village_code_last (LwVillageKind kind)
{
  return kind == LW_VILLAGE_KIND_COMMUNITY ? 199 : kind == LW_VILLAGE_KIND_VILLAGE ? 399 : 599;
}

static inline gboolean
lw_village_code_is_provisional (const char *code)
{
  LwVillageKind kind = lw_village_code_kind (code);

  return kind != 0
         && g_ascii_strtoll (code + LW_VILLAGE_CODE_LENGTH - 3, NULL, 10) > lw_village_code_last (kind) - LW_VILLAGE_CODES_PROVISIONAL;
}

G_END_DECLS
