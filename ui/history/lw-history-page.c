/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-history-page.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-change-list.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-kept.h"
#include "lw-ui.h"
#include "lw-village-facts-text.h"

#include <glib/gi18n-lib.h>

#define MAX_ENTRIES 300
#define MAX_CHANGES 400 /* records of an action; a list box makes a widget for each */

struct _LwHistoryPage
{
  LwPage parent_instance;

  GtkWidget *stack;
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
  if (change->table == &lw_village_table && g_str_equal (change->field->name, "tags"))
    return lw_village_tags_text (value);
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

/* 11-18 10:22 · what · old → new · who */
static GtkWidget *
make_row (const LwChange *change,
          const char     *when,
          const char     *was,
          const char     *is)
{
  const char *caption = change->field != NULL ? _(change->field->caption) : change->label;
  GtkWidget *box = lw_ui_box (10);

  gtk_box_append (GTK_BOX (box), lw_ui_label (when, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (caption, "lw-small"));
  if (change->field != NULL)
    {
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
  return lw_ui_list_row (box, FALSE);
}

static void
add_change (LwKept         *kept,
            const LwChange *change)
{
  g_autofree char *when = format_time (change->at);
  g_autofree char *was = change->field != NULL ? lw_history_dup_value (change, change->old_value) : NULL;
  g_autofree char *is = change->field != NULL ? lw_history_dup_value (change, change->new_value) : NULL;
  g_autofree char *says = g_strdup_printf (
      "%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s %c %s|%s|%s|%s|%s", change->entry,
      change->table->name, change->record, change->field != NULL ? change->field->name : "", change->op,
      when, was != NULL ? was : "", is != NULL ? is : "", change->label, change->user);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_row (change, when, was, is), says);
}

static guint
count_telling (GPtrArray *changes)
{
  guint n = 0;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    n += lw_history_is_telling (changes->pdata[i]);
  return n;
}

/* What a list has read: an action may be an import of thousands of rows, which is not unpacked at every
 * edit after it. */
typedef struct
{
  LwKey person;
  LwKey village;
  gint64 revision;
  GPtrArray *changes; /* LwChange, oldest first */
} Latest;

static void
latest_free (gpointer data)
{
  Latest *latest = data;

  g_clear_pointer (&latest->changes, g_ptr_array_unref);
  g_free (latest);
}

static Latest *
latest_of (GtkWidget *list,
           LwKey      person,
           LwKey      village)
{
  Latest *latest = g_object_get_data (G_OBJECT (list), "lw-latest");

  if (latest != NULL && latest->person == person && latest->village == village)
    return latest;
  latest = g_new0 (Latest, 1);
  latest->person = person;
  latest->village = village;
  g_object_set_data_full (G_OBJECT (list), "lw-latest", latest, latest_free);
  return latest;
}

static void
read_latest (Latest   *latest,
             LwLedger *reader,
             guint     limit)
{
  gint64 now = lw_ledger_get_revision (reader);
  gboolean on = latest->changes != NULL && latest->revision <= now;
  g_autoptr (GPtrArray) fresh
      = lw_journal_latest (reader, latest->person, latest->village, on ? latest->revision : 0, limit, NULL);

  if (fresh != NULL && on)
    g_ptr_array_extend_and_steal (latest->changes, g_steal_pointer (&fresh));
  else
    {
      g_clear_pointer (&latest->changes, g_ptr_array_unref);
      latest->changes = g_steal_pointer (&fresh);
      /* An action may say nothing here; then those before it are asked. */
      if (count_telling (latest->changes) < limit)
        {
          g_clear_pointer (&latest->changes, g_ptr_array_unref);
          latest->changes = lw_journal_history (reader, 0, latest->person, latest->village, NULL);
        }
    }
  latest->revision = now;
}

/* Whole records of one action are told by its name alone: once is enough, however many they are. */
static gboolean
says_the_same (const LwChange *change,
               const LwChange *last)
{
  return last != NULL && change->field == NULL && last->field == NULL && change->entry == last->entry
         && change->op == last->op;
}

void
lw_history_fill_latest (GtkWidget *list,
                        LwSession *session,
                        LwKey      person,
                        LwKey      village,
                        guint      limit)
{
  Latest *latest = latest_of (list, person, village);
  LwKept kept = lw_kept_begin (list);
  const LwChange *last = NULL;
  guint n = 0;

  read_latest (latest, lw_session_get_reader (session), limit);
  for (guint i = latest->changes != NULL ? latest->changes->len : 0; i-- > 0 && n < limit;)
    if (lw_history_is_telling (latest->changes->pdata[i])
        && !says_the_same (latest->changes->pdata[i], last))
      {
        last = latest->changes->pdata[i];
        add_change (&kept, last);
        n++;
      }
  lw_kept_end (&kept);
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
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "actions" : "empty");
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
  GtkWidget *ignored;

  G_OBJECT_CLASS (lw_history_page_parent_class)->constructed (object);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  lw_ui_add_css (box, "lw-page-margin");
  gtk_box_append (GTK_BOX (box), make_column (_("Actions, latest first"), &ignored, &self->entries));
  gtk_box_append (GTK_BOX (box), make_column (_("Changes"), &self->heading, &self->changes));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->entries), GTK_SELECTION_BROWSE);
  g_signal_connect (self->entries, "row-selected", G_CALLBACK (selected_cb), self);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), box, "actions");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
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
