/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-filter-editor.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-names.h"
#include "lw-pinyin.h"
#include "lw-touched.h"
#include "lw-ui.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MOST_VILLAGES 200 /* rows at once; typing finds the others */

typedef struct
{
  LwPeopleFilter *filter;
  LwPeopleIndex *index; /* nullable */
  LwFilterChanged changed;
  gpointer user_data;
  GtkWidget *list; /* of villages */
  GtkWidget *told; /* of ages that nobody can have */
} Editor;

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_clear_pointer (&editor->index, lw_people_index_unref);
  g_free (editor);
}

static void
tell (Editor *editor)
{
  editor->changed (editor->user_data);
}

/* ---- sets of bits ---- */

static guint
bit_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "bit"));
}

static guint *
bits_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "bits");
}

static void
bit_toggled_cb (GtkCheckButton *check,
                Editor         *editor)
{
  if (gtk_check_button_get_active (check))
    *bits_of (check) |= bit_of (check);
  else
    *bits_of (check) &= ~bit_of (check);
  tell (editor);
}

static void
add_bit (GtkWidget  *box,
         Editor     *editor,
         guint      *bits,
         guint       bit,
         const char *caption)
{
  GtkWidget *check = gtk_check_button_new_with_label (caption);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), (*bits & bit) != 0);
  g_object_set_data (G_OBJECT (check), "bits", bits);
  g_object_set_data (G_OBJECT (check), "bit", GUINT_TO_POINTER (bit));
  g_signal_connect (check, "toggled", G_CALLBACK (bit_toggled_cb), editor);
  lw_access_offer_press (check);
  gtk_box_append (GTK_BOX (box), check);
}

/* A gboolean is a set of one bit. */
static void
add_switch (GtkWidget  *box,
            Editor     *editor,
            gboolean   *value,
            const char *caption)
{
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_bit (box, editor, (guint *) value, 1, caption);
}

static void
fill_bodies (GtkWidget *box,
             Editor    *editor)
{
  for (guint bit = 0; bit < 4; bit++)
    add_bit (box, editor, &editor->filter->bodies, 1u << bit,
             lw_people_body_caption ((LwPeopleBodies) (1 << bit)));
  add_switch (box, editor, &editor->filter->not_bodies, _("Only those who are in none of these"));
}

static void
fill_sexes (GtkWidget *box,
            Editor    *editor)
{
  guint *bits = &editor->filter->sexes;

  add_bit (box, editor, bits, 1u << LW_SEX_MALE, lw_sex_caption (LW_SEX_MALE));
  add_bit (box, editor, bits, 1u << LW_SEX_FEMALE, lw_sex_caption (LW_SEX_FEMALE));
  add_bit (box, editor, bits, 1u << LW_SEX_UNKNOWN, _("not known"));
}

static void
fill_political_statuses (GtkWidget *box,
                         Editor    *editor)
{
  static const LwPoliticalStatus statuses[]
      = { LW_POLITICAL_STATUS_MEMBER, LW_POLITICAL_STATUS_PROBATIONARY, LW_POLITICAL_STATUS_LEAGUE,
          LW_POLITICAL_STATUS_MASSES };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add_bit (box, editor, &editor->filter->political_statuses, 1u << statuses[i],
             lw_political_status_caption (statuses[i]));
  add_bit (box, editor, &editor->filter->political_statuses, 1, _("not known"));
}

static void
fill_pool (GtkWidget *box,
           Editor    *editor)
{
  for (guint bit = 0; bit < LW_PEOPLE_N_POOL; bit++)
    add_bit (box, editor, &editor->filter->pool, 1u << bit,
             lw_people_pool_caption ((LwPeoplePool) (1 << bit)));
}

static void
fill_doubts (GtkWidget *box,
             Editor    *editor)
{
  for (guint bit = 0; bit < LW_PEOPLE_N_DOUBTS; bit++)
    add_bit (box, editor, &editor->filter->doubts, 1u << bit,
             lw_people_doubt_caption ((LwPeopleDoubts) (1 << bit)));
}

/* ---- ages ---- */

static void
show_ages (Editor *editor)
{
  const LwPeopleFilter *filter = editor->filter;

  gtk_widget_set_visible (editor->told, filter->age_from >= 0 && filter->age_to >= 0
                                            && filter->age_from > filter->age_to);
}

static void
age_changed_cb (GtkSpinButton *spin,
                Editor        *editor)
{
  int *age = g_object_get_data (G_OBJECT (spin), "age");
  int value = gtk_spin_button_get_value_as_int (spin);
  gboolean open = value == (age == &editor->filter->age_from ? 0 : 120);

  *age = open ? -1 : value;
  show_ages (editor);
  tell (editor);
}

static void
add_age (GtkWidget  *box,
         Editor     *editor,
         int        *age,
         int         open,
         const char *caption)
{
  GtkWidget *row = lw_ui_box (8);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 120, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), *age >= 0 ? *age : open);
  g_object_set_data (G_OBJECT (spin), "age", age);
  lw_ui_name (spin, caption);
  g_signal_connect (spin, "value-changed", G_CALLBACK (age_changed_cb), editor);
  gtk_box_append (GTK_BOX (row), lw_ui_label_fill (caption, NULL));
  gtk_box_append (GTK_BOX (row), spin);
  gtk_box_append (GTK_BOX (box), row);
}

