/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Once a ledger is closed neither its key nor its passphrase is left in the memory of the process:
 * every writable page of it is searched. The test itself holds both only in a masked form. */

#include "lw-journal.h"
#include "lw-key-material.h"
#include "lw-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MASK 0x5a
#define STEP (1024 * 1024)
#define LENGTH 24 /* of the passphrase */

typedef struct
{
  guint8 masked[2 * LW_KEY_SIZE];
  gsize size;
} Secret;

static void
secret_set (Secret *self, const void *bytes, gsize size)
{
  g_assert_cmpuint (size, <=, sizeof self->masked);
  for (gsize i = 0; i < size; i++)
    self->masked[i] = ((const guint8 *) bytes)[i] ^ MASK;
  self->size = size;
}

static gboolean
is_at (const Secret *self, const guint8 *bytes)
{
  for (gsize i = 0; i < self->size; i++)
    if ((bytes[i] ^ MASK) != self->masked[i])
      return FALSE;
  return TRUE;
}

/* @buffer is memory too, and is wiped before the next piece comes into it. */
static guint
count_in (const Secret *self, const guint8 *buffer, gsize size)
{
  const guint8 first = self->masked[0] ^ MASK;
  const guint8 *at = buffer, *end = buffer + size;
  guint n = 0;

  while (at + self->size <= end && (at = memchr (at, first, (gsize) (end - at) - self->size + 1)))
    n += is_at (self, at++);
  return n;
}

static guint
count_in_range (const Secret *self, int mem, guint8 *buffer, guint64 from, guint64 to)
{
  guint n = 0;

  for (guint64 at = from; at < to; at += STEP - sizeof self->masked)
    {
      gssize size = pread (mem, buffer, (gsize) MIN ((guint64) STEP, to - at), (off_t) at);

      if (size > 0)
        n += count_in (self, buffer, (gsize) size);
      explicit_bzero (buffer, STEP);
    }
  return n;
}

/* In every page that can be written and read, but for the buffer that is read into. */
static guint
count_in_memory (const Secret *self)
{
  int mem = g_open ("/proc/self/mem", O_RDONLY | O_CLOEXEC, 0);
  guint8 *buffer = g_malloc0 (STEP);
  guint64 own = (guint64) (gsize) buffer;
  FILE *maps = g_fopen ("/proc/self/maps", "r");
  char line[512];
  guint n = 0;

  g_assert_cmpint (mem, >=, 0);
  while (fgets (line, sizeof line, maps))
    {
      guint64 from = 0, to = 0;
      char rights[8];

      if (sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %7s", &from, &to, rights) != 3 || strncmp (rights, "rw", 2) != 0)
        continue;
      /* The shadow of the sanitizers is terabytes of nothing. */
      if (to - from > G_GUINT64_CONSTANT (4) << 30)
        continue;
      if (own >= from && own < to)
        {
          n += count_in_range (self, mem, buffer, from, own);
          from = own + STEP;
        }
      n += count_in_range (self, mem, buffer, from, to);
    }
  fclose (maps);
  g_free (buffer);
  close (mem);
  return n;
}

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
note_key (const char *path, const char *passphrase, Secret *key, Secret *hex)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  guint8 salt[LW_SALT_SIZE];
  LwKeyMaterial *material;
  char *raw;

  g_assert_cmpint (read (fd, salt, sizeof salt), ==, sizeof salt);
  close (fd);
  material = lw_key_material_derive (passphrase, salt);
  raw = lw_key_material_to_raw (material);
  secret_set (key, material->key, LW_KEY_SIZE);
  secret_set (hex, raw + 2, 2 * LW_KEY_SIZE);
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
  Secret words = { 0 }, key = { 0 }, hex = { 0 };

  g_assert_no_error (error);
  secret_set (&words, passphrase, LENGTH);
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_object_unref (ledger);
  note_key (path, passphrase, &key, &hex);

  ledger = lw_ledger_open (path, passphrase, LW_LEDGER_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  /* That the search finds what is there. */
  g_assert_cmpuint (count_in_memory (&words), >, 0);
  g_assert_cmpuint (count_in_memory (&key), >, 0);
  lw_key_text_free (passphrase);
  work (ledger);
  lw_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_object_unref (ledger);

  g_test_message ("passphrase %u, key %u, key in hexadecimal %u", count_in_memory (&words), count_in_memory (&key), count_in_memory (&hex));
  g_assert_cmpuint (count_in_memory (&words), ==, 0);
  g_assert_cmpuint (count_in_memory (&key), ==, 0);
  g_assert_cmpuint (count_in_memory (&hex), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/nothing-secret-is-left-after-closing", test_nothing_secret_is_left_after_closing);
  return g_test_run ();
}
