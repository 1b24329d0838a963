/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-bus.h"

#include <atspi/atspi-constants.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define ROOT "/org/a11y/atspi/accessible/root"
#define PATIENCE_MS 20000

struct _LwBus
{
  GDBusConnection *connection;
  char *program; /* its name on the bus */
  char *root;
  guint subscription;
  char *focused; /* path of what got the focus last */
};

/* ---- finding the program ---- */

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  const char *address;

  g_assert_nonnull (session);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, NULL);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(&s)", &address);
  return g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);
}

static guint
process_of (GDBusConnection *connection,
            const char      *name)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "GetConnectionUnixProcessID", g_variant_new ("(s)", name), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, NULL);
  guint32 pid = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &pid);
  return pid;
}

static void
focus_cb (GDBusConnection *connection,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *signal,
          GVariant        *parameters,
          gpointer         user_data)
{
  LwBus *self = user_data;
  const char *what;
  int on;

  g_variant_get_child (parameters, 0, "&s", &what);
  g_variant_get_child (parameters, 1, "i", &on);
  if (!g_str_equal (what, "focused"))
    return;
  if (on != 0 || g_strcmp0 (self->focused, path) == 0)
    g_clear_pointer (&self->focused, g_free);
  if (on != 0)
    self->focused = g_strdup (path);
}

/* Programs tell of what happens only while somebody wants to know. */
static void
want_to_know (GDBusConnection *connection)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      connection, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry",
      "RegisterEvent", g_variant_new ("(s@ass)", "object:state-changed:focused",
                                      g_variant_new_strv (NULL, 0), ""),
      NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, NULL);

  g_assert_nonnull (answer);
}

static LwBus *
bus_new (GDBusConnection *connection,
         const char      *program,
         const char      *root)
{
  LwBus *self = g_new0 (LwBus, 1);

  self->connection = g_object_ref (connection);
  self->program = g_strdup (program);
  self->root = g_strdup (root);
  self->subscription = g_dbus_connection_signal_subscribe (
      connection, program, "org.a11y.atspi.Event.Object", "StateChanged", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, focus_cb, self, NULL);
  want_to_know (connection);
  return self;
}

LwBus *
lw_bus_find (guint pid)
{
  g_autoptr (GDBusConnection) connection = connect_to_bus ();
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariantIter) programs = NULL;
  const char *program, *root;

  if (connection == NULL)
    return NULL;
  answer = g_dbus_connection_call_sync (connection, "org.a11y.atspi.Registry", ROOT, ACCESSIBLE,
                                        "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"),
                                        G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, NULL);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(a(so))", &programs);
  while (g_variant_iter_next (programs, "(&s&o)", &program, &root))
    if (process_of (connection, program) == pid)
      return bus_new (connection, program, root);
  return NULL;
}

void
lw_bus_free (LwBus *self)
{
  g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  g_object_unref (self->connection);
  g_free (self->program);
  g_free (self->root);
  g_free (self->focused);
  g_free (self);
}

/* ---- a level of the tree at once ---- */

typedef struct
{
  LwBusNode *node;
  guint *pending;
} Question;

static void
ask (LwBus               *self,
     LwBusNode           *node,
     const char          *interface,
     const char          *method,
     GVariant            *arguments,
     GAsyncReadyCallback  callback,
     guint               *pending)
{
  Question *question = g_new0 (Question, 1);

  question->node = node;
  question->pending = pending;
  (*pending)++;
  g_dbus_connection_call (self->connection, self->program, node->path, interface, method, arguments,
                          NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, callback, question);
}

/* What was there a moment ago may be gone: then it has no role, no name and no children. */
static GVariant *
answer_of (GObject      *object,
           GAsyncResult *result,
           Question     *question,
           LwBusNode   **node)
{
  *node = question->node;
  (*question->pending)--;
  g_free (question);
  return g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
}

static void
role_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  LwBusNode *node;
  g_autoptr (GVariant) answer = answer_of (object, result, user_data, &node);

  if (answer != NULL)
    g_variant_get (answer, "(s)", &node->role);
}

static void
name_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  LwBusNode *node;
  g_autoptr (GVariant) answer = answer_of (object, result, user_data, &node);
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(v)", &value);
  node->name = g_variant_dup_string (value, NULL);
}

