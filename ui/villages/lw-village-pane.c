/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-pane.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-names.h"
#include "lw-roster.h"
#include "lw-rule.h"
#include "lw-state-cell.h"
#include "lw-state-chip.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwVillagePane
{
  AdwBin parent_instance;

  GtkWidget *box;
  LwSession *session;
  LwKey village;
};

G_DEFINE_FINAL_TYPE (LwVillagePane, lw_village_pane, ADW_TYPE_BIN)

static void
lw_village_pane_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&LW_VILLAGE_PANE (object)->session);
  G_OBJECT_CLASS (lw_village_pane_parent_class)->dispose (object);
}

static void
lw_village_pane_class_init (LwVillagePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_village_pane_dispose;
}

static void
lw_village_pane_init (LwVillagePane *self)
{
}

/* ---- parts ---- */

static void
open_cb (LwVillagePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x", self->village);
}

/* 村 · 党支部 · 302 户，1,210 人 */
static char *
describe (const LwVillage *village)
{
  GString *text = g_string_new (lw_ui_kind (village->kind));

  if (village->org_form != LW_ORG_FORM_UNKNOWN)
    g_string_append_printf (text, " · %s", lw_org_form_caption (village->org_form));
  if (village->households != LW_INT_NULL)
    {
      g_autofree char *n = lw_figures_number (village->households);
      g_string_append_printf (text, " · %s %s", _("Households"), n);
    }
  if (village->population != LW_INT_NULL)
    {
      g_autofree char *n = lw_figures_number (village->population);
      g_string_append_printf (text, " · %s %s", _("Population"), n);
    }
  return g_string_free (text, FALSE);
}

static void
add_head (LwVillagePane          *self,
          const LwVillageFigures *figures,
          const LwVillageResult  *result)
{
  GtkWidget *row = lw_ui_box (10), *words = lw_ui_vbox (2), *first = lw_ui_box (10);
  GtkWidget *open = lw_ui_button (NULL, _("Open"), "lw-small-button");
  g_autofree char *name = lw_village_name_short (result->name);
  g_autofree char *line = describe (figures->village);
  GtkWidget *label = lw_ui_label_fill (name, "title-3");

  gtk_widget_set_hexpand (label, FALSE);
  gtk_box_append (GTK_BOX (first), label);
  if (result->readiness != LW_READINESS_NONE)
    {
      GtkWidget *chip = lw_state_chip_new (lw_readiness_state (result->readiness),
                                           lw_readiness_caption (result->readiness), FALSE);
      lw_ui_add_css (chip, "soft");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (first), chip);
    }
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (line, "lw-dim lw-small"));
  gtk_widget_set_valign (open, GTK_ALIGN_START);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (self->box), row);
}

/* ---- what is to be solved ---- */

static void
add_result (GtkWidget      *list,
            const LwResult *result,
            LwDate          on)
{
  GtkWidget *row = lw_ui_box (10), *words = lw_ui_vbox (1), *cell = lw_state_cell_new ();
  g_autofree char *why = lw_result_explain (result, on);
  GtkWidget *title = lw_ui_label (lw_ui_rule_title (result->rule), "lw-small");
  GtkWidget *label = lw_ui_label (why, "lw-dim lw-small");

  lw_state_cell_set_result (LW_STATE_CELL (cell), result);
  gtk_widget_set_size_request (cell, 48, 24);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_set_can_focus (cell, FALSE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), label);
  gtk_widget_set_margin_top (words, 4);
  gtk_widget_set_margin_bottom (words, 4);
  gtk_box_append (GTK_BOX (row), cell);
  gtk_box_append (GTK_BOX (row), words);
  lw_ui_list_add (list, row, FALSE);
}

static void
add_results (LwVillagePane         *self,
             const LwVillageResult *village)
{
  static const LwState order[]
      = { LW_STATE_NOT_MET, LW_STATE_UNKNOWN, LW_STATE_AT_RISK, LW_STATE_WAIVED };
  LwDate on = lw_session_get_on (self->session);
  GtkWidget *list = NULL;

  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    for (guint i = 0; i < village->results->len; i++)
      {
        const LwResult *result = g_ptr_array_index (village->results, i);

        if (result->state != order[s])
          continue;
        if (list == NULL)
          list = lw_ui_add_card (self->box, _("To be solved"));
        add_result (list, result, on);
      }
  if (list == NULL && village->readiness != LW_READINESS_NONE)
    lw_ui_list_add (lw_ui_add_card (self->box, _("To be solved")),
                    lw_ui_label (_("Nothing: every rule is met."), "lw-small"), FALSE);
}

/* ---- who serves, who is in the pool ---- */

