/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Finds a township in the built-in table, by name, pinyin, initials or code. */

#define LW_TYPE_TOWNSHIP_SEARCH (lw_township_search_get_type ())
G_DECLARE_FINAL_TYPE (LwTownshipSearch, lw_township_search, LW, TOWNSHIP_SEARCH, AdwBin)

/* Signals: "chosen" (name, villages): a GPtrArray of LwDivision, borrowed; NULL for a township that
 * is not in the table. "taken": that was it, the next question is meant. */

G_END_DECLS
