/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-check.h"

#include "lw-measure.h"
#include "lw-stack.h"

#include "lw-date.h"
#include "lw-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HORIZON_MONTHS 6
#define ELECTION_DAY "election-day"

struct _LwCheck
{
  GObject parent_instance;

  /* owned */
  GPtrArray *stack; /* LwProfile */
  GPtrArray *rules; /* LwRule, borrowed from the profiles */
  LwFacts facts;
  LwVillageResult *reuse; /* of summary mode: the last result, when nobody kept it */

  gboolean summary;
};

G_DEFINE_FINAL_TYPE (LwCheck, lw_check, G_TYPE_OBJECT)

static void
lw_check_finalize (GObject *object)
{
  LwCheck *self = LW_CHECK (object);

  g_clear_pointer (&self->reuse, lw_village_result_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->stack, g_ptr_array_unref);
  lw_facts_clear (&self->facts);
  G_OBJECT_CLASS (lw_check_parent_class)->finalize (object);
}

static void
lw_check_class_init (LwCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_check_finalize;
}

static void
lw_check_init (LwCheck *self)
{
}

/**
 * lw_check_new_for_day:
 * @stack: array of LwProfile in order
 * @on: base date, a full date
 * @horizon: last day that is looked at; 0 for the default
 * @election: election day, 0: none is set
 *
 * A check that knows no ledger: for one village at a time.
 *
 * Returns: (transfer full): the check
 */
LwCheck *
lw_check_new_for_day (GPtrArray *stack, LwDate on, LwDate horizon, LwDate election)
{
  LwCheck *self = NULL;

  g_return_val_if_fail (stack, NULL);
  g_return_val_if_fail (lw_date_is_full (on), NULL);

  if (horizon == 0)
    horizon = election > on ? election : lw_date_add_months (on, HORIZON_MONTHS);

  self = g_object_new (LW_TYPE_CHECK, NULL);
  self->stack = g_ptr_array_ref (stack);
  self->rules = lw_stack_rules (stack, on);
  lw_facts_init (&self->facts, on, MAX (horizon, on), election);
  return self;
}

/**
 * lw_check_new:
 * @ledger: a ledger
 * @stack: array of LwProfile in order
 * @on: base date, a full date
 * @horizon: last day that is looked at; 0 for the default
 * @error: return location
 *
 * Returns: (transfer full): the check, %NULL with @error set
 */
