/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-form-field.h"
#include "lw-overview-page.h"
#include "lw-person-page.h"
#include "lw-pool-page.h"
#include "lw-village-page.h"
#include "lw-villages-page.h"

#include <adwaita.h>

/* After an edit a page changes only what says something else. Whatever the edit was, it shows then what a
 * page shows that is made anew. */

typedef enum
{
  OVERVIEW,
  VILLAGES,
  VILLAGE,
  PERSON,
  BOARD,
  TABLE,
  N_PAGES
} Kind;

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *windows[N_PAGES];
  LwPage *pages[N_PAGES];
  LwKey village;
  LwKey person;  /* serves in the village */
  LwKey reserve; /* is in its pool */
  guint n_changes;
} Fixture;

/* ---- what a page shows, as text ---- */

static void
dump_name (GtkWidget *widget,
           GString   *text)
{
  static const GtkAccessibleProperty properties[]
      = { GTK_ACCESSIBLE_PROPERTY_LABEL, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
          GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      /* Whatever it is, it is not that: then GTK says what it is. */
      g_autofree char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), properties[i],
                                                                   "\001");
      if (value != NULL && *value != '\0' && !g_str_equal (value, "undefined"))
        g_string_append_printf (text, " %u:%s", i, value);
    }
}

static void
dump_content (GtkWidget *widget,
              GString   *text)
{
  const LwKey *person = g_object_get_data (G_OBJECT (widget), "person");
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " “%s”", gtk_label_get_label (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (text, " [%s] %d", gtk_editable_get_text (GTK_EDITABLE (widget)),
                            gtk_editable_get_editable (GTK_EDITABLE (widget)));
  if (GTK_IS_IMAGE (widget))
    g_string_append_printf (text, " %s", gtk_image_get_icon_name (GTK_IMAGE (widget)));
  if (GTK_IS_CHECK_BUTTON (widget))
    g_string_append_printf (text, " %d", gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  if (person != NULL)
    g_string_append_printf (text, " person %" G_GINT64_FORMAT, *person);
  if (tooltip != NULL)
    g_string_append_printf (text, " tip:%s", tooltip);
}

/* Without what comes from the layout; GTK 4.8 leaves "read-only" where the text may be written again. */
static char *
dup_css (GtkWidget *widget)
{
  static const char *const passing[] = { "small", "medium", "large", "read-only", NULL };
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  GString *text = g_string_new (NULL);

  for (guint i = 0; classes[i] != NULL; i++)
    if (!g_strv_contains (passing, classes[i]))
      g_string_append_printf (text, ".%s", classes[i]);
  return g_string_free (text, FALSE);
}

static void
dump (GtkWidget *widget,
      guint      depth,
      GString   *text)
{
  g_autofree char *css = dup_css (widget);

  if (GTK_IS_SCROLLBAR (widget)) /* comes and goes with the layout */
    return;
  /* Rows that are scrolled away are there; pages of a stack that are not seen are not. */
  if (!gtk_widget_get_visible (widget)
      || (!gtk_widget_get_child_visible (widget)
          && !g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget")))
    return;
  g_string_append_printf (text, "%*s%s%s %s", (int) depth * 2, "", G_OBJECT_TYPE_NAME (widget), css,
                          gtk_widget_get_sensitive (widget) ? "" : "insensitive");
  dump_name (widget, text);
  dump_content (widget, text);
  g_string_append_c (text, '\n');
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dump (child, depth + 1, text);
}

/* What one had chosen oneself is no part of it. */
static void
choose_first (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), 0);
  if (GTK_IS_DROP_DOWN (widget) || LW_IS_FORM_FIELD (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    choose_first (child);
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
find_switcher (GtkWidget *widget)
{
  if (GTK_IS_STACK_SWITCHER (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_switcher (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* With every tab that it has, one after the other. */
static char *
describe (LwPage *page)
{
  GString *text = g_string_new (NULL);
  GtkWidget *switcher = find_switcher (GTK_WIDGET (page));
  GtkStack *stack = switcher != NULL ? gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)) : NULL;
  g_autoptr (GListModel) tabs = stack != NULL ? G_LIST_MODEL (gtk_stack_get_pages (stack)) : NULL;

  choose_first (GTK_WIDGET (page));
  settle ();
  g_string_append_printf (text, "%s\n%s\n", lw_page_get_title (page), lw_page_get_subtitle (page));
  dump (GTK_WIDGET (page), 0, text);
  for (guint i = 1; tabs != NULL && i < g_list_model_get_n_items (tabs); i++)
    {
      g_autoptr (GObject) tab = g_list_model_get_item (tabs, i);

      gtk_stack_set_visible_child (stack, gtk_stack_page_get_child (GTK_STACK_PAGE (tab)));
      settle ();
      dump (gtk_stack_page_get_child (GTK_STACK_PAGE (tab)), 0, text);
    }
  if (tabs != NULL)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (tabs), 0, TRUE);
  return g_string_free (text, FALSE);
}

/* ---- pages ---- */

static gboolean
is_mapped (gpointer page)
{
  return gtk_widget_get_mapped (page);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *icon)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, icon);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static LwPage *
make_page (Fixture    *test,
           Kind        kind,
           GtkWidget **window)
{
  const GType types[N_PAGES] = { LW_TYPE_OVERVIEW_PAGE, LW_TYPE_VILLAGES_PAGE, LW_TYPE_VILLAGE_PAGE,
                                 LW_TYPE_PERSON_PAGE,   LW_TYPE_POOL_PAGE,     LW_TYPE_POOL_PAGE };
  LwPage *page = g_object_new (types[kind], "session", test->session, NULL);

  g_object_ref_sink (page);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (*window), GTK_WIDGET (page));
  if (kind == TABLE)
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (find_button (GTK_WIDGET (page), "view-list-symbolic")), TRUE);
  gtk_window_present (GTK_WINDOW (*window));
  if (kind == VILLAGE || kind == PERSON)
    lw_page_open (page, kind == VILLAGE ? test->village : test->person);
  lw_ui_test_wait (is_mapped, page);
  lw_page_refresh (page);
  return page;
}

static void
drop_page (LwPage    *page,
           GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  lw_ui_test_finalize (page);
}

/* The same card is chosen in both, as the panel speaks of it. */
static void
choose_like (LwPage *page,
             LwPage *other)
{
  LwPoolCard *chosen = lw_pool_page_get_chosen (LW_POOL_PAGE (other));
  GPtrArray *cards = lw_pool_page_get_cards (LW_POOL_PAGE (page));

  for (guint i = 0; chosen != NULL && i < cards->len; i++)
    {
      LwPoolCard *card = cards->pdata[i];

      if (card->person->record.id == chosen->person->record.id
          && card->village->record.id == chosen->village->record.id)
        lw_pool_page_choose (LW_POOL_PAGE (page), card);
    }
}

static void
write_file (const char *name,
            const char *text)
{
  const char *folder = g_getenv ("LW_TEST_KEEP");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL)
    g_file_set_contents (path, text, -1, NULL);
}

/* The first line that differs is told; with LW_TEST_KEEP both texts are kept in that folder. */
static void
assert_same (const char *what,
             Kind        kind,
             const char *shown,
             const char *wanted)
{
  g_auto (GStrv) a = g_strsplit (shown, "\n", -1);
  g_auto (GStrv) b = g_strsplit (wanted, "\n", -1);
  guint i = 0;

  if (g_str_equal (shown, wanted))
    return;
  write_file ("shown", shown);
  write_file ("wanted", wanted);
  while (a[i] != NULL && b[i] != NULL && g_str_equal (a[i], b[i]))
    i++;
  g_test_message ("after “%s” page %d line %u\n  shows  %s\n  wanted %s", what, kind, i, a[i], b[i]);
  g_test_fail ();
}

static void
compare (Fixture    *test,
         const char *what)
{
  for (guint kind = 0; kind < N_PAGES; kind++)
    {
      GtkWidget *window;
      LwPage *fresh = make_page (test, (Kind) kind, &window);
      g_autofree char *shown = NULL;
      g_autofree char *wanted = NULL;

      settle ();
      if (kind == BOARD || kind == TABLE)
        choose_like (fresh, test->pages[kind]);
      shown = describe (test->pages[kind]);
      wanted = describe (fresh);
      assert_same (what, (Kind) kind, shown, wanted);
      drop_page (fresh, window);
    }
}

/* ---- edits ---- */

typedef struct
{
  guint n_changes;
  const guint *n;
} Wait;

static void
changed_cb (Fixture *test)
{
  test->n_changes++;
}

static gboolean
has_changed (gpointer data)
{
  const Wait *wait = data;

  return *wait->n > wait->n_changes;
}

static void
wait_and_compare (Fixture    *test,
                  guint       before,
                  const char *what)
{
  Wait wait = { before, &test->n_changes };

  lw_ui_test_wait (has_changed, &wait);
  settle ();
  compare (test, what);
}

/* @record (transfer full): inserted or written. */
static void
save (Fixture    *test,
      const char *what,
      gpointer    record)
{
  guint before = test->n_changes;

  lw_session_save_one (test->session, what, record);
  wait_and_compare (test, before, what);
}

static void
delete (Fixture       *test,
        const char    *what,
        const LwTable *table,
        LwKey          id)
{
  guint before = test->n_changes;

  lw_session_delete (test->session, what, table, id);
  wait_and_compare (test, before, what);
}

static gpointer
get (Fixture       *test,
     const LwTable *table,
     LwKey          id)
{
  g_autoptr (GError) error = NULL;
  gpointer record = lw_ledger_get (lw_session_get_reader (test->session), table, id, &error);

  g_assert_no_error (error);
  return record;
}

/* The first record of that table that has @key in @column. */
static gpointer
first (Fixture       *test,
       const LwTable *table,
       const char    *column,
       LwKey          key)
{
  g_autoptr (GPtrArray) records
      = lw_ledger_list (lw_session_get_reader (test->session), table, column, key, NULL);

  g_assert_cmpuint (records->len, >, 0);
  return lw_record_copy (records->pdata[0]);
}

static void
set_number (gpointer    record,
            const char *field,
            gint64      value)
{
  lw_record_set_int (record, lw_table_find_field (((LwRecord *) record)->table, field), value);
}

static void
set_text (gpointer    record,
          const char *field,
          const char *value)
{
  lw_record_set_text (record, lw_table_find_field (((LwRecord *) record)->table, field), value);
}

static void
edit_number (Fixture       *test,
             const LwTable *table,
             LwKey          id,
             const char    *field,
             gint64         value)
{
  gpointer record = get (test, table, id);

  set_number (record, field, value);
  save (test, field, record);
}

static void
edit_text (Fixture       *test,
           const LwTable *table,
           LwKey          id,
           const char    *field,
           const char    *value)
{
  gpointer record = get (test, table, id);

  set_text (record, field, value);
  save (test, field, record);
}

static gpointer
make_for (Fixture       *test,
          const LwTable *table,
          LwKey          person)
{
  gpointer record = lw_record_new (table);

  if (lw_table_find_field (table, "person") != NULL)
    set_number (record, "person", person);
  if (lw_table_find_field (table, "village") != NULL)
    set_number (record, "village", test->village);
  return record;
}

/* ---- the fixture ---- */

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  GPtrArray *results;
  g_autoptr (LwPost) post = NULL;
  g_autoptr (LwReserve) reserve = NULL;

  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  results = lw_session_get_results (test->session);
  test->village = ((LwVillageResult *) results->pdata[2])->village;
  post = first (test, &lw_post_table, "village", test->village);
  reserve = first (test, &lw_reserve_table, "village", test->village);
  test->person = post->person;
  test->reserve = reserve->person;
  for (guint kind = 0; kind < N_PAGES; kind++)
    test->pages[kind] = make_page (test, (Kind) kind, &test->windows[kind]);
  /* After the pages, so that they have read when it is told. */
  g_signal_connect_swapped (test->session, "changed", G_CALLBACK (changed_cb), test);
  settle ();
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_func (test->session, changed_cb, test);
  for (guint kind = 0; kind < N_PAGES; kind++)
    drop_page (test->pages[kind], test->windows[kind]);
  lw_session_close (test->session);
  settle ();
  lw_ui_test_finalize (test->session);
  lw_test_remove_dir (test->folder);
}

/* ---- the tests ---- */

static void
test_facts_of_a_person (Fixture      *test,
                        gconstpointer data)
{
  const LwKey both[] = { test->person, test->reserve };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      edit_number (test, &lw_person_table, both[i], "education_full_time", LW_EDUCATION_JUNIOR_HIGH);
      edit_number (test, &lw_person_table, both[i], "education_full_time", LW_EDUCATION_BACHELOR);
      edit_number (test, &lw_person_table, both[i], "political_status", LW_POLITICAL_STATUS_MASSES);
      edit_text (test, &lw_person_table, both[i], "id_number", NULL);
      edit_number (test, &lw_person_table, both[i], "birth_stated", 19600000);
      edit_number (test, &lw_person_table, both[i], "birth_stated", 20010203);
      edit_text (test, &lw_person_table, both[i], "source", "返乡大学生");
      edit_text (test, &lw_person_table, both[i], "name", "阿一");
    }
}

