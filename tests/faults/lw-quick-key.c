/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked in place of lw_key_material_derive() (--wrap): each key is derived once and remembered, so
 * that a test can open the same ledger thousands of times. What it gives is the real key. */

#include "lw-key-material.h"

LwKeyMaterial *__real_lw_key_material_derive (const char *passphrase, const guint8 *salt);
LwKeyMaterial *__wrap_lw_key_material_derive (const char *passphrase, const guint8 *salt);

LwKeyMaterial *
__wrap_lw_key_material_derive (const char *passphrase, const guint8 *salt)
{
  static GHashTable *known; /* passphrase and salt → the key; as long as the test */
  g_autofree char *name = NULL;
  LwKeyMaterial *key = NULL;
  GString *text = g_string_new (passphrase);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < LW_SALT_SIZE; i++)
    g_string_append_printf (text, "%02x", salt[i]);
  name = g_string_free (text, FALSE);

  if (!known)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lw_key_material_free);
  key = g_hash_table_lookup (known, name);
  if (!key)
    {
      key = __real_lw_key_material_derive (passphrase, salt);
      g_hash_table_insert (known, g_strdup (name), key);
    }
  return lw_key_material_copy (key);
}
