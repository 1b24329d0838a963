/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-columns.h"

#include "lw-captions.h"
#include "lw-columns.h"
#include "lw-date.h"
#include "lw-state-chip.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-village-facts-text.h"
#include "lw-village-item.h"
#include "lw-villages-totals.h"

#include <glib/gi18n-lib.h>

static const LwVillageFigures *
facts_of (const LwVillagesCells *self,
          LwVillageItem         *item)
{
  return lw_villages_figures_find (self->figures, lw_village_item_get_result (item)->village);
}

static void
fill_readiness (GtkWidget *box,
                gpointer   item,
                gpointer   user_data)
{
  const LwVillageResult *result = lw_village_item_get_result (item);
  GtkWidget *chip;

  if (result->readiness == LW_READINESS_NONE)
    {
      GtkWidget *none = lw_ui_label ("—", "lw-dim");
      lw_ui_tooltip (none, lw_readiness_caption (result->readiness));
      lw_ui_name (none, lw_readiness_caption (result->readiness));
      gtk_box_append (GTK_BOX (box), none);
      return;
    }
  chip = lw_state_chip_new (lw_readiness_state (result->readiness),
                                       lw_readiness_caption (result->readiness), FALSE);

  gtk_widget_add_css_class (chip, "soft");
  gtk_box_append (GTK_BOX (box), chip);
}

static void
add_tags (GtkWidget  *box,
          const char *tags)
{
  static const char *const known[] = { "weak", "poor", "merged" };
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains ((const char *const *) words, known[i]))
      gtk_box_append (GTK_BOX (box), lw_ui_tag (lw_village_tag_caption (known[i]),
                                                g_str_equal (known[i], "weak") ? "not-met" : NULL));
}

static void
fill_name (GtkWidget *box,
           gpointer   item,
           gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  GtkWidget *name = lw_ui_label_fill (lw_village_item_get_name (item), "lw-heading");

  gtk_widget_set_hexpand (name, FALSE);
  gtk_box_append (GTK_BOX (box), name);
  if (facts != NULL)
    add_tags (box, facts->village->tags);
}

#define NAMED_PROBLEMS 2

GPtrArray *
lw_villages_problems (const LwVillageResult *village)
{
  GPtrArray *problems = g_ptr_array_new ();

  for (guint i = 0; i < village->results->len; i++)
    {
      LwResult *result = g_ptr_array_index (village->results, i);
      if (lw_rule_get_level (result->rule) != LW_LEVEL_ADVICE && result->state != LW_STATE_MET
          && result->state != LW_STATE_NOT_APPLICABLE)
        g_ptr_array_add (problems, result);
    }
  g_ptr_array_sort (problems, lw_result_worse_first);
  return problems;
}


static void
fill_problems (GtkWidget *box,
               gpointer   item,
               gpointer   user_data)
{
  g_autoptr (GPtrArray) problems = lw_villages_problems (lw_village_item_get_result (item));

  for (guint i = 0; i < MIN (problems->len, NAMED_PROBLEMS); i++)
    {
      const LwResult *result = g_ptr_array_index (problems, i);
      g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (result->state), NULL);
      g_autofree char *text = lw_ui_rule_short (result->rule);

      gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (result->state), 12, class));
      gtk_box_append (GTK_BOX (box), lw_ui_label (text, class));
    }
  if (problems->len == 0)
    gtk_box_append (GTK_BOX (box), lw_ui_label ("—", "lw-dim"));
  if (problems->len > NAMED_PROBLEMS)
    {
      g_autofree char *more = g_strdup_printf (C_ ("problems", "+%u"), problems->len - NAMED_PROBLEMS);
      gtk_box_append (GTK_BOX (box), lw_ui_label (more, "lw-dim"));
    }
}

static char *
secretary_text (gpointer item,
                gpointer user_data)
{
  const LwVillagesCells *self = user_data;
  const LwVillageFigures *facts = facts_of (self, item);
  g_autofree char *age = NULL;

  if (facts == NULL || facts->secretary == NULL)
    return g_strdup ("—");
  age = lw_ui_age (lw_person_birth (facts->secretary), lw_session_get_on (self->session));
  return g_strdup_printf ("%s %s", facts->secretary->name, age);
}

/* Villages of another kind have no two committees; without a secretary nobody can say. */
LwState
lw_villages_one_shoulder (const LwVillageFigures *facts)
{
  if (facts == NULL || facts->village->kind == LW_VILLAGE_KIND_OTHER)
    return LW_STATE_NOT_APPLICABLE;
  if (facts->secretary == NULL)
    return LW_STATE_UNKNOWN;
  return facts->one_shoulder ? LW_STATE_MET : LW_STATE_NOT_MET;
}

const char *
lw_villages_one_shoulder_caption (LwState state)
{
  return state == LW_STATE_MET       ? _("one person")
         : state == LW_STATE_NOT_MET ? _("two persons")
         : state == LW_STATE_UNKNOWN ? _("no secretary is recorded")
                                     : lw_state_caption (state);
}

