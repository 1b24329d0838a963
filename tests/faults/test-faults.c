/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every point at which a disk can fail is failed once; what was committed before must be there
 * afterwards, whole. In the suite a sample of the points; all of them with LW_FAULTS=all. */

#include "lw-content.h"
#include "lw-fault-vfs.h"
#include "lw-import.h"
#include "lw-ledger-private.h"
#include "lw-people-merge.h"
#include "lw-pool.h"
#include "lw-test.h"
#include "lw-verify.h"
#include "lw-village-change.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "faults"
#define OTHER_PASSPHRASE "faults, changed"
#define SAMPLE 6 /* points of each scene and fault in the suite */

/* A later schema, which only the tests know. */
#define LATER "/io/github/liangwei/Liangwei/test/later/"

typedef struct
{
  const char *dir;
  const char *template; /* a ledger made before, with @template_actions in it */
  guint template_actions;
  LwFaultKind kind;
  char *path;
  guint actions; /* committed, as far as we were told */
  gboolean rekeyed, restored, unconfirmed, created;
} Scene;

/* A part of what users do: what is there before, what is done while something fails, and what must
 * hold afterwards. */
typedef struct
{
  const char *name;
  void (*prepare) (Scene *scene);
  void (*play) (Scene *scene);
  void (*check) (Scene *scene);
  guint fewest; /* operations that can fail in it, at least */
} Kind;

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

  g_autoptr(GError) problem = NULL;
  gboolean done = lw_ledger_change_passphrase (ledger, OTHER_PASSPHRASE, &kept, &problem);
  gboolean unconfirmed = g_error_matches (problem, LW_LEDGER_ERROR, LW_LEDGER_ERROR_UNCONFIRMED);

  /* What the disk did not confirm holds all the same, unless the power goes. */
  scene->rekeyed = done || (unconfirmed && scene->kind != LW_FAULT_KIND_POWER);
  g_assert_true ((kept != NULL) == (done || unconfirmed));
  if (!done)
    g_propagate_error (error, g_steal_pointer (&problem));
  return done;
}

static const Step steps[] = { add_people, edit, undo, redo, backup, rekey, add_people };

static void
do_steps (Scene *scene, LwLedger *ledger, const Step *todo, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) step_error = NULL;
      gboolean done = todo[i] (scene, ledger, &step_error);

      if (step_error)
        g_test_message ("step %u: %s", i, step_error->message);
      g_assert_true (done == (step_error == NULL));
      g_assert_false (lw_journal_is_open (ledger));
    }
}

/* Goes on after a failed step, as a user would. */
static void
play_work (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);

  g_assert_true ((ledger == NULL) == (error != NULL));
  if (!ledger)
    return;
  do_steps (scene, ledger, steps, G_N_ELEMENTS (steps));
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
assert_verified (LwLedger *ledger)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean whole = lw_ledger_verify (ledger, &findings, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; findings && i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_true (whole);
}

static void
assert_whole (Scene *scene)
{
  g_autoptr(LwLedger) ledger = reopen (scene);
  guint entries = count_entries (ledger);

  assert_verified (ledger);
  /* One more may have been written whose commit was reported as failed. */
  g_assert_cmpuint (entries, >=, scene->actions);
  g_assert_cmpuint (entries, <=, scene->actions + 1);
}

static void
copy_template (Scene *scene, const char *name)
{
  g_autofree char *path = g_build_filename (scene->dir, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (scene->template, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static void
prepare_ledger (Scene *scene)
{
  copy_template (scene, "a.liangwei");
  scene->actions = scene->template_actions;
}

/* create */

static void
prepare_nothing (Scene *scene)
{
}

static void
play_create (Scene *scene)
{
  static const Step first[] = { add_people, edit };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_create (scene->path, PASSPHRASE, name_keys, &error);

  g_assert_true ((ledger == NULL) == (error != NULL));
  if (!ledger)
    return;
  scene->created = TRUE;
  do_steps (scene, ledger, first, G_N_ELEMENTS (first));
  lw_ledger_close (ledger, NULL);
}

/* What was refused leaves nothing; only without power nobody can clear up. */
static void
check_create (Scene *scene)
{
  if (scene->created)
    assert_whole (scene);
  else if (scene->kind != LW_FAULT_KIND_POWER)
    g_assert_false (g_file_test (scene->path, G_FILE_TEST_EXISTS));
}

/* import */

static void
prepare_import (Scene *scene)
{
  g_autofree char *roster = g_build_filename (scene->dir, "roster.csv", NULL);
  GString *text = g_string_new ("所在村,姓名,性别,出生年月,学历,职务\n");

  prepare_ledger (scene);
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "张庄村,赵%u,男,19%u.03,大专,村委会委员\n", i, 60 + i % 30);
  g_assert_true (g_file_set_contents (roster, text->str, -1, NULL));
  g_string_free (text, TRUE);
}

static gboolean
import (Scene *scene, LwLedger *ledger, GError **error)
{
  g_autofree char *roster = g_build_filename (scene->dir, "roster.csv", NULL);
  LwImportOptions options = { .on = 20261120 };
  g_autoptr(LwImportReport) report = lw_import_file (ledger, roster, &options, error);

  if (report)
    scene->actions += report->entry != 0;
  return report != NULL;
}

static void
play_import (Scene *scene)
{
  static const Step all[] = { import, undo, redo, import };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);

  g_assert_true ((ledger == NULL) == (error != NULL));
  if (!ledger)
    return;
  do_steps (scene, ledger, all, G_N_ELEMENTS (all));
  lw_ledger_close (ledger, NULL);
}

/* files: what a person's file, the pool and villages that change write. Where a step before failed, the
 * next may find nothing to do. */

static gboolean
insert_all (LwLedger *ledger, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      LwRecord *record = records->pdata[i];
      gboolean done = record->id ? lw_ledger_update (ledger, record, error) : lw_ledger_insert (ledger, record, error);

      if (!done)
        return FALSE;
    }
  return TRUE;
}

