/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-mhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-sheet-limits.h"

/* The parts of a web archive, one level deep, as spreadsheet programs write it: a frame that names the
 * sheets, and a page for each; or a single page. */

typedef struct
{
  char *location;
  GBytes *bytes;
} Page;

void
lw_mhtml_page_free (LwMhtmlPage *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->location);
  g_bytes_unref (page->bytes);
  g_free (page);
}

/* Headers */

static gboolean
is_folded (const char *line)
{
  return *line == ' ' || *line == '\t';
}

/* The value of @field in the header that begins at @text and ends with an empty line; NULL: none. */
static char *
dup_field (const char *text, gsize length, const char *field)
{
  g_autofree char *header = g_strndup (text, length);
  g_auto(GStrv) lines = g_strsplit (header, "\n", -1);
  g_autoptr(GString) value = NULL;
  gsize size = strlen (field);

  for (guint i = 0; lines[i]; i++)
    {
      char *line = g_strchomp (lines[i]);

      if (value && !is_folded (line))
        break;
      if (value)
        g_string_append (value, line);
      else if (g_ascii_strncasecmp (line, field, size) == 0 && line[size] == ':')
        value = g_string_new (line + size + 1);
    }
  return value ? g_strstrip (g_string_free (g_steal_pointer (&value), FALSE)) : NULL;
}

/* Where the header that begins at @text ends and what it is about begins; NULL: nowhere. */
static const char *
find_body (const char *text, const char *end)
{
  for (const char *line = text; line < end;)
    {
      const char *next = memchr (line, '\n', (gsize) (end - line));

      if (!next)
        return NULL;
      if (next == line || (next == line + 1 && *line == '\r'))
        return next + 1;
      line = next + 1;
    }
  return NULL;
}

static char *
dup_boundary (const char *type)
{
  g_autofree char *lower = g_ascii_strdown (type, -1);
  const char *found = strstr (lower, "boundary=");
  const char *value = found ? type + (found - lower) + strlen ("boundary=") : NULL;
  gsize length = 0;

  if (!value)
    return NULL;
  if (*value == '"')
    {
      value++;
      length = strcspn (value, "\"");
    }
  else
    length = strcspn (value, "; \t");
  return length ? g_strdup_printf ("--%.*s", (int) MIN (length, 200), value) : NULL;
}

/* What is in a part */

static int
hex_value (const char *text)
{
  int high = g_ascii_xdigit_value (text[0]);

  return high < 0 ? -1 : high * 16 + g_ascii_xdigit_value (text[1]);
}

static GBytes *
decode_printable (const char *text, gsize length)
{
  GByteArray *out = g_byte_array_new ();

  for (gsize i = 0; i < length; i++)
    {
      int value = text[i] == '=' && i + 2 < length ? hex_value (text + i + 1) : -1;
      guint8 byte = (guint8) (value >= 0 && g_ascii_isxdigit (text[i + 2]) ? value : text[i]);

      /* A line that goes on. */
      if (text[i] == '=' && i + 1 < length && text[i + 1] == '\n')
        i++;
      else if (text[i] == '=' && i + 2 < length && text[i + 1] == '\r' && text[i + 2] == '\n')
        i += 2;
      else
        {
          g_byte_array_append (out, &byte, 1);
          i += value >= 0 && g_ascii_isxdigit (text[i + 2]) ? 2 : 0;
        }
    }
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
decode_base64 (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  gsize size = 0;
  guchar *bytes = g_base64_decode (copy, &size);

  return g_bytes_new_take (bytes, size);
}

static GBytes *
decode (const char *text, gsize length, const char *encoding)
{
  if (encoding && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return decode_printable (text, length);
  if (encoding && g_ascii_strcasecmp (encoding, "base64") == 0)
    return decode_base64 (text, length);
  return g_bytes_new (text, length);
}

static void
take_part (GPtrArray *pages, const char *text, const char *end)
{
  const char *body = find_body (text, end);
  g_autofree char *type = body ? dup_field (text, (gsize) (body - text), "Content-Type") : NULL;
  g_autofree char *encoding = NULL;
  Page *page;

  if (!type || g_ascii_strncasecmp (type, "text/html", strlen ("text/html")) != 0)
    return;
  encoding = dup_field (text, (gsize) (body - text), "Content-Transfer-Encoding");
  page = g_new0 (Page, 1);
  page->location = dup_field (text, (gsize) (body - text), "Content-Location");
  page->bytes = decode (body, (gsize) (end - body), encoding);
  g_ptr_array_add (pages, page);
}

static const char *
find_line (const char *from, const char *end, const char *mark)
{
  gsize length = strlen (mark);

  for (const char *line = from; line && line < end; line = memchr (line, '\n', (gsize) (end - line)), line = line ? line + 1 : NULL)
    if ((gsize) (end - line) >= length && memcmp (line, mark, length) == 0)
      return line;
  return NULL;
}

static GPtrArray *
take_parts (const char *text, gsize length)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (page_free);
  const char *end = text + length, *body = find_body (text, end);
  g_autofree char *type = body ? dup_field (text, (gsize) (body - text), "Content-Type") : NULL;
  g_autofree char *boundary = type ? dup_boundary (type) : NULL;
  const char *at = boundary ? find_line (body, end, boundary) : NULL;

  if (!boundary)
    take_part (pages, text, end);
  while (at && pages->len < LW_SHEET_MAX_SHEETS)
    {
      const char *line_end = memchr (at, '\n', (gsize) (end - at));
      const char *next = line_end ? find_line (line_end + 1, end, boundary) : NULL;

      if (line_end)
        take_part (pages, line_end + 1, next ? next : end);
      at = next;
    }
  return pages;
}

/* Which page is which sheet */

/* Names of sheets stand at the beginning. */
#define FRAME_SIZE (1 << 20)

static char *
dup_frame (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text;

  if (!data)
    return g_strdup ("");
  size = MIN (size, FRAME_SIZE);
  text = g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size)
                                                : g_convert (data, (gssize) size, "UTF-8", "GB18030", NULL, NULL, NULL);
  return text ? text : g_utf8_make_valid (data, (gssize) size);
}

