/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-panel.h"

#include "lw-date.h"
#include "lw-names.h"
#include "lw-person-rows.h"
#include "lw-pool-card-view.h"
#include "lw-pool-dialog.h"
#include "lw-post-dialog.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define WIDTH 290

struct _LwPoolPanel
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *head;
  GtkWidget *notes;
  GtkWidget *filed;
  GtkWidget *steps;
  GtkWidget *mentor;
  GtkWidget *measures;
  GtkWidget *reviews;
  GtkWidget *appoint;
  GtkWidget *leave;
  LwSession *session;
  LwPoolCard *card;
  LwDate on; /* the day of what is shown */
};

G_DEFINE_FINAL_TYPE (LwPoolPanel, lw_pool_panel, GTK_TYPE_WIDGET)

static GtkWindow *
window_of (LwPoolPanel *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
may_write (LwPoolPanel *self)
{
  return !lw_session_is_read_only (self->session);
}

/* ---- what is done ---- */

static void
open_cb (LwPoolPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", self->card->person->record.id);
}

static void
step_cb (GtkButton   *button,
         LwPoolPanel *self)
{
  LwPoolStep step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));

  lw_pool_dialog_step (window_of (self), self->session, self->card, step, LW_MATURITY_UNKNOWN);
}

static void
mentor_cb (LwPoolPanel *self)
{
  lw_pool_dialog_mentor (window_of (self), self->session, self->card);
}

static void
appoint_cb (LwPoolPanel *self)
{
  lw_post_dialog_appoint (window_of (self), self->session, self->card->person,
                          self->card->village->record.id, LW_BODY_VILLAGE_COMMITTEE);
}

static void
leave_cb (LwPoolPanel *self)
{
  lw_pool_dialog_leave (window_of (self), self->session, self->card);
}

/* ---- what is shown ---- */

static void
show_head (LwPoolPanel *self)
{
  const LwPoolCard *card = self->card;
  GtkWidget *words = lw_ui_vbox (1), *first = lw_ui_box (6);
  GtkWidget *open = lw_ui_button (NULL, _("Open"), "lw-small-button");
  g_autofree char *who = lw_pool_card_view_who (card, lw_session_get_on (self->session));
  g_autofree char *village = lw_village_name_short (card->village->name);
  g_autofree char *place = g_strdup_printf ("%s · %s", village, lw_pool_column_caption (card->column));
  GtkWidget *avatar = adw_avatar_new (34, card->person->name, TRUE);

  lw_ui_clear (self->head);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (first), lw_ui_label (card->person->name, "lw-heading"));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (first)), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (first), lw_ui_label_fill (who, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (place, "lw-dim lw-small"));
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (self->head), avatar);
  gtk_box_append (GTK_BOX (self->head), words);
  gtk_box_append (GTK_BOX (self->head), open);
}

/* What is overdue or soon, and what is not known, in full. */
static void
show_notes (LwPoolPanel *self)
{
  lw_ui_clear (self->notes);
  for (guint i = 0; i < self->card->dues->len; i++)
    {
      const LwPoolDue *due = g_ptr_array_index (self->card->dues, i);
      GtkWidget *note, *label;
      g_autofree char *text = NULL;

      if ((due->state == LW_STATE_MET && due->kind != LW_POOL_DUE_LEAVING)
          || (due->state == LW_STATE_UNKNOWN && due->kind != LW_POOL_DUE_FACT
              && due->kind != LW_POOL_DUE_STEPS))
        continue;
      text = g_strdup_printf ("%s %s", due->word, due->detail != NULL ? due->detail : "");
      note = lw_ui_box (8);
      label = lw_ui_label (text, "lw-small");
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      lw_ui_add_css (note, "lw-note");
      lw_ui_add_css (note, lw_state_css (due->state));
      gtk_box_append (GTK_BOX (note), lw_ui_icon (lw_state_icon_name (due->state), 14, NULL));
      gtk_box_append (GTK_BOX (note), label);
      gtk_box_append (GTK_BOX (self->notes), note);
    }
  gtk_widget_set_visible (self->notes, gtk_widget_get_first_child (self->notes) != NULL);
}

