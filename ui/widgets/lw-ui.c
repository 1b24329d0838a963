/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-tooltip.h"

#include <glib/gi18n-lib.h>

void
lw_ui_add_css (GtkWidget  *widget,
               const char *css)
{
  g_auto (GStrv) classes = g_strsplit (css != NULL ? css : "", " ", -1);

  for (guint i = 0; classes[i] != NULL; i++)
    if (*classes[i] != '\0')
      gtk_widget_add_css_class (widget, classes[i]);
}

GtkWidget *
lw_ui_label (const char *text,
             const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  lw_ui_add_css (label, css);
  return label;
}

static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  if (gtk_widget_get_tooltip_text (GTK_WIDGET (label)) != NULL
      || !pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  lw_tooltip_say (tooltip, GTK_WIDGET (label), gtk_label_get_text (label));
  return TRUE;
}

void
lw_ui_tell_when_cut (GtkWidget *label)
{
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
lw_ui_label_fill (const char *text,
                  const char *css)
{
  GtkWidget *label = lw_ui_label (text, css);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  lw_ui_tell_when_cut (label);
  return label;
}

void
lw_ui_tooltip (GtkWidget  *widget,
               const char *text)
{
  gboolean visible = gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (gtk_widget_get_parent (widget) == NULL)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, visible);
}

GtkWidget *
lw_ui_icon (const char *icon_name,
            int         size,
            const char *css)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_image_set_pixel_size (GTK_IMAGE (image), size);
  lw_ui_add_css (image, css);
  return image;
}

GtkWidget *
lw_ui_waiting (const char *text)
{
  GtkWidget *box = lw_ui_vbox (12), *spinner = gtk_spinner_new ();
  GtkWidget *label = lw_ui_label (text, "lw-dim");

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

GtkWidget *
lw_ui_tag (const char *text,
           const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "lw-tag");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  lw_ui_add_css (label, css);
  return label;
}

GtkWidget *
lw_ui_box (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);
}

GtkWidget *
lw_ui_vbox (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);
}

GtkWidget *
lw_ui_button (const char *icon_name,
              const char *text,
              const char *css)
{
  GtkWidget *button = gtk_button_new ();

  if (icon_name != NULL)
    {
      GtkWidget *content = adw_button_content_new ();
      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), text);
      /* The content names the button; a name beside it would be heard twice. */
      gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else
    gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  lw_ui_add_css (button, css);
  return button;
}

GtkWidget *
lw_ui_icon_button (const char *icon_name,
                   const char *text,
                   const char *css)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  lw_ui_tooltip (button, text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  lw_ui_name (button, text);
  lw_ui_add_css (button, css);
  return button;
}

GtkWidget *
lw_ui_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  lw_ui_add_css (list, "boxed-list lw-list");
  return list;
}

GtkWidget *
lw_ui_add_card (GtkWidget  *box,
                const char *title)
{
  GtkWidget *list = lw_ui_list ();

  gtk_box_append (GTK_BOX (box), lw_ui_label (title, "lw-heading"));
  gtk_box_append (GTK_BOX (box), list);
  lw_ui_name (list, title);
  return list;
}

GtkWidget *
lw_ui_entry_row (const char *title,
                 const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  lw_access_tell_entry (ADW_ENTRY_ROW (row));
  return row;
}

GtkWidget *
lw_ui_add_entry_row (GtkWidget  *list,
                     const char *title,
                     const char *text,
                     GCallback   changed,
                     gpointer    data)
{
  GtkWidget *row = lw_ui_entry_row (title, text);

  g_signal_connect_swapped (row, "changed", changed, data);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

GtkWidget *
lw_ui_add_combo_row (GtkWidget     *list,
                     const char    *title,
                     GtkStringList *choices,
                     guint          selected,
                     GCallback      changed,
                     gpointer       data)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_swapped (row, "notify::selected", changed, data);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

GtkWidget *
lw_ui_list_row (GtkWidget *child,
                gboolean   activatable)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), activatable);
  gtk_widget_set_focusable (row, activatable);
  if (activatable)
    lw_access_offer_press (row);
  return row;
}

GtkWidget *
lw_ui_list_add (GtkWidget *list,
                GtkWidget *child,
                gboolean   activatable)
{
  GtkWidget *row = lw_ui_list_row (child, activatable);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

void
lw_ui_clear (GtkWidget *box_or_list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box_or_list)) != NULL)
    if (GTK_IS_LIST_BOX (box_or_list))
      gtk_list_box_remove (GTK_LIST_BOX (box_or_list), child);
    else
      gtk_box_remove (GTK_BOX (box_or_list), child);
}

void
lw_ui_name (GtkWidget  *widget,
            const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

char *
lw_ui_date_short (LwDate date)
{
  /* translators: month, day: “12月19日” */
  return g_strdup_printf (_("%1$d-%2$d"), date / 100 % 100, date % 100);
}

char *
lw_ui_date_iso (LwDate date)
{
  return date != 0 ? lw_date_to_iso (date) : g_strdup ("—");
}

const char *
lw_ui_profile_name (LwProfile *profile)
{
  return lw_profile_get_name_in (profile, lw_words_language ());
}

const char *
lw_ui_rule_title (const LwRule *rule)
{
  return lw_rule_get_title_in (rule, lw_words_language ());
}

char *
lw_ui_rule_source (const LwRule *rule)
{
  const char *own = lw_rule_get_source (rule);
  const char *shown = lw_rule_get_source_in (rule, lw_words_language ());

  if (own == NULL)
    return g_strdup ("—");
  /* The document itself is looked up by the name that stands on it. */
  return g_str_equal (own, shown) ? g_strdup (own) : g_strdup_printf ("%s (%s)", shown, own);
}

char *
lw_ui_rule_short (const LwRule *rule)
{
  return lw_rule_dup_line_in (rule, lw_words_language ());
}

const char *
lw_ui_kind (int kind)
{
  /* translators: the kinds of LwVillageKind: 村, 社区, 其他 */
  switch (kind)
    {
    case LW_VILLAGE_KIND_VILLAGE:
      return _("a village");
    case LW_VILLAGE_KIND_COMMUNITY:
      return _("a community");
    default:
      return _("of another kind");
    }
}

char *
lw_ui_age (LwDate birth,
           LwDate on)
{
  return lw_age_text (birth, on);
}

LwDate
lw_person_birth (const LwPerson *person)
{
  return lw_birth_effective (person->birth_decided, person->id_number, person->birth_stated);
}

LwEducation
lw_person_education (const LwPerson *person)
{
  int a = person->education_full_time;
  int b = person->education_in_service;

  if (a == 0 || b == 0)
    return (LwEducation) MAX (a, b);
  return (LwEducation) MIN (a, b);
}

/* A few frames, and less than anybody waits for a number at the side. */
#define AFTER_FRAME_MS 60

guint
lw_ui_after_frame (GSourceFunc func,
                   gpointer    data)
{
  return g_timeout_add_full (G_PRIORITY_LOW, AFTER_FRAME_MS, func, data, NULL);
}
