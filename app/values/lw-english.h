/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Captions in English as the Chinese ones that the readers know: "Party Secretary, Village Head" is
 * 党支部书记、村委会主任. NULL where a part is unknown or the text is not English. */
char *lw_english_to_chinese (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
