/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-toasts.h"

/* libadwaita 1.2 frees a toast 0.3 s after it was dismissed, also when it is still sliding in, which
 * takes 0.5 s where it replaces another; the slide then ends in freed memory. So a toast comes only
 * when the one before it is gone altogether: alone it slides in for 0.3 s, never longer than it takes
 * to go. */

typedef struct
{
  AdwToastOverlay *overlay; /* owns this */
  AdwToast *seen;           /* weak */
  AdwToast *next;
  gboolean leaving; /* seen was dismissed */
  guint idle_id;
} Toasts;

static void gone_cb (gpointer data, GObject *toast);

static void
toasts_free (gpointer data)
{
  Toasts *toasts = data;

  if (toasts->seen != NULL)
    g_object_weak_unref (G_OBJECT (toasts->seen), gone_cb, toasts);
  g_clear_handle_id (&toasts->idle_id, g_source_remove);
  g_clear_object (&toasts->next);
  g_free (toasts);
}

static void
dismissed_cb (AdwToast *toast,
              gpointer  overlay)
{
  Toasts *toasts = g_object_get_data (overlay, "lw-toasts");

  toasts->leaving = TRUE;
}

static void
show_next (Toasts *toasts)
{
  toasts->seen = toasts->next;
  toasts->leaving = FALSE;
  g_object_weak_ref (G_OBJECT (toasts->seen), gone_cb, toasts);
  g_signal_connect_object (toasts->seen, "dismissed", G_CALLBACK (dismissed_cb), toasts->overlay, 0);
  adw_toast_overlay_add_toast (toasts->overlay, g_steal_pointer (&toasts->next));
}

static gboolean
idle_cb (gpointer data)
{
  Toasts *toasts = data;

  toasts->idle_id = 0;
  show_next (toasts);
  return G_SOURCE_REMOVE;
}

/* The overlay is still putting the old toast away: the next one comes after that. */
static void
gone_cb (gpointer data,
         GObject *toast)
{
  Toasts *toasts = data;

  toasts->seen = NULL;
  if (toasts->next != NULL)
    toasts->idle_id = g_idle_add (idle_cb, toasts);
}

static Toasts *
toasts_of (AdwToastOverlay *overlay)
{
  Toasts *toasts = g_object_get_data (G_OBJECT (overlay), "lw-toasts");

  if (toasts == NULL)
    {
      toasts = g_new0 (Toasts, 1);
      toasts->overlay = overlay;
      g_object_set_data_full (G_OBJECT (overlay), "lw-toasts", toasts, toasts_free);
    }
  return toasts;
}

void
lw_toasts_show (AdwToastOverlay *overlay,
                AdwToast        *toast)
{
  Toasts *toasts;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  toasts = toasts_of (overlay);
  g_set_object (&toasts->next, toast);
  g_object_unref (toast);
  if (toasts->seen == NULL && toasts->idle_id == 0)
    show_next (toasts);
  else if (toasts->seen != NULL && !toasts->leaving)
    adw_toast_dismiss (toasts->seen);
}
