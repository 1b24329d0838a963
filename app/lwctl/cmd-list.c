/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-captions.h"
#include "lw-ctl-people.h"
#include "lw-ctl-rows.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const LwCtlColumn village_columns[] = {
  { "code", N_("Code") },
  { "name", N_("Village") },
  { "kind", N_("Kind") },
  { "township", NULL },
  { "households", N_("Households"), LW_CTL_CELL_NUMBER },
  { "population", N_("Population"), LW_CTL_CELL_NUMBER },
  { "voters", N_("Voters"), LW_CTL_CELL_NUMBER },
  { "party_members", N_("Party members"), LW_CTL_CELL_NUMBER },
  { "org_form", N_("Party organisation") },
  { "party_seats", NULL, LW_CTL_CELL_NUMBER },
  { "committee_seats", NULL, LW_CTL_CELL_NUMBER },
  { "supervision_seats", NULL, LW_CTL_CELL_NUMBER },
  { "tags", NULL },
  { "term_start", N_("Term began") },
  { "kinship_checked", N_("Relatives checked") },
  { NULL }
};

static const LwCtlColumn post_columns[] = {
  { "village", NULL },
  { "village_name", N_("Village") },
  { "name", N_("Full name") },
  { "id_number", N_("ID number") },
  { "body", NULL },
  { "position", N_("Post") },
  { "start", N_("From") },
  { "end", N_("To") },
  { "document", N_("Document") },
  { NULL }
};

static const LwCtlColumn reserve_columns[] = {
  { "village", NULL },
  { "village_name", N_("Village") },
  { "name", N_("Full name") },
  { "id_number", N_("ID number") },
  { "start", N_("From") },
  { "end", N_("To") },
  { "end_reason", NULL },
  { "for_post", N_("For the post") },
  { "mentor", N_("Mentor") },
  { "training", NULL },
  { NULL }
};

static const LwCtlColumn recruit_columns[] = {
  { "village", NULL },
  { "village_name", N_("Village") },
  { "year", N_("Year"), LW_CTL_CELL_NUMBER },
  { "count", N_("Number"), LW_CTL_CELL_NUMBER },
  { "name", N_("Full name") },
  { "id_number", N_("ID number") },
  { "recruited_on", N_("Recruited on") },
  { "full_member_on", N_("Full member on") },
  { NULL }
};

static GPtrArray *
read_all (LwCtl *ctl, const LwTable *table)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *records = lw_ledger_list (ctl->ledger, table, NULL, 0, &error);

  if (records == NULL)
    lw_ctl_fail_error (ctl, error);
  return records;
}

/* Records by key, borrowed from the array. */
static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, &((LwRecord *) records->pdata[i])->id, records->pdata[i]);
  return index;
}

static LwCtlStatus
list_villages (LwCtl *ctl, LwDate on, LwCtlFormat format)
{
  g_autoptr(GPtrArray) villages = read_all (ctl, &lw_village_table);
  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (village_columns, format);

  for (guint i = 0; villages && i < villages->len; i++)
    {
      const LwVillage *village = villages->pdata[i];
      LwVillageKind kind = (LwVillageKind) village->kind;
      LwOrgForm form = (LwOrgForm) village->org_form;

      if (!lw_village_exists (village->started, village->ended, on ? on : lw_date_today ()))
        continue;
      lw_ctl_rows_text (rows, village->code);
      lw_ctl_rows_text (rows, village->name);
      lw_ctl_rows_both (rows, lw_village_kind_word (kind), lw_village_kind_caption (kind));
      lw_ctl_rows_text (rows, village->township);
      lw_ctl_rows_int (rows, village->households);
      lw_ctl_rows_int (rows, village->population);
      lw_ctl_rows_int (rows, village->voters);
      lw_ctl_rows_int (rows, village->party_members);
      lw_ctl_rows_both (rows, lw_org_form_word (form), form ? lw_org_form_caption (form) : NULL);
      lw_ctl_rows_int (rows, village->party_seats);
      lw_ctl_rows_int (rows, village->committee_seats);
      lw_ctl_rows_int (rows, village->supervision_seats);
      lw_ctl_rows_text (rows, village->tags);
      lw_ctl_rows_date (rows, village->term_start);
      lw_ctl_rows_date (rows, village->kinship_checked);
    }
  if (villages)
    lw_ctl_rows_print (rows);
  return ctl->status;
}

