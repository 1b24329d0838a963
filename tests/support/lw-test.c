/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test.h"

#include <gio/gio.h>

char *
lw_test_make_dir (void)
{
  g_autoptr(GError) error = NULL;
  char *dir = g_dir_make_tmp ("liangwei-test-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

static void
remove_tree (GFile *file)
{
  g_autoptr(GFileEnumerator) children = NULL;
  GFile *child = NULL;

  children = g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child)
    remove_tree (child);

  g_file_delete (file, NULL, NULL);
}

void
lw_test_remove_dir (char *dir)
{
  g_autoptr(GFile) file = g_file_new_for_path (dir);

  remove_tree (file);
  g_free (dir);
}

char *
lw_test_data (const char *relative)
{
  return g_test_build_filename (G_TEST_DIST, relative, NULL);
}
