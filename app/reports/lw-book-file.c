/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-book-file.h"

#include "lw-part-file.h"
#include "lw-process.h"
#include "lw-report.h"
#include "lw-workbook.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
not_prepared (GError **error, const char *why)
{
  g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
               _("The spreadsheet could not be prepared: %s. Nothing was written."), why);
  return FALSE;
}

static gboolean
prepare (const LwBook *book, const char *temporary, const char *folder, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (lw_book_write (book, temporary, folder, &failure))
    return TRUE;
  if (g_error_matches (failure, LW_SHEET_ERROR, LW_SHEET_ERROR_IO))
    return not_prepared (error, failure->message);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
move_to_target (const char *from, const char *path, GError **error)
{
  g_autoptr (LwPartFile) part = lw_part_file_new (path, error);
  g_autoptr (GMappedFile) content = part != NULL ? g_mapped_file_new (from, FALSE, error) : NULL;

  if (content == NULL)
    return FALSE;
  lw_part_file_write (part, g_mapped_file_get_contents (content), g_mapped_file_get_length (content));
  return lw_part_file_commit (part, error);
}

gboolean
lw_book_file_write (const LwBook *book, const char *path, GError **error)
{
  const char *folder = lw_process_get_tmpdir ();
  g_autofree char *temporary = NULL;
  gboolean ok;
  int fd;

  if (folder == NULL)
    {
      g_set_error_literal (error, LW_REPORT_ERROR, LW_REPORT_ERROR_NO_MEMORY,
                           _("This computer offers no folder in memory, so a spreadsheet in the making would lie on the disk in the clear. Nothing was written; save as PDF or CSV, or mount a tmpfs."));
      return FALSE;
    }
  temporary = g_build_filename (folder, "book-XXXXXX.xlsx", NULL);
  fd = g_mkstemp (temporary);
  if (fd < 0)
    return not_prepared (error, g_strerror (errno));
  close (fd);
  ok = prepare (book, temporary, folder, error) && move_to_target (temporary, path, error);
  g_unlink (temporary);
  return ok;
}
