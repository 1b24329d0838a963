/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Generations of backups beside the ledger: "镇台账-备份/20261121-094500-import.liangwei". Only files
 * whose names are exactly of that form are ever thinned out. */

/* The word is part of the ledger's own layout, whatever language the program speaks. */
#define SUFFIX "-备份"
#define DAYS 7
#define WEEKS 4
#define IMPORT_DAYS 30
#define DAILY_MOST (512 * 1024 * 1024) /* bytes */
#define STAMP_LENGTH 15 /* 20261121-094500 */

typedef struct
{
  char *name;
  GDateTime *time;
} Generation;

static void
generation_free (gpointer data)
{
  Generation *self = data;

  g_free (self->name);
  g_date_time_unref (self->time);
  g_free (self);
}

static char *
dup_stem (const char *path,
          char **extension)
{
  char *stem = g_path_get_basename (path);
  char *dot = strrchr (stem, '.');

  *extension = g_strdup (dot && dot != stem ? dot : "");
  if (dot && dot != stem)
    *dot = '\0';
  return stem;
}

static char *
dup_folder (const char *path)
{
  g_autofree char *extension = NULL;
  g_autofree char *stem = dup_stem (path, &extension);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_strconcat (stem, SUFFIX, NULL);

  return g_build_filename (parent, name, NULL);
}

