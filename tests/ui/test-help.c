/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-help-text.h"
#include "lw-help-window.h"
#include "lw-test.h"

static LwHelpTopic *
parse (const char *inner)
{
  g_autofree char *xml = g_strdup_printf ("<page id=\"it\"><title>Title</title>%s</page>", inner);
  g_autoptr (GError) error = NULL;
  LwHelpTopic *topic = lw_help_topic_parse (xml, -1, &error);

  g_assert_no_error (error);
  return topic;
}

static void
assert_block (LwHelpTopic     *topic,
              guint            place,
              LwHelpBlockKind  kind,
              guint            number,
              const char      *markup)
{
  const LwHelpBlock *block = g_ptr_array_index (topic->blocks, place);

  g_assert_cmpint (block->kind, ==, kind);
  g_assert_cmpuint (block->number, ==, number);
  g_assert_cmpstr (block->markup, ==, markup);
}

static void
test_a_page_is_read_block_by_block (void)
{
  g_autoptr (LwHelpTopic) topic
      = parse ("<p>Press <gui>Go</gui> &amp; wait.</p><section><title>More</title><steps><item><p>one</p></item>"
               "<item><p>two</p></item></steps><list><item><p>point</p></item></list></section>"
               "<note><p>See <link xref=\"other\">there</link>.</p></note>");

  g_assert_cmpstr (topic->id, ==, "it");
  g_assert_cmpstr (topic->title, ==, "Title");
  g_assert_cmpuint (topic->blocks->len, ==, 6);
  assert_block (topic, 0, LW_HELP_PARAGRAPH, 0, "Press <b>Go</b> &amp; wait.");
  assert_block (topic, 1, LW_HELP_HEADING, 0, "More");
  assert_block (topic, 2, LW_HELP_STEP, 1, "one");
  assert_block (topic, 3, LW_HELP_STEP, 2, "two");
  assert_block (topic, 4, LW_HELP_ITEM, 0, "point");
  assert_block (topic, 5, LW_HELP_NOTE, 0, "See <a href=\"other\">there</a>.");
  g_assert_nonnull (strstr (topic->folded, "press go & wait."));
}

static void
test_line_breaks_are_blanks_only_in_english (void)
{
  g_autoptr (LwHelpTopic) topic
      = parse ("<p>two\n  lines</p><p>两\n  行，\n再<em>\n粗</em>\n的</p><p>按 F1\n打开</p>");

  assert_block (topic, 0, LW_HELP_PARAGRAPH, 0, "two lines");
  assert_block (topic, 1, LW_HELP_PARAGRAPH, 0, "两行，再<b>粗</b>的");
  assert_block (topic, 2, LW_HELP_PARAGRAPH, 0, "按 F1 打开");
}

static void
test_what_is_not_understood_is_an_error (void)
{
  static const char *const wrong[] = { "<page><table/></page>", "<page><p><img/></p></page>",
                                       "<page><p><p>x</p></p></page>", "<page><p><link>x</link></p></page>",
                                       "<page><gui>x</gui></page>" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (lw_help_topic_parse (wrong[i], -1, &error));
      g_assert_error (error, LW_HELP_ERROR, LW_HELP_ERROR_ELEMENT);
    }
  {
    g_autoptr (GError) error = NULL;
    g_assert_null (lw_help_topic_parse ("<page><p>", -1, &error));
    g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE);
  }
}

