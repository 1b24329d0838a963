/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-what-if.h"

#include "lw-date.h"
#include "lw-facts.h"
#include "lw-id-number.h"
#include "lw-rule.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GROWN_UP 18

struct _LwWhatIf
{
  LwCheck *check;
  LwScan *scan; /* owned, nullable: keeps the village's texts */
  const LwScanVillage *village;
  LwKinTable *kin; /* owned, nullable */
  GArray *ahead;   /* LwScanMember, nullable: proposed for the pool, in no row of the village */
  GPtrArray *people; /* owner of their texts */
  GHashTable *proposed; /* nullable: keys of who is on the way into the pool */
  LwVillageResult *now;
};

static void
proposal_free (gpointer data)
{
  LwProposal *proposal = data;

  g_clear_pointer (&proposal->better, g_array_unref);
  g_clear_pointer (&proposal->worse, g_array_unref);
  g_free (proposal->missing);
  g_free (proposal);
}

/* ---- the village as it is ---- */

static LwVillageResult *
check (LwWhatIf *self, const LwScanVillage *village)
{
  LwVillageResult *result = NULL;

  lw_check_set_kin (self->check, self->kin);
  result = lw_check_village (self->check, village);
  lw_check_set_kin (self->check, NULL);
  return result;
}

static LwWhatIf *
new_for (LwCheck *rules, const LwScanVillage *village, LwKinTable *kin)
{
  LwWhatIf *self = g_new0 (LwWhatIf, 1);

  self->check = g_object_ref (rules);
  self->village = village;
  self->kin = kin;
  self->now = check (self, village);
  return self;
}

LwWhatIf *
lw_what_if_new_for (LwCheck *rules, const LwScanVillage *village)
{
  return new_for (rules, village, NULL);
}

static gboolean
is_here (const LwScanVillage *village, LwKey person)
{
  for (guint i = 0; i < village->n_members; i++)
    if (village->members[i].person == person)
      return TRUE;
  return FALSE;
}

/* Who is on the way into the pool is the first to be thought of, also where no post and no membership
 * was ever recorded. */
static void
load_proposed (LwWhatIf *self, LwLedger *ledger)
{
  g_autoptr (GPtrArray) entries = lw_ledger_list (ledger, &lw_pool_entry_table, "village", self->village->id, NULL);

  self->proposed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->people = g_ptr_array_new_with_free_func (lw_record_free);
  self->ahead = g_array_new (FALSE, FALSE, sizeof (LwScanMember));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LwPoolEntry *entry = g_ptr_array_index (entries, i);
      LwScanMember member;
      LwPerson *person;

      if (entry->closed != 0 || entry->filed != 0
          || !g_hash_table_add (self->proposed, g_memdup2 (&entry->person, sizeof (gint64)))
          || is_here (self->village, entry->person)
          || (person = lw_ledger_get (ledger, &lw_person_table, entry->person, NULL)) == NULL)
        continue;
      g_ptr_array_add (self->people, person);
      member = lw_what_if_member (person);
      g_array_append_val (self->ahead, member);
    }
}

LwWhatIf *
lw_what_if_new (LwCheck *rules, LwLedger *ledger, const char *village_code, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LwScan) scan = lw_scan_new_on (ledger, village_code, lw_check_get_on (rules), error);
  const LwScanVillage *village = NULL;
  LwKinTable *kin = NULL;
  LwWhatIf *self = NULL;

  if (scan == NULL)
    return NULL;
  if (!lw_scan_next (scan, &village, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("No village has the code %s."), village_code);
      return NULL;
    }
  kin = lw_kin_table_new (ledger, FALSE, error);
  if (kin == NULL)
    return NULL;
  self = new_for (rules, village, kin);
  self->scan = g_steal_pointer (&scan);
  load_proposed (self, ledger);
  return self;
}

void
lw_what_if_free (LwWhatIf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->now, lw_village_result_unref);
  g_clear_pointer (&self->kin, lw_kin_table_free);
  g_clear_pointer (&self->ahead, g_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->proposed, g_hash_table_unref);
  g_clear_pointer (&self->scan, lw_scan_free);
  g_object_unref (self->check);
  g_free (self);
}

