/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xls-maker.h"

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>
#include <string.h>

static void
append_number (GByteArray *bytes, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (value >> 8 * i);

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_utf_16 (GByteArray *bytes, const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  for (glong i = 0; i < n; i++)
    append_number (bytes, units[i], 2);
}

static void
append_layout (GByteArray *bytes, const char *layout, va_list arguments)
{
  for (const char *p = layout; *p; p++)
    {
      if (*p == 'b' || *p == 'h' || *p == 'w')
        append_number (bytes, va_arg (arguments, guint), *p == 'b' ? 1 : *p == 'h' ? 2 : 4);
      else if (*p == 'd')
        {
          double value = va_arg (arguments, double);
          guint64 bits;

          memcpy (&bits, &value, sizeof bits);
          append_number (bytes, bits, 8);
        }
      else if (*p == 's')
        {
          const char *text = va_arg (arguments, const char *);

          g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
        }
      else
        append_utf_16 (bytes, va_arg (arguments, const char *));
    }
}

void
xls_bytes (GByteArray *stream, const char *layout, ...)
{
  va_list arguments;

  va_start (arguments, layout);
  append_layout (stream, layout, arguments);
  va_end (arguments);
}

void
xls_record (GByteArray *stream, guint id, const char *layout, ...)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  va_list arguments;

  va_start (arguments, layout);
  append_layout (body, layout, arguments);
  va_end (arguments);
  append_number (stream, id, 2);
  append_number (stream, body->len, 2);
  g_byte_array_append (stream, body->data, body->len);
}

static void
append_bof (GByteArray *stream, guint type)
{
  xls_record (stream, 0x0809, "hhhhww", 0x0600, type, 0, 0, 0, 0);
}

GBytes *
xls_stream (GByteArray *globals, GByteArray *cells)
{
  g_autoptr(GByteArray) stream = g_byte_array_new ();
  const guint sheet_record = 4 + 4 + 2 + 2 + 2; /* head, place, state, length and flags, one character */
  guint place;

  append_bof (stream, 0x0005);
  if (globals)
    g_byte_array_append (stream, globals->data, globals->len);
  place = stream->len + sheet_record + 4;
  xls_record (stream, 0x0085, "wbbbbu", place, 0, 0, 1, 1, "表");
  xls_record (stream, 0x000a, "");
  g_assert_cmpuint (stream->len, ==, place);
  append_bof (stream, 0x0010);
  g_byte_array_append (stream, cells->data, cells->len);
  xls_record (stream, 0x000a, "");
  return g_byte_array_free_to_bytes (g_steal_pointer (&stream));
}

GBytes *
xls_ole (GBytes *stream, const char *name)
{
  GsfOutput *memory, *child;
  GsfOutfile *ole;
  GBytes *file;
  gsize size;
  gconstpointer data = g_bytes_get_data (stream, &size);

  gsf_init ();
  memory = gsf_output_memory_new ();
  ole = gsf_outfile_msole_new (memory);
  child = gsf_outfile_new_child (ole, name, FALSE);
  g_assert_true (gsf_output_write (child, size, data));
  gsf_output_close (child);
  gsf_output_close (GSF_OUTPUT (ole));
  file = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)), (gsize) gsf_output_size (memory));
  g_object_unref (child);
  g_object_unref (ole);
  g_object_unref (memory);
  return file;
}

GBytes *
xls_file (GByteArray *globals, GByteArray *cells)
{
  g_autoptr(GBytes) stream = xls_stream (globals, cells);

  g_clear_pointer (&globals, g_byte_array_unref);
  g_byte_array_unref (cells);
  return xls_ole (stream, "Workbook");
}
