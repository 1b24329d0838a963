/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-captions.h"
#include "lw-ctl-rows.h"
#include "lw-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const LwCtlColumn history_columns[] = {
  { "at", N_("Time") },
  { "user", N_("Who") },
  { "label", N_("Action") },
  { "entry", NULL, LW_CTL_CELL_NUMBER },
  { "op", N_("What") },
  { "table", NULL },
  { "record", NULL, LW_CTL_CELL_NUMBER },
  { "person", N_("Person") },
  { "village", N_("Village") },
  { "field", N_("Field") },
  { "old", N_("From") },
  { "new", N_("To") },
  { NULL }
};

/* Names of what the changes are about, each read once. */
typedef struct
{
  LwLedger *ledger;
  GHashTable *names; /* LwKey -> text; keys are unique in a ledger */
} Names;

static const char *
name_of (Names *names, const LwTable *table, LwKey key)
{
  if (key == 0)
    return NULL;

  char *name = g_hash_table_lookup (names->names, &key);
  if (name == NULL)
    {
      gpointer record = lw_ledger_get (names->ledger, table, key, NULL);
      const char *found = record ? lw_record_get_text (record, lw_table_find_field (table, "name")) : NULL;
      name = found ? g_strdup (found) : g_strdup_printf ("#%" G_GINT64_FORMAT, key); /* is gone */
      g_clear_pointer (&record, lw_record_free);
      g_hash_table_insert (names->names, g_memdup2 (&key, sizeof key), name);
    }
  return name;
}

static void
add_time (LwCtlRows *rows, gint64 at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *word = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *shown = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");

  lw_ctl_rows_both (rows, word, shown);
}

static void
add_op (LwCtlRows *rows, char op)
{
  if (op == 'i')
    lw_ctl_rows_both (rows, "insert", _("added"));
  else if (op == 'd')
    lw_ctl_rows_both (rows, "delete", _("removed"));
  else
    lw_ctl_rows_both (rows, "update", _("changed"));
}

/* What a code stands for, NULL where the field holds none that has a caption. */
static const char *
caption_of (const LwField *field, int code)
{
  const char *name = field->name;

  if (strcmp (name, "sex") == 0)
    return lw_sex_caption ((LwSex) code);
  if (strcmp (name, "kind") == 0)
    return lw_village_kind_caption ((LwVillageKind) code);
  if (strcmp (name, "org_form") == 0)
    return lw_org_form_caption ((LwOrgForm) code);
  if (strcmp (name, "ethnicity") == 0)
    return lw_ethnicity_name (code);
  if (strcmp (name, "political_status") == 0)
    return lw_political_status_caption ((LwPoliticalStatus) code);
  if (g_str_has_prefix (name, "education"))
    return lw_education_caption ((LwEducation) code);
  if (strcmp (name, "body") == 0)
    return lw_body_word ((LwBody) code);
  if (strcmp (name, "position") == 0)
    return lw_position_word ((LwPosition) code);
  return NULL;
}

/* A reader sees names and captions, a machine the value as it is kept. */
static void
add_value (LwCtlRows *rows, Names *names, const LwChange *change, const char *value)
{
  const char *shown = NULL;

  if (change->field && value && change->field->type == LW_FIELD_CODE)
    shown = caption_of (change->field, atoi (value));
  else if (change->field && value && change->field->type == LW_FIELD_KEY)
    shown = name_of (names, strcmp (change->field->name, "village") == 0 ? &lw_village_table : &lw_person_table,
                     g_ascii_strtoll (value, NULL, 10));
  lw_ctl_rows_both (rows, value, shown ? shown : value);
}

static void
add_change (LwCtlRows *rows, Names *names, const LwChange *change)
{
  add_time (rows, change->at);
  lw_ctl_rows_text (rows, change->user);
  lw_ctl_rows_text (rows, change->label);
  lw_ctl_rows_int (rows, change->entry);
  add_op (rows, change->op);
  lw_ctl_rows_text (rows, change->table ? change->table->name : NULL);
  lw_ctl_rows_int (rows, change->record);
  lw_ctl_rows_text (rows, name_of (names, &lw_person_table, change->person));
  lw_ctl_rows_text (rows, name_of (names, &lw_village_table, change->village));
  lw_ctl_rows_both (rows, change->field ? change->field->name : NULL,
                    change->field ? _(change->field->caption) : NULL);
  add_value (rows, names, change, change->old_value);
  add_value (rows, names, change, change->new_value);
}

