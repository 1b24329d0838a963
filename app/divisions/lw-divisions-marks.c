/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By which characters, letters or digits a township was found. The search itself does not tell: it
 * compares whole keys, some thousand times as many as are shown. */
#include "lw-divisions-private.h"

#include <string.h>

#include "lw-pinyin.h"

#define MOST 64 /* bits */

typedef struct
{
  GStrv readings; /* full ones and their initials */
  const char *syllable; /* of them, the one that is shown */
  guint letters;  /* how many of its letters were typed */
} Character;

typedef struct
{
  Character *characters;
  guint n;
} Name;

static Name
read_name (const char *text)
{
  Name name = { g_new0 (Character, MOST), 0 };

  for (const char *p = text; *p && name.n < MOST; p = g_utf8_next_char (p))
    {
      Character *character = &name.characters[name.n++];
      g_autofree char *one = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      character->readings = lw_pinyin_place_keys (one);
      character->syllable = character->readings[0];
    }
  return name;
}

static void
clear_name (Name *name)
{
  for (guint i = 0; i < name->n; i++)
    g_strfreev (name->characters[i].readings);
  g_free (name->characters);
}

/* The full reading that an initial stands for. */
static const char *
full_reading (const Character *character, const char *reading)
{
  for (guint i = 0; character->readings && character->readings[i]; i++)
    if (strlen (character->readings[i]) > 1 && g_str_has_prefix (character->readings[i], reading))
      return character->readings[i];
  return reading;
}

/* How many characters from the first on @word is read as, the last of them maybe in part; 0: it is no
 * beginning of the name. */
static guint
align (Name *name, guint from, const char *word)
{
  Character *character = &name->characters[from];

  if (from == name->n)
    return 0;
  for (guint i = 0; character->readings && character->readings[i]; i++)
    {
      const char *reading = character->readings[i];
      gsize length = strlen (reading);
      guint n = from + 1;

      if (strncmp (reading, word, strlen (word)) != 0)
        n = strncmp (word, reading, length) == 0 ? align (name, from + 1, word + length) : 0;
      if (n == 0)
        continue;
      character->syllable = full_reading (character, reading);
      character->letters = (guint) MIN (length, strlen (word));
      return n;
    }
  return 0;
}

static guint64
bits (guint from, guint n)
{
  guint64 all = 0;

  for (guint i = from; i < from + n && i < MOST; i++)
    all |= G_GUINT64_CONSTANT (1) << i;
  return all;
}

static void
mark_letters (const char *text, const char *word, LwDivisionMarks *marks)
{
  Name name = read_name (text);
  guint n = align (&name, 0, word);
  GString *pinyin = n > 0 && marks->pinyin == NULL ? g_string_new (NULL) : NULL;

  for (guint i = 0; pinyin && i < name.n; i++)
    {
      const Character *character = &name.characters[i];

      if (i > 0)
        g_string_append_c (pinyin, ' ');
      marks->letters |= i < n ? bits ((guint) pinyin->len, character->letters) : 0;
      g_string_append (pinyin, character->syllable ? character->syllable : "");
    }
  if (pinyin)
    {
      marks->name |= bits (0, n);
      marks->pinyin = g_string_free (pinyin, FALSE);
    }
  clear_name (&name);
}

static void
mark_word (const LwDivision *division, const char *word, LwDivisionMarks *marks)
{
  const char *found = strstr (division->name, word);

  if (g_ascii_isdigit (*word) && g_str_has_prefix (division->code, word))
    marks->code = MAX (marks->code, (guint) strlen (word));
  else if (found)
    marks->name |= bits ((guint) g_utf8_pointer_to_offset (division->name, found), (guint) g_utf8_strlen (word, -1));
  else if (g_ascii_isalpha (*word))
    mark_letters (division->name, word, marks);
}

/**
 * lw_division_mark:
 * @division: what lw_divisions_search() found
 * @text: by this text
 * @marks: (out caller-allocates): where it was found; nothing where only what is above it was named
 */
void
lw_division_mark (const LwDivision *division, const char *text, LwDivisionMarks *marks)
{
  g_auto(GStrv) words = lw_divisions_split_words (text);

  *marks = (LwDivisionMarks) { 0 };
  for (guint i = 0; words[i]; i++)
    mark_word (division, words[i], marks);
}

void
lw_division_marks_clear (LwDivisionMarks *marks)
{
  g_clear_pointer (&marks->pinyin, g_free);
}
