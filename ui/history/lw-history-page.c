/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-history-page.h"

#include "lw-access.h"
#include "lw-change-list.h"
#include "lw-ledger-check.h"
#include "lw-take-back.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define FEW_ENTRIES 200 /* of the list; more when asked for */
#define MAX_CHANGES 400 /* records of an action; a list box makes a widget for each */

struct _LwHistoryPage
{
  LwPage parent_instance;

  GtkWidget *stack;
  GtkWidget *search;
  GtkWidget *entries;
  GtkWidget *more;    /* the button below them */
  GtkWidget *nothing; /* found */
  GtkWidget *heading;
  GtkWidget *about; /* who, when, which step, how many records */
  GtkWidget *undone;
  GtkWidget *take_back;
  GtkWidget *changes;

  guint limit;
  GPtrArray *list; /* LwJournalEntry: actions that are listed, latest first */
  LwKey chosen;    /* the action whose changes are shown */
};

G_DEFINE_FINAL_TYPE (LwHistoryPage, lw_history_page, LW_TYPE_PAGE)

static LwLedger *
reader_of (LwHistoryPage *self)
{
  return lw_session_get_reader (lw_page_get_session (LW_PAGE (self)));
}

/* ---- the chosen action ---- */

/* What a row knows of its action. */
typedef struct
{
  LwKey id;
  gint64 at;
} Stamp;

static const Stamp *
stamp_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "stamp") : NULL;
}

static const LwJournalEntry *
entry_of (LwHistoryPage *self,
          GtkListBoxRow *row)
{
  const Stamp *stamp = stamp_of (row);

  for (guint i = 0; stamp != NULL && i < self->list->len; i++)
    {
      const LwJournalEntry *entry = g_ptr_array_index (self->list, i);
      if (entry->id == stamp->id)
        return entry;
    }
  return NULL;
}

static void
show_take_back (LwHistoryPage        *self,
                const LwJournalEntry *entry)
{
  LwSession *session = lw_page_get_session (LW_PAGE (self));
  g_autoptr (GPtrArray) goes = lw_take_back_list (session, entry->id);
  guint n = goes->len;
  g_autofree char *label = g_strdup_printf (ngettext ("Take Back %u Action…", "Take Back %u Actions…", n), n);

  gtk_widget_set_visible (self->undone, entry->undone);
  gtk_widget_set_visible (self->take_back, !entry->undone);
  gtk_widget_set_sensitive (self->take_back, !lw_session_is_read_only (session));
  gtk_button_set_label (GTK_BUTTON (self->take_back), n == 1 ? _("Undo") : label);
  lw_ui_tooltip (self->take_back, n == 1 ? _("Take this action back; it can be done again")
                                         : _("Back to the ledger as it was before this action; what came "
                                             "later goes with it, and all can be done again"));
}

static void
show_about (LwHistoryPage        *self,
            const LwJournalEntry *entry,
            guint                 n)
{
  g_autofree char *when = lw_time_text_second (entry->at / G_USEC_PER_SEC);
  g_autofree char *records
      = n <= MAX_CHANGES ? g_strdup_printf (ngettext ("%u record changed", "%u records changed", n), n)
                         : g_strdup_printf (_("%u records changed, the first %u"), n, MAX_CHANGES);
  g_autofree char *step = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
  /* translators: who, when, number of the action, "3 records changed" */
  g_autofree char *about = g_strdup_printf (_("%s · %s · step %s · %s"), entry->user, when, step, records);

  gtk_label_set_label (GTK_LABEL (self->heading), entry->label);
  gtk_label_set_label (GTK_LABEL (self->about), about);
}

static void
selected_cb (GtkListBox    *list,
             GtkListBoxRow *row,
             LwHistoryPage *self)
{
  const LwJournalEntry *entry = entry_of (self, row);
  g_autoptr (GPtrArray) changes = NULL;

  if (entry == NULL)
    return;
  self->chosen = entry->id;
  changes = lw_journal_history (reader_of (self), entry->id, 0, 0, NULL);
  show_about (self, entry,
              lw_change_list_fill (self->changes, lw_page_get_session (LW_PAGE (self)), changes,
                                   MAX_CHANGES));
  show_take_back (self, entry);
}

