/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-string-table.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LwStringTable
{
  GString *text;   /* owned: every string with its NUL */
  GArray *offsets; /* owned, of guint32 */
  gsize start;     /* of the string in the making */
};

LwStringTable *
lw_string_table_new (void)
{
  LwStringTable *self = g_new0 (LwStringTable, 1);

  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
lw_string_table_free (LwStringTable *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

GString *
lw_string_table_begin (LwStringTable *self)
{
  self->start = self->text->len;
  return self->text;
}

gboolean
lw_string_table_end (LwStringTable *self, GError **error)
{
  guint32 offset = (guint32) self->start;
  gsize length = self->text->len - self->start;

  if (self->text->len > LW_SHEET_MAX_STRING_BYTES || self->offsets->len >= LW_SHEET_MAX_STRINGS)
    return lw_sheet_limit (error, _ ("too many different texts"));
  if (length > LW_SHEET_MAX_CELL_CHARS
      && g_utf8_strlen (self->text->str + self->start, (gssize) length) > LW_SHEET_MAX_CELL_CHARS)
    return lw_sheet_limit (error, _ ("a cell of more than 32,767 characters"));

  g_string_append_c (self->text, 0);
  g_array_append_val (self->offsets, offset);
  return TRUE;
}

guint
lw_string_table_size (LwStringTable *self)
{
  return self->offsets->len;
}

const char *
lw_string_table_get (LwStringTable *self, guint64 index)
{
  if (index >= self->offsets->len)
    return NULL;
  return self->text->str + g_array_index (self->offsets, guint32, index);
}

/* _xHHHH_ at @p: its code unit, or -1. */
static int
escape_at (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* The character of one escape, or of two that make a surrogate pair. Returns the bytes read. */
static gsize
decode_escape (const char *p, const char *end, gunichar *decoded)
{
  int unit = escape_at (p, end);
  int low;

  if (unit < 0)
    return 0;
  *decoded = (gunichar) unit;
  if (unit >= 0xd800 && unit < 0xe000)
    {
      low = unit < 0xdc00 ? escape_at (p + 7, end) : -1;
      *decoded = 0xfffd;
      if (low >= 0xdc00 && low < 0xe000)
        {
          *decoded = 0x10000 + (((gunichar) unit - 0xd800) << 10) + ((gunichar) low - 0xdc00);
          return 14;
        }
    }
  return 7;
}

static gboolean
needs_cleaning (const char *text, gsize length, gboolean escapes)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || (escapes && c == '_'))
        return TRUE;
    }
  return FALSE;
}

void
lw_sheet_clean_text (GString *text, gsize start, gboolean escapes)
{
  const char *p = text->str + start;
  const char *end = text->str + text->len;
  char *to = text->str + start; /* what is written is never longer than what was read */
  gboolean after_cr = FALSE;

  if (!needs_cleaning (p, (gsize) (end - p), escapes))
    return;

  while (p < end)
    {
      gunichar decoded = (guchar) *p;
      gsize used = escapes ? decode_escape (p, end, &decoded) : 0;

      p += MAX (used, 1);
      if (decoded == '\r' || (decoded == '\n' && !after_cr))
        *to++ = '\n';
      else if (used && decoded >= 0x80)
        to += g_unichar_to_utf8 (decoded, to);
      else if (decoded == '\t' || (decoded >= 0x20 && decoded != 0x7f))
        *to++ = (char) decoded;
      after_cr = decoded == '\r';
    }
  g_string_truncate (text, (gsize) (to - text->str));
}
