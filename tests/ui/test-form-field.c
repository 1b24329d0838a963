/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-form-field.h"

#include <adwaita.h>

static void
count_cb (int *count)
{
  (*count)++;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_ENTRY (child) ? child : find_entry (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_setting_is_no_commit (void)
{
  GtkWidget *field = g_object_ref_sink (lw_form_field_new_text ("Name"));
  int commits = 0;

  g_signal_connect_swapped (field, "commit", G_CALLBACK (count_cb), &commits);
  lw_form_field_set_text (LW_FORM_FIELD (field), "王建民");
  g_assert_cmpint (commits, ==, 0);
  g_assert_cmpstr (lw_form_field_get_text (LW_FORM_FIELD (field)), ==, "王建民");
  g_assert_finalize_object (field);
}

static void
test_enter_commits_once (void)
{
  GtkWidget *field = g_object_ref_sink (lw_form_field_new_text ("Name"));
  GtkWidget *entry = find_entry (field);
  int commits = 0;

  g_signal_connect_swapped (field, "commit", G_CALLBACK (count_cb), &commits);
  gtk_editable_set_text (GTK_EDITABLE (entry), "𠮷");
  g_assert_cmpint (commits, ==, 0); /* not while one types */
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (commits, ==, 1);
  g_assert_finalize_object (field);
}

/* What was kept comes back, whether the text was only typed or refused; nobody hears of it. */
static void
test_what_was_kept_comes_back (void)
{
  GtkWidget *field = g_object_ref_sink (lw_form_field_new_text ("Seats"));
  GtkWidget *entry = find_entry (field);
  int commits = 0;

  lw_form_field_set_text (LW_FORM_FIELD (field), "3");
  g_signal_connect_swapped (field, "commit", G_CALLBACK (count_cb), &commits);
  g_assert_false (lw_form_field_restore (LW_FORM_FIELD (field)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "88");
  g_signal_emit_by_name (entry, "activate");
  lw_form_field_set_problem (LW_FORM_FIELD (field), "too many");
  g_assert_true (lw_form_field_is_pending (LW_FORM_FIELD (field)));
  g_assert_true (lw_form_field_restore (LW_FORM_FIELD (field)));
  g_assert_cmpstr (lw_form_field_get_text (LW_FORM_FIELD (field)), ==, "3");
  g_assert_false (lw_form_field_is_pending (LW_FORM_FIELD (field)));
  g_assert_cmpint (commits, ==, 1);
  /* The same wrong text again is told again. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "88");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (commits, ==, 2);
  g_assert_finalize_object (field);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* The same field shows one person after another: the arrows count from what this one has. */
static void
test_the_list_opens_at_what_is_chosen (void)
{
  const char *const choices[] = { "unknown", "male", "female", NULL };
  GtkWidget *field = lw_form_field_new_choice ("Sex", choices), *window = gtk_window_new ();
  GtkWidget *drop_down = find_type (field, GTK_TYPE_DROP_DOWN);
  GtkWidget *list = find_type (field, GTK_TYPE_LIST_VIEW);

  gtk_window_set_child (GTK_WINDOW (window), field);
  gtk_window_present (GTK_WINDOW (window));
  lw_form_field_set_choice (LW_FORM_FIELD (field), 2);
  g_signal_emit_by_name (drop_down, "activate");
  while (gtk_widget_get_last_child (list) == NULL
         || gtk_root_get_focus (GTK_ROOT (window)) != gtk_widget_get_last_child (list))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_choice_commits (void)
{
  const char *const choices[] = { "unknown", "male", "female", NULL };
  GtkWidget *field = g_object_ref_sink (lw_form_field_new_choice ("Sex", choices));
  int commits = 0;

  g_signal_connect_swapped (field, "commit", G_CALLBACK (count_cb), &commits);
  lw_form_field_set_choice (LW_FORM_FIELD (field), 2);
  g_assert_cmpint (commits, ==, 0);
  g_assert_cmpuint (lw_form_field_get_choice (LW_FORM_FIELD (field)), ==, 2);
  g_assert_finalize_object (field);
}

static void
test_problem_keeps_the_text (void)
{
  GtkWidget *field = g_object_ref_sink (lw_form_field_new_text ("ID number"));

  lw_form_field_set_text (LW_FORM_FIELD (field), "4103");
  lw_form_field_set_problem (LW_FORM_FIELD (field), "too short");
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  g_assert_cmpstr (lw_form_field_get_text (LW_FORM_FIELD (field)), ==, "4103");
  lw_form_field_set_problem (LW_FORM_FIELD (field), NULL);
  g_assert_false (gtk_widget_has_css_class (field, "error"));
  g_assert_finalize_object (field);
}

/* Somebody who reads the record again must not take away what is being typed. */
static void
test_typed_is_pending_until_taken (void)
{
  GtkWidget *widget = g_object_ref_sink (lw_form_field_new_text ("Name"));
  LwFormField *field = LW_FORM_FIELD (widget);
  GtkWidget *entry = find_entry (widget);

  lw_form_field_set_text (field, "王建民");
  g_assert_false (lw_form_field_is_pending (field));
  gtk_editable_set_text (GTK_EDITABLE (entry), "王建");
  g_assert_true (lw_form_field_is_pending (field));
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (lw_form_field_is_pending (field));
  lw_form_field_set_problem (field, "no such name");
  g_assert_true (lw_form_field_is_pending (field));
  lw_form_field_set_problem (field, NULL);
  g_assert_false (lw_form_field_is_pending (field));
  g_assert_finalize_object (widget);
}

static void
test_nothing_is_taken_while_composing (void)
{
  GtkWidget *widget = g_object_ref_sink (lw_form_field_new_text ("Name"));
  GtkWidget *entry = find_entry (widget);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  int commits = 0;

  g_signal_connect_swapped (widget, "commit", G_CALLBACK (count_cb), &commits);
  gtk_editable_set_text (GTK_EDITABLE (entry), "王");
  g_signal_emit_by_name (text, "preedit-changed", "jian");
  g_assert_true (lw_form_field_is_pending (LW_FORM_FIELD (widget)));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (commits, ==, 0);
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (commits, ==, 1);
  g_assert_finalize_object (widget);
}

/* The caption is the field too. */
static void
test_a_press_anywhere_leads_into_the_text (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *field = lw_form_field_new_text ("Name");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (field);

  gtk_window_set_child (GTK_WINDOW (window), field);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (one))
        g_signal_emit_by_name (one, "released", 1, 1.0, 1.0);
    }
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), field));
  g_clear_object (&controllers);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/form-field/setting-is-no-commit", test_setting_is_no_commit);
  g_test_add_func ("/form-field/enter-commits-once", test_enter_commits_once);
  g_test_add_func ("/form-field/the-list-opens-at-what-is-chosen", test_the_list_opens_at_what_is_chosen);
  g_test_add_func ("/form-field/choice-commits", test_choice_commits);
  g_test_add_func ("/form-field/problem-keeps-the-text", test_problem_keeps_the_text);
  g_test_add_func ("/form-field/what-was-kept-comes-back", test_what_was_kept_comes_back);
  g_test_add_func ("/form-field/typed-is-pending-until-taken", test_typed_is_pending_until_taken);
  g_test_add_func ("/form-field/nothing-is-taken-while-composing",
                   test_nothing_is_taken_while_composing);
  g_test_add_func ("/form-field/a-press-anywhere-leads-into-the-text",
                   test_a_press_anywhere_leads_into_the_text);
  return g_test_run ();
}
