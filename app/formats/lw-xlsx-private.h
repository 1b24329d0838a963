/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-number-format.h"
#include "lw-row-sink.h"
#include "lw-string-table.h"
#include "lw-zip-package.h"

G_BEGIN_DECLS

/* The parts of an .xlsx, a file each: what lw-xlsx-workbook.c is made of. */

/* Targets of a part's relations by their id and by the last word of their type ("styles"). Keys and
 * values are owned by the tables. */
typedef struct
{
  GHashTable *by_id;
  GHashTable *by_kind;
} LwXlsxRelations;

/* Relations of @part ("" for the package); none if there is no such file. FALSE: error. */
gboolean lw_xlsx_relations_load  (LwXlsxRelations *self, LwZipPackage *package, const char *part, GError **error);
void     lw_xlsx_relations_clear (LwXlsxRelations *self);
/* The workbook part of a package and its content type: (transfer full) (nullable). */
char    *lw_xlsx_find_workbook   (LwZipPackage *package, char **content_type, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *name;
  char *part; /* NULL: a chart or macro sheet, which has no cells */
  gboolean hidden;
  GArray *merges; /* NULL until the sheet was read to its end */
} LwXlsxSheet;

/* Number formats by the index that a cell gives: (transfer full) of LwNumberFormat, borrowed from
 * @formats, where NULL is General. */
gboolean lw_xlsx_styles_load  (LwZipPackage *package, const char *part, GPtrArray *formats, GPtrArray *styles, GError **error);
gboolean lw_xlsx_strings_load (LwZipPackage *package, const char *part, LwStringTable *strings, GError **error);

typedef struct
{
  LwZipPackage *package;
  LwStringTable *strings;
  GPtrArray *styles;
  gboolean date_1904;
} LwXlsxContext;

/* FALSE with error, or without: the sink wants no more. The merged cells come after the rows, at no
 * further cost: they are added to @merges. */
gboolean lw_xlsx_sheet_read   (const LwXlsxContext *context, const char *part, LwRowSink *sink, GArray *merges,
                               GError **error);
gboolean lw_xlsx_sheet_merges (const LwXlsxContext *context, const char *part, GArray *merges, GError **error);

/* "AB12" to column 27 and row 12; row 0 if there is none. FALSE: no reference. */
gboolean lw_parse_reference   (const char *text, gsize length, guint64 *column, guint64 *row);

G_END_DECLS
