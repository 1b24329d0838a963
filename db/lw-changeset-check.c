/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-changeset.h"

#include <string.h>

#include "lw-tables.h"

/* SQLite trusts the lengths in a changeset when it turns one round, and reads far beyond its end
 * where they lie. What comes from a file is therefore walked through here first.
 *
 * For each table: 'T', the number of columns, a byte for each that says whether it is part of the
 * key, the name with its zero; then for each row: operation, a flag, and one or two records. */

enum
{
  VALUE_ABSENT = 0,
  VALUE_INTEGER = 1,
  VALUE_FLOAT = 2,
  VALUE_TEXT = 3,
  VALUE_BLOB = 4,
  VALUE_NULL = 5,
};

enum /* of SQLite */
{
  OP_DELETE = 9,
  OP_INSERT = 18,
  OP_UPDATE = 23,
};

typedef struct
{
  const guint8 *at, *end;
  guint n_columns; /* of the current table; 0 before the first */
} Reader;

static gboolean
skip (Reader *reader,
      guint64 n_bytes)
{
  if (n_bytes > (guint64) (reader->end - reader->at))
    return FALSE;
  reader->at += n_bytes;
  return TRUE;
}

static gboolean
read_byte (Reader *reader,
           guint8 *byte)
{
  if (reader->at == reader->end)
    return FALSE;
  *byte = *reader->at++;
  return TRUE;
}

/* Seven bits in each byte, the high ones first; nothing in a changeset takes more than five. */
static gboolean
read_length (Reader *reader,
             guint64 *length)
{
  guint8 byte = 0x80;

  *length = 0;
  for (guint i = 0; i < 5 && (byte & 0x80); i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      *length = *length << 7 | (byte & 0x7f);
    }
  return !(byte & 0x80) && *length <= G_MAXINT32;
}

/* @key: the first column, which holds the id and is always there. */
static gboolean
read_value (Reader *reader,
            gboolean key)
{
  guint64 length;
  guint8 type;

  if (!read_byte (reader, &type) || (key && type != VALUE_INTEGER))
    return FALSE;
  switch (type)
    {
    case VALUE_ABSENT:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      return skip (reader, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_length (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

static gboolean
read_record (Reader *reader,
             gboolean has_key)
{
  for (guint i = 0; i < reader->n_columns; i++)
    {
      if (!read_value (reader, i == 0 && has_key))
        return FALSE;
    }
  return TRUE;
}

/* Tables only grow at the end: an old changeset has at most as many columns as the table. */
static gboolean
read_table (Reader *reader)
{
  const LwTable *table;
  const guint8 *name;
  guint64 n_columns;

  if (!read_length (reader, &n_columns) || n_columns < 2 || n_columns > (guint64) (reader->end - reader->at) ||
      reader->at[0] != 1)
    return FALSE;
  for (guint64 i = 1; i < n_columns; i++)
    {
      if (reader->at[i] != 0)
        return FALSE;
    }
  name = reader->at + n_columns;
  reader->at = memchr (name, '\0', (gsize) (reader->end - name));
  if (reader->at == NULL)
    return FALSE;
  reader->at++;
  table = lw_table_by_name ((const char *) name);
  reader->n_columns = (guint) n_columns;
  return table && n_columns <= table->n_fields + 1;
}

static gboolean
read_change (Reader *reader,
             guint8 op)
{
  guint8 indirect;

  if (reader->n_columns == 0 || !read_byte (reader, &indirect) || indirect > 1)
    return FALSE;
  switch (op)
    {
    case OP_INSERT:
    case OP_DELETE:
      return read_record (reader, TRUE);
    case OP_UPDATE:
      return read_record (reader, TRUE) && read_record (reader, FALSE);
    default:
      return FALSE;
    }
}

gboolean
lw_changeset_check (GBytes *changeset,
                    GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (changeset, &size);
  Reader reader = { .at = bytes, .end = bytes + size };
  gboolean sound = size <= G_MAXINT32;
  guint8 op;

  while (sound && read_byte (&reader, &op))
    sound = op == 'T' ? read_table (&reader) : read_change (&reader, op);
  if (!sound)
    _lw_changeset_set_damaged (error);
  return sound;
}
