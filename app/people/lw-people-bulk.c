/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-bulk.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-pool.h"

#include <glib/gi18n-lib.h>

static const LwBulkField fields[] = {
  { &lw_reserve_table, "mentor" },
  { &lw_reserve_table, "for_post" },
  { &lw_reserve_table, "training" },
  { &lw_person_table, "source" },
  { &lw_person_table, "occupation" },
  { &lw_person_table, "native_place" },
  { &lw_person_table, "duties" },
  { &lw_person_table, "political_status" },
  { &lw_person_table, "sex" },
  { &lw_person_table, "education_full_time" },
  { &lw_person_table, "education_in_service" },
  { &lw_person_table, "notes" },
};

const LwBulkField *
lw_bulk_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

static const LwField *
column_of (const LwBulkField *field)
{
  return lw_table_find_field (field->table, field->name);
}

const char *
lw_bulk_field_caption (const LwBulkField *field)
{
  return _ (column_of (field)->caption);
}

const int *
lw_bulk_field_codes (const LwBulkField *field)
{
  static const int sexes[] = { LW_SEX_MALE, LW_SEX_FEMALE, 0, -1 };
  static const int statuses[]
      = { LW_POLITICAL_STATUS_MEMBER, LW_POLITICAL_STATUS_PROBATIONARY, LW_POLITICAL_STATUS_LEAGUE,
          LW_POLITICAL_STATUS_MASSES, 0, -1 };
  static const int levels[]
      = { LW_EDUCATION_MASTER, LW_EDUCATION_BACHELOR, LW_EDUCATION_JUNIOR_COLLEGE,
          LW_EDUCATION_SENIOR_SECONDARY, LW_EDUCATION_JUNIOR_HIGH, LW_EDUCATION_PRIMARY, 0, -1 };

  if (column_of (field)->type != LW_FIELD_CODE)
    return NULL;
  if (g_str_equal (field->name, "sex"))
    return sexes;
  return g_str_equal (field->name, "political_status") ? statuses : levels;
}

const char *
lw_bulk_code_caption (const LwBulkField *field,
                      int                code)
{
  if (code == 0)
    return _ ("(empty)");
  if (g_str_equal (field->name, "sex"))
    return lw_sex_caption ((LwSex) code);
  if (g_str_equal (field->name, "political_status"))
    return lw_political_status_caption ((LwPoliticalStatus) code);
  return lw_education_caption ((LwEducation) code);
}

/* ---- one record ---- */

/* The membership of the pool that is in force on @on; NULL without @error: none. */
static LwReserve *
load_reserve (LwLedger  *ledger,
              LwKey      person,
              LwDate     on,
              GError   **error)
{
  g_autoptr (GPtrArray) reserves
      = lw_ledger_list (ledger, &lw_reserve_table, "person", person, error);

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      LwReserve *reserve = g_ptr_array_index (reserves, i);

      if (lw_date_holds (reserve->start, reserve->end, on))
        return lw_record_copy (reserve);
    }
  return NULL;
}

/* FALSE: stop, with @error. @record (out): NULL for somebody who is left out. */
static gboolean
load_record (LwLedger          *ledger,
             const LwBulkField *field,
             LwKey              person,
             LwDate             on,
             gpointer          *record,
             GError           **error)
{
  g_autoptr (GError) local = NULL;

  if (field->table == &lw_person_table)
    *record = lw_ledger_get (ledger, field->table, person, &local);
  else
    *record = load_reserve (ledger, person, on, &local);
  /* Who was removed meanwhile is left out. */
  if (local == NULL || g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
dup_value (gconstpointer  record,
           const LwField *column)
{
  if (column->type == LW_FIELD_TEXT)
    return g_strdup (lw_record_get_text (record, column));
  return g_strdup_printf ("%" G_GINT64_FORMAT, lw_record_get_int (record, column));
}

/* ---- a look before ---- */

LwBulkLook *
lw_bulk_look (LwLedger          *ledger,
              const GArray      *people,
              const LwBulkField *field,
              LwDate             on,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (LwBulkLook) look = g_new0 (LwBulkLook, 1);
  const LwField *column = column_of (field);

  look->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  look->n_people = people->len;
  for (guint i = 0; i < people->len; i++)
    {
      gpointer record = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !load_record (ledger, field, g_array_index (people, LwKey, i), on, &record, error))
        return NULL;
      if (record == NULL)
        look->n_left_out++;
      else if (lw_record_is_empty (record, column))
        look->n_empty++;
      else
        {
          char *value = dup_value (record, column);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (look->values, value));
          g_hash_table_insert (look->values, value, GUINT_TO_POINTER (n + 1));
        }
      lw_record_free (record);
    }
  return g_steal_pointer (&look);
}

