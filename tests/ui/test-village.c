/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-effects.h"
#include "lw-form-field.h"
#include "lw-panes.h"
#include "lw-pool.h"
#include "lw-post-dialog.h"
#include "lw-village-gap.h"
#include "lw-village-page.h"
#include "lw-villages-page.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwPage *page;
} Fixture;

static gboolean
is_mapped (gpointer page)
{
  return gtk_widget_get_mapped (page);
}

static void
present (Fixture *test,
         GType    type,
         LwKey    key)
{
  test->window = gtk_window_new ();
  test->page = g_object_new (type, "session", test->session, NULL);
  g_object_ref_sink (test->page);
  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (test->page));
  gtk_window_present (GTK_WINDOW (test->window));
  if (key != 0)
    lw_page_open (test->page, key);
  lw_page_refresh (test->page);
  lw_ui_test_wait (is_mapped, test->page);
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_finalize (test->page);
  lw_ui_test_end (test->session, test->folder);
}

/* A village of the demo that @rule finds in @state. */
static LwKey
find_village (Fixture    *test,
              const char *rule,
              LwState     state)
{
  GPtrArray *results = lw_session_get_results (test->session);

  for (guint i = 0; i < results->len; i++)
    {
      const LwVillageResult *village = g_ptr_array_index (results, i);
      for (guint j = 0; j < village->results->len; j++)
        {
          const LwResult *result = g_ptr_array_index (village->results, j);
          if (g_str_equal (lw_rule_get_id (result->rule), rule) && result->state == state)
            return village->village;
        }
    }
  g_assert_not_reached ();
}

static gboolean
shows (GtkWidget  *widget,
       const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;
  return FALSE;
}

/* Each proposal of the page is what the rules say, with the value that moves. */
static void
test_gap_says_what_turns (Fixture      *test,
                          gconstpointer data)
{
  LwKey key = find_village (test, "woman-member", LW_STATE_NOT_MET);
  g_autoptr (LwWhatIf) what_if = lw_effects_look (test->session, key);
  g_autoptr (GPtrArray) who = lw_what_if_who (what_if, "woman-member");
  const LwProposal *first;
  g_autofree char *words = NULL;

  present (test, LW_TYPE_VILLAGE_PAGE, key);
  g_assert_cmpuint (who->len, >, 0);
  first = g_ptr_array_index (who, 0);
  g_assert_true (first->helps);
  words = lw_effects_shift_text (&g_array_index (first->better, LwShift, 0));
  g_assert_nonnull (strstr (words, "0→1"));
  g_assert_true (shows (GTK_WIDGET (test->page), words));
  /* The writing of a proposal is a question, not a change. */
  g_assert_cmpint (find_village (test, "woman-member", LW_STATE_NOT_MET), ==, key);
}

#define NEWCOMER "新来"

static LwPerson *
find_newcomer (LwSession *session)
{
  g_autoptr (GPtrArray) people
      = lw_ledger_list (lw_session_get_reader (session), &lw_person_table, NULL, 0, NULL);

  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (((LwPerson *) people->pdata[i])->name, NEWCOMER))
      return lw_record_copy (people->pdata[i]);
  return NULL;
}

static gboolean
has_come (gpointer session)
{
  g_autoptr (LwPerson) newcomer = find_newcomer (session);

  return newcomer != NULL;
}

static gboolean
is_gone (gpointer session)
{
  return !has_come (session);
}

static gboolean
is_proposed (gpointer session)
{
  g_autoptr (LwPerson) newcomer = find_newcomer (session);
  g_autoptr (GPtrArray) entries = lw_ledger_list (lw_session_get_reader (session), &lw_pool_entry_table,
                                                  "person", newcomer->record.id, NULL);

  return entries->len == 1;
}

/* A person who was in no post and no pool, and is proposed for the pool of @village now. */
static LwKey
propose_newcomer (Fixture *test,
                  LwKey    village)
{
  LwPerson *person = lw_record_new (&lw_person_table);
  g_autoptr (LwPerson) saved = NULL;

  lw_set_text (&person->name, NEWCOMER);
  person->birth_stated = 20000101;
  lw_session_save_one (test->session, "new", person);
  lw_ui_test_wait (has_come, test->session);
  saved = find_newcomer (test->session);
  lw_session_save (test->session, "proposed",
                   lw_pool_propose (saved->record.id, village, LW_UI_TEST_DAY, NULL));
  lw_ui_test_wait (is_proposed, test->session);
  return saved->record.id;
}

