/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-journal.h"

G_BEGIN_DECLS

/* One change of the journal, as a reader sees it. */

/* Keys and sort keys say nothing to a reader; the fields of a new record stand in the record. */
gboolean lw_change_is_telling (const LwChange *change);
/* What a field held. @value: old_value or new_value of @change. */
char    *lw_change_dup_value  (const LwChange *change, const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* The name of its field; of a year's recruits with the year: @year, or (0) what @reader (nullable) has. */
char    *lw_change_dup_caption (LwLedger *reader, const LwChange *change, int year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
