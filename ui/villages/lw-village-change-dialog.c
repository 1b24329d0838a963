/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-change-dialog.h"

#include "lw-date.h"
#include "lw-names.h"
#include "lw-roster.h"
#include "lw-ui.h"
#include "lw-village-change.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LwSession *session;
  LwVillagePlan *plan;
  GPtrArray *villages; /* LwVillage that there are */
  GPtrArray *shown;    /* LwVillage of the combo "goes on as", borrowed */
  LwKey first;         /* from whose page */
  gboolean filling;

  /* borrowed */
  GtkWindow *window;
  GtkWidget *stack;
  GtkWidget *back;
  GtkWidget *next;
  GtkWidget *form;     /* of the second step, made anew for each kind */
  GtkWidget *village_row;
  GtkWidget *into_row;
  GtkWidget *name_row;
  GtkWidget *code_row;
  GtkWidget *date_row;
  GtkWidget *document_row;
  GtkWidget *people;
  GtkWidget *problem;
  GtkWidget *preview;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->session);
  g_clear_pointer (&form->plan, lw_village_plan_free);
  g_clear_pointer (&form->villages, g_ptr_array_unref);
  g_clear_pointer (&form->shown, g_ptr_array_unref);
  g_free (form);
}

static LwLedger *
reader_of (Form *form)
{
  return lw_session_get_reader (form->session);
}

static char *
text_of (GtkWidget *row)
{
  return row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;
}

static LwKey
village_at (Form *form,
            guint i)
{
  return i < form->villages->len ? ((LwVillage *) form->villages->pdata[i])->record.id : 0;
}

/* ---- what was answered ---- */

static void
take_texts (Form *form)
{
  g_autofree char *day = text_of (form->date_row);
  LwDate date = 0;

  g_free (form->plan->name);
  g_free (form->plan->code);
  g_free (form->plan->document);
  form->plan->name = text_of (form->name_row);
  form->plan->code = text_of (form->code_row);
  form->plan->document = text_of (form->document_row);
  form->plan->on = lw_date_parse (day, FALSE, &date) == LW_DATE_OK ? date : 0;
}

static void
check (Form *form)
{
  g_autofree char *problem = NULL;

  if (form->filling || form->date_row == NULL)
    return;
  take_texts (form);
  problem = lw_village_plan_problem (form->plan, reader_of (form));
  gtk_label_set_label (GTK_LABEL (form->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (form->problem, problem != NULL);
  gtk_widget_set_sensitive (form->next, problem == NULL);
}

/* ---- rows ---- */

static GtkWidget *
add_entry (Form       *form,
           GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check), form);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_combo (GtkWidget     *list,
           const char    *title,
           GtkStringList *names,
           guint          selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_check (GtkWidget  *list,
           const char *title,
           const char *subtitle,
           gboolean    active,
           LwKey       key,
           GCallback   callback,
           Form       *form)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_check_button_new ();
  LwKey *copy = g_new (LwKey, 1);

  *copy = key;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), active);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
  lw_ui_name (box, title);
  g_object_set_data_full (G_OBJECT (box), "key", copy, g_free);
  g_signal_connect_swapped (box, "toggled", callback, form);
  g_object_set_data (G_OBJECT (row), "check", box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
take_checked (GtkWidget *list,
              GArray    *keys)
{
  g_array_set_size (keys, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = g_object_get_data (G_OBJECT (row), "check");

      if (box != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (box)))
        g_array_append_val (keys, *(LwKey *) g_object_get_data (G_OBJECT (box), "key"));
    }
}

/* A list that may be long has a place of its own. */
static GtkWidget *
add_long_list (Form       *form,
               const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = lw_ui_list ();

  gtk_box_append (GTK_BOX (form->form), lw_ui_label (title, "lw-heading"));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 210);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (form->form), scroller);
  lw_ui_name (list, title);
  return list;
}

/* ---- a merger ---- */

