/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-new.h"

#include "lw-ledger-error.h"
#include "lw-line.h"
#include "lw-names.h"

#include <glib/gi18n-lib.h>

/* Of a code, those that tell the township. */
#define PREFIX_LENGTH 9

LwVillageKind
lw_village_kind_of_name (const char *name)
{
  static const char *const communities[] = { "社区", "居委会", "居民委员会" };

  for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
    if (strstr (name, communities[i]) != NULL)
      return LW_VILLAGE_KIND_COMMUNITY;
  return LW_VILLAGE_KIND_VILLAGE;
}

char *
lw_village_code_holder (LwLedger   *ledger,
                        const char *code,
                        LwKey       except)
{
  g_autoptr (GPtrArray) holders = lw_ledger_find (ledger, &lw_village_table, "code", code, NULL);
  const LwVillage *holder = holders != NULL && holders->len > 0 ? g_ptr_array_index (holders, 0) : NULL;

  return holder != NULL && holder->record.id != except ? g_strdup (holder->name) : NULL;
}

static char *
problem_of_code (LwLedger   *ledger,
                 const char *code)
{
  g_autofree char *holder = NULL;

  if (!lw_village_code_is_valid (code))
    return g_strdup (_("The code is 12 digits; its last three tell the kind of village."));
  holder = lw_village_code_holder (ledger, code, 0);
  return holder != NULL ? g_strdup_printf (_("%s has this code and stays in the ledger with it."), holder) : NULL;
}

static gboolean
is_among (const GArray *keys,
          LwKey         key)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (g_array_index (keys, LwKey, i) == key)
      return TRUE;
  return FALSE;
}

/* Those that still are, and keep their names. */
static GPtrArray *
list_living (LwLedger     *ledger,
             const GArray *except)
{
  GPtrArray *villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, NULL);

  for (guint i = villages != NULL ? villages->len : 0; i > 0; i--)
    {
      const LwVillage *village = g_ptr_array_index (villages, i - 1);

      if (village->ended != 0 || is_among (except, village->record.id))
        g_ptr_array_remove_index (villages, i - 1);
    }
  return villages;
}

char *
lw_village_name_problem (LwLedger     *ledger,
                         const char   *name,
                         const GArray *except)
{
  g_autoptr (GPtrArray) villages = list_living (ledger, except);
  g_autoptr (LwVillageMatcher) matcher = NULL;
  LwKey found = 0;

  if (villages == NULL)
    return NULL;
  matcher = lw_village_matcher_new (villages);
  switch (lw_village_matcher_find (matcher, name, &found))
    {
    case LW_VILLAGE_FOUND:
      for (guint i = 0; i < villages->len; i++)
        {
          const LwVillage *village = g_ptr_array_index (villages, i);

          if (village->record.id == found)
            return g_strdup_printf (_("There is a village %s already."), village->name);
        }
      return NULL;
    case LW_VILLAGE_AMBIGUOUS:
      return g_strdup_printf (_("Several villages of the ledger could be meant by %s. Give the full name."), name);
    case LW_VILLAGE_UNKNOWN:
    default:
      return NULL;
    }
}

char *
lw_village_new_problem (LwLedger   *ledger,
                        const char *name,
                        const char *code)
{
  g_autofree char *line = lw_line_clean (name);
  char *problem;

  if (line == NULL)
    return g_strdup (_("Give the name of the village."));
  problem = lw_line_explain (line, LW_LINE_VILLAGE_MOST);
  if (problem == NULL)
    problem = lw_village_name_problem (ledger, line, NULL);
  if (problem == NULL && code != NULL && *code != '\0')
    problem = problem_of_code (ledger, code);
  return problem;
}

/* ---- a provisional code ---- */

/* The township of most villages that are there already. */
static char *
find_prefix (const GPtrArray *villages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *most = g_strdup ("000000000");
  int highest = 0;

  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      char *prefix = g_strndup (village->code, PREFIX_LENGTH);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, prefix)) + 1;

      if (n > highest)
        {
          highest = n;
          g_free (most);
          most = g_strdup (prefix);
        }
      g_hash_table_insert (counts, prefix, GINT_TO_POINTER (n));
    }
  return g_steal_pointer (&most);
}

/* From the end of the range of the kind (lw_village_code_is_provisional()): the bureau of statistics gives its codes from the beginning. */
static char *
find_free_code (LwLedger       *ledger,
                LwVillageKind   kind,
                GError        **error)
{
  g_autoptr (GPtrArray) villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, error);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *prefix = NULL;
  int last = lw_village_code_last (kind);

  if (villages == NULL)
    return NULL;
  prefix = find_prefix (villages);
  for (guint i = 0; i < villages->len; i++)
    g_hash_table_add (taken, ((LwVillage *) villages->pdata[i])->code);
  for (; last > 0; last--)
    {
      g_autofree char *code = g_strdup_printf ("%s%03d", prefix, last);

      if (lw_village_code_kind (code) != kind)
        break;
      if (!g_hash_table_contains (taken, code))
        return g_steal_pointer (&code);
    }
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT,
                       _("No provisional code is left. Nothing was added; give the village its code."));
  return NULL;
}

gboolean
lw_village_new_add (LwLedger   *ledger,
                    LwVillage  *village,
                    GError    **error)
{
  g_autofree char *problem = lw_village_new_problem (ledger, village->name, village->code);
  g_autofree char *name = NULL;

  if (problem != NULL)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT, problem);
      return FALSE;
    }
  name = lw_line_clean (village->name);
  lw_set_text (&village->name, name);
  if (village->code != NULL && *village->code != '\0')
    village->kind = lw_village_code_kind (village->code);
  else
    {
      g_free (village->code);
      village->code = find_free_code (ledger, village->kind, error);
    }
  return village->code != NULL && lw_ledger_insert (ledger, village, error);
}
