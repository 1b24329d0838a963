/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-unlock-page.h"

#include "lw-access.h"
#include "lw-ledger.h"
#include "lw-lock-badge.h"
#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-recent.h"
#include "lw-rescue-dialog.h"
#include "lw-secret-text.h"
#include "lw-thread.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwUnlockPage
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget *name;
  GtkWidget *place;
  GtkWidget *entry;
  GtkWidget *caps_lock;
  GtkWidget *problem;
  GtkWidget *restore;
  GtkWidget *damage;
  GtkWidget *restore_latest;
  GtkWidget *button;
  GtkStack *button_stack;
  GtkWidget *button_label;
  GtkWidget *spinner;
  GtkWidget *facts;

  char *path;
  gboolean opening;
  guint n_wrong; /* passphrases in a row */
};

G_DEFINE_FINAL_TYPE (LwUnlockPage, lw_unlock_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (LwUnlockPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_widget_set_sensitive (self->button, *text != '\0' && !self->opening);
  gtk_stack_set_visible_child (self->button_stack,
                               self->opening ? self->spinner : self->button_label);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->opening);
}

static void
show_problem (LwUnlockPage *self,
              const char   *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text);
  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_widget_set_visible (self->restore, FALSE);
  gtk_widget_set_visible (self->damage, FALSE);
  if (text != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/* The answer that a wrong passphrase and a busy file get; the rest speaks for itself. */
static gpointer
open_thread (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  char **job = data;

  return lw_ledger_open (job[0], job[1], LW_LEDGER_OPEN_OR_READ, lw_pinyin_name_keys, error);
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED)
         || g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CUT_SHORT);
}

/* The ways out, with the backup that loses least. */
static void
offer_help (LwUnlockPage *self)
{
  gint64 when;
  g_autofree char *backup = lw_recent_dup_backup (self->path, &when);
  g_autofree char *time = lw_time_text_when (when);
  g_autofree char *label = g_strdup_printf (_("Restore the Backup of %s…"), time);

  gtk_widget_set_visible (self->damage, TRUE);
  gtk_widget_set_visible (self->restore_latest, backup != NULL);
  gtk_button_set_label (GTK_BUTTON (self->restore_latest), label);
  if (backup != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore_latest), "s", backup);
}

static void
rescued_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LwUnlockPage *self = LW_UNLOCK_PAGE (user_data);
  g_autofree char *path = lw_rescue_finish (result);

  if (path != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  g_object_unref (self);
}

static void
rescue_cb (LwUnlockPage *self)
{
  lw_rescue_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->path,
                 gtk_editable_get_text (GTK_EDITABLE (self->entry)), rescued_cb,
                 g_object_ref (self));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  LwUnlockPage *self = LW_UNLOCK_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = g_task_propagate_pointer (G_TASK (result), &error);

  self->opening = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  update (self);
  if (ledger != NULL)
    {
      lw_secret_text_clear (GTK_EDITABLE (self->entry));
      g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0, ledger);
      return;
    }
  if (g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE))
    self->n_wrong++;
  else
    self->n_wrong = 2;
  show_problem (self, error->message);
  /* Who mistyped once wants to try again; a right passphrase that is refused again may be damage. */
  gtk_widget_set_visible (self->restore, self->n_wrong > 1);
  if (is_damage (error))
    offer_help (self);
  gtk_widget_grab_focus (self->entry);
}

static void
job_free (gpointer data)
{
  char **job = data;

  g_free (job[0]);
  lw_secret_free (job[1]);
  g_free (job);
}

static void
unlock_cb (LwUnlockPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GTask) task = NULL;
  char **job;

  if (self->opening || *text == '\0')
    return;
  self->opening = TRUE;
  show_problem (self, NULL);
  update (self);
  job = g_new0 (char *, 2);
  job[0] = g_strdup (self->path);
  job[1] = g_strdup (text);
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  lw_thread_run (task, open_thread, g_object_unref);
}

