/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-filter.h"

#include "lw-kept.h"
#include "lw-names.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many chips leave room for the cards; the rest comes when asked for. */
#define MAX_GAPS 5
/* More than these scroll, or a county would leave no room at all. */
#define MANY_GAPS 15
#define MANY_HEIGHT 132

struct _LwPoolFilter
{
  AdwBin parent_instance;

  GtkWidget *gaps;
  GtkWidget *bar;
  GtkWidget *villages;
  GtkWidget *sources;
  GtkWidget *mentors;
  GtkWidget *due;
  GArray *keys; /* LwKey, as in the list of villages, without the first line */
  GPtrArray *list; /* LwPoolGap, NULL before the first */
  guint n_gaps;    /* that have a chip */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPoolFilter, lw_pool_filter, ADW_TYPE_BIN)

static guint changed_signal;

static void mark_gaps (LwPoolFilter *self);

static void
changed_cb (LwPoolFilter *self)
{
  if (self->filling)
    return;
  mark_gaps (self);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- lists ---- */

/* NULL where all are meant, the first line. */
static const char *
chosen_text (GtkWidget *list)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (list));

  return item != NULL && gtk_drop_down_get_selected (GTK_DROP_DOWN (list)) > 0
             ? gtk_string_object_get_string (item)
             : NULL;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A list that is given its choices again is made anew in all its parts. */
static gboolean
has_choices (GtkWidget *list,
             GPtrArray *texts)
{
  GtkStringList *old = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (list)));

  if (g_list_model_get_n_items (G_LIST_MODEL (old)) != texts->len)
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (old, i), texts->pdata[i]))
      return FALSE;
  return TRUE;
}

/* @texts: without the NULL at the end. */
static void
set_choices (GtkWidget *list,
             GPtrArray *texts,
             guint      selected)
{
  if (!has_choices (list, texts))
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < texts->len; i++)
        gtk_string_list_append (names, texts->pdata[i]);
      gtk_drop_down_set_model (GTK_DROP_DOWN (list), G_LIST_MODEL (names));
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), selected);
}

/* What stays chosen is what was, as long as it is there. */
static void
fill_list (GtkWidget  *list,
           const char *all,
           GHashTable *texts)
{
  g_autofree char *old = g_strdup (chosen_text (list));
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (texts, NULL);
  guint n = g_hash_table_size (texts), selected = 0;

  g_ptr_array_add (choices, (gpointer) all);
  qsort (keys, n, sizeof *keys, compare_texts);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (choices, (gpointer) keys[i]);
      if (g_strcmp0 (old, keys[i]) == 0)
        selected = i + 1;
    }
  set_choices (list, choices, selected);
}

static void
add_sources (GHashTable       *texts,
             const LwPoolCard *card)
{
  g_auto (GStrv) sources = lw_pool_card_dup_sources (card);

  for (guint i = 0; sources[i] != NULL; i++)
    g_hash_table_add (texts, g_strdup (sources[i]));
}

/* A village that has nobody in the pool at all is in no list of cards: its gap shows an empty board. */
typedef struct
{
  LwKey key;
  const char *code; /* NULL: only of the gaps, at the end */
  const char *name;
} Choice;

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const Choice *one = a, *other = b;

  if (one->code == NULL || other->code == NULL)
    return (one->code == NULL) - (other->code == NULL);
  return strcmp (one->code, other->code);
}

static GArray *
list_villages (GPtrArray *cards,
               GPtrArray *gaps)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < cards->len; i++)
    {
      const LwVillage *village = ((LwPoolCard *) cards->pdata[i])->village;
      Choice choice = { village->record.id, village->code, village->name };

      if (g_hash_table_add (seen, (gpointer) &village->record.id))
        g_array_append_val (choices, choice);
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      const LwPoolGap *gap = g_ptr_array_index (gaps, i);
      Choice choice = { gap->village, NULL, gap->name };

      if (g_hash_table_add (seen, (gpointer) &gap->village))
        g_array_append_val (choices, choice);
    }
  g_array_sort (choices, compare_choices);
  return choices;
}

static void
fill_villages (LwPoolFilter *self,
               GPtrArray    *cards,
               GPtrArray    *gaps)
{
  LwKey old = lw_pool_filter_get_village (self);
  g_autoptr (GArray) choices = list_villages (cards, gaps);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_array_set_size (self->keys, 0);
  g_ptr_array_add (names, g_strdup (_("All villages")));
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      g_array_append_val (self->keys, choice->key);
      g_ptr_array_add (names, lw_village_name_short (choice->name));
      if (choice->key == old)
        selected = self->keys->len;
    }
  set_choices (self->villages, names, selected);
}

