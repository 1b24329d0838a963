/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* The peer of bench-start.py: a libadwaita window with a header bar and nothing else; with an argument
 * the header bar has it as title. Prints the milliseconds from main() to its first painted frame and
 * goes. */

static gint64 started;
static const char *title;

static gboolean
quit_cb (gpointer application)
{
  g_application_quit (G_APPLICATION (application));
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            GApplication  *application)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, application);
  g_print ("%.1f\n", (double) (g_get_monotonic_time () - started) / 1000.0);
  g_idle_add (quit_cb, application);
}

static void
mapped_cb (GtkWidget    *window,
           GApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    application);
}

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  started = g_get_monotonic_time ();
  title = argc > 1 ? argv[1] : "";
  application = adw_application_new ("io.github.liangwei.EmptyWindow", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
