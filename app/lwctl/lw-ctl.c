/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-ctl-secret.h"
#include "lw-process.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const LwCtlCommand commands[] = {
  { "create", "LEDGER [--division CODE]…",
    N_("Make a new encrypted ledger"),
    N_("With --division the villages and communities of these divisions (2, 4, 6, 9 or 12 digits) come "
       "from the built-in table. A file that exists is never replaced."),
    lw_ctl_run_create },
  { "import", "LEDGER FILE…",
    N_("Take spreadsheets and appointment forms into the ledger"),
    N_("The kind of each sheet, its headings and the meaning of its columns are found. Each file is one "
       "action that one undo takes back. Several files go in as villages, committees, reserves, "
       "recruits, person, whatever their order on the line."),
    lw_ctl_run_import },
  { "set", "LEDGER election-day|township|handler VALUE",
    N_("Set what the ledger itself holds"),
    N_("An empty VALUE unsets it."),
    lw_ctl_run_set },
  { "check", "LEDGER",
    N_("Say which village is ready, which is not, and why"),
    N_("Ends with 1 when a statutory or required rule is not met."),
    lw_ctl_run_check },
  { "report", "LEDGER KIND --output FILE",
    N_("Write a report as PDF, spreadsheet or CSV"),
    N_("KIND: readiness. The ending of FILE says what is written: .pdf, .xlsx or .csv."),
    lw_ctl_run_report },
  { "list", "LEDGER villages|people|posts|reserves|recruits",
    N_("List what the ledger holds"),
    N_("With --on only the posts and memberships in force on that day."),
    lw_ctl_run_list },
  { "history", "LEDGER",
    N_("Show who changed which field, from what to what, and when"), NULL,
    lw_ctl_run_history },
  { "undo", "LEDGER", N_("Take back the last action"), NULL, lw_ctl_run_undo },
  { "redo", "LEDGER", N_("Do again what was taken back"), NULL, lw_ctl_run_redo },
  { "waive", "LEDGER RULE VILLAGE --reason TEXT --document TEXT --until DATE",
    N_("Record that a rule is waived for a village"),
    N_("VILLAGE is a 12-digit code or a name."),
    lw_ctl_run_waive },
  { "verify", "LEDGER",
    N_("Look for damage: pages, keys, journal, attachments"),
    N_("Ends with 1 when something was found."),
    lw_ctl_run_verify },
  { "backup", "LEDGER FILE", N_("Write a verified copy of the ledger"), NULL, lw_ctl_run_backup },
  { "restore", "FILE LEDGER",
    N_("Make a ledger from a backup"),
    N_("The passphrase is that of the backup."),
    lw_ctl_run_restore },
  { "rescue", "FILE LEDGER",
    N_("Save what can be read of a damaged ledger into a new one"),
    N_("The damaged file is left as it is. Prints what was saved and what was lost; ends with 1 when something was lost."),
    lw_ctl_run_rescue },
  { "passwd", "LEDGER",
    N_("Change the passphrase"),
    N_("Older backups keep the old passphrase."),
    lw_ctl_run_passwd },
  { "profile", "LEDGER list|show ID|use ID…|import FILE|export ID FILE",
    N_("Show or change the rule profiles"),
    N_("The law of the nation (national-2026) is always the first and cannot be switched off."),
    lw_ctl_run_profile },
  { "demo", "LEDGER",
    N_("Make a demo ledger of a fictional township"),
    N_("Its passphrase is “demo” unless one is given."),
    lw_ctl_run_demo },
  { NULL }
};

const LwCtlCommand *
lw_ctl_commands (void)
{
  return commands;
}

static const LwCtlCommand *
find_command (const char *name)
{
  for (const LwCtlCommand *command = commands; command->name; command++)
    if (strcmp (command->name, name) == 0)
      return command;
  return NULL;
}

static void
print_overview (FILE *stream)
{
  fprintf (stream, _("Usage: %s\n"), "lwctl COMMAND …");
  fprintf (stream, "\n%s\n\n", _("Liangwei: rosters of villages and their readiness for elections."));
  for (const LwCtlCommand *command = commands; command->name; command++)
    fprintf (stream, "  %-8s %s\n", command->name, _(command->summary));
  fprintf (stream, "\n%s\n", _("“lwctl COMMAND --help” says more. The passphrase comes from "
                               "--password-file FILE, from LIANGWEI_PASSWORD, or is asked for."));
  fprintf (stream, "%s\n", _("Exit status: 0 done; 1 done, with findings; 2 wrong usage; 3 the ledger "
                             "cannot be opened; 4 reading or writing failed."));
}

