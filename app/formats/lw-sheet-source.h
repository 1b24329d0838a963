/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

G_BEGIN_DECLS

/* Where a workbook's bytes come from: a file on disk or memory. */

#define LW_SHEET_HEAD_SIZE 65536

typedef struct
{
  char *path;      /* NULL: from memory */
  GBytes *bytes;   /* NULL: from a file */
  char *name;      /* for messages */
  guint64 size;
  GBytes *head;    /* the first LW_SHEET_HEAD_SIZE bytes */
} LwSheetSource;

/* (transfer full); LW_SHEET_ERROR_IO for a folder, a missing or an unreadable file. */
LwSheetSource *lw_sheet_source_new_for_path  (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LwSheetSource *lw_sheet_source_new_for_bytes (GBytes *bytes, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* A stream from the start: (transfer full). */
GInputStream  *lw_sheet_source_open          (LwSheetSource *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           lw_sheet_source_free          (LwSheetSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSheetSource, lw_sheet_source_free)

/* The messages that several readers give. Each returns FALSE. */
gboolean lw_sheet_damaged (GError **error, const char *where);
gboolean lw_sheet_limit   (GError **error, const char *what);

G_END_DECLS
