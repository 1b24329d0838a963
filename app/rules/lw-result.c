/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Results are values that several windows may share; most of their lists stay empty, so they share
 * one empty list until something is added. */

typedef struct
{
  LwVillageResult base; /* first: the caller's view */
  gatomicrefcount ref_count;
  GPtrArray *stack; /* keeps the rules alive */
  GPtrArray *empty;
  LwResult *block;
  guint n_results;
} Shared;

static GPtrArray *
own_or_shared (GPtrArray **list, GPtrArray *empty)
{
  if (*list == empty)
    return empty;
  if (*list)
    g_ptr_array_unref (*list);
  *list = g_ptr_array_ref (empty);
  return *list;
}

GPtrArray *
lw_result_own_list (GPtrArray **list)
{
  /* The shared list has no free function and never an element. */
  if ((*list)->len == 0)
    {
      g_ptr_array_unref (*list);
      *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_finding_free);
    }
  return *list;
}

void
lw_result_add_missing (LwResult *result, const char *word)
{
  for (guint i = 0; i < result->missing->len; i++)
    if (strcmp (g_ptr_array_index (result->missing, i), word) == 0)
      return;

  if (result->missing->len == 0)
    {
      g_ptr_array_unref (result->missing);
      result->missing = g_ptr_array_new_with_free_func (g_free);
    }
  g_ptr_array_add (result->missing, g_strdup (word));
}

static void
free_texts (LwResult *result)
{
  g_clear_pointer (&result->waiver_reason, g_free);
  g_clear_pointer (&result->waiver_document, g_free);
  g_clear_pointer (&result->waiver_user, g_free);
  g_clear_pointer (&result->note, g_free);
}

/* Makes @result an empty one again, whatever it held. */
void
lw_result_clear (LwResult *result, GPtrArray *empty)
{
  LwResult blank = { 0 };

  free_texts (result);
  blank.counted = own_or_shared (&result->counted, empty);
  blank.nearly = own_or_shared (&result->nearly, empty);
  blank.to_verify = own_or_shared (&result->to_verify, empty);
  blank.missing = own_or_shared (&result->missing, empty);
  *result = blank;
}

LwFinding *
lw_finding_new (const LwPersonFacts *person, const LwScanMember *row)
{
  LwFinding *finding = g_new0 (LwFinding, 1);

  finding->person = row->person;
  finding->name = g_strdup (row->name);
  finding->id_number = g_strdup (row->id_number);
  finding->birth = person->birth;
  finding->sex = person->sex;
  finding->education = person->education;
  finding->body = row->body;
  finding->position = row->position;
  return finding;
}

void
lw_finding_free (LwFinding *finding)
{
  g_free (finding->name);
  g_free (finding->id_number);
  g_free (finding->explain);
  g_free (finding);
}

