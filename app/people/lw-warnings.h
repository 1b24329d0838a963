/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-date.h"
#include "lw-ledger.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* What may be wrong in a ledger: nothing of it hinders anything, a person decides. */

typedef enum
{
  LW_WARNING_BIRTH_DIFFERS,  /* birth as stated against the ID number, not yet decided */
  LW_WARNING_SEX_DIFFERS,
  LW_WARNING_OLD_ID,         /* 15 digits */
  LW_WARNING_BAD_ID,
  LW_WARNING_NO_ID,
  LW_WARNING_PARTY_EARLY,    /* joined the Party before 18 years */
  LW_WARNING_WORK_EARLY,     /* began to work before 16 years */
  LW_WARNING_KIN_BIRTHS,     /* too few years between the generations */
  LW_WARNING_BIRTH_UNSURE,   /* known to the year or month only, and a limit of age may cut it */
  LW_WARNING_NO_BIRTH,
  LW_WARNING_DUPLICATE,      /* the same name and birth twice */
  LW_WARNING_VILLAGE,        /* facts of a village that do not fit together */
  LW_WARNING_IMPORTED,       /* a cell that was not understood */
  LW_N_WARNINGS,
} LwWarningKind;

typedef struct
{
  LwWarningKind kind;
  LwKey person;
  LwKey village; /* of a cell kept beside a village */
  char *name;
  char *text; /* what is doubtful, in words */
} LwWarning;

typedef struct
{
  guint n[LW_N_WARNINGS];           /* how many there are */
  GPtrArray *lists[LW_N_WARNINGS];  /* LwWarning: the first of them, as they were entered */
  gint64 revision;                  /* of the ledger */
} LwWarnings;

void        lw_warning_free     (gpointer       warning);
const char *lw_warning_caption  (LwWarningKind  kind);

/* One pass over everybody; of each kind the first @most are kept. Days as decided go before those that
 * were stated. */
LwWarnings *lw_warnings_find    (LwLedger      *ledger,
                                 LwDate         on,
                                 guint          most,
                                 GCancellable  *cancellable,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        lw_warnings_free    (LwWarnings    *self);
guint       lw_warnings_count   (const LwWarnings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwWarnings, lw_warnings_free)

/* 中国共产党章程 art. 1: members are 18 at least; 劳动法 art. 15: nobody is employed under 16. In words, or
 * NULL where the days agree or do not tell. */
char       *lw_warning_party_early (LwDate birth, LwDate joined) G_GNUC_WARN_UNUSED_RESULT;
char       *lw_warning_work_early  (LwDate birth, LwDate started) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
