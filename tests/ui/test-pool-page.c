/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-captions.h"
#include "lw-pool-card-view.h"
#include "lw-pool-column-view.h"
#include "lw-pool-dialog.h"
#include "lw-pool-enter-dialog.h"
#include "lw-pool-page.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwPoolPage *page;
} Fixture;

static gboolean
is_mapped (gpointer page)
{
  return gtk_widget_get_mapped (page);
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  test->page = g_object_new (LW_TYPE_POOL_PAGE, "session", test->session, NULL);
  g_object_ref_sink (test->page);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1180, 720);
  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (test->page));
  gtk_window_present (GTK_WINDOW (test->window));
  lw_page_refresh (LW_PAGE (test->page));
  lw_ui_test_wait (is_mapped, test->page);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_finalize (test->page);
  lw_ui_test_end (test->session, test->folder);
}

static guint
count_in (Fixture      *test,
          LwPoolColumn  column)
{
  GPtrArray *cards = lw_pool_page_get_cards (test->page);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += ((LwPoolCard *) cards->pdata[i])->column == column;
  return n;
}

static LwPoolCard *
first_in (Fixture      *test,
          LwPoolColumn  column)
{
  GPtrArray *cards = lw_pool_page_get_cards (test->page);

  for (guint i = 0; i < cards->len; i++)
    if (((LwPoolCard *) cards->pdata[i])->column == column)
      return lw_pool_card_ref (cards->pdata[i]);
  g_assert_not_reached ();
}

/* What is waited for: the chosen person stands in that column. */
typedef struct
{
  LwPoolPage *page;
  LwKey person;
  LwPoolColumn column;
} Place;

static gboolean
stands_there (gpointer data)
{
  Place *place = data;
  const LwPoolCard *card = lw_pool_page_get_chosen (place->page);

  return card != NULL && card->person->record.id == place->person && card->column == place->column;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
answer (GtkWidget *dialog)
{
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_card_moves_and_comes_back (Fixture      *test,
                                  gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_NEAR);
  Place place = { test->page, card->person->record.id, LW_POOL_MIDDLE };
  guint near = count_in (test, LW_POOL_NEAR), middle = count_in (test, LW_POOL_MIDDLE);

  lw_pool_page_choose (test->page, card);
  lw_pool_page_move (test->page, card, LW_POOL_MIDDLE);
  lw_ui_test_wait (stands_there, &place);
  g_assert_cmpuint (count_in (test, LW_POOL_NEAR), ==, near - 1);
  g_assert_cmpuint (count_in (test, LW_POOL_MIDDLE), ==, middle + 1);
  lw_session_undo (test->session);
  place.column = LW_POOL_NEAR;
  lw_ui_test_wait (stands_there, &place);
  g_assert_cmpuint (count_in (test, LW_POOL_NEAR), ==, near);
}

static gboolean
shows_name (GtkWidget  *widget,
            const char *name)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_name (child, name))
      return TRUE;
  return FALSE;
}

static gboolean
has_the_focus (gpointer data)
{
  Place *place = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (place->page)));
  const LwPoolCard *card = lw_pool_page_get_chosen (place->page);

  return focus != NULL && card != NULL && stands_there (place)
         && shows_name (focus, card->person->name);
}

/* The next arrow goes on from the card that was moved. */
static void
test_the_keyboard_goes_along_with_a_card (Fixture      *test,
                                          gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_NEAR);
  Place place = { test->page, card->person->record.id, LW_POOL_MIDDLE };

  gtk_widget_grab_focus (GTK_WIDGET (test->page));
  lw_pool_page_move (test->page, card, LW_POOL_MIDDLE);
  lw_ui_test_wait (has_the_focus, &place);
  place.column = LW_POOL_LONG;
  lw_pool_page_move (test->page, lw_pool_page_get_chosen (test->page), LW_POOL_LONG);
  lw_ui_test_wait (has_the_focus, &place);
}

static void
test_nobody_goes_back_to_the_proposals (Fixture      *test,
                                        gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_LONG);
  gint64 before = lw_ledger_get_revision (lw_session_get_reader (test->session));

  lw_pool_page_move (test->page, card, LW_POOL_PROPOSED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (lw_ui_test_find_dialog ());
  g_assert_cmpint (lw_ledger_get_revision (lw_session_get_reader (test->session)), ==, before);
}

