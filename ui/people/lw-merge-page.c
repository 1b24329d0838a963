/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-merge-page.h"

#include "lw-access.h"
#include "lw-id-number.h"
#include "lw-people-merge.h"
#include "lw-roster.h"
#include "lw-thread.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwMergePage
{
  LwPage parent_instance;

  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *box; /* the two side by side */
  GtkWidget *merge;
  GtkWidget *waiting;

  GPtrArray *pairs; /* LwDuplicate, as found last */
  gint64 revision;  /* at which they were found */
  gboolean searching;
  gboolean filling;
  gboolean to_focus; /* the list, as soon as it is there: the page was just opened, or a pair decided */
  LwPerson *a;
  LwPerson *b;
  LwPerson *merged;
  GHashTable *open; /* LwField: those that nobody decided yet */
};

G_DEFINE_FINAL_TYPE (LwMergePage, lw_merge_page, LW_TYPE_PAGE)

#define SHOWN 500 /* pairs at once */

static LwSession *
session_of (LwMergePage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

void
lw_merge_open (GtkWidget *from,
               LwKey      a,
               LwKey      b)
{
  gtk_widget_activate_action (from, "win.merge", "(xx)", a, b);
}

/* ---- the two ---- */

static void
forget_pair (LwMergePage *self)
{
  g_clear_pointer (&self->a, lw_record_free);
  g_clear_pointer (&self->b, lw_record_free);
  g_clear_pointer (&self->merged, lw_record_free);
  g_clear_pointer (&self->open, g_hash_table_unref);
}

static void
show_merge (LwMergePage *self)
{
  guint n = self->open != NULL ? g_hash_table_size (self->open) : 0;
  g_autofree char *text = NULL;

  if (self->merge == NULL)
    return;
  text = n > 0 ? g_strdup_printf (ngettext ("%u field is still to be decided",
                                            "%u fields are still to be decided", n), n)
               : g_strdup (_("Nothing is lost: posts and everything else go with the person who stays."));
  gtk_label_set_label (GTK_LABEL (self->waiting), text);
  gtk_widget_set_sensitive (self->merge, n == 0 && self->merged != NULL
                                             && !lw_session_is_read_only (session_of (self)));
}

static void
take_side (LwMergePage   *self,
           const LwField *field,
           gboolean       second)
{
  const LwPerson *from = second ? self->b : self->a;

  if (field->type == LW_FIELD_TEXT)
    lw_record_set_text (self->merged, field, lw_record_get_text (from, field));
  else
    lw_record_set_int (self->merged, field, lw_record_get_int (from, field));
  g_hash_table_remove (self->open, field);
  show_merge (self);
}

void
lw_merge_page_choose (LwMergePage *self,
                      const char  *name,
                      gboolean     second)
{
  const LwField *field = lw_table_find_field (&lw_person_table, name);

  if (field != NULL && self->merged != NULL)
    take_side (self, field, second);
}

static void
side_cb (GtkCheckButton *check,
         LwMergePage    *self)
{
  if (gtk_check_button_get_active (check) && self->merged != NULL)
    take_side (self, g_object_get_data (G_OBJECT (check), "field"),
               GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "second")));
}

static char *
dup_shown (const LwPerson *person,
           const LwField  *field)
{
  if (g_str_equal (field->name, "id_number") && person->id_number != NULL)
    return lw_id_number_mask (person->id_number);
  return lw_merge_show (person, field);
}

static GtkWidget *
make_choice (LwMergePage    *self,
             const LwPerson *person,
             const LwField  *field,
             gboolean        second,
             GtkWidget      *group)
{
  g_autofree char *text = dup_shown (person, field);
  GtkWidget *check = gtk_check_button_new_with_label (text);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), (GtkCheckButton *) group);
  g_object_set_data (G_OBJECT (check), "field", (gpointer) field);
  g_object_set_data (G_OBJECT (check), "second", GINT_TO_POINTER (second));
  g_signal_connect (check, "toggled", G_CALLBACK (side_cb), self);
  lw_access_offer_press (check);
  return check;
}

