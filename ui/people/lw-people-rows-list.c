/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-rows-list.h"

#include "lw-people-list.h"
#include "lw-person-item.h"
#include "lw-touched.h"

#define PAGES_KEPT 64

struct _LwPeopleRowsList
{
  GObject parent_instance;

  LwLedger *reader;
  GArray *keys; /* nullable */
  guint total;
  gboolean counted; /* FALSE: there are more than @total */
  LwDate on;
  LwDate horizon;
  GHashTable *pages; /* number of page → GPtrArray of LwPersonItem */
  GQueue used;       /* numbers of pages, the latest first */
  guint n_reads;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LwPeopleRowsList, lw_people_rows_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* ---- pages ---- */

static guint
length (LwPeopleRowsList *self)
{
  return self->keys != NULL ? self->keys->len : self->total;
}

static GPtrArray *
make_items (LwPeopleRowsList *self,
            LwRoster         *roster)
{
  GPtrArray *items = g_ptr_array_new_full (LW_PEOPLE_PAGE_ROWS, g_object_unref);

  for (guint i = 0; i < roster->people->len; i++)
    g_ptr_array_add (items, lw_person_item_new (roster, g_ptr_array_index (roster->people, i),
                                                self->on, self->horizon));
  return items;
}

static GPtrArray *
read_page (LwPeopleRowsList *self,
           guint             number)
{
  guint first = number * LW_PEOPLE_PAGE_ROWS;
  g_autoptr (GArray) some = NULL;
  g_autoptr (LwRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  self->n_reads++;
  if (self->keys == NULL)
    some = lw_people_list_page (self->reader, first, LW_PEOPLE_PAGE_ROWS,
                                self->counted ? self->total : G_MAXUINT, &error);
  if (self->keys != NULL || some != NULL)
    roster = lw_roster_load_some (self->reader, some != NULL ? some : self->keys,
                                  some != NULL ? 0 : first, LW_PEOPLE_PAGE_ROWS, &error);
  if (roster != NULL)
    {
      lw_roster_call_as_on (roster, self->reader, self->on);
      return make_items (self, roster);
    }
  g_info ("A page of people was not read: %s", error->message);
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
forget_oldest (LwPeopleRowsList *self)
{
  while (self->used.length > PAGES_KEPT)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->used));
}

static GPtrArray *
get_page (LwPeopleRowsList *self,
          guint             number)
{
  gpointer key = GUINT_TO_POINTER (number);
  GPtrArray *page = g_hash_table_lookup (self->pages, key);

  if (page == NULL)
    {
      page = read_page (self, number);
      g_hash_table_insert (self->pages, key, page);
      g_queue_push_head (&self->used, key);
      forget_oldest (self);
    }
  else if (g_queue_peek_head (&self->used) != key)
    {
      g_queue_remove (&self->used, key);
      g_queue_push_head (&self->used, key);
    }
  return page;
}

static void
forget_pages (LwPeopleRowsList *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->used);
}

/* ---- the model ---- */

