/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-effects.h"

#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>

LwWhatIf *
lw_effects_look (LwSession *session,
                 LwKey      village)
{
  LwCheck *now = lw_session_get_check (session);
  LwLedger *reader = lw_session_get_reader (session);
  g_autoptr (LwVillage) record = NULL;
  g_autoptr (LwCheck) check = NULL;

  if (now == NULL)
    return NULL;
  record = lw_ledger_get (reader, &lw_village_table, village, NULL);
  if (record == NULL)
    return NULL;
  /* One of its own: the session's may be at work on its thread. */
  check = lw_check_new_for_day (lw_check_get_stack (now), lw_check_get_on (now),
                                lw_check_get_horizon (now),
                                lw_session_get_election_day (session));
  return lw_what_if_new (check, reader, record->code, NULL);
}

LwWhatIf *
lw_effects_look_once (LwSession  *session,
                      LwKey       village,
                      LwWhatIf  **what_if,
                      LwKey      *of)
{
  if (*of != village)
    {
      g_clear_pointer (what_if, lw_what_if_free);
      *what_if = lw_effects_look (session, village);
      *of = village;
    }
  return *what_if;
}

char *
lw_effects_shift_text (const LwShift *shift)
{
  g_autofree char *rule = lw_ui_rule_short (shift->rule);

  /* A state may turn while its number stays, as with the first who is entered at all. */
  if (!shift->has_values || !(shift->value_before < shift->value_after || shift->value_before > shift->value_after))
    return g_steal_pointer (&rule);
  return g_strdup_printf ("%s %.4g→%.4g", rule, shift->value_before, shift->value_after);
}

/* What got worse shows what it became; what got better without being mended, how it still stands. */
static LwState
shown_state (const LwShift *shift)
{
  return shift->after == LW_STATE_WAIVED || shift->after == LW_STATE_NOT_APPLICABLE ? LW_STATE_MET
                                                                                    : shift->after;
}

char *
lw_effects_text (GArray *shifts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const LwShift *shift = &g_array_index (shifts, LwShift, i);
      g_autofree char *words = lw_effects_shift_text (shift);

      /* The sign stays with its words at the end of a line. */
      g_string_append_printf (text, "%s%s\u00a0%s", i > 0 ? "　" : "",
                              lw_state_sign (shown_state (shift)), words);
    }
  if (text->len == 0)
    return g_strdup (_("No rule would answer otherwise."));
  return g_strdup (text->str);
}

GtkWidget *
lw_effects_words (LwState     state,
                  const char *text)
{
  GtkWidget *box = lw_ui_box (4);
  g_autofree char *class = g_strconcat ("lw-small lw-fg-", lw_state_css (state), NULL);
  g_autofree char *icon_class = g_strconcat ("lw-fg-", lw_state_css (state), NULL);

  gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (state), 12, icon_class));
  gtk_box_append (GTK_BOX (box), lw_ui_label (text, class));
  return box;
}

void
lw_effects_fill (GtkWidget *box,
                 GArray    *shifts)
{
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const LwShift *shift = &g_array_index (shifts, LwShift, i);
      g_autofree char *text = lw_effects_shift_text (shift);

      lw_wrap_box_append (box, lw_effects_words (shown_state (shift), text));
    }
}
