/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-robot.h"

/* What the ways to a report have in common. */

#define STEPS_PASSPHRASE "nine lamps over the old ferry"

#define STEPS_SAVED "saved.pdf"

typedef void (*LwStep) (LwRobot *robot);

/* What a program of these tests is called with: itself and the program under test. */
void lw_steps_init (int *argc, char ***argv);
/* A test that starts the program in a home of its own, in Chinese, makes the first step, walks on and
 * leaves; the program has to end well. */
void lw_steps_add  (const char *name,
                    LwStep      first,
                    LwStep      walk);

/* Names of the sheets of a fictional township, in the order of import; NULL at the end. */
extern const char *const lw_steps_sheets[];

/* Path of the sheet: (transfer full). */
char *lw_steps_sheet      (guint       i);
/* Path of the one ledger below @folder: (transfer full) (nullable). */
char *lw_steps_dup_ledger (const char *folder);
/* From the first start to the demo. */
void  lw_steps_open_demo  (LwRobot *robot);
/* From the first start to the ledger of a township, without people, over the bus. */
void  lw_steps_make_ledger (LwRobot *robot);
/* In the dialog of that title: types the path of the file that is opened, or written. */
void  lw_steps_open       (LwRobot    *robot,
                           const char *title,
                           const char *path);
void  lw_steps_save       (LwRobot    *robot,
                           const char *title,
                           const char *path);
/* Chooses the only printer of the dialog, a file, and prints. */
void  lw_steps_print      (LwRobot    *robot);
/* Waits until there is a whole PDF of some size in @home, of that name or (NULL) of a name that the
 * program gave it. */
void  lw_steps_await_pdf  (LwRobot    *robot,
                           const char *home,
                           const char *name);
