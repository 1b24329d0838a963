/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-wal-check.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lw-ledger-private.h"

#define WAL_HEAD_SIZE 32
#define FRAME_HEAD_SIZE 24

typedef struct /* an entry of the journal */
{
  gint64 id;
  GBytes *hash;
} Link;

static void
link_clear (Link *self)
{
  g_clear_pointer (&self->hash, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Link, link_clear)

/* FALSE when there is no such entry, or none that can be read. */
static gboolean
load_link (LwConnection *connection,
           const char *condition,
           Link *found)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, hash FROM journal WHERE typeof (hash) = 'blob' AND length (hash) = 32 AND %s", condition);
  g_autoptr(LwStatement) statement = lw_connection_prepare (connection, sql, "", NULL);

  if (statement == NULL || lw_statement_step (statement, NULL) != LW_STEP_ROW)
    return FALSE;
  found->id = lw_statement_get_int (statement, 0);
  found->hash = lw_statement_dup_bytes (statement, 1);
  return TRUE;
}

/* The heads of its frames are in the clear; those of an earlier round have another salt. */
static gint64
count_commits (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  guint8 head[WAL_HEAD_SIZE], frame[FRAME_HEAD_SIZE];
  int fd = g_open (wal, O_RDONLY | O_CLOEXEC, 0);
  gboolean readable = fd >= 0 && pread (fd, head, sizeof head, 0) == WAL_HEAD_SIZE;
  gint64 commits = 0;

  for (off_t at = WAL_HEAD_SIZE; readable; at += FRAME_HEAD_SIZE + LW_LEDGER_PAGE_SIZE)
    {
      readable = pread (fd, frame, sizeof frame, at) == FRAME_HEAD_SIZE && memcmp (frame + 8, head + 16, 8) == 0;
      commits += readable && (frame[4] || frame[5] || frame[6] || frame[7]);
    }
  if (fd >= 0)
    close (fd);
  return commits;
}

/* @last: the last entry of the file alone. With the WAL it must be there too, and no more after it
 * than the WAL has commits. Where the WAL cannot be read, opening says why. */
static gboolean
goes_on_from (LwConnection *with_wal,
              const char *path,
              const Link *last)
{
  g_autofree char *same = g_strdup_printf ("id = %" G_GINT64_FORMAT, last->id);
  g_auto(Link) there = { 0 };
  gint64 newest = 0;

  if (!lw_connection_query_int (with_wal, "SELECT max(id) FROM journal", "", &newest, NULL))
    return TRUE;
  return load_link (with_wal, same, &there) && g_bytes_equal (there.hash, last->hash) && newest - last->id <= count_commits (path);
}

gboolean
_lw_wal_check (const char *path,
               const LwKeyMaterial *key,
               GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(LwConnection) alone = lw_connection_open (path, LW_CONNECTION_IMMUTABLE, key, error);
  g_autoptr(LwConnection) with_wal = alone ? lw_connection_open (path, LW_CONNECTION_READ_ONLY, key, error) : NULL;
  g_auto(Link) last = { 0 };

  if (with_wal == NULL)
    return FALSE;
  lw_connection_keep_wal (with_wal);
  /* A crash while the WAL was being written back leaves a file that means nothing without it. */
  if (!load_link (alone, "id = (SELECT max(id) FROM journal)", &last) || goes_on_from (with_wal, path, &last))
    return TRUE;
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
               _("The file “%s-wal” beside the ledger is of another day than the ledger itself: one of the two was copied here. The ledger was not opened and nothing was changed, because saved actions would be lost. Move “%s-wal” to another folder and open the ledger again, or restore a backup."), name, name);
  return FALSE;
}
