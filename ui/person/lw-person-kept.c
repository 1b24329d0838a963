/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-kept.h"

#include "lw-kept.h"
#include "lw-life.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPersonKept
{
  AdwBin parent_instance;

  GtkWidget *list;
  LwSession *session;
  LwPerson *person;
};

G_DEFINE_FINAL_TYPE (LwPersonKept, lw_person_kept, ADW_TYPE_BIN)

/* What is in a cell of a résumé or of relatives can be lines of the person's file; into which text a
 * cell goes otherwise, only the user knows. */
static gboolean
take_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  const LwImported *cell = data;
  gboolean taken, changed;

  if (!lw_life_take (writer, cell->heading, cell->text, cell->person, TRUE, &taken, &changed, error))
    return FALSE;
  return !taken || lw_ledger_delete (writer, &lw_imported_table, cell->record.id, error);
}

/* The notes of the person end with the cell. */
static gboolean
note_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  const LwImported *cell = data;
  g_autoptr (LwPerson) person = lw_ledger_get (writer, &lw_person_table, cell->person, error);
  g_autofree char *line = g_strdup_printf ("%s：%s", cell->heading, cell->text);
  g_autofree char *notes = NULL;

  if (person == NULL)
    return FALSE;
  notes = person->notes != NULL ? g_strdup_printf ("%s；%s", person->notes, line) : g_strdup (line);
  lw_set_text (&person->notes, notes);
  return lw_ledger_update (writer, person, error)
         && lw_ledger_delete (writer, &lw_imported_table, cell->record.id, error);
}

static void
take_cb (GtkButton    *button,
         LwPersonKept *self)
{
  const LwImported *cell = g_object_get_data (G_OBJECT (button), "cell");
  gboolean life = lw_life_is_heading (cell->heading);
  /* translators: name of a person, heading of an imported cell */
  g_autofree char *label = g_strdup_printf (_("%s: “%s” taken over"), self->person->name, cell->heading);

  lw_session_edit (self->session, label, life ? take_func : note_func, lw_record_copy (cell), lw_record_free);
}

static GtkWidget *
make_cell (LwPersonKept     *self,
           const LwImported *cell)
{
  g_autoptr (GPtrArray) lines = lw_life_read (cell->heading, cell->text, cell->person);
  gboolean life = lw_life_is_heading (cell->heading);
  GtkWidget *box = lw_ui_box (8), *words = lw_ui_vbox (0);
  GtkWidget *take = lw_ui_button (NULL, life ? _("Take Over as Lines") : _("Into the Notes"), "flat lw-small-button");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", cell->heading, gtk_button_get_label (GTK_BUTTON (take)));
  GtkWidget *text = lw_ui_label_fill (cell->text, "lw-small");

  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (cell->heading, "lw-dim lw-caption"));
  gtk_widget_set_tooltip_text (text, cell->text);
  gtk_box_append (GTK_BOX (words), text);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), lw_ui_label (cell->source, "lw-dim lw-caption"));
  gtk_widget_set_valign (take, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (take, (!life || lines != NULL) && !lw_session_is_read_only (self->session));
  if (life && lines == NULL)
    gtk_widget_set_tooltip_text (take, _("Not every line has a beginning and an end that can be told"));
  lw_ui_name (take, spoken);
  g_object_set_data_full (G_OBJECT (take), "cell", lw_record_copy (cell), lw_record_free);
  g_signal_connect (take, "clicked", G_CALLBACK (take_cb), self);
  gtk_box_append (GTK_BOX (box), take);
  return lw_ui_list_row (box, FALSE);
}

void
lw_person_kept_show (LwPersonKept   *self,
                     const LwPerson *person)
{
  g_autoptr (GPtrArray) cells = NULL;
  LwKept kept;

  g_return_if_fail (LW_IS_PERSON_KEPT (self));

  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  cells = lw_ledger_list (lw_session_get_reader (self->session), &lw_imported_table, "person",
                          person->record.id, NULL);
  kept = lw_kept_begin (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), cells != NULL && cells->len > 0);
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      g_autofree char *says = lw_record_to_text (cells->pdata[i]);

      if (!lw_kept_same (&kept, says))
        lw_kept_put (&kept, make_cell (self, cells->pdata[i]), says);
    }
  lw_kept_end (&kept);
}

static void
lw_person_kept_dispose (GObject *object)
{
  LwPersonKept *self = LW_PERSON_KEPT (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_kept_parent_class)->dispose (object);
}

static void
lw_person_kept_class_init (LwPersonKeptClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_kept_dispose;
}

static void
lw_person_kept_init (LwPersonKept *self)
{
}

GtkWidget *
lw_person_kept_new (LwSession *session)
{
  LwPersonKept *self = g_object_new (LW_TYPE_PERSON_KEPT, NULL);
  GtkWidget *box = lw_ui_vbox (6);

  self->session = g_object_ref (session);
  self->list = lw_ui_list ();
  gtk_box_append (GTK_BOX (box),
                  lw_ui_label (_("Not understood in an import, kept as it was"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
