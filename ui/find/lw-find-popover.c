/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-find-popover.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-commands.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-pinyin.h"
#include "lw-search.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LwFindPopover
{
  GtkPopover parent_instance;

  LwSession *session;
  GtkWidget *entry;
  GtkWidget *list;
  GQueue recent; /* Recent, owned; kept in memory only, as it names people */
};

G_DEFINE_FINAL_TYPE (LwFindPopover, lw_find_popover, GTK_TYPE_POPOVER)

#define MAX_HITS 7 /* with heads and a way on they fit 768 lines */
#define MAX_COMMANDS 4
#define MAX_RECENT 6

typedef struct /* one of the two; none of them: the people are filtered by what was typed */
{
  const LwCommand *command;
  const LwTable *table;
  LwKey id;
} Recent;

static gboolean
is_filter (const Recent *what)
{
  return what->command == NULL && what->table == NULL;
}

/* 女 · 38 岁 · 柳林村 · 4103**********3528 */
static char *
describe_person (LwFindPopover *self,
                 const LwHit   *hit)
{
  g_autoptr (LwPerson) person = lw_ledger_get (lw_session_get_reader (self->session),
                                               &lw_person_table, hit->id, NULL);
  g_autofree char *age = NULL;
  g_autofree char *years = NULL;
  g_autofree char *masked = NULL;
  GString *text = g_string_new (NULL);

  if (person != NULL)
    {
      age = lw_ui_age (lw_person_birth (person), lw_session_get_on (self->session));
      years = g_strdup_printf (_("aged %s"), age);
      g_string_append_printf (
          text, "%s · %s", lw_sex_caption (lw_sex_effective (person->id_number, person->sex)),
          years);
      masked = person->id_number != NULL ? lw_id_number_mask (person->id_number) : NULL;
    }
  if (hit->detail != NULL && *hit->detail != '\0')
    g_string_append_printf (text, " · %s", hit->detail);
  if (masked != NULL)
    g_string_append_printf (text, " · %s", masked);
  return g_string_free (text, FALSE);
}

static GtkWidget *
sign_of_hit (LwFindPopover *self,
             const LwHit   *hit)
{
  LwVillageResult *result;
  LwState state;
  g_autofree char *class = NULL;

  if (hit->table != &lw_village_table)
    {
      GtkWidget *avatar = adw_avatar_new (26, hit->name, TRUE);
      return avatar;
    }
  result = lw_session_find_result (self->session, hit->id);
  state = result != NULL ? lw_readiness_state (result->readiness) : LW_STATE_NOT_APPLICABLE;
  class = g_strconcat ("lw-fg-", lw_state_css (state), NULL);
  return lw_ui_icon (lw_state_icon_name (state), 16, class);
}

/* ---- rows, in groups ---- */

static const char *
group_of (LwFindPopover *self,
          const Recent  *what)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return _("Opened before");
  if (what->command != NULL)
    return _("Pages and commands");
  return what->table == &lw_village_table ? _("Villages") : _("People");
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "group");
  const char *other = before != NULL ? g_object_get_data (G_OBJECT (before), "group") : NULL;
  GtkWidget *label;

  if (g_strcmp0 (group, other) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = lw_ui_label (group, "lw-group-title");
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_top (label, 4);
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
add_row (LwFindPopover *self,
         GtkWidget     *box,
         const char    *name,
         const Recent  *what)
{
  GtkWidget *row = lw_ui_list_add (self->list, box, TRUE);
  Recent *copy = g_new (Recent, 1);

  *copy = *what;
  g_object_set_data (G_OBJECT (row), "group", (gpointer) group_of (self, what));
  g_object_set_data_full (G_OBJECT (row), "hit", copy, g_free);
  lw_ui_name (row, name);
  return row;
}

static void
add_command (LwFindPopover   *self,
             const LwCommand *command)
{
  GtkWidget *box = lw_ui_box (12);
  GtkWidget *words = lw_ui_vbox (0);
  const char *caption = lw_command_caption (command);
  g_autofree char *key = lw_command_dup_key (command);
  g_autofree char *name = key != NULL ? g_strdup_printf ("%s, %s", caption, key) : g_strdup (caption);
  Recent what = { .command = command };

  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (caption, "lw-heading"));
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (command->page ? _("Page") : _("Command"), "lw-dim lw-caption"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), lw_ui_icon (command->icon, 16, NULL));
  gtk_box_append (GTK_BOX (box), words);
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_label (key, "lw-dim lw-caption"));
  add_row (self, box, name, &what);
}

