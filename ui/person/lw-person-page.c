/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-page.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-latest-changes.h"
#include "lw-kept.h"
#include "lw-names.h"
#include "lw-people-list.h"
#include "lw-person-evidence.h"
#include "lw-person-identity.h"
#include "lw-person-kept.h"
#include "lw-person-kin.h"
#include "lw-person-papers.h"
#include "lw-person-photo.h"
#include "lw-person-posts.h"
#include "lw-person-rows.h"
#include "lw-roster.h"
#include "lw-state-chip.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define FEW_CHANGES 8
#define MANY_CHANGES 1000
#define LEFT_WIDTH 470

struct _LwPersonPage
{
  LwPage parent_instance;

  GtkWidget *name;
  GtkWidget *summary;
  GtkWidget *where;
  LwPersonPhoto *photo;
  LwPersonIdentity *identity;
  LwPersonKin *kin;
  LwPersonKept *kept;
  GtkWidget *stack;
  LwPersonPosts *posts;
  LwPersonEvidence *evidence;
  GtkWidget *rules;
  GtkWidget *changes;
  LwPersonIdentity *education;
  LwPersonRows *resume;
  LwPersonRows *awards;
  LwPersonRows *measures;
  LwPersonRows *reviews;
  LwPersonPapers *papers;
  GtkWidget *all_changes; /* a page of its own */

  LwPerson *person;
  LwRoster *roster; /* of her and the near relatives */
  gboolean has_history; /* the tab shows what there is */
};

G_DEFINE_FINAL_TYPE (LwPersonPage, lw_person_page, LW_TYPE_PAGE)

static LwSession *
session_of (LwPersonPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

/* ---- which rules look at this person ---- */

static gboolean
has_person (GPtrArray *findings,
            LwKey      person)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((LwFinding *) g_ptr_array_index (findings, i))->person == person)
      return TRUE;
  return FALSE;
}

static void
add_rule (LwKept         *kept,
          const LwResult *result)
{
  g_autofree char *text = lw_ui_rule_short (result->rule);
  gboolean advice = lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE;
  g_autofree char *says = g_strdup_printf ("%d %d %s", result->state, advice, text);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, lw_state_chip_new (result->state, text, advice), says);
}

/* Of relatives who serve together either is one of those whom the rule is about. */
static gboolean
is_about (const LwResult *result,
          LwKey           person)
{
  return has_person (result->counted, person) || has_person (result->to_verify, person)
         || (lw_rule_get_measure (result->rule) == LW_MEASURE_KINSHIP && has_person (result->nearly, person));
}

static void
fill_rules (LwPersonPage *self)
{
  GPtrArray *results = lw_session_get_results (session_of (self));
  LwKey person = self->person->record.id;
  LwKept kept = lw_kept_begin (self->rules);

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const LwVillageResult *village = g_ptr_array_index (results, i);
      for (guint j = 0; j < village->results->len; j++)
        {
          const LwResult *result = g_ptr_array_index (village->results, j);

          if (is_about (result, person))
            add_rule (&kept, result);
        }
    }
  if (kept.n == 0 && !lw_kept_same (&kept, ""))
    lw_kept_put (&kept, lw_ui_label (_("No rule counts this person now"), "lw-dim lw-small"), "");
  lw_kept_end (&kept);
}

/* ---- the rest ---- */

/* Years in the Party, NULL where they cannot be told. */
static char *
describe_party_age (LwDate joined,
                    LwDate on)
{
  int youngest, oldest;

  if (joined == 0 || !lw_age_on (joined, on, &youngest, &oldest) || youngest < 0)
    return NULL;
  return youngest == oldest ? g_strdup_printf (_("%d years in the Party"), youngest)
                            : g_strdup_printf (_("%d–%d years in the Party"), youngest, oldest);
}

static char *
describe (const LwPerson *person,
          const char     *years,
          LwDate          joined,
          LwDate          on)
{
  LwEducation education = lw_person_education (person);
  gboolean member = person->political_status == LW_POLITICAL_STATUS_MEMBER
                    || person->political_status == LW_POLITICAL_STATUS_PROBATIONARY;
  g_autofree char *party = member ? describe_party_age (joined, on) : NULL;
  GString *text = g_string_new (lw_sex_caption (lw_sex_effective (person->id_number, person->sex)));

  g_string_append_printf (text, " · %s · %s", years,
                          person->political_status != 0 ? lw_political_status_caption (person->political_status)
                                                        : "—");
  if (party != NULL)
    g_string_append_printf (text, " · %s", party);
  g_string_append_printf (text, " · %s",
                          education != 0 ? lw_education_caption (education) : _("education unknown"));
  if (person->source != NULL)
    g_string_append_printf (text, " · %s", person->source);
  return g_string_free (text, FALSE);
}

