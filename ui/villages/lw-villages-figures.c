/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-figures.h"

#include "lw-date.h"
#include "lw-pool.h"
#include "lw-roster.h"
#include "lw-scan.h"
#include "lw-village-parts.h"

struct _LwVillagesFigures
{
  LwDate on;
  GHashTable *figures; /* LwKey of its village → LwVillageFigures, owned */
};

static gboolean
serves_in (const LwRosterPerson *person,
           LwKey               village,
           LwDate              on)
{
  for (guint i = 0; i < person->posts->len; i++)
    if (lw_post_serves (g_ptr_array_index (person->posts, i), village, on))
      return TRUE;
  return FALSE;
}

static void
count_person (LwVillagesFigures    *self,
              const LwRosterPerson *person)
{
  LwDate on = self->on;
  LwKey serving = 0, secretary = 0, chair = 0;

  for (guint i = 0; i < person->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (person->posts, i);
      LwVillageFigures *facts = g_hash_table_lookup (self->figures, &post->village);

      if (facts == NULL || !lw_date_holds (post->start, post->end, on))
        continue;
      facts->party += post->body == LW_BODY_PARTY_COMMITTEE;
      facts->committee += post->body == LW_BODY_VILLAGE_COMMITTEE;
      if (post->body == LW_BODY_SUPERVISION)
        facts->supervision++;
      else if (serving != post->village)
        {
          serving = post->village;
          facts->serving++;
        }
      if (post->body == LW_BODY_PARTY_COMMITTEE && post->position == LW_POSITION_SECRETARY)
        {
          g_clear_pointer ((gpointer *) &facts->secretary, lw_record_free);
          facts->secretary = lw_record_copy (person->person);
          secretary = post->village;
        }
      if (post->body == LW_BODY_VILLAGE_COMMITTEE && post->position == LW_POSITION_CHAIR)
        chair = post->village;
      if (secretary != 0 && secretary == chair)
        facts->one_shoulder = TRUE;
    }
  for (guint i = 0; i < person->reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (person->reserves, i);
      LwVillageFigures *facts = g_hash_table_lookup (self->figures, &reserve->village);
      if (facts == NULL || !lw_date_holds (reserve->start, reserve->end, on))
        continue;
      facts->reserves++;
      facts->reserves_serving += serves_in (person, reserve->village, on);
    }
}

/* ---- recruits ---- */

typedef struct
{
  LwVillagesFigures *figures;
  LwLedger *reader;
  LwVillageParts *parts; /* nullable */
  int first;             /* year */
  GHashTable *dated;     /* LwVillageFigures → int[LW_FIGURES_YEARS] */
} Recruits;

/* A village has what went into it, as of the base date. */
static LwVillageFigures *
figures_of (Recruits *self,
            LwKey     village)
{
  LwKey heir = self->parts != NULL ? lw_village_parts_heir (self->parts, village) : village;

  return g_hash_table_lookup (self->figures->figures, &heir);
}

/* Of one village, or 0: of all. */
static GPtrArray *
list_of (Recruits      *self,
         const LwTable *table,
         LwKey          village)
{
  return lw_ledger_list (self->reader, table, village != 0 ? "village" : NULL, village, NULL);
}

static void
count_years (Recruits *self,
             LwKey     village)
{
  g_autoptr (GPtrArray) years = list_of (self, &lw_recruit_year_table, village);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const LwRecruitYear *record = g_ptr_array_index (years, i);
      LwVillageFigures *facts = figures_of (self, record->village);
      gint64 index = record->year - self->first;

      if (facts != NULL && index >= 0 && index < LW_FIGURES_YEARS && record->count != LW_INT_NULL)
        facts->recruits[index] = MAX (facts->recruits[index], 0) + (int) record->count;
    }
}

static void
count_dated (Recruits *self,
             LwKey     village)
{
  g_autoptr (GPtrArray) dated = list_of (self, &lw_recruit_table, village);

  for (guint i = 0; dated != NULL && i < dated->len; i++)
    {
      const LwRecruit *recruit = g_ptr_array_index (dated, i);
      LwVillageFigures *facts = figures_of (self, recruit->village);
      int *sum = facts != NULL ? g_hash_table_lookup (self->dated, facts) : NULL;
      int index = recruit->recruited_on / 10000 - self->first;

      if (facts == NULL || index < 0 || index >= LW_FIGURES_YEARS)
        continue;
      if (sum == NULL)
        {
          sum = g_new0 (int, LW_FIGURES_YEARS);
          g_hash_table_insert (self->dated, facts, sum);
        }
      sum[index]++;
    }
}

/* The larger of the plain numbers and the dated ones. */
static void
take_larger (gpointer facts,
             gpointer sums,
             gpointer user_data)
{
  int *recruits = ((LwVillageFigures *) facts)->recruits;

  for (guint i = 0; i < LW_FIGURES_YEARS; i++)
    if (((int *) sums)[i] > 0)
      recruits[i] = MAX (recruits[i], ((int *) sums)[i]);
}

