/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-reserves.h"

#include "lw-captions.h"
#include "lw-kept.h"
#include "lw-pool.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* What is due of the person; else who looks after her. */
static GtkWidget *
reserve_tag (const LwPoolCard *card)
{
  const LwPoolDue *due = card->dues->len > 0 ? g_ptr_array_index (card->dues, 0) : NULL;
  const char *mentor = lw_pool_card_mentor (card);
  gboolean tells = lw_pool_card_is_due (card)
                   || (due != NULL
                       && (due->kind == LW_POOL_DUE_FACT || due->kind == LW_POOL_DUE_STEPS));
  g_autofree char *text = NULL;
  GtkWidget *tag;

  if (!tells)
    return mentor != NULL ? lw_ui_tag (mentor, NULL) : NULL;
  text = due->detail != NULL ? g_strdup_printf ("%s %s", due->word, due->detail) : g_strdup (due->word);
  tag = lw_ui_tag (text, lw_state_css (due->state));
  gtk_label_set_ellipsize (GTK_LABEL (tag), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (tag), 16);
  lw_ui_tooltip (tag, text);
  return tag;
}

static GtkWidget *
make_reserve (LwVillageColumns *columns,
              const LwPoolCard *card,
              LwDate            on)
{
  GtkWidget *row;
  int status = card->person->political_status;
  GtkWidget *box = lw_village_person_box (columns, NULL, card->person, on);
  GtkWidget *tag = reserve_tag (card);

  gtk_box_append (GTK_BOX (box),
                  lw_ui_label_fill (status != 0 ? lw_political_status_caption (status) : "—",
                                    "lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (card->column == LW_POOL_UNSORTED
                                                  ? _("not decided yet")
                                                  : lw_pool_column_caption (card->column),
                                              "lw-dim lw-small"));
  if (tag != NULL)
    gtk_box_append (GTK_BOX (box), tag);
  row = lw_ui_list_row (box, TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&card->person->record.id, sizeof (LwKey)),
                          g_free);
  return row;
}

/* All that a row is made from. */
static char *
row_says (const LwPoolCard *card,
          LwDate            on)
{
  const LwPoolDue *due = card->dues->len > 0 ? g_ptr_array_index (card->dues, 0) : NULL;
  g_autofree char *person = lw_record_to_text (card->person);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%d %d %s|%s", on, card->column, person, lw_pool_card_mentor (card));
  if (due != NULL)
    g_string_append_printf (text, "|%d %d %d %s %s", due->kind, due->state, lw_pool_card_is_due (card),
                            due->word, due->detail);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the rule asks for; NULL: none does. */
static const LwResult *
find_rule (LwSession *session,
           LwKey      key)
{
  const LwVillageResult *village = lw_session_find_result (session, key);

  for (guint i = 0; village != NULL && i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);

      if (g_str_equal (lw_rule_get_id (result->rule), "reserve-count") && result->has_required)
        return result;
    }
  return NULL;
}

/* 3 人，标准 3 人，拟入库 1 人 */
static char *
describe (const LwResult *rule,
          guint           n,
          guint           proposed)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u person", "%u people", n), n);
  if (rule != NULL)
    g_string_append_printf (text, _(", %d wanted"), (int) rule->required);
  if (proposed > 0)
    g_string_append_printf (text, ngettext (", %u proposed", ", %u proposed", proposed), proposed);
  return g_string_free (text, FALSE);
}

void
lw_village_reserves_fill (GtkWidget        *list,
                          GtkWidget        *title,
                          LwSession        *session,
                          LwVillageColumns *columns,
                          LwKey             village)
{
  LwDate on = lw_session_get_on (session);
  g_autoptr (GPtrArray) cards = lw_pool_load_village (lw_session_get_reader (session), village,
                                                      lw_session_get_results (session), on, NULL);
  LwKept kept = lw_kept_begin (list);
  guint proposed = 0, n = cards != NULL ? cards->len : 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *says = row_says (cards->pdata[i], on);

      if (!lw_kept_same (&kept, says))
        lw_kept_put (&kept, make_reserve (columns, cards->pdata[i], on), says);
      proposed += ((LwPoolCard *) cards->pdata[i])->column == LW_POOL_PROPOSED;
    }
  if (n == 0)
    lw_kept_put_words (&kept, _("Nobody is in the pool"));
  lw_kept_end (&kept);
  text = describe (find_rule (session, village), n - proposed, proposed);
  gtk_label_set_label (GTK_LABEL (title), text);
}