static void
test_posts (Fixture      *test,
            gconstpointer data)
{
  g_autoptr (LwPost) post = first (test, &lw_post_table, "person", test->person);
  LwPost *more = make_for (test, &lw_post_table, test->reserve);

  edit_number (test, &lw_post_table, post->record.id, "end", 20261201);
  edit_number (test, &lw_post_table, post->record.id, "end", 0);
  edit_number (test, &lw_post_table, post->record.id, "start", 20260101);
  more->body = LW_BODY_VILLAGE_COMMITTEE;
  more->position = LW_POSITION_MEMBER;
  more->start = 20260601;
  save (test, "another post", more);
  delete (test, "post taken away", &lw_post_table, post->record.id);
}

static void
test_the_pool (Fixture      *test,
               gconstpointer data)
{
  g_autoptr (LwReserve) reserve = first (test, &lw_reserve_table, "person", test->reserve);
  LwReserve *more = make_for (test, &lw_reserve_table, test->person);
  LwPoolEntry *entry;
  LwMeasureTaken *measure = make_for (test, &lw_measure_table, test->reserve);
  LwReview *review = make_for (test, &lw_review_table, test->reserve);

  for (int maturity = LW_MATURITY_NEAR; maturity <= LW_MATURITY_LONG; maturity++)
    edit_number (test, &lw_reserve_table, reserve->record.id, "maturity", maturity);
  edit_text (test, &lw_reserve_table, reserve->record.id, "mentor", "某书记");
  measure->kind = LW_MEASURE_PAIRING;
  measure->due = 20261201;
  save (test, "measure", measure);
  review->kind = LW_REVIEW_YEARLY;
  review->held = 20261207;
  save (test, "review", review);
  more->start = 20260601;
  save (test, "another in the pool", more);
  edit_number (test, &lw_reserve_table, reserve->record.id, "end", 20261201);
  entry = make_for (test, &lw_pool_entry_table, test->reserve);
  entry->recommended = 20261202;
  save (test, "proposed", entry);
}