typedef struct /* what posts and reserves refer to */
{
  GPtrArray *villages; /* in order of code */
  GPtrArray *people;
  GHashTable *person_index;
} Context;

static void
context_clear (Context *context)
{
  g_clear_pointer (&context->person_index, g_hash_table_unref);
  g_clear_pointer (&context->people, g_ptr_array_unref);
  g_clear_pointer (&context->villages, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

static gboolean
context_init (LwCtl *ctl, Context *context)
{
  context->villages = read_all (ctl, &lw_village_table);
  context->people = context->villages ? read_all (ctl, &lw_person_table) : NULL;
  context->person_index = context->people ? index_records (context->people) : NULL;
  return context->person_index != NULL;
}

static void
add_who (LwCtlRows *rows, Context *context, const LwVillage *village, LwKey person_key)
{
  const LwPerson *person = g_hash_table_lookup (context->person_index, &person_key);

  lw_ctl_rows_text (rows, village->code);
  lw_ctl_rows_text (rows, village->name);
  lw_ctl_rows_text (rows, person ? person->name : NULL);
  lw_ctl_rows_id (rows, person ? person->id_number : NULL);
}

static void
add_post (LwCtlRows *rows, Context *context, const LwVillage *village, const LwPost *post)
{
  LwPosition position = (LwPosition) post->position;
  g_autofree char *caption = lw_post_caption ((LwBody) post->body, position, (LwVillageKind) village->kind,
                                              (LwOrgForm) village->org_form);

  add_who (rows, context, village, post->person);
  lw_ctl_rows_text (rows, lw_body_word ((LwBody) post->body));
  lw_ctl_rows_both (rows, lw_position_word (position), caption);
  lw_ctl_rows_date (rows, post->start);
  lw_ctl_rows_date (rows, post->end);
  lw_ctl_rows_text (rows, post->document);
}

static LwCtlStatus
list_posts (LwCtl *ctl, LwDate on, LwCtlFormat format)
{
  g_auto(Context) context = { NULL };
  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (post_columns, format);
  g_autoptr(GError) error = NULL;

  if (!context_init (ctl, &context))
    return ctl->status;
  for (guint v = 0; v < context.villages->len; v++)
    {
      const LwVillage *village = context.villages->pdata[v];
      g_autoptr(GPtrArray) posts = lw_ledger_list (ctl->ledger, &lw_post_table, "village", village->record.id, &error);
      if (posts == NULL)
        return lw_ctl_fail_error (ctl, error);
      for (guint i = 0; i < posts->len; i++)
        {
          const LwPost *post = posts->pdata[i];
          if (on == 0 || lw_date_holds (post->start, post->end, on))
            add_post (rows, &context, village, post);
        }
    }
  lw_ctl_rows_print (rows);
  return LW_CTL_DONE;
}

static void
add_reserve (LwCtlRows *rows, Context *context, const LwVillage *village, const LwReserve *reserve)
{
  add_who (rows, context, village, reserve->person);
  lw_ctl_rows_date (rows, reserve->start);
  lw_ctl_rows_date (rows, reserve->end);
  lw_ctl_rows_text (rows, reserve->end_reason);
  lw_ctl_rows_text (rows, reserve->for_post);
  lw_ctl_rows_text (rows, reserve->mentor);
  lw_ctl_rows_text (rows, reserve->training);
}

static LwCtlStatus
list_reserves (LwCtl *ctl, LwDate on, LwCtlFormat format)
{
  g_auto(Context) context = { NULL };
  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (reserve_columns, format);
  g_autoptr(GError) error = NULL;

  if (!context_init (ctl, &context))
    return ctl->status;
  for (guint v = 0; v < context.villages->len; v++)
    {
      const LwVillage *village = context.villages->pdata[v];
      g_autoptr(GPtrArray) reserves = lw_ledger_list (ctl->ledger, &lw_reserve_table, "village", village->record.id, &error);
      if (reserves == NULL)
        return lw_ctl_fail_error (ctl, error);
      for (guint i = 0; i < reserves->len; i++)
        {
          const LwReserve *reserve = reserves->pdata[i];
          if (on == 0 || lw_date_holds (reserve->start, reserve->end, on))
            add_reserve (rows, &context, village, reserve);
        }
    }
  lw_ctl_rows_print (rows);
  return LW_CTL_DONE;
}

static void
add_recruit_year (LwCtlRows *rows, const LwVillage *village, const LwRecruitYear *year)
{
  lw_ctl_rows_text (rows, village->code);
  lw_ctl_rows_text (rows, village->name);
  lw_ctl_rows_int (rows, year->year);
  lw_ctl_rows_int (rows, year->count);
  for (guint i = 4; recruit_columns[i].key; i++)
    lw_ctl_rows_text (rows, NULL);
}

static void
add_recruit (LwCtlRows *rows, const LwVillage *village, const LwRecruit *recruit)
{
  lw_ctl_rows_text (rows, village->code);
  lw_ctl_rows_text (rows, village->name);
  lw_ctl_rows_int (rows, recruit->recruited_on / 10000);
  lw_ctl_rows_int (rows, 1);
  lw_ctl_rows_text (rows, recruit->name);
  lw_ctl_rows_id (rows, recruit->id_number);
  lw_ctl_rows_date (rows, recruit->recruited_on);
  lw_ctl_rows_date (rows, recruit->full_member_on);
}

static gboolean
add_village_recruits (LwCtl *ctl, LwCtlRows *rows, const LwVillage *village, LwDate on, GError **error)
{
  LwKey key = village->record.id;
  g_autoptr(GPtrArray) years = lw_ledger_list (ctl->ledger, &lw_recruit_year_table, "village", key, error);
  g_autoptr(GPtrArray) recruits = years ? lw_ledger_list (ctl->ledger, &lw_recruit_table, "village", key, error) : NULL;

  if (recruits == NULL)
    return FALSE;
  for (guint i = 0; i < years->len; i++)
    if (on == 0 || ((LwRecruitYear *) years->pdata[i])->year <= on / 10000)
      add_recruit_year (rows, village, years->pdata[i]);
  for (guint i = 0; i < recruits->len; i++)
    if (on == 0 || lw_date_first (((LwRecruit *) recruits->pdata[i])->recruited_on) <= on)
      add_recruit (rows, village, recruits->pdata[i]);
  return TRUE;
}

static LwCtlStatus
list_recruits (LwCtl *ctl, LwDate on, LwCtlFormat format)
{
  g_autoptr(GPtrArray) villages = read_all (ctl, &lw_village_table);
  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (recruit_columns, format);
  g_autoptr(GError) error = NULL;

  if (villages == NULL)
    return ctl->status;
  for (guint i = 0; i < villages->len; i++)
    if (!add_village_recruits (ctl, rows, villages->pdata[i], on, &error))
      return lw_ctl_fail_error (ctl, error);
  lw_ctl_rows_print (rows);
  return LW_CTL_DONE;
}

static const struct
{
  const char *name;
  LwCtlStatus (*run) (LwCtl *ctl, LwDate on, LwCtlFormat format);
} lists[] = {
  { "villages", list_villages },
  { "people", lw_ctl_list_people },
  { "posts", list_posts },
  { "reserves", list_reserves },
  { "recruits", list_recruits },
};

LwCtlStatus
lw_ctl_run_list (LwCtl *ctl)
{
  g_autofree char *on_text = NULL;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("Only what is in force on this day"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_("How to print"), "text|json|csv" },
    { NULL }
  };
  LwCtlFormat format = LW_CTL_TEXT;
  LwDate on = 0;

  if (!lw_ctl_parse (ctl, entries, 2, 2) || !lw_ctl_parse_date (ctl, "--on", on_text, &on) ||
      !lw_ctl_parse_format (ctl, format_text, TRUE, &format))
    return ctl->status;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].name, ctl->args[1]) == 0)
      {
        if (lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_READ_ONLY) == NULL)
          return ctl->status;
        return lists[i].run (ctl, on, format);
      }
  return lw_ctl_fail (ctl, LW_CTL_USAGE, _("“%s” is none of villages, people, posts, reserves, recruits."), ctl->args[1]);
}
