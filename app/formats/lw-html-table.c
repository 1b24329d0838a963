/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-html-table.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define CHUNK 16384
#define TAIL 4096

typedef struct
{
  htmlParserCtxtPtr context; /* owned */
  LwRowSink *sink;
  GArray *merges;
  GError *error;
  gboolean stopped;

  guint depth;               /* of all elements */
  guint tables;              /* how many tables the parser is in; a table in a cell is text of that cell */
  guint silent;              /* inside script or style */
  guint row;                 /* from 1 */
  gboolean in_row, in_cell;
  GArray *taken_until;       /* owned; for each column the last row that a cell from above covers */
  guint column, colspan, rowspan;
  GString *text;             /* owned: of the cell */
  gboolean pending_space;

  GString *tail;             /* owned: the last of the file, in lower case */
} Reader;

static void
stop (Reader *self)
{
  self->stopped = TRUE; /* the parser is left at the end of the chunk; see lw_xml_part_stop() */
}

static guint
span (const xmlChar **attributes, const char *name, guint max)
{
  gint64 value = 1;

  for (int i = 0; attributes && attributes[i]; i += 2)
    if (!g_ascii_strcasecmp ((const char *) attributes[i], name) && attributes[i + 1])
      value = g_ascii_strtoll ((const char *) attributes[i + 1], NULL, 10);
  return (guint) CLAMP (value, 1, max);
}

static gboolean
is_hidden (const xmlChar **attributes)
{
  for (int i = 0; attributes && attributes[i]; i += 2)
    if (!g_ascii_strcasecmp ((const char *) attributes[i], "style") && attributes[i + 1])
      {
        g_autofree char *style = g_ascii_strdown ((const char *) attributes[i + 1], -1);
        const char *display = strstr (style, "display:");

        return display && strspn (display + 8, " ") < 16 && g_str_has_prefix (display + 8 + strspn (display + 8, " "), "none");
      }
  return FALSE;
}

static guint *
taken_until (Reader *self, guint column)
{
  if (column >= self->taken_until->len)
    g_array_set_size (self->taken_until, column + 1);
  return &g_array_index (self->taken_until, guint, column);
}

static void
end_cell (Reader *self)
{
  LwCell cell = { .type = LW_CELL_TEXT };
  GString *text;

  if (!self->in_cell)
    return;
  self->in_cell = FALSE;
  while (self->text->len && self->text->str[self->text->len - 1] == '\n')
    g_string_truncate (self->text, self->text->len - 1);
  text = lw_row_sink_cell (self->sink, self->column, &self->error);
  if (text)
    g_string_append_len (text, self->text->str, (gssize) self->text->len);
  if (!text || !lw_row_sink_set (self->sink, &cell, &self->error))
    stop (self);
  self->column += self->colspan;
}

static void
end_row (Reader *self)
{
  end_cell (self);
  if (!self->in_row || self->stopped)
    return;
  self->in_row = FALSE;
  if (!lw_row_sink_end (self->sink, &self->error))
    stop (self);
}

static void
start_row (Reader *self, const xmlChar **attributes)
{
  end_row (self);
  if (self->stopped)
    return;
  self->row++;
  self->column = 0;
  self->in_row = TRUE;
  if (!lw_row_sink_begin (self->sink, self->row, is_hidden (attributes), &self->error))
    stop (self);
}

static void
note_merge (Reader *self)
{
  LwMerge merge = { self->row - 1, self->row + self->rowspan - 2, self->column, self->column + self->colspan - 1 };

  for (guint i = 0; i < self->colspan && self->rowspan > 1; i++)
    *taken_until (self, self->column + i) = self->row + self->rowspan - 1;
  if (self->colspan == 1 && self->rowspan == 1)
    return;
  if (self->merges && self->merges->len < LW_SHEET_MAX_MERGES)
    g_array_append_val (self->merges, merge);
}

static void
start_cell (Reader *self, const xmlChar **attributes)
{
  end_cell (self);
  if (!self->in_row && !self->stopped)
    start_row (self, NULL); /* <td> without <tr> */
  if (self->stopped)
    return;
  while (self->column < self->taken_until->len && *taken_until (self, self->column) >= self->row)
    self->column++;
  self->colspan = span (attributes, "colspan", LW_SHEET_MAX_COLUMNS);
  self->rowspan = span (attributes, "rowspan", 65536);
  self->in_cell = TRUE;
  self->pending_space = FALSE;
  g_string_truncate (self->text, 0);
  if (self->column + self->colspan > LW_SHEET_MAX_COLUMNS)
    {
      lw_sheet_limit (&self->error, _ ("columns beyond XFD"));
      stop (self);
      return;
    }
  note_merge (self);
}

static void
break_line (Reader *self)
{
  if (self->in_cell && self->text->len)
    g_string_append_c (self->text, '\n');
  self->pending_space = FALSE;
}

static gboolean
is_silent (const char *name)
{
  return !strcmp (name, "script") || !strcmp (name, "style");
}

