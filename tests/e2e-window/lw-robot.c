/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-robot.h"

#include "lw-bus.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <atspi/atspi-constants.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

struct _LwRobot
{
  GSubprocess *process;
  guint pid;
  guint too_late_id;
  char *home;
  char *errors; /* path */
  LwBus *bus;
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

/* Paper is a file here; the printers of a network are not looked for. */
static void
set_printers (const char *home)
{
  g_autofree char *folder = g_build_filename (home, "config", "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, "[Settings]\ngtk-print-backends=file\n", -1, &error);
  g_assert_no_error (error);
}

static void
spawn (LwRobot    *self,
       const char *program,
       const char *home,
       const char *language)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *elsewhere = g_build_filename (home, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;

  set_folders (launcher, home);
  set_printers (home);
  /* Where a program happens to be started is no place for its files. */
  g_assert_cmpint (g_mkdir_with_parents (elsewhere, 0700), ==, 0);
  g_subprocess_launcher_set_cwd (launcher, elsewhere);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", language, TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_DEBUG", "gl-disable", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  /* Warnings are asked for at the end, see assert_no_errors(). */
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  /* GTK's dialogs for files and printers keep a little until the end; whether the pages leak, their
   * own tests ask. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0:abort_on_error=0", TRUE);
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
  if (self->bus != NULL)
    lw_robot_dump (self);
  print_errors (self);
  g_subprocess_force_exit (self->process);
  abort ();
}

/* ---- what shows ---- */

static void
dump_node (LwBusNode *node,
           int        depth)
{
  g_printerr ("%*s%s “%s” %" G_GINT64_MODIFIER "x%s%s\n", 2 * depth, "", node->role,
              node->name != NULL ? node->name : "", node->states,
              lw_bus_node_has (node, ATSPI_STATE_SENSITIVE) ? "" : " insensitive",
              lw_bus_node_has (node, ATSPI_STATE_FOCUSED) ? " FOCUSED" : "");
  for (guint i = 0; i < node->children->len; i++)
    dump_node (g_ptr_array_index (node->children, i), depth + 1);
}

void
lw_robot_dump (LwRobot *self)
{
  g_autoptr (LwBusNode) root = lw_bus_read (self->bus);

  g_printerr ("---- what shows ----\n");
  dump_node (root, 0);
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

static gboolean
is_sensitive (LwBusNode *node)
{
  return lw_bus_node_has (node, ATSPI_STATE_SENSITIVE);
}

/* The path of what fits; what is insensitive may be waiting for a thread of the program. */
static char *
await (LwRobot    *self,
       const char *role,
       const char *name,
       gboolean    sensitive)
{
  gint64 until = deadline ();

  g_test_message ("%s “%s”", role != NULL ? role : "any", name != NULL ? name : "any");
  for (;;)
    {
      g_autoptr (LwBusNode) root = lw_bus_read (self->bus);
      LwBusNode *found = lw_bus_node_search (root, role, name);

      if (found != NULL && (!sensitive || is_sensitive (found)))
        return g_strdup (found->path);
      pause_or_fail (self, until, found != NULL ? "Stays insensitive" : "Does not show", role,
                     name);
    }
}

void
lw_robot_await (LwRobot    *self,
                const char *role,
                const char *name)
{
  g_free (await (self, role, name, FALSE));
}

void
lw_robot_await_sensitive (LwRobot    *self,
                          const char *role,
                          const char *name,
                          gboolean    sensitive)
{
  gint64 until = deadline ();

  for (;;)
    {
      g_autoptr (LwBusNode) root = lw_bus_read (self->bus);
      LwBusNode *found = lw_bus_node_search (root, role, name);

      if (found != NULL && is_sensitive (found) == sensitive)
        return;
      pause_or_fail (self, until, sensitive ? "Stays insensitive" : "Stays sensitive", role, name);
    }
}

static gboolean
has_checked (LwBusNode  *node,
             const char *role,
             const char *name)
{
  if (lw_bus_node_fits (node, role, name) && lw_bus_node_has (node, ATSPI_STATE_CHECKED))
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (has_checked (g_ptr_array_index (node->children, i), role, name))
      return TRUE;
  return FALSE;
}

void
lw_robot_await_checked (LwRobot    *self,
                        const char *role,
                        const char *name)
{
  gint64 until = deadline ();

  for (;;)
    {
      g_autoptr (LwBusNode) root = lw_bus_read (self->bus);

      if (has_checked (root, role, name))
        return;
      pause_or_fail (self, until, "Is not ticked", role, name);
    }
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
  g_autoptr (LwBusNode) root = lw_bus_read (self->bus);

  return lw_bus_node_search (root, role, name) != NULL;
}

/* ---- reading and doing ---- */

char *
lw_robot_read (LwRobot    *self,
               const char *role,
               const char *name)
{
  gint64 until = deadline ();

  for (;;)
    {
      g_autoptr (LwBusNode) root = lw_bus_read (self->bus);
      LwBusNode *found = lw_bus_node_search (root, role, name);

      if (found != NULL)
        return g_strdup (found->name);
      pause_or_fail (self, until, "Does not show", role, name);
    }
}

static gboolean
call_boolean (LwRobot    *self,
              const char *path,
              const char *interface,
              const char *method,
              GVariant   *arguments)
{
  g_autoptr (GVariant) answer = lw_bus_call (self->bus, path, interface, method, arguments);
  gboolean done = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &done);
  return done;
}

/* What the object offers comes first; what its window offers (“win.undo”) follows. */
#define MAX_ACTIONS 4

static gboolean
do_action (LwRobot    *self,
           const char *path)
{
  static const char *const names[] = { "click", "activate", "access.press", "cell.press" };

  for (int i = 0; i < MAX_ACTIONS; i++)
    {
      g_autoptr (GVariant) answer = lw_bus_call (self->bus, path, "org.a11y.atspi.Action", "GetName",
                                                 g_variant_new ("(i)", i));
      const char *name;

      if (answer == NULL)
        return FALSE;
      g_variant_get (answer, "(&s)", &name);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (g_str_equal (name, names[j]))
          return call_boolean (self, path, "org.a11y.atspi.Action", "DoAction",
                               g_variant_new ("(i)", i));
    }
  return FALSE;
}

static void
grab_focus (LwRobot    *self,
            const char *path,
            const char *role,
            const char *name)
{
  gint64 until = deadline ();

  while (!call_boolean (self, path, "org.a11y.atspi.Component", "GrabFocus", NULL))
    pause_or_fail (self, until, "Does not take the focus", role, name);
}

void
lw_robot_press (LwRobot    *self,
                const char *role,
                const char *name)
{
  g_autofree char *path = await (self, role, name, TRUE);

  if (do_action (self, path))
    return;
  grab_focus (self, path, role, name);
  lw_robot_key (self, "Return");
}

void
lw_robot_focus (LwRobot    *self,
                const char *role,
                const char *name)
{
  g_autofree char *path = await (self, role, name, TRUE);

  grab_focus (self, path, role, name);
}

static gboolean
write_into (LwRobot    *self,
            const char *path,
            const char *text)
{
  return call_boolean (self, path, "org.a11y.atspi.EditableText", "SetTextContents",
                       g_variant_new ("(s)", text));
}

/* A row that is a field as a whole says that it was written into, but its text is the one inside it. */
static char *
find_inner (LwRobot    *self,
            const char *role,
            const char *name)
{
  g_autoptr (LwBusNode) root = lw_bus_read (self->bus);
  LwBusNode *outer = lw_bus_node_search (root, role, name);

  for (guint i = 0; outer != NULL && i < outer->children->len; i++)
    {
      LwBusNode *inner = lw_bus_node_search (g_ptr_array_index (outer->children, i), role, name);

      if (inner != NULL)
        return g_strdup (inner->path);
    }
  return NULL;
}

void
lw_robot_fill (LwRobot    *self,
               const char *role,
               const char *name,
               const char *text)
{
  g_autofree char *path = await (self, role, name, TRUE);
  g_autofree char *inner = find_inner (self, role, name);

  if (!write_into (self, inner != NULL ? inner : path, text))
    give_up (self, "Cannot be written into", role, name);
}

/* ---- the keyboard and the mouse ---- */

/* The window over all others; None: there is none. */
static Window
find_top_window (LwRobot *self)
{
  Window root = DefaultRootWindow (self->display);
  Window parent, *children = NULL, top = None;
  unsigned int n = 0;

  if (XQueryTree (self->display, root, &root, &parent, &children, &n) == 0)
    return None;
  for (unsigned int i = n; i > 0; i--)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (self->display, children[i - 1], &attributes) != 0
          && attributes.map_state == IsViewable && !attributes.override_redirect
          && attributes.class == InputOutput)
        {
          top = children[i - 1];
          break;
        }
    }
  if (children != NULL)
    XFree (children);
  return top;
}

/* Without a window manager nobody gives the keyboard to a new window; the topmost one takes it. */
static void
focus_top_window (LwRobot *self)
{
  Window top = find_top_window (self);

  if (top != None)
    XSetInputFocus (self->display, top, RevertToPointerRoot, CurrentTime);
  XSync (self->display, False);
}

void
lw_robot_click (LwRobot    *self,
                const char *role,
                const char *name)
{
  g_autofree char *path = await (self, role, name, TRUE);
  g_autoptr (GVariant) answer = lw_bus_call (self->bus, path, "org.a11y.atspi.Component", "GetExtents",
                                             g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW));
  int x = 0, y = 0, width = 0, height = 0, left = 0, top = 0;
  Window child;

