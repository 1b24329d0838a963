/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lw-search-index.h"

#define REVERSED_FROM 4 /* characters from which on the end of an ID number is tried, as in lw-search.c */

typedef struct
{
  LwLedger *ledger;
  const LwPeopleFuncs *funcs;
  gpointer user_data;
} Pass;

typedef void (*RowFunc) (LwStatement *statement, const Pass *pass);

#define PERSON_SQL                                                                                                     \
  "SELECT id, name, sort_key, id_number, phone, source, occupation, native_place, birth_stated, birth_decided,"       \
  " party_joined, sex, ethnicity, education_full_time, education_in_service, education_unheld, political_status,"     \
  " work_started"                                                                                                     \
  " FROM person"
#define POST_SQL "SELECT person, village, body, position, 0, start, \"end\" FROM post"
#define RESERVE_SQL "SELECT person, village, 0, 0, maturity, start, \"end\" FROM reserve"
#define KEPT_SQL "SELECT DISTINCT person FROM imported"

static const char *
action (void)
{
  return _("The list of people was not read");
}

static void
give_person (LwStatement *statement,
             const Pass *pass)
{
  LwPeopleRow row = {
    .id = lw_statement_get_int (statement, 0),
    .name = lw_statement_get_text (statement, 1),
    .sort_key = lw_statement_get_text (statement, 2),
    .id_number = lw_statement_get_text (statement, 3),
    .phone = lw_statement_get_text (statement, 4),
    .source = lw_statement_get_text (statement, 5),
    .occupation = lw_statement_get_text (statement, 6),
    .native_place = lw_statement_get_text (statement, 7),
    .birth_stated = (LwDate) lw_statement_get_int (statement, 8),
    .birth_decided = (LwDate) lw_statement_get_int (statement, 9),
    .party_joined = (LwDate) lw_statement_get_int (statement, 10),
    .sex = (int) lw_statement_get_int (statement, 11),
    .ethnicity = (int) lw_statement_get_int (statement, 12),
    .education_full_time = (int) lw_statement_get_int (statement, 13),
    .education_in_service = (int) lw_statement_get_int (statement, 14),
    .education_unheld = (int) lw_statement_get_int (statement, 15),
    .political_status = (int) lw_statement_get_int (statement, 16),
    .work_started = (LwDate) lw_statement_get_int (statement, 17),
  };

  pass->funcs->person (&row, pass->user_data);
}

static void
give_membership (LwStatement *statement,
                 const Pass *pass)
{
  LwPeopleMembership row = {
    .person = lw_statement_get_int (statement, 0),
    .village = lw_statement_get_int (statement, 1),
    .body = (int) lw_statement_get_int (statement, 2),
    .position = (int) lw_statement_get_int (statement, 3),
    .maturity = (int) lw_statement_get_int (statement, 4),
    .start = (LwDate) lw_statement_get_int (statement, 5),
    .end = (LwDate) lw_statement_get_int (statement, 6),
  };

  pass->funcs->membership (&row, pass->user_data);
}

static void
give_kept (LwStatement *statement,
           const Pass *pass)
{
  pass->funcs->kept (lw_statement_get_int (statement, 0), pass->user_data);
}

static gboolean
run_statement (const Pass *pass,
               LwStatement *statement,
               RowFunc func,
               GError **error)
{
  LwStep step;

  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    func (statement, pass);
  lw_statement_reset (statement);
  return step == LW_STEP_DONE;
}

static gboolean
run_all (const Pass *pass,
         const char *sql,
         RowFunc func,
         GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (pass->ledger->connection, sql, action (), error);

  return statement != NULL && run_statement (pass, statement, func, error);
}

