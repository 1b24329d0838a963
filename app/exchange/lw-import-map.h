/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import.h"

G_BEGIN_DECLS

/* Corrections by the user: a key file with the kind of a sheet, its heading rows and the meaning of
 * columns. Its format is described in docs/import.md. */

typedef struct _LwLook LwLook;

typedef struct /* what the file says about one sheet */
{
  LwSheetKind kind;
  GArray *header_rows; /* guint; NULL: nothing said */
  GHashTable *columns; /* letters → field, "" for none */
  GHashTable *headings; /* clean heading → field, "" for none */
} LwSheetMap;

LwSheetMap *lw_sheet_map_new        (GKeyFile   *map,
                                     const char *sheet) G_GNUC_WARN_UNUSED_RESULT;
/* Adds what the file says about sheets with these headings. */
void        lw_sheet_map_find_shape (LwSheetMap *self,
                                     GKeyFile   *map,
                                     const LwLook *look);
/* Finds the rows that somebody once chose as the heading of such a sheet, wherever they stand now. */
gboolean    lw_import_map_find_heading (GKeyFile *map,
                                        LwLook   *look);
/* Puts the corrections into @refs (LwColumnRef). */
void        lw_sheet_map_apply      (LwSheetMap *self,
                                     const LwLook *look,
                                     GArray     *refs);
/* The chosen rows that follow each other from @from (in, out) on are one heading: how many these are; 0: the end. */
guint       lw_sheet_map_get_run    (const LwSheetMap *self,
                                     guint      *from);
void        lw_sheet_map_free       (LwSheetMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSheetMap, lw_sheet_map_free)

/* Reads and checks a map file: an unknown group, kind or field is LW_IMPORT_ERROR_MAP with the line's name. */
GKeyFile   *lw_import_map_load      (const char *path,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    lw_import_map_check     (GKeyFile   *map,
                                     GError    **error);
/* Remembers what the user chose for sheets with the headings of @sheet: its kind, the columns
 * marked as chosen, and that these rows are the heading. */
void        lw_import_map_remember  (GKeyFile            *map,
                                     const LwSheetReport *sheet);
/* Which village a text means that no village is called by: @village is a code or a name of the ledger;
 * NULL forgets it. */
void        lw_import_map_set_village (GKeyFile    *map,
                                       const char  *text,
                                       const char  *village);
char       *lw_import_map_dup_village (GKeyFile    *map,
                                       const char  *text) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
/* Rows (from 1) of one sheet that are not taken in. */
void        lw_import_map_set_left_out (GKeyFile   *map,
                                        const char *sheet,
                                        guint       row,
                                        gboolean    left_out);
/* The rows, as GUINT_TO_POINTER keys; NULL: none. */
GHashTable *lw_import_map_dup_left_out (GKeyFile   *map,
                                        const char *sheet) G_GNUC_WARN_UNUSED_RESULT;
/* The same for every sheet with the same headings, whatever its rows: hex digits. */
char       *lw_import_shape_id      (const LwSheetReport *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
