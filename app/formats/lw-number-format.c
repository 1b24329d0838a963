/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-number-format.h"

#include "lw-number-format-private.h"

#include <string.h>

#define MAX_SECTIONS 4
#define MAX_CODE 255 /* Excel's own limit of a format code; the rest is not looked at */

/* Built-in formats as Chinese Excel and WPS show them (ECMA-376 part 1, 18.8.30, zh-cn). */
static const char *const builtin_low[] = {
  "General", "0", "0.00", "#,##0", "#,##0.00", NULL, NULL, NULL, NULL, "0%", "0.00%", "0.00E+00", "# ?/?", "# ?" "?/?" "?",
  "yyyy/m/d", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss", "yyyy/m/d h:mm",
};

static const char *const builtin_chinese_27[] = {
  "yyyy\"年\"m\"月\"", "m\"月\"d\"日\"", "m\"月\"d\"日\"", "m-d-yy", "yyyy\"年\"m\"月\"d\"日\"",
  "h\"时\"mm\"分\"", "h\"时\"mm\"分\"ss\"秒\"", "上午/下午h\"时\"mm\"分\"", "上午/下午h\"时\"mm\"分\"ss\"秒\"",
  "yyyy\"年\"m\"月\"",
};

static const char *const builtin_37[] = {
  "#,##0;-#,##0", "#,##0;-#,##0", "#,##0.00;-#,##0.00", "#,##0.00;-#,##0.00",
  "#,##0", "#,##0", "#,##0.00", "#,##0.00", "mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0", "@",
};

static const char *const builtin_chinese_50[] = {
  "yyyy\"年\"m\"月\"", "m\"月\"d\"日\"", "yyyy\"年\"m\"月\"", "m\"月\"d\"日\"", "m\"月\"d\"日\"",
  "上午/下午h\"时\"mm\"分\"", "上午/下午h\"时\"mm\"分\"ss\"秒\"", "yyyy\"年\"m\"月\"", "m\"月\"d\"日\"",
};

struct _LwNumberFormat
{
  guint n_sections;
  LwFormatSection sections[MAX_SECTIONS];
};

static void
add_token (LwFormatSection *section, LwFormatTokenKind kind, guint count, const char *text, gsize length)
{
  LwFormatToken token = { .kind = kind, .count = MIN (count, 255) };

  if (kind == LW_FORMAT_LITERAL)
    {
      token.from = section->literals->len;
      token.length = (guint) length;
      g_string_append_len (section->literals, text, (gssize) length);
    }
  else if (text)
    token.sign = *text;
  g_array_append_val (section->tokens, token);
}

static void
add_literal (LwFormatSection *section, const char *text, gsize length)
{
  if (length)
    add_token (section, LW_FORMAT_LITERAL, 0, text, length);
}

static gsize
char_length (const char *p)
{
  return MIN ((gsize) (g_utf8_next_char (p) - p), strlen (p));
}

static void
read_condition (LwFormatSection *section, const char *text)
{
  static const struct { const char *sign; LwFormatCondition condition; } signs[] = {
    { "<>", LW_FORMAT_IF_NOT_EQUAL }, { "<=", LW_FORMAT_IF_AT_MOST }, { ">=", LW_FORMAT_IF_AT_LEAST },
    { "<", LW_FORMAT_IF_LESS }, { ">", LW_FORMAT_IF_MORE }, { "=", LW_FORMAT_IF_EQUAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i].sign))
      {
        section->condition = signs[i].condition;
        section->limit = g_ascii_strtod (text + strlen (signs[i].sign), NULL);
        return;
      }
}

/* [h] and the like are time that has passed; [$¥-804] is a currency and a language; [Red] a colour. */
static void
read_bracket (LwFormatSection *section, const char *text)
{
  char first = g_ascii_tolower (*text);
  gsize same = strspn (text, first == 'h' ? "hH" : first == 'm' ? "mM" : "sS");

  if (strchr ("hms", first) && *text && same == strlen (text))
    add_token (section, LW_FORMAT_ELAPSED, (guint) same, &first, 1);
  else if (*text == '$')
    add_literal (section, text + 1, strcspn (text + 1, "-"));
  else if (!g_ascii_strcasecmp (text, "DBNum1") || !g_ascii_strcasecmp (text, "DBNum2"))
    section->chinese_digits = TRUE;
  else
    read_condition (section, text);
}

/* Letters of a date, as many as there are in a row. Returns the bytes used, 0 for no such letter. */
static gsize
read_date_letters (LwFormatSection *section, const char *p)
{
  char first = g_ascii_tolower (*p);
  LwFormatTokenKind kind;
  gsize n = 0;

  switch (first)
    {
    case 'y':
      kind = LW_FORMAT_YEAR;
      break;
    case 'e':
      kind = LW_FORMAT_ERA_YEAR;
      break;
    case 'm':
      kind = LW_FORMAT_MONTH;
      break;
    case 'd':
      kind = LW_FORMAT_DAY;
      break;
    case 'a':
      kind = LW_FORMAT_WEEKDAY;
      break;
    case 'h':
      kind = LW_FORMAT_HOUR;
      break;
    case 's':
      kind = LW_FORMAT_SECOND;
      break;
    case 'g': /* name of the era, not used in China */
    case 'b':
      return 1;
    default:
      return 0;
    }

  while (g_ascii_tolower (p[n]) == first)
    n++;
  add_token (section, kind, (guint) n, NULL, 0);
  return n;
}

