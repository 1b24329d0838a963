/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-warnings.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

void
lw_warning_free (gpointer data)
{
  LwWarning *warning = data;

  g_free (warning->name);
  g_free (warning->text);
  g_free (warning);
}

const char *
lw_warning_caption (LwWarningKind kind)
{
  switch (kind)
    {
    case LW_WARNING_BIRTH_DIFFERS:
      return _("Birth differs from the ID number");
    case LW_WARNING_SEX_DIFFERS:
      return _("Sex differs from the ID number");
    case LW_WARNING_OLD_ID:
      return _("ID number of 15 digits");
    case LW_WARNING_BAD_ID:
      return _("ID number cannot be right");
    case LW_WARNING_NO_ID:
      return _("No ID number");
    case LW_WARNING_BIRTH_UNSURE:
      return _("Birth not known to the day");
    case LW_WARNING_NO_BIRTH:
      return _("No birth");
    case LW_WARNING_DUPLICATE:
      return _("Perhaps the same person twice");
    case LW_WARNING_IMPORTED:
    default:
      return _("Not understood in an import");
    }
}

static void
add (GPtrArray      *list,
     LwWarningKind   kind,
     const LwPerson *person,
     char           *text)
{
  LwWarning *warning = g_new0 (LwWarning, 1);

  warning->kind = kind;
  warning->person = person->record.id;
  warning->name = g_strdup (person->name);
  warning->text = text;
  g_ptr_array_add (list, warning);
}

static void
check_id (GPtrArray      *list,
          const LwPerson *person)
{
  g_autofree char *masked = NULL;

  if (person->id_number == NULL)
    {
      add (list, LW_WARNING_NO_ID, person, g_strdup (_("cannot be told from somebody of the same name")));
      return;
    }
  masked = lw_id_number_mask (person->id_number);
  if (strlen (person->id_number) == 15)
    add (list, LW_WARNING_OLD_ID, person, g_steal_pointer (&masked));
  else if (!lw_id_number_is_valid (person->id_number))
    add (list, LW_WARNING_BAD_ID, person, g_steal_pointer (&masked));
}

static void
check_against_id (GPtrArray      *list,
                  const LwPerson *person)
{
  LwDate birth = person->id_number != NULL ? lw_id_number_get_birth (person->id_number) : 0;
  LwSex sex = person->id_number != NULL ? lw_id_number_get_sex (person->id_number) : 0;

  if (birth != 0 && person->birth_stated != 0 && person->birth_decided == 0
      && !lw_date_agrees (birth, person->birth_stated))
    {
      g_autofree char *stated = lw_date_to_iso (person->birth_stated);
      g_autofree char *number = lw_date_to_iso (birth);
      add (list, LW_WARNING_BIRTH_DIFFERS, person,
           g_strdup_printf (_("stated %s, ID number %s; the ID number counts until it is decided"),
                            stated, number));
    }
  if (sex != 0 && person->sex != 0 && (int) sex != person->sex)
    add (list, LW_WARNING_SEX_DIFFERS, person,
         g_strdup_printf (_("stated %s, ID number %s"), lw_sex_caption (person->sex),
                          lw_sex_caption (sex)));
}

static void
check_birth (GPtrArray      *list,
             const LwPerson *person,
             LwDate          on)
{
  LwDate birth = lw_person_birth (person);

  if (birth == 0)
    add (list, LW_WARNING_NO_BIRTH, person, g_strdup (_("age unknown")));
  else if (!lw_date_is_full (birth))
    {
      g_autofree char *iso = lw_date_to_iso (birth);
      g_autofree char *age = lw_ui_age (birth, on);
      add (list, LW_WARNING_BIRTH_UNSURE, person,
           g_strdup_printf (_("%s: aged %s"), iso, age));
    }
}

static void
check_duplicates (GPtrArray *list,
                  LwRoster  *roster)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < roster->people->len; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (roster->people, i);
      g_autofree char *key
          = g_strdup_printf ("%s %d", entry->person->name, lw_person_birth (entry->person) / 10000);
      const LwPerson *other = g_hash_table_lookup (seen, key);

      if (other == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&key), entry->person);
      else if (other->id_number == NULL || entry->person->id_number == NULL)
        add (list, LW_WARNING_DUPLICATE, entry->person,
             g_strdup (_("same name and year of birth, one without an ID number")));
    }
}

static gboolean
list_imported (GPtrArray  *list,
               LwLedger   *reader,
               LwRoster   *roster,
               GError    **error)
{
  g_autoptr (GPtrArray) cells = lw_ledger_list (reader, &lw_imported_table, NULL, 0, error);

  if (cells == NULL)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const LwImported *cell = g_ptr_array_index (cells, i);
      const LwRosterPerson *person = lw_roster_find (roster, cell->person);
      const LwVillage *village = lw_roster_find_village (roster, cell->village);
      LwWarning *warning = g_new0 (LwWarning, 1);

      warning->kind = LW_WARNING_IMPORTED;
      warning->person = cell->person;
      warning->village = cell->village;
      warning->name = person != NULL    ? g_strdup (person->person->name)
                      : village != NULL ? lw_village_name_short (village->name)
                                        : g_strdup ("—");
      /* translators: heading, text of the cell, file and row where it stood */
      warning->text = g_strdup_printf (_("%s: %s (%s)"), cell->heading, cell->text,
                                       cell->source != NULL ? cell->source : "—");
      g_ptr_array_add (list, warning);
    }
  return TRUE;
}

static int
by_kind (gconstpointer a,
         gconstpointer b)
{
  return (int) (*(LwWarning *const *) a)->kind - (int) (*(LwWarning *const *) b)->kind;
}

GPtrArray *
lw_warnings_list (LwLedger  *reader,
                  LwRoster  *roster,
                  LwDate     on,
                  GError   **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (lw_warning_free);

  for (guint i = 0; i < roster->people->len; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (roster->people, i);

      check_id (list, entry->person);
      check_against_id (list, entry->person);
      check_birth (list, entry->person, on);
    }
  check_duplicates (list, roster);
  if (!list_imported (list, reader, roster, error))
    return NULL;
  g_ptr_array_sort (list, by_kind);
  return g_steal_pointer (&list);
}
