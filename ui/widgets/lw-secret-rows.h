/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of a dialog in which passphrases are typed. A dialog closes before it answers, and in
 * libadwaita 1.2 its rows may be gone by then: so what is typed is kept with the dialog. */

/* @name: what the text is kept as. Enter answers the dialog. @changed: (nullable): called with the dialog. */
void        lw_secret_rows_add  (AdwMessageDialog *dialog,
                                 GtkWidget        *list,
                                 const char       *name,
                                 const char       *title,
                                 void            (*changed) (AdwMessageDialog *dialog));
/* What is typed now. */
const char *lw_secret_rows_get  (AdwMessageDialog *dialog,
                                 const char       *name);
/* The same, once: free with lw_secret_free(). */
char       *lw_secret_rows_take (AdwMessageDialog *dialog,
                                 const char       *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
