/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-lrmx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-workbook.h"

/* The older form: one record of quoted fields, GBK. '#' is a line break or parts full-time from
 * degree, '@' parts full-time from in-service, or the lines of a list. */

#define MOST_BYTES (4 * 1024 * 1024)
#define LEAST_FIELDS 20
#define MOST_FIELDS 64

/* Where the plain fields stand; NULL: read apart, or unused. */
static const char *const elements[] = {
  "XingMing", "XingBie", "ChuShengNianYue", "MinZu", "JiGuan", "RuDangShiJian", "JianKangZhuangKuang", "ChuShengDi",
  "CanJiaGongZuoShiJian", NULL, NULL, "ZhuanYeJiShuZhiWu", NULL, NULL, NULL, NULL, "ShuXiZhuanYeYouHeZhuanChang", "JianLi",
  "JiangChengQingKuang", "NianDuKaoHeJieGuo", NULL, NULL, NULL, NULL, NULL, "XianRenZhiWu", "NiRenZhiWu", "NiMianZhiWu", "RenMianLiYou",
  "ChengBaoDanWei", "JiSuanNianLingShiJian", "TianBiaoRen", "TianBiaoShiJian", "ShenFenZheng",
};

static GPtrArray *
split_fields (const char *text)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;

  while (fields->len < MOST_FIELDS)
    {
      const char *end;

      while (g_ascii_isspace (*p) || *p == ',')
        p++;
      if (*p != '"')
        break;
      end = strchr (++p, '"');
      if (!end)
        break;
      g_ptr_array_add (fields, g_strstrip (g_strndup (p, (gsize) (end - p))));
      p = end + 1;
    }
  return fields;
}

static void
put (GHashTable *fields,
     const char *element,
     const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdelimit (g_strdup (text ? text : ""), "#", '\n'));

  if (element && *clean)
    g_hash_table_insert (fields, g_strdup (element), g_steal_pointer (&clean));
}

/* "学历#学位@学历#学位" */
static void
put_education (GHashTable *fields,
               const char *text,
               const char *const names[4])
{
  g_auto(GStrv) sides = g_strsplit (text, "@", 2);

  for (guint side = 0; sides[side]; side++)
    {
      g_auto(GStrv) parts = g_strsplit (sides[side], "#", 2);

      for (guint part = 0; parts[part]; part++)
        put (fields, names[side * 2 + part], parts[part]);
    }
}

static void
put_family (GHashTable *fields,
            GPtrArray *raw)
{
  g_autoptr(GString) family = g_string_new (NULL);
  GStrv columns[5];

  for (guint i = 0; i < 5; i++)
    columns[i] = g_strsplit (g_ptr_array_index (raw, 20 + i), "@", 100);
  for (guint line = 0; columns[0][0] && line < 100; line++)
    {
      g_autoptr(GString) one = g_string_new (NULL);

      for (guint i = 0; i < 5; i++)
        if (line < g_strv_length (columns[i]) && *g_strstrip (columns[i][line]))
          g_string_append_printf (one, "%s%s", one->len ? "  " : "", columns[i][line]);
      if (one->len)
        g_string_append_printf (family, "%s%s", family->len ? "\n" : "", one->str);
    }
  for (guint i = 0; i < 5; i++)
    g_strfreev (columns[i]);
  put (fields, "JiaTingChengYuan", family->str);
}

gboolean
lw_lrm_is (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i < size && data[i] == '"';
}

GHashTable *
lw_lrm_parse (GBytes *bytes,
              const char *name,
              GError **error)
{
  static const char *const education[] = { "QuanRiZhiJiaoYu_XueLi", "QuanRiZhiJiaoYu_XueWei", "ZaiZhiJiaoYu_XueLi", "ZaiZhiJiaoYu_XueWei" };
  static const char *const schools[] = { "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi",
                                         "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi" };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) raw = NULL;
  GHashTable *fields;

  if (size <= MOST_BYTES && data)
    text = g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size)
                                                  : g_convert (data, (gssize) size, "UTF-8", "GB18030", NULL, NULL, NULL);
  raw = split_fields (text && g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text ? text : "");
  if (raw->len < LEAST_FIELDS)
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED,
                   _("“%s” cannot be read as an appointment form: %s. Nothing was imported."), name, _("it is cut off or damaged"));
      return NULL;
    }
  fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < raw->len && i < G_N_ELEMENTS (elements); i++)
    put (fields, elements[i], g_ptr_array_index (raw, i));
  put_education (fields, g_ptr_array_index (raw, 9), education);
  put_education (fields, g_ptr_array_index (raw, 10), schools);
  if (raw->len >= 25)
    put_family (fields, raw);
  return fields;
}