/* @village: of that and what went into it, 0: of all. */
static void
count_recruits (LwVillagesFigures *self,
                LwLedger          *reader,
                LwKey              village)
{
  g_autoptr (LwVillageParts) parts = lw_village_parts_load (reader, self->on, NULL);
  g_autoptr (GHashTable) dated = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Recruits recruits = { self, reader, parts, self->on / 10000 - LW_FIGURES_YEARS + 1, dated };
  const GArray *went_in = parts != NULL && village != 0 ? lw_village_parts_of (parts, village) : NULL;

  count_years (&recruits, village);
  count_dated (&recruits, village);
  for (guint i = 0; went_in != NULL && i < went_in->len; i++)
    {
      count_years (&recruits, g_array_index (went_in, LwScanPart, i).village);
      count_dated (&recruits, g_array_index (went_in, LwScanPart, i).village);
    }
  g_hash_table_foreach (dated, take_larger, NULL);
}

/* ---- all of them, and one ---- */

static void
figures_free (gpointer data)
{
  LwVillageFigures *figures = data;

  lw_record_free (figures->village);
  g_clear_pointer ((gpointer *) &figures->secretary, lw_record_free);
  g_free (figures);
}

void
lw_villages_figures_free (LwVillagesFigures *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->figures, g_hash_table_unref);
  g_free (self);
}

static LwVillagesFigures *
figures_new (LwDate on)
{
  LwVillagesFigures *self = g_new0 (LwVillagesFigures, 1);

  self->on = on;
  self->figures = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, figures_free);
  return self;
}

static void
add_village (LwVillagesFigures *self,
             const LwVillage   *village)
{
  LwVillageFigures *figures = g_new0 (LwVillageFigures, 1);

  figures->village = lw_record_copy (village);
  for (guint year = 0; year < LW_FIGURES_YEARS; year++)
    figures->recruits[year] = -1;
  g_hash_table_insert (self->figures, &figures->village->record.id, figures);
}

static void
count_people (LwVillagesFigures *self,
              LwRoster          *roster)
{
  for (guint i = 0; i < roster->people->len; i++)
    count_person (self, g_ptr_array_index (roster->people, i));
}

LwVillagesFigures *
lw_villages_figures_load (LwLedger *ledger,
                          LwDate    on)
{
  g_autoptr (LwRoster) roster = lw_roster_load (ledger, NULL);
  LwVillagesFigures *self;

  if (roster == NULL)
    return NULL;
  self = figures_new (on);
  for (guint i = 0; i < roster->villages->len; i++)
    add_village (self, g_ptr_array_index (roster->villages, i));
  count_people (self, roster);
  count_recruits (self, ledger, 0);
  return self;
}

/* Whether the village is there still, and as long as it was. */
static gboolean
is_as_long (const LwVillageFigures *old,
            const LwVillage        *village)
{
  return old != NULL && village != NULL && old->village->started == village->started
         && old->village->ended == village->ended;
}

static gboolean
take_over (gpointer key,
           gpointer figures,
           gpointer table)
{
  g_hash_table_insert (table, key, figures);
  return TRUE;
}

static gboolean
update_one (LwVillagesFigures *self,
            LwLedger          *ledger,
            LwKey              key)
{
  g_autoptr (LwRoster) roster = lw_roster_load_village (ledger, key, NULL);
  const LwVillage *village = roster != NULL ? lw_roster_find_village (roster, key) : NULL;
  g_autoptr (LwVillagesFigures) fresh = NULL;

  if (!is_as_long (lw_villages_figures_find (self, key), village))
    return FALSE;
  fresh = figures_new (self->on);
  add_village (fresh, village);
  count_people (fresh, roster);
  count_recruits (fresh, ledger, key);
  g_hash_table_remove (self->figures, &key);
  g_hash_table_foreach_steal (fresh->figures, take_over, self->figures);
  return TRUE;
}

gboolean
lw_villages_figures_update (LwVillagesFigures *self,
                            LwLedger          *ledger,
                            const GArray      *villages)
{
  for (guint i = 0; i < villages->len; i++)
    if (!update_one (self, ledger, g_array_index (villages, LwKey, i)))
      return FALSE;
  return TRUE;
}

const LwVillageFigures *
lw_villages_figures_find (const LwVillagesFigures *self,
                          LwKey                    village)
{
  return self != NULL ? g_hash_table_lookup (self->figures, &village) : NULL;
}

gint64
lw_figures_seats (const LwVillageFigures *figures)
{
  const LwVillage *village = figures->village;

  if (village->party_seats == LW_INT_NULL || village->committee_seats == LW_INT_NULL)
    return LW_INT_NULL;
  return village->party_seats + village->committee_seats;
}

static guint
left_of (gint64 seats,
         guint  held)
{
  return seats != LW_INT_NULL && seats > (gint64) held ? (guint) seats - held : 0;
}

guint
lw_figures_vacant (const LwVillageFigures *figures)
{
  return left_of (figures->village->party_seats, figures->party)
         + left_of (figures->village->committee_seats, figures->committee);
}

/* Thousands are set apart by a comma everywhere, also in a locale without it. */
char *
lw_figures_number (gint64 number)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, number);
  for (gssize at = (gssize) text->len - 3; at > (number < 0 ? 1 : 0); at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}
