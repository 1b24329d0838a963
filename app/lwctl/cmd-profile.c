/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-ctl-rows.h"
#include "lw-profile.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST (1024 * 1024) /* bytes of a profile; they have some thousands */

static const LwCtlColumn profile_columns[] = {
  { "id", N_("Profile") },
  { "name", N_("Name") },
  { "place", N_("Place in the stack"), LW_CTL_CELL_NUMBER },
  { "rules", N_("Rules"), LW_CTL_CELL_NUMBER },
  { "source", N_("Source") },
  { NULL }
};

/* From 1; 0: not in the stack. */
static guint
place_of (GPtrArray *stack, const char *id)
{
  for (guint i = 0; i < stack->len; i++)
    if (strcmp (lw_profile_get_id (stack->pdata[i]), id) == 0)
      return i + 1;
  return 0;
}

static LwCtlStatus
list_profiles (LwCtl *ctl, LwCtlFormat format)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = lw_profiles_list (ctl->ledger, &error);
  g_autoptr(GPtrArray) stack = all ? lw_profiles_stack (ctl->ledger, &error) : NULL;
  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (profile_columns, format);

  if (stack == NULL)
    return lw_ctl_fail_error (ctl, error);
  for (guint i = 0; i < all->len; i++)
    {
      LwProfile *profile = all->pdata[i];
      guint place = place_of (stack, lw_profile_get_id (profile));
      lw_ctl_rows_text (rows, lw_profile_get_id (profile));
      lw_ctl_rows_text (rows, lw_profile_get_name (profile));
      lw_ctl_rows_number (rows, place > 0, place);
      lw_ctl_rows_number (rows, TRUE, lw_profile_get_n_rules (profile));
      lw_ctl_rows_text (rows, lw_profile_get_source (profile));
    }
  lw_ctl_rows_print (rows);
  return LW_CTL_DONE;
}

static char *
profile_text (LwCtl *ctl, const char *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = lw_profiles_list (ctl->ledger, &error);

  for (guint i = 0; all && i < all->len; i++)
    if (strcmp (lw_profile_get_id (all->pdata[i]), id) == 0)
      return lw_profile_to_text (all->pdata[i]);
  if (error)
    lw_ctl_fail_error (ctl, error);
  else
    lw_ctl_fail (ctl, LW_CTL_USAGE, _("There is no profile “%s”."), id);
  return NULL;
}

static LwCtlStatus
show_profile (LwCtl *ctl)
{
  g_autofree char *text = profile_text (ctl, ctl->args[2]);

  if (text)
    lw_ctl_print (text);
  return text ? LW_CTL_DONE : ctl->status;
}

/* A file that is there is not replaced, not even one that comes in between. */
static gboolean
write_new_file (const char *path, const char *text, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);

  return stream && g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static LwCtlStatus
export_profile (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = profile_text (ctl, ctl->args[2]);

  if (text == NULL)
    return ctl->status;
  if (!write_new_file (ctl->args[3], text, &error))
    return lw_ctl_fail (ctl, LW_CTL_FAILED, "%s", error->message);
  return LW_CTL_DONE;
}

static char *
read_text_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;

  if (!lw_ctl_check_regular (path, error))
    return NULL;
  stream = g_file_read (file, NULL, error);
  text = g_malloc (LARGEST + 1);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, LARGEST, &length, NULL, error))
    return NULL;
  if (length == LARGEST || memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is no text file in UTF-8; nothing was imported."), shown);
      return NULL;
    }
  text[length] = '\0';
  return g_steal_pointer (&text);
}

static LwCtlStatus
import_profile (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_text_file (ctl->args[2], &error);
  g_autofree char *shown = g_filename_display_basename (ctl->args[2]);

  if (text == NULL)
    return lw_ctl_fail (ctl, LW_CTL_FAILED, "%s", error->message);
  if (!lw_profiles_import (ctl->ledger, text, shown, &error))
    return lw_ctl_fail_error (ctl, error);
  return LW_CTL_DONE;
}

static LwCtlStatus
use_profiles (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;

  if (!lw_profiles_use (ctl->ledger, (const char * const *) ctl->args + 2, &error))
    return lw_ctl_fail_error (ctl, error);
  return LW_CTL_DONE;
}

typedef struct
{
  const char *name;
  guint min_args; /* after the name */
  guint max_args;
  gboolean writes;
  LwCtlStatus (*run) (LwCtl *ctl); /* NULL: list */
} Verb;

static const Verb verbs[] = {
  { "list", 0, 0, FALSE, NULL },
  { "show", 1, 1, FALSE, show_profile },
  { "use", 1, 100, TRUE, use_profiles },
  { "import", 1, 1, TRUE, import_profile },
  { "export", 2, 2, FALSE, export_profile },
};

static const Verb *
find_verb (LwCtl *ctl)
{
  guint n = g_strv_length (ctl->args) - 2;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, ctl->args[1]) == 0 && n >= verbs[i].min_args && n <= verbs[i].max_args)
      return &verbs[i];
  lw_ctl_fail (ctl, LW_CTL_USAGE, _("Say one of: list, show ID, use ID…, import FILE, export ID FILE."));
  return NULL;
}

LwCtlStatus
lw_ctl_run_profile (LwCtl *ctl)
{
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_("How to print the list"), "text|json|csv" },
    { NULL }
  };
  LwCtlFormat format = LW_CTL_TEXT;

  if (!lw_ctl_parse (ctl, entries, 2, G_MAXUINT) || !lw_ctl_parse_format (ctl, format_text, TRUE, &format))
    return ctl->status;
  const Verb *verb = find_verb (ctl);
  if (verb == NULL ||
      lw_ctl_open (ctl, ctl->args[0], verb->writes ? LW_LEDGER_OPEN_DEFAULT : LW_LEDGER_OPEN_READ_ONLY) == NULL)
    return ctl->status;
  return verb->run ? verb->run (ctl) : list_profiles (ctl, format);
}
