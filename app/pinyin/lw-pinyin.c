/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-pinyin.h"

#include <stdlib.h>
#include <string.h>

#define MAX_READINGS 6
#define ALTERNATE 0x8000
#define MAX_KEYS 16
#define MAX_COMBINATIONS (MAX_KEYS / 2)
#define MAX_CHARACTERS 32 /* of a name; what follows stays as it is */

typedef struct
{
  gunichar character;
  guint16 syllable;
} SparseReading;

typedef struct
{
  gunichar characters[3]; /* the second is 0 but for compound surnames */
  guint16 readings[MAX_READINGS];
} NameReading;

#include "lw-pinyin-table.inc"

/* One character of a name with all that it can be read as. */
typedef struct
{
  const char *readings[MAX_READINGS * 2];
  guint count;
  char letters[8]; /* of a character without a reading, itself */
  gboolean inside_word; /* a Latin letter behind another: not among the initials */
} Slot;

static int
compare_sparse (const void *key, const void *element)
{
  gunichar c = *(const gunichar *) key;
  const SparseReading *reading = element;

  return c < reading->character ? -1 : c > reading->character;
}

/* Index of the main reading, with the flag ALTERNATE; 0: none. */
static guint
main_reading (gunichar c)
{
  const SparseReading *found = NULL;

  if (c >= 0x3400 && c <= 0x9fff)
    return readings_bmp[c - 0x3400];
  if (c >= 0x20000 && c <= 0x2a6df)
    return readings_b[c - 0x20000];
  if (c < 0x3007)
    return 0;
  found = bsearch (&c, sparse_readings, G_N_ELEMENTS (sparse_readings), sizeof sparse_readings[0], compare_sparse);
  return found ? found->syllable : 0;
}

/* First line for @c in the sorted table; compound surnames stand beside single characters. */
static const NameReading *
first_line (gunichar c)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (name_readings);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (name_readings[middle].characters[0] < c)
        low = middle + 1;
      else
        high = middle;
    }
  return &name_readings[low];
}

static gboolean
is_line_of (const NameReading *line, gunichar c)
{
  return line < name_readings + G_N_ELEMENTS (name_readings) && line->characters[0] == c;
}

static const NameReading *
single_line (gunichar c)
{
  const NameReading *line = first_line (c);

  while (is_line_of (line, c) && line->characters[1])
    line++;
  return is_line_of (line, c) ? line : NULL;
}

static const NameReading *
compound_line (gunichar c, gunichar next)
{
  const NameReading *line = first_line (c);

  while (is_line_of (line, c) && line->characters[1] != next)
    line++;
  return next && is_line_of (line, c) ? line : NULL;
}

static void
add_once (Slot *slot, const char *reading)
{
  for (guint i = 0; i < slot->count; i++)
    if (strcmp (slot->readings[i], reading) == 0)
      return;
  if (slot->count < G_N_ELEMENTS (slot->readings))
    slot->readings[slot->count++] = reading;
}

/* ü is typed as v or as u. */
static const char *
with_u (const char *reading)
{
  static const char *const pairs[][2] = { { "lv", "lu" }, { "nv", "nu" }, { "lve", "lue" }, { "nve", "nue" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (reading, pairs[i][0]) == 0)
      return pairs[i][1];
  return NULL;
}

static void
add_reading (Slot *slot, guint index)
{
  const char *reading = syllables[index];
  const char *variant = index && strchr (reading, 'v') ? with_u (reading) : NULL;

  if (!index)
    return;
  add_once (slot, reading);
  if (variant)
    add_once (slot, variant);
}

static void
read_han (Slot *slot, gunichar c, guint reading, gboolean is_surname)
{
  const NameReading *line = reading & ALTERNATE ? single_line (c) : NULL;

  if (!is_surname)
    add_reading (slot, reading & (ALTERNATE - 1));
  for (guint i = 0; line && i < MAX_READINGS; i++)
    add_reading (slot, line->readings[i]);
  if (!line)
    add_reading (slot, reading & (ALTERNATE - 1));
}

static gboolean
read_compound (Slot *slots, gunichar c, gunichar next)
{
  const NameReading *line = main_reading (c) & ALTERNATE ? compound_line (c, next) : NULL;

  for (guint i = 0; line && i < 2; i++)
    add_reading (&slots[i], line->readings[i]);
  return line != NULL;
}

static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  return g_unichar_tolower (c);
}

/* Spaces and marks go; every other character without a reading stays. Returns: whether it stays. */
static gboolean
read_other (Slot *slot, gunichar c, gunichar before)
{
  if (!g_unichar_isalnum (c) && (c < 0x2e80 || g_unichar_ispunct (c) || g_unichar_isspace (c)))
    return FALSE;
  slot->letters[g_unichar_to_utf8 (c, slot->letters)] = '\0';
  slot->inside_word = c < 0x250 && before < 0x250 && g_unichar_isalpha (c) && g_unichar_isalpha (before);
  return TRUE;
}