/* Who is on the way into the pool is thought of first, also where no post was ever recorded. */
static void
test_who_is_proposed_could_fill_the_gap (Fixture      *test,
                                         gconstpointer data)
{
  LwKey key = find_village (test, "reserve-count", LW_STATE_NOT_MET);
  LwKey person = propose_newcomer (test, key);
  g_autoptr (LwWhatIf) what_if = NULL;
  g_autoptr (GPtrArray) who = NULL;

  what_if = lw_effects_look (test->session, key);
  who = lw_what_if_who (what_if, "reserve-count");
  present (test, LW_TYPE_VILLAGE_PAGE, key);
  for (guint i = 0; i < who->len; i++)
    if (((LwProposal *) who->pdata[i])->person == person)
      {
        g_assert_true (((LwProposal *) who->pdata[i])->proposed);
        g_assert_true (shows (GTK_WIDGET (test->page), NEWCOMER));
        return;
      }
  g_assert_not_reached ();
}

static void
test_time_is_mended_by_nobody (Fixture      *test,
                               gconstpointer data)
{
  LwKey key = find_village (test, "near-relatives", LW_STATE_NOT_MET);
  g_autoptr (LwWhatIf) what_if = lw_effects_look (test->session, key);
  g_autoptr (GPtrArray) who = lw_what_if_who (what_if, "near-relatives");

  present (test, LW_TYPE_VILLAGE_PAGE, key);
  g_assert_cmpuint (who->len, ==, 0);
  g_assert_true (shows (GTK_WIDGET (test->page), "one of the relatives leaves"));
}

static guint
count_posts (LwSession *session)
{
  g_autoptr (GPtrArray) posts
      = lw_ledger_list (lw_session_get_reader (session), &lw_post_table, NULL, 0, NULL);
  guint n = 0;

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    n += ((LwPost *) g_ptr_array_index (posts, i))->end != 0;
  return n;
}

typedef struct
{
  LwSession *session;
  guint ended;
} Ended;

static gboolean
has_ended (gpointer data)
{
  Ended *wanted = data;
  return count_posts (wanted->session) == wanted->ended;
}

/* The button that ends a post, anywhere on the page. */
static GtkWidget *
find_end (GtkWidget *widget)
{
  const char *tip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_BUTTON (widget) && tip != NULL && g_str_has_prefix (tip, "End the post of"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_end (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_new (GtkWidget *widget)
{
  GtkWidget *found = g_object_get_data (G_OBJECT (widget), "new") != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_new (child);
  return found;
}

static GtkWidget *
find_search (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search (child);
  return found;
}

static gboolean
offers_new (gpointer dialog)
{
  return find_new (dialog) != NULL;
}

/* Without a spreadsheet: whoever is appointed comes into the ledger with the post, and goes with it. */
static void
test_somebody_new_is_appointed_in_one_action (Fixture      *test,
                                              gconstpointer data)
{
  LwKey village = find_village (test, "woman-member", LW_STATE_MET);
  g_autoptr (LwPerson) person = NULL;
  g_autoptr (GPtrArray) posts = NULL;
  GtkWidget *dialog;

  present (test, LW_TYPE_VILLAGE_PAGE, village);
  lw_post_dialog_choose (GTK_WINDOW (test->window), test->session, village, LW_BODY_SUPERVISION);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (find_search (dialog)), NEWCOMER);
  lw_ui_test_wait (offers_new, dialog);
  /* Offered, not taken. */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (find_new (dialog))),
                           GTK_LIST_BOX_ROW (find_new (dialog)));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_destroy (GTK_WINDOW (dialog));
  lw_ui_test_wait (has_come, test->session);
  person = find_newcomer (test->session);
  posts = lw_ledger_list (lw_session_get_reader (test->session), &lw_post_table, "person",
                          person->record.id, NULL);
  g_assert_cmpuint (posts->len, ==, 1);
  g_assert_cmpint (((LwPost *) posts->pdata[0])->village, ==, village);
  lw_session_undo (test->session);
  lw_ui_test_wait (is_gone, test->session);
}

/* A button in the row of what is vacant. */
static GtkWidget *
find_fill (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *found = GTK_IS_BUTTON (widget) && row != NULL && gtk_widget_has_css_class (row, "lw-vacancy")
                         ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_fill (child);
  return found;
}

