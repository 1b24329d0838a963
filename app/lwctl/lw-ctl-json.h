/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "lw-db-types.h"

G_BEGIN_DECLS

/* Members of the contract's JSON, in the order in which they are added. */

void  lw_ctl_json_text   (JsonBuilder *json, const char *key, const char *text); /* NULL: null */
void  lw_ctl_json_date   (JsonBuilder *json, const char *key, LwDate date);      /* 0: null */
void  lw_ctl_json_int    (JsonBuilder *json, const char *key, gint64 value);     /* LW_INT_NULL: null */
/* Without a fraction where there is none. */
void  lw_ctl_json_number (JsonBuilder *json, const char *key, gboolean known, double value);
/* The lines of what was built, each but the first @indent places in, without an end of line. */
char *lw_ctl_json_to_text (JsonBuilder *json, guint indent) G_GNUC_WARN_UNUSED_RESULT;
/* A text as a JSON string, with its quotes. */
char *lw_ctl_json_quote  (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
