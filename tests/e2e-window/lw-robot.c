/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

struct _LwRobot
{
  GSubprocess *process;
  guint pid;
  char *errors; /* path */
  AtspiAccessible *application;
  Display *display;
};

#define POLL_MS 40

/* ---- the program ---- */

/* A test that is killed takes its program with it. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
set_folders (GSubprocessLauncher *launcher,
             const char          *home)
{
  static const char *const variables[][2] = {
    { "HOME", "." },
    { "XDG_DATA_HOME", "data" },
    { "XDG_CONFIG_HOME", "config" },
    { "XDG_CACHE_HOME", "cache" },
    { "XDG_STATE_HOME", "state" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (home, variables[i][1], NULL);

      g_mkdir_with_parents (path, 0700);
      g_subprocess_launcher_setenv (launcher, variables[i][0], path, TRUE);
    }
}

static void
spawn (LwRobot    *self,
       const char *program,
       const char *home,
       const char *language)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  set_folders (launcher, home);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", language, TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_DEBUG", "gl-disable", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-warnings", TRUE);
  /* The test itself is not asked: the libraries of the bus keep what they have learnt. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=1:abort_on_error=0", TRUE);
  g_subprocess_launcher_set_stderr_file_path (launcher, self->errors);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  self->pid = (guint) atoi (g_subprocess_get_identifier (self->process));
}

static void
print_errors (LwRobot *self)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents (self->errors, &text, NULL, NULL) && *text != '\0')
    g_printerr ("---- error output of the program ----\n%s\n", text);
}

G_NORETURN static void
give_up (LwRobot    *self,
         const char *what,
         const char *role,
         const char *name)
{
  g_printerr ("%s: role “%s”, name “%s”\n", what, role != NULL ? role : "any",
              name != NULL ? name : "any");
  if (self->application != NULL)
    lw_robot_dump (self);
  print_errors (self);
  g_subprocess_force_exit (self->process);
  abort ();
}

/* ---- walking the tree ---- */

static AtspiAccessible *
find_application (LwRobot *self)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL && atspi_accessible_get_process_id (child, NULL) == self->pid)
        return g_steal_pointer (&child);
    }
  return NULL;
}

static gboolean
has_state (AtspiAccessible *object,
           AtspiStateType   state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (object);

  return states != NULL && atspi_state_set_contains (states, state);
}

static gboolean
fits (AtspiAccessible *object,
      const char      *role,
      const char      *name)
{
  g_autofree char *own_role = NULL;
  g_autofree char *own_name = NULL;

  if (role != NULL)
    {
      own_role = atspi_accessible_get_role_name (object, NULL);
      if (g_strcmp0 (role, own_role) != 0)
        return FALSE;
    }
  if (name == NULL)
    return TRUE;
  own_name = atspi_accessible_get_name (object, NULL);
  return own_name != NULL && g_pattern_match_simple (name, own_name);
}

/* From the end: dialogs come after the window they belong to, messages after the page they are
 * shown over, and those are soon gone. */
