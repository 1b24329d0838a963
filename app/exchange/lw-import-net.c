/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

/* What the rows changed in the end. Two rows of one person that contradict each other change her back
 * and forth; where she is then as she was before the file, neither row has updated anything. */

typedef struct
{
  LwSheetReport *sheet; /* borrowed */
  guint row;
} UpdatedRow;

typedef struct
{
  guint64 before;  /* what the person was like */
  gboolean beside; /* more than her own record was changed: posts, memberships, cells beside her */
  GArray *rows;    /* UpdatedRow */
} Net;

static void
net_free (gpointer data)
{
  g_array_unref (((Net *) data)->rows);
  g_free (data);
}

static guint64
hash_bytes (guint64 hash,
            const void *bytes,
            gsize size)
{
  /* FNV-1a */
  for (const guchar *p = bytes, *end = p + size; p < end; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

/* Two records of a table that are alike in every field have the same digest, and hardly two others. */
guint64
lw_record_digest (gconstpointer record)
{
  const LwTable *table = ((const LwRecord *) record)->table;
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const LwField *field = &table->fields[i];

      if (field->type == LW_FIELD_TEXT)
        {
          const char *text = lw_record_get_text (record, field);

          hash = hash_bytes (hash, text ? text : "", text ? strlen (text) + 1 : 0);
        }
      else
        {
          gint64 number = lw_record_get_int (record, field);

          hash = hash_bytes (hash, &number, sizeof number);
        }
      hash = hash_bytes (hash, "\xff", 1);
    }
  return hash;
}

void
lw_import_net_add (LwSheetReader *reader,
                   const LwFacts *facts,
                   LwKey person,
                   guint64 before,
                   gboolean beside)
{
  LwImporter *importer = reader->importer;
  UpdatedRow row = { reader->report, facts->row->number };
  Net *net;

  if (!importer->net)
    importer->net = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, net_free);
  net = g_hash_table_lookup (importer->net, &person);
  if (!net)
    {
      net = g_new0 (Net, 1);
      net->before = before;
      net->rows = g_array_sized_new (FALSE, FALSE, sizeof (UpdatedRow), 1);
      g_hash_table_insert (importer->net, g_memdup2 (&person, sizeof person), net);
    }
  net->beside |= beside;
  g_array_append_val (net->rows, row);
}

static void
take_back (LwImportReport *report,
           const UpdatedRow *row)
{
  row->sheet->updated--;
  row->sheet->unchanged++;
  for (guint i = 0; i < report->rows->len; i++)
    {
      LwRowNote *note = g_ptr_array_index (report->rows, i);

      if (note->row == row->row && g_strcmp0 (note->sheet, row->sheet->name) == 0 && note->outcome == LW_ROW_UPDATED)
        note->outcome = LW_ROW_UNCHANGED;
    }
}

static gboolean
settle_people (LwImporter *importer,
               GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!importer->net)
    return TRUE;
  g_hash_table_iter_init (&iter, importer->net);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Net *net = value;
      g_autoptr(LwPerson) person = NULL;

      if (net->rows->len < 2 || net->beside)
        continue;
      person = lw_ledger_get (importer->ledger, &lw_person_table, *(LwKey *) key, error);
      if (!person)
        return FALSE;
      for (guint i = 0; lw_record_digest (person) == net->before && i < net->rows->len; i++)
        take_back (importer->report, &g_array_index (net->rows, UpdatedRow, i));
    }
  return TRUE;
}

static void
count_updated (const LwImportReport *report,
               guint *created,
               guint *updated)
{
  *created = *updated = 0;
  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      *created += sheet->created;
      *updated += sheet->updated;
    }
}

/**
 * lw_import_net_settle:
 * @importer: an import whose rows are all stored, its action still running
 *
 * Counts rows as unchanged that changed nothing in the end. Where the whole file did not, that goes for
 * every row, whatever they contradicted each other about.
 */
gboolean
lw_import_net_settle (LwImporter *importer,
                      GError **error)
{
  LwImportReport *report = importer->report;
  guint created, updated;
  gboolean changed = TRUE;

  if (!settle_people (importer, error))
    return FALSE;
  count_updated (report, &created, &updated);
  if (created || !updated || importer->within)
    return TRUE;
  if (!lw_journal_has_changed (importer->ledger, &changed, error))
    return FALSE;
  for (guint i = 0; !changed && i < report->sheets->len; i++)
    {
      LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      sheet->unchanged += sheet->updated;
      sheet->updated = 0;
    }
  for (guint i = 0; !changed && i < report->rows->len; i++)
    {
      LwRowNote *note = g_ptr_array_index (report->rows, i);

      if (note->outcome == LW_ROW_UPDATED)
        note->outcome = LW_ROW_UNCHANGED;
    }
  return TRUE;
}