/* How many characters from the beginning of @name the initials @text stand for; 0: none. */
static glong
count_initials (const char *name,
                const char *text)
{
  g_auto (GStrv) keys = lw_pinyin_name_keys (name);
  g_autofree char *folded = g_ascii_strdown (text, -1);
  glong n = g_utf8_strlen (name, -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if ((glong) strlen (keys[i]) == n && g_str_has_prefix (keys[i], folded))
      return (glong) strlen (folded);
  return 0;
}

/* The part of the name that was typed, in its own characters or by its initials. */
static void
mark_match (LwFindPopover *self,
            GtkWidget     *label,
            const char    *name)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *found = *text != '\0' ? strstr (name, text) : NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
  glong n = found != NULL || *text == '\0' ? 0 : count_initials (name, text);

  underline->start_index = found != NULL ? (guint) (found - name) : 0;
  underline->end_index = found != NULL ? underline->start_index + (guint) strlen (text)
                                       : (guint) (g_utf8_offset_to_pointer (name, n) - name);
  pango_attr_list_insert (attributes, underline);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* 不符合 1 条，临界 2 条; NULL: nothing is wrong. */
static char *
describe_states (LwFindPopover *self,
                 LwKey          village)
{
  static const LwState told[] = { LW_STATE_NOT_MET, LW_STATE_UNKNOWN, LW_STATE_AT_RISK };
  const LwVillageResult *result = lw_session_find_result (self->session, village);
  guint counts[LW_N_STATES] = { 0 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; result != NULL && i < result->results->len; i++)
    {
      const LwResult *one = g_ptr_array_index (result->results, i);

      if (lw_rule_get_level (one->rule) != LW_LEVEL_ADVICE)
        counts[one->state]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (counts[told[i]] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? _(", ") : "",
                              lw_state_caption (told[i]), counts[told[i]]);
  if (text->len == 0 && result != NULL && result->readiness != LW_READINESS_NONE)
    g_string_append (text, lw_readiness_caption (result->readiness));
  return g_string_free (text, text->len == 0);
}

/* A village that has ended says so. */
static char *
describe_village (LwFindPopover *self,
                  const LwHit   *hit)
{
  LwLedger *reader = lw_session_get_reader (self->session);
  g_autoptr (LwVillage) village = lw_ledger_get (reader, &lw_village_table, hit->id, NULL);
  g_autoptr (LwVillage) heir = NULL;
  g_autofree char *day = NULL, *into = NULL, *states = NULL;

  if (village == NULL || village->ended == 0)
    {
      states = describe_states (self, hit->id);
      return states != NULL ? g_strdup_printf ("%s · %s", hit->detail, states) : g_strdup (hit->detail);
    }
  heir = lw_ledger_get (reader, &lw_village_table, village->successor, NULL);
  day = lw_ui_date_iso (village->ended);
  into = lw_village_name_short (heir != NULL ? heir->name : "?");
  /* translators: code, day, village */
  return g_strdup_printf (_("%1$s · merged into %3$s on %2$s"), village->code, day, into);
}

static void
add_hit (LwFindPopover *self,
         const LwHit   *hit)
{
  gboolean village = hit->table == &lw_village_table;
  GtkWidget *box = lw_ui_box (12);
  GtkWidget *words = lw_ui_vbox (0);
  g_autofree char *detail = village ? describe_village (self, hit) : describe_person (self, hit);
  Recent what = { .table = hit->table, .id = hit->id };

  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (hit->name, "lw-heading"));
  mark_match (self, gtk_widget_get_last_child (words), hit->name);
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (detail, "lw-dim lw-caption"));
  gtk_box_append (GTK_BOX (box), sign_of_hit (self, hit));
  gtk_box_append (GTK_BOX (box), words);
  add_row (self, box, hit->name, &what);
}

/* ---- what was opened from here before ---- */

static gboolean
same (const Recent *a,
      const Recent *b)
{
  return a->command == b->command && a->table == b->table && a->id == b->id;
}

static void
remember (LwFindPopover *self,
          const Recent  *what)
{
  Recent *copy = g_new (Recent, 1);

  *copy = *what;
  for (GList *l = self->recent.head; l != NULL; l = l->next)
    if (same (l->data, what))
      {
        g_free (l->data);
        g_queue_delete_link (&self->recent, l);
        break;
      }
  g_queue_push_head (&self->recent, copy);
  if (g_queue_get_length (&self->recent) > MAX_RECENT)
    g_free (g_queue_pop_tail (&self->recent));
}

static void
add_recent_record (LwFindPopover *self,
                   const Recent  *recent)
{
  LwHit hit = { .table = recent->table, .id = recent->id };
  LwRecord *record = lw_ledger_get (lw_session_get_reader (self->session), recent->table, recent->id, NULL);

  if (record == NULL)
    return;
  if (recent->table == &lw_village_table)
    {
      hit.name = ((LwVillage *) record)->name;
      hit.detail = ((LwVillage *) record)->code;
    }
  else
    hit.name = ((LwPerson *) record)->name;
  add_hit (self, &hit);
  lw_record_free (record);
}

static void
show_recent (LwFindPopover *self)
{
  for (GList *l = self->recent.head; l != NULL; l = l->next)
    {
      const Recent *recent = l->data;

      if (recent->command != NULL)
        add_command (self, recent->command);
      else
        add_recent_record (self, recent);
    }
}

