/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Builds an .xls in memory, record by record. */

/* Appends one BIFF record to @stream. @layout: a letter for each argument: b, h, w for numbers of 1, 2
 * and 4 bytes (guint), d for a double, s for bytes of a string, u for characters of a string as UTF-16. */
void    xls_record     (GByteArray *stream, guint id, const char *layout, ...);
/* The same bytes without a record's head, for CONTINUE. */
void    xls_bytes      (GByteArray *stream, const char *layout, ...);
/* A workbook stream with one visible sheet "表": @globals are records of the workbook (may be NULL),
 * @cells those of the sheet. */
GBytes *xls_stream     (GByteArray *globals, GByteArray *cells);
/* An OLE file that holds @stream under @name: (transfer full). */
GBytes *xls_ole        (GBytes *stream, const char *name);
/* Both; frees the arrays. */
GBytes *xls_file       (GByteArray *globals, GByteArray *cells);
