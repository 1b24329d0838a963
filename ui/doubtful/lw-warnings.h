/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-roster.h"

G_BEGIN_DECLS

/* What is doubtful in the facts as they stand now, so that it outlives the import it came from. */

typedef enum
{
  LW_WARNING_BIRTH_DIFFERS,  /* birth as stated against the ID number, not yet decided */
  LW_WARNING_SEX_DIFFERS,
  LW_WARNING_OLD_ID,         /* 15 digits */
  LW_WARNING_BAD_ID,
  LW_WARNING_NO_ID,
  LW_WARNING_BIRTH_UNSURE,   /* known to the year or month only, and a limit of age may cut it */
  LW_WARNING_NO_BIRTH,
  LW_WARNING_DUPLICATE,      /* the same name and birth twice */
  LW_WARNING_IMPORTED,       /* a cell that was not understood */
} LwWarningKind;

typedef struct
{
  LwWarningKind kind;
  LwKey person;
  LwKey village; /* of a cell kept beside a village */
  char *name;
  char *text; /* what is doubtful, in words */
} LwWarning;

void        lw_warning_free     (gpointer       warning);
const char *lw_warning_caption  (LwWarningKind  kind);
/* LwWarning, by kind, then by name. */
GPtrArray  *lw_warnings_list    (LwLedger      *reader,
                                 LwRoster      *roster,
                                 LwDate         on,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
