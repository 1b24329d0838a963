/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-search-index.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The search table is derived: it follows from names, phones, ID numbers and codes alone, so the
 * changeset of an action is enough to bring it up to date, and it can be made anew at any time. What
 * a search finds in the indexed columns of the person as it stands there is not kept twice. */

#define VERSION 3 /* of the rules below */
#define BATCH 500000
/* Names with several readings: when their keys change, so does the index. */
#define PROBE "单缪朴薄吕重庆行长乐曾解仇区查盖尉迟"

typedef struct
{
  const char *key; /* in the chunk */
  LwKey record;
  LwSearchKind kind;
} Edit;

struct _LwSearchEdits
{
  LwLedger *ledger; /* borrowed */
  GStringChunk *texts;
  GArray *added;
  GArray *removed;
};

typedef LwSearchEdits Edits;

static const struct
{
  const LwTable *table;
  const char *field;
  LwSearchKind kind;
} sources[] = {
  { &lw_person_table, "name", LW_SEARCH_PERSON_NAME },
  { &lw_person_table, "phone", LW_SEARCH_PERSON_PHONE },
  { &lw_person_table, "id_number", LW_SEARCH_PERSON_ID_NUMBER },
  { &lw_village_table, "name", LW_SEARCH_VILLAGE_NAME },
  { &lw_village_table, "code", LW_SEARCH_VILLAGE_CODE },
};

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == '.' || c == '+' || c == '(' || c == ')' || c == 0xb7 || c == 0x2022 || c == 0x2027 ||
         c == 0x2219 || c == 0x22c5 || c == 0x30fb || c == 0x3002 || c == LW_SEARCH_REVERSED || !g_unichar_isprint (c);
}

/* @decomposed is in NFKD, so accents stand as characters of their own. */
static char *
fold (const char *decomposed)
{
  GString *key = g_string_new (NULL);

  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x308 && key->len && key->str[key->len - 1] == 'u')
        key->str[key->len - 1] = 'v';
      else if (!g_unichar_ismark (c) && !is_separator (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
    }
  return g_string_free (key, FALSE);
}

char *
_lw_search_normalize (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;

  /* Numbers and pinyin, most of what an import brings, need no tables. */
  if (g_str_is_ascii (text))
    return fold (text);
  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  return fold (decomposed);
}

char *
_lw_search_reverse (const char *key)
{
  g_autofree char *reversed = g_utf8_strreverse (key, -1);

  return g_strdup_printf ("%c%s", LW_SEARCH_REVERSED, reversed);
}

char *
_lw_ledger_dup_sort_key (LwLedger *self,
                         const char *name)
{
  g_auto(GStrv) keys = name && self->name_keys ? self->name_keys (name) : NULL;

  if (name == NULL)
    return NULL;
  return keys && keys[0] ? g_strdup (keys[0]) : _lw_search_normalize (name);
}

static Edits *
edits_new (LwLedger *ledger)
{
  Edits *self = g_new0 (Edits, 1);

  self->ledger = ledger;
  self->texts = g_string_chunk_new (64 * 1024);
  self->added = g_array_new (FALSE, FALSE, sizeof (Edit));
  self->removed = g_array_new (FALSE, FALSE, sizeof (Edit));
  return self;
}

void
_lw_search_edits_free (LwSearchEdits *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->texts);
  g_array_unref (self->added);
  g_array_unref (self->removed);
  g_free (self);
}

static void
put_edit (Edits *self,
          GArray *target,
          LwSearchKind kind,
          LwKey record,
          const char *key)
{
  Edit edit = { .key = g_string_chunk_insert (self->texts, key), .record = record, .kind = kind };

  if (*key)
    g_array_append_val (target, edit);
}

static void
put_key (Edits *self,
         GArray *target,
         LwSearchKind kind,
         LwKey record,
         const char *text)
{
  g_autofree char *key = _lw_search_normalize (text);

  put_edit (self, target, kind, record, key);
}

/* Whether the index of the column of @kind finds @text by @key, its comparable form. */
static gboolean
stands_in_column (LwSearchKind kind,
                  const char *key,
                  const char *text)
{
  switch (kind)
    {
    case LW_SEARCH_PERSON_NAME:
    case LW_SEARCH_PERSON_PHONE:
      return strcmp (key, text) == 0;
    case LW_SEARCH_PERSON_ID_NUMBER:
      return strpbrk (text, "abcdefghijklmnopqrstuvwxyz") == NULL && g_ascii_strcasecmp (key, text) == 0;
    case LW_SEARCH_VILLAGE_NAME:
    case LW_SEARCH_VILLAGE_CODE:
    default:
      return FALSE;
    }
}

static void
put_text (Edits *self,
          GArray *target,
          LwSearchKind kind,
          LwKey record,
          const char *text)
{
  g_autofree char *key = _lw_search_normalize (text);

  if (!stands_in_column (kind, key, text))
    put_edit (self, target, kind, record, key);
  if (kind == LW_SEARCH_PERSON_ID_NUMBER && *key)
    {
      g_autofree char *reversed = _lw_search_reverse (key);

      put_edit (self, target, kind, record, reversed);
    }
}

static void
put_readings (Edits *self,
              GArray *target,
              LwSearchKind kind,
              LwKey record,
              const char *name)
{
  g_auto(GStrv) readings = self->ledger->name_keys ? self->ledger->name_keys (name) : NULL;

  for (guint i = 0; readings && readings[i]; i++)
    put_key (self, target, kind, record, readings[i]);
}

