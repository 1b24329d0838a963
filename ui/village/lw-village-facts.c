/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-facts.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-form-field.h"
#include "lw-names.h"
#include "lw-ui.h"
#include "lw-village-change.h"
#include "lw-village-doubt.h"
#include "lw-village-facts-text.h"

#include <glib/gi18n-lib.h>

static const char *const field_names[]
    = { "org_form",        "party_members", "term_start",        "kinship_checked",
        "party_seats",     "committee_seats", "supervision_seats", "households",
        "population",      "voters",        "name",              "notes" };

#define N_FIELDS G_N_ELEMENTS (field_names)
#define N_YEARS 8 /* as many as the chart shows */

/* Words of the column tags that a clerk sets; others that stand there are kept. */
static const char *const known_tags[] = { "weak", "poor", "merged" };

#define N_TAGS G_N_ELEMENTS (known_tags)

static const int org_forms[] = { LW_ORG_FORM_UNKNOWN, LW_ORG_FORM_BRANCH,
                                 LW_ORG_FORM_GENERAL_BRANCH, LW_ORG_FORM_COMMITTEE };

struct _LwVillageFacts
{
  GtkWidget parent_instance;

  GtkWidget *box;
  LwFormField *fields[N_FIELDS];
  GtkWidget *tags[N_TAGS];
  GtkWidget *years_grid;
  LwFormField *years[N_YEARS];
  LwSession *session;
  LwVillage *village;
  int first_year;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwVillageFacts, lw_village_facts, GTK_TYPE_WIDGET)

static const LwField *
field_of (guint i)
{
  return lw_table_find_field (&lw_village_table, field_names[i]);
}

/* ---- one field ---- */

static void
show_field (LwVillageFacts *self,
            guint           i)
{
  const LwField *field = field_of (i);
  gint64 number;
  g_autofree char *text = NULL;

  lw_form_field_set_problem (self->fields[i], NULL);
  switch (field->type)
    {
    case LW_FIELD_CODE:
      for (guint j = 0; j < G_N_ELEMENTS (org_forms); j++)
        if (org_forms[j] == self->village->org_form)
          lw_form_field_set_choice (self->fields[i], j);
      return;
    case LW_FIELD_INT:
      number = lw_record_get_int (self->village, field);
      text = number != LW_INT_NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
      break;
    case LW_FIELD_DATE:
      text = lw_date_to_iso ((LwDate) lw_record_get_int (self->village, field));
      break;
    default:
      text = g_strdup (lw_record_get_text (self->village, field));
    }
  lw_form_field_set_text (self->fields[i], text);
}

/* A number may change what another one looks like. */
static void
show_doubts (LwVillageFacts *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *doubt
          = lw_village_doubt (self->village, field_of (i), lw_session_get_on (self->session));

      lw_form_field_set_doubt (self->fields[i], doubt);
    }
}

static char *
read_field (LwVillageFacts *self,
            guint           i,
            LwVillage      *changed)
{
  const LwField *field = field_of (i);

  if (field->type == LW_FIELD_CODE)
    {
      changed->org_form = org_forms[MIN (lw_form_field_get_choice (self->fields[i]), 3)];
      return NULL;
    }
  return lw_village_fact_read (field, lw_form_field_get_text (self->fields[i]),
                               MAX (lw_date_today (), lw_session_get_on (self->session)), changed);
}

static void
commit_cb (LwFormField    *widget,
           LwVillageFacts *self)
{
  g_autoptr (LwVillage) changed = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  guint i = 0;

  while (i < N_FIELDS && self->fields[i] != widget)
    i++;
  if (self->village == NULL || i == N_FIELDS)
    return;
  changed = lw_record_copy (self->village);
  problem = read_field (self, i, changed);
  if (problem == NULL && g_strcmp0 (changed->name, self->village->name) != 0)
    problem = lw_village_find_namesake (changed, lw_session_get_reader (self->session));
  lw_form_field_set_problem (widget, problem);
  if (problem != NULL || lw_record_equal (changed, self->village))
    return;
  name = lw_village_name_short (changed->name);
  label = g_strdup_printf (_("%s: %s changed"), name, _(field_of (i)->caption));
  lw_record_free (self->village);
  self->village = lw_record_copy (changed);
  show_doubts (self);
  lw_session_save_one (self->session, label, g_steal_pointer (&changed));
}

/* ---- tags ---- */