static void
fill_age (GtkWidget *box,
          Editor    *editor)
{
  add_age (box, editor, &editor->filter->age_from, 0, _("From (years, on the base date)"));
  add_age (box, editor, &editor->filter->age_to, 120, _("To (including)"));
  editor->told = lw_ui_label (_("The first age is above the second: nobody fits."), "lw-caption lw-fg-not-met");
  gtk_label_set_wrap (GTK_LABEL (editor->told), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (editor->told), 10);
  gtk_box_append (GTK_BOX (box), editor->told);
  show_ages (editor);
  add_switch (box, editor, &editor->filter->age_unsure, _("Also whose age is to be verified"));
}

/* ---- education ---- */

static const LwEducation levels[]
    = { LW_EDUCATION_SENIOR_SECONDARY, LW_EDUCATION_JUNIOR_COLLEGE, LW_EDUCATION_BACHELOR,
        LW_EDUCATION_MASTER, LW_EDUCATION_JUNIOR_HIGH };

static void
level_toggled_cb (GtkCheckButton *check,
                  Editor         *editor)
{
  if (!gtk_check_button_get_active (check))
    return;
  editor->filter->education = (int) bit_of (check);
  tell (editor);
}

static void
fill_education (GtkWidget *box,
                Editor    *editor)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *caption
          = g_strdup_printf (_("%s or more"), lw_education_caption (levels[i]));
      GtkWidget *check = gtk_check_button_new_with_label (caption);

      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), (GtkCheckButton *) first);
      first = first != NULL ? first : check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   editor->filter->education == (int) levels[i]);
      g_object_set_data (G_OBJECT (check), "bit", GUINT_TO_POINTER (levels[i]));
      g_signal_connect (check, "toggled", G_CALLBACK (level_toggled_cb), editor);
      lw_access_offer_press (check);
      gtk_box_append (GTK_BOX (box), check);
    }
  add_switch (box, editor, &editor->filter->education_unsure, _("Also whose education is not known"));
}

/* ---- sources ---- */

static void
source_changed_cb (GtkEditable *entry,
                   Editor      *editor)
{
  const char *text = gtk_editable_get_text (entry);

  g_free (editor->filter->source);
  editor->filter->source = *text != '\0' ? g_strdup (text) : NULL;
  tell (editor);
}

/* A source that is ticked stands among the words of the entry. */
static void
source_picked_cb (GtkCheckButton *check,
                  GtkEditable    *entry)
{
  g_auto (GStrv) old = lw_people_source_words (gtk_editable_get_text (entry));
  g_auto (GStrv) own = lw_people_source_words (gtk_check_button_get_label (check));
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) own, old[i]))
      g_strv_builder_add (words, old[i]);
  if (gtk_check_button_get_active (check))
    g_strv_builder_addv (words, (const char **) own);
  all = g_strv_builder_end (words);
  text = g_strjoinv (" ", all);
  gtk_editable_set_text (entry, text);
}

static gboolean
has_source (const LwPeopleFilter *filter,
            const char           *source)
{
  g_auto (GStrv) words = lw_people_source_words (filter->source != NULL ? filter->source : "");
  g_auto (GStrv) own = lw_people_source_words (source);

  for (guint i = 0; own[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) words, own[i]))
      return FALSE;
  return TRUE;
}

static void
fill_sources (GtkWidget *box,
              Editor    *editor)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autoptr (GPtrArray) sources
      = editor->index != NULL ? lw_people_index_sources (editor->index) : g_ptr_array_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry),
                         editor->filter->source != NULL ? editor->filter->source : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Words, one of which occurs"));
  lw_ui_name (entry, _("Source"));
  g_signal_connect (entry, "changed", G_CALLBACK (source_changed_cb), editor);
  gtk_box_append (GTK_BOX (box), entry);
  for (guint i = 0; i < MIN (sources->len, 10); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (sources->pdata[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   has_source (editor->filter, sources->pdata[i]));
      g_signal_connect (check, "toggled", G_CALLBACK (source_picked_cb), entry);
      lw_access_offer_press (check);
      gtk_box_append (GTK_BOX (box), check);
    }
}

/* ---- villages ---- */

static gboolean
village_matches (const LwVillage *village,
                 const char      *text)
{
  g_auto (GStrv) keys = NULL;
  g_autofree char *folded = g_utf8_strdown (text, -1);

  if (*text == '\0' || strstr (village->name, text) != NULL || g_str_has_prefix (village->code, text))
    return TRUE;
  keys = lw_pinyin_place_keys (village->name);
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], folded))
      return TRUE;
  return FALSE;
}

