/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Lists of people that are too long to be read as records: their keys by pages, and one pass over
 * what lists are sorted and filtered by. */

/* What the pass gives of a person; texts are borrowed until the function returns. */
typedef struct
{
  LwKey id;
  const char *name;
  const char *sort_key;     /* nullable */
  const char *id_number;    /* nullable, as the other texts */
  const char *phone;
  const char *source;
  const char *occupation;
  const char *native_place;
  LwDate birth_stated;
  LwDate birth_decided;
  LwDate party_joined;
  int sex;
  int ethnicity;
  int education_full_time;
  int education_in_service;
  int education_unheld;
  int political_status;
  LwDate work_started;
} LwPeopleRow;

/* A post, or with LW_BODY_NONE a reserve membership. */
typedef struct
{
  LwKey person;
  LwKey village;
  int body;
  int position;
  int maturity;
  LwDate start;
  LwDate end;
} LwPeopleMembership;

typedef struct
{
  void (*person)     (const LwPeopleRow *row, gpointer user_data);        /* in order of id */
  void (*membership) (const LwPeopleMembership *row, gpointer user_data); /* posts, then the pool; nullable */
  void (*kept)       (LwKey person, gpointer user_data);  /* has cells that were not understood; nullable */
} LwPeopleFuncs;

/* One pass over everybody, or over @keys (LwKey, in order) alone. */
gboolean lw_people_list_scan   (LwLedger             *ledger,
                                const GArray         *keys,
                                const LwPeopleFuncs  *funcs,
                                gpointer              user_data,
                                GCancellable         *cancellable,
                                GError              **error);
/* Keys of the people from place @first on in order of name, at most @n of the @total that there are:
 * read from the nearer end of the index. */
GArray  *lw_people_list_page   (LwLedger             *ledger,
                                guint                 first,
                                guint                 n,
                                guint                 total,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who comes after @person in order of name, or before; 0: nobody, or not read. */
LwKey    lw_people_list_neighbour (LwLedger           *ledger,
                                LwKey                 person,
                                gboolean              next);
/* Everybody whose name, pinyin, initials, phone or ID number (either end) begins with @text; some keys
 * may be there twice. */
GArray  *lw_people_list_search (LwLedger             *ledger,
                                const char           *text,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