static gboolean
has_tag (const LwVillage *village,
         const char      *word)
{
  g_auto (GStrv) words = g_strsplit (village->tags != NULL ? village->tags : "", " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

/* (transfer full) (nullable): the words of @village with or without @word. */
static char *
with_tag (const LwVillage *village,
          const char      *word,
          gboolean         there)
{
  g_auto (GStrv) words = g_strsplit (village->tags != NULL ? village->tags : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_str_equal (words[i], word))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  if (there)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}

static void
tag_cb (GtkCheckButton *button,
        LwVillageFacts *self)
{
  const char *word = g_object_get_data (G_OBJECT (button), "word");
  g_autoptr (LwVillage) changed = NULL;
  g_autofree char *tags = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (self->filling || self->village == NULL)
    return;
  changed = lw_record_copy (self->village);
  tags = with_tag (changed, word, gtk_check_button_get_active (button));
  lw_set_text (&changed->tags, tags);
  lw_set_text (&self->village->tags, tags);
  name = lw_village_name_short (changed->name);
  label = g_strdup_printf (_("%s: %s changed"), name, gtk_check_button_get_label (button));
  lw_session_save_one (self->session, label, g_steal_pointer (&changed));
}

static void
show_tags (LwVillageFacts *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < N_TAGS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tags[i]),
                                 has_tag (self->village, known_tags[i]));
  self->filling = FALSE;
}

static GtkWidget *
make_tags (LwVillageFacts *self)
{
  GtkWidget *box = lw_ui_box (18);

  lw_ui_add_css (box, "card lw-card");
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Marks"), "lw-dim"));
  for (guint i = 0; i < N_TAGS; i++)
    {
      self->tags[i] = gtk_check_button_new_with_label (lw_village_tag_caption (known_tags[i]));
      g_object_set_data (G_OBJECT (self->tags[i]), "word", (gpointer) known_tags[i]);
      gtk_widget_set_sensitive (self->tags[i], !lw_session_is_read_only (self->session));
      g_signal_connect (self->tags[i], "toggled", G_CALLBACK (tag_cb), self);
      gtk_box_append (GTK_BOX (box), self->tags[i]);
    }
  return box;
}

/* ---- recruits by year ---- */

static LwRecruitYear *
find_year (LwVillageFacts *self,
           int             year)
{
  g_autoptr (GPtrArray) years
      = lw_ledger_list (lw_session_get_reader (self->session), &lw_recruit_year_table, "village",
                        self->village->record.id, NULL);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const LwRecruitYear *record = g_ptr_array_index (years, i);
      if (record->year == year)
        return lw_record_copy (record);
    }
  return NULL;
}

static void
year_commit_cb (LwFormField    *widget,
                LwVillageFacts *self)
{
  const char *text = lw_form_field_get_text (widget);
  g_autofree char *name = lw_village_name_short (self->village->name);
  g_autofree char *label = NULL;
  g_autofree char *problem = NULL;
  LwRecruitYear *record;
  gint64 number = LW_INT_NULL;
  guint i = 0;

  while (i < N_YEARS && self->years[i] != widget)
    i++;
  if (i == N_YEARS)
    return;
  problem = lw_recruits_read (text, &number);
  lw_form_field_set_problem (widget, problem);
  if (problem != NULL)
    return;
  record = find_year (self, self->first_year + (int) i);
  label = g_strdup_printf (_("%s: recruits of %d"), name, self->first_year + (int) i);
  if (number == LW_INT_NULL)
    {
      if (record != NULL)
        lw_session_delete (self->session, label, &lw_recruit_year_table, record->record.id);
      lw_record_free (record);
      return;
    }
  if (record == NULL)
    {
      record = lw_record_new (&lw_recruit_year_table);
      record->village = self->village->record.id;
      record->year = self->first_year + (int) i;
    }
  record->count = number;
  lw_session_save_one (self->session, label, record);
}

static void
make_years (LwVillageFacts *self,
            int             first_year)
{
  lw_ui_clear (self->years_grid);
  self->first_year = first_year;
  for (guint i = 0; i < N_YEARS; i++)
    {
      g_autofree char *caption = g_strdup_printf ("%d", first_year + (int) i);
      GtkWidget *field = lw_form_field_new_text (caption);

      self->years[i] = LW_FORM_FIELD (field);
      lw_form_field_set_editable (self->years[i], !lw_session_is_read_only (self->session));
      g_signal_connect (field, "commit", G_CALLBACK (year_commit_cb), self);
      gtk_box_append (GTK_BOX (self->years_grid), field);
    }
}

