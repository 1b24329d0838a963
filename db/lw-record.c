/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-record.h"

#include <string.h>

static gpointer
member (gconstpointer record,
        const LwField *field)
{
  return (guint8 *) record + field->offset;
}

static gboolean
is_text (const LwField *field)
{
  return field->type == LW_FIELD_TEXT;
}

/* The value that stands for "nothing was entered". */
static gint64
empty_value (const LwField *field)
{
  return field->type == LW_FIELD_INT ? LW_INT_NULL : 0;
}

/**
 * lw_record_new:
 * @table: what kind of record
 *
 * Returns: (transfer full): a record without an id in which every field is empty; free it with
 *   lw_record_free()
 */
gpointer
lw_record_new (const LwTable *table)
{
  LwRecord *record;

  g_return_val_if_fail (table != NULL, NULL);

  record = g_malloc0 (table->size);
  record->table = table;
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!is_text (&table->fields[i]))
        lw_record_set_int (record, &table->fields[i], empty_value (&table->fields[i]));
    }
  return record;
}

/**
 * lw_record_copy:
 * @record: a record of any table
 *
 * Returns: (transfer full): a copy that shares nothing with @record, with the same id
 */
gpointer
lw_record_copy (gconstpointer record)
{
  const LwRecord *original = record;
  LwRecord *copy = g_malloc0 (original->table->size);

  memcpy (copy, original, original->table->size);
  for (guint i = 0; i < original->table->n_fields; i++)
    {
      const LwField *field = &original->table->fields[i];

      if (is_text (field))
        *(char **) member (copy, field) = g_strdup (lw_record_get_text (original, field));
    }
  return copy;
}

/**
 * lw_record_free:
 * @record: (nullable) (transfer full): a record of any table
 */
void
lw_record_free (gpointer record)
{
  LwRecord *self = record;

  if (self == NULL)
    return;
  for (guint i = 0; i < self->table->n_fields; i++)
    {
      if (is_text (&self->table->fields[i]))
        g_free (*(char **) member (self, &self->table->fields[i]));
    }
  g_free (self);
}

/**
 * lw_record_equal:
 * @a: a record
 * @b: another one
 *
 * Returns: whether both are of one table and every field has the same value; ids do not count
 */
gboolean
lw_record_equal (gconstpointer a,
                 gconstpointer b)
{
  const LwTable *table = ((const LwRecord *) a)->table;

  if (table != ((const LwRecord *) b)->table)
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const LwField *field = &table->fields[i];

      if (is_text (field) ? g_strcmp0 (lw_record_get_text (a, field), lw_record_get_text (b, field)) != 0
                          : lw_record_get_int (a, field) != lw_record_get_int (b, field))
        return FALSE;
    }
  return TRUE;
}

/**
 * lw_table_find_field:
 * @table: a table
 * @name: name of a column
 *
 * Returns: (transfer none) (nullable): the field
 */
const LwField *
lw_table_find_field (const LwTable *table,
                     const char *name)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (strcmp (table->fields[i].name, name) == 0)
        return &table->fields[i];
    }
  return NULL;
}

/**
 * lw_record_to_text:
 * @record: a record
 *
 * Returns: (transfer full): table, key and every field
 */
char *
lw_record_to_text (gconstpointer record)
{
  const LwRecord *self = record;
  GString *text = g_string_new (self->table->name);

  g_string_append_printf (text, " %" G_GINT64_FORMAT, self->id);
  for (guint i = 0; i < self->table->n_fields; i++)
    {
      const LwField *field = &self->table->fields[i];
      const char *value = is_text (field) ? lw_record_get_text (record, field) : NULL;

      /* With its length: no text can look like two. */
      if (is_text (field))
        g_string_append_printf (text, "|%d:%s", value != NULL ? (int) strlen (value) : -1, value != NULL ? value : "");
      else
        g_string_append_printf (text, "|%" G_GINT64_FORMAT, lw_record_get_int (record, field));
    }
  return g_string_free (text, FALSE);
}

/**
 * lw_record_get_text:
 * @record: a record
 * @field: a field of type text of its table
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
lw_record_get_text (gconstpointer record,
                    const LwField *field)
{
  g_return_val_if_fail (is_text (field), NULL);

  return *(char **) member (record, field);
}

/**
 * lw_record_get_int:
 * @record: a record
 * @field: a field of any type but text
 *
 * Returns: its value; 0, or LW_INT_NULL for a count, when it is empty
 */
gint64
lw_record_get_int (gconstpointer record,
                   const LwField *field)
{
  switch (field->type)
    {
    case LW_FIELD_INT:
    case LW_FIELD_KEY:
      return *(gint64 *) member (record, field);
    case LW_FIELD_DATE:
    case LW_FIELD_CODE:
      return *(int *) member (record, field);
    case LW_FIELD_TEXT:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * lw_record_set_text:
 * @record: a record
 * @field: a field of type text of its table
 * @text: (nullable): its new value; "" counts as empty
 */
void
lw_record_set_text (gpointer record,
                    const LwField *field,
                    const char *text)
{
  g_return_if_fail (is_text (field));

  lw_set_text (member (record, field), text);
}

/**
 * lw_record_set_int:
 * @record: a record
 * @field: a field of any type but text
 * @value: its new value
 */
void
lw_record_set_int (gpointer record,
                   const LwField *field,
                   gint64 value)
{
  switch (field->type)
    {
    case LW_FIELD_INT:
    case LW_FIELD_KEY:
      *(gint64 *) member (record, field) = value;
      break;
    case LW_FIELD_DATE:
    case LW_FIELD_CODE:
      *(int *) member (record, field) = (int) value;
      break;
    case LW_FIELD_TEXT:
    default:
      g_return_if_reached ();
    }
}

/**
 * lw_record_is_empty:
 * @record: a record
 * @field: a field of its table
 *
 * Returns: whether nothing was entered in @field
 */
gboolean
lw_record_is_empty (gconstpointer record,
                    const LwField *field)
{
  return is_text (field) ? lw_record_get_text (record, field) == NULL
                         : lw_record_get_int (record, field) == empty_value (field);
}

/**
 * lw_set_text:
 * @member: (inout): an owned text
 * @text: (nullable): its new value; "" counts as empty. May be part of the old value
 */
void
lw_set_text (char **member,
             const char *text)
{
  char *old = *member;

  *member = text && *text ? g_strdup (text) : NULL;
  g_free (old);
}
