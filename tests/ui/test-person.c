/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-attach.h"
#include "lw-date.h"
#include "lw-form-field.h"
#include "lw-id-number.h"
#include "lw-panes.h"
#include "lw-person-page.h"
#include "lw-person-photo.h"
#include "lw-ui.h"

#include <adwaita.h>
#include <unistd.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwPage *page;
  LwKey person;
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
  g_autoptr (GPtrArray) people = NULL;

  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  people = lw_ledger_list (lw_session_get_reader (test->session), &lw_person_table, NULL, 0, NULL);
  test->person = ((LwRecord *) g_ptr_array_index (people, 3))->id;
  test->window = gtk_window_new ();
  test->page = g_object_new (LW_TYPE_PERSON_PAGE, "session", test->session, NULL);
  g_object_ref_sink (test->page);
  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (test->page));
  gtk_window_present (GTK_WINDOW (test->window));
  lw_page_open (test->page, test->person);
  lw_page_refresh (test->page);
  lw_ui_test_wait (is_mapped, test->page);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_finalize (test->page);
  lw_session_close (test->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (test->session);
  lw_test_remove_dir (test->folder);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The field with this text in it. */
static LwFormField *
find_field (GtkWidget  *widget,
            const char *caption)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      LwFormField *found;

      if (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), caption) == 0
          && gtk_widget_get_ancestor (child, LW_TYPE_FORM_FIELD) != NULL)
        return LW_FORM_FIELD (gtk_widget_get_ancestor (child, LW_TYPE_FORM_FIELD));
      found = find_field (child, caption);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
name_has_focus (gpointer page)
{
  LwFormField *name = find_field (page, "Full name");
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return name != NULL && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (name));
}

static void
test_opens_on_the_name (Fixture      *test,
                        gconstpointer data)
{
  lw_ui_test_wait (name_has_focus, test->page);
}

/* The label of that text, anywhere below. */
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

static GtkWidget *
find_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static LwPerson *
read_person (Fixture *test)
{
  return lw_ledger_get (lw_session_get_reader (test->session), &lw_person_table, test->person, NULL);
}

static void
test_says_the_right_check_digit (Fixture      *test,
                                 gconstpointer data)
{
  LwFormField *field = find_field (GTK_WIDGET (test->page), "ID number");
  GtkWidget *text = find_text (GTK_WIDGET (field));
  g_autoptr (LwPerson) before = read_person (test);
  g_autofree char *wanted = NULL;
  g_autoptr (LwPerson) after = NULL;

  gtk_editable_set_text (GTK_EDITABLE (text), "419907198001010019");
  wanted = g_strdup_printf ("should be %c", lw_id_number_check ("41990719800101001"));
  g_assert_cmpint (lw_id_number_check ("41990719800101001"), !=, '9');
  g_signal_emit_by_name (text, "activate");
  g_assert_true (shows (GTK_WIDGET (field), wanted));
  /* Nothing is taken, and what was typed stays. */
  g_assert_cmpstr (lw_form_field_get_text (field), ==, "419907198001010019");
  after = read_person (test);
  g_assert_true (lw_record_equal (before, after));
}

/* A whole number is judged while it is typed, before it is taken; half a number is left alone. */
static void
test_judges_while_typing (Fixture      *test,
                          gconstpointer data)
{
  LwFormField *field = find_field (GTK_WIDGET (test->page), "ID number");
  GtkEditable *text = GTK_EDITABLE (find_text (GTK_WIDGET (field)));
  g_autofree char *right
      = g_strdup_printf ("41990719800101001%c", lw_id_number_check ("41990719800101001"));
  g_autoptr (LwPerson) before = read_person (test);
  g_autoptr (LwPerson) after = NULL;

  gtk_editable_set_text (text, "4199071980");
  g_assert_false (shows (GTK_WIDGET (field), "should be"));
  gtk_editable_set_text (text, "419907198001010019");
  g_assert_true (shows (GTK_WIDGET (field), "should be"));
  gtk_editable_set_text (text, right);
  g_assert_true (shows (GTK_WIDGET (field), "1980-01-01"));
  g_assert_cmpstr (gtk_editable_get_text (text), ==, right);
  after = read_person (test);
  g_assert_true (lw_record_equal (before, after));
}