static void
fill_into (Form *form)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  LwKey into = form->plan->into;
  guint selected = 0;

  g_ptr_array_set_size (form->shown, 0);
  gtk_string_list_append (names, _("a new village"));
  for (guint i = 0; i < form->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (form->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      for (guint k = 0; k < form->plan->villages->len; k++)
        if (g_array_index (form->plan->villages, LwKey, k) == village->record.id)
          {
            gtk_string_list_append (names, name);
            g_ptr_array_add (form->shown, village);
            if (village->record.id == into)
              selected = form->shown->len;
          }
    }
  form->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (form->into_row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (form->into_row), selected);
  form->filling = FALSE;
}

static void
take_merger (Form *form)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (form->into_row));
  gboolean is_new;

  form->plan->into = at > 0 && at <= form->shown->len ? ((LwVillage *) form->shown->pdata[at - 1])->record.id : 0;
  is_new = form->plan->into == 0;
  gtk_widget_set_visible (form->name_row, is_new);
  gtk_widget_set_visible (form->code_row, is_new);
  take_checked (form->people, form->plan->villages);
  for (guint i = form->plan->villages->len; i > 0 && !is_new; i--)
    if (g_array_index (form->plan->villages, LwKey, i - 1) == form->plan->into)
      g_array_remove_index (form->plan->villages, i - 1);
  check (form);
}

static void
into_cb (Form *form)
{
  if (!form->filling)
    take_merger (form);
}

static void
merged_cb (Form *form)
{
  take_checked (form->people, form->plan->villages);
  fill_into (form);
  take_merger (form);
}

static void
add_merger (Form *form)
{
  form->people = add_long_list (form, _("Which villages become one?"));
  for (guint i = 0; i < form->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (form->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      add_check (form->people, name, village->code, village->record.id == form->first, village->record.id,
                 G_CALLBACK (merged_cb), form);
    }
}

/* ---- a division, a new name ---- */

static void
add_person_rows (Form *form,
                 LwKey village)
{
  g_autoptr (LwRoster) roster = lw_roster_load (reader_of (form), NULL);
  LwDate on = lw_session_get_on (form->session);

  lw_ui_clear (form->people);
  for (guint i = 0; roster != NULL && i < roster->people->len; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (roster->people, i);
      const LwReserve *reserve = lw_roster_reserve (entry, on);
      g_autofree char *posts = lw_roster_posts_text (roster, entry, on);
      gboolean here = reserve != NULL && reserve->village == village;

      for (guint k = 0; k < entry->posts->len && !here; k++)
        {
          const LwPost *post = g_ptr_array_index (entry->posts, k);

          here = post->village == village && lw_date_holds (post->start, post->end, on);
        }
      if (here)
        add_check (form->people, entry->person->name, *posts != '\0' ? posts : _("in the pool"), FALSE,
                   entry->person->record.id, G_CALLBACK (check), form);
    }
  if (gtk_widget_get_first_child (form->people) == NULL)
    lw_ui_list_add (form->people, lw_ui_label (_("Nobody serves here or is in the pool"), "lw-dim"), FALSE);
}

static void
village_cb (Form *form)
{
  LwKey village = village_at (form, adw_combo_row_get_selected (ADW_COMBO_ROW (form->village_row)));

  g_array_set_size (form->plan->villages, 0);
  g_array_append_val (form->plan->villages, village);
  if (form->plan->kind == LW_VILLAGE_CHANGE_DIVIDED)
    add_person_rows (form, village);
  else
    {
      g_autoptr (LwVillage) record = lw_ledger_get (reader_of (form), &lw_village_table, village, NULL);

      form->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (form->name_row), record != NULL ? record->name : "");
      gtk_editable_set_text (GTK_EDITABLE (form->code_row), record != NULL ? record->code : "");
      form->filling = FALSE;
    }
  check (form);
}

static void
add_one_village (Form      *form,
                 GtkWidget *list)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < form->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (form->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      gtk_string_list_append (names, name);
      if (village->record.id == form->first)
        selected = i;
    }
  form->village_row = add_combo (list, _("Village"), names, selected);
}

/* ---- the second step ---- */

