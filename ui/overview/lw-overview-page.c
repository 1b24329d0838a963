/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-overview-page.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-explanation.h"
#include "lw-grid.h"
#include "lw-names.h"
#include "lw-share-bar.h"
#include "lw-state-icon.h"
#include "lw-todo-list.h"
#include "lw-touched.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwOverviewPage
{
  LwPage parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkWidget *ready;
  LwShareBar *share;
  GtkWidget *segments;
  GtkWidget *figures;
  GtkDropDown *kind;
  GtkDropDown *order;
  GtkWidget *only_open;
  LwGrid *grid;
  GtkWidget *legend;
  GtkRevealer *panel;
  GtkWidget *panel_box;

  LwExplanation *explanation; /* borrowed */
  LwTodoList *todo;           /* borrowed */
  guint sort_rule;            /* G_MAXUINT: by the drop-down */
  guint reserves, members;    /* as of this revision and base date */
  gint64 counted_revision;
  LwDate counted_on;
  int state_filter;           /* a state of readiness, or -1 */
};

G_DEFINE_FINAL_TYPE (LwOverviewPage, lw_overview_page, LW_TYPE_PAGE)

/* More changes at once than these are all counted again. */
#define FEW_CHANGES 400

typedef enum
{
  ORDER_CODE,
  ORDER_WORST,
} Order;

static LwSession *
session_of (LwOverviewPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

/* ---- which villages, in which order ---- */

static guint
badness_of_state (LwState state)
{
  static const guint badness[LW_N_STATES] = {
    [LW_STATE_NOT_MET] = 5, [LW_STATE_UNKNOWN] = 4, [LW_STATE_AT_RISK] = 3,
    [LW_STATE_WAIVED] = 2,  [LW_STATE_MET] = 1,     [LW_STATE_NOT_APPLICABLE] = 0,
  };

  return badness[state];
}

static gboolean
is_shown (LwOverviewPage        *self,
          const LwVillageResult *village)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  LwState state = lw_readiness_state (village->readiness);

  if (kind != 0 && kind != (guint) village->kind)
    return FALSE;
  if (self->state_filter >= 0 && (int) state != self->state_filter)
    return FALSE;
  return !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_open))
         || (village->readiness != LW_READINESS_READY && village->readiness != LW_READINESS_NONE);
}

static int
by_code (const LwVillageResult *a,
         const LwVillageResult *b)
{
  return g_strcmp0 (a->code, b->code);
}

static int
by_badness (gconstpointer one,
            gconstpointer other,
            gpointer      user_data)
{
  LwOverviewPage *self = user_data;
  const LwVillageResult *a = *(LwVillageResult *const *) one;
  const LwVillageResult *b = *(LwVillageResult *const *) other;
  guint x, y;

  if (self->sort_rule != G_MAXUINT)
    {
      const LwResult *ra = g_ptr_array_index (a->results, self->sort_rule);
      const LwResult *rb = g_ptr_array_index (b->results, self->sort_rule);
      x = badness_of_state (ra->state);
      y = badness_of_state (rb->state);
    }
  else if (gtk_drop_down_get_selected (self->order) == ORDER_WORST)
    {
      x = badness_of_state (lw_readiness_state (a->readiness));
      y = badness_of_state (lw_readiness_state (b->readiness));
    }
  else
    x = y = 0;
  return x != y ? (int) y - (int) x : by_code (a, b);
}

static void
fill_grid (LwOverviewPage *self)
{
  LwSession *session = session_of (self);
  GPtrArray *results = lw_session_get_results (session);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  if (results == NULL)
    return;
  for (guint i = 0; i < results->len; i++)
    if (is_shown (self, g_ptr_array_index (results, i)))
      g_ptr_array_add (shown, g_ptr_array_index (results, i));
  g_ptr_array_sort_with_data (shown, by_badness, self);
  lw_grid_set_results (self->grid, lw_session_get_check (session), shown);
}

/* ---- the summary ---- */

static void
segment_cb (GtkToggleButton *button,
            LwOverviewPage  *self)
{
  int state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "state"));

  self->state_filter = gtk_toggle_button_get_active (button) ? state : -1;
  for (GtkWidget *other = gtk_widget_get_first_child (self->segments); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      {
        g_signal_handlers_block_by_func (other, segment_cb, self);
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
        g_signal_handlers_unblock_by_func (other, segment_cb, self);
      }
  fill_grid (self);
}

static void
make_segments (LwOverviewPage *self)
{
  static const LwState states[]
      = { LW_STATE_MET, LW_STATE_AT_RISK, LW_STATE_UNKNOWN, LW_STATE_NOT_MET };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *box = lw_ui_box (5);
      g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (states[i]), NULL);

      gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (states[i]), 13, class));
      gtk_box_append (GTK_BOX (box), lw_ui_label (NULL, class));
      gtk_widget_set_halign (box, GTK_ALIGN_START);
      gtk_button_set_child (GTK_BUTTON (button), box);
      lw_ui_add_css (button, "flat lw-segment");
      g_object_set_data (G_OBJECT (button), "state", GINT_TO_POINTER (states[i]));
      g_signal_connect (button, "toggled", G_CALLBACK (segment_cb), self);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_box_append (GTK_BOX (self->segments), button);
    }
}