static void
states_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  LwBusNode *node;
  g_autoptr (GVariant) answer = answer_of (object, result, user_data, &node);
  g_autoptr (GVariantIter) words = NULL;
  guint32 word;
  guint shift = 0;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(au)", &words);
  while (shift < 64 && g_variant_iter_next (words, "u", &word))
    {
      node->states |= (guint64) word << shift;
      shift += 32;
    }
}

static LwBusNode *
node_new (const char *path,
          LwBusNode  *parent)
{
  LwBusNode *node = g_new0 (LwBusNode, 1);

  node->path = g_strdup (path);
  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_bus_node_free);
  return node;
}

static void
children_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  LwBusNode *node;
  g_autoptr (GVariant) answer = answer_of (object, result, user_data, &node);
  g_autoptr (GVariantIter) children = NULL;
  const char *program, *path;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &program, &path))
    if (!g_str_has_suffix (path, "/null"))
      g_ptr_array_add (node->children, node_new (path, node));
}

static void
read_level (LwBus     *self,
            GPtrArray *level)
{
  guint pending = 0;

  for (guint i = 0; i < level->len; i++)
    {
      LwBusNode *node = g_ptr_array_index (level, i);

      ask (self, node, ACCESSIBLE, "GetRoleName", NULL, role_cb, &pending);
      ask (self, node, "org.freedesktop.DBus.Properties", "Get",
           g_variant_new ("(ss)", ACCESSIBLE, "Name"), name_cb, &pending);
      ask (self, node, ACCESSIBLE, "GetState", NULL, states_cb, &pending);
      ask (self, node, ACCESSIBLE, "GetChildren", NULL, children_cb, &pending);
    }
  while (pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
shows (LwBusNode *node)
{
  return node->role != NULL && lw_bus_node_has (node, ATSPI_STATE_VISIBLE);
}

LwBusNode *
lw_bus_read (LwBus *self)
{
  g_autoptr (GPtrArray) level = g_ptr_array_new ();
  LwBusNode *root = node_new (self->root, NULL);

  g_ptr_array_add (level, root);
  while (level->len > 0)
    {
      g_autoptr (GPtrArray) next = g_ptr_array_new ();

      read_level (self, level);
      for (guint i = 0; i < level->len; i++)
        {
          LwBusNode *node = g_ptr_array_index (level, i);

          if (!shows (node) && node != root)
            g_ptr_array_set_size (node->children, 0);
          g_ptr_array_extend (next, node->children, NULL, NULL);
        }
      g_ptr_array_unref (level);
      level = g_steal_pointer (&next);
    }
  return root;
}

/* ---- what was read ---- */

void
lw_bus_node_free (LwBusNode *node)
{
  g_ptr_array_unref (node->children);
  g_free (node->path);
  g_free (node->role);
  g_free (node->name);
  g_free (node);
}

gboolean
lw_bus_node_has (LwBusNode *node,
                 guint      state)
{
  return (node->states & (G_GUINT64_CONSTANT (1) << state)) != 0;
}

gboolean
lw_bus_node_fits (LwBusNode  *node,
                  const char *role,
                  const char *name)
{
  return shows (node) && (role == NULL || g_str_equal (role, node->role))
         && (name == NULL || (node->name != NULL && g_pattern_match_simple (name, node->name)));
}

LwBusNode *
lw_bus_node_search (LwBusNode  *node,
                    const char *role,
                    const char *name)
{
  for (guint i = node->children->len; i > 0; i--)
    {
      LwBusNode *child = g_ptr_array_index (node->children, i - 1);
      LwBusNode *found;

      if (lw_bus_node_fits (child, role, name))
        return child;
      found = lw_bus_node_search (child, role, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GVariant *
lw_bus_call (LwBus      *self,
             const char *path,
             const char *interface,
             const char *method,
             GVariant   *arguments)
{
  return g_dbus_connection_call_sync (self->connection, self->program, path, interface, method,
                                      arguments, NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL,
                                      NULL);
}

void
lw_bus_forget_focus (LwBus *self)
{
  g_clear_pointer (&self->focused, g_free);
}

LwBusNode *
lw_bus_read_focus (LwBus *self)
{
  g_autoptr (GPtrArray) level = g_ptr_array_new ();
  LwBusNode *node;

  if (self->focused == NULL)
    return NULL;
  node = node_new (self->focused, NULL);
  g_ptr_array_add (level, node);
  read_level (self, level);
  if (shows (node) && lw_bus_node_has (node, ATSPI_STATE_FOCUSED))
    return node;
  lw_bus_node_free (node);
  return NULL;
}
