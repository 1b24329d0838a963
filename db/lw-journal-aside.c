/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-journal-aside.h"

#include <string.h>

#include "lw-journal-entry.h"

/* Below this, starting threads costs more than it saves. */
#define LARGE (256 * 1024)

/* One piece of work, done once: by a thread of its own, or by whoever asks first. */
typedef struct
{
  GThreadFunc func;
  gpointer data;
  GThread *thread;
  gboolean done;
} Piece;

struct _LwAside
{
  LwLedger *ledger; /* borrowed */
  GBytes *changeset;
  Piece indexing, packing;

  LwSearchEdits *edits;
  GError *edits_error;
  GBytes *payload;
  guint8 sha256[LW_HASH_SIZE];
  GError *payload_error;
};

static void
piece_start (Piece *self,
             const char *name,
             GThreadFunc func,
             gpointer data,
             gboolean large)
{
  self->func = func;
  self->data = data;
  self->thread = large ? g_thread_new (name, func, data) : NULL;
}

static void
piece_finish (Piece *self)
{
  if (self->thread)
    g_thread_join (g_steal_pointer (&self->thread));
  else if (!self->done)
    self->func (self->data);
  self->done = TRUE;
}

static gpointer
index_func (gpointer data)
{
  LwAside *self = data;

  self->edits = _lw_search_edits_new (self->ledger, self->changeset, &self->edits_error);
  return NULL;
}

static gpointer
pack_func (gpointer data)
{
  LwAside *self = data;

  self->payload = _lw_payload_pack (self->changeset, &self->payload_error);
  if (self->payload)
    _lw_sha256 (self->payload, self->sha256);
  return NULL;
}

LwAside *
_lw_aside_start (LwLedger *ledger,
                 GBytes *changeset,
                 gboolean pack)
{
  LwAside *self = g_new0 (LwAside, 1);
  gboolean large = g_bytes_get_size (changeset) >= LARGE;

  self->ledger = ledger;
  self->changeset = g_bytes_ref (changeset);
  piece_start (&self->indexing, "index", index_func, self, large);
  piece_start (&self->packing, "pack", pack_func, self, large && pack);
  return self;
}

void
_lw_aside_free (LwAside *self)
{
  if (self == NULL)
    return;
  if (self->indexing.thread)
    piece_finish (&self->indexing);
  if (self->packing.thread)
    piece_finish (&self->packing);
  g_clear_pointer (&self->edits, _lw_search_edits_free);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_clear_error (&self->edits_error);
  g_clear_error (&self->payload_error);
  g_bytes_unref (self->changeset);
  g_free (self);
}

LwSearchEdits *
_lw_aside_get_edits (LwAside *self,
                     GError **error)
{
  piece_finish (&self->indexing);
  if (self->edits_error)
    g_propagate_error (error, g_error_copy (self->edits_error));
  return self->edits;
}

GBytes *
_lw_aside_get_payload (LwAside *self,
                       guint8 *sha256,
                       GError **error)
{
  piece_finish (&self->packing);
  if (self->payload_error)
    g_propagate_error (error, g_error_copy (self->payload_error));
  memcpy (sha256, self->sha256, LW_HASH_SIZE);
  return self->payload;
}
