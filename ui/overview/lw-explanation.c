/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-explanation.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-names.h"
#include "lw-state-cell.h"
#include "lw-state-chip.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-waiver-dialog.h"

#include <glib/gi18n-lib.h>

struct _LwExplanation
{
  AdwBin parent_instance;

  GtkWidget *box;
  LwSession *session;
  LwVillageResult *village;
  guint rule;
};

G_DEFINE_FINAL_TYPE (LwExplanation, lw_explanation, ADW_TYPE_BIN)

static const LwResult *
current (LwExplanation *self)
{
  return g_ptr_array_index (self->village->results, self->rule);
}

static void
add (LwExplanation *self,
     GtkWidget     *child)
{
  gtk_box_append (GTK_BOX (self->box), child);
}

/* ---- the head: what, how it stands, what it becomes ---- */

static void
add_head (LwExplanation *self)
{
  const LwResult *result = current (self);
  gboolean advice = lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE;
  g_autofree char *village = lw_village_name_short (self->village->name);
  g_autofree char *rule = lw_ui_rule_short (result->rule);
  g_autofree char *title = g_strdup_printf ("%s · %s", village, rule);
  GtkWidget *box = lw_ui_box (6);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (title, "title-4"));
  gtk_box_append (GTK_BOX (box), lw_state_chip_new (result->state, NULL, advice));
  gtk_box_append (GTK_BOX (box), lw_ui_icon_button ("window-close-symbolic", _("Close the panel"),
                                                    "flat circular lw-small-button"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (gtk_widget_get_last_child (box)),
                                  "page.close-panel");
  add (self, box);
}

static const char *
level_css (LwLevel level)
{
  return level == LW_LEVEL_ADVICE ? "law lw-dim" : "law lw-fg-not-met";
}

static void
add_rule (LwExplanation *self)
{
  const LwRule *rule = current (self)->rule;
  GtkWidget *box = lw_ui_box (6);
  GtkWidget *tag = lw_ui_tag (lw_level_caption (lw_rule_get_level (rule)),
                              level_css (lw_rule_get_level (rule)));
  GtkWidget *label = lw_ui_label (lw_ui_rule_title (rule), "lw-small");

  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), tag);
  gtk_box_append (GTK_BOX (box), label);
  add (self, box);
}

static GtkWidget *
state_column (const char *caption,
              LwState     state,
              const char *value,
              gboolean    advice,
              const char *required)
{
  GtkWidget *column = lw_ui_vbox (2);
  GtkWidget *line = lw_ui_box (6);
  GtkWidget *cell = lw_state_cell_new ();

  lw_state_cell_set (LW_STATE_CELL (cell), state, value, advice);
  gtk_widget_set_focusable (cell, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lw_state_caption (state), -1);
  gtk_box_append (GTK_BOX (line), cell);
  if (required != NULL)
    gtk_box_append (GTK_BOX (line), lw_ui_label (required, "lw-heading"));
  gtk_box_append (GTK_BOX (column), lw_ui_label (caption, "lw-dim lw-caption"));
  gtk_box_append (GTK_BOX (column), line);
  return column;
}

static char *
required_text (const LwResult *result)
{
  if (!result->has_required || !result->has_value)
    return NULL;
  if (lw_rule_get_measure (result->rule) == LW_MEASURE_COUNT)
    /* translators: "/ 3 people": what a rule asks for */
    return g_strdup_printf (_("/ %.0f"), result->required);
  return NULL;
}

static void
add_change (LwExplanation *self)
{
  const LwResult *result = current (self);
  gboolean advice = lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE;
  LwDate on = lw_session_get_on (self->session);
  g_autofree char *explain = lw_result_explain (result, on);
  g_autofree char *value = lw_result_short_value (result);
  g_autofree char *required = required_text (result);
  GtkWidget *card = lw_ui_box (10);
  GtkWidget *words = lw_ui_vbox (2);
  GtkWidget *label = lw_ui_label (explain, "lw-caption lw-heading");
  g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (result->state), NULL);

  lw_ui_add_css (card, "card lw-card");
  gtk_box_append (GTK_BOX (card),
                  state_column (lw_session_is_today (self->session) ? _("Today") : _("Base date"),
                                result->state, value, advice, required));
  if (result->changes_on != 0 && result->changes_on > on)
    {
      g_autofree char *day = lw_ui_date_short (result->changes_on);
      g_autofree char *from = g_strdup_printf (_("from %s"), day);
      GtkWidget *arrow = lw_ui_icon ("go-next-symbolic", 16, NULL);
      int days = lw_date_days_between (on, result->changes_on);
      g_autofree char *left = g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);

      gtk_box_append (GTK_BOX (card), arrow);
      gtk_box_append (GTK_BOX (card), state_column (from, LW_STATE_NOT_MET, NULL, advice, NULL));
      gtk_box_append (GTK_BOX (words), label);
      gtk_box_append (GTK_BOX (words), lw_ui_label (left, "lw-caption lw-heading"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (words), class);
    }
  else
    gtk_box_append (GTK_BOX (words), label);
  gtk_widget_add_css_class (label, class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (card), words);
  add (self, card);
  if (result->note != NULL)
    {
      GtkWidget *note = lw_ui_label (result->note, "lw-small");
      gtk_label_set_wrap (GTK_LABEL (note), TRUE);
      add (self, note);
    }
}

