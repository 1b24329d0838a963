/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"

G_BEGIN_DECLS

/* The statements of one table, made from its fields once. Internal to this floor. */

typedef struct
{
  char *select; /* "SELECT id, … FROM table": columns are the id and then the fields */
  char *get;
  char *list;
  char *insert;
  char *update;
  char *remove;
  char *count;
  GHashTable *by_field; /* "field" → list narrowed to it */
} LwSql;

const LwSql *lw_sql_for_table   (LwLedger        *ledger,
                                 const LwTable   *table);
/* As list, but only the records in which @field is the parameter. */
const char  *lw_sql_narrowed_to (LwLedger        *ledger,
                                 const LwTable   *table,
                                 const LwField   *field);
void         lw_sql_free        (gpointer         sql);
/* Column names between quotes, as some are words of SQL. */
char        *lw_sql_dup_columns (const LwTable   *table,
                                 const char      *suffix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