/* The key of the person with this ID number; 0 with ctl->status. */
static LwKey
find_person (LwCtl *ctl, const char *id_number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = lw_ledger_find (ctl->ledger, &lw_person_table, "id_number", id_number, &error);

  if (found == NULL)
    lw_ctl_fail_error (ctl, error);
  else if (found->len == 0)
    lw_ctl_fail (ctl, LW_CTL_USAGE, _("Nobody in the ledger has the ID number “%s”."), id_number);
  else
    return ((LwRecord *) found->pdata[0])->id;
  return 0;
}

static gboolean
find_subject (LwCtl *ctl, const char *person_text, const char *village_text, LwKey *person, LwKey *village)
{
  if (person_text)
    {
      *person = find_person (ctl, person_text);
      return *person != 0;
    }
  if (village_text)
    {
      g_autoptr(LwVillage) found = lw_ctl_village (ctl, village_text);
      *village = found ? found->record.id : 0;
      return found != NULL;
    }
  return TRUE;
}

static LwCtlStatus
print_history (LwCtl *ctl, LwKey person, LwKey village, LwCtlFormat format)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) changes = lw_journal_history (ctl->ledger, 0, person, village, &error);
  g_autoptr(LwCtlRows) rows = lw_ctl_rows_new (history_columns, format);
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Names names = { ctl->ledger, table };

  if (changes == NULL)
    return lw_ctl_fail_error (ctl, error);
  for (guint i = 0; i < changes->len; i++)
    add_change (rows, &names, changes->pdata[i]);
  lw_ctl_rows_print (rows);
  return LW_CTL_DONE;
}

LwCtlStatus
lw_ctl_run_history (LwCtl *ctl)
{
  g_autofree char *person_text = NULL;
  g_autofree char *village_text = NULL;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &person_text, N_("Only of the person with this ID number"), N_("ID") },
    { "village", 0, 0, G_OPTION_ARG_STRING, &village_text, N_("Only of this village"), N_("CODE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_("How to print"), "text|json|csv" },
    { NULL }
  };
  LwCtlFormat format = LW_CTL_TEXT;
  LwKey person = 0, village = 0;

  if (!lw_ctl_parse (ctl, entries, 1, 1) || !lw_ctl_parse_format (ctl, format_text, TRUE, &format))
    return ctl->status;
  if (person_text && village_text)
    return lw_ctl_fail (ctl, LW_CTL_USAGE, _("Give --person or --village, not both."));
  if (lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_READ_ONLY) == NULL ||
      !find_subject (ctl, person_text, village_text, &person, &village))
    return ctl->status;
  return print_history (ctl, person, village, format);
}

typedef gboolean (*StepFunc) (LwLedger *ledger, LwJournalEntry **done, GError **error);

/* More were asked for than there are; what was done is done. */
static LwCtlStatus
tell_fewer (int n)
{
  lw_ctl_note (ngettext ("There was %d action only.", "There were %d actions only.", (gulong) n), n);
  return LW_CTL_DONE;
}

static LwCtlStatus
step (LwCtl *ctl, StepFunc func, const char *what)
{
  int steps = 1;
  const GOptionEntry entries[] = {
    { "steps", 0, 0, G_OPTION_ARG_INT, &steps, N_("How many actions (else one)"), N_("N") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;

  if (!lw_ctl_parse (ctl, entries, 1, 1))
    return ctl->status;
  if (steps < 1)
    return lw_ctl_fail (ctl, LW_CTL_USAGE, _("--steps: give a number of at least 1."));
  if (lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_DEFAULT) == NULL)
    return ctl->status;

  for (int i = 0; i < steps; i++)
    {
      g_autoptr(LwJournalEntry) done = NULL;
      if (!func (ctl->ledger, &done, &error))
        return i > 0 && g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING) ? tell_fewer (i)
                                                                                         : lw_ctl_fail_error (ctl, error);
      lw_ctl_print (what);
      lw_ctl_print (done->label);
      lw_ctl_print ("\n");
    }
  return LW_CTL_DONE;
}

LwCtlStatus
lw_ctl_run_undo (LwCtl *ctl)
{
  return step (ctl, lw_journal_undo, _("Taken back: "));
}

LwCtlStatus
lw_ctl_run_redo (LwCtl *ctl)
{
  return step (ctl, lw_journal_redo, _("Done again: "));
}