/* With Enter again the next is appointed, not the last one opened. */
static void
test_who_fills_seats_stays_at_the_button (Fixture      *test,
                                          gconstpointer data)
{
  LwKey village = find_village (test, "woman-member", LW_STATE_NOT_MET);
  GtkWidget *dialog, *fill;

  present (test, LW_TYPE_VILLAGE_PAGE, village);
  fill = find_fill (GTK_WIDGET (test->page));
  g_assert_nonnull (fill);
  gtk_widget_grab_focus (fill);
  g_signal_emit_by_name (fill, "clicked");
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (find_search (dialog)), NEWCOMER);
  lw_ui_test_wait (offers_new, dialog);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (find_new (dialog))),
                           GTK_LIST_BOX_ROW (find_new (dialog)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_destroy (GTK_WINDOW (dialog));
  lw_ui_test_wait (has_come, test->session);
  lw_page_refresh (LW_PAGE (test->page));
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (test->window))));
}

/* As the keyboard sends it. */
static void
press_down (GtkWidget *search)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (search);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (keys)
          && gtk_event_controller_get_propagation_phase (keys) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Down, 0, 0, &stopped);
    }
}

static void
test_a_namesake_is_added_only_on_purpose (Fixture      *test,
                                          gconstpointer data)
{
  LwKey village = find_village (test, "woman-member", LW_STATE_MET);
  g_autoptr (GPtrArray) people
      = lw_ledger_list (lw_session_get_reader (test->session), &lw_person_table, NULL, 0, NULL);
  const LwPerson *person = people->pdata[0];
  GtkWidget *dialog, *search, *offer;
  GtkListBox *list;
  int at;

  present (test, LW_TYPE_VILLAGE_PAGE, village);
  lw_post_dialog_choose (GTK_WINDOW (test->window), test->session, village, LW_BODY_SUPERVISION);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  search = find_search (dialog);
  gtk_editable_set_text (GTK_EDITABLE (search), person->name);
  lw_ui_test_wait (offers_new, dialog);
  offer = find_new (dialog);
  list = GTK_LIST_BOX (gtk_widget_get_parent (offer));
  at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (offer));
  g_assert_cmpint (at, >, 0);
  g_assert_true (gtk_list_box_get_selected_row (list) == gtk_list_box_get_row_at_index (list, 0));
  for (int i = 0; i < at; i++)
    press_down (search);
  g_assert_true (gtk_list_box_get_selected_row (list) == gtk_list_box_get_row_at_index (list, at - 1));
  press_down (search);
  g_assert_true (gtk_list_box_get_selected_row (list) == GTK_LIST_BOX_ROW (offer));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static const LwPost *
first_post (GPtrArray *posts)
{
  for (guint i = 0; i < posts->len; i++)
    if (((LwPost *) posts->pdata[i])->end == 0)
      return posts->pdata[i];
  g_assert_not_reached ();
}

static void
test_a_post_is_held_once (Fixture      *test,
                          gconstpointer data)
{
  LwKey village = find_village (test, "woman-member", LW_STATE_MET);
  LwLedger *reader = lw_session_get_reader (test->session);
  g_autoptr (GPtrArray) posts = lw_ledger_list (reader, &lw_post_table, "village", village, NULL);
  const LwPost *post = first_post (posts);
  g_autoptr (LwPerson) person = lw_ledger_get (reader, &lw_person_table, post->person, NULL);
  g_autoptr (LwPost) again = lw_record_new (&lw_post_table);
  GtkWindow *dialog;

  present (test, LW_TYPE_VILLAGE_PAGE, village);
  again->body = post->body;
  again->position = post->position;
  again->village = village;
  lw_post_dialog_edit (GTK_WINDOW (test->window), test->session, person, again, village);
  dialog = lw_ui_test_find_dialog ();
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "already"));
  gtk_window_destroy (dialog);
  /* The post itself can be corrected. */
  lw_post_dialog_edit (GTK_WINDOW (test->window), test->session, person, post, village);
  dialog = lw_ui_test_find_dialog ();
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_window_destroy (dialog);
}