LwScanMember
lw_what_if_member (const LwPerson *person)
{
  return (LwScanMember) {
    .person = person->record.id,
    .name = person->name,
    .id_number = person->id_number,
    .birth_stated = person->birth_stated,
    .birth_decided = person->birth_decided,
    .sex = (guint8) person->sex,
    .education_full_time = (guint8) person->education_full_time,
    .education_in_service = (guint8) person->education_in_service,
    .education_unheld = (guint8) person->education_unheld,
    .political_status = (guint8) person->political_status,
  };
}

/* ---- what would answer otherwise ---- */

/* Waived is as good as met here: somebody has decided that it may be so. */
static int
badness (LwState state)
{
  static const int order[LW_N_STATES] = {
    [LW_STATE_MET] = 0,     [LW_STATE_WAIVED] = 0,  [LW_STATE_NOT_APPLICABLE] = 0,
    [LW_STATE_AT_RISK] = 1, [LW_STATE_UNKNOWN] = 2, [LW_STATE_NOT_MET] = 3,
  };

  return order[state];
}

gboolean
lw_shift_is_worse (const LwShift *shift)
{
  if (badness (shift->before) != badness (shift->after))
    return badness (shift->after) > badness (shift->before);
  return shift->has_values
         && fabs (shift->value_after - shift->required) > fabs (shift->value_before - shift->required);
}

static int
worse_first (gconstpointer a, gconstpointer b)
{
  return (int) lw_shift_is_worse (b) - (int) lw_shift_is_worse (a);
}

/* A value that moves while the rule holds before and after is no news. */
static GArray *
compare (const LwVillageResult *before, const LwVillageResult *after)
{
  GArray *shifts = g_array_new (FALSE, FALSE, sizeof (LwShift));

  for (guint i = 0; i < before->results->len; i++)
    {
      const LwResult *one = g_ptr_array_index (before->results, i);
      const LwResult *other = g_ptr_array_index (after->results, i);
      LwShift shift = {
        .rule = one->rule,
        .before = one->state,
        .after = other->state,
        .has_values = one->has_value && other->has_value && other->has_required,
        .value_before = one->value,
        .value_after = other->value,
        .required = other->required,
      };

      if (badness (shift.before) != badness (shift.after)
          || (badness (shift.after) > 0 && shift.has_values && (shift.value_before < shift.value_after || shift.value_before > shift.value_after)))
        g_array_append_val (shifts, shift);
    }
  g_array_sort (shifts, worse_first);
  return shifts;
}

static GArray *
try_members (LwWhatIf *self, GArray *members)
{
  LwScanVillage other = *self->village;
  g_autoptr (LwVillageResult) then = NULL;

  other.members = (const LwScanMember *) (gpointer) members->data;
  other.n_members = members->len;
  then = check (self, &other);
  return compare (self->now, then);
}

GArray *
lw_what_if_appoint (LwWhatIf *self, const LwScanMember *person, LwBody body, LwPosition position)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (LwScanMember));
  LwScanMember row = *person;
  gboolean put = FALSE;

  row.body = (guint8) body;
  row.position = (guint8) position;
  row.start = lw_check_get_on (self->check);
  row.end = 0;
  /* The rows of one person stand together. */
  for (guint i = 0; i < self->village->n_members; i++)
    {
      if (!put && self->village->members[i].person == row.person)
        {
          g_array_append_val (members, row);
          put = TRUE;
        }
      g_array_append_val (members, self->village->members[i]);
    }
  if (!put)
    g_array_append_val (members, row);
  return try_members (self, members);
}

GArray *
lw_what_if_end (LwWhatIf *self, LwKey person, LwBody body)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (LwScanMember));
  LwDate on = lw_check_get_on (self->check);

  for (guint i = 0; i < self->village->n_members; i++)
    {
      LwScanMember row = self->village->members[i];

      if (row.person == person && row.body == body && lw_row_holds (&row, on))
        row.end = on;
      g_array_append_val (members, row);
    }
  return try_members (self, members);
}

