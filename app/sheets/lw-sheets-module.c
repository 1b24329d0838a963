/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheets-module.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MODULE_NAME "liblw-formats.so"

/* Installed, also below another root: …/bin/liangwei has it in …/lib/liangwei. In the build tree it
 * lies where it was built. */
char *
lw_sheets_module_dup_path (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  if (g_str_has_suffix (folder, "/" BINDIR))
    {
      folder[strlen (folder) - strlen (BINDIR)] = '\0';
      return g_build_filename (folder, MODULEDIR, MODULE_NAME, NULL);
    }
  if (g_str_has_prefix (folder, BUILD_ROOT "/"))
    return g_build_filename (BUILD_ROOT, "app", "formats", MODULE_NAME, NULL);
  return g_build_filename (PREFIX, MODULEDIR, MODULE_NAME, NULL);
}

static void
set_error (GError **error, const char *path, const char *why)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_MODULE,
               _ ("The part of the program that reads and writes spreadsheets cannot be used: %s (%s). Nothing was "
                  "read or written, and the ledger is unchanged. Install the program again; until then appointment "
                  "forms can still be read, and reports be saved as PDF or CSV."),
               path, why);
}

/* It begins with the path. */
static const char *
reason_of_linker (const char *path)
{
  const char *reason = dlerror ();

  if (g_str_has_prefix (reason, path) && reason[strlen (path)] == ':')
    reason += strlen (path) + 1;
  while (*reason == ' ')
    reason++;
  return reason;
}

const LwSheets *
lw_sheets_module_load (const char *path, GError **error)
{
  /* All symbols at once: what is missing shows here and not in the middle of an import. */
  void *module = dlopen (path, RTLD_NOW | RTLD_LOCAL);
  LwSheetsModuleFunc enter = module != NULL ? (LwSheetsModuleFunc) dlsym (module, LW_SHEETS_MODULE_SYMBOL) : NULL;
  const LwSheets *sheets = enter != NULL ? enter () : NULL;

  if (module == NULL)
    set_error (error, path, reason_of_linker (path));
  else if (sheets == NULL || strcmp (sheets->version, PACKAGE_VERSION) != 0)
    set_error (error, path, _ ("it belongs to another version of the program"));
  else
    return sheets;
  if (module != NULL)
    dlclose (module);
  return NULL;
}

/* Of the window; app/formats has the one for programs that it is linked into. */
const LwSheets *
lw_sheets_get (GError **error)
{
  static GMutex mutex;
  static const LwSheets *sheets;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *program = NULL;
  g_autofree char *path = NULL;

  if (sheets != NULL)
    return sheets;
  program = g_file_read_link ("/proc/self/exe", NULL);
  path = lw_sheets_module_dup_path (program != NULL ? program : PREFIX "/" BINDIR "/liangwei");
  sheets = lw_sheets_module_load (path, error);
  return sheets;
}
