/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-nation LEDGER VILLAGES: a ledger of that many villages of the built-in table, ten invented
 * people in each, with posts, reserves and recruits, everything through the journal. The passphrase
 * is LIANGWEI_PASSWORD. The same number gives the same people. */

#include "lw-date.h"
#include "lw-divisions.h"
#include "lw-id-number.h"
#include "lw-ledger-private.h"
#include "lw-pinyin.h"

#include <stdlib.h>

#define VILLAGES_PER_ACTION 12000
#define PEOPLE 10
#define ON 20261120
#define DAYS_OF_BIRTH 16800 /* 46 years */

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡",
                                        "朱", "高", "林", "何", "郭", "马", "罗", "单", "曾", "吕", "欧阳", "仇", "冯" };
static const char *const given[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞",
                                     "平", "刚", "桂", "英", "华", "建", "国", "志", "文", "玉", "兰", "春", "红", "海", "晓", "雨", "浩", "宇" };

typedef struct
{
  LwLedger *ledger;
  GRand *rand;
  char county[7];
  guint number; /* of a person within the county: makes the ID number a unique one */
} Maker;

static void
check (GError *error)
{
  if (!error)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static void
insert (Maker *self, gpointer record)
{
  g_autoptr(GError) error = NULL;

  if (!lw_ledger_insert (self->ledger, record, &error))
    check (error);
}

static guint
below (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static char *
make_name (Maker *self)
{
  return g_strconcat (surnames[below (self, G_N_ELEMENTS (surnames))], given[below (self, G_N_ELEMENTS (given))],
                      below (self, 3) ? given[below (self, G_N_ELEMENTS (given))] : NULL, NULL);
}

static char *
make_id_number (Maker *self, LwSex sex, LwDate *birth)
{
  guint number = self->number++;
  guint sequence = number / DAYS_OF_BIRTH * 2 + (sex == LW_SEX_MALE);
  g_autofree char *first = NULL;

  *birth = lw_date_add_days (19580101, (int) (number * 7919u % DAYS_OF_BIRTH));
  first = g_strdup_printf ("%s%08d%03u", self->county, *birth, sequence);
  return g_strdup_printf ("%s%c", first, lw_id_number_check (first));
}

static LwKey
make_person (Maker *self)
{
  static const int levels[] = { LW_EDUCATION_BACHELOR, LW_EDUCATION_JUNIOR_COLLEGE, LW_EDUCATION_SENIOR_SECONDARY, LW_EDUCATION_JUNIOR_HIGH };
  g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);
  LwDate birth = 0;

  person->name = make_name (self);
  person->sex = below (self, 3) ? LW_SEX_MALE : LW_SEX_FEMALE;
  person->ethnicity = 1;
  person->id_number = make_id_number (self, (LwSex) person->sex, &birth);
  person->birth_stated = birth;
  person->education_full_time = levels[below (self, G_N_ELEMENTS (levels))];
  person->education_in_service = below (self, 4) ? 0 : LW_EDUCATION_JUNIOR_COLLEGE;
  person->political_status = below (self, 4) ? LW_POLITICAL_STATUS_MEMBER : LW_POLITICAL_STATUS_MASSES;
  person->party_joined = person->political_status == LW_POLITICAL_STATUS_MEMBER ? birth + 220000 : 0;
  person->phone = g_strdup_printf ("100%08u", below (self, 100000000));
  /* Some are known by the year only, as in rosters. */
  if (below (self, 50) == 0)
    {
      g_clear_pointer (&person->id_number, g_free);
      person->birth_stated = birth / 10000 * 10000;
    }
  insert (self, person);
  return person->record.id;
}

static void
make_post (Maker *self, LwKey person, LwKey village, LwBody body, LwPosition position)
{
  g_autoptr(LwPost) post = lw_record_new (&lw_post_table);

  post->person = person;
  post->village = village;
  post->body = body;
  post->position = position;
  post->start = 20210300;
  post->term = 9;
  insert (self, post);
}

static void
make_reserve (Maker *self, LwKey person, LwKey village)
{
  g_autoptr(LwReserve) reserve = lw_record_new (&lw_reserve_table);

  reserve->person = person;
  reserve->village = village;
  reserve->start = 20240615;
  insert (self, reserve);
}

static LwKey
make_people (Maker *self, LwKey village)
{
  static const struct
  {
    LwBody body;
    LwPosition position;
  } team[PEOPLE] = {
    { LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY },  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_DEPUTY_SECRETARY },
    { LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER },     { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_DEPUTY_CHAIR },
    { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER },   { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER },
    { LW_BODY_SUPERVISION, LW_POSITION_CHAIR },
  };
  LwKey first = 0;

  for (guint i = 0; i < PEOPLE; i++)
    {
      LwKey person = make_person (self);

      if (i == 0)
        first = person;
      if (team[i].body == LW_BODY_NONE)
        make_reserve (self, person, village);
      else
        make_post (self, person, village, team[i].body, team[i].position);
    }
  make_post (self, first, village, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR);
  return first;
}

