/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-heads.h"

struct _LwPeopleHeads
{
  GObject parent_instance;

  GtkColumnView *view;                               /* borrowed */
  GtkColumnViewColumn *columns[LW_PEOPLE_N_COLUMNS]; /* borrowed from the view */
  LwPeopleLayout layout;
  LwPeopleColumn probed; /* which column was asked first */
  guint save_id;
  int widths[LW_PEOPLE_N_COLUMNS]; /* also of those that are hidden; for letters of a usual size */
  double scale;                    /* of the letters of this desktop */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPeopleHeads, lw_people_heads, G_TYPE_OBJECT)

enum
{
  SIGNAL_SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what is remembered ---- */

static int
column_of (LwPeopleHeads       *self,
           GtkColumnViewColumn *column)
{
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (self->columns[i] == column)
      return (int) i;
  return -1;
}

static void
read_layout (LwPeopleHeads *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns) && n < LW_PEOPLE_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int which = column_of (self, column);

      if (which >= 0)
        self->layout.columns[n++]
            = (LwPeopleColumnState){ (LwPeopleColumn) which,
                                     gtk_column_view_column_get_visible (column),
                                     self->widths[which] };
    }
}

/* GTK 4.8 keeps room for the width of a column that is hidden, and the rows end before the edge: a
 * hidden one has none. */
static void
show_column (LwPeopleHeads *self,
             LwPeopleColumn which,
             gboolean       visible)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_column_view_column_set_visible (self->columns[which], visible);
  gtk_column_view_column_set_fixed_width (self->columns[which],
                                          visible ? (int) (self->widths[which] * self->scale) : -1);
  self->filling = filling;
}

static void
save (LwPeopleHeads *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  lw_people_layout_save (&self->layout);
}

static gboolean
save_cb (gpointer user_data)
{
  LwPeopleHeads *self = user_data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
save_later (LwPeopleHeads *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (800, save_cb, self);
}

/* What is remembered does not depend on the font. A width that the user has not touched stays as it is,
 * not a little off from there and back. */
static void
take_width (LwPeopleHeads *self,
            guint          which)
{
  int width = gtk_column_view_column_get_fixed_width (self->columns[which]);

  if (width != (int) (self->widths[which] * self->scale))
    self->widths[which] = (int) (width / self->scale + 0.5);
}

static void
layout_changed_cb (LwPeopleHeads *self)
{
  if (self->filling)
    return;
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (gtk_column_view_column_get_visible (self->columns[i]))
      take_width (self, i);
  read_layout (self);
  save_later (self);
}

/* GTK 4.8 leaves its mark on the column that the view was sorted by, unless it is told to sort by none. */
static void
sort_view (LwPeopleHeads *self,
           LwPeopleColumn column,
           gboolean       descending)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  self->filling = filling;
  gtk_column_view_sort_by_column (self->view, self->columns[column],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
apply_layout (LwPeopleHeads *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    {
      const LwPeopleColumnState *state = &self->layout.columns[i];
      GtkColumnViewColumn *column = self->columns[state->column];

      gtk_column_view_insert_column (self->view, i + 1, column);
      self->widths[state->column] = state->width;
      show_column (self, state->column, state->visible);
    }
  sort_view (self, self->layout.sort, self->layout.descending);
  self->filling = FALSE;
}

/* ---- order ---- */

/* What a sorter needs to know. */
typedef struct
{
  LwPeopleHeads *heads;
  LwPeopleColumn column;
} Probe;

/* GTK 4.8 does not tell by which column a view is sorted. Its sorter does: asked to compare two
 * things, it asks the column of the last click first, and turns the answer round when that column
 * stands the other way. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      user_data)
{
  Probe *probe = user_data;

  probe->heads->probed = probe->column;
  return -1;
}

static void
sorter_changed_cb (LwPeopleHeads *self)
{
  g_autoptr (LwPersonItem) one = NULL;
  g_autoptr (LwPersonItem) other = NULL;
  GtkOrdering ordering;

  if (self->filling)
    return;
  /* Two, because a thing is equal to itself without anybody being asked. */
  one = g_object_new (LW_TYPE_PERSON_ITEM, NULL);
  other = g_object_new (LW_TYPE_PERSON_ITEM, NULL);
  self->probed = LW_PEOPLE_N_COLUMNS;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  self->layout.sort = self->probed != LW_PEOPLE_N_COLUMNS ? self->probed : LW_PEOPLE_NAME;
  self->layout.descending = ordering == GTK_ORDERING_LARGER;
  save_later (self);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

/* ---- columns ---- */

static GtkSorter *
make_sorter (LwPeopleHeads *self,
             LwPeopleColumn which)
{
  Probe *probe = g_new0 (Probe, 1);

  probe->heads = self;
  probe->column = which;
  return GTK_SORTER (gtk_custom_sorter_new (probe_cb, probe, g_free));
}

#define USUAL_WIDTH 76.0 /* of a day, with letters of a usual size */

/* Columns are as wide as their contents need: large letters need more. */
static double
find_scale (GtkWidget *view)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, "2026-12-08");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (1.0, width / USUAL_WIDTH);
}

