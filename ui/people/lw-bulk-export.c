/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bulk-dialogs.h"

#include "lw-people-export.h"
#include "lw-people-rows-list.h"
#include "lw-thread.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The list as a file, or for the clipboard. It is written in a thread that reads for itself. */

typedef struct
{
  LwSession *session;
  LwLedger *reader;
  GArray *people;
  LwPeopleLayout layout;
  LwDate on;
  LwDate horizon;
  char *path; /* NULL: for the clipboard */
  char *reason;
  gboolean full;
  GtkWindow *parent;
  LwPeopleRowsList *list; /* of the thread */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  if (export->reader != NULL)
    lw_ledger_close (export->reader, NULL);
  g_clear_object (&export->list);
  g_clear_object (&export->reader);
  g_clear_object (&export->session);
  g_clear_object (&export->parent);
  g_clear_pointer (&export->people, g_array_unref);
  g_free (export->path);
  g_free (export->reason);
  g_free (export);
}

static void
toast (Export     *export,
       const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (export->parent), "win.toast", "s", text);
}

/* ---- in the thread ---- */

static char *
dup_number (Export *export,
            LwKey   person)
{
  g_autoptr (LwPerson) record = lw_ledger_get (export->reader, &lw_person_table, person, NULL);

  return record != NULL ? g_strdup (record->id_number) : NULL;
}

static char *
dup_cell (Export             *export,
          LwPeopleColumn      column,
          const LwPersonItem *item)
{
  if (column == LW_PEOPLE_ID_NUMBER)
    return export->full ? dup_number (export, item->id) : g_strdup (item->id_number);
  return g_strdup (lw_people_column_text (column, item));
}

static gboolean
row_func (guint     row,
          char    **cells,
          gpointer  user_data,
          GError  **error)
{
  Export *export = user_data;
  g_autoptr (LwPersonItem) item = g_list_model_get_item (G_LIST_MODEL (export->list), row);
  guint n = 0;

  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (export->layout.columns[i].visible)
      cells[n++] = dup_cell (export, export->layout.columns[i].column, item);
  return TRUE;
}

static gpointer
export_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Export *export = data;
  const char *heads[LW_PEOPLE_N_COLUMNS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (export->layout.columns[i].visible)
      heads[n++] = lw_people_column_caption (export->layout.columns[i].column);
  export->list = lw_people_rows_list_new (export->reader, export->people, 0, export->on, export->horizon);
  if (export->path == NULL)
    return lw_people_copy (heads, export->people->len, row_func, export, error);
  lw_people_export (export->path, _("People"), heads, export->people->len, row_func, export, error);
  return NULL;
}

static char *
describe_written (Export *export)
{
  g_autofree char *name = g_path_get_basename (export->path);
  guint n = export->people->len;

  return g_strdup_printf (ngettext ("Wrote %u person to %s", "Wrote %u people to %s", n), n, name);
}

static char *
describe_copied (Export *export)
{
  guint n = export->people->len;
  g_autofree char *text = g_strdup_printf (
      ngettext ("Copied %u person as a table", "Copied %u people as a table", n), n);

  if (export->full)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s · %s", text, _("ID numbers masked; Shift+Ctrl+C copies them in full"));
}

/* Both kinds: an editor takes the text, a spreadsheet the table. */
static void
put_on_clipboard (Export             *export,
                  const LwPeopleCopy *copy)
{
  g_autoptr (GBytes) html = g_bytes_new (copy->html, strlen (copy->html));
  GdkContentProvider *providers[]
      = { gdk_content_provider_new_for_bytes ("text/html", html),
          gdk_content_provider_new_typed (G_TYPE_STRING, copy->text) };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (export->parent)), both);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (LwPeopleCopy) copy = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      toast (export, error->message);
      return;
    }
  if (copy != NULL)
    put_on_clipboard (export, copy);
  text = copy != NULL ? describe_copied (export) : describe_written (export);
  toast (export, text);
}

static void
start (Export *export)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, exported_cb, NULL);

  g_task_set_task_data (task, export, export_free);
  lw_thread_run (task, export_thread, (GDestroyNotify) lw_people_copy_free);
}

/* ---- the note comes first: no number leaves unrecorded ---- */

static gboolean
note_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  Export *export = data;

  return lw_people_export_note (writer, export->path != NULL ? export->path : _("the clipboard"), export->reason, export->people->len, error);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (lw_session_run_finish (LW_SESSION (object), result, NULL, &error))
    {
      start (export);
      return;
    }
  toast (export, error->message);
  export_free (export);
}

/* @path: NULL for the clipboard. */
static void
begin (GtkWindow            *parent,
       LwSession            *session,
       const GArray         *people,
       const LwPeopleLayout *layout,
       const char           *path,
       gboolean              ids_in_full,
       const char           *reason)
{
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strdup (_("the clipboard"));
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  export->session = g_object_ref (session);
  export->parent = g_object_ref (parent);
  export->people = g_array_copy ((GArray *) people);
  export->layout = *layout;
  export->on = lw_session_get_on (session);
  export->horizon = lw_session_get_horizon (session);
  export->path = g_strdup (path);
  export->reason = g_strdup (reason != NULL ? reason : "");
  export->full = ids_in_full;
  export->reader = lw_ledger_open_reader (lw_session_get_reader (session), &error);
  if (export->reader == NULL)
    {
      toast (export, error->message);
      export_free (export);
      return;
    }
  if (!ids_in_full)
    {
      start (export);
      return;
    }
  label = g_strdup_printf (ngettext ("Full ID number of %u person to %s: %s",
                                     "Full ID numbers of %u people to %s: %s", people->len),
                           people->len, name, export->reason);
  lw_session_run (session, label, note_func, export, NULL, NULL, noted_cb, export);
}

void
lw_bulk_export (GtkWindow            *parent,
                LwSession            *session,
                const GArray         *people,
                const LwPeopleLayout *layout,
                const char           *path,
                gboolean              ids_in_full,
                const char           *reason)
{
  begin (parent, session, people, layout, path, ids_in_full, reason);
}

void
lw_bulk_copy (GtkWindow            *parent,
              LwSession            *session,
              const GArray         *people,
              const LwPeopleLayout *layout,
              gboolean              ids_in_full)
{
  begin (parent, session, people, layout, NULL, ids_in_full, _("copied as a table"));
}
