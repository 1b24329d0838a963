/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-reminders.h"

#include "lw-ui.h"

struct _LwReminders
{
  GObject parent_instance;

  LwSession *session; /* borrowed: it owns this */
  GArray *reminders;
  guint idle;
};

G_DEFINE_FINAL_TYPE (LwReminders, lw_reminders, G_TYPE_OBJECT)

static guint changed_signal;

/* So many are read in passing; a nation's pool is looked at on its own page. */
#define MAX_READ 20000

static gboolean
says_the_same (const GArray *one,
               const GArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const LwPoolReminder *a = &g_array_index (one, LwPoolReminder, i);
      const LwPoolReminder *b = &g_array_index (other, LwPoolReminder, i);

      if (a->kind != b->kind || a->state != b->state || a->date != b->date || a->n != b->n)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_cb (gpointer data)
{
  LwReminders *self = data;
  LwLedger *reader = lw_session_get_reader (self->session);
  GArray *fresh = NULL;

  self->idle = 0;
  /* NULL: the session was closed meanwhile. */
  if (reader != NULL && lw_ledger_count_up_to (reader, &lw_reserve_table, MAX_READ + 1, NULL) <= MAX_READ)
    fresh = lw_pool_reminders (reader, lw_session_get_on (self->session), NULL);
  if (fresh == NULL)
    return G_SOURCE_REMOVE;
  if (says_the_same (self->reminders, fresh))
    {
      g_array_unref (fresh);
      return G_SOURCE_REMOVE;
    }
  g_array_unref (self->reminders);
  self->reminders = fresh;
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (LwReminders *self)
{
  if (self->idle == 0)
    self->idle = lw_ui_after_frame (read_cb, self);
}

static void
lw_reminders_finalize (GObject *object)
{
  LwReminders *self = LW_REMINDERS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->reminders, g_array_unref);
  G_OBJECT_CLASS (lw_reminders_parent_class)->finalize (object);
}

static void
lw_reminders_class_init (LwRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_reminders_finalize;
  changed_signal = g_signal_new ("changed", LW_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lw_reminders_init (LwReminders *self)
{
  self->reminders = g_array_new (FALSE, FALSE, sizeof (LwPoolReminder));
}

LwReminders *
lw_reminders_of (LwSession *session)
{
  LwReminders *self = g_object_get_data (G_OBJECT (session), "lw-reminders");

  if (self != NULL)
    return self;
  self = g_object_new (LW_TYPE_REMINDERS, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), "lw-reminders", self, g_object_unref);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
  return self;
}

const GArray *
lw_reminders_get (LwReminders *self)
{
  g_return_val_if_fail (LW_IS_REMINDERS (self), NULL);
  return self->reminders;
}

guint
lw_reminders_count_late (LwReminders *self)
{
  guint n = 0;

  g_return_val_if_fail (LW_IS_REMINDERS (self), 0);
  for (guint i = 0; i < self->reminders->len; i++)
    {
      const LwPoolReminder *reminder = &g_array_index (self->reminders, LwPoolReminder, i);

      n += reminder->state == LW_STATE_NOT_MET ? reminder->n : 0;
    }
  return n;
}
