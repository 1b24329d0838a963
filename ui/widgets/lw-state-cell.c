/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-state-cell.h"

#include "lw-names.h"
#include "lw-state-icon.h"
#include "lw-tooltip.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _LwStateCell
{
  GtkWidget parent_instance;

  LwState state;
  char *text;
  char *label; /* what it is called, and its tooltip */
  gboolean advice;
  GtkIconPaintable *icon;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (LwStateCell, lw_state_cell, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define GAP 3

static int
sign_size (LwStateCell *self)
{
  return self->text != NULL ? 11 : 13;
}

static PangoLayout *
ensure_layout (LwStateCell *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  return self->layout;
}

static void
ensure_icon (LwStateCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->icon == NULL)
    self->icon = gtk_icon_theme_lookup_icon (
        gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
        lw_state_icon_name (self->state), NULL, sign_size (self),
        gtk_widget_get_scale_factor (widget), GTK_TEXT_DIR_NONE, 0);
}

static void
lw_state_cell_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  LwStateCell *self = LW_STATE_CELL (widget);
  int width = 0, height = 0;

  if (self->text != NULL)
    pango_layout_get_pixel_size (ensure_layout (self), &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = sign_size (self) + (self->text != NULL ? GAP + width : 0);
  else
    *minimum = *natural = MIN (height, 18);
}

static void
snapshot_sign (LwStateCell *self,
               GtkSnapshot *snapshot,
               float        x,
               float        y)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  int size = sign_size (self);
  GdkRGBA color;

  ensure_icon (self);
  gtk_style_context_get_color (context, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, size,
                                            size, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
lw_state_cell_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  LwStateCell *self = LW_STATE_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = sign_size (self);
  int text_width = 0, text_height = 0;
  float x;

  if (self->text != NULL)
    pango_layout_get_pixel_size (ensure_layout (self), &text_width, &text_height);
  x = floorf ((float) (width - size - (self->text != NULL ? GAP + text_width : 0)) / 2.0f);
  snapshot_sign (self, snapshot, x, floorf ((float) (height - size) / 2.0f));
  if (self->text != NULL)
    gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x + size + GAP,
                                floor ((height - text_height) / 2.0), self->layout);
}

/* Asked for when it is wanted: a text that is set makes GTK ask the display where the pointer is,
 * which for all cells of a page takes longer than the page. */
static gboolean
lw_state_cell_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  LwStateCell *self = LW_STATE_CELL (widget);

  if (self->label != NULL)
    lw_tooltip_say (tooltip, widget, self->label);
  return self->label != NULL;
}

static void
lw_state_cell_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  LwStateCell *self = LW_STATE_CELL (widget);

  GTK_WIDGET_CLASS (lw_state_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
}

static void
clicked_cb (LwStateCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

/* What a screen reader can do with it; a signal alone is not offered on the accessibility bus. */
static void
press_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  clicked_cb (LW_STATE_CELL (widget));
}

static void
lw_state_cell_finalize (GObject *object)
{
  LwStateCell *self = LW_STATE_CELL (object);

  g_free (self->text);
  g_free (self->label);
  g_clear_object (&self->icon);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (lw_state_cell_parent_class)->finalize (object);
}

static void
lw_state_cell_class_init (LwStateCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_state_cell_finalize;
  widget_class->measure = lw_state_cell_measure;
  widget_class->snapshot = lw_state_cell_snapshot;
  widget_class->css_changed = lw_state_cell_css_changed;
  widget_class->query_tooltip = lw_state_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "lw-state-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_CLICKED]);
  gtk_widget_class_install_action (widget_class, "cell.press", NULL, press_action);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "clicked", NULL);
}

