/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody who has the passphrase changes a row behind the journal's back, or the journal: each
 * column of each table once, each row taken away, a row added. Verify must find every one. */

#include "lw-connection.h"
#include "lw-ledger-private.h"
#include "lw-test.h"

#include <sqlite3.h>

#define PASSPHRASE "tamper"

typedef struct
{
  char *dir;
  char *path;
  LwLedger *ledger;
  LwConnection *around; /* a connection of somebody else */
} Scene;

static void
insert (Scene *scene, gpointer record)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lw_ledger_insert (scene->ledger, record, &error));
  g_assert_no_error (error);
}

/* A photo that the attachments of the scene name. */
static char *
add_content (Scene *scene, guint number)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *data = g_strdup_printf ("photo %u", number);
  char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO content VALUES ('%s', CAST ('%s' AS BLOB))", sum, data);

  lw_connection_exec (scene->ledger->connection, sql, "photo", &error);
  g_assert_no_error (error);
  return sum;
}

static gboolean
names_a_village (const LwField *field)
{
  static const char *const names[] = { "village", "other", "successor", NULL };

  return g_strv_contains (names, field->name);
}

/* Fills every field that is empty, so that there is something to change in every column. */
static gpointer
make (const LwTable *table, LwKey person, LwKey village, guint number)
{
  gpointer record = lw_record_new (table);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const LwField *field = &table->fields[i];
      g_autofree char *text = g_strdup_printf ("%012u", 41010 + number);

      if (field->type == LW_FIELD_TEXT)
        lw_record_set_text (record, field, text);
      else if (field->type == LW_FIELD_KEY)
        lw_record_set_int (record, field, names_a_village (field) ? village : person);
      else
        lw_record_set_int (record, field, field->type == LW_FIELD_DATE ? 20200101 : 1);
    }
  return record;
}

static void
fill (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  guint n_tables = 0;
  const LwTable *const *tables = lw_tables (&n_tables);

  g_assert_true (lw_journal_begin (scene->ledger, "all", NULL));
  for (guint row = 0; row < 2; row++)
    {
      g_autoptr(LwVillage) village = make (&lw_village_table, 0, 0, row);
      g_autoptr(LwPerson) person = make (&lw_person_table, 0, 0, row);
      g_autoptr(LwPerson) other = make (&lw_person_table, 0, 0, row + 7);

      insert (scene, village);
      insert (scene, person);
      insert (scene, other);
      for (guint i = 0; i < n_tables; i++)
        {
          LwRecord *record = make (tables[i], person->record.id, village->record.id, row);

          if (tables[i] == &lw_attachment_table)
            {
              g_free (((LwAttachment *) record)->sha256);
              ((LwAttachment *) record)->sha256 = add_content (scene, row);
            }
          if (tables[i] == &lw_kinship_table)
            ((LwKinship *) record)->relative = other->record.id;
          if (tables[i] != &lw_village_table && tables[i] != &lw_person_table)
            insert (scene, record);
          lw_record_free (record);
        }
    }
  g_assert_true (lw_journal_commit (scene->ledger, NULL, &error));
  g_assert_no_error (error);
}

/* An action in force, one undone, one given up, an undo and a redo. */
static void
make_history (Scene *scene)
{
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (lw_journal_begin (scene->ledger, "setting", NULL));
      g_assert_true (lw_ledger_set_setting (scene->ledger, "township", i ? i == 1 ? "a" : "b" : "c", NULL));
      g_assert_true (lw_journal_commit (scene->ledger, NULL, NULL));
      g_assert_true (lw_journal_undo (scene->ledger, NULL, NULL));
    }
  g_assert_true (lw_journal_redo (scene->ledger, NULL, NULL));
  g_assert_true (lw_journal_undo (scene->ledger, NULL, NULL));
}

static void
assert_found (Scene *scene, const char *what, gboolean expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gboolean clean = lw_ledger_verify (scene->ledger, &findings, NULL, &error);

  g_assert_no_error (error);
  if (clean == expected)
    g_test_message ("%s: %s", what, findings->len ? (char *) findings->pdata[0] : "nothing found");
  g_assert_true (clean != expected);
}

static void
run (Scene *scene, const char *sql)
{
  g_autoptr(GError) error = NULL;

  lw_connection_exec (scene->around, sql, "tamper", &error);
  g_assert_no_error (error);
}

