/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-papers.h"

#include "lw-access.h"
#include "lw-attach.h"
#include "lw-content.h"
#include "lw-file-dialog.h"
#include "lw-kept.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPersonPapers
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *list;
  LwSession *session;
  LwPerson *person;
};

G_DEFINE_FINAL_TYPE (LwPersonPapers, lw_person_papers, GTK_TYPE_WIDGET)

static void
tell (LwPersonPapers *self,
      const char     *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static GtkWindow *
window_of (LwPersonPapers *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* ---- in ---- */

/* Which of the person's papers has the same content; (nullable) (transfer full): its name. */
static char *
find_same (LwPersonPapers *self,
           const char     *sha256)
{
  g_autoptr (GPtrArray) records = lw_ledger_list (lw_session_get_reader (self->session), &lw_attachment_table,
                                                  "person", self->person->record.id, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const LwAttachment *record = g_ptr_array_index (records, i);

      if (record->kind == LW_ATTACHMENT_PAPER && g_strcmp0 (record->sha256, sha256) == 0)
        return g_strdup (record->name);
    }
  return NULL;
}

/* The same paper is kept once. Returns: (transfer full) (nullable): why @content is not taken; NULL: it is.
 * @taken: hash → name of those that were taken just now. */
static char *
take_content (LwPersonPapers *self,
              GBytes         *content,
              const char     *name,
              const char     *type,
              GHashTable     *taken)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autofree char *same = taken != NULL ? g_strdup (g_hash_table_lookup (taken, sha256)) : NULL;

  if (same == NULL)
    same = find_same (self, sha256);
  if (same != NULL)
    /* translators: names of two files */
    return g_strdup_printf (_("“%1$s” is among the papers already, as “%2$s”. It was not added again."), name, same);
  lw_attach_save (self->session, self->person, LW_ATTACHMENT_PAPER, name, type, content);
  if (taken != NULL)
    g_hash_table_insert (taken, g_steal_pointer (&sha256), g_strdup (name));
  return NULL;
}

/* What is refused is added to @refused. */
static void
take_file (LwPersonPapers *self,
           GFile          *file,
           GHashTable     *taken,
           GString        *refused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) content = lw_attach_read (file, &name, &type, &error);

  g_autofree char *problem
      = content != NULL ? take_content (self, content, name, type, taken) : g_strdup (error->message);

  if (problem != NULL)
    g_string_append_printf (refused, "%s%s", refused->len > 0 ? "\n" : "", problem);
}

