/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-check.h"
#include "lw-import.h"
#include "lw-journal.h"
#include "lw-pinyin.h"
#include "lw-test.h"
#include "lw-village-change.h"
#include "lw-village-former.h"
#include "lw-village-parts.h"

#define DAY 20260901
#define BEFORE 20260831
#define AFTER 20261001

typedef struct
{
  LwTestDir *dir;
  LwLedger *ledger;
  LwKey zhang, li;     /* the two villages */
  LwKey wang, zhao;    /* the two secretaries */
} Fixture;

static LwKey
insert (Fixture *self, gpointer record)
{
  g_autoptr (GError) error = NULL;
  LwKey id;

  lw_ledger_insert (self->ledger, record, &error);
  g_assert_no_error (error);
  id = ((LwRecord *) record)->id;
  lw_record_free (record);
  return id;
}

static LwKey
add_village (Fixture *self, const char *code, const char *name)
{
  LwVillage *village = lw_record_new (&lw_village_table);

  lw_set_text (&village->code, code);
  lw_set_text (&village->name, name);
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  village->population = 1000;
  return insert (self, village);
}

static LwKey
add_person (Fixture *self, const char *name)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, name);
  return insert (self, person);
}

static void
add_post (Fixture *self, LwKey person, LwKey village, LwPosition position, LwDate start, LwDate end)
{
  LwPost *post = lw_record_new (&lw_post_table);

  post->person = person;
  post->village = village;
  post->body = LW_BODY_PARTY_COMMITTEE;
  post->position = position;
  post->start = start;
  post->end = end;
  insert (self, post);
}

static void
add_year (Fixture *self, LwKey village, int year, int count)
{
  LwRecruitYear *record = lw_record_new (&lw_recruit_year_table);

  record->village = village;
  record->year = year;
  record->count = count;
  insert (self, record);
}

static void
begin (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  lw_journal_begin (self->ledger, "test", &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  lw_journal_commit (self->ledger, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  LwReserve *reserve = lw_record_new (&lw_reserve_table);

  self->dir = lw_test_make_dir ();
  path = g_build_filename (self->dir, "test.liangwei", NULL);
  self->ledger = lw_ledger_create (path, "小郭庄的槐树 2026", lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
  begin (self);
  self->zhang = add_village (self, "410399100201", "张庄村");
  self->li = add_village (self, "410399100202", "李庄村");
  self->wang = add_person (self, "王五");
  self->zhao = add_person (self, "赵六");
  add_post (self, self->wang, self->zhang, LW_POSITION_SECRETARY, 20210300, 0);
  add_post (self, self->wang, self->zhang, LW_POSITION_MEMBER, 20180300, 20210300);
  add_post (self, self->zhao, self->li, LW_POSITION_SECRETARY, 0, 0);
  reserve->person = self->wang;
  reserve->village = self->li;
  reserve->start = 20250101;
  insert (self, reserve);
  for (int year = 2023; year <= 2025; year++)
    {
      add_year (self, self->zhang, year, 0);
      add_year (self, self->li, year, year == 2025);
    }
  commit (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_ledger_close (self->ledger, &error));
  g_assert_finalize_object (self->ledger);
  lw_test_remove_dir (self->dir);
}

static LwVillagePlan *
merge_plan (Fixture *self, LwKey into)
{
  LwVillagePlan *plan = lw_village_plan_new (LW_VILLAGE_CHANGE_MERGED);

  plan->on = DAY;
  plan->into = into;
  if (into != self->zhang)
    g_array_append_val (plan->villages, self->zhang);
  g_array_append_val (plan->villages, self->li);
  if (into == 0)
    {
      plan->name = g_strdup ("张李村");
      plan->code = g_strdup ("410399100203");
    }
  return plan;
}

static void
apply (Fixture *self, LwVillagePlan *plan)
{
  g_autoptr (GError) error = NULL;

  begin (self);
  lw_village_plan_apply (plan, self->ledger, &error);
  g_assert_no_error (error);
  commit (self);
}

/* code:state of recruit-gap, of each village that is checked. */
static gboolean
tell_cb (LwVillageResult *village, gpointer data)
{
  GString *text = data;

  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);

      if (lw_rule_get_measure (result->rule) == LW_MEASURE_RECRUIT_GAP)
        g_string_append_printf (text, "%s:%s ", village->code, lw_state_word (result->state));
    }
  return TRUE;
}

static char *
recruits_on (Fixture *self, LwDate on)
{
  g_autoptr (GError) error = NULL;
  const char *const ids[] = { "national-2026", "qiangji", NULL };
  g_autoptr (GPtrArray) stack = lw_profiles_for_ids (self->ledger, ids, &error);
  g_autoptr (LwCheck) check = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  check = lw_check_new (self->ledger, stack, on, 0, &error);
  g_assert_no_error (error);
  g_assert_true (lw_check_run (check, self->ledger, NULL, tell_cb, text, NULL, &error));
  g_assert_no_error (error);
  return g_strchomp (g_string_free (text, FALSE));
}

/* code:people in force on that day */
static char *
people_on (Fixture *self, LwDate on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwScan) scan = lw_scan_new_on (self->ledger, NULL, on, &error);
  const LwScanVillage *village;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (lw_scan_next (scan, &village, &error))
    {
      guint n = 0;

      for (guint i = 0; i < village->n_members; i++)
        n += village->members[i].start <= on && (village->members[i].end == 0 || on < village->members[i].end);
      g_string_append_printf (text, "%s:%u ", village->code, n);
    }
  g_assert_no_error (error);
  return g_strchomp (g_string_free (text, FALSE));
}

