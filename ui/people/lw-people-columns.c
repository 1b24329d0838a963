/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-columns.h"

#include "lw-profile.h"

#include <glib/gi18n-lib.h>

#define GROUP "people"

static const struct
{
  const char *word;
  const char *caption;
  int width[2]; /* for Chinese, and for languages of letters */
  gboolean usual; /* shown unless it is taken away */
  gsize offset;   /* of the text in an LwPersonItem */
} infos[LW_PEOPLE_N_COLUMNS] = {
  [LW_PEOPLE_NAME] = { "name", N_ ("Full name"), { 84, 84 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, name) },
  [LW_PEOPLE_SEX] = { "sex", N_ ("Sex"), { 46, 64 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, sex) },
  [LW_PEOPLE_AGE] = { "age", N_ ("Age"), { 50, 44 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, age) },
  [LW_PEOPLE_BIRTH] = { "birth", N_ ("Birth"), { 88, 88 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, birth) },
  [LW_PEOPLE_EDUCATION]
  = { "education", N_ ("Education"), { 92, 126 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, education) },
  [LW_PEOPLE_POLITICAL_STATUS] = { "political-status", N_ ("Political status"), { 78, 126 }, TRUE,
                                   G_STRUCT_OFFSET (LwPersonItem, political_status) },
  [LW_PEOPLE_VILLAGE]
  = { "village", N_ ("Village"), { 86, 80 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, village) },
  [LW_PEOPLE_POSTS] = { "posts", N_ ("Posts"), { 156, 140 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, posts) },
  [LW_PEOPLE_RESERVE] = { "reserve", N_ ("Reserve"), { 78, 90 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, pool) },
  [LW_PEOPLE_SOURCE]
  = { "source", N_ ("Source"), { 92, 84 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, source) },
  [LW_PEOPLE_ID_NUMBER]
  = { "id-number", N_ ("ID number"), { 148, 138 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, id_number) },
  [LW_PEOPLE_REMARK] = { "remark", N_ ("Remark"), { 124, 96 }, TRUE, G_STRUCT_OFFSET (LwPersonItem, hint) },
  [LW_PEOPLE_PHONE] = { "phone", N_ ("Phone"), { 104, 104 }, FALSE, G_STRUCT_OFFSET (LwPersonItem, phone) },
  [LW_PEOPLE_ETHNICITY]
  = { "ethnicity", N_ ("Ethnicity"), { 64, 84 }, FALSE, G_STRUCT_OFFSET (LwPersonItem, ethnicity) },
  [LW_PEOPLE_NATIVE_PLACE] = { "native-place", N_ ("Native place"), { 104, 104 }, FALSE,
                               G_STRUCT_OFFSET (LwPersonItem, native_place) },
  [LW_PEOPLE_OCCUPATION]
  = { "occupation", N_ ("Occupation"), { 104, 104 }, FALSE, G_STRUCT_OFFSET (LwPersonItem, occupation) },
  [LW_PEOPLE_PARTY_JOINED] = { "party-joined", N_ ("Joined the Party"), { 92, 120 }, FALSE,
                               G_STRUCT_OFFSET (LwPersonItem, party_joined) },
};

const char *
lw_people_column_word (LwPeopleColumn column)
{
  return infos[column].word;
}

const char *
lw_people_column_caption (LwPeopleColumn column)
{
  return _ (infos[column].caption);
}

int
lw_people_column_width (LwPeopleColumn column)
{
  return infos[column].width[g_str_equal (lw_words_language (), "zh") ? 0 : 1];
}

const char *
lw_people_column_text (LwPeopleColumn      column,
                       const LwPersonItem *item)
{
  const char *text;

  text = *(const char *const *) G_STRUCT_MEMBER_P (item, infos[column].offset);
  if (text == NULL && column == LW_PEOPLE_ID_NUMBER && item->id != 0)
    return _ ("not filled in");
  return text != NULL ? text : "";
}

