/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* PBKDF2-HMAC-SHA512, as SQLCipher 4 uses it. */
void lw_sqlite3mc_derive_key (const unsigned char *passphrase,
                              size_t passphrase_length,
                              const unsigned char *salt,
                              size_t salt_length,
                              unsigned int iterations,
                              unsigned char *key,
                              size_t key_length);
