/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-standards.h"

#include "lw-profile.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* 后备人数、青年大专、党员发展 */
static char *
asks_for (LwProfile *profile)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lw_profile_get_n_rules (profile); i++)
    {
      g_autofree char *rule = lw_ui_rule_short (lw_profile_get_rule (profile, i));
      /* translators: between the items of a list */
      g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", rule);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
standard_row (LwProfile *profile,
              gboolean   always)
{
  GtkWidget *box = lw_ui_box (10);
  g_autofree char *asks = asks_for (profile);
  GtkWidget *toggle = gtk_switch_new ();
  GtkWidget *words = lw_ui_label_fill (asks, "lw-dim lw-small");

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (toggle, !always);
  lw_ui_name (toggle, lw_ui_profile_name (profile));
  gtk_box_append (GTK_BOX (box), toggle);
  gtk_box_append (GTK_BOX (box), lw_ui_label (lw_ui_profile_name (profile), NULL));
  gtk_label_set_xalign (GTK_LABEL (words), 1);
  gtk_box_append (GTK_BOX (box), words);
  if (always)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (_("always"), NULL));
  g_object_set_data (G_OBJECT (box), "switch", toggle);
  g_object_set_data_full (G_OBJECT (box), "id", g_strdup (lw_profile_get_id (profile)), g_free);
  return box;
}

void
lw_standards_fill (GtkWidget *list)
{
  g_autoptr (GPtrArray) profiles = lw_profiles_builtin ();

  /* The first of the stack is national law, which cannot be switched off. */
  for (guint i = 0; i < profiles->len; i++)
    lw_ui_list_add (list, standard_row (g_ptr_array_index (profiles, i), i == 0), FALSE);
}

char **
lw_standards_dup_ids (GtkWidget *list)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean all = TRUE;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GObject *box = G_OBJECT (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

      if (gtk_switch_get_active (g_object_get_data (box, "switch")))
        g_strv_builder_add (ids, g_object_get_data (box, "id"));
      else
        all = FALSE;
    }
  return all ? NULL : g_strv_builder_end (ids);
}