static void
fill_form (Form *form)
{
  gboolean merger = form->plan->kind == LW_VILLAGE_CHANGE_MERGED;
  g_autofree char *today = lw_date_to_iso (lw_session_get_on (form->session));
  GtkWidget *list = lw_ui_list ();

  lw_ui_clear (form->form);
  form->date_row = form->people = form->village_row = form->into_row = NULL;
  g_array_set_size (form->plan->villages, 0);
  g_array_set_size (form->plan->people, 0);
  form->plan->into = 0;
  if (merger)
    {
      g_autoptr (GtkStringList) none = gtk_string_list_new (NULL);

      add_merger (form);
      form->into_row = add_combo (list, _("Goes on as"), none, 0);
    }
  else
    add_one_village (form, list);
  form->name_row = add_entry (form, list, _("New name"), NULL);
  form->code_row = add_entry (form, list, _("New code (12 digits)"), NULL);
  form->document_row = add_entry (form, list, _("Document"), NULL);
  form->date_row = add_entry (form, list, _("First day on which it is in force"), today);
  gtk_box_append (GTK_BOX (form->form), list);
  if (form->plan->kind == LW_VILLAGE_CHANGE_DIVIDED)
    form->people = add_long_list (form, _("Who goes to the new village?"));
  if (merger)
    {
      g_signal_connect_swapped (form->into_row, "notify::selected", G_CALLBACK (into_cb), form);
      merged_cb (form);
      return;
    }
  g_signal_connect_swapped (form->village_row, "notify::selected", G_CALLBACK (village_cb), form);
  village_cb (form);
}

/* ---- the third step ---- */

static void
add_line (Form       *form,
          const char *icon,
          const char *css,
          const char *text)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *label = lw_ui_label_fill (text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), lw_ui_icon (icon, 16, css));
  gtk_box_append (GTK_BOX (box), label);
  lw_ui_list_add (form->preview, box, FALSE);
}

static void
add_moves (Form                 *form,
           const LwVillageMoves *moves)
{
  /* translators: numbers of people, posts and memberships of the pool */
  g_autofree char *people = g_strdup_printf (_("People: %1$u, with posts: %2$u and memberships of the pool: %3$u. Until the day they stand in the old village, from it on in the other."),
                                             moves->n_people, moves->n_posts, moves->n_reserves);

  add_line (form, "system-users-symbolic", NULL, people);
  if (moves->n_twice > 0)
    {
      g_autofree char *twice = g_strdup_printf (_("Held in both villages and kept once: %u"), moves->n_twice);
      add_line (form, "dialog-information-symbolic", NULL, twice);
    }
  if (moves->n_secretaries > 1 || moves->n_chairs > 1)
    {
      g_autofree char *heads = g_strdup_printf (_("Afterwards there are %1$u secretaries and %2$u chairs. End the posts of those who no longer serve."),
                                                moves->n_secretaries, moves->n_chairs);
      add_line (form, "dialog-warning-symbolic", "lw-fg-at-risk", heads);
    }
  if (moves->n_waivers > 0)
    {
      g_autofree char *waivers = g_strdup_printf (_("Waivers that stay behind and do not count for the other village: %u"), moves->n_waivers);
      add_line (form, "dialog-warning-symbolic", "lw-fg-at-risk", waivers);
    }
}

static void
add_rest (Form                 *form,
          const LwVillageMoves *moves)
{
  g_autofree char *day = lw_date_to_iso (form->plan->on);
  g_autofree char *text = NULL;

  switch (form->plan->kind)
    {
    case LW_VILLAGE_CHANGE_MERGED:
      text = g_strdup_printf (_("Recruits and figures of years: %u. On base dates from %s on they count for the other village."),
                              moves->n_recruits, day);
      add_line (form, "view-list-symbolic", NULL, text);
      add_line (form, "document-open-recent-symbolic", NULL,
                _("The old villages end on that day. Their pages and histories can still be opened, and on an earlier base date they count as they did."));
      break;
    case LW_VILLAGE_CHANGE_DIVIDED:
      add_line (form, "view-list-symbolic", NULL,
                _("The old village goes on. Recruits of earlier years stay with it; enter those of the new one on its page."));
      break;
    case LW_VILLAGE_CHANGE_RENAMED:
    default:
      add_line (form, "document-open-recent-symbolic", NULL,
                _("It stays the same village, with everything that it has. A roster that still uses the old name or code finds it."));
      break;
    }
  add_line (form, "edit-undo-symbolic", NULL, _("It is one action: one undo takes back all of it."));
}

