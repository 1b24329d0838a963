/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every reading of a name, as pinyin and as initials, lower case, without tones, spaces or marks:
 * 单眼 → "shan yan", "sy", "danyan", "dy"; the first alone has spaces, as it is the order of lists. The
 * surname's own reading comes first; ü is given as v
 * and as u. Characters without a reading stay as they are. At most 16 keys.
 * Fits LwNameKeysFunc. */
GStrv lw_pinyin_name_keys  (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a place, whose first character is no surname. */
GStrv lw_pinyin_place_keys (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
