/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-chooser.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-names.h"
#include "lw-roster.h"
#include "lw-search.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_CHOICES 6
#define HEIGHT 116 /* of three hits */

struct _LwPersonChooser
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkWidget *people; /* list of hits */
  LwSession *session;
  LwKey village;
  LwBody body;
  LwKey left_out;   /* 0: nobody */
  gboolean offers_new;
  gboolean namesake; /* somebody is called what was typed */
  gboolean passed;   /* Down was pressed at the last who is in the ledger */
  LwPerson *person; /* NULL until chosen */
};

G_DEFINE_FINAL_TYPE (LwPersonChooser, lw_person_chooser, ADW_TYPE_BIN)

static guint changed_signal;

static void
person_selected_cb (GtkListBox      *people,
                    GtkListBoxRow   *row,
                    LwPersonChooser *self)
{
  const LwKey *id = row != NULL ? g_object_get_data (G_OBJECT (row), "person") : NULL;
  const char *name = row != NULL ? g_object_get_data (G_OBJECT (row), "new") : NULL;

  lw_record_free (self->person);
  self->person = id != NULL ? lw_ledger_get (lw_session_get_reader (self->session),
                                             &lw_person_table, *id, NULL)
                            : NULL;
  if (name != NULL)
    {
      self->person = lw_record_new (&lw_person_table);
      lw_set_text (&self->person->name, name);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
add_choice (LwPersonChooser *self,
            LwKey            person,
            const char      *name,
            const char      *detail)
{
  GtkWidget *box = lw_ui_box (8), *row;
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, detail != NULL ? detail : "");
  LwKey *id = g_new (LwKey, 1);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (name, "lw-heading"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (detail, "lw-dim lw-small"));
  *id = person;
  row = lw_ui_list_add (self->people, box, TRUE);
  lw_ui_name (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "person", id, g_free);
}

static gboolean
serves_in (const LwRosterPerson *entry,
           LwKey                 village,
           LwBody                body,
           LwDate                on)
{
  const LwReserve *reserve = lw_roster_reserve (entry, on);

  if (body == LW_BODY_NONE && reserve != NULL && reserve->village == village)
    return TRUE;
  for (guint i = 0; i < entry->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (entry->posts, i);
      /* Who serves need not be kept in reserve. */
      if (post->village == village && (body == LW_BODY_NONE || post->body == (int) body)
          && lw_date_holds (post->start, post->end, on))
        return TRUE;
    }
  return FALSE;
}

/* Those of the village who are not there yet, the pool first. */
static void
suggest (LwPersonChooser *self)
{
  g_autoptr (LwRoster) roster
      = self->village != 0
            ? lw_roster_load_village (lw_session_get_reader (self->session), self->village, NULL)
            : NULL;
  LwDate on = lw_session_get_on (self->session);
  guint n = 0;

  for (int round = 0; roster != NULL && round < 2; round++)
    for (guint i = 0; i < roster->people->len && n < MAX_CHOICES; i++)
      {
        const LwRosterPerson *entry = g_ptr_array_index (roster->people, i);
        const LwVillage *home = lw_roster_home (roster, entry, on);
        gboolean pool = lw_roster_reserve (entry, on) != NULL;
        g_autofree char *posts = NULL;

        if (home == NULL || home->record.id != self->village || pool != (round == 0)
            || serves_in (entry, self->village, self->body, on))
          continue;
        n++;
        posts = lw_roster_posts_text (roster, entry, on);
        add_choice (self, entry->person->record.id, entry->person->name,
                    *posts != '\0' ? posts : pool ? _("reserve") : "");
      }
}

/* Pinyin and numbers find people, but name nobody. */
static gboolean
is_name (const char *text)
{
  g_autofree char *problem = lw_person_name_explain (text);

  return problem == NULL && !g_str_is_ascii (text);
}

/* Whoever is not in the ledger yet need not be added elsewhere first. Never taken by itself: a slip of
 * the hand would be a person. */
static gboolean
offer_new (LwPersonChooser *self,
           const char      *text,
           gboolean         namesake)
{
  const char *detail = namesake ? _("a namesake, new (↓ twice)") : _("new in the ledger");
  g_autofree char *name = self->offers_new && is_name (text) ? lw_person_name_normalise (text) : NULL;
  GtkWidget *box, *row;

  if (name == NULL)
    return FALSE;
  box = lw_ui_box (8);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("list-add-symbolic", 14, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (name, "lw-heading"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (detail, "lw-dim lw-small"));
  row = lw_ui_list_add (self->people, box, TRUE);
  lw_ui_name (row, detail);
  g_object_set_data_full (G_OBJECT (row), "new", g_steal_pointer (&name), g_free);
  return TRUE;
}

static gboolean
has_namesake (GPtrArray  *hits,
              const char *text)
{
  g_autofree char *name = lw_person_name_normalise (text);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const LwHit *hit = g_ptr_array_index (hits, i);

      if (hit->table == &lw_person_table && g_strcmp0 (hit->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
search_cb (LwPersonChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) hits = NULL;
  GtkListBoxRow *first;

  /* The entry tells late what was typed: the ledger may be locked since. */
  if (lw_session_get_reader (self->session) == NULL)
    return;
  lw_ui_clear (self->people);
  if (*text == '\0')
    suggest (self);
  else
    hits = lw_search (lw_session_get_reader (self->session), text, MAX_CHOICES + 1, NULL);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const LwHit *hit = g_ptr_array_index (hits, i);

      if (hit->table == &lw_person_table && hit->id != self->left_out)
        add_choice (self, hit->id, hit->name, hit->detail);
    }
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->people), 0);
  self->namesake = has_namesake (hits, text);
  self->passed = FALSE;
  if (*text != '\0' && offer_new (self, text, self->namesake))
    ;
  else if (*text != '\0' && first == NULL)
    lw_ui_list_add (self->people,
                    lw_ui_label (_("Nobody of this name; add the person under People first"),
                                 "lw-dim lw-small"),
                    FALSE);
  else if (first == NULL)
    lw_ui_list_add (self->people,
                    lw_ui_label (_("Type a name, pinyin, initials or a number"), "lw-dim lw-small"),
                    FALSE);
  /* The first hit is taken; nobody whom one did not ask for is. */
  gtk_list_box_select_row (GTK_LIST_BOX (self->people), *text != '\0' ? first : NULL);
  person_selected_cb (GTK_LIST_BOX (self->people),
                      gtk_list_box_get_selected_row (GTK_LIST_BOX (self->people)), self);
}

static void
scroll_to (LwPersonChooser *self,
           GtkListBoxRow   *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self->people, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->people, &place))
    gtk_adjustment_clamp_page (adjustment, place.origin.y, place.origin.y + place.size.height);
}

