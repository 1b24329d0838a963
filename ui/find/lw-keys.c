/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-keys.h"

void
lw_keys_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/liangwei/Liangwei/find/lw-keys.ui");
  GtkWindow *keys = GTK_WINDOW (gtk_builder_get_object (builder, "keys"));

  gtk_window_set_transient_for (keys, parent);
  gtk_window_present (keys);
}