static GtkColumnViewColumn *
make_column (LwPeopleHeads *self,
             LwPeopleCells *cells,
             LwPeopleColumn which)
{
  g_autoptr (GtkSorter) sorter = make_sorter (self, which);
  GtkColumnViewColumn *column = gtk_column_view_column_new (
      lw_people_column_caption (which), lw_people_cells_make_factory (cells, which));

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (column); /* the view keeps it */
  return column;
}

/* Columns keep their widths; the room that is left is the last one's, so that rows go to the edge. */
static void
add_filler (LwPeopleHeads *self)
{
  GtkColumnViewColumn *column
      = gtk_column_view_column_new (NULL, gtk_signal_list_item_factory_new ());

  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
}

static void
lw_people_heads_dispose (GObject *object)
{
  lw_people_heads_close (LW_PEOPLE_HEADS (object));
  G_OBJECT_CLASS (lw_people_heads_parent_class)->dispose (object);
}

static void
lw_people_heads_class_init (LwPeopleHeadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_heads_dispose;
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_people_heads_init (LwPeopleHeads *self)
{
}

LwPeopleHeads *
lw_people_heads_new (GtkColumnView *view,
                     LwPeopleCells *cells)
{
  LwPeopleHeads *self = g_object_new (LW_TYPE_PEOPLE_HEADS, NULL);

  self->view = view;
  self->scale = find_scale (GTK_WIDGET (view));
  lw_people_layout_load (&self->layout);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    self->columns[i] = make_column (self, cells, (LwPeopleColumn) i);
  add_filler (self);
  apply_layout (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
lw_people_heads_close (LwPeopleHeads *self)
{
  if (self->save_id != 0)
    save (self);
  self->filling = TRUE;
}

const LwPeopleLayout *
lw_people_heads_get_layout (LwPeopleHeads *self)
{
  return &self->layout;
}

GtkColumnViewColumn *
lw_people_heads_get_column (LwPeopleHeads *self,
                            LwPeopleColumn column)
{
  return self->columns[column];
}

void
lw_people_heads_sort (LwPeopleHeads *self,
                      LwPeopleColumn column,
                      gboolean       descending)
{
  sort_view (self, column, descending);
}

void
lw_people_heads_set_visible (LwPeopleHeads *self,
                             LwPeopleColumn column,
                             gboolean       visible)
{
  show_column (self, column, visible);
  layout_changed_cb (self);
}

void
lw_people_heads_move (LwPeopleHeads *self,
                      LwPeopleColumn column,
                      int            by)
{
  for (int i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (self->layout.columns[i].column == column && i + by >= 0 && i + by < LW_PEOPLE_N_COLUMNS)
      {
        /* The first column are the ticks. */
        gtk_column_view_insert_column (self->view, (guint) (i + by + 1), self->columns[column]);
        return;
      }
}

void
lw_people_heads_widen (LwPeopleHeads *self,
                       LwPeopleColumn column,
                       int            by)
{
  int width = CLAMP (self->widths[column] + by, LW_PEOPLE_LEAST_WIDTH, LW_PEOPLE_MOST_WIDTH);

  if (gtk_column_view_column_get_visible (self->columns[column]))
    gtk_column_view_column_set_fixed_width (self->columns[column], (int) (width * self->scale));
}

void
lw_people_heads_reset (LwPeopleHeads *self)
{
  lw_people_layout_reset (&self->layout);
  apply_layout (self);
  save_later (self);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}
