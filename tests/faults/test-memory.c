/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Once a ledger is closed neither its key nor its passphrase is left in the memory of the process:
 * every writable page of it is searched. */

#include "lw-journal.h"
#include "lw-key-material.h"
#include "lw-memory.h"
#include "lw-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define LENGTH 24 /* of the passphrase */

/* No two runs have the same, and it stands in no part of the program. */
static char *
make_passphrase (GRand *rand)
{
  char *passphrase = g_malloc0 (LENGTH + 1);

  for (guint i = 0; i < LENGTH; i++)
    passphrase[i] = (char) g_rand_int_range (rand, 'a', 'z' + 1);
  return passphrase;
}

static void
note_key (const char *path, const char *passphrase, LwMasked *key, LwMasked *hex)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  guint8 salt[LW_SALT_SIZE];
  LwKeyMaterial *material;
  char *raw;

  g_assert_cmpint (read (fd, salt, sizeof salt), ==, sizeof salt);
  close (fd);
  material = lw_key_material_derive (passphrase, salt);
  raw = lw_key_material_to_raw (material);
  lw_masked_set (key, material->key, LW_KEY_SIZE);
  lw_masked_set (hex, raw + 2, 2 * LW_KEY_SIZE);
  lw_key_text_free (raw);
  lw_key_material_free (material);
}

static void
work (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) reader = NULL;
  g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);

  g_assert_true (lw_journal_begin (ledger, "person", &error));
  person->name = g_strdup ("张三");
  g_assert_true (lw_ledger_insert (ledger, person, &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
  reader = lw_ledger_open_reader (ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lw_ledger_count (reader, &lw_person_table, &error), ==, 1);
}

static void
test_nothing_secret_is_left_after_closing (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.liangwei", NULL);
  g_autoptr(GRand) rand = g_rand_new ();
  g_autoptr(GError) error = NULL;
  char *passphrase = make_passphrase (rand);
  LwLedger *ledger = lw_ledger_create (path, passphrase, NULL, &error);
  LwMasked words = { 0 }, key = { 0 }, hex = { 0 };

  g_assert_no_error (error);
  lw_masked_set (&words, passphrase, LENGTH);
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_object_unref (ledger);
  note_key (path, passphrase, &key, &hex);

  ledger = lw_ledger_open (path, passphrase, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  /* That the search finds what is there. */
  g_assert_cmpuint (lw_masked_count (&words, getpid ()), >, 0);
  g_assert_cmpuint (lw_masked_count (&key, getpid ()), >, 0);
  lw_key_text_free (passphrase);
  work (ledger);
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_object_unref (ledger);

  g_assert_cmpuint (lw_masked_count (&words, getpid ()), ==, 0);
  g_assert_cmpuint (lw_masked_count (&key, getpid ()), ==, 0);
  g_assert_cmpuint (lw_masked_count (&hex, getpid ()), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/nothing-secret-is-left-after-closing", test_nothing_secret_is_left_after_closing);
  return g_test_run ();
}
