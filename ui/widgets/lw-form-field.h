/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One field of a form: a caption above what one types or chooses. It tells "commit" when the user is
 * done with it (Enter or leaving), never while a character is being composed. */

#define LW_TYPE_FORM_FIELD (lw_form_field_get_type ())
G_DECLARE_FINAL_TYPE (LwFormField, lw_form_field, LW, FORM_FIELD, GtkWidget)

/* Signal "commit": the value is another than the one that was set.
 * Signal "typed": the text is another now, and nothing is being composed: for a word beside it. */

GtkWidget  *lw_form_field_new_text     (const char         *caption);
/* @choices: NULL-terminated, copied. */
GtkWidget  *lw_form_field_new_choice   (const char         *caption,
                                   const char * const *choices);
void        lw_form_field_set_text     (LwFormField            *self,
                                   const char         *text);
const char *lw_form_field_get_text     (LwFormField            *self);
void        lw_form_field_set_choice   (LwFormField            *self,
                                   guint               choice);
guint       lw_form_field_get_choice   (LwFormField            *self);
/* Said beside the caption: 由身份证带出. */
void        lw_form_field_set_remark   (LwFormField            *self,
                                   const char         *remark);
/* The same with the sign of what is to be looked at: the value is kept. */
void        lw_form_field_set_doubt    (LwFormField            *self,
                                   const char         *doubt);
/* Said below; NULL: nothing is wrong. The text stays as it was typed. */
void        lw_form_field_set_problem  (LwFormField            *self,
                                   const char         *problem);
void        lw_form_field_set_editable (LwFormField            *self,
                                   gboolean            editable);
/* TRUE while what stands in the field is the user's and not yet taken: being typed, composed by an
 * input method, or refused. Whoever reads a record again leaves such a field alone. */
gboolean    lw_form_field_is_pending   (LwFormField            *self);
/* Brings back the text that was set last, as Escape does. FALSE: it stands there. */
gboolean    lw_form_field_restore      (LwFormField            *self);
/* Tells "commit" for what was typed and not yet told: before the field is given to another record. */
void        lw_form_field_flush        (LwFormField            *self);
/* Said in the empty entry: what counts without it. */
void        lw_form_field_set_placeholder (LwFormField         *self,
                                   const char         *text);
/* A widget at the end of the line. */
void        lw_form_field_add_suffix   (LwFormField            *self,
                                   GtkWidget          *suffix);

G_END_DECLS
