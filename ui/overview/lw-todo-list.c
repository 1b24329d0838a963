/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-todo-list.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-names.h"
#include "lw-reminders.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* So many are seen at once; the rest scrolls. */
#define ROWS_SEEN 5
#define ROW_HEIGHT 28
/* A county has more than anybody reads. */
#define MAX_ROWS 60

struct _LwTodoList
{
  AdwBin parent_instance;

  GtkWidget *count;
  GtkWidget *list;
  LwSession *session;
  LwReminders *reminders; /* borrowed: the session's */
  GArray *items;          /* Item, by day */
  char *words;            /* what the rows show now */
};

G_DEFINE_FINAL_TYPE (LwTodoList, lw_todo_list, ADW_TYPE_BIN)

static guint rule_signal, changed_signal;

typedef struct
{
  LwState state;
  LwDate day;
  const LwVillageResult *village; /* NULL: of the pool */
  guint rule;
  LwPoolReminder reminder;
} Item;

/* ---- what there is ---- */

static int
by_day (gconstpointer a,
        gconstpointer b)
{
  return ((const Item *) a)->day - ((const Item *) b)->day;
}

static void
list_reminders (LwTodoList *self)
{
  const GArray *reminders = lw_reminders_get (self->reminders);

  for (guint i = 0; i < reminders->len; i++)
    {
      Item item = { .reminder = g_array_index (reminders, LwPoolReminder, i) };

      item.state = item.reminder.state;
      item.day = item.reminder.date;
      g_array_append_val (self->items, item);
    }
}

static void
list_rules (LwTodoList *self)
{
  GPtrArray *results = lw_session_get_results (self->session);
  LwDate on = lw_session_get_on (self->session);

  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const LwVillageResult *village = g_ptr_array_index (results, i);

      for (guint j = 0; j < village->results->len; j++)
        {
          const LwResult *result = g_ptr_array_index (village->results, j);
          Item item = { LW_STATE_AT_RISK, result->changes_on, village, j, { 0 } };

          if (result->state == LW_STATE_AT_RISK && result->changes_on > on)
            g_array_append_val (self->items, item);
        }
    }
}

/* ---- rows ---- */

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              LwTodoList    *self)
{
  int i = gtk_list_box_row_get_index (row);
  const Item *item = i >= 0 && i < (int) self->items->len ? &g_array_index (self->items, Item, i) : NULL;

  if (item == NULL)
    return;
  if (item->village == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.pool-due", NULL);
  else
    g_signal_emit (self, rule_signal, 0, item->village->village, item->rule);
}

static char *
text_of (const Item *item)
{
  const LwResult *result;
  g_autofree char *name = NULL, *rule = NULL;

  if (item->village == NULL)
    return lw_pool_reminder_text (&item->reminder);
  result = g_ptr_array_index (item->village->results, item->rule);
  name = lw_village_name_short (item->village->name);
  rule = lw_ui_rule_short (result->rule);
  return g_strdup_printf (_("%s: %s will not be met"), name, rule);
}

static char *
day_of (LwTodoList *self,
        const Item *item)
{
  int late = lw_date_days_between (lw_date_last (item->day), lw_session_get_on (self->session));

  if (item->state == LW_STATE_NOT_MET && late > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) late), late);
  return lw_ui_date_short (item->day);
}

static void
add_row (LwTodoList *self,
         const Item *item)
{
  g_autofree char *text = text_of (item);
  g_autofree char *day = day_of (self, item);
  g_autofree char *fg = g_strconcat ("lw-fg-", lw_state_css (item->state), NULL);
  g_autofree char *css = g_strconcat (fg, " lw-heading lw-small", NULL);
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *when = lw_ui_label (day, css);

  gtk_widget_set_size_request (when, 66, -1);
  gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (item->state), 13, fg));
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, "lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("go-next-symbolic", 12, NULL));
  lw_ui_list_add (self->list, box, TRUE);
}

static char *
words_of (LwTodoList *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->items->len, MAX_ROWS); i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      g_autofree char *text = text_of (item);
      g_autofree char *day = day_of (self, item);

      g_string_append_printf (words, "%d %s %s\n", item->state, day, text);
    }
  return g_string_free (words, FALSE);
}

void
lw_todo_list_refresh (LwTodoList *self)
{
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (LW_IS_TODO_LIST (self));
  g_array_set_size (self->items, 0);
  list_reminders (self);
  list_rules (self);
  g_array_sort (self->items, by_day);
  count = g_strdup_printf (ngettext ("%u item, by date", "%u items, by date", self->items->len),
                           self->items->len);
  gtk_label_set_label (GTK_LABEL (self->count),
                       self->items->len > 0 ? count
                                            : _("nothing is due, nothing fails by the passing of time alone"));
  words = words_of (self);
  /* Most edits change none of them. */
  if (g_strcmp0 (words, self->words) == 0)
    return;
  lw_set_text (&self->words, words);
  lw_ui_clear (self->list);
  for (guint i = 0; i < MIN (self->items->len, MAX_ROWS); i++)
    add_row (self, &g_array_index (self->items, Item, i));
}

guint
lw_todo_list_count_till (LwTodoList *self,
                         LwDate      day)
{
  guint n = 0;

  g_return_val_if_fail (LW_IS_TODO_LIST (self), 0);
  for (guint i = 0; i < self->items->len; i++)
    n += g_array_index (self->items, Item, i).day <= day;
  return n;
}

static void
reminders_cb (LwTodoList *self)
{
  if (lw_session_get_results (self->session) == NULL)
    return;
  lw_todo_list_refresh (self);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- the widget ---- */

static void
lw_todo_list_finalize (GObject *object)
{
  LwTodoList *self = LW_TODO_LIST (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_free (self->words);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_todo_list_parent_class)->finalize (object);
}

static void
lw_todo_list_class_init (LwTodoListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_todo_list_finalize;
  rule_signal = g_signal_new ("rule", LW_TYPE_TODO_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  changed_signal = g_signal_new ("changed", LW_TYPE_TODO_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lw_todo_list_init (LwTodoList *self)
{
  GtkWidget *box = lw_ui_vbox (4), *head = lw_ui_box (8), *scroller = gtk_scrolled_window_new ();

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->count = lw_ui_label_fill (NULL, "lw-dim lw-caption");
  gtk_box_append (GTK_BOX (head), lw_ui_label (_("To do"), "lw-heading"));
  gtk_box_append (GTK_BOX (head), self->count);
  self->list = gtk_list_box_new ();
  lw_access_make_one_stop (self->list);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "lw-todo");
  lw_ui_name (self->list, _("To do"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), ROWS_SEEN * ROW_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  lw_ui_add_css (box, "lw-todo-box");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
lw_todo_list_new (LwSession *session)
{
  LwTodoList *self = g_object_new (LW_TYPE_TODO_LIST, NULL);

  self->session = g_object_ref (session);
  self->reminders = lw_reminders_of (session);
  g_signal_connect_object (self->reminders, "changed", G_CALLBACK (reminders_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
