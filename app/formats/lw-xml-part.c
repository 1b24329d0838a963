/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xml-part.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536

struct _LwXmlPart
{
  xmlParserCtxtPtr context; /* owned */
  const LwXmlHandler *handler;
  gpointer user_data;
  const char *where;
  GError *error;            /* owned until the end */
  gboolean stopped;
  guint depth;
  const xmlChar *known_uri; /* interned by the parser: compared by address first */
};

static const char *const known_namespaces[] = {
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "http://schemas.openxmlformats.org/package/2006/relationships",
  "http://schemas.openxmlformats.org/package/2006/content-types",
  "urn:schemas-microsoft-com:office:spreadsheet",
  "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
};

static gboolean
is_known (LwXmlPart *self, const xmlChar *uri)
{
  if (!uri || uri == self->known_uri)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known_namespaces); i++)
    if (!strcmp ((const char *) uri, known_namespaces[i]))
      {
        self->known_uri = uri;
        return TRUE;
      }
  return FALSE;
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  LwXmlPart *self = data;

  if (self->stopped)
    return;
  if (++self->depth > LW_SHEET_MAX_DEPTH)
    {
      lw_sheet_limit (&self->error, _ ("elements nested too deeply"));
      lw_xml_part_stop (self);
      return;
    }
  self->handler->start (self, (const char *) name, is_known (self, uri), n_attributes, attributes);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  LwXmlPart *self = data;

  if (self->stopped)
    return;
  self->handler->end (self, (const char *) name, is_known (self, uri));
  self->depth--;
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  LwXmlPart *self = data;

  if (!self->stopped && self->handler->text)
    self->handler->text (self, (const char *) text, (gsize) length);
}

/* No office program writes a document type; entities that unfold without end come in one. */
static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  LwXmlPart *self = data;

  if (self->stopped)
    return;
  g_set_error (&self->error, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED,
               _ ("The file holds a document type (%s), which no spreadsheet program writes. Nothing was imported."),
               self->where);
  lw_xml_part_stop (self);
  xmlStopParser (self->context); /* none of its declarations is read */
}

static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

static gboolean
damaged (LwXmlPart *self)
{
  xmlErrorPtr last = xmlCtxtGetLastError (self->context);
  g_autofree char *where = NULL;

  if (self->error)
    return FALSE;
  where = g_strdup_printf (_ ("%s, line %d"), self->where, last ? last->line : 0);
  return lw_sheet_damaged (&self->error, where);
}

/* Reads on to the end even when the document is over: only there a zip's check sum is compared. */
static gboolean
feed (LwXmlPart *self, LwReadFunc read, gpointer source)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gssize n;

  while ((n = read (source, buffer, CHUNK, &self->error)) > 0)
    {
      int code = xmlParseChunk (self->context, buffer, (int) n, 0);

      if (self->stopped)
        return FALSE;
      if (code != XML_ERR_OK && !self->context->wellFormed)
        return damaged (self);
    }
  if (n < 0)
    return FALSE;
  xmlParseChunk (self->context, buffer, 0, 1);
  if (!self->stopped && !self->context->wellFormed)
    return damaged (self);
  return !self->stopped;
}

gboolean
lw_xml_part_parse (LwReadFunc read, gpointer source, const LwXmlHandler *handler, gpointer user_data,
                   const char *where, GError **error)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = doctype_cb,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
    .serror = ignore_error_cb,
  };
  LwXmlPart self = { .handler = handler, .user_data = user_data, .where = where };
  gboolean ok;

  self.context = xmlCreatePushParserCtxt (&sax, &self, NULL, 0, NULL);
  if (!self.context)
    g_error ("out of memory");
  xmlCtxtUseOptions (self.context, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  ok = feed (&self, read, source);
  if (self.context->myDoc)
    xmlFreeDoc (self.context->myDoc);
  xmlFreeParserCtxt (self.context);
  if (self.error)
    g_propagate_error (error, self.error);
  return ok && !self.error;
}

gpointer
lw_xml_part_get_data (LwXmlPart *part)
{
  return part->user_data;
}

guint
lw_xml_part_get_depth (LwXmlPart *part)
{
  return part->depth;
}

GError **
lw_xml_part_error (LwXmlPart *part)
{
  return &part->error;
}

void
lw_xml_part_stop (LwXmlPart *part)
{
  /* xmlStopParser() here would free the attributes that the handler still looks at; the parser is left
   * at the end of the chunk instead. */
  part->stopped = TRUE;
}

const char *
lw_xml_attribute (int n_attributes, const xmlChar **attributes, const char *name, gsize *length)
{
  for (int i = 0; i < n_attributes; i++)
    if (!strcmp ((const char *) attributes[5 * i], name))
      {
        *length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);
        return (const char *) attributes[5 * i + 3];
      }
  *length = 0;
  return NULL;
}

char *
lw_xml_dup_attribute (int n_attributes, const xmlChar **attributes, const char *name)
{
  gsize length;
  const char *value = lw_xml_attribute (n_attributes, attributes, name, &length);

  GString *text;

  if (!value)
    return NULL;
  /* The parser leaves &amp; of an attribute as &#38;, for whoever would parse it again. */
  text = g_string_new_len (value, (gssize) length);
  g_string_replace (text, "&#38;", "&", 0);
  return g_string_free (text, FALSE);
}

gboolean
lw_xml_attribute_true (int n_attributes, const xmlChar **attributes, const char *name)
{
  gsize length;
  const char *value = lw_xml_attribute (n_attributes, attributes, name, &length);

  return value && ((length == 1 && *value == '1') || (length == 4 && !strncmp (value, "true", 4)));
}

guint64
lw_xml_attribute_uint (int n_attributes, const xmlChar **attributes, const char *name, guint64 fallback)
{
  gsize length;
  const char *text = lw_xml_attribute (n_attributes, attributes, name, &length);
  guint64 value;

  return text && lw_parse_uint (text, length, &value) ? value : fallback;
}

gboolean
lw_parse_uint (const char *text, gsize length, guint64 *value)
{
  *value = 0;
  if (!length || length > 18)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint64) (text[i] - '0');
    }
  return TRUE;
}