LwKey
lw_pool_filter_get_village (LwPoolFilter *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->villages));

  return i != GTK_INVALID_LIST_POSITION && i > 0 && i <= self->keys->len
             ? g_array_index (self->keys, LwKey, i - 1)
             : 0;
}

void
lw_pool_filter_set_village (LwPoolFilter *self,
                            LwKey         village)
{
  guint selected = 0;

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, LwKey, i) == village)
      selected = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->villages), selected);
}

/* ---- gaps ---- */

static void
gap_cb (GtkToggleButton *chip,
        LwPoolFilter    *self)
{
  const LwKey *village = g_object_get_data (G_OBJECT (chip), "village");

  if (self->filling)
    return;
  lw_pool_filter_set_village (self, gtk_toggle_button_get_active (chip) ? *village : 0);
  mark_gaps (self);
}

static void
mark_gaps (LwPoolFilter *self)
{
  LwKey village = lw_pool_filter_get_village (self);
  gboolean filling = self->filling;

  self->filling = TRUE;
  for (GtkWidget *chip = gtk_widget_get_first_child (self->gaps); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    {
      const LwKey *own = g_object_get_data (G_OBJECT (chip), "village");

      if (own != NULL)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), *own == village);
    }
  self->filling = filling;
}

static GtkWidget *
make_gap (LwPoolFilter    *self,
          const LwPoolGap *gap,
          const char      *text,
          const char      *spoken)
{
  GtkWidget *chip = gtk_toggle_button_new (), *box = lw_ui_box (5);
  g_autofree char *fg = g_strconcat ("lw-fg-", lw_state_css (gap->state), NULL);

  gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (gap->state), 13, fg));
  gtk_box_append (GTK_BOX (box), lw_ui_label (text, NULL));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  lw_ui_add_css (chip, "lw-chip");
  lw_ui_name (chip, spoken);
  g_object_set_data_full (G_OBJECT (chip), "village",
                          g_memdup2 (&gap->village, sizeof gap->village), g_free);
  g_signal_connect (chip, "toggled", G_CALLBACK (gap_cb), self);
  return chip;
}

static void
add_gap (LwPoolFilter    *self,
         LwKept          *kept,
         const LwPoolGap *gap)
{
  g_autofree char *text = g_strdup_printf ("%s %s", gap->name, gap->text);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", text, lw_state_caption (gap->state));
  g_autofree char *says = g_strdup_printf ("%" G_GINT64_FORMAT " %s", gap->village, spoken);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_gap (self, gap, text, spoken), says);
}

static void
scroll_gaps (LwPoolFilter *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_widget_get_parent (self->gaps);
  g_autoptr (GtkWidget) gaps = g_object_ref (self->gaps);

  gtk_box_remove (GTK_BOX (box), gaps);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MANY_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), gaps);
  gtk_box_prepend (GTK_BOX (box), scroller);
}

static void fill_gaps (LwPoolFilter *self);

static void
more_cb (GtkButton    *button,
         LwPoolFilter *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->gaps);

  self->n_gaps = G_MAXUINT;
  if (self->list->len > MANY_GAPS)
    scroll_gaps (self);
  fill_gaps (self);
  /* The button is gone; the keyboard goes on with the first of the new ones. */
  for (guint i = 0; i < MAX_GAPS + 1; i++)
    chip = gtk_widget_get_next_sibling (chip);
  gtk_widget_grab_focus (chip);
}

static GtkWidget *
make_more (LwPoolFilter *self,
           const char   *text)
{
  GtkWidget *button = lw_ui_button (NULL, text, "flat lw-chip");

  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), self);
  return button;
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *label = lw_ui_label (_("Still needed"), "lw-heading lw-small");

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* Chips that nobody asked for are not made. */
static void
fill_gaps (LwPoolFilter *self)
{
  /* A chip that only says that there is one more takes the room of that one. */
  guint n = self->list->len > self->n_gaps && self->list->len - self->n_gaps > 1 ? self->n_gaps
                                                                              : self->list->len;
  LwKept kept = lw_kept_begin (self->gaps);

  if (!lw_kept_same (&kept, "heading"))
    lw_kept_put (&kept, make_heading (), "heading");
  for (guint i = 0; i < n; i++)
    add_gap (self, &kept, g_ptr_array_index (self->list, i));
  if (n < self->list->len)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u village more", "%u villages more", self->list->len - n), self->list->len - n);

      if (!lw_kept_same (&kept, text))
        lw_kept_put (&kept, make_more (self, text), text);
    }
  lw_kept_end (&kept);
  mark_gaps (self);
  gtk_widget_set_visible (self->gaps, self->list->len > 0);
}