/* Types @text into the field of that caption and leaves it as Enter does. */
static LwFormField *
fill_in (Fixture    *test,
         const char *caption,
         const char *text)
{
  LwFormField *field = find_field (GTK_WIDGET (test->page), caption);
  GtkWidget *entry;

  g_assert_nonnull (field);
  entry = find_text (GTK_WIDGET (field));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  return field;
}

/* What is wrong is said in the field, nothing is written, and the text stays to be mended. */
static void
test_bad_input_is_answered_and_kept (Fixture      *test,
                                     gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (200, 'x');
  g_autofree char *far_away = g_strdup_printf ("%d-01-01", LW_UI_TEST_DAY / 10000 + 100);
  const struct
  {
    const char *caption;
    const char *text;
    const char *answer;
  } inputs[] = {
    { "Full name", "  　 ", "needs a name" },
    { "Full name", "🙂🙂", "needs a name" },
    { "Full name", long_text, "200 characters" },
    { "Birth as stated", "1990-13-01", "No such date" },
    { "Birth as stated", "1990-02-30", "No such date" },
    { "Birth as stated", far_away, "still to come" },
    { "Joined the Party", far_away, "still to come" },
    { "Started work", "明年", "No such date" },
    { "Ethnicity", "火星族", "No such ethnicity" },
    { "Full name", "张三🙂", "do not belong" },
    { "Phone", "🙂", "no telephone number" },
    { "Phone", "不知道", "no telephone number" },
    { "Occupation", long_text, "200 characters" },
    { "Full-time school", long_text, "200 characters" },
  };
  g_autoptr (LwPerson) before = read_person (test);
  gint64 revision = lw_ledger_get_revision (lw_session_get_reader (test->session));

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      LwFormField *field = fill_in (test, inputs[i].caption, inputs[i].text);
      g_autoptr (LwPerson) after = NULL;

      g_assert_true (shows (GTK_WIDGET (field), inputs[i].answer));
      g_assert_cmpstr (lw_form_field_get_text (field), ==, inputs[i].text);
      /* A refused text outlives that the page is read again. */
      lw_page_refresh (test->page);
      g_assert_cmpstr (lw_form_field_get_text (field), ==, inputs[i].text);
      after = read_person (test);
      g_assert_true (lw_record_equal (before, after));
    }
  g_assert_cmpint (lw_ledger_get_revision (lw_session_get_reader (test->session)), ==, revision);
}

static gboolean
has_all_texts (gpointer data)
{
  g_autoptr (LwPerson) person = read_person (data);

  for (guint i = 0; i < lw_person_table.n_fields; i++)
    {
      const LwField *field = &lw_person_table.fields[i];

      if (field->type == LW_FIELD_TEXT && !g_str_equal (field->name, "sort_key")
          && !g_str_equal (field->name, "id_number")
          && g_strcmp0 (lw_record_get_text (person, field),
                        g_str_equal (field->name, "phone") ? "13700001111" : "试填")
                 != 0)
        return FALSE;
    }
  return TRUE;
}

/* No field of the record is out of reach, and one does not overwrite another that was changed in the
 * same breath. */
static void
test_every_text_of_the_record_can_be_filled_in (Fixture      *test,
                                                gconstpointer data)
{
  for (guint i = 0; i < lw_person_table.n_fields; i++)
    {
      const LwField *field = &lw_person_table.fields[i];

      if (field->type == LW_FIELD_TEXT && !g_str_equal (field->name, "sort_key")
          && !g_str_equal (field->name, "id_number"))
        fill_in (test, g_str_equal (field->name, "name") ? "Full name" : field->caption,
                 g_str_equal (field->name, "phone") ? "13700001111" : "试填");
    }
  lw_ui_test_wait (has_all_texts, test);
}

