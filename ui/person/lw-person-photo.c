/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-photo.h"

#include "lw-attach.h"
#include "lw-content.h"
#include "lw-crop-view.h"
#include "lw-file-dialog.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define WIDTH 81
#define HEIGHT 108

struct _LwPersonPhoto
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *stack;
  GtkWidget *picture;
  LwSession *session;
  LwPerson *person;
  char *sha256; /* of the picture that is shown; NULL: none */
  LwKey record; /* of the photo that is shown, 0: none */
};

G_DEFINE_FINAL_TYPE (LwPersonPhoto, lw_person_photo, GTK_TYPE_WIDGET)

static void
tell (LwPersonPhoto *self,
      const char    *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* ---- a picture comes in ---- */

static void
save (LwPersonPhoto               *self,
      GdkPixbuf                   *picture,
      const cairo_rectangle_int_t *part,
      const char                  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = lw_attach_cut_photo (picture, part, &error);

  if (photo == NULL)
    tell (self, error->message);
  else
    lw_attach_save (self->session, self->person, LW_ATTACHMENT_PHOTO, name, "image/png", photo);
}

/* The dialog in which the frame is laid over the picture. */
typedef struct
{
  LwPersonPhoto *self; /* owned */
  LwKey person;        /* whose it is: another may be shown when the answer comes */
  GdkPixbuf *picture;
  char *name;
  LwCropView *view; /* borrowed */
} Cropping;

static void
cropping_free (gpointer  data,
               GClosure *closure)
{
  Cropping *cropping = data;

  g_object_unref (cropping->self);
  g_object_unref (cropping->picture);
  g_free (cropping->name);
  g_free (cropping);
}

static void
cropped_cb (AdwMessageDialog *dialog,
            const char       *response,
            Cropping         *cropping)
{
  cairo_rectangle_int_t part;

  if (!g_str_equal (response, "ok") || cropping->self->person == NULL
      || cropping->self->person->record.id != cropping->person)
    return;
  lw_crop_view_get_frame (cropping->view, &part);
  save (cropping->self, cropping->picture, &part, cropping->name);
}

static void
ask_for_frame (LwPersonPhoto *self,
               GdkPixbuf     *picture,
               const char    *name)
{
  Cropping *cropping = g_new0 (Cropping, 1);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Cut the Photo"),
      _("Drag the frame, or move it with the arrow keys; the wheel or + and − change its size."));

  cropping->self = g_object_ref (self);
  cropping->person = self->person->record.id;
  cropping->picture = g_object_ref (picture);
  cropping->name = g_strdup (name);
  cropping->view = LW_CROP_VIEW (lw_crop_view_new (picture));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (cropping->view));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "ok",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ok");
  g_signal_connect_data (dialog, "response", G_CALLBACK (cropped_cb), cropping, cropping_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (cropping->view));
}

/* A picture that has the shape of a photo is taken as it is. */
static void
take_bytes (LwPersonPhoto *self,
            GBytes        *content,
            const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = lw_attach_read_photo (content, &error);
  cairo_rectangle_int_t whole = { 0, 0, 0, 0 };

  if (lw_session_is_read_only (self->session))
    return;
  if (picture == NULL)
    {
      tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)
                          || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                      ? error->message
                      : _("This is no picture that can be read; JPEG and PNG can. The photo was left as it was."));
      return;
    }
  whole.width = gdk_pixbuf_get_width (picture);
  whole.height = gdk_pixbuf_get_height (picture);
  if (lw_attach_is_photo_shape (picture))
    save (self, picture, &whole, name);
  else
    ask_for_frame (self, picture, name);
}

static void
take_file (LwPersonPhoto *self,
           GFile         *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) content = lw_attach_read (file, &name, &type, &error);

  if (content == NULL)
    tell (self, error->message);
  else
    take_bytes (self, content, name);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           LwPersonPhoto   *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;

  if (file != NULL)
    take_file (self, file);
  g_object_unref (dialog);
}

