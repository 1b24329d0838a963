/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"

G_BEGIN_DECLS

/* A page of a web archive (MHTML): what spreadsheet programs and web systems save as one file. */
typedef struct
{
  char *name;     /* of the sheet; "" where the archive does not say */
  gboolean hidden;
  GBytes *bytes;  /* HTML, decoded */
} LwMhtmlPage;

void       lw_mhtml_page_free (LwMhtmlPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwMhtmlPage, lw_mhtml_page_free)

/* (transfer full): the pages that hold a table, LwMhtmlPage; one at least. */
GPtrArray *lw_mhtml_read_pages (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
