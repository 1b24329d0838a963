/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-help-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/io/github/liangwei/Liangwei/help/"

G_DEFINE_QUARK (lw-help-error-quark, lw_help_error)

static const char *const topics[] = { "start",    "import", "overview", "villages", "people",
                                      "pool",     "report", "doubtful", "history",  "safety",
                                      "trouble" };

typedef struct
{
  LwHelpTopic *topic;
  GString *markup; /* of the block that is being read, or NULL */
  GString *plain;
  GString *word; /* of the gui element that is being read, or NULL */
  LwHelpBlockKind kind;
  guint step; /* within steps: how many there were */
  gboolean in_steps;
  gboolean in_section;
} Reader;

static void
block_free (LwHelpBlock *block)
{
  g_free (block->markup);
  g_free (block);
}

void
lw_help_topic_free (LwHelpTopic *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->words);
  g_free (self->folded);
  g_free (self);
}

/* ---- text ---- */

static gboolean
is_wide (gunichar c)
{
  return g_unichar_iswide (c) || c == 0x201c || c == 0x201d || c == 0x2014 || c == 0x2026;
}

/* A line break is a blank in English and nothing between Chinese characters. */
static void
append_text (GString    *to,
             const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gunichar last = 0;

      if (!g_unichar_isspace (c))
        {
          g_string_append_unichar (to, c);
          continue;
        }
      if (to->len > 0)
        last = g_utf8_get_char (g_utf8_prev_char (to->str + to->len));
      while (g_unichar_isspace (g_utf8_get_char (g_utf8_next_char (at))))
        at = g_utf8_next_char (at);
      c = g_utf8_get_char (g_utf8_next_char (at));
      if (last != 0 && last != ' ' && !(is_wide (last) && (c == 0 || is_wide (c))))
        g_string_append_c (to, ' ');
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Reader *reader = user_data;
  g_autofree char *copy = g_strndup (text, length);
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  if (reader->markup == NULL)
    return;
  append_text (clean, copy);
  /* What stands before the first letter of a run that follows an element is a blank of its own. */
  if (reader->markup->len > 0 && g_ascii_isspace (*copy) && clean->len > 0
      && !is_wide (g_utf8_get_char (clean->str)))
    g_string_prepend_c (clean, ' ');
  escaped = g_markup_escape_text (clean->str, (gssize) clean->len);
  g_string_append (reader->markup, escaped);
  g_string_append (reader->plain, clean->str);
  if (reader->word != NULL)
    g_string_append (reader->word, clean->str);
}

/* ---- blocks ---- */

static void
begin_block (Reader          *reader,
             LwHelpBlockKind  kind)
{
  reader->markup = g_string_new (NULL);
  reader->kind = kind;
}

static void
end_block (Reader *reader)
{
  LwHelpBlock *block = g_new0 (LwHelpBlock, 1);

  block->kind = reader->kind;
  block->number = reader->kind == LW_HELP_STEP ? ++reader->step : 0;
  block->markup = g_strstrip (g_string_free (g_steal_pointer (&reader->markup), FALSE));
  g_string_append_c (reader->plain, '\n');
  g_ptr_array_add (reader->topic->blocks, block);
}

/* The title of the page is no block. */
static void
end_title (Reader *reader)
{
  if (reader->in_section)
    {
      end_block (reader);
      return;
    }
  g_free (reader->topic->title);
  reader->topic->title = g_strstrip (g_string_free (g_steal_pointer (&reader->markup), FALSE));
  g_string_append_c (reader->plain, '\n');
}

/* ---- elements ---- */

static const struct
{
  const char *name;
  const char *before;
  const char *after;
} inline_elements[] = {
  { "gui", "<b>", "</b>" },
  { "em", "<b>", "</b>" },
  { "key", "<span font_family=\"monospace\" background_alpha=\"9%\" background=\"#808080\">\u2009", "\u2009</span>" },
  { "code", "<tt>", "</tt>" },
};

static int
find_inline (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (inline_elements); i++)
    if (g_str_equal (inline_elements[i].name, name))
      return (int) i;
  return -1;
}

