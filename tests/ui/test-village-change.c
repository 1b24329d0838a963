/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-village-change-dialog.h"
#include "lw-ui.h"
#include "lw-village-change-form.h"
#include "lw-village-change-preview.h"
#include "lw-village-page.h"
#include "lw-village-parts.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwVillageChangeForm *form;
} Fixture;

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  test->form = LW_VILLAGE_CHANGE_FORM (lw_village_change_form_new (test->session, 0));
  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (test->form));
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_end (test->session, test->folder);
}

static gboolean
is_row (GtkWidget  *widget,
        const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_problem (GtkWidget  *widget,
            const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "lw-note");
}

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
row (Fixture    *test,
     const char *title)
{
  GtkWidget *found = lw_ui_test_find (GTK_WIDGET (test->form), is_row, title);

  g_assert_nonnull (found);
  return found;
}

static void
type (Fixture    *test,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row (test, title)), text);
}

static void
tick (GtkWidget  *within,
      const char *title)
{
  GtkWidget *found = lw_ui_test_find (within, is_row, title);

  g_assert_nonnull (found);
  gtk_check_button_set_active (g_object_get_data (G_OBJECT (found), "check"), TRUE);
}

static const char *
problem (Fixture *test)
{
  return gtk_label_get_text (GTK_LABEL (lw_ui_test_find (GTK_WIDGET (test->form), is_problem, NULL)));
}

static void
assert_wrong (Fixture    *test,
              const char *words)
{
  g_assert_false (lw_village_change_form_is_complete (test->form));
  g_assert_nonnull (strstr (problem (test), words));
}

/* ---- the answers ---- */

static void
test_a_merger_asks_until_it_is_complete (Fixture      *test,
                                         gconstpointer data)
{
  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_MERGED);
  assert_wrong (test, "at least two");
  tick (GTK_WIDGET (test->form), "张庄村");
  assert_wrong (test, "at least two");
  tick (GTK_WIDGET (test->form), "王楼村");
  assert_wrong (test, "name");
  /* The township's part of the code is there already. */
  g_assert_cmpuint (strlen (gtk_editable_get_text (GTK_EDITABLE (row (test, "New code (12 digits)")))), ==, 9);
  type (test, "New name", "和平村");
  assert_wrong (test, "12 digits");
  type (test, "New code (12 digits)", "419907105298");
  g_assert_true (lw_village_change_form_is_complete (test->form));
  g_assert_cmpuint (lw_village_change_form_get_plan (test->form)->villages->len, ==, 2);
}

static void
test_one_that_goes_on_needs_no_name (Fixture      *test,
                                     gconstpointer data)
{
  const LwVillagePlan *plan = lw_village_change_form_get_plan (test->form);

  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_MERGED);
  tick (GTK_WIDGET (test->form), "张庄村");
  tick (GTK_WIDGET (test->form), "王楼村");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row (test, "Goes on as")), 1);
  g_assert_false (gtk_widget_get_visible (row (test, "New name")));
  g_assert_true (lw_village_change_form_is_complete (test->form));
  g_assert_cmpuint (plan->villages->len, ==, 1);
  g_assert_cmpint (plan->into, !=, 0);
  g_assert_cmpint (plan->into, !=, g_array_index (plan->villages, LwKey, 0));
}

static gboolean
is_marked (Fixture    *test,
           const char *title)
{
  return gtk_widget_has_css_class (row (test, title), "error");
}

static void
test_the_wrong_answer_is_marked (Fixture      *test,
                                 gconstpointer data)
{
  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_RENAMED);
  g_assert_false (is_marked (test, "New name"));
  type (test, "New name", "新苑社区");
  g_assert_true (is_marked (test, "New name"));
  g_assert_false (is_marked (test, "New code (12 digits)"));
  type (test, "New name", "和平村");
  g_assert_false (is_marked (test, "New name"));
  type (test, "New code (12 digits)", "41");
  g_assert_true (is_marked (test, "New code (12 digits)"));
  type (test, "First day on which it is in force", "2026-02-30");
  g_assert_true (is_marked (test, "First day on which it is in force"));
  /* Not yet answered is not wrong. */
  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_DIVIDED);
  g_assert_false (is_marked (test, "New name"));
}