static void
test_an_id_number_has_one_owner (Fixture      *test,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) people
      = lw_ledger_list (lw_session_get_reader (test->session), &lw_person_table, NULL, 0, NULL);
  const LwPerson *other = NULL;
  LwFormField *field;

  for (guint i = 0; other == NULL && i < people->len; i++)
    {
      LwPerson *person = g_ptr_array_index (people, i);

      if (person->record.id != test->person && person->id_number != NULL
          && lw_id_number_is_valid (person->id_number))
        other = person;
    }
  g_assert_nonnull (other);
  field = fill_in (test, "ID number", other->id_number);
  g_assert_true (shows (GTK_WIDGET (field), other->name));
  g_assert_cmpstr (lw_form_field_get_text (field), ==, other->id_number);
}

/* The caption of the field that has the keyboard, NULL: none has. */
static const char *
focused_caption (Fixture *test)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (test->page)));
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, LW_TYPE_FORM_FIELD) : NULL;
  GtkWidget *head = field != NULL ? gtk_widget_get_first_child (field) : NULL;

  return head != NULL ? gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (head))) : NULL;
}

/* The form is walked both ways. */
static void
test_tab_leads_back_too (Fixture      *test,
                         gconstpointer data)
{
  lw_ui_test_wait (name_has_focus, test->page);
  g_assert_true (gtk_widget_child_focus (test->window, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (focused_caption (test), ==, "ID number");
  g_assert_true (gtk_widget_child_focus (test->window, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpstr (focused_caption (test), ==, "Full name");
  g_assert_true (gtk_widget_child_focus (test->window, GTK_DIR_TAB_BACKWARD));
  g_assert_null (focused_caption (test));
}

typedef struct
{
  LwSession *session;
  const LwTable *table;
  guint n;
} Count;

static gboolean
has_count (gpointer data)
{
  Count *count = data;
  return lw_ledger_count (lw_session_get_reader (count->session), count->table, NULL) == count->n;
}

static gboolean
shows_teacher (gpointer page)
{
  return shows (page, "村小学教师");
}

/* A line of the résumé comes to the page, and goes with one step back. */
static void
test_resume_with_one_undo (Fixture      *test,
                           gconstpointer data)
{
  LwResume *line = lw_record_new (&lw_resume_table);
  Count count = { test->session, &lw_resume_table, 1 };

  line->person = test->person;
  line->start = 20110900;
  lw_set_text (&line->what, "村小学教师");
  lw_session_save_one (test->session, "履历", line);
  lw_ui_test_wait (has_count, &count);
  lw_page_refresh (test->page);
  lw_ui_test_wait (shows_teacher, test->page);
  lw_session_undo (test->session);
  count.n = 0;
  lw_ui_test_wait (has_count, &count);
  lw_page_refresh (test->page);
  g_assert_false (shows_teacher (test->page));
}

static GBytes *
make_picture (int width,
              int height)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (picture, 0x3584e4ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

typedef struct
{
  LwSession *session;
  const char *sha256;
} Wanted;

static gboolean
has_first_photo (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GPtrArray) records = lw_ledger_list (lw_session_get_reader (wanted->session),
                                                  &lw_attachment_table, NULL, 0, NULL);

  return records != NULL && records->len == 1
         && g_strcmp0 (((LwAttachment *) g_ptr_array_index (records, 0))->sha256, wanted->sha256) == 0;
}

/* What the drop target of the widget of @type says to the file of that name. */
static gboolean
drop_file (Fixture    *test,
           GType       type,
           const char *name,
           GBytes     *content)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *widget = find_type (GTK_WIDGET (test->page), type);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GSList *files = g_slist_append (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (content, NULL),
                                      (gssize) g_bytes_get_size (content), NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_slist_free (files);
  return taken;
}

static gboolean
tells_of_2030 (gpointer data)
{
  Fixture *test = data;

  lw_page_refresh (test->page);
  return shows (GTK_WIDGET (test->page), "from 2030-01-01 on");
}

/* Not “until now”. */
static void
test_a_post_to_come_says_from_when (Fixture      *test,
                                    gconstpointer data)
{
  g_autoptr (GPtrArray) villages
      = lw_ledger_list (lw_session_get_reader (test->session), &lw_village_table, NULL, 0, NULL);
  LwPost *post = lw_record_new (&lw_post_table);

  post->person = test->person;
  post->village = ((LwRecord *) g_ptr_array_index (villages, 0))->id;
  post->body = LW_BODY_VILLAGE_COMMITTEE;
  post->position = LW_POSITION_MEMBER;
  post->start = 20300101;
  lw_session_save_one (test->session, "post", post);
  lw_ui_test_wait (tells_of_2030, test);
}

/* F6 leads past twenty fields to the tabs, and on. */
static void
test_the_next_pane_is_the_other_half (Fixture      *test,
                                      gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (test->page);
  GtkWidget *tabs = find_type (page, GTK_TYPE_STACK_SWITCHER);
  GtkWidget *last = find_type (page, LW_TYPE_PERSON_PHOTO); /* in place of a sidebar */

  lw_ui_test_wait (name_has_focus, test->page);
  lw_panes_next (page, last);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (page)), tabs));
  lw_panes_next (page, last);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (page)), last));
}

