/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-ctl-import-text.h"
#include "lw-ctl-json.h"
#include "lw-date.h"
#include "lw-import-json.h"
#include "lw-import.h"
#include "lw-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One file of the command line. */
typedef struct
{
  const char *path;
  LwSheetKind kind;
  LwImportReport *report; /* NULL: the file could not be read */
  char *error;
} File;

static void
file_free (File *file)
{
  g_clear_pointer (&file->report, lw_import_report_free);
  g_free (file->error);
  g_free (file);
}

static void
fail_file (LwCtl *ctl, File *file, const char *message)
{
  g_autofree char *shown = g_filename_display_name (file->path);

  file->error = g_strdup (message);
  lw_ctl_fail (ctl, LW_CTL_FAILED, _("%s: %s"), shown, message);
}

/* What the file is, for the order of several and to say it where nothing was understood. */
static void
recognise (File *file, const LwImportOptions *options)
{
  g_clear_pointer (&file->report, lw_import_report_free);
  file->report = lw_import_recognise (file->path, options, NULL);
  file->kind = file->report ? lw_import_report_get_kind (file->report) : LW_SHEET_KIND_NONE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const File *one = *(File * const *) a, *other = *(File * const *) b;
  return (int) one->kind - (int) other->kind;
}

/* Villages first, because the rows of the others name them; files of one kind stay in order. */
static void
sort_files (GPtrArray *files)
{
  for (guint i = 1; i < files->len; i++)
    for (guint k = i; k > 0 && compare_kinds (&files->pdata[k - 1], &files->pdata[k]) > 0; k--)
      {
        gpointer swapped = files->pdata[k];
        files->pdata[k] = files->pdata[k - 1];
        files->pdata[k - 1] = swapped;
      }
}

static GPtrArray *
make_files (char **paths, const LwImportOptions *options)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);

  for (guint i = 0; paths[i]; i++)
    {
      File *file = g_new0 (File, 1);
      file->path = paths[i];
      g_ptr_array_add (files, file);
      if (paths[1] != NULL)
        recognise (file, options);
    }
  sort_files (files);
  return files;
}

/* Several files cannot share one file of refused rows: 拒收.xlsx becomes 拒收-班子.xlsx. */
static char *
failures_path (const char *failures, const char *file, gboolean several)
{
  if (failures == NULL || !several)
    return g_strdup (failures);

  g_autofree char *base = g_path_get_basename (file);
  char *dot = strrchr (base, '.');
  if (dot && dot != base)
    *dot = '\0';
  const char *ending = g_str_has_suffix (failures, ".xlsx") ? failures + strlen (failures) - strlen (".xlsx") : failures + strlen (failures);
  return g_strdup_printf ("%.*s-%s%s", (int) (ending - failures), failures, base, ending);
}

static void
import_file (LwCtl *ctl, File *file, const LwImportOptions *options, gboolean several)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *failures = failures_path (options->failures, file->path, several);
  LwImportOptions own = *options;

  own.failures = failures;
  if (g_file_test (file->path, G_FILE_TEST_IS_DIR))
    {
      fail_file (ctl, file, _("This is a folder; name the files in it."));
      return;
    }

  LwImportReport *report = lw_import_file (ctl->ledger, file->path, &own, &error);
  if (report == NULL)
    {
      if (file->report == NULL && g_error_matches (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD))
        recognise (file, options);
      fail_file (ctl, file, error->message);
      return;
    }
  g_clear_pointer (&file->report, lw_import_report_free);
  file->report = report;
  if (failures && report->refused->len > 0)
    {
      g_autofree char *shown = g_filename_display_name (failures);
      lw_ctl_note (_("The refused rows are in “%s”; mend them there and import it again."), shown);
    }
}

/* A file that could not be read has the members of the others, all empty, and why. */
static JsonNode *
error_node (const File *file)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autofree char *name = g_filename_display_basename (file->path);
  const char *lists[] = { "sheets", "refused", "warnings" };

  json_builder_begin_object (json);
  lw_ctl_json_text (json, "file", name);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      json_builder_set_member_name (json, lists[i]);
      json_builder_begin_array (json);
      json_builder_end_array (json);
    }
  lw_ctl_json_text (json, "error", file->error);
  json_builder_end_object (json);
  return json_builder_get_root (json);
}

static JsonNode *
file_node (const File *file)
{
  return file->report ? lw_import_report_to_json (file->report) : error_node (file);
}

/* One file is one object, several are an array. */
static void
print_json (GPtrArray *files)
{
  g_autoptr(JsonNode) root = NULL;

  if (files->len == 1)
    {
      root = file_node (files->pdata[0]);
    }
  else
    {
      JsonArray *array = json_array_sized_new (files->len);
      for (guint i = 0; i < files->len; i++)
        json_array_add_element (array, file_node (files->pdata[i]));
      root = json_node_init_array (json_node_alloc (), array);
      json_array_unref (array);
    }

  g_autofree char *text = json_to_string (root, TRUE);
  lw_ctl_print (text);
  lw_ctl_print ("\n");
}

static gboolean
have_refused (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const File *file = files->pdata[i];
      if (file->report && file->error == NULL && file->report->refused->len > 0)
        return TRUE;
    }
  return FALSE;
}