LwCheck *
lw_check_new (LwLedger *ledger, GPtrArray *stack, LwDate on, LwDate horizon, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = NULL;
  LwDate election = 0;

  g_return_val_if_fail (LW_IS_LEDGER (ledger), NULL);

  text = lw_ledger_dup_setting (ledger, ELECTION_DAY, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  /* A day that cannot be read is as good as none: the check still has its own base date. */
  if (!text || !lw_date_from_iso (text, &election) || !lw_date_is_full (election))
    election = 0;
  return lw_check_new_for_day (stack, on, horizon, election);
}

/**
 * lw_check_get_on:
 * @self: a check
 *
 * Returns: the base date
 */
LwDate
lw_check_get_on (LwCheck *self)
{
  g_return_val_if_fail (LW_IS_CHECK (self), 0);

  return self->facts.on;
}

/**
 * lw_check_get_horizon:
 * @self: a check
 *
 * Returns: the last day that is looked at
 */
LwDate
lw_check_get_horizon (LwCheck *self)
{
  g_return_val_if_fail (LW_IS_CHECK (self), 0);

  return self->facts.horizon;
}

/**
 * lw_check_get_stack:
 * @self: a check
 *
 * Returns: (transfer none): array of LwProfile
 */
GPtrArray *
lw_check_get_stack (LwCheck *self)
{
  g_return_val_if_fail (LW_IS_CHECK (self), NULL);

  return self->stack;
}

/**
 * lw_check_get_n_rules:
 * @self: a check
 *
 * Returns: number of rules, one for each id
 */
guint
lw_check_get_n_rules (LwCheck *self)
{
  g_return_val_if_fail (LW_IS_CHECK (self), 0);

  return self->rules->len;
}

/**
 * lw_check_get_rule:
 * @self: a check
 * @i: index from 0
 *
 * Returns: (transfer none): the rule
 */
const LwRule *
lw_check_get_rule (LwCheck *self, guint i)
{
  g_return_val_if_fail (LW_IS_CHECK (self), NULL);
  g_return_val_if_fail (i < self->rules->len, NULL);

  return g_ptr_array_index (self->rules, i);
}

/**
 * lw_check_set_summary:
 * @self: a check
 * @summary: whether to leave people, words and what is missing out of the results
 */
void
lw_check_set_summary (LwCheck *self, gboolean summary)
{
  g_return_if_fail (LW_IS_CHECK (self));

  self->summary = summary;
}

static gboolean
has_tag (const char *tags, char **wanted)
{
  g_auto(GStrv) words = g_strsplit_set (tags ? tags : "", " ", -1);

  for (guint i = 0; wanted[i]; i++)
    if (g_strv_contains ((const char * const *) words, wanted[i]))
      return TRUE;

  return FALSE;
}

static gboolean
addresses (const LwRule *rule, const LwScanVillage *village, LwDate on)
{
  return village->kind != LW_VILLAGE_KIND_OTHER && (rule->kinds & 1u << village->kind) && lw_rule_is_in_force (rule, on)
         && (!rule->tags || has_tag (village->tags, rule->tags));
}

static void
measure (const LwAsk *ask, LwResult *result)
{
  switch (ask->rule->measure)
    {
    case LW_MEASURE_COUNT:
    case LW_MEASURE_SHARE:
    case LW_MEASURE_MEAN_AGE:
    case LW_MEASURE_EVERYONE:
      lw_measure_count (ask, result);
      break;
    case LW_MEASURE_RECRUIT_GAP:
      lw_measure_recruit_gap (ask, result);
      break;
    case LW_MEASURE_KINSHIP:
      lw_measure_kinship (ask, result);
      break;
    case LW_MEASURE_TERM:
      lw_measure_term (ask, result);
      break;
    case LW_MEASURE_ONE_SHOULDER:
      lw_measure_one_shoulder (ask, result);
      break;
    case LW_MEASURE_ORG_SEATS:
      lw_measure_org_seats (ask, result);
      break;
    case LW_MEASURE_VETTING:
    case LW_MEASURE_AUDIT:
    default:
      /* Both ask about an election, and the ledger holds none. */
      result->bare = LW_STATE_NOT_APPLICABLE;
    }
}

static void
check_rule (LwCheck *self, const LwRule *rule, LwResult *result)
{
  const LwScanVillage *village = self->facts.village;
  LwAsk ask = {
    .facts = &self->facts,
    .rule = rule,
    .test = lw_rule_test_for_kind (rule, village->kind),
    .summary = self->summary,
  };

  result->rule = rule;
  result->bare = LW_STATE_NOT_APPLICABLE;
  if (addresses (rule, village, self->facts.on))
    measure (&ask, result);
  lw_state_waive (&self->facts, self->summary, result);
}

static LwVillageResult *
take_blank_result (LwCheck *self)
{
  LwVillageResult *result = g_steal_pointer (&self->reuse);
  LwResult *block = NULL;

  if (!result || lw_village_result_is_shared (result))
    {
      g_clear_pointer (&result, lw_village_result_unref);
      return lw_village_result_new (self->stack, self->rules->len);
    }

  block = lw_village_result_block (result);
  for (guint i = 0; i < self->rules->len; i++)
    lw_result_clear (&block[i], lw_village_result_empty (result));
  return result;
}

/**
 * lw_check_village:
 * @self: a check
 * @village: one step of a scan
 *
 * Returns: (transfer full): the results of every rule for @village
 */
LwVillageResult *
lw_check_village (LwCheck *self, const LwScanVillage *village)
{
  LwDate horizon = self->facts.horizon;
  LwVillageResult *result = NULL;
  LwResult *block = NULL;

  g_return_val_if_fail (LW_IS_CHECK (self), NULL);
  g_return_val_if_fail (village, NULL);

  /* A village that will end is looked at as long as it is there: its posts end with it. */
  if (village->ended > self->facts.on && village->ended <= horizon)
    self->facts.horizon = lw_date_add_days (village->ended, -1);
  lw_facts_load (&self->facts, village);
  result = take_blank_result (self);
  block = lw_village_result_block (result);
  for (guint i = 0; i < self->rules->len; i++)
    check_rule (self, g_ptr_array_index (self->rules, i), &block[i]);
  self->facts.horizon = horizon;

  result->village = village->id;
  lw_set_text (&result->code, village->code);
  lw_set_text (&result->name, village->name);
  result->kind = village->kind;
  result->readiness = lw_readiness_of (village->kind, block, self->rules->len);
  return result;
}

void
lw_check_set_kin (LwCheck *self, LwKinTable *kin)
{
  g_return_if_fail (LW_IS_CHECK (self));

  self->facts.kin = kin;
}

/* Of a few people one asks for their own; for a scan everything is read at once. */
static gboolean
is_one_village (const char *code_prefix)
{
  return code_prefix && strlen (code_prefix) == 12;
}

static gboolean
run_scan (LwCheck *self, LwScan *scan, LwCheckFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failure = NULL;
  const LwScanVillage *village = NULL;
  gboolean more = TRUE;

  while (more && lw_scan_next (scan, &village, &failure))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->reuse = lw_check_village (self, village);
      more = func (self->reuse, user_data);
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * lw_check_run:
 * @self: a check
 * @ledger: a ledger
 * @code_prefix: (nullable): which villages
 * @func: called for each village in order of code
 * @user_data: for @func
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Every rule of the stack is fed from one scan of @ledger.
 *
 * Returns: %TRUE at the end or when @func stopped, %FALSE with @error set
 */
gboolean
lw_check_run (LwCheck *self, LwLedger *ledger, const char *code_prefix, LwCheckFunc func, gpointer user_data,
              GCancellable *cancellable, GError **error)
{
  g_autoptr(LwScan) scan = NULL;
  g_autoptr(LwKinTable) kin = NULL;
  gboolean done;

  g_return_val_if_fail (LW_IS_CHECK (self), FALSE);
  g_return_val_if_fail (func, FALSE);

  kin = lw_kin_table_new (ledger, !is_one_village (code_prefix), error);
  if (!kin)
    return FALSE;
  scan = lw_scan_new_on (ledger, code_prefix, self->facts.on, error);
  if (!scan)
    return FALSE;

  lw_check_set_kin (self, kin);
  done = run_scan (self, scan, func, user_data, cancellable, error);
  lw_check_set_kin (self, NULL);
  return done;
}

static gboolean
keep_result_cb (LwVillageResult *result, gpointer user_data)
{
  g_ptr_array_add (user_data, lw_village_result_ref (result));
  return TRUE;
}

/**
 * lw_check_list:
 * @self: a check
 * @ledger: a ledger
 * @code_prefix: (nullable): which villages
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full): array of LwVillageResult in order of code, %NULL with @error set
 */
GPtrArray *
lw_check_list (LwCheck *self, LwLedger *ledger, const char *code_prefix, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_village_result_unref);

  if (!lw_check_run (self, ledger, code_prefix, keep_result_cb, results, cancellable, error))
    return NULL;
  return g_steal_pointer (&results);
}