static guint
read_name (const char *name, Slot *slots, gboolean first_is_surname)
{
  gunichar before = 0;
  guint count = 0;

  for (const char *p = name; *p && count + 1 < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = fold (g_utf8_get_char (p));
      guint reading = main_reading (c);
      gboolean is_surname = first_is_surname && count == 0;

      if (is_surname && read_compound (slots, c, g_utf8_get_char (g_utf8_next_char (p))))
        {
          p = g_utf8_next_char (p);
          count += 2;
        }
      else if (reading)
        read_han (&slots[count++], c, reading, is_surname);
      else
        count += read_other (&slots[count], c, before) ? 1 : 0;
      before = c;
    }
  return count;
}

static void
append_combination (const Slot *slots, guint count, const guint *choice, GString *pinyin, GString *initials)
{
  for (guint i = 0; i < count; i++)
    if (slots[i].count)
      {
        g_string_append (pinyin, slots[i].readings[choice[i]]);
        g_string_append_c (initials, *slots[i].readings[choice[i]]);
      }
    else
      {
        g_string_append (pinyin, slots[i].letters);
        if (!slots[i].inside_word)
          g_string_append (initials, slots[i].letters);
      }
}

/* With a space between the characters, so that 陈桂兰 stands before 程保国: chen gui, cheng bao. */
static void
append_sort_key (const Slot *slots, guint count, GString *key)
{
  for (guint i = 0; i < count; i++)
    {
      if (key->len && !slots[i].inside_word)
        g_string_append_c (key, ' ');
      g_string_append (key, slots[i].count ? slots[i].readings[0] : slots[i].letters);
    }
}

static void
add_key (GStrv keys, guint *n_keys, const GString *key)
{
  for (guint i = 0; i < *n_keys; i++)
    if (strcmp (keys[i], key->str) == 0)
      return;
  if (key->len && *n_keys < MAX_KEYS)
    keys[(*n_keys)++] = g_strndup (key->str, key->len);
}

/* The next combination: the last character changes fastest, so that the first reading of the surname
 * is kept longest. Returns: FALSE when all were given. */
static gboolean
next_combination (const Slot *slots, guint count, guint *choice)
{
  for (guint i = count; i > 0; i--)
    {
      if (++choice[i - 1] < slots[i - 1].count)
        return TRUE;
      choice[i - 1] = 0;
    }
  return FALSE;
}

/* So many readings that they do not fit: the characters behind the surname keep their first one,
 * from the end on. */
static void
limit_combinations (Slot *slots, guint count)
{
  guint combinations = 1;

  for (guint i = 0; i < count; i++)
    {
      guint readings = MAX (slots[i].count, 1);

      if (combinations * readings > MAX_COMBINATIONS)
        slots[i].count = MAX_COMBINATIONS / combinations;
      combinations *= MAX (slots[i].count, 1);
    }
}

static GStrv
make_keys (const char *name, gboolean is_person)
{
  Slot slots[MAX_CHARACTERS] = { 0 };
  guint choice[MAX_CHARACTERS] = { 0 };
  GStrv keys = g_new0 (char *, MAX_KEYS + 1);
  guint count = 0;
  guint n_keys = 0;
  gboolean first = TRUE;
  g_autofree char *valid = NULL;
  GString *pinyin = g_string_sized_new (64);
  GString *initials = g_string_sized_new (16);

  if (!g_utf8_validate (name, -1, NULL))
    name = valid = g_utf8_make_valid (name, -1);
  count = read_name (name, slots, is_person);
  limit_combinations (slots, count);
  if (is_person)
    append_sort_key (slots, count, pinyin);
  add_key (keys, &n_keys, pinyin);
  do
    {
      g_string_truncate (pinyin, 0);
      g_string_truncate (initials, 0);
      append_combination (slots, count, choice, pinyin, initials);
      if (!is_person || !first)
        add_key (keys, &n_keys, pinyin);
      add_key (keys, &n_keys, initials);
      first = FALSE;
    }
  while (next_combination (slots, count, choice));

  g_string_free (pinyin, TRUE);
  g_string_free (initials, TRUE);
  return keys;
}

/**
 * lw_pinyin_name_keys:
 * @name: of a person; its first character (or the first two, for 尉迟 and the like) is the surname
 *
 * Returns: (transfer full): pinyin and initials of every reading, at most 16, the likeliest first. The
 *   first of all has a space between its syllables: people are listed by it
 */
GStrv
lw_pinyin_name_keys (const char *name)
{
  return make_keys (name, TRUE);
}

/**
 * lw_pinyin_place_keys:
 * @name: of a place
 *
 * Returns: (transfer full): as lw_pinyin_name_keys(), with the general reading of the first character
 *   first
 */
GStrv
lw_pinyin_place_keys (const char *name)
{
  return make_keys (name, FALSE);
}