static void
fill_one_shoulder (GtkWidget *box,
                   gpointer   item,
                   gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  LwState state = lw_villages_one_shoulder (facts);
  g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (state), NULL);
  GtkWidget *icon = lw_ui_icon (lw_state_icon_name (state), 13, class);
  const char *name = lw_villages_one_shoulder_caption (state);

  gtk_widget_set_hexpand (icon, TRUE);
  lw_ui_tooltip (icon, name);
  lw_ui_name (icon, name);
  gtk_box_append (GTK_BOX (box), icon);
}

static void
add_vacant (GtkWidget *box,
            guint      n)
{
  g_autofree char *text = g_strdup_printf (C_("seats", "%u free"), n);

  if (n > 0)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (text, "not-met"));
}

static void
fill_seats (GtkWidget *box,
            guint      serving,
            gint64     seats,
            guint      vacant)
{
  g_autofree char *text = seats == LW_INT_NULL
                              ? g_strdup_printf ("%u", serving)
                              : g_strdup_printf ("%u/%" G_GINT64_FORMAT, serving, seats);

  gtk_box_append (GTK_BOX (box), lw_ui_label (text, NULL));
  add_vacant (box, vacant);
}

static void
fill_serving (GtkWidget *box,
              gpointer   item,
              gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  if (facts != NULL && facts->village->kind != LW_VILLAGE_KIND_OTHER)
    fill_seats (box, facts->serving, lw_figures_seats (facts), lw_figures_vacant (facts));
}

static void
fill_supervision (GtkWidget *box,
                  gpointer   item,
                  gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  if (facts != NULL && facts->village->kind != LW_VILLAGE_KIND_OTHER)
    fill_seats (box, facts->supervision, facts->village->supervision_seats, 0);
}

/* A number that a rule about the pool finds too small is shown so. */
static LwState
reserves_state (const LwVillageResult *village)
{
  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);
      if (g_str_equal (lw_rule_get_id (result->rule), "reserve-count"))
        return result->state;
    }
  return LW_STATE_NOT_APPLICABLE;
}

static void
fill_reserves (GtkWidget *box,
               gpointer   item,
               gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  LwState state = reserves_state (lw_village_item_get_result (item));
  g_autofree char *text = facts != NULL ? g_strdup_printf ("%u", facts->reserves) : NULL;
  GtkWidget *label = lw_ui_label (text, state == LW_STATE_NOT_MET ? "lw-heading lw-fg-not-met" : NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (facts != NULL && facts->reserves_serving > 0)
    {
      /* The overview has a smaller number for the same village. */
      g_autofree char *tip
          = g_strdup_printf (_("%u in the pool; %u of them on the two committees, whom no rule counts"),
                             facts->reserves, facts->reserves_serving);

      lw_ui_tooltip (label, tip);
    }
}

static char *
recruits_text (gpointer item,
               gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; facts != NULL && i < LW_FIGURES_YEARS; i++)
    {
      if (i > 0)
        g_string_append (text, "   ");
      lw_villages_append_recruits (text, facts->recruits[i] < 0 ? LW_INT_NULL : facts->recruits[i]);
    }
  return g_string_free (text, FALSE);
}

/* Short words for a column. */
const char *
lw_villages_org_caption (int form)
{
  switch (form)
    {
    case LW_ORG_FORM_BRANCH:
      return C_("organisation", "Branch");
    case LW_ORG_FORM_GENERAL_BRANCH:
      return C_("organisation", "General br.");
    case LW_ORG_FORM_COMMITTEE:
      return C_("organisation", "Committee");
    default:
      return "?";
    }
}

static void
fill_org (GtkWidget *box,
          gpointer   item,
          gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  g_autofree char *members = NULL;

  if (facts == NULL)
    return;
  gtk_box_append (GTK_BOX (box), lw_ui_label (lw_villages_org_caption (facts->village->org_form), NULL));
  if (facts->village->party_members == LW_INT_NULL)
    return;
  /* translators: number of members of a Party organisation, in a narrow column */
  members = g_strdup_printf (C_("members", "%d"), (int) facts->village->party_members);
  gtk_box_append (GTK_BOX (box), lw_ui_label (members, "lw-dim"));
}

/* ---- what the boxes are filled from ---- */

static char *
readiness_says (gpointer item,
                gpointer user_data)
{
  return g_strdup_printf ("%d", lw_village_item_get_result (item)->readiness);
}

static char *
name_says (gpointer item,
           gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return g_strconcat (lw_village_item_get_name (item), "|",
                      facts != NULL && facts->village->tags != NULL ? facts->village->tags : "", NULL);
}

static char *
problems_say (gpointer item,
              gpointer user_data)
{
  g_autoptr (GPtrArray) problems = lw_villages_problems (lw_village_item_get_result (item));
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%u", problems->len);
  for (guint i = 0; i < MIN (problems->len, NAMED_PROBLEMS); i++)
    {
      const LwResult *result = g_ptr_array_index (problems, i);
      g_autofree char *rule = lw_ui_rule_short (result->rule);

      g_string_append_printf (text, "|%d %s", result->state, rule);
    }
  return g_string_free (text, FALSE);
}

