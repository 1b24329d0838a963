/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be read of a damaged ledger becomes a new one, which is sound; and what is lost is told.
 * LW_FAULTS=all: every page and every cut. */

#include "lw-ledger-private.h"
#include "lw-rescue-private.h"
#include "lw-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define FIRST "/io/github/liangwei/Liangwei/test/first/"
#define PAGE 4096
#define PASSPHRASE "rescue"
#define PEOPLE 400
#define BATCH 40

typedef struct
{
  char *dir;
  char *path;
  char *target;
  char *bytes; /* of the sound file */
  gsize size;
} Scene;

static gboolean
everything_all (void)
{
  return g_strcmp0 (g_getenv ("LW_FAULTS"), "all") == 0;
}

static void
add_people (LwLedger *ledger, LwKey village, guint first, guint n)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lw_journal_begin (ledger, "people", &error));
  for (guint i = first; i < first + n; i++)
    {
      g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);
      g_autoptr(LwPost) post = lw_record_new (&lw_post_table);

      person->name = g_strdup_printf ("某%u", i);
      person->id_number = g_strdup_printf ("41990119900101%04u", i);
      person->notes = g_strnfill (200, 'n');
      g_assert_true (lw_ledger_insert (ledger, person, &error));
      post->person = person->record.id;
      post->village = village;
      post->body = LW_BODY_VILLAGE_COMMITTEE;
      g_assert_true (lw_ledger_insert (ledger, post, &error));
    }
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
}

