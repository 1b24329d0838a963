/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-demo.h"

#include "lw-date.h"
#include "lw-demo-person.h"
#include "lw-demo-pool.h"
#include "lw-demo-tables.h"
#include "lw-journal.h"
#include "lw-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TERM_YEARS 5

typedef struct
{
  LwLedger *ledger;
  LwDate on;
  LwKey *villages;
  LwKey *people; /* by row of the table; 0 until written */
} Demo;

typedef gboolean (*StepFunc) (Demo *demo, GError **error);

static LwDate
term_start (Demo *demo, guint village)
{
  guint n = 0;
  short left = lw_demo_villages (&n)[village].term_left;

  return left == LW_DEMO_NO_TERM ? 0 : lw_date_add_years (lw_date_add_days (demo->on, left), -TERM_YEARS);
}

/* ---- villages ---- */

static gboolean
write_village (Demo *demo, guint i, GError **error)
{
  guint n = 0;
  const LwDemoVillage *spec = &lw_demo_villages (&n)[i];
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  village->code = g_strconcat (LW_DEMO_TOWNSHIP_CODE, spec->code, NULL);
  village->name = g_strdup (spec->name);
  village->kind = (int) lw_village_code_kind (village->code);
  village->township = g_strdup (LW_DEMO_TOWNSHIP);
  village->households = spec->households;
  village->population = spec->population;
  village->voters = spec->voters;
  village->party_members = spec->members;
  village->org_form = (int) spec->form;
  village->party_seats = spec->party_seats ? spec->party_seats : LW_INT_NULL;
  village->committee_seats = spec->committee_seats ? spec->committee_seats : LW_INT_NULL;
  village->supervision_seats = spec->committee_seats ? 3 : LW_INT_NULL;
  village->tags = g_strdup (spec->tags);
  if (!lw_ledger_insert (demo->ledger, village, error))
    return FALSE;
  demo->villages[i] = village->record.id;
  return TRUE;
}

static gboolean
write_villages (Demo *demo, GError **error)
{
  guint n = 0;

  lw_demo_villages (&n);
  for (guint i = 0; i < n; i++)
    if (!write_village (demo, i, error))
      return FALSE;
  return lw_ledger_set_setting (demo->ledger, "township", LW_DEMO_TOWNSHIP, error) &&
         lw_ledger_set_setting (demo->ledger, "handler", LW_DEMO_HANDLER, error);
}

