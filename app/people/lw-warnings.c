/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-warnings.h"

#include "lw-captions.h"
#include "lw-decided.h"
#include "lw-id-number.h"
#include "lw-kin.h"
#include "lw-names.h"
#include "lw-people-list.h"
#include "lw-village-doubt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PARTY_AGE 18
#define WORK_AGE 16

typedef struct
{
  LwWarnings *found;
  LwDate on;
  guint most;
  GHashTable *seen;   /* name and year of birth → whether there is an ID number */
  GHashTable *joined; /* person → day as decided */
  GHashTable *started;
  GPtrArray *kinship; /* LwKinship */
  GHashTable *births; /* person with a relative → birth that counts; 0 until it is read */
} Search;

void
lw_warning_free (gpointer data)
{
  LwWarning *warning = data;

  g_free (warning->name);
  g_free (warning->text);
  g_free (warning);
}

void
lw_warnings_free (LwWarnings *self)
{
  for (guint i = 0; i < LW_N_WARNINGS; i++)
    g_clear_pointer (&self->lists[i], g_ptr_array_unref);
  g_free (self);
}

guint
lw_warnings_count (const LwWarnings *self)
{
  guint n = 0;

  for (guint i = 0; i < LW_N_WARNINGS; i++)
    n += self->n[i];
  return n;
}

const char *
lw_warning_caption (LwWarningKind kind)
{
  switch (kind)
    {
    case LW_WARNING_BIRTH_DIFFERS:
      return _ ("Birth differs from the ID number");
    case LW_WARNING_SEX_DIFFERS:
      return _ ("Sex differs from the ID number");
    case LW_WARNING_OLD_ID:
      return _ ("ID number of 15 digits");
    case LW_WARNING_BAD_ID:
      return _ ("ID number cannot be right");
    case LW_WARNING_NO_ID:
      return _ ("No ID number");
    case LW_WARNING_PARTY_EARLY:
      return _ ("Joined the Party too early");
    case LW_WARNING_WORK_EARLY:
      return _ ("Began to work too early");
    case LW_WARNING_KIN_BIRTHS:
      return _ ("Births do not fit a relation");
    case LW_WARNING_BIRTH_UNSURE:
      return _ ("Birth not known to the day");
    case LW_WARNING_NO_BIRTH:
      return _ ("No birth");
    case LW_WARNING_DUPLICATE:
      return _ ("Perhaps the same person twice");
    case LW_WARNING_VILLAGE:
      return _ ("Facts of a village");
    case LW_WARNING_IMPORTED:
    case LW_N_WARNINGS:
    default:
      return _ ("Not understood in an import");
    }
}

/* ---- what was said of a day against another ---- */

/* @day: that of which only the year is known may have been its last day. */
static char *
too_young (LwDate birth,
           LwDate day,
           int    age)
{
  g_autofree char *iso = lw_date_to_iso (day);
  int youngest, oldest;

  if (birth == 0 || !lw_date_is_valid (day) || !lw_age_on (birth, lw_date_last (day), &youngest, &oldest)
      || oldest >= age)
    return NULL;
  if (lw_date_last (day) < lw_date_first (birth))
    return g_strdup_printf (_ ("%s: before the birth"), iso);
  /* translators: a day of the life of somebody, and how old one has to be */
  return g_strdup_printf (_ ("%s: not yet %d years old"), iso, age);
}

char *
lw_warning_party_early (LwDate birth,
                        LwDate joined)
{
  return too_young (birth, joined, PARTY_AGE);
}

char *
lw_warning_work_early (LwDate birth,
                       LwDate started)
{
  return too_young (birth, started, WORK_AGE);
}

/* ---- one person ---- */

static LwWarning *
add (Search        *search,
     LwWarningKind  kind,
     LwKey          person,
     const char    *name,
     char          *text)
{
  LwWarning *warning;

  search->found->n[kind]++;
  if (search->found->lists[kind]->len >= search->most)
    {
      g_free (text);
      return NULL;
    }
  warning = g_new0 (LwWarning, 1);
  warning->kind = kind;
  warning->person = person;
  warning->name = g_strdup (name);
  warning->text = text;
  g_ptr_array_add (search->found->lists[kind], warning);
  return warning;
}

static void
check_id (Search            *search,
          const LwPeopleRow *row)
{
  if (row->id_number == NULL)
    add (search, LW_WARNING_NO_ID, row->id, row->name,
         g_strdup (_ ("cannot be told from somebody of the same name")));
  else if (strlen (row->id_number) == 15)
    add (search, LW_WARNING_OLD_ID, row->id, row->name, lw_id_number_mask (row->id_number));
  else if (!lw_id_number_is_valid (row->id_number))
    add (search, LW_WARNING_BAD_ID, row->id, row->name, lw_id_number_mask (row->id_number));
}

