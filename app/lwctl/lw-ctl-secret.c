/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-secret.h"

#include "lw-process.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define VARIABLE "LIANGWEI_PASSWORD"
#define LONGEST 4096 /* bytes; a longer first line is no passphrase */

/* Set by a signal while the terminal does not echo, so that it can be put right first. */
static volatile sig_atomic_t caught;

static void
signal_cb (int signal_number)
{
  caught = signal_number;
}

static void
set_errno_error (GError **error, const char *path, int code)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” cannot be read: %s"),
               shown, g_strerror (code));
}

char *
lw_ctl_secret_take_env (void)
{
  char *value = getenv (VARIABLE);
  if (value == NULL)
    return NULL;

  char *copy = g_strdup (value);
  explicit_bzero (value, strlen (value));
  g_unsetenv (VARIABLE);
  return copy;
}

/* Reads up to the end of the first line, byte by byte in blocks, into memory of its own: stdio would
 * keep a copy in its buffer. NULL with errno. */
static char *
read_line (int fd)
{
  char *buffer = g_malloc0 (LONGEST + 1);
  gsize length = 0;

  while (length < LONGEST)
    {
      gssize n = read (fd, buffer + length, LONGEST - length);
      if (n < 0)
        {
          int code = errno;
          explicit_bzero (buffer, LONGEST);
          g_free (buffer);
          errno = code;
          return NULL;
        }
      length += (gsize) n;
      if (n == 0 || memchr (buffer, '\n', length) != NULL)
        break;
    }

  gsize end = strcspn (buffer, "\r\n");
  explicit_bzero (buffer + end, LONGEST - end);
  return buffer;
}

char *
lw_ctl_secret_read_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      set_errno_error (error, path, errno);
      return NULL;
    }

  char *secret = read_line (fd);
  int code = errno;
  close (fd);
  if (secret == NULL)
    set_errno_error (error, path, code);
  return secret;
}

/* The terminal without echo, while one line is read. It is asked for only then: what is typed before
 * would be shown, and thrown away. */
static char *
read_unseen (int tty, const char *prompt)
{
  const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
  struct sigaction old_actions[G_N_ELEMENTS (signals)];
  struct sigaction action = { .sa_handler = signal_cb }; /* no SA_RESTART: reading is to end */
  struct termios shown;
  char *secret = NULL;

  if (tcgetattr (tty, &shown) != 0)
    return NULL;

  caught = 0;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, &old_actions[i]);

  struct termios unseen = shown;
  unseen.c_lflag &= (tcflag_t) ~ECHO;
  if (tcsetattr (tty, TCSAFLUSH, &unseen) == 0)
    {
      if (write (tty, prompt, strlen (prompt)) >= 0)
        secret = read_line (tty);
      tcsetattr (tty, TCSAFLUSH, &shown);
    }

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &old_actions[i], NULL);
  if (caught != 0)
    {
      g_clear_pointer (&secret, lw_secret_free);
      raise (caught);
    }
  return secret;
}

char *
lw_ctl_secret_prompt (const char *prompt, gboolean to_replace, GError **error)
{
  int tty = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  char *secret = NULL;

  if (tty >= 0)
    {
      g_autofree char *text = g_strdup_printf ("%s ", prompt);
      secret = read_unseen (tty, text);
      if (write (tty, "\n", 1) < 0)
        g_debug ("the terminal is gone");
      close (tty);
    }
  if (secret == NULL && to_replace)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("There is no terminal to ask for the new passphrase. Give it by --new-password-file."));
  else if (secret == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("There is no terminal to ask for the passphrase. Give it by --password-file or in "
                   "the environment variable %s."), VARIABLE);
  return secret;
}

/* An empty passphrase protects nothing and is never meant. */
static char *
refuse_empty (LwCtl *ctl, char *secret)
{
  if (secret != NULL && secret[0] == '\0')
    {
      lw_secret_free (secret);
      lw_ctl_fail (ctl, LW_CTL_USAGE, _("The passphrase is empty."));
      return NULL;
    }
  return secret;
}

static char *
from_file (LwCtl *ctl, const char *path)
{
  g_autoptr(GError) error = NULL;
  char *secret = lw_ctl_secret_read_file (path, &error);

  if (secret == NULL)
    lw_ctl_fail (ctl, LW_CTL_FAILED, "%s", error->message);
  return refuse_empty (ctl, secret);
}

static char *
from_terminal (LwCtl *ctl, const char *prompt, gboolean twice, gboolean to_replace)
{
  g_autoptr(GError) error = NULL;
  char *secret = lw_ctl_secret_prompt (prompt, to_replace, &error);
  char *again = secret && twice ? lw_ctl_secret_prompt (_("The same once more:"), to_replace, &error) : NULL;

  if (error)
    lw_ctl_fail (ctl, LW_CTL_USAGE, "%s", error->message);
  else if (twice && strcmp (secret, again) != 0)
    lw_ctl_fail (ctl, LW_CTL_USAGE, _("The two passphrases differ; nothing was done."));

  if (error || (twice && strcmp (secret, again) != 0))
    g_clear_pointer (&secret, lw_secret_free);
  g_clear_pointer (&again, lw_secret_free);
  return refuse_empty (ctl, secret);
}

/**
 * lw_ctl_passphrase:
 * @ctl: the run
 * @twice: a passphrase that is given for the first time
 *
 * Returns: (transfer full) (nullable): the passphrase, for lw_secret_free(); %NULL when the run is
 *   over
 */
char *
lw_ctl_passphrase (LwCtl *ctl, gboolean twice)
{
  if (ctl->password_file)
    return from_file (ctl, ctl->password_file);
  if (ctl->env_passphrase)
    return refuse_empty (ctl, g_strdup (ctl->env_passphrase));
  return from_terminal (ctl, twice ? _("New passphrase:") : _("Passphrase:"), twice, FALSE);
}

/**
 * lw_ctl_new_passphrase:
 * @ctl: the run
 * @file: (nullable): file whose first line it is
 *
 * Returns: (transfer full) (nullable): the passphrase that is to replace the old one
 */
char *
lw_ctl_new_passphrase (LwCtl *ctl, const char *file)
{
  if (file)
    return from_file (ctl, file);
  return from_terminal (ctl, _("New passphrase:"), TRUE, TRUE);
}
