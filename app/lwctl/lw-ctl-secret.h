/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ctl.h"

G_BEGIN_DECLS

/* Where a passphrase comes from: --password-file, LIANGWEI_PASSWORD, or the terminal; never an
 * argument, which everybody on the machine can read. Free with lw_secret_free(). */

/* Takes LIANGWEI_PASSWORD out of the environment, also out of its memory. */
char *lw_ctl_secret_take_env  (void) G_GNUC_WARN_UNUSED_RESULT;
/* The first line of a file. */
char *lw_ctl_secret_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* From the terminal, with echo off. */
char *lw_ctl_secret_prompt    (const char *prompt, gboolean to_replace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The passphrase of this run; NULL with ctl->status. @twice: a new one, asked for a second time. */
char *lw_ctl_passphrase       (LwCtl *ctl, gboolean twice) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a second passphrase, which never comes from the environment. */
char *lw_ctl_new_passphrase   (LwCtl *ctl, const char *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
