/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-entry.h"

static const char *
text_of (GtkWidget *row)
{
  return row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : "";
}

void
lw_entry_mark (GtkWidget *row,
               gboolean   wrong)
{
  if (row == NULL)
    return;
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

char *
lw_entry_get_line (GtkWidget *row)
{
  return lw_line_clean (text_of (row));
}

char *
lw_entry_check (GtkWidget *row,
                glong      most)
{
  char *problem = lw_line_explain (text_of (row), most);

  lw_entry_mark (row, problem != NULL);
  return problem;
}

char *
lw_entry_read_date (GtkWidget *row,
                    LwDate     latest,
                    LwDate    *date)
{
  char *problem = lw_line_read_date (text_of (row), latest, date);

  lw_entry_mark (row, problem != NULL);
  return problem;
}

char *
lw_entry_read_end (GtkWidget *row,
                   LwDate     latest,
                   LwDate    *date)
{
  char *problem = lw_line_read_end (text_of (row), latest, date);

  lw_entry_mark (row, problem != NULL);
  return problem;
}

char *
lw_entry_first (char *answer,
                char *other)
{
  if (answer == NULL)
    return other;
  g_free (other);
  return answer;
}
