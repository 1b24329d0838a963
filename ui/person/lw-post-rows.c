/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-post-rows.h"

#include "lw-captions.h"
#include "lw-names.h"
#include "lw-roster.h"
#include "lw-ui.h"
#include "lw-village-former.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

static const struct
{
  LwBody body;
  LwPosition position;
} positions[] = {
  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY },
  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_DEPUTY_SECRETARY },
  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER },
  { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR },
  { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_DEPUTY_CHAIR },
  { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER },
  { LW_BODY_SUPERVISION, LW_POSITION_CHAIR },
  { LW_BODY_SUPERVISION, LW_POSITION_MEMBER },
};

#define MEMBER_OF_COMMITTEE 5

/* ---- villages ---- */

GtkWidget *
lw_village_row_add (GtkWidget *list,
                    LwSession *session,
                    LwKey      village,
                    GCallback  changed,
                    gpointer   data)
{
  LwLedger *reader = lw_session_get_reader (session);
  LwDate on = lw_session_get_on (session);
  GPtrArray *villages = lw_villages_list (reader, on, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *row;

  if (villages == NULL)
    villages = g_ptr_array_new_with_free_func (lw_record_free);
  lw_villages_call_as_on (villages, reader, on, NULL);
  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *record = g_ptr_array_index (villages, i);
      g_autofree char *name = lw_village_name_short (record->name);

      gtk_string_list_append (names, name);
      if (record->record.id == village)
        selected = i;
    }
  row = lw_ui_add_combo_row (list, _("Village"), names, selected, changed, data);
  g_object_set_data_full (G_OBJECT (row), "villages", villages, (GDestroyNotify) g_ptr_array_unref);
  return row;
}

const LwVillage *
lw_village_row_get_village (GtkWidget *row)
{
  GPtrArray *villages = g_object_get_data (G_OBJECT (row), "villages");
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return villages != NULL && i < villages->len ? villages->pdata[i] : NULL;
}

LwKey
lw_village_row_get (GtkWidget *row)
{
  const LwVillage *village = lw_village_row_get_village (row);

  return village != NULL ? village->record.id : 0;
}

void
lw_village_row_follow (GtkWidget *row,
                       LwSession *session,
                       LwKey      person)
{
  GPtrArray *villages = g_object_get_data (G_OBJECT (row), "villages");
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr (LwRoster) roster = NULL;
  const LwVillage *home = NULL;

  g_array_append_val (keys, person);
  roster = lw_roster_load_some (lw_session_get_reader (session), keys, 0, 1, NULL);
  if (roster != NULL && roster->people->len > 0)
    home = lw_roster_home (roster, roster->people->pdata[0], lw_session_get_on (session));
  for (guint i = 0; home != NULL && i < villages->len; i++)
    if (((LwVillage *) villages->pdata[i])->record.id == home->record.id)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/* ---- posts ---- */

GtkWidget *
lw_position_row_add (GtkWidget  *list,
                     const char *none,
                     LwBody      body,
                     LwPosition  position,
                     GCallback   changed,
                     gpointer    data)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint first = none != NULL, selected = MEMBER_OF_COMMITTEE;
  GtkWidget *row;

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autofree char *name = lw_post_caption (positions[i].body, positions[i].position,
                                               LW_VILLAGE_KIND_VILLAGE, LW_ORG_FORM_BRANCH);
      gtk_string_list_append (names, name);
      if (positions[i].body == body
          && (positions[i].position == position
              || (position == LW_POSITION_NONE && positions[i].position == LW_POSITION_MEMBER)))
        selected = i;
    }
  row = lw_ui_add_combo_row (list, _("Post"), names, none != NULL ? 0 : selected, changed, data);
  g_object_set_data (G_OBJECT (row), "first", GUINT_TO_POINTER (first));
  return row;
}

void
lw_position_row_call (GtkWidget       *row,
                      const LwVillage *village)
{
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row)));
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "first"));
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  LwVillageKind kind = village != NULL ? (LwVillageKind) village->kind : LW_VILLAGE_KIND_VILLAGE;
  LwOrgForm form = village != NULL && village->org_form != LW_ORG_FORM_UNKNOWN
                       ? (LwOrgForm) village->org_form
                       : LW_ORG_FORM_BRANCH;
  gboolean same = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autofree char *name = lw_post_caption (positions[i].body, positions[i].position, kind, form);
      const char *replaced[] = { name, NULL };

      if (g_strcmp0 (gtk_string_list_get_string (names, first + i), name) == 0)
        continue;
      same = FALSE;
      gtk_string_list_splice (names, first + i, 1, replaced);
    }
  /* The chosen row was exchanged too, and the choice went to another. */
  if (!same)
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

char *
lw_position_row_dup_caption (GtkWidget *row)
{
  GtkStringObject *name = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return g_strdup (name != NULL ? gtk_string_object_get_string (name) : "");
}

gboolean
lw_position_row_get (GtkWidget  *row,
                     LwBody     *body,
                     LwPosition *position)
{
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "first"));
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (i < first || i - first >= G_N_ELEMENTS (positions))
    return FALSE;
  *body = positions[i - first].body;
  *position = positions[i - first].position;
  return TRUE;
}

gboolean
lw_body_is_of_the_two (LwBody body)
{
  return body == LW_BODY_PARTY_COMMITTEE || body == LW_BODY_VILLAGE_COMMITTEE;
}