/* What is there is kept beside the ledger before a file goes over it. */
static gboolean
keep_generation (LwCtl *ctl, GError **error)
{
  g_autoptr(GError) local = NULL;
  gint64 people = lw_ledger_count (ctl->ledger, &lw_person_table, &local);
  g_autofree char *kept = NULL;

  if (local == NULL && people > 0)
    kept = lw_ledger_backup_generation (ctl->ledger, "import", &local);
  if (local == NULL)
    return people <= 0 || kept != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static LwCtlStatus
import_all (LwCtl *ctl, const LwImportOptions *options, LwCtlFormat format)
{
  g_autoptr(GError) error = NULL;

  if (!options->dry_run && !keep_generation (ctl, &error))
    return lw_ctl_fail (ctl, LW_CTL_FAILED, _("No backup could be made, so nothing was imported: %s"), error->message);

  g_autoptr(GPtrArray) files = make_files (ctl->args + 1, options);
  for (guint i = 0; i < files->len; i++)
    import_file (ctl, files->pdata[i], options, files->len > 1);

  if (format == LW_CTL_JSON)
    print_json (files);
  for (guint i = 0; format == LW_CTL_TEXT && i < files->len; i++)
    {
      const File *file = files->pdata[i];
      if (file->report)
        lw_ctl_print_import (file->report, options->dry_run);
    }
  return ctl->status == LW_CTL_DONE && have_refused (files) ? LW_CTL_FINDINGS : ctl->status;
}

typedef struct /* the options as they were written */
{
  char *as;
  char *match;
  char *on;
  char *map;
  char *format;
  char *sheet;
  char *failures;
  gboolean complete;
  gboolean dry_run;
  GKeyFile *map_file;
} Given;

static void
given_clear (Given *given)
{
  g_free (given->as);
  g_free (given->match);
  g_free (given->on);
  g_free (given->map);
  g_free (given->format);
  g_free (given->sheet);
  g_free (given->failures);
  g_clear_pointer (&given->map_file, g_key_file_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static gboolean
read_map (LwCtl *ctl, Given *given, LwImportOptions *options)
{
  g_autoptr(GError) error = NULL;

  if (given->map == NULL)
    return TRUE;
  given->map_file = g_key_file_new ();
  if (!lw_ctl_check_regular (given->map, &error) || !g_key_file_load_from_file (given->map_file, given->map, G_KEY_FILE_NONE, &error))
    {
      g_autofree char *shown = g_filename_display_name (given->map);
      lw_ctl_fail (ctl, LW_CTL_FAILED, _("%s: %s"), shown, error->message);
      return FALSE;
    }
  options->map = given->map_file;
  return TRUE;
}

static gboolean
make_options (LwCtl *ctl, Given *given, LwImportOptions *options, LwCtlFormat *format)
{
  options->sheet = given->sheet;
  options->failures = given->failures;
  options->complete = given->complete;
  options->dry_run = given->dry_run;

  if (given->as && !lw_sheet_kind_from_word (given->as, &options->as))
    {
      lw_ctl_fail (ctl, LW_CTL_USAGE, _("--as: “%s” is none of villages, committees, reserves, recruits, person."), given->as);
      return FALSE;
    }
  if (given->match && strcmp (given->match, "skip") == 0)
    {
      options->skip_known = TRUE;
    }
  else if (given->match && strcmp (given->match, "update") != 0)
    {
      lw_ctl_fail (ctl, LW_CTL_USAGE, _("--match: “%s” is neither update nor skip."), given->match);
      return FALSE;
    }
  return lw_ctl_parse_date (ctl, "--on", given->on, &options->on) &&
         lw_ctl_parse_format (ctl, given->format, FALSE, format) && read_map (ctl, given, options);
}

LwCtlStatus
lw_ctl_run_import (LwCtl *ctl)
{
  g_auto(Given) given = { NULL };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &given.as,
      N_("Take every sheet for this kind"), "villages|committees|reserves|recruits|person" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &given.sheet, N_("Only the sheet of this name"), N_("NAME") },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &given.map, N_("Corrections of headings and columns"), N_("FILE") },
    { "match", 0, 0, G_OPTION_ARG_STRING, &given.match,
      N_("What happens to people who are there already (update)"), "update|skip" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &given.on, N_("The day the sheets speak of, instead of today"), N_("DATE") },
    { "complete", 0, 0, G_OPTION_ARG_NONE, &given.complete,
      N_("The roster is whole: what it does not name ends on that day"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &given.dry_run, N_("Only say what would happen"), NULL },
    { "failures", 0, 0, G_OPTION_ARG_FILENAME, &given.failures, N_("Write the refused rows here"), N_("OUT.xlsx") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &given.format, N_("How to print"), "text|json" },
    { NULL }
  };
  LwImportOptions options = { LW_SHEET_KIND_NONE };
  LwCtlFormat format = LW_CTL_TEXT;

  if (!lw_ctl_parse (ctl, entries, 2, G_MAXUINT) || !make_options (ctl, &given, &options, &format) ||
      lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_DEFAULT) == NULL)
    return ctl->status;
  return import_all (ctl, &options, format);
}
