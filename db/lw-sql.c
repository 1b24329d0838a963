/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-sql.h"

/* Villages by code, people by sort key, everything else as it was entered. */
static const char *
get_order (const LwTable *table)
{
  if (table == &lw_village_table)
    return "code";
  if (table == &lw_person_table)
    return "sort_key, id";
  return "id";
}

char *
lw_sql_dup_columns (const LwTable *table,
                    const char *suffix)
{
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (columns, "%s\"%s\"%s", i ? ", " : "", table->fields[i].name, suffix);
  return g_string_free (columns, FALSE);
}

static char *
dup_placeholders (guint count)
{
  GString *marks = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (marks, i ? ", ?" : "?");
  return g_string_free (marks, FALSE);
}

static LwSql *
sql_new (const LwTable *table)
{
  LwSql *self = g_new0 (LwSql, 1);
  g_autofree char *columns = lw_sql_dup_columns (table, "");
  g_autofree char *assignments = lw_sql_dup_columns (table, " = ?");
  g_autofree char *marks = dup_placeholders (table->n_fields + 1);

  self->select = g_strdup_printf ("SELECT id, %s FROM %s", columns, table->name);
  self->get = g_strdup_printf ("%s WHERE id = ?", self->select);
  self->list = g_strdup_printf ("%s ORDER BY %s", self->select, get_order (table));
  self->insert = g_strdup_printf ("INSERT INTO %s (%s, id) VALUES (%s)", table->name, columns, marks);
  self->update = g_strdup_printf ("UPDATE %s SET %s WHERE id = ?", table->name, assignments);
  self->remove = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table->name);
  self->count = g_strdup_printf ("SELECT count(*) FROM %s", table->name);
  self->by_field = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

void
lw_sql_free (gpointer sql)
{
  LwSql *self = sql;

  g_free (self->select);
  g_free (self->get);
  g_free (self->list);
  g_free (self->insert);
  g_free (self->update);
  g_free (self->remove);
  g_free (self->count);
  g_hash_table_unref (self->by_field);
  g_free (self);
}

const LwSql *
lw_sql_for_table (LwLedger *ledger,
                  const LwTable *table)
{
  LwSql *self = g_hash_table_lookup (ledger->sql, table);

  if (self == NULL)
    {
      self = sql_new (table);
      g_hash_table_insert (ledger->sql, (gpointer) table, self);
    }
  return self;
}

const char *
lw_sql_narrowed_to (LwLedger *ledger,
                    const LwTable *table,
                    const LwField *field)
{
  const LwSql *self = lw_sql_for_table (ledger, table);
  char *sql = g_hash_table_lookup (self->by_field, field->name);

  if (sql == NULL)
    {
      sql = g_strdup_printf ("%s WHERE \"%s\" = ? ORDER BY %s", self->select, field->name, get_order (table));
      g_hash_table_insert (self->by_field, (gpointer) field->name, sql);
    }
  return sql;
}