/* ---- the people ---- */

static void
person_activated_cb (GtkListBox    *list,
                     GtkListBoxRow *row,
                     LwExplanation *self)
{
  LwKey *person = g_object_get_data (G_OBJECT (row), "person");

  if (person != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", *person);
}

/* 后备 · 35 岁 · 大专 */
static char *
describe (LwExplanation   *self,
          const LwFinding *finding)
{
  LwDate on = lw_session_get_on (self->session);
  g_autofree char *age = lw_ui_age (finding->birth, on);
  g_autofree char *years = g_strdup_printf (_("aged %s"), age);
  g_autofree char *post
      = finding->body == LW_BODY_NONE
            ? g_strdup (_("reserve"))
            : lw_post_caption (finding->body, finding->position, self->village->kind,
                               LW_ORG_FORM_BRANCH);
  const char *education
      = finding->education != 0 ? lw_education_caption (finding->education) : _("education unknown");

  return g_strdup_printf ("%s · %s · %s", post, years, education);
}

static void
add_person (LwExplanation   *self,
            GtkWidget       *list,
            const LwFinding *finding,
            const char      *tag_css)
{
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *name = lw_ui_label (finding->name, "lw-heading lw-small");
  g_autofree char *text = describe (self, finding);
  LwKey *person = g_new (LwKey, 1);
  GtkWidget *row;

  gtk_widget_set_size_request (name, 42, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, "lw-dim lw-small"));
  if (finding->explain != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (finding->explain, tag_css));
  else if (finding->reason != LW_REASON_NONE)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (lw_reason_caption (finding->reason), tag_css));
  row = lw_ui_list_add (list, box, TRUE);
  *person = finding->person;
  g_object_set_data_full (G_OBJECT (row), "person", person, g_free);
}

#define MANY 12

static void
add_people (LwExplanation *self,
            const char    *heading,
            GPtrArray     *findings,
            const char    *tag_css)
{
  GtkWidget *list;

  if (findings == NULL || findings->len == 0)
    return;
  add (self, lw_ui_label (heading, "lw-group-title"));
  list = lw_ui_list ();
  g_signal_connect (list, "row-activated", G_CALLBACK (person_activated_cb), self);
  for (guint i = 0; i < MIN (findings->len, MANY); i++)
    {
      const LwFinding *finding = g_ptr_array_index (findings, i);
      const char *css = finding->changes_on != 0 && g_str_equal (tag_css, "") ? "at-risk" : tag_css;
      add_person (self, list, finding, css);
    }
  if (findings->len > MANY)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more"), findings->len - MANY);
      lw_ui_list_add (list, lw_ui_label (more, "lw-dim lw-small"), FALSE);
    }
  add (self, list);
}

/* ---- what is missing, what would help, where it comes from ---- */

static void
open_village_cb (LwExplanation *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x", self->village->village);
}

static void
add_missing (LwExplanation *self)
{
  const LwResult *result = current (self);
  GtkWidget *list;

  if (result->missing == NULL || result->missing->len == 0)
    return;
  add (self, lw_ui_label (_("Missing data"), "lw-group-title"));
  list = lw_ui_list ();
  for (guint i = 0; i < result->missing->len; i++)
    {
      g_autofree char *caption = lw_missing_caption (g_ptr_array_index (result->missing, i));
      GtkWidget *box = lw_ui_box (8);
      GtkWidget *button = lw_ui_button (NULL, _("Fill In…"), "lw-small-button");

      gtk_box_append (GTK_BOX (box), lw_ui_icon ("lw-state-unknown-symbolic", 13, "lw-fg-unknown"));
      gtk_box_append (GTK_BOX (box), lw_ui_label_fill (caption, "lw-small"));
      gtk_box_append (GTK_BOX (box), button);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_village_cb), self);
      lw_ui_list_add (list, box, FALSE);
    }
  add (self, list);
}

