/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-search.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lw-search-index.h"

#define REVERSED_FROM 4 /* characters from which on the end of an ID number is tried */

/**
 * lw_hit_free:
 * @hit: (nullable) (transfer full): a hit
 */
void
lw_hit_free (LwHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->name);
  g_free (hit->detail);
  g_free (hit);
}

static const LwTable *
get_table (LwSearchKind kind)
{
  return kind >= LW_SEARCH_VILLAGE_NAME ? &lw_village_table : &lw_person_table;
}

/* Name and detail of one hit; LW_STEP_DONE when the record is gone. */
static LwStep
describe (LwLedger *ledger,
          LwHit *hit,
          GError **error)
{
  /* Villages in which the person serves come before those in which she served. */
  static const char person_sql[] =
      "SELECT name, (SELECT group_concat(name, '、') FROM (SELECT v.name AS name FROM village v JOIN"
      " (SELECT village, min (\"end\" IS NOT NULL) AS past FROM"
      "  (SELECT village, \"end\" FROM post WHERE person = ?1 UNION ALL SELECT village, \"end\" FROM reserve WHERE person = ?1)"
      "  GROUP BY village) x ON x.village = v.id ORDER BY x.past, v.code LIMIT 3)) FROM person WHERE id = ?1";
  static const char village_sql[] = "SELECT name, code FROM village WHERE id = ?1";
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, hit->table == &lw_person_table ? person_sql : village_sql,
                                                            _("The search failed"), error);
  LwStep step;

  if (statement == NULL)
    return LW_STEP_ERROR;
  lw_statement_bind_int (statement, 0, hit->id);
  step = lw_statement_step (statement, error);
  if (step == LW_STEP_ROW)
    {
      hit->name = g_strdup (lw_statement_get_text (statement, 0));
      hit->detail = g_strdup (lw_statement_get_text (statement, 1));
    }
  return step;
}