static LwKey
add_village (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  g_assert_true (lw_journal_begin (ledger, "village", &error));
  village->code = g_strdup ("419901101201");
  village->name = g_strdup ("张庄村");
  g_assert_true (lw_ledger_insert (ledger, village, &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
  return village->record.id;
}

static void
init (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  LwKey village;

  scene->dir = lw_test_make_dir ();
  scene->path = g_build_filename (scene->dir, "a.liangwei", NULL);
  scene->target = g_build_filename (scene->dir, "rescued.liangwei", NULL);
  ledger = lw_ledger_create (scene->path, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  village = add_village (ledger);
  for (guint i = 0; i < PEOPLE; i += BATCH)
    add_people (ledger, village, i, BATCH);
  add_people (ledger, village, PEOPLE, BATCH);
  g_assert_true (lw_journal_undo (ledger, NULL, &error));
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (scene->path, &scene->bytes, &scene->size, NULL));
}

static void
clear (Scene *scene)
{
  g_free (scene->bytes);
  g_free (scene->target);
  g_free (scene->path);
  lw_test_remove_dir (scene->dir);
}

static void
write_damaged (Scene *scene, const char *bytes, gsize size)
{
  g_assert_true (g_file_set_contents (scene->path, bytes, (gssize) size, NULL));
}

static void
assert_untouched (Scene *scene, const char *bytes, gsize size)
{
  g_autofree char *now = NULL;
  gsize now_size = 0;

  g_assert_true (g_file_get_contents (scene->path, &now, &now_size, NULL));
  g_assert_cmpmem (now, now_size, bytes, size);
}

typedef struct
{
  gint64 people, posts, entries;
} Found;

/* The new ledger stands verify like any other. */
static Found
read_rescued (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->target, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_autoptr(GPtrArray) findings = NULL;
  Found found;

  g_assert_no_error (error);
  lw_ledger_verify (ledger, &findings, NULL, &error);
  g_assert_no_error (error);
  if (findings->len)
    g_test_message ("%s", (char *) findings->pdata[0]);
  g_assert_cmpuint (findings->len, ==, 0);
  found.people = lw_ledger_count (ledger, &lw_person_table, &error);
  found.posts = lw_ledger_count (ledger, &lw_post_table, &error);
  found.entries = lw_ledger_get_revision (ledger);
  return found;
}

static gboolean
rescue (Scene *scene, gboolean *whole, int *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) report = NULL;
  gboolean done = lw_ledger_rescue (scene->path, scene->target, NULL, PASSPHRASE, NULL, whole, &report, &error);

  g_assert_true (done == (error == NULL));
  g_assert_true (done == (report != NULL));
  g_assert_true (done == g_file_test (scene->target, G_FILE_TEST_EXISTS));
  *code = error ? error->code : -1;
  if (error)
    g_test_message ("%s", error->message);
  for (guint i = 0; report && i < report->len; i++)
    g_test_message ("%s", (char *) report->pdata[i]);
  return done;
}

/* Rescues, looks at what came of it, and takes it away. */
static gboolean
rescue_and_read (Scene *scene, gboolean *whole, Found *found)
{
  int code;

  *found = (Found){ 0 };
  if (!rescue (scene, whole, &code))
    return FALSE;
  *found = read_rescued (scene);
  if (*whole)
    {
      g_assert_cmpint (found->people, ==, PEOPLE);
      g_assert_cmpint (found->posts, ==, PEOPLE);
      g_assert_cmpint (found->entries, ==, PEOPLE / BATCH + 3);
    }
  g_assert_cmpint (g_remove (scene->target), ==, 0);
  return TRUE;
}

static void
test_a_sound_ledger_is_saved_with_its_history (void)
{
  Scene scene = { 0 };
  Found found;
  gboolean whole;

  init (&scene);
  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_true (whole);
  assert_untouched (&scene, scene.bytes, scene.size);
  clear (&scene);
}

/* One page is in the tables or in the journal, never in both: nothing is lost for good. */
static void
test_one_damaged_page_loses_no_record (void)
{
  Scene scene = { 0 };
  gsize step;

  init (&scene);
  step = everything_all () ? 1 : MAX (1, scene.size / PAGE / 25);
  for (gsize page = 0; page < scene.size / PAGE; page += step)
    {
      g_autofree char *damaged = g_memdup2 (scene.bytes, scene.size);
      Found found;
      gboolean whole;

      memset (damaged + page * PAGE + 100, 0x5a, 64);
      write_damaged (&scene, damaged, scene.size);
      g_test_message ("page %" G_GSIZE_FORMAT, page + 1);
      g_assert_true (rescue_and_read (&scene, &whole, &found));
      g_assert_cmpint (found.people, ==, PEOPLE);
      g_assert_cmpint (found.posts, ==, PEOPLE);
      assert_untouched (&scene, damaged, scene.size);
    }
  clear (&scene);
}

static void
test_what_is_left_of_a_file_cut_short_is_saved (void)
{
  Scene scene = { 0 };
  gsize step;
  gint64 most = 0;

  init (&scene);
  step = everything_all () ? 1 : MAX (1, scene.size / PAGE / 15);
  for (gsize page = 1; page < scene.size / PAGE; page += step)
    {
      Found found;
      gboolean whole;

      write_damaged (&scene, scene.bytes, page * PAGE + (page % 2) * 1000);
      g_test_message ("cut after page %" G_GSIZE_FORMAT, page);
      if (rescue_and_read (&scene, &whole, &found))
        most = MAX (most, found.people);
    }
  g_assert_cmpint (most, >, PEOPLE / 2);
  clear (&scene);
}

/* Every second page behind the roots of all tables: much is lost, and it is said. */
static void
test_what_is_lost_is_told (void)
{
  Scene scene = { 0 };
  g_autofree char *damaged = NULL;
  Found found;
  gboolean whole;

  init (&scene);
  damaged = g_memdup2 (scene.bytes, scene.size);
  for (gsize page = 60; page < scene.size / PAGE; page += 2)
    memset (damaged + page * PAGE, 0, PAGE);
  write_damaged (&scene, damaged, scene.size);
  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_false (whole);
  g_assert_cmpint (found.people, >, PEOPLE / 3);
  g_assert_cmpint (found.entries, ==, 1);
  clear (&scene);
}

/* What a crash left in the WAL belongs to the ledger. */
static void
test_the_wal_of_a_crash_is_read_too (void)
{
  Scene scene = { 0 };
  g_autofree char *crashed = NULL;
  g_autofree char *wal = NULL;
  g_autofree char *crashed_wal = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  g_autoptr(GPtrArray) villages = NULL;
  gsize size = 0;
  gboolean whole;
  int code;

  init (&scene);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, &error);
  add_people (ledger, ((LwRecord *) villages->pdata[0])->id, 9000, 7);
  crashed = g_build_filename (scene.dir, "b.liangwei", NULL);
  wal = g_strconcat (scene.path, "-wal", NULL);
  crashed_wal = g_strconcat (crashed, "-wal", NULL);
  g_assert_true (g_file_get_contents (wal, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (crashed_wal, bytes, (gssize) size, NULL));
  g_assert_true (g_file_set_contents (crashed, scene.bytes, (gssize) scene.size, NULL));
  g_clear_object (&ledger);

  g_free (scene.path);
  scene.path = g_steal_pointer (&crashed);
  g_assert_true (rescue (&scene, &whole, &code));
  g_assert_true (whole);
  g_assert_cmpint (read_rescued (&scene).people, ==, PEOPLE + 7);
  assert_untouched (&scene, scene.bytes, scene.size);
  clear (&scene);
}

/* The entry that deleted people is lost: the tables, which can be read, know that they are gone. */
static void
test_who_was_deleted_does_not_come_back (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  g_autoptr(GPtrArray) posts = NULL;
  Found found;
  gboolean whole;

  init (&scene);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  posts = lw_ledger_list (ledger, &lw_post_table, NULL, 0, &error);
  g_assert_true (lw_journal_begin (ledger, "delete", &error));
  for (guint i = 0; i < 10; i++)
    {
      const LwPost *post = posts->pdata[i * 7];

      g_assert_true (lw_ledger_delete (ledger, &lw_post_table, post->record.id, &error));
      g_assert_true (lw_ledger_delete (ledger, &lw_person_table, post->person, &error));
    }
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_true (lw_connection_exec (ledger->connection,
                                     "UPDATE journal_payload SET payload = x'00' WHERE entry = (SELECT max (entry) FROM journal_payload)",
                                     "damage", &error));
  g_clear_object (&ledger);

  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_false (whole);
  g_assert_cmpint (found.people, ==, PEOPLE - 10);
  g_assert_cmpint (found.posts, ==, PEOPLE - 10);
  clear (&scene);
}

/* Made by the first release, which knew fewer columns and tables. */
static void
test_an_older_ledger_is_rescued_too (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  Found found;
  gboolean whole;

  init (&scene);
  g_assert_cmpint (g_remove (scene.path), ==, 0);
  ledger = _lw_ledger_create (scene.path, PASSPHRASE, NULL, FIRST, &error);
  g_assert_no_error (error);
  /* A village of today has more columns. */
  g_assert_true (lw_journal_begin (ledger, "village", &error));
  g_assert_true (lw_connection_exec (ledger->connection,
                                     "INSERT INTO village (id, code, name) VALUES (5, '419901101201', '张庄村')", "older",
                                     &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_true (lw_connection_exec (ledger->connection,
                                     "INSERT INTO person (id, name) VALUES (7, '张三'), (8, '李四');"
                                     "INSERT INTO post (id, person, village, body) SELECT 9, 7, id, 1 FROM village;"
                                     "UPDATE journal_payload SET payload = x'00'",
                                     "older", &error));
  g_clear_object (&ledger);

  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_false (whole);
  g_assert_cmpint (found.people, ==, 2);
  g_assert_cmpint (found.posts, ==, 1);
  clear (&scene);
}

/* Puts @n photos of some pages each into the ledger, the first of them last into the tree. */
static void
add_photos (Scene *scene, guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_true (lw_journal_begin (ledger, "photos", &error));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LwAttachment) photo = lw_record_new (&lw_attachment_table);
      g_autofree char *data = g_strnfill (15000, (char) ('a' + i));
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
      g_autofree char *sql = g_strdup_printf ("INSERT INTO content VALUES ('%s', CAST ('%s' AS BLOB))", sum, data);

      photo->person = ((LwRecord *) people->pdata[i])->id;
      photo->kind = 1;
      lw_set_text (&photo->sha256, sum);
      g_assert_true (lw_ledger_insert (ledger, photo, &error));
      g_assert_true (lw_connection_exec (ledger->connection, sql, "photo", &error));
    }
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_clear_pointer (&scene->bytes, g_free);
  g_assert_true (g_file_get_contents (scene->path, &scene->bytes, &scene->size, NULL));
}

static gint64
count_photos (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open (scene->target, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  gint64 photos = -1;

  g_assert_no_error (error);
  g_assert_true (lw_connection_query_int (ledger->connection, "SELECT count(*) FROM content", "count", &photos, &error));
  return photos;
}

static void
test_photos_and_papers_are_saved_by_their_hash (void)
{
  Scene scene = { 0 };
  gboolean whole;
  gsize size;
  int code;

  init (&scene);
  size = scene.size;
  add_photos (&scene, 20);
  g_assert_true (rescue (&scene, &whole, &code));
  g_assert_true (whole);
  g_assert_cmpint (count_photos (&scene), ==, 20);
  g_assert_cmpint (g_remove (scene.target), ==, 0);

  /* Three places among them. */
  for (guint i = 1; i <= 3; i++)
    scene.bytes[size + (scene.size - size) / 4 / PAGE * PAGE * i + 700] ^= 1;
  write_damaged (&scene, scene.bytes, scene.size);
  g_assert_true (rescue (&scene, &whole, &code));
  g_assert_false (whole);
  g_assert_cmpint (count_photos (&scene), >=, 20 - 6);
  g_assert_cmpint (count_photos (&scene), <, 20);
  clear (&scene);
}

/* As a disk loses blocks: the file stays the same file. */
static void
overwrite_start (Scene *scene, gsize size)
{
  int fd = g_open (scene->path, O_WRONLY, 0);

  memset (scene->bytes, 0x5a, size);
  g_assert_cmpint (pwrite (fd, scene->bytes, size, 0), ==, (gssize) size);
  close (fd);
}

static gboolean
has_attributes (Scene *scene)
{
  return getxattr (scene->path, "user.liangwei.salt", NULL, 0) == 16;
}

static void
test_a_lost_start_is_found_by_the_salt_that_is_kept (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  Found found;
  gboolean whole;

  init (&scene);
  if (!has_attributes (&scene))
    {
      g_test_skip ("no attributes of files here");
      clear (&scene);
      return;
    }
  overwrite_start (&scene, 16);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED);
  g_clear_error (&error);
  ledger = lw_ledger_open (scene.path, "wrong", LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_true (whole);
  assert_untouched (&scene, scene.bytes, scene.size);

  /* Not only the salt: the pages that say where the tables are. */
  overwrite_start (&scene, 3 * PAGE);
  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_cmpint (found.people, ==, PEOPLE);
  clear (&scene);
}

static void
test_the_salt_that_is_kept_is_that_of_the_passphrase (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  char kept[16] = { 0 };

  init (&scene);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lw_ledger_change_passphrase (ledger, "other", NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&ledger);
  g_clear_pointer (&scene.bytes, g_free);
  g_assert_true (g_file_get_contents (scene.path, &scene.bytes, &scene.size, NULL));
  if (has_attributes (&scene))
    {
      g_assert_cmpint (getxattr (scene.path, "user.liangwei.salt", kept, sizeof kept), ==, 16);
      g_assert_cmpmem (kept, 16, scene.bytes, 16);
    }
  clear (&scene);
}

/* In a file that was copied from a failing disk nothing is kept. */
static void
test_a_lost_start_is_found_by_a_backup (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  g_autoptr(GPtrArray) report = NULL;
  g_autofree char *generation = NULL;
  g_autofree char *elsewhere = NULL;
  Found found;
  gboolean whole;

  init (&scene);
  elsewhere = g_build_filename (scene.dir, "elsewhere", NULL);
  ledger = lw_ledger_open (scene.path, PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  generation = lw_ledger_backup_generation (ledger, "import", &error);
  g_assert_no_error (error);
  g_clear_object (&ledger);
  memset (scene.bytes, 0, PAGE);
  write_damaged (&scene, scene.bytes, scene.size);
  g_assert_false (has_attributes (&scene));
  g_assert_true (rescue_and_read (&scene, &whole, &found));
  g_assert_true (whole);

  g_assert_cmpint (g_rename (generation, elsewhere), ==, 0);
  g_assert_false (lw_ledger_rescue (scene.path, scene.target, NULL, PASSPHRASE, NULL, &whole, &report, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (lw_ledger_rescue (scene.path, scene.target, elsewhere, PASSPHRASE, NULL, &whole, &report, &error));
  g_assert_no_error (error);
  g_assert_true (whole);
  clear (&scene);
}

/* What is told of a table is told in words. */
static void
test_every_table_has_a_name_for_people (void)
{
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    g_assert_cmpstr (_lw_rescue_get_caption (tables[i]), !=, tables[i]->name);
}

static void
test_nothing_is_made_where_nothing_can_be_read (void)
{
  Scene scene = { 0 };
  g_autofree char *damaged = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) report = NULL;
  gboolean whole;
  int code;

  init (&scene);
  g_assert_false (lw_ledger_rescue (scene.path, scene.target, NULL, "wrong", NULL, &whole, &report, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  damaged = g_memdup2 (scene.bytes, scene.size);
  memset (damaged + PAGE, 'x', scene.size - PAGE);
  write_damaged (&scene, damaged, scene.size);
  g_assert_false (rescue (&scene, &whole, &code));
  g_assert_cmpint (code, ==, LW_LEDGER_ERROR_DAMAGED);
  write_damaged (&scene, scene.bytes, 1000);
  g_assert_false (rescue (&scene, &whole, &code));
  g_assert_cmpint (code, ==, LW_LEDGER_ERROR_CUT_SHORT);
  g_assert_cmpint (g_remove (scene.path), ==, 0);
  g_assert_false (rescue (&scene, &whole, &code));
  g_assert_cmpint (code, ==, LW_LEDGER_ERROR_NOT_FOUND);
  clear (&scene);
}

static void
test_an_existing_file_is_never_replaced (void)
{
  Scene scene = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) report = NULL;
  g_autofree char *kept = NULL;
  gboolean whole;

  init (&scene);
  g_assert_true (g_file_set_contents (scene.target, "mine", 4, NULL));
  g_assert_false (lw_ledger_rescue (scene.path, scene.target, NULL, PASSPHRASE, NULL, &whole, &report, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (scene.target, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rescue/a-sound-ledger-is-saved-with-its-history", test_a_sound_ledger_is_saved_with_its_history);
  g_test_add_func ("/rescue/one-damaged-page-loses-no-record", test_one_damaged_page_loses_no_record);
  g_test_add_func ("/rescue/what-is-left-of-a-file-cut-short-is-saved", test_what_is_left_of_a_file_cut_short_is_saved);
  g_test_add_func ("/rescue/what-is-lost-is-told", test_what_is_lost_is_told);
  g_test_add_func ("/rescue/the-wal-of-a-crash-is-read-too", test_the_wal_of_a_crash_is_read_too);
  g_test_add_func ("/rescue/who-was-deleted-does-not-come-back", test_who_was_deleted_does_not_come_back);
  g_test_add_func ("/rescue/an-older-ledger-is-rescued-too", test_an_older_ledger_is_rescued_too);
  g_test_add_func ("/rescue/photos-and-papers-are-saved-by-their-hash", test_photos_and_papers_are_saved_by_their_hash);
  g_test_add_func ("/rescue/a-lost-start-is-found-by-the-salt-that-is-kept", test_a_lost_start_is_found_by_the_salt_that_is_kept);
  g_test_add_func ("/rescue/a-lost-start-is-found-by-a-backup", test_a_lost_start_is_found_by_a_backup);
  g_test_add_func ("/rescue/the-salt-that-is-kept-is-that-of-the-passphrase", test_the_salt_that_is_kept_is_that_of_the_passphrase);
  g_test_add_func ("/rescue/every-table-has-a-name-for-people", test_every_table_has_a_name_for_people);
  g_test_add_func ("/rescue/nothing-is-made-where-nothing-can-be-read", test_nothing_is_made_where_nothing_can_be_read);
  g_test_add_func ("/rescue/an-existing-file-is-never-replaced", test_an_existing_file_is_never_replaced);
  return g_test_run ();
}
