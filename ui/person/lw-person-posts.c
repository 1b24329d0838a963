/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-posts.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-kept.h"
#include "lw-names.h"
#include "lw-pool-dialog.h"
#include "lw-pool-enter-dialog.h"
#include "lw-post-dialog.h"
#include "lw-timeline.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPersonPosts
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *line_card;
  LwTimeline *line;
  GtkWidget *posts;
  GtkWidget *reserves;
  LwSession *session;
  LwRoster *roster; /* borrowed, while it is shown */
  LwPerson *person;
  LwKey home;       /* the village that she belongs to; 0: none */
};

G_DEFINE_FINAL_TYPE (LwPersonPosts, lw_person_posts, GTK_TYPE_WIDGET)

/* ---- posts and the pool ---- */

static GtkWindow *
window_of (LwPersonPosts *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
edit_post_cb (GtkButton    *button,
              LwPersonPosts *self)
{
  lw_post_dialog_edit (window_of (self), self->session, self->person,
                       g_object_get_data (G_OBJECT (button), "record"), 0);
}

static void
end_post_cb (GtkButton    *button,
             LwPersonPosts *self)
{
  lw_post_dialog_end (window_of (self), self->session, self->person,
                      g_object_get_data (G_OBJECT (button), "record"));
}

static void
end_reserve_cb (GtkButton    *button,
                LwPersonPosts *self)
{
  const LwReserve *reserve = g_object_get_data (G_OBJECT (button), "record");

  lw_pool_dialog_leave_person (window_of (self), self->session, self->person, reserve->village);
}

static void
add_post_cb (LwPersonPosts *self)
{
  lw_post_dialog_edit (window_of (self), self->session, self->person, NULL, self->home);
}

static void
add_reserve_cb (LwPersonPosts *self)
{
  lw_pool_dialog_enter (window_of (self), self->session, self->person, self->home, LW_POOL_FILED);
}

static GtkWidget *
record_button (LwPersonPosts *self,
               GtkWidget    *box,
               const char   *text,
               gpointer      record,
               GCallback     callback)
{
  GtkWidget *button = lw_ui_button (NULL, text, "flat lw-small-button");

  g_object_set_data_full (G_OBJECT (button), "record", lw_record_copy (record), lw_record_free);
  g_signal_connect (button, "clicked", callback, self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static char *
period_text (LwDate start,
             LwDate end,
             LwDate on)
{
  g_autofree char *from = start != 0 ? lw_date_to_iso (start) : g_strdup ("?");
  g_autofree char *to = end != 0 ? lw_date_to_iso (end) : g_strdup (_("now"));

  if (end == 0 && start > on)
    /* translators: the day on which a post begins that is still to come */
    return g_strdup_printf (_("from %s on"), from);
  return g_strdup_printf ("%s – %s", from, to);
}

/* All that a row is made from, with the village as it is called. */
static char *
row_says (LwPersonPosts *self,
          gpointer       record,
          LwKey          key,
          LwDate         on)
{
  const LwVillage *village = lw_roster_find_village (self->roster, key);
  g_autofree char *what = lw_record_to_text (record);
  g_autofree char *where = village != NULL ? lw_record_to_text (village) : NULL;

  return g_strdup_printf ("%d %s %s", on, what, where);
}

static GtkWidget *
make_post (LwPersonPosts *self,
           LwPost        *post,
           LwDate         on)
{
  const LwVillage *village = lw_roster_find_village (self->roster, post->village);
  gboolean holds = lw_date_holds (post->start, post->end, on);
  g_autofree char *caption
      = lw_post_caption (post->body, post->position,
                         village != NULL ? village->kind : LW_VILLAGE_KIND_VILLAGE,
                         village != NULL ? village->org_form : LW_ORG_FORM_BRANCH);
  g_autofree char *name = village != NULL ? lw_village_name_short (village->name) : g_strdup ("—");
  g_autofree char *text = g_strdup_printf ("%s %s", name, caption);
  g_autofree char *period = period_text (post->start, post->end, on);
  GtkWidget *box = lw_ui_box (8);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, holds ? "lw-heading" : "lw-dim"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (period, "lw-dim lw-small"));
  record_button (self, box, _("Correct…"), post, G_CALLBACK (edit_post_cb));
  if (post->end_reason != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (post->end_reason, NULL));
  if (holds)
    record_button (self, box, _("End…"), post, G_CALLBACK (end_post_cb));
  return lw_ui_list_row (box, FALSE);
}

static GtkWidget *
make_reserve (LwPersonPosts *self,
              LwReserve     *reserve,
              LwDate         on)
{
  const LwVillage *village = lw_roster_find_village (self->roster, reserve->village);
  gboolean holds = lw_date_holds (reserve->start, reserve->end, on);
  g_autofree char *name = village != NULL ? lw_village_name_short (village->name) : g_strdup ("—");
  g_autofree char *text = g_strdup_printf (_("%s, reserve"), name);
  g_autofree char *period = period_text (reserve->start, reserve->end, on);
  GtkWidget *box = lw_ui_box (8);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, holds ? "lw-heading" : "lw-dim"));
  if (reserve->mentor != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (reserve->mentor, NULL));
  if (reserve->end_reason != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (reserve->end_reason, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (period, "lw-dim lw-small"));
  if (holds)
    record_button (self, box, _("End…"), reserve, G_CALLBACK (end_reserve_cb));
  return lw_ui_list_row (box, FALSE);
}

static void
fill_lists (LwPersonPosts        *self,
            const LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (self->session);
  LwKept posts = lw_kept_begin (self->posts);
  LwKept reserves = lw_kept_begin (self->reserves);

  for (guint i = 0; i < entry->posts->len; i++)
    {
      LwPost *post = g_ptr_array_index (entry->posts, i);
      g_autofree char *says = row_says (self, post, post->village, on);

      if (!lw_kept_same (&posts, says))
        lw_kept_put (&posts, make_post (self, post, on), says);
    }
  for (guint i = 0; i < entry->reserves->len; i++)
    {
      LwReserve *reserve = g_ptr_array_index (entry->reserves, i);
      g_autofree char *says = row_says (self, reserve, reserve->village, on);

      if (!lw_kept_same (&reserves, says))
        lw_kept_put (&reserves, make_reserve (self, reserve, on), says);
    }
  lw_kept_end (&posts);
  lw_kept_end (&reserves);
  gtk_widget_set_visible (self->posts, entry->posts->len > 0);
  gtk_widget_set_visible (self->reserves, entry->reserves->len > 0);
}

/* ---- the time line ---- */

static void
add_post_span (LwPersonPosts *self,
               const LwPost  *post,
               LwDate         on)
{
  static const char *const lanes[]
      = { NULL, NC_("lane", "Party"), NC_("lane", "Committee"), NC_("lane", "Supervision") };
  const LwVillage *village = lw_roster_find_village (self->roster, post->village);
  g_autofree char *caption
      = lw_post_caption (post->body, post->position,
                         village != NULL ? village->kind : LW_VILLAGE_KIND_VILLAGE,
                         village != NULL ? village->org_form : LW_ORG_FORM_BRANCH);

  if (post->body <= 0 || post->body >= (int) G_N_ELEMENTS (lanes))
    return;
  lw_timeline_add (self->line, (guint) post->body - 1, g_dpgettext2 (GETTEXT_PACKAGE, "lane", lanes[post->body]), caption, post->start,
                   post->end, lw_date_holds (post->start, post->end, on) ? LW_SPAN_NOW : LW_SPAN_PAST);
}

static void
fill_line (LwPersonPosts        *self,
           const LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (self->session);

  lw_timeline_clear (self->line, on);
  for (guint i = 0; i < entry->posts->len; i++)
    add_post_span (self, g_ptr_array_index (entry->posts, i), on);
  for (guint i = 0; i < entry->reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (entry->reserves, i);
      lw_timeline_add (self->line, 3, C_("lane", "Pool"), _("reserve"), reserve->start, reserve->end,
                       LW_SPAN_POOL);
    }
  gtk_widget_set_visible (self->line_card, entry->posts->len + entry->reserves->len > 0);
}

void
lw_person_posts_show (LwPersonPosts        *self,
                      LwRoster             *roster,
                      const LwRosterPerson *entry)
{
  const LwVillage *home;

  g_return_if_fail (LW_IS_PERSON_POSTS (self));

  home = lw_roster_home (roster, entry, lw_session_get_on (self->session));
  self->home = home != NULL ? home->record.id : 0;
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (entry->person);
  self->roster = roster;
  fill_line (self, entry);
  fill_lists (self, entry);
  self->roster = NULL;
}

/* ---- the widget ---- */

static void
lw_person_posts_dispose (GObject *object)
{
  LwPersonPosts *self = LW_PERSON_POSTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_posts_parent_class)->dispose (object);
}