static void
check_against_id (Search            *search,
                  const LwPeopleRow *row)
{
  LwDate birth = row->id_number != NULL ? lw_id_number_get_birth (row->id_number) : 0;
  LwSex sex = row->id_number != NULL ? lw_id_number_get_sex (row->id_number) : 0;

  if (birth != 0 && row->birth_stated != 0 && row->birth_decided == 0
      && !lw_date_agrees (birth, row->birth_stated))
    {
      g_autofree char *stated = lw_date_to_iso (row->birth_stated);
      g_autofree char *number = lw_date_to_iso (birth);

      add (search, LW_WARNING_BIRTH_DIFFERS, row->id, row->name,
           g_strdup_printf (_ ("stated %s, ID number %s; the ID number counts until it is decided"),
                            stated, number));
    }
  if (sex != 0 && row->sex != 0 && (int) sex != row->sex)
    add (search, LW_WARNING_SEX_DIFFERS, row->id, row->name,
         g_strdup_printf (_ ("stated %s, ID number %s"), lw_sex_caption ((LwSex) row->sex),
                          lw_sex_caption (sex)));
}

static void
check_birth (Search            *search,
             const LwPeopleRow *row,
             LwDate             birth)
{
  if (birth == 0)
    add (search, LW_WARNING_NO_BIRTH, row->id, row->name, g_strdup (_ ("age unknown")));
  else if (!lw_date_is_full (birth))
    {
      g_autofree char *iso = lw_date_to_iso (birth);
      g_autofree char *age = lw_age_text (birth, search->on);

      add (search, LW_WARNING_BIRTH_UNSURE, row->id, row->name,
           g_strdup_printf (_ ("%s: aged %s"), iso, age));
    }
}

/* ---- a day for a person ---- */

static GHashTable *
days_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
remember (GHashTable *days,
          LwKey       person,
          LwDate      day)
{
  g_hash_table_replace (days, g_memdup2 (&person, sizeof person), GINT_TO_POINTER (day));
}

static LwDate
recall (GHashTable *days,
        LwKey       person,
        LwDate      otherwise)
{
  gpointer day = g_hash_table_lookup (days, &person);

  return day != NULL ? GPOINTER_TO_INT (day) : otherwise;
}

/* ---- one person, once more ---- */

static void
check_days (Search            *search,
            const LwPeopleRow *row,
            LwDate             birth)
{
  char *party = lw_warning_party_early (birth, recall (search->joined, row->id, row->party_joined));
  char *work = lw_warning_work_early (birth, recall (search->started, row->id, row->work_started));

  if (party != NULL)
    add (search, LW_WARNING_PARTY_EARLY, row->id, row->name, party);
  if (work != NULL)
    add (search, LW_WARNING_WORK_EARLY, row->id, row->name, work);
}

static void
check_twice (Search            *search,
             const LwPeopleRow *row,
             LwDate             birth)
{
  gboolean numbered = row->id_number != NULL;
  g_autofree char *key = g_strdup_printf ("%s %d", row->name, birth / 10000);
  gpointer other;

  if (!g_hash_table_lookup_extended (search->seen, key, NULL, &other))
    g_hash_table_insert (search->seen, g_steal_pointer (&key), GINT_TO_POINTER (numbered));
  else if (!numbered || !GPOINTER_TO_INT (other))
    add (search, LW_WARNING_DUPLICATE, row->id, row->name,
         g_strdup (_ ("same name and year of birth, one without an ID number")));
}

static void
check_person_cb (const LwPeopleRow *row,
                 gpointer           data)
{
  Search *search = data;
  LwDate birth = lw_birth_effective (row->birth_decided, row->id_number, row->birth_stated);

  check_id (search, row);
  check_against_id (search, row);
  check_birth (search, row, birth);
  check_days (search, row, birth);
  check_twice (search, row, birth);
  if (g_hash_table_contains (search->births, &row->id))
    remember (search->births, row->id, birth);
}

/* ---- relatives ---- */

static gboolean
load_kinship (Search    *search,
              LwLedger  *ledger,
              GError   **error)
{
  search->kinship = lw_ledger_list (ledger, &lw_kinship_table, NULL, 0, error);
  for (guint i = 0; search->kinship != NULL && i < search->kinship->len; i++)
    {
      const LwKinship *record = g_ptr_array_index (search->kinship, i);

      remember (search->births, record->person, 0);
      remember (search->births, record->relative, 0);
    }
  return search->kinship != NULL;
}