static LwKey
nth_key (LwLedger *ledger, const LwTable *table, guint n, GError **error)
{
  g_autoptr(GPtrArray) records = lw_ledger_list (ledger, table, NULL, 0, error);

  if (records && n < records->len)
    return ((LwRecord *) records->pdata[n])->id;
  if (records)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing to do");
  return 0;
}

/* A photo of some pages, and a line of the résumé. */
static gboolean
write_content (LwLedger *ledger, LwKey person, GError **error)
{
  g_autoptr(GBytes) photo = g_bytes_new_take (g_strnfill (30000, 'p'), 30000);
  g_autoptr(LwAttachment) attachment = lw_record_new (&lw_attachment_table);
  g_autoptr(LwResume) line = lw_record_new (&lw_resume_table);

  attachment->person = line->person = person;
  attachment->kind = LW_ATTACHMENT_PHOTO;
  attachment->sha256 = lw_ledger_put_content (ledger, photo, error);
  line->what = g_strdup ("某村务工");
  return attachment->sha256 && lw_ledger_insert (ledger, attachment, error) && lw_ledger_insert (ledger, line, error);
}

static gboolean
add_content (Scene *scene, LwLedger *ledger, GError **error)
{
  LwKey person = nth_key (ledger, &lw_person_table, 0, error);

  if (!person || !lw_journal_begin (ledger, "photo", error))
    return FALSE;
  return write_content (ledger, person, error) ? commit (scene, ledger, error) : abandon (ledger);
}

static gboolean
write_pool (LwLedger *ledger, LwKey person, LwKey village, GError **error)
{
  g_autoptr(GPtrArray) proposal = lw_pool_propose (person, village, 20261001, "镇党委〔2026〕1号");
  g_autoptr(LwMeasureTaken) measure = lw_record_new (&lw_measure_table);
  g_autoptr(LwReview) review = lw_record_new (&lw_review_table);

  measure->person = review->person = person;
  measure->kind = review->kind = 1;
  return insert_all (ledger, proposal, error) && lw_ledger_insert (ledger, measure, error) && lw_ledger_insert (ledger, review, error);
}

static gboolean
propose (Scene *scene, LwLedger *ledger, GError **error)
{
  LwKey person = nth_key (ledger, &lw_person_table, 1, error);
  LwKey village = person ? nth_key (ledger, &lw_village_table, 0, error) : 0;

  if (!village || !lw_journal_begin (ledger, "pool", error))
    return FALSE;
  return write_pool (ledger, person, village, error) ? commit (scene, ledger, error) : abandon (ledger);
}

static gboolean
merge (Scene *scene, LwLedger *ledger, GError **error)
{
  LwKey drop = nth_key (ledger, &lw_person_table, 2, error);
  LwKey first = drop ? nth_key (ledger, &lw_person_table, 0, error) : 0;
  g_autoptr(LwPerson) keep = first ? lw_ledger_get (ledger, &lw_person_table, first, error) : NULL;

  if (!keep || !lw_journal_begin (ledger, "merge", error))
    return FALSE;
  return lw_merge_apply (ledger, keep, drop, error) ? commit (scene, ledger, error) : abandon (ledger);
}