static void
village_toggled_cb (GtkCheckButton *check,
                    Editor         *editor)
{
  LwKey *key = g_object_get_data (G_OBJECT (check), "village");
  GArray *villages = editor->filter->villages;

  if (villages == NULL)
    villages = editor->filter->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  if (gtk_check_button_get_active (check))
    g_array_append_val (villages, *key);
  else
    for (guint i = villages->len; i > 0; i--)
      if (g_array_index (villages, LwKey, i - 1) == *key)
        g_array_remove_index (villages, i - 1);
  lw_key_array_sort (villages);
  tell (editor);
}

static void
add_village (Editor          *editor,
             const LwVillage *village)
{
  g_autofree char *name = lw_village_name_short (village->name);
  GtkWidget *check = gtk_check_button_new_with_label (name);
  const GArray *chosen = editor->filter->villages;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               chosen != NULL && lw_key_array_has (chosen, village->record.id));
  g_object_set_data_full (G_OBJECT (check), "village",
                          g_memdup2 (&village->record.id, sizeof (LwKey)), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (village_toggled_cb), editor);
  lw_access_offer_press (check);
  gtk_box_append (GTK_BOX (editor->list), check);
}

static void
fill_village_list (Editor     *editor,
                   const char *text)
{
  GPtrArray *villages = editor->index != NULL ? lw_people_index_get_villages (editor->index) : NULL;
  guint n = 0;

  lw_ui_clear (editor->list);
  for (guint i = 0; villages != NULL && i < villages->len && n < MOST_VILLAGES; i++)
    if (village_matches (villages->pdata[i], text))
      {
        add_village (editor, villages->pdata[i]);
        n++;
      }
  if (n == 0)
    gtk_box_append (GTK_BOX (editor->list), lw_ui_label (_("No such village"), "lw-dim"));
}

static void
village_search_cb (GtkEditable *entry,
                   Editor      *editor)
{
  fill_village_list (editor, gtk_editable_get_text (entry));
}

/* What is typed is found at once, not after the delay of the search field: Enter ticks the first. */
static void
village_entered_cb (GtkEditable *entry,
                    Editor      *editor)
{
  GtkWidget *first;

  village_search_cb (entry, editor);
  first = gtk_widget_get_first_child (editor->list);
  /* Never takes it out: Enter pressed twice asks for it all the same. */
  if (*gtk_editable_get_text (entry) != '\0' && GTK_IS_CHECK_BUTTON (first))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_editable_select_region (entry, 0, -1);
}

/* The search field takes Escape to itself. */
static void
village_stopped_cb (GtkWidget *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
fill_villages (GtkWidget *box,
               Editor    *editor)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_object_set (entry, "placeholder-text", _("Village name, pinyin, code"), NULL);
  g_signal_connect (entry, "search-changed", G_CALLBACK (village_search_cb), editor);
  g_signal_connect (entry, "activate", G_CALLBACK (village_entered_cb), editor);
  g_signal_connect (entry, "stop-search", G_CALLBACK (village_stopped_cb), NULL);
  editor->list = lw_ui_vbox (2);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), editor->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroller);
  fill_village_list (editor, "");
}

/* ---- one of them ---- */

static void
fill (GtkWidget         *box,
      Editor            *editor,
      LwPeopleCriterion  criterion)
{
  switch (criterion)
    {
    case LW_PEOPLE_BY_VILLAGE:
      fill_villages (box, editor);
      break;
    case LW_PEOPLE_BY_BODY:
      fill_bodies (box, editor);
      break;
    case LW_PEOPLE_BY_AGE:
      fill_age (box, editor);
      break;
    case LW_PEOPLE_BY_EDUCATION:
      fill_education (box, editor);
      break;
    case LW_PEOPLE_BY_SEX:
      fill_sexes (box, editor);
      break;
    case LW_PEOPLE_BY_POLITICAL_STATUS:
      fill_political_statuses (box, editor);
      break;
    case LW_PEOPLE_BY_RESERVE:
      fill_pool (box, editor);
      break;
    case LW_PEOPLE_BY_SOURCE:
      fill_sources (box, editor);
      break;
    case LW_PEOPLE_BY_DOUBT:
      fill_doubts (box, editor);
      break;
    case LW_PEOPLE_BY_TEXT:
    case LW_PEOPLE_N_CRITERIA:
    default:
      break;
    }
}

GtkWidget *
lw_filter_editor_new (LwPeopleFilter    *filter,
                      LwPeopleCriterion  criterion,
                      LwPeopleIndex     *index,
                      LwFilterChanged    changed,
                      gpointer           user_data)
{
  GtkWidget *box = lw_ui_vbox (6);
  Editor *editor = g_new0 (Editor, 1);

  editor->filter = filter;
  editor->index = index != NULL ? lw_people_index_ref (index) : NULL;
  editor->changed = changed;
  editor->user_data = user_data;
  g_object_set_data_full (G_OBJECT (box), "editor", editor, editor_free);
  gtk_box_append (GTK_BOX (box), lw_ui_label (lw_people_criterion_caption (criterion), "lw-group-title"));
  fill (box, editor, criterion);
  return box;
}
