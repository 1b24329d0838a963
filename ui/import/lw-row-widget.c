/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-row-widget.h"

#include "lw-access.h"
#include "lw-change-list.h"
#include "lw-import-result.h"
#include "lw-ui.h"
#include "lw-village-question.h"

#include <glib/gi18n-lib.h>

#define LEGIBLE 44 /* characters of a doubt that what is written does not push aside */

struct _LwRowWidget
{
  AdwBin parent_instance;

  LwRowItem *item;
  char *key;
  GtkWidget *check; /* NULL: there is nothing to leave out */
};

G_DEFINE_FINAL_TYPE (LwRowWidget, lw_row_widget, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT_OUT,
  SIGNAL_VILLAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- whether it is taken in ---- */

static void
checked_cb (LwRowWidget *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT_OUT], 0,
                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static GtkWidget *
problem_sign (LwRowItem *item)
{
  GtkWidget *icon = item->row != NULL
                        ? lw_ui_icon ("lw-state-not-met-symbolic", 13, "lw-fg-not-met")
                        : lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-dim");

  gtk_widget_set_size_request (icon, 26, -1); /* as wide as a check box */
  return icon;
}

/* A refused row has no check box: there is nothing to leave out. */
static GtkWidget *
row_check (LwRowWidget *self)
{
  g_autofree char *spoken = NULL, *place = NULL;

  if (self->item->row == NULL || self->item->sort == LW_ROW_SORT_REFUSED)
    return problem_sign (self->item);
  self->check = gtk_check_button_new ();
  place = lw_row_item_dup_place (self->item);
  spoken = self->item->in_column ? g_strdup_printf (_("Take in column %s"), place) : g_strdup_printf (_("Take in row %s"), place);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), !self->item->row->left_out);
  lw_ui_name (self->check, spoken);
  lw_ui_tooltip (self->check, spoken);
  lw_access_offer_press (self->check);
  gtk_widget_set_size_request (self->check, 22, -1);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (checked_cb), self);
  return self->check;
}

gboolean
lw_row_widget_toggle (LwRowWidget *self)
{
  g_return_val_if_fail (LW_IS_ROW_WIDGET (self), FALSE);

  return self->check != NULL && gtk_widget_activate (self->check);
}

/* ---- what is said about it ---- */

static void
append_fixed (GtkWidget  *box,
              GtkWidget  *label,
              int         width)
{
  gtk_widget_set_hexpand (label, FALSE);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_box_append (GTK_BOX (box), label);
}

static char *
notes_text (LwRowItem *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->notes->len; i++)
    {
      g_autofree char *one = lw_import_note_text (g_ptr_array_index (item->notes, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "  ·  " : "", one);
    }
  return g_string_free (text, FALSE);
}

/* What it writes, where there is something to say. */
static char *
changes_text (LwRowItem *item)
{
  const char *village = item->row != NULL ? item->row->village : NULL;

  if (item->row == NULL || item->row->left_out || item->sort == LW_ROW_SORT_REFUSED)
    return g_strdup ("");
  if (item->sort == LW_ROW_SORT_UNCHANGED)
    return g_strdup (_("as in the ledger"));
  return lw_change_list_dup_row_text (item->row->changes,
                                      village != NULL && strstr (village, "社区") != NULL
                                          ? LW_VILLAGE_KIND_COMMUNITY
                                          : LW_VILLAGE_KIND_VILLAGE);
}

/* What is wrong with the row, then what it does. */
static void
append_texts (GtkWidget *box,
              LwRowItem *item)
{
  g_autofree char *why = notes_text (item);
  g_autofree char *does = changes_text (item);
  GtkWidget *label = lw_ui_label_fill (why, "lw-small");

  if (*why != '\0')
    {
      lw_ui_add_css (label, item->sort == LW_ROW_SORT_REFUSED    ? "lw-fg-not-met"
                            : item->sort == LW_ROW_SORT_DOUBTFUL ? "lw-fg-at-risk"
                                                          : NULL);
      gtk_widget_set_hexpand (label, *does == '\0');
      /* The doubt is read before what is written. */
      gtk_label_set_width_chars (GTK_LABEL (label), MIN ((int) g_utf8_strlen (why, -1), LEGIBLE));
      gtk_box_append (GTK_BOX (box), label);
    }
  else
    g_object_unref (g_object_ref_sink (label));
  if (*does != '\0' || *why == '\0')
    gtk_box_append (GTK_BOX (box), lw_ui_label_fill (does, "lw-dim lw-small"));
}

