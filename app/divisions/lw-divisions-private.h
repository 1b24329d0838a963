/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-divisions.h"

G_BEGIN_DECLS

/* A province, prefecture, county or township of the index; its strings lie in the index. */
typedef struct
{
  const char *code;
  const char *name;
  guint code_length;
  guint n_villages; /* of a township */
  gsize offset;     /* of a county: where its block lies in the table, and how long it is */
  gsize stored;
  gsize plain;
} LwDivisionEntry;

struct _LwDivisions
{
  GObject parent_instance;

  GBytes *table;
  char *index;         /* its lines have become strings */
  GArray *entries;     /* LwDivisionEntry, in the order of the codes as text */
  gunichar *characters;
  glong n_characters;
  GStrv endings;
  guint n_endings;

  GStringChunk *keys;  /* of the search; NULL until it is prepared */
  const char **entry_keys; /* of each entry: its keys, one in a line */
};

/* (transfer full): the words of what was typed, at most 8, in lower case */
GStrv       lw_divisions_split_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
LwDivision *lw_divisions_make (LwDivisions *self, const LwDivisionEntry *entry);

G_END_DECLS