void
lw_bulk_look_free (LwBulkLook *look)
{
  if (look == NULL)
    return;
  g_clear_pointer (&look->values, g_hash_table_unref);
  g_free (look);
}

static gboolean
is_empty_value (const char *value)
{
  return *value == '\0' || g_str_equal (value, "0");
}

guint
lw_bulk_look_count (const LwBulkLook *look,
                    const char       *value,
                    guint            *n_replaced,
                    const char      **example)
{
  GHashTableIter iter;
  gpointer old, n;
  guint most = 0;

  *n_replaced = 0;
  *example = NULL;
  g_hash_table_iter_init (&iter, look->values);
  while (g_hash_table_iter_next (&iter, &old, &n))
    {
      if (g_str_equal (old, value))
        continue;
      *n_replaced += GPOINTER_TO_UINT (n);
      if (GPOINTER_TO_UINT (n) > most)
        {
          most = GPOINTER_TO_UINT (n);
          *example = old;
        }
    }
  return *n_replaced + (is_empty_value (value) ? 0 : look->n_empty);
}

/* ---- setting ---- */

/* TRUE: it is another value than before. */
static gboolean
set_value (gpointer       record,
           const LwField *column,
           const char    *value)
{
  if (column->type == LW_FIELD_TEXT)
    {
      const char *text = *value != '\0' ? value : NULL;

      if (g_strcmp0 (lw_record_get_text (record, column), text) == 0)
        return FALSE;
      lw_record_set_text (record, column, text);
      return TRUE;
    }
  else
    {
      gint64 number = g_ascii_strtoll (value, NULL, 10);

      if (lw_record_get_int (record, column) == number)
        return FALSE;
      lw_record_set_int (record, column, number);
      return TRUE;
    }
}

gboolean
lw_bulk_set (LwLedger          *ledger,
             const GArray      *people,
             const LwBulkField *field,
             const char        *value,
             LwDate             on,
             GError           **error)
{
  const LwField *column = column_of (field);

  for (guint i = 0; i < people->len; i++)
    {
      gpointer record = NULL;
      gboolean ok;

      if (!load_record (ledger, field, g_array_index (people, LwKey, i), on, &record, error))
        return FALSE;
      ok = record == NULL || !set_value (record, column, value)
           || lw_ledger_update (ledger, record, error);
      lw_record_free (record);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* ---- posts ---- */

typedef gboolean (*PostFunc) (LwLedger *ledger, LwPost *post, gpointer user_data, GError **error);

typedef struct
{
  LwDate end;
  const char *document;
} Ending;

static gboolean
each_post (LwLedger      *ledger,
           const GArray  *people,
           LwDate         on,
           PostFunc       func,
           gpointer       user_data,
           guint         *n_posts,
           guint         *n_people,
           GError       **error)
{
  *n_posts = *n_people = 0;
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "person",
                                                    g_array_index (people, LwKey, i), error);
      guint before = *n_posts;

      if (posts == NULL)
        return FALSE;
      for (guint j = 0; j < posts->len; j++)
        {
          LwPost *post = g_ptr_array_index (posts, j);

          if (!lw_date_holds (post->start, post->end, on))
            continue;
          (*n_posts)++;
          if (!func (ledger, post, user_data, error))
            return FALSE;
        }
      *n_people += *n_posts > before;
    }
  return TRUE;
}

static gboolean
note_start (LwLedger  *ledger,
            LwPost    *post,
            gpointer   user_data,
            GError   **error)
{
  LwDate *latest = user_data;

  if (post->start != 0)
    *latest = MAX (*latest, lw_date_first (post->start));
  return TRUE;
}

gboolean
lw_bulk_count_posts (LwLedger      *ledger,
                     const GArray  *people,
                     LwDate         on,
                     guint         *n_posts,
                     guint         *n_people,
                     LwDate        *latest,
                     GError       **error)
{
  *latest = 0;
  return each_post (ledger, people, on, note_start, latest, n_posts, n_people, error);
}