static void
fill_head (LwPersonPage         *self,
           const LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (session_of (self));
  const LwPerson *person = self->person;
  LwDate birth = lw_person_birth (person);
  g_autofree char *age = lw_ui_age (birth, on);
  g_autofree char *years = g_strdup_printf (_("aged %s"), age);
  const LwVillage *home = lw_roster_home (self->roster, entry, on);
  g_autofree char *village = home != NULL ? lw_village_name_short (home->name) : g_strdup ("");
  g_autofree char *posts = lw_roster_posts_text (self->roster, entry, on);
  g_autofree char *where = g_strdup_printf ("%s %s", village, posts);
  g_autofree char *summary = describe (person, years, entry->party_joined, on);

  gtk_label_set_label (GTK_LABEL (self->name), person->name);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_label_set_label (GTK_LABEL (self->where), where);
  lw_page_set_title (LW_PAGE (self), person->name, village);
}

/* The person first, then the near relatives, with the villages where they serve. */
static LwRoster *
read_roster (LwPersonPage *self,
             LwKey         key)
{
  LwLedger *reader = lw_session_get_reader (session_of (self));
  g_autoptr (LwPerson) person = lw_ledger_get (reader, &lw_person_table, key, NULL);
  g_autoptr (GArray) keys = NULL;
  LwRoster *roster;

  if (person == NULL)
    return NULL;
  keys = lw_person_kin_read (self->kin, key);
  roster = lw_roster_load_some (reader, keys, 0, keys->len, NULL);
  if (roster != NULL)
    lw_roster_call_as_on (roster, reader, lw_session_get_on (session_of (self)));
  return roster;
}

static void
fill_overview (LwPersonPage *self)
{
  LwKey person = self->person->record.id;

  lw_person_posts_show (self->posts, self->roster, lw_roster_find (self->roster, person));
  lw_person_evidence_show (self->evidence, self->person);
  fill_rules (self);
  lw_latest_changes_fill (self->changes, session_of (self), person, 0, FEW_CHANGES);
}

/* A thousand rows that are not seen are filled when they are. */
static void
fill_history (LwPersonPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (self->person == NULL || self->has_history || g_strcmp0 (name, "history") != 0)
    return;
  self->has_history = TRUE;
  lw_latest_changes_fill (self->all_changes, session_of (self), self->person->record.id, 0,
                          MANY_CHANGES);
}

static void
lw_person_page_refresh (LwPage *page)
{
  LwPersonPage *self = LW_PERSON_PAGE (page);
  const LwRosterPerson *entry;

  g_clear_pointer (&self->roster, lw_roster_free);
  self->roster = read_roster (self, lw_page_get_key (page));
  entry = self->roster != NULL ? lw_roster_find (self->roster, lw_page_get_key (page)) : NULL;
  if (entry == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "people");
      return;
    }
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (entry->person);
  fill_head (self, entry);
  lw_person_photo_show (self->photo, self->person);
  lw_person_identity_show (self->identity, self->person);
  lw_person_kin_show (self->kin, self->roster, self->person);
  lw_person_kept_show (self->kept, self->person);
  fill_overview (self);
  lw_person_identity_show (self->education, self->person);
  lw_person_rows_show (self->resume, self->person);
  lw_person_rows_show (self->awards, self->person);
  lw_person_rows_show (self->measures, self->person);
  lw_person_rows_show (self->reviews, self->person);
  lw_person_papers_show (self->papers, self->person);
  self->has_history = FALSE;
  fill_history (self);
}

/* ---- the next person, in order of names ---- */

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwPersonPage *self = LW_PERSON_PAGE (widget);
  LwKey target = lw_people_list_neighbour (lw_session_get_reader (session_of (self)),
                                           lw_page_get_key (LW_PAGE (self)),
                                           g_str_equal (name, "page.next"));

  if (target != 0)
    lw_page_open (LW_PAGE (self), target);
}

/* ---- files that are dropped ---- */

/* Rosters and ledgers are the window's, wherever they are dropped; on the papers everything is one. */
static gboolean
is_paper (LwPersonPage *self,
          GFile        *file)
{
  static const char *const rosters[] = { ".xlsx", ".xlsm", ".xls", ".et", ".csv", ".ods", ".fods", ".lrmx",
                                         ".lrm", ".liangwei" };
  const char *tab = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (base != NULL ? base : "", -1);
  g_autofree char *lower = g_utf8_strdown (name, -1);

  if (g_strcmp0 (tab, "papers") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rosters); i++)
    if (g_str_has_suffix (lower, rosters[i]))
      return FALSE;
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         LwPersonPage  *self)
{
  g_autoptr (LwPersonPage) page = g_object_ref (self); /* another ledger takes it away */
  GSList *papers = NULL, *others = NULL;

  if (lw_session_is_read_only (session_of (self)))
    return FALSE;
  for (GSList *files = g_value_get_boxed (value); files != NULL; files = files->next)
    if (is_paper (self, files->data))
      papers = g_slist_append (papers, files->data);
    else
      others = g_slist_append (others, files->data);
  if (papers != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "papers");
  lw_person_papers_take (self->papers, papers);
  for (GSList *l = others; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      gtk_widget_activate_action (GTK_WIDGET (page), "win.open-path", "s", g_file_peek_path (l->data));
  g_slist_free (papers);
  g_slist_free (others);
  return TRUE;
}

static void
take_drops (LwPersonPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* ---- parts ---- */

static GtkWidget *
make_head (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_box (14);
  GtkWidget *words = lw_ui_vbox (3);

  self->photo = LW_PERSON_PHOTO (lw_person_photo_new (session_of (self)));
  self->name = lw_ui_label_fill (NULL, "title-2");
  self->where = lw_ui_label_fill (NULL, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->where), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->where), 2);
  self->summary = lw_ui_label_fill (NULL, "lw-dim");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->where);
  gtk_box_append (GTK_BOX (words), self->summary);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->photo));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