static void
fill_preview (Form *form)
{
  LwVillageMoves moves = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  if (form->plan->kind == LW_VILLAGE_CHANGE_DIVIDED)
    take_checked (form->people, form->plan->people);
  label = lw_village_plan_label (form->plan, reader_of (form));
  day = lw_date_to_iso (form->plan->on);
  /* translators: what is done, from which day */
  title = g_strdup_printf (_("%1$s, from %2$s"), label, day);
  lw_ui_clear (form->preview);
  add_line (form, "emblem-default-symbolic", NULL, title);
  if (!lw_village_plan_look (form->plan, reader_of (form), &moves, NULL))
    return;
  if (form->plan->kind != LW_VILLAGE_CHANGE_RENAMED)
    add_moves (form, &moves);
  add_rest (form, &moves);
}

/* ---- steps ---- */

static gboolean
apply_func (LwLedger *writer,
            gpointer  data,
            GError  **error)
{
  return lw_village_plan_apply (data, writer, error);
}

static void
show_step (Form       *form,
           const char *step)
{
  gboolean kind = g_str_equal (step, "kind"), last = g_str_equal (step, "preview");

  gtk_stack_set_visible_child_name (GTK_STACK (form->stack), step);
  gtk_widget_set_visible (form->back, !kind);
  gtk_widget_set_visible (form->next, !kind);
  gtk_button_set_label (GTK_BUTTON (form->next), last ? _("_Carry Out") : _("_Continue"));
  gtk_button_set_use_underline (GTK_BUTTON (form->next), TRUE);
  if (!kind)
    gtk_window_set_default_widget (form->window, form->next);
}

static void
next_cb (Form *form)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (form->stack)), "form"))
    {
      check (form);
      fill_preview (form);
      show_step (form, "preview");
      gtk_widget_grab_focus (form->next);
    }
  else
    {
      g_autofree char *label = lw_village_plan_label (form->plan, reader_of (form));

      lw_session_edit (form->session, label, apply_func, lw_village_plan_copy (form->plan),
                       (GDestroyNotify) lw_village_plan_free);
      gtk_window_destroy (form->window);
    }
}

static void
back_cb (Form *form)
{
  gboolean last = g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (form->stack)), "preview");

  show_step (form, last ? "form" : "kind");
  gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (form->stack)), GTK_DIR_TAB_FORWARD);
}

static void
kind_cb (GtkListBox    *list,
         GtkListBoxRow *row,
         Form          *form)
{
  form->plan->kind = (LwVillageChangeKind) (gtk_list_box_row_get_index (row) + 1);
  fill_form (form);
  show_step (form, "form");
  gtk_widget_child_focus (form->form, GTK_DIR_TAB_FORWARD);
}

/* ---- the first step ---- */

static void
past_cb (GtkListBox    *list,
         GtkListBoxRow *row,
         Form          *form)
{
  const LwKey *village = g_object_get_data (G_OBJECT (row), "village");
  GtkWindow *parent = gtk_window_get_transient_for (form->window);

  if (village == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.village", "x", *village);
  gtk_window_destroy (form->window);
}

static void
add_past (Form      *form,
          GtkWidget *box)
{
  g_autoptr (GPtrArray) changes = lw_village_changes (reader_of (form), 0, NULL);
  GtkWidget *list;

  if (changes == NULL || changes->len == 0)
    return;
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("What there was until now"), "lw-heading"));
  list = lw_ui_list ();
  lw_ui_name (list, _("What there was until now"));
  g_signal_connect (list, "row-activated", G_CALLBACK (past_cb), form);
  for (guint i = 0; i < changes->len; i++)
    {
      const LwVillageChange *change = g_ptr_array_index (changes, i);
      g_autofree char *text = lw_village_change_text (change, change->village, reader_of (form));
      g_autofree char *name = lw_village_name_short (change->name != NULL ? change->name : "?");
      GtkWidget *row = adw_action_row_new ();
      LwKey *key = g_new (LwKey, 1);

      *key = change->village;
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_icon ("go-next-symbolic", 16, NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "village", key, g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (box), list);
}

