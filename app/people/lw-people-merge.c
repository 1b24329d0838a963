/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-merge.h"

#include "lw-captions.h"
#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- fields ---- */

static gboolean
is_worked_out (const LwField *field)
{
  return g_str_equal (field->name, "sort_key");
}

static gboolean
same_value (const LwPerson *a,
            const LwPerson *b,
            const LwField  *field)
{
  if (field->type == LW_FIELD_TEXT)
    return g_strcmp0 (lw_record_get_text (a, field), lw_record_get_text (b, field)) == 0;
  return lw_record_get_int (a, field) == lw_record_get_int (b, field);
}

GPtrArray *
lw_merge_conflicts (const LwPerson *a,
                    const LwPerson *b)
{
  GPtrArray *conflicts = g_ptr_array_new ();

  for (guint i = 0; i < lw_person_table.n_fields; i++)
    {
      const LwField *field = &lw_person_table.fields[i];

      if (!is_worked_out (field) && !lw_record_is_empty (a, field) && !lw_record_is_empty (b, field)
          && !same_value (a, b, field))
        g_ptr_array_add (conflicts, (gpointer) field);
    }
  return conflicts;
}

static const char *
caption_of_code (const LwField *field,
                 int            code)
{
  if (code == 0)
    return "";
  if (g_str_equal (field->name, "sex"))
    return lw_sex_caption ((LwSex) code);
  if (g_str_equal (field->name, "ethnicity"))
    return lw_ethnicity_name (code);
  if (g_str_equal (field->name, "political_status"))
    return lw_political_status_caption ((LwPoliticalStatus) code);
  return lw_education_caption ((LwEducation) code);
}

char *
lw_merge_show (const LwPerson *person,
               const LwField  *field)
{
  gint64 value;

  if (lw_record_is_empty (person, field))
    return g_strdup ("");
  if (field->type == LW_FIELD_TEXT)
    return g_strdup (lw_record_get_text (person, field));
  value = lw_record_get_int (person, field);
  if (field->type == LW_FIELD_DATE)
    return lw_date_to_iso ((LwDate) value);
  if (field->type == LW_FIELD_CODE)
    return g_strdup (caption_of_code (field, (int) value));
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
copy_value (LwPerson       *to,
            const LwPerson *from,
            const LwField  *field)
{
  if (field->type == LW_FIELD_TEXT)
    lw_record_set_text (to, field, lw_record_get_text (from, field));
  else
    lw_record_set_int (to, field, lw_record_get_int (from, field));
}

LwPerson *
lw_merge_propose (const LwPerson *keep,
                  const LwPerson *drop)
{
  LwPerson *merged = lw_record_copy (keep);

  for (guint i = 0; i < lw_person_table.n_fields; i++)
    {
      const LwField *field = &lw_person_table.fields[i];

      if (!is_worked_out (field) && lw_record_is_empty (keep, field))
        copy_value (merged, drop, field);
    }
  return merged;
}

/* ---- what refers to a person ---- */

/* Any table may refer to people: by these names, whatever tables there are. */
static const char *const person_columns[] = { "person", "relative" };

typedef gboolean (*ReferenceFunc) (LwLedger *ledger, LwRecord *record, const LwField *field, gpointer data,
                                   GError **error);

static gboolean
each_of_column (LwLedger       *ledger,
                const LwTable  *table,
                const char     *column,
                LwKey           person,
                ReferenceFunc   func,
                gpointer        data,
                GError        **error)
{
  const LwField *field = lw_table_find_field (table, column);
  g_autoptr (GPtrArray) records = NULL;

  if (field == NULL || field->type != LW_FIELD_KEY)
    return TRUE;
  records = lw_ledger_list (ledger, table, column, person, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!func (ledger, records->pdata[i], field, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
each_reference (LwLedger       *ledger,
                LwKey           person,
                ReferenceFunc   func,
                gpointer        data,
                GError        **error)
{
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < G_N_ELEMENTS (person_columns); j++)
      if (!each_of_column (ledger, tables[i], person_columns[j], person, func, data, error))
        return FALSE;
  return TRUE;
}

static gboolean
count_reference (LwLedger      *ledger,
                 LwRecord      *record,
                 const LwField *field,
                 gpointer       data,
                 GError       **error)
{
  (*(guint *) data)++;
  return TRUE;
}

gboolean
lw_merge_count (LwLedger  *ledger,
                LwKey      drop,
                guint     *n,
                GError   **error)
{
  *n = 0;
  return each_reference (ledger, drop, count_reference, n, error);
}

/* Whether the ledger says this already: the same record but for its id. */
static gboolean
is_there (LwLedger       *ledger,
          const LwRecord *record,
          const LwField  *field,
          LwKey           keep)
{
  g_autoptr (GPtrArray) others = lw_ledger_list (ledger, record->table, field->name, keep, NULL);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      LwRecord *copy = lw_record_copy (others->pdata[i]);
      gboolean same;

      copy->id = record->id;
      same = lw_record_equal (copy, record);
      lw_record_free (copy);
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* Kin of oneself is nobody. */
static gboolean
is_of_oneself (const LwRecord *record)
{
  return record->table == &lw_kinship_table
         && ((const LwKinship *) record)->person == ((const LwKinship *) record)->relative;
}

static gboolean
move_reference (LwLedger      *ledger,
                LwRecord      *record,
                const LwField *field,
                gpointer       data,
                GError       **error)
{
  LwKey keep = *(LwKey *) data;

  lw_record_set_int (record, field, keep);
  if (is_of_oneself (record) || is_there (ledger, record, field, keep))
    return lw_ledger_delete (ledger, record->table, record->id, error);
  return lw_ledger_update (ledger, record, error);
}

gboolean
lw_merge_apply (LwLedger       *ledger,
                const LwPerson *merged,
                LwKey           drop,
                GError        **error)
{
  LwKey keep = merged->record.id;

  g_return_val_if_fail (keep != drop, FALSE);

  /* An ID number may stand only once: the one who goes goes first. */
  return each_reference (ledger, drop, move_reference, &keep, error)
         && lw_ledger_delete (ledger, &lw_person_table, drop, error)
         && lw_ledger_update (ledger, merged, error);
}