static void
take_back_cb (LwHistoryPage *self)
{
  lw_take_back (self->take_back, lw_page_get_session (LW_PAGE (self)), self->chosen);
}

/* ---- the actions ---- */

static GtkWidget *
entry_row (const LwJournalEntry *entry)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *label = lw_ui_label_fill (entry->label, entry->undone ? "lw-was" : NULL);
  g_autofree char *clock = lw_time_text_clock (entry->at / G_USEC_PER_SEC);

  lw_ui_tell_when_cut (label);
  gtk_box_append (GTK_BOX (box), lw_ui_label (clock, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), label);
  if (entry->undone)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (_("taken back"), NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (entry->user, "lw-dim lw-small"));
  return box;
}

/* A heading where another day begins. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  const Stamp *stamp = stamp_of (row);
  const Stamp *last = stamp_of (before);
  g_autofree char *day = lw_time_text_day (stamp->at / G_USEC_PER_SEC);
  g_autofree char *last_day = last != NULL ? lw_time_text_day (last->at / G_USEC_PER_SEC) : NULL;

  if (g_strcmp0 (day, last_day) == 0)
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, lw_ui_label (day, "lw-day"));
}

static gboolean
matches (const LwJournalEntry *entry,
         const char           *wanted)
{
  g_autofree char *text = g_strconcat (entry->label, "\n", entry->user, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

/* The latest actions that say what is searched for. Returns: whether there are more. */
static gboolean
read_list (LwHistoryPage *self)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autoptr (GPtrArray) all = lw_journal_list (reader_of (self), 0, NULL);
  gboolean more = FALSE;

  g_strstrip (wanted);
  g_ptr_array_set_size (self->list, 0);
  for (guint i = 0; all != NULL && i < all->len && !more; i++)
    {
      const LwJournalEntry *entry = g_ptr_array_index (all, i);

      if (entry->kind != LW_JOURNAL_ACTION || !matches (entry, wanted))
        continue;
      more = self->list->len == self->limit;
      if (!more)
        g_ptr_array_add (self->list, g_steal_pointer (&g_ptr_array_index (all, i)));
    }
  return more;
}

/* The actions of the list from number @first on. */
static void
add_rows (LwHistoryPage *self,
          guint          first)
{
  for (guint i = first; i < self->list->len; i++)
    {
      const LwJournalEntry *entry = g_ptr_array_index (self->list, i);
      GtkWidget *row = lw_ui_list_row (entry_row (entry), TRUE);
      Stamp stamp = { .id = entry->id, .at = entry->at };

      g_object_set_data_full (G_OBJECT (row), "stamp", g_memdup2 (&stamp, sizeof stamp), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->entries), row);
    }
}

/* The one that was chosen, where it is still listed, else the latest. */
static void
choose (LwHistoryPage *self)
{
  GtkListBox *list = GTK_LIST_BOX (self->entries);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  for (int i = 0; i < (int) self->list->len; i++)
    if (stamp_of (gtk_list_box_get_row_at_index (list, i))->id == self->chosen)
      row = gtk_list_box_get_row_at_index (list, i);
  gtk_list_box_select_row (list, row);
}

static void
fill (LwHistoryPage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->entries) != NULL;

  lw_ui_clear (self->entries);
  gtk_widget_set_visible (self->more, read_list (self));
  add_rows (self, 0);
  gtk_widget_set_visible (self->nothing, self->list->len == 0);
  gtk_widget_set_visible (self->entries, self->list->len > 0);
  choose (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
search_cb (LwHistoryPage *self)
{
  self->limit = FEW_ENTRIES;
  fill (self);
}

/* The keyboard begins at the chosen action. */
static gboolean
lw_history_page_grab_focus (GtkWidget *widget)
{
  LwHistoryPage *self = LW_HISTORY_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->entries));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Enter goes on to what was found. What was typed last may not have been looked for yet. */
static void
to_list_cb (LwHistoryPage *self)
{
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (LW_HISTORY_PAGE (widget)->search);
}

static void
more_cb (LwHistoryPage *self)
{
  guint before = self->list->len;

  self->limit += FEW_ENTRIES;
  gtk_widget_set_visible (self->more, read_list (self));
  add_rows (self, before);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->entries), (int) before)));
}

