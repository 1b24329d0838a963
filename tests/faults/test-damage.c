/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may happen to the file while nobody looks: bytes turned, the end cut off, the files beside it
 * missing, foreign or old. Never a crash, never silence. LW_FAULTS=all: every page. */

#include "lw-journal.h"
#include "lw-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096
#define SALT 16
#define PASSPHRASE "damage"

typedef struct
{
  char *dir;
  char *path;
  char *bytes; /* of the sound file */
  gsize size;
} Scene;

static void
add_people (LwLedger *ledger, const char *name, guint n)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lw_journal_begin (ledger, name, &error));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);

      person->name = g_strdup (name);
      person->phone = g_strdup_printf ("100%08u", i);
      g_assert_true (lw_ledger_insert (ledger, person, &error));
    }
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
}

static void
close_ledger (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;

  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_object_unref (ledger);
}

/* Opens the ledger and does @n small things in it. */
static LwLedger *
make_actions (const char *path, guint n)
{
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    add_people (ledger, "赵六", 30);
  return ledger;
}

static LwLedger *
make_ledger (const char *path, const char *name)
{
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = lw_ledger_create (path, PASSPHRASE, NULL, &error);

  g_assert_no_error (error);
  add_people (ledger, name, 300);
  return ledger;
}

static void
init (Scene *scene)
{
  scene->dir = lw_test_make_dir ();
  scene->path = g_build_filename (scene->dir, "a.liangwei", NULL);
  close_ledger (make_ledger (scene->path, "张三"));
  g_assert_true (g_file_get_contents (scene->path, &scene->bytes, &scene->size, NULL));
}

static void
clear (Scene *scene)
{
  g_free (scene->bytes);
  g_free (scene->path);
  lw_test_remove_dir (scene->dir);
}

static void
write_file (const char *path, const char *suffix, const char *bytes, gsize size)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  g_assert_true (g_file_set_contents (name, bytes, (gssize) size, NULL));
}

static gboolean
everything_all (void)
{
  return g_strcmp0 (g_getenv ("LW_FAULTS"), "all") == 0;
}

/* TRUE when opening, verifying or reading says that something is wrong; @code is that of opening. */
static gboolean
is_told (const char *path, int *code, guint *entries)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) list = NULL;
  gboolean clean;

  *code = ledger ? -1 : error->code;
  if (!ledger)
    {
      g_assert_true (error->domain == LW_LEDGER_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
      return TRUE;
    }
  /* Reading meets the damage or not; it must not fall over it. */
  people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, NULL);
  list = lw_journal_list (ledger, 0, NULL);
  if (entries)
    *entries = list ? list->len : 0;
  clean = lw_ledger_verify (ledger, &findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (clean == (findings->len == 0));
  return !clean;
}

static void
test_a_turned_byte_on_any_page_is_told (void)
{
  Scene scene = { 0 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  gsize step = 1;

  init (&scene);
  step = everything_all () ? 1 : MAX (1, scene.size / PAGE / 30);
  for (gsize page = 0; page < scene.size / PAGE; page += step)
    {
      gsize at = page * PAGE + (gsize) g_rand_int_range (rand, 0, PAGE);
      int code = 0;
      char sound = scene.bytes[at];

      scene.bytes[at] = (char) (sound ^ (1 << g_rand_int_range (rand, 0, 8)));
      write_file (scene.path, "", scene.bytes, scene.size);
      scene.bytes[at] = sound;
      g_test_message ("byte %" G_GSIZE_FORMAT " of page %" G_GSIZE_FORMAT, at % PAGE, page);
      g_assert_true (is_told (scene.path, &code, NULL));
      /* The salt is part of the key; every other page shows that the passphrase is right. */
      g_assert_true (code == -1 || code == (at < SALT ? LW_LEDGER_ERROR_PASSPHRASE : LW_LEDGER_ERROR_DAMAGED));
    }
  clear (&scene);
}

static void
test_a_cut_at_any_page_is_told (void)
{
  Scene scene = { 0 };
  gsize step = 1;

  init (&scene);
  step = everything_all () ? 1 : MAX (1, scene.size / PAGE / 20);
  for (gsize page = 0; page < scene.size / PAGE; page += step)
    for (guint more = 0; more < 2; more++)
      {
        gsize size = page * PAGE + more * 1000;
        int code = 0;

        write_file (scene.path, "", scene.bytes, size);
        g_test_message ("cut at %" G_GSIZE_FORMAT, size);
        g_assert_true (is_told (scene.path, &code, NULL));
        g_assert_cmpint (code, ==, size == 0 ? LW_LEDGER_ERROR_NOT_A_LEDGER : LW_LEDGER_ERROR_CUT_SHORT);
      }
  clear (&scene);
}

/* The files of a ledger that is open: what a crash leaves. */
static void
copy_as_crashed (const char *from, const char *to)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *bytes = NULL;
      gsize size = 0;

      if (g_file_get_contents (name, &bytes, &size, NULL))
        write_file (to, suffixes[i], bytes, size);
    }
}

