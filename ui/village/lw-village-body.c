/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-body.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-kept.h"
#include "lw-post-dialog.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwVillageBody
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *add;
  GtkWidget *detail;
  GtkWidget *list;
  LwVillageColumns *columns; /* borrowed */
  LwSession *session;
  LwBody body;
  LwRoster *roster;         /* borrowed */
  const LwVillage *village; /* borrowed */
};

G_DEFINE_FINAL_TYPE (LwVillageBody, lw_village_body, GTK_TYPE_WIDGET)

/* ---- columns ---- */

void
lw_village_columns_init (LwVillageColumns *self)
{
  for (guint i = 0; i < LW_VILLAGE_N_COLUMNS; i++)
    self->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

void
lw_village_columns_clear (LwVillageColumns *self)
{
  for (guint i = 0; i < LW_VILLAGE_N_COLUMNS; i++)
    g_clear_object (&self->groups[i]);
}

/* As wide as the longest of its column. */
static void
add_column (GtkWidget        *box,
            LwVillageColumns *columns,
            LwVillageColumn   column,
            const char       *text,
            const char       *css)
{
  GtkWidget *label = lw_ui_label (text, css);

  gtk_size_group_add_widget (columns->groups[column], label);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
lw_village_person_box (LwVillageColumns *columns,
                       const char       *post,
                       const LwPerson   *person,
                       LwDate            on)
{
  LwDate birth = lw_person_birth (person);
  g_autofree char *age = lw_ui_age (birth, on);
  LwEducation education = lw_person_education (person);
  GtkWidget *box = lw_ui_box (7);

  if (post != NULL)
    add_column (box, columns, LW_VILLAGE_COLUMN_POST, post, "lw-small");
  add_column (box, columns,
              post != NULL ? LW_VILLAGE_COLUMN_NAME : LW_VILLAGE_COLUMN_RESERVE_NAME, person->name,
              "lw-heading lw-small");
  add_column (box, columns, LW_VILLAGE_COLUMN_SEX,
              lw_sex_caption (lw_sex_effective (person->id_number, person->sex)), "lw-small");
  add_column (box, columns, LW_VILLAGE_COLUMN_AGE, age,
              lw_date_is_full (birth) ? "lw-small" : "lw-small lw-fg-unknown");
  add_column (box, columns, LW_VILLAGE_COLUMN_EDUCATION,
              education != 0 ? lw_education_caption (education) : "?", "lw-small");
  return box;
}

/* ---- who serves ---- */

typedef struct
{
  const LwPost *post;
  const LwPerson *person;
} Member;

static int
by_position (gconstpointer a,
             gconstpointer b)
{
  const LwPost *one = ((const Member *) a)->post;
  const LwPost *other = ((const Member *) b)->post;

  return one->position != other->position ? one->position - other->position
                                          : one->start - other->start;
}

static GArray *
list_members (LwVillageBody *self)
{
  LwDate on = lw_session_get_on (self->session);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < self->roster->people->len; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (self->roster->people, i);
      for (guint j = 0; j < entry->posts->len; j++)
        {
          const LwPost *post = g_ptr_array_index (entry->posts, j);
          if (post->village == self->village->record.id && post->body == (int) self->body
              && lw_date_holds (post->start, post->end, on))
            g_array_append_val (members, ((Member){ post, entry->person }));
        }
    }
  g_array_sort (members, by_position);
  return members;
}

/* The other of the two committees; supervision is neither. */
static const LwPost *
post_in_the_other (LwVillageBody  *self,
                   const LwPerson *person)
{
  const LwRosterPerson *entry = lw_roster_find (self->roster, person->record.id);
  LwDate on = lw_session_get_on (self->session);

  for (guint i = 0; self->body != LW_BODY_SUPERVISION && i < entry->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (entry->posts, i);
      if (post->village == self->village->record.id && post->body != (int) self->body
          && post->body != LW_BODY_SUPERVISION && lw_date_holds (post->start, post->end, on))
        return post;
    }
  return NULL;
}

static gboolean
is_head (const LwPost *post)
{
  return (post->body == LW_BODY_PARTY_COMMITTEE && post->position == LW_POSITION_SECRETARY)
         || (post->body == LW_BODY_VILLAGE_COMMITTEE && post->position == LW_POSITION_CHAIR);
}

static void
add_both_tag (LwVillageBody *self,
              GtkWidget     *box,
              const Member  *member)
{
  const LwPost *other = post_in_the_other (self, member->person);

  if (other == NULL)
    return;
  if (is_head (member->post) && is_head (other))
    gtk_box_append (GTK_BOX (box), lw_ui_tag (C_("tag", "both heads"), "unknown"));
  else
    gtk_box_append (GTK_BOX (box), lw_ui_tag (_("in both"), NULL));
}

/* Below the name of the committee the post itself is enough. */
static const char *
position_caption (LwPosition position)
{
  switch (position)
    {
    case LW_POSITION_SECRETARY:
      return C_("post", "Secretary");
    case LW_POSITION_DEPUTY_SECRETARY:
      return C_("post", "Deputy secretary");
    case LW_POSITION_CHAIR:
      return C_("post", "Chair");
    case LW_POSITION_DEPUTY_CHAIR:
      return C_("post", "Deputy chair");
    case LW_POSITION_MEMBER:
      return C_("post", "Member");
    case LW_POSITION_NONE:
    default:
      return "—";
    }
}

/* ---- posts end and begin here ---- */

static GtkWindow *
window_of (LwVillageBody *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
end_cb (GtkButton     *button,
        LwVillageBody *self)
{
  const LwPost *post = g_object_get_data (G_OBJECT (button), "post");
  const LwRosterPerson *entry = lw_roster_find (self->roster, post->person);

  if (entry != NULL)
    lw_post_dialog_end (window_of (self), self->session, entry->person, post);
}

static void
add_cb (LwVillageBody *self)
{
  lw_post_dialog_choose (window_of (self), self->session, self->village->record.id, self->body);
}

static void
add_end_button (LwVillageBody *self,
                GtkWidget     *box,
                const Member  *member)
{
  g_autofree char *spoken = g_strdup_printf (_("End the post of %s…"), member->person->name);
  GtkWidget *button
      = lw_ui_icon_button ("list-remove-symbolic", spoken, "flat lw-small-button lw-dim");

  g_object_set_data_full (G_OBJECT (button), "post", lw_record_copy (member->post),
                          lw_record_free);
  g_signal_connect (button, "clicked", G_CALLBACK (end_cb), self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_member (LwVillageBody *self,
             const Member  *member)
{
  const char *caption = position_caption ((LwPosition) member->post->position);
  GtkWidget *row;
  g_autofree char *start = lw_ui_date_iso (member->post->start);
  GtkWidget *box = lw_village_person_box (self->columns, caption, member->person,
                                          lw_session_get_on (self->session));
  LwDate birth = lw_person_birth (member->person);
  LwKey *key = g_new (LwKey, 1);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (start, "lw-dim lw-small"));
  add_both_tag (self, box, member);
  if (!lw_date_is_full (birth))
    gtk_box_append (GTK_BOX (box),
                    lw_ui_tag (birth != 0 ? _("birth unsure") : _("birth missing"), "unknown"));
  add_end_button (self, box, member);
  *key = member->person->record.id;
  row = lw_ui_list_row (box, TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", key, g_free);
  return row;
}

/* All that a row is made from; the other post decides its tag. */
static void
add_member (LwVillageBody *self,
            LwKept        *kept,
            const Member  *member)
{
  const LwPost *other = post_in_the_other (self, member->person);
  g_autofree char *post = lw_record_to_text (member->post);
  g_autofree char *person = lw_record_to_text (member->person);
  g_autofree char *says = g_strdup_printf ("%d %d %s %s", lw_session_get_on (self->session),
                                           other != NULL ? 1 + is_head (other) : 0, post, person);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_member (self, member), says);
}

static GtkWidget *
make_vacancy (LwVillageBody *self,
              gint64         n,
              gint64         seats)
{
  GtkWidget *row;
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *button = lw_ui_button ("list-add-symbolic", _("Fill…"), "lw-small-button");
  g_autofree char *text = g_strdup_printf (
      ngettext ("%d seat vacant", "%d seats vacant", (gulong) n), (int) n);
  g_autofree char *why = g_strdup_printf (_("of %d seats"), (int) seats);

  gtk_box_append (GTK_BOX (box), lw_ui_label (text, "lw-heading lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (why, "lw-small"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (box), button);
  row = lw_ui_list_row (box, FALSE);
  gtk_widget_add_css_class (row, "lw-vacancy");
  return row;
}

static void
add_vacancy (LwVillageBody *self,
             LwKept        *kept,
             gint64         n,
             gint64         seats)
{
  g_autofree char *says = g_strdup_printf ("vacant %d of %d", (int) n, (int) seats);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_vacancy (self, n, seats), says);
}

static gint64
seats_of (const LwVillage *village,
          LwBody           body)
{
  return body == LW_BODY_PARTY_COMMITTEE     ? village->party_seats
         : body == LW_BODY_VILLAGE_COMMITTEE ? village->committee_seats
                                             : village->supervision_seats;
}

/* The words of the place: 支委会 or 党总支, 村委会 or 居委会. */
static const char *
title_of (const LwVillage *village,
          LwBody           body)
{
  gboolean community = village->kind == LW_VILLAGE_KIND_COMMUNITY;

  if (body == LW_BODY_VILLAGE_COMMITTEE)
    return community ? _("Residents’ committee") : _("Villagers’ committee");
  if (body == LW_BODY_SUPERVISION)
    return community ? _("Residents’ supervision committee") : _("Village supervision committee");
  switch (village->org_form)
    {
    case LW_ORG_FORM_BRANCH:
      return _("Party branch committee");
    case LW_ORG_FORM_GENERAL_BRANCH:
      return _("General Party branch committee");
    case LW_ORG_FORM_COMMITTEE:
      return _("Party committee");
    default:
      return _("Party team");
    }
}

static void
show_detail (LwVillageBody *self,
             GArray        *members,
             guint          women)
{
  gint64 seats = seats_of (self->village, self->body);
  g_autofree char *text
      = seats != LW_INT_NULL
            ? g_strdup_printf (_("%d seats, %u serving, %u women"), (int) seats, members->len, women)
            : g_strdup_printf (_("%u serving, %u women"), members->len, women);

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->title)), title_of (self->village, self->body)) != 0)
    {
      gtk_label_set_label (GTK_LABEL (self->title), title_of (self->village, self->body));
      lw_ui_name (self->list, title_of (self->village, self->body));
    }
  gtk_label_set_label (GTK_LABEL (self->detail), text);
}