/* ---- an input method ---- */

static gboolean
is_renamed (gpointer data)
{
  g_autoptr (LwPerson) person = read_person (data);

  return g_str_equal (person->name, "别处改的");
}

/* The word that is being composed stands in no text yet: whoever writes the text ends it. */
static void
test_nothing_rewrites_what_is_composed (Fixture      *test,
                                        gconstpointer data)
{
  LwFormField *field = find_field (GTK_WIDGET (test->page), "Full name");
  GtkWidget *text = find_text (GTK_WIDGET (field));
  g_autofree char *before = g_strdup (lw_form_field_get_text (field));
  LwPerson *other = read_person (test);

  g_signal_emit_by_name (text, "preedit-changed", "wang");
  lw_set_text (&other->name, "别处改的");
  lw_session_save_one (test->session, "elsewhere", other);
  lw_ui_test_wait (is_renamed, test);
  lw_page_refresh (test->page);
  g_assert_cmpstr (lw_form_field_get_text (field), ==, before);
  /* Enter chooses a word of the input method; nothing is taken. */
  g_signal_emit_by_name (text, "activate");
  g_assert_true (is_renamed (test));
  /* Given up: what the ledger says is shown. */
  g_signal_emit_by_name (text, "preedit-changed", "");
  lw_page_refresh (test->page);
  g_assert_cmpstr (lw_form_field_get_text (field), ==, "别处改的");
}

/* Two brothers on one committee: their pages say what the rule says of them. */
static void
test_relatives_who_serve_together_are_told (Fixture      *test,
                                            gconstpointer data)
{
  g_autoptr (GPtrArray) brothers
      = lw_ledger_find (lw_session_get_reader (test->session), &lw_person_table, "name", "刘大军", NULL);

  g_assert_false (shows (GTK_WIDGET (test->page), "Near kin"));
  lw_page_open (test->page, ((LwRecord *) brothers->pdata[0])->id);
  lw_page_refresh (test->page);
  g_assert_true (shows (GTK_WIDGET (test->page), "Near kin"));
}

/* ---- what does not fit ---- */

static gboolean
tells_not_yet_18 (gpointer fixture)
{
  Fixture *test = fixture;

  lw_page_refresh (test->page);
  return shows (GTK_WIDGET (test->page), "not yet 18");
}