static GtkWidget *
make_value (const LwPerson *person,
            const LwField  *field)
{
  g_autofree char *text = dup_shown (person, field);
  GtkWidget *label = lw_ui_label (*text != '\0' ? text : "—", *text != '\0' ? NULL : "lw-dim");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static gboolean
is_shown (LwMergePage   *self,
          const LwField *field)
{
  return !g_str_equal (field->name, "sort_key")
         && (!lw_record_is_empty (self->a, field) || !lw_record_is_empty (self->b, field));
}

static void
add_field (LwMergePage   *self,
           GtkWidget     *grid,
           int            row,
           const LwField *field)
{
  gboolean open = g_hash_table_contains (self->open, field);
  const char *name = _(field->caption);
  GtkWidget *caption = lw_ui_label (name, open ? "lw-heading" : "lw-dim");
  GtkWidget *first, *second;

  first = open ? make_choice (self, self->a, field, FALSE, NULL) : make_value (self->a, field);
  second = open ? make_choice (self, self->b, field, TRUE, first) : make_value (self->b, field);
  gtk_widget_set_hexpand (first, TRUE);
  gtk_widget_set_hexpand (second, TRUE);
  gtk_grid_attach (GTK_GRID (grid), caption, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), first, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), second, 2, row, 1, 1);
}

/* 王楼村 · 支部书记: where one has her from. */
static char *
describe_person (LwMergePage    *self,
                 const LwPerson *person)
{
  LwLedger *reader = lw_session_get_reader (session_of (self));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr (LwRoster) roster = NULL;
  LwDate on = lw_session_get_on (session_of (self));
  const LwVillage *village;
  g_autofree char *posts = NULL;

  g_array_append_val (keys, person->record.id);
  roster = lw_roster_load_some (reader, keys, 0, 1, NULL);
  if (roster == NULL)
    return g_strdup ("");
  village = lw_roster_home (roster, roster->people->pdata[0], on);
  posts = lw_roster_posts_text (roster, roster->people->pdata[0], on);
  return g_strdup_printf ("%s%s%s", village != NULL ? village->name : _("no village"),
                          *posts != '\0' ? " · " : "", posts);
}

static GtkWidget *
make_head (LwMergePage    *self,
           const LwPerson *person,
           const char     *which)
{
  GtkWidget *box = lw_ui_vbox (2);
  g_autofree char *where = describe_person (self, person);
  GtkWidget *label = lw_ui_label (where, "lw-dim lw-small");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), lw_ui_label (person->name, "title-4"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (which, "lw-caption lw-dim"));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void merge_cb (LwMergePage *self);
static void dismiss_cb (LwMergePage *self);

static GtkWidget *
make_buttons (LwMergePage *self)
{
  GtkWidget *bar = lw_ui_box (8);
  GtkWidget *two = lw_ui_button (NULL, _("They Are Two People"), NULL);

  self->waiting = lw_ui_label_fill (NULL, "lw-dim lw-small");
  self->merge = lw_ui_button (NULL, _("Make One of Them"), "suggested-action");
  gtk_widget_set_sensitive (two, !lw_session_is_read_only (session_of (self)));
  g_signal_connect_swapped (two, "clicked", G_CALLBACK (dismiss_cb), self);
  g_signal_connect_swapped (self->merge, "clicked", G_CALLBACK (merge_cb), self);
  gtk_box_append (GTK_BOX (bar), self->waiting);
  gtk_box_append (GTK_BOX (bar), two);
  gtk_box_append (GTK_BOX (bar), self->merge);
  return bar;
}

static GtkWidget *
make_carried (LwMergePage *self)
{
  guint n = 0;
  g_autofree char *text = NULL;
  LwLedger *reader = lw_session_get_reader (session_of (self));

  if (!lw_merge_count (reader, self->b->record.id, &n, NULL) || n == 0)
    text = g_strdup (_("Nothing else in the ledger refers to the second record."));
  else
    text = g_strdup_printf (ngettext ("%u post, membership or other record of the second one goes over to the first.",
                                      "%u posts, memberships and other records of the second one go over to the first.", n), n);
  return lw_ui_label (text, "lw-small");
}

static void
fill_pair (LwMergePage *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  lw_ui_clear (self->box);
  lw_ui_add_css (grid, "card lw-merge");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), make_head (self, self->a, _("older record, stays")), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_head (self, self->b, _("newer record, goes into it")), 2, 0, 1, 1);
  for (guint i = 0; i < lw_person_table.n_fields; i++)
    if (is_shown (self, &lw_person_table.fields[i]))
      add_field (self, grid, row++, &lw_person_table.fields[i]);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), make_carried (self));
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  show_merge (self);
}

