/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "lw-paper-private.h"

/* The fonts of official papers (GB/T 9704 and the usage of offices) under the names that they have
 * on different systems, and what stands in for them: a Song face for 仿宋 and 小标宋, a sans face
 * for 黑体. */

typedef enum
{
  FACE_TITLE,
  FACE_BODY,
  FACE_HEADING,
  N_FACES,
} Face;

typedef struct
{
  const char *caption; /* of the official font */
  const char *official[5];
  const char *stand_in;
  gboolean bold;          /* the stand-in is set bold */
  gboolean official_bold; /* so is the official one */
} FaceRow;

static const FaceRow faces[N_FACES] = {
  [FACE_TITLE] = { N_("FZXiaoBiaoSong"),
                   { "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", NULL },
                   "Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,serif", TRUE, FALSE },
  [FACE_BODY] = { N_("FangSong"),
                  { "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", NULL },
                  "Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,serif", FALSE, FALSE },
  [FACE_HEADING] = { N_("SimHei"),
                     { "SimHei", "黑体", "FZHei-B01S", "方正黑体_GBK", NULL },
                     "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Zen Hei,sans-serif", TRUE, FALSE },
};

typedef struct
{
  Face face;
  gboolean bold;
  double size;
  double line; /* in sizes */
} StyleRow;

static const StyleRow styles[LW_PAPER_N_STYLES] = {
  [LW_PAPER_TITLE] = { FACE_TITLE, FALSE, 20.0, 1.38 },
  [LW_PAPER_CHAPTER] = { FACE_TITLE, FALSE, 17.0, 1.38 },
  [LW_PAPER_HEADING] = { FACE_HEADING, FALSE, 11.6, 1.45 },
  [LW_PAPER_BODY] = { FACE_BODY, FALSE, 10.1, 1.55 },
  [LW_PAPER_TABLE] = { FACE_BODY, FALSE, 9.4, 1.35 },
  [LW_PAPER_FINE] = { FACE_BODY, FALSE, 7.9, 1.32 },
  [LW_PAPER_HEAD] = { FACE_HEADING, FALSE, 9.2, 1.35 },
  [LW_PAPER_HEAD_FINE] = { FACE_HEADING, FALSE, 8.2, 1.32 },
  [LW_PAPER_NOTE] = { FACE_BODY, FALSE, 8.6, 1.5 },
  [LW_PAPER_FOOT] = { FACE_BODY, FALSE, 8.2, 1.5 },
  [LW_PAPER_CHIP] = { FACE_HEADING, FALSE, 8.8, 1.3 },
  [LW_PAPER_CHIP_QUIET] = { FACE_BODY, FALSE, 8.8, 1.3 },
};

/* The official font's name that this machine knows, or NULL. */
static const char *
find_official (PangoFontMap *map, const FaceRow *row)
{
  for (guint i = 0; row->official[i] != NULL; i++)
    {
      PangoFontFamily *family = pango_font_map_get_family (map, row->official[i]);
      if (family != NULL)
        return row->official[i];
    }
  return NULL;
}

static PangoFontDescription *
describe_face (PangoFontMap *map, const FaceRow *row)
{
  const char *official = find_official (map, row);
  gboolean bold = official != NULL ? row->official_bold : row->bold;
  g_autofree char *families = official != NULL ? g_strconcat (official, ",", row->stand_in, NULL)
                                               : g_strdup (row->stand_in);
  PangoFontDescription *font = pango_font_description_new ();
  pango_font_description_set_family (font, families);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

void
lw_paper_fonts_load (PangoContext *context, LwPaperFont *fonts)
{
  PangoFontMap *map = pango_context_get_font_map (context);
  PangoFontDescription *described[N_FACES];

  for (guint i = 0; i < N_FACES; i++)
    described[i] = describe_face (map, &faces[i]);

  for (guint i = 0; i < LW_PAPER_N_STYLES; i++)
    {
      fonts[i].font = pango_font_description_copy (described[styles[i].face]);
      pango_font_description_set_absolute_size (fonts[i].font, styles[i].size * PANGO_SCALE);
      fonts[i].size = styles[i].size;
      fonts[i].line = styles[i].size * styles[i].line;
    }

  for (guint i = 0; i < N_FACES; i++)
    pango_font_description_free (described[i]);
}

void
lw_paper_fonts_clear (LwPaperFont *fonts)
{
  for (guint i = 0; i < LW_PAPER_N_STYLES; i++)
    g_clear_pointer (&fonts[i].font, pango_font_description_free);
}

/**
 * lw_paper_missing_fonts:
 *
 * Names the official fonts for which another one stands in.
 *
 * Returns: (transfer full) (nullable): their names in the user's language
 */
char *
lw_paper_missing_fonts (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; i < N_FACES; i++)
    if (find_official (map, &faces[i]) == NULL)
      g_ptr_array_add (missing, (gpointer) _(faces[i].caption));
  if (missing->len == 0)
    return NULL;

  g_ptr_array_add (missing, NULL);
  /* translators: between the names of a list */
  return g_strjoinv (C_("list", ", "), (char **) missing->pdata);
}