/* A phone field may hold several numbers. */
static void
put_phones (Edits *self,
            GArray *target,
            LwKey record,
            const char *text)
{
  g_autofree char *comparable = NULL;
  g_auto(GStrv) numbers = NULL;

  /* One number in digits, as nearly all are, is found in its column. */
  if (text[strspn (text, "0123456789")] == '\0')
    return;
  comparable = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (comparable == NULL)
    return;
  for (char *p = comparable; *p; p++)
    {
      if (!g_ascii_isalnum (*p) && !strchr (" +-()", *p))
        *p = ',';
    }
  numbers = g_strsplit (comparable, ",", -1);
  for (guint i = 0; numbers[i]; i++)
    {
      const char *number = g_strchug (numbers[i]);

      put_key (self, target, LW_SEARCH_PERSON_PHONE, record, number + (g_str_has_prefix (number, "+86") ? 3 : 0));
    }
}

static void
put_source (Edits *self,
            GArray *target,
            LwSearchKind kind,
            LwKey record,
            const char *text)
{
  if (text == NULL)
    return;
  if (kind == LW_SEARCH_PERSON_PHONE)
    put_phones (self, target, record, text);
  else
    put_text (self, target, kind, record, text);
  if (kind == LW_SEARCH_PERSON_NAME || kind == LW_SEARCH_VILLAGE_NAME)
    put_readings (self, target, kind, record, text);
}

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const Edit *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  if (order == 0)
    order = (int) x->kind - (int) y->kind;
  return order ? order : (x->record > y->record) - (x->record < y->record);
}

/* In the order of the tree, which is many times faster than in the order of the records. */
static void
sort_edits (Edits *self)
{
  g_array_sort (self->removed, compare_edits);
  g_array_sort (self->added, compare_edits);
}

static gboolean
run_edits (Edits *self,
           GArray *edits,
           const char *sql,
           GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->ledger->connection, sql, _("The action was not saved"), error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < edits->len; i++)
    {
      Edit *edit = &g_array_index (edits, Edit, i);

      lw_statement_bind_text (statement, 0, edit->key);
      lw_statement_bind_int (statement, 1, edit->kind);
      lw_statement_bind_int (statement, 2, edit->record);
      if (!lw_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_lw_search_edits_run (LwSearchEdits *self,
                      GError **error)
{
  return run_edits (self, self->removed, "DELETE FROM search WHERE key = ? AND kind = ? AND record = ?", error) &&
         run_edits (self, self->added, "INSERT OR IGNORE INTO search VALUES (?, ?, ?)", error);
}

static gboolean
flush_edits (Edits *self,
             GError **error)
{
  gboolean done;

  sort_edits (self);
  done = _lw_search_edits_run (self, error);
  g_array_set_size (self->removed, 0);
  g_array_set_size (self->added, 0);
  g_string_chunk_clear (self->texts);
  return done;
}

static void
collect_change (Edits *self,
                LwChangesetIter *change)
{
  const LwTable *table = lw_changeset_iter_get_table (change);
  LwKey id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      const LwField *field;

      if (sources[i].table != table)
        continue;
      id = id ? id : lw_changeset_iter_get_id (change);
      field = lw_table_find_field (table, sources[i].field);
      put_source (self, self->removed, sources[i].kind, id, lw_value_get_text (lw_changeset_iter_get_old (change, field)));
      put_source (self, self->added, sources[i].kind, id, lw_value_get_text (lw_changeset_iter_get_new (change, field)));
    }
}

/* Asks the ledger for nothing but how names are read, so it may run beside the connection. */
LwSearchEdits *
_lw_search_edits_new (LwLedger *self,
                      GBytes *changeset,
                      GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwChangesetIter) change = lw_changeset_iter_new (changeset);
  g_autoptr(LwSearchEdits) edits = edits_new (self);

  while (lw_changeset_iter_next (change, &local))
    collect_change (edits, change);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  sort_edits (edits);
  return g_steal_pointer (&edits);
}

/* Differs when the rules of this file or the readings of names do. */
static char *
dup_version (LwLedger *self)
{
  g_auto(GStrv) keys = self->name_keys ? self->name_keys (PROBE) : NULL;
  g_autofree char *joined = keys ? g_strjoinv (" ", keys) : g_strdup ("");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, joined, -1);

  return g_strdup_printf ("%d-%.16s", VERSION, hash);
}

static gboolean
rebuild_source (Edits *edits,
                LwStatement *statement,
                LwSearchKind kind,
                GError **error)
{
  LwStep step;

  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      put_source (edits, edits->added, kind, lw_statement_get_int (statement, 0), lw_statement_get_text (statement, 1));
      if (edits->added->len > BATCH && !flush_edits (edits, error))
        return FALSE;
    }
  return step == LW_STEP_DONE;
}

static gboolean
rebuild (LwLedger *self,
         GError **error)
{
  const char *action = _("The search index was not made");
  g_autoptr(LwSearchEdits) edits = edits_new (self);

  if (!lw_connection_exec (self->connection, "DELETE FROM search", action, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM %s", sources[i].field, sources[i].table->name);
      g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, sql, action, error);

      if (statement == NULL || !rebuild_source (edits, statement, sources[i].kind, error))
        return FALSE;
    }
  return flush_edits (edits, error);
}

gboolean
_lw_search_index_check (LwLedger *self,
                        GError **error)
{
  const char *action = _("The search index was not made");
  g_autoptr(GError) local = NULL;
  g_autofree char *wanted = dup_version (self);
  g_autofree char *present = _lw_ledger_dup_meta (self, "search-version", &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (wanted, present) == 0)
    return TRUE;
  if (!lw_connection_exec (self->connection, "BEGIN IMMEDIATE", action, error))
    return FALSE;
  if (rebuild (self, error) && _lw_ledger_set_meta (self, "search-version", wanted, error) &&
      lw_connection_exec (self->connection, "COMMIT", action, error))
    return TRUE;
  lw_connection_rollback (self->connection);
  return FALSE;
}
