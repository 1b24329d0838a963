/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-pane.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-people-index.h"
#include "lw-pool.h"
#include "lw-roster.h"
#include "lw-state-cell.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPersonPane
{
  AdwBin parent_instance;

  GtkWidget *box;
  LwSession *session;
  LwKey person;
};

G_DEFINE_FINAL_TYPE (LwPersonPane, lw_person_pane, ADW_TYPE_BIN)

static void
lw_person_pane_dispose (GObject *object)
{
  LwPersonPane *self = LW_PERSON_PANE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_pane_parent_class)->dispose (object);
}

static void
lw_person_pane_class_init (LwPersonPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_pane_dispose;
}

static void
lw_person_pane_init (LwPersonPane *self)
{
}

/* ---- parts ---- */

static void
add_line (GtkWidget  *list,
          const char *caption,
          const char *text)
{
  GtkWidget *row = lw_ui_box (12);
  GtkWidget *label = lw_ui_label (caption, "lw-dim lw-small");
  GtkWidget *value = lw_ui_label (text != NULL && *text != '\0' ? text : "—", "lw-small");

  gtk_widget_set_size_request (label, 92, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), value);
  lw_ui_list_add (list, row, FALSE);
}

static void
open_cb (LwPersonPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", self->person);
}

static void
add_head (LwPersonPane   *self,
          LwRoster       *roster,
          LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (self->session);
  LwDate birth = lw_person_birth (entry->person);
  const LwVillage *village = lw_roster_home (roster, entry, on);
  g_autofree char *where = village != NULL ? lw_village_name_short (village->name) : NULL;
  g_autofree char *posts = lw_roster_posts_text (roster, entry, on);
  g_autofree char *age = lw_ui_age (birth, on);
  g_autofree char *years = g_strdup_printf (_("aged %s"), age);
  g_autofree char *line = g_strdup_printf ("%s%s%s", where != NULL ? where : "", where != NULL && *posts != '\0' ? " · " : "", posts);
  GtkWidget *row = lw_ui_box (10), *text = lw_ui_vbox (2), *name = lw_ui_box (8);
  GtkWidget *open = lw_ui_button (NULL, _("Open"), "lw-small-button");
  GtkWidget *place = lw_ui_label_fill (line, "lw-dim lw-small");

  gtk_box_append (GTK_BOX (name), lw_ui_label (entry->person->name, "title-3"));
  gtk_box_append (GTK_BOX (name), lw_ui_label (lw_sex_caption (lw_sex_effective (entry->person->id_number, entry->person->sex)), "lw-dim"));
  gtk_box_append (GTK_BOX (name), lw_ui_label (years, "lw-dim"));
  gtk_box_append (GTK_BOX (text), name);
  gtk_box_append (GTK_BOX (text), place);
  if (lw_roster_reserve (entry, on) != NULL)
    {
      GtkWidget *tag = lw_ui_tag (lw_pool_maturity_caption (lw_roster_reserve (entry, on)->maturity), "unknown");
      gtk_widget_set_halign (tag, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (text), tag);
    }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (open, GTK_ALIGN_START);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (row), lw_ui_icon ("avatar-default-symbolic", 48, "lw-dim"));
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_facts (LwPersonPane         *self,
           const LwRosterPerson *entry)
{
  const LwPerson *person = entry->person;
  GtkWidget *list = lw_ui_add_card (self->box, _("Basics"));
  g_autofree char *birth = lw_ui_date_iso (lw_person_birth (person));
  g_autofree char *number = person->id_number != NULL ? lw_id_number_mask (person->id_number) : NULL;
  g_autofree char *education = NULL, *status = NULL, *joined = NULL;
  const char *school = person->school_in_service != NULL ? person->school_in_service : person->school_full_time;

  education = g_strdup_printf ("%s %s", lw_person_education (person) != 0 ? lw_education_caption (lw_person_education (person)) : "—",
                               school != NULL ? school : "");
  joined = entry->party_joined != 0 ? lw_ui_date_iso (entry->party_joined) : g_strdup ("");
  status = g_strdup_printf ("%s %s", person->political_status != 0 ? lw_political_status_caption (person->political_status) : "—", joined);
  add_line (list, _("Birth"), birth);
  add_line (list, _("Education"), education);
  add_line (list, _("Political status"), status);
  add_line (list, _("ID number"), number != NULL ? number : _("not filled in"));
  add_line (list, _("Phone"), person->phone);
  add_line (list, _("Source"), person->source);
}

