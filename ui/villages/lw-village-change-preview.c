/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-change-preview.h"

#include "lw-date.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* Years: what is entered now came into force in these terms. */
#define LONG_AGO 10

static void
add_line (GtkWidget  *list,
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
  lw_ui_list_add (list, box, FALSE);
}

static void
add_moves (GtkWidget            *list,
           const LwVillageMoves *moves)
{
  /* translators: numbers of people, posts and memberships of the pool */
  g_autofree char *people = g_strdup_printf (_("People: %1$u, with posts: %2$u and memberships of the pool: %3$u. Until the day they stand in the old village, from it on in the other."),
                                             moves->n_people, moves->n_posts, moves->n_reserves);

  add_line (list, "system-users-symbolic", NULL, people);
  if (moves->n_twice > 0)
    {
      g_autofree char *twice = g_strdup_printf (_("Held in both villages and kept once: %u"), moves->n_twice);
      add_line (list, "dialog-information-symbolic", NULL, twice);
    }
  if (moves->n_secretaries > 1 || moves->n_chairs > 1)
    {
      g_autofree char *heads = g_strdup_printf (_("Afterwards there are %1$u secretaries and %2$u chairs. End the posts of those who no longer serve."),
                                                moves->n_secretaries, moves->n_chairs);
      add_line (list, "dialog-warning-symbolic", "lw-fg-at-risk", heads);
    }
  if (moves->n_waivers > 0)
    {
      g_autofree char *waivers = g_strdup_printf (_("Waivers that stay behind and do not count for the other village: %u"), moves->n_waivers);
      add_line (list, "dialog-warning-symbolic", "lw-fg-at-risk", waivers);
    }
}

static void
add_rest (GtkWidget            *list,
          const LwVillagePlan  *plan,
          const LwVillageMoves *moves)
{
  g_autofree char *day = lw_date_to_iso (plan->on);
  g_autofree char *text = NULL;

  switch (plan->kind)
    {
    case LW_VILLAGE_CHANGE_MERGED:
      text = g_strdup_printf (_("Recruits and figures of years: %u. On base dates from %s on they count for the other village."),
                              moves->n_recruits, day);
      add_line (list, "view-list-symbolic", NULL, text);
      add_line (list, "document-open-recent-symbolic", NULL,
                _("The old villages end on that day. Their pages and histories can still be opened, and on an earlier base date they count as they did."));
      break;
    case LW_VILLAGE_CHANGE_DIVIDED:
      add_line (list, "view-list-symbolic", NULL,
                _("The old village goes on. Recruits of earlier years stay with it; enter those of the new one on its page."));
      break;
    case LW_VILLAGE_CHANGE_RENAMED:
    default:
      add_line (list, "document-open-recent-symbolic", NULL,
                _("It stays the same village, with everything that it has. A roster that still uses the old name or code finds it."));
      break;
    }
  add_line (list, "edit-undo-symbolic", NULL, _("It is one action: one undo takes back all of it."));
}

void
lw_village_change_preview_fill (GtkWidget           *list,
                                const LwVillagePlan *plan,
                                LwLedger            *reader,
                                LwDate               latest)
{
  LwVillageMoves moves = { 0 };
  g_autofree char *label = lw_village_plan_label (plan, reader);
  g_autofree char *day = lw_date_to_iso (plan->on);
  /* translators: what is done, from which day */
  g_autofree char *title = g_strdup_printf (_("%1$s, from %2$s"), label, day);

  lw_ui_clear (list);
  add_line (list, "emblem-default-symbolic", NULL, title);
  if (plan->on > latest)
    add_line (list, "dialog-warning-symbolic", "lw-fg-at-risk",
              _("That day is to come: before it everything stays as it is."));
  if (plan->on / 10000 < latest / 10000 - LONG_AGO)
    add_line (list, "dialog-warning-symbolic", "lw-fg-at-risk",
              _("That day lies long ago; compare it with the document."));
  if (!lw_village_plan_look (plan, reader, &moves, NULL))
    return;
  if (plan->kind != LW_VILLAGE_CHANGE_RENAMED)
    add_moves (list, &moves);
  add_rest (list, plan, &moves);
}