/* ---- who could ---- */

static gboolean
holds (LwWhatIf *self, LwKey person, LwBody body)
{
  for (guint i = 0; i < self->village->n_members; i++)
    if (self->village->members[i].person == person && self->village->members[i].body == body
        && lw_row_holds (&self->village->members[i], lw_check_get_on (self->check)))
      return TRUE;
  return FALSE;
}

/* What the law lets somebody do at all: the Party's posts are for its members, no post for a child, and
 * who supervises is not of the committee (Organic Law of the Villagers' Committees, art. 32). */
static gboolean
may (LwWhatIf *self, const LwScanMember *person, LwBody body)
{
  LwDate birth = lw_birth_effective (person->birth_decided, person->id_number, person->birth_stated);

  if (holds (self, person->person, body))
    return FALSE;
  if (birth != 0 && lw_date_is_full (birth) && lw_birthday (birth, GROWN_UP) > lw_check_get_on (self->check))
    return FALSE;
  if (body == LW_BODY_PARTY_COMMITTEE)
    return person->political_status == LW_POLITICAL_STATUS_MEMBER;
  if (body == LW_BODY_VILLAGE_COMMITTEE)
    return !holds (self, person->person, LW_BODY_SUPERVISION);
  if (body == LW_BODY_NONE)
    return !holds (self, person->person, LW_BODY_PARTY_COMMITTEE) && !holds (self, person->person, LW_BODY_VILLAGE_COMMITTEE);
  return TRUE;
}

static const LwShift *
shift_of (GArray *shifts, const char *rule)
{
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const LwShift *shift = &g_array_index (shifts, LwShift, i);
      if (strcmp (lw_rule_get_id (shift->rule), rule) == 0)
        return shift;
    }
  return NULL;
}

static guint
count_weighty (GArray *shifts)
{
  guint n = 0;

  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    n += lw_rule_get_level (g_array_index (shifts, LwShift, i).rule) == LW_LEVEL_ADVICE ? 1 : 2;
  return n;
}

/* Who mends it without breaking anything, then who breaks least, mends most; who lacks something last.
 * Of those alike: who is proposed already, then the younger. */
static int
by_what_is_missing (gconstpointer a, gconstpointer b)
{
  const LwProposal *one = *(LwProposal *const *) a;
  const LwProposal *other = *(LwProposal *const *) b;

  if (one->acts != other->acts)
    return one->acts ? -1 : 1;
  if (one->helps != other->helps)
    return one->helps ? -1 : 1;
  if (count_weighty (one->worse) != count_weighty (other->worse))
    return (int) count_weighty (one->worse) - (int) count_weighty (other->worse);
  if (count_weighty (one->better) != count_weighty (other->better))
    return (int) count_weighty (other->better) - (int) count_weighty (one->better);
  if (one->to_verify != other->to_verify)
    return (int) one->to_verify - (int) other->to_verify;
  if (one->proposed != other->proposed)
    return one->proposed ? -1 : 1;
  return other->birth - one->birth;
}

/* (nullable): what that change does for @rule; NULL where it does nothing, or harm. */
static LwProposal *
propose (LwWhatIf *self, const LwScanMember *person, LwBody body, const char *rule)
{
  g_autoptr (GArray) shifts = lw_what_if_appoint (self, person, body, body == LW_BODY_NONE ? LW_POSITION_NONE : LW_POSITION_MEMBER);
  const LwShift *wanted = shift_of (shifts, rule);
  LwProposal *proposal = NULL;

  if (wanted == NULL || lw_shift_is_worse (wanted))
    return NULL;
  proposal = g_new0 (LwProposal, 1);
  proposal->person = person->person;
  proposal->acts = TRUE;
  proposal->proposed = self->proposed != NULL && g_hash_table_contains (self->proposed, &person->person);
  proposal->birth = lw_birth_effective (person->birth_decided, person->id_number, person->birth_stated);
  proposal->body = body;
  proposal->position = body == LW_BODY_NONE ? LW_POSITION_NONE : LW_POSITION_MEMBER;
  proposal->helps = badness (wanted->after) < badness (wanted->before) && wanted->after != LW_STATE_UNKNOWN;
  proposal->better = g_array_new (FALSE, FALSE, sizeof (LwShift));
  proposal->worse = g_array_new (FALSE, FALSE, sizeof (LwShift));
  for (guint i = 0; i < shifts->len; i++)
    {
      const LwShift *shift = &g_array_index (shifts, LwShift, i);
      g_array_append_vals (lw_shift_is_worse (shift) ? proposal->worse : proposal->better, shift, 1);
    }
  return proposal;
}

