/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-new-ledger-page.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-divisions.h"
#include "lw-file-dialog.h"
#include "lw-journal.h"
#include "lw-line.h"
#include "lw-names.h"
#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-profile.h"
#include "lw-recent.h"
#include "lw-secret-text.h"
#include "lw-standards.h"
#include "lw-thread.h"
#include "lw-ui.h"
#include "lw-village-new.h"

#include <glib/gi18n-lib.h>

#define MAX_TOWNSHIPS 60
#define SHORT_PASSPHRASE 12
#define KIND_WIDTH 44
#define CODE_WIDTH 104

struct _LwNewLedgerPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *create_button;
  GtkWidget *search;
  GtkWidget *townships_box;
  GtkWidget *townships;
  GtkWidget *none_found;
  GtkWidget *empty_button;
  GtkLabel *empty_label;
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
  GtkWidget *villages;
  GtkWidget *villages_head;
  GtkWidget *standards;
  GtkWidget *by_hand_list;
  GtkWidget *by_hand;

  LwDivisions *divisions;
  char *township; /* its name */
  gboolean without_table; /* villages come from a roster or by hand: none is needed now */
  char *path;
  gboolean place_chosen;
  gboolean creating;
  gboolean folding; /* the list of matches is being emptied */
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

static guint
count_ticked (LwNewLedgerPage *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->villages); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check"));
  return n;
}

static const char *
missing (LwNewLedgerPage *self)
{
  if (self->township == NULL)
    return _("Still missing: the township");
  if (!self->without_table && count_ticked (self) == 0)
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
  guint n = count_ticked (self);

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

static GtkWidget *
in_column (GtkWidget *label,
           int        width)
{
  gtk_widget_set_size_request (label, width, -1);
  return label;
}

/* Below the check boxes and above the columns of add_village(). */
static void
fill_head (GtkWidget *head)
{
  GtkWidget *name = lw_ui_label_fill (C_("column", "Village"), "lw-group-title");

  gtk_widget_set_margin_start (name, 48);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head),
                  in_column (lw_ui_label (C_("column", "Kind"), "lw-group-title"), KIND_WIDTH));
  gtk_box_append (GTK_BOX (head), in_column (lw_ui_label (C_("column", "Statistical code"),
                                                          "lw-group-title"),
                                             CODE_WIDTH + 10));
}

static void
add_village (LwNewLedgerPage *self,
             const char      *code, /* nullable */
             const char      *full_name)
{
  GtkWidget *box = lw_ui_box (12);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = lw_village_name_short (full_name);
  LwVillageKind kind = code != NULL ? lw_village_code_kind (code)
                                    : lw_village_kind_of_name (full_name);
  GtkWidget *row;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  lw_ui_name (check, name);
  lw_access_offer_press (check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (name, "lw-heading"));
  gtk_box_append (GTK_BOX (box), in_column (lw_ui_label (lw_ui_kind (kind), "lw-small"), KIND_WIDTH));
  gtk_box_append (GTK_BOX (box),
                  in_column (lw_ui_label (code != NULL ? code : _("without a code"),
                                          "lw-dim lw-small"),
                             CODE_WIDTH));
  row = lw_ui_list_add (self->villages, box, TRUE);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (full_name), g_free);
}

/* Space or Enter on a row ticks it. */
static void
village_row_cb (GtkListBox    *list,
                GtkListBoxRow *row)
{
  gtk_widget_activate (g_object_get_data (G_OBJECT (row), "check"));
}

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
  gboolean any = gtk_widget_get_first_child (self->villages) != NULL;

  gtk_stack_set_visible_child_name (self->villages_stack, any ? "list" : "empty");
  gtk_widget_set_sensitive (self->all_button, any);
  gtk_widget_set_visible (self->villages_head, any);
  gtk_widget_show (self->by_hand_list);
  changed_cb (self);
}

/* What was taken stands alone, so that the list no longer asks for anything; typing asks again. */
static void
show_taken (LwNewLedgerPage *self,
            const char      *name,
            const char      *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  self->folding = TRUE;
  lw_ui_clear (self->townships);
  self->folding = FALSE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             lw_ui_icon ("object-select-symbolic", 16, "lw-fg-met"));
  gtk_list_box_append (GTK_LIST_BOX (self->townships), row);
  gtk_widget_show (self->townships_box);
  gtk_widget_hide (self->none_found);
  gtk_widget_hide (self->empty_button);
}

