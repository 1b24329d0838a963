/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-doubtful-page.h"
#include "lw-history-page.h"
#include "lw-import-page.h"
#include "lw-new-ledger-page.h"
#include "lw-overview-page.h"
#include "lw-people-page.h"
#include "lw-person-page.h"
#include "lw-report-page.h"
#include "lw-start-page.h"
#include "lw-state-cell.h"
#include "lw-unlock-page.h"
#include "lw-village-page.h"
#include "lw-villages-page.h"

#include <adwaita.h>

typedef struct
{
  const char *path;
  GType (*get_type) (void);
  const LwTable *table; /* of the record that the page opens; NULL: none */
} PageCase;

static const PageCase cases[] = {
  { "/pages/overview", lw_overview_page_get_type, NULL },
  { "/pages/villages", lw_villages_page_get_type, NULL },
  { "/pages/village", lw_village_page_get_type, &lw_village_table },
  { "/pages/people", lw_people_page_get_type, NULL },
  { "/pages/person", lw_person_page_get_type, &lw_person_table },
  { "/pages/import", lw_import_page_get_type, NULL },
  { "/pages/report", lw_report_page_get_type, NULL },
  { "/pages/doubtful", lw_doubtful_page_get_type, NULL },
  { "/pages/history", lw_history_page_get_type, NULL },
};

/* A button without words needs a name: its own, or that of its tooltip. */
static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

/* A card of rows below its heading is no list that one chooses from. */
static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget)
         || (GTK_IS_LIST_BOX (widget) && !gtk_widget_has_css_class (widget, "boxed-list"));
}

static gboolean
is_named (GtkWidget *widget)
{
  /* The words in a list are those of its rows, not its own. */
  gboolean list = is_list (widget);

  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || gtk_widget_get_tooltip_text (widget) != NULL || (!list && has_words (widget));
}

/* Parts of GTK's own widgets (the arrow of a drop-down) are theirs to name. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget)
         || ADW_IS_PREFERENCES_ROW (widget) || GTK_IS_COLUMN_VIEW (widget);
}

static void
assert_controls_have_names (GtkWidget  *widget,
                            const char *page)
{
  gboolean control = GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_DROP_DOWN (widget)
                     || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_SEARCH_ENTRY (widget)
                     || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_PROGRESS_BAR (widget)
                     || is_list (widget)
                     || LW_IS_STATE_CELL (widget);

  /* What cannot be used yet may wait for its words. */
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)
      || !gtk_widget_get_sensitive (widget))
    return;
  if (control && !is_named (widget)
      && !(GTK_IS_SEARCH_ENTRY (widget)
           && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER)))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *css = g_strjoinv (".", classes);
      g_error ("%s: a %s .%s has no name", page, G_OBJECT_TYPE_NAME (widget), css);
    }
  if (is_whole (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_controls_have_names (child, page);
}

/* The pages before a ledger is open. */
static void
test_page_before_a_ledger (gconstpointer data)
{
  GtkWidget *(*make) (void) = (GtkWidget * (*) (void)) data;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = make ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  assert_controls_have_names (page, G_OBJECT_TYPE_NAME (page));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
make_unlock_page (void)
{
  return lw_unlock_page_new ("/nowhere/a.liangwei", FALSE);
}

/* Each page fills itself from the demo without a warning, has a title, and goes without a trace. */
static void
test_page_fills_and_goes (gconstpointer data)
{
  const PageCase *test = data;
  LwTestDir *folder = lw_test_make_dir ();
  LwSession *session = lw_ui_test_session (folder);
  GtkWidget *window = gtk_window_new ();
  LwPage *page = g_object_new (test->get_type (), "session", session, NULL);

  g_object_ref_sink (page);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  if (test->table != NULL)
    {
      g_autoptr (GPtrArray) records
          = lw_ledger_list (lw_session_get_reader (session), test->table, NULL, 0, NULL);
      LwRecord *record = g_ptr_array_index (records, 3);
      lw_page_open (page, record->id);
    }
  lw_page_refresh (page);
  g_assert_cmpstr (lw_page_get_title (page), !=, NULL);
  g_assert_cmpstr (lw_page_get_title (page), !=, "");
  assert_controls_have_names (GTK_WIDGET (page), test->path);
  gtk_window_destroy (GTK_WINDOW (window));
  lw_ui_test_finalize (page);
  lw_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (session);
  lw_test_remove_dir (folder);
}

/* ---- a ledger in which there is nothing yet ---- */

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

typedef struct
{
  GtkWidget *window;
  const char *text;
} Wanted;

static gboolean
is_said (gpointer data)
{
  const Wanted *wanted = data;

  return says (wanted->window, wanted->text);
}

static void
assert_says_when_empty (LwSession  *session,
                        GType       type,
                        const char *text)
{
  GtkWidget *window = gtk_window_new ();
  LwPage *page = g_object_ref_sink (g_object_new (type, "session", session, NULL));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  lw_page_refresh (page);
  lw_ui_test_wait (is_said, &(Wanted){ window, text });
  gtk_window_destroy (GTK_WINDOW (window));
  lw_ui_test_finalize (page);
}

static void
test_empty_pages_say_what_to_do (void)
{
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "empty.liangwei", NULL);
  g_autoptr (LwLedger) ledger = lw_ledger_create (path, "小郭庄的槐树 2026", lw_pinyin_name_keys, NULL);
  LwSession *session = lw_session_new (ledger, NULL);

  lw_session_set_on (session, LW_UI_TEST_DAY);
  lw_ui_test_wait (lw_ui_test_has_results, session);
  /* Not everybody has a spreadsheet. */
  assert_says_when_empty (session, LW_TYPE_OVERVIEW_PAGE, "Enter by Hand, Village by Village");
  assert_says_when_empty (session, LW_TYPE_VILLAGES_PAGE, "No village yet");
  assert_says_when_empty (session, LW_TYPE_PEOPLE_PAGE, "No people yet");
  assert_says_when_empty (session, LW_TYPE_DOUBTFUL_PAGE, "Nothing is doubtful");
  assert_says_when_empty (session, LW_TYPE_HISTORY_PAGE, "Nothing was changed yet");
  lw_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (session);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_page_fills_and_goes);
  g_test_add_func ("/pages/empty-pages-say-what-to-do", test_empty_pages_say_what_to_do);
  g_test_add_data_func ("/pages/start", lw_start_page_new, test_page_before_a_ledger);
  g_test_add_data_func ("/pages/new-ledger", lw_new_ledger_page_new, test_page_before_a_ledger);
  g_test_add_data_func ("/pages/unlock", make_unlock_page, test_page_before_a_ledger);
  return g_test_run ();
}