static gboolean
end_post (LwLedger  *ledger,
          LwPost    *post,
          gpointer   user_data,
          GError   **error)
{
  const Ending *ending = user_data;

  post->end = ending->end;
  if (ending->document != NULL && *ending->document != '\0')
    lw_set_text (&post->document, ending->document);
  return lw_ledger_update (ledger, post, error);
}

gboolean
lw_bulk_end_posts (LwLedger      *ledger,
                   const GArray  *people,
                   LwDate         on,
                   LwDate         end,
                   const char    *document,
                   GError       **error)
{
  Ending ending = { end, document };
  guint n_posts, n_people;

  return each_post (ledger, people, on, end_post, &ending, &n_posts, &n_people, error);
}

/* ---- the pool ---- */

/* Where the person belongs: by a post that is held, else by the latest of posts or memberships. */
static gboolean
find_home (LwLedger  *ledger,
           LwKey      person,
           LwDate     on,
           LwKey     *home,
           GError   **error)
{
  g_autoptr (GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "person", person, error);
  g_autoptr (GPtrArray) reserves
      = posts != NULL ? lw_ledger_list (ledger, &lw_reserve_table, "person", person, error) : NULL;

  *home = 0;
  if (reserves == NULL)
    return FALSE;
  for (guint i = 0; i < reserves->len; i++)
    *home = ((LwReserve *) reserves->pdata[i])->village;
  for (guint i = 0; i < posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (posts, i);

      *home = post->village;
      if (lw_date_holds (post->start, post->end, on))
        break;
    }
  return TRUE;
}

static gboolean
look_pool_one (LwLedger    *ledger,
               LwBulkPool  *pool,
               LwKey        person,
               LwKey        village,
               LwDate       on,
               GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LwReserve) reserve = load_reserve (ledger, person, on, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (reserve != NULL)
    {
      pool->n_already++;
      return TRUE;
    }
  if (village == 0 && !find_home (ledger, person, on, &village, error))
    return FALSE;
  if (village == 0)
    {
      pool->n_without_village++;
      return TRUE;
    }
  g_array_append_val (pool->people, person);
  g_array_append_val (pool->villages, village);
  return TRUE;
}

LwBulkPool *
lw_bulk_look_pool (LwLedger      *ledger,
                   const GArray  *people,
                   LwKey          village,
                   LwDate         on,
                   GError       **error)
{
  g_autoptr (LwBulkPool) pool = g_new0 (LwBulkPool, 1);

  pool->people = g_array_new (FALSE, FALSE, sizeof (LwKey));
  pool->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  for (guint i = 0; i < people->len; i++)
    if (!look_pool_one (ledger, pool, g_array_index (people, LwKey, i), village, on, error))
      return NULL;
  return g_steal_pointer (&pool);
}

void
lw_bulk_pool_free (LwBulkPool *pool)
{
  if (pool == NULL)
    return;
  g_array_unref (pool->people);
  g_array_unref (pool->villages);
  g_free (pool);
}

/* The same way in as on the pages: what is not recorded of it is shown with the person. */
static gboolean
put_one (LwLedger    *ledger,
         LwKey        person,
         LwKey        village,
         LwDate       start,
         const char  *mentor,
         GError     **error)
{
  g_autoptr (GPtrArray) records = lw_pool_enter (ledger, person, village, LW_POOL_FILED,
                                                 LW_MATURITY_UNKNOWN, start, NULL, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LwRecord *record = records->pdata[i];

      if (record->table == &lw_reserve_table && mentor != NULL && *mentor != '\0')
        lw_set_text (&((LwReserve *) record)->mentor, mentor);
      if (!(record->id == 0 ? lw_ledger_insert (ledger, record, error)
                            : lw_ledger_update (ledger, record, error)))
        return FALSE;
    }
  return records != NULL;
}

gboolean
lw_bulk_put_in_pool (LwLedger          *ledger,
                     const LwBulkPool  *pool,
                     LwDate             start,
                     const char        *mentor,
                     GError           **error)
{
  for (guint i = 0; i < pool->people->len; i++)
    if (!put_one (ledger, g_array_index (pool->people, LwKey, i),
                  g_array_index (pool->villages, LwKey, i), start, mentor, error))
      return FALSE;
  return TRUE;
}