/* Words that are no letters of a date although they look so. Returns the bytes used. */
static gsize
read_word (LwFormatSection *section, const char *p)
{
  static const struct { const char *word; LwFormatTokenKind kind; char sign; } words[] = {
    { "General", LW_FORMAT_GENERAL, 0 },  { "G/通用格式", LW_FORMAT_GENERAL, 0 }, { "AM/PM", LW_FORMAT_HALF_DAY, 'M' },
    { "A/P", LW_FORMAT_HALF_DAY, 'A' },   { "上午/下午", LW_FORMAT_HALF_DAY, 'C' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!g_ascii_strncasecmp (p, words[i].word, strlen (words[i].word)))
      {
        add_token (section, words[i].kind, 0, &words[i].sign, 1);
        return strlen (words[i].word);
      }

  if ((p[0] == 'E' || p[0] == 'e') && (p[1] == '+' || p[1] == '-'))
    {
      add_token (section, LW_FORMAT_EXPONENT, 0, p + 1, 1);
      return 2;
    }
  return 0;
}

static gsize
read_sign (LwFormatSection *section, const char *p)
{
  gsize n;

  switch (*p)
    {
    case '0':
    case '#':
    case '?':
      add_token (section, LW_FORMAT_DIGIT, 1, p, 1);
      return 1;
    case '.':
      add_token (section, LW_FORMAT_POINT, 0, p, 1);
      return 1;
    case ',':
      add_token (section, LW_FORMAT_COMMA, 0, p, 1);
      return 1;
    case '%':
      add_token (section, LW_FORMAT_PERCENT, 0, p, 1);
      return 1;
    case '/':
      add_token (section, LW_FORMAT_SLASH, 0, p, 1);
      return 1;
    case '@':
      add_token (section, LW_FORMAT_TEXT, 0, p, 1);
      return 1;
    default:
      n = char_length (p);
      add_literal (section, p, n);
      return n;
    }
}

/* One piece of the code that may hold any character: quoted, escaped, bracketed, fill or space.
 * Returns the bytes used, 0 when there is none. */
static gsize
read_quoted (LwFormatSection *section, const char *p)
{
  g_autofree char *inside = NULL;
  gsize n;

  switch (*p)
    {
    case '"':
      n = strcspn (p + 1, "\"");
      add_literal (section, p + 1, n);
      return n + 1 + (p[n + 1] == '"');
    case '\\':
    case '!': /* Chinese Excel writes it for the backslash */
      n = p[1] ? char_length (p + 1) : 0;
      add_literal (section, p + 1, n);
      return n + 1;
    case '_': /* room as wide as a character; and fill: neither is text */
    case '*':
      return 1 + (p[1] ? char_length (p + 1) : 0);
    case '[':
      n = strcspn (p + 1, "]");
      inside = g_strndup (p + 1, n);
      read_bracket (section, inside);
      return n + 1 + (p[n + 1] == ']');
    default:
      return 0;
    }
}

static const char *
read_section (LwFormatSection *section, const char *p)
{
  while (*p && *p != ';')
    {
      gsize n = read_quoted (section, p);

      if (!n)
        n = read_word (section, p);
      if (!n)
        n = read_date_letters (section, p);
      if (!n)
        n = read_sign (section, p);
      p += n;
    }
  return p;
}

static gboolean
is_date_kind (LwFormatTokenKind kind)
{
  return kind >= LW_FORMAT_YEAR && kind <= LW_FORMAT_ELAPSED;
}

/* "m" beside hours or seconds is minutes. */
static void
settle_minutes (LwFormatSection *section)
{
  LwFormatToken *before = NULL, *month = NULL;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      LwFormatToken *token = &g_array_index (section->tokens, LwFormatToken, i);

      if (!is_date_kind (token->kind) || token->kind == LW_FORMAT_HALF_DAY)
        continue;
      if (token->kind == LW_FORMAT_SECOND && month)
        month->kind = LW_FORMAT_MINUTE;
      month = NULL;
      if (token->kind == LW_FORMAT_MONTH && token->count <= 2)
        {
          if (before && (before->kind == LW_FORMAT_HOUR || (before->kind == LW_FORMAT_ELAPSED && before->sign == 'h')))
            token->kind = LW_FORMAT_MINUTE;
          else
            month = token;
        }
      before = token;
    }
}

