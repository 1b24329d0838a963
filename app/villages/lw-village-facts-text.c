/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-facts-text.h"

#include "lw-captions.h"
#include "lw-line.h"

#include <glib/gi18n-lib.h>

/* No committee has so many seats (the organic law: three to seven; a Party committee up to nine), no
 * village so many people: more is a slip of the hand, and would make every vacancy nonsense. */
#define MOST_SEATS 30
#define MOST_PEOPLE 1000000
#define MOST_RECRUITS 1000

static gint64
most_of (const LwField *field)
{
  return g_str_has_suffix (field->name, "_seats") ? MOST_SEATS : MOST_PEOPLE;
}

static char *
read_number (const char *text,
             gint64      most,
             gint64     *number)
{
  g_autofree char *line = lw_line_clean (text);
  gint64 read = 0;

  *number = LW_INT_NULL;
  if (line == NULL)
    return NULL;
  if (!lw_number_parse (line, &read) || read < 0)
    return g_strdup (_("Not a whole number of 0 or more; the text was kept."));
  if (read > most)
    /* translators: a number that was typed, the largest that is possible */
    return g_strdup_printf (_("%ld are too many, at most %ld can be; the text was kept."),
                            (glong) read, (glong) most);
  *number = read;
  return NULL;
}

static char *
read_text (const LwField *field,
           const char    *text,
           LwVillage     *village)
{
  g_autofree char *line = lw_line_clean (text);
  gboolean is_name = g_str_equal (field->name, "name");
  char *problem;

  if (is_name && line == NULL)
    return g_strdup (_("A village needs a name."));
  problem = lw_line_explain (line, is_name ? LW_LINE_VILLAGE_MOST : LW_NOTES_MOST);
  if (problem == NULL)
    lw_record_set_text (village, field, line);
  return problem;
}

char *
lw_village_fact_read (const LwField *field,
                      const char    *text,
                      LwDate         today,
                      LwVillage     *village)
{
  char *problem;
  gint64 number = 0;
  LwDate date = 0;

  switch (field->type)
    {
    case LW_FIELD_INT:
      problem = read_number (text, most_of (field), &number);
      if (problem == NULL)
        lw_record_set_int (village, field, number);
      return problem;
    case LW_FIELD_DATE:
      problem = lw_line_read_date (text, today, &date);
      if (problem == NULL)
        lw_record_set_int (village, field, date);
      return problem;
    default:
      return read_text (field, text, village);
    }
}

char *
lw_recruits_read (const char *text,
                  gint64     *count)
{
  return read_number (text, MOST_RECRUITS, count);
}

const char *
lw_village_tag_caption (const char *word)
{
  static const struct
  {
    const char *word;
    const char *caption;
  } known[] = { { "weak", N_ ("weak") }, { "poor", N_ ("ex-poor") }, { "merged", N_ ("merged") } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].word, word))
      return _(known[i].caption);
  return NULL;
}

char *
lw_village_tags_text (const char *tags)
{
  g_auto (GStrv) words = g_strsplit (tags, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *caption = lw_village_tag_caption (words[i]);

      if (caption != NULL)
        {
          g_free (words[i]);
          words[i] = g_strdup (caption);
        }
    }
  return g_strjoinv (_(", "), words);
}
