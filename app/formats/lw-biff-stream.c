/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-biff-stream.h"

#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

LwBiffStream *
lw_biff_stream_new (GsfInput *input)
{
  LwBiffStream *self = g_new0 (LwBiffStream, 1);

  self->input = input;
  self->size = (guint64) MAX (gsf_input_size (input), 0);
  return self;
}

void
lw_biff_stream_free (LwBiffStream *self)
{
  g_free (self);
}

void
lw_biff_stream_seek (LwBiffStream *self, guint64 position)
{
  self->next = position;
  self->length = 0;
  self->at = 0;
}

static gboolean
fill (LwBiffStream *self, guint64 position)
{
  guint32 n = (guint32) MIN (self->size - position, LW_BIFF_BUFFER);

  self->buffer_length = 0;
  if (gsf_input_seek (self->input, (gsf_off_t) position, G_SEEK_SET) || !gsf_input_read (self->input, n, self->buffer))
    return FALSE;
  self->buffer_from = position;
  self->buffer_length = n;
  return TRUE;
}

/* Bytes of the stream itself, at @position. */
static gboolean
peek (LwBiffStream *self, guint64 position, guint8 *bytes, guint32 n)
{
  if (position > self->size || n > self->size - position)
    return FALSE;
  while (n)
    {
      guint32 there;

      if ((position < self->buffer_from || position >= self->buffer_from + self->buffer_length) && !fill (self, position))
        return FALSE;
      there = (guint32) MIN (n, self->buffer_from + self->buffer_length - position);
      memcpy (bytes, self->buffer + (position - self->buffer_from), there);
      bytes += there;
      position += there;
      n -= there;
    }
  return TRUE;
}

static gboolean
load (LwBiffStream *self, const guint8 header[4])
{
  self->id = (guint16) lw_biff_u16 (header);
  self->length = lw_biff_u16 (header + 2);
  self->at = 0;
  if (!peek (self, self->next + 4, self->data, self->length))
    return FALSE;
  self->next += 4 + self->length;
  return TRUE;
}

int
lw_biff_stream_next (LwBiffStream *self, GError **error)
{
  guint8 header[4];
  g_autofree char *where = NULL;

  if (self->next == self->size)
    return 0;
  if (peek (self, self->next, header, 4) && load (self, header))
    return 1;
  where = g_strdup_printf (_ ("byte %u of the workbook"), (guint) self->next);
  lw_sheet_damaged (error, where);
  return -1;
}

/* Goes on to the CONTINUE record that follows, if one does. */
static gboolean
go_on (LwBiffStream *self)
{
  guint8 header[4];

  return peek (self, self->next, header, 4) && lw_biff_u16 (header) == LW_BIFF_CONTINUE && load (self, header);
}

gboolean
lw_biff_stream_read (LwBiffStream *self, gpointer bytes, guint32 n)
{
  guint8 *to = bytes;

  while (n)
    {
      guint32 there = MIN (n, self->length - self->at);

      memcpy (to, self->data + self->at, there);
      self->at += there;
      to += there;
      n -= there;
      if (n && !go_on (self))
        return FALSE;
    }
  return TRUE;
}

gboolean
lw_biff_stream_skip (LwBiffStream *self, guint64 n)
{
  while (n)
    {
      guint32 there = (guint32) MIN (n, self->length - self->at);

      self->at += there;
      n -= there;
      if (n && !go_on (self))
        return FALSE;
    }
  return TRUE;
}

gboolean
lw_biff_stream_at_end (LwBiffStream *self)
{
  while (self->at == self->length)
    if (!go_on (self))
      return TRUE;
  return FALSE;
}

gboolean
lw_biff_stream_u8 (LwBiffStream *self, guint *value)
{
  guint8 byte;

  if (!lw_biff_stream_read (self, &byte, 1))
    return FALSE;
  *value = byte;
  return TRUE;
}

gboolean
lw_biff_stream_u16 (LwBiffStream *self, guint *value)
{
  guint8 bytes[2];

  if (!lw_biff_stream_read (self, bytes, 2))
    return FALSE;
  *value = lw_biff_u16 (bytes);
  return TRUE;
}

gboolean
lw_biff_stream_u32 (LwBiffStream *self, guint32 *value)
{
  guint8 bytes[4];

  if (!lw_biff_stream_read (self, bytes, 4))
    return FALSE;
  *value = lw_biff_u32 (bytes);
  return TRUE;
}

/* One code unit. Where the string runs on in a CONTINUE record, that begins with flags of its own. */
static gboolean
read_unit (LwBiffStream *self, gboolean *wide, gunichar *unit)
{
  guint low, high = 0;

  if (self->at == self->length)
    {
      guint flags;

      if (!go_on (self) || !lw_biff_stream_u8 (self, &flags))
        return FALSE;
      *wide = flags & 1;
    }
  if (!lw_biff_stream_u8 (self, &low) || (*wide && !lw_biff_stream_u8 (self, &high)))
    return FALSE;
  *unit = low | high << 8;
  return TRUE;
}

/* Half a surrogate pair without its other half is not a character. */
static void
append_unit (GString *text, gunichar unit, gunichar *high)
{
  gboolean is_low = unit >= 0xdc00 && unit < 0xe000;

  if (*high && is_low)
    unit = 0x10000 + ((*high - 0xd800) << 10) + (unit - 0xdc00);
  else if (*high || is_low)
    g_string_append_unichar (text, 0xfffd);
  *high = 0;
  if (unit >= 0xd800 && unit < 0xdc00)
    *high = unit;
  else if (unit < 0xdc00 || unit >= 0xe000)
    g_string_append_unichar (text, unit);
}

gboolean
lw_biff_stream_string (LwBiffStream *self, guint n, GString *text)
{
  guint flags, runs = 0;
  guint32 extra = 0;
  gunichar unit, high = 0;
  gboolean wide;

  if (!lw_biff_stream_u8 (self, &flags))
    return FALSE;
  if ((flags & 0x08 && !lw_biff_stream_u16 (self, &runs)) || (flags & 0x04 && !lw_biff_stream_u32 (self, &extra)))
    return FALSE;

  wide = flags & 1;
  for (; n; n--)
    {
      if (!read_unit (self, &wide, &unit))
        return FALSE;
      append_unit (text, unit, &high);
    }
  if (high)
    g_string_append_unichar (text, 0xfffd);
  return lw_biff_stream_skip (self, 4ULL * runs + extra);
}

guint
lw_biff_u16 (const guint8 *p)
{
  return p[0] | (guint) p[1] << 8;
}

guint32
lw_biff_u32 (const guint8 *p)
{
  return lw_biff_u16 (p) | (guint32) lw_biff_u16 (p + 2) << 16;
}

double
lw_biff_double (const guint8 *p)
{
  guint64 bits = lw_biff_u32 (p) | (guint64) lw_biff_u32 (p + 4) << 32;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

double
lw_biff_rk (guint32 rk)
{
  double value;

  if (rk & 2)
    value = (gint32) rk >> 2;
  else
    {
      guint64 bits = (guint64) (rk & ~3u) << 32;

      memcpy (&value, &bits, sizeof value);
    }
  return rk & 1 ? value / 100 : value;
}