static char *
one_shoulder_says (gpointer item,
                   gpointer user_data)
{
  return g_strdup_printf ("%d", lw_villages_one_shoulder (facts_of (user_data, item)));
}

static char *
serving_says (gpointer item,
              gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  if (facts == NULL || facts->village->kind == LW_VILLAGE_KIND_OTHER)
    return g_strdup ("");
  return g_strdup_printf ("%u %" G_GINT64_FORMAT " %u", facts->serving, lw_figures_seats (facts),
                          lw_figures_vacant (facts));
}

static char *
supervision_says (gpointer item,
                  gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  if (facts == NULL || facts->village->kind == LW_VILLAGE_KIND_OTHER)
    return g_strdup ("");
  return g_strdup_printf ("%u %" G_GINT64_FORMAT, facts->supervision, facts->village->supervision_seats);
}

static char *
reserves_say (gpointer item,
              gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return g_strdup_printf ("%d %d %d", reserves_state (lw_village_item_get_result (item)),
                          facts != NULL ? (int) facts->reserves : -1,
                          facts != NULL ? (int) facts->reserves_serving : 0);
}

static char *
org_says (gpointer item,
          gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return facts != NULL ? g_strdup_printf ("%d %" G_GINT64_FORMAT, facts->village->org_form,
                                          facts->village->party_members)
                       : g_strdup ("");
}

/* ---- the columns ---- */

static char *
number_text (gint64 number)
{
  return number == LW_INT_NULL ? g_strdup ("—") : lw_figures_number (number);
}

static char *
households_text (gpointer item,
                 gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return facts != NULL ? number_text (facts->village->households) : g_strdup ("");
}

static char *
population_text (gpointer item,
                 gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return facts != NULL ? number_text (facts->village->population) : g_strdup ("");
}

static int
by_readiness (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return (int) lw_village_item_get_result ((gpointer) b)->readiness
         - (int) lw_village_item_get_result ((gpointer) a)->readiness;
}

static int
by_code (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return g_strcmp0 (lw_village_item_get_result ((gpointer) a)->code,
                    lw_village_item_get_result ((gpointer) b)->code);
}

static int
by_reserves (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  const LwVillageFigures *one = facts_of (user_data, (gpointer) a);
  const LwVillageFigures *other = facts_of (user_data, (gpointer) b);

  return one != NULL && other != NULL ? (int) one->reserves - (int) other->reserves : 0;
}

GtkColumnViewColumn *
lw_villages_columns_add (GtkWidget       *view,
                         LwVillagesCells *self)
{
  GtkColumnViewColumn *years;
  int widths[LW_VILLAGES_N_COLUMNS];

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    widths[i] = lw_villages_width (view, i);
  /* translators: heads of narrow columns; a line break is allowed */
  lw_columns_add_box (view, _("Readiness"), widths[0], fill_readiness, readiness_says, by_readiness, self);
  lw_columns_add_box (view, C_("column", "Village"), widths[1], fill_name, name_says, by_code, self);
  lw_columns_add_box (view, _("To be solved"), widths[2], fill_problems, problems_say, NULL, self);
  lw_columns_add_text (view, C_("column", "Secretary,\nage"), widths[3], 0, NULL, secretary_text,
                       NULL, self);
  lw_columns_add_box (view, C_("column", "Both\nposts"), widths[4], fill_one_shoulder, one_shoulder_says, NULL, self);
  lw_columns_add_box (view, C_("column", "Serving\n/ seats"), widths[5], fill_serving, serving_says, NULL, self);
  lw_columns_add_box (view, C_("column", "Super-\nvision"), widths[6], fill_supervision, supervision_says, NULL, self);
  lw_columns_add_box (view, C_("column", "Re-\nserves"), widths[7], fill_reserves, reserves_say, by_reserves, self);
  years = lw_columns_add_text (view, "", widths[8], 0.5f, NULL, recruits_text, NULL, self);
  lw_columns_add_box (view, C_("column", "Party\norganisation"), widths[9], fill_org, org_says, NULL, self);
  lw_columns_add_text (view, C_("column", "House-\nholds"), widths[10], 1, NULL, households_text,
                       NULL, self);
  lw_columns_add_text (view, C_("column", "Popu-\nlation"), widths[11], 1, NULL, population_text,
                       NULL, self);
  return years;
}

/* The head says which three years they are. */
void
lw_villages_columns_show_years (GtkColumnViewColumn *years,
                                LwDate               on)
{
  int year = on / 10000 % 100;
  g_autofree char *title
      = g_strdup_printf ("%s\n%02d   %02d   %02d", C_("column", "Recruits"), (year + 98) % 100,
                         (year + 99) % 100, year);

  if (g_strcmp0 (gtk_column_view_column_get_title (years), title) != 0)
    gtk_column_view_column_set_title (years, title);
}