static gboolean
set_village_dates (Demo *demo, gboolean terms, GError **error)
{
  guint n = 0;
  const LwDemoVillage *specs = lw_demo_villages (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LwVillage) village = lw_ledger_get (demo->ledger, &lw_village_table, demo->villages[i], error);
      if (village == NULL)
        return FALSE;
      if (terms)
        village->term_start = term_start (demo, i);
      else if (specs[i].kinship_checked)
        village->kinship_checked = lw_date_add_days (demo->on, -90);
      if (!lw_ledger_update (demo->ledger, village, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_terms (Demo *demo, GError **error)
{
  return set_village_dates (demo, TRUE, error);
}

static gboolean
write_declarations (Demo *demo, GError **error)
{
  return set_village_dates (demo, FALSE, error);
}

/* ---- people ---- */

static void
read_letter (char letter, LwBody *body, LwPosition *position)
{
  static const char letters[] = "SDPCVMJK";
  static const LwBody bodies[] = {
    LW_BODY_PARTY_COMMITTEE, LW_BODY_PARTY_COMMITTEE, LW_BODY_PARTY_COMMITTEE, LW_BODY_VILLAGE_COMMITTEE,
    LW_BODY_VILLAGE_COMMITTEE, LW_BODY_VILLAGE_COMMITTEE, LW_BODY_SUPERVISION, LW_BODY_SUPERVISION
  };
  static const LwPosition positions[] = {
    LW_POSITION_SECRETARY, LW_POSITION_DEPUTY_SECRETARY, LW_POSITION_MEMBER, LW_POSITION_CHAIR,
    LW_POSITION_DEPUTY_CHAIR, LW_POSITION_MEMBER, LW_POSITION_CHAIR, LW_POSITION_MEMBER
  };
  gsize i = (gsize) (strchr (letters, letter) - letters);

  *body = bodies[i];
  *position = positions[i];
}

static LwDate
day_or (Demo *demo, int days, LwDate otherwise)
{
  return days ? lw_date_add_days (demo->on, days) : otherwise;
}

/* Rosters give the month in which a team took office. */
static LwDate
team_start (Demo *demo, guint village)
{
  LwDate start = term_start (demo, village);
  return (start ? start : lw_date_add_years (demo->on, -3)) / 100 * 100;
}

static gboolean
write_post (Demo *demo, const LwDemoPerson *spec, LwKey person, char letter, GError **error)
{
  g_autoptr(LwPost) post = lw_record_new (&lw_post_table);
  LwBody body;
  LwPosition position;
  gboolean ends = spec->ending == NULL || strchr (spec->ending, letter);

  read_letter (letter, &body, &position);
  post->person = person;
  post->village = demo->villages[spec->village];
  post->body = (int) body;
  post->position = (int) position;
  post->start = day_or (demo, spec->starts_in, team_start (demo, spec->village));
  post->end = ends ? day_or (demo, spec->ends_in, 0) : 0;
  post->term = 14;
  return lw_ledger_insert (demo->ledger, post, error);
}

static gboolean
write_reserve (Demo *demo, const LwDemoPerson *spec, LwKey person, guint number, GError **error)
{
  static const char *const posts[] = { "村党组织书记", "村委会主任", "村“两委”委员", "村级后备" };
  static const char *const mentors[] = { "镇党委委员 崔衡", "镇组织委员 宋知遥", "驻村第一书记 白舟" };
  static const char *const training[] = { "村级协理岗位锻炼", "党校培训班", "结对帮带", "学历提升" };
  g_autoptr(LwReserve) reserve = lw_record_new (&lw_reserve_table);

  reserve->person = person;
  reserve->village = demo->villages[spec->village];
  reserve->start = lw_date_add_months (demo->on, -(20 + (int) (number % 10))) / 100 * 100;
  reserve->end = day_or (demo, spec->ends_in, 0);
  if (spec->ends_in)
    reserve->end_reason = g_strdup (number % 2 ? "外出工作" : "本人申请退出");
  reserve->for_post = g_strdup (posts[number % G_N_ELEMENTS (posts)]);
  reserve->mentor = g_strdup (mentors[number % G_N_ELEMENTS (mentors)]);
  reserve->training = g_strdup (training[number % G_N_ELEMENTS (training)]);
  reserve->maturity = 1 + (int) (number % 3);
  return lw_ledger_insert (demo->ledger, reserve, error);
}

static gboolean
write_person (Demo *demo, const LwDemoPerson *spec, guint number, LwKey *key, GError **error)
{
  g_autoptr(LwPerson) person = lw_demo_person_new (spec, number, demo->on);

  if (!lw_ledger_insert (demo->ledger, person, error))
    return FALSE;
  *key = person->record.id;
  return TRUE;
}

/* Everybody with a letter of @letters, who is not there yet, and these letters' posts. */
static gboolean
write_people (Demo *demo, const char *letters, GError **error)
{
  guint n = 0;
  const LwDemoPerson *specs = lw_demo_people (&n);

  for (guint i = 0; i < n; i++)
    for (const char *letter = specs[i].post; *letter != '\0'; letter++)
      {
        if (strchr (letters, *letter) == NULL)
          continue;
        if (demo->people[i] == 0 && !write_person (demo, &specs[i], i, &demo->people[i], error))
          return FALSE;
        if (*letter == 'r' ? !write_reserve (demo, &specs[i], demo->people[i], i, error)
                           : !write_post (demo, &specs[i], demo->people[i], *letter, error))
          return FALSE;
      }
  return TRUE;
}

/* A secretary and a member of the term before, in every village that has a team now. */
static gboolean
write_predecessors (Demo *demo, guint village, guint number, GError **error)
{
  const LwDemoPerson specs[] = {
    { (guint8) village, "S", 'm', 66, LW_EDUCATION_JUNIOR_HIGH },
    { (guint8) village, "M", village % 3 ? 'm' : 'f', 63, LW_EDUCATION_PRIMARY },
  };
  LwDate end = team_start (demo, village);

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      LwKey person = 0;
      g_autoptr(LwPost) post = lw_record_new (&lw_post_table);
      LwBody body;
      LwPosition position;

      if (!write_person (demo, &specs[i], number + i, &person, error))
        return FALSE;
      read_letter (specs[i].post[0], &body, &position);
      post->person = person;
      post->village = demo->villages[village];
      post->body = (int) body;
      post->position = (int) position;
      post->start = end - TERM_YEARS * 10000;
      post->end = end;
      post->term = 13;
      if (!lw_ledger_insert (demo->ledger, post, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_team (guint village)
{
  guint n = 0;
  const LwDemoPerson *specs = lw_demo_people (&n);

  for (guint i = 0; i < n; i++)
    if (specs[i].village == village && strcmp (specs[i].post, "r") != 0)
      return TRUE;
  return FALSE;
}

static gboolean
write_committees (Demo *demo, GError **error)
{
  guint n_people = 0, n_villages = 0;

  lw_demo_people (&n_people);
  lw_demo_villages (&n_villages);
  if (!write_people (demo, "SDPCVMJK", error))
    return FALSE;
  for (guint i = 0; i < n_villages; i++)
    if (has_team (i) && !write_predecessors (demo, i, n_people + 2 * i, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_reserves (Demo *demo, GError **error)
{
  return write_people (demo, "r", error) && lw_demo_write_pool (demo->ledger, demo->on, error);
}

/* ---- recruits ---- */

static gboolean
write_recruit_years (Demo *demo, GError **error)
{
  guint n = 0;
  const LwDemoVillage *specs = lw_demo_villages (&n);
  int this_year = demo->on / 10000;

  for (guint i = 0; i < n; i++)
    for (int back = (int) strlen (specs[i].recruits), k = 0; specs[i].recruits[k] != '\0'; back--, k++)
      {
        g_autoptr(LwRecruitYear) year = lw_record_new (&lw_recruit_year_table);
        if (specs[i].recruits[k] == '-')
          continue;
        year->village = demo->villages[i];
        year->year = this_year - back;
        year->count = specs[i].recruits[k] - '0';
        if (!lw_ledger_insert (demo->ledger, year, error))
          return FALSE;
      }
  return TRUE;
}

/* Named recruits, where a branch keeps a list: one of last year, one of these weeks. */
static gboolean
write_recruits (Demo *demo, GError **error)
{
  static const guint villages[] = { 0, 2, 7 }; /* those without a gap */
  int last_year = demo->on / 10000 - 1;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (villages); i++)
    {
      g_autoptr(LwRecruit) recruit = lw_record_new (&lw_recruit_table);
      LwDate birth = lw_date_add_years (lw_date_add_days (demo->on, -200 - (int) i), -24 - (int) i);

      recruit->village = demo->villages[villages[i / 2]];
      recruit->sex = i % 2 ? LW_SEX_FEMALE : LW_SEX_MALE;
      recruit->name = lw_demo_make_name (i % 2 ? 'f' : 'm', FALSE, 700 + i);
      recruit->id_number = lw_demo_make_id (birth, i % 2 ? 'f' : 'm', 400 + i);
      recruit->birth = birth;
      recruit->education = LW_EDUCATION_JUNIOR_COLLEGE;
      recruit->recruited_on = i % 2 ? lw_date_add_days (demo->on, -20) : LW_DATE (last_year, 6, 20 + (int) i);
      if (!lw_ledger_insert (demo->ledger, recruit, error))
        return FALSE;
    }
  return write_recruit_years (demo, error);
}

/* ---- what a person decided ---- */

static LwKey
find_by_name (Demo *demo, const char *name)
{
  guint n = 0;
  const LwDemoPerson *specs = lw_demo_people (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (specs[i].name, name) == 0)
      return demo->people[i];
  return 0;
}

static gboolean
write_kinship (Demo *demo, GError **error)
{
  guint n = 0;
  const LwDemoKinship *specs = lw_demo_kinship (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LwKinship) kinship = lw_record_new (&lw_kinship_table);
      kinship->person = find_by_name (demo, specs[i].person);
      kinship->relative = find_by_name (demo, specs[i].relative);
      kinship->relation = g_strdup (specs[i].relation);
      if (!lw_ledger_insert (demo->ledger, kinship, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_waivers (Demo *demo, GError **error)
{
  guint n = 0;
  const LwDemoWaiver *specs = lw_demo_waivers (&n);
  LwDate given = lw_date_add_days (demo->on, -30);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LwWaiver) waiver = lw_record_new (&lw_waiver_table);
      waiver->village = demo->villages[specs[i].village];
      waiver->rule = g_strdup (specs[i].rule);
      waiver->reason = g_strdup (specs[i].reason);
      waiver->document = g_strdup_printf ("%s〔%d〕%d 号", specs[i].office, given / 10000, specs[i].number);
      waiver->until = lw_date_add_days (demo->on, specs[i].until);
      waiver->given = given;
      waiver->user = g_strdup (LW_DEMO_HANDLER);
      if (!lw_ledger_insert (demo->ledger, waiver, error))
        return FALSE;
    }
  return TRUE;
}

/* Cells that an import would have kept beside the record. */
static gboolean
write_imported (Demo *demo, GError **error)
{
  static const struct
  {
    const char *name, *heading, *text, *reason, *source;
  } cells[] = {
    { "周敏", "备注2", "明年六月毕业", "column-not-mapped", "后备干部花名册.xls Sheet1 14" },
    { "周凯", "出生年月", "三十多岁", "bad-date", "后备干部花名册.xls Sheet1 41" },
    { "阿卜杜热合曼·吐尔逊尼亚孜", "学历", "待核", "unknown-caption", "后备干部花名册.xls Sheet1 40" },
    { "刘大勇", "年报酬", "2.4万", "column-not-mapped", "两委班子花名册.xlsx Sheet1 46" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(LwImported) imported = lw_record_new (&lw_imported_table);
      imported->person = find_by_name (demo, cells[i].name);
      imported->heading = g_strdup (cells[i].heading);
      imported->text = g_strdup (cells[i].text);
      imported->reason = g_strdup (cells[i].reason);
      imported->source = g_strdup (cells[i].source);
      if (!lw_ledger_insert (demo->ledger, imported, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_phone (Demo *demo, GError **error)
{
  g_autoptr(LwPerson) person = lw_ledger_get (demo->ledger, &lw_person_table, find_by_name (demo, "李晓雯"), error);

  if (person == NULL)
    return FALSE;
  lw_set_text (&person->phone, "19900006688");
  lw_set_text (&person->notes, "愿意参选村委会委员");
  return lw_ledger_update (demo->ledger, person, error);
}

/**
 * lw_demo_fill:
 * @ledger: a ledger without villages
 * @on: base date of the demo, a full date
 * @error: return location for an error
 *
 * Writes a fictional township, step by step as an office would, each step an action of its own. The
 * same @on always gives the same township.
 *
 * Returns: %FALSE with @error set: the step that failed was rolled back, those before it are there
 */
gboolean
lw_demo_fill (LwLedger *ledger, LwDate on, GError **error)
{
  const struct
  {
    const char *label;
    StepFunc func;
  } steps[] = {
    { _("Ledger made with 15 villages"), write_villages },
    { _("Roster of the two committees imported"), write_committees },
    { _("Roster of the reserves imported"), write_reserves },
    { _("Recruits imported"), write_recruits },
    { _("Cells that were not understood kept"), write_imported },
    { _("Beginning of the term set"), write_terms },
    { _("Relatives recorded"), write_kinship },
    { _("Declarations of relatives recorded"), write_declarations },
    { _("Waivers recorded"), write_waivers },
    { _("Phone of 李晓雯 changed"), change_phone },
  };
  guint n_villages = 0, n_people = 0;

  g_return_val_if_fail (lw_date_is_full (on), FALSE);

  lw_demo_villages (&n_villages);
  lw_demo_people (&n_people);
  g_autofree LwKey *villages = g_new0 (LwKey, n_villages);
  g_autofree LwKey *people = g_new0 (LwKey, n_people);
  Demo demo = { ledger, on, villages, people };

  lw_journal_set_user (ledger, LW_DEMO_HANDLER);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!lw_journal_begin (ledger, steps[i].label, error))
        return FALSE;
      if (!steps[i].func (&demo, error))
        {
          lw_journal_rollback (ledger);
          return FALSE;
        }
      if (!lw_journal_commit (ledger, NULL, error))
        return FALSE;
    }
  return TRUE;
}