void
lw_merge_page_open_pair (LwMergePage *self,
                         LwKey        a,
                         LwKey        b)
{
  LwLedger *reader = lw_session_get_reader (session_of (self));
  g_autoptr (GPtrArray) conflicts = NULL;

  forget_pair (self);
  self->a = lw_ledger_get (reader, &lw_person_table, MIN (a, b), NULL);
  self->b = lw_ledger_get (reader, &lw_person_table, MAX (a, b), NULL);
  if (self->a == NULL || self->b == NULL || a == b)
    {
      forget_pair (self);
      lw_ui_clear (self->box);
      self->merge = self->waiting = NULL;
      return;
    }
  self->merged = lw_merge_propose (self->a, self->b);
  self->open = g_hash_table_new (NULL, NULL);
  conflicts = lw_merge_conflicts (self->a, self->b);
  for (guint i = 0; i < conflicts->len; i++)
    g_hash_table_add (self->open, conflicts->pdata[i]);
  fill_pair (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pairs");
}

/* ---- doing it ---- */

typedef struct
{
  LwPerson *merged; /* nullable */
  LwKey a;
  LwKey b;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  lw_record_free (decision->merged);
  g_free (decision);
}

static gboolean
decide_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  Decision *decision = data;

  if (decision->merged == NULL)
    return lw_duplicates_dismiss (writer, decision->a, decision->b, error);
  return lw_merge_apply (writer, decision->merged, decision->b, error);
}

static void
decide (LwMergePage *self,
        const char  *label,
        gboolean     merge)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->a = self->a->record.id;
  decision->b = self->b->record.id;
  decision->merged = merge ? g_steal_pointer (&self->merged) : NULL;
  forget_pair (self);
  self->to_focus = TRUE;
  lw_ui_clear (self->box);
  self->merge = self->waiting = NULL;
  lw_session_edit (session_of (self), label, decide_func, decision, decision_free);
}

gboolean
lw_merge_page_merge (LwMergePage *self)
{
  g_autofree char *label = NULL;

  if (self->merged == NULL || g_hash_table_size (self->open) > 0
      || lw_session_is_read_only (session_of (self)))
    return FALSE;
  label = g_strdup_printf (_("Made one of two records of %s"), self->merged->name);
  decide (self, label, TRUE);
  return TRUE;
}

static void
merge_cb (LwMergePage *self)
{
  lw_merge_page_merge (self);
}

static void
dismiss_cb (LwMergePage *self)
{
  g_autofree char *label = g_strdup_printf (_("%s and %s are two people"), self->a->name, self->b->name);

  decide (self, label, FALSE);
}

/* ---- the list of pairs ---- */

static GtkWidget *
make_pair_row (const LwDuplicate *pair)
{
  GtkWidget *box = lw_ui_vbox (2);

  gtk_box_append (GTK_BOX (box), lw_ui_label (pair->name, "lw-heading"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (lw_duplicate_caption (pair->kinds), "lw-dim lw-small"));
  return box;
}

static gboolean
is_open_pair (LwMergePage       *self,
              const LwDuplicate *pair)
{
  return self->a != NULL && self->b != NULL && pair->a == self->a->record.id
         && pair->b == self->b->record.id;
}

static void
fill_list (LwMergePage *self)
{
  self->filling = TRUE;
  lw_ui_clear (self->list);
  for (guint i = 0; i < MIN (self->pairs->len, SHOWN); i++)
    {
      GtkWidget *row = lw_ui_list_add (self->list, make_pair_row (self->pairs->pdata[i]), TRUE);

      if (is_open_pair (self, self->pairs->pdata[i]))
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
  gtk_widget_set_visible (self->list, self->pairs->len > 0);
  self->filling = FALSE;
}

static void
row_cb (GtkListBox    *list,
        GtkListBoxRow *row,
        LwMergePage   *self)
{
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  const LwDuplicate *pair;

  if (self->filling || at < 0 || at >= (int) self->pairs->len)
    return;
  pair = self->pairs->pdata[at];
  if (!is_open_pair (self, pair))
    lw_merge_page_open_pair (self, pair->a, pair->b);
}

/* The arrows go on to the next pair, Tab into it. */
static void
focus_list (LwMergePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (!self->to_focus || !gtk_widget_get_mapped (self->list))
    return;
  self->to_focus = FALSE;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_pairs (LwMergePage *self)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u pair", "%u pairs", self->pairs->len), self->pairs->len);
  const LwDuplicate *first = self->pairs->len > 0 ? self->pairs->pdata[0] : NULL;

  lw_page_set_title (LW_PAGE (self), _("Duplicates"), count);
  if (self->a == NULL && first != NULL)
    lw_merge_page_open_pair (self, first->a, first->b);
  fill_list (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->a != NULL ? "pairs" : "none");
  focus_list (self);
}

/* ---- finding them ---- */

static void
close_reader (gpointer data)
{
  lw_ledger_close (data, NULL);
  g_object_unref (data);
}

static gpointer
search (gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return lw_duplicates_find (data, cancellable, error);
}

static void start_search (LwMergePage *self);

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  LwMergePage *self = LW_MERGE_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = g_task_propagate_pointer (G_TASK (result), &error);

  self->searching = FALSE;
  /* The page is gone, or the ledger is locked. */
  if (self->stack == NULL || lw_session_get_reader (session_of (self)) == NULL)
    return;
  if (pairs == NULL)
    {
      lw_page_toast (LW_PAGE (self), error->message);
      return;
    }
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_steal_pointer (&pairs);
  show_pairs (self);
  if (self->revision != lw_ledger_get_revision (lw_session_get_reader (session_of (self))))
    start_search (self);
}

static void
start_search (LwMergePage *self)
{
  g_autoptr (GTask) task = NULL;
  LwLedger *reader = lw_ledger_open_reader (lw_session_get_reader (session_of (self)), NULL);

  if (reader == NULL)
    return;
  if (self->pairs == NULL && self->a == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "wait");
  self->searching = TRUE;
  self->revision = lw_ledger_get_revision (reader);
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, reader, close_reader);
  lw_thread_run (task, search, (GDestroyNotify) g_ptr_array_unref);
}

