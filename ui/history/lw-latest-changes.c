/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-latest-changes.h"

#include "lw-change-text.h"
#include "lw-kept.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

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
          const char     *caption,
          const char     *when,
          const char     *was,
          const char     *is)
{
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
            LwLedger       *reader,
            const LwChange *change)
{
  g_autofree char *caption = change->field != NULL ? lw_change_dup_caption (reader, change, 0) : g_strdup (change->label);
  g_autofree char *when = lw_time_text_minute (change->at / G_USEC_PER_SEC);
  g_autofree char *was = change->field != NULL ? lw_change_dup_value (change, change->old_value) : NULL;
  g_autofree char *is = change->field != NULL ? lw_change_dup_value (change, change->new_value) : NULL;
  g_autofree char *says = g_strdup_printf (
      "%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s %c %s|%s|%s|%s|%s", change->entry,
      change->table->name, change->record, change->field != NULL ? change->field->name : "", change->op,
      when, was != NULL ? was : "", is != NULL ? is : "", change->label, change->user);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_row (change, caption, when, was, is), says);
}

static guint
count_telling (GPtrArray *changes)
{
  guint n = 0;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    n += lw_change_is_telling (changes->pdata[i]);
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
lw_latest_changes_fill (GtkWidget *list,
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
    if (lw_change_is_telling (latest->changes->pdata[i])
        && !says_the_same (latest->changes->pdata[i], last))
      {
        last = latest->changes->pdata[i];
        add_change (&kept, lw_session_get_reader (session), last);
        n++;
      }
  lw_kept_end (&kept);
}