  if (answer == NULL)
    give_up (self, "Has no place", role, name);
  g_variant_get (answer, "((iiii))", &x, &y, &width, &height);
  focus_top_window (self);
  XTranslateCoordinates (self->display, find_top_window (self), DefaultRootWindow (self->display), 0, 0,
                         &left, &top, &child);
  XTestFakeMotionEvent (self->display, -1, left + x + width / 2, top + y + height / 2, CurrentTime);
  XTestFakeButtonEvent (self->display, 1, True, CurrentTime);
  XTestFakeButtonEvent (self->display, 1, False, CurrentTime);
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

/* ---- the way of the focus ---- */

#define MAX_TABS 120

/* Where the focus is after the last key; NULL: the program has not said within a moment, because it
 * stayed where it was. */
static LwBusNode *
settle_focus (LwRobot *self)
{
  gint64 until = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;
  LwBusNode *node;

  while ((node = lw_bus_read_focus (self->bus)) == NULL && g_get_monotonic_time () < until)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (POLL_MS * 1000 / 4);
    }
  return node;
}

static LwBusNode *
find_focused (LwBusNode *node)
{
  for (guint i = node->children->len; i > 0; i--)
    {
      LwBusNode *child = g_ptr_array_index (node->children, i - 1);
      LwBusNode *found = lw_bus_node_has (child, ATSPI_STATE_FOCUSED) ? child : find_focused (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_focus (LwRobot    *self,
           const char *role,
           const char *name)
{
  g_autoptr (LwBusNode) root = lw_bus_read (self->bus);
  LwBusNode *found = find_focused (root);

  return found != NULL && lw_bus_node_fits (found, role, name);
}

void
lw_robot_await_focus (LwRobot    *self,
                      const char *role,
                      const char *name)
{
  gint64 until = deadline ();

  g_test_message ("focus on %s “%s”", role != NULL ? role : "any", name != NULL ? name : "any");
  while (!has_focus (self, role, name))
    pause_or_fail (self, until, "Does not get the focus", role, name);
}

void
lw_robot_go_to (LwRobot    *self,
                const char *key,
                const char *role,
                const char *name)
{
  g_test_message ("%s to %s “%s”", key, role != NULL ? role : "any", name);
  if (has_focus (self, role, name))
    return;
  for (guint i = 0; i < MAX_TABS; i++)
    {
      g_autoptr (LwBusNode) node = NULL;

      lw_bus_forget_focus (self->bus);
      lw_robot_key (self, key);
      node = settle_focus (self);
      if (node != NULL)
        g_test_message ("  %s “%s”", node->role, node->name);
      if (node != NULL && lw_bus_node_fits (node, role, name))
        return;
    }
  give_up (self, "Is not reached by the keyboard", role, name);
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
  self->home = g_strdup (home);
  self->errors = g_build_filename (home, "errors.txt", NULL);
  spawn (self, program, home, language);
  while ((self->bus = lw_bus_find (self->pid)) == NULL)
    pause_or_fail (self, until, "The program is not on the accessibility bus", NULL, NULL);
  return self;
}

static gboolean
too_late_cb (gpointer user_data)
{
  LwRobot *self = user_data;

  self->too_late_id = 0;
  g_printerr ("The program does not end.\n");
  lw_robot_dump (self);
  g_subprocess_force_exit (self->process);
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

/* Nothing at all, but for what the path bar of GTK 4.8's file dialog says now and then of its own buttons. */
static void
assert_no_errors (LwRobot *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (self->errors, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "Trying to snapshot GtkButton") == NULL)
      g_assert_cmpstr (lines[i], ==, "");
}

void
lw_robot_end (LwRobot *self)
{
  gboolean ended = FALSE;

  self->too_late_id = g_timeout_add_seconds (LW_ROBOT_PATIENCE, too_late_cb, self);
  g_subprocess_wait_async (self->process, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&self->too_late_id, g_source_remove);
  print_errors (self);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  assert_no_errors (self);
  lw_bus_free (self->bus);
  g_object_unref (self->process);
  XCloseDisplay (self->display);
  g_free (self->errors);
  g_free (self->home);
  g_free (self);
}

int
lw_robot_get_pid (LwRobot *self)
{
  return (int) self->pid;
}

const char *
lw_robot_get_home (LwRobot *self)
{
  return self->home;
}
