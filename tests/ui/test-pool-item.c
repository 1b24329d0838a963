/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-item.h"
#include "lw-ui-test.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

/* A row of the board is dear: an edit may cost only the rows that say something else. */

typedef struct
{
  LwSession *session;
  GListStore *store;
  GPtrArray *cards;
  guint n_told; /* items that said "changed" */
} Fixture;

static void
told_cb (Fixture *self)
{
  self->n_told++;
}

static GPtrArray *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = lw_pool_load (lw_session_get_reader (self->session), NULL, LW_UI_TEST_DAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, >, 10);
  return cards;
}

static void
set_up (Fixture       *self,
        gconstpointer  folder)
{
  self->session = lw_ui_test_session (folder);
  self->store = g_list_store_new (LW_TYPE_POOL_ITEM);
  self->cards = load (self);
  lw_pool_items_update (self->store, self->cards, FALSE);
  for (guint i = 0; i < self->cards->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      g_signal_connect_swapped (item, "changed", G_CALLBACK (told_cb), self);
    }
}

static void
tear_down (Fixture       *self,
           gconstpointer  folder)
{
  g_autofree char *path = g_strdup (lw_session_get_path (self->session));

  g_clear_object (&self->store);
  g_ptr_array_unref (self->cards);
  lw_session_close (self->session);
  lw_ui_test_finalize (self->session);
  g_remove (path);
}

/* How many items of the store are not those of @before, place by place from both ends. */
static guint
n_new (Fixture   *self,
       GPtrArray *before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      found += !g_ptr_array_find (before, item, NULL);
    }
  return found;
}

static GPtrArray *
items_of (GListStore *store)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (store), i));
  return items;
}

static void
assert_shows (Fixture   *self,
              GPtrArray *cards)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, cards->len);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (LwPoolItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      g_assert_true (lw_pool_card_equal (lw_pool_item_get_card (item), cards->pdata[i]));
    }
}

static void
test_the_same_cards_change_no_row (Fixture       *self,
                                   gconstpointer  folder)
{
  g_autoptr (GPtrArray) before = items_of (self->store);
  g_autoptr (GPtrArray) again = load (self);

  lw_pool_items_update (self->store, again, FALSE);
  g_assert_cmpuint (n_new (self, before), ==, 0);
  g_assert_cmpuint (self->n_told, ==, 0);
  /* On another day all are shown anew, in their places. */
  lw_pool_items_update (self->store, again, TRUE);
  g_assert_cmpuint (n_new (self, before), ==, 0);
  g_assert_cmpuint (self->n_told, ==, again->len);
  assert_shows (self, again);
}

static void
test_one_that_changed_is_told_in_its_row (Fixture       *self,
                                          gconstpointer  folder)
{
  g_autoptr (GPtrArray) before = items_of (self->store);
  g_autoptr (GPtrArray) again = load (self);
  LwPoolCard *card = again->pdata[again->len / 2];

  g_free (card->person->phone);
  card->person->phone = g_strdup ("19900001234");
  lw_pool_items_update (self->store, again, FALSE);
  g_assert_cmpuint (n_new (self, before), ==, 0);
  g_assert_cmpuint (self->n_told, ==, 1);
  assert_shows (self, again);
}

/* From any place to any other, and from any order to any other. */
static void
test_whoever_moves_stands_right (Fixture       *self,
                                 gconstpointer  folder)
{
  guint n = self->cards->len;

  for (guint from = 0; from < n; from++)
    {
      g_autoptr (GPtrArray) moved = load (self);
      g_autoptr (GPtrArray) before = items_of (self->store);
      LwPoolCard *card = g_ptr_array_steal_index (moved, from);

      g_ptr_array_insert (moved, (int) (from * 7 % n), card);
      lw_pool_items_update (self->store, moved, FALSE);
      assert_shows (self, moved);
      g_assert_cmpuint (n_new (self, before), <=, 9);
    }
}

static void
test_who_leaves_and_who_comes_move_nobody_else (Fixture       *self,
                                                gconstpointer  folder)
{
  g_autoptr (GPtrArray) before = items_of (self->store);
  g_autoptr (GPtrArray) all = load (self);
  g_autoptr (GPtrArray) fewer = load (self);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  g_ptr_array_remove_index (fewer, 3);
  lw_pool_items_update (self->store, fewer, FALSE);
  g_assert_cmpuint (n_new (self, before), ==, 0);
  assert_shows (self, fewer);
  lw_pool_items_update (self->store, all, FALSE);
  g_assert_cmpuint (n_new (self, before), ==, 1);
  assert_shows (self, all);
  lw_pool_items_update (self->store, nobody, FALSE);
  assert_shows (self, nobody);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();

  gtk_test_init (&argc, &argv);
  g_test_add ("/ui/pool-item/the-same-cards-change-no-row", Fixture, folder, set_up,
              test_the_same_cards_change_no_row, tear_down);
  g_test_add ("/ui/pool-item/one-that-changed-is-told-in-its-row", Fixture, folder, set_up,
              test_one_that_changed_is_told_in_its_row, tear_down);
  g_test_add ("/ui/pool-item/whoever-moves-stands-right", Fixture, folder, set_up,
              test_whoever_moves_stands_right, tear_down);
  g_test_add ("/ui/pool-item/who-leaves-and-who-comes-move-nobody-else", Fixture, folder, set_up,
              test_who_leaves_and_who_comes_move_nobody_else, tear_down);
  return g_test_run ();
}