static void
assert_sound (const char *path, guint entries)
{
  guint found = 0;
  int code = 0;

  g_assert_false (is_told (path, &code, &found));
  g_assert_cmpuint (found, ==, entries);
}

static void
test_files_beside_it_may_be_missing_or_rubbish (void)
{
  Scene scene = { 0 };
  g_autofree char *crashed = NULL;
  g_autofree char *lock = NULL;
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = NULL;
  char rubbish[3 * PAGE];

  init (&scene);
  memset (rubbish, 'x', sizeof rubbish);
  write_file (scene.path, ".lock", rubbish, 100);
  assert_sound (scene.path, 1);
  write_file (scene.path, "-shm", rubbish, sizeof rubbish);
  assert_sound (scene.path, 1);
  write_file (scene.path, "-wal", rubbish, sizeof rubbish);
  assert_sound (scene.path, 1);
  write_file (scene.path, "-wal", "", 0);
  assert_sound (scene.path, 1);

  /* After a crash: with its WAL everything, whatever became of index and lock. */
  crashed = g_build_filename (scene.dir, "b.liangwei", NULL);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  add_people (ledger, "李四", 50);
  copy_as_crashed (scene.path, crashed);
  write_file (crashed, "-shm", rubbish, sizeof rubbish);
  close_ledger (ledger);
  assert_sound (crashed, 2);
  assert_sound (scene.path, 2);

  /* A lock that cannot be taken: told, not a crash. */
  lock = g_strconcat (scene.path, ".lock", NULL);
  g_assert_cmpint (g_mkdir (lock, 0700), ==, 0);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_null (ledger);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO);
  clear (&scene);
}

/* Opening fails with @code, and the message names @what. */
static void
assert_told_with (const char *path, int code, const char *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);

  g_assert_null (ledger);
  g_assert_error (error, LW_LEDGER_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, what));
}

/* The WAL of another ledger, put there by a careless copy: it must not be mixed in. */
static void
test_a_foreign_wal_harms_nothing (void)
{
  Scene scene = { 0 };
  g_autofree char *other = NULL;
  g_autofree char *other_wal = NULL;
  g_autofree char *wal = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  LwLedger *ledger = NULL;
  gsize size = 0, after_size = 0;

  init (&scene);
  other = g_build_filename (scene.dir, "other.liangwei", NULL);
  ledger = make_ledger (other, "王五");
  other_wal = g_strconcat (other, "-wal", NULL);
  g_assert_true (g_file_get_contents (other_wal, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, PAGE);
  close_ledger (ledger);

  write_file (scene.path, "-wal", bytes, size);
  assert_told_with (scene.path, LW_LEDGER_ERROR_DAMAGED, "a.liangwei-wal");
  wal = g_strconcat (scene.path, "-wal", NULL);
  g_remove (wal);
  g_assert_true (g_file_get_contents (scene.path, &after, &after_size, NULL));
  assert_sound (scene.path, 1);
  clear (&scene);
}

/* The WAL of an earlier day of the same ledger, whose pages would go over newer ones. */
static void
test_an_old_wal_is_not_let_in (void)
{
  Scene scene = { 0 };
  g_autofree char *wal = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = NULL;
  gsize size = 0;

  init (&scene);
  wal = g_strconcat (scene.path, "-wal", NULL);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  add_people (ledger, "李四", 50);
  g_assert_true (g_file_get_contents (wal, &bytes, &size, NULL));
  add_people (ledger, "王五", 200);
  close_ledger (ledger);

  write_file (scene.path, "-wal", bytes, size);
  assert_told_with (scene.path, LW_LEDGER_ERROR_DAMAGED, "a.liangwei-wal");
  g_assert_cmpint (g_remove (wal), ==, 0);
  assert_sound (scene.path, 3);
  clear (&scene);
}

/* Yesterday's ledger copied over today's, whose last changes still stand in the WAL after a crash. */
static void
test_a_wal_that_goes_on_from_a_newer_file_is_not_let_in (void)
{
  Scene scene = { 0 };
  g_autofree char *wal = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = NULL;
  gsize size = 0;

  init (&scene);
  wal = g_strconcat (scene.path, "-wal", NULL);
  ledger = make_actions (scene.path, 3);
  close_ledger (ledger);
  ledger = make_actions (scene.path, 2);
  g_assert_true (g_file_get_contents (wal, &bytes, &size, NULL));
  close_ledger (ledger);

  write_file (scene.path, "", scene.bytes, scene.size);
  write_file (scene.path, "-wal", bytes, size);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, NULL, &error);
  g_clear_object (&ledger);
  assert_told_with (scene.path, LW_LEDGER_ERROR_DAMAGED, "a.liangwei-wal");
  g_assert_cmpint (g_remove (wal), ==, 0);
  assert_sound (scene.path, 1);
  clear (&scene);
}

