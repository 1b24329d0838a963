/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-start-page.h"

#include "lw-access.h"
#include "lw-recent.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _LwStartPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *new_button;
  GtkWidget *steps_title;
  GtkWidget *steps;
  GtkWidget *recent_title;
  GtkWidget *recent;
  GtkWidget *backups;
};

G_DEFINE_FINAL_TYPE (LwStartPage, lw_start_page, ADW_TYPE_BIN)

static void fill_recent (LwStartPage *self);

static void
forget_cb (GtkButton   *button,
           LwStartPage *self)
{
  lw_recent_remove (g_object_get_data (G_OBJECT (button), "path"));
  fill_recent (self);
}

static gboolean
key_cb (LwStartPage     *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->recent);

  if (keyval != GDK_KEY_Delete || row == NULL)
    return FALSE;
  lw_recent_remove (g_object_get_data (G_OBJECT (row), "path"));
  fill_recent (self);
  return TRUE;
}

static GtkWidget *
recent_row (LwStartPage    *self,
            const LwRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = lw_recent_dup_name (recent->path);
  g_autofree char *place = lw_recent_dup_place (recent->path);
  g_autofree char *when = lw_time_text_when (recent->opened);
  g_autofree char *subtitle = NULL;
  GStatBuf info;

  if (g_stat (recent->path, &info) == 0)
    {
      g_autofree char *size = g_format_size ((guint64) info.st_size);
      subtitle = g_strdup_printf ("%s · %s", place, size);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      lw_access_offer_press (row);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 lw_ui_icon ("system-lock-screen-symbolic", 16, NULL));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_label (when, "lw-dim lw-small"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_icon ("go-next-symbolic", 16, NULL));
    }
  else
    {
      GtkWidget *forget = lw_ui_icon_button ("window-close-symbolic", _("Remove from the list"),
                                             "flat circular");
      subtitle = g_strdup_printf (_("%s is not there now; perhaps on a stick that is not plugged in"),
                                  place);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 lw_ui_icon ("drive-harddisk-symbolic", 16, "lw-dim"));
      g_object_set_data_full (G_OBJECT (forget), "path", g_strdup (recent->path), g_free);
      g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (recent->path), g_free);
  return row;
}

/* Who has no ledger yet is told the way. */
static void
fill_steps (LwStartPage *self)
{
  static const char *const steps[][2] = {
    { N_("New ledger"), N_("find the township: its villages are filled in; set a passphrase") },
    { N_("Import the rosters"), N_("drop the sheets on the window; look at what was recognised") },
    { N_("See the overview"), N_("which village is not ready, why, and who could fill the gap") },
    { N_("Readiness report"), N_("print it or save it as PDF or spreadsheet") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *box = lw_ui_box (12);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      gtk_box_append (GTK_BOX (box), lw_ui_tag (number, "unknown"));
      gtk_box_append (GTK_BOX (box), lw_ui_label (_(steps[i][0]), "lw-heading"));
      gtk_box_append (GTK_BOX (box), lw_ui_label_fill (_(steps[i][1]), "lw-dim lw-small"));
      lw_ui_list_add (self->steps, box, FALSE);
    }
}

static void
fill_backups (LwStartPage *self,
              GPtrArray   *list)
{
  GtkWidget *row;

  lw_ui_clear (self->backups);
  for (guint i = 0; i < MIN (list->len, 2); i++)
    {
      const LwRecent *recent = g_ptr_array_index (list, i);
      gint64 when;
      g_autofree char *backup = lw_recent_dup_backup (recent->path, &when);

      if (backup != NULL)
        {
          g_autofree char *name = lw_recent_dup_name (recent->path);
          g_autofree char *time = lw_time_text_when (when);
          g_autofree char *text = g_strdup_printf (_("%s: backup of %s, verified"), name, time);

          row = adw_action_row_new ();
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
          adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                     lw_ui_icon ("lw-state-met-symbolic", 16, "lw-fg-met"));
          gtk_list_box_append (GTK_LIST_BOX (self->backups), row);
        }
    }
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Restore from a backup…"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), lw_ui_icon ("document-revert-symbolic", 16, NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_icon ("go-next-symbolic", 16, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  lw_access_offer_press (row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.restore");
  gtk_list_box_append (GTK_LIST_BOX (self->backups), row);
}

static void
fill_recent (LwStartPage *self)
{
  g_autoptr (GPtrArray) list = lw_recent_list ();

  lw_ui_clear (self->recent);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->recent),
                         recent_row (self, g_ptr_array_index (list, i)));
  gtk_widget_set_visible (self->recent, list->len > 0);
  gtk_widget_set_visible (self->recent_title, list->len > 0);
  gtk_widget_set_visible (self->steps, list->len == 0);
  gtk_widget_set_visible (self->steps_title, list->len == 0);
  fill_backups (self, list);
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              LwStartPage   *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "path"));
}

static gboolean
lw_start_page_grab_focus (GtkWidget *widget)
{
  LwStartPage *self = LW_START_PAGE (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->recent), 0);

  return gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->new_button);
}

static void
lw_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_START_PAGE);
  G_OBJECT_CLASS (lw_start_page_parent_class)->dispose (object);
}

static void
lw_start_page_class_init (LwStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_start_page_dispose;
  widget_class->grab_focus = lw_start_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/start/lw-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, steps_title);
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, steps);
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, recent_title);
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, backups);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
lw_start_page_init (LwStartPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_make_one_stop (self->backups);
  lw_access_make_one_stop (self->recent);
  fill_steps (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->recent, keys);
  fill_recent (self);
}

GtkWidget *
lw_start_page_new (void)
{
  return g_object_new (LW_TYPE_START_PAGE, NULL);
}