#define NAME_OPEN "<x:Name>"

/* In the frame the name of a sheet stands before the address of its page. */
static const char *
find_sheet (const char *frame, const char *location)
{
  const char *slash = location ? strrchr (location, '/') : NULL;
  g_autofree char *file = slash ? g_strdup_printf ("/%s\"", slash + 1) : NULL;
  const char *page = file ? strstr (frame, file) : NULL;
  const char *name = strstr (frame, NAME_OPEN), *last = name;

  while (page && name && name < page)
    {
      last = name;
      name = strstr (name + 1, NAME_OPEN);
    }
  return page && last && last < page ? last : NULL;
}

static void
name_page (LwMhtmlPage *page, const char *sheet)
{
  const char *next = strstr (sheet + 1, NAME_OPEN);
  const char *hidden = strstr (sheet, "SheetHidden");

  sheet += strlen (NAME_OPEN);
  g_free (page->name);
  page->name = g_strndup (sheet, strcspn (sheet, "<"));
  if (g_utf8_strlen (page->name, -1) > LW_SHEET_MAX_NAME_CHARS)
    *g_utf8_offset_to_pointer (page->name, LW_SHEET_MAX_NAME_CHARS) = '\0';
  page->hidden = hidden && (!next || hidden < next);
}

static gboolean
has_table (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + 6 <= size; i++)
    if (data[i] == '<' && g_ascii_strncasecmp (data + i, "<table", 6) == 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
choose_pages (GPtrArray *parts)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_mhtml_page_free);
  g_autofree char *frame = parts->len ? dup_frame (((Page *) g_ptr_array_index (parts, 0))->bytes) : NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const Page *part = g_ptr_array_index (parts, i);
      const char *sheet = find_sheet (frame, part->location);
      LwMhtmlPage *page;

      if (!has_table (part->bytes) || (parts->len > 1 && part->location && strstr (part->location, "tabstrip")))
        continue;
      page = g_new0 (LwMhtmlPage, 1);
      page->name = g_strdup ("");
      page->bytes = g_bytes_ref (part->bytes);
      /* A page that stands alone has its own name in it. */
      if (!sheet && i == 0)
        sheet = strstr (frame, NAME_OPEN);
      if (sheet)
        name_page (page, sheet);
      g_ptr_array_add (pages, page);
    }
  return pages;
}

static GBytes *
read_all (LwSheetSource *source, GError **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) reason = NULL;
  g_autofree char *buffer = NULL;
  gsize n = 0;

  if (source->size > LW_SHEET_MAX_SMALL_PART)
    {
      lw_sheet_limit (error, _("a web archive of more than 64 MB"));
      return NULL;
    }
  stream = lw_sheet_source_open (source, error);
  if (!stream)
    return NULL;
  buffer = g_malloc (source->size + 1);
  if (!g_input_stream_read_all (stream, buffer, source->size, &n, NULL, &reason))
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("The file cannot be read: %s"), reason->message);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), n);
}

GPtrArray *
lw_mhtml_read_pages (LwSheetSource *source, GError **error)
{
  g_autoptr(GBytes) bytes = read_all (source, error);
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GPtrArray) pages = NULL;
  gsize size = 0;
  const char *data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (!bytes)
    return NULL;
  parts = take_parts (data, size);
  pages = choose_pages (parts);
  if (!pages->len)
    {
      lw_sheet_damaged (error, _("a web archive without a table"));
      return NULL;
    }
  return g_steal_pointer (&pages);
}