static void
lw_history_page_refresh (LwPage *page)
{
  LwHistoryPage *self = LW_HISTORY_PAGE (page);
  g_autoptr (GPtrArray) latest = lw_journal_list (reader_of (self), 1, NULL);
  guint n = latest != NULL && latest->len > 0
                ? (guint) ((const LwJournalEntry *) latest->pdata[0])->id : 0;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u step", "%u steps", n), n);

  /* What is done while the latest is looked at is looked at next. */
  if (self->list->len > 0 && self->chosen == ((const LwJournalEntry *) self->list->pdata[0])->id)
    self->chosen = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "actions" : "empty");
  lw_page_set_title (page, _("History"), subtitle);
  fill (self);
}

/* ---- the page ---- */

static GtkWidget *
make_list (const char *name,
           GtkWidget **list)
{
  *list = lw_ui_list ();
  gtk_widget_set_valign (*list, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (*list, 4);
  lw_ui_name (*list, name);
  lw_access_make_one_stop (*list);
  lw_ui_add_css (*list, "tall");
  return *list;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_actions (LwHistoryPage *self)
{
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *below = lw_ui_vbox (8);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("What was done, or who did it"), NULL);
  lw_ui_name (self->search, _("Search the actions"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (to_list_cb), self);
  self->more = lw_ui_button (NULL, _("Show Earlier Actions"), NULL);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  self->nothing = lw_ui_label (_("No action says that."), "lw-dim");
  gtk_box_append (GTK_BOX (below), make_list (_("Actions, latest first"), &self->entries));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->entries), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->entries), header_cb, NULL, NULL);
  g_signal_connect (self->entries, "row-selected", G_CALLBACK (selected_cb), self);
  gtk_box_append (GTK_BOX (below), self->nothing);
  gtk_box_append (GTK_BOX (below), self->more);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroll (below));
  gtk_box_append (GTK_BOX (box), lw_ledger_check_new (lw_page_get_session (LW_PAGE (self))));
  return box;
}

static GtkWidget *
make_changes (LwHistoryPage *self)
{
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *head = lw_ui_box (10);
  GtkWidget *words = lw_ui_vbox (2);

  self->heading = lw_ui_label_fill ("", "lw-heading");
  lw_ui_tell_when_cut (self->heading);
  self->about = lw_ui_label_fill ("", "lw-small lw-dim");
  lw_ui_tell_when_cut (self->about);
  self->undone = lw_ui_tag (_("taken back"), NULL);
  self->take_back = gtk_button_new ();
  gtk_widget_set_valign (self->undone, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->take_back, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->take_back, "clicked", G_CALLBACK (take_back_cb), self);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->heading);
  gtk_box_append (GTK_BOX (words), self->about);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), self->undone);
  gtk_box_append (GTK_BOX (head), self->take_back);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroll (make_list (_("Changes"), &self->changes)));
  return box;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing was changed yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _("Whatever is done in this ledger is listed here: who, when and what, and can be taken back."));
  return page;
}

static void
lw_history_page_constructed (GObject *object)
{
  LwHistoryPage *self = LW_HISTORY_PAGE (object);
  GtkWidget *box = lw_ui_box (16);

  G_OBJECT_CLASS (lw_history_page_parent_class)->constructed (object);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  lw_ui_add_css (box, "lw-page-margin");
  gtk_box_append (GTK_BOX (box), make_actions (self));
  gtk_box_append (GTK_BOX (box), make_changes (self));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), box, "actions");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  lw_page_set_title (LW_PAGE (self), _("History"), NULL);
}

static void
lw_history_page_finalize (GObject *object)
{
  g_ptr_array_unref (LW_HISTORY_PAGE (object)->list);
  G_OBJECT_CLASS (lw_history_page_parent_class)->finalize (object);
}

static void
lw_history_page_class_init (LwHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_history_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = lw_history_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lw_history_page_grab_focus;
  LW_PAGE_CLASS (klass)->refresh = lw_history_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.filter", NULL, filter_action);
}

static void
lw_history_page_init (LwHistoryPage *self)
{
  self->limit = FEW_ENTRIES;
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_journal_entry_free);
}