/* A proposal is not just moved: day and document are asked. */
static void
test_filing_asks_for_the_day (Fixture      *test,
                              gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_PROPOSED);
  Place place = { test->page, card->person->record.id, LW_POOL_LONG };
  GtkWidget *dialog, *day;

  lw_pool_page_choose (test->page, card);
  lw_pool_page_move (test->page, card, LW_POOL_LONG);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  g_assert_nonnull (dialog);
  day = find_row (dialog, "In the pool from");
  gtk_editable_set_text (GTK_EDITABLE (day), "2026-13-45");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_editable_set_text (GTK_EDITABLE (day), "");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  /* Before the recommendation nobody is filed. */
  gtk_editable_set_text (GTK_EDITABLE (day), "2001-01-01");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "earlier step"));
  gtk_editable_set_text (GTK_EDITABLE (day), "2026-12-08");
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Document")), "镇党委〔2026〕3 号");
  answer (dialog);
  lw_ui_test_wait (stands_there, &place);
  g_assert_cmpstr (lw_pool_card_document (lw_pool_page_get_chosen (test->page), LW_POOL_FILED), ==,
                   "镇党委〔2026〕3 号");
}

/* A step is recorded when it was taken. */
static void
test_no_step_was_taken_on_a_day_to_come (Fixture      *test,
                                         gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_PROPOSED);
  GtkWidget *dialog;

  lw_pool_dialog_step (GTK_WINDOW (test->window), test->session, card, LW_POOL_PUBLISHED,
                       LW_MATURITY_UNKNOWN);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Day")), "2099-01-01");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), !=, "");
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Day")), "");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "not taken"));
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Day")), "2026-12-08");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* From the keyboard too. */
static void
test_delete_asks_why_the_chosen_one_leaves (Fixture      *test,
                                            gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_NEAR);
  GtkWidget *dialog;

  lw_pool_page_choose (test->page, card);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->page), "page.leave", NULL));
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  g_assert_nonnull (dialog);
  g_assert_nonnull (find_row (dialog, "Reason"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Somebody of the villagers' committee who is in no pool. */
static const LwPost *
find_serving (GPtrArray *posts,
              LwLedger  *reader)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (posts, i);
      g_autoptr (GPtrArray) reserves
          = lw_ledger_list (reader, &lw_reserve_table, "person", post->person, NULL);

      if (post->body == LW_BODY_VILLAGE_COMMITTEE && post->end == 0 && reserves->len == 0)
        return post;
    }
  g_assert_not_reached ();
}

/* Nothing forbids it, but it fills no gap. */
static void
test_whoever_serves_is_told_not_to_count (Fixture      *test,
                                          gconstpointer data)
{
  LwLedger *reader = lw_session_get_reader (test->session);
  g_autoptr (GPtrArray) posts = lw_ledger_list (reader, &lw_post_table, NULL, 0, NULL);
  const LwPost *post = find_serving (posts, reader);
  g_autoptr (LwPerson) person = lw_ledger_get (reader, &lw_person_table, post->person, NULL);
  GtkWidget *dialog;

  lw_pool_dialog_enter (GTK_WINDOW (test->window), test->session, person, post->village, LW_POOL_FILED);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "does not count as a reserve"));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_column (GtkWidget    *widget,
             LwPoolColumn  column)
{
  GtkWidget *found = NULL;

  if (LW_IS_POOL_COLUMN_VIEW (widget)
      && lw_pool_column_view_get_column (LW_POOL_COLUMN_VIEW (widget)) == column)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_column (child, column);
  return found;
}

/* Whoever is dropped is the one that panel and board show, although the question is cancelled. */
static void
test_a_cancelled_drop_leaves_one_chosen (Fixture      *test,
                                         gconstpointer data)
{
  g_autoptr (LwPoolCard) other = first_in (test, LW_POOL_MIDDLE);
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_PROPOSED);
  g_autoptr (LwPoolItem) item = lw_pool_item_new (card);
  GtkWidget *page = GTK_WIDGET (test->page);
  LwPoolItem *chosen;

  lw_pool_page_choose (test->page, other);
  g_signal_emit_by_name (find_column (page, LW_POOL_LONG), "dropped", item);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (lw_ui_test_find_dialog ()), "cancel");
  gtk_window_destroy (lw_ui_test_find_dialog ());
  chosen = lw_pool_column_view_get_chosen (
      LW_POOL_COLUMN_VIEW (find_column (page, LW_POOL_PROPOSED)));
  g_assert_nonnull (chosen);
  g_assert_true (lw_pool_item_is (chosen, card));
  g_assert_true (lw_pool_page_get_chosen (test->page) == lw_pool_item_get_card (chosen));
  g_assert_null (lw_pool_column_view_get_chosen (
      LW_POOL_COLUMN_VIEW (find_column (page, LW_POOL_MIDDLE))));
}