/* ---- public ---- */

void
lw_pool_filter_show (LwPoolFilter *self,
                     GPtrArray    *cards,
                     GPtrArray    *gaps)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) mentors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LwKey village = lw_pool_filter_get_village (self);
  g_autofree char *words = NULL;
  guint due = 0;

  self->filling = TRUE;
  for (guint i = 0; i < cards->len; i++)
    {
      const LwPoolCard *card = g_ptr_array_index (cards, i);

      add_sources (sources, card);
      if (lw_pool_card_mentor (card) != NULL)
        g_hash_table_add (mentors, g_strdup (lw_pool_card_mentor (card)));
      due += lw_pool_card_is_due (card);
    }
  fill_villages (self, cards, gaps);
  fill_list (self->sources, _("All sources"), sources);
  fill_list (self->mentors, _("All mentors"), mentors);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = g_ptr_array_ref (gaps);
  fill_gaps (self);
  lw_pool_filter_set_village (self, village);
  words = g_strdup_printf (_("Only due: %u"), due);
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->due)), words) != 0)
    gtk_button_set_label (GTK_BUTTON (self->due), words);
  self->filling = FALSE;
  mark_gaps (self);
}

gboolean
lw_pool_filter_lets (LwPoolFilter     *self,
                     const LwPoolCard *card)
{
  LwKey village = lw_pool_filter_get_village (self);
  const char *source = chosen_text (self->sources), *mentor = chosen_text (self->mentors);

  return (village == 0 || card->village->record.id == village)
         && (source == NULL || lw_pool_card_has_source (card, source))
         && (mentor == NULL || g_strcmp0 (lw_pool_card_mentor (card), mentor) == 0)
         && (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->due))
             || lw_pool_card_is_due (card));
}

void
lw_pool_filter_clear (LwPoolFilter *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->villages), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sources), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->mentors), 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->due), FALSE);
  self->filling = FALSE;
  changed_cb (self);
}

void
lw_pool_filter_show_due (LwPoolFilter *self)
{
  lw_pool_filter_clear (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->due), TRUE);
}

void
lw_pool_filter_append (LwPoolFilter *self,
                       GtkWidget    *widget)
{
  gtk_box_append (GTK_BOX (self->bar), widget);
}

/* ---- the widget ---- */

static void
lw_pool_filter_finalize (GObject *object)
{
  LwPoolFilter *self = LW_POOL_FILTER (object);

  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_pool_filter_parent_class)->finalize (object);
}

static void
lw_pool_filter_class_init (LwPoolFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_pool_filter_finalize;
  changed_signal = g_signal_new ("changed", LW_TYPE_POOL_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_list (LwPoolFilter *self,
           const char   *name,
           const char   *all)
{
  const char *const names[] = { all, NULL };
  GtkWidget *list = gtk_drop_down_new_from_strings (names);

  lw_ui_name (list, name);
  lw_ui_add_css (list, "lw-small-button");
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->bar), list);
  return list;
}

static void
lw_pool_filter_init (LwPoolFilter *self)
{
  GtkWidget *box = lw_ui_vbox (8), *space = lw_ui_box (0);

  self->n_gaps = MAX_GAPS;
  self->keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  self->gaps = lw_wrap_box_new (6);
  self->bar = lw_ui_box (8);
  lw_ui_add_css (box, "lw-toolbar");
  gtk_box_append (GTK_BOX (box), self->gaps);
  gtk_box_append (GTK_BOX (box), self->bar);
  self->filling = TRUE;
  self->villages = make_list (self, _("Village"), _("All villages"));
  self->sources = make_list (self, _("Source"), _("All sources"));
  self->mentors = make_list (self, _("Mentor"), _("All mentors"));
  self->due = gtk_toggle_button_new_with_label ("");
  lw_ui_add_css (self->due, "lw-chip");
  gtk_widget_set_valign (self->due, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->due, "toggled", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->bar), self->due);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->bar), space);
  adw_bin_set_child (ADW_BIN (self), box);
  self->filling = FALSE;
}

GtkWidget *
lw_pool_filter_new (void)
{
  return g_object_new (LW_TYPE_POOL_FILTER, NULL);
}