static GType
get_item_type (GListModel *model)
{
  return LW_TYPE_PERSON_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return length (LW_PEOPLE_ROWS_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  LwPeopleRowsList *self = LW_PEOPLE_ROWS_LIST (model);
  GPtrArray *page;
  guint place = position % LW_PEOPLE_PAGE_ROWS;

  if (position >= length (self))
    return NULL;
  page = get_page (self, position / LW_PEOPLE_PAGE_ROWS);
  /* What could not be read is an empty row: a list must not have fewer than it said. */
  if (place >= page->len)
    return g_object_new (LW_TYPE_PERSON_ITEM, NULL);
  return g_object_ref (g_ptr_array_index (page, place));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lw_people_rows_list_finalize (GObject *object)
{
  LwPeopleRowsList *self = LW_PEOPLE_ROWS_LIST (object);

  g_hash_table_unref (self->pages);
  g_queue_clear (&self->used);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (lw_people_rows_list_parent_class)->finalize (object);
}

static void
lw_people_rows_list_class_init (LwPeopleRowsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_people_rows_list_finalize;
}

static void
lw_people_rows_list_init (LwPeopleRowsList *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

LwPeopleRowsList *
lw_people_rows_list_new (LwLedger *reader,
                         GArray   *keys,
                         guint     total,
                         LwDate    on,
                         LwDate    horizon)
{
  LwPeopleRowsList *self = g_object_new (LW_TYPE_PEOPLE_ROWS_LIST, NULL);

  self->reader = g_object_ref (reader);
  self->keys = keys != NULL ? g_array_ref (keys) : NULL;
  self->total = total;
  self->counted = TRUE;
  self->on = on;
  self->horizon = horizon;
  return self;
}

LwPeopleRowsList *
lw_people_rows_list_new_early (LwLedger *reader,
                               guint     at_least,
                               LwDate    on,
                               LwDate    horizon)
{
  LwPeopleRowsList *self = lw_people_rows_list_new (reader, NULL, at_least, on, horizon);

  self->counted = FALSE;
  return self;
}

void
lw_people_rows_list_set_total (LwPeopleRowsList *self,
                               guint             total)
{
  guint before = self->total;

  if (self->counted || self->keys != NULL)
    return;
  self->counted = TRUE;
  self->total = MAX (total, before);
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->total - before);
}

gboolean
lw_people_rows_list_is_counted (LwPeopleRowsList *self)
{
  return self->counted;
}

LwKey
lw_people_rows_list_get_key (LwPeopleRowsList *self,
                             guint             position)
{
  g_autoptr (LwPersonItem) item = NULL;

  if (position >= length (self))
    return 0;
  if (self->keys != NULL)
    return g_array_index (self->keys, LwKey, position);
  item = get_item (G_LIST_MODEL (self), position);
  return item->id;
}

guint
lw_people_rows_list_find (LwPeopleRowsList *self,
                          LwKey             key)
{
  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    if (g_array_index (self->keys, LwKey, i) == key)
      return i;
  return G_MAXUINT;
}

GArray *
lw_people_rows_list_get_keys (LwPeopleRowsList *self)
{
  return self->keys;
}

static void
renew_row (LwPeopleRowsList *self,
           GPtrArray        *page,
           guint             position)
{
  g_autoptr (LwRoster) roster = lw_roster_load_some (self->reader, self->keys, position, 1, NULL);
  guint place = position % LW_PEOPLE_PAGE_ROWS;

  if (roster == NULL || roster->people->len == 0 || place >= page->len)
    return;
  lw_roster_call_as_on (roster, self->reader, self->on);
  g_object_unref (page->pdata[place]);
  page->pdata[place]
      = lw_person_item_new (roster, roster->people->pdata[0], self->on, self->horizon);
}

void
lw_people_rows_list_renew (LwPeopleRowsList *self,
                           const GArray     *keys)
{
  GHashTableIter iter;
  gpointer number, page;

  if (self->keys == NULL || keys->len > LW_PEOPLE_PAGE_ROWS)
    {
      forget_pages (self);
      return;
    }
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &page))
    {
      guint first = GPOINTER_TO_UINT (number) * LW_PEOPLE_PAGE_ROWS;

      for (guint i = first; i < MIN (first + LW_PEOPLE_PAGE_ROWS, self->keys->len); i++)
        if (lw_key_array_has (keys, g_array_index (self->keys, LwKey, i)))
          renew_row (self, page, i);
    }
}

gboolean
lw_people_rows_list_is_of (LwPeopleRowsList *self,
                           LwDate            on,
                           LwDate            horizon)
{
  return self->on == on && self->horizon == horizon;
}

void
lw_people_rows_list_replace (LwPeopleRowsList *self,
                             GArray           *keys)
{
  guint before = length (self), after = keys->len;

  g_array_ref (keys);
  g_clear_pointer (&self->keys, g_array_unref);
  self->keys = keys;
  self->total = after;
  self->counted = TRUE;
  forget_pages (self);
  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after),
                                before > after ? before - after : 0,
                                after > before ? after - before : 0);
}

guint
lw_people_rows_list_get_n_reads (LwPeopleRowsList *self)
{
  return self->n_reads;
}