static void
lw_state_cell_init (LwStateCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->state = LW_STATE_NOT_APPLICABLE;
  gtk_widget_add_css_class (GTK_WIDGET (self), lw_state_css (self->state));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
lw_state_cell_new (void)
{
  return g_object_new (LW_TYPE_STATE_CELL, NULL);
}

void
lw_state_cell_set (LwStateCell *self,
                   LwState      state,
                   const char  *text,
                   gboolean     advice)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (LW_IS_STATE_CELL (self));

  if (self->state == state && self->advice == advice && g_strcmp0 (self->text, text) == 0)
    return;
  if (self->state != state)
    {
      gtk_widget_remove_css_class (widget, lw_state_css (self->state));
      gtk_widget_add_css_class (widget, lw_state_css (state));
    }
  if (advice)
    gtk_widget_add_css_class (widget, "advice");
  else
    gtk_widget_remove_css_class (widget, "advice");
  self->state = state;
  self->advice = advice;
  lw_set_text (&self->text, text);
  g_clear_object (&self->layout);
  g_clear_object (&self->icon);
  gtk_widget_queue_resize (widget);
}

void
lw_state_cell_set_result (LwStateCell    *self,
                          const LwResult *result)
{
  g_autofree char *text = lw_result_short_value (result);

  lw_state_cell_set (self, result->state, text,
                     lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE);
}

LwState
lw_state_cell_get_state (LwStateCell *self)
{
  g_return_val_if_fail (LW_IS_STATE_CELL (self), LW_STATE_NOT_APPLICABLE);
  return self->state;
}

const char *
lw_state_cell_get_text (LwStateCell *self)
{
  g_return_val_if_fail (LW_IS_STATE_CELL (self), NULL);
  return self->text;
}

void
lw_state_cell_set_label (LwStateCell *self,
                         const char  *label)
{
  g_return_if_fail (LW_IS_STATE_CELL (self));
  if (g_strcmp0 (label, self->label) == 0)
    return;
  lw_set_text (&self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
lw_state_cell_set_selected (LwStateCell *self,
                            gboolean     selected)
{
  g_return_if_fail (LW_IS_STATE_CELL (self));
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

/* The figures of these measures say something by themselves; those of the others are a yes or no. */
static gboolean
measure_has_figure (LwMeasure measure)
{
  switch (measure)
    {
    case LW_MEASURE_COUNT:
    case LW_MEASURE_SHARE:
    case LW_MEASURE_MEAN_AGE:
    case LW_MEASURE_RECRUIT_GAP:
    case LW_MEASURE_ORG_SEATS:
      return TRUE;
    case LW_MEASURE_VETTING:
    case LW_MEASURE_KINSHIP:
    case LW_MEASURE_TERM:
    case LW_MEASURE_ONE_SHOULDER:
    case LW_MEASURE_AUDIT:
    default:
      return FALSE;
    }
}

char *
lw_result_short_value (const LwResult *result)
{
  LwMeasure measure;

  g_return_val_if_fail (result != NULL, NULL);

  measure = lw_rule_get_measure (result->rule);
  if (!result->has_value || result->state == LW_STATE_NOT_APPLICABLE)
    return NULL;
  if (measure == LW_MEASURE_VETTING && result->has_required)
    return g_strdup_printf ("%.0f/%.0f", result->value, result->required);
  if (measure == LW_MEASURE_SHARE)
    return g_strdup_printf ("%.0f%%", result->value * 100);
  if (measure == LW_MEASURE_MEAN_AGE)
    return g_strdup_printf ("%.1f", result->value);
  return measure_has_figure (measure) ? g_strdup_printf ("%.0f", result->value) : NULL;
}

char *
lw_result_spoken (const LwVillageResult *village,
                  const LwResult        *result)
{
  g_autofree char *name = lw_village_name_short (village->name);
  g_autofree char *rule = lw_ui_rule_short (result->rule);
  g_autofree char *value = lw_result_short_value (result);
  GString *text = g_string_new (NULL);

  /* translators: village, rule, state: “王楼村，青年大专，临界” */
  g_string_append_printf (text, _("%s, %s, %s"), name, rule, lw_state_caption (result->state));
  if (value != NULL)
    /* translators: continues a spoken list with a figure */
    g_string_append_printf (text, _(", %s"), value);
  if (result->changes_on != 0)
    {
      g_autofree char *day = lw_ui_date_short (result->changes_on);
      /* translators: continues a spoken list: “，12月19日起不符合” */
      g_string_append_printf (text, _(", not met from %s"), day);
    }
  return g_string_free (text, FALSE);
}
