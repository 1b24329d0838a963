/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

/* What a row does to the ledger, field by field, for whoever looks before it is written: only where
 * the rows are listed. The store itself goes on as without. */

/* More rows are not read by anybody, and their fields would fill the memory. */
#define MAX_ROWS 5000

static gboolean
is_told (const LwSheetReader *reader)
{
  return reader->importer->options->list_rows && reader->importer->report->rows->len < MAX_ROWS;
}

static char *
dup_value (gconstpointer record,
           const LwField *field)
{
  if (!record || lw_record_is_empty (record, field))
    return NULL;
  if (field->type == LW_FIELD_TEXT)
    return g_strdup (lw_record_get_text (record, field));
  return g_strdup_printf ("%" G_GINT64_FORMAT, lw_record_get_int (record, field));
}

/* A number of recruits says nothing without its year. */
static gboolean
says_which (gconstpointer record,
            const LwField *field)
{
  return ((const LwRecord *) record)->table == &lw_recruit_year_table && strcmp (field->name, "year") == 0;
}

/* @record: which of the row's records it is, from 1; two posts must not look like one */
static void
add_change (LwSheetReader *reader,
            const LwField *field,
            gconstpointer old,
            gconstpointer now,
            LwKey record)
{
  g_autofree char *was = dup_value (old, field);
  g_autofree char *is = dup_value (now, field);
  LwChange *change;

  if (g_strcmp0 (was, is) == 0 && !(old && is && says_which (now, field)))
    return;
  change = g_new0 (LwChange, 1);
  change->table = ((const LwRecord *) now)->table;
  change->record = record;
  change->field = field;
  change->op = old ? 'u' : 'i';
  change->old_value = g_steal_pointer (&was);
  change->new_value = g_steal_pointer (&is);
  g_ptr_array_add (reader->row_changes, change);
}

/* @old: NULL where the record is new */
static void
add_changes (LwSheetReader *reader,
             gconstpointer old,
             gconstpointer now)
{
  const LwTable *table = ((const LwRecord *) now)->table;

  if (!reader->row_changes)
    reader->row_changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_change_free);
  reader->row_records++;
  for (guint i = 0; i < table->n_fields; i++)
    add_change (reader, &table->fields[i], old, now, reader->row_records);
}

/* Inserts and tells. */
gboolean
lw_reader_insert (LwSheetReader *reader,
                  gpointer record,
                  GError **error)
{
  if (is_told (reader))
    add_changes (reader, NULL, record);
  return lw_ledger_insert (reader->importer->ledger, record, error);
}

/* lw_record_merge() that tells. */
gboolean
lw_reader_merge (LwSheetReader *reader,
                 gpointer record,
                 gconstpointer facts)
{
  gpointer old = is_told (reader) ? lw_record_copy (record) : NULL;
  gboolean changed = lw_record_merge (record, facts);

  if (changed && old)
    add_changes (reader, old, record);
  lw_record_free (old);
  return changed;
}

/* What was told since the last time. (transfer full) (nullable) */
GPtrArray *
lw_reader_take_changes (LwSheetReader *reader)
{
  reader->row_records = 0;
  return g_steal_pointer (&reader->row_changes);
}
