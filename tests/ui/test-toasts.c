/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-toasts.h"
#include "lw-ui-test.h"

static void
count_cb (int *count)
{
  (*count)++;
}

static AdwToast *
show (AdwToastOverlay *overlay,
      int              number)
{
  g_autofree char *title = g_strdup_printf ("Imported file %d", number);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_timeout (toast, 0);
  lw_toasts_show (overlay, toast);
  return toast;
}

static GtkWidget *
toast_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Imported"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = toast_label (child);
  return found;
}

static gboolean
last_is_seen (gpointer overlay)
{
  GtkWidget *label = toast_label (overlay);

  return label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "Imported file 4");
}

typedef struct
{
  GtkWidget *widget;
  gint64 until; /* of the frame clock, microseconds */
} Frames;

static gboolean
frames_passed (gpointer data)
{
  Frames *frames = data;

  gtk_widget_queue_draw (frames->widget);
  return gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (frames->widget))
         > frames->until;
}

/* As long as the longest movement of a toast. */
static void
wait_for_frames (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Frames frames = { widget, gdk_frame_clock_get_frame_time (clock) + 900 * 1000 };

  lw_ui_test_wait (frames_passed, &frames);
}

static void
test_toasts_in_quick_succession_end_with_the_last (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  int dismissed = 0;

  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 1; i <= 4; i++)
    g_signal_connect_swapped (show (ADW_TOAST_OVERLAY (overlay), i), "dismissed",
                              G_CALLBACK (count_cb), &dismissed);
  lw_ui_test_wait (last_is_seen, overlay);
  g_assert_cmpint (dismissed, ==, 1); /* the first; the others never came */
  wait_for_frames (overlay);
  g_assert_true (last_is_seen (overlay));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A toast that waits for its turn goes with its window. */
static void
test_a_waiting_toast_goes_with_its_window (void)
{
  GtkWidget *overlay = g_object_ref_sink (adw_toast_overlay_new ());
  AdwToast *waiting;

  show (ADW_TOAST_OVERLAY (overlay), 1);
  waiting = show (ADW_TOAST_OVERLAY (overlay), 2);
  g_object_add_weak_pointer (G_OBJECT (waiting), (gpointer *) &waiting);
  g_assert_finalize_object (overlay);
  g_assert_null (waiting);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/toasts/quick-succession-ends-with-the-last",
                   test_toasts_in_quick_succession_end_with_the_last);
  g_test_add_func ("/toasts/a-waiting-toast-goes-with-its-window",
                   test_a_waiting_toast_goes_with_its_window);
  return g_test_run ();
}