static void
lw_merge_page_refresh (LwPage *page)
{
  LwMergePage *self = LW_MERGE_PAGE (page);
  LwLedger *reader = lw_session_get_reader (lw_page_get_session (page));

  /* What stands side by side may have changed. */
  if (self->a != NULL && self->b != NULL && g_hash_table_size (self->open) > 0)
    lw_merge_page_open_pair (self, self->a->record.id, self->b->record.id);
  if (!self->searching && (self->pairs == NULL || self->revision != lw_ledger_get_revision (reader)))
    start_search (self);
}

/* ---- the page ---- */

static GtkWidget *
make_scroller (GtkWidget *child,
               int        width)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_size_request (scroller, width, -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_top (widget, 14);
  gtk_widget_set_margin_bottom (widget, 14);
  gtk_widget_set_margin_start (widget, 18);
  gtk_widget_set_margin_end (widget, 18);
}

static GtkWidget *
make_pairs (LwMergePage *self)
{
  GtkWidget *panes = lw_ui_box (0);
  GtkWidget *right;

  self->list = lw_ui_list ();
  lw_ui_name (self->list, _("Duplicates"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  set_margins (self->list);
  lw_access_make_one_stop (self->list);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_cb), self);
  self->box = lw_ui_vbox (12);
  set_margins (self->box);
  right = make_scroller (self->box, -1);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (panes), make_scroller (self->list, 290));
  gtk_box_append (GTK_BOX (panes), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (panes), right);
  return panes;
}

static void
lw_merge_page_constructed (GObject *object)
{
  LwMergePage *self = LW_MERGE_PAGE (object);
  GtkWidget *none = adw_status_page_new ();

  G_OBJECT_CLASS (lw_merge_page_parent_class)->constructed (object);
  self->stack = gtk_stack_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No Duplicates"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _("Nobody has the same ID number, name and birth, or name and phone as somebody else."));
  gtk_stack_add_named (GTK_STACK (self->stack), make_pairs (self), "pairs");
  gtk_stack_add_named (GTK_STACK (self->stack), lw_ui_waiting (_("Looking through everybody")), "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  lw_page_set_title (LW_PAGE (self), _("Duplicates"), NULL);
}

static void
lw_merge_page_map (GtkWidget *widget)
{
  LwMergePage *self = LW_MERGE_PAGE (widget);

  GTK_WIDGET_CLASS (lw_merge_page_parent_class)->map (widget);
  self->to_focus = TRUE;
  if (self->pairs != NULL)
    focus_list (self);
}

static void
lw_merge_page_dispose (GObject *object)
{
  LwMergePage *self = LW_MERGE_PAGE (object);

  self->filling = TRUE;
  self->stack = self->merge = self->waiting = NULL;
  forget_pair (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_merge_page_parent_class)->dispose (object);
}

static void
lw_merge_page_class_init (LwMergePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_merge_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_merge_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = lw_merge_page_map;
  LW_PAGE_CLASS (klass)->refresh = lw_merge_page_refresh;
}

static void
lw_merge_page_init (LwMergePage *self)
{
}