/* ---- how it stood last ---- */

void
lw_people_layout_reset (LwPeopleLayout *layout)
{
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    layout->columns[i]
        = (LwPeopleColumnState){ (LwPeopleColumn) i, infos[i].usual, lw_people_column_width ((LwPeopleColumn) i) };
  layout->sort = LW_PEOPLE_NAME;
  layout->descending = FALSE;
}

static char *
file_name (void)
{
  return g_build_filename (g_get_user_config_dir (), "liangwei", "tables.ini", NULL);
}

static int
find_word (const char *word)
{
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (g_str_equal (infos[i].word, word))
      return (int) i;
  return -1;
}

/* Brings the column to @place of the layout. */
static void
move_to (LwPeopleLayout *layout,
         LwPeopleColumn  column,
         guint           place)
{
  guint from = 0;
  LwPeopleColumnState state;

  while (layout->columns[from].column != column)
    from++;
  state = layout->columns[from];
  for (guint i = from; i > place; i--)
    layout->columns[i] = layout->columns[i - 1];
  for (guint i = from; i < place; i++)
    layout->columns[i] = layout->columns[i + 1];
  layout->columns[place] = state;
}

/* A column that a newer version brought stands where it stands without settings. */
static void
load_columns (LwPeopleLayout *layout,
              GKeyFile       *keys)
{
  g_auto (GStrv) order = g_key_file_get_string_list (keys, GROUP, "order", NULL, NULL);
  guint place = 0;

  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    {
      g_autofree char *width_key = g_strconcat ("width-", order[i], NULL);
      g_autofree char *hidden_key = g_strconcat ("hidden-", order[i], NULL);
      int column = find_word (order[i]);
      int width;

      if (column < 0 || place >= LW_PEOPLE_N_COLUMNS)
        continue;
      move_to (layout, (LwPeopleColumn) column, place);
      width = g_key_file_get_integer (keys, GROUP, width_key, NULL);
      if (width >= LW_PEOPLE_LEAST_WIDTH && width <= LW_PEOPLE_MOST_WIDTH)
        layout->columns[place].width = width;
      layout->columns[place].visible
          = !g_key_file_get_boolean (keys, GROUP, hidden_key, NULL);
      place++;
    }
}

void
lw_people_layout_load (LwPeopleLayout *layout)
{
  g_autofree char *file = file_name ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *sort = NULL;

  lw_people_layout_reset (layout);
  if (!g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL))
    return;
  load_columns (layout, keys);
  sort = g_key_file_get_string (keys, GROUP, "sort", NULL);
  if (sort != NULL && find_word (sort) >= 0)
    layout->sort = (LwPeopleColumn) find_word (sort);
  layout->descending = g_key_file_get_boolean (keys, GROUP, "descending", NULL);
}

void
lw_people_layout_save (const LwPeopleLayout *layout)
{
  g_autofree char *file = file_name ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  const char *order[LW_PEOPLE_N_COLUMNS];

  /* Other tables keep their columns there too. */
  g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    {
      const LwPeopleColumnState *state = &layout->columns[i];
      g_autofree char *width_key = g_strconcat ("width-", infos[state->column].word, NULL);
      g_autofree char *hidden_key = g_strconcat ("hidden-", infos[state->column].word, NULL);

      order[i] = infos[state->column].word;
      g_key_file_set_integer (keys, GROUP, width_key, state->width);
      g_key_file_set_boolean (keys, GROUP, hidden_key, !state->visible);
    }
  g_key_file_set_string_list (keys, GROUP, "order", order, LW_PEOPLE_N_COLUMNS);
  g_key_file_set_string (keys, GROUP, "sort", infos[layout->sort].word);
  g_key_file_set_boolean (keys, GROUP, "descending", layout->descending);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (keys, file, &error))
    g_info ("The columns were not kept: %s", error->message);
}
