/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* A list of people as a spreadsheet or CSV, by the extension of the path. Every cell is a text: ID
 * numbers keep their digits, and nothing that came from data is a formula. */

/* Fills @cells (as many as there are heads) with the texts of row @row, which the caller of the
 * function frees; FALSE stops with @error. */
typedef gboolean (*LwPeopleExportRow) (guint row, char **cells, gpointer user_data, GError **error);

gboolean lw_people_export      (const char          *path,
                                const char          *title,
                                const char *const   *heads,
                                guint                n_rows,
                                LwPeopleExportRow    func,
                                gpointer             user_data,
                                GError             **error);

/* The same for the clipboard. */
typedef struct
{
  char *text; /* cells parted by tabs */
  char *html; /* a table of texts */
} LwPeopleCopy;

LwPeopleCopy *lw_people_copy      (const char *const   *heads,
                                   guint                n_rows,
                                   LwPeopleExportRow    func,
                                   gpointer             user_data,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          lw_people_copy_free (LwPeopleCopy        *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPeopleCopy, lw_people_copy_free)

/* Within an action: that full ID numbers left the ledger: how many, where to, why, when. */
gboolean lw_people_export_note (LwLedger            *ledger,
                                const char          *path,
                                const char          *reason,
                                guint                n_people,
                                GError             **error);

G_END_DECLS