/* A page that an undo has set free is read by nobody; the next action takes it again. */
static void
test_a_turned_byte_on_an_unused_page_is_told (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  gsize before;
  LwLedger *ledger = NULL;
  int code = 0;

  init (&scene);
  before = scene.size;
  g_clear_pointer (&scene.bytes, g_free);
  ledger = make_actions (scene.path, 0);
  add_people (ledger, "王五", 1500);
  g_assert_true (lw_journal_undo (ledger, NULL, &error));
  close_ledger (ledger);
  g_assert_true (g_file_get_contents (scene.path, &scene.bytes, &scene.size, NULL));
  assert_sound (scene.path, 3);
  for (gsize page = before / PAGE; page < scene.size / PAGE; page += everything_all () ? 1 : 7)
    {
      scene.bytes[page * PAGE + 1000] ^= 4;
      write_file (scene.path, "", scene.bytes, scene.size);
      scene.bytes[page * PAGE + 1000] ^= 4;
      g_assert_true (is_told (scene.path, &code, NULL));
    }
  clear (&scene);
}

/* Wiped: the disk gives zeros for what it has lost. */
static void
test_a_page_of_zeros_is_told (void)
{
  Scene scene = { 0 };
  gsize step;

  init (&scene);
  step = everything_all () ? 1 : MAX (1, scene.size / PAGE / 10);
  for (gsize page = 0; page < scene.size / PAGE; page += step)
    {
      g_autofree char *damaged = g_memdup2 (scene.bytes, scene.size);
      int code = 0;

      memset (damaged + page * PAGE, 0, PAGE);
      write_file (scene.path, "", damaged, scene.size);
      g_test_message ("page %" G_GSIZE_FORMAT, page + 1);
      g_assert_true (is_told (scene.path, &code, NULL));
    }
  clear (&scene);
}

/* The message says where: whoever mends the file, or the disk, needs to know. */
static void
test_the_damaged_pages_are_named (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  init (&scene);
  g_assert_cmpuint (scene.size, >, 40 * PAGE);
  scene.bytes[29 * PAGE] ^= 1;
  scene.bytes[30 * PAGE + 17] ^= 1;
  memset (scene.bytes + 34 * PAGE, 0xff, PAGE);
  write_file (scene.path, "", scene.bytes, scene.size);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (lw_ledger_verify (ledger, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (findings->pdata[0], "30–31, 35"));
  g_clear_object (&ledger);
  clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/a-turned-byte-on-any-page-is-told", test_a_turned_byte_on_any_page_is_told);
  g_test_add_func ("/damage/a-cut-at-any-page-is-told", test_a_cut_at_any_page_is_told);
  g_test_add_func ("/damage/files-beside-it-may-be-missing-or-rubbish", test_files_beside_it_may_be_missing_or_rubbish);
  g_test_add_func ("/damage/a-foreign-wal-harms-nothing", test_a_foreign_wal_harms_nothing);
  g_test_add_func ("/damage/an-old-wal-is-not-let-in", test_an_old_wal_is_not_let_in);
  g_test_add_func ("/damage/a-wal-that-goes-on-from-a-newer-file-is-not-let-in", test_a_wal_that_goes_on_from_a_newer_file_is_not_let_in);
  g_test_add_func ("/damage/a-turned-byte-on-an-unused-page-is-told", test_a_turned_byte_on_an_unused_page_is_told);
  g_test_add_func ("/damage/a-page-of-zeros-is-told", test_a_page_of_zeros_is_told);
  g_test_add_func ("/damage/the-damaged-pages-are-named", test_the_damaged_pages_are_named);
  return g_test_run ();
}
