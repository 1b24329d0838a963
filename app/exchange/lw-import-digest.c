/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A roster lies open in another program while its preview is read: what is written must be what was
 * looked at. */

char *
lw_import_digest (const char *path,
                  GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *block = g_malloc (1 << 16);
  gssize n = 0;

  /* A pipe would be waited for, and a device has no end. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("This is no file."));
      return NULL;
    }
  stream = g_file_read (file, NULL, error);
  if (!stream)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), block, 1 << 16, NULL, error)) > 0)
    g_checksum_update (sum, block, n);
  return n < 0 ? NULL : g_strdup (g_checksum_get_string (sum));
}

/* After the last row was read, so that a change while it was being read is seen too. */
gboolean
lw_import_is_as_seen (const char *path,
                      const char *digest,
                      GError **error)
{
  g_autofree char *now = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (!digest)
    return TRUE;
  now = lw_import_digest (path, error);
  if (!now)
    return FALSE;
  if (g_str_equal (now, digest))
    return TRUE;
  g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_CHANGED,
               _("“%s” was changed by another program after it was shown here. Nothing of it was written. "
                 "It is read again now: look it over once more, then write it."),
               name);
  return FALSE;
}
