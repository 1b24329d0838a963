/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-rows.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-kept.h"
#include "lw-pool.h"
#include "lw-record-dialog.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPersonRows
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *list;
  LwSession *session;
  const LwTable *table;
  LwPerson *person;
};

G_DEFINE_FINAL_TYPE (LwPersonRows, lw_person_rows, GTK_TYPE_WIDGET)

/* ---- what the tables differ in ---- */

static const char *const resume_fields[] = { "start", "end", "what", NULL };
static const char *const family_fields[]
    = { "relation", "name", "birth", "political_status", "work", NULL };
static const char *const award_fields[]
    = { "kind", "given", "what", "giver", "document", "until", NULL };

static const char *const measure_fields[]
    = { "kind", "what", "start", "due", "done", "result", NULL };
static const char *const review_fields[] = { "kind", "held", "about", "result", "handler", NULL };

typedef struct
{
  const LwTable *table;
  const char *const *fields;
  const char *title;
  const char *nothing;
} Kind;

static const Kind kinds[] = {
  { &lw_resume_table, resume_fields, N_ ("Résumé"),
    N_ ("Nothing is entered: from when to when, where and as what") },
  { &lw_family_table, family_fields, N_ ("Family"), N_ ("Nobody is entered") },
  { &lw_award_table, award_fields, N_ ("Awards and penalties"), N_ ("Nothing is entered") },
  { &lw_measure_table, measure_fields, N_ ("Measures"),
    N_ ("None yet: training, pairing, trial post, duty, education") },
  { &lw_review_table, review_fields, N_ ("Talks and reviews"),
    N_ ("None is recorded: a talk every half year, a review every year") },
};

static const Kind *
kind_of (const LwTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].table == table)
      return &kinds[i];
  g_assert_not_reached ();
}

static const char *
title_of (const LwTable *table)
{
  return _(kind_of (table)->title);
}

static char *
label_of (LwPersonRows *self)
{
  /* translators: name of a person, what is changed: résumé, family, awards */
  return g_strdup_printf (_("%s: %s"), self->person->name, title_of (self->table));
}

static LwDate
date_of (gconstpointer record)
{
  const LwTable *table = ((const LwRecord *) record)->table;

  return table == &lw_resume_table    ? ((const LwResume *) record)->start
         : table == &lw_award_table   ? ((const LwAward *) record)->given
         : table == &lw_measure_table ? ((const LwMeasureTaken *) record)->start
         : table == &lw_review_table  ? ((const LwReview *) record)->held
                                      : 0;
}

static int
by_date (gconstpointer a,
         gconstpointer b)
{
  const LwRecord *one = *(LwRecord *const *) a;
  const LwRecord *other = *(LwRecord *const *) b;
  LwDate first = date_of (one), second = date_of (other);

  return first != second ? (first < second ? -1 : 1) : (one->id < other->id ? -1 : 1);
}

/* Of what goes on the newest counts; a life is read from its beginning. */
static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  return by_date (b, a);
}

static GCompareFunc
order_of (const LwTable *table)
{
  return table == &lw_measure_table || table == &lw_review_table ? newest_first : by_date;
}

/* ---- rows ---- */

static const char *
fg_class (LwState state)
{
  return state == LW_STATE_MET       ? "lw-fg-met"
         : state == LW_STATE_AT_RISK ? "lw-fg-at-risk"
         : state == LW_STATE_NOT_MET ? "lw-fg-not-met"
                                     : "lw-fg-not-applicable";
}

static void
fill_resume (GtkWidget      *box,
             const LwResume *line)
{
  g_autofree char *from = lw_ui_date_iso (line->start);
  g_autofree char *to = line->end != 0 ? lw_ui_date_iso (line->end) : g_strdup (_("now"));
  g_autofree char *period = g_strdup_printf ("%s – %s", from, to);
  GtkWidget *what = lw_ui_label (line->what, "lw-small");

  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (box), lw_ui_label (period, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), what);
}

