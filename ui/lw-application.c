/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-application.h"

#include "lw-window.h"

#include <glib/gi18n-lib.h>

struct _LwApplication
{
  AdwApplication parent_instance;

  gint64 started;
  gboolean demo;
  gboolean exit_after_first_frame;
};

G_DEFINE_FINAL_TYPE (LwApplication, lw_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "win.find", { "<Control>k" } },
  { "win.base-date", { "<Control>d" } },
  { "win.import", { "<Control>i" } },
  { "win.report", { "<Control>p" } },
  { "win.export", { "<Control>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Shift><Control>z" } },
  { "win.lock", { "<Control>l" } },
  { "win.filter", { "<Control>f" } },
  { "win.add", { "<Control>n" } },
  { "win.back", { "<Alt>Left" } },
  { "win.next-pane", { "F6" } },
  { "win.help", { "F1" } },
  { "win.keys", { "<Control>question" } },
  { "win.open-file", { "<Control>o" } },
  { "win.page::overview", { "<Alt>1" } },
  { "win.page::villages", { "<Alt>2" } },
  { "win.page::people", { "<Alt>3" } },
  { "win.page::pool", { "<Alt>4" } },
  { "win.page::import", { "<Alt>5" } },
  { "win.page::report", { "<Alt>6" } },
  { "win.page::doubtful", { "<Alt>7" } },
  { "win.page::history", { "<Alt>8" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static LwWindow *
ensure_window (LwApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (lw_window_new (ADW_APPLICATION (self)));
  return LW_WINDOW (window);
}

/* ---- --exit-after-first-frame ---- */

static gboolean
quit_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            LwApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_print ("%.1f\n", (double) (g_get_monotonic_time () - self->started) / 1000.0);
  g_idle_add (quit_cb, self);
}

static void
mapped_cb (GtkWidget     *window,
           LwApplication *self)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    self);
}

static void
present (LwApplication *self,
         LwWindow      *window)
{
  if (self->exit_after_first_frame)
    g_signal_connect (window, "map", G_CALLBACK (mapped_cb), self);
  gtk_window_present (GTK_WINDOW (window));
}

static void
lw_application_activate (GApplication *application)
{
  LwApplication *self = LW_APPLICATION (application);
  LwWindow *window = ensure_window (self);

  present (self, window);
  if (self->demo)
    lw_window_open_demo (window);
}

static void
lw_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  LwApplication *self = LW_APPLICATION (application);
  LwWindow *window = ensure_window (self);

  for (int i = 0; i < n_files; i++)
    lw_window_open_file (window, files[i]);
  present (self, window);
}

static void
demo_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  LwWindow *window = ensure_window (LW_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (window));
  lw_window_open_demo (window);
}

static void
quit_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (user_data))) != NULL)
    {
      gtk_window_close (window);
      if (gtk_application_get_active_window (GTK_APPLICATION (user_data)) == window)
        gtk_window_destroy (window);
    }
}

static void
about_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (
      parent, "application-name", _("Liangwei"), "application-icon", APPLICATION_ID, "version",
      PACKAGE_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _("Rosters, reserves and readiness of villages before an election. Everything stays in one "
        "encrypted file on this computer."),
      NULL);
}

static void
lw_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "demo", .activate = demo_action_cb },
    { .name = "quit", .activate = quit_action_cb },
    { .name = "about", .activate = about_action_cb },
  };

  G_APPLICATION_CLASS (lw_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static int
lw_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  LwApplication *self = LW_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("liangwei %s\n", PACKAGE_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "demo", "b", &self->demo);
  g_variant_dict_lookup (options, "exit-after-first-frame", "b", &self->exit_after_first_frame);
  if (self->exit_after_first_frame)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (self->demo && g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "demo", NULL);
      return 0;
    }
  return -1;
}

static void
lw_application_class_init (LwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = lw_application_activate;
  application_class->open = lw_application_open;
  application_class->startup = lw_application_startup;
  application_class->handle_local_options = lw_application_handle_local_options;
}

static void
lw_application_init (LwApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo ledger"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
    { "exit-after-first-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[LEDGER]"));
}

LwApplication *
lw_application_new (gint64 started)
{
  LwApplication *self
      = g_object_new (LW_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                      G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                      "/io/github/liangwei/Liangwei", NULL);

  self->started = started;
  return self;
}
