/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "lw-import.h"

G_BEGIN_DECLS

/* The "JSON of import" of the command line's contract. */
JsonNode *lw_import_report_to_json (const LwImportReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
