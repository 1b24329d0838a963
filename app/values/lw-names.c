/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-names.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lw-captions.h"
#include "lw-text.h"

/* The dots that input methods and old systems put into the names of minorities. */
static gboolean
is_middle_dot (gunichar c)
{
  switch (c)
    {
    case 0xb7:
    case 0x2022:
    case 0x2024:
    case 0x2027:
    case 0x2219:
    case 0x22c5:
    case 0x25cf:
    case 0x25e6:
    case 0x30fb:
    case 0xff65:
    case 0x16eb:
    case '.': /* ． and 。 have become one */
      return TRUE;
    default:
      return FALSE;
    }
}

/* Anything that may be part of a name: also private characters of old systems and those that are
 * newer than the tables of this computer. */
static gboolean
is_name_character (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What rosters put behind a name: (女), (女,回族), (预备党员). */
static gboolean
is_remark (const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, ",;/ ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_auto(GStrv) words = g_strsplit (parts[i], "、", -1);

      for (guint j = 0; words[j]; j++)
        {
          LwSex sex = LW_SEX_UNKNOWN;
          LwPoliticalStatus status = LW_POLITICAL_STATUS_UNKNOWN;
          int ethnicity = 0;

          if (!lw_sex_parse (words[j], &sex) && !lw_ethnicity_parse (words[j], &ethnicity) &&
              !lw_political_status_parse (words[j], &status) && strcmp (words[j], "兼") != 0)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
cut_remark (char *name)
{
  char *open = strrchr (name, '(');
  gsize length = strlen (name);

  if (!open || open == name || name[length - 1] != ')')
    return FALSE;
  name[length - 1] = '\0';
  if (is_remark (open + 1))
    {
      *open = '\0';
      return TRUE;
    }
  name[length - 1] = ')';
  return FALSE;
}

static void
cut_signs (char *name)
{
  for (gsize length = strlen (name); length && strchr ("*,;:# ", name[length - 1]); length--)
    name[length - 1] = '\0';
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

/* 1.张三, 2 、李四: the running number of the row. */
static const char *
skip_number (const char *name)
{
  gsize digits = strspn (name, "0123456789");
  const char *rest = name + digits + strspn (name + digits, " ");

  if (!digits || digits > 3 || (*rest != '.' && *rest != ')' && !g_str_has_prefix (rest, "、")))
    return name;
  rest = g_utf8_next_char (rest);
  return *rest ? skip_number (rest) : name;
}

/* A space stays only between two words in Latin letters, a dot only between two parts of a name. */
static char *
join_parts (const char *name)
{
  GString *out = g_string_sized_new (strlen (name));
  gunichar last = 0;
  gunichar gap = 0;

  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        gap = gap ? gap : ' ';
      else if (is_middle_dot (c))
        gap = 0xb7;
      else
        {
          if (last && (gap == 0xb7 || (gap == ' ' && is_latin (last) && is_latin (c))))
            g_string_append_unichar (out, gap);
          g_string_append_unichar (out, c);
          last = c;
          gap = 0;
        }
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_name_character (const char *name)
{
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (is_name_character (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * lw_person_name_normalise:
 * @text: (nullable)
 *
 * "张　三" is 张三, "艾力•伊明" is 艾力·伊明, "李四（女，回族）" is 李四; a name in Latin letters keeps its
 * single spaces. 无 stays: what it means depends on the sheet.
 *
 * Returns: (transfer full) (nullable): NULL when nothing is left
 */
char *
lw_person_name_normalise (const char *text)
{
  g_autofree char *name = lw_text_fold (text, LW_FOLD_KEEP_SPACES);
  gboolean again;

  /* What one round takes away may leave another remark, sign or number at an end. */
  do
    {
      g_autofree char *before = g_steal_pointer (&name);
      g_autofree char *rest = g_strdup (before);

      do
        cut_signs (rest);
      while (cut_remark (rest)); /* 李四(女)(党员) */
      name = join_parts (skip_number (rest + strspn (rest, "*# ")));
      again = strcmp (name, before) != 0;
    }
  while (again);
  return has_name_character (name) ? g_steal_pointer (&name) : NULL;
}

/* The longest names that registers of persons know have about 30 characters. */
#define NAME_MAX_CHARACTERS 60

/* 😀, not 㐂 or a character of the private use area. */
static gboolean
has_picture (const char *name)
{
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_OTHER_SYMBOL)
      return TRUE;
  return FALSE;
}

/* Rare characters may be younger than the tables of GLib. */
static gboolean
has_letter (const char *name)
{
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) || !g_unichar_isdefined (g_utf8_get_char (p))
        || g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_PRIVATE_USE)
      return TRUE;
  return FALSE;
}

char *
lw_person_name_explain (const char *text)
{
  g_autofree char *name = lw_person_name_normalise (text);
  glong n = name ? g_utf8_strlen (name, -1) : 0;
  const char *sign;

  if (!name)
    return g_strdup (_("A person needs a name."));
  if (has_picture (name))
    return g_strdup (_("Pictures do not belong in a name."));
  sign = strpbrk (name, "/\\:<>|*?=%@#&;\"");
  if (sign)
    return g_strdup_printf (_("“%c” does not belong in a name."), *sign);
  if (!has_letter (name))
    return g_strdup (_("A name does not consist of figures and signs."));
  if (n <= NAME_MAX_CHARACTERS)
    return NULL;
  /* translators: number of characters */
  return g_strdup_printf (_("%ld characters are more than a name has."), n);
}

gboolean
lw_village_code_is_valid (const char *code)
{
  return lw_village_code_kind (code) != 0;
}

typedef struct
{
  const char *suffix;
  const char *shown; /* in place of it */
} Ending;

/* The longer of two that end alike comes first. */
static const Ending endings[] = {
  { "嘎查村民委员会", "嘎查" },   { "嘎查村委会", "嘎查" },       { "嘎查委员会", "嘎查" },
  { "社区居民委员会", "社区" },   { "社区村民委员会", "社区" },   { "社区居委会", "社区" },
  { "社区村委会", "社区" },       { "社区委员会", "社区" },       { "居民委员会", "社区" },
  { "居委会", "社区" },           { "村村民委员会", "村" },       { "村村委会", "村" },
  { "村民委员会", "村" },         { "村委员会", "村" },           { "村委会", "村" },
  { "行政村", "村" },
};

/**
 * lw_village_name_short:
 *
 * Returns: (transfer full): 张庄村 for 张庄村民委员会, 学府社区 for 学府社区居民委员会: what the window shows;
 *   the name as it is where it has no such ending
 */
char *
lw_village_name_short (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize stem = strlen (name) - strlen (endings[i].suffix);

      if (g_str_has_suffix (name, endings[i].suffix) && strlen (name) > strlen (endings[i].suffix))
        return g_strdup_printf ("%.*s%s", (int) stem, name, endings[i].shown);
    }
  return g_strdup (name);
}
