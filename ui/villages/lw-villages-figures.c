/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-figures.h"

#include "lw-date.h"
#include "lw-village-parts.h"

struct _LwVillagesFigures
{
  LwRoster *roster;
  GHashTable *figures; /* LwKey of the roster's village → LwVillageFigures, owned */
};

static void
count_person (LwVillagesFigures    *self,
              const LwRosterPerson *person,
              LwDate                on)
{
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
          facts->secretary = person->person;
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
      if (facts != NULL && lw_date_holds (reserve->start, reserve->end, on))
        facts->reserves++;
    }
}

/* A village has what went into it, as of the base date. */
static LwVillageFigures *
figures_of (LwVillagesFigures *self,
            LwVillageParts    *parts,
            LwKey              village)
{
  LwKey heir = parts != NULL ? lw_village_parts_heir (parts, village) : village;

  return g_hash_table_lookup (self->figures, &heir);
}

static void
count_years (LwVillagesFigures *self,
             LwLedger          *reader,
             LwVillageParts    *parts,
             int                first)
{
  g_autoptr (GPtrArray) years = lw_ledger_list (reader, &lw_recruit_year_table, NULL, 0, NULL);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const LwRecruitYear *record = g_ptr_array_index (years, i);
      LwVillageFigures *facts = figures_of (self, parts, record->village);
      gint64 index = record->year - first;

      if (facts != NULL && index >= 0 && index < LW_FIGURES_YEARS && record->count != LW_INT_NULL)
        facts->recruits[index] = MAX (facts->recruits[index], 0) + (int) record->count;
    }
}

static void
count_dated (LwVillagesFigures *self,
             LwLedger          *reader,
             LwVillageParts    *parts,
             int                first)
{
  g_autoptr (GPtrArray) dated = lw_ledger_list (reader, &lw_recruit_table, NULL, 0, NULL);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; dated != NULL && i < dated->len; i++)
    {
      const LwRecruit *recruit = g_ptr_array_index (dated, i);
      LwVillageFigures *facts = figures_of (self, parts, recruit->village);
      int *sum = facts != NULL ? g_hash_table_lookup (sums, facts) : NULL;
      int index = recruit->recruited_on / 10000 - first;

      if (facts == NULL || index < 0 || index >= LW_FIGURES_YEARS)
        continue;
      if (sum == NULL)
        {
          sum = g_new0 (int, LW_FIGURES_YEARS);
          g_hash_table_insert (sums, facts, sum);
        }
      sum[index]++;
      facts->recruits[index] = MAX (facts->recruits[index], sum[index]);
    }
}

static void
count_recruits (LwVillagesFigures *self,
                LwLedger          *reader,
                LwDate             on)
{
  g_autoptr (LwVillageParts) parts = lw_village_parts_load (reader, on, NULL);
  int first = on / 10000 - LW_FIGURES_YEARS + 1;

  count_years (self, reader, parts, first);
  count_dated (self, reader, parts, first);
}

void
lw_villages_figures_free (LwVillagesFigures *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->figures, g_hash_table_unref);
  g_clear_pointer (&self->roster, lw_roster_free);
  g_free (self);
}

static void
add_village (LwVillagesFigures *self,
             LwVillage         *village)
{
  LwVillageFigures *figures = g_new0 (LwVillageFigures, 1);

  figures->village = village;
  for (guint year = 0; year < LW_FIGURES_YEARS; year++)
    figures->recruits[year] = -1;
  g_hash_table_insert (self->figures, &village->record.id, figures);
}

LwVillagesFigures *
lw_villages_figures_load (LwLedger *ledger,
                          LwDate    on)
{
  LwRoster *roster = lw_roster_load (ledger, NULL);
  LwVillagesFigures *self;

  if (roster == NULL)
    return NULL;
  self = g_new0 (LwVillagesFigures, 1);
  self->roster = roster;
  self->figures = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint i = 0; i < roster->villages->len; i++)
    add_village (self, g_ptr_array_index (roster->villages, i));
  for (guint i = 0; i < roster->people->len; i++)
    count_person (self, g_ptr_array_index (roster->people, i), on);
  count_recruits (self, ledger, on);
  return self;
}

const LwVillageFigures *
lw_villages_figures_find (const LwVillagesFigures *self,
                          LwKey                    village)
{
  return self != NULL ? g_hash_table_lookup (self->figures, &village) : NULL;
}

LwRoster *
lw_villages_figures_get_roster (const LwVillagesFigures *self)
{
  return self->roster;
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
