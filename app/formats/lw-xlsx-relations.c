/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xlsx-private.h"

#include "lw-sheet-limits.h"

#include <string.h>

typedef struct
{
  LwXlsxRelations *relations;
  const char *folder;
} Loader;

/* "worksheets/sheet1.xml" and "../a.xml" are seen from the folder of the part, "/xl/a.xml" from the
 * root. */
static char *
resolve (const char *folder, const char *target)
{
  g_auto(GStrv) pieces = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *whole = NULL;

  whole = *target == '/' ? g_strdup (target) : g_strdup_printf ("%s/%s", folder, target);
  g_strdelimit (whole, "\\", '/');
  pieces = g_strsplit (whole, "/", -1);
  for (guint i = 0; pieces[i]; i++)
    {
      if (!strcmp (pieces[i], ".."))
        g_ptr_array_set_size (kept, (int) kept->len - (kept->len ? 1 : 0));
      else if (*pieces[i] && strcmp (pieces[i], "."))
        g_ptr_array_add (kept, pieces[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
relation_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Loader *loader = lw_xml_part_get_data (part);
  g_autofree char *id = NULL, *type = NULL, *target = NULL;
  const char *kind;
  char *resolved;

  if (!known || strcmp (name, "Relationship"))
    return;
  id = lw_xml_dup_attribute (n, attributes, "Id");
  type = lw_xml_dup_attribute (n, attributes, "Type");
  target = lw_xml_dup_attribute (n, attributes, "Target");
  if (!id || !target || !type)
    return;

  kind = strrchr (type, '/');
  resolved = resolve (loader->folder, target);
  if (kind && !g_hash_table_contains (loader->relations->by_kind, kind + 1))
    g_hash_table_insert (loader->relations->by_kind, g_strdup (kind + 1), g_strdup (resolved));
  g_hash_table_replace (loader->relations->by_id, g_steal_pointer (&id), resolved);
}

static void
ignore_end_cb (LwXmlPart *part, const char *name, gboolean known)
{
}

gboolean
lw_xlsx_relations_load (LwXlsxRelations *self, LwZipPackage *package, const char *part, GError **error)
{
  static const LwXmlHandler handler = { .start = relation_cb, .end = ignore_end_cb };
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = *part ? g_path_get_basename (part) : g_strdup ("");
  g_autofree char *path = NULL;
  Loader loader = { self, folder };

  if (!strcmp (folder, "."))
    *folder = 0;
  path = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_kind = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!lw_zip_package_has (package, path))
    return TRUE;
  return lw_zip_package_parse (package, path, LW_SHEET_MAX_SMALL_PART, &handler, &loader, error);
}

void
lw_xlsx_relations_clear (LwXlsxRelations *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_kind, g_hash_table_unref);
}

typedef struct
{
  const char *wanted; /* the part whose type is asked for; NULL: any part that is a workbook */
  char *part;
  char *type;
} TypeFinder;

static gboolean
is_workbook_type (const char *type)
{
  return (strstr (type, "spreadsheetml") || strstr (type, "ms-excel")) && g_str_has_suffix (type, ".main+xml");
}

static void
content_type_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  TypeFinder *finder = lw_xml_part_get_data (part);
  g_autofree char *path = NULL, *type = NULL;

  if (!known || strcmp (name, "Override") || finder->type)
    return;
  path = lw_xml_dup_attribute (n, attributes, "PartName");
  type = lw_xml_dup_attribute (n, attributes, "ContentType");
  if (!path || !type)
    return;
  if (finder->wanted ? !g_ascii_strcasecmp (path + (*path == '/'), finder->wanted) : is_workbook_type (type))
    {
      finder->part = g_strdup (path + (*path == '/'));
      finder->type = g_steal_pointer (&type);
    }
}

static gboolean
find_type (LwZipPackage *package, TypeFinder *finder, GError **error)
{
  static const LwXmlHandler handler = { .start = content_type_cb, .end = ignore_end_cb };

  if (!lw_zip_package_has (package, "[Content_Types].xml"))
    return TRUE;
  return lw_zip_package_parse (package, "[Content_Types].xml", LW_SHEET_MAX_SMALL_PART, &handler, finder, error);
}

char *
lw_xlsx_find_workbook (LwZipPackage *package, char **content_type, GError **error)
{
  LwXlsxRelations relations = { 0 };
  TypeFinder finder = { 0 };
  g_autofree char *part = NULL;
  gboolean ok = lw_xlsx_relations_load (&relations, package, "", error);

  *content_type = NULL;
  if (ok)
    part = g_strdup (g_hash_table_lookup (relations.by_kind, "officeDocument"));
  lw_xlsx_relations_clear (&relations);
  if (!ok)
    return NULL;

  if (part && !lw_zip_package_has (package, part))
    g_clear_pointer (&part, g_free);
  finder.wanted = part;
  if (!find_type (package, &finder, error))
    {
      g_free (finder.part);
      g_free (finder.type);
      return NULL;
    }
  if (!part)
    part = g_steal_pointer (&finder.part);
  if (!part && lw_zip_package_has (package, "xl/workbook.xml"))
    part = g_strdup ("xl/workbook.xml");
  g_free (finder.part);
  *content_type = finder.type;
  return g_steal_pointer (&part);
}
