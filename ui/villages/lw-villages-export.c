/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-export.h"

#include "lw-file-dialog.h"
#include "lw-people-export.h"
#include "lw-thread.h"
#include "lw-ui.h"
#include "lw-village-item.h"
#include "lw-villages-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- cells ---- */

typedef struct
{
  const LwVillageResult *result;
  const LwVillageFigures *figures; /* nullable */
  LwDate on;
} Row;

static char *
number (gint64 n)
{
  return n != LW_INT_NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : NULL;
}

/* Villages of another kind have no committees; nothing is not none. */
static const LwVillageFigures *
committees_of (const Row *row)
{
  return row->figures != NULL && row->figures->village->kind != LW_VILLAGE_KIND_OTHER ? row->figures : NULL;
}

static char *
readiness_cell (const Row *row,
                int        which)
{
  return g_strdup (lw_readiness_caption (row->result->readiness));
}

static char *
village_cell (const Row *row,
              int        which)
{
  if (which == 0)
    return g_strdup (row->result->name);
  return which == 1 ? g_strdup (row->result->code) : g_strdup (lw_ui_kind (row->result->kind));
}

/* All of them: a file has room. */
static char *
problems_cell (const Row *row,
               int        which)
{
  g_autoptr (GPtrArray) problems = lw_villages_problems (row->result);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwResult *result = g_ptr_array_index (problems, i);
      g_autofree char *rule = lw_ui_rule_short (result->rule);

      g_string_append_printf (text, "%s%s %s", i > 0 ? C_ ("list", ", ") : "",
                              lw_state_caption (result->state), rule);
    }
  return g_string_free (text, FALSE);
}

static char *
secretary_cell (const Row *row,
                int        which)
{
  const LwPerson *secretary = row->figures != NULL ? row->figures->secretary : NULL;

  if (secretary == NULL)
    return NULL;
  return which == 0 ? g_strdup (secretary->name) : lw_ui_age (lw_person_birth (secretary), row->on);
}

static char *
one_shoulder_cell (const Row *row,
                   int        which)
{
  LwState state = lw_villages_one_shoulder (row->figures);

  return state == LW_STATE_NOT_APPLICABLE ? NULL : g_strdup (lw_villages_one_shoulder_caption (state));
}

static char *
serving_cell (const Row *row,
              int        which)
{
  const LwVillageFigures *figures = committees_of (row);

  if (figures == NULL)
    return NULL;
  return number (which == 0 ? figures->serving : which == 1 ? lw_figures_seats (figures) : lw_figures_vacant (figures));
}

static char *
supervision_cell (const Row *row,
                  int        which)
{
  const LwVillageFigures *figures = committees_of (row);

  return figures != NULL ? number (which == 0 ? figures->supervision : figures->village->supervision_seats) : NULL;
}

static char *
reserves_cell (const Row *row,
               int        which)
{
  return row->figures != NULL ? number (row->figures->reserves) : NULL;
}

static char *
recruits_cell (const Row *row,
               int        which)
{
  if (row->figures == NULL || row->figures->recruits[which] < 0)
    return NULL;
  return number (row->figures->recruits[which]);
}

static char *
org_cell (const Row *row,
          int        which)
{
  const LwVillage *village = row->figures != NULL ? row->figures->village : NULL;

  if (village == NULL)
    return NULL;
  if (which == 1)
    return number (village->party_members);
  return village->org_form != 0 ? g_strdup (lw_villages_org_caption (village->org_form)) : NULL;
}

static char *
size_cell (const Row *row,
           int        which)
{
  const LwVillage *village = row->figures != NULL ? row->figures->village : NULL;

  return village != NULL ? number (which == 0 ? village->households : village->population) : NULL;
}

/* Columns of the file, by the column of the table that they are part of. */
static const struct
{
  guint column;
  const char *caption; /* NULL: as in the table; with %d: a year */
  char *(*cell) (const Row *row, int which);
  int which;
} parts[] = {
  { 0, NULL, readiness_cell, 0 },
  { 1, NULL, village_cell, 0 },
  { 1, N_ ("Statistical code"), village_cell, 1 },
  { 1, N_ ("Kind"), village_cell, 2 },
  { 2, NULL, problems_cell, 0 },
  { 3, NULL, secretary_cell, 0 },
  { 3, N_ ("Age of the secretary"), secretary_cell, 1 },
  { 4, NULL, one_shoulder_cell, 0 },
  { 5, N_ ("Serving on the two committees"), serving_cell, 0 },
  { 5, N_ ("Seats of the two committees"), serving_cell, 1 },
  { 5, N_ ("Free seats"), serving_cell, 2 },
  { 6, NULL, supervision_cell, 0 },
  { 6, N_ ("Seats of the supervision committee"), supervision_cell, 1 },
  { 7, NULL, reserves_cell, 0 },
  { 8, N_ ("New Party members %d"), recruits_cell, 0 },
  { 8, N_ ("New Party members %d"), recruits_cell, 1 },
  { 8, N_ ("New Party members %d"), recruits_cell, 2 },
  { 9, NULL, org_cell, 0 },
  { 9, N_ ("Party members"), org_cell, 1 },
  { 10, NULL, size_cell, 0 },
  { 11, NULL, size_cell, 1 },
};

