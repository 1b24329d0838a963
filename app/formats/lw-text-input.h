/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"

G_BEGIN_DECLS

/* A text file of any encoding that offices use, read as UTF-8. */

typedef enum
{
  LW_TEXT_UTF_8,
  LW_TEXT_UTF_16LE,
  LW_TEXT_UTF_16BE,
  LW_TEXT_GB18030,
} LwTextEncoding;

typedef struct _LwTextInput LwTextInput;

/* Looks at the whole file: what is valid UTF-8 is that, else GB18030. FALSE: neither, or cut off within
 * a character. */
gboolean     lw_text_find_encoding (LwSheetSource *source, LwTextEncoding *encoding, GError **error);
/* (transfer full); a byte order mark is left out. */
LwTextInput *lw_text_input_new     (LwSheetSource *source, LwTextEncoding encoding, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whole characters of UTF-8 into @buffer (an LwReadFunc; at least 16 bytes). */
gssize       lw_text_input_read    (gpointer input, void *buffer, gsize size, GError **error);
void         lw_text_input_free    (LwTextInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwTextInput, lw_text_input_free)

G_END_DECLS
