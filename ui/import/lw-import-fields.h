/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column can be taken for, in the words of people. */

/* The field names of the contract that are offered; NULL after the last. */
const char *lw_import_field_word    (guint       i);
/* Its caption; the word itself for one that is not offered. */
const char *lw_import_field_caption (const char *word);

G_END_DECLS