static void
choose_cb (LwPersonPhoto *self)
{
  GtkFileChooserNative *dialog = lw_file_dialog_new (
      GTK_WIDGET (self), _("Choose a photo"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         LwPersonPhoto *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || lw_session_is_read_only (self->session))
    return FALSE;
  take_file (self, files->data);
  return TRUE;
}

static void
texture_cb (GObject      *clipboard,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LwPersonPhoto) self = user_data;
  g_autoptr (GdkTexture) texture
      = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (GBytes) content = texture != NULL ? gdk_texture_save_to_png_bytes (texture) : NULL;

  if (self->person == NULL)
    return;
  if (content == NULL)
    tell (self, _("There is no picture to paste. Copy one first."));
  else
    take_bytes (self, content, _("pasted"));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (widget), NULL, texture_cb,
                                    g_object_ref (widget));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  LwPersonPhoto *self = LW_PERSON_PHOTO (widget);
  g_autofree char *label = NULL;

  if (self->record == 0 || lw_session_is_read_only (self->session))
    return;
  label = g_strdup_printf (_("%s: photo removed"), self->person->name);
  lw_session_delete (self->session, label, &lw_attachment_table, self->record);
}

/* ---- showing ---- */

/* (transfer full) (nullable) */
static LwAttachment *
find_photo (LwPersonPhoto *self)
{
  g_autoptr (GPtrArray) records
      = lw_ledger_list (lw_session_get_reader (self->session), &lw_attachment_table, "person",
                        self->person->record.id, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (((LwAttachment *) records->pdata[i])->kind == LW_ATTACHMENT_PHOTO)
      return lw_record_copy (records->pdata[i]);
  return NULL;
}

/* A picture is decoded when it is another one. */
static void
show_picture (LwPersonPhoto      *self,
              const LwAttachment *photo)
{
  const char *sha256 = photo != NULL ? photo->sha256 : NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (g_strcmp0 (self->sha256, sha256) == 0)
    return;
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  if (photo != NULL)
    content = lw_ledger_get_content (lw_session_get_reader (self->session), sha256, NULL);
  if (content != NULL)
    texture = gdk_texture_new_from_bytes (content, NULL);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), texture != NULL ? "photo" : "none");
}

void
lw_person_photo_show (LwPersonPhoto  *self,
                      const LwPerson *person)
{
  g_autoptr (LwAttachment) photo = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (LW_IS_PERSON_PHOTO (self));

  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  photo = find_photo (self);
  self->record = photo != NULL ? photo->record.id : 0;
  show_picture (self, photo);
  name = g_strdup_printf (gtk_picture_get_paintable (GTK_PICTURE (self->picture)) != NULL
                              ? _("Photo of %s; choose another")
                              : _("Choose a photo of %s"),
                          person->name);
  lw_ui_name (self->button, name);
  lw_ui_tooltip (self->button, _("Click to choose, drop a picture, Ctrl+V pastes, Delete removes"));
}

/* ---- the widget ---- */

static void
lw_person_photo_dispose (GObject *object)
{
  LwPersonPhoto *self = LW_PERSON_PHOTO (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_photo_parent_class)->dispose (object);
}

static void
lw_person_photo_class_init (LwPersonPhotoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_person_photo_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "photo.remove", NULL);
}

static GtkWidget *
make_none (void)
{
  GtkWidget *box = lw_ui_vbox (4);
  GtkWidget *label = lw_ui_label (_("Drop a photo"), "lw-dim lw-caption");

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("avatar-default-symbolic", 40, "lw-dim"));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
lw_person_photo_init (LwPersonPhoto *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->picture = gtk_picture_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->picture, "photo");
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->stack);
  lw_ui_add_css (self->button, "lw-photo");
  gtk_widget_set_size_request (self->button, WIDTH, HEIGHT);
  gtk_widget_set_overflow (self->button, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (choose_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
lw_person_photo_new (LwSession *session)
{
  LwPersonPhoto *self = g_object_new (LW_TYPE_PERSON_PHOTO, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_sensitive (self->button, !lw_session_is_read_only (session));
  return GTK_WIDGET (self);
}
