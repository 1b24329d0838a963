/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-key-material.h"

#include <string.h>

#include "lw-sqlite3mc.h"

/* SQLCipher 4: PBKDF2-HMAC-SHA512. */
#define ITERATIONS 256000
#define WIPED (64 * 1024) /* bytes of the stack: many times what the cipher uses */

/**
 * lw_key_wipe_stack:
 *
 * Whoever derives a key or sets one leaves copies of it on the stack, where a later frame may or may
 * not go over them. Call it from a frame that is not deeper than theirs was.
 */
G_NO_INLINE void
lw_key_wipe_stack (void)
{
  guint8 below[WIPED];

  explicit_bzero (below, sizeof below);
}

/**
 * lw_key_material_derive:
 * @passphrase: what the user typed
 * @salt: LW_SALT_SIZE bytes
 *
 * Takes about a tenth of a second, on purpose.
 *
 * Returns: (transfer full): the key
 */
LwKeyMaterial *
lw_key_material_derive (const char *passphrase,
                        const guint8 *salt)
{
  LwKeyMaterial *self = g_new0 (LwKeyMaterial, 1);

  memcpy (self->salt, salt, LW_SALT_SIZE);
  lw_sqlite3mc_derive_key ((const unsigned char *) passphrase, strlen (passphrase), salt, LW_SALT_SIZE,
                           ITERATIONS, self->key, LW_KEY_SIZE);
  lw_key_wipe_stack ();
  return self;
}

/**
 * lw_key_material_copy:
 * @self: a key
 *
 * Returns: (transfer full): a copy
 */
LwKeyMaterial *
lw_key_material_copy (const LwKeyMaterial *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * lw_key_material_free:
 * @self: (nullable) (transfer full): a key; wiped first
 */
void
lw_key_material_free (LwKeyMaterial *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self, sizeof *self);
  g_free (self);
}

static char *
put_hex (char *to,
         const guint8 *bytes,
         gsize n_bytes)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < n_bytes; i++)
    {
      *to++ = digits[bytes[i] >> 4];
      *to++ = digits[bytes[i] & 15];
    }
  return to;
}

/**
 * lw_key_material_to_raw:
 * @self: a key
 *
 * Returns: (transfer full): x'key‖salt'; free it with lw_key_text_free()
 */
char *
lw_key_material_to_raw (const LwKeyMaterial *self)
{
  char *raw = g_malloc0 (2 + 2 * (LW_KEY_SIZE + LW_SALT_SIZE) + 2);
  char *end = raw;

  *end++ = 'x';
  *end++ = '\'';
  end = put_hex (end, self->key, LW_KEY_SIZE);
  end = put_hex (end, self->salt, LW_SALT_SIZE);
  *end = '\'';
  return raw;
}

/**
 * lw_key_text_free:
 * @secret: (nullable) (transfer full): a text that is wiped before it is freed
 */
void
lw_key_text_free (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
