/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-read-ahead.h"

#include <string.h>

/* A batch goes over when it holds this much; a few of them are all that is ever in memory. */
#define BATCH_ROWS 256
#define BATCH_CELLS 8192
#define BATCH_BYTES (256 * 1024)
#define N_BATCHES 6

/* Rows, their cells and texts, each kind in one block that the next batch uses again. */
typedef struct
{
  GArray *rows;      /* LwRow, without cells until sealed */
  GArray *cells;     /* LwCell, without text until sealed */
  GArray *offsets;   /* gsize: of each cell's text */
  GString *texts;
  GPtrArray *prepared; /* of each row */
  gboolean last;
} Batch;

typedef struct
{
  LwWorkbook *workbook; /* the thread's alone while it runs */
  guint sheet;
  LwRowPrepareFunc prepare;
  LwRowTakeFunc take;
  gpointer user_data;
  GCancellable *cancellable;
  GAsyncQueue *full;
  GAsyncQueue *empty;
  Batch *filling;       /* the thread's */
  gint stopped;         /* atomic: nobody wants more */
  gboolean done;        /* the thread's, read once it was joined */
  GError *error;        /* the same */
} ReadAhead;

static Batch *
batch_new (GDestroyNotify destroy)
{
  Batch *self = g_new0 (Batch, 1);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (LwRow), BATCH_ROWS);
  self->cells = g_array_new (FALSE, FALSE, sizeof (LwCell));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->texts = g_string_sized_new (BATCH_BYTES);
  self->prepared = g_ptr_array_new_with_free_func (destroy);
  return self;
}

static void
batch_free (Batch *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->offsets);
  g_string_free (self->texts, TRUE);
  g_ptr_array_unref (self->prepared);
  g_free (self);
}

static void
batch_add (Batch       *self,
           const LwRow *row)
{
  LwRow copy = *row;

  copy.cells = NULL;
  g_array_append_val (self->rows, copy);
  g_array_append_vals (self->cells, row->cells, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    {
      gsize offset = self->texts->len;

      g_array_append_val (self->offsets, offset);
      g_string_append_len (self->texts, row->cells[i].text, (gssize) strlen (row->cells[i].text) + 1);
    }
}

static gboolean
batch_is_full (const Batch *self)
{
  return self->rows->len >= BATCH_ROWS || self->cells->len >= BATCH_CELLS || self->texts->len >= BATCH_BYTES;
}

/* The blocks stay where they are from now on. */
static void
batch_seal (Batch *self)
{
  guint cell = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LwRow *row = &g_array_index (self->rows, LwRow, i);

      row->cells = row->n_cells ? &g_array_index (self->cells, LwCell, cell) : NULL;
      for (guint end = cell + row->n_cells; cell < end; cell++)
        g_array_index (self->cells, LwCell, cell).text = self->texts->str + g_array_index (self->offsets, gsize, cell);
    }
}

static void
batch_empty (Batch *self)
{
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->offsets, 0);
  g_string_truncate (self->texts, 0);
  g_ptr_array_set_size (self->prepared, 0);
}

static void
prepare_rows (ReadAhead *self,
              Batch     *batch)
{
  for (guint i = 0; i < batch->rows->len; i++)
    g_ptr_array_add (batch->prepared,
                     self->prepare ? self->prepare (&g_array_index (batch->rows, LwRow, i), self->user_data) : NULL);
}

static void
hand_over (ReadAhead *self,
           gboolean   last)
{
  Batch *batch = g_steal_pointer (&self->filling);

  batch->last = last;
  batch_seal (batch);
  prepare_rows (self, batch);
  g_async_queue_push (self->full, batch);
  if (last)
    return;
  self->filling = g_async_queue_pop (self->empty);
  batch_empty (self->filling);
}

static gboolean
take_row_cb (const LwRow *row,
             gpointer     data)
{
  ReadAhead *self = data;

  if (g_atomic_int_get (&self->stopped))
    return FALSE;
  batch_add (self->filling, row);
  if (batch_is_full (self->filling))
    hand_over (self, FALSE);
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  ReadAhead *self = data;

  self->filling = g_async_queue_pop (self->empty);
  self->done = lw_workbook_read (self->workbook, self->sheet, take_row_cb, self, self->cancellable, &self->error);
  hand_over (self, TRUE);
  return NULL;
}

static gboolean
hand_on (ReadAhead *self,
         Batch     *batch)
{
  for (guint i = 0; i < batch->rows->len; i++)
    if (!self->take (&g_array_index (batch->rows, LwRow, i), batch->prepared->pdata[i],
                     self->user_data))
      return FALSE;
  return TRUE;
}

/* Every batch goes back, also when nobody wants more, so that the thread never waits in vain. */
static void
hand_on_all (ReadAhead *self)
{
  gboolean last = FALSE;

  while (!last)
    {
      Batch *batch = g_async_queue_pop (self->full);

      last = batch->last;
      if (!g_atomic_int_get (&self->stopped) && !hand_on (self, batch))
        g_atomic_int_set (&self->stopped, TRUE);
      g_async_queue_push (self->empty, batch);
    }
}

/**
 * lw_workbook_read_ahead:
 * @workbook: a workbook, which nobody else uses meanwhile
 * @sheet: the index of a sheet
 * @prepare: (nullable): finds what a row means, in the reading thread; called for the rows in their
 *   order, and for some that are never taken
 * @take: takes each row, in this thread; FALSE stops reading
 * @destroy: (nullable): frees what was prepared
 * @user_data: for @prepare and @take
 * @cancellable: (nullable)
 * @error: (out)
 *
 * Does what lw_workbook_read() does, while a thread of its own unpacks and reads the rows that come
 * next: a large sheet is read on one core and taken in on another. At most some 1,500 rows are
 * ahead. The rows before a fault of the file reach @take.
 *
 * Returns: as lw_workbook_read(): FALSE with @error when the sheet could not be read
 */
gboolean
lw_workbook_read_ahead (LwWorkbook        *workbook,
                        guint              sheet,
                        LwRowPrepareFunc   prepare,
                        LwRowTakeFunc      take,
                        GDestroyNotify     destroy,
                        gpointer           user_data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  ReadAhead self = { .workbook = workbook, .sheet = sheet, .prepare = prepare, .take = take,
                     .user_data = user_data, .cancellable = cancellable };
  GThread *thread;

  self.full = g_async_queue_new ();
  self.empty = g_async_queue_new_full ((GDestroyNotify) batch_free);
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self.empty, batch_new (destroy));
  thread = g_thread_new ("sheet", read_thread, &self);
  hand_on_all (&self);
  g_thread_join (thread);
  g_async_queue_unref (self.full);
  g_async_queue_unref (self.empty);
  if (self.error)
    g_propagate_error (error, self.error);
  return self.done;
}
