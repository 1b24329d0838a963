/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-change.h"

#include "lw-date.h"
#include "lw-ledger-error.h"
#include "lw-line.h"
#include "lw-names.h"
#include "lw-village-moves.h"
#include "lw-village-new.h"

#include <glib/gi18n-lib.h>

/* ---- the plan ---- */

LwVillagePlan *
lw_village_plan_new (LwVillageChangeKind kind)
{
  LwVillagePlan *plan = g_new0 (LwVillagePlan, 1);

  plan->kind = kind;
  plan->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  plan->people = g_array_new (FALSE, FALSE, sizeof (LwKey));
  return plan;
}

LwVillagePlan *
lw_village_plan_copy (const LwVillagePlan *plan)
{
  LwVillagePlan *copy = g_new0 (LwVillagePlan, 1);

  *copy = *plan;
  copy->document = g_strdup (plan->document);
  copy->name = g_strdup (plan->name);
  copy->code = g_strdup (plan->code);
  copy->villages = g_array_copy (plan->villages);
  copy->people = g_array_copy (plan->people);
  return copy;
}

void
lw_village_plan_free (LwVillagePlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->document);
  g_free (plan->name);
  g_free (plan->code);
  g_array_unref (plan->villages);
  g_array_unref (plan->people);
  g_free (plan);
}

static LwKey
nth (const GArray *keys,
     guint         i)
{
  return g_array_index (keys, LwKey, i);
}

static gboolean
makes_new (const LwVillagePlan *plan)
{
  return plan->kind == LW_VILLAGE_CHANGE_DIVIDED
         || (plan->kind == LW_VILLAGE_CHANGE_MERGED && plan->into == 0);
}

/* ---- what is wrong with it ---- */

static char *
problem_of_village (LwLedger *ledger,
                    LwKey     key,
                    LwDate    on)
{
  g_autoptr (LwVillage) village = lw_ledger_get (ledger, &lw_village_table, key, NULL);
  g_autofree char *day = NULL;

  if (village == NULL)
    return g_strdup (_("A village of this plan is no longer in the ledger."));
  if (village->ended != 0)
    {
      day = lw_date_to_iso (village->ended);
      return g_strdup_printf (_("%1$s has ended on %2$s already."), village->name, day);
    }
  if (village->started < on)
    return NULL;
  day = lw_date_to_iso (village->started);
  return g_strdup_printf (_("%1$s exists since %2$s: choose a later day."), village->name, day);
}

static char *
problem_of_villages (const LwVillagePlan *plan,
                     LwLedger            *ledger)
{
  guint n = plan->villages->len + (plan->into != 0);
  char *problem = plan->into != 0 ? problem_of_village (ledger, plan->into, plan->on) : NULL;

  if (plan->kind == LW_VILLAGE_CHANGE_MERGED && n < 2)
    return g_strdup (_("Choose at least two villages."));
  if (plan->kind != LW_VILLAGE_CHANGE_MERGED && n != 1)
    return g_strdup (_("Choose the village."));
  for (guint i = 0; problem == NULL && i < plan->villages->len; i++)
    problem = nth (plan->villages, i) == plan->into
                  ? g_strdup (_("A village cannot be merged into itself."))
                  : problem_of_village (ledger, nth (plan->villages, i), plan->on);
  return problem;
}

static char *
problem_of_code (const LwVillagePlan *plan,
                 LwLedger            *ledger)
{
  LwKey same = plan->kind == LW_VILLAGE_CHANGE_RENAMED && plan->villages->len > 0 ? nth (plan->villages, 0) : 0;
  g_autofree char *holder = NULL;

  if (plan->code == NULL || !lw_village_code_is_valid (plan->code))
    return g_strdup (_("The code is 12 digits; its last three tell the kind of village."));
  holder = lw_village_code_holder (ledger, plan->code, same);
  if (holder == NULL)
    return NULL;
  return g_strdup_printf (plan->kind == LW_VILLAGE_CHANGE_MERGED
                              ? _("%s has this code and stays in the ledger with it. Merge into it, or give the new code.")
                              : _("%s has this code and stays in the ledger with it."),
                          holder);
}

