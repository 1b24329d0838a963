/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"

G_BEGIN_DECLS

/* What a file is, by its content. */

typedef enum
{
  LW_SHEET_KIND_NONE, /* no spreadsheet: the error says what it is */
  LW_SHEET_KIND_ZIP,  /* .xlsx, .ods, or another zip */
  LW_SHEET_KIND_OLE,  /* .xls, .et, or an old Word file … */
  LW_SHEET_KIND_HTML,
  LW_SHEET_KIND_MHTML, /* a web archive */
  LW_SHEET_KIND_XMLSS, /* the XML spreadsheet of 2003 */
  LW_SHEET_KIND_FODS,  /* a flat OpenDocument spreadsheet */
  LW_SHEET_KIND_TEXT,
} LwSheetKind;

/* LW_SHEET_KIND_NONE iff @error is set. */
LwSheetKind lw_sheet_kind_sniff (LwSheetSource *source, GError **error);

G_END_DECLS
