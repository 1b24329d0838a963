/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"
#include "lw-sql.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Records to rows and back. */

static LwRecord *
read_record (LwStatement *statement,
             const LwTable *table)
{
  LwRecord *record = lw_record_new (table);

  record->id = lw_statement_get_int (statement, 0);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const LwField *field = &table->fields[i];
      int column = (int) i + 1;

      if (lw_statement_is_null (statement, column))
        continue;
      if (field->type == LW_FIELD_TEXT)
        lw_record_set_text (record, field, lw_statement_get_text (statement, column));
      else
        lw_record_set_int (record, field, lw_statement_get_int (statement, column));
    }
  return record;
}

/* What is empty in the record is NULL in the row. */
static void
bind_field (LwStatement *statement,
            int index,
            gconstpointer record,
            const LwField *field)
{
  if (lw_record_is_empty (record, field))
    lw_statement_bind_null (statement, index);
  else if (field->type == LW_FIELD_TEXT)
    lw_statement_bind_text (statement, index, lw_record_get_text (record, field));
  else
    lw_statement_bind_int (statement, index, lw_record_get_int (record, field));
}

static void
bind_record (LwStatement *statement,
             gconstpointer record)
{
  const LwTable *table = ((const LwRecord *) record)->table;

  for (guint i = 0; i < table->n_fields; i++)
    bind_field (statement, (int) i, record, &table->fields[i]);
  lw_statement_bind_int (statement, (int) table->n_fields, ((const LwRecord *) record)->id);
}

/* The sort key is the ledger's own; whatever stands in the record is replaced. */
static char *
bind_sort_key (LwLedger *self,
               LwStatement *statement,
               gconstpointer record)
{
  const LwPerson *person = record;
  const LwField *field;
  char *key;

  if (person->record.table != &lw_person_table)
    return NULL;
  field = lw_table_find_field (&lw_person_table, "sort_key");
  key = _lw_ledger_dup_sort_key (self, person->name);
  lw_statement_bind_text (statement, (int) (field - lw_person_table.fields), key);
  return key;
}

static void
set_no_record (GError **error)
{
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND,
                       _("The record is no longer in the ledger. Nothing was changed."));
}

/**
 * lw_ledger_get:
 * @self: a ledger
 * @table: a table of facts
 * @id: key of a record
 * @error: (out)
 *
 * Returns: (transfer full): the record; NULL with LW_LEDGER_ERROR_NOT_FOUND when there is none
 */
gpointer
lw_ledger_get (LwLedger *self,
               const LwTable *table,
               LwKey id,
               GError **error)
{
  g_autoptr(LwStatement) statement = NULL;
  LwStep step;

  if (!_lw_ledger_check_open (self, error))
    return NULL;
  statement = lw_connection_prepare (self->connection, lw_sql_for_table (self, table)->get, _("The record was not read"), error);
  if (statement == NULL)
    return NULL;
  lw_statement_bind_int (statement, 0, id);
  step = lw_statement_step (statement, error);
  if (step == LW_STEP_DONE)
    set_no_record (error);
  return step == LW_STEP_ROW ? read_record (statement, table) : NULL;
}

static GPtrArray *
read_records (LwStatement *statement,
              const LwTable *table,
              GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (lw_record_free);
  LwStep step;

  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    g_ptr_array_add (records, read_record (statement, table));
  return step == LW_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static LwStatement *
prepare_list (LwLedger *self,
              const LwTable *table,
              const char *field_name,
              GError **error)
{
  const LwField *field = field_name ? lw_table_find_field (table, field_name) : NULL;

  g_return_val_if_fail (field_name == NULL || field, NULL);
  if (!_lw_ledger_check_open (self, error))
    return NULL;
  return lw_connection_prepare (self->connection,
                                field ? lw_sql_narrowed_to (self, table, field) : lw_sql_for_table (self, table)->list,
                                _("The records were not read"), error);
}

/**
 * lw_ledger_list:
 * @self: a ledger
 * @table: a table of facts
 * @field: (nullable): a field of @table that is a key, or NULL for every record
 * @key: its value
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwRecord): the records, in the order of their table
 */
GPtrArray *
lw_ledger_list (LwLedger *self,
                const LwTable *table,
                const char *field,
                LwKey key,
                GError **error)
{
  g_autoptr(LwStatement) statement = prepare_list (self, table, field, error);

  if (statement == NULL)
    return NULL;
  if (field)
    lw_statement_bind_int (statement, 0, key);
  return read_records (statement, table, error);
}

/**
 * lw_ledger_find:
 * @self: a ledger
 * @table: a table of facts
 * @field: a field of @table that is a text and has an index
 * @text: its value, compared byte by byte
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwRecord): the records, in the order of their table
 */
GPtrArray *
lw_ledger_find (LwLedger *self,
                const LwTable *table,
                const char *field,
                const char *text,
                GError **error)
{
  g_autoptr(LwStatement) statement = prepare_list (self, table, field, error);

  if (statement == NULL)
    return NULL;
  lw_statement_bind_text (statement, 0, text);
  return read_records (statement, table, error);
}

/**
 * lw_ledger_count:
 * @self: a ledger
 * @table: a table of facts
 * @error: (out)
 *
 * Returns: the number of its records, -1 on failure
 */
gint64
lw_ledger_count (LwLedger *self,
                 const LwTable *table,
                 GError **error)
{
  gint64 count = 0;

  if (!_lw_ledger_check_open (self, error) ||
      !lw_connection_query_int (self->connection, lw_sql_for_table (self, table)->count, _("The records were not read"), &count, error))
    return -1;
  return count;
}

/**
 * lw_ledger_count_up_to:
 * @self: a ledger
 * @table: a table of facts
 * @most: where counting ends
 * @error: (out)
 *
 * Counting a million records takes a tenth of a second; whether there are many is known at once.
 *
 * Returns: the number of its records, at most @most; -1 on failure
 */
gint64
lw_ledger_count_up_to (LwLedger *self,
                       const LwTable *table,
                       guint most,
                       GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %u)", table->name, most);
  gint64 count = 0;

  if (!_lw_ledger_check_open (self, error) ||
      !lw_connection_query_int (self->connection, sql, _("The records were not read"), &count, error))
    return -1;
  return count;
}