static char *
describe_span (LwDate start,
               LwDate end)
{
  g_autofree char *from = start != 0 ? lw_date_to_iso (start) : g_strdup ("…");
  g_autofree char *to = end != 0 ? lw_date_to_iso (end) : g_strdup (_("today"));

  return g_strdup_printf ("%s – %s", from, to);
}

static void
add_memberships (LwPersonPane   *self,
                 LwRoster       *roster,
                 LwRosterPerson *entry)
{
  GtkWidget *list;

  if (entry->posts->len + entry->reserves->len == 0)
    return;
  list = lw_ui_add_card (self->box, _("Posts and pool"));
  for (guint i = 0; i < entry->posts->len; i++)
    {
      const LwPost *post = entry->posts->pdata[i];
      const LwVillage *village = lw_roster_find_village (roster, post->village);
      g_autofree char *name = lw_village_name_short (village->name);
      g_autofree char *caption = lw_post_caption (post->body, post->position, village->kind, village->org_form);
      g_autofree char *text = g_strdup_printf ("%s %s", name, caption);
      g_autofree char *span = describe_span (post->start, post->end);
      add_line (list, span, text);
    }
  for (guint i = 0; i < entry->reserves->len; i++)
    {
      const LwReserve *reserve = entry->reserves->pdata[i];
      const LwVillage *village = lw_roster_find_village (roster, reserve->village);
      g_autofree char *name = lw_village_name_short (village->name);
      g_autofree char *text = g_strdup_printf (_("%s, in the pool"), name);
      g_autofree char *span = describe_span (reserve->start, reserve->end);
      add_line (list, span, text);
    }
}

static gboolean
has_person (const GPtrArray *findings,
            LwKey            person)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((LwFinding *) findings->pdata[i])->person == person)
      return TRUE;
  return FALSE;
}

static void
add_rule (GtkWidget             *list,
          const LwVillageResult *village,
          const LwResult        *result)
{
  GtkWidget *row = lw_ui_box (10);
  GtkWidget *cell = lw_state_cell_new ();
  g_autofree char *name = lw_village_name_short (village->name);
  g_autofree char *text = g_strdup_printf ("%s %s", name, lw_ui_rule_title (result->rule));
  GtkWidget *label = lw_ui_label_fill (text, "lw-small");

  lw_state_cell_set_result (LW_STATE_CELL (cell), result);
  gtk_widget_set_size_request (cell, 48, 24);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (GTK_BOX (row), cell);
  gtk_box_append (GTK_BOX (row), label);
  lw_ui_list_add (list, row, FALSE);
}

static void
add_rules_of (LwPersonPane *self,
              GtkWidget   **list,
              LwKey         village,
              LwKey         person)
{
  const LwVillageResult *result = lw_session_find_result (self->session, village);

  for (guint i = 0; result != NULL && i < result->results->len; i++)
    {
      const LwResult *rule = g_ptr_array_index (result->results, i);

      if (!has_person (rule->counted, person))
        continue;
      if (*list == NULL)
        *list = lw_ui_add_card (self->box, _("Counts in these rules"));
      add_rule (*list, result, rule);
    }
}

static void
add_rules (LwPersonPane *self,
           LwRoster     *roster,
           LwKey         person)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < roster->villages->len; i++)
    add_rules_of (self, &list, ((LwVillage *) roster->villages->pdata[i])->record.id, person);
}

/* ---- the pane ---- */

void
lw_person_pane_show (LwPersonPane *self,
                     LwKey         person)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr (LwRoster) roster = NULL;
  LwRosterPerson *entry;

  self->person = person;
  lw_ui_clear (self->box);
  if (person == 0)
    return;
  g_array_append_val (keys, person);
  roster = lw_roster_load_some (lw_session_get_reader (self->session), keys, 0, 1, NULL);
  if (roster == NULL)
    return;
  lw_roster_call_as_on (roster, lw_session_get_reader (self->session),
                        lw_session_get_on (self->session));
  entry = g_ptr_array_index (roster->people, 0);
  add_head (self, roster, entry);
  add_rules (self, roster, person);
  add_facts (self, entry);
  add_memberships (self, roster, entry);
}

GtkWidget *
lw_person_pane_new (LwSession *session)
{
  LwPersonPane *self = g_object_new (LW_TYPE_PERSON_PANE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (10);
  lw_ui_add_css (self->box, "lw-pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_size_request (scroller, 420, -1);
  adw_bin_set_child (ADW_BIN (self), scroller);
  return GTK_WIDGET (self);
}