/* The township is not in the table, or not as it is now: only its name is taken. */
static void
empty_cb (LwNewLedgerPage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (self->search)));

  if (*name == '\0')
    return;
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->townships));
  g_free (self->township);
  self->township = g_steal_pointer (&name);
  self->without_table = TRUE;
  lw_ui_clear (self->villages);
  show_taken (self, self->township, _("without the table; villages come from a roster"));
  suggest_place (self);
  show_villages (self);
  gtk_widget_grab_focus (self->passphrase);
}

/* The row of the village that is the same to a roster: 张庄 is 张庄村. */
static GtkWidget *
find_village (LwNewLedgerPage *self,
              const char      *name)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (lw_record_free);
  g_autoptr (LwVillageMatcher) matcher = NULL;
  LwKey found = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->villages); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      LwVillage *village = lw_record_new (&lw_village_table);

      village->name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));
      village->record.id = villages->len + 1;
      g_ptr_array_add (villages, village);
    }
  matcher = lw_village_matcher_new (villages);
  if (lw_village_matcher_find (matcher, name, &found) != LW_VILLAGE_FOUND)
    return NULL;
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->villages), (int) found - 1));
}

static void
by_hand_cb (LwNewLedgerPage *self)
{
  g_autofree char *name = lw_line_clean (text_of (self->by_hand));
  g_autofree char *problem = name != NULL ? lw_line_explain (name, LW_LINE_VILLAGE_MOST) : NULL;
  GtkWidget *same = name != NULL ? find_village (self, name) : NULL;

  if (name == NULL)
    return;
  if (problem == NULL && same != NULL)
    {
      /* It is there already: then it is meant. */
      gtk_check_button_set_active (g_object_get_data (G_OBJECT (same), "check"), TRUE);
      problem = g_strdup_printf (_("There is a village %s already."), name);
    }
  if (problem != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", problem);
      return;
    }
  add_village (self, NULL, name);
  gtk_editable_set_text (GTK_EDITABLE (self->by_hand), "");
  show_villages (self);
}

static void
township_cb (GtkListBox      *list,
             GtkListBoxRow   *row,
             LwNewLedgerPage *self)
{
  const char *code = row != NULL ? g_object_get_data (G_OBJECT (row), "code") : NULL;
  g_autoptr (GPtrArray) villages = NULL;

  if (code == NULL || self->folding)
    return;
  g_free (self->township);
  self->township = g_strdup (g_object_get_data (G_OBJECT (row), "name"));
  self->without_table = FALSE;
  lw_ui_clear (self->villages);
  villages = lw_divisions_villages (self->divisions, code, FALSE);
  for (guint i = 0; i < villages->len; i++)
    {
      const LwDivision *division = g_ptr_array_index (villages, i);
      add_village (self, division->code, division->name);
    }
  suggest_place (self);
  show_villages (self);
}

static GtkWidget *
size_and_code (const LwDivision      *division,
               const LwDivisionMarks *marks)
{
  GtkWidget *box = lw_ui_vbox (2), *code = lw_ui_label (NULL, "lw-dim lw-small");
  /* A code is digits. */
  g_autofree char *digits = g_strdup_printf ("<b>%.*s</b>%s", (int) marks->code, division->code,
                                             division->code + marks->code);
  g_autofree char *n = g_strdup_printf (ngettext ("%u village", "%u villages", division->n_villages),
                                        division->n_villages);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lw_ui_label (n, "lw-small"));
  gtk_label_set_markup (GTK_LABEL (code), digits);
  gtk_box_append (GTK_BOX (box), code);
  for (GtkWidget *label = gtk_widget_get_first_child (box); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_xalign (GTK_LABEL (label), 1);
  return box;
}

static void
append_marked (GString    *text,
               const char *character,
               gboolean    marked)
{
  g_autofree char *escaped
      = g_markup_escape_text (character, (gssize) (g_utf8_next_char (character) - character));

  g_string_append_printf (text, marked ? "<b>%s</b>" : "%s", escaped);
}

