/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import-map.h"

G_BEGIN_DECLS

/* What is remembered between files: headings and their meanings, nothing of people. */

/* (transfer full); empty when there is none. */
GKeyFile *lw_import_memory_load (void) G_GNUC_WARN_UNUSED_RESULT;
/* The shapes of the sheets of @report (nullable), and the villages of @map. */
void      lw_import_memory_save (const LwImportReport *report,
                                 GKeyFile             *map);
/* For one file, or for a thread: (transfer full). */
GKeyFile *lw_import_memory_copy (GKeyFile             *map) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
