/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-check.h"
#include "lw-date.h"
#include "lw-demo.h"
#include "lw-id-number.h"
#include "lw-journal.h"
#include "lw-test.h"

#include <string.h>

static char **
name_keys (const char *name)
{
  char *keys[] = { (char *) name, NULL };
  return g_strdupv (keys);
}

static LwLedger *
make_demo (const char *dir, const char *file, LwDate on)
{
  g_autofree char *path = g_build_filename (dir, file, NULL);
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, name_keys, &error);

  g_assert_no_error (error);
  lw_demo_fill (ledger, on, &error);
  g_assert_no_error (error);
  return ledger;
}

static GPtrArray *
check_demo (LwLedger *ledger, LwDate on, LwCheck **check)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stack = lw_profiles_stack (ledger, &error);

  g_assert_no_error (error);
  *check = lw_check_new (ledger, stack, on, 0, &error);
  g_assert_no_error (error);
  GPtrArray *results = lw_check_list (*check, ledger, NULL, NULL, &error);
  g_assert_no_error (error);
  return results;
}

/* Letters of the states that a rule of this demo must show. */
static const struct
{
  const char *rule;
  const char *states; /* m met, a at-risk, n not-met, u unknown, w waived, - not-applicable */
} wanted[] = {
  { "committee-size", "manuw-" },
  { "woman-member", "manuw-" },
  { "near-relatives", "manuw-" },
  { "party-committee-size", "manuw-" },
  { "term", "manuw-" },
  { "exit-audit", "-" },                 /* needs an election */
  { "reserve-count", "manw-" },          /* nobody on a roster is the number 0, never unknown */
  { "young-graduate", "manuw-" },
  { "recruit-gap", "manuw-" },
  { "reserve-young-secondary", "manuw-" },
  { "one-shoulder", "manuw-" },
  { "secretary-age", "-" },              /* no limit is set */
  { "member-age", "-" },
  { "vetting-complete", "-" },           /* needs an election */
};

static const char *
find_wanted (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strcmp (wanted[i].rule, rule) == 0)
      return wanted[i].states;
  return NULL;
}

static void
assert_states (GPtrArray *villages, guint rule_index, const char *rule, LwDate on)
{
  const char *letters = "manuw-", *expected = find_wanted (rule);
  guint seen = 0;

  g_assert_nonnull (expected);
  for (guint v = 0; v < villages->len; v++)
    {
      const LwVillageResult *village = villages->pdata[v];
      seen |= 1u << ((const LwResult *) village->results->pdata[rule_index])->state;
    }
  for (guint state = 0; state < LW_N_STATES; state++)
    {
      gboolean is_wanted = strchr (expected, letters[state]) != NULL;
      gboolean is_seen = (seen & (1u << state)) != 0;
      if (is_wanted != is_seen)
        g_error ("on %d: rule %s, state %s: %s", on, rule, lw_state_word ((LwState) state),
                 is_seen ? "cannot be" : "is in no village");
    }
}

static void
assert_readiness (GPtrArray *villages)
{
  guint seen = 0;

  for (guint v = 0; v < villages->len; v++)
    seen |= 1u << ((const LwVillageResult *) villages->pdata[v])->readiness;
  g_assert_cmpuint (seen, ==, (1u << (LW_READINESS_NONE + 1)) - 1);
}

static void
test_every_rule_in_every_state (gconstpointer data)
{
  LwDate on = GPOINTER_TO_INT (data);
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = make_demo (dir, "demo.liangwei", on);
  g_autoptr(LwCheck) check = NULL;
  g_autoptr(GPtrArray) villages = check_demo (ledger, on, &check);

  g_assert_cmpuint (villages->len, ==, 15);
  g_assert_cmpuint (lw_check_get_n_rules (check), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < lw_check_get_n_rules (check); i++)
    assert_states (villages, i, lw_rule_get_id (lw_check_get_rule (check, i)), on);
  assert_readiness (villages);
}

static void
append_people (LwLedger *ledger, GString *text)
{
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const LwPerson *person = people->pdata[i];
      g_string_append_printf (text, "%s %s %d %d\n", person->name, person->id_number, person->birth_stated, person->education_full_time);
    }
}

static void
test_deterministic (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) one = make_demo (dir, "one.liangwei", 20261120);
  g_autoptr(LwLedger) other = make_demo (dir, "other.liangwei", 20261120);
  g_autoptr(GString) a = g_string_new (NULL), b = g_string_new (NULL);

  append_people (one, a);
  append_people (other, b);
  g_assert_cmpstr (a->str, ==, b->str);
}

static void
test_people_are_plausible (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = make_demo (dir, "demo.liangwei", 20261120);
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, NULL);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint old_form = 0, none = 0;

  g_assert_cmpuint (people->len, >=, 180);
  g_assert_cmpuint (people->len, <=, 220);
  for (guint i = 0; i < people->len; i++)
    {
      const LwPerson *person = people->pdata[i];
      if (!g_hash_table_add (names, person->name))
        g_error ("two people are called %s", person->name);
      if (person->id_number == NULL || strlen (person->id_number) == 15)
        {
          *(person->id_number ? &old_form : &none) += 1;
          continue;
        }
      g_assert_true (lw_id_number_is_valid (person->id_number));
      g_assert_true (g_str_has_prefix (person->id_number, "4199"));
      g_assert_cmpint (lw_id_number_get_sex (person->id_number), ==, person->sex);
      g_assert_true (g_hash_table_add (ids, person->id_number));
    }
  g_assert_cmpuint (old_form, >=, 1);
  g_assert_cmpuint (none, >=, 4);
  g_assert_true (g_hash_table_contains (names, "张𠮷祥"));
  g_assert_true (g_hash_table_contains (names, "阿卜杜热合曼·吐尔逊尼亚孜"));
}

static void
test_steps_can_be_undone (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = make_demo (dir, "demo.liangwei", 20261120);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = lw_journal_list (ledger, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_true (lw_journal_undo (ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (ledger, &lw_person_table, NULL), ==, 0);
  g_assert_cmpint (lw_ledger_count (ledger, &lw_village_table, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  /* Ends of months and years, leap days, an ordinary day: all relative dates must hold on each. */
  static const LwDate days[] = { 20261120, 20261231, 20270101, 20270228, 20280229, 20280831, 20300430, 20320301 };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strdup_printf ("/demo/every-rule-in-every-state/%d", days[i]);
      g_test_add_data_func (path, GINT_TO_POINTER (days[i]), test_every_rule_in_every_state);
    }
  g_test_add_func ("/demo/same-day-same-people", test_deterministic);
  g_test_add_func ("/demo/people-are-plausible", test_people_are_plausible);
  g_test_add_func ("/demo/steps-can-be-undone", test_steps_can_be_undone);
  return g_test_run ();
}