static gboolean
has_hit (GPtrArray *hits,
         LwKey id)
{
  for (guint i = 0; i < hits->len; i++)
    {
      if (((LwHit *) hits->pdata[i])->id == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_hit (LwLedger *ledger,
         GPtrArray *hits,
         LwSearchKind kind,
         LwKey id,
         GError **error)
{
  g_autoptr(LwHit) hit = NULL;
  LwStep step;

  if (has_hit (hits, id))
    return TRUE;
  hit = g_new0 (LwHit, 1);
  hit->table = get_table (kind);
  hit->id = id;
  step = describe (ledger, hit, error);
  if (step == LW_STEP_ROW)
    g_ptr_array_add (hits, g_steal_pointer (&hit));
  return step != LW_STEP_ERROR;
}

/* Everything that begins with @prefix, in the order of the indexes, until there are @limit hits. The
 * parts are merged as they are read: none is sorted, none is read further than the hits go. */
static gboolean
add_prefix (LwLedger *ledger,
            const char *prefix,
            guint limit,
            GPtrArray *hits,
            GError **error)
{
  static const char sql[] = "SELECT key, kind, record FROM search WHERE key >= ?1 AND key < ?2"
                            " UNION ALL SELECT name, 1, id FROM person WHERE name >= ?1 AND name < ?2"
                            " UNION ALL SELECT phone, 2, id FROM person WHERE phone >= ?1 AND phone < ?2"
                            " UNION ALL SELECT id_number, 3, id FROM person WHERE id_number >= ?3 AND id_number < ?4"
                            " ORDER BY 1";
  g_autofree char *end = g_strconcat (prefix, LW_SEARCH_LAST, NULL);
  g_autofree char *upper = g_ascii_strup (prefix, -1);
  g_autofree char *upper_end = g_strconcat (upper, LW_SEARCH_LAST, NULL);
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, sql, _("The search failed"), error);
  LwStep step = LW_STEP_DONE;

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_text (statement, 0, prefix);
  lw_statement_bind_text (statement, 1, end);
  lw_statement_bind_text (statement, 2, upper);
  lw_statement_bind_text (statement, 3, upper_end);
  while (hits->len < limit && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      if (!add_hit (ledger, hits, (LwSearchKind) lw_statement_get_int (statement, 1), lw_statement_get_int (statement, 2), error))
        step = LW_STEP_ERROR;
      if (step == LW_STEP_ERROR)
        break;
    }
  /* The parameters are gone before the statement is. */
  lw_statement_reset (statement);
  return step != LW_STEP_ERROR;
}

/* People whose surname is this syllable as it stands, 李 before 梁 for “li”: keys of lists have a blank
 * behind each syllable, so that they are a part of that index. */
static gboolean
add_surname (LwLedger *ledger,
             const char *syllable,
             guint limit,
             GPtrArray *hits,
             GError **error)
{
  g_autofree char *first = g_strconcat (syllable, " ", NULL);
  g_autofree char *end = g_strconcat (first, LW_SEARCH_LAST, NULL);
  g_autoptr(LwStatement) statement
      = lw_connection_prepare (ledger->connection, "SELECT id FROM person WHERE sort_key >= ? AND sort_key < ? ORDER BY sort_key LIMIT ?",
                               _("The search failed"), error);
  LwStep step = LW_STEP_DONE;

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_text (statement, 0, first);
  lw_statement_bind_text (statement, 1, end);
  lw_statement_bind_int (statement, 2, limit);
  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    if (!add_hit (ledger, hits, LW_SEARCH_PERSON_NAME, lw_statement_get_int (statement, 0), error))
      {
        step = LW_STEP_ERROR;
        break;
      }
  lw_statement_reset (statement);
  return step != LW_STEP_ERROR;
}

/* The longest syllable has six letters: zhuang. */
static gboolean
can_be_a_syllable (const char *key)
{
  gsize length = strspn (key, "abcdefghijklmnopqrstuvwxyz");

  return length >= 1 && length <= 6 && key[length] == '\0';
}

static gboolean
can_end_an_id_number (const char *key)
{
  gsize length = strspn (key, "0123456789");

  return length >= REVERSED_FROM - 1 && (key[length] == '\0' || (key[length] == 'x' && key[length + 1] == '\0')) &&
         strlen (key) >= REVERSED_FROM;
}

/* Half of the places at least are for ID numbers that end so, or beginnings would take them all. */
static gboolean
add_ends (LwLedger *ledger,
          const char *key,
          guint limit,
          GPtrArray *hits,
          GError **error)
{
  g_autofree char *reversed = _lw_search_reverse (key);
  g_autoptr(GPtrArray) ends = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_hit_free);

  if (!add_prefix (ledger, reversed, limit, ends, error))
    return FALSE;
  if (hits->len + ends->len > limit)
    g_ptr_array_set_size (hits, (int) (limit - MIN (ends->len, limit / 2)));
  for (guint i = 0; i < ends->len && hits->len < limit; i++)
    {
      LwHit *hit = ends->pdata[i];

      if (has_hit (hits, hit->id))
        continue;
      ends->pdata[i] = NULL;
      g_ptr_array_add (hits, hit);
    }
  return TRUE;
}

/**
 * lw_search:
 * @ledger: a ledger
 * @text: whatever the user typed: the beginning of a name, its pinyin or initials, a phone number, a
 *   code, either end of an ID number; width, case, spaces and accents do not count
 * @limit: how many hits at most
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwHit): the hits in the order of what was found, a whole
 *   syllable before one that only begins so; none for an empty text
 */
GPtrArray *
lw_search (LwLedger *ledger,
           const char *text,
           guint limit,
           GError **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_hit_free);
  g_autofree char *key = _lw_search_normalize (text);

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  if (*key == '\0' || limit == 0)
    return g_steal_pointer (&hits);
  /* Half of the places at most, so that nothing else that begins so is crowded out. */
  if ((can_be_a_syllable (key) && !add_surname (ledger, key, (limit + 1) / 2, hits, error)) ||
      !add_prefix (ledger, key, limit, hits, error) ||
      (can_end_an_id_number (key) && !add_ends (ledger, key, limit, hits, error)))
    return NULL;
  return g_steal_pointer (&hits);
}