static void
init (Scene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(LwKeyMaterial) key = NULL;

  scene->dir = lw_test_make_dir ();
  scene->path = g_build_filename (scene->dir, "a.liangwei", NULL);
  scene->ledger = lw_ledger_create (scene->path, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  fill (scene);
  make_history (scene);
  g_assert_true (g_file_get_contents (scene->path, &bytes, NULL, NULL));
  key = lw_key_material_derive (PASSPHRASE, (const guint8 *) bytes);
  scene->around = lw_connection_open (scene->path, LW_CONNECTION_DEFAULT, key, &error);
  g_assert_no_error (error);
  run (scene, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  assert_found (scene, "untouched", FALSE);
}

static void
clear (Scene *scene)
{
  lw_connection_close (scene->around);
  g_clear_object (&scene->ledger);
  g_free (scene->path);
  lw_test_remove_dir (scene->dir);
}

static GPtrArray *
columns_of (Scene *scene, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr(GError) error = NULL;
  g_autoptr(LwStatement) statement = lw_connection_prepare (scene->around, sql, "tamper", &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (lw_statement_step (statement, NULL) == LW_STEP_ROW)
    g_ptr_array_add (names, g_strdup (lw_statement_get_text (statement, 0)));
  g_assert_cmpuint (names->len, >, 0);
  return names;
}

/* "a, b, c" */
static char *
dup_list (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s\"%s\"", i ? ", " : "", (char *) names->pdata[i]);
  return g_string_free (list, FALSE);
}

/* What is changed is put back afterwards, so that one ledger serves for all. */
static void
tamper_once (Scene *scene, const char *table, const char *sql)
{
  g_autofree char *keep = g_strdup_printf ("CREATE TEMP TABLE kept AS SELECT * FROM main.%s", table);
  g_autofree char *back = g_strdup_printf ("DELETE FROM main.%s; INSERT INTO main.%s SELECT * FROM kept; DROP TABLE kept", table, table);

  run (scene, keep);
  run (scene, sql);
  assert_found (scene, sql, TRUE);
  run (scene, back);
}

static void
tamper_columns (Scene *scene, const char *table)
{
  g_autoptr(GPtrArray) columns = columns_of (scene, table);
  g_autofree char *last = g_strdup_printf ("DELETE FROM %s WHERE rowid = (SELECT max (rowid) FROM %s)", table, table);
  g_autofree char *first = g_strdup_printf ("DELETE FROM %s WHERE rowid = (SELECT min (rowid) FROM %s)", table, table);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = columns->pdata[i];
      g_autofree char *sql =
          g_strdup_printf ("UPDATE %s SET \"%s\" = CASE typeof (\"%s\") WHEN 'integer' THEN \"%s\" + 1 WHEN 'blob' THEN randomblob (32)"
                           " WHEN 'null' THEN 1 ELSE \"%s\" || '9' END WHERE rowid = (SELECT max (rowid) FROM %s)",
                           table, name, name, name, name, table);

      tamper_once (scene, table, sql);
    }
  tamper_once (scene, table, first);
  tamper_once (scene, table, last);
}

static void
test_a_change_of_any_column_of_the_facts_is_found (void)
{
  Scene scene = { 0 };
  guint n_tables = 0;
  const LwTable *const *tables = lw_tables (&n_tables);

  init (&scene);
  for (guint i = 0; i < n_tables; i++)
    tamper_columns (&scene, tables[i]->name);
  assert_found (&scene, "put back", FALSE);
  clear (&scene);
}

static void
test_a_row_that_came_around_the_journal_is_found (void)
{
  Scene scene = { 0 };

  init (&scene);
  tamper_once (&scene, "person", "INSERT INTO person (id, name) VALUES (5, '王五')");
  tamper_once (&scene, "setting", "INSERT INTO setting (id, name, value) VALUES (5, 'handler', 'x')");
  tamper_once (&scene, "journal", "INSERT INTO journal SELECT id + 1, at, user, label, kind, of, changes, undone, payload_sha256, hash"
                                  " FROM journal ORDER BY id DESC LIMIT 1");
  tamper_once (&scene, "journal_payload", "INSERT INTO journal_payload VALUES (99, x'00')");
  assert_found (&scene, "put back", FALSE);
  clear (&scene);
}

static void
test_a_change_of_any_column_of_the_journal_is_found (void)
{
  Scene scene = { 0 };

  init (&scene);
  tamper_columns (&scene, "journal");
  tamper_columns (&scene, "journal_payload");
  /* Which of the actions are in force, and which may be redone. */
  for (guint id = 2; id <= 6; id += 2)
    for (guint undone = 0; undone <= 2; undone++)
      {
        g_autofree char *same = g_strdup_printf ("SELECT undone = %u FROM journal WHERE id = %u", undone, id);
        g_autofree char *sql = g_strdup_printf ("UPDATE journal SET undone = %u WHERE id = %u", undone, id);
        gint64 unchanged = 0;

        g_assert_true (lw_connection_query_int (scene.around, same, "tamper", &unchanged, NULL));
        if (!unchanged)
          tamper_once (&scene, "journal", sql);
      }
  assert_found (&scene, "put back", FALSE);
  clear (&scene);
}

/* A derived row that is gone hides a hit or an entry of somebody's history; one too many shows a wrong one. */
static void
test_a_change_of_what_is_derived_is_found (void)
{
  static const char *const tables[] = { "search", "journal_subject" };
  Scene scene = { 0 };

  init (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(GPtrArray) columns = columns_of (&scene, tables[i]);
      g_autofree char *list = dup_list (columns);
      g_autofree char *all = g_strdup_printf ("DELETE FROM %s", tables[i]);
      g_autofree char *last = g_strdup_printf ("DELETE FROM %s WHERE (%s) = (SELECT %s FROM %s LIMIT 1)", tables[i], list, list, tables[i]);

      tamper_once (&scene, tables[i], all);
      tamper_once (&scene, tables[i], last);
      for (guint j = 0; j < columns->len; j++)
        {
          const char *name = columns->pdata[j];
          g_autofree char *change =
              g_strdup_printf ("UPDATE %s SET \"%s\" = CASE typeof (\"%s\") WHEN 'integer' THEN 77777 ELSE \"%s\" || '9' END"
                               " WHERE (%s) = (SELECT %s FROM %s LIMIT 1)",
                               tables[i], name, name, name, list, list, tables[i]);

          tamper_once (&scene, tables[i], change);
        }
    }
  tamper_once (&scene, "search", "INSERT INTO search VALUES ('zhangsan', 1, 424242)");
  tamper_once (&scene, "journal_subject", "INSERT INTO journal_subject VALUES (424242, 1)");
  assert_found (&scene, "put back", FALSE);
  clear (&scene);
}

/* Photos lie outside the journal, under what their bytes add up to. */
static void
test_a_change_of_a_photo_is_found (void)
{
  Scene scene = { 0 };

  init (&scene);
  tamper_once (&scene, "content", "UPDATE content SET data = CAST (data || 'x' AS BLOB) WHERE sha256 = (SELECT max (sha256) FROM content)");
  tamper_once (&scene, "content", "UPDATE content SET sha256 = 'f' || substr (sha256, 2) WHERE sha256 = (SELECT min (sha256) FROM content)");
  tamper_once (&scene, "content", "DELETE FROM content WHERE sha256 = (SELECT min (sha256) FROM content)");
  assert_found (&scene, "put back", FALSE);
  clear (&scene);
}

/* A trigger would change rows in the middle of somebody's action; an index that is gone makes everything slow. */
static void
test_a_change_of_the_tables_themselves_is_found (void)
{
  static const char *const changes[][2] = {
    { "CREATE TRIGGER quiet AFTER UPDATE ON person BEGIN SELECT 1; END", "DROP TRIGGER quiet" },
    { "CREATE VIEW people AS SELECT * FROM person", "DROP VIEW people" },
    { "CREATE TABLE spare (a)", "DROP TABLE spare" },
    { "DROP INDEX person_name", "CREATE INDEX person_name ON person (name)" },
  };
  Scene scene = { 0 };

  init (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      run (&scene, changes[i][0]);
      assert_found (&scene, changes[i][0], TRUE);
      run (&scene, changes[i][1]);
      assert_found (&scene, changes[i][1], FALSE);
    }
  clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tamper/a-change-of-any-column-of-the-facts-is-found", test_a_change_of_any_column_of_the_facts_is_found);
  g_test_add_func ("/tamper/a-row-that-came-around-the-journal-is-found", test_a_row_that_came_around_the_journal_is_found);
  g_test_add_func ("/tamper/a-change-of-any-column-of-the-journal-is-found", test_a_change_of_any_column_of_the_journal_is_found);
  g_test_add_func ("/tamper/a-change-of-what-is-derived-is-found", test_a_change_of_what_is_derived_is_found);
  g_test_add_func ("/tamper/a-change-of-a-photo-is-found", test_a_change_of_a_photo_is_found);
  g_test_add_func ("/tamper/a-change-of-the-tables-themselves-is-found", test_a_change_of_the_tables_themselves_is_found);
  return g_test_run ();
}
