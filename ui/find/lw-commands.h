/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pages and commands that are found by what they are called: in the window's language, in pinyin,
 * by initials, or in English. */

typedef struct
{
  const char *action; /* of the window, in detailed form: win.page::villages */
  const char *title;  /* msgid */
  const char *icon;
  gboolean page;
} LwCommand;

/* Those of which @text is the beginning, or part of the name, and which can be used now on @widget;
 * borrowed. An empty text finds none. */
GPtrArray       *lw_commands_find    (GtkWidget       *widget,
                                      const char      *text) G_GNUC_WARN_UNUSED_RESULT;
const LwCommand *lw_command_by_name  (const char      *action);
const char      *lw_command_caption  (const LwCommand *command);
/* Ctrl+I, or NULL. */
char            *lw_command_dup_key  (const LwCommand *command) G_GNUC_WARN_UNUSED_RESULT;
void             lw_command_run      (const LwCommand *command,
                                      GtkWidget       *widget);

G_END_DECLS
