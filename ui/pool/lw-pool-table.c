/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-table.h"

#include "lw-access.h"
#include "lw-captions.h"
#include "lw-columns.h"
#include "lw-date.h"
#include "lw-names.h"
#include "lw-pool-card-view.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

static LwPoolCard *
card_of (gconstpointer item)
{
  return lw_pool_item_get_card ((LwPoolItem *) item);
}

static char *
name_text (gpointer item, gpointer session)
{
  return g_strdup (card_of (item)->person->name);
}

static char *
village_text (gpointer item, gpointer session)
{
  return lw_village_name_short (card_of (item)->village->name);
}

static char *
level_text (gpointer item, gpointer session)
{
  return g_strdup (lw_pool_column_caption (card_of (item)->column));
}

static char *
who_text (gpointer item, gpointer session)
{
  return lw_pool_card_view_who (card_of (item), lw_session_get_on (session));
}

static char *
education_text (gpointer item, gpointer session)
{
  LwEducation education = lw_person_education (card_of (item)->person);

  return g_strdup (education != 0 ? lw_education_brief (education) : "?");
}

static char *
status_text (gpointer item, gpointer session)
{
  int status = card_of (item)->person->political_status;

  return g_strdup (status != 0 ? lw_political_status_brief ((LwPoliticalStatus) status) : "?");
}

static char *
source_text (gpointer item, gpointer session)
{
  return g_strdup (card_of (item)->person->source);
}

static char *
mentor_text (gpointer item, gpointer session)
{
  return g_strdup (lw_pool_card_mentor (card_of (item)));
}

static char *
since_text (gpointer item, gpointer session)
{
  return lw_ui_date_iso (lw_pool_card_step (card_of (item), LW_POOL_FILED));
}

static void
fill_due (GtkWidget *box, gpointer item, gpointer session)
{
  lw_pool_card_view_due (box, card_of (item), lw_session_get_on (session));
}

/* ---- order ---- */

static int
by_name (gconstpointer a, gconstpointer b, gpointer session)
{
  return g_strcmp0 (card_of (a)->person->sort_key, card_of (b)->person->sort_key);
}

static int
by_village (gconstpointer a, gconstpointer b, gpointer session)
{
  return g_strcmp0 (card_of (a)->village->code, card_of (b)->village->code);
}

static int
by_level (gconstpointer a, gconstpointer b, gpointer session)
{
  return (int) card_of (a)->column - (int) card_of (b)->column;
}

/* The later born are the younger; who has no birth comes last. */
static int
by_age (gconstpointer a, gconstpointer b, gpointer session)
{
  LwDate one = lw_person_birth (card_of (a)->person), other = lw_person_birth (card_of (b)->person);

  return other - one;
}

static int
by_education (gconstpointer a, gconstpointer b, gpointer session)
{
  int one = (int) lw_person_education (card_of (a)->person);
  int other = (int) lw_person_education (card_of (b)->person);

  return (one != 0 ? one : G_MAXINT16) - (other != 0 ? other : G_MAXINT16);
}

static int
by_mentor (gconstpointer a, gconstpointer b, gpointer session)
{
  return g_strcmp0 (lw_pool_card_mentor (card_of (a)), lw_pool_card_mentor (card_of (b)));
}

static int
by_source (gconstpointer a, gconstpointer b, gpointer session)
{
  return g_strcmp0 (card_of (a)->person->source, card_of (b)->person->source);
}

static int
by_since (gconstpointer a, gconstpointer b, gpointer session)
{
  return lw_pool_card_step (card_of (a), LW_POOL_FILED) - lw_pool_card_step (card_of (b), LW_POOL_FILED);
}

GtkWidget *
lw_pool_table_new (LwSession  *session,
                   GListStore *store)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (view));
  GtkSortListModel *sorted
      = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (store)), g_object_ref (sorter));
  GtkSingleSelection *single = gtk_single_selection_new (G_LIST_MODEL (sorted));
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (single);

  lw_ui_add_css (view, "lw-table many-columns");
  lw_ui_name (view, _("Reserve pool"));
  lw_access_make_one_stop (view);
  lw_columns_add_text (view, C_ ("column", "Name"), 80, 0, "lw-heading", name_text, by_name, session);
  lw_columns_add_text (view, _("Village"), 76, 0, NULL, village_text, by_village, session);
  lw_columns_add_text (view, _("Maturity"), 74, 0, NULL, level_text, by_level, session);
  lw_columns_add_text (view, _("Age"), 60, 0, NULL, who_text, by_age, session);
  lw_columns_add_text (view, _("Education"), 92, 0, NULL, education_text, by_education, session);
  lw_columns_add_text (view, _("Political status"), 70, 0, NULL, status_text, NULL, session);
  lw_columns_add_text (view, _("Source"), 82, 0, NULL, source_text, by_source, session);
  lw_columns_add_box (view, _("What is due"), 0, fill_due, NULL, NULL, session);
  lw_columns_add_text (view, _("Mentor"), 116, 0, NULL, mentor_text, by_mentor, session);
  lw_columns_add_text (view, _("In the pool since"), 92, 0, NULL, since_text, by_since, session);
  gtk_single_selection_set_autoselect (single, FALSE);
  gtk_single_selection_set_can_unselect (single, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), selection);
  return view;
}