static void
add_remedy (LwExplanation *self)
{
  const LwResult *result = current (self);
  g_autofree char *text = NULL;
  GtkWidget *list, *box;
  double short_of;

  if (lw_rule_get_measure (result->rule) != LW_MEASURE_COUNT || !result->has_required
      || (result->state != LW_STATE_NOT_MET && result->state != LW_STATE_AT_RISK))
    return;
  short_of = MAX (result->required - result->value, 1);
  if (result->value > result->required)
    return;
  text = g_strdup_printf (ngettext ("One more person who fits: by a post, or into the pool",
                                    "%.0f more people who fit: by a post, or into the pool",
                                    (gulong) short_of),
                          short_of);
  add (self, lw_ui_label (_("What would mend it"), "lw-group-title"));
  list = lw_ui_list ();
  box = lw_ui_box (8);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("lw-state-met-symbolic", 13, "lw-fg-met"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, "lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_button (NULL, _("Open Village"), "lw-small-button"));
  g_signal_connect_swapped (gtk_widget_get_last_child (box), "clicked",
                            G_CALLBACK (open_village_cb), self);
  lw_ui_list_add (list, box, FALSE);
  add (self, list);
}

static void
add_waiver (LwExplanation *self)
{
  const LwResult *result = current (self);
  g_autofree char *until = NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (result->state != LW_STATE_WAIVED)
    return;
  until = lw_ui_date_iso (result->waiver_until);
  text = g_strdup_printf (_("Waived until %s: %s (%s, recorded by %s)"), until,
                          result->waiver_reason != NULL ? result->waiver_reason : "—",
                          result->waiver_document != NULL ? result->waiver_document : "—",
                          result->waiver_user != NULL ? result->waiver_user : "—");
  label = lw_ui_label (text, "lw-tag waived lw-small");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  add (self, label);
}

static void
waive_cb (LwExplanation *self)
{
  lw_waiver_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session,
                         self->village, current (self));
}

static void
add_links (LwExplanation *self)
{
  const LwResult *result = current (self);
  g_autofree char *document = lw_ui_rule_source (result->rule);
  g_autofree char *source = g_strdup_printf (_("Source: %s"), document);
  g_autofree char *name = lw_village_name_short (self->village->name);
  g_autofree char *open = g_strdup_printf (_("Open %s"), name);
  GtkWidget *label = lw_ui_label (source, "lw-dim lw-caption");
  GtkWidget *box = lw_ui_box (4);
  GtkWidget *button;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  add (self, label);
  button = lw_ui_button (NULL, open, "flat lw-small-button accent");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_village_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  if (result->state == LW_STATE_NOT_MET || result->state == LW_STATE_UNKNOWN)
    {
      button = lw_ui_button (NULL, _("Record Waiver…"), "flat lw-small-button accent");
      gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (waive_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  add (self, box);
}

static void
lw_explanation_dispose (GObject *object)
{
  LwExplanation *self = LW_EXPLANATION (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->village, lw_village_result_unref);
  G_OBJECT_CLASS (lw_explanation_parent_class)->dispose (object);
}

static void
lw_explanation_class_init (LwExplanationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_explanation_dispose;
}

static void
lw_explanation_init (LwExplanation *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = lw_ui_vbox (7);
  gtk_widget_set_margin_start (self->box, 14);
  gtk_widget_set_margin_end (self->box, 14);
  gtk_widget_set_margin_top (self->box, 10);
  gtk_widget_set_margin_bottom (self->box, 10);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
lw_explanation_new (LwSession *session)
{
  LwExplanation *self = g_object_new (LW_TYPE_EXPLANATION, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
lw_explanation_show (LwExplanation   *self,
                     LwVillageResult *village,
                     guint            rule)
{
  const LwResult *result;
  g_autofree char *counted = NULL;
  g_autofree char *nearly = NULL;
  g_autofree char *to_verify = NULL;

  g_return_if_fail (LW_IS_EXPLANATION (self));

  /* Results are never changed, only replaced: the same ones say the same. */
  if (village != NULL && village == self->village && rule == self->rule)
    return;
  if (village != NULL)
    lw_village_result_ref (village);
  g_clear_pointer (&self->village, lw_village_result_unref);
  self->village = village;
  self->rule = rule;
  lw_ui_clear (self->box);
  if (village == NULL)
    return;
  result = current (self);
  counted = g_strdup_printf (_("Counted: %u"), result->counted != NULL ? result->counted->len : 0);
  nearly = g_strdup_printf (_("Nearly: %u"), result->nearly != NULL ? result->nearly->len : 0);
  to_verify = g_strdup_printf (_("To be verified: %u"),
                               result->to_verify != NULL ? result->to_verify->len : 0);
  add_head (self);
  add_rule (self);
  add_change (self);
  add_waiver (self);
  add_people (self, counted, result->counted, "");
  add_people (self, nearly, result->nearly, " ");
  add_people (self, to_verify, result->to_verify, "unknown");
  add_missing (self);
  add_remedy (self);
  add_links (self);
}
