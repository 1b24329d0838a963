/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* A record as a form in a dialog that ends in one action: the fields of its table, asked one below
 * the other. What cannot be read keeps the dialog open and says so. */

/* @record: (transfer full); without an id it is added. @fields: names of the columns that are asked,
 * NULL-terminated. */
void lw_record_dialog_edit (GtkWindow          *parent,
                            LwSession          *session,
                            const char         *heading,
                            const char         *label,
                            gpointer            record,
                            const char *const  *fields);
/* @record: (transfer full): as it was filled in. */
typedef void (*LwRecordDialogFunc) (gpointer record, gpointer data);

/* The same where something else becomes of the record: @func is called when it is whole and the user
 * says @ok. @body: (nullable): what is said above the fields. */
void lw_record_dialog_ask  (GtkWindow          *parent,
                            LwDate              on, /* the base date */
                            const char         *heading,
                            const char         *body,
                            const char         *ok,
                            gpointer            record,
                            const char *const  *fields,
                            LwRecordDialogFunc  func,
                            gpointer            data,
                            GDestroyNotify      destroy);
/* What a code of a field means, NULL where there is none; the choices that a form offers. */
const char *lw_record_code_caption (const LwTable *table,
                                    const char    *field,
                                    int            code);

G_END_DECLS
