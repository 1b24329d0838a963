/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every point at which a disk can fail is failed once; what was committed before must be there
 * afterwards, whole. In the suite a sample of the points; all of them with LW_FAULTS=all. */

#include "lw-fault-vfs.h"
#include "lw-journal.h"
#include "lw-test.h"

#include <glib/gstdio.h>

#define PASSPHRASE "faults"
#define OTHER_PASSPHRASE "faults, changed"

typedef struct
{
  const char *dir;
  char *path;
  guint actions; /* committed, as far as we were told */
  gboolean rekeyed;
} Scene;

typedef gboolean (*Step) (Scene *scene, LwLedger *ledger, GError **error);

static GStrv
name_keys (const char *name)
{
  const char *keys[] = { name, NULL };

  return g_strdupv ((char **) keys);
}

static gboolean
commit (Scene *scene, LwLedger *ledger, GError **error)
{
  LwKey entry = 0;

  if (!lw_journal_commit (ledger, &entry, error))
    return FALSE;

  /* Where an earlier step failed there may have been nothing to change. */
  scene->actions += entry != 0;
  return TRUE;
}

static gboolean
abandon (LwLedger *ledger)
{
  lw_journal_rollback (ledger);
  return FALSE;
}

static gboolean
add_people (Scene *scene, LwLedger *ledger, GError **error)
{
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  if (!lw_journal_begin (ledger, "people", error))
    return FALSE;

  village->code = g_strdup_printf ("419901101%03u", 201 + scene->actions);
  lw_set_text (&village->name, "张庄村");
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  if (!lw_ledger_insert (ledger, village, error))
    return abandon (ledger);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);
      g_autoptr(LwPost) post = lw_record_new (&lw_post_table);

      person->name = g_strdup_printf ("某%u", i);
      if (!lw_ledger_insert (ledger, person, error))
        return abandon (ledger);
      post->person = person->record.id;
      post->village = village->record.id;
      post->body = LW_BODY_VILLAGE_COMMITTEE;
      post->position = LW_POSITION_MEMBER;
      if (!lw_ledger_insert (ledger, post, error))
        return abandon (ledger);
    }

  return commit (scene, ledger, error);
}

static gboolean
edit (Scene *scene, LwLedger *ledger, GError **error)
{
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, error);

  if (!people || !lw_journal_begin (ledger, "edit", error))
    return FALSE;

  for (guint i = 0; i < people->len; i += 5)
    {
      LwPerson *person = people->pdata[i];

      lw_set_text (&person->phone, "13800000000");
      if (!lw_ledger_update (ledger, person, error))
        return abandon (ledger);
    }

  return commit (scene, ledger, error);
}

static gboolean
undo (Scene *scene, LwLedger *ledger, GError **error)
{
  if (!lw_journal_undo (ledger, NULL, error))
    return FALSE;

  scene->actions++;
  return TRUE;
}

static gboolean
redo (Scene *scene, LwLedger *ledger, GError **error)
{
  if (!lw_journal_redo (ledger, NULL, error))
    return FALSE;

  scene->actions++;
  return TRUE;
}

static gboolean
backup (Scene *scene, LwLedger *ledger, GError **error)
{
  g_autofree char *copy = g_build_filename (scene->dir, "copy.liangwei", NULL);

  return lw_ledger_backup (ledger, copy, error);
}

static gboolean
rekey (Scene *scene, LwLedger *ledger, GError **error)
{
  g_autofree char *kept = NULL;

  if (!lw_ledger_change_passphrase (ledger, OTHER_PASSPHRASE, &kept, error))
    return FALSE;

  scene->rekeyed = TRUE;
  return TRUE;
}

static const Step steps[] = { add_people, edit, undo, redo, backup, rekey, add_people };

/* Goes on after a failed step, as a user would. */
static void
play (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);

  if (!ledger)
    {
      g_assert_nonnull (error);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GError) step_error = NULL;
      gboolean done = steps[i] (scene, ledger, &step_error);

      if (step_error)
        g_test_message ("step %u: %s", i, step_error->message);
      g_assert_true (done == (step_error == NULL));
      g_assert_false (lw_journal_is_open (ledger));
    }

  lw_ledger_close (ledger, NULL);
}

