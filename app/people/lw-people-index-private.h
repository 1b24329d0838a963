/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-index.h"

G_BEGIN_DECLS

/* A person as lists see her. Numbers, so that sorting compares nothing else. */
typedef struct
{
  LwKey id;
  guint64 name[2]; /* 24 letters of pinyin, 5 bits each */
  guint64 number;  /* ID number */
  guint64 phone;
  guint32 village; /* place among the villages by code, from 1; 0: none */
  guint32 source;  /* words of the index, 0: none */
  guint32 occupation;
  guint32 native_place;
  LwDate birth; /* the one that counts */
  LwDate party_joined;
  guint32 posts; /* bits of those held: lowest first is highest */
  guint16 doubts;
  guint8 home; /* how sure the village is: a Home, while it is read */
  guint8 sex;
  guint8 education; /* the higher of the two */
  guint8 political_status;
  guint8 ethnicity;
  guint8 reserve; /* 1 + maturity when in the pool */
} LwPeopleEntry;

/* Words that occur in many records. Shared by indexes, hence the lock; words are never taken away. */
typedef struct
{
  gatomicrefcount refs;
  GMutex mutex;
  GPtrArray *texts;   /* char *, the first is NULL */
  GHashTable *places; /* text → place */
} LwPeopleWords;

LwPeopleWords *_lw_people_words_new   (void);
LwPeopleWords *_lw_people_words_ref   (LwPeopleWords *self);
void           _lw_people_words_unref (LwPeopleWords *self);
guint32        _lw_people_words_add   (LwPeopleWords *self, const char *text);
/* Rank of each word in order of its pinyin. */
guint32       *_lw_people_words_ranks (LwPeopleWords *self, guint *n);

/* Villages by code, and which place has which. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *list; /* LwVillage */
  GHashTable *places; /* &id → place from 1 */
} LwPeopleVillages;

struct _LwPeopleIndex
{
  gatomicrefcount refs;
  LwDate on;
  gint64 revision;
  GArray *entries;  /* LwPeopleEntry, in order of name */
  LwKey *ids;       /* in order */
  guint32 *by_id;   /* the places of those */
  LwPeopleWords *words;
  LwPeopleVillages *villages;
};

/* NULL: no such person. */
const LwPeopleEntry *_lw_people_index_find (LwPeopleIndex *self, LwKey id);

#define LW_PEOPLE_POST_BIT(body, position) (1u << (((body) - 1) * 8 + MIN ((position), 7)))
#define LW_PEOPLE_BODY_MASK(body) (0xffu << (((body) - 1) * 8))

G_END_DECLS
