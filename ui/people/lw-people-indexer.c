/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-indexer.h"

#include "lw-thread.h"

struct _LwPeopleIndexer
{
  GObject parent_instance;

  LwSession *session;
  LwPeopleIndex *index;
  gboolean building;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (LwPeopleIndexer, lw_people_indexer, G_TYPE_OBJECT)

enum
{
  SIGNAL_READY,
  SIGNAL_COUNTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LwLedger *
reader_of (LwPeopleIndexer *self)
{
  return lw_session_get_reader (self->session);
}

/* ---- one index ---- */

typedef struct
{
  LwPeopleIndexer *self; /* borrowed: the task has it */
  LwLedger *reader;   /* of the thread */
  LwPeopleIndex *old; /* nullable */
  LwTouched *touched; /* with @old */
  LwDate on;
} Building;

static void
building_free (gpointer data)
{
  Building *building = data;

  g_clear_pointer (&building->old, lw_people_index_unref);
  lw_touched_free (building->touched);
  if (building->reader != NULL)
    lw_ledger_close (building->reader, NULL);
  g_clear_object (&building->reader);
  g_free (building);
}

typedef struct
{
  LwPeopleIndexer *self;
  guint n;
} Counted;

static gboolean
counted_cb (gpointer data)
{
  Counted *counted = data;

  if (!counted->self->stopped)
    g_signal_emit (counted->self, signals[SIGNAL_COUNTED], 0, counted->n);
  g_object_unref (counted->self);
  g_free (counted);
  return G_SOURCE_REMOVE;
}

/* Sooner than the index; the list of before it has its length from here. */
static void
count (Building *building)
{
  gint64 n = lw_ledger_count (building->reader, &lw_person_table, NULL);
  Counted *counted;

  if (n < 0)
    return;
  counted = g_new (Counted, 1);
  counted->self = g_object_ref (building->self);
  counted->n = (guint) MIN (n, G_MAXUINT - 1);
  g_idle_add (counted_cb, counted);
}

static gpointer
build (gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Building *building = data;

  if (building->old != NULL)
    return lw_people_index_update (building->old, building->reader, building->touched, cancellable, error);
  return lw_people_index_new (building->reader, building->on, cancellable, error);
}

static gpointer
build_thread (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Building *building = data;

  if (building->old == NULL)
    count (building);
  return build (building, cancellable, error);
}

/* Whom the change that led to an index was about; NULL: anybody. */
static const GArray *
people_of (const LwTouched *touched)
{
  return touched != NULL && !touched->all ? touched->people : NULL;
}

static void
take_index (LwPeopleIndexer *self,
            LwPeopleIndex   *index,
            const GArray    *touched)
{
  g_clear_pointer (&self->index, lw_people_index_unref);
  self->index = index;
  g_signal_emit (self, signals[SIGNAL_READY], 0, touched);
}

static void
built_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  LwPeopleIndexer *self = LW_PEOPLE_INDEXER (object);
  Building *building = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LwPeopleIndex *index = g_task_propagate_pointer (G_TASK (result), &error);

  self->building = FALSE;
  if (self->stopped)
    {
      g_clear_pointer (&index, lw_people_index_unref);
      return;
    }
  if (index == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }
  take_index (self, index, people_of (building->touched));
  /* Something may have happened meanwhile. */
  if (lw_people_index_get_revision (index) != lw_ledger_get_revision (reader_of (self))
      || lw_people_index_get_on (index) != lw_session_get_on (self->session))
    lw_people_indexer_refresh (self, FALSE);
}

static void
build_in_thread (LwPeopleIndexer *self,
                 LwTouched       *touched)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, built_cb, NULL);
  Building *building = g_new0 (Building, 1);
  g_autoptr (GError) error = NULL;

  building->self = self;
  building->reader = lw_ledger_open_reader (reader_of (self), &error);
  building->on = lw_session_get_on (self->session);
  building->touched = touched;
  building->old = touched != NULL ? lw_people_index_ref (self->index) : NULL;
  if (building->reader == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      building_free (building);
      return;
    }
  self->building = TRUE;
  g_task_set_task_data (task, building, building_free);
  lw_thread_run (task, build_thread, (GDestroyNotify) lw_people_index_unref);
}

static void
build_at_once (LwPeopleIndexer *self,
               LwTouched       *touched)
{
  g_autoptr (LwTouched) owned = touched;
  Building building = { self, reader_of (self), touched != NULL ? self->index : NULL, touched,
                        lw_session_get_on (self->session) };
  g_autoptr (GError) error = NULL;
  LwPeopleIndex *index = build (&building, NULL, &error);

  if (index != NULL)
    take_index (self, index, people_of (touched));
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

/* What the index lacks; NULL: it is of another day, or there is none. */
static LwTouched *
find_touched (LwPeopleIndexer *self)
{
  if (self->index == NULL || lw_people_index_get_on (self->index) != lw_session_get_on (self->session))
    return NULL;
  return lw_touched_since (reader_of (self), lw_people_index_get_revision (self->index), LW_PEOPLE_AT_ONCE, NULL);
}

void
lw_people_indexer_refresh (LwPeopleIndexer *self,
                           gboolean         whole)
{
  LwTouched *touched;

  /* What is under way looks again when it is done. */
  if (self->building)
    return;
  touched = find_touched (self);
  if (touched != NULL && touched->people->len == 0 && !touched->all && !touched->villages_changed)
    {
      g_signal_emit (self, signals[SIGNAL_READY], 0, whole ? NULL : touched->people);
      lw_touched_free (touched);
    }
  else if (lw_ledger_count_up_to (reader_of (self), &lw_person_table, LW_PEOPLE_AT_ONCE + 1, NULL) <= LW_PEOPLE_AT_ONCE)
    build_at_once (self, touched);
  else
    build_in_thread (self, touched);
}

LwPeopleIndex *
lw_people_indexer_get_index (LwPeopleIndexer *self)
{
  return self->index;
}

gboolean
lw_people_indexer_is_building (LwPeopleIndexer *self)
{
  return self->building;
}

void
lw_people_indexer_stop (LwPeopleIndexer *self)
{
  self->stopped = TRUE;
}

static void
lw_people_indexer_dispose (GObject *object)
{
  LwPeopleIndexer *self = LW_PEOPLE_INDEXER (object);

  g_clear_pointer (&self->index, lw_people_index_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_people_indexer_parent_class)->dispose (object);
}

static void
lw_people_indexer_class_init (LwPeopleIndexerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_indexer_dispose;
  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lw_people_indexer_init (LwPeopleIndexer *self)
{
}

LwPeopleIndexer *
lw_people_indexer_new (LwSession *session)
{
  LwPeopleIndexer *self = g_object_new (LW_TYPE_PEOPLE_INDEXER, NULL);

  self->session = g_object_ref (session);
  return self;
}
