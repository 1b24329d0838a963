/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-secret-text.h"

#include <string.h>

/* GTK's buffer for passwords wipes its memory when it lets go of it, but an emptied one keeps all
 * but the first letter of what stood there: other letters, as many, are put over them. Both on the
 * buffer itself, as a field tells the accessibility bus, in the clear, which text was deleted. */
void
lw_secret_text_clear (GtkEditable *entry)
{
  GtkEditable *field = entry;
  GtkEditable *inner;
  g_autofree char *cover = g_strnfill (strlen (gtk_editable_get_text (entry)), '.');

  while ((inner = gtk_editable_get_delegate (field)) != NULL)
    field = inner;
  gtk_entry_buffer_set_text (gtk_text_get_buffer (GTK_TEXT (field)), cover, -1);
  gtk_entry_buffer_set_text (gtk_text_get_buffer (GTK_TEXT (field)), "", 0);
}