static void
settle_section (LwFormatSection *section)
{
  settle_minutes (section);

  for (guint i = 0; i < section->tokens->len; i++)
    {
      LwFormatTokenKind kind = g_array_index (section->tokens, LwFormatToken, i).kind;

      section->is_date |= is_date_kind (kind);
      section->is_elapsed |= kind == LW_FORMAT_ELAPSED;
      section->shows_year |= kind == LW_FORMAT_YEAR || kind == LW_FORMAT_ERA_YEAR;
      section->shows_month |= kind == LW_FORMAT_MONTH;
      section->shows_day |= kind == LW_FORMAT_DAY || kind == LW_FORMAT_WEEKDAY;
      section->is_general |= kind == LW_FORMAT_GENERAL || kind == LW_FORMAT_TEXT;
      section->has_digits |= kind == LW_FORMAT_DIGIT;
      section->is_fraction |= kind == LW_FORMAT_SLASH;
      section->has_exponent |= kind == LW_FORMAT_EXPONENT;
    }
}

static void
init_section (LwFormatSection *section)
{
  section->tokens = g_array_new (FALSE, FALSE, sizeof (LwFormatToken));
  section->literals = g_string_new (NULL);
}

LwNumberFormat *
lw_number_format_new (const char *code)
{
  LwNumberFormat *self = g_new0 (LwNumberFormat, 1);
  g_autofree char *valid = g_utf8_make_valid (code && *code ? code : "General", -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (MAX_CODE, g_utf8_strlen (valid, -1)));
  const char *p = cut;

  while (self->n_sections < MAX_SECTIONS)
    {
      LwFormatSection *section = &self->sections[self->n_sections++];

      init_section (section);
      p = read_section (section, p);
      settle_section (section);
      if (!*p)
        break;
      p++;
    }
  return self;
}

LwNumberFormat *
lw_number_format_new_builtin (guint id)
{
  const char *code = NULL;

  if (id < G_N_ELEMENTS (builtin_low))
    code = builtin_low[id];
  else if (id >= 27 && id < 27 + G_N_ELEMENTS (builtin_chinese_27))
    code = builtin_chinese_27[id - 27];
  else if (id >= 37 && id < 37 + G_N_ELEMENTS (builtin_37))
    code = builtin_37[id - 37];
  else if (id >= 50 && id < 50 + G_N_ELEMENTS (builtin_chinese_50))
    code = builtin_chinese_50[id - 50];
  return lw_number_format_new (code);
}

void
lw_number_format_free (LwNumberFormat *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_sections; i++)
    {
      g_array_unref (self->sections[i].tokens);
      g_string_free (self->sections[i].literals, TRUE);
    }
  g_free (self);
}

static gboolean
condition_holds (const LwFormatSection *section, double value)
{
  switch (section->condition)
    {
    case LW_FORMAT_IF_LESS:
      return value < section->limit;
    case LW_FORMAT_IF_AT_MOST:
      return value <= section->limit;
    case LW_FORMAT_IF_MORE:
      return value > section->limit;
    case LW_FORMAT_IF_AT_LEAST:
      return value >= section->limit;
    case LW_FORMAT_IF_EQUAL:
      return value >= section->limit && value <= section->limit;
    case LW_FORMAT_IF_NOT_EQUAL:
      return value < section->limit || value > section->limit;
    case LW_FORMAT_ALWAYS:
    default:
      return TRUE;
    }
}

/* Positive; negative; zero; text: or by conditions, where there are any. */
static const LwFormatSection *
choose_section (const LwNumberFormat *self, double value, gboolean *drop_sign)
{
  guint n = MIN (self->n_sections, 3);

  *drop_sign = FALSE;
  if (self->sections[0].condition != LW_FORMAT_ALWAYS)
    {
      for (guint i = 0; i < n; i++)
        if (condition_holds (&self->sections[i], value))
          return &self->sections[i];
      return &self->sections[n - 1];
    }

  if (value < 0 && n >= 2)
    {
      *drop_sign = TRUE;
      return &self->sections[1];
    }
  return value > 0 || value < 0 || n < 3 ? &self->sections[0] : &self->sections[2];
}

/* A section that shows nothing (0;-0;;@ hides zeros) leaves the cell blank; one that hides what is
 * not zero (;;;) only hides it on screen, and the number is kept. */
static void
show_blank (double value, GString *text, LwCell *cell)
{
  if (value < 0 || value > 0)
    lw_format_general (value, text);
  else
    cell->type = LW_CELL_EMPTY;
}

void
lw_number_format_show (const LwNumberFormat *self, double value, gboolean date_1904, GString *text, LwCell *cell)
{
  const LwFormatSection *section;
  gsize before = text->len;
  gboolean drop_sign;

  cell->type = LW_CELL_NUMBER;
  cell->number = value;
  cell->date = 0;
  cell->plain = !self || (self->n_sections == 1 && self->sections[0].is_general && self->sections[0].tokens->len == 1);
  if (cell->plain)
    {
      lw_format_general (value, text);
      return;
    }

  section = choose_section (self, value, &drop_sign);
  if (section->is_date)
    lw_format_date (section, value, date_1904, text, cell);
  else
    lw_format_number (section, drop_sign ? -value : value, text);
  if (text->len == before)
    show_blank (value, text, cell);
}
