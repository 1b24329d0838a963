/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-doubtful-page.h"

#include "lw-access.h"
#include "lw-people-index.h"
#include "lw-people-indexer.h"
#include "lw-thread.h"
#include "lw-ui.h"
#include "lw-warnings.h"

#include <glib/gi18n-lib.h>

struct _LwDoubtfulPage
{
  LwPage parent_instance;

  GtkWidget *stack;
  GtkWidget *box;

  LwWarnings *found;           /* what is shown */
  guint shown[LW_N_WARNINGS];  /* how many of each the user wants to see; 0: the first few */
  gboolean searching;
};

G_DEFINE_FINAL_TYPE (LwDoubtfulPage, lw_doubtful_page, LW_TYPE_PAGE)

/* So many of one kind are shown at once, so many come at the press of a button, so many are kept. */
#define SHOWN 8
#define STEP 50
#define MOST 500

static LwSession *
session_of (LwDoubtfulPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

static LwLedger *
reader_of (LwDoubtfulPage *self)
{
  return lw_session_get_reader (session_of (self));
}

static void
activated_cb (GtkListBox     *list,
              GtkListBoxRow  *row,
              LwDoubtfulPage *self)
{
  const LwWarning *warning = g_object_get_data (G_OBJECT (row), "warning");

  if (warning == NULL)
    return;
  if (warning->person != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", warning->person);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x", warning->village);
}

static void
add_row (GtkWidget       *list,
         const LwWarning *warning)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *name = lw_ui_label (warning->name, "lw-heading");
  LwWarning *copy = g_new0 (LwWarning, 1);
  GtkWidget *row;

  gtk_widget_set_size_request (name, 84, -1);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-fg-at-risk"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (warning->text, "lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("go-next-symbolic", 12, NULL));
  row = lw_ui_list_add (list, box, TRUE);
  copy->person = warning->person;
  copy->village = warning->village;
  g_object_set_data_full (G_OBJECT (row), "warning", copy, lw_warning_free);
}

static GtkWidget *
new_list (LwDoubtfulPage *self,
          const char     *caption)
{
  GtkWidget *list = lw_ui_list ();

  lw_ui_name (list, caption);
  lw_access_make_one_stop (list);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), self);
  return list;
}

/* ---- one kind ---- */

static void show_rest (LwDoubtfulPage *self, LwWarningKind kind, GtkWidget *list, GtkWidget *below);

static void
more_cb (GtkButton      *button,
         LwDoubtfulPage *self)
{
  LwWarningKind kind = (LwWarningKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));
  GtkWidget *list = g_object_get_data (G_OBJECT (button), "list");
  GtkWidget *below = gtk_widget_get_parent (GTK_WIDGET (button));
  GPtrArray *warnings = self->found->lists[kind];
  guint from = self->shown[kind], to = MIN (from + STEP, warnings->len);

  for (guint i = from; i < to; i++)
    add_row (list, warnings->pdata[i]);
  self->shown[kind] = to;
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) from)));
  show_rest (self, kind, list, below);
}

/* What stands below the list: a button for more, or where to find the others. */
static void
show_rest (LwDoubtfulPage *self,
           LwWarningKind   kind,
           GtkWidget      *list,
           GtkWidget      *below)
{
  guint kept = self->found->lists[kind]->len, n = self->found->n[kind], shown = self->shown[kind];
  g_autofree char *text = NULL;

  lw_ui_clear (below);
  if (shown < kept)
    {
      g_autofree char *more = g_strdup_printf (_("Show %u more"), MIN (STEP, kept - shown));
      GtkWidget *button = lw_ui_button (NULL, more, "flat lw-small-button");

      g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
      g_object_set_data (G_OBJECT (button), "list", list);
      g_signal_connect (button, "clicked", G_CALLBACK (more_cb), self);
      gtk_box_append (GTK_BOX (below), button);
    }
  else if (n > kept)
    {
      text = g_strdup_printf (_("%u more. Under People, a condition of “Doubtful data” lists all."), n - kept);
      gtk_box_append (GTK_BOX (below), lw_ui_label (text, "lw-dim lw-small"));
    }
}

static void
add_kind (LwDoubtfulPage *self,
          LwWarningKind   kind)
{
  GPtrArray *warnings = self->found->lists[kind];
  const char *caption = lw_warning_caption (kind);
  g_autofree char *heading = g_strdup_printf ("%s  %u", caption, self->found->n[kind]);
  GtkWidget *list = new_list (self, caption), *below = lw_ui_box (8);
  GtkWidget *title = lw_ui_label (heading, "lw-heading");

  self->shown[kind] = MIN (MAX (self->shown[kind], SHOWN), warnings->len);
  gtk_widget_set_margin_top (title, 8);
  gtk_box_append (GTK_BOX (self->box), title);
  for (guint i = 0; i < self->shown[kind]; i++)
    add_row (list, warnings->pdata[i]);
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_box_append (GTK_BOX (self->box), below);
  show_rest (self, kind, list, below);
}

