/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-demo.h"
#include "lw-journal.h"
#include "lw-ledger.h"
#include "lw-pinyin.h"
#include "lw-test.h"

/* A demo ledger of its own for the tests of lists of people. */

#define SAMPLE_DAY 20261208
#define SAMPLE_HORIZON 20270608

typedef struct
{
  LwTestDir *dir;
  LwLedger *ledger;
} Sample;

static inline void
sample_init_empty (Sample *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->dir = lw_test_make_dir ();
  path = g_build_filename (self->dir, "sample.liangwei", NULL);
  self->ledger = lw_ledger_create (path, "小郭庄的槐树 2026", lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
}

static inline void
sample_init (Sample *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sample_init_empty (self, data);
  g_assert_true (lw_demo_fill (self->ledger, SAMPLE_DAY, &error));
  g_assert_no_error (error);
}

static inline void
sample_clear (Sample *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_ledger_close (self->ledger, &error));
  g_assert_finalize_object (self->ledger);
  lw_test_remove_dir (self->dir);
}

static inline void
sample_begin (Sample *self, const char *label)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_journal_begin (self->ledger, label, &error));
  g_assert_no_error (error);
}

static inline LwKey
sample_commit (Sample *self)
{
  g_autoptr (GError) error = NULL;
  LwKey entry = 0;

  g_assert_true (lw_journal_commit (self->ledger, &entry, &error));
  g_assert_no_error (error);
  return entry;
}

static inline LwKey
sample_insert (Sample *self, gpointer record)
{
  g_autoptr (GError) error = NULL;
  LwKey id;

  g_assert_true (lw_ledger_insert (self->ledger, record, &error));
  g_assert_no_error (error);
  id = ((LwRecord *) record)->id;
  lw_record_free (record);
  return id;
}

/* Within an action. */
static inline LwKey
sample_person (Sample *self, const char *name, LwDate birth)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, name);
  person->birth_stated = birth;
  return sample_insert (self, person);
}

static inline GPtrArray *
sample_list (Sample *self, const LwTable *table)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = lw_ledger_list (self->ledger, table, NULL, 0, &error);

  g_assert_no_error (error);
  return records;
}

/* Everything that the tables of facts hold: equal texts, equal ledgers. */
static inline char *
sample_dump (Sample *self)
{
  GString *dump = g_string_new (NULL);
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (GPtrArray) records = sample_list (self, tables[i]);

      for (guint j = 0; j < records->len; j++)
        {
          const LwRecord *record = records->pdata[j];

          g_string_append_printf (dump, "%s %" G_GINT64_FORMAT, tables[i]->name, record->id);
          for (guint k = 0; k < tables[i]->n_fields; k++)
            {
              const LwField *field = &tables[i]->fields[k];

              if (field->type == LW_FIELD_TEXT)
                g_string_append_printf (dump, "|%s", lw_record_get_text (record, field));
              else
                g_string_append_printf (dump, "|%" G_GINT64_FORMAT, lw_record_get_int (record, field));
            }
          g_string_append_c (dump, '\n');
        }
    }
  return g_string_free (dump, FALSE);
}