static void
check_relation (Search          *search,
                LwLedger        *ledger,
                const LwKinship *record)
{
  LwDate birth = recall (search->births, record->person, 0);
  LwDate other = recall (search->births, record->relative, 0);
  g_autoptr (LwPerson) person = NULL, relative = NULL;
  g_autofree char *one = NULL, *two = NULL;

  if (lw_kin_fits_births (record->relation, birth, other))
    return;
  person = lw_ledger_get (ledger, &lw_person_table, record->person, NULL);
  relative = lw_ledger_get (ledger, &lw_person_table, record->relative, NULL);
  if (person == NULL || relative == NULL)
    return;
  one = lw_date_to_iso (birth);
  two = lw_date_to_iso (other);
  add (search, LW_WARNING_KIN_BIRTHS, record->person, person->name,
       /* translators: birth of the person; parent, child …; name and birth of that relative */
       g_strdup_printf (_ ("born %s; %s %s born %s"), one, lw_kin_caption (record->relation), relative->name,
                        two));
}

/* ---- villages ---- */

static gboolean
list_villages (Search    *search,
               LwLedger  *ledger,
               GError   **error)
{
  g_autoptr (GPtrArray) villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, error);

  for (guint i = 0; villages != NULL && i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      char *text = lw_date_holds (village->started, village->ended, search->on)
                       ? lw_village_doubts (village, search->on)
                       : NULL;
      g_autofree char *name = text != NULL ? lw_village_name_short (village->name) : NULL;
      LwWarning *warning = text != NULL ? add (search, LW_WARNING_VILLAGE, 0, name, text) : NULL;

      if (warning != NULL)
        warning->village = village->record.id;
    }
  return villages != NULL;
}

/* ---- what an import left ---- */

static char *
name_of (LwLedger         *ledger,
         const LwImported *cell)
{
  g_autoptr (LwPerson) person
      = cell->person != 0 ? lw_ledger_get (ledger, &lw_person_table, cell->person, NULL) : NULL;
  g_autoptr (LwVillage) village
      = cell->village != 0 ? lw_ledger_get (ledger, &lw_village_table, cell->village, NULL) : NULL;

  if (person != NULL)
    return g_strdup (person->name);
  return village != NULL ? lw_village_name_short (village->name) : g_strdup ("—");
}

static gboolean
list_imported (Search    *search,
               LwLedger  *ledger,
               GError   **error)
{
  g_autoptr (GPtrArray) cells = lw_ledger_list (ledger, &lw_imported_table, NULL, 0, error);

  if (cells == NULL)
    return FALSE;
  search->found->n[LW_WARNING_IMPORTED] = cells->len;
  for (guint i = 0; i < MIN (cells->len, search->most); i++)
    {
      const LwImported *cell = g_ptr_array_index (cells, i);
      LwWarning *warning = g_new0 (LwWarning, 1);

      warning->kind = LW_WARNING_IMPORTED;
      warning->person = cell->person;
      warning->village = cell->village;
      warning->name = name_of (ledger, cell);
      /* translators: heading, text of the cell, file and row where it stood */
      warning->text = g_strdup_printf (_ ("%s: %s (%s)"), cell->heading, cell->text,
                                       cell->source != NULL ? cell->source : "—");
      g_ptr_array_add (search->found->lists[LW_WARNING_IMPORTED], warning);
    }
  return TRUE;
}

/* ---- all of them ---- */

static void
decided_cb (LwKey    person,
            LwDate   date,
            gpointer table)
{
  remember (table, person, date);
}

static GHashTable *
load_decided (LwLedger    *ledger,
              const char  *subject,
              GError     **error)
{
  GHashTable *table = days_new ();

  if (!lw_decided_each (ledger, subject, decided_cb, table, error))
    g_clear_pointer (&table, g_hash_table_unref);
  return table;
}

LwWarnings *
lw_warnings_find (LwLedger      *ledger,
                  LwDate         on,
                  guint          most,
                  GCancellable  *cancellable,
                  GError       **error)
{
  static const LwPeopleFuncs funcs = { check_person_cb, NULL, NULL };
  g_autoptr (LwWarnings) found = g_new0 (LwWarnings, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) joined = NULL, started = NULL, births = days_new ();
  g_autoptr (GPtrArray) kinship = NULL;
  Search search = { found, on, most, seen, NULL, NULL, NULL, births };

  for (guint i = 0; i < LW_N_WARNINGS; i++)
    found->lists[i] = g_ptr_array_new_with_free_func (lw_warning_free);
  found->revision = lw_ledger_get_revision (ledger);
  joined = load_decided (ledger, LW_DECIDED_PARTY_JOINED, error);
  if (joined == NULL)
    return NULL;
  started = load_decided (ledger, LW_DECIDED_WORK_STARTED, error);
  if (started == NULL)
    return NULL;
  search.joined = joined;
  search.started = started;
  if (!load_kinship (&search, ledger, error))
    return NULL;
  kinship = search.kinship;
  if (!lw_people_list_scan (ledger, NULL, &funcs, &search, cancellable, error)
      || !list_villages (&search, ledger, error) || !list_imported (&search, ledger, error))
    return NULL;
  for (guint i = 0; i < kinship->len; i++)
    check_relation (&search, ledger, kinship->pdata[i]);
  return g_steal_pointer (&found);
}