static void
show (LwDoubtfulPage *self)
{
  guint n = lw_warnings_count (self->found);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u remark", "%u remarks", n), n);

  lw_ui_clear (self->box);
  for (guint kind = 0; kind < LW_N_WARNINGS; kind++)
    if (self->found->n[kind] > 0)
      add_kind (self, (LwWarningKind) kind);
  lw_page_set_title (LW_PAGE (self), _("Doubtful Data"), subtitle);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "none");
}

/* ---- looking ---- */

typedef struct
{
  LwLedger *reader; /* of the thread */
  LwDate on;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  lw_ledger_close (search->reader, NULL);
  g_object_unref (search->reader);
  g_free (search);
}

static gpointer
search_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Search *search = data;

  return lw_warnings_find (search->reader, search->on, MOST, cancellable, error);
}

static void
take (LwDoubtfulPage *self,
      LwWarnings     *found)
{
  g_clear_pointer (&self->found, lw_warnings_free);
  self->found = found;
  show (self);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  LwDoubtfulPage *self = LW_DOUBTFUL_PAGE (object);
  const Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LwWarnings *found = g_task_propagate_pointer (G_TASK (result), &error);

  self->searching = FALSE;
  /* The page is gone, or the ledger is locked. */
  if (self->stack == NULL || reader_of (self) == NULL)
    g_clear_pointer (&found, lw_warnings_free);
  else if (found == NULL)
    lw_page_toast (LW_PAGE (self), error->message);
  else
    {
      gboolean late = found->revision != lw_ledger_get_revision (reader_of (self))
                      || search->on != lw_session_get_on (session_of (self));

      take (self, found);
      if (late)
        lw_page_refresh (LW_PAGE (self));
    }
}

static void
search_in_thread (LwDoubtfulPage *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  LwLedger *reader;
  Search *search;

  if (self->searching)
    return;
  reader = lw_ledger_open_reader (reader_of (self), &error);
  if (reader == NULL)
    {
      lw_page_toast (LW_PAGE (self), error->message);
      return;
    }
  search = g_new0 (Search, 1);
  search->reader = reader;
  search->on = lw_session_get_on (session_of (self));
  self->searching = TRUE;
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, search, search_free);
  lw_thread_run (task, search_thread, (GDestroyNotify) lw_warnings_free);
}

static void
lw_doubtful_page_refresh (LwPage *page)
{
  LwDoubtfulPage *self = LW_DOUBTFUL_PAGE (page);
  g_autoptr (GError) error = NULL;
  LwWarnings *found;

  if (lw_ledger_count_up_to (reader_of (self), &lw_person_table, LW_PEOPLE_AT_ONCE + 1, NULL) > LW_PEOPLE_AT_ONCE)
    {
      search_in_thread (self);
      return;
    }
  found = lw_warnings_find (reader_of (self), lw_session_get_on (session_of (self)), MOST, NULL, &error);
  if (found != NULL)
    take (self, found);
  else
    lw_page_toast (page, error->message);
}

/* ---- the page ---- */

static void
lw_doubtful_page_constructed (GObject *object)
{
  LwDoubtfulPage *self = LW_DOUBTFUL_PAGE (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *none = adw_status_page_new ();

  G_OBJECT_CLASS (lw_doubtful_page_parent_class)->constructed (object);
  self->box = lw_ui_vbox (6);
  lw_ui_add_css (self->box, "lw-page-margin");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nothing is doubtful"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none), _("What does not fit together in the facts of people, and what an import did not "
                                "understand, is listed here."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), lw_ui_waiting (_("Looking through everybody")), "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  lw_page_set_title (LW_PAGE (self), _("Doubtful Data"), NULL);
}

static void
lw_doubtful_page_dispose (GObject *object)
{
  LwDoubtfulPage *self = LW_DOUBTFUL_PAGE (object);

  self->stack = NULL;
  g_clear_pointer (&self->found, lw_warnings_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (lw_doubtful_page_parent_class)->dispose (object);
}

static void
lw_doubtful_page_class_init (LwDoubtfulPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_doubtful_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_doubtful_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_doubtful_page_refresh;
}

static void
lw_doubtful_page_init (LwDoubtfulPage *self)
{
}