static void
test_bad_answers_are_told_and_kept (Fixture      *test,
                                    gconstpointer data)
{
  g_autofree char *endless = g_strnfill (60000, 'x');

  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_RENAMED);
  assert_wrong (test, "what they were");
  type (test, "New name", "  ");
  assert_wrong (test, "name");
  type (test, "New name", endless);
  assert_wrong (test, "60000 characters");
  type (test, "New name", "新苑社区");
  assert_wrong (test, "新苑社区");
  type (test, "New name", "和平村");
  g_assert_true (lw_village_change_form_is_complete (test->form));
  type (test, "New code (12 digits)", "41990710500");
  assert_wrong (test, "12 digits");
  type (test, "New code (12 digits)", "41990710500X");
  assert_wrong (test, "12 digits");
  /* As an input method writes them. */
  type (test, "New code (12 digits)", "４１９９０７ 105299");
  g_assert_true (lw_village_change_form_is_complete (test->form));
  g_assert_cmpstr (lw_village_change_form_get_plan (test->form)->code, ==, "419907105299");
  type (test, "New code (12 digits)", "419907105299");
  type (test, "First day on which it is in force", "2026-02-30");
  assert_wrong (test, "day");
  type (test, "First day on which it is in force", "２０２６年１２月");
  assert_wrong (test, "day");
  type (test, "First day on which it is in force", "2026-02-30");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (test, "First day on which it is in force"))), ==,
                   "2026-02-30");
  g_assert_cmpstr (lw_village_change_form_get_plan (test->form)->name, ==, "和平村");
  type (test, "First day on which it is in force", "2026-12-01");
  g_assert_true (lw_village_change_form_is_complete (test->form));
  type (test, "Document", endless);
  assert_wrong (test, "60000 characters");
}

/* Those who serve there, none of them chosen. */
static void
test_a_division_lists_the_people_of_the_village (Fixture      *test,
                                                 gconstpointer data)
{
  const LwVillagePlan *plan = lw_village_change_form_get_plan (test->form);

  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_DIVIDED);
  type (test, "New name", "王楼新村");
  type (test, "New code (12 digits)", "419907105297");
  g_assert_true (lw_village_change_form_is_complete (test->form));
  g_assert_cmpuint (plan->people->len, ==, 0);
  g_assert_cmpuint (plan->villages->len, ==, 1);
  tick (GTK_WIDGET (test->form), "王建国");
  g_assert_cmpuint (plan->people->len, ==, 1);
}

/* ---- the dialog ---- */

static GtkWidget *
find_dialog (GtkWidget *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (parent))
      return l->data;
  return NULL;
}

typedef struct
{
  LwSession *session;
  guint n;
} Villages;

static gboolean
has_villages (gpointer data)
{
  Villages *wanted = data;

  return lw_session_get_results (wanted->session)->len == wanted->n;
}

