/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-lrmx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-workbook.h"

/* A form is some 20 kB and a photo; no real one comes near these. */
#define MOST_BYTES (16 * 1024 * 1024)
#define MOST_TEXT (1024 * 1024)
#define MOST_DEPTH 8
#define MOST_RELATIVES 100

#define PHOTO "ZhaoPian"
#define FAMILY "JiaTingChengYuan"
#define ITEM "Item"

typedef struct
{
  GHashTable *fields;
  GString *text;
  char *element;   /* directly below Person */
  GString *family;
  guint depth, n_people, n_relatives;
  gboolean in_item;
  const char *wrong; /* msgid of why it was given up */
} LwLrmx;

const LwFormField *
lw_form_fields (guint *n_fields)
{
  static const LwFormField fields[] = {
    { "XingMing", "姓名", "name" },
    { "XingBie", "性别", "sex" },
    { "ChuShengNianYue", "出生年月", "birth" },
    { "MinZu", "民族", "ethnicity" },
    { "JiGuan", "籍贯", "native_place" },
    { "ChuShengDi", "出生地", NULL },
    { "RuDangShiJian", "入党时间", "party_joined" },
    { "CanJiaGongZuoShiJian", "参加工作时间", "work_started" },
    { "DaoLingNianYue", "到龄年月", NULL },
    { "JianKangZhuangKuang", "健康状况", NULL },
    { "ZhuanYeJiShuZhiWu", "专业技术职务", NULL },
    { "ShuXiZhuanYeYouHeZhuanChang", "熟悉专业有何专长", NULL },
    { "QuanRiZhiJiaoYu_XueLi", "全日制教育/学历", "education_full_time" },
    { "QuanRiZhiJiaoYu_XueWei", "全日制教育/学位", "degree" },
    { "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "全日制教育/毕业院校系及专业", "school_full_time" },
    { "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "全日制教育/学位毕业院校系及专业", NULL },
    { "ZaiZhiJiaoYu_XueLi", "在职教育/学历", "education_in_service" },
    { "ZaiZhiJiaoYu_XueWei", "在职教育/学位", NULL },
    { "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "在职教育/毕业院校系及专业", "school_in_service" },
    { "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "在职教育/学位毕业院校系及专业", NULL },
    { "XianRenZhiWu", "现任职务", NULL }, /* posts come from rosters, never from a form */
    { "NiRenZhiWu", "拟任职务", NULL },
    { "NiMianZhiWu", "拟免职务", NULL },
    { "JianLi", "简历", NULL },
    { "JiangChengQingKuang", "奖惩情况", NULL },
    { "NianDuKaoHeJieGuo", "年度考核结果", NULL },
    { "RenMianLiYou", "任免理由", NULL },
    { FAMILY, "家庭主要成员及重要社会关系", NULL },
    { "ChengBaoDanWei", "呈报单位", NULL },
    { "GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限", NULL },
    { "JiSuanNianLingShiJian", "计算年龄时间", NULL },
    { "TianBiaoShiJian", "填表时间", NULL },
    { "TianBiaoRen", "填表人", NULL },
    { "ShenFenZheng", "身份证号", "id_number" },
  };

  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

static void
give_up (LwLrmx *self,
         const char *wrong,
         GError **error)
{
  self->wrong = wrong;
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, wrong);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attributes,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  LwLrmx *self = data;

  self->depth++;
  g_string_truncate (self->text, 0);
  if (self->depth > MOST_DEPTH)
    give_up (self, N_("it is nested deeper than any form"), error);
  else if (self->depth == 1)
    {
      if (strcmp (name, "Person") != 0)
        give_up (self, N_("it holds no person"), error);
      self->n_people++;
    }
  else if (self->depth == 2)
    {
      g_free (self->element);
      self->element = g_strdup (name);
    }
  else if (self->depth == 3 && strcmp (name, ITEM) == 0)
    {
      self->in_item = TRUE;
      if (++self->n_relatives > MOST_RELATIVES)
        give_up (self, N_("it lists more relatives than any form"), error);
    }
}

static char *
take_text (LwLrmx *self)
{
  return g_strstrip (g_strdup (self->text->str));
}

static void
end_of_relative (LwLrmx *self)
{
  /* The members are joined by two spaces, the relatives by line breaks. */
  while (self->family->len && self->family->str[self->family->len - 1] == ' ')
    g_string_truncate (self->family, self->family->len - 1);
  if (self->family->len)
    g_string_append_c (self->family, '\n');
  self->in_item = FALSE;
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *name,
                gpointer data,
                GError **error)
{
  LwLrmx *self = data;
  g_autofree char *text = take_text (self);

  if (self->depth == 4 && self->in_item && *text)
    g_string_append_printf (self->family, "%s  ", text);
  else if (self->depth == 3 && self->in_item)
    end_of_relative (self);
  else if (self->depth == 2 && strcmp (name, FAMILY) == 0)
    {
      g_autofree char *family = g_strstrip (g_strdup (self->family->str));

      if (*family)
        g_hash_table_insert (self->fields, g_strdup (FAMILY), g_steal_pointer (&family));
    }
  else if (self->depth == 2 && *text && strcmp (name, PHOTO) != 0)
    g_hash_table_insert (self->fields, g_strdup (name), g_steal_pointer (&text));
  g_string_truncate (self->text, 0);
  self->depth--;
}

/* XML allows no others, but the parser lets them pass. */
static gboolean
has_control_characters (const char *text,
                        gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < ' ' && !g_ascii_isspace (text[i]))
      return TRUE;
  return FALSE;
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  LwLrmx *self = data;

  if (self->depth == 2 && g_strcmp0 (self->element, PHOTO) == 0)
    return;
  if (has_control_characters (text, length))
    give_up (self, N_("it is cut off or damaged"), error);
  else if (self->text->len + length > MOST_TEXT)
    give_up (self, N_("one of its fields is larger than any form"), error);
  else
    g_string_append_len (self->text, text, (gssize) length);
}

/* Comments and instructions say nothing. */
static void
passthrough_cb (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer data,
                GError **error)
{
  if (g_str_has_prefix (text, "<!") && !g_str_has_prefix (text, "<!--"))
    give_up (data, N_("it declares a document type, which no form does"), error);
}

static gboolean
fail (const char *name,
      const char *why,
      GError **error)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED,
               _("“%s” cannot be read as an appointment form: %s. Nothing was imported."), name, why);
  return FALSE;
}

/* UTF-8 whatever the declaration says; else GB18030. (transfer full) */
static char *
to_utf8 (GBytes *bytes,
         gsize *length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (g_utf8_validate_len (data, size, NULL))
    {
      *length = size;
      return g_strndup (data, size);
    }
  return g_convert (data, (gssize) size, "UTF-8", "GB18030", NULL, length, NULL);
}

/* The declaration may name another encoding than the text is in now. */
static const char *
skip_declaration (const char *text)
{
  const char *end;

  while (g_ascii_isspace (*text))
    text++;
  if (!g_str_has_prefix (text, "<?xml"))
    return text;
  end = strstr (text, "?>");
  return end ? end + 2 : text;
}

static gboolean
run_parser (LwLrmx *self,
            const char *text,
            const char *name,
            GError **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, passthrough_cb, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  gboolean whole = g_markup_parse_context_parse (context, text, -1, NULL)
                   && g_markup_parse_context_end_parse (context, NULL);

  g_markup_parse_context_free (context);
  if (self->wrong)
    return fail (name, _(self->wrong), error);
  if (!whole || self->n_people != 1)
    return fail (name, _("it is cut off or damaged"), error);
  return TRUE;
}

GHashTable *
lw_lrmx_parse (GBytes *bytes,
               const char *name,
               GError **error)
{
  LwLrmx self = { 0 };
  gsize length = 0;
  g_autofree char *text = NULL;
  gboolean done;

  if (g_bytes_get_size (bytes) > MOST_BYTES)
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_LIMIT,
                   _("“%s” is larger than any appointment form. Nothing was imported."), name);
      return NULL;
    }
  text = to_utf8 (bytes, &length);
  if (!text || strlen (text) != length)
    {
      fail (name, _("it is neither UTF-8 nor GB18030"), error);
      return NULL;
    }
  self.fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.text = g_string_new (NULL);
  self.family = g_string_new (NULL);
  done = run_parser (&self, skip_declaration (text), name, error);
  g_string_free (self.text, TRUE);
  g_string_free (self.family, TRUE);
  g_free (self.element);
  if (!done)
    g_clear_pointer (&self.fields, g_hash_table_unref);
  return self.fields;
}

gboolean
lw_lrmx_is (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_strndup (data ? data : "", MIN (size, 4096));
  const char *p = start;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  p = skip_declaration (p);
  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "<Person"))
    return TRUE;
  /* A document type or a comment may stand before: the parser will say what is wrong. */
  return *p == '<' && strstr (p, "<Person") && strstr (p, "<XingMing");
}
