/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

#include "lw-ledger-private.h"
#include "lw-scan.h"

typedef struct
{
  LwKey village;
  LwKey successor;
  LwDate started;
  LwDate ended;
} Gone;

struct _LwVillageParts
{
  GHashTable *gone;  /* LwKey → Gone: villages that ended by the day */
  GHashTable *parts; /* LwKey of the heir → GArray of LwScanPart */
};

/* Reads the index of successors alone: nearly every ledger has none. */
static const char gone_sql[]
    = "SELECT id, successor, started, ended FROM village WHERE successor IS NOT NULL AND ended IS NOT NULL AND ended <= ?1";

gboolean
lw_village_exists (LwDate started,
                   LwDate ended,
                   LwDate on)
{
  return started <= on && (ended == 0 || on < ended);
}

/**
 * lw_villages_list:
 * @ledger: an open ledger
 * @on: a full date
 * @error: (out)
 *
 * Returns: (transfer full): array of LwVillage
 */
GPtrArray *
lw_villages_list (LwLedger *ledger,
                  LwDate on,
                  GError **error)
{
  GPtrArray *villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, error);

  for (guint i = villages != NULL ? villages->len : 0; i > 0; i--)
    {
      const LwVillage *village = g_ptr_array_index (villages, i - 1);

      if (!lw_village_exists (village->started, village->ended, on))
        g_ptr_array_remove_index (villages, i - 1);
    }
  return villages;
}

static gboolean
read_gone (LwVillageParts *self,
           LwLedger *ledger,
           LwDate on,
           GError **error)
{
  g_autoptr(LwStatement) row = lw_connection_prepare (ledger->connection, gone_sql, _("The records were not read"), error);
  LwStep step = LW_STEP_ERROR;

  if (row == NULL)
    return FALSE;
  lw_statement_bind_int (row, 0, on);
  while ((step = lw_statement_step (row, error)) == LW_STEP_ROW)
    {
      Gone *gone = g_new0 (Gone, 1);

      gone->village = lw_statement_get_int (row, 0);
      gone->successor = lw_statement_get_int (row, 1);
      gone->started = (LwDate) lw_statement_get_int (row, 2);
      gone->ended = (LwDate) lw_statement_get_int (row, 3);
      g_hash_table_insert (self->gone, &gone->village, gone);
    }
  return step == LW_STEP_DONE;
}

static void
add_part (LwVillageParts *self,
          const Gone *gone)
{
  LwKey heir = lw_village_parts_heir (self, gone->village);
  GArray *parts = g_hash_table_lookup (self->parts, &heir);
  LwScanPart part = { gone->village, gone->started, gone->ended };

  if (heir == gone->village)
    return;
  if (parts == NULL)
    {
      LwKey *key = g_new (LwKey, 1);

      *key = heir;
      parts = g_array_new (FALSE, FALSE, sizeof (LwScanPart));
      g_hash_table_insert (self->parts, key, parts);
    }
  g_array_append_val (parts, part);
}

/**
 * lw_village_parts_load:
 * @ledger: an open ledger
 * @on: a full date
 * @error: (out)
 *
 * Returns: (transfer full): who went into whom by @on
 */
LwVillageParts *
lw_village_parts_load (LwLedger *ledger,
                       LwDate on,
                       GError **error)
{
  g_autoptr(LwVillageParts) self = NULL;
  GHashTableIter iter;
  gpointer gone;

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  self = g_new0 (LwVillageParts, 1);
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->parts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!read_gone (self, ledger, on, error))
    return NULL;
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    add_part (self, gone);
  return g_steal_pointer (&self);
}

/**
 * lw_village_parts_free:
 * @self: (nullable) (transfer full): what was loaded
 */
void
lw_village_parts_free (LwVillageParts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->gone);
  g_free (self);
}

/**
 * lw_village_parts_of:
 * @self: what was loaded
 * @village: a village that there is on that day
 *
 * Returns: (transfer none) (nullable): array of LwScanPart
 */
const GArray *
lw_village_parts_of (LwVillageParts *self,
                     LwKey village)
{
  return g_hash_table_lookup (self->parts, &village);
}

/**
 * lw_village_parts_heir:
 * @self: what was loaded
 * @village: any village
 *
 * Returns: the village that it is on that day
 */
LwKey
lw_village_parts_heir (LwVillageParts *self,
                       LwKey village)
{
  LwKey heir = village;
  const Gone *gone;

  /* A damaged ledger may have a ring: nobody goes further than there are villages gone. */
  for (guint i = 0; i <= g_hash_table_size (self->gone); i++)
    {
      gone = g_hash_table_lookup (self->gone, &heir);
      if (gone == NULL)
        return heir;
      heir = gone->successor;
    }
  return village;
}