make_left (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (10);

  self->identity = LW_PERSON_IDENTITY (lw_person_identity_new (session_of (self)));
  self->kin = LW_PERSON_KIN (lw_person_kin_new (session_of (self)));
  self->kept = LW_PERSON_KEPT (lw_person_kept_new (session_of (self)));
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->identity));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kin));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kept));
  return box;
}

static void
all_changes_cb (LwPersonPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "history");
}

static GtkWidget *
make_overview (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *title = lw_ui_box (8);
  GtkWidget *all = lw_ui_button (NULL, _("Show All"), "flat lw-small-button");

  self->posts = LW_PERSON_POSTS (lw_person_posts_new (session_of (self)));
  self->evidence = LW_PERSON_EVIDENCE (lw_person_evidence_new (session_of (self)));
  self->rules = lw_wrap_box_new (5);
  self->changes = lw_ui_list ();
  lw_ui_name (self->changes, _("Latest changes"));
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_changes_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->posts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->evidence));
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Rules that count this person"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), self->rules);
  gtk_box_append (GTK_BOX (title), lw_ui_label_fill (_("Latest changes"), "lw-heading"));
  gtk_box_append (GTK_BOX (title), all);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->changes);
  return box;
}

/* Where she learned, and what she did since. */
static GtkWidget *
make_life (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (8);

  self->education = LW_PERSON_IDENTITY (lw_person_identity_new_education (session_of (self)));
  self->resume = LW_PERSON_ROWS (lw_person_rows_new (session_of (self), &lw_resume_table));
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Education"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->education));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->resume));
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

/* What is done for her as a reserve. */
static GtkWidget *
make_training (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (12);

  self->measures = LW_PERSON_ROWS (lw_person_rows_new (session_of (self), &lw_measure_table));
  self->reviews = LW_PERSON_ROWS (lw_person_rows_new (session_of (self), &lw_review_table));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->measures));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reviews));
  return box;
}

static GtkWidget *
make_right (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (10);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->awards = LW_PERSON_ROWS (lw_person_rows_new (session_of (self), &lw_award_table));
  self->papers = LW_PERSON_PAPERS (lw_person_papers_new (session_of (self)));
  self->all_changes = lw_ui_list ();
  gtk_widget_set_valign (self->all_changes, GTK_ALIGN_START);
  gtk_stack_add_titled (GTK_STACK (self->stack), make_overview (self), "overview",
                        C_("person", "Overview"));
  gtk_stack_add_titled (GTK_STACK (self->stack), make_life (self), "resume", _("Résumé"));
  gtk_stack_add_titled (GTK_STACK (self->stack), GTK_WIDGET (self->awards), "awards",
                        C_("tab", "Awards"));
  gtk_stack_add_titled (GTK_STACK (self->stack), make_training (self), "training", C_("tab", "Training"));
  gtk_stack_add_titled (GTK_STACK (self->stack), GTK_WIDGET (self->papers), "papers", _("Papers"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->all_changes, "history", _("History"));
  lw_access_watch_stack (GTK_STACK (self->stack));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (fill_history), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  lw_ui_add_css (switcher, "lw-tabs");
  lw_access_make_one_stop (switcher);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->stack);
  return box;
}

static void
lw_person_page_constructed (GObject *object)
{
  LwPersonPage *self = LW_PERSON_PAGE (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = lw_ui_box (16);
  GtkWidget *left, *right;

  G_OBJECT_CLASS (lw_person_page_parent_class)->constructed (object);
  lw_ui_add_css (box, "lw-page-margin");
  left = make_left (self);
  right = make_right (self);
  lw_ui_add_css (left, "lw-half");
  lw_ui_add_css (right, "lw-half");
  lw_ui_add_css (scroller, "lw-halves");
  take_drops (self);
  /* Half and half, whatever stands in either: nothing moves aside at a change of tab. */
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_size_request (left, LEFT_WIDTH, -1);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), right);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
  lw_page_set_title (LW_PAGE (self), _("People"), NULL);
}

static void
lw_person_page_dispose (GObject *object)
{
  LwPersonPage *self = LW_PERSON_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_pointer (&self->roster, lw_roster_free);
  G_OBJECT_CLASS (lw_person_page_parent_class)->dispose (object);
}

static void
lw_person_page_class_init (LwPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_person_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_person_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_person_page_refresh;
  gtk_widget_class_install_action (widget_class, "page.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "page.previous", NULL);
}

static void
lw_person_page_init (LwPersonPage *self)
{
}