static void
add_person (GtkWidget      *list,
            const LwPerson *person,
            const char     *as_what, /* nullable */
            LwDate          on)
{
  GtkWidget *row = lw_ui_box (10);
  g_autofree char *age = lw_ui_age (lw_person_birth (person), on);
  g_autofree char *years = g_strdup_printf (_("aged %s"), age);
  LwEducation education = lw_person_education (person);
  g_autofree char *line
      = g_strdup_printf ("%s%s%s%s%s", as_what != NULL ? as_what : "", as_what != NULL ? " · " : "",
                         years, education != 0 ? " · " : "",
                         education != 0 ? lw_education_caption (education) : "");
  GtkWidget *name = lw_ui_label_fill (person->name, "lw-heading");
  GtkWidget *what = lw_ui_label (line, "lw-dim lw-small");
  GtkWidget *item;

  gtk_widget_set_hexpand (name, FALSE);
  gtk_widget_set_size_request (name, 72, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 10);
  gtk_box_append (GTK_BOX (row), name);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_set_margin_top (what, 3);
  gtk_widget_set_margin_bottom (what, 3);
  gtk_box_append (GTK_BOX (row), what);
  item = lw_ui_list_add (list, row, TRUE);
  /* The target first: a name without it is complained of where the window already knows the row. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (item), "x", person->record.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), "win.person");
}

/* The posts of a person in a village, 支委兼村委会副主任; NULL: none that counts for @body. */
static char *
posts_of (const LwRosterPerson *person,
          const LwVillage      *village,
          LwBody                body,
          LwPosition            position,
          LwDate                on)
{
  g_autoptr (GPtrArray) captions = g_ptr_array_new_with_free_func (g_free);
  gboolean first = TRUE; /* the post in question is the first that she holds here */

  for (guint i = 0; i < person->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (person->posts, i);

      if (post->village != village->record.id || post->body == LW_BODY_SUPERVISION
          || !lw_date_holds (post->start, post->end, on))
        continue;
      if (post->body < (int) body
          || (post->body == (int) body && post->position < (int) position))
        first = FALSE;
      g_ptr_array_add (captions,
                       lw_post_caption (post->body, post->position, village->kind,
                                        village->org_form));
    }
  g_ptr_array_add (captions, NULL);
  return first ? g_strjoinv ("、", (char **) captions->pdata) : NULL;
}

static gboolean
holds (const LwRosterPerson *person,
       LwKey                 village,
       LwBody                body,
       LwPosition            position,
       LwDate                on)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (person->posts, i);
      if (post->village == village && post->body == (int) body && post->position == (int) position
          && lw_date_holds (post->start, post->end, on))
        return TRUE;
    }
  return FALSE;
}

static void
add_serving_as (GtkWidget       *list,
                LwRoster        *roster,
                const LwVillage *village,
                LwBody           body,
                LwPosition       position,
                LwDate           on)
{
  for (guint i = 0; i < roster->people->len; i++)
    {
      const LwRosterPerson *person = g_ptr_array_index (roster->people, i);
      g_autofree char *posts = NULL;

      if (holds (person, village->record.id, body, position, on))
        posts = posts_of (person, village, body, position, on);
      if (posts != NULL)
        add_person (list, person->person, posts, on);
    }
}

static void
add_serving (LwVillagePane   *self,
             LwRoster        *roster,
             const LwVillage *village)
{
  LwDate on = lw_session_get_on (self->session);
  GtkWidget *list = lw_ui_add_card (self->box, _("Serving on the two committees"));

  for (LwBody body = LW_BODY_PARTY_COMMITTEE; body <= LW_BODY_VILLAGE_COMMITTEE; body++)
    for (LwPosition position = LW_POSITION_SECRETARY; position <= LW_POSITION_MEMBER; position++)
      add_serving_as (list, roster, village, body, position, on);
  if (gtk_widget_get_first_child (list) == NULL)
    lw_ui_list_add (list, lw_ui_label (_("Nobody is recorded."), "lw-dim lw-small"), FALSE);
}

static void
add_pool (LwVillagePane   *self,
          LwRoster        *roster,
          const LwVillage *village)
{
  LwDate on = lw_session_get_on (self->session);
  GtkWidget *list = lw_ui_add_card (self->box, _("In the pool"));

  for (guint i = 0; i < roster->people->len; i++)
    {
      const LwRosterPerson *person = g_ptr_array_index (roster->people, i);
      const LwReserve *reserve = lw_roster_reserve (person, on);

      if (reserve != NULL && reserve->village == village->record.id)
        add_person (list, person->person, NULL, on);
    }
  if (gtk_widget_get_first_child (list) == NULL)
    lw_ui_list_add (list, lw_ui_label (_("Nobody is recorded."), "lw-dim lw-small"), FALSE);
}

/* ---- the pane ---- */

void
lw_village_pane_show (LwVillagePane           *self,
                      const LwVillagesFigures *figures,
                      const LwVillageResult   *village)
{
  const LwVillageFigures *its
      = village != NULL ? lw_villages_figures_find (figures, village->village) : NULL;

  g_return_if_fail (LW_IS_VILLAGE_PANE (self));

  lw_ui_clear (self->box);
  self->village = its != NULL ? village->village : 0;
  if (its == NULL)
    return;
  add_head (self, its, village);
  add_results (self, village);
  if (its->village->kind != LW_VILLAGE_KIND_OTHER)
    {
      g_autoptr (LwRoster) roster
          = lw_roster_load_village (lw_session_get_reader (self->session), village->village, NULL);

      if (roster == NULL)
        return;
      add_serving (self, roster, its->village);
      add_pool (self, roster, its->village);
    }
}

GtkWidget *
lw_village_pane_new (LwSession *session)
{
  LwVillagePane *self = g_object_new (LW_TYPE_VILLAGE_PANE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (10);
  lw_ui_add_css (self->box, "lw-pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_size_request (scroller, 420, -1);
  adw_bin_set_child (ADW_BIN (self), scroller);
  return GTK_WIDGET (self);
}