static gboolean
has_topic (GPtrArray  *topics,
           const char *id)
{
  for (guint i = 0; i < topics->len; i++)
    if (g_str_equal (((LwHelpTopic *) topics->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Pango understands the text of each block, and each link leads to a topic. */
static void
assert_readable (GPtrArray         *topics,
                 const LwHelpTopic *topic)
{
  g_assert_cmpuint (topic->blocks->len, >, 2);
  for (guint i = 0; i < topic->blocks->len; i++)
    {
      const LwHelpBlock *block = g_ptr_array_index (topic->blocks, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) link = g_regex_new ("<a href=\"(.*?)\">", 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *plain = g_regex_replace_literal (link, block->markup, -1, 0, "<b>", 0, NULL);
      g_autoptr (GString) text = g_string_new (plain);

      g_string_replace (text, "</a>", "</b>", 0);
      pango_parse_markup (text->str, -1, 0, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (g_regex_match (link, block->markup, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *id = g_match_info_fetch (match, 1);
          g_assert_true (has_topic (topics, id));
        }
    }
}

static void
test_every_page_is_there_in_both_languages (void)
{
  g_autoptr (GPtrArray) english = lw_help_topics_load ((const char *const[]){ "C", NULL });
  g_autoptr (GPtrArray) chinese = lw_help_topics_load ((const char *const[]){ "zh_CN.UTF-8", "zh_CN", "zh", "C", NULL });

  g_assert_cmpuint (english->len, ==, chinese->len);
  for (guint i = 0; i < english->len; i++)
    {
      const LwHelpTopic *one = g_ptr_array_index (english, i);
      const LwHelpTopic *other = g_ptr_array_index (chinese, i);

      g_assert_cmpstr (one->id, ==, other->id);
      g_assert_cmpstr (one->title, !=, other->title);
      assert_readable (english, one);
      assert_readable (chinese, other);
    }
}

static void
test_a_language_without_pages_gets_english (void)
{
  g_autoptr (GPtrArray) topics = lw_help_topics_load ((const char *const[]){ "fi", NULL });
  g_autoptr (GPtrArray) english = lw_help_topics_load (NULL);

  g_assert_cmpuint (topics->len, ==, english->len);
  g_assert_cmpstr (((LwHelpTopic *) topics->pdata[0])->title, ==, ((LwHelpTopic *) english->pdata[0])->title);
}

/* ---- the window ---- */

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static LwHelpWindow *
help_of (GtkWindow *parent,
         guint     *n)
{
  GListModel *windows = gtk_window_get_toplevels ();
  LwHelpWindow *help = NULL;

  *n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (LW_IS_HELP_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        {
          help = LW_HELP_WINDOW (window);
          (*n)++;
        }
    }
  return help;
}

static void
test_one_window_shows_the_topic_asked_for (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  guint n = 0;

  lw_help_window_show (parent, "pool");
  g_assert_cmpstr (lw_help_window_get_topic (help_of (parent, &n)), ==, "pool");
  lw_help_window_show (parent, "import");
  g_assert_cmpstr (lw_help_window_get_topic (help_of (parent, &n)), ==, "import");
  g_assert_cmpuint (n, ==, 1);
  lw_help_window_show (parent, "no such topic");
  g_assert_cmpstr (lw_help_window_get_topic (help_of (parent, &n)), ==, "start");
  gtk_window_destroy (parent);
}

static void
test_finding_leaves_the_topics_that_have_the_words (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  LwHelpWindow *help;
  GtkWidget *entry;
  guint n = 0;

  lw_help_window_show (parent, "start");
  help = help_of (parent, &n);
  entry = find (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "MENTOR filing");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (lw_help_window_get_topic (help), ==, "pool");
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  g_signal_emit_by_name (entry, "search-changed");
  /* What was read stays where nothing is found. */
  g_assert_cmpstr (lw_help_window_get_topic (help), ==, "pool");
  gtk_window_destroy (parent);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/ui/help/a-page-is-read-block-by-block", test_a_page_is_read_block_by_block);
  g_test_add_func ("/ui/help/line-breaks-are-blanks-only-in-english", test_line_breaks_are_blanks_only_in_english);
  g_test_add_func ("/ui/help/what-is-not-understood-is-an-error", test_what_is_not_understood_is_an_error);
  g_test_add_func ("/ui/help/every-page-is-there-in-both-languages", test_every_page_is_there_in_both_languages);
  g_test_add_func ("/ui/help/a-language-without-pages-gets-english", test_a_language_without_pages_gets_english);
  g_test_add_func ("/ui/help/one-window-shows-the-topic-asked-for", test_one_window_shows_the_topic_asked_for);
  g_test_add_func ("/ui/help/finding-leaves-the-topics-that-have-the-words", test_finding_leaves_the_topics_that_have_the_words);
  return g_test_run ();
}