static void
lw_person_posts_class_init (LwPersonPostsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_posts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_person_posts_init (LwPersonPosts *self)
{
}

static void
add_button (LwPersonPosts *self,
            GtkWidget     *box,
            const char    *text,
            GCallback      callback)
{
  GtkWidget *button = lw_ui_button ("list-add-symbolic", text, "flat lw-small-button");

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
lw_person_posts_new (LwSession *session)
{
  LwPersonPosts *self = g_object_new (LW_TYPE_PERSON_POSTS, NULL);
  GtkWidget *head = lw_ui_box (8);

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (head), lw_ui_label_fill (_("Posts and reserve pool"), "lw-heading"));
  add_button (self, head, _("Add Post…"), G_CALLBACK (add_post_cb));
  add_button (self, head, _("Into the Pool…"), G_CALLBACK (add_reserve_cb));
  self->line = LW_TIMELINE (lw_timeline_new ());
  self->line_card = lw_ui_box (0);
  lw_ui_add_css (self->line_card, "card lw-card");
  gtk_widget_set_hexpand (GTK_WIDGET (self->line), TRUE);
  gtk_box_append (GTK_BOX (self->line_card), GTK_WIDGET (self->line));
  self->posts = lw_ui_list ();
  self->reserves = lw_ui_list ();
  lw_ui_name (self->posts, _("Posts"));
  lw_ui_name (self->reserves, _("Reserve pool"));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->line_card);
  gtk_box_append (GTK_BOX (self->box), self->posts);
  gtk_box_append (GTK_BOX (self->box), self->reserves);
  return GTK_WIDGET (self);
}
