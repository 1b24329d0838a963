/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-changeset.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lw-tables.h"

/* Reads the bytes of a changeset in their documented form (sqlite3session.c, "changeset format"):
 *
 *   table    'T', number of columns, one byte a column for the primary key, name, NUL
 *   change   INSERT 18, UPDATE 23 or DELETE 9, a byte for indirect, then the old row (not of INSERT)
 *            and the new one (not of DELETE)
 *   value    0 not told, 1 integer and 2 real in 8 bytes, 3 text and 4 blob with length, 5 NULL
 *
 * sqlite3changeset_next() would make a value on the heap of each column of each row; here nothing is
 * copied but what is asked for. An import of 100,000 rows is read so twice before it is saved. */

#define MOST_COLUMNS 64

typedef enum
{
  VALUE_NOT_TOLD = 0,
  VALUE_INTEGER = 1,
  VALUE_REAL = 2,
  VALUE_TEXT = 3,
  VALUE_BLOB = 4,
  VALUE_NULL = 5,
} ValueType;

struct _LwValue
{
  ValueType type;
  gint64 number;
  const guint8 *bytes; /* in the changeset, without a NUL at its end */
  gsize size;
  char *text;          /* owned: what was asked for */
};

typedef enum
{
  ROW_OLD,
  ROW_NEW,
} Row;

struct _LwChangesetIter
{
  GBytes *changeset;
  const guint8 *at, *end;
  const LwTable *table; /* of the current change */
  guint n_columns;
  char op;
  LwValue rows[2][MOST_COLUMNS];
  gboolean texts_made;
};

void
_lw_changeset_set_damaged (GError **error)
{
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
                       _("An entry of the journal cannot be read. Nothing was changed. Check the ledger, and restore a backup if need be."));
}

LwChangesetIter *
lw_changeset_iter_new (GBytes *changeset)
{
  LwChangesetIter *self = g_new0 (LwChangesetIter, 1);
  gsize size;

  self->changeset = g_bytes_ref (changeset);
  self->at = g_bytes_get_data (changeset, &size);
  self->end = self->at + size;
  return self;
}

static void
forget_texts (LwChangesetIter *self)
{
  for (guint i = 0; self->texts_made && i < self->n_columns; i++)
    {
      g_clear_pointer (&self->rows[ROW_OLD][i].text, g_free);
      g_clear_pointer (&self->rows[ROW_NEW][i].text, g_free);
    }
  self->texts_made = FALSE;
}

void
lw_changeset_iter_free (LwChangesetIter *self)
{
  if (self == NULL)
    return;
  forget_texts (self);
  g_bytes_unref (self->changeset);
  g_free (self);
}

static gsize
left (const LwChangesetIter *self)
{
  return (gsize) (self->end - self->at);
}

/* Seven bits a byte, the highest first; nothing in a changeset takes more than five. */
static gboolean
read_length (LwChangesetIter *self,
             guint64 *length)
{
  guint8 byte = 0x80;

  *length = 0;
  for (guint i = 0; i < 5 && byte >= 0x80; i++)
    {
      if (left (self) == 0)
        return FALSE;
      byte = *self->at++;
      *length = *length << 7 | (byte & 0x7f);
    }
  return byte < 0x80 && *length <= G_MAXINT32;
}

static gboolean
read_eight (LwChangesetIter *self,
            LwValue *value)
{
  guint64 number;

  if (left (self) < sizeof number)
    return FALSE;
  memcpy (&number, self->at, sizeof number);
  value->number = (gint64) GUINT64_FROM_BE (number);
  self->at += sizeof number;
  return TRUE;
}

static gboolean
read_bytes (LwChangesetIter *self,
            LwValue *value)
{
  guint64 size;

  if (!read_length (self, &size) || size > left (self))
    return FALSE;
  value->bytes = self->at;
  value->size = (gsize) size;
  self->at += size;
  return TRUE;
}

static gboolean
read_value (LwChangesetIter *self,
            LwValue *value)
{
  if (left (self) == 0 || *self->at > VALUE_NULL)
    return FALSE;
  value->type = (ValueType) *self->at++;
  switch (value->type)
    {
    case VALUE_INTEGER:
    case VALUE_REAL:
      return read_eight (self, value);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_bytes (self, value);
    case VALUE_NOT_TOLD:
    case VALUE_NULL:
    default:
      return TRUE;
    }
}