static gboolean
has_digits (const char *text,
            guint count)
{
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* NULL for a file that is not one of ours. */
static GDateTime *
parse_time (const char *name,
            const char *extension)
{
  int year, month, day, hour, minute, second;

  if (strlen (name) <= STAMP_LENGTH || !has_digits (name, 8) || name[8] != '-' || !has_digits (name + 9, 6) ||
      name[STAMP_LENGTH] != '-' || !g_str_has_suffix (name, extension) || strstr (name, ".partial-"))
    return NULL;
  if (sscanf (name, "%4d%2d%2d-%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const Generation *x = *(const Generation *const *) a, *y = *(const Generation *const *) b;

  return g_date_time_compare (y->time, x->time);
}

static GPtrArray *
list_generations (const char *folder,
                  const char *extension)
{
  GPtrArray *generations = g_ptr_array_new_with_free_func (generation_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      GDateTime *time = parse_time (name, extension);
      Generation *generation;

      if (time == NULL)
        continue;
      generation = g_new0 (Generation, 1);
      generation->name = g_strdup (name);
      generation->time = time;
      g_ptr_array_add (generations, generation);
    }
  g_ptr_array_sort (generations, compare_newest_first);
  return generations;
}

static gboolean
is_recent_import (const Generation *generation,
                  GDateTime *now)
{
  return g_str_has_prefix (generation->name + STAMP_LENGTH, "-import") &&
         g_date_time_difference (now, generation->time) <= IMPORT_DAYS * G_TIME_SPAN_DAY;
}

/* Adds the period of @generation to those seen; TRUE when it is the newest of it and still counts. */
static gboolean
is_newest_of_period (GHashTable *seen,
                     GDateTime *time,
                     const char *format,
                     guint limit)
{
  char *period = g_date_time_format (time, format);

  if (g_hash_table_contains (seen, period) || g_hash_table_size (seen) >= limit)
    {
      g_free (period);
      return FALSE;
    }
  g_hash_table_add (seen, period);
  return TRUE;
}

/* @made: the newest, which stays whatever the clock says; others may be of the same second. */
static void
thin_out (const char *folder,
          const char *extension,
          const char *made,
          GDateTime *now)
{
  g_autoptr(GPtrArray) generations = list_generations (folder, extension);
  g_autoptr(GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) weeks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < generations->len; i++)
    {
      const Generation *generation = generations->pdata[i];
      gboolean daily = is_newest_of_period (days, generation->time, "%Y%m%d", DAYS);
      gboolean weekly = is_newest_of_period (weeks, generation->time, "%G-%V", WEEKS);
      g_autofree char *path = g_build_filename (folder, generation->name, NULL);

      if (!daily && !weekly && !is_recent_import (generation, now) && !g_str_equal (path, made))
        g_unlink (path);
    }
}

/* A word for a file name. */
static char *
dup_reason (const char *why)
{
  char *reason = g_strdup (why && *why ? why : "backup");

  return g_strdelimit (reason, "/\\:*?\"<>|. \t\n", '_');
}

/* Two within one second get a number. */
static char *
dup_free_path (const char *folder,
               const char *why,
               const char *extension,
               GDateTime *now)
{
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *reason = dup_reason (why);
  g_autofree char *first = g_strdup_printf ("%s-%s%s", stamp, reason, extension);
  char *path = g_build_filename (folder, first, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s-%u%s", stamp, reason, i, extension);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }
  return path;
}

/**
 * lw_ledger_backup_generation:
 * @self: a ledger without a running action
 * @why: a word for the file name: "import", "update", "passphrase", "daily"
 * @error: (out)
 *
 * Makes a verified backup beside the ledger, then removes old ones: the newest of each of the last
 * 7 days and of the last 4 weeks stay, and all named "import" of the last 30 days.
 *
 * Returns: (transfer full): its path; NULL as lw_ledger_backup()
 */
char *
lw_ledger_backup_generation (LwLedger *self,
                             const char *why,
                             GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = dup_folder (self->path);
  g_autofree char *extension = NULL;
  g_autofree char *stem = dup_stem (self->path, &extension);
  g_autofree char *path = dup_free_path (folder, why, extension, now);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LW_LEDGER_ERROR, errno == ENOSPC ? LW_LEDGER_ERROR_FULL : LW_LEDGER_ERROR_IO,
                   _("The folder for backups was not made (%s). Nothing was changed."), g_strerror (errno));
      return NULL;
    }
  if (!lw_ledger_backup (self, path, error))
    return NULL;
  thin_out (folder, extension, path, now);
  return g_steal_pointer (&path);
}

/* In microseconds since 1970, as the journal counts; 0 for none. What a clock that ran ahead has made
 * does not count, or nothing would be kept until that day. */
static gint64
time_of_newest (LwLedger *self,
                GDateTime *now)
{
  g_autofree char *folder = dup_folder (self->path);
  g_autofree char *extension = NULL;
  g_autofree char *stem = dup_stem (self->path, &extension);
  g_autoptr(GPtrArray) generations = list_generations (folder, extension);

  for (guint i = 0; i < generations->len; i++)
    {
      const Generation *generation = generations->pdata[i];

      if (g_date_time_compare (generation->time, now) <= 0)
        return g_date_time_to_unix (generation->time) * G_USEC_PER_SEC;
    }
  return 0;
}

/**
 * lw_ledger_backup_daily:
 * @self: a ledger without a running action
 * @error: (out)
 *
 * Makes a generation named "daily" for what was saved before today and is in no generation yet.
 * Ledgers above 512 MB are left to who can wait for them.
 *
 * Returns: (transfer full) (nullable): its path; NULL without @error when there was nothing to do
 */
char *
lw_ledger_backup_daily (LwLedger *self,
                        GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                         g_date_time_get_day_of_month (now), 0, 0, 0);
  gint64 today = g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
  gint64 newest = time_of_newest (self, now);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM journal WHERE at >= %" G_GINT64_FORMAT
                                          " AND at < %" G_GINT64_FORMAT " LIMIT 1)", newest, today);
  GStatBuf info;
  gint64 unkept;

  if (newest >= today || g_stat (self->path, &info) != 0 || info.st_size > DAILY_MOST)
    return NULL;
  if (!lw_connection_query_int (self->connection, sql, _("The journal was not read"), &unkept, error) || unkept == 0)
    return NULL;
  return lw_ledger_backup_generation (self, "daily", error);
}

/**
 * lw_ledger_list_backups:
 * @path: a ledger, which need not be there or sound
 *
 * Returns: (transfer full): the paths of its generations, the newest first; may be empty
 */
GStrv
lw_ledger_list_backups (const char *path)
{
  g_autofree char *folder = dup_folder (path);
  g_autofree char *extension = NULL;
  g_autofree char *stem = dup_stem (path, &extension);
  g_autoptr(GPtrArray) generations = list_generations (folder, extension);
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < generations->len; i++)
    {
      const Generation *generation = generations->pdata[i];
      g_autofree char *backup = g_build_filename (folder, generation->name, NULL);

      g_strv_builder_add (paths, backup);
    }
  return g_strv_builder_end (paths);
}
