/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-key-material.h"

G_BEGIN_DECLS

/* The key of a ledger comes from the passphrase and the salt, which stands in the first 16 bytes of
 * the file and nowhere else in it: without them nobody could read the rest again. So the salt is also
 * kept beside the bytes, as an attribute of the file, and every backup under the same passphrase begins
 * with it. It is no secret. Internal to this floor. */

/* Puts the salt of @key down with @path, unless it stands there. Fails silently: a ledger works without,
 * and not every file system has attributes. */
void           _lw_salts_keep   (const char          *path,
                                 const LwKeyMaterial *key);
/* The key of a ledger whose start is lost, from the salt that is kept with it, those of its backups
 * and of @like (nullable: a file that opens with the same passphrase); NULL when none of them fits. */
LwKeyMaterial *_lw_salts_unlock (const char          *path,
                                 const char          *like,
                                 const char          *passphrase) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