static void
test_days_that_cannot_be_are_told (Fixture      *test,
                                   gconstpointer data)
{
  g_autoptr (LwPerson) person = read_person (test);
  g_autofree char *born = lw_date_to_iso (lw_person_birth (person));
  LwFormField *field = find_field (GTK_WIDGET (test->page), "Joined the Party");
  GtkWidget *text = find_text (GTK_WIDGET (field));

  g_assert_false (shows (GTK_WIDGET (test->page), "not yet 18"));
  gtk_editable_set_text (GTK_EDITABLE (text), born);
  g_signal_emit_by_name (text, "activate");
  lw_ui_test_wait (tells_not_yet_18, test);
}

static gboolean
shows_contract (gpointer page)
{
  return shows (page, "合同.pdf");
}

static void
test_files_can_be_dropped (Fixture      *test,
                           gconstpointer data)
{
  g_autoptr (GBytes) picture = make_picture (30, 40);
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-1.4 ", 9);
  Count count = { test->session, &lw_attachment_table, 1 };

  g_assert_true (drop_file (test, LW_TYPE_PERSON_PHOTO, "一寸照.png", picture));
  lw_ui_test_wait (has_count, &count);
  /* Wherever on the page: nobody aims at a list that is empty yet. */
  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "合同.pdf", paper));
  count.n = 2;
  lw_ui_test_wait (has_count, &count);
  lw_page_refresh (test->page);
  lw_ui_test_wait (shows_contract, test->page);
}

static gboolean
has_licence (gpointer data)
{
  Fixture *test = data;

  lw_page_refresh (test->page);
  return shows (GTK_WIDGET (test->page), "执照.pdf");
}

/* Under whatever name: the same content is one paper. */
static void
test_the_same_paper_is_kept_once (Fixture      *test,
                                  gconstpointer data)
{
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-1.4 ", 9);
  g_autoptr (GBytes) other = g_bytes_new_static ("%PDF-1.5 ", 9);
  Count count = { test->session, &lw_attachment_table, 1 };

  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "合同.pdf", paper));
  lw_ui_test_wait (has_count, &count);
  drop_file (test, LW_TYPE_PERSON_PAGE, "合同的副本.pdf", paper);
  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "执照.pdf", other));
  lw_ui_test_wait (has_licence, test);
  count.n = 2;
  g_assert_true (has_count (&count));
}

typedef struct
{
  Fixture *test;
  guint n;
  char *told;
} Asked;

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  Asked *asked = data;

  asked->n++;
  g_free (asked->told);
  asked->told = g_variant_dup_string (parameter, NULL);
}

/* A roster is no paper, wherever it is dropped; but the tab of the papers takes all. */
static void
test_a_roster_is_dropped_on_the_window (Fixture      *test,
                                        gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("a,b", 3);
  Asked opened = { test, 0, NULL }, told = { test, 0, NULL };
  const GActionEntry entries[] = { { .name = "open-path", .activate = asked_cb, .parameter_type = "s" } };
  const GActionEntry toast[] = { { .name = "toast", .activate = asked_cb, .parameter_type = "s" } };
  Count count = { test->session, &lw_attachment_table, 1 };

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &opened);
  g_action_map_add_action_entries (G_ACTION_MAP (group), toast, 1, &told);
  gtk_widget_insert_action_group (test->window, "win", G_ACTION_GROUP (group));
  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "花名册.XLSX", content));
  g_assert_cmpuint (opened.n, ==, 1);
  g_assert_true (g_str_has_suffix (opened.told, "花名册.XLSX"));
  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "合同.pdf", content));
  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "工资.csv", content));
  count.n = 2;
  lw_ui_test_wait (has_count, &count);
  g_assert_cmpuint (opened.n, ==, 1);
  g_clear_pointer (&opened.told, g_free);
  g_assert_true (drop_file (test, LW_TYPE_PERSON_PAGE, "空.pdf", g_bytes_new_static ("", 0)));
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_nonnull (strstr (told.told, "空.pdf"));
  g_free (told.told);
  gtk_widget_insert_action_group (test->window, "win", NULL);
}

