/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-salts.h"

#include <fcntl.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "lw-ledger-private.h"
#include "lw-page-check.h"

/* Stands with the file's name and times, not in its blocks, and needs no second file. FAT has none. */
#define ATTRIBUTE "user.liangwei.salt"
#define MAX_TRIED 12 /* each costs a derivation */

void
_lw_salts_keep (const char *path,
                const LwKeyMaterial *key)
{
  guint8 kept[LW_SALT_SIZE];

  if (getxattr (path, ATTRIBUTE, kept, sizeof kept) != sizeof kept || memcmp (kept, key->salt, sizeof kept) != 0)
    (void) !setxattr (path, ATTRIBUTE, key->salt, LW_SALT_SIZE, 0);
}

static void
add_salt (GPtrArray *salts,
          const guint8 *salt)
{
  for (guint i = 0; i < salts->len; i++)
    {
      if (memcmp (salts->pdata[i], salt, LW_SALT_SIZE) == 0)
        return;
    }
  g_ptr_array_add (salts, g_memdup2 (salt, LW_SALT_SIZE));
}

static void
add_kept (GPtrArray *salts,
          const char *path)
{
  guint8 salt[LW_SALT_SIZE];

  if (getxattr (path, ATTRIBUTE, salt, sizeof salt) == sizeof salt)
    add_salt (salts, salt);
}

static void
add_start_of (GPtrArray *salts,
              const char *path)
{
  guint8 salt[LW_SALT_SIZE];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd >= 0 && pread (fd, salt, sizeof salt, 0) == sizeof salt)
    add_salt (salts, salt);
  if (fd >= 0)
    close (fd);
}

static gboolean
fits (const char *path,
      const LwKeyMaterial *key)
{
  gboolean first, another;

  return _lw_page_check_key (path, key, &first, &another) && (first || another);
}

LwKeyMaterial *
_lw_salts_unlock (const char *path,
                  const char *like,
                  const char *passphrase)
{
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) salts = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) backups = lw_ledger_list_backups (path);

  add_start_of (own, path);
  if (like)
    add_start_of (salts, like);
  add_kept (salts, path);
  for (guint i = 0; backups[i]; i++)
    add_start_of (salts, backups[i]);
  for (guint i = 0; i < MIN (salts->len, MAX_TRIED); i++)
    {
      g_autoptr(LwKeyMaterial) key = NULL;

      if (own->len && memcmp (own->pdata[0], salts->pdata[i], LW_SALT_SIZE) == 0)
        continue; /* it did not fit */
      key = lw_key_material_derive (passphrase, salts->pdata[i]);
      if (fits (path, key))
        return g_steal_pointer (&key);
    }
  return NULL;
}