/* The best of what could be done with one person, or NULL. */
static LwProposal *
best_of (LwWhatIf *self, const LwScanMember *person, const char *rule)
{
  static const LwBody bodies[] = { LW_BODY_NONE, LW_BODY_VILLAGE_COMMITTEE, LW_BODY_PARTY_COMMITTEE };
  LwProposal *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      LwProposal *proposal = may (self, person, bodies[i]) ? propose (self, person, bodies[i], rule) : NULL;

      if (proposal != NULL && (best == NULL || by_what_is_missing (&proposal, &best) < 0))
        {
          g_clear_pointer (&best, proposal_free);
          best = g_steal_pointer (&proposal);
        }
      g_clear_pointer (&proposal, proposal_free);
    }
  return best;
}

static gboolean
is_proposed (GPtrArray *proposals, LwKey person)
{
  for (guint i = 0; i < proposals->len; i++)
    if (((LwProposal *) g_ptr_array_index (proposals, i))->person == person)
      return TRUE;
  return FALSE;
}

/* Nobody can become younger or another sex; a degree can be finished, a fact be looked up. */
static gboolean
can_be_mended (LwReason reason)
{
  return reason != LW_REASON_AGE && reason != LW_REASON_SEX && reason != LW_REASON_SERVING;
}

static void
add_findings (GPtrArray *proposals, GPtrArray *findings, gboolean to_verify)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const LwFinding *finding = g_ptr_array_index (findings, i);
      LwProposal *proposal = NULL;

      if ((!to_verify && !can_be_mended (finding->reason)) || is_proposed (proposals, finding->person))
        continue;
      proposal = g_new0 (LwProposal, 1);
      proposal->person = finding->person;
      proposal->birth = finding->birth;
      proposal->missing = g_strdup (finding->explain != NULL ? finding->explain : lw_reason_caption (finding->reason));
      proposal->to_verify = to_verify;
      g_ptr_array_add (proposals, proposal);
    }
}

static void
add_people (LwWhatIf *self, GPtrArray *proposals, const LwScanMember *people, guint n, const char *rule)
{
  for (guint i = 0; i < n; i++)
    {
      LwProposal *proposal = NULL;

      if (i > 0 && people[i - 1].person == people[i].person)
        continue;
      proposal = best_of (self, &people[i], rule);
      if (proposal != NULL)
        g_ptr_array_add (proposals, proposal);
    }
}

GPtrArray *
lw_what_if_who (LwWhatIf *self, const char *rule)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (proposal_free);

  add_people (self, proposals, self->village->members, (guint) self->village->n_members, rule);
  if (self->ahead != NULL)
    add_people (self, proposals, (const LwScanMember *) (gpointer) self->ahead->data, self->ahead->len, rule);
  for (guint i = 0; i < self->now->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (self->now->results, i);

      /* Relatives on one committee are named by that rule, but neither fills a gap. */
      if (strcmp (lw_rule_get_id (result->rule), rule) != 0 || lw_rule_get_measure (result->rule) == LW_MEASURE_KINSHIP)
        continue;
      add_findings (proposals, result->to_verify, TRUE);
      add_findings (proposals, result->nearly, FALSE);
    }
  g_ptr_array_sort (proposals, by_what_is_missing);
  return proposals;
}
