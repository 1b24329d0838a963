/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-township-search.h"

#include "lw-access.h"
#include "lw-divisions.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_TOWNSHIPS 60

struct _LwTownshipSearch
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkEditable *search;
  GtkWidget *townships_box;
  GtkListBox *townships;
  GtkWidget *none_found;
  GtkWidget *empty_button;
  GtkLabel *empty_label;

  LwDivisions *divisions; /* loaded when it is first asked */
  gboolean folding;       /* the list of matches is being emptied */
};

G_DEFINE_FINAL_TYPE (LwTownshipSearch, lw_township_search, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what was found ---- */

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
add_township (LwTownshipSearch *self,
              const LwDivision *division)
{
  GtkWidget *row = adw_action_row_new ();
  g_auto (LwDivisionMarks) marks;
  g_autofree char *title = NULL, *path = g_markup_escape_text (division->path, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", division->name, division->path, division->code);

  lw_division_mark (division, gtk_editable_get_text (self->search), &marks);
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
  gtk_list_box_append (self->townships, row);
}

static void
show_empty_button (LwTownshipSearch *self,
                   const char      *text)
{
  g_autofree char *label = g_strdup_printf (_("An empty ledger for “%s”, without the table"), text);

  gtk_label_set_label (self->empty_label, label);
  lw_ui_name (self->empty_button, label);
  gtk_widget_set_visible (self->empty_button, *text != '\0');
}

static void
search_cb (LwTownshipSearch *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autoptr (GPtrArray) found = NULL;
  guint n;

  if (self->divisions == NULL)
    self->divisions = lw_divisions_load (NULL);
  if (self->divisions == NULL)
    return;
  lw_ui_clear (GTK_WIDGET (self->townships));
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

/* ---- what is chosen ---- */

/* What was taken stands alone, so that the list no longer asks for anything; typing asks again. */
static void
show_taken (LwTownshipSearch *self,
            const char      *name,
            const char      *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  self->folding = TRUE;
  lw_ui_clear (GTK_WIDGET (self->townships));
  self->folding = FALSE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             lw_ui_icon ("object-select-symbolic", 16, "lw-fg-met"));
  gtk_list_box_append (self->townships, row);
  gtk_widget_set_visible (self->townships_box, TRUE);
  gtk_widget_set_visible (self->none_found, FALSE);
  gtk_widget_set_visible (self->empty_button, FALSE);
}

/* The township is not in the table, or not as it is now: only its name is taken. */
static void
empty_cb (LwTownshipSearch *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  if (*name == '\0')
    return;
  gtk_list_box_unselect_all (self->townships);
  show_taken (self, name, _("without the table; villages come from a roster"));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, name, NULL);
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
}

static void
selected_cb (LwTownshipSearch *self,
             GtkListBoxRow    *row)
{
  const char *code = row != NULL ? g_object_get_data (G_OBJECT (row), "code") : NULL;
  g_autoptr (GPtrArray) villages = NULL;

  if (code == NULL || self->folding)
    return;
  villages = lw_divisions_villages (self->divisions, code, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "name"), villages);
}

/* A click or Enter on a township. */
static void
taken_cb (LwTownshipSearch *self,
          GtkListBoxRow    *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));
  g_autofree char *path = NULL;

  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
  if (code == NULL)
    return;
  path = g_strdup_printf ("%s · %s", (char *) g_object_get_data (G_OBJECT (row), "path"), code);
  show_taken (self, name, path);
}

/* ---- keys ---- */

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               LwTownshipSearch      *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->townships);

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->townships, 0);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (self->townships, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
search_activate_cb (LwTownshipSearch *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->townships, 0);

  if (first != NULL)
    {
      gtk_list_box_select_row (self->townships, first);
      gtk_widget_grab_focus (GTK_WIDGET (first));
    }
  else
    empty_cb (self);
}

/* ---- the widget ---- */

static gboolean
lw_township_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LW_TOWNSHIP_SEARCH (widget)->search));
}

static void
lw_township_search_dispose (GObject *object)
{
  LwTownshipSearch *self = LW_TOWNSHIP_SEARCH (object);

  g_clear_object (&self->divisions);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_TOWNSHIP_SEARCH);
  G_OBJECT_CLASS (lw_township_search_parent_class)->dispose (object);
}

static void
lw_township_search_class_init (LwTownshipSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_township_search_dispose;
  widget_class->grab_focus = lw_township_search_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/new-ledger/lw-township-search.ui");
  gtk_widget_class_bind_template_child (widget_class, LwTownshipSearch, search);
  gtk_widget_class_bind_template_child (widget_class, LwTownshipSearch, townships_box);
  gtk_widget_class_bind_template_child (widget_class, LwTownshipSearch, townships);
  gtk_widget_class_bind_template_child (widget_class, LwTownshipSearch, none_found);
  gtk_widget_class_bind_template_child (widget_class, LwTownshipSearch, empty_button);
  gtk_widget_class_bind_template_child (widget_class, LwTownshipSearch, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
lw_township_search_init (LwTownshipSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_make_one_stop (GTK_WIDGET (self->townships));
  /* Before the entry, which would move its cursor. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
