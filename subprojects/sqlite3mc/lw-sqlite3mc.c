/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The amalgamation, plus its own key derivation under a name that can be called: a ledger derives its
 * key once and hands it on raw to further connections, which the library alone cannot do. */
#include "sqlite3.c"

#include "lw-sqlite3mc.h"

void
lw_sqlite3mc_derive_key (const unsigned char *passphrase,
                         size_t passphrase_length,
                         const unsigned char *salt,
                         size_t salt_length,
                         unsigned int iterations,
                         unsigned char *key,
                         size_t key_length)
{
  fastpbkdf2_hmac_sha512 (passphrase, passphrase_length, salt, salt_length, iterations, key, key_length);
}
