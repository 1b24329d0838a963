/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"

G_BEGIN_DECLS

/* What the files of the rescue share. Internal to this floor. */

typedef struct /* keys of rows that cannot be read, both included */
{
  LwKey first, last;
} LwGap;

typedef void (*LwRescueRowFunc) (LwStatement *row,
                                 gpointer     data);

/* lw-rescue-source.c: the damaged file, opened so that nothing in it is changed. Where a crash left a
 * WAL both are copied to @copy first; (out): whether the WAL could be used. */
LwConnection *_lw_rescue_open     (const char           *path,
                                   const LwKeyMaterial  *key,
                                   const char           *copy,
                                   gboolean             *without_wal,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* lw-rescue-schema.c: in @copy of @path the damaged pages that say where the tables are. FALSE, with or
 * without @error, when there are none or they cannot be had. */
gboolean      _lw_rescue_mend_schema (const char          *path,
                                   const LwKeyMaterial  *key,
                                   const char           *copy,
                                   GError              **error);
LwKeyMaterial *_lw_rescue_unlock  (const char           *path,
                                   const char           *like,
                                   const char           *passphrase,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* lw-rescue-walk.c: every row of @select that can be read, in the order of its integer @key; what
 * lies between is added to @gaps. */
void          _lw_rescue_walk     (LwConnection         *source,
                                   const char           *select,
                                   const char           *key,
                                   LwRescueRowFunc       func,
                                   gpointer              data,
                                   GArray               *gaps);
gboolean      _lw_rescue_in_gap   (GArray               *gaps,
                                   LwKey                 key);

/* What the records of @table are called. */
const char   *_lw_rescue_get_caption (const LwTable         *table);

/* lw-rescue-rows.c */
typedef struct
{
  guint saved;        /* rows in the new ledger */
  guint from_journal; /* of these: could not be read, but the journal knew them */
  guint from_index;   /* of these: only what the indexes still held */
  guint lost;         /* rows whose village or person is lost */
  guint gaps;         /* places of the table that cannot be read */
} LwRescueCount;

/* Plays the journal that @mirror holds into its tables, as far as it can be read. Returns whether it
 * was all there. */
gboolean      _lw_rescue_play     (LwLedger             *mirror);
/* The rows of @source over those of @mirror; @counts: one for each table of facts. */
gboolean      _lw_rescue_overlay  (LwConnection         *source,
                                   LwLedger             *mirror,
                                   LwRescueCount        *counts,
                                   GError              **error);
/* Photos and scans, each checked by its hash. Returns how many of those that a record names are lost. */
guint         _lw_rescue_contents (LwConnection         *source,
                                   LwLedger             *result);
/* The rows of @mirror as one action of @fresh. */
gboolean      _lw_rescue_copy     (LwLedger             *mirror,
                                   LwLedger             *fresh,
                                   const char           *label,
                                   GError              **error);

G_END_DECLS
