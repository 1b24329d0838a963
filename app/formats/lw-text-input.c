/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-text-input.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define RAW 32768

struct _LwTextInput
{
  GInputStream *stream; /* owned */
  GIConv converter;     /* owned */
  char raw[RAW];
  gsize filled;         /* of raw, not converted yet */
  gboolean at_end;
  gboolean started;     /* past the byte order mark */
  gboolean cut_off;     /* the last character is incomplete */
  gboolean saw_high;    /* some character beyond ASCII was read */
  guint64 lines;        /* line feeds given out so far */
};

static const char *const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };

LwTextInput *
lw_text_input_new (LwSheetSource *source, LwTextEncoding encoding, GError **error)
{
  g_autoptr(GInputStream) stream = lw_sheet_source_open (source, error);
  GIConv converter;
  LwTextInput *self;

  if (!stream)
    return NULL;
  converter = g_iconv_open ("UTF-8", names[encoding]);
  if (converter == (GIConv) -1)
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_UNSUPPORTED,
                   _ ("This computer cannot convert text from %s. Save the file as UTF-8 or .xlsx."), names[encoding]);
      return NULL;
    }
  self = g_new0 (LwTextInput, 1);
  self->stream = g_steal_pointer (&stream);
  self->converter = converter;
  return self;
}

void
lw_text_input_free (LwTextInput *self)
{
  g_object_unref (self->stream);
  g_iconv_close (self->converter);
  g_free (self);
}

static gboolean
fill (LwTextInput *self, GError **error)
{
  g_autoptr(GError) reason = NULL;
  gsize n = 0;

  if (!g_input_stream_read_all (self->stream, self->raw + self->filled, RAW - self->filled, &n, NULL, &reason))
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("The file cannot be read: %s"), reason->message);
      return FALSE;
    }
  self->filled += n;
  self->at_end = self->filled < RAW;
  return TRUE;
}

static gssize
conversion_error (LwTextInput *self, GError **error)
{
  g_autofree char *where = g_strdup_printf (_ ("line %u: no valid text"), (guint) self->lines + 1);

  lw_sheet_damaged (error, where);
  return -1;
}

static void
take_notice (LwTextInput *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      self->lines += text[i] == '\n';
      self->saw_high |= (guchar) text[i] >= 0x80;
    }
}

static gsize
drop_mark (LwTextInput *self, char *text, gsize length)
{
  gboolean first = !self->started;

  self->started = TRUE;
  if (!first || length < 3 || memcmp (text, "\xef\xbb\xbf", 3))
    return length;
  memmove (text, text + 3, length - 3);
  return length - 3;
}

/* glibc's converter lets characters beyond U+10FFFF pass. NUL bytes are dropped later. */
static gboolean
is_valid (const char *text, gsize length)
{
  const char *end = text + length;

  while (!g_utf8_validate_len (text, (gsize) (end - text), &text))
    if (*text++)
      return FALSE;
  return TRUE;
}

gssize
lw_text_input_read (gpointer input, void *buffer, gsize size, GError **error)
{
  LwTextInput *self = input;

  for (;;)
    {
      char *from = self->raw, *to = buffer;
      gsize room = size, done;
      int problem;

      if (!self->at_end && !fill (self, error))
        return -1;
      if (!self->filled)
        return 0;

      problem = g_iconv (self->converter, &from, &self->filled, &to, &room) == (gsize) -1 ? errno : 0;
      memmove (self->raw, from, self->filled);
      done = drop_mark (self, buffer, size - room);
      if (done && !is_valid (buffer, done))
        return conversion_error (self, error);
      if (done)
        {
          take_notice (self, buffer, done);
          return (gssize) done;
        }
      self->cut_off = problem == EINVAL && self->at_end;
      if (problem == EILSEQ || self->cut_off)
        return conversion_error (self, error);
    }
}

typedef enum
{
  TRIAL_FITS,
  TRIAL_CUT_OFF, /* fits but for the last character */
  TRIAL_UNFIT,
  TRIAL_FAILED,
} Trial;

static Trial
try_encoding (LwSheetSource *source, LwTextEncoding encoding, GError **error)
{
  g_autoptr(LwTextInput) input = lw_text_input_new (source, encoding, error);
  g_autoptr(GError) problem = NULL;
  char buffer[8192];
  gssize n;

  if (!input)
    return TRIAL_FAILED;
  while ((n = lw_text_input_read (input, buffer, sizeof buffer, &problem)) > 0)
    ;
  if (!n)
    return TRIAL_FITS;
  if (!g_error_matches (problem, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return TRIAL_FAILED;
    }
  if (input->cut_off && input->saw_high)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return TRIAL_CUT_OFF;
    }
  return TRIAL_UNFIT;
}

/* Some programs write UTF-16 without its mark. The upper byte of a table's signs is then 0; the lower one is
 * too in a few characters, of which 一 is not rare. */
static gboolean
looks_utf_16 (const guint8 *head, gsize size, gboolean big_endian)
{
  gsize zeros[2] = { 0, 0 };
  gsize half = MIN (size, 4096) / 2;

  for (gsize i = 0; i < half * 2; i++)
    zeros[i % 2] += head[i] == 0;
  return half >= 4 && zeros[big_endian ? 0 : 1] * 8 > half && zeros[big_endian ? 0 : 1] > zeros[big_endian ? 1 : 0];
}

gboolean
lw_text_find_encoding (LwSheetSource *source, LwTextEncoding *encoding, GError **error)
{
  gsize size = 0;
  const guint8 *head = g_bytes_get_data (source->head, &size);
  gboolean little = size >= 2 && head[0] == 0xff && head[1] == 0xfe;
  gboolean big = size >= 2 && head[0] == 0xfe && head[1] == 0xff;
  Trial trial;

  if (little || big || looks_utf_16 (head, size, FALSE) || looks_utf_16 (head, size, TRUE))
    {
      *encoding = big || (!little && looks_utf_16 (head, size, TRUE)) ? LW_TEXT_UTF_16BE : LW_TEXT_UTF_16LE;
      return TRUE;
    }

  *encoding = LW_TEXT_UTF_8;
  trial = try_encoding (source, LW_TEXT_UTF_8, error);
  if (trial == TRIAL_UNFIT)
    {
      *encoding = LW_TEXT_GB18030;
      trial = try_encoding (source, LW_TEXT_GB18030, error);
    }
  if (trial == TRIAL_UNFIT)
    g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED,
                 _ ("The text is neither UTF-8 nor GB18030. Nothing was imported. Open it in a spreadsheet program and "
                    "save it as .xlsx."));
  return trial == TRIAL_FITS;
}