/* Whoever has left is chosen no more; the next of the column is, so that the keyboard goes on. */
static gboolean
another_is_chosen (gpointer data)
{
  const Place *left = data;
  const LwPoolCard *card = lw_pool_page_get_chosen (left->page);

  return card != NULL && card->person->record.id != left->person && card->column == left->column;
}

static void
test_leaving_needs_a_reason (Fixture      *test,
                             gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_MIDDLE);
  Place left = { test->page, card->person->record.id, LW_POOL_MIDDLE };
  guint before = lw_pool_page_get_cards (test->page)->len;
  g_autoptr (LwReserve) reserve = NULL;
  GtkWidget *dialog;

  lw_pool_page_choose (test->page, card);
  lw_pool_dialog_leave (GTK_WINDOW (test->window), test->session, card);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Reason")), 5);
  answer (dialog);
  lw_ui_test_wait (another_is_chosen, &left);
  g_assert_cmpuint (lw_pool_page_get_cards (test->page)->len, ==, before - 1);
  reserve = lw_ledger_get (lw_session_get_reader (test->session), &lw_reserve_table,
                           card->reserve->record.id, NULL);
  g_assert_cmpint (reserve->end, ==, LW_UI_TEST_DAY);
  g_assert_cmpstr (reserve->end_reason, ==, lw_pool_reason (4));
}

/* Reason and post in one answer; what the rules would say is said of both. */
static void
test_who_is_appointed_gets_a_post (Fixture      *test,
                                   gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_MIDDLE);
  Place left = { test->page, card->person->record.id, LW_POOL_MIDDLE };
  g_autoptr (GPtrArray) posts = NULL;
  const LwPost *post;
  GtkWidget *dialog;

  lw_pool_page_choose (test->page, card);
  lw_pool_dialog_leave (GTK_WINDOW (test->window), test->session, card);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Reason")), LW_POOL_APPOINTED + 1);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Post")), 6);
  answer (dialog);
  lw_ui_test_wait (another_is_chosen, &left);
  posts = lw_ledger_list (lw_session_get_reader (test->session), &lw_post_table, "person",
                          card->person->record.id, NULL);
  post = g_ptr_array_index (posts, posts->len - 1);
  g_assert_cmpint (post->body, ==, LW_BODY_VILLAGE_COMMITTEE);
  g_assert_cmpint (post->position, ==, LW_POSITION_MEMBER);
  g_assert_cmpint (post->start, ==, LW_UI_TEST_DAY);
  g_assert_cmpint (post->village, ==, card->village->record.id);
}

typedef struct
{
  LwSession *session;
  LwKey person;
} Serving;

static gboolean
serves (gpointer data)
{
  Serving *who = data;
  g_autoptr (GPtrArray) posts = lw_ledger_list (lw_session_get_reader (who->session), &lw_post_table,
                                                "person", who->person, NULL);

  return posts != NULL && posts->len > 0;
}

/* Who serves has the post already; a second one would be a second seat. */
static void
test_nobody_is_appointed_to_the_post_she_has (Fixture      *test,
                                              gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_MIDDLE);
  Serving serving = { test->session, card->person->record.id };
  LwPost *post = lw_record_new (&lw_post_table);
  GtkWidget *dialog;

  post->person = card->person->record.id;
  post->village = card->village->record.id;
  post->body = LW_BODY_VILLAGE_COMMITTEE;
  post->position = LW_POSITION_MEMBER;
  lw_session_save_one (test->session, "test", post);
  lw_ui_test_wait (serves, &serving);
  lw_pool_dialog_leave (GTK_WINDOW (test->window), test->session, card);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Reason")), LW_POOL_APPOINTED + 1);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Choose the post"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Post")), 6);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "already"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Post")), 5);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* 居委会主任 in a community, not 村委会主任. */
