/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-changeset.h"
#include "lw-journal-entry.h"
#include "lw-ledger-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
run (LwConnection *connection, const char *sql)
{
  g_autoptr(GError) error = NULL;

  lw_connection_exec (connection, sql, "fuzz", &error);
  g_assert_no_error (error);
}

/* An empty ledger in memory with a few rows that the seeds of the corpus change. */
static LwConnection *
get_connection (void)
{
  static LwConnection *connection;
  g_autoptr(GError) error = NULL;

  if (connection)
    return connection;
  connection = lw_connection_open_memory (&error);
  g_assert_no_error (error);
  _lw_migration_run (connection, LW_SCHEMA, 0, &error);
  g_assert_no_error (error);
  run (connection, "PRAGMA foreign_keys = ON;"
                   "INSERT INTO village (id, code, name) VALUES (1, '419901101201', '张庄村');"
                   "INSERT INTO person (id, name, phone) VALUES (2, '张三', '10012345678');"
                   "INSERT INTO post (id, person, village, body) VALUES (3, 2, 1, 1)");
  return connection;
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == LW_LEDGER_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Every field of every change is looked at, as the journal does when it tells what happened. */
static void
read_changes (GBytes *changeset)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwChangesetIter) change = lw_changeset_iter_new (changeset);

  while (lw_changeset_iter_next (change, &error))
    {
      const LwTable *table = lw_changeset_iter_get_table (change);

      lw_changeset_iter_get_id (change);
      for (guint i = 0; i < table->n_fields; i++)
        {
          lw_value_get_text (lw_changeset_iter_get_old (change, &table->fields[i]));
          lw_value_get_int (lw_changeset_iter_get_new (change, &table->fields[i]));
        }
    }
  if (error)
    check_error (error);
}

/* Applied or refused with a reason; nothing of it is left after rolling back. */
static void
apply (GBytes *changeset)
{
  LwConnection *connection = get_connection ();
  g_autoptr(GError) error = NULL;
  gint64 rows = 0;

  run (connection, "BEGIN");
  if (!lw_changeset_apply (connection, changeset, &error))
    check_error (error);
  lw_connection_rollback (connection);
  g_assert_true (lw_connection_query_int (connection,
                                          "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM village) + (SELECT count(*) FROM post)",
                                          "fuzz", &rows, NULL));
  g_assert_cmpint (rows, ==, 3);
}

/* The first byte: a changeset as it is, or as it is packed in the journal. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = size ? g_bytes_new (data + 1, size - 1) : NULL;
  g_autoptr(GBytes) changeset = NULL;
  g_autoptr(GBytes) inverse = NULL;

  if (!size)
    return 0;
  changeset = data[0] % 2 ? g_bytes_ref (bytes) : _lw_payload_unpack (bytes, &error);
  if (!changeset)
    {
      check_error (error);
      return 0;
    }
  read_changes (changeset);
  /* A raw one has not come through unpacking, which looks at it. */
  if (!lw_changeset_check (changeset, &error))
    {
      check_error (error);
      return 0;
    }
  apply (changeset);
  inverse = lw_changeset_invert (changeset, &error);
  if (inverse)
    apply (inverse);
  return 0;
}