#define assert_told(call, expected)   \
  G_STMT_START                        \
  {                                   \
    g_autofree char *told = call;     \
    g_assert_cmpstr (told, ==, expected); \
  }                                   \
  G_STMT_END

static void
test_a_merger_into_a_new_village_counts_from_its_day (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = merge_plan (self, 0);
  g_autofree char *before = recruits_on (self, BEFORE);
  LwVillageMoves moves;

  assert_told (people_on (self, BEFORE), "410399100201:1 410399100202:2");
  g_assert_true (lw_village_plan_look (plan, self->ledger, &moves, NULL));
  g_assert_cmpuint (moves.n_people, ==, 2);
  g_assert_cmpuint (moves.n_posts, ==, 2);
  g_assert_cmpuint (moves.n_reserves, ==, 1);
  g_assert_cmpuint (moves.n_secretaries, ==, 2);
  g_assert_cmpuint (moves.n_recruits, ==, 6);

  apply (self, plan);
  assert_told (people_on (self, BEFORE), "410399100201:1 410399100202:2");
  assert_told (people_on (self, DAY), "410399100203:3");
  assert_told (recruits_on (self, BEFORE), before);
  /* somebody was taken in by one of them in 2025 */
  assert_told (recruits_on (self, AFTER), "410399100203:met");
}

static void
test_a_merger_into_one_of_them_leaves_its_past_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = merge_plan (self, self->zhang);
  g_autoptr (LwVillage) village = NULL;

  assert_told (recruits_on (self, BEFORE), "410399100201:not-met 410399100202:met");
  apply (self, plan);
  assert_told (people_on (self, BEFORE), "410399100201:1 410399100202:2");
  assert_told (people_on (self, AFTER), "410399100201:3");
  /* the recruit of the other village does not fill the gap of before */
  assert_told (recruits_on (self, BEFORE), "410399100201:not-met 410399100202:met");
  assert_told (recruits_on (self, AFTER), "410399100201:met");
  /* the year of the merger is nobody's but the new village's */
  assert_told (recruits_on (self, 20270601), "410399100201:met");
  village = lw_ledger_get (self->ledger, &lw_village_table, self->zhang, NULL);
  g_assert_cmpint (village->population, ==, 2000);
}