static guint
count_entries (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = lw_journal_list (ledger, 0, &error);

  g_assert_no_error (error);
  return entries->len;
}

static LwLedger *
reopen (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  const char *first = scene->rekeyed ? OTHER_PASSPHRASE : PASSPHRASE;
  const char *second = scene->rekeyed ? PASSPHRASE : OTHER_PASSPHRASE;
  LwLedger *ledger = lw_ledger_open (scene->path, first, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);

  /* A change of passphrase that was not reported as done may have been done all the same. */
  if (!ledger && !scene->rekeyed && g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE))
    {
      g_clear_error (&error);
      ledger = lw_ledger_open (scene->path, second, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);
    }

  g_assert_no_error (error);
  return ledger;
}

static void
assert_whole (Scene *scene)
{
  g_autoptr(LwLedger) ledger = reopen (scene);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean whole = lw_ledger_verify (ledger, &findings, NULL, &error);
  guint entries = count_entries (ledger);

  g_assert_no_error (error);
  for (guint i = 0; findings && i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_true (whole);
  /* One more may have been written whose commit was reported as failed. */
  g_assert_cmpuint (entries, >=, scene->actions);
  g_assert_cmpuint (entries, <=, scene->actions + 1);
}

static char *
make_template (const char *dir)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  char *path = g_build_filename (dir, "template.liangwei", NULL);

  ledger = lw_ledger_create (path, PASSPHRASE, name_keys, &error);
  g_assert_no_error (error);
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  return path;
}

/* One run of the whole scene in which operation @nth fails; returns how many there were. */
static guint64
run_once (const char *template, LwFaultKind kind, guint64 nth, GRand *rand)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  Scene scene = { .dir = dir, .path = g_build_filename (dir, "a.liangwei", NULL) };
  gsize length = 0;
  guint64 count;

  g_file_get_contents (template, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (scene.path, contents, length, &error);
  g_assert_no_error (error);

  if (kind == LW_FAULT_KIND_POWER)
    lw_fault_track (dir);
  lw_fault_arm (LW_FAULT_ANY, kind, nth, FALSE);
  play (&scene);
  count = lw_fault_disarm ();
  if (kind == LW_FAULT_KIND_POWER)
    lw_fault_power_up (rand);
  if (nth > 0)
    g_test_message ("kind %d, operation %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, kind, nth, count);

  assert_whole (&scene);
  g_free (scene.path);
  return count;
}

static void
test_any_operation_may_fail (gconstpointer data)
{
  LwFaultKind kind = GPOINTER_TO_UINT (data);
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *template = make_template (dir);
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121 + kind);
  gboolean all = g_strcmp0 (g_getenv ("LW_FAULTS"), "all") == 0;
  guint64 count = run_once (template, kind, 0, rand);
  guint64 stride = all ? 1 : MAX (1, count / 10);

  g_assert_cmpuint (count, >, 50);
  for (guint64 nth = 1 + g_rand_int_range (rand, 0, (gint32) stride); nth <= count; nth += stride)
    run_once (template, kind, nth, rand);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lw_fault_install ();

  g_test_add_data_func ("/faults/an-io-error-anywhere-loses-nothing-committed",
                        GUINT_TO_POINTER (LW_FAULT_KIND_IO), test_any_operation_may_fail);
  g_test_add_data_func ("/faults/a-full-disk-anywhere-loses-nothing-committed",
                        GUINT_TO_POINTER (LW_FAULT_KIND_FULL), test_any_operation_may_fail);
  g_test_add_data_func ("/faults/a-short-write-anywhere-loses-nothing-committed",
                        GUINT_TO_POINTER (LW_FAULT_KIND_SHORT), test_any_operation_may_fail);
  g_test_add_data_func ("/faults/a-power-cut-anywhere-loses-nothing-committed",
                        GUINT_TO_POINTER (LW_FAULT_KIND_POWER), test_any_operation_may_fail);

  return g_test_run ();
}