static void
fill_family (LwPersonRows   *self,
             GtkWidget      *box,
             const LwFamily *member)
{
  g_autofree char *age = lw_ui_age (member->birth, lw_session_get_on (self->session));
  g_autofree char *years = member->birth != 0 ? g_strdup_printf (_("aged %s"), age) : NULL;

  gtk_box_append (GTK_BOX (box), lw_ui_label (member->relation, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (member->name, "lw-heading lw-small"));
  if (years != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_label (years, "lw-small"));
  if (member->political_status != 0)
    gtk_box_append (GTK_BOX (box),
                    lw_ui_label (lw_political_status_caption (member->political_status), "lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (member->work, "lw-dim lw-small"));
}

static void
fill_award (LwPersonRows  *self,
            GtkWidget     *box,
            const LwAward *award)
{
  g_autofree char *given = lw_ui_date_iso (award->given);
  GtkWidget *what = lw_ui_label_fill (award->what, "lw-small");
  gboolean in_effect = award->kind == LW_AWARD_PENALTY && award->until != 0
                       && award->until >= lw_session_get_on (self->session);

  gtk_box_append (GTK_BOX (box), lw_ui_tag (lw_record_code_caption (&lw_award_table, "kind", award->kind),
                                            award->kind == LW_AWARD_PENALTY ? "not-met" : "met"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (given, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), what);
  if (in_effect)
    {
      g_autofree char *day = lw_ui_date_iso (award->until);
      g_autofree char *text = g_strdup_printf (_("in effect until %s"), day);
      gtk_box_append (GTK_BOX (box), lw_ui_tag (text, "at-risk"));
    }
  if (award->giver != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_label (award->giver, "lw-dim lw-small"));
}

static char *
measure_when (const LwMeasureTaken *measure)
{
  g_autofree char *day
      = lw_ui_date_iso (measure->done != 0 ? measure->done
                        : measure->due != 0 ? measure->due
                                            : measure->start);

  if (measure->done == 0 && measure->due == 0)
    /* translators: the day on which something began */
    return measure->start != 0 ? g_strdup_printf (_("since %s"), day) : g_strdup ("");
  return measure->done != 0 ? g_steal_pointer (&day) : g_strdup_printf (_("by %s"), day);
}

/* What lies behind is quiet, what is due has the sign of its state. */
static void
fill_measure (LwPersonRows         *self,
              GtkWidget            *box,
              const LwMeasureTaken *measure)
{
  LwDate on = lw_session_get_on (self->session);
  LwState state = measure->done != 0 ? LW_STATE_MET : lw_pool_due_state (measure->due, on);
  g_autofree char *when = measure_when (measure);
  g_autofree char *detail = measure->result != NULL ? g_strdup_printf ("%s · %s", when, measure->result)
                                                    : g_strdup (when);
  GtkWidget *words = lw_ui_vbox (0);
  GtkWidget *first = lw_ui_box (6);

  if (measure->done == 0 && state == LW_STATE_MET)
    state = LW_STATE_NOT_APPLICABLE; /* under way */
  gtk_widget_set_margin_top (words, 4);
  gtk_widget_set_margin_bottom (words, 4);
  gtk_box_append (GTK_BOX (first), lw_ui_label (lw_pool_measure_caption (measure->kind), "lw-small"));
  gtk_box_append (GTK_BOX (first), lw_ui_label_fill (measure->what, "lw-small"));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (detail, "lw-dim lw-caption"));
  gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (state), 14, NULL));
  lw_ui_add_css (gtk_widget_get_last_child (box), fg_class (state));
  gtk_box_append (GTK_BOX (box), words);
}

static void
fill_review (GtkWidget      *box,
             const LwReview *review)
{
  g_autofree char *held = lw_ui_date_iso (review->held);
  g_autofree char *about = review->about != 0 ? lw_date_to_iso (review->about) : NULL;
  g_autofree char *detail = review->handler != NULL ? g_strdup_printf ("%s · %s", held, review->handler)
                                                    : g_strdup (held);
  GtkWidget *words = lw_ui_vbox (0), *first = lw_ui_box (6);

  gtk_widget_set_margin_top (words, 4);
  gtk_widget_set_margin_bottom (words, 4);
  gtk_box_append (GTK_BOX (first), lw_ui_tag (lw_pool_review_caption (review->kind),
                                              review->kind == LW_REVIEW_YEARLY ? "unknown" : NULL));
  if (review->kind == LW_REVIEW_YEARLY && about != NULL)
    gtk_box_append (GTK_BOX (first), lw_ui_label (about, "lw-small"));
  gtk_box_append (GTK_BOX (first), lw_ui_label_fill (review->result, "lw-small"));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (detail, "lw-dim lw-caption"));
  gtk_box_append (GTK_BOX (box), words);
}