static char *
problem_of_name (const LwVillagePlan *plan,
                 LwLedger            *ledger)
{
  char *problem;

  if (plan->name == NULL || *plan->name == '\0')
    return g_strdup (_("Give the new name."));
  problem = lw_line_explain (plan->name, LW_LINE_VILLAGE_MOST);
  if (problem != NULL)
    return problem;
  /* Who is divided keeps its name; the others give theirs up. */
  return lw_village_name_problem (ledger, plan->name,
                                  plan->kind != LW_VILLAGE_CHANGE_DIVIDED ? plan->villages : NULL);
}

static char *
problem_of_rename (const LwVillagePlan *plan,
                   LwLedger            *ledger)
{
  g_autoptr (LwVillage) village = lw_ledger_get (ledger, &lw_village_table, nth (plan->villages, 0), NULL);

  if (village != NULL && g_strcmp0 (village->name, plan->name) == 0 && g_strcmp0 (village->code, plan->code) == 0)
    return g_strdup (_("Name and code are what they were."));
  return NULL;
}

char *
lw_village_plan_fault (const LwVillagePlan *plan,
                       LwLedger            *ledger,
                       LwVillagePart       *part)
{
  char *problem;

  *part = LW_VILLAGE_PART_DATE;
  if (!lw_date_is_full (plan->on))
    return g_strdup (_("Give the day on which it comes into force, e.g. 2026-12-01."));
  *part = LW_VILLAGE_PART_VILLAGES;
  problem = problem_of_villages (plan, ledger);
  if (problem == NULL && (makes_new (plan) || plan->kind == LW_VILLAGE_CHANGE_RENAMED))
    {
      *part = LW_VILLAGE_PART_NAME;
      problem = problem_of_name (plan, ledger);
      if (problem == NULL)
        {
          *part = LW_VILLAGE_PART_CODE;
          problem = problem_of_code (plan, ledger);
        }
    }
  if (problem == NULL && plan->kind == LW_VILLAGE_CHANGE_RENAMED)
    {
      *part = LW_VILLAGE_PART_NONE;
      problem = problem_of_rename (plan, ledger);
    }
  if (problem != NULL)
    return problem;
  *part = LW_VILLAGE_PART_DOCUMENT;
  problem = lw_line_explain (plan->document, LW_LINE_MOST);
  if (problem == NULL)
    *part = LW_VILLAGE_PART_NONE;
  return problem;
}

char *
lw_village_plan_problem (const LwVillagePlan *plan,
                         LwLedger            *ledger)
{
  LwVillagePart part;

  return lw_village_plan_fault (plan, ledger, &part);
}

char *
lw_village_find_namesake (const LwVillage *village,
                          LwLedger        *ledger)
{
  g_autoptr (GArray) itself = g_array_new (FALSE, FALSE, sizeof (LwKey));

  g_array_append_val (itself, village->record.id);
  return lw_village_name_problem (ledger, village->name, itself);
}

/* ---- what it is called ---- */

static char *
short_name (LwLedger *ledger,
            LwKey     key)
{
  g_autoptr (LwVillage) village = lw_ledger_get (ledger, &lw_village_table, key, NULL);

  return village != NULL ? lw_village_name_short (village->name) : g_strdup ("?");
}

static char *
names_of (const LwVillagePlan *plan,
          LwLedger            *ledger)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < plan->villages->len; i++)
    {
      g_autofree char *name = short_name (ledger, nth (plan->villages, i));

      /* translators: between the names of villages */
      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", name);
    }
  return g_string_free (names, FALSE);
}

static char *
name_of_target (const LwVillagePlan *plan,
                LwLedger            *ledger)
{
  return plan->into != 0 ? short_name (ledger, plan->into) : lw_village_name_short (plan->name);
}

char *
lw_village_plan_label (const LwVillagePlan *plan,
                       LwLedger            *ledger)
{
  g_autofree char *names = names_of (plan, ledger);
  g_autofree char *target = name_of_target (plan, ledger);

  switch (plan->kind)
    {
    case LW_VILLAGE_CHANGE_MERGED:
      return g_strdup_printf (_("Merged %1$s into %2$s"), names, target);
    case LW_VILLAGE_CHANGE_DIVIDED:
      return g_strdup_printf (_("Divided %2$s from %1$s"), names, target);
    case LW_VILLAGE_CHANGE_RENAMED:
    default:
      return g_strdup_printf (_("Renamed %1$s: %2$s"), names, target);
    }
}

/* ---- doing it ---- */

static GHashTable *
set_of (const GArray *keys)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (set, &g_array_index (keys, LwKey, i));
  return set;
}

