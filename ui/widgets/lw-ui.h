/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-profile.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* Small things that every page needs. */

/* A label; @css: classes separated by spaces, NULL for none. */
GtkWidget *lw_ui_label        (const char *text, const char *css);
/* The same, cut off with … where it does not fit, taking the room there is. */
GtkWidget *lw_ui_label_fill   (const char *text, const char *css);
/* The full text of a label as its tooltip, where it is cut off and only there. */
void       lw_ui_tell_when_cut (GtkWidget *label);
/* For each tooltip that is set GTK asks the display server where the pointer is, also for a widget that
 * is nowhere yet; not so here. */
void       lw_ui_tooltip      (GtkWidget *widget, const char *text);
GtkWidget *lw_ui_icon         (const char *icon_name, int size, const char *css);
GtkWidget *lw_ui_tag          (const char *text, const char *css);
GtkWidget *lw_ui_box          (int spacing);
GtkWidget *lw_ui_vbox         (int spacing);
/* A button with a word and, if not NULL, an icon; @css as above. */
GtkWidget *lw_ui_button       (const char *icon_name, const char *text, const char *css);
/* A button of an icon alone, @text is its name and tooltip. */
/* In place of a page that is being worked out. */
GtkWidget *lw_ui_waiting      (const char *text);
GtkWidget *lw_ui_icon_button  (const char *icon_name, const char *text, const char *css);
GtkWidget *lw_ui_list         (void); /* a GtkListBox that looks like a card */
/* The same under a heading, at the end of @box. */
GtkWidget *lw_ui_add_card     (GtkWidget *box, const char *title);
/* A row of that child. */
GtkWidget *lw_ui_list_row     (GtkWidget *child, gboolean activatable);
/* Adds it to a list and returns it. */
GtkWidget *lw_ui_list_add     (GtkWidget *list, GtkWidget *child, gboolean activatable);
/* An AdwEntryRow of a dialog: Enter answers the dialog, a screen reader hears the title. */
GtkWidget *lw_ui_entry_row    (const char *title, const char *text);
/* Rows of the form in a dialog, added to its list: @changed is called with @data alone. */
GtkWidget *lw_ui_add_entry_row (GtkWidget *list, const char *title, const char *text,
                                GCallback changed, gpointer data);
GtkWidget *lw_ui_add_combo_row (GtkWidget *list, const char *title, GtkStringList *choices,
                                guint selected, GCallback changed, gpointer data);
void       lw_ui_add_css      (GtkWidget *widget, const char *css);
void       lw_ui_clear        (GtkWidget *box_or_list);
void       lw_ui_name         (GtkWidget *widget, const char *label); /* for screen readers */

/* 12月19日 this year's way; 2026-12-19 where the year matters. */
char      *lw_ui_date_short   (LwDate date) G_GNUC_WARN_UNUSED_RESULT;
char      *lw_ui_date_iso     (LwDate date) G_GNUC_WARN_UNUSED_RESULT; /* "—" for none */
/* The words of rules and profiles in the language of the window, where the profile has them. */
const char *lw_ui_profile_name (LwProfile *profile);
const char *lw_ui_rule_title  (const LwRule *rule);
char      *lw_ui_rule_source  (const LwRule *rule) G_GNUC_WARN_UNUSED_RESULT;
/* The head of a column in one line: 青年大专. */
char      *lw_ui_rule_short   (const LwRule *rule) G_GNUC_WARN_UNUSED_RESULT;
const char *lw_ui_kind        (int kind); /* LwVillageKind */
/* "49", "35–36" or "?" */
char      *lw_ui_age          (LwDate birth, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
LwDate     lw_person_birth    (const LwPerson *person);
LwEducation lw_person_education (const LwPerson *person); /* the higher of the two */

/* What need not stand in the frame that shows an edit: an idle would come before it, as GTK waits for the
 * screen. Returns: the id of the source, which runs once or as long as @func says. */
guint      lw_ui_after_frame (GSourceFunc func, gpointer data);

G_END_DECLS