static void
test_one_undo_takes_all_of_it_back (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = merge_plan (self, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 posts = lw_ledger_count (self->ledger, &lw_post_table, NULL);

  apply (self, plan);
  g_assert_cmpint (lw_ledger_count (self->ledger, &lw_post_table, NULL), ==, posts + 2);
  g_assert_true (lw_journal_undo (self->ledger, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lw_ledger_count (self->ledger, &lw_post_table, NULL), ==, posts);
  g_assert_cmpint (lw_ledger_count (self->ledger, &lw_village_table, NULL), ==, 2);
  g_assert_cmpint (lw_ledger_count (self->ledger, &lw_village_change_table, NULL), ==, 0);
  assert_told (people_on (self, AFTER), "410399100201:1 410399100202:2");
  g_assert_true (lw_journal_redo (self->ledger, NULL, &error));
  g_assert_no_error (error);
  assert_told (people_on (self, AFTER), "410399100203:3");
  g_assert_true (lw_ledger_verify (self->ledger, &findings, NULL, &error));
  g_assert_no_error (error);
}

static void
test_a_division_takes_the_chosen_along (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = lw_village_plan_new (LW_VILLAGE_CHANGE_DIVIDED);

  plan->on = DAY;
  plan->name = g_strdup ("新庄村");
  plan->code = g_strdup ("410399100204");
  g_array_append_val (plan->villages, self->li);
  g_array_append_val (plan->people, self->wang);
  apply (self, plan);
  assert_told (people_on (self, BEFORE), "410399100201:1 410399100202:2");
  assert_told (people_on (self, AFTER), "410399100201:1 410399100202:1 410399100204:1");
}

static void
test_what_cannot_be_is_refused_with_words (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = merge_plan (self, 0);
  g_autofree char *fine = lw_village_plan_problem (plan, self->ledger);
  g_autoptr (GError) error = NULL;

  g_assert_null (fine);
  plan->on = 20260900;
  g_assert_nonnull ((g_free (fine), fine = lw_village_plan_problem (plan, self->ledger)));
  plan->on = DAY;
  g_free (plan->code);
  plan->code = g_strdup ("410399100201");
  g_assert_nonnull ((g_free (fine), fine = lw_village_plan_problem (plan, self->ledger)));
  begin (self);
  g_assert_false (lw_village_plan_apply (plan, self->ledger, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT);
  lw_journal_rollback (self->ledger);
  g_free (plan->code);
  plan->code = g_strdup ("410399100203");
  apply (self, plan);
  /* what has ended cannot end again */
  g_free (plan->code);
  plan->code = g_strdup ("410399100205");
  g_assert_nonnull ((g_free (fine), fine = lw_village_plan_problem (plan, self->ledger)));
}

static void
import (Fixture *self, const char *text, guint *created, guint *refused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->dir, "roster.csv", NULL);
  LwImportOptions options = { .on = AFTER };
  g_autoptr (LwImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = lw_import_file (self->ledger, path, &options, &error);
  g_assert_no_error (error);
  *created = *refused = 0;
  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      *created += sheet->created;
      *refused += sheet->refused;
    }
}

static void
test_a_roster_may_use_the_old_name (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = merge_plan (self, 0);
  g_autoptr (LwVillagePlan) rename = lw_village_plan_new (LW_VILLAGE_CHANGE_RENAMED);
  g_autoptr (GPtrArray) villages = NULL, posts = NULL;
  LwKey merged;
  guint created, refused;

  apply (self, plan);
  villages = lw_villages_list (self->ledger, AFTER, NULL);
  g_assert_cmpuint (villages->len, ==, 1);
  merged = ((LwVillage *) villages->pdata[0])->record.id;
  rename->on = AFTER;
  rename->name = g_strdup ("和平村");
  rename->code = g_strdup ("410399100203");
  g_array_append_val (rename->villages, merged);
  apply (self, rename);

  import (self, "村,姓名,性别,职务\n李庄村,孙七,男,支部委员\n张李村,周八,女,支部委员\n和平村,吴九,女,支部委员\n", &created, &refused);
  g_assert_cmpuint (created, ==, 3);
  g_assert_cmpuint (refused, ==, 0);
  posts = lw_ledger_list (self->ledger, &lw_post_table, "village", merged, NULL);
  g_assert_cmpuint (posts->len, ==, 2 + 3);

  /* a list of villages of before is not about the village of today */
  import (self, "行政区划代码,村名,户数,人口\n410399100201,张庄村,10,20\n", &created, &refused);
  g_assert_cmpuint (created, ==, 0);
  g_assert_cmpuint (refused, ==, 1);
  g_assert_cmpint (lw_ledger_count (self->ledger, &lw_village_table, NULL), ==, 3);
}

static LwVillagePlan *
plan_to_rename (LwKey village, LwDate on, const char *name, const char *code)
{
  LwVillagePlan *plan = lw_village_plan_new (LW_VILLAGE_CHANGE_RENAMED);

  plan->on = on;
  plan->name = g_strdup (name);
  plan->code = g_strdup (code);
  g_array_append_val (plan->villages, village);
  return plan;
}

/* What the check calls the village on that day, and the list of villages. */
static void
assert_called (Fixture *self, LwDate on, const char *name, LwVillageKind kind)
{
  g_autoptr (GError) error = NULL;
  const char *ids[] = { "qiangji", NULL };
  g_autoptr (GPtrArray) stack = lw_profiles_for_ids (self->ledger, ids, &error);
  g_autoptr (LwCheck) check = lw_check_new (self->ledger, stack, on, 0, &error);
  g_autoptr (GPtrArray) results = lw_check_list (check, self->ledger, NULL, NULL, &error);
  g_autoptr (GPtrArray) villages = lw_villages_list (self->ledger, on, &error);
  guint found = 0;

  g_assert_no_error (error);
  g_assert_true (lw_villages_call_as_on (villages, self->ledger, on, &error));
  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      const LwVillageResult *result = g_ptr_array_index (results, i);

      if (village->record.id != self->zhang)
        continue;
      found++;
      g_assert_cmpint (result->village, ==, self->zhang);
      g_assert_cmpstr (result->name, ==, name);
      g_assert_cmpint (result->kind, ==, kind);
      g_assert_cmpstr (village->name, ==, name);
      g_assert_cmpint (village->kind, ==, kind);
      /* The code stays the one by which the ledger finds it. */
      g_assert_cmpstr (village->code, ==, result->code);
    }
  g_assert_cmpuint (found, ==, 1);
}

static void
test_on_each_day_the_name_of_the_day_is_in_force (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) first
      = plan_to_rename (self->zhang, DAY, "和平社区居民委员会", "410399100001");
  g_autoptr (LwVillagePlan) second
      = plan_to_rename (self->zhang, AFTER, "和平里社区居民委员会", "410399100001");
  g_autoptr (GError) error = NULL;

  apply (self, first);
  apply (self, second);
  assert_called (self, BEFORE, "张庄村", LW_VILLAGE_KIND_VILLAGE);
  assert_called (self, DAY, "和平社区居民委员会", LW_VILLAGE_KIND_COMMUNITY);
  assert_called (self, AFTER, "和平里社区居民委员会", LW_VILLAGE_KIND_COMMUNITY);
  g_assert_true (lw_journal_undo (self->ledger, NULL, &error));
  g_assert_true (lw_journal_undo (self->ledger, NULL, &error));
  assert_called (self, BEFORE, "张庄村", LW_VILLAGE_KIND_VILLAGE);
  assert_called (self, AFTER, "张庄村", LW_VILLAGE_KIND_VILLAGE);
}