/* The second photo takes the place of the first; one step back brings the first again. */
static void
test_one_photo_with_undo (Fixture      *test,
                          gconstpointer data)
{
  g_autoptr (LwPerson) person = read_person (test);
  g_autoptr (GBytes) first = make_picture (30, 40);
  g_autoptr (GBytes) second = make_picture (60, 80);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, first);
  Count count = { test->session, &lw_attachment_table, 1 };

  lw_attach_save (test->session, person, LW_ATTACHMENT_PHOTO, "一寸照.png", "image/png", first);
  lw_ui_test_wait (has_count, &count);
  lw_attach_save (test->session, person, LW_ATTACHMENT_PHOTO, "新照.png", "image/png", second);
  lw_attach_save (test->session, person, LW_ATTACHMENT_PAPER, "合同.pdf", "application/pdf", second);
  count.n = 2;
  lw_ui_test_wait (has_count, &count);
  lw_page_refresh (test->page);
  g_assert_true (shows (GTK_WIDGET (test->page), "合同.pdf"));
  lw_session_undo (test->session);
  lw_session_undo (test->session);
  lw_ui_test_wait (has_first_photo, &(Wanted){ test->session, sha256 });
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/person/opens-on-the-name", Fixture, NULL, set_up, test_opens_on_the_name, tear_down);
  g_test_add ("/person/says-the-right-check-digit", Fixture, NULL, set_up,
              test_says_the_right_check_digit, tear_down);
  g_test_add ("/person/judges-while-typing", Fixture, NULL, set_up, test_judges_while_typing,
              tear_down);
  g_test_add ("/person/tab-leads-back-too", Fixture, NULL, set_up, test_tab_leads_back_too, tear_down);
  g_test_add ("/person/bad-input-is-answered-and-kept", Fixture, NULL, set_up,
              test_bad_input_is_answered_and_kept, tear_down);
  g_test_add ("/person/every-text-of-the-record-can-be-filled-in", Fixture, NULL, set_up,
              test_every_text_of_the_record_can_be_filled_in, tear_down);
  g_test_add ("/person/an-id-number-has-one-owner", Fixture, NULL, set_up,
              test_an_id_number_has_one_owner, tear_down);
  g_test_add ("/person/resume-with-one-undo", Fixture, NULL, set_up, test_resume_with_one_undo,
              tear_down);
  g_test_add ("/person/files-can-be-dropped", Fixture, NULL, set_up, test_files_can_be_dropped, tear_down);
  g_test_add ("/person/relatives-who-serve-together-are-told", Fixture, NULL, set_up,
              test_relatives_who_serve_together_are_told, tear_down);
  g_test_add ("/person/the-same-paper-is-kept-once", Fixture, NULL, set_up, test_the_same_paper_is_kept_once,
              tear_down);
  g_test_add ("/person/a-post-to-come-says-from-when", Fixture, NULL, set_up,
              test_a_post_to_come_says_from_when, tear_down);
  g_test_add ("/person/the-next-pane-is-the-other-half", Fixture, NULL, set_up,
              test_the_next_pane_is_the_other_half, tear_down);
  g_test_add ("/person/nothing-rewrites-what-is-composed", Fixture, NULL, set_up,
              test_nothing_rewrites_what_is_composed, tear_down);
  g_test_add ("/person/days-that-cannot-be-are-told", Fixture, NULL, set_up,
              test_days_that_cannot_be_are_told, tear_down);
  g_test_add ("/person/a-roster-is-dropped-on-the-window", Fixture, NULL, set_up,
              test_a_roster_is_dropped_on_the_window, tear_down);
  g_test_add ("/person/one-photo-with-undo", Fixture, NULL, set_up, test_one_photo_with_undo, tear_down);
  return g_test_run ();
}