static void
test_facts_of_a_village (Fixture      *test,
                         gconstpointer data)
{
  LwRecruitYear *year = make_for (test, &lw_recruit_year_table, 0);
  LwRecruit *recruit = make_for (test, &lw_recruit_table, 0);

  edit_number (test, &lw_village_table, test->village, "population", 4321);
  edit_number (test, &lw_village_table, test->village, "party_seats", 9);
  edit_number (test, &lw_village_table, test->village, "committee_seats", LW_INT_NULL);
  edit_number (test, &lw_village_table, test->village, "org_form", LW_ORG_FORM_COMMITTEE);
  edit_number (test, &lw_village_table, test->village, "kinship_checked", 20261201);
  edit_text (test, &lw_village_table, test->village, "tags", "weak poor");
  edit_text (test, &lw_village_table, test->village, "name", "新名村");
  year->year = 2019;
  year->count = 7;
  save (test, "year", year);
  recruit->name = g_strdup ("阿新");
  recruit->recruited_on = 20260301;
  save (test, "recruit", recruit);
}

/* Two members of a committee are siblings when both have the same parent, who serves nowhere. */
static void
test_relatives_by_others (Fixture      *test,
                          gconstpointer data)
{
  LwLedger *reader = lw_session_get_reader (test->session);
  g_autoptr (GPtrArray) posts = lw_ledger_list (reader, &lw_post_table, "village", test->village, NULL);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (LwKey));

  for (guint i = 0; i < posts->len; i++)
    {
      const LwPost *post = posts->pdata[i];
      LwKinship *kin;

      if (post->body != LW_BODY_VILLAGE_COMMITTEE || post->end != 0 || members->len == 2)
        continue;
      g_array_append_val (members, post->person);
      kin = lw_record_new (&lw_kinship_table);
      kin->person = post->person;
      kin->relative = test->reserve;
      kin->relation = g_strdup ("parent");
      save (test, "parent", kin);
    }
  g_assert_cmpuint (members->len, ==, 2);
}