/* Beside papers that were taken, a toast would be gone at once. */
static void
tell_refused (LwPersonPapers *self,
              const char     *text,
              gboolean        alone)
{
  GtkWidget *dialog;

  if (alone)
    {
      tell (self, text);
      return;
    }
  dialog = adw_message_dialog_new (window_of (self), _("Not All Papers Were Added"), text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
lw_person_papers_take (LwPersonPapers *self,
                       GSList         *files)
{
  g_autoptr (GString) refused = g_string_new (NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_if_fail (LW_IS_PERSON_PAPERS (self));

  if (self->person == NULL || lw_session_is_read_only (self->session))
    return;
  for (GSList *l = files; l != NULL; l = l->next)
    take_file (self, l->data, taken, refused);
  if (refused->len > 0)
    tell_refused (self, refused->str, files->next == NULL);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           LwPersonPapers  *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  GSList *list = NULL;

  for (guint i = g_list_model_get_n_items (files); i > 0; i--)
    list = g_slist_prepend (list, g_list_model_get_item (files, i - 1));
  if (response == GTK_RESPONSE_ACCEPT)
    lw_person_papers_take (self, list);
  g_slist_free_full (list, g_object_unref);
  g_object_unref (dialog);
}

static void
add_cb (LwPersonPapers *self)
{
  GtkFileChooserNative *dialog
      = lw_file_dialog_new (GTK_WIDGET (self), _("Choose papers"), GTK_FILE_CHOOSER_ACTION_OPEN,
                            NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Files that were copied elsewhere, or a picture. */
static void
pasted_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LwPersonPapers) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *problem = NULL;

  if (self->person == NULL || lw_session_is_read_only (self->session))
    return;
  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    lw_person_papers_take (self, g_value_get_boxed (value));
  else if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      picture = gdk_texture_save_to_png_bytes (g_value_get_object (value));
      problem = take_content (self, picture, _("pasted"), "image/png", NULL);
      if (problem != NULL)
        tell (self, problem);
    }
  else
    tell (self, _("There is no file and no picture to paste. Copy one first."));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean files = gdk_content_formats_contain_mime_type (formats, "text/uri-list")
                   || gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST);

  gdk_clipboard_read_value_async (clipboard, files ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE,
                                  G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (widget));
}

/* ---- out ---- */

static GBytes *
load (LwPersonPapers     *self,
      const LwAttachment *record)
{
  g_autoptr (GError) error = NULL;
  GBytes *content = lw_ledger_get_content (lw_session_get_reader (self->session), record->sha256,
                                           &error);

  if (content == NULL)
    tell (self, error->message);
  return content;
}

static void
save_as_cb (GtkNativeDialog *dialog,
            int              response,
            LwPersonPapers  *self)
{
  const LwAttachment *record = g_object_get_data (G_OBJECT (dialog), "record");
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autoptr (GBytes) content = file != NULL ? load (self, record) : NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  if (content != NULL)
    {
      gconstpointer data = g_bytes_get_data (content, &size);
      gboolean saved = g_file_replace_contents (file, data, size, NULL, FALSE,
                                                G_FILE_CREATE_PRIVATE, NULL, NULL, &error);
      tell (self, saved ? _("Saved outside the ledger, where it is not encrypted.") : error->message);
    }
  g_object_unref (dialog);
}

static void
export_cb (GtkButton      *button,
           LwPersonPapers *self)
{
  const LwAttachment *record = g_object_get_data (G_OBJECT (button), "record");
  GtkFileChooserNative *dialog
      = lw_file_dialog_new (GTK_WIDGET (self), _("Save the paper"), GTK_FILE_CHOOSER_ACTION_SAVE,
                            NULL, record->name != NULL ? record->name : "");

  g_object_set_data_full (G_OBJECT (dialog), "record", lw_record_copy (record), lw_record_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_as_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
close_by_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/* Pictures are shown here; what only other programs can show is saved first, knowingly. */
static void
view (LwPersonPapers     *self,
      const LwAttachment *record)
{
  g_autoptr (GBytes) content = load (self, record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = content != NULL && lw_attach_check_picture (content, &error)
                                       ? gdk_texture_new_from_bytes (content, NULL)
                                       : NULL;
  GtkWidget *window, *scroller, *picture;

  if (content == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    {
      tell (self, error->message);
      return;
    }
  if (texture == NULL)
    {
      tell (self, _("Only pictures can be shown here; save the file to open it elsewhere."));
      return;
    }
  window = gtk_window_new ();
  close_by_escape (window);
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  scroller = gtk_scrolled_window_new ();
  lw_ui_name (picture, record->name);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), picture);
  gtk_window_set_title (GTK_WINDOW (window), record->name);
  gtk_window_set_transient_for (GTK_WINDOW (window), window_of (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 720);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
}

static void
activated_cb (GtkListBox     *list,
              GtkListBoxRow  *row,
              LwPersonPapers *self)
{
  const LwAttachment *record = g_object_get_data (G_OBJECT (row), "record");

  if (record != NULL)
    view (self, record);
}

static void
remove_cb (GtkButton      *button,
           LwPersonPapers *self)
{
  const LwAttachment *record = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *label
      = g_strdup_printf (_("%s: paper “%s” removed"), self->person->name, record->name);

  lw_session_delete (self->session, label, &lw_attachment_table, record->record.id);
}

/* ---- the list ---- */

static void
add_button (LwPersonPapers     *self,
            GtkWidget          *box,
            GtkWidget          *button,
            const LwAttachment *record,
            GCallback           callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "record", lw_record_copy (record), lw_record_free);
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_paper (LwPersonPapers     *self,
           const LwAttachment *record)
{
  GtkWidget *box = lw_ui_box (8), *name = lw_ui_label_fill (record->name, "lw-small");
  GtkWidget *remove = lw_ui_icon_button ("list-remove-symbolic", _("Remove this paper"),
                                         "flat lw-small-button lw-dim");
  GtkWidget *row;
  g_autofree char *size = g_format_size ((guint64) MAX (record->size, 0));
  g_autofree char *added = lw_ui_date_iso (record->added);

  gtk_label_set_max_width_chars (GTK_LABEL (name), 24); /* a long name does not push the page aside */
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), lw_ui_label (size, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (added, "lw-dim lw-small"));
  add_button (self, box, lw_ui_button (NULL, _("Save As…"), "flat lw-small-button"), record,
              G_CALLBACK (export_cb));
  gtk_widget_set_sensitive (remove, !lw_session_is_read_only (self->session));
  add_button (self, box, remove, record, G_CALLBACK (remove_cb));
  row = lw_ui_list_row (box, TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", lw_record_copy (record), lw_record_free);
  return row;
}

void
lw_person_papers_show (LwPersonPapers *self,
                       const LwPerson *person)
{
  g_autoptr (GPtrArray) records = NULL;
  LwKept kept;

  g_return_if_fail (LW_IS_PERSON_PAPERS (self));

  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  records = lw_ledger_list (lw_session_get_reader (self->session), &lw_attachment_table, "person",
                            person->record.id, NULL);
  kept = lw_kept_begin (self->list);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const LwAttachment *record = g_ptr_array_index (records, i);
      g_autofree char *says = lw_record_to_text (record);

      if (record->kind == LW_ATTACHMENT_PAPER && !lw_kept_same (&kept, says))
        lw_kept_put (&kept, make_paper (self, record), says);
    }
  if (kept.n == 0)
    lw_kept_put_words (&kept, _("Drop scans anywhere on this page, or paste them with Ctrl+V; they are "
                                "encrypted with the ledger"));
  lw_kept_end (&kept);
}

/* ---- the widget ---- */

static void
lw_person_papers_dispose (GObject *object)
{
  LwPersonPapers *self = LW_PERSON_PAPERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_papers_parent_class)->dispose (object);
}

static void
lw_person_papers_class_init (LwPersonPapersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_papers_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "papers.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK,
                                       "papers.paste", NULL);
}

static void
lw_person_papers_init (LwPersonPapers *self)
{
}

GtkWidget *
lw_person_papers_new (LwSession *session)
{
  LwPersonPapers *self = g_object_new (LW_TYPE_PERSON_PAPERS, NULL);
  GtkWidget *head = lw_ui_box (8);
  GtkWidget *add = lw_ui_button ("list-add-symbolic", C_("line", "Add…"), "flat lw-small-button");

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = lw_ui_list ();
  lw_ui_name (self->list, _("Papers"));
  lw_access_make_one_stop (self->list);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_sensitive (add, !lw_session_is_read_only (session));
  gtk_box_append (GTK_BOX (head), lw_ui_label_fill (_("Papers"), "lw-heading"));
  gtk_box_append (GTK_BOX (head), add);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_FILL);
  return GTK_WIDGET (self);
}