static char *
dup_head (guint  part,
          LwDate on)
{
  if (parts[part].caption == NULL)
    return g_strdup (lw_villages_caption (parts[part].column));
  if (parts[part].cell != recruits_cell)
    return g_strdup (_(parts[part].caption));
  return g_strdup_printf (_("New Party members %d"), on / 10000 - (LW_FIGURES_YEARS - 1) + parts[part].which);
}

/* @row: NULL for the head. */
static char **
dup_cells (GtkColumnView *view,
           const Row     *row,
           LwDate         on)
{
  char **cells = g_new0 (char *, G_N_ELEMENTS (parts) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char *text;

      if (!lw_villages_is_shown (view, parts[i].column))
        continue;
      text = row != NULL ? parts[i].cell (row, parts[i].which) : dup_head (i, on);
      cells[n++] = text != NULL ? text : g_strdup ("");
    }
  return cells;
}

GPtrArray *
lw_villages_export_rows (GtkColumnView         *view,
                         const LwVillagesCells *cells)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GListModel *items = G_LIST_MODEL (gtk_column_view_get_model (view));
  LwDate on = lw_session_get_on (cells->session);

  g_ptr_array_add (rows, dup_cells (view, NULL, on));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LwVillageItem) item = g_list_model_get_item (items, i);
      const LwVillageResult *result = lw_village_item_get_result (item);
      Row row = { result, lw_villages_figures_find (cells->figures, result->village), on };

      g_ptr_array_add (rows, dup_cells (view, &row, on));
    }
  return rows;
}

/* ---- the file ---- */

typedef struct
{
  GPtrArray *rows;
  char *path;
  GtkWidget *widget; /* whose window is told */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->rows, g_ptr_array_unref);
  g_clear_object (&export->widget);
  g_free (export->path);
  g_free (export);
}

static gboolean
row_func (guint     row,
          char    **cells,
          gpointer  user_data,
          GError  **error)
{
  const Export *export = user_data;
  char **texts = g_ptr_array_index (export->rows, row + 1);

  for (guint i = 0; texts[i] != NULL; i++)
    cells[i] = g_strdup (texts[i]);
  return TRUE;
}

static gpointer
export_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Export *export = data;
  const char *const *heads = g_ptr_array_index (export->rows, 0);

  lw_people_export (export->path, _("Villages"), heads, export->rows->len - 1, row_func, export, error);
  return NULL;
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (export->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = export->rows->len - 1;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error == NULL)
    text = g_strdup_printf (ngettext ("Wrote %u village to %s", "Wrote %u villages to %s", n), n, name);
  gtk_widget_activate_action (export->widget, "win.toast", "s", error != NULL ? error->message : text);
}

/* The ending that was typed counts; the one that was proposed goes where another kind of file was
 * chosen. */
static char *
complete (GtkFileChooser *chooser,
          const char     *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *extension = filter != NULL ? g_object_get_data (G_OBJECT (filter), "extension") : NULL;
  gboolean proposed = g_str_has_suffix (folded, ".xlsx");
  g_autofree char *bare = g_strndup (path, strlen (path) - (proposed ? strlen (".xlsx") : 0));

  if (g_str_has_suffix (folded, ".csv") || (proposed && g_strcmp0 (extension, ".csv") != 0))
    return g_strdup (path);
  return g_strconcat (bare, extension != NULL ? extension : ".xlsx", NULL);
}

/* The dialog asked about the name that it knew; another file is never replaced unasked. */
static gboolean
may_write (Export     *export,
           const char *asked)
{
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *text = NULL;

  if (g_str_equal (export->path, asked) || !g_file_test (export->path, G_FILE_TEST_EXISTS))
    return TRUE;
  text = g_strdup_printf (_("Nothing was written: there is a file %s already. Choose another name."), name);
  gtk_widget_activate_action (export->widget, "win.toast", "s", text);
  return FALSE;
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           Export          *export)
{
  g_autoptr (GFile) file = NULL;
  const char *path;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_peek_path (file) : NULL;
  export->path = path != NULL ? complete (GTK_FILE_CHOOSER (chooser), path) : NULL;
  if (path != NULL && may_write (export, path))
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, exported_cb, NULL);

      g_task_set_task_data (task, export, export_free);
      lw_thread_run (task, export_thread, NULL);
    }
  else
    export_free (export);
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooserNative *chooser,
            const char           *name,
            const char           *extension)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*", extension, NULL);

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_object_set_data (G_OBJECT (filter), "extension", (char *) extension);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

void
lw_villages_export_ask (GtkColumnView         *view,
                        const LwVillagesCells *cells)
{
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = g_strconcat (_("Villages"), ".xlsx", NULL);
  GtkFileChooserNative *chooser = lw_file_dialog_new (GTK_WIDGET (view), _("Export the List of Villages"),
                                                      GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), name);

  export->rows = lw_villages_export_rows (view, cells);
  export->widget = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (view))));
  add_filter (chooser, _("Spreadsheet (.xlsx)"), ".xlsx");
  add_filter (chooser, _("CSV (.csv)"), ".csv");
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