LwVillageResult *
lw_village_result_new (GPtrArray *stack, guint n_rules)
{
  Shared *self = g_new0 (Shared, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->stack = g_ptr_array_ref (stack);
  self->empty = g_ptr_array_new ();
  self->block = g_new0 (LwResult, n_rules);
  self->n_results = n_rules;
  self->base.results = g_ptr_array_sized_new (n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      lw_result_clear (&self->block[i], self->empty);
      g_ptr_array_add (self->base.results, &self->block[i]);
    }

  return &self->base;
}

LwResult *
lw_village_result_block (LwVillageResult *self)
{
  return ((Shared *) self)->block;
}

GPtrArray *
lw_village_result_empty (LwVillageResult *self)
{
  return ((Shared *) self)->empty;
}

gboolean
lw_village_result_is_shared (LwVillageResult *self)
{
  return !g_atomic_ref_count_compare (&((Shared *) self)->ref_count, 1);
}

/**
 * lw_village_result_ref:
 * @self: the results of a village
 *
 * Returns: (transfer full): @self
 */
LwVillageResult *
lw_village_result_ref (LwVillageResult *self)
{
  g_return_val_if_fail (self, NULL);

  g_atomic_ref_count_inc (&((Shared *) self)->ref_count);
  return self;
}

/**
 * lw_village_result_unref:
 * @self: (transfer full): the results of a village
 */
void
lw_village_result_unref (LwVillageResult *self)
{
  Shared *shared = (Shared *) self;

  g_return_if_fail (self);

  if (!g_atomic_ref_count_dec (&shared->ref_count))
    return;

  for (guint i = 0; i < shared->n_results; i++)
    {
      free_texts (&shared->block[i]);
      g_ptr_array_unref (shared->block[i].counted);
      g_ptr_array_unref (shared->block[i].nearly);
      g_ptr_array_unref (shared->block[i].to_verify);
      g_ptr_array_unref (shared->block[i].missing);
    }
  g_free (shared->block);
  g_ptr_array_unref (shared->base.results);
  g_ptr_array_unref (shared->empty);
  g_ptr_array_unref (shared->stack);
  g_free (shared->base.code);
  g_free (shared->base.name);
  g_free (shared);
}

/**
 * lw_state_word:
 * @state: a state
 *
 * Returns: the stable word of lwctl's JSON
 */
const char *
lw_state_word (LwState state)
{
  static const char * const words[LW_N_STATES] = { "met",     "at-risk", "not-met",
                                                   "unknown", "waived",  "not-applicable" };

  g_return_val_if_fail (state < LW_N_STATES, "");
  return words[state];
}

/**
 * lw_state_caption:
 * @state: a state
 *
 * Returns: what a reader sees, in the user's language
 */
const char *
lw_state_caption (LwState state)
{
  static const char * const captions[LW_N_STATES] = {
    NC_ ("state", "Met"),     NC_ ("state", "At risk"), NC_ ("state", "Not met"),
    NC_ ("state", "Unknown"), NC_ ("state", "Waived"),  NC_ ("state", "Not applicable"),
  };

  g_return_val_if_fail (state < LW_N_STATES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "state", captions[state]);
}

/**
 * lw_state_sign:
 * @state: a state
 *
 * Returns: the sign of the state in text, files and reports
 */
const char *
lw_state_sign (LwState state)
{
  static const char * const signs[LW_N_STATES] = { "✓", "△", "✗", "?", "○", "–" };

  g_return_val_if_fail (state < LW_N_STATES, "");
  return signs[state];
}

/* The order of badness is that of the readiness of a village. Advice comes after all that counts, and
 * what passes after both. */
static int
badness (const LwResult *result)
{
  static const int order[LW_N_STATES] = {
    [LW_STATE_NOT_MET] = 0, [LW_STATE_UNKNOWN] = 1, [LW_STATE_AT_RISK] = 2,
    [LW_STATE_WAIVED] = 3,  [LW_STATE_MET] = 4,     [LW_STATE_NOT_APPLICABLE] = 5,
  };
  gboolean advice = lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE;
  gboolean passes = result->state == LW_STATE_MET || result->state == LW_STATE_NOT_APPLICABLE;

  return order[result->state] + (advice && !passes ? LW_N_STATES : 0)
         + (passes ? 2 * LW_N_STATES : 0);
}

int
lw_result_worse_first (gconstpointer a, gconstpointer b)
{
  return badness (*(LwResult *const *) a) - badness (*(LwResult *const *) b);
}

/**
 * lw_readiness_word:
 * @readiness: a readiness
 *
 * The contract of lwctl has four words. Where no rule addresses the village nothing keeps it from
 * being ready, so %LW_READINESS_NONE is "ready" there.
 *
 * Returns: the stable word of lwctl's JSON
 */
const char *
lw_readiness_word (LwReadiness readiness)
{
  static const char * const words[] = { "ready", "at-risk", "to-verify", "not-ready", "ready" };

  g_return_val_if_fail (readiness < G_N_ELEMENTS (words), "");
  return words[readiness];
}

/**
 * lw_readiness_caption:
 * @readiness: a readiness
 *
 * Returns: what a reader sees, in the user's language
 */
const char *
lw_readiness_caption (LwReadiness readiness)
{
  static const char * const captions[] = {
    NC_ ("readiness", "Ready"),     NC_ ("readiness", "At risk"),        NC_ ("readiness", "To verify"),
    NC_ ("readiness", "Not ready"), NC_ ("readiness", "Not applicable"),
  };

  g_return_val_if_fail (readiness < G_N_ELEMENTS (captions), "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "readiness", captions[readiness]);
}

/**
 * lw_reason_word:
 * @reason: a reason
 *
 * Returns: (nullable): the stable word of lwctl's JSON; %NULL for %LW_REASON_NONE
 */
const char *
lw_reason_word (LwReason reason)
{
  static const char * const words[] = { NULL,    "age",         "education", "sex",  "serving",
                                        "ended", "not-started", "in-study",  "other" };

  g_return_val_if_fail (reason < G_N_ELEMENTS (words), NULL);
  return words[reason];
}

/**
 * lw_reason_caption:
 * @reason: a reason
 *
 * Returns: what a reader sees, in the user's language; empty for %LW_REASON_NONE
 */
const char *
lw_reason_caption (LwReason reason)
{
  static const char * const captions[] = {
    NULL,
    NC_ ("reason", "Age"),
    NC_ ("reason", "Education"),
    NC_ ("reason", "Sex"),
    NC_ ("reason", "Already serving"),
    NC_ ("reason", "No longer in post"),
    NC_ ("reason", "Not yet in post"),
    NC_ ("reason", "Still studying"),
    NC_ ("reason", "Other"),
  };

  g_return_val_if_fail (reason < G_N_ELEMENTS (captions), "");
  return captions[reason] ? g_dpgettext2 (GETTEXT_PACKAGE, "reason", captions[reason]) : "";
}