static gboolean
begin_inline (Reader      *reader,
              const char  *name,
              const char **names,
              const char **values)
{
  int i = find_inline (name);

  if (reader->markup == NULL)
    return FALSE;
  if (g_str_equal (name, "gui"))
    reader->word = g_string_new (NULL);
  if (i >= 0)
    g_string_append (reader->markup, inline_elements[i].before);
  else if (g_str_equal (name, "link") && names[0] != NULL && g_str_equal (names[0], "xref"))
    {
      g_autofree char *tag = g_markup_printf_escaped ("<a href=\"%s\">", values[0]);
      g_string_append (reader->markup, tag);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
begin_outer (Reader      *reader,
             const char  *name,
             const char **names,
             const char **values)
{
  if (g_str_equal (name, "page"))
    {
      for (guint i = 0; names[i] != NULL; i++)
        if (g_str_equal (names[i], "id"))
          reader->topic->id = g_strdup (values[i]);
    }
  else if (g_str_equal (name, "section"))
    reader->in_section = TRUE;
  else if (g_str_equal (name, "title"))
    begin_block (reader, LW_HELP_HEADING);
  else if (g_str_equal (name, "p"))
    begin_block (reader, LW_HELP_PARAGRAPH);
  else if (g_str_equal (name, "note"))
    begin_block (reader, LW_HELP_NOTE);
  else if (g_str_equal (name, "item"))
    begin_block (reader, reader->in_steps ? LW_HELP_STEP : LW_HELP_ITEM);
  else if (g_str_equal (name, "list") || g_str_equal (name, "steps"))
    {
      reader->in_steps = g_str_equal (name, "steps");
      reader->step = 0;
    }
  else
    return FALSE;
  return TRUE;
}

static void
start_cb (GMarkupParseContext *context,
          const char          *name,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Reader *reader = user_data;

  /* In an item and in a note Mallard wants a paragraph, which adds nothing. */
  if (reader->markup != NULL && g_str_equal (name, "p") && reader->kind != LW_HELP_PARAGRAPH)
    return;
  if (reader->markup != NULL ? begin_inline (reader, name, names, values)
                             : begin_outer (reader, name, names, values))
    return;
  g_set_error (error, LW_HELP_ERROR, LW_HELP_ERROR_ELEMENT,
               "“%s” is not understood here", name);
}

static void
end_inline (Reader     *reader,
            const char *name)
{
  int i = find_inline (name);

  g_string_append (reader->markup, i >= 0 ? inline_elements[i].after : "</a>");
  if (reader->word != NULL)
    g_ptr_array_add (reader->topic->words, g_string_free (g_steal_pointer (&reader->word), FALSE));
}

static void
end_cb (GMarkupParseContext *context,
        const char          *name,
        gpointer             user_data,
        GError             **error)
{
  Reader *reader = user_data;

  if (g_str_equal (name, "title"))
    end_title (reader);
  else if (g_str_equal (name, "item") || g_str_equal (name, "note"))
    end_block (reader);
  else if (g_str_equal (name, "p"))
    {
      if (reader->kind == LW_HELP_PARAGRAPH)
        end_block (reader);
    }
  else if (g_str_equal (name, "section"))
    reader->in_section = FALSE;
  else if (reader->markup != NULL)
    end_inline (reader, name);
}

/**
 * lw_help_topic_parse:
 * @xml: a Mallard page
 * @length: of @xml in bytes, -1 when it ends with a NUL
 * @error: return location
 *
 * Returns: (transfer full): the topic; %NULL with an error of #GMarkupError or #LwHelpError
 */
LwHelpTopic *
lw_help_topic_parse (const char  *xml,
                     gssize       length,
                     GError     **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (LwHelpTopic) topic = g_new0 (LwHelpTopic, 1);
  g_autoptr (GString) plain = g_string_new (NULL);
  Reader reader = { .topic = topic, .plain = plain };
  GMarkupParseContext *context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  gboolean read;

  topic->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  topic->words = g_ptr_array_new_with_free_func (g_free);
  read = g_markup_parse_context_parse (context, xml, length, error)
         && g_markup_parse_context_end_parse (context, error);
  g_markup_parse_context_free (context);
  if (reader.markup != NULL)
    g_string_free (reader.markup, TRUE);
  if (reader.word != NULL)
    g_string_free (reader.word, TRUE);
  if (!read)
    return NULL;
  topic->folded = g_utf8_casefold (plain->str, (gssize) plain->len);
  return g_steal_pointer (&topic);
}

/* ---- the topics of the program ---- */

static GBytes *
find_page (const char        *id,
           const char *const *languages)
{
  static const char *const none[] = { NULL };

  for (languages = languages != NULL ? languages : none; *languages != NULL; languages++)
    {
      g_autofree char *path = g_strconcat (FOLDER, *languages, "/", id, ".page", NULL);
      GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (bytes != NULL || g_str_equal (*languages, "C"))
        return bytes;
    }
  return find_page (id, (const char *const[]){ "C", NULL });
}

GPtrArray *
lw_help_topics_load (const char *const *languages)
{
  GPtrArray *loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_help_topic_free);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) page = find_page (topics[i], languages);
      gsize length = 0;
      const char *xml = page != NULL ? g_bytes_get_data (page, &length) : NULL;
      LwHelpTopic *topic = xml != NULL ? lw_help_topic_parse (xml, (gssize) length, &error) : NULL;

      if (topic != NULL)
        g_ptr_array_add (loaded, topic);
      else /* a fault of the program: a test reads every page */
        g_warning ("help page %s: %s", topics[i], error != NULL ? error->message : "missing");
    }
  return loaded;
}
