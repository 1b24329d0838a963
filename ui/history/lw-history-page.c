/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-history-page.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-change-list.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_ENTRIES 300
#define MAX_CHANGES 400 /* records of an action; a list box makes a widget for each */

struct _LwHistoryPage
{
  LwPage parent_instance;

  GtkWidget *entries;
  GtkWidget *changes;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (LwHistoryPage, lw_history_page, LW_TYPE_PAGE)

static char *
format_time (gint64 microseconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);

  return when != NULL ? g_date_time_format (when, "%m-%d %H:%M") : g_strdup ("—");
}

/* ---- the fields of one action ---- */

/* What a code means to a reader. */
static const char *
code_caption (const LwChange *change,
              int             code)
{
  const char *field = change->field->name;

  if (change->table == &lw_village_table && g_str_equal (field, "kind"))
    return lw_village_kind_caption ((LwVillageKind) code);
  if (g_str_equal (field, "sex"))
    return lw_sex_caption ((LwSex) code);
  if (g_str_equal (field, "political_status"))
    return lw_political_status_caption ((LwPoliticalStatus) code);
  if (g_str_has_prefix (field, "education"))
    return lw_education_caption ((LwEducation) code);
  if (g_str_equal (field, "org_form"))
    return lw_org_form_caption ((LwOrgForm) code);
  if (g_str_equal (field, "ethnicity"))
    return lw_ethnicity_name (code);
  return NULL;
}

char *
lw_history_dup_value (const LwChange *change,
                      const char     *value)
{
  const char *caption = NULL;

  if (value == NULL)
    return g_strdup (_("(empty)"));
  if (g_str_equal (change->field->name, "id_number"))
    return lw_id_number_mask (value);
  if (change->field->type == LW_FIELD_DATE)
    return lw_date_to_iso ((LwDate) g_ascii_strtoll (value, NULL, 10));
  if (change->field->type == LW_FIELD_CODE)
    caption = code_caption (change, (int) g_ascii_strtoll (value, NULL, 10));
  return g_strdup (caption != NULL ? caption : value);
}

gboolean
lw_history_is_telling (const LwChange *change)
{
  return change->field == NULL
         || (change->op == 'u' && change->field->type != LW_FIELD_KEY
             && !g_str_equal (change->field->name, "sort_key"));
}

static const char *
whole_record (const LwChange *change)
{
  switch (change->op)
    {
    case 'i':
      return _("added");
    case 'd':
      return _("removed");
    default:
      return _("changed");
    }
}

void
lw_history_fill_changes (GtkWidget *list,
                         GPtrArray *changes,
                         guint      limit)
{
  lw_ui_clear (list);
  for (guint i = 0, n = 0; changes != NULL && i < changes->len && n < limit; i++)
    {
      const LwChange *change = g_ptr_array_index (changes, changes->len - 1 - i);
      const char *caption = change->field != NULL ? _(change->field->caption) : change->label;
      g_autofree char *when = format_time (change->at);
      GtkWidget *box, *what;

      if (!lw_history_is_telling (change))
        continue;
      n++;
      box = lw_ui_box (10);
      what = lw_ui_label_fill (caption, "lw-small");
      gtk_box_append (GTK_BOX (box), lw_ui_label (when, "lw-dim lw-small"));
      gtk_box_append (GTK_BOX (box), what);
      if (change->field != NULL)
        {
          g_autofree char *was = lw_history_dup_value (change, change->old_value);
          g_autofree char *is = lw_history_dup_value (change, change->new_value);
          GtkWidget *new_value = lw_ui_label_fill (is, "lw-small lw-heading");

          if (change->old_value != NULL)
            {
              gtk_box_append (GTK_BOX (box), lw_ui_label (was, "lw-was lw-small"));
              gtk_box_append (GTK_BOX (box), lw_ui_label ("→", "lw-dim"));
            }
          gtk_widget_set_hexpand (new_value, FALSE);
          gtk_label_set_max_width_chars (GTK_LABEL (new_value), 24);
          gtk_box_append (GTK_BOX (box), new_value);
        }
      else
        gtk_box_append (GTK_BOX (box), lw_ui_tag (whole_record (change), NULL));
      gtk_box_append (GTK_BOX (box), lw_ui_label (change->user, "lw-dim lw-small"));
      lw_ui_list_add (list, box, FALSE);
    }
}