/* Who fills one seat after another stays at the button: the row that stands in its place is somebody. */
static gboolean
fills (LwVillageBody *self)
{
  GtkRoot *root = gtk_widget_get_root (self->list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_get_parent (row) == self->list
         && gtk_widget_has_css_class (row, "lw-vacancy");
}

static void
go_on_filling (LwVillageBody *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->list);

  if (last == NULL || !gtk_widget_has_css_class (last, "lw-vacancy")
      || !gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

void
lw_village_body_show (LwVillageBody   *self,
                      LwRoster        *roster,
                      const LwVillage *village,
                      gboolean         open)
{
  g_autoptr (GArray) members = NULL;
  LwKept kept;
  gint64 seats;
  guint women = 0;
  gboolean filling;

  g_return_if_fail (LW_IS_VILLAGE_BODY (self));

  self->roster = roster;
  self->village = village;
  members = list_members (self);
  seats = seats_of (village, self->body);
  filling = fills (self);
  kept = lw_kept_begin (self->list);
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);
      add_member (self, &kept, member);
      women += lw_sex_effective (member->person->id_number, member->person->sex) == LW_SEX_FEMALE;
    }
  /* A village that is gone has no seats to fill. */
  gtk_widget_set_visible (self->add, open);
  if (open && seats != LW_INT_NULL && seats > (gint64) members->len)
    add_vacancy (self, &kept, seats - members->len, seats);
  else if (members->len == 0)
    lw_kept_put_words (&kept, _("Nobody is recorded"));
  lw_kept_end (&kept);
  if (filling)
    go_on_filling (self);
  show_detail (self, members, women);
}

