/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Run while building: writes the table of readings as C, from ICU's transliterator Han-Latin and the
 * readings of readings.txt. ICU is not needed at run time: it takes 19 µs a name.
 *
 *   generate-pinyin readings.txt > lw-pinyin-table.inc */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MAX_SYLLABLES 4096
#define MAX_LINES 1024
#define MAX_READINGS 6
#define ALTERNATE 0x8000 /* this character has a line in readings.txt */

typedef struct
{
  UChar32 characters[4];
  int n_characters;
  int readings[MAX_READINGS];
  int n_readings;
} Line;

static char syllables[MAX_SYLLABLES][12] = { "" }; /* 0: no reading */
static int n_syllables = 1;
static Line lines[MAX_LINES];
static int n_lines;
static UTransliterator *transliterator;
static const UNormalizer2 *decomposer;

static void
die (const char *what)
{
  fprintf (stderr, "generate-pinyin: %s\n", what);
  exit (1);
}

static int
syllable_index (const char *text)
{
  for (int i = 1; i < n_syllables; i++)
    if (strcmp (syllables[i], text) == 0)
      return i;
  if (n_syllables == MAX_SYLLABLES || strlen (text) >= sizeof syllables[0])
    die ("too many or too long syllables");
  strcpy (syllables[n_syllables], text);
  return n_syllables++;
}

/* lǜ → lv: tones go, ü is v. Anything but letters is no reading. */
static int
plain_syllable (const UChar *text, int length)
{
  UChar parts[64];
  char plain[64];
  UErrorCode status = U_ZERO_ERROR;
  int count = unorm2_normalize (decomposer, text, length, parts, 64, &status);
  int used = 0;

  if (U_FAILURE (status))
    return 0;
  for (int i = 0; i < count; i++)
    {
      if (parts[i] == 0x308 && used && plain[used - 1] == 'u')
        plain[used - 1] = 'v';
      else if (parts[i] >= 'a' && parts[i] <= 'z')
        plain[used++] = (char) parts[i];
      else if (parts[i] < 0x300 || parts[i] > 0x36f)
        return 0;
    }
  plain[used] = '\0';
  return used ? syllable_index (plain) : 0;
}

static int
reading_of (UChar32 c)
{
  UChar text[64];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t limit = 0;

  U16_APPEND_UNSAFE (text, length, c);
  limit = length;
  utrans_transUChars (transliterator, text, &length, 64, 0, &limit, &status);
  return U_FAILURE (status) ? 0 : plain_syllable (text, length);
}

static void
read_line (char *text)
{
  Line *line = &lines[n_lines];
  char *word = strtok (text, " \t\r\n");
  UChar wide[16];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;

  if (!word || *word == '#')
    return;
  if (n_lines == MAX_LINES)
    die ("too many lines");
  u_strFromUTF8 (wide, 16, &length, word, -1, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < length && line->n_characters < 4;)
    {
      UChar32 c = 0;

      U16_NEXT (wide, i, length, c);
      line->characters[line->n_characters++] = c;
    }
  while ((word = strtok (NULL, " \t\r\n")) && line->n_readings < MAX_READINGS)
    line->readings[line->n_readings++] = syllable_index (word);
  if (!line->n_readings || (line->n_characters > 1 && line->n_readings != line->n_characters))
    die ("a line without its readings");
  n_lines++;
}

static void
read_lines (const char *path)
{
  char text[256];
  FILE *file = fopen (path, "r");

  if (!file)
    die ("readings.txt cannot be read");
  while (fgets (text, sizeof text, file))
    read_line (text);
  fclose (file);
}

static int
compare_lines (const void *a, const void *b)
{
  const Line *x = a;
  const Line *y = b;

  return x->characters[0] < y->characters[0] ? -1 : x->characters[0] > y->characters[0];
}

static int
has_line (UChar32 c)
{
  for (int i = 0; i < n_lines; i++)
    if (lines[i].characters[0] == c)
      return 1;
  return 0;
}

static void
write_dense (const char *name, UChar32 first, UChar32 last)
{
  printf ("static const guint16 %s[] = {", name);
  for (UChar32 c = first; c <= last; c++)
    printf ("%s%d,", (c - first) % 16 ? "" : "\n", reading_of (c) | (has_line (c) ? ALTERNATE : 0));
  printf ("\n};\n");
}

static void
write_sparse (void)
{
  static const UChar32 ranges[][2] = { { 0x3007, 0x3007 }, { 0xf900, 0xfaff }, { 0x2a700, 0x323af } };

  printf ("static const SparseReading sparse_readings[] = {\n");
  for (int r = 0; r < 3; r++)
    for (UChar32 c = ranges[r][0]; c <= ranges[r][1]; c++)
      {
        int reading = c == 0x3007 ? syllable_index ("ling") : reading_of (c);

        if (reading)
          printf ("{%d,%d},\n", (int) c, reading);
      }
  printf ("};\n");
}

static void
write_lines (void)
{
  printf ("static const NameReading name_readings[] = {\n");
  for (int i = 0; i < n_lines; i++)
    {
      printf ("{{%d,%d,%d},{", (int) lines[i].characters[0], (int) lines[i].characters[1], (int) lines[i].characters[2]);
      for (int r = 0; r < MAX_READINGS; r++)
        printf ("%d,", lines[i].readings[r]);
      printf ("}},\n");
    }
  printf ("};\n");
}

static void
write_syllables (void)
{
  printf ("static const char *const syllables[] = {\n");
  for (int i = 0; i < n_syllables; i++)
    printf ("\"%s\",\n", syllables[i]);
  printf ("};\n");
}

int
main (int argc, char **argv)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar id[32];

  if (argc != 2)
    die ("usage: generate-pinyin readings.txt");
  u_uastrcpy (id, "Han-Latin");
  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  decomposer = unorm2_getNFDInstance (&status);
  if (U_FAILURE (status))
    die ("ICU has no transliterator Han-Latin");

  read_lines (argv[1]);
  qsort (lines, (size_t) n_lines, sizeof lines[0], compare_lines);
  printf ("/* Written by generate-pinyin while building. */\n");
  write_dense ("readings_bmp", 0x3400, 0x9fff);
  write_dense ("readings_b", 0x20000, 0x2a6df);
  write_sparse ();
  write_lines ();
  write_syllables ();
  utrans_close (transliterator);
  return 0;
}