/* The id is told of every row but the new one of an update. */
static gboolean
read_row (LwChangesetIter *self,
          Row row)
{
  if (left (self) == 0 || (*self->at != VALUE_INTEGER && (self->op != 'u' || row == ROW_OLD)))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    if (!read_value (self, &self->rows[row][i]))
      return FALSE;
  return TRUE;
}

/* The id alone is the primary key, of every table. */
static gboolean
has_our_key (const guint8 *flags,
             guint64 n_columns)
{
  gboolean ours = flags[0] == 1;

  for (guint64 i = 1; i < n_columns; i++)
    ours = ours && flags[i] == 0;
  return ours;
}

/* Tables only grow at the end: an old changeset has at most as many columns as the table. */
static gboolean
read_table (LwChangesetIter *self)
{
  guint64 n_columns;
  const guint8 *name_end;

  if (!read_length (self, &n_columns) || n_columns < 2 || n_columns > MOST_COLUMNS || n_columns > left (self) ||
      !has_our_key (self->at, n_columns))
    return FALSE;
  self->at += n_columns;
  name_end = memchr (self->at, 0, left (self));
  self->table = name_end ? lw_table_by_name ((const char *) self->at) : NULL;
  if (self->table == NULL || n_columns > self->table->n_fields + 1)
    return FALSE;
  self->n_columns = (guint) n_columns;
  self->at = name_end + 1;
  return TRUE;
}

static gboolean
read_change (LwChangesetIter *self,
             guint8 op)
{
  self->op = op == 18 ? 'i' : op == 23 ? 'u' : op == 9 ? 'd' : 0;
  if (self->op == 0 || self->table == NULL || left (self) == 0 || *self->at > 1)
    return FALSE;
  self->at++; /* whether it was indirect */
  return (self->op == 'i' || read_row (self, ROW_OLD)) && (self->op == 'd' || read_row (self, ROW_NEW));
}

gboolean
lw_changeset_iter_next (LwChangesetIter *self,
                        GError **error)
{
  gboolean ok = TRUE;

  forget_texts (self);
  while (ok && left (self) > 0)
    {
      guint8 op = *self->at++;

      if (op != 'T')
        {
          ok = read_change (self, op);
          if (ok)
            return TRUE;
        }
      else
        ok = read_table (self);
    }
  if (!ok)
    _lw_changeset_set_damaged (error);
  return FALSE;
}

const LwTable *
lw_changeset_iter_get_table (LwChangesetIter *self)
{
  return self->table;
}

char
lw_changeset_iter_get_op (LwChangesetIter *self)
{
  return self->op;
}

/* Column 0 is the id. */
static LwValue *
get_value (LwChangesetIter *self,
           Row row,
           guint column)
{
  LwValue *value = &self->rows[row][column];

  if (self->op == (row == ROW_OLD ? 'i' : 'd') || column >= self->n_columns || value->type == VALUE_NOT_TOLD)
    return NULL;
  /* Made into a text only when it is asked for, and freed with the step. */
  self->texts_made = TRUE;
  return value;
}

LwKey
lw_changeset_iter_get_id (LwChangesetIter *self)
{
  return lw_value_get_int (get_value (self, self->op == 'i' ? ROW_NEW : ROW_OLD, 0));
}

LwValue *
lw_changeset_iter_get_old (LwChangesetIter *self,
                           const LwField *field)
{
  return get_value (self, ROW_OLD, (guint) (field - self->table->fields) + 1);
}

LwValue *
lw_changeset_iter_get_new (LwChangesetIter *self,
                           const LwField *field)
{
  return get_value (self, ROW_NEW, (guint) (field - self->table->fields) + 1);
}

const char *
lw_value_get_text (LwValue *value)
{
  if (value == NULL || value->type == VALUE_NULL)
    return NULL;
  if (value->text == NULL)
    value->text = value->type == VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->number)
                                               : g_strndup ((const char *) value->bytes, value->type == VALUE_TEXT ? value->size : 0);
  return value->text;
}

gint64
lw_value_get_int (LwValue *value)
{
  return value && value->type == VALUE_INTEGER ? value->number : 0;
}

gboolean
lw_changeset_check (GBytes *changeset,
                    GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwChangesetIter) change = lw_changeset_iter_new (changeset);
  gboolean sound;

  if (g_bytes_get_size (changeset) > G_MAXINT32)
    _lw_changeset_set_damaged (&local);
  while (local == NULL && lw_changeset_iter_next (change, &local))
    ;
  sound = local == NULL;
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return sound;
}
