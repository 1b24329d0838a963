/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include "lw-village-parts.h"

/* A roster may still name a village as it was called before it was merged or renamed. */

static void
add_former (LwImporter *importer,
            const char *name,
            const char *code,
            const char *township,
            LwKey heir)
{
  LwVillage *former = lw_record_new (&lw_village_table);

  former->record.id = heir;
  lw_set_text (&former->name, name);
  lw_set_text (&former->code, code);
  lw_set_text (&former->township, township);
  former->kind = code ? (int) lw_village_code_kind (code) : 0;
  g_ptr_array_add (importer->former, former);
}

/* Nothing is entered any more for a village that has ended. */
static void
take_out_ended (LwImporter *importer,
                LwVillageParts *parts)
{
  for (guint i = importer->villages->len; i > 0; i--)
    {
      LwVillage *village = g_ptr_array_index (importer->villages, i - 1);
      LwKey heir = lw_village_parts_heir (parts, village->record.id);

      if (heir == village->record.id)
        continue;
      add_former (importer, village->name, village->code, village->township, heir);
      g_ptr_array_remove_index (importer->villages, i - 1);
    }
}

static gboolean
add_renamed (LwImporter *importer,
             LwVillageParts *parts,
             GError **error)
{
  g_autoptr(GPtrArray) changes = lw_ledger_list (importer->ledger, &lw_village_change_table, NULL, 0, error);

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const LwVillageChange *change = g_ptr_array_index (changes, i);

      if (change->kind == LW_VILLAGE_CHANGE_RENAMED && change->changed_on <= importer->on)
        add_former (importer, change->name, change->code, NULL, lw_village_parts_heir (parts, change->village));
    }
  return changes != NULL;
}

gboolean
lw_importer_load_former (LwImporter *importer,
                         GError **error)
{
  g_autoptr(LwVillageParts) parts = lw_village_parts_load (importer->ledger, importer->on, error);

  importer->former = g_ptr_array_new_with_free_func (lw_record_free);
  if (!parts)
    return FALSE;
  take_out_ended (importer, parts);
  if (!add_renamed (importer, parts, error))
    return FALSE;
  importer->former_matcher = lw_village_matcher_new (importer->former);
  return TRUE;
}

void
lw_importer_clear_former (LwImporter *importer)
{
  g_clear_pointer (&importer->former_matcher, lw_village_matcher_free);
  g_clear_pointer (&importer->former, g_ptr_array_unref);
}

/* TRUE: @text is a name or code that a village had before; @village is what it is today. */
gboolean
lw_importer_find_former (LwImporter *importer,
                         const char *text,
                         LwKey *village)
{
  LwKey found = 0;

  if (!importer->former || !importer->former->len || !text || !*text
      || lw_village_matcher_find (importer->former_matcher, text, &found) != LW_VILLAGE_FOUND)
    return FALSE;
  *village = found;
  return TRUE;
}