static LwStatement *
prepare_write (LwLedger *self,
               const char *sql,
               GError **error)
{
  if (!_lw_ledger_check_writing (self, error))
    return NULL;
  return lw_connection_prepare (self->connection, sql, _("The record was not stored"), error);
}

/**
 * lw_ledger_insert:
 * @self: a ledger with a running action
 * @record: (inout): a record without an id; gets one, and a person gets her sort key
 * @error: (out)
 *
 * Returns: FALSE with LW_LEDGER_ERROR_CONSTRAINT when the ledger refuses the record; the action
 *   goes on without it
 */
gboolean
lw_ledger_insert (LwLedger *self,
                  gpointer record,
                  GError **error)
{
  LwRecord *header = record;
  const char *sql = lw_sql_for_table (self, header->table)->insert;
  g_autoptr(LwStatement) statement = prepare_write (self, sql, error);
  LwKey before = header->id;
  g_autofree char *sort_key = NULL;

  if (statement == NULL || !_lw_ledger_take_key (self, &header->id, error))
    return FALSE;
  bind_record (statement, record);
  sort_key = bind_sort_key (self, statement, record);
  if (!lw_statement_run (statement, error))
    {
      header->id = before;
      return FALSE;
    }
  if (sort_key)
    lw_set_text (&((LwPerson *) record)->sort_key, sort_key);
  return TRUE;
}

static gboolean
check_changed_one (LwLedger *self,
                   GError **error)
{
  if (lw_connection_n_changed (self->connection) == 1)
    return TRUE;
  set_no_record (error);
  return FALSE;
}

/**
 * lw_ledger_update:
 * @self: a ledger with a running action
 * @record: a record with its id; every field is written
 * @error: (out)
 *
 * Returns: FALSE with LW_LEDGER_ERROR_NOT_FOUND when it is gone, or LW_LEDGER_ERROR_CONSTRAINT
 */
gboolean
lw_ledger_update (LwLedger *self,
                  gconstpointer record,
                  GError **error)
{
  const LwTable *table = ((const LwRecord *) record)->table;
  g_autoptr(LwStatement) statement = prepare_write (self, lw_sql_for_table (self, table)->update, error);
  g_autofree char *sort_key = NULL;

  if (statement == NULL)
    return FALSE;
  bind_record (statement, record);
  sort_key = bind_sort_key (self, statement, record);
  return lw_statement_run (statement, error) && check_changed_one (self, error);
}

/**
 * lw_ledger_delete:
 * @self: a ledger with a running action
 * @table: a table of facts
 * @id: key of a record
 * @error: (out)
 *
 * Returns: FALSE with LW_LEDGER_ERROR_NOT_FOUND, or with LW_LEDGER_ERROR_CONSTRAINT while other
 *   records refer to it
 */
gboolean
lw_ledger_delete (LwLedger *self,
                  const LwTable *table,
                  LwKey id,
                  GError **error)
{
  g_autoptr(LwStatement) statement = prepare_write (self, lw_sql_for_table (self, table)->remove, error);

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_int (statement, 0, id);
  return lw_statement_run (statement, error) && check_changed_one (self, error);
}

static LwSetting *
find_setting (LwLedger *self,
              const char *name,
              GError **error)
{
  g_autoptr(GPtrArray) found = lw_ledger_find (self, &lw_setting_table, "name", name, error);

  return found && found->len ? g_ptr_array_steal_index (found, 0) : NULL;
}

/**
 * lw_ledger_dup_setting:
 * @self: a ledger
 * @name: what is asked for
 * @error: (out)
 *
 * Returns: (transfer full) (nullable): its value; NULL without @error when it is not set
 */
char *
lw_ledger_dup_setting (LwLedger *self,
                       const char *name,
                       GError **error)
{
  g_autoptr(LwSetting) setting = find_setting (self, name, error);

  return setting ? g_strdup (setting->value) : NULL;
}

static gboolean
insert_setting (LwLedger *self,
                const char *name,
                const char *value,
                GError **error)
{
  g_autoptr(LwSetting) setting = lw_record_new (&lw_setting_table);

  lw_set_text (&setting->name, name);
  lw_set_text (&setting->value, value);
  return lw_ledger_insert (self, setting, error);
}

/**
 * lw_ledger_set_setting:
 * @self: a ledger with a running action
 * @name: what is set
 * @value: (nullable): its value, NULL to unset it
 * @error: (out)
 *
 * Returns: whether it is set
 */
gboolean
lw_ledger_set_setting (LwLedger *self,
                       const char *name,
                       const char *value,
                       GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwSetting) setting = find_setting (self, name, &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (setting == NULL)
    return value ? insert_setting (self, name, value, error) : _lw_ledger_check_writing (self, error);
  if (value == NULL)
    return lw_ledger_delete (self, &lw_setting_table, setting->record.id, error);
  lw_set_text (&setting->value, value);
  return lw_ledger_update (self, setting, error);
}