static void
test_what_belongs_to_a_person (Fixture      *test,
                               gconstpointer data)
{
  LwKinship *kin = lw_record_new (&lw_kinship_table);
  LwResume *resume = make_for (test, &lw_resume_table, test->person);
  LwAward *award = make_for (test, &lw_award_table, test->person);

  kin->person = test->person;
  kin->relative = test->reserve;
  kin->relation = g_strdup ("spouse");
  save (test, "kin", kin);
  resume->start = 20100900;
  resume->what = g_strdup ("某村务工");
  save (test, "résumé", resume);
  award->kind = 1;
  award->what = g_strdup ("优秀党员");
  save (test, "award", award);
}

static void
test_steps_and_days (Fixture      *test,
                     gconstpointer data)
{
  guint before;

  edit_number (test, &lw_person_table, test->person, "education_full_time", LW_EDUCATION_JUNIOR_HIGH);
  edit_text (test, &lw_person_table, test->reserve, "name", "阿二");
  for (guint i = 0; i < 2; i++)
    {
      before = test->n_changes;
      lw_session_undo (test->session);
      wait_and_compare (test, before, "undo");
    }
  before = test->n_changes;
  lw_session_redo (test->session);
  wait_and_compare (test, before, "redo");
  before = test->n_changes;
  lw_session_set_on (test->session, 20270801);
  wait_and_compare (test, before, "base date");
  edit_number (test, &lw_person_table, test->reserve, "education_full_time", LW_EDUCATION_JUNIOR_HIGH);
  before = test->n_changes;
  lw_session_set_setting (test->session, "day", "election-day", "2027-09-09");
  wait_and_compare (test, before, "election day");
}

#define ADD(path, func) g_test_add ("/ui/in-place/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("facts-of-a-person", test_facts_of_a_person);
  ADD ("posts", test_posts);
  ADD ("the-pool", test_the_pool);
  ADD ("facts-of-a-village", test_facts_of_a_village);
  ADD ("what-belongs-to-a-person", test_what_belongs_to_a_person);
  ADD ("relatives-by-others", test_relatives_by_others);
  ADD ("steps-and-days", test_steps_and_days);
  return g_test_run ();
}