static GOptionContext *
make_context (LwCtl *ctl, const GOptionEntry *common, const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (ctl->command->usage);

  /* Its own --help ends the process in the middle of things. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(ctl->command->summary));
  if (ctl->command->details)
    g_option_context_set_description (context, _(ctl->command->details));
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static gboolean
wrong_usage (LwCtl *ctl, const char *message)
{
  g_autofree char *usage = g_strdup_printf ("lwctl %s %s", ctl->command->name, ctl->command->usage);

  lw_ctl_fail (ctl, LW_CTL_USAGE, "%s", message);
  g_printerr (_("Usage: %s\n"), usage);
  g_printerr (_("“lwctl %s --help” says more.\n"), ctl->command->name);
  return FALSE;
}

gboolean
lw_ctl_parse (LwCtl *ctl, const GOptionEntry *entries, guint min_args, guint max_args)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &ctl->password_file,
      N_("The first line of this file is the passphrase"), N_("FILE") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &ctl->user,
      N_("Who acts (else the handler set in the ledger, else the login name)"), N_("NAME") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &ctl->args, NULL, NULL },
    { NULL }
  };
  g_autoptr(GOptionContext) context = make_context (ctl, common, entries);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) argv = g_strdupv (ctl->argv);

  /* GOption writes the program's name in front of the usage. */
  g_autofree char *name = g_strdup_printf ("lwctl %s", ctl->command->name);
  g_set_prgname (name);
  g_free (argv[0]);
  argv[0] = g_strdup (name);

  if (!g_option_context_parse_strv (context, &argv, &error))
    return wrong_usage (ctl, error->message);
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      lw_ctl_print (text);
      ctl->status = LW_CTL_DONE;
      return FALSE;
    }

  guint n = ctl->args ? g_strv_length (ctl->args) : 0;
  if (n < min_args)
    return wrong_usage (ctl, _("An argument is missing."));
  if (n > max_args)
    return wrong_usage (ctl, _("There are too many arguments."));
  for (guint i = 0; i < MIN (n, min_args); i++)
    if (ctl->args[i][0] == '\0' && !(i > 0 && strcmp (ctl->command->name, "set") == 0))
      return wrong_usage (ctl, _("An argument is missing."));
  return TRUE;
}

static void
lw_ctl_clear (LwCtl *ctl)
{
  g_clear_object (&ctl->ledger);
  g_clear_pointer (&ctl->args, g_strfreev);
  g_clear_pointer (&ctl->password_file, g_free);
  g_clear_pointer (&ctl->user, g_free);
  g_clear_pointer (&ctl->env_passphrase, lw_secret_free);
}

/* Results that could not be written are no results. */
static void
finish (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;

  if (ctl->ledger && !lw_ledger_close (ctl->ledger, &error))
    lw_ctl_fail_error (ctl, error);
  if (fflush (stdout) != 0 || ferror (stdout))
    lw_ctl_fail (ctl, LW_CTL_FAILED, _("The result could not be written to standard output."));
}

static int
run_command (const LwCtlCommand *command, char **argv)
{
  LwCtl ctl = { .command = command, .argv = argv };

  ctl.env_passphrase = lw_ctl_secret_take_env ();
  ctl.status = command->run (&ctl);
  finish (&ctl);
  lw_ctl_clear (&ctl);
  return (int) ctl.status;
}

static int
answer_globally (const char *option)
{
  if (strcmp (option, "--version") == 0)
    printf ("lwctl %s\n", PACKAGE_VERSION);
  else
    print_overview (stdout);
  return fflush (stdout) == 0 ? LW_CTL_DONE : LW_CTL_FAILED;
}

/**
 * lw_ctl_main:
 * @argc: number of arguments
 * @argv: (array length=argc): the program's name, the command, its arguments
 *
 * Returns: the exit status, a #LwCtlStatus
 */
int
lw_ctl_main (int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  if (name && (strcmp (name, "--version") == 0 || strcmp (name, "--help") == 0 ||
               strcmp (name, "-h") == 0 || (strcmp (name, "help") == 0 && argc == 2)))
    return answer_globally (name);

  const LwCtlCommand *command = name ? find_command (name) : NULL;
  if (command)
    return run_command (command, argv + 1);

  if (name)
    {
      g_autofree char *shown = g_filename_display_name (name);
      g_printerr (_("lwctl: there is no command “%s”.\n"), shown);
    }
  print_overview (stderr);
  return LW_CTL_USAGE;
}