static void
edited_cb (LwUnlockPage *self)
{
  show_problem (self, NULL);
  update (self);
}

static void
caps_lock_cb (LwUnlockPage *self,
              GParamSpec   *pspec,
              GdkDevice    *keyboard)
{
  gtk_widget_set_visible (self->caps_lock, gdk_device_get_caps_lock_state (keyboard));
}

static void
watch_caps_lock (LwUnlockPage *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  if (keyboard == NULL)
    return;
  g_signal_connect_object (keyboard, "notify::caps-lock-state", G_CALLBACK (caps_lock_cb), self,
                           G_CONNECT_SWAPPED);
  caps_lock_cb (self, NULL, keyboard);
}

static gboolean
lw_unlock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LW_UNLOCK_PAGE (widget)->entry);
}

static void
lw_unlock_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (lw_unlock_page_parent_class)->dispose (object);
}

static void
lw_unlock_page_finalize (GObject *object)
{
  g_free (LW_UNLOCK_PAGE (object)->path);
  G_OBJECT_CLASS (lw_unlock_page_parent_class)->finalize (object);
}

static void
lw_unlock_page_class_init (LwUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LW_TYPE_LOCK_BADGE);
  G_OBJECT_CLASS (klass)->dispose = lw_unlock_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_unlock_page_finalize;
  widget_class->grab_focus = lw_unlock_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/start/lw-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, title);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, name);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, place);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, caps_lock);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, restore);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, damage);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, restore_latest);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, button);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, button_stack);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, button_label);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LwUnlockPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, rescue_cb);
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, LW_TYPE_LEDGER);
}

static void
lw_unlock_page_init (LwUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->entry));
  lw_access_watch_stack (self->button_stack);
  watch_caps_lock (self);
}

static void
add_fact (LwUnlockPage *self,
          const char   *caption,
          const char   *value,
          const char   *css)
{
  GtkWidget *box = lw_ui_box (8);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (caption, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (value, css));
  lw_ui_list_add (self->facts, box, FALSE);
}

static void
fill_facts (LwUnlockPage *self)
{
  g_autoptr (GPtrArray) recent = lw_recent_list ();
  gint64 when;
  g_autofree char *backup = lw_recent_dup_backup (self->path, &when);
  g_autofree char *saved = lw_time_text_when (when);
  g_autofree char *verified = g_strdup_printf (_("%s, verified"), saved);

  for (guint i = 0; i < recent->len; i++)
    {
      const LwRecent *entry = g_ptr_array_index (recent, i);
      g_autofree char *time = lw_time_text_when (entry->opened);

      if (g_str_equal (entry->path, self->path))
        add_fact (self, _("Last opened"), time, "lw-small");
    }
  add_fact (self, _("Latest backup"), backup != NULL ? verified : _("none yet"),
            backup != NULL ? "lw-small lw-fg-met" : "lw-small");
}

GtkWidget *
lw_unlock_page_new (const char *path,
                    gboolean    locked)
{
  LwUnlockPage *self = g_object_new (LW_TYPE_UNLOCK_PAGE, NULL);
  g_autofree char *name = lw_recent_dup_name (path);
  g_autofree char *place = lw_recent_dup_place (path);
  g_autofree char *heading = locked ? g_strdup_printf (_("%s is locked"), name) : g_strdup (name);

  self->path = g_strdup (path);
  adw_window_title_set_title (self->title, locked ? _("Liangwei") : _("Open Ledger"));
  gtk_label_set_label (GTK_LABEL (self->name), heading);
  gtk_label_set_label (GTK_LABEL (self->place),
                       locked ? _("All changes are saved.") : place);
  fill_facts (self);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    show_problem (self, _("This file is no longer there. It may have been moved or be on a drive "
                          "that is not plugged in. Open it from where it is now, or restore a backup."));
  gtk_widget_set_visible (self->restore, gtk_widget_get_visible (self->problem));
  return GTK_WIDGET (self);
}