static AtspiAccessible *
search (AtspiAccessible *object,
        const char      *role,
        const char      *name)
{
  int n = atspi_accessible_get_child_count (object, NULL);

  for (int i = n - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (object, i, NULL);
      AtspiAccessible *found;

      if (child == NULL || !has_state (child, ATSPI_STATE_VISIBLE))
        continue;
      if (fits (child, role, name))
        return g_steal_pointer (&child);
      found = search (child, role, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
dump_object (AtspiAccessible *object,
             int              depth)
{
  int n = atspi_accessible_get_child_count (object, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (object, NULL);
  g_autofree char *name = atspi_accessible_get_name (object, NULL);
  g_autoptr (GArray) interfaces = atspi_accessible_get_interfaces (object);

  g_printerr ("%*s%s “%s”%s%s", 2 * depth, "", role, name != NULL ? name : "",
              has_state (object, ATSPI_STATE_SENSITIVE) ? "" : " insensitive",
              has_state (object, ATSPI_STATE_FOCUSED) ? " FOCUSED" : "");
  for (guint i = 0; interfaces != NULL && i < interfaces->len; i++)
    {
      char *interface = g_array_index (interfaces, char *, i);

      if (!g_str_equal (interface, "Accessible") && !g_str_equal (interface, "Component"))
        g_printerr (" +%s", interface);
      g_free (interface);
    }
  g_printerr ("\n");
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (object, i, NULL);

      if (child != NULL && has_state (child, ATSPI_STATE_VISIBLE))
        dump_object (child, depth + 1);
    }
}

void
lw_robot_dump (LwRobot *self)
{
  g_printerr ("---- what shows ----\n");
  dump_object (self->application, 0);
}

/* ---- waiting ---- */

static gint64
deadline (void)
{
  return g_get_monotonic_time () + LW_ROBOT_PATIENCE * G_USEC_PER_SEC;
}

static void
pause_or_fail (LwRobot    *self,
               gint64      until,
               const char *what,
               const char *role,
               const char *name)
{
  if (g_get_monotonic_time () > until || g_subprocess_get_identifier (self->process) == NULL)
    give_up (self, what, role, name);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (POLL_MS * 1000);
}

AtspiAccessible *
lw_robot_await (LwRobot    *self,
                const char *role,
                const char *name)
{
  gint64 until = deadline ();
  AtspiAccessible *found;

  g_test_message ("%s “%s”", role != NULL ? role : "any", name != NULL ? name : "any");
  while ((found = search (self->application, role, name)) == NULL)
    pause_or_fail (self, until, "Does not show", role, name);
  return found;
}

void
lw_robot_await_gone (LwRobot    *self,
                     const char *role,
                     const char *name)
{
  gint64 until = deadline ();

  while (lw_robot_sees (self, role, name))
    pause_or_fail (self, until, "Still shows", role, name);
}

gboolean
lw_robot_sees (LwRobot    *self,
               const char *role,
               const char *name)
{
  g_autoptr (AtspiAccessible) found = search (self->application, role, name);

  return found != NULL;
}

/* ---- reading and doing ---- */

char *
lw_robot_read (LwRobot    *self,
               const char *role,
               const char *name)
{
  g_autoptr (AtspiAccessible) found = lw_robot_await (self, role, name);

  return atspi_accessible_get_name (found, NULL);
}

/* What is insensitive may be waiting for a thread of the program. */
static AtspiAccessible *
await_sensitive (LwRobot    *self,
                 const char *role,
                 const char *name)
{
  gint64 until = deadline ();

  for (;;)
    {
      g_autoptr (AtspiAccessible) found = lw_robot_await (self, role, name);

      if (has_state (found, ATSPI_STATE_SENSITIVE))
        return g_steal_pointer (&found);
      pause_or_fail (self, until, "Stays insensitive", role, name);
    }
}

static gboolean
do_action (AtspiAccessible *object)
{
  static const char *const names[] = { "click", "activate", "press", "toggle" };
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (object);
  int n = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (g_strcmp0 (name, names[j]) == 0)
          return atspi_action_do_action (action, i, NULL);
    }
  return FALSE;
}

static void
grab_focus (LwRobot         *self,
            AtspiAccessible *object,
            const char      *role,
            const char      *name)
{
  gint64 until = deadline ();
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (object);

  while (component == NULL || !atspi_component_grab_focus (component, NULL))
    pause_or_fail (self, until, "Does not take the focus", role, name);
}

void
lw_robot_press (LwRobot    *self,
                const char *role,
                const char *name)
{
  g_autoptr (AtspiAccessible) found = await_sensitive (self, role, name);

  if (do_action (found))
    return;
  grab_focus (self, found, role, name);
  lw_robot_key (self, "Return");
}

void
lw_robot_focus (LwRobot    *self,
                const char *role,
                const char *name)
{
  g_autoptr (AtspiAccessible) found = await_sensitive (self, role, name);

  grab_focus (self, found, role, name);
}

void
lw_robot_fill (LwRobot    *self,
               const char *role,
               const char *name,
               const char *text)
{
  g_autoptr (AtspiAccessible) found = await_sensitive (self, role, name);
  g_autoptr (AtspiEditableText) field = atspi_accessible_get_editable_text_iface (found);

  if (field == NULL || !atspi_editable_text_set_text_contents (field, text, NULL))
    give_up (self, "Cannot be written into", role, name);
}

/* ---- the keyboard ---- */

/* Without a window manager nobody gives the keyboard to a new window; the topmost one takes it. */
static void
focus_top_window (LwRobot *self)
{
  Window root = DefaultRootWindow (self->display);
  Window parent, *children = NULL;
  unsigned int n = 0;

  if (XQueryTree (self->display, root, &root, &parent, &children, &n) == 0)
    return;
  for (unsigned int i = n; i > 0; i--)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (self->display, children[i - 1], &attributes) != 0
          && attributes.map_state == IsViewable && !attributes.override_redirect
          && attributes.class == InputOutput)
        {
          XSetInputFocus (self->display, children[i - 1], RevertToPointerRoot, CurrentTime);
          break;
        }
    }
  if (children != NULL)
    XFree (children);
  XSync (self->display, False);
}

