/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target as a normal test: every file of its corpus as it is, then deterministic
 * mutations of them. The same target is built for libFuzzer with -Dfuzzing=true.
 *
 * Usage: fuzz-NAME CORPUS [MUTATIONS], or fuzz-NAME FILE to run one file that failed. */

#include <glib.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define SEED 20261121
#define DEFAULT_MUTATIONS 3000
#define MAX_SECONDS 8.0 /* sanitizers on a slow machine: fewer mutations, never a timeout */
#define MAX_CHANGES 6

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of names, so that a run is the same on every file system. */
static void
load_folder (const char *path, GPtrArray *corpus)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (path, 0, &error);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names_cb);

  for (guint i = 0; i < names->len; i++)
    {
      char *data = NULL;
      gsize size = 0;

      g_file_get_contents (names->pdata[i], &data, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (data, size));
    }
}

/* A copy without spare room, so that AddressSanitizer sees a read beyond the end. */
static void
run_one (const guint8 *data, gsize size)
{
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  if (size)
    memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
}

static void
insert_noise (GByteArray *bytes, GRand *rand)
{
  guint8 noise[16];
  guint n = (guint) g_rand_int_range (rand, 1, (gint32) sizeof noise + 1);
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
  guint tail = bytes->len - at;

  for (guint i = 0; i < n; i++)
    noise[i] = (guint8) g_rand_int_range (rand, 0, 256);
  g_byte_array_set_size (bytes, bytes->len + n);
  memmove (bytes->data + at + n, bytes->data + at, tail);
  memcpy (bytes->data + at, noise, n);
}

/* A piece of another file over a piece of this one. */
static void
splice (GByteArray *bytes, GPtrArray *corpus, GRand *rand)
{
  GBytes *other = corpus->pdata[g_rand_int_range (rand, 0, (gint32) corpus->len)];
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (other, &size);
  gsize from, n, at;

  if (!size || !bytes->len)
    return;
  from = (gsize) g_rand_int_range (rand, 0, (gint32) size);
  n = (gsize) g_rand_int_range (rand, 1, 65);
  at = (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len);
  n = MIN (n, MIN (size - from, bytes->len - at));
  memcpy (bytes->data + at, data + from, n);
}

static void
change_byte (GByteArray *bytes, GRand *rand)
{
  static const guint8 telling[] = { 0x00, 0x01, 0x7f, 0x80, 0xff, '<', '>', '"', '&', ';', '\n', '-', '9' };
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);

  if (g_rand_boolean (rand))
    bytes->data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
  else
    bytes->data[at] = telling[g_rand_int_range (rand, 0, G_N_ELEMENTS (telling))];
}

static void
mutate (GByteArray *bytes, GPtrArray *corpus, GRand *rand)
{
  guint at, n;

  if (!bytes->len)
    {
      insert_noise (bytes, rand);
      return;
    }

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      insert_noise (bytes, rand);
      break;
    case 1: /* cut off */
      g_byte_array_set_size (bytes, (guint) g_rand_int_range (rand, 0, (gint32) bytes->len + 1));
      break;
    case 2: /* a piece is missing */
      at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
      n = (guint) g_rand_int_range (rand, 1, 65);
      g_byte_array_remove_range (bytes, at, MIN (n, bytes->len - at));
      break;
    case 3:
      splice (bytes, corpus, rand);
      break;
    default:
      change_byte (bytes, rand);
      break;
    }
}

static int
run_mutations (GPtrArray *corpus, int wanted)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(GTimer) timer = g_timer_new ();
  int done = 0;

  for (; done < wanted && g_timer_elapsed (timer, NULL) < MAX_SECONDS; done++)
    {
      GBytes *from = corpus->pdata[g_rand_int_range (rand, 0, (gint32) corpus->len)];
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      int changes = g_rand_int_range (rand, 1, MAX_CHANGES);

      g_byte_array_append (bytes, g_bytes_get_data (from, NULL), (guint) g_bytes_get_size (from));
      while (changes--)
        mutate (bytes, corpus, rand);
      run_one (bytes->data, bytes->len);
    }
  return done;
}

int
main (int argc, char **argv)
{
  g_autoptr(GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *single = NULL;
  gsize size = 0;
  int done;

  if (argc < 2)
    g_error ("usage: %s CORPUS [MUTATIONS]", argv[0]);

  if (g_file_get_contents (argv[1], &single, &size, NULL))
    {
      run_one ((const guint8 *) single, size);
      return EXIT_SUCCESS;
    }

  load_folder (argv[1], corpus);
  g_assert_cmpuint (corpus->len, >, 0); /* a test over nothing would always pass */
  g_print ("1..2\n");
  for (guint i = 0; i < corpus->len; i++)
    run_one (g_bytes_get_data (corpus->pdata[i], NULL), g_bytes_get_size (corpus->pdata[i]));
  g_print ("ok 1 corpus of %u\n", corpus->len);
  done = run_mutations (corpus, argc > 2 ? atoi (argv[2]) : DEFAULT_MUTATIONS);
  g_print ("ok 2 mutations, %d\n", done);
  return EXIT_SUCCESS;
}
