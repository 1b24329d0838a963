/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xlsx-maker.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define DOC_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_NS "http://schemas.openxmlformats.org/package/2006"

struct _XlsxMaker
{
  GHashTable *parts; /* name to GBytes */
};

XlsxMaker *
xlsx_maker_new (void)
{
  XlsxMaker *self = g_new0 (XlsxMaker, 1);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  xlsx_maker_set (self, "[Content_Types].xml",
                  "<Types xmlns='" PACKAGE_NS "/content-types'><Override PartName='/xl/workbook.xml' ContentType="
                  "'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
  xlsx_maker_set (self, "_rels/.rels",
                  "<Relationships xmlns='" PACKAGE_NS "/relationships'><Relationship Id='rId1' Type='" DOC_NS
                  "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
  xlsx_maker_set (self, "xl/workbook.xml",
                  "<workbook xmlns='" MAIN_NS "' xmlns:r='" DOC_NS "'><sheets><sheet name='表' sheetId='1' r:id='rId1'/>"
                  "</sheets></workbook>");
  xlsx_maker_set (self, "xl/_rels/workbook.xml.rels",
                  "<Relationships xmlns='" PACKAGE_NS "/relationships'>"
                  "<Relationship Id='rId1' Type='" DOC_NS "/worksheet' Target='worksheets/sheet1.xml'/>"
                  "<Relationship Id='rId2' Type='" DOC_NS "/styles' Target='styles.xml'/>"
                  "<Relationship Id='rId3' Type='" DOC_NS "/sharedStrings' Target='sharedStrings.xml'/></Relationships>");
  xlsx_maker_strings (self, "");
  xlsx_maker_formats (self, "General", NULL);
  xlsx_maker_rows (self, "", "");
  return self;
}

void
xlsx_maker_set_data (XlsxMaker *self, const char *part, gconstpointer data, gsize size)
{
  g_hash_table_replace (self->parts, g_strdup (part), g_bytes_new (data, size));
}

void
xlsx_maker_set (XlsxMaker *self, const char *part, const char *text)
{
  if (text)
    xlsx_maker_set_data (self, part, text, strlen (text));
  else
    g_hash_table_remove (self->parts, part);
}

void
xlsx_maker_rows (XlsxMaker *self, const char *rows, const char *after)
{
  g_autofree char *text = g_strdup_printf ("<worksheet xmlns='" MAIN_NS "'><sheetData>%s</sheetData>%s</worksheet>", rows, after);

  xlsx_maker_set (self, "xl/worksheets/sheet1.xml", text);
}

void
xlsx_maker_strings (XlsxMaker *self, const char *items)
{
  g_autofree char *text = g_strdup_printf ("<sst xmlns='" MAIN_NS "'>%s</sst>", items);

  xlsx_maker_set (self, "xl/sharedStrings.xml", text);
}

void
xlsx_maker_formats (XlsxMaker *self, const char *first, ...)
{
  g_autoptr(GString) formats = g_string_new (NULL), styles = g_string_new ("<xf numFmtId='0'/>");
  g_autofree char *text = NULL;
  int id = 164;
  va_list more;

  va_start (more, first);
  for (const char *code = first; code; code = va_arg (more, const char *))
    {
      g_autofree char *escaped = g_markup_escape_text (code, -1);

      if (g_ascii_isdigit (*code) && strspn (code, "0123456789") == strlen (code) && strcmp (code, "0"))
        {
          g_string_append_printf (styles, "<xf numFmtId='%s'/>", code);
          continue;
        }
      g_string_append_printf (formats, "<numFmt numFmtId='%d' formatCode='%s'/>", id, escaped);
      g_string_append_printf (styles, "<xf numFmtId='%d'/>", id++);
    }
  va_end (more);
  text = g_strdup_printf ("<styleSheet xmlns='" MAIN_NS "'><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId='14'/>"
                          "</cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>", formats->str, styles->str);
  xlsx_maker_set (self, "xl/styles.xml", text);
}

static GBytes *
read_back (zip_source_t *source)
{
  zip_stat_t stat;
  gpointer data;

  g_assert_cmpint (zip_source_open (source), ==, 0);
  g_assert_cmpint (zip_source_stat (source, &stat), ==, 0);
  data = g_malloc (stat.size);
  g_assert_cmpint (zip_source_read (source, data, stat.size), ==, (gint64) stat.size);
  zip_source_close (source);
  zip_source_free (source);
  return g_bytes_new_take (data, stat.size);
}

GBytes *
xlsx_maker_finish (XlsxMaker *self)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  GHashTableIter iter;
  gpointer name, part;

  g_assert_nonnull (zip);
  zip_source_keep (source);
  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &name, &part))
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (part, &size);

      g_assert_cmpint (zip_file_add (zip, name, zip_source_buffer (zip, data, size, 0), ZIP_FL_ENC_UTF_8), >=, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_hash_table_unref (self->parts);
  g_free (self);
  return read_back (source);
}
