/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-new-ledger-page.h"

#include "lw-access.h"
#include "lw-divisions.h"
#include "lw-file-dialog.h"
#include "lw-line.h"
#include "lw-new-ledger.h"
#include "lw-names.h"
#include "lw-recent.h"
#include "lw-secret-text.h"
#include "lw-standards.h"
#include "lw-township-search.h"
#include "lw-ui.h"
#include "lw-village-ticks.h"

#include <glib/gi18n-lib.h>

#define SHORT_PASSPHRASE 12

struct _LwNewLedgerPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *create_button;
  GtkWidget *search;
  GtkWidget *passphrase;
  GtkWidget *again;
  GtkWidget *passphrase_note;
  GtkWidget *slip;
  GtkWidget *slip_row;
  AdwActionRow *place;
  GtkWidget *handler;
  GtkWidget *villages_title;
  GtkWidget *all_button;
  GtkStack *villages_stack;
  LwVillageTicks *villages;
  GtkWidget *villages_head;
  GtkWidget *standards;
  GtkWidget *by_hand_list;
  GtkWidget *by_hand;

  char *township; /* its name */
  gboolean without_table; /* villages come from a roster or by hand: none is needed now */
  char *path;
  gboolean place_chosen;
  gboolean creating;
};

G_DEFINE_FINAL_TYPE (LwNewLedgerPage, lw_new_ledger_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* ---- what is still missing ---- */

static const char *
missing (LwNewLedgerPage *self)
{
  if (self->township == NULL)
    return _("Still missing: the township");
  if (!self->without_table && lw_village_ticks_count (self->villages) == 0)
    return _("Still missing: a village");
  if (*text_of (self->passphrase) == '\0')
    return _("Still missing: the passphrase");
  if (!g_str_equal (text_of (self->passphrase), text_of (self->again)))
    return _("The two passphrases differ");
  return self->path == NULL ? _("Still missing: a place for the file") : NULL;
}

static void
show_passphrase_note (LwNewLedgerPage *self)
{
  const char *text = text_of (self->passphrase);
  gboolean same = g_str_equal (text, text_of (self->again));
  const char *note = "";
  const char *css = "lw-dim";

  gtk_widget_remove_css_class (self->passphrase_note, "lw-fg-at-risk");
  gtk_widget_remove_css_class (self->passphrase_note, "lw-fg-met");
  gtk_widget_remove_css_class (self->passphrase_note, "lw-dim");
  if (*text != '\0' && g_utf8_strlen (text, -1) < SHORT_PASSPHRASE)
    {
      note = _("Short: it can be guessed by a machine. Twelve characters or more are safe.");
      css = "lw-fg-at-risk";
    }
  else if (*text != '\0' && same)
    {
      note = _("Good, and both are the same.");
      css = "lw-fg-met";
    }
  else if (*text != '\0' && *text_of (self->again) != '\0')
    {
      note = _("The two passphrases differ");
      css = "lw-fg-at-risk";
    }
  gtk_widget_add_css_class (self->passphrase_note, css);
  gtk_widget_set_visible (self->passphrase_note, *note != '\0');
  gtk_label_set_label (GTK_LABEL (self->passphrase_note), note);
}

static void
changed_cb (LwNewLedgerPage *self)
{
  const char *what = missing (self);
  guint n = lw_village_ticks_count (self->villages);

  gtk_widget_set_sensitive (self->create_button, what == NULL && !self->creating);
  gtk_widget_set_tooltip_text (self->create_button, what);
  show_passphrase_note (self);
  if (self->township != NULL)
    {
      g_autofree char *title = g_strdup_printf (
          ngettext ("%s: %u village ticked", "%s: %u villages ticked", n), self->township, n);
      gtk_label_set_label (GTK_LABEL (self->villages_title), title);
    }
}

/* ---- township and villages ---- */

/* A place where nothing is yet: a ledger is never written over. */
static char *
free_place (const char *name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *folder = documents != NULL ? documents : g_get_home_dir ();
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", '_');

  for (guint i = 1;; i++)
    {
      g_autofree char *base = i == 1 ? g_strconcat (safe, ".liangwei", NULL)
                                     : g_strdup_printf ("%s-%u.liangwei", safe, i);
      g_autofree char *path = g_build_filename (folder, base, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
suggest_place (LwNewLedgerPage *self)
{
  g_autofree char *place = NULL;

  if (!self->place_chosen)
    {
      g_free (self->path);
      self->path = free_place (self->township);
    }
  place = lw_recent_dup_place (self->path);
  adw_action_row_set_subtitle (self->place, place);
}

static void
show_villages (LwNewLedgerPage *self)
{
  gboolean any = !lw_village_ticks_is_empty (self->villages);

  gtk_stack_set_visible_child_name (self->villages_stack, any ? "list" : "empty");
  gtk_widget_set_sensitive (self->all_button, any);
  gtk_widget_set_visible (self->villages_head, any);
  gtk_widget_set_visible (self->by_hand_list, TRUE);
  changed_cb (self);
}

/* @villages: LwDivision; NULL: the table does not know the township. */
static void
township_cb (LwNewLedgerPage *self,
             const char      *name,
             GPtrArray       *villages)
{
  g_free (self->township);
  self->township = g_strdup (name);
  self->without_table = villages == NULL;
  lw_village_ticks_clear (self->villages);
  for (guint i = 0; villages != NULL && i < villages->len; i++)
    {
      const LwDivision *division = g_ptr_array_index (villages, i);

      lw_village_ticks_add (self->villages, division->code, division->name);
    }
  suggest_place (self);
  show_villages (self);
}

static void
taken_cb (LwNewLedgerPage *self)
{
  gtk_widget_grab_focus (self->passphrase);
}

static void
by_hand_cb (LwNewLedgerPage *self)
{
  g_autofree char *name = lw_line_clean (text_of (self->by_hand));
  g_autofree char *problem = name != NULL ? lw_line_explain (name, LW_LINE_VILLAGE_MOST) : NULL;

  if (name == NULL)
    return;
  /* One that is there already is meant. */
  if (problem == NULL && lw_village_ticks_tick (self->villages, name))
    problem = g_strdup_printf (_("There is a village %s already."), name);
  if (problem != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", problem);
      return;
    }
  lw_village_ticks_add (self->villages, NULL, name);
  gtk_editable_set_text (GTK_EDITABLE (self->by_hand), "");
  show_villages (self);
}

/* ---- the place ---- */

static void
place_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 LwNewLedgerPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *place = NULL;

      g_free (self->path);
      self->path = g_str_has_suffix (path, ".liangwei") ? g_steal_pointer (&path)
                                                        : g_strconcat (path, ".liangwei", NULL);
      self->place_chosen = TRUE;
      place = lw_recent_dup_place (self->path);
      adw_action_row_set_subtitle (self->place, place);
      changed_cb (self);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
place_cb (LwNewLedgerPage *self)
{
  g_autofree char *base = self->path != NULL ? g_path_get_basename (self->path)
                                             : g_strdup ("ledger.liangwei");
  GtkFileChooserNative *dialog
      = lw_file_dialog_new (GTK_WIDGET (self), _("Where is the ledger kept?"),
                            GTK_FILE_CHOOSER_ACTION_SAVE, _("_Choose"), base);

  g_signal_connect_object (dialog, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- creating ---- */

/* The page may be gone when the ledger is open. */
static void
open_ledger (LwNewLedgerPage *self,
             LwLedger        *ledger)
{
  gboolean slip = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->slip));
  g_autoptr (GtkWidget) window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (window != NULL)
    g_object_ref (window);
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, ledger);
  if (slip && window != NULL)
    gtk_widget_activate_action (window, "win.sealed-slip", NULL);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LwNewLedgerPage *self = LW_NEW_LEDGER_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = lw_new_ledger_create_finish (result, &error);

  self->creating = FALSE;
  if (ledger != NULL)
    {
      lw_secret_text_clear (GTK_EDITABLE (self->passphrase));
      lw_secret_text_clear (GTK_EDITABLE (self->again));
      open_ledger (self, ledger);
      return;
    }
  changed_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
create (LwNewLedgerPage *self)
{
  LwNewLedgerPlan *plan = g_new0 (LwNewLedgerPlan, 1);

  plan->path = g_strdup (self->path);
  plan->passphrase = g_strdup (text_of (self->passphrase));
  plan->township = g_strdup (self->township);
  plan->handler = g_strdup (text_of (self->handler));
  plan->villages = lw_village_ticks_list (self->villages, self->township);
  plan->standards = lw_standards_dup_ids (self->standards);
  self->creating = TRUE;
  changed_cb (self);
  lw_new_ledger_create (self, plan, created_cb);
}

static void
confirmed_cb (LwNewLedgerPage *self,
              const char      *response)
{
  if (g_str_equal (response, "use"))
    create (self);
}

/* A weak passphrase is told, not refused; a short one is asked about once. */
static void
create_cb (LwNewLedgerPage *self)
{
  GtkWidget *dialog;

  if (g_utf8_strlen (text_of (self->passphrase), -1) >= SHORT_PASSPHRASE)
    {
      create (self);
      return;
    }
  dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Use a short passphrase?"),
      _("Whoever gets the file can try many passphrases a second. A short one is soon found."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Choose Another"),
                                    "use", _("_Use It"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Enter goes on to the next field, in the last ones it creates. */
static void
enter_cb (LwNewLedgerPage *self)
{
  if (*text_of (self->again) == '\0')
    gtk_widget_grab_focus (self->again);
  else if (gtk_widget_get_sensitive (self->create_button))
    create_cb (self);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static gboolean
lw_new_ledger_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LW_NEW_LEDGER_PAGE (widget)->search);
}

static void
lw_new_ledger_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_NEW_LEDGER_PAGE);
  G_OBJECT_CLASS (lw_new_ledger_page_parent_class)->dispose (object);
}

static void
lw_new_ledger_page_finalize (GObject *object)
{
  LwNewLedgerPage *self = LW_NEW_LEDGER_PAGE (object);

  g_free (self->township);
  g_free (self->path);
  G_OBJECT_CLASS (lw_new_ledger_page_parent_class)->finalize (object);
}

static void
lw_new_ledger_page_class_init (LwNewLedgerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LW_TYPE_TOWNSHIP_SEARCH);
  g_type_ensure (LW_TYPE_VILLAGE_TICKS);
  G_OBJECT_CLASS (klass)->dispose = lw_new_ledger_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_new_ledger_page_finalize;
  widget_class->grab_focus = lw_new_ledger_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/new-ledger/lw-new-ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, create_button);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, search);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, again);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, passphrase_note);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, slip);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, slip_row);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, place);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, handler);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, villages_title);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, villages_stack);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, villages);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, villages_head);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, standards);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, by_hand_list);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, by_hand);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, township_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_hand_cb);
  gtk_widget_class_bind_template_callback (widget_class, lw_village_ticks_tick_all);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  signals[SIGNAL_CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, LW_TYPE_LEDGER);
}

static void
lw_new_ledger_page_init (LwNewLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->passphrase));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->again));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->handler));
  lw_ui_name (self->slip, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->slip_row)));
  lw_access_offer_press (self->slip);
  lw_access_tell_entry (ADW_ENTRY_ROW (self->by_hand));
  lw_access_watch_stack (self->villages_stack);
  lw_village_ticks_fill_head (self->villages_head);
  lw_standards_fill (self->standards);
  changed_cb (self);
}

GtkWidget *
lw_new_ledger_page_new (void)
{
  return g_object_new (LW_TYPE_NEW_LEDGER_PAGE, NULL);
}