static void
make_recruits (Maker *self, LwKey village)
{
  for (int year = 2023; year <= 2026; year++)
    {
      g_autoptr(LwRecruitYear) figure = lw_record_new (&lw_recruit_year_table);

      if (below (self, 8) == 0)
        continue;
      figure->village = village;
      figure->year = year;
      figure->count = below (self, 3) == 0;
      insert (self, figure);
    }
  if (below (self, 4) == 0)
    {
      g_autoptr(LwRecruit) recruit = lw_record_new (&lw_recruit_table);

      recruit->village = village;
      recruit->name = make_name (self);
      recruit->recruited_on = 20250701;
      insert (self, recruit);
    }
}

static LwVillageKind
kind_of (const char *code)
{
  int last = atoi (code + 9);

  return last >= 200 && last < 400 ? LW_VILLAGE_KIND_VILLAGE : last > 0 && last < 200 ? LW_VILLAGE_KIND_COMMUNITY : LW_VILLAGE_KIND_OTHER;
}

static void
make_village (Maker *self, const LwDivision *division)
{
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);
  LwKey secretary = 0;

  if (strncmp (self->county, division->code, 6) != 0)
    {
      g_strlcpy (self->county, division->code, sizeof self->county);
      self->number = 0;
    }
  village->code = g_strdup (division->code);
  village->name = g_strdup (division->name);
  village->kind = kind_of (division->code);
  village->org_form = (int) below (self, 4);
  village->term_start = 20210300;
  village->kinship_checked = below (self, 2) ? 20260901 : 0;
  insert (self, village);
  secretary = make_people (self, village->record.id);
  make_recruits (self, village->record.id);
  if (below (self, 200) == 0)
    {
      g_autoptr(LwKinship) kinship = lw_record_new (&lw_kinship_table);

      /* Keys count up: the deputy secretary comes two records after the secretary. */
      kinship->person = secretary;
      kinship->relative = secretary + 2;
      kinship->relation = g_strdup ("sibling");
      insert (self, kinship);
    }
}

static void
commit (Maker *self, guint done, guint wanted)
{
  g_autoptr(GError) error = NULL;

  lw_journal_commit (self->ledger, NULL, &error);
  check (error);
  g_printerr ("%u of %u villages\n", done, wanted);
}

static void
make_nation (Maker *self, guint wanted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwDivisions) table = lw_divisions_load (&error);
  guint done = 0;

  check (error);
  for (guint province = 11; province < 83 && done < wanted; province++)
    {
      g_autofree char *code = g_strdup_printf ("%u", province);
      g_autoptr(GPtrArray) villages = lw_divisions_villages (table, code, TRUE);

      for (guint i = 0; villages && i < villages->len && done < wanted; i++)
        {
          if (!lw_journal_is_open (self->ledger) && !lw_journal_begin (self->ledger, "nation", &error))
            check (error);
          make_village (self, villages->pdata[i]);
          if (++done % VILLAGES_PER_ACTION == 0)
            commit (self, done, wanted);
        }
    }
  if (lw_journal_is_open (self->ledger))
    commit (self, done, wanted);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;
  Maker maker = { .rand = g_rand_new_with_seed (ON) };

  if (argc != 3 || !g_getenv ("LIANGWEI_PASSWORD"))
    {
      g_printerr ("LIANGWEI_PASSWORD=… make-nation LEDGER VILLAGES\n");
      return 2;
    }
  maker.ledger = lw_ledger_create (argv[1], g_getenv ("LIANGWEI_PASSWORD"), lw_pinyin_name_keys, &error);
  check (error);
  /* Only how fast it is made differs from a ledger of daily use, not what is in the file. The cache is
   * what this program grows to; less than a GB reads pages of the indexes again and again. */
  lw_connection_exec (maker.ledger->connection, "PRAGMA cache_size = -1000000", "", &error);
  check (error);
  lw_connection_exec (maker.ledger->connection, "PRAGMA synchronous = OFF", "", &error);
  check (error);
  make_nation (&maker, (guint) strtoul (argv[2], NULL, 10));
  lw_ledger_close (maker.ledger, &error);
  check (error);
  g_object_unref (maker.ledger);
  g_rand_free (maker.rand);
  return 0;
}