static void
test_posts_are_called_as_the_place_calls_them (Fixture      *test,
                                               gconstpointer data)
{
  GPtrArray *cards = lw_pool_page_get_cards (test->page);
  LwPoolCard *card = NULL;
  g_autofree char *chair = NULL;
  GListModel *posts;
  GtkWidget *dialog;

  for (guint i = 0; i < cards->len && card == NULL; i++)
    if (((LwPoolCard *) cards->pdata[i])->village->kind == LW_VILLAGE_KIND_COMMUNITY)
      card = cards->pdata[i];
  g_assert_nonnull (card);
  lw_pool_dialog_leave (GTK_WINDOW (test->window), test->session, card);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  chair = lw_post_caption (LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, LW_VILLAGE_KIND_COMMUNITY,
                           LW_ORG_FORM_BRANCH);
  posts = adw_combo_row_get_model (ADW_COMBO_ROW (find_row (dialog, "Post")));
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (posts), 4), ==, chair);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* Nine characters and more, on the narrowest card. */
static void
test_a_long_name_is_not_cut (Fixture      *test,
                             gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_LONG);
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label;

  lw_set_text (&card->person->name, "阿卜杜热合曼·买买提");
  lw_pool_card_view_fill (box, card, LW_UI_TEST_DAY);
  gtk_widget_set_size_request (box, 180, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  label = find_label (box, "阿卜杜热");
  lw_ui_test_wait (is_laid_out, label);
  g_assert_cmpint (gtk_widget_get_width (box), <, 230);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who comes back to the page, from a person or by its key, goes on with the chosen one. */
static void
test_the_keyboard_comes_back_to_the_chosen_card (Fixture      *test,
                                                 gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_LONG);
  Place place = { test->page, card->person->record.id, LW_POOL_LONG };

  lw_pool_page_choose (test->page, card);
  lw_ui_test_wait (has_the_focus, &place);
  gtk_window_set_focus (GTK_WINDOW (test->window), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (test->page));
  lw_ui_test_wait (has_the_focus, &place);
}

/* By mouse, with the focus elsewhere: still the next one of the same column. */
static void
test_the_next_is_chosen_when_one_leaves (Fixture      *test,
                                         gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_LONG);
  Place left = { test->page, card->person->record.id, LW_POOL_LONG };

  lw_pool_page_choose (test->page, card);
  gtk_window_set_focus (GTK_WINDOW (test->window), NULL);
  lw_session_save (test->session, "test", lw_pool_leave (card, LW_UI_TEST_DAY, "test"));
  lw_ui_test_wait (another_is_chosen, &left);
}

static gboolean
somebody_came (gpointer page)
{
  const LwPoolCard *card = lw_pool_page_get_chosen (page);

  return card != NULL && card->column == LW_POOL_PROPOSED && card->entry->reviewed == LW_UI_TEST_DAY;
}

/* Whoever is and was in no pool. */
static LwPerson *
dup_outsider (Fixture *test)
{
  LwLedger *reader = lw_session_get_reader (test->session);
  g_autoptr (GPtrArray) people = lw_ledger_list (reader, &lw_person_table, NULL, 0, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      LwKey key = ((LwPerson *) people->pdata[i])->record.id;
      g_autoptr (GPtrArray) reserves = lw_ledger_list (reader, &lw_reserve_table, "person", key, NULL);
      g_autoptr (GPtrArray) entries = lw_ledger_list (reader, &lw_pool_entry_table, "person", key, NULL);

      if (reserves->len == 0 && entries->len == 0)
        return lw_record_copy (people->pdata[i]);
    }
  g_assert_not_reached ();
}

/* The same dialog from every page; whoever came is chosen, so that her steps go on. */
static void
test_whoever_enters_is_chosen (Fixture      *test,
                               gconstpointer data)
{
  LwPerson *person = dup_outsider (test);
  LwKey village = ((LwPoolCard *) lw_pool_page_get_cards (test->page)->pdata[0])->village->record.id;
  GtkWidget *dialog;

  lw_pool_dialog_enter (GTK_WINDOW (test->window), test->session, person, village, LW_POOL_FILED);
  dialog = GTK_WIDGET (lw_ui_test_find_dialog ());
  g_assert_true (gtk_widget_get_visible (find_row (dialog, "Maturity")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "How far on the way into the pool")),
                              LW_POOL_REVIEWED);
  g_assert_false (gtk_widget_get_visible (find_row (dialog, "Maturity")));
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Day")), "2026-13-01");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "No such date"));
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Day")), "2026-12-08");
  answer (dialog);
  lw_ui_test_wait (somebody_came, test->page);
  g_assert_cmpint (lw_pool_page_get_chosen (test->page)->person->record.id, ==, person->record.id);
  lw_record_free (person);
}