/* One button, one answer, one step back. */
static void
test_a_post_ends_in_place (Fixture      *test,
                           gconstpointer data)
{
  Ended wanted = { test->session, count_posts (test->session) };
  GtkWidget *button;
  GtkWindow *dialog;

  present (test, LW_TYPE_VILLAGE_PAGE, find_village (test, "woman-member", LW_STATE_MET));
  button = find_end (GTK_WIDGET (test->page));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = lw_ui_test_find_dialog ();
  g_assert_nonnull (dialog);
  /* It says beforehand what would become. */
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), !=, "");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_destroy (dialog);
  wanted.ended++;
  lw_ui_test_wait (has_ended, &wanted);
  lw_session_undo (test->session);
  wanted.ended--;
  lw_ui_test_wait (has_ended, &wanted);
}

/* ---- the facts ---- */

static GtkWidget *
find_field (GtkWidget  *widget,
            const char *caption)
{
  if (LW_IS_FORM_FIELD (widget) && shows (widget, caption))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child, caption);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEditable *
find_entry (GtkWidget *field)
{
  for (GtkWidget *child = gtk_widget_get_first_child (field); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = GTK_IS_ENTRY (child) ? GTK_EDITABLE (child) : find_entry (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Types and leaves by Enter. */
static void
type (GtkWidget  *field,
      const char *text)
{
  GtkEditable *entry = find_entry (field);

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "activate");
}

typedef struct
{
  LwSession *session;
  LwKey village;
  int year;
  gint64 count;
  const char *notes;
} Wanted;

static gboolean
has_recruits (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GPtrArray) years
      = lw_ledger_list (lw_session_get_reader (wanted->session), &lw_recruit_year_table, "village",
                        wanted->village, NULL);

  for (guint i = 0; i < years->len; i++)
    {
      const LwRecruitYear *year = g_ptr_array_index (years, i);
      if (year->year == wanted->year)
        return year->count == wanted->count;
    }
  return FALSE;
}

static gboolean
has_notes (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (LwVillage) village = lw_ledger_get (lw_session_get_reader (wanted->session),
                                                 &lw_village_table, wanted->village, NULL);

  return g_strcmp0 (village->notes, wanted->notes) == 0;
}

/* Whoever goes from year to year finds the fields where they were, with what was typed and refused. */
static void
test_years_stay_while_others_are_saved (Fixture      *test,
                                        gconstpointer data)
{
  Wanted wanted = { test->session, find_village (test, "woman-member", LW_STATE_MET), 2020, 7, NULL };
  GtkWidget *first, *second, *seats;

  present (test, LW_TYPE_VILLAGE_PAGE, wanted.village);
  first = find_field (GTK_WIDGET (test->page), "2020");
  second = find_field (GTK_WIDGET (test->page), "2021");
  seats = find_field (GTK_WIDGET (test->page), "Seats of the Party committee");
  g_assert_nonnull (first);
  g_assert_nonnull (seats);
  type (seats, "9999999");
  g_assert_true (shows (seats, "9999999 are too many"));
  type (second, "-2");
  gtk_editable_set_text (find_entry (find_field (GTK_WIDGET (test->page), "2022")), "4");
  type (first, "7");
  lw_ui_test_wait (has_recruits, &wanted);
  lw_page_refresh (test->page);
  g_assert_true (find_field (GTK_WIDGET (test->page), "2020") == first);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (second)), ==, "-2");
  g_assert_true (shows (second, "Not a whole number"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (find_field (GTK_WIDGET (test->page), "2022"))), ==, "4");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (seats)), ==, "9999999");
}

/* Ctrl+Page Down while one types: the words stay with the village that they were typed for. */
static void
test_what_is_typed_is_kept_when_the_village_changes (Fixture      *test,
                                                     gconstpointer data)
{
  Wanted wanted = { test->session, find_village (test, "woman-member", LW_STATE_MET), 0, 0, "写到一半" };
  LwKey other = find_village (test, "woman-member", LW_STATE_NOT_MET);
  GtkEditable *notes;

  present (test, LW_TYPE_VILLAGE_PAGE, wanted.village);
  notes = find_entry (find_field (GTK_WIDGET (test->page), "Notes"));
  gtk_editable_set_text (notes, "写到一半");
  lw_page_open (test->page, other);
  lw_page_refresh (test->page);
  lw_ui_test_wait (has_notes, &wanted);
  g_assert_cmpstr (gtk_editable_get_text (notes), ==, "");
  wanted.village = other;
  wanted.notes = NULL;
  g_assert_true (has_notes (&wanted));
}