static GtkWidget *
make_step (LwPoolPanel *self,
           LwPoolStep   step)
{
  LwDate date = lw_pool_card_step (self->card, step);
  const char *document = lw_pool_card_document (self->card, step);
  LwState state = date != 0 ? LW_STATE_MET : LW_STATE_NOT_APPLICABLE;
  g_autofree char *day = lw_ui_date_iso (date);
  g_autofree char *tip = g_strdup_printf ("%s %s %s", lw_pool_step_caption (step), day,
                                          document != NULL ? document : "");
  GtkWidget *button = gtk_button_new (), *box = lw_ui_vbox (2);

  gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (state), 14,
                                             date != 0 ? "lw-fg-met" : "lw-fg-not-applicable"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (lw_pool_step_caption (step), "lw-small lw-regular"));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (box)), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), lw_ui_label (lw_date_is_full (date) ? day + 5 : day,
                                              "lw-dim lw-caption lw-regular"));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tip);
  lw_ui_name (button, tip);
  lw_ui_add_css (button, "flat lw-pool-step");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_sensitive (button, may_write (self));
  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (step_cb), self);
  return button;
}

static void
show_steps (LwPoolPanel *self)
{
  /* The button that was pressed is made anew; the keyboard stays where it was. */
  GtkWidget *focus = gtk_widget_get_focus_child (self->steps);
  guint kept = focus != NULL ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (focus), "step"))
                             : LW_POOL_N_STEPS;

  lw_ui_clear (self->steps);
  for (guint i = 0; i < LW_POOL_N_STEPS; i++)
    {
      GtkWidget *step = make_step (self, (LwPoolStep) i);

      gtk_box_append (GTK_BOX (self->steps), step);
      if (i == kept)
        gtk_widget_grab_focus (step);
    }
}

/* The steps have no room for years and documents. */
static void
show_filed (LwPoolPanel *self)
{
  LwDate date = lw_pool_card_step (self->card, LW_POOL_FILED);
  const char *document = lw_pool_card_document (self->card, LW_POOL_FILED);
  g_autofree char *day = date != 0 ? lw_date_to_iso (date) : NULL;
  g_autofree char *text
      = day != NULL && document != NULL ? g_strdup_printf ("%s · %s", day, document) : g_strdup (day);

  gtk_label_set_label (GTK_LABEL (self->filed), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (self->filed, text);
}

static void
show_mentor (LwPoolPanel *self)
{
  const char *mentor = lw_pool_card_mentor (self->card);
  const char *post = lw_pool_card_for_post (self->card);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->mentor));
  /* translators: what follows is the mentor */
  g_autofree char *who = mentor != NULL ? g_strdup_printf (_("Mentor %s"), mentor)
                                        : g_strdup (_("no mentor yet"));
  /* translators: what follows is the post that somebody is meant for */
  g_autofree char *what = post != NULL ? g_strdup_printf (_("for %s"), post)
                                       : g_strdup (_("no post named"));
  g_autofree char *text = g_strdup_printf ("%s · %s", who, what);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_widget_set_tooltip_text (self->mentor, text);
  spoken = g_strdup_printf (_("Mentor and post: %s"), text);
  lw_ui_name (self->mentor, spoken);
  gtk_widget_set_sensitive (self->mentor, may_write (self));
}

void
lw_pool_panel_show (LwPoolPanel *self,
                    LwPoolCard  *card)
{
  g_return_if_fail (LW_IS_POOL_PANEL (self));

  if (card == self->card && self->on == lw_session_get_on (self->session))
    return;
  if (card != NULL)
    lw_pool_card_ref (card);
  g_clear_pointer (&self->card, lw_pool_card_unref);
  self->card = card;
  self->on = lw_session_get_on (self->session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), card != NULL ? "card" : "none");
  if (card == NULL)
    return;
  show_head (self);
  show_notes (self);
  show_filed (self);
  show_steps (self);
  show_mentor (self);
  lw_person_rows_show (LW_PERSON_ROWS (self->measures), card->person);
  lw_person_rows_show (LW_PERSON_ROWS (self->reviews), card->person);
  gtk_button_set_label (GTK_BUTTON (self->leave),
                        card->reserve != NULL ? _("Out of the Pool…") : _("Give Up…"));
}