static GtkWidget *
find_chip (GtkWidget  *widget,
           const char *part)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return gtk_widget_get_ancestor (widget, GTK_TYPE_TOGGLE_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chip (child, part);
  return found;
}

static void
test_a_gap_shows_its_village (Fixture      *test,
                              gconstpointer data)
{
  guint all = lw_pool_page_get_cards (test->page)->len;
  GtkWidget *chip = find_chip (GTK_WIDGET (test->page), "陈坡村");
  GPtrArray *cards;

  g_assert_nonnull (chip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  cards = lw_pool_page_get_cards (test->page);
  g_assert_cmpuint (cards->len, >, 0);
  g_assert_cmpuint (cards->len, <, all);
  for (guint i = 0; i < cards->len; i++)
    g_assert_nonnull (strstr (((LwPoolCard *) cards->pdata[i])->village->name, "陈坡村"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  g_assert_cmpuint (lw_pool_page_get_cards (test->page)->len, ==, all);
}

/* What is entered for the chosen person is there at once, and goes with one undo. */
typedef struct
{
  LwPoolPage *page;
  guint n;
} Measures;

static gboolean
has_measures (gpointer data)
{
  Measures *wanted = data;
  const LwPoolCard *card = lw_pool_page_get_chosen (wanted->page);

  return card != NULL && card->measures->len == wanted->n;
}

static void
test_a_measure_is_recorded_and_taken_back (Fixture      *test,
                                           gconstpointer data)
{
  g_autoptr (LwPoolCard) card = first_in (test, LW_POOL_LONG);
  Measures wanted = { test->page, card->measures->len + 1 };
  LwMeasureTaken *measure = lw_record_new (&lw_measure_table);

  lw_pool_page_choose (test->page, card);
  measure->person = card->person->record.id;
  measure->kind = LW_MEASURE_DUTY;
  measure->due = 20261210;
  lw_session_save_one (test->session, "measure", measure);
  lw_ui_test_wait (has_measures, &wanted);
  g_assert_true (lw_pool_card_is_due (lw_pool_page_get_chosen (test->page)));
  wanted.n--;
  lw_session_undo (test->session);
  lw_ui_test_wait (has_measures, &wanted);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/pool-page/a-card-moves-and-comes-back", test_a_card_moves_and_comes_back },
    { "/pool-page/the-keyboard-goes-along-with-a-card", test_the_keyboard_goes_along_with_a_card },
    { "/pool-page/nobody-goes-back-to-the-proposals", test_nobody_goes_back_to_the_proposals },
    { "/pool-page/filing-asks-for-the-day", test_filing_asks_for_the_day },
    { "/pool-page/no-step-was-taken-on-a-day-to-come", test_no_step_was_taken_on_a_day_to_come },
    { "/pool-page/whoever-serves-is-told-not-to-count", test_whoever_serves_is_told_not_to_count },
    { "/pool-page/delete-asks-why-the-chosen-one-leaves", test_delete_asks_why_the_chosen_one_leaves },
    { "/pool-page/a-cancelled-drop-leaves-one-chosen", test_a_cancelled_drop_leaves_one_chosen },
    { "/pool-page/leaving-needs-a-reason", test_leaving_needs_a_reason },
    { "/pool-page/who-is-appointed-gets-a-post", test_who_is_appointed_gets_a_post },
    { "/pool-page/nobody-is-appointed-to-the-post-she-has", test_nobody_is_appointed_to_the_post_she_has },
    { "/pool-page/posts-are-called-as-the-place-calls-them", test_posts_are_called_as_the_place_calls_them },
    { "/pool-page/a-long-name-is-not-cut", test_a_long_name_is_not_cut },
    { "/pool-page/the-keyboard-comes-back-to-the-chosen-card", test_the_keyboard_comes_back_to_the_chosen_card },
    { "/pool-page/the-next-is-chosen-when-one-leaves", test_the_next_is_chosen_when_one_leaves },
    { "/pool-page/whoever-enters-is-chosen", test_whoever_enters_is_chosen },
    { "/pool-page/a-gap-shows-its-village", test_a_gap_shows_its_village },
    { "/pool-page/a-measure-is-recorded-and-taken-back", test_a_measure_is_recorded_and_taken_back },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