/* Each plan that cannot be, and the beginning of what is said of it. */
static void
assert_problem (Fixture *self, LwVillagePlan *plan, const char *said)
{
  g_autofree char *problem = lw_village_plan_problem (plan, self->ledger);
  g_autofree char *label = plan->name != NULL ? lw_village_plan_label (plan, self->ledger) : NULL;

  if (!g_str_has_prefix (problem ? problem : "fine", said))
    g_test_message ("%s, not %s", problem, said);
  g_assert_true (g_str_has_prefix (problem ? problem : "fine", said));
  g_assert_cmpstr (label, !=, "");
  lw_village_plan_free (plan);
}

static LwVillagePlan *
plan_of (LwVillageChangeKind kind, LwKey village, const char *name, const char *code)
{
  LwVillagePlan *plan = lw_village_plan_new (kind);

  plan->on = DAY;
  plan->name = g_strdup (name);
  plan->code = g_strdup (code);
  if (village != 0)
    g_array_append_val (plan->villages, village);
  return plan;
}

static void
test_each_problem_has_its_words (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) fine = merge_plan (self, 0);
  LwVillagePlan *into_itself = merge_plan (self, self->zhang);

  g_array_append_val (into_itself->villages, self->zhang);
  assert_problem (self, lw_village_plan_copy (fine), "fine");
  assert_problem (self, into_itself, "A village cannot be merged into itself.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_MERGED, self->li, "甲村", "410399100203"), "Choose at least two villages.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, 0, "甲村", "410399100203"), "Choose the village.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, 4711, "甲村", "410399100203"), "A village of this plan is no longer");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, NULL, "410399100203"), "Give the new name.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "甲村", NULL), "The code is 12 digits");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "甲村", "410399100201"), "张庄村 has this code");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "李庄村", "410399100202"), "Name and code are what they were.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "张庄村", "410399100203"), "There is a village 张庄村 already.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_DIVIDED, self->li, "李庄村", "410399100203"), "There is a village 李庄村 already.");
  /* What a roster would take for the same village is the same. */
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "张庄村民委员会", "410399100203"), "There is a village 张庄村 already.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_DIVIDED, self->zhang, "李庄", "410399100203"), "There is a village 李庄村 already.");
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "李庄村民委员会", "410399100203"), "fine");
  apply (self, fine);
  assert_problem (self, plan_of (LW_VILLAGE_CHANGE_RENAMED, self->li, "甲村", "410399100205"), "李庄村 has ended on 2026-");
}