/* The figures of the last row are those of the rows. */
static void
test_totals_add_up (Fixture      *test,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) villages = lw_ledger_list (lw_session_get_reader (test->session),
                                                   &lw_village_table, NULL, 0, NULL);
  g_autofree char *count = NULL;
  gint64 population = 0;
  g_autofree char *sum = NULL;

  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      population += village->population != LW_INT_NULL ? village->population : 0;
    }
  present (test, LW_TYPE_VILLAGES_PAGE, 0);
  count = g_strdup_printf ("%u villages", villages->len);
  sum = g_strdup_printf ("%d,%03d", (int) (population / 1000), (int) (population % 1000));
  g_assert_true (shows (GTK_WIDGET (test->page), count));
  g_assert_true (shows (GTK_WIDGET (test->page), sum));
}

static gboolean
is_gap (GtkWidget  *widget,
        const char *text)
{
  return LW_IS_VILLAGE_GAP (widget);
}

/* By keyboard alone: from the committees to the people, not through all their rows. */
static void
test_f6_goes_to_who_could_fill_the_gap (Fixture      *test,
                                        gconstpointer data)
{
  GtkWidget *sidebar = gtk_button_new (), *focus;

  present (test, LW_TYPE_VILLAGE_PAGE, find_village (test, "woman-member", LW_STATE_NOT_MET));
  lw_panes_next (GTK_WIDGET (test->page), sidebar);
  lw_panes_next (GTK_WIDGET (test->page), sidebar);
  focus = gtk_root_get_focus (GTK_ROOT (test->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, lw_ui_test_find (GTK_WIDGET (test->page), is_gap, NULL)));
  g_object_ref_sink (sidebar);
  g_object_unref (sidebar);
}

static gboolean
is_stack (GtkWidget  *widget,
          const char *name)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), name) != NULL;
}

static void
test_keys_walk_the_tabs (Fixture      *test,
                         gconstpointer data)
{
  GtkStack *stack;

  present (test, LW_TYPE_VILLAGE_PAGE, find_village (test, "woman-member", LW_STATE_NOT_MET));
  stack = GTK_STACK (lw_ui_test_find (GTK_WIDGET (test->page), is_stack, "facts"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->page), "page.next-tab", NULL));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "facts");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)),
                                         gtk_stack_get_visible_child (stack)));
  gtk_widget_activate_action (GTK_WIDGET (test->page), "page.previous-tab", NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->page), "page.previous-tab", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "history");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/village/gap-says-what-turns", Fixture, NULL, set_up, test_gap_says_what_turns,
              tear_down);
  g_test_add ("/village/who-is-proposed-could-fill-the-gap", Fixture, NULL, set_up,
              test_who_is_proposed_could_fill_the_gap, tear_down);
  g_test_add ("/village/time-is-mended-by-nobody", Fixture, NULL, set_up,
              test_time_is_mended_by_nobody, tear_down);
  g_test_add ("/village/somebody-new-is-appointed-in-one-action", Fixture, NULL, set_up,
              test_somebody_new_is_appointed_in_one_action, tear_down);
  g_test_add ("/village/who-fills-seats-stays-at-the-button", Fixture, NULL, set_up,
              test_who_fills_seats_stays_at_the_button, tear_down);
  g_test_add ("/village/a-namesake-is-added-only-on-purpose", Fixture, NULL, set_up,
              test_a_namesake_is_added_only_on_purpose, tear_down);
  g_test_add ("/village/a-post-is-held-once", Fixture, NULL, set_up, test_a_post_is_held_once, tear_down);
  g_test_add ("/village/a-post-ends-in-place", Fixture, NULL, set_up, test_a_post_ends_in_place,
              tear_down);
  g_test_add ("/village/years-stay-while-others-are-saved", Fixture, NULL, set_up,
              test_years_stay_while_others_are_saved, tear_down);
  g_test_add ("/village/what-is-typed-is-kept", Fixture, NULL, set_up,
              test_what_is_typed_is_kept_when_the_village_changes, tear_down);
  g_test_add ("/village/totals-add-up", Fixture, NULL, set_up, test_totals_add_up, tear_down);
  g_test_add ("/village/f6-goes-to-who-could-fill-the-gap", Fixture, NULL, set_up,
              test_f6_goes_to_who_could_fill_the_gap, tear_down);
  g_test_add ("/village/keys-walk-the-tabs", Fixture, NULL, set_up, test_keys_walk_the_tabs, tear_down);
  return g_test_run ();
}