/* In bold what was typed: in the name, and in the pinyin beside it. */
static char *
dup_markup (const LwDivision      *division,
            const LwDivisionMarks *marks)
{
  GString *text = g_string_new (NULL);
  guint i = 0;

  for (const char *p = division->name; *p != '\0'; p = g_utf8_next_char (p), i++)
    append_marked (text, p, i < 64 && (marks->name >> i & 1));
  if (marks->pinyin != NULL)
    g_string_append (text, "  <small>");
  for (i = 0; marks->pinyin != NULL && marks->pinyin[i] != '\0'; i++)
    append_marked (text, marks->pinyin + i, i < 64 && (marks->letters >> i & 1));
  if (marks->pinyin != NULL)
    g_string_append (text, "</small>");
  return g_string_free (text, FALSE);
}

static void
add_township (LwNewLedgerPage  *self,
              const LwDivision *division)
{
  GtkWidget *row = adw_action_row_new ();
  g_auto (LwDivisionMarks) marks;
  g_autofree char *title = NULL, *path = g_markup_escape_text (division->path, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", division->name, division->path, division->code);

  lw_division_mark (division, text_of (self->search), &marks);
  title = dup_markup (division, &marks);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), size_and_code (division, &marks));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  lw_ui_name (row, spoken);
  lw_access_offer_press (row);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (division->code), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (division->name), g_free);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (division->path), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->townships), row);
}

static void
show_empty_button (LwNewLedgerPage *self,
                   const char      *text)
{
  g_autofree char *label = g_strdup_printf (_("An empty ledger for “%s”, without the table"), text);

  gtk_label_set_label (self->empty_label, label);
  lw_ui_name (self->empty_button, label);
  gtk_widget_set_visible (self->empty_button, *text != '\0');
}

static void
search_cb (LwNewLedgerPage *self)
{
  const char *text = text_of (self->search);
  g_autoptr (GPtrArray) found = NULL;
  guint n;

  if (self->divisions == NULL)
    self->divisions = lw_divisions_load (NULL);
  if (self->divisions == NULL)
    return;
  lw_ui_clear (self->townships);
  if (*text != '\0')
    found = lw_divisions_search (self->divisions, text, MAX_TOWNSHIPS);
  n = found != NULL ? found->len : 0;
  for (guint i = 0; i < n; i++)
    add_township (self, g_ptr_array_index (found, i));
  gtk_widget_set_visible (self->townships_box, n > 0);
  gtk_label_set_label (GTK_LABEL (self->none_found),
                       n == 0 ? _("There is no such township in the table.")
                              : _("There are more: add the county, as in “guzhen chengguan”."));
  gtk_widget_set_visible (self->none_found, (n == 0 || n == MAX_TOWNSHIPS) && *text != '\0');
  show_empty_button (self, text);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               LwNewLedgerPage       *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->townships));

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->townships), 0);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->townships), row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* A click or Enter on a township: that was it, the passphrase is next. */
static void
township_taken_cb (LwNewLedgerPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->townships));
  const char *code = row != NULL ? g_object_get_data (G_OBJECT (row), "code") : NULL;
  g_autofree char *path = NULL;

  gtk_widget_grab_focus (self->passphrase);
  if (code == NULL)
    return;
  path = g_strdup_printf ("%s · %s", (char *) g_object_get_data (G_OBJECT (row), "path"), code);
  show_taken (self, self->township, path);
}

static void
search_activate_cb (LwNewLedgerPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->townships), 0);

  if (first != NULL)
    {
      gtk_list_box_select_row (GTK_LIST_BOX (self->townships), first);
      gtk_widget_grab_focus (GTK_WIDGET (first));
    }
  else
    empty_cb (self);
}

/* Ticks all; when all are ticked, none. */
static void
all_cb (LwNewLedgerPage *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->villages);
  gboolean tick = FALSE;

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    tick |= !gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check"));
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), tick);
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

typedef struct
{
  char *path;
  char *passphrase;
  char *township;
  char *handler;
  GPtrArray *villages; /* LwVillage */
  char **standards;    /* nullable: all */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_free (plan->path);
  lw_secret_free (plan->passphrase);
  g_free (plan->township);
  g_free (plan->handler);
  g_ptr_array_unref (plan->villages);
  g_strfreev (plan->standards);
  g_free (plan);
}