static void
start_cb (void *data, const xmlChar *tag, const xmlChar **attributes)
{
  Reader *self = data;
  const char *name = (const char *) tag;

  if (self->stopped)
    return;
  if (++self->depth > 1000) /* a page nests more deeply than a sheet's XML */
    {
      lw_sheet_limit (&self->error, _ ("elements nested too deeply"));
      stop (self);
    }
  else if (!strcmp (name, "table"))
    {
      if (!self->tables++)
        g_array_set_size (self->taken_until, 0);
    }
  else if (is_silent (name))
    self->silent++;
  else if (self->tables == 1 && !strcmp (name, "tr"))
    start_row (self, attributes);
  else if (self->tables == 1 && (!strcmp (name, "td") || !strcmp (name, "th")))
    start_cell (self, attributes);
  else if (!strcmp (name, "br") || !strcmp (name, "p") || !strcmp (name, "div"))
    break_line (self);
}

static void
end_cb (void *data, const xmlChar *tag)
{
  Reader *self = data;
  const char *name = (const char *) tag;

  if (self->stopped)
    return;
  self->depth -= self->depth > 0;
  if (!strcmp (name, "table") && self->tables)
    {
      if (self->tables == 1)
        end_row (self);
      self->tables--;
    }
  else if (is_silent (name))
    self->silent -= self->silent > 0;
  else if (self->tables == 1 && !strcmp (name, "tr"))
    end_row (self);
  else if (self->tables == 1 && (!strcmp (name, "td") || !strcmp (name, "th")))
    end_cell (self);
}

/* Blanks and line breaks of the source are one blank; those at the edges are none. */
static void
append_text (Reader *self, const char *p, gsize length)
{
  for (const char *end = p + length; p < end; p++)
    {
      gboolean no_break_space = end - p >= 2 && !memcmp (p, "\xc2\xa0", 2);
      gboolean at_start = !self->text->len || self->text->str[self->text->len - 1] == '\n';

      p += no_break_space;
      if (no_break_space || (guchar) *p <= ' ' || *p == 0x7f)
        {
          self->pending_space = !at_start;
          continue;
        }
      if (self->pending_space)
        g_string_append_c (self->text, ' ');
      self->pending_space = FALSE;
      g_string_append_c (self->text, *p);
    }
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  Reader *self = data;

  if (self->stopped || !self->in_cell || self->silent)
    return;
  append_text (self, (const char *) text, (gsize) length);
  if (self->text->len > 4 * LW_SHEET_MAX_CELL_CHARS)
    {
      lw_sheet_limit (&self->error, _ ("a cell of more than 32,767 characters"));
      stop (self);
    }
}

static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

static void
keep_tail (Reader *self, const char *text, gsize length)
{
  gsize from = length > TAIL ? length - TAIL : 0;

  for (gsize i = from; i < length; i++)
    g_string_append_c (self->tail, g_ascii_tolower (text[i]));
  if (self->tail->len > TAIL)
    g_string_erase (self->tail, 0, (gssize) (self->tail->len - TAIL));
}

/* The parser closes what is open at the end; a whole file has closed its table itself. */
static gboolean
is_cut_off (Reader *self)
{
  const char *close = g_strrstr (self->tail->str, "</table");
  const char *cell = g_strrstr (self->tail->str, "<td");

  if (!close)
    close = g_strrstr (self->tail->str, "</html");
  return !close || (cell && cell > close) || !strchr (close, '>');
}

static gboolean
feed (Reader *self, LwReadFunc read, gpointer source)
{
  char buffer[CHUNK];
  gssize n;

  while ((n = read (source, buffer, sizeof buffer, &self->error)) > 0)
    {
      keep_tail (self, buffer, (gsize) n);
      htmlParseChunk (self->context, buffer, (int) n, 0);
      if (self->stopped)
        return FALSE;
    }
  if (n < 0)
    return FALSE;
  if (is_cut_off (self))
    return lw_sheet_damaged (&self->error, _ ("the table does not end"));
  htmlParseChunk (self->context, buffer, 0, 1);
  if (!self->stopped)
    end_row (self);
  return !self->stopped;
}

gboolean
lw_html_table_read (LwReadFunc read, gpointer source, LwRowSink *sink, GArray *merges, GError **error)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElement = start_cb,
    .endElement = end_cb,
    .characters = text_cb,
    .cdataBlock = text_cb,
    .ignorableWhitespace = text_cb,
    .serror = ignore_error_cb,
  };
  g_autoptr(GArray) taken = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr(GString) text = g_string_new (NULL), tail = g_string_new (NULL);
  Reader self = { .sink = sink, .merges = merges, .taken_until = taken, .text = text, .tail = tail };
  gboolean ok;

  self.context = htmlCreatePushParserCtxt (&sax, &self, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!self.context)
    g_error ("out of memory");
  htmlCtxtUseOptions (self.context, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  ok = feed (&self, read, source);
  if (self.context->myDoc)
    xmlFreeDoc (self.context->myDoc);
  htmlFreeParserCtxt (self.context);
  if (self.error)
    g_propagate_error (error, self.error);
  return ok && !self.error;
}
