/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"
#include "lw-xml-part.h"

G_BEGIN_DECLS

/* The zip that an .xlsx is: parts by name, read as streams, with limits and check sums. */

typedef struct _LwZipPackage LwZipPackage;

LwZipPackage *lw_zip_package_new    (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          lw_zip_package_free   (LwZipPackage *self);
/* Names of parts may have a leading slash; upper and lower case are the same, as the format says. */
gboolean      lw_zip_package_has    (LwZipPackage *self, const char *part);
/* The start of a small part as text, for sniffing: (transfer full) (nullable). */
char         *lw_zip_package_peek   (LwZipPackage *self, const char *part, gsize max) G_GNUC_WARN_UNUSED_RESULT;
/* Parses an XML part; see lw_xml_part_parse(). */
gboolean      lw_zip_package_parse  (LwZipPackage *self, const char *part, guint64 max_bytes,
                                     const LwXmlHandler *handler, gpointer user_data, GError **error);
/* The same, without what is inside <sheetData>: what follows the cells, at the cost of unpacking only. */
gboolean      lw_zip_package_parse_without_cells (LwZipPackage *self, const char *part,
                                                  const LwXmlHandler *handler, gpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwZipPackage, lw_zip_package_free)

G_END_DECLS
