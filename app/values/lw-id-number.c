/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-id-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-text.h"

#define LENGTH 18
#define OLD_LENGTH 15

static gboolean
starts_with_digits (const char *text, int count)
{
  for (int i = 0; i < count; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static int
read_digits (const char *text, int count)
{
  int number = 0;

  for (int i = 0; i < count; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

static gboolean
has_new_form (const char *number)
{
  return starts_with_digits (number, LENGTH - 1) &&
         (g_ascii_isdigit (number[LENGTH - 1]) || number[LENGTH - 1] == 'X') && !number[LENGTH];
}

static gboolean
has_old_form (const char *number)
{
  return starts_with_digits (number, OLD_LENGTH) && !number[OLD_LENGTH];
}

static LwDate
birth_of_new_form (const char *number)
{
  LwDate birth = read_digits (number + 6, 8);

  return lw_date_is_full (birth) ? birth : 0;
}

static LwDate
birth_of_old_form (const char *number)
{
  LwDate birth = 19000000 + read_digits (number + 6, 6);

  return lw_date_is_full (birth) ? birth : 0;
}

/**
 * lw_id_number_check:
 * @first_17: at least 17 digits
 *
 * Returns: the check character of GB 11643-1999 (ISO 7064:1983, MOD 11-2)
 */
char
lw_id_number_check (const char *first_17)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (first_17[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/**
 * lw_id_number_is_valid:
 * @number: (nullable): in normal form
 *
 * Allocates nothing and asks no clock: it is called for every person of a scan. That a birth lies
 * in the future was found when the number was taken in.
 */
gboolean
lw_id_number_is_valid (const char *number)
{
  return number && has_new_form (number) && birth_of_new_form (number) &&
         lw_id_number_check (number) == number[LENGTH - 1];
}

/**
 * lw_id_number_get_birth:
 * @number: (nullable): in normal form
 *
 * Returns: the day of birth in a valid or an old-form number, else 0
 */
LwDate
lw_id_number_get_birth (const char *number)
{
  if (lw_id_number_is_valid (number))
    return birth_of_new_form (number);
  return number && has_old_form (number) ? birth_of_old_form (number) : 0;
}

/**
 * lw_id_number_get_sex:
 * @number: (nullable): in normal form
 *
 * Returns: the sex that the sequence number tells (odd is male); of a valid or an old-form number
 */
LwSex
lw_id_number_get_sex (const char *number)
{
  char digit = '\0';

  if (lw_id_number_is_valid (number))
    digit = number[LENGTH - 2];
  else if (number && has_old_form (number) && birth_of_old_form (number))
    digit = number[OLD_LENGTH - 1];
  else
    return LW_SEX_UNKNOWN;
  return (digit - '0') % 2 ? LW_SEX_MALE : LW_SEX_FEMALE;
}

/* Spaces, quotes and hyphens go; ×, Х and х stand for X on some keyboards. */
static char *
normalise (const char *text)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_NO_SPACES);
  GString *out = g_string_sized_new (LENGTH + 1);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\'' || c == '-')
        continue;
      if (c == 'x' || c == 0xd7 || c == 0x425 || c == 0x445)
        c = 'X';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* 4.19901E+17, 4.19901e17, 419901198001010000.00, ######## */
static gboolean
shows_lost_digits (const char *text)
{
  static const char *const places = "0123456789.,";
  gsize mantissa = strspn (text, places);
  const char *rest = text + mantissa;

  if (*text && text[strspn (text, "#")] == '\0')
    return TRUE;
  if (!mantissa)
    return FALSE;
  if (!*rest)
    return mantissa > OLD_LENGTH && strpbrk (text, ".,") != NULL;
  if (*rest != 'E' && *rest != 'e')
    return FALSE;
  rest += rest[1] == '+' ? 2 : 1;
  return *rest && rest[strspn (rest, "0123456789")] == '\0';
}

static gboolean
is_possible_birth (LwDate birth)
{
  return birth && birth <= lw_date_today ();
}

static LwIdVerdict
judge (const char *number, gboolean is_number)
{
  gsize length = strlen (number);
  gboolean wrong_check = FALSE;

  if (shows_lost_digits (number) || (is_number && length > OLD_LENGTH && starts_with_digits (number, (int) length)))
    return LW_ID_DIGITS_LOST;
  if (has_old_form (number))
    return is_possible_birth (birth_of_old_form (number)) ? LW_ID_OLD_FORM : LW_ID_IMPOSSIBLE_DATE;
  if (!has_new_form (number))
    return LW_ID_CHECKSUM;

  wrong_check = lw_id_number_check (number) != number[LENGTH - 1];
  /* A spreadsheet keeps 15 places of a number and fills up with zeros. */
  if (wrong_check && g_str_has_suffix (number, "000"))
    return LW_ID_DIGITS_LOST;
  if (!is_possible_birth (birth_of_new_form (number)))
    return LW_ID_IMPOSSIBLE_DATE;
  return wrong_check ? LW_ID_CHECKSUM : LW_ID_VALID;
}

/**
 * lw_id_number_parse:
 * @text: (nullable): as the cell shows it
 * @is_number: the cell holds a number, not text; then more than 15 places cannot be right
 * @normalised: (out) (optional) (transfer full): 18 or 15 places when valid or of the old form, else NULL
 */
LwIdVerdict
lw_id_number_parse (const char *text, gboolean is_number, char **normalised)
{
  g_autofree char *number = NULL;
  LwIdVerdict verdict = LW_ID_EMPTY;

  if (normalised)
    *normalised = NULL;
  /* Most are written as they should be. */
  if (text && strspn (text, "0123456789X") == LENGTH && !text[LENGTH])
    number = g_strdup (text);
  else if (lw_text_is_blank (text))
    return LW_ID_EMPTY;
  else
    number = normalise (text);
  verdict = *number ? judge (number, is_number) : LW_ID_EMPTY;
  if (normalised && (verdict == LW_ID_VALID || verdict == LW_ID_OLD_FORM))
    *normalised = g_steal_pointer (&number);
  return verdict;
}

/**
 * lw_id_number_upgrade:
 * @number: (nullable)
 *
 * Returns: (transfer full) (nullable): the 18-place form of a 15-digit number; NULL for anything else
 */
char *
lw_id_number_upgrade (const char *number)
{
  char upgraded[LENGTH + 1] = { 0 };

  if (!number || !has_old_form (number))
    return NULL;
  memcpy (upgraded, number, 6);
  memcpy (upgraded + 6, "19", 2);
  memcpy (upgraded + 8, number + 6, OLD_LENGTH - 6);
  upgraded[LENGTH - 1] = lw_id_number_check (upgraded);
  return g_strdup (upgraded);
}

/**
 * lw_id_number_mask:
 * @number: (nullable)
 *
 * Returns: (transfer full): the number with only its first and last four places; nothing of what is
 *   too short to hide anything in
 */
char *
lw_id_number_mask (const char *number)
{
  g_autofree char *folded = lw_text_fold (number, LW_FOLD_KEEP_SPACES);
  glong length = g_utf8_strlen (folded, -1);
  GString *out = g_string_new (NULL);
  glong i = 0;

  for (const char *p = folded; *p; p = g_utf8_next_char (p), i++)
    if (length >= OLD_LENGTH && (i < 4 || i >= length - 4))
      g_string_append_unichar (out, g_utf8_get_char (p));
    else
      g_string_append_c (out, '*');
  return g_string_free (out, FALSE);
}

static char *
explain_checksum (const char *text)
{
  g_autofree char *number = normalise (text);
  glong places = g_utf8_strlen (number, -1);

  if (places != LENGTH && places != OLD_LENGTH)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "An ID number has 18 places, this one has %ld. Compare it with the ID card.",
                                         "An ID number has 18 places, this one has %ld. Compare it with the ID card.",
                                         (gulong) places),
                            places);
  if (places == LENGTH && strspn (number, "0123456789") >= LENGTH - 1)
    /* translators: what the last character of an ID number must be by the other 17 */
    return g_strdup_printf (_("The check character does not fit, the last place should be %c. Compare it with the ID card."),
                            lw_id_number_check (number));
  return g_strdup (_("The check character does not fit: a place is mistyped. Compare it with the ID card."));
}

/**
 * lw_id_number_explain:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full) (nullable): what is wrong and what to do; NULL where nothing is
 */
char *
lw_id_number_explain (const char *text, LwIdVerdict verdict)
{
  switch (verdict)
    {
    case LW_ID_OLD_FORM:
      return g_strdup (_("A 15-digit number of the old form. Enter the 18-place number of the ID card."));
    case LW_ID_DIGITS_LOST:
      return g_strdup (_("The spreadsheet kept this number as a figure and lost its last digits. Set the "
                         "column to text, type the number again and import once more."));
    case LW_ID_CHECKSUM:
      return explain_checksum (text);
    case LW_ID_IMPOSSIBLE_DATE:
      return g_strdup (_("The date of birth in the number does not exist or lies in the future. Compare it "
                         "with the ID card."));
    case LW_ID_VALID:
    case LW_ID_EMPTY:
    default:
      return NULL;
    }
}

/**
 * lw_birth_effective:
 * @id_number: (nullable)
 *
 * Returns: the date of birth that counts: @decided (档案认定) before the one in a valid @id_number
 *   before @stated
 */
LwDate
lw_birth_effective (LwDate decided, const char *id_number, LwDate stated)
{
  if (decided)
    return decided;
  return lw_id_number_is_valid (id_number) ? birth_of_new_form (id_number) : stated;
}

/**
 * lw_sex_effective:
 * @id_number: (nullable)
 *
 * Returns: the sex that counts: that of a valid @id_number before @stated
 */
LwSex
lw_sex_effective (const char *id_number, LwSex stated)
{
  return lw_id_number_is_valid (id_number) ? lw_id_number_get_sex (id_number) : stated;
}
