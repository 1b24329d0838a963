/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-row-sink.h"
#include "lw-sheet-source.h"
#include "lw-xml-part.h"
#include "lw-zip-package.h"

G_BEGIN_DECLS

/* Workbooks that are one XML document: the XML spreadsheet of 2003, which many an office system gives
 * out as .xls (lw-xmlss-reader.c), and OpenDocument (lw-ods-reader.c). The document is read once when it
 * is opened, to learn its sheets, and again for each sheet that is asked for. */

#define LW_TYPE_XML_WORKBOOK (lw_xml_workbook_get_type ())
G_DECLARE_FINAL_TYPE (LwXmlWorkbook, lw_xml_workbook, LW, XML_WORKBOOK, LwWorkbook)

/* @source: (transfer full) */
LwWorkbook *lw_xml_workbook_new_xmlss (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A flat .fods: @source: (transfer full) */
LwWorkbook *lw_xml_workbook_new_fods  (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @package: (transfer full): one that has a content.xml */
LwWorkbook *lw_xml_workbook_new_ods   (LwZipPackage *package, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For the two readers. */

typedef struct
{
  char *name;
  gboolean hidden;
  GArray *merges; /* of LwMerge */
} LwXmlSheet;

/* One pass over the document: through all its sheets to learn them, or to one for its rows. */
typedef struct
{
  GArray *sheets;   /* borrowed, of LwXmlSheet; a survey fills it */
  gboolean survey;
  guint wanted;     /* the sheet whose rows are read */
  LwRowSink *sink;  /* of the sheet that is being read; NULL between sheets and in those not wanted */
  LwRowSink *own;   /* owned: of a survey */
  guint n_begun;
  gboolean done;    /* the sheet that was wanted is over */
} LwXmlPass;

/* FALSE with error: too many. The names of later ones are not looked at once the pass is done. */
gboolean lw_xml_pass_begin_sheet (LwXmlPass *self, const char *name, GError **error);
void     lw_xml_pass_end_sheet   (LwXmlPass *self);
void     lw_xml_pass_hide_sheet  (LwXmlPass *self);
/* FALSE with error: too many. */
gboolean lw_xml_pass_add_merge   (LwXmlPass *self, guint64 row, guint64 column, guint64 down, guint64 across, GError **error);

typedef struct
{
  LwXmlHandler handler;
  gpointer (*reader_new) (LwXmlPass *pass); /* what the handler has as its data */
  GDestroyNotify reader_free;
} LwXmlDialect;

extern const LwXmlDialect lw_xmlss_dialect;
extern const LwXmlDialect lw_ods_dialect;

G_END_DECLS
