/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Empties a field for passphrases, and the memory in which GTK held its text. */
void lw_secret_text_clear (GtkEditable *entry);
