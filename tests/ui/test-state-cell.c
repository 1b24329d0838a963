/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-state-cell.h"
#include "lw-state-chip.h"

#include <adwaita.h>

static void
test_class_follows_state (void)
{
  GtkWidget *cell = g_object_ref_sink (lw_state_cell_new ());

  lw_state_cell_set (LW_STATE_CELL (cell), LW_STATE_NOT_MET, "2", FALSE);
  g_assert_true (gtk_widget_has_css_class (cell, "not-met"));
  g_assert_cmpstr (lw_state_cell_get_text (LW_STATE_CELL (cell)), ==, "2");
  lw_state_cell_set (LW_STATE_CELL (cell), LW_STATE_WAIVED, NULL, TRUE);
  g_assert_false (gtk_widget_has_css_class (cell, "not-met"));
  g_assert_true (gtk_widget_has_css_class (cell, "waived"));
  g_assert_true (gtk_widget_has_css_class (cell, "advice"));
  g_assert_null (lw_state_cell_get_text (LW_STATE_CELL (cell)));
  g_assert_finalize_object (cell);
}

static void
test_speaks_its_label (void)
{
  GtkWidget *cell = g_object_ref_sink (lw_state_cell_new ());

  lw_state_cell_set_label (LW_STATE_CELL (cell), "Wanglou, graduates, at risk");
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Wanglou, graduates, at risk");
  /* A text that is set for it would ask the display where the pointer is, for each cell of a page. */
  g_assert_true (gtk_widget_get_has_tooltip (cell));
  g_assert_null (gtk_widget_get_tooltip_text (cell));
  g_assert_finalize_object (cell);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_activation_clicks (void)
{
  GtkWidget *cell = g_object_ref_sink (lw_state_cell_new ());
  int clicks = 0;

  g_signal_connect_swapped (cell, "clicked", G_CALLBACK (count_cb), &clicks);
  g_assert_true (gtk_widget_activate (cell));
  g_assert_cmpint (clicks, ==, 1);
  g_assert_finalize_object (cell);
}

static void
test_chip_says_the_state (void)
{
  GtkWidget *chip = g_object_ref_sink (lw_state_chip_new (LW_STATE_AT_RISK, NULL, FALSE));
  GtkWidget *label = gtk_widget_get_last_child (chip);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, lw_state_caption (LW_STATE_AT_RISK));
  g_assert_true (gtk_widget_has_css_class (chip, "at-risk"));
  lw_state_chip_set (LW_STATE_CHIP (chip), LW_STATE_MET, "fine", FALSE);
  g_assert_false (gtk_widget_has_css_class (chip, "at-risk"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "fine");
  g_assert_finalize_object (chip);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/state-cell/class-follows-state", test_class_follows_state);
  g_test_add_func ("/state-cell/speaks-its-label", test_speaks_its_label);
  g_test_add_func ("/state-cell/activation-clicks", test_activation_clicks);
  g_test_add_func ("/state-chip/says-the-state", test_chip_says_the_state);
  return g_test_run ();
}