/* Those without a code last: it is like the codes of the others. */
static gboolean
insert_villages (LwLedger   *ledger,
                 GPtrArray  *villages,
                 GError    **error)
{
  for (guint i = 0; i < villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (villages, i);

      if (village->code != NULL && !lw_ledger_insert (ledger, village, error))
        return FALSE;
    }
  for (guint i = 0; i < villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (villages, i);

      if (village->code == NULL && !lw_village_new_add (ledger, village, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_ledger (LwLedger    *ledger,
             const Plan  *plan,
             GError     **error)
{
  if (*plan->handler != '\0')
    lw_journal_set_user (ledger, plan->handler);
  if (!lw_journal_begin (ledger, _("New ledger"), error))
    return FALSE;
  if (!insert_villages (ledger, plan->villages, error)
      || !lw_ledger_set_setting (ledger, "township", plan->township, error)
      || !lw_ledger_set_setting (ledger, "handler",
                                 *plan->handler != '\0' ? plan->handler : NULL, error))
    {
      lw_journal_rollback (ledger);
      return FALSE;
    }
  return lw_journal_commit (ledger, NULL, error);
}

static gpointer
create_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Plan *plan = data;
  g_autoptr (LwLedger) ledger
      = lw_ledger_create (plan->path, plan->passphrase, lw_pinyin_name_keys, error);

  if (ledger == NULL || !fill_ledger (ledger, plan, error))
    return NULL;
  if (plan->standards != NULL
      && !lw_profiles_use (ledger, (const char *const *) plan->standards, error))
    return NULL;
  return g_steal_pointer (&ledger);
}

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
  g_autoptr (LwLedger) ledger = g_task_propagate_pointer (G_TASK (result), &error);

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

static GPtrArray *
ticked_villages (LwNewLedgerPage *self)
{
  GPtrArray *villages = g_ptr_array_new_with_free_func (lw_record_free);

  for (GtkWidget *row = gtk_widget_get_first_child (self->villages); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      LwVillage *village;

      if (!gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check")))
        continue;
      village = lw_record_new (&lw_village_table);
      village->code = g_strdup (g_object_get_data (G_OBJECT (row), "code"));
      village->name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));
      village->kind
          = (LwVillageKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind"));
      village->township = g_strdup (self->township);
      g_ptr_array_add (villages, village);
    }
  return villages;
}

static void
create (LwNewLedgerPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, created_cb, NULL);
  Plan *plan = g_new0 (Plan, 1);

  plan->path = g_strdup (self->path);
  plan->passphrase = g_strdup (text_of (self->passphrase));
  plan->township = g_strdup (self->township);
  plan->handler = g_strdup (text_of (self->handler));
  plan->villages = ticked_villages (self);
  plan->standards = lw_standards_dup_ids (self->standards);
  self->creating = TRUE;
  changed_cb (self);
  g_task_set_task_data (task, plan, plan_free);
  lw_thread_run (task, create_thread, g_object_unref);
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
  LwNewLedgerPage *self = LW_NEW_LEDGER_PAGE (object);

  g_clear_object (&self->divisions);
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

  G_OBJECT_CLASS (klass)->dispose = lw_new_ledger_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_new_ledger_page_finalize;
  widget_class->grab_focus = lw_new_ledger_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/new-ledger/lw-new-ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, create_button);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, search);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, townships_box);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, townships);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, none_found);
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
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, by_hand_list);
  gtk_widget_class_bind_template_child (widget_class, LwNewLedgerPage, by_hand);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, township_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, township_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_hand_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  signals[SIGNAL_CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, LW_TYPE_LEDGER);
}

static void
lw_new_ledger_page_init (LwNewLedgerPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_make_one_stop (self->villages);
  g_signal_connect (self->villages, "row-activated", G_CALLBACK (village_row_cb), NULL);
  lw_access_make_one_stop (self->townships);
  lw_access_tell_entry (ADW_ENTRY_ROW (self->passphrase));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->again));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->handler));
  lw_ui_name (self->slip, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->slip_row)));
  lw_access_offer_press (self->slip);
  lw_access_tell_entry (ADW_ENTRY_ROW (self->by_hand));
  lw_access_watch_stack (self->villages_stack);
  fill_head (self->villages_head);
  lw_standards_fill (self->standards);
  /* Before the entry, which would move its cursor. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  changed_cb (self);
}

GtkWidget *
lw_new_ledger_page_new (void)
{
  return g_object_new (LW_TYPE_NEW_LEDGER_PAGE, NULL);
}