static void
fill_segments (LwOverviewPage *self,
               const guint     counts[LW_N_STATES])
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->segments); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      LwState state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "state"));
      GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));
      g_autofree char *text = g_strdup_printf ("%s %u", lw_state_caption (state), counts[state]);

      gtk_label_set_label (GTK_LABEL (label), text);
      lw_ui_name (button, text);
    }
}

static void
add_figure (LwOverviewPage *self,
            const char     *caption)
{
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *label = lw_ui_label_fill (caption, "lw-dim lw-caption");

  /* A small screen, large text and English: the caption goes on in a second line before the window
   * grows, Chinese after any character. */
  gtk_widget_set_hexpand (label, FALSE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_box_append (GTK_BOX (box), lw_ui_label (NULL, "title-4"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->figures), box);
}

/* And goes on to the next one. */
static void
set_figure (GtkWidget **box,
            guint       n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (*box)), text);
  *box = gtk_widget_get_next_sibling (*box);
}

static guint
count_serving (LwLedger *reader,
               LwDate    on)
{
  g_autoptr (GPtrArray) posts = lw_ledger_list (reader, &lw_post_table, NULL, 0, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      LwPost *post = g_ptr_array_index (posts, i);
      if (post->body != LW_BODY_SUPERVISION && lw_date_holds (post->start, post->end, on))
        g_hash_table_add (people, &post->person);
    }
  return g_hash_table_size (people);
}

static guint
count_reserves (LwLedger *reader,
                LwDate    on)
{
  g_autoptr (GPtrArray) reserves = lw_ledger_list (reader, &lw_reserve_table, NULL, 0, NULL);
  guint n = 0;

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (reserves, i);
      n += lw_date_holds (reserve->start, reserve->end, on);
    }
  return n;
}

/* ---- figures ---- */

/* Who is in a pool or serves is read from all memberships and posts, so not after an edit that touched
 * neither. */
static void
count_people (LwOverviewPage *self)
{
  LwLedger *reader = lw_session_get_reader (session_of (self));
  LwDate on = lw_session_get_on (session_of (self));
  g_autoptr (LwTouched) touched
      = self->counted_on == on
            ? lw_touched_since (reader, self->counted_revision, FEW_CHANGES, NULL)
            : NULL;

  if (touched == NULL || touched->all || touched->villages->len > 0)
    {
      self->reserves = count_reserves (reader, on);
      self->members = count_serving (reader, on);
    }
  self->counted_on = on;
  self->counted_revision = touched != NULL ? touched->revision : lw_ledger_get_revision (reader);
}

static void
fill_figures (LwOverviewPage *self)
{
  LwDate week = lw_date_add_days (lw_session_get_on (session_of (self)), 7);
  GtkWidget *box;

  count_people (self);
  if (gtk_widget_get_first_child (self->figures) == NULL)
    {
      add_figure (self, _("reserves"));
      add_figure (self, _("members"));
      add_figure (self, _("in 7 days"));
    }
  box = gtk_widget_get_first_child (self->figures);
  set_figure (&box, self->reserves);
  set_figure (&box, self->members);
  set_figure (&box, lw_todo_list_count_till (self->todo, week));
}

static void
fill_summary (LwOverviewPage *self)
{
  GPtrArray *results = lw_session_get_results (session_of (self));
  guint counts[LW_N_STATES] = { 0 };
  g_autofree char *ready = NULL;
  g_autofree char *all = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const LwVillageResult *village = g_ptr_array_index (results, i);
      counts[lw_readiness_state (village->readiness)]++;
    }
  ready = g_strdup_printf (ngettext ("%u ready", "%u ready", counts[LW_STATE_MET]),
                           counts[LW_STATE_MET]);
  all = g_strdup_printf (ngettext ("/ %u village", "/ %u villages", results->len), results->len);
  markup = g_markup_printf_escaped (
      "<span size='140%%' weight='800'>%s</span> <span alpha='70%%'>%s</span>", ready, all);
  gtk_label_set_markup (GTK_LABEL (self->ready), markup);
  lw_share_bar_set (self->share, counts);
  fill_segments (self, counts);
  lw_todo_list_refresh (self->todo);
  fill_figures (self);
  subtitle = g_strdup_printf (ngettext ("%u village", "%u villages", results->len), results->len);
  lw_page_set_title (LW_PAGE (self), _("Overview"), subtitle);
}

/* ---- callbacks ---- */

static void
cursor_moved_cb (LwOverviewPage *self)
{
  guint rule = 0;
  LwVillageResult *village = lw_grid_get_cursor (self->grid, &rule);

  lw_explanation_show (self->explanation, village, rule);
}

