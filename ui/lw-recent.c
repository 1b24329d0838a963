/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-recent.h"

#include "lw-ledger.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_RECENT 8

void
lw_recent_free (LwRecent *recent)
{
  g_free (recent->path);
  g_free (recent);
}

static char *
file_of_list (void)
{
  return g_build_filename (g_get_user_state_dir (), "liangwei", "recent.ini", NULL);
}

static int
by_time (gconstpointer a,
         gconstpointer b)
{
  const LwRecent *one = *(LwRecent *const *) a;
  const LwRecent *other = *(LwRecent *const *) b;

  return (other->opened > one->opened) - (other->opened < one->opened);
}

GPtrArray *
lw_recent_list (void)
{
  g_autofree char *file = file_of_list ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_recent_free);
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL))
    return list;
  groups = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *path = g_key_file_get_string (keys, groups[i], "path", NULL);
      LwRecent *recent;

      if (path == NULL)
        continue;
      recent = g_new0 (LwRecent, 1);
      recent->path = g_steal_pointer (&path);
      recent->opened = g_key_file_get_int64 (keys, groups[i], "opened", NULL);
      g_ptr_array_add (list, recent);
    }
  g_ptr_array_sort (list, by_time);
  return list;
}

static void
write_list (GPtrArray *list)
{
  g_autofree char *file = file_of_list ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MIN (list->len, MAX_RECENT); i++)
    {
      const LwRecent *recent = g_ptr_array_index (list, i);
      g_autofree char *group = g_strdup_printf ("ledger-%u", i);

      g_key_file_set_string (keys, group, "path", recent->path);
      g_key_file_set_int64 (keys, group, "opened", recent->opened);
    }
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (keys, file, &error))
    g_info ("The list of recent ledgers was not written: %s", error->message);
}

static void
take_out (GPtrArray  *list,
          const char *path)
{
  for (guint i = list->len; i > 0; i--)
    {
      const LwRecent *recent = g_ptr_array_index (list, i - 1);
      if (g_str_equal (recent->path, path))
        g_ptr_array_remove_index (list, i - 1);
    }
}

void
lw_recent_add (const char *path)
{
  g_autoptr (GPtrArray) list = lw_recent_list ();
  LwRecent *recent = g_new0 (LwRecent, 1);

  recent->path = g_strdup (path);
  recent->opened = g_get_real_time () / G_USEC_PER_SEC;
  take_out (list, path);
  g_ptr_array_insert (list, 0, recent);
  write_list (list);
}

void
lw_recent_remove (const char *path)
{
  g_autoptr (GPtrArray) list = lw_recent_list ();

  take_out (list, path);
  write_list (list);
}

char *
lw_recent_dup_name (const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);
  char *dot = g_strrstr (base, ".");

  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_steal_pointer (&base);
}

char *
lw_recent_dup_place (const char *path)
{
  const char *home = g_get_home_dir ();
  g_autofree char *name = g_filename_display_name (path);

  if (g_str_has_prefix (name, home) && name[strlen (home)] == '/')
    return g_strconcat ("~", name + strlen (home), NULL);
  return g_steal_pointer (&name);
}

char *
lw_recent_dup_backup (const char *path,
                      gint64     *when)
{
  g_auto (GStrv) backups = lw_ledger_list_backups (path);
  GStatBuf info;

  *when = 0;
  if (backups[0] == NULL || g_stat (backups[0], &info) != 0)
    return NULL;
  *when = info.st_mtime;
  return g_strdup (backups[0]);
}