static void
selected_cb (GtkListBox    *list,
             GtkListBoxRow *row,
             LwHistoryPage *self)
{
  LwSession *session = lw_page_get_session (LW_PAGE (self));
  const LwKey *entry = row != NULL ? g_object_get_data (G_OBJECT (row), "entry") : NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *text = NULL;
  guint n;

  if (entry == NULL)
    return;
  changes = lw_journal_history (lw_session_get_reader (session), *entry, 0, 0, NULL);
  n = lw_change_list_fill (self->changes, session, changes, MAX_CHANGES);
  text = n <= MAX_CHANGES
             ? g_strdup_printf (ngettext ("%u record changed", "%u records changed", n), n)
             : g_strdup_printf (_("%u records changed, the first %u"), n, MAX_CHANGES);
  gtk_label_set_label (GTK_LABEL (self->heading), text);
}

/* ---- the actions ---- */

static void
add_entry (LwHistoryPage        *self,
           const LwJournalEntry *entry,
           gboolean              next)
{
  GtkWidget *box = lw_ui_box (10);
  g_autofree char *when = format_time (entry->at);
  LwKey *id = g_new (LwKey, 1);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), lw_ui_label (when, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (entry->label, entry->undone ? "lw-was" : NULL));
  if (entry->undone)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (_("taken back"), NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (entry->user, "lw-dim lw-small"));
  if (next)
    {
      GtkWidget *undo = lw_ui_button (NULL, _("Undo"), "lw-small-button");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "win.undo");
      gtk_box_append (GTK_BOX (box), undo);
    }
  row = lw_ui_list_add (self->entries, box, TRUE);
  *id = entry->id;
  g_object_set_data_full (G_OBJECT (row), "entry", id, g_free);
}

static void
lw_history_page_refresh (LwPage *page)
{
  LwHistoryPage *self = LW_HISTORY_PAGE (page);
  g_autoptr (GPtrArray) entries = lw_journal_list (
      lw_session_get_reader (lw_page_get_session (page)), MAX_ENTRIES, NULL);
  gboolean next = TRUE;
  g_autofree char *subtitle = NULL;
  guint n = 0;

  lw_ui_clear (self->entries);
  lw_ui_clear (self->changes);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LwJournalEntry *entry = g_ptr_array_index (entries, i);
      gboolean undoable = next && entry->kind == LW_JOURNAL_ACTION && !entry->undone;

      if (entry->kind != LW_JOURNAL_ACTION)
        continue;
      add_entry (self, entry, undoable);
      n++;
      if (undoable)
        next = FALSE;
    }
  subtitle = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
  lw_page_set_title (page, _("History"), subtitle);
  gtk_list_box_select_row (GTK_LIST_BOX (self->entries),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->entries), 0));
}

static GtkWidget *
make_column (const char *title,
             GtkWidget **heading,
             GtkWidget **list)
{
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *heading = lw_ui_label (title, "lw-heading");
  *list = lw_ui_list ();
  gtk_widget_set_valign (*list, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (*list, 4);
  lw_ui_name (*list, title);
  lw_access_make_one_stop (*list);
  lw_ui_add_css (*list, "tall");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), *heading);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
lw_history_page_constructed (GObject *object)
{
  LwHistoryPage *self = LW_HISTORY_PAGE (object);
  GtkWidget *box = lw_ui_box (16);
  GtkWidget *ignored;

  G_OBJECT_CLASS (lw_history_page_parent_class)->constructed (object);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  lw_ui_add_css (box, "lw-page-margin");
  gtk_box_append (GTK_BOX (box), make_column (_("Actions, latest first"), &ignored, &self->entries));
  gtk_box_append (GTK_BOX (box), make_column (_("Changes"), &self->heading, &self->changes));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->entries), GTK_SELECTION_BROWSE);
  g_signal_connect (self->entries, "row-selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), box);
  lw_page_set_title (LW_PAGE (self), _("History"), NULL);
}

static void
lw_history_page_class_init (LwHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_history_page_constructed;
  LW_PAGE_CLASS (klass)->refresh = lw_history_page_refresh;
}

static void
lw_history_page_init (LwHistoryPage *self)
{
}