/* A window may go away between being listed and being asked. */
static int
ignore_error_cb (Display     *display,
                 XErrorEvent *event)
{
  return 0;
}

static KeySym
modifier_of (const char *name)
{
  if (g_str_equal (name, "ctrl"))
    return XK_Control_L;
  if (g_str_equal (name, "shift"))
    return XK_Shift_L;
  return g_str_equal (name, "alt") ? XK_Alt_L : NoSymbol;
}

static void
send_key (LwRobot  *self,
          KeySym    symbol,
          gboolean  down)
{
  KeyCode code = XKeysymToKeycode (self->display, symbol);

  g_assert_cmpint (code, !=, 0);
  XTestFakeKeyEvent (self->display, code, down, CurrentTime);
}

static void
tap (LwRobot *self,
     KeySym   symbol)
{
  KeyCode code = XKeysymToKeycode (self->display, symbol);
  gboolean shifted = XkbKeycodeToKeysym (self->display, code, 0, 0) != symbol
                     && XkbKeycodeToKeysym (self->display, code, 0, 1) == symbol;

  if (shifted)
    send_key (self, XK_Shift_L, TRUE);
  send_key (self, symbol, TRUE);
  send_key (self, symbol, FALSE);
  if (shifted)
    send_key (self, XK_Shift_L, FALSE);
}

void
lw_robot_key (LwRobot    *self,
              const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "+", -1);
  guint n = g_strv_length (parts);

  focus_top_window (self);
  for (guint i = 0; i + 1 < n; i++)
    send_key (self, modifier_of (parts[i]), TRUE);
  tap (self, XStringToKeysym (parts[n - 1]));
  for (guint i = n - 1; i > 0; i--)
    send_key (self, modifier_of (parts[i - 1]), FALSE);
  XSync (self->display, False);
}

void
lw_robot_type (LwRobot    *self,
               const char *text)
{
  focus_top_window (self);
  for (const char *c = text; *c != '\0'; c++)
    tap (self, (KeySym) *c);
  XSync (self->display, False);
}

/* ---- beginning and end ---- */

LwRobot *
lw_robot_start (const char *program,
                const char *home,
                const char *language)
{
  LwRobot *self = g_new0 (LwRobot, 1);
  gint64 until = deadline ();

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  XSetErrorHandler (ignore_error_cb);
  self->errors = g_build_filename (home, "errors.txt", NULL);
  spawn (self, program, home, language);
  while ((self->application = find_application (self)) == NULL)
    pause_or_fail (self, until, "The program is not on the accessibility bus", NULL, NULL);
  atspi_accessible_set_cache_mask (self->application, ATSPI_CACHE_NONE);
  return self;
}

static gboolean
too_late_cb (gpointer user_data)
{
  g_subprocess_force_exit (user_data);
  return G_SOURCE_REMOVE;
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
  *(gboolean *) user_data = TRUE;
}

void
lw_robot_end (LwRobot *self)
{
  g_autofree char *text = NULL;
  gboolean ended = FALSE;
  guint id = g_timeout_add_seconds (LW_ROBOT_PATIENCE, too_late_cb, self->process);

  g_subprocess_wait_async (self->process, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  print_errors (self);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_assert_true (g_file_get_contents (self->errors, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "");
  g_object_unref (self->application);
  g_object_unref (self->process);
  XCloseDisplay (self->display);
  g_free (self->errors);
  g_free (self);
}
