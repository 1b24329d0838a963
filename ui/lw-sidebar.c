/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sidebar.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-reminders.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_COUNTED 20000

/* ---- a row ---- */

#define LW_TYPE_SIDEBAR_ROW (lw_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (LwSidebarRow, lw_sidebar_row, LW, SIDEBAR_ROW, GtkListBoxRow)

struct _LwSidebarRow
{
  GtkListBoxRow parent_instance;

  const char *name;
  const char *title;
  const char *section; /* heading above it, or NULL */
  GtkWidget *late;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (LwSidebarRow, lw_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
lw_sidebar_row_class_init (LwSidebarRowClass *klass)
{
}

static void
lw_sidebar_row_init (LwSidebarRow *self)
{
  self->late = lw_ui_label (NULL, "lw-badge lw-caption");
  self->count = lw_ui_label (NULL, "lw-dim lw-caption");
  gtk_widget_set_valign (self->late, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->late, FALSE);
}

static void
fill_row (LwSidebarRow *self,
          const char   *icon)
{
  GtkWidget *box = lw_ui_box (10);

  gtk_box_append (GTK_BOX (box), lw_ui_icon (icon, 16, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (_(self->title), "lw-nav"));
  gtk_box_append (GTK_BOX (box), self->late);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  lw_access_offer_press (GTK_WIDGET (self));
  lw_ui_name (GTK_WIDGET (self), _(self->title));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  const char *section = LW_SIDEBAR_ROW (row)->section;
  GtkWidget *label;

  if (section == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = lw_ui_label (_(section), "lw-group-title");
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_top (label, 11);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_box_row_set_header (row, label);
}

/* ---- the sidebar ---- */

struct _LwSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
  LwSession *session;
  guint count_id;
};

G_DEFINE_FINAL_TYPE (LwSidebar, lw_sidebar, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LwSidebarRow *
find_row (LwSidebar  *self,
          const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (LW_SIDEBAR_ROW (row)->name, name))
      return LW_SIDEBAR_ROW (row);
  return NULL;
}

void
lw_sidebar_add (LwSidebar  *self,
                const char *name,
                const char *title,
                const char *icon,
                const char *section)
{
  LwSidebarRow *row;

  g_return_if_fail (LW_IS_SIDEBAR (self));

  row = g_object_new (LW_TYPE_SIDEBAR_ROW, NULL);
  row->name = name;
  row->title = title;
  row->section = section;
  fill_row (row, icon);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

void
lw_sidebar_mark (LwSidebar  *self,
                 const char *name)
{
  LwSidebarRow *row;

  g_return_if_fail (LW_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
activated_cb (LwSidebar     *self,
              GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, LW_SIDEBAR_ROW (row)->name);
}

/* ---- how many ---- */

/* @count: -1: not counted. */
static void
set_count (LwSidebar  *self,
           const char *name,
           gint64      count)
{
  LwSidebarRow *row = find_row (self, name);
  g_autofree char *text = count >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;

  gtk_label_set_label (GTK_LABEL (row->count), text);
}

/* Who is in the pool on the base date; -1: not counted. */
static gint64
count_pool (LwSidebar *self)
{
  LwLedger *reader = lw_session_get_reader (self->session);
  LwDate on = lw_session_get_on (self->session);
  g_autoptr (GPtrArray) reserves = NULL;
  gint64 n = 0;

  if (lw_ledger_count_up_to (reader, &lw_reserve_table, MAX_COUNTED + 1, NULL) <= MAX_COUNTED)
    reserves = lw_ledger_list (reader, &lw_reserve_table, NULL, 0, NULL);
  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = reserves->pdata[i];

      n += lw_date_holds (reserve->start, reserve->end, on);
    }
  return reserves != NULL ? n : -1;
}

/* Those that have ended are records, but no villages any more. */
static gint64
n_villages (LwSidebar *self)
{
  GPtrArray *results = lw_session_get_results (self->session);

  return results != NULL ? (gint64) results->len
                         : lw_ledger_count (lw_session_get_reader (self->session), &lw_village_table, NULL);
}

static gboolean
count_cb (gpointer user_data)
{
  LwSidebar *self = user_data;
  LwLedger *reader = lw_session_get_reader (self->session);

  self->count_id = 0;
  /* NULL: the session was closed meanwhile. */
  if (reader == NULL)
    return G_SOURCE_REMOVE;
  set_count (self, "villages", n_villages (self));
  set_count (self, "pool", count_pool (self));
  set_count (self, "people", lw_ledger_count (reader, &lw_person_table, NULL));
  return G_SOURCE_REMOVE;
}

static void
count_soon (LwSidebar *self)
{
  if (self->count_id == 0)
    self->count_id = lw_ui_after_frame (count_cb, self);
}

/* What is overdue in the pool is told wherever one is. */
static void
show_late (LwSidebar *self)
{
  guint n = lw_reminders_count_late (lw_reminders_of (self->session));
  LwSidebarRow *row = find_row (self, "pool");
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *spoken
      = g_strdup_printf (ngettext ("%s, %u overdue", "%s, %u overdue", n), _(row->title), n);

  gtk_label_set_label (GTK_LABEL (row->late), text);
  gtk_widget_set_visible (row->late, n > 0);
  /* Both beside the word would cut it off in large text. */
  gtk_widget_set_visible (row->count, n == 0);
  lw_ui_tooltip (GTK_WIDGET (row), n > 0 ? spoken : NULL);
  lw_ui_name (GTK_WIDGET (row), n > 0 ? spoken : _(row->title));
}

void
lw_sidebar_set_session (LwSidebar *self,
                        LwSession *session)
{
  g_return_if_fail (LW_IS_SIDEBAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lw_reminders_of (session), "changed", G_CALLBACK (show_late), self,
                           G_CONNECT_SWAPPED);
}

/* ---- the widget ---- */

static void
lw_sidebar_dispose (GObject *object)
{
  LwSidebar *self = LW_SIDEBAR (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_sidebar_parent_class)->dispose (object);
}

static void
lw_sidebar_class_init (LwSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_sidebar_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lw_sidebar_init (LwSidebar *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  lw_ui_add_css (GTK_WIDGET (self->list), "navigation-sidebar");
  lw_ui_name (GTK_WIDGET (self->list), _("Pages"));
  lw_access_make_one_stop (GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