static gboolean
rename_village (Scene *scene, LwLedger *ledger, GError **error)
{
  g_autoptr(LwVillagePlan) plan = lw_village_plan_new (LW_VILLAGE_CHANGE_RENAMED);
  LwKey village = nth_key (ledger, &lw_village_table, 0, error);

  if (!village || !lw_journal_begin (ledger, "rename", error))
    return FALSE;
  plan->on = 20261001;
  plan->name = g_strdup ("新张庄村");
  plan->code = g_strdup ("419901101299");
  g_array_append_val (plan->villages, village);
  return lw_village_plan_apply (plan, ledger, error) ? commit (scene, ledger, error) : abandon (ledger);
}

static void
play_files (Scene *scene)
{
  static const Step all[] = { add_content, propose, merge, rename_village, undo, undo, undo, redo, redo };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);

  g_assert_true ((ledger == NULL) == (error != NULL));
  if (!ledger)
    return;
  do_steps (scene, ledger, all, G_N_ELEMENTS (all));
  lw_ledger_close (ledger, NULL);
}

/* migrate: the ledger is of our schema, and the program knows a later one */

static void
play_migrate (Scene *scene)
{
  static const Step some[] = { undo, redo };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = _lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, LATER, &error);

  g_assert_true ((ledger == NULL) == (error != NULL));
  if (!ledger)
    return;
  do_steps (scene, ledger, some, G_N_ELEMENTS (some));
  lw_ledger_close (ledger, NULL);
}

/* Of the old version or of the new one, never between; the verification of rows knows our own only. */
static void
check_migrate (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = _lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, LATER, &error);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  guint entries;

  g_assert_no_error (error);
  g_assert_true (_lw_verify_pages (ledger->connection, findings, &error));
  g_assert_true (_lw_verify_journal (ledger, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  entries = count_entries (ledger);
  g_assert_cmpuint (entries, >=, scene->actions);
  g_assert_cmpuint (entries, <=, scene->actions + 1);
}

/* restore: over a ledger with two actions more */

static void
prepare_restore (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;

  prepare_ledger (scene);
  copy_template (scene, "backup.liangwei");
  ledger = lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);
  g_assert_no_error (error);
  g_assert_true (add_people (scene, ledger, &error));
  g_assert_true (edit (scene, ledger, &error));
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
}

static void
play_restore (Scene *scene)
{
  g_autofree char *copy = g_build_filename (scene->dir, "backup.liangwei", NULL);
  g_autoptr(GError) error = NULL;

  scene->restored = lw_ledger_restore (copy, scene->path, PASSPHRASE, TRUE, NULL, &error);
  g_assert_true (scene->restored == (error == NULL));
  scene->unconfirmed = g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_UNCONFIRMED);
  if (error)
    g_test_message ("%s", error->message);
}

static guint
count_kept (Scene *scene)
{
  g_autoptr(GDir) dir = g_dir_open (scene->dir, 0, NULL);
  const char *name;
  guint kept = 0;

  while ((name = g_dir_read_name (dir)))
    kept += g_str_has_prefix (name, "a.liangwei.2") && !g_str_has_suffix (name, "-wal");
  return kept;
}

/* At every moment there is a ledger in the place: the old one, or the backup with the old one beside it. */
static void
check_restore (Scene *scene)
{
  g_autoptr(LwLedger) ledger = reopen (scene);
  guint entries = count_entries (ledger);

  assert_verified (ledger);
  if (scene->restored || (scene->unconfirmed && scene->kind != LW_FAULT_KIND_POWER))
    g_assert_cmpuint (entries, ==, scene->template_actions);
  else if (scene->kind != LW_FAULT_KIND_POWER)
    g_assert_cmpuint (entries, ==, scene->actions);
  g_assert_true (entries == scene->actions || entries == scene->template_actions);
  if (entries == scene->template_actions)
    g_assert_cmpuint (count_kept (scene), ==, 1);
}

static const Kind kinds[] = {
  { "work", prepare_ledger, play_work, assert_whole, 50 },
  { "create", prepare_nothing, play_create, check_create, 50 },
  { "import", prepare_import, play_import, assert_whole, 50 },
  { "files", prepare_ledger, play_files, assert_whole, 400 },
  { "migrate", prepare_ledger, play_migrate, check_migrate, 50 },
  { "restore", prepare_restore, play_restore, check_restore, 30 },
};

/* With one action in it. */
static char *
make_template (const char *dir)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  Scene scene = { .dir = dir };
  char *path = g_build_filename (dir, "template.liangwei", NULL);

  ledger = lw_ledger_create (path, PASSPHRASE, name_keys, &error);
  g_assert_no_error (error);
  g_assert_true (add_people (&scene, ledger, &error));
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  return path;
}

