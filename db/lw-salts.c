/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-salts.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "lw-generations.h"
#include "lw-ledger-private.h"
#include "lw-page-check.h"

/* A line for each salt, the newest last. Both languages, as this is a file that people come upon. */
#define NAME "salt.txt"
#define HEAD                                                                                                           \
  "# 抢救损坏的台账时要用到，不含任何数据，请勿删除。\n"                                                              \
  "# Needed to rescue a damaged ledger. Tells nothing of what is in it. Please keep.\n"
#define MAX_SIZE 16384
#define MAX_TRIED 12 /* each costs a derivation */
#define HEX_LENGTH (2 * LW_SALT_SIZE)

static char *
dup_file_name (const char *path)
{
  g_autofree char *folder = _lw_generations_dup_folder (path);

  return g_build_filename (folder, NAME, NULL);
}

/* NULL where there is none that is ours. */
static char *
read_list (const char *file)
{
  char *text = NULL;
  gsize size = 0;
  GStatBuf info;

  if (g_lstat (file, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_SIZE ||
      !g_file_get_contents (file, &text, &size, NULL))
    return NULL;
  if (!g_utf8_validate (text, (gssize) size, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

static void
to_hex (const guint8 *salt,
        char *hex)
{
  for (guint i = 0; i < LW_SALT_SIZE; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", salt[i]);
}

static gboolean
from_hex (const char *hex,
          guint8 *salt)
{
  if (strlen (hex) != HEX_LENGTH)
    return FALSE;
  for (guint i = 0; i < LW_SALT_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]), low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      salt[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

void
_lw_salts_keep (const char *path,
                const LwKeyMaterial *key)
{
  g_autofree char *folder = _lw_generations_dup_folder (path);
  g_autofree char *file = dup_file_name (path);
  g_autofree char *old = read_list (file);
  g_autofree char *new = NULL;
  char hex[HEX_LENGTH + 1];

  to_hex (key->salt, hex);
  /* A backup lies among its kind, which have salts of their own. */
  if ((old && strstr (old, hex)) || _lw_generations_is_one (path) || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  new = g_strconcat (old ? old : HEAD, hex, "\n", NULL);
  g_file_set_contents_full (file, new, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
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

/* The newest first. */
static void
add_listed (GPtrArray *salts,
            const char *path)
{
  g_autofree char *file = dup_file_name (path);
  g_autofree char *text = read_list (file);
  g_auto(GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = g_strv_length (lines); i-- > 0;)
    {
      guint8 salt[LW_SALT_SIZE];

      if (from_hex (lines[i], salt))
        add_salt (salts, salt);
    }
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
  add_listed (salts, path);
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
