/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A user who sees only what a screen reader sees: starts a program with a home of its own, finds
 * what is showing by role and name over the accessibility bus, presses, fills in and reads it, and
 * has a keyboard. Every wait ends with what is waited for or, after LW_ROBOT_PATIENCE seconds, with
 * the whole tree on the error output and the end of the test. */

#ifndef LW_ROBOT_PATIENCE
#define LW_ROBOT_PATIENCE 60
#endif

typedef struct _LwRobot LwRobot;

/* Starts @program; its home and all its folders are below @home. @language as in LANGUAGE. */
LwRobot         *lw_robot_start       (const char *program,
                                       const char *home,
                                       const char *language);
/* Waits until the program has ended; fails unless it ended well and without a word on its error
 * output. Frees @robot. */
void             lw_robot_end         (LwRobot    *robot);

/* Waits for a showing object of that role ("button"; NULL: any) whose name fits the pattern
 * (with * and ?; NULL: any). */
void             lw_robot_await       (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
void             lw_robot_await_gone  (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* Waits until it can be used, or cannot. */
void             lw_robot_await_sensitive (LwRobot    *robot,
                                           const char *role,
                                           const char *name,
                                           gboolean    sensitive);
/* Whether one shows now; does not wait. */
gboolean         lw_robot_sees        (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* The name of the first that fits, after waiting: (transfer full). */
char            *lw_robot_read        (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* Does what the object offers as its action; without one it takes the focus and Return. */
void             lw_robot_press       (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* Presses it with the mouse, in its middle. */
void             lw_robot_click       (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* Waits until one that fits is ticked. */
void             lw_robot_await_checked (LwRobot    *robot,
                                         const char *role,
                                         const char *name);
/* Gives the focus to it. */
void             lw_robot_focus       (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* Replaces the text of a field by what the bus can write into it. */
void             lw_robot_fill        (LwRobot    *robot,
                                       const char *role,
                                       const char *name,
                                       const char *text);

/* One key as "Return" or "ctrl+shift+z". */
void             lw_robot_key         (LwRobot    *robot,
                                       const char *key);
/* ASCII, key by key, into whatever has the focus. */
void             lw_robot_type        (LwRobot    *robot,
                                       const char *text);
/* Waits until the focus is there. */
void             lw_robot_await_focus (LwRobot    *robot,
                                       const char *role,
                                       const char *name);
/* Presses that key ("Tab", "Down") until the focus is there; fails when it never comes. */
void             lw_robot_go_to       (LwRobot    *robot,
                                       const char *key,
                                       const char *role,
                                       const char *name);
/* Its home. */
const char      *lw_robot_get_home    (LwRobot    *robot);
/* The process of the program. */
int              lw_robot_get_pid     (LwRobot    *robot);
/* What shows, indented, on the error output. */
void             lw_robot_dump        (LwRobot    *robot);