static int
place_of_hit (LwFindPopover *self,
              const LwHit   *hit)
{
  int place = 0;

  for (GList *l = self->recent.head; l != NULL; l = l->next, place++)
    if (((Recent *) l->data)->table == hit->table && ((Recent *) l->data)->id == hit->id)
      return place;
  return MAX_RECENT;
}

static int
recent_first (gconstpointer a,
              gconstpointer b,
              gpointer      self)
{
  const LwHit *one = *(LwHit *const *) a, *other = *(LwHit *const *) b;

  if (one->table != other->table)
    return one->table == &lw_village_table ? -1 : 1;
  return place_of_hit (self, one) - place_of_hit (self, other);
}

/* A way from here to the table of all who fit. */
static void
add_filter (LwFindPopover *self,
            const char    *text)
{
  GtkWidget *box = lw_ui_box (12);
  /* translators: what was typed */
  g_autofree char *caption = g_strdup_printf (_("Filter the people by “%s”"), text);
  Recent what = { NULL, NULL, 0 };

  gtk_box_append (GTK_BOX (box), lw_ui_icon ("system-users-symbolic", 16, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (caption, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Ctrl+Enter"), "lw-dim lw-caption"));
  add_row (self, box, caption, &what);
}

static void
search_cb (LwFindPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LwLedger *reader = lw_session_get_reader (self->session);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n_commands;

  /* The entry tells late what was typed: the ledger may be locked since. */
  if (reader == NULL)
    return;
  hits = lw_search (reader, text, MAX_HITS, NULL);
  found = lw_commands_find (GTK_WIDGET (self), text);
  n_commands = MIN (found->len, MAX_COMMANDS);
  lw_ui_clear (self->list);
  if (*text == '\0')
    show_recent (self);
  if (hits != NULL)
    g_ptr_array_sort_with_data (hits, recent_first, self);
  /* “tian” is 田 before it is 添加人员: who is looked for comes first, and a long list leaves room for commands. */
  for (guint i = 0; hits != NULL && i < MIN (hits->len, MAX_HITS - n_commands); i++)
    add_hit (self, g_ptr_array_index (hits, i));
  for (guint i = 0; i < n_commands; i++)
    add_command (self, g_ptr_array_index (found, i));
  if (*text != '\0' && n_commands == 0 && (hits == NULL || hits->len == 0))
    lw_ui_list_add (self->list, lw_ui_label (_("Nobody and nothing found"), "lw-dim"), FALSE);
  if (hits != NULL && hits->len > 0 && g_utf8_validate (text, -1, NULL))
    add_filter (self, text);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
filter_people (LwFindPopover *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*text == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.filter-people", "s", text);
}

static void
open_row (LwFindPopover *self,
          GtkListBoxRow *row)
{
  const Recent *hit = row != NULL ? g_object_get_data (G_OBJECT (row), "hit") : NULL;
  Recent what;

  if (hit == NULL)
    return;
  what = *hit;
  if (is_filter (&what))
    {
      filter_people (self);
      return;
    }
  remember (self, &what);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (what.command != NULL)
    lw_command_run (what.command, GTK_WIDGET (self));
  else
    gtk_widget_activate_action (GTK_WIDGET (self),
                                what.table == &lw_village_table ? "win.village" : "win.person", "x", what.id);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  LwFindPopover *self)
{
  open_row (self, row);
}

static void
activate_cb (LwFindPopover *self)
{
  open_row (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
move (LwFindPopover *self,
      int            by)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, index);

  if (next != NULL)
    gtk_list_box_select_row (list, next);
}

static gboolean
key_cb (LwFindPopover   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (modifiers & GDK_CONTROL_MASK))
    filter_people (self);
  else if (keyval == GDK_KEY_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up)
    move (self, -1);
  else
    return FALSE;
  return TRUE;
}

static void
shown_cb (LwFindPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_cb (self);
  gtk_widget_grab_focus (self->entry);
}

static void
lw_find_popover_dispose (GObject *object)
{
  LwFindPopover *self = LW_FIND_POPOVER (object);

  g_queue_clear_full (&self->recent, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_find_popover_parent_class)->dispose (object);
}

static void
lw_find_popover_class_init (LwFindPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_find_popover_dispose;
}

static void
lw_find_popover_init (LwFindPopover *self)
{
  GtkWidget *box = lw_ui_vbox (6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  lw_ui_add_css (box, "lw-popover");
  gtk_widget_set_size_request (box, 480, -1);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  lw_ui_name (self->entry, _("Find people, villages, pages and commands"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  self->list = gtk_list_box_new ();
  lw_access_make_one_stop (self->list);
  lw_ui_add_css (self->list, "navigation-sidebar lw-hits");
  lw_ui_name (self->list, _("What was found"));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, NULL, NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (shown_cb), NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box),
                  lw_ui_label (_("Name, pinyin, initials, either end of the ID number, phone; pages and commands"),
                               "lw-dim lw-caption"));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
lw_find_popover_new (LwSession *session)
{
  LwFindPopover *self = g_object_new (LW_TYPE_FIND_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