/* One run of the whole scene in which operation @nth fails; returns how many there were. */
static guint64
run_once (const Kind *what, const char *template, LwFaultKind kind, guint64 nth, GRand *rand)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  Scene scene = { .dir = dir, .template = template, .template_actions = 1, .kind = kind, .path = g_build_filename (dir, "a.liangwei", NULL) };
  guint64 count;

  what->prepare (&scene);
  if (kind == LW_FAULT_KIND_POWER)
    lw_fault_track (dir);
  lw_fault_arm (LW_FAULT_ANY, kind, nth, FALSE);
  what->play (&scene);
  count = lw_fault_disarm ();
  if (kind == LW_FAULT_KIND_POWER)
    lw_fault_power_up (rand);
  if (nth > 0)
    g_test_message ("kind %d, operation %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, kind, nth, count);

  what->check (&scene);
  g_free (scene.path);
  return count;
}

typedef struct
{
  const Kind *what;
  LwFaultKind kind;
} Case;

static void
test_any_operation_may_fail (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *template = make_template (dir);
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121 + test->kind);
  gboolean all = g_strcmp0 (g_getenv ("LW_FAULTS"), "all") == 0;
  guint64 count = run_once (test->what, template, test->kind, 0, rand);
  guint64 stride = all ? 1 : MAX (1, count / SAMPLE);
  guint runs = 0;

  g_assert_cmpuint (count, >, test->what->fewest);
  for (guint64 nth = 1 + (guint64) g_rand_int_range (rand, 0, (gint32) stride); nth <= count; nth += stride, runs++)
    run_once (test->what, template, test->kind, nth, rand);
  g_test_message ("%u of %" G_GUINT64_FORMAT " points", runs, count);
}

/* FAT knows no second names: the old ledger is moved aside, and comes back when the new one cannot
 * take its place. */
static void
test_restore_without_second_names (void)
{
  g_autoptr(LwTestDir) templates = lw_test_make_dir ();
  g_autofree char *template = make_template (templates);

  lw_fault_forbid_links (TRUE);
  for (guint nth = 0; nth <= 4; nth++)
    {
      g_autoptr(LwTestDir) dir = lw_test_make_dir ();
      Scene scene = { .dir = dir, .template = template, .template_actions = 1, .kind = LW_FAULT_KIND_IO,
                      .path = g_build_filename (dir, "a.liangwei", NULL) };

      prepare_restore (&scene);
      lw_fault_arm (LW_FAULT_RENAME, LW_FAULT_KIND_IO, nth, FALSE);
      play_restore (&scene);
      lw_fault_disarm ();
      /* The third moves a WAL that is not there. */
      g_assert_cmpint (scene.restored, ==, nth == 0 || nth == 3);
      check_restore (&scene);
      g_free (scene.path);
    }
  lw_fault_forbid_links (FALSE);
}

/* Who has a full disk wants to look, and to save elsewhere. */
static void
test_a_ledger_on_a_full_disk_can_be_read_and_saved_elsewhere (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = make_template (dir);
  g_autofree char *copy = g_build_filename (dir, "elsewhere.liangwei", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;

  lw_fault_arm (LW_FAULT_SHM, LW_FAULT_KIND_FULL, 1, TRUE);
  ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, name_keys, &error);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_FULL);
  g_clear_error (&error);
  ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, name_keys, &error);
  g_assert_no_error (error);
  g_assert_true (lw_fault_struck ());
  lw_fault_disarm ();
  g_assert_cmpuint (count_entries (ledger), ==, 1);
  assert_verified (ledger);
  g_assert_true (lw_ledger_backup (ledger, copy, &error));
  g_assert_no_error (error);
}

static void
add_test (const Kind *what, LwFaultKind kind)
{
  static const char *const names[] = { "an-io-error", "a-full-disk", "a-short-write", "a-power-cut" };
  g_autofree char *path = g_strdup_printf ("/faults/%s/%s-anywhere-loses-nothing-committed", what->name, names[kind]);
  Case *test = g_new0 (Case, 1);

  test->what = what;
  test->kind = kind;
  g_test_add_data_func_full (path, test, test_any_operation_may_fail, g_free);
}

int
main (int argc, char *argv[])
{
  /* What a sync of the disk is worth is shown by lw-fault-vfs.c, not by waiting for one. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  lw_fault_install ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int kind = LW_FAULT_KIND_IO; kind <= LW_FAULT_KIND_POWER; kind++)
      add_test (&kinds[i], (LwFaultKind) kind);
  g_test_add_func ("/faults/a-ledger-on-a-full-disk-can-be-read-and-saved-elsewhere",
                   test_a_ledger_on_a_full_disk_can_be_read_and_saved_elsewhere);
  g_test_add_func ("/faults/restore-without-second-names", test_restore_without_second_names);

  return g_test_run ();
}