/* ---- the widget ---- */

static GtkWidget *
make_card (LwPoolPanel *self)
{
  GtkWidget *box = lw_ui_vbox (12), *way = lw_ui_box (8), *scroller = gtk_scrolled_window_new ();
  GtkWidget *mentor;

  self->head = lw_ui_box (10);
  self->notes = lw_ui_vbox (6);
  self->steps = lw_ui_box (0);
  gtk_box_set_homogeneous (GTK_BOX (self->steps), TRUE);
  lw_ui_add_css (self->steps, "card lw-pool-steps");
  self->mentor = lw_ui_button (NULL, NULL, "flat lw-small-button");
  gtk_button_set_child (GTK_BUTTON (self->mentor), lw_ui_box (6));
  mentor = lw_ui_label_fill (NULL, "lw-small lw-regular");
  gtk_label_set_wrap (GTK_LABEL (mentor), TRUE);
  gtk_label_set_lines (GTK_LABEL (mentor), 2);
  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (self->mentor))), mentor);
  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (self->mentor))),
                  lw_ui_icon ("document-edit-symbolic", 14, "lw-dim"));
  gtk_widget_set_valign (self->mentor, GTK_ALIGN_FILL);
  g_signal_connect_swapped (self->mentor, "clicked", G_CALLBACK (mentor_cb), self);
  self->measures = lw_person_rows_new (self->session, &lw_measure_table);
  self->reviews = lw_person_rows_new (self->session, &lw_review_table);
  lw_ui_add_css (box, "lw-pool-panel");
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->notes);
  self->filed = lw_ui_label_fill (NULL, "lw-dim lw-small");
  gtk_box_append (GTK_BOX (way), lw_ui_label (_("The way into the pool"), "lw-heading"));
  gtk_box_append (GTK_BOX (way), self->filed);
  gtk_box_append (GTK_BOX (box), way);
  gtk_box_append (GTK_BOX (box), self->steps);
  gtk_box_append (GTK_BOX (box), self->mentor);
  gtk_box_append (GTK_BOX (box), self->measures);
  gtk_box_append (GTK_BOX (box), self->reviews);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_buttons (LwPoolPanel *self)
{
  GtkWidget *bar = lw_ui_box (8);

  self->appoint = lw_ui_button (NULL, _("Appoint…"), "suggested-action");
  self->leave = lw_ui_button (NULL, _("Out of the Pool…"), NULL);
  g_signal_connect_swapped (self->appoint, "clicked", G_CALLBACK (appoint_cb), self);
  g_signal_connect_swapped (self->leave, "clicked", G_CALLBACK (leave_cb), self);
  gtk_widget_set_sensitive (self->appoint, may_write (self));
  gtk_widget_set_sensitive (self->leave, may_write (self));
  lw_ui_add_css (bar, "lw-pool-panel");
  gtk_box_append (GTK_BOX (bar), self->appoint);
  gtk_box_append (GTK_BOX (bar), self->leave);
  return bar;
}

static void
lw_pool_panel_dispose (GObject *object)
{
  LwPoolPanel *self = LW_POOL_PANEL (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->card, lw_pool_card_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_pool_panel_parent_class)->dispose (object);
}

static void
lw_pool_panel_class_init (LwPoolPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_pool_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_pool_panel_init (LwPoolPanel *self)
{
}

GtkWidget *
lw_pool_panel_new (LwSession *session)
{
  LwPoolPanel *self = g_object_new (LW_TYPE_POOL_PANEL, NULL);
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *none = lw_ui_label (_("Choose a card to see the way in, measures, talks and reviews."),
                                 "lw-dim lw-small lw-pool-panel");

  self->session = g_object_ref (session);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (box), make_card (self));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), box, "card");
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  lw_ui_add_css (GTK_WIDGET (self), "lw-side-panel");
  return GTK_WIDGET (self);
}
