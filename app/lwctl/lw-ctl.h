/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* lwctl: the same work as the window, without a display. One run is one LwCtl. */

typedef enum
{
  LW_CTL_DONE = 0,
  LW_CTL_FINDINGS = 1,    /* done, but something was found or refused */
  LW_CTL_USAGE = 2,       /* wrong usage: nothing was done */
  LW_CTL_CANNOT_OPEN = 3, /* the ledger cannot be opened */
  LW_CTL_FAILED = 4,      /* reading or writing failed */
} LwCtlStatus;

typedef enum
{
  LW_CTL_TEXT,
  LW_CTL_JSON,
  LW_CTL_CSV,
} LwCtlFormat;

typedef struct _LwCtl LwCtl;

typedef struct
{
  const char *name;
  const char *usage;   /* its arguments, as in a manual page */
  const char *summary; /* msgid */
  const char *details; /* msgid, nullable: what --help adds */
  LwCtlStatus (*run) (LwCtl *ctl);
} LwCtlCommand;

struct _LwCtl
{
  const LwCtlCommand *command;

  /* Borrowed. */
  char **argv; /* from the name of the command on */

  /* Owned. */
  char **args; /* what is no option */
  char *password_file;
  char *user;
  char *env_passphrase;
  LwLedger *ledger; /* closed at the end of the run */
  LwCtlStatus status;
};

int  lw_ctl_main (int argc, char **argv);

/* All commands, ends with a NULL name. */
const LwCtlCommand *lw_ctl_commands (void);

/* Options. FALSE: the run is over with ctl->status, and why has been said. */
gboolean lw_ctl_parse       (LwCtl              *ctl,
                             const GOptionEntry *entries, /* nullable */
                             guint               min_args,
                             guint               max_args);
/* What a value of an option means; FALSE as with lw_ctl_parse(). NULL leaves the result as it is. */
gboolean lw_ctl_parse_date  (LwCtl *ctl, const char *option, const char *text, LwDate *date);
gboolean lw_ctl_parse_format (LwCtl *ctl, const char *text, gboolean with_csv, LwCtlFormat *format);

/* Saying what went wrong: on standard error, and the status is returned and kept. */
LwCtlStatus lw_ctl_fail       (LwCtl *ctl, LwCtlStatus status, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* The status that the error stands for. */
LwCtlStatus lw_ctl_fail_error (LwCtl *ctl, const GError *error);
LwCtlStatus lw_ctl_status_of  (const GError *error);
/* A message that is no failure, on standard error. */
void        lw_ctl_note       (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* A result, on standard output. */
void        lw_ctl_print      (const char *text);

/* The ledger of this run, open; NULL: the run is over with ctl->status. */
LwLedger   *lw_ctl_open       (LwCtl *ctl, const char *path, LwLedgerOpenFlags flags);
LwLedger   *lw_ctl_create     (LwCtl *ctl, const char *path, const char *passphrase);
/* The village that a code or name means: (transfer full), NULL when there is none, with ctl->status. */
LwVillage  *lw_ctl_village    (LwCtl *ctl, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE when some village's code begins with each of @codes (nullable). */
gboolean    lw_ctl_check_codes (LwCtl *ctl, char **codes);

/* FALSE with @error for a folder, a device or a pipe; what is not there is left to who opens it. */
gboolean    lw_ctl_check_regular (const char *path, GError **error);

/* The commands. */
LwCtlStatus lw_ctl_run_create  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_demo    (LwCtl *ctl);
LwCtlStatus lw_ctl_run_import  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_set     (LwCtl *ctl);
LwCtlStatus lw_ctl_run_check   (LwCtl *ctl);
LwCtlStatus lw_ctl_run_report  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_list    (LwCtl *ctl);
LwCtlStatus lw_ctl_run_history (LwCtl *ctl);
LwCtlStatus lw_ctl_run_undo    (LwCtl *ctl);
LwCtlStatus lw_ctl_run_redo    (LwCtl *ctl);
LwCtlStatus lw_ctl_run_waive   (LwCtl *ctl);
LwCtlStatus lw_ctl_run_verify  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_backup  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_restore (LwCtl *ctl);
LwCtlStatus lw_ctl_run_rescue  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_passwd  (LwCtl *ctl);
LwCtlStatus lw_ctl_run_profile (LwCtl *ctl);

G_END_DECLS