static void
assert_change (Fixture *self, guint i, const char *said)
{
  g_autoptr (GPtrArray) changes = lw_village_changes (self->ledger, self->zhang, NULL);
  g_autofree char *text = lw_village_change_text (g_ptr_array_index (changes, i), self->zhang, self->ledger);

  g_assert_cmpstr (text, ==, said);
}

/* Both names, so that it is true before the day and after it, and after the next change. */
static void
test_a_renaming_is_told_with_both_names (Fixture *self, gconstpointer data)
{
  g_autoptr (LwVillagePlan) first = plan_to_rename (self->zhang, 20260101, "甲村", "410399100201");
  g_autoptr (LwVillagePlan) second = plan_to_rename (self->zhang, 20260601, "乙村", "410399100201");
  g_autoptr (LwVillagePlan) code = plan_to_rename (self->zhang, 20260701, "乙村", "410399100209");

  apply (self, first);
  assert_change (self, 0, "2026-01-01: 张庄村 renamed to 甲村");
  apply (self, second);
  apply (self, code);
  assert_change (self, 0, "2026-07-01: got another code");
  assert_change (self, 1, "2026-06-01: 甲村 renamed to 乙村");
  assert_change (self, 2, "2026-01-01: 张庄村 renamed to 甲村");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add ("/village-change/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (a_merger_into_a_new_village_counts_from_its_day);
  ADD (a_merger_into_one_of_them_leaves_its_past_alone);
  ADD (one_undo_takes_all_of_it_back);
  ADD (a_division_takes_the_chosen_along);
  ADD (what_cannot_be_is_refused_with_words);
  ADD (a_roster_may_use_the_old_name);
  ADD (each_problem_has_its_words);
  ADD (on_each_day_the_name_of_the_day_is_in_force);
  ADD (a_renaming_is_told_with_both_names);
  return g_test_run ();
}