/* Up and Down walk the people while one types. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        LwPersonChooser       *self)
{
  GtkListBox *people = GTK_LIST_BOX (self->people);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (people);
  int i = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *target;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  target = gtk_list_box_get_row_at_index (people, key == GDK_KEY_Down ? i + 1 : MAX (i - 1, 0));
  /* Whoever goes into the list with Down, as one does, would add a second of that name. */
  if (target != NULL && self->namesake && !self->passed && key == GDK_KEY_Down
      && g_object_get_data (G_OBJECT (target), "new") != NULL)
    {
      self->passed = TRUE;
      return GDK_EVENT_STOP;
    }
  /* At the end they stay: behind the list there is a button that gives up. */
  if (target == NULL || !gtk_list_box_row_get_selectable (target))
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (people, target);
  scroll_to (self, target);
  return GDK_EVENT_STOP;
}

/* Enter does what the dialog asks, or goes on to what it asks for as well. */
static void
activate_cb (GtkWidget *search)
{
  GtkRoot *root = gtk_widget_get_root (search);
  GtkWidget *ok = GTK_IS_WINDOW (root) ? gtk_window_get_default_widget (GTK_WINDOW (root)) : NULL;

  if (ok != NULL && gtk_widget_is_sensitive (ok))
    gtk_widget_activate (ok);
  else
    g_signal_emit_by_name (search, "move-focus", GTK_DIR_TAB_FORWARD);
}

/* Escape closes the dialog from here too. */
static void
stop_cb (GtkWidget *search)
{
  gtk_widget_activate_action (search, "window.close", NULL);
}

static gboolean
lw_person_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LW_PERSON_CHOOSER (widget)->search);
}

static void
lw_person_chooser_dispose (GObject *object)
{
  LwPersonChooser *self = LW_PERSON_CHOOSER (object);

  /* A list that goes takes its selection back: nobody is to hear of it. */
  if (self->people != NULL)
    g_signal_handlers_disconnect_by_data (self->people, self);
  self->people = NULL;
  G_OBJECT_CLASS (lw_person_chooser_parent_class)->dispose (object);
}

static void
lw_person_chooser_finalize (GObject *object)
{
  LwPersonChooser *self = LW_PERSON_CHOOSER (object);

  lw_record_free (self->person);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_chooser_parent_class)->finalize (object);
}

static void
lw_person_chooser_class_init (LwPersonChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_person_chooser_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lw_person_chooser_grab_focus;
  changed_signal = g_signal_new ("changed", LW_TYPE_PERSON_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lw_person_chooser_init (LwPersonChooser *self)
{
  GtkWidget *box = lw_ui_vbox (8), *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 0);
  g_object_set (self->search, "placeholder-text", _("Who? Name, pinyin, number"), NULL);
  lw_ui_name (self->search, _("Who? Name, pinyin, number"));
  self->people = gtk_list_box_new ();
  lw_access_make_one_stop (self->people);
  lw_ui_add_css (self->people, "navigation-sidebar");
  lw_ui_name (self->people, _("What was found"));
  /* The arrows walk it from the entry. Tab would choose somebody else in passing. */
  gtk_widget_set_can_focus (scroller, FALSE);
  g_signal_connect (self->people, "row-selected", G_CALLBACK (person_selected_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_cb), NULL);
  /* As high with one hit as with six: what is below stays where it is while one types. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->people);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
lw_person_chooser_new (LwSession *session,
                       LwKey      village,
                       LwBody     body)
{
  LwPersonChooser *self = g_object_new (LW_TYPE_PERSON_CHOOSER, NULL);

  self->session = g_object_ref (session);
  self->village = village;
  self->body = body;
  search_cb (self);
  return GTK_WIDGET (self);
}

void
lw_person_chooser_leave_out (LwPersonChooser *self,
                             LwKey            person)
{
  g_return_if_fail (LW_IS_PERSON_CHOOSER (self));
  self->left_out = person;
}

void
lw_person_chooser_offer_new (LwPersonChooser *self)
{
  g_return_if_fail (LW_IS_PERSON_CHOOSER (self));
  self->offers_new = TRUE;
}

const LwPerson *
lw_person_chooser_get_person (LwPersonChooser *self)
{
  g_return_val_if_fail (LW_IS_PERSON_CHOOSER (self), NULL);
  return self->person;
}
