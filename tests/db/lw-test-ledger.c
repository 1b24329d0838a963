/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include <string.h>

GStrv
lw_test_name_keys (const char *name)
{
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();

  if (g_str_has_prefix (name, "单"))
    {
      g_strv_builder_add_many (keys, "shandong", "sd", "dandong", "dd", NULL);
      return g_strv_builder_end (keys);
    }
  if (g_str_has_prefix (name, "吕"))
    {
      g_strv_builder_add_many (keys, "lvyan", "ly", NULL);
      return g_strv_builder_end (keys);
    }
  if (g_str_has_prefix (name, "李") || g_str_has_prefix (name, "梁"))
    {
      gboolean short_one = g_str_has_prefix (name, "李");

      g_strv_builder_add_many (keys, short_one ? "li xin" : "liang bo", short_one ? "lx" : "lb", NULL);
      return g_strv_builder_end (keys);
    }
  g_strv_builder_add (keys, name);
  return g_strv_builder_end (keys);
}

void
lw_test_ledger_init (LwTestLedger *self)
{
  g_autoptr(GError) error = NULL;

  self->dir = lw_test_make_dir ();
  self->path = g_build_filename (self->dir, "台账.liangwei", NULL);
  self->ledger = lw_ledger_create (self->path, LW_TEST_PASSPHRASE, lw_test_name_keys, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->ledger);
}

void
lw_test_ledger_reopen (LwTestLedger *self)
{
  g_autoptr(GError) error = NULL;

  if (self->ledger)
    {
      lw_ledger_close (self->ledger, &error);
      g_assert_no_error (error);
      g_assert_finalize_object (g_steal_pointer (&self->ledger));
    }
  self->ledger = lw_ledger_open (self->path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, lw_test_name_keys, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->ledger);
}

void
lw_test_ledger_clear (LwTestLedger *self)
{
  if (self->ledger)
    g_assert_finalize_object (g_steal_pointer (&self->ledger));
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->dir, lw_test_remove_dir);
}

void
lw_test_begin (LwLedger *ledger,
               const char *label)
{
  g_autoptr(GError) error = NULL;

  lw_journal_begin (ledger, label, &error);
  g_assert_no_error (error);
}

LwKey
lw_test_commit (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  LwKey entry;

  lw_journal_commit (ledger, &entry, &error);
  g_assert_no_error (error);
  return entry;
}

static LwKey
insert (LwLedger *ledger,
        gpointer record)
{
  g_autoptr(GError) error = NULL;

  lw_ledger_insert (ledger, record, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((LwRecord *) record)->id, >, 0);
  return ((LwRecord *) record)->id;
}

LwKey
lw_test_add_village (LwLedger *ledger,
                     const char *code,
                     const char *name)
{
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  lw_set_text (&village->code, code);
  lw_set_text (&village->name, name);
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  return insert (ledger, village);
}

LwKey
lw_test_add_person (LwLedger *ledger,
                    const char *name,
                    const char *id_number)
{
  g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, name);
  lw_set_text (&person->id_number, id_number);
  return insert (ledger, person);
}

LwKey
lw_test_add_post (LwLedger *ledger,
                  LwKey person,
                  LwKey village,
                  LwBody body,
                  LwPosition position)
{
  g_autoptr(LwPost) post = lw_record_new (&lw_post_table);

  post->person = person;
  post->village = village;
  post->body = body;
  post->position = position;
  return insert (ledger, post);
}

static void
dump_record (GString *dump,
             const LwRecord *record)
{
  g_string_append_printf (dump, "%s %" G_GINT64_FORMAT, record->table->name, record->id);
  for (guint i = 0; i < record->table->n_fields; i++)
    {
      const LwField *field = &record->table->fields[i];

      if (field->type == LW_FIELD_TEXT)
        g_string_append_printf (dump, "|%s", lw_record_get_text (record, field) ? lw_record_get_text (record, field) : "");
      else
        g_string_append_printf (dump, "|%" G_GINT64_FORMAT, lw_record_get_int (record, field));
    }
  g_string_append_c (dump, '\n');
}

char *
lw_test_dump (LwLedger *ledger)
{
  GString *dump = g_string_new (NULL);
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) records = lw_ledger_list (ledger, tables[i], NULL, 0, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < records->len; j++)
        dump_record (dump, records->pdata[j]);
    }
  return g_string_free (dump, FALSE);
}