void
lw_row_widget_fill_head (GtkWidget *box,
                         gboolean   of_people)
{
  GtkWidget *number = lw_ui_label (_("Row"), "lw-dim lw-small");
  GtkWidget *what = lw_ui_label (_("Does"), "lw-dim lw-small");

  lw_ui_clear (box);
  append_fixed (box, number, 4);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_margin_start (number, 34);
  gtk_widget_set_size_request (what, 54, -1);
  gtk_label_set_xalign (GTK_LABEL (what), 0.5f);
  gtk_box_append (GTK_BOX (box), what);
  if (of_people)
    append_fixed (box, lw_ui_label (C_("column", "Name"), "lw-dim lw-heading"), 8);
  append_fixed (box, lw_ui_label (C_("column", "Village"), "lw-dim lw-small"), 10);
  gtk_box_append (GTK_BOX (box),
                  lw_ui_label_fill (_("Why, and what is written (old → new)"), "lw-dim lw-small"));
}

static void
append_tag (GtkWidget *box,
            LwRowSort  sort)
{
  GtkWidget *tag = lw_ui_tag (lw_row_sort_caption (sort), lw_row_sort_css (sort));

  gtk_widget_set_size_request (tag, 54, -1);
  gtk_label_set_xalign (GTK_LABEL (tag), 0.5f);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tag);
}

/* ---- which village is meant ---- */

static gboolean
is_about_village (const LwCellNote *note)
{
  return *note->text != '\0'
         && (g_str_equal (note->reason, "unknown-village")
             || g_str_equal (note->reason, "ambiguous-village"));
}

static void
answered_cb (LwRowWidget *self,
             const char  *text,
             const char  *village)
{
  g_signal_emit (self, signals[SIGNAL_VILLAGE], 0, text, village);
}

static void
append_question (LwRowWidget *self,
                 GtkWidget   *box,
                 GPtrArray   *villages)
{
  for (guint i = 0; i < self->item->notes->len && villages->len > 0; i++)
    {
      const LwCellNote *note = g_ptr_array_index (self->item->notes, i);
      GtkWidget *question;

      if (!is_about_village (note))
        continue;
      question = lw_village_question_new (note->text, villages);
      g_signal_connect_swapped (question, "answered", G_CALLBACK (answered_cb), self);
      gtk_box_append (GTK_BOX (box), question);
      return;
    }
}

/* ---- the widget ---- */

static void
fill (LwRowWidget *self,
      gboolean     of_people,
      GPtrArray   *villages)
{
  LwRowItem *item = self->item;
  GtkWidget *box = lw_ui_box (8);
  g_autofree char *text = lw_row_item_dup_place (item);
  GtkWidget *number = lw_ui_label (text, "lw-dim lw-small");

  gtk_box_append (GTK_BOX (box), row_check (self));
  append_fixed (box, number, 4);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  append_tag (box, item->sort);
  /* The rows of villages are about no person; a person whose name is missing has a place for it. */
  if (item->row != NULL && of_people)
    append_fixed (box, lw_ui_label_fill (item->row->name, "lw-heading"), 8);
  if (item->row != NULL)
    append_fixed (box, lw_ui_label_fill (item->row->village, "lw-small"), 10);
  append_texts (box, item);
  append_question (self, box, villages);
  adw_bin_set_child (ADW_BIN (self), box);
}

LwRowItem *
lw_row_widget_get_item (LwRowWidget *self)
{
  g_return_val_if_fail (LW_IS_ROW_WIDGET (self), NULL);

  return self->item;
}

const char *
lw_row_widget_get_key (LwRowWidget *self)
{
  g_return_val_if_fail (LW_IS_ROW_WIDGET (self), NULL);

  return self->key;
}

static void
lw_row_widget_finalize (GObject *object)
{
  LwRowWidget *self = LW_ROW_WIDGET (object);

  g_clear_object (&self->item);
  g_free (self->key);
  G_OBJECT_CLASS (lw_row_widget_parent_class)->finalize (object);
}

static void
lw_row_widget_class_init (LwRowWidgetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_row_widget_finalize;
  signals[SIGNAL_LEFT_OUT] = g_signal_new ("left-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_VILLAGE] = g_signal_new ("village", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
lw_row_widget_init (LwRowWidget *self)
{
}

GtkWidget *
lw_row_widget_new (LwRowItem *item,
                   gboolean   of_people,
                   GPtrArray *villages)
{
  LwRowWidget *self = g_object_new (LW_TYPE_ROW_WIDGET, NULL);

  self->item = g_object_ref (item);
  self->key = lw_row_item_dup_key (item);
  fill (self, of_people, villages);
  return GTK_WIDGET (self);
}
