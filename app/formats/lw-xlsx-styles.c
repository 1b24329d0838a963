/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xlsx-private.h"

#include "lw-sheet-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GHashTable *by_id;   /* owned; number format id to LwNumberFormat, borrowed from formats */
  GPtrArray *formats;
  GPtrArray *styles;
  gboolean in_cell_formats;
} Loader;

static LwNumberFormat *
keep_format (Loader *loader, guint64 id, LwNumberFormat *format)
{
  g_ptr_array_add (loader->formats, format);
  g_hash_table_insert (loader->by_id, GUINT_TO_POINTER ((guint) id), format);
  return format;
}

static void
add_style (Loader *loader, guint64 id)
{
  LwNumberFormat *format = NULL;

  /* General most of the time: no format at all is quickest. */
  if (id && !g_hash_table_lookup_extended (loader->by_id, GUINT_TO_POINTER ((guint) id), NULL, (gpointer *) &format))
    format = keep_format (loader, id, lw_number_format_new_builtin ((guint) id));
  g_ptr_array_add (loader->styles, format);
}

static void
start_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Loader *loader = lw_xml_part_get_data (part);
  g_autofree char *code = NULL;
  guint64 id;

  if (!known)
    return;
  if (!strcmp (name, "cellXfs"))
    loader->in_cell_formats = TRUE;
  id = MIN (lw_xml_attribute_uint (n, attributes, "numFmtId", 0), G_MAXUINT16 * 16);
  if (!strcmp (name, "numFmt") && (code = lw_xml_dup_attribute (n, attributes, "formatCode")))
    keep_format (loader, id, lw_number_format_new (code));
  else if (loader->in_cell_formats && !strcmp (name, "xf"))
    add_style (loader, id);

  if (loader->styles->len > LW_SHEET_MAX_STYLES || loader->formats->len > LW_SHEET_MAX_STYLES)
    {
      lw_sheet_limit (lw_xml_part_error (part), _ ("too many cell formats"));
      lw_xml_part_stop (part);
    }
}

static void
end_cb (LwXmlPart *part, const char *name, gboolean known)
{
  Loader *loader = lw_xml_part_get_data (part);

  if (known && !strcmp (name, "cellXfs"))
    loader->in_cell_formats = FALSE;
}

gboolean
lw_xlsx_styles_load (LwZipPackage *package, const char *part, GPtrArray *formats, GPtrArray *styles, GError **error)
{
  static const LwXmlHandler handler = { .start = start_cb, .end = end_cb };
  g_autoptr(GHashTable) by_id = g_hash_table_new (NULL, NULL);
  Loader loader = { by_id, formats, styles, FALSE };

  return lw_zip_package_parse (package, part, LW_SHEET_MAX_SMALL_PART, &handler, &loader, error);
}
