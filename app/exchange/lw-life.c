/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-life.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"

gboolean
lw_life_is_heading (const char *heading)
{
  return g_strcmp0 (heading, LW_LIFE_RESUME) == 0 || g_strcmp0 (heading, LW_LIFE_FAMILY) == 0;
}

/* ---- the résumé ---- */

#define DAY "[0-9]{4}(?:[./年-][0-9]{1,2})?月?"
#define DASH "(?:-{1,4}|[—–－~～至]{1,2})"

static gboolean
read_day (GMatchInfo *match,
          int group,
          LwDate *day)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  *day = 0;
  if (!text || !*text || strcmp (text, "今") == 0 || strcmp (text, "至今") == 0)
    return TRUE;
  return lw_date_parse (text, FALSE, day) == LW_DATE_OK;
}

/* "2002.09--2005.06  示范职院学习"; without an end it lasts. FALSE: not such a line. */
static gboolean
add_resume (GPtrArray *lines,
            const char *text,
            LwKey person)
{
  static GRegex *regex;
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(LwResume) line = lw_record_new (&lw_resume_table);
  g_autofree char *what = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^(" DAY ")\\s*" DASH "\\s*(" DAY "|至?今)?[\\s,，:：]*(.*)$", G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (regex, text, 0, &match) || !read_day (match, 1, &line->start) || !read_day (match, 2, &line->end))
    return FALSE;
  what = g_match_info_fetch (match, 3);
  if (!*what || (line->end && lw_date_last (line->end) < lw_date_first (line->start)))
    return FALSE;
  line->person = person;
  lw_set_text (&line->what, what);
  g_ptr_array_add (lines, g_steal_pointer (&line));
  return TRUE;
}

/* "（其间：2003.09--2006.07  函授学习）" and what was too long for a line go with the line above. */
static gboolean
continue_resume (GPtrArray *lines,
                 const char *text)
{
  LwResume *above = lines->len ? g_ptr_array_index (lines, lines->len - 1) : NULL;
  g_autofree char *what = above ? g_strconcat (above->what, text, NULL) : NULL;

  if (!above)
    return FALSE;
  lw_set_text (&above->what, what);
  return TRUE;
}

static gboolean
read_resume (GPtrArray *lines,
             const char *text,
             LwKey person)
{
  return g_ascii_isdigit (*text) ? add_resume (lines, text, person) : continue_resume (lines, text);
}

/* ---- the family ---- */

/* "江  某" are the two parts of one name, as forms pad it. */
static void
join_name (GPtrArray *words)
{
  char *joined;

  if (words->len < 3 || g_utf8_strlen (words->pdata[1], -1) != 1 || g_utf8_strlen (words->pdata[2], -1) != 1)
    return;
  joined = g_strconcat (words->pdata[1], words->pdata[2], NULL);
  g_ptr_array_remove_index (words, 2);
  g_free (words->pdata[1]);
  words->pdata[1] = joined;
}

static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) parts = g_strsplit (text, "  ", -1);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_ptr_array_add (words, g_strdup (parts[i]));
  join_name (words);
  return words;
}

static void
take_word (LwFamily *member,
           const char *word)
{
  LwPoliticalStatus status = LW_POLITICAL_STATUS_UNKNOWN;
  LwDate birth = 0;
  g_autofree char *work = NULL;

  if (!member->birth && g_ascii_isdigit (*word) && lw_date_parse (word, FALSE, &birth) == LW_DATE_OK)
    member->birth = birth;
  else if (!member->political_status && lw_political_status_parse (word, &status))
    member->political_status = status;
  else
    {
      work = member->work ? g_strdup_printf ("%s %s", member->work, word) : g_strdup (word);
      lw_set_text (&member->work, work);
    }
}

/* "妻子  江某  198305  群众  务农" */
static gboolean
read_member (GPtrArray *lines,
             const char *text,
             LwKey person)
{
  g_autoptr(GPtrArray) words = split_words (text);
  LwFamily *member;

  if (words->len < 2 || g_ascii_isdigit (*(char *) words->pdata[0]) || g_ascii_isdigit (*(char *) words->pdata[1]))
    return FALSE;
  member = lw_record_new (&lw_family_table);
  member->person = person;
  lw_set_text (&member->relation, words->pdata[0]);
  lw_set_text (&member->name, words->pdata[1]);
  for (guint i = 2; i < words->len; i++)
    take_word (member, words->pdata[i]);
  g_ptr_array_add (lines, member);
  return TRUE;
}

/* ---- taking ---- */

GPtrArray *
lw_life_read (const char *heading,
              const char *text,
              LwKey person)
{
  gboolean resume = g_strcmp0 (heading, LW_LIFE_RESUME) == 0;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (lw_record_free);
  g_auto(GStrv) parts = NULL;

  if (!text || !lw_life_is_heading (heading))
    return NULL;
  parts = g_strsplit (text, "\n", -1);
  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]) && !(resume ? read_resume (lines, parts[i], person) : read_member (lines, parts[i], person)))
      return NULL;
  return lines->len ? g_steal_pointer (&lines) : NULL;
}

static gboolean
is_there (GPtrArray *records,
          gconstpointer line)
{
  for (guint i = 0; i < records->len; i++)
    {
      LwRecord *same = lw_record_copy (line);
      gboolean equal;

      same->id = ((LwRecord *) records->pdata[i])->id;
      equal = lw_record_equal (same, records->pdata[i]);
      lw_record_free (same);
      if (equal)
        return TRUE;
    }
  return FALSE;
}

gboolean
lw_life_take (LwLedger *ledger,
              const char *heading,
              const char *text,
              LwKey person,
              gboolean add,
              gboolean *taken,
              gboolean *changed,
              GError **error)
{
  g_autoptr(GPtrArray) lines = lw_life_read (heading, text, person);
  g_autoptr(GPtrArray) there = NULL;

  *taken = FALSE;
  if (!lines)
    return TRUE;
  there = lw_ledger_list (ledger, ((LwRecord *) lines->pdata[0])->table, "person", person, error);
  if (!there)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      if (is_there (there, lines->pdata[i]))
        continue;
      if (there->len && !add)
        return TRUE;
      *changed = TRUE;
      if (!lw_ledger_insert (ledger, lines->pdata[i], error))
        return FALSE;
    }
  *taken = TRUE;
  return TRUE;
}