/* In place: whoever tabs from year to year keeps the focus and what is typed. */
static void
fill_years (LwVillageFacts *self,
            gboolean        same)
{
  int first_year = lw_session_get_on (self->session) / 10000 - N_YEARS + 1;

  if (self->years[0] == NULL || self->first_year != first_year)
    {
      make_years (self, first_year);
      same = FALSE; /* nobody typed into these */
    }
  for (guint i = 0; i < N_YEARS; i++)
    if (!same || !lw_form_field_is_pending (self->years[i]))
      {
        g_autoptr (LwRecruitYear) record = find_year (self, first_year + (int) i);
        g_autofree char *text = record != NULL && record->count != LW_INT_NULL
                                    ? g_strdup_printf ("%" G_GINT64_FORMAT, record->count)
                                    : NULL;

        lw_form_field_set_problem (self->years[i], NULL);
        lw_form_field_set_text (self->years[i], text);
      }
}

/* ---- the widget ---- */

static void
lw_village_facts_dispose (GObject *object)
{
  LwVillageFacts *self = LW_VILLAGE_FACTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer ((gpointer *) &self->village, lw_record_free);
  G_OBJECT_CLASS (lw_village_facts_parent_class)->dispose (object);
}

static void
lw_village_facts_class_init (LwVillageFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_village_facts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_village_facts_init (LwVillageFacts *self)
{
  self->box = lw_ui_vbox (8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_field (LwVillageFacts *self,
            guint           i)
{
  const LwField *field = field_of (i);
  GtkWidget *widget;

  if (field->type == LW_FIELD_CODE)
    {
      const char *choices[G_N_ELEMENTS (org_forms) + 1] = { NULL };

      choices[0] = _("unknown");
      for (guint j = 1; j < G_N_ELEMENTS (org_forms); j++)
        choices[j] = lw_org_form_caption ((LwOrgForm) org_forms[j]);
      widget = lw_form_field_new_choice (_(field->caption), choices);
    }
  else
    widget = lw_form_field_new_text (_(field->caption));
  if (i % 2 == 0)
    gtk_widget_add_css_class (widget, "left");
  lw_form_field_set_editable (LW_FORM_FIELD (widget), !lw_session_is_read_only (self->session));
  g_signal_connect (widget, "commit", G_CALLBACK (commit_cb), self);
  self->fields[i] = LW_FORM_FIELD (widget);
  return widget;
}

GtkWidget *
lw_village_facts_new (LwSession *session)
{
  LwVillageFacts *self = g_object_new (LW_TYPE_VILLAGE_FACTS, NULL);
  GtkWidget *grid = gtk_grid_new ();

  self->session = g_object_ref (session);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  lw_ui_add_css (grid, "card");
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_grid_attach (GTK_GRID (grid), make_field (self, i), (int) i % 2, (int) i / 2, 1, 1);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), make_tags (self));
  gtk_box_append (GTK_BOX (self->box),
                  lw_ui_label (_("New Party members by year; 0 says that there was none"), "lw-heading"));
  self->years_grid = lw_ui_box (0);
  lw_ui_add_css (self->years_grid, "card");
  gtk_box_append (GTK_BOX (self->box), self->years_grid);
  return GTK_WIDGET (self);
}

/* What was typed last belongs to the village that it was typed for. */
static void
flush (LwVillageFacts *self)
{
  for (guint i = 0; self->village != NULL && i < N_FIELDS; i++)
    lw_form_field_flush (self->fields[i]);
  for (guint i = 0; self->village != NULL && i < N_YEARS; i++)
    lw_form_field_flush (self->years[i]);
}

void
lw_village_facts_show (LwVillageFacts  *self,
                       const LwVillage *village)
{
  gboolean same;

  g_return_if_fail (LW_IS_VILLAGE_FACTS (self));

  same = self->village != NULL && self->village->record.id == village->record.id;
  if (!same)
    flush (self);
  g_clear_pointer ((gpointer *) &self->village, lw_record_free);
  self->village = lw_record_copy (village);
  for (guint i = 0; i < N_FIELDS; i++)
    if (!same || !lw_form_field_is_pending (self->fields[i]))
      show_field (self, i);
  show_doubts (self);
  show_tags (self);
  fill_years (self, same);
}

void
lw_village_facts_focus_years (LwVillageFacts *self)
{
  g_return_if_fail (LW_IS_VILLAGE_FACTS (self));

  if (self->years[N_YEARS - 1] != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->years[N_YEARS - 1]), GTK_DIR_TAB_FORWARD);
}