static void
opened_cb (LwOverviewPage *self)
{
  LwVillageResult *village = lw_grid_get_cursor (self->grid, NULL);

  if (village != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x", village->village);
}

static void
sort_cb (LwGrid         *grid,
         guint           rule,
         LwOverviewPage *self)
{
  self->sort_rule = self->sort_rule == rule ? G_MAXUINT : rule;
  fill_grid (self);
}

static void
filter_cb (LwOverviewPage *self)
{
  fill_grid (self);
}

static void
order_cb (LwOverviewPage *self)
{
  self->sort_rule = G_MAXUINT;
  fill_grid (self);
}

static void
close_panel_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  LwOverviewPage *self = LW_OVERVIEW_PAGE (widget);

  gtk_revealer_set_reveal_child (self->panel, !gtk_revealer_get_reveal_child (self->panel));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static gboolean
focus_offer (LwOverviewPage *self)
{
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* What can be done there is one button: Enter does it. */
static void
show_empty (LwOverviewPage *self)
{
  gboolean shown = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty");

  gtk_stack_set_visible_child_name (self->stack, "empty");
  if (!shown && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_offer (self);
}

static void
lw_overview_page_refresh (LwPage *page)
{
  LwOverviewPage *self = LW_OVERVIEW_PAGE (page);
  LwSession *session = lw_page_get_session (page);

  if (lw_session_get_results (session) == NULL)
    return;
  if (lw_ledger_count_up_to (lw_session_get_reader (session), &lw_person_table, 1, NULL) == 0)
    {
      show_empty (self);
      return;
    }
  fill_summary (self);
  fill_grid (self);
  cursor_moved_cb (self);
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "grid"))
    {
      gtk_stack_set_visible_child_name (self->stack, "grid");
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
    }
}

static gboolean
lw_overview_page_grab_focus (GtkWidget *widget)
{
  LwOverviewPage *self = LW_OVERVIEW_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty"))
    return focus_offer (self);
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "grid")
         && gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* ---- parts that are made in code ---- */

static void
rule_cb (LwOverviewPage *self,
         gint64          village,
         guint           rule)
{
  lw_grid_set_cursor (self->grid, village, rule);
}

static void
make_legend (LwOverviewPage *self)
{
  GtkWidget *note = lw_ui_label_fill (_("Framed columns are advice"),
                                      "lw-dim lw-caption");

  for (LwState state = 0; state < LW_N_STATES; state++)
    {
      GtkWidget *box = lw_ui_box (5);
      g_autofree char *class = g_strconcat ("lw-caption lw-fg-", lw_state_css (state), NULL);

      gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (state), 13, class));
      gtk_box_append (GTK_BOX (box), lw_ui_label (lw_state_caption (state), class));
      gtk_box_append (GTK_BOX (self->legend), box);
    }
  gtk_label_set_xalign (GTK_LABEL (note), 1);
  gtk_box_append (GTK_BOX (self->legend), note);
}

static void
make_panel (LwOverviewPage *self)
{
  LwSession *session = lw_page_get_session (LW_PAGE (self));

  self->explanation = LW_EXPLANATION (lw_explanation_new (session));
  gtk_widget_set_vexpand (GTK_WIDGET (self->explanation), TRUE);
  gtk_box_append (GTK_BOX (self->panel_box), GTK_WIDGET (self->explanation));
  self->todo = LW_TODO_LIST (lw_todo_list_new (session));
  g_signal_connect_swapped (self->todo, "rule", G_CALLBACK (rule_cb), self);
  g_signal_connect_swapped (self->todo, "changed", G_CALLBACK (fill_figures), self);
  gtk_box_append (GTK_BOX (self->panel_box), GTK_WIDGET (self->todo));
}

static void
lw_overview_page_constructed (GObject *object)
{
  LwOverviewPage *self = LW_OVERVIEW_PAGE (object);
  const char *const kinds[]
      = { _("All villages (communities)"), _("Villages only"), _("Communities only"), NULL };
  const char *const orders[] = { _("By code"), _("Worst first"), NULL };
  g_autoptr (GtkStringList) kind_list = gtk_string_list_new (kinds);
  g_autoptr (GtkStringList) order_list = gtk_string_list_new (orders);

  G_OBJECT_CLASS (lw_overview_page_parent_class)->constructed (object);
  make_segments (self);
  make_legend (self);
  make_panel (self);
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kind_list));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (order_list));
  lw_page_set_title (LW_PAGE (self), _("Overview"), NULL);
}

static void
lw_overview_page_dispose (GObject *object)
{
  /* The direct child is a bound one: GTK 4.8 would take it away twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (lw_overview_page_parent_class)->dispose (object);
}

static void
lw_overview_page_class_init (LwOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_overview_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_overview_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_overview_page_refresh;
  GTK_WIDGET_CLASS (klass)->grab_focus = lw_overview_page_grab_focus;
  g_type_ensure (LW_TYPE_GRID);
  g_type_ensure (LW_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/overview/lw-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, ready);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, share);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, segments);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, kind);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, order);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, only_open);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, grid);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, legend);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, panel);
  gtk_widget_class_bind_template_child (widget_class, LwOverviewPage, panel_box);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_install_action (widget_class, "page.close-panel", NULL, close_panel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.close-panel", NULL);
}

static void
lw_overview_page_init (LwOverviewPage *self)
{
  self->sort_rule = G_MAXUINT;
  self->state_filter = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_watch_stack (self->stack);
}
