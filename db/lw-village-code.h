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

G_END_DECLS