static void
press (GtkWidget  *dialog,
       const char *label)
{
  GtkWidget *button = lw_ui_test_find (dialog, is_button, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_a_merger_is_carried_out_and_taken_back (Fixture      *test,
                                             gconstpointer data)
{
  Villages villages = { test->session, lw_session_get_results (test->session)->len };
  GtkWidget *dialog, *kind;

  gtk_window_present (GTK_WINDOW (test->window));
  lw_village_change_dialog_show (GTK_WINDOW (test->window), test->session, 0);
  dialog = find_dialog (test->window);
  kind = lw_ui_test_find (dialog, is_row, "Merge");
  g_signal_emit_by_name (gtk_widget_get_parent (kind), "row-activated", kind);
  g_assert_false (gtk_widget_get_sensitive (lw_ui_test_find (dialog, is_button, "_Continue")));
  tick (dialog, "张庄村");
  tick (dialog, "王楼村");
  adw_combo_row_set_selected (ADW_COMBO_ROW (lw_ui_test_find (dialog, is_row, "Goes on as")), 1);
  press (dialog, "_Continue");
  /* What would be done is seen first; back and on again loses nothing. */
  press (dialog, "_Back");
  press (dialog, "_Continue");
  press (dialog, "_Carry Out");
  g_assert_null (find_dialog (test->window));
  villages.n--;
  lw_ui_test_wait (has_villages, &villages);
  lw_session_undo (test->session);
  villages.n++;
  lw_ui_test_wait (has_villages, &villages);
}

/* ---- the pages afterwards ---- */

static LwKey
find_village (LwSession  *session,
              const char *name)
{
  GPtrArray *results = lw_session_get_results (session);

  for (guint i = 0; i < results->len; i++)
    if (strstr (((LwVillageResult *) results->pdata[i])->name, name) != NULL)
      return ((LwVillageResult *) results->pdata[i])->village;
  g_assert_not_reached ();
}

static gboolean
apply_func (LwLedger *writer,
            gpointer  plan,
            GError  **error)
{
  return lw_village_plan_apply (plan, writer, error);
}

static void
merge (Fixture *test,
       LwKey    village,
       LwKey    into)
{
  Villages villages = { test->session, lw_session_get_results (test->session)->len - 1 };
  LwVillagePlan *plan = lw_village_plan_new (LW_VILLAGE_CHANGE_MERGED);

  g_array_append_val (plan->villages, village);
  plan->into = into;
  plan->on = LW_UI_TEST_DAY;
  lw_session_edit (test->session, "merged", apply_func, plan, (GDestroyNotify) lw_village_plan_free);
  lw_ui_test_wait (has_villages, &villages);
}

static GtkWidget *
open_page (Fixture *test,
           LwKey    village)
{
  LwPage *page = g_object_new (LW_TYPE_VILLAGE_PAGE, "session", test->session, NULL);

  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (page));
  lw_page_open (page, village);
  lw_page_refresh (page);
  return GTK_WIDGET (page);
}

static gboolean
is_vacancy (GtkWidget  *widget,
            const char *text)
{
  return gtk_widget_has_css_class (widget, "lw-vacancy");
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* Two full committees are too many for one village: nobody need be added. In the one that is gone
 * nothing is vacant. */
static void
test_after_a_merger_the_pages_say_what_is_to_be_done (Fixture      *test,
                                                      gconstpointer data)
{
  LwKey gone = find_village (test->session, "王楼"), into = find_village (test->session, "李家洼");
  GtkWidget *page = open_page (test, gone);

  g_assert_nonnull (lw_ui_test_find (page, is_vacancy, NULL));
  merge (test, gone, into);
  lw_page_refresh (LW_PAGE (page));
  g_assert_null (lw_ui_test_find (page, is_vacancy, NULL));
  page = open_page (test, into);
  g_assert_nonnull (lw_ui_test_find (page, says, "Too many serve"));
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* A slip of the hand in the year is seen before it is done. */
static void
test_a_day_to_come_is_told (Fixture      *test,
                            gconstpointer data)
{
  g_autoptr (LwVillagePlan) plan = lw_village_plan_new (LW_VILLAGE_CHANGE_MERGED);
  GtkWidget *list = lw_ui_list ();
  LwKey village = find_village (test->session, "王楼");

  g_object_ref_sink (list);
  g_array_append_val (plan->villages, village);
  plan->into = find_village (test->session, "李家洼");
  plan->on = LW_UI_TEST_DAY;
  lw_village_change_preview_fill (list, plan, lw_session_get_reader (test->session), LW_UI_TEST_DAY);
  g_assert_null (lw_ui_test_find (list, is_label, "to come"));
  plan->on = 20990101;
  lw_village_change_preview_fill (list, plan, lw_session_get_reader (test->session), LW_UI_TEST_DAY);
  g_assert_nonnull (lw_ui_test_find (list, is_label, "to come"));
  g_object_unref (list);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* By keyboard alone: behind the villages, however many they are, comes what they become. */
static void
test_tab_leaves_the_villages (Fixture      *test,
                              gconstpointer data)
{
  gboolean came = FALSE;

  lw_village_change_form_ask (test->form, LW_VILLAGE_CHANGE_MERGED);
  gtk_window_present (GTK_WINDOW (test->window));
  lw_ui_test_wait (is_shown, test->form);
  gtk_widget_grab_focus (row (test, "李家洼村"));
  for (guint i = 0; i < 20 && !came; i++)
    {
      gtk_widget_child_focus (test->window, GTK_DIR_TAB_FORWARD);
      came = gtk_root_get_focus (GTK_ROOT (test->window)) == row (test, "Goes on as");
    }
  g_assert_true (came);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/village-change/a-merger-asks-until-it-is-complete", test_a_merger_asks_until_it_is_complete },
    { "/village-change/one-that-goes-on-needs-no-name", test_one_that_goes_on_needs_no_name },
    { "/village-change/bad-answers-are-told-and-kept", test_bad_answers_are_told_and_kept },
    { "/village-change/the-wrong-answer-is-marked", test_the_wrong_answer_is_marked },
    { "/village-change/a-division-lists-the-people", test_a_division_lists_the_people_of_the_village },
    { "/village-change/a-merger-is-carried-out-and-taken-back", test_a_merger_is_carried_out_and_taken_back },
    { "/village-change/after-a-merger-the-pages-say-what-is-to-be-done", test_after_a_merger_the_pages_say_what_is_to_be_done },
    { "/village-change/a-day-to-come-is-told", test_a_day_to_come_is_told },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add ("/village-change/tab-leaves-the-villages", Fixture, NULL, set_up, test_tab_leaves_the_villages, tear_down);
  return g_test_run ();
}
