/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-check.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* What would become of a village if one thing were different: somebody takes a post, enters the pool
 * or leaves. The rules answer as they always do; nothing is written. */

typedef struct _LwWhatIf LwWhatIf;

typedef struct /* a rule that would answer otherwise */
{
  const LwRule *rule; /* borrowed from the check */
  LwState before;
  LwState after;
  gboolean has_values;
  double value_before;
  double value_after;
  double required;
} LwShift;

typedef struct
{
  LwKey person;
  gboolean acts;        /* there is something to be done with the person: @body and @position say what */
  LwBody body;          /* LW_BODY_NONE: into the pool */
  LwPosition position;
  gboolean helps;       /* the rule would no longer fail */
  GArray *better;       /* LwShift */
  GArray *worse;        /* LwShift */
  char *missing;        /* (nullable): what the person lacks for the rule, in words */
  gboolean to_verify;   /* what is missing is a fact that nobody has entered */
  gboolean proposed;    /* is on the way into the pool of this village */
  LwDate birth;         /* 0: unknown */
} LwProposal;

/* @check is used by nobody else meanwhile. NULL with @error set where there is no such village. */
LwWhatIf        *lw_what_if_new         (LwCheck             *check,
                                         LwLedger            *ledger,
                                         const char          *village_code,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a village at hand, which outlives it. */
LwWhatIf        *lw_what_if_new_for     (LwCheck             *check,
                                         const LwScanVillage *village) G_GNUC_WARN_UNUSED_RESULT;
void             lw_what_if_free        (LwWhatIf            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwWhatIf, lw_what_if_free)

/* Somebody as a scan gives her, for people whom the village does not know yet. Texts are borrowed. */
LwScanMember     lw_what_if_member      (const LwPerson      *person);
/* LwShift of every rule that would answer otherwise, the worse ones first. */
GArray          *lw_what_if_appoint     (LwWhatIf            *self,
                                         const LwScanMember  *person,
                                         LwBody               body, /* LW_BODY_NONE: into the pool */
                                         LwPosition           position) G_GNUC_WARN_UNUSED_RESULT;
/* What that person holds in @body ends on the base date. */
GArray          *lw_what_if_end         (LwWhatIf            *self,
                                         LwKey                person,
                                         LwBody               body) G_GNUC_WARN_UNUSED_RESULT;
/* Who could fill the gap that @rule names: LwProposal, those of whom least is missing first. Empty
 * where nobody can, as with the end of a term. */
GPtrArray       *lw_what_if_who         (LwWhatIf            *self,
                                         const char          *rule) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a shift is for the worse: an order of states, then of values towards what is required. */
gboolean         lw_shift_is_worse      (const LwShift       *shift);

G_END_DECLS