static GtkWidget *
make_kinds (Form *form)
{
  static const struct
  {
    const char *title, *text;
  } kinds[] = {
    { N_ ("Merge"), N_ ("Several villages become one, a new one or one of them") },
    { N_ ("Divide"), N_ ("A new village comes out of one that goes on") },
    { N_ ("Rename"), N_ ("A village gets another name or code") },
  };
  GtkWidget *box = lw_ui_vbox (10), *list = lw_ui_list ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(kinds[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(kinds[i].text));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_icon ("go-next-symbolic", 16, NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  lw_ui_name (list, _("What happened?"));
  g_signal_connect (list, "row-activated", G_CALLBACK (kind_cb), form);
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("What happened?"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), list);
  add_past (form, box);
  return box;
}

static GtkWidget *
in_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  lw_ui_add_css (child, "lw-page-margin");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_second (Form *form)
{
  GtkWidget *box = lw_ui_vbox (0);

  form->form = lw_ui_vbox (10);
  form->problem = lw_ui_label_fill (NULL, "lw-note not-met");
  gtk_label_set_wrap (GTK_LABEL (form->problem), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (form->problem), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_start (form->problem, 12);
  gtk_widget_set_margin_end (form->problem, 12);
  gtk_widget_set_margin_bottom (form->problem, 12);
  gtk_box_append (GTK_BOX (box), in_scroller (form->form));
  gtk_box_append (GTK_BOX (box), form->problem);
  return box;
}

static GtkWidget *
make_bar (Form *form)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *title = adw_window_title_new (_("Village Changes"), NULL);

  form->back = gtk_button_new_with_mnemonic (_("_Back"));
  form->next = gtk_button_new_with_mnemonic (_("_Continue"));
  lw_ui_add_css (form->next, "suggested-action");
  g_signal_connect_swapped (form->back, "clicked", G_CALLBACK (back_cb), form);
  g_signal_connect_swapped (form->next, "clicked", G_CALLBACK (next_cb), form);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), form->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), form->next);
  return bar;
}

static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

void
lw_village_change_dialog_show (GtkWindow *parent,
                               LwSession *session,
                               LwKey      village)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *window = adw_window_new (), *box = lw_ui_vbox (0);

  form->session = g_object_ref (session);
  form->plan = lw_village_plan_new (LW_VILLAGE_CHANGE_MERGED);
  form->villages = lw_villages_list (reader_of (form), lw_session_get_on (session), NULL);
  if (form->villages == NULL)
    form->villages = g_ptr_array_new ();
  form->shown = g_ptr_array_new ();
  form->first = village;
  form->window = GTK_WINDOW (window);
  gtk_window_set_transient_for (form->window, parent);
  gtk_window_set_modal (form->window, TRUE);
  gtk_window_set_title (form->window, _("Village Changes"));
  gtk_window_set_default_size (form->window, 600, 640);
  gtk_box_append (GTK_BOX (box), make_bar (form));
  form->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (form->stack), in_scroller (make_kinds (form)), "kind");
  gtk_stack_add_named (GTK_STACK (form->stack), make_second (form), "form");
  form->preview = lw_ui_list ();
  lw_ui_name (form->preview, _("What would be done"));
  gtk_widget_set_valign (form->preview, GTK_ALIGN_START);
  gtk_stack_add_named (GTK_STACK (form->stack), in_scroller (form->preview), "preview");
  gtk_box_append (GTK_BOX (box), form->stack);
  adw_window_set_content (ADW_WINDOW (window), box);
  close_with_escape (window);
  g_object_set_data_full (G_OBJECT (window), "form", form, form_free);
  show_step (form, "kind");
  gtk_window_present (form->window);
}
