/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-rescue-private.h"

/* SQLite finds a key by walking down from the root, so that rows behind a damaged page are reached by
 * asking for keys further on: first one further, then two, four, eight, until one answers; then the
 * first that answers is looked for between. */

typedef struct
{
  LwConnection *source;
  const char *sql;
} Walk;

static LwStep
seek (const Walk *walk,
      LwKey from,
      LwStatement **row)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (walk->source, walk->sql, "", NULL);
  LwStep step;

  if (statement == NULL)
    return LW_STEP_ERROR;
  lw_statement_bind_int (statement, 0, from);
  step = lw_statement_step (statement, NULL);
  if (row)
    *row = g_steal_pointer (&statement);
  return step;
}

static gboolean
answers (const Walk *walk,
         LwKey from)
{
  return seek (walk, from, NULL) != LW_STEP_ERROR;
}

/* Rows from *@from on, until the end or the first that cannot be read, which is *@from then. */
static LwStep
read_on (const Walk *walk,
         LwKey *from,
         LwRescueRowFunc func,
         gpointer data)
{
  g_autoptr(LwStatement) row = NULL;
  LwStep step = seek (walk, *from, &row);

  while (step == LW_STEP_ROW)
    {
      LwKey key = lw_statement_get_int (row, 0);

      func (row, data);
      if (key == G_MAXINT64)
        return LW_STEP_DONE;
      *from = key + 1;
      step = lw_statement_step (row, NULL);
    }
  return step;
}

/* The next key after @bad from which on can be read; FALSE when there is none. */
static gboolean
find_readable (const Walk *walk,
               LwKey bad,
               LwKey *found)
{
  g_autoptr(LwStatement) row = NULL;
  gint64 low = 0, high = 1;

  while (bad <= G_MAXINT64 - high && !answers (walk, bad + high))
    {
      if (high > G_MAXINT64 / 2)
        return FALSE;
      low = high;
      high *= 2;
    }
  if (bad > G_MAXINT64 - high)
    return FALSE;
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (answers (walk, bad + middle))
        high = middle;
      else
        low = middle;
    }
  if (seek (walk, bad + high, &row) != LW_STEP_ROW)
    return FALSE;
  *found = lw_statement_get_int (row, 0);
  return TRUE;
}

void
_lw_rescue_walk (LwConnection *source,
                 const char *select,
                 const char *key,
                 LwRescueRowFunc func,
                 gpointer data,
                 GArray *gaps)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE \"%s\" >= ? ORDER BY \"%s\"", select, key, key);
  Walk walk = { .source = source, .sql = sql };
  LwKey from = 1;

  while (read_on (&walk, &from, func, data) == LW_STEP_ERROR)
    {
      LwGap gap = { .first = from, .last = G_MAXINT64 };
      gboolean found = find_readable (&walk, from, &from);

      if (found)
        gap.last = from - 1;
      g_array_append_val (gaps, gap);
      if (!found)
        break;
    }
}

gboolean
_lw_rescue_in_gap (GArray *gaps,
                   LwKey key)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const LwGap *gap = &g_array_index (gaps, LwGap, i);

      if (key >= gap->first && key <= gap->last)
        return TRUE;
    }
  return FALSE;
}