/* ---- the widget ---- */

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              LwVillageBody *self)
{
  const LwKey *person = g_object_get_data (G_OBJECT (row), "person");

  if (person != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", *person);
}

static void
lw_village_body_dispose (GObject *object)
{
  LwVillageBody *self = LW_VILLAGE_BODY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_village_body_parent_class)->dispose (object);
}

static void
lw_village_body_class_init (LwVillageBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_village_body_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_village_body_init (LwVillageBody *self)
{
}

static GtkWidget *
make_head (LwVillageBody *self)
{
  GtkWidget *head = lw_ui_box (8);
  GtkWidget *button = lw_ui_button ("list-add-symbolic", _("Add…"), "flat lw-small-button");

  self->title = lw_ui_label (NULL, "lw-heading");
  self->detail = lw_ui_label_fill (NULL, "lw-dim lw-caption");
  self->add = button;
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->detail);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

GtkWidget *
lw_village_body_new (LwSession        *session,
                     LwBody            body,
                     LwVillageColumns *columns)
{
  LwVillageBody *self = g_object_new (LW_TYPE_VILLAGE_BODY, NULL);

  self->session = g_object_ref (session);
  self->body = body;
  self->columns = columns;
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = lw_ui_list ();
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->list);
  return GTK_WIDGET (self);
}
