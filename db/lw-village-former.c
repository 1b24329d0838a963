/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-former.h"

#include <glib/gi18n-lib.h>

#include "lw-ledger-private.h"
#include "lw-village-code.h"

/* The first change after the day says what it was called until then. Of kind 3: a new name or code. */
static const char former_sql[]
    = "SELECT village, name, code FROM village_change WHERE kind = 3 AND changed_on > ?1 ORDER BY changed_on, id";

static void
former_free (gpointer data)
{
  LwVillageFormer *former = data;

  g_free (former->name);
  g_free (former->code);
  g_free (former);
}

static void
add_former (GHashTable *formers,
            LwStatement *row)
{
  LwKey village = lw_statement_get_int (row, 0);
  LwVillageFormer *former;

  if (g_hash_table_contains (formers, &village))
    return;
  former = g_new0 (LwVillageFormer, 1);
  former->village = village;
  former->name = g_strdup (lw_statement_get_text (row, 1));
  former->code = g_strdup (lw_statement_get_text (row, 2));
  g_hash_table_insert (formers, &former->village, former);
}

/**
 * lw_village_formers_load:
 * @ledger: an open ledger
 * @on: a full date
 * @error: (out)
 *
 * Returns: (transfer full): LwKey → LwVillageFormer
 */
GHashTable *
lw_village_formers_load (LwLedger *ledger,
                         LwDate on,
                         GError **error)
{
  g_autoptr(GHashTable) formers = NULL;
  g_autoptr(LwStatement) row = NULL;
  LwStep step;

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  row = lw_connection_prepare (ledger->connection, former_sql, _("The records were not read"), error);
  if (row == NULL)
    return NULL;
  formers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, former_free);
  lw_statement_bind_int (row, 0, on);
  while ((step = lw_statement_step (row, error)) == LW_STEP_ROW)
    add_former (formers, row);
  return step == LW_STEP_DONE ? g_steal_pointer (&formers) : NULL;
}

/**
 * lw_village_former_kind:
 * @former: what it was called
 * @code: (nullable): the present code
 * @kind: the present kind
 *
 * Returns: the kind in force when it was called so; one that was set by hand stays
 */
LwVillageKind
lw_village_former_kind (const LwVillageFormer *former,
                        const char *code,
                        LwVillageKind kind)
{
  LwVillageKind before = lw_village_code_kind (former->code);

  return before != 0 && lw_village_code_kind (code) == kind ? before : kind;
}

/**
 * lw_villages_call_as_on:
 * @villages: array of LwVillage
 * @ledger: an open ledger
 * @on: a full date
 * @error: (out)
 *
 * Returns: FALSE with @error set when they could not be read
 */
gboolean
lw_villages_call_as_on (GPtrArray *villages,
                        LwLedger *ledger,
                        LwDate on,
                        GError **error)
{
  g_autoptr(GHashTable) formers = lw_village_formers_load (ledger, on, error);

  if (formers == NULL)
    return FALSE;
  for (guint i = 0; i < villages->len && g_hash_table_size (formers) > 0; i++)
    {
      LwVillage *village = g_ptr_array_index (villages, i);
      const LwVillageFormer *former = g_hash_table_lookup (formers, &village->record.id);

      if (former == NULL)
        continue;
      village->kind = lw_village_former_kind (former, village->code, village->kind);
      lw_set_text (&village->name, former->name != NULL ? former->name : village->name);
    }
  return TRUE;
}
