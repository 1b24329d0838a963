/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dialog for a file, over the window of @widget. It begins in the folder where the last one of the
 * window ended, else where the ledger lies, else in Documents; never in the folder where the program
 * happened to be started. @accept: label of the button, NULL: GTK's own. @name: proposed for saving. */
GtkFileChooserNative *lw_file_dialog_new (GtkWidget            *widget,
                                          const char           *title,
                                          GtkFileChooserAction  action,
                                          const char           *accept,
                                          const char           *name) G_GNUC_WARN_UNUSED_RESULT;
/* Begins in @folder (nullable) where that is there. */
GtkFileChooserNative *lw_file_dialog_new_in (GtkWidget            *widget,
                                             const char           *folder,
                                             const char           *title,
                                             GtkFileChooserAction  action,
                                             const char           *accept,
                                             const char           *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
