/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xlsx-private.h"

#include "lw-sheet-limits.h"

#include <string.h>

typedef struct
{
  LwStringTable *strings;
  GString *text; /* of the string in the making; NULL between strings */
  gsize start;
  guint phonetic; /* how deep inside <rPh>: how a name is read aloud is no part of it */
  gboolean in_text;
} Loader;

static void
start_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Loader *loader = lw_xml_part_get_data (part);

  if (!known)
    return;
  if (!strcmp (name, "si") && !loader->text)
    {
      loader->text = lw_string_table_begin (loader->strings);
      loader->start = loader->text->len;
    }
  else if (!strcmp (name, "rPh"))
    loader->phonetic++;
  else if (!strcmp (name, "t"))
    loader->in_text = loader->text && !loader->phonetic;
}

static void
end_cb (LwXmlPart *part, const char *name, gboolean known)
{
  Loader *loader = lw_xml_part_get_data (part);

  if (!known)
    return;
  if (!strcmp (name, "t"))
    loader->in_text = FALSE;
  else if (!strcmp (name, "rPh") && loader->phonetic)
    loader->phonetic--;
  else if (!strcmp (name, "si") && loader->text)
    {
      lw_sheet_clean_text (loader->text, loader->start, TRUE);
      loader->text = NULL;
      if (!lw_string_table_end (loader->strings, lw_xml_part_error (part)))
        lw_xml_part_stop (part);
    }
}

static void
text_cb (LwXmlPart *part, const char *text, gsize length)
{
  Loader *loader = lw_xml_part_get_data (part);

  if (loader->in_text)
    g_string_append_len (loader->text, text, (gssize) length);
}

gboolean
lw_xlsx_strings_load (LwZipPackage *package, const char *part, LwStringTable *strings, GError **error)
{
  static const LwXmlHandler handler = { .start = start_cb, .end = end_cb, .text = text_cb };
  Loader loader = { .strings = strings };

  return lw_zip_package_parse (package, part, LW_SHEET_MAX_STRING_BYTES * 2, &handler, &loader, error);
}
