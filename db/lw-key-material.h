/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What unlocks a ledger: the derived key and the salt that stands in the first bytes of the file.
 * Kept in one allocation, never logged, wiped when freed. Internal to this floor. */

#define LW_KEY_SIZE 32
#define LW_SALT_SIZE 16

typedef struct
{
  guint8 key[LW_KEY_SIZE];
  guint8 salt[LW_SALT_SIZE];
} LwKeyMaterial;

LwKeyMaterial *lw_key_material_derive (const char          *passphrase,
                                       const guint8        *salt) G_GNUC_WARN_UNUSED_RESULT;
LwKeyMaterial *lw_key_material_copy   (const LwKeyMaterial *self) G_GNUC_WARN_UNUSED_RESULT;
void           lw_key_material_free   (LwKeyMaterial       *self);
/* As SQLCipher writes a raw key: x'key‖salt' in hexadecimal. Free it with lw_key_text_free(). */
char          *lw_key_material_to_raw (const LwKeyMaterial *self) G_GNUC_WARN_UNUSED_RESULT;
void           lw_key_text_free         (char                *secret);
void           lw_key_wipe_stack      (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwKeyMaterial, lw_key_material_free)

G_END_DECLS