static gboolean
run_keys (const Pass *pass,
          const char *sql,
          const GArray *keys,
          RowFunc func,
          GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (pass->ledger->connection, sql, action (), error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      lw_statement_bind_int (statement, 0, g_array_index (keys, LwKey, i));
      if (!run_statement (pass, statement, func, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (const Pass *pass,
     const GArray *keys,
     GError **error)
{
  if (keys == NULL)
    return run_all (pass, PERSON_SQL " ORDER BY id", give_person, error)
           && (!pass->funcs->membership
               || (run_all (pass, POST_SQL " ORDER BY id", give_membership, error)
                   && run_all (pass, RESERVE_SQL " ORDER BY id", give_membership, error)))
           && (!pass->funcs->kept || run_all (pass, KEPT_SQL " WHERE person IS NOT NULL", give_kept, error));
  return run_keys (pass, PERSON_SQL " WHERE id = ?", keys, give_person, error)
         && (!pass->funcs->membership
             || (run_keys (pass, POST_SQL " WHERE person = ? ORDER BY id", keys, give_membership, error)
                 && run_keys (pass, RESERVE_SQL " WHERE person = ? ORDER BY id", keys, give_membership, error)))
         && (!pass->funcs->kept || run_keys (pass, KEPT_SQL " WHERE person = ?", keys, give_kept, error));
}

/**
 * lw_people_list_scan:
 * @ledger: a ledger
 * @keys: (nullable) (element-type LwKey): who, in order; NULL for everybody
 * @funcs: what gets the rows
 * @user_data: for @funcs
 * @cancellable: (nullable): to stop
 * @error: (out)
 *
 * Returns: whether everything was read
 */
gboolean
lw_people_list_scan (LwLedger *ledger,
                     const GArray *keys,
                     const LwPeopleFuncs *funcs,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  Pass pass = { ledger, funcs, user_data };
  gboolean done;

  if (!_lw_ledger_check_open (ledger, error))
    return FALSE;
  lw_connection_set_cancellable (ledger->connection, cancellable);
  done = run (&pass, keys, error);
  lw_connection_set_cancellable (ledger->connection, NULL);
  return done;
}

static void
reverse_keys (GArray *keys)
{
  for (guint i = 0; i < keys->len / 2; i++)
    {
      LwKey key = g_array_index (keys, LwKey, i);
      g_array_index (keys, LwKey, i) = g_array_index (keys, LwKey, keys->len - 1 - i);
      g_array_index (keys, LwKey, keys->len - 1 - i) = key;
    }
}

static GArray *
read_keys (LwStatement *statement,
           GError **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  LwStep step;

  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      LwKey key = lw_statement_get_int (statement, 0);
      g_array_append_val (keys, key);
    }
  lw_statement_reset (statement);
  return step == LW_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

/**
 * lw_people_list_page:
 * @ledger: a ledger
 * @first: place in order of name, from 0
 * @n: how many at most
 * @total: how many people there are
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwKey): keys in order of name
 */
GArray *
lw_people_list_page (LwLedger *ledger,
                     guint first,
                     guint n,
                     guint total,
                     GError **error)
{
  static const char forward_sql[] = "SELECT id FROM person ORDER BY sort_key, id LIMIT ? OFFSET ?";
  static const char backward_sql[] = "SELECT id FROM person ORDER BY sort_key DESC, id DESC LIMIT ? OFFSET ?";
  gboolean backward = first > total / 2;
  g_autoptr(LwStatement) statement = NULL;
  g_autoptr(GArray) keys = NULL;

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  n = first < total ? MIN (n, total - first) : 0;
  statement = lw_connection_prepare (ledger->connection, backward ? backward_sql : forward_sql, action (), error);
  if (statement == NULL)
    return NULL;
  lw_statement_bind_int (statement, 0, n);
  lw_statement_bind_int (statement, 1, backward && n > 0 ? total - first - n : first);
  keys = read_keys (statement, error);
  if (keys != NULL && backward)
    reverse_keys (keys);
  return g_steal_pointer (&keys);
}

/**
 * lw_people_list_neighbour:
 * @ledger: a ledger
 * @person: key of a person
 * @next: %FALSE: the one before
 *
 * Returns: the key of who is next in order of name, or 0
 */
LwKey
lw_people_list_neighbour (LwLedger *ledger,
                          LwKey person,
                          gboolean next)
{
  static const char next_sql[] =
      "SELECT id FROM person WHERE (sort_key, id) > (SELECT sort_key, id FROM person WHERE id = ?)"
      " ORDER BY sort_key, id LIMIT 1";
  static const char previous_sql[] =
      "SELECT id FROM person WHERE (sort_key, id) < (SELECT sort_key, id FROM person WHERE id = ?)"
      " ORDER BY sort_key DESC, id DESC LIMIT 1";
  g_autoptr(LwStatement) statement = NULL;
  g_autoptr(GArray) keys = NULL;

  if (!_lw_ledger_check_open (ledger, NULL))
    return 0;
  statement = lw_connection_prepare (ledger->connection, next ? next_sql : previous_sql, action (), NULL);
  if (statement == NULL)
    return 0;
  lw_statement_bind_int (statement, 0, person);
  keys = read_keys (statement, NULL);
  return keys != NULL && keys->len > 0 ? g_array_index (keys, LwKey, 0) : 0;
}

static gboolean
add_prefix (LwLedger *ledger,
            const char *prefix,
            GArray *keys,
            GError **error)
{
  /* What the columns of a person say as they stand is not in the search table. */
  static const char sql[] = "SELECT record FROM search WHERE key >= ?1 AND key < ?2 AND kind < 11"
                            " UNION ALL SELECT id FROM person WHERE name >= ?1 AND name < ?2"
                            " UNION ALL SELECT id FROM person WHERE phone >= ?1 AND phone < ?2"
                            " UNION ALL SELECT id FROM person WHERE id_number >= ?3 AND id_number < ?4";
  g_autofree char *end = g_strconcat (prefix, LW_SEARCH_LAST, NULL);
  g_autofree char *upper = g_ascii_strup (prefix, -1);
  g_autofree char *upper_end = g_strconcat (upper, LW_SEARCH_LAST, NULL);
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, sql, action (), error);
  g_autoptr(GArray) found = NULL;

  G_STATIC_ASSERT (LW_SEARCH_VILLAGE_NAME == 11);
  if (statement == NULL)
    return FALSE;
  lw_statement_bind_text (statement, 0, prefix);
  lw_statement_bind_text (statement, 1, end);
  lw_statement_bind_text (statement, 2, upper);
  lw_statement_bind_text (statement, 3, upper_end);
  found = read_keys (statement, error);
  if (found == NULL)
    return FALSE;
  g_array_append_vals (keys, found->data, found->len);
  return TRUE;
}

/**
 * lw_people_list_search:
 * @ledger: a ledger
 * @text: whatever the user typed
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwKey): their keys, some twice, without a limit
 */
GArray *
lw_people_list_search (LwLedger *ledger,
                       const char *text,
                       GError **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autofree char *key = _lw_search_normalize (text);

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  if (*key == '\0')
    return g_steal_pointer (&keys);
  if (!add_prefix (ledger, key, keys, error))
    return NULL;
  if (strlen (key) >= REVERSED_FROM && g_str_is_ascii (key))
    {
      g_autofree char *reversed = _lw_search_reverse (key);
      if (!add_prefix (ledger, reversed, keys, error))
        return NULL;
    }
  return g_steal_pointer (&keys);
}