static gboolean
move_people (const LwVillagePlan *plan,
             LwLedger            *ledger,
             LwKey                to,
             gboolean             dry,
             LwVillageMoves      *moves,
             GError             **error)
{
  g_autoptr (GHashTable) only = plan->kind == LW_VILLAGE_CHANGE_DIVIDED ? set_of (plan->people) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *target = name_of_target (plan, ledger);
  g_autofree char *reason = g_strdup_printf (plan->kind == LW_VILLAGE_CHANGE_MERGED ? _("merged into %s") : _("divided to %s"), target);
  LwVillageMove move = { ledger, dry, plan->on, to, reason, only, seen, moves };

  for (guint i = 0; i < plan->villages->len; i++)
    if (!lw_village_move_from (&move, nth (plan->villages, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_change (const LwVillagePlan *plan,
             LwLedger            *ledger,
             const LwVillage     *village,
             LwKey                other,
             GError             **error)
{
  g_autoptr (LwVillageChange) change = lw_record_new (&lw_village_change_table);

  change->village = village->record.id;
  change->other = other;
  change->kind = plan->kind;
  change->changed_on = plan->on;
  lw_set_text (&change->document, plan->document);
  lw_set_text (&change->name, village->name);
  lw_set_text (&change->code, village->code);
  return lw_ledger_insert (ledger, change, error);
}

/* Unless every one is known, nobody knows the sum. */
static void
add_up (gint64 *sum,
        gint64  part)
{
  *sum = *sum == LW_INT_NULL || part == LW_INT_NULL ? LW_INT_NULL : *sum + part;
}

static void
add_tag (LwVillage  *village,
         const char *tag)
{
  g_auto (GStrv) tags = g_strsplit (village->tags != NULL ? village->tags : "", " ", -1);
  g_autofree char *more = NULL;

  if (g_strv_contains ((const char *const *) tags, tag))
    return;
  more = village->tags != NULL && *village->tags != '\0' ? g_strdup_printf ("%s %s", village->tags, tag) : g_strdup (tag);
  lw_set_text (&village->tags, more);
}

static void
take_figures (LwVillage       *target,
              const LwVillage *part)
{
  add_up (&target->households, part->households);
  add_up (&target->population, part->population);
  add_up (&target->voters, part->voters);
  add_up (&target->party_members, part->party_members);
}

static LwVillage *
new_village (const LwVillagePlan *plan,
             LwLedger            *ledger)
{
  g_autoptr (LwVillage) old = lw_ledger_get (ledger, &lw_village_table, nth (plan->villages, 0), NULL);
  LwVillage *village = lw_record_new (&lw_village_table);

  lw_set_text (&village->name, plan->name);
  lw_set_text (&village->code, plan->code);
  lw_set_text (&village->township, old != NULL ? old->township : NULL);
  village->kind = lw_village_code_kind (plan->code);
  village->started = plan->on;
  if (plan->kind == LW_VILLAGE_CHANGE_MERGED)
    village->households = village->population = village->voters = village->party_members = 0;
  return village;
}

static gboolean
close_village (const LwVillagePlan *plan,
               LwLedger            *ledger,
               LwKey                key,
               LwVillage           *target,
               GError             **error)
{
  g_autoptr (LwVillage) village = lw_ledger_get (ledger, &lw_village_table, key, error);

  if (village == NULL)
    return FALSE;
  take_figures (target, village);
  village->ended = plan->on;
  village->successor = target->record.id;
  return lw_ledger_update (ledger, village, error) && keep_change (plan, ledger, village, target->record.id, error);
}

static gboolean
apply_merge (const LwVillagePlan *plan,
             LwLedger            *ledger,
             GError             **error)
{
  g_autoptr (LwVillage) target = plan->into != 0 ? lw_ledger_get (ledger, &lw_village_table, plan->into, error)
                                                 : new_village (plan, ledger);
  LwVillageMoves moves = { 0 };

  if (target == NULL)
    return FALSE;
  add_tag (target, "merged");
  if (plan->into == 0 && !lw_ledger_insert (ledger, target, error))
    return FALSE;
  for (guint i = 0; i < plan->villages->len; i++)
    if (!close_village (plan, ledger, nth (plan->villages, i), target, error))
      return FALSE;
  return lw_ledger_update (ledger, target, error)
         && move_people (plan, ledger, target->record.id, FALSE, &moves, error);
}

static gboolean
apply_division (const LwVillagePlan *plan,
                LwLedger            *ledger,
                GError             **error)
{
  g_autoptr (LwVillage) old = lw_ledger_get (ledger, &lw_village_table, nth (plan->villages, 0), error);
  g_autoptr (LwVillage) village = old != NULL ? new_village (plan, ledger) : NULL;
  LwVillageMoves moves = { 0 };

  return village != NULL && lw_ledger_insert (ledger, village, error)
         && keep_change (plan, ledger, old, village->record.id, error)
         && move_people (plan, ledger, village->record.id, FALSE, &moves, error);
}

static gboolean
apply_rename (const LwVillagePlan *plan,
              LwLedger            *ledger,
              GError             **error)
{
  g_autoptr (LwVillage) village = lw_ledger_get (ledger, &lw_village_table, nth (plan->villages, 0), error);

  if (village == NULL || !keep_change (plan, ledger, village, 0, error))
    return FALSE;
  lw_set_text (&village->name, plan->name);
  lw_set_text (&village->code, plan->code);
  village->kind = lw_village_code_kind (plan->code);
  return lw_ledger_update (ledger, village, error);
}

gboolean
lw_village_plan_apply (const LwVillagePlan *plan,
                       LwLedger            *ledger,
                       GError             **error)
{
  g_autofree char *problem = lw_village_plan_problem (plan, ledger);

  if (problem != NULL)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT, problem);
      return FALSE;
    }
  switch (plan->kind)
    {
    case LW_VILLAGE_CHANGE_MERGED:
      return apply_merge (plan, ledger, error);
    case LW_VILLAGE_CHANGE_DIVIDED:
      return apply_division (plan, ledger, error);
    case LW_VILLAGE_CHANGE_RENAMED:
    default:
      return apply_rename (plan, ledger, error);
    }
}

/* ---- what it would do ---- */

static gboolean
count_left (LwLedger       *ledger,
            LwKey           village,
            LwVillageMoves *moves,
            GError        **error)
{
  g_autoptr (GPtrArray) recruits = lw_ledger_list (ledger, &lw_recruit_table, "village", village, error);
  g_autoptr (GPtrArray) years = recruits != NULL ? lw_ledger_list (ledger, &lw_recruit_year_table, "village", village, error) : NULL;
  g_autoptr (GPtrArray) waivers = years != NULL ? lw_ledger_list (ledger, &lw_waiver_table, "village", village, error) : NULL;

  if (waivers == NULL)
    return FALSE;
  moves->n_recruits += recruits->len + years->len;
  moves->n_waivers += waivers->len;
  return TRUE;
}

/* Two villages have two secretaries: somebody has to decide. */
static gboolean
count_heads (const LwVillagePlan *plan,
             LwLedger            *ledger,
             LwKey                village,
             GHashTable          *only,
             LwVillageMoves      *moves,
             GError             **error)
{
  g_autoptr (GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "village", village, error);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (posts, i);

      if (!lw_date_holds (post->start, post->end, plan->on) || (only != NULL && !g_hash_table_contains (only, &post->person)))
        continue;
      moves->n_secretaries += post->position == LW_POSITION_SECRETARY && post->body == LW_BODY_PARTY_COMMITTEE;
      moves->n_chairs += post->position == LW_POSITION_CHAIR && post->body == LW_BODY_VILLAGE_COMMITTEE;
    }
  return posts != NULL;
}

gboolean
lw_village_plan_look (const LwVillagePlan *plan,
                      LwLedger            *ledger,
                      LwVillageMoves      *moves,
                      GError             **error)
{
  g_autoptr (GHashTable) only = plan->kind == LW_VILLAGE_CHANGE_DIVIDED ? set_of (plan->people) : NULL;

  *moves = (LwVillageMoves) { 0 };
  if (plan->kind == LW_VILLAGE_CHANGE_RENAMED)
    return TRUE;
  if (!move_people (plan, ledger, plan->into, TRUE, moves, error))
    return FALSE;
  for (guint i = 0; i < plan->villages->len; i++)
    if (!count_heads (plan, ledger, nth (plan->villages, i), only, moves, error)
        || (plan->kind == LW_VILLAGE_CHANGE_MERGED && !count_left (ledger, nth (plan->villages, i), moves, error)))
      return FALSE;
  return plan->into == 0 || count_heads (plan, ledger, plan->into, NULL, moves, error);
}
