/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-card-view.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

char *
lw_pool_card_view_who (const LwPoolCard *card,
                       LwDate            on)
{
  const LwPerson *person = card->person;
  g_autofree char *age = lw_ui_age (lw_person_birth (person), on);

  return g_strdup_printf ("%s %s", lw_sex_caption (lw_sex_effective (person->id_number, person->sex)),
                          age);
}

/* A card is narrow: one letter in languages of letters. */
static char *
who_in_short (const LwPoolCard *card,
              LwDate            on)
{
  LwSex sex = lw_sex_effective (card->person->id_number, card->person->sex);
  g_autofree char *age = lw_ui_age (lw_person_birth (card->person), on);

  if (sex != LW_SEX_FEMALE && sex != LW_SEX_MALE)
    return lw_pool_card_view_who (card, on);
  return g_strdup_printf ("%s %s", sex == LW_SEX_FEMALE ? C_ ("sex on a card", "F") : C_ ("sex on a card", "M"), age);
}

/* 大专 · 党员 · 返乡创业 */
static char *
describe (const LwPerson *person)
{
  LwEducation education = lw_person_education (person);
  GString *text = g_string_new (education != 0 ? lw_education_brief (education)
                                               : _("education unknown"));

  if (person->political_status != 0)
    g_string_append_printf (
        text, " · %s", lw_political_status_brief ((LwPoliticalStatus) person->political_status));
  if (person->source != NULL)
    g_string_append_printf (text, " · %s", person->source);
  return g_string_free (text, FALSE);
}

/* ---- what is due ---- */

static GtkWidget *
make_tag (LwState     state,
          const char *word)
{
  GtkWidget *box = lw_ui_box (3);

  lw_ui_add_css (box, "lw-tag");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (state != LW_STATE_MET && state != LW_STATE_NOT_APPLICABLE)
    {
      lw_ui_add_css (box, lw_state_css (state));
      gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (state), 11, NULL));
    }
  gtk_box_append (GTK_BOX (box), lw_ui_label (word, NULL));
  /* With five columns cards are narrow, and the page must not grow beyond the window. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (box)), PANGO_ELLIPSIZE_END);
  lw_ui_tell_when_cut (gtk_widget_get_last_child (box));
  return box;
}

static void
add_due (GtkWidget  *box,
         LwState     state,
         const char *word,
         const char *detail)
{
  GtkWidget *rest = lw_ui_label_fill (detail, "lw-dim lw-small");

  /* It takes what the tag leaves: the tag is cut last. */
  gtk_label_set_max_width_chars (GTK_LABEL (rest), 1);
  gtk_box_append (GTK_BOX (box), make_tag (state, word));
  gtk_box_append (GTK_BOX (box), rest);
}

/* Where the way into the pool has come to. */
static void
add_step (GtkWidget        *box,
          const LwPoolCard *card)
{
  int last = lw_pool_card_last_step (card);
  g_autofree char *next
      = last + 1 < LW_POOL_N_STEPS
            /* translators: the next step of the way into the pool */
            ? g_strdup_printf (_("next: %s"), lw_pool_step_caption ((LwPoolStep) (last + 1)))
            : NULL;

  if (card->reserve != NULL)
    {
      g_autofree char *day = lw_ui_date_iso (card->reserve->start);
      g_autofree char *text = g_strdup_printf (_("in the pool from %s"), day);

      add_due (box, LW_STATE_MET, lw_pool_step_done (LW_POOL_FILED), text);
    }
  else
    add_due (box, LW_STATE_MET, last >= 0 ? lw_pool_step_done ((LwPoolStep) last) : _("new"), next);
}

void
lw_pool_card_view_due (GtkWidget        *box,
                       const LwPoolCard *card,
                       LwDate            on)
{
  const LwPoolDue *first = card->dues->len > 0 ? g_ptr_array_index (card->dues, 0) : NULL;
  const LwPoolDue *second = card->dues->len > 1 ? g_ptr_array_index (card->dues, 1) : NULL;

  if (card->serving)
    add_due (box, LW_STATE_UNKNOWN, _("serves"), _("does not count"));
  else if (card->column == LW_POOL_PROPOSED && !lw_pool_card_is_due (card))
    add_step (box, card);
  else if (first != NULL && first->detail == NULL && second != NULL && second->date != 0)
    {
      /* A birthday says it all; there is room for the next thing. */
      g_autofree char *next = g_strdup_printf ("%s %s", second->word,
                                               second->detail != NULL ? second->detail : "");

      add_due (box, first->state, first->word, next);
    }
  else if (first != NULL)
    add_due (box, first->state, first->word, first->detail);
  else
    gtk_box_append (GTK_BOX (box), lw_ui_label (_("nothing is due"), "lw-dim lw-small"));
}

/* Names of minorities have nine characters and more: they take a second line before they are cut, and
 * what stood beside them goes below. */
#define LONG_NAME 4

static gboolean
has_long_name (const LwPoolCard *card)
{
  return g_utf8_strlen (card->person->name, -1) > LONG_NAME;
}

static GtkWidget *
make_name (const LwPoolCard *card)
{
  GtkWidget *name = lw_ui_label (card->person->name, "lw-heading");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  lw_ui_tell_when_cut (name);
  if (!has_long_name (card))
    return name;
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  return name;
}

void
lw_pool_card_view_fill (GtkWidget        *box,
                        const LwPoolCard *card,
                        LwDate            on)
{
  g_autofree char *who = who_in_short (card, on);
  g_autofree char *village = lw_village_name_short (card->village->name);
  g_autofree char *words = describe (card->person);
  GtkWidget *head = lw_ui_box (8), *due = lw_ui_box (6);
  g_autofree char *below = has_long_name (card) ? g_strdup_printf ("%s · %s", who, words) : g_strdup (words);

  gtk_box_append (GTK_BOX (head), make_name (card));
  if (!has_long_name (card))
    gtk_box_append (GTK_BOX (head), lw_ui_label (who, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (head), lw_ui_label_fill (village, "lw-small"));
  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (head)), 1);
  lw_pool_card_view_due (due, card, on);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (below, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), due);
}

char *
lw_pool_card_view_spoken (const LwPoolCard *card,
                          LwDate            on)
{
  g_autofree char *who = lw_pool_card_view_who (card, on);
  g_autofree char *village = lw_village_name_short (card->village->name);
  int last = lw_pool_card_last_step (card);
  GString *text = g_string_new (card->person->name);

  g_string_append_printf (text, ", %s, %s", who, village);
  if (card->column == LW_POOL_PROPOSED && last >= 0)
    g_string_append_printf (text, ", %s", lw_pool_step_done ((LwPoolStep) last));
  for (guint i = 0; i < card->dues->len; i++)
    {
      const LwPoolDue *due = g_ptr_array_index (card->dues, i);

      if (due->state != LW_STATE_MET)
        g_string_append_printf (text, ", %s: %s %s", lw_state_caption (due->state), due->word,
                                due->detail != NULL ? due->detail : "");
    }
  return g_string_free (text, FALSE);
}
