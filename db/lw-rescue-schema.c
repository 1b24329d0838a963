/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rescue-private.h"

#include "lw-page-check.h"

#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The pages that say where each table begins are the same in every ledger that this program makes:
 * they come from the migrations alone. Damaged ones are taken from a new ledger of the same key. What
 * an older program made may begin elsewhere; the chain of the journal shows whether it does not. */

#define CHUNK (G_GINT64_CONSTANT (256) << 20)

typedef struct
{
  int from, to;
  guint32 n_pages;  /* of the damaged file */
  GArray *damaged;  /* guint32 */
  GHashTable *kept; /* numbers of pages that hold no schema */
} Mend;

/* The head of the first page says how many pages there are, and those beyond are not looked at. */
static gboolean
grow (LwConnection *connection,
      gint64 bytes,
      GError **error)
{
  const char *action = _("The ledger was not rescued");

  for (gint64 id = 1; bytes > 0; id++, bytes -= CHUNK)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO journal_payload VALUES (%" G_GINT64_FORMAT ", zeroblob (%" G_GINT64_FORMAT "))",
                                              id, MIN (bytes, CHUNK));

      if (!lw_connection_exec (connection, sql, action, error))
        return FALSE;
    }
  return lw_connection_exec (connection, "DELETE FROM journal_payload", action, error);
}

static gboolean
note_roots (LwConnection *connection,
            GHashTable *roots,
            GError **error)
{
  g_autoptr(LwStatement) row = lw_connection_prepare (connection, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1",
                                                      _("The ledger was not rescued"), error);
  LwStep step = LW_STEP_ERROR;

  while (row && (step = lw_statement_step (row, error)) == LW_STEP_ROW)
    g_hash_table_add (roots, GUINT_TO_POINTER ((guint) lw_statement_get_int (row, 0)));
  return step == LW_STEP_DONE;
}

/* A new ledger has one page for each table and index, and all its other pages hold the schema.
 * Returns how many pages it had before it grew to @bytes, 0 on failure. */
static guint32
make_model (const char *path,
            const LwKeyMaterial *key,
            gint64 bytes,
            GHashTable *roots,
            GError **error)
{
  g_autoptr(LwConnection) connection = NULL;
  gint64 pages = 0;

  if (!_lw_ledger_file_create (path, error))
    return 0;
  connection = lw_connection_open (path, LW_CONNECTION_DEFAULT, key, error);
  if (connection == NULL || !_lw_migration_run (connection, LW_SCHEMA, 0, error) || !note_roots (connection, roots, error) ||
      !lw_connection_query_int (connection, "PRAGMA page_count", _("The ledger was not rescued"), &pages, error) ||
      !lw_connection_exec (connection, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", _("The ledger was not rescued"), error) ||
      !grow (connection, bytes - pages * LW_LEDGER_PAGE_SIZE, error))
    return 0;
  return (guint32) pages;
}

static gboolean
is_damaged (const Mend *mend,
            guint32 number)
{
  for (guint i = 0; i < mend->damaged->len; i++)
    {
      if (g_array_index (mend->damaged, guint32, i) == number)
        return TRUE;
    }
  return number > mend->n_pages;
}

/* Returns how many pages were replaced; 0 also on failure, as then nothing can be read either. */
static guint
replace_pages (const Mend *mend,
               guint32 n_schema)
{
  guint8 page[LW_LEDGER_PAGE_SIZE];
  guint n = 0;

  for (guint32 number = 1; number <= n_schema; number++)
    {
      off_t at = (off_t) (number - 1) * LW_LEDGER_PAGE_SIZE;

      if (g_hash_table_contains (mend->kept, GUINT_TO_POINTER (number)) || !is_damaged (mend, number))
        continue;
      if (pread (mend->from, page, sizeof page, at) != LW_LEDGER_PAGE_SIZE || pwrite (mend->to, page, sizeof page, at) != LW_LEDGER_PAGE_SIZE)
        return 0;
      n++;
    }
  return n;
}

gboolean
_lw_rescue_mend_schema (const char *path,
                        const LwKeyMaterial *key,
                        const char *copy,
                        GError **error)
{
  g_autofree char *model = g_strconcat (copy, "-schema", NULL);
  g_autoptr(GArray) damaged = _lw_page_check_file (path, key, TRUE);
  g_autoptr(GHashTable) roots = g_hash_table_new (NULL, NULL);
  Mend mend = { .from = -1, .to = g_open (copy, O_RDWR | O_CLOEXEC, 0), .damaged = damaged, .kept = roots };
  off_t size = mend.to >= 0 ? lseek (mend.to, 0, SEEK_END) : -1;
  guint32 n_schema = size > 0 && damaged ? make_model (model, key, size, roots, error) : 0;
  guint replaced;

  mend.n_pages = (guint32) (size / LW_LEDGER_PAGE_SIZE);
  mend.from = n_schema ? g_open (model, O_RDONLY | O_CLOEXEC, 0) : -1;
  replaced = mend.from >= 0 ? replace_pages (&mend, n_schema) : 0;
  if (mend.from >= 0)
    close (mend.from);
  if (mend.to >= 0)
    close (mend.to);
  g_unlink (model);
  return replaced > 0;
}