static GtkWindow *
window_of (LwPersonRows *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
edit (LwPersonRows *self,
      gpointer      record)
{
  g_autofree char *label = label_of (self);

  lw_record_dialog_edit (window_of (self), self->session, label, label, record,
                         kind_of (self->table)->fields);
}

static void
add_cb (LwPersonRows *self)
{
  LwRecord *record = lw_record_new (self->table);

  lw_record_set_int (record, lw_table_find_field (self->table, "person"), self->person->record.id);
  edit (self, record);
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              LwPersonRows  *self)
{
  gpointer record = g_object_get_data (G_OBJECT (row), "record");

  if (record != NULL && !lw_session_is_read_only (self->session))
    edit (self, lw_record_copy (record));
}

static void
remove_cb (GtkButton    *button,
           LwPersonRows *self)
{
  const LwRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *label = label_of (self);

  lw_session_delete (self->session, label, self->table, record->id);
}

static GtkWidget *
make_row (LwPersonRows *self,
          gpointer      record)
{
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *remove = lw_ui_icon_button ("list-remove-symbolic", _("Remove this line"),
                                         "flat lw-small-button lw-dim");
  GtkWidget *row;

  if (self->table == &lw_resume_table)
    fill_resume (box, record);
  else if (self->table == &lw_family_table)
    fill_family (self, box, record);
  else if (self->table == &lw_measure_table)
    fill_measure (self, box, record);
  else if (self->table == &lw_review_table)
    fill_review (box, record);
  else
    fill_award (self, box, record);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (remove, !lw_session_is_read_only (self->session));
  g_object_set_data_full (G_OBJECT (remove), "record", lw_record_copy (record), lw_record_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), remove);
  row = lw_ui_list_row (box, TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", lw_record_copy (record), lw_record_free);
  return row;
}

static void
add_row (LwPersonRows *self,
         LwKept       *kept,
         gpointer      record)
{
  g_autofree char *text = lw_record_to_text (record);
  g_autofree char *says = g_strdup_printf ("%d %s", lw_session_get_on (self->session), text);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_row (self, record), says);
}

void
lw_person_rows_show (LwPersonRows   *self,
                     const LwPerson *person)
{
  g_autoptr (GPtrArray) records = NULL;
  LwKept kept;

  g_return_if_fail (LW_IS_PERSON_ROWS (self));

  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  records = lw_ledger_list (lw_session_get_reader (self->session), self->table, "person",
                            person->record.id, NULL);
  if (records != NULL)
    g_ptr_array_sort (records, order_of (self->table));
  kept = lw_kept_begin (self->list);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_row (self, &kept, g_ptr_array_index (records, i));
  if (records == NULL || records->len == 0)
    lw_kept_put_words (&kept, _(kind_of (self->table)->nothing));
  lw_kept_end (&kept);
}

/* ---- the widget ---- */

static void
lw_person_rows_dispose (GObject *object)
{
  LwPersonRows *self = LW_PERSON_ROWS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_rows_parent_class)->dispose (object);
}

static void
lw_person_rows_class_init (LwPersonRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_person_rows_init (LwPersonRows *self)
{
}

GtkWidget *
lw_person_rows_new (LwSession     *session,
                    const LwTable *table)
{
  LwPersonRows *self = g_object_new (LW_TYPE_PERSON_ROWS, NULL);
  GtkWidget *head = lw_ui_box (8);
  GtkWidget *add = lw_ui_button ("list-add-symbolic", C_("line", "Add…"), "flat lw-small-button");

  self->session = g_object_ref (session);
  self->table = table;
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = lw_ui_list ();
  lw_ui_name (self->list, title_of (table));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_sensitive (add, !lw_session_is_read_only (session));
  lw_ui_name (add, title_of (table));
  gtk_box_append (GTK_BOX (head), lw_ui_label_fill (title_of (table), "lw-heading"));
  gtk_box_append (GTK_BOX (head), add);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  return GTK_WIDGET (self);
}
