/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

G_BEGIN_DECLS

/* A record is a plain C struct that begins with LwRecord; its LwTable says which member is which
 * column. Code that knows the record reads members, code that works on any record (store, compare,
 * history, the editor, import) walks the fields. */

typedef struct _LwRecord LwRecord;
typedef struct _LwTable LwTable;
typedef struct _LwField LwField;

typedef enum
{
  LW_FIELD_TEXT,   /* char *, NULL when empty */
  LW_FIELD_INT,    /* gint64; see LW_FIELD_NULLABLE */
  LW_FIELD_DATE,   /* LwDate, 0 when empty */
  LW_FIELD_CODE,   /* int, 0 when unknown: one of the enumerations of lw-db-types.h */
  LW_FIELD_KEY,    /* LwKey, 0 when none: refers to another record */
} LwFieldType;

struct _LwField
{
  const char *name;   /* of the column, and of the member with _ for - */
  LwFieldType type;
  gsize offset;       /* of the member */
  const char *caption; /* msgid of what staff call it, for history and the editor */
};

struct _LwTable
{
  const char *name;
  gsize size; /* of the struct */
  const LwField *fields;
  guint n_fields;
};

struct _LwRecord
{
  const LwTable *table;
  LwKey id; /* 0 until it is inserted */
};

#define LW_INT_NULL G_MININT64 /* an LW_FIELD_INT without a value */

gpointer       lw_record_new        (const LwTable  *table) G_GNUC_WARN_UNUSED_RESULT;
gpointer       lw_record_copy       (gconstpointer   record) G_GNUC_WARN_UNUSED_RESULT;
void           lw_record_free       (gpointer        record);
gboolean       lw_record_equal      (gconstpointer   a,
                                     gconstpointer   b);
/* All that it holds, in one text: two records that differ in anything give two texts. Not for a reader. */
char          *lw_record_to_text    (gconstpointer   record) G_GNUC_WARN_UNUSED_RESULT;
const LwField *lw_table_find_field  (const LwTable  *table,
                                     const char     *name);
const char    *lw_record_get_text   (gconstpointer   record,
                                     const LwField  *field);
gint64         lw_record_get_int    (gconstpointer   record,
                                     const LwField  *field);
void           lw_record_set_text   (gpointer        record,
                                     const LwField  *field,
                                     const char     *text);
void           lw_record_set_int    (gpointer        record,
                                     const LwField  *field,
                                     gint64          value);
gboolean       lw_record_is_empty   (gconstpointer   record,
                                     const LwField  *field);
/* Gives an owned text member a new value; the usual way to write `person->name`. */
void           lw_set_text          (char          **member,
                                     const char     *text);

G_END_DECLS
