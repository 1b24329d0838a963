/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/* One XML part read as a stream of elements. Document types and entities are refused, nesting is
 * limited, and a part that ends too early is an error. */

/* Fills @buffer; returns the number of bytes, 0 at the end, -1 with @error. */
typedef gssize (*LwReadFunc) (gpointer source, void *buffer, gsize size, GError **error);

typedef struct _LwXmlPart LwXmlPart;

/* @known: the element is of a spreadsheet's own namespace, or of none. */
typedef struct
{
  void (*start) (LwXmlPart *part, const char *name, gboolean known, int n_attributes, const xmlChar **attributes);
  void (*end)   (LwXmlPart *part, const char *name, gboolean known);
  void (*text)  (LwXmlPart *part, const char *text, gsize length); /* may be NULL */
} LwXmlHandler;

/* @where names the part in messages. FALSE with @error, or without where a handler has stopped. */
gboolean lw_xml_part_parse    (LwReadFunc read, gpointer source, const LwXmlHandler *handler, gpointer user_data,
                               const char *where, GError **error);

/* For handlers. */
gpointer lw_xml_part_get_data (LwXmlPart *part);
guint    lw_xml_part_get_depth (LwXmlPart *part);
/* Where the handler puts its error before lw_xml_part_stop(). */
GError **lw_xml_part_error    (LwXmlPart *part);
void     lw_xml_part_stop     (LwXmlPart *part);
/* Value of an attribute by its local name, not ended by NUL; NULL if there is none. */
const char *lw_xml_attribute  (int n_attributes, const xmlChar **attributes, const char *name, gsize *length);
/* The same as a string: (transfer full) (nullable). */
char       *lw_xml_dup_attribute  (int n_attributes, const xmlChar **attributes, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* "1" or "true". */
gboolean    lw_xml_attribute_true (int n_attributes, const xmlChar **attributes, const char *name);
/* A number without sign; @fallback for none or a bad one. */
guint64     lw_xml_attribute_uint (int n_attributes, const xmlChar **attributes, const char *name, guint64 fallback);
/* Digits, at most 18 of them; FALSE for anything else. */
gboolean    lw_parse_uint         (const char *text, gsize length, guint64 *value);

G_END_DECLS
