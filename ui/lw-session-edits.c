/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits of a session that every page uses. */

#include "config.h"

#include "lw-session.h"

static gboolean
save_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    {
      LwRecord *record = g_ptr_array_index (records, i);
      gboolean ok = record->id == 0 ? lw_ledger_insert (writer, record, error)
                                    : lw_ledger_update (writer, record, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

void
lw_session_save (LwSession  *self,
                 const char *label,
                 GPtrArray  *records)
{
  lw_session_edit (self, label, save_func, records, (GDestroyNotify) g_ptr_array_unref);
}

void
lw_session_save_one (LwSession  *self,
                     const char *label,
                     gpointer    record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);

  g_ptr_array_add (records, record);
  lw_session_save (self, label, records);
}

typedef struct
{
  const LwTable *table;
  LwKey id;
} Deletion;

static gboolean
delete_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  Deletion *deletion = data;

  return lw_ledger_delete (writer, deletion->table, deletion->id, error);
}

void
lw_session_delete (LwSession     *self,
                   const char    *label,
                   const LwTable *table,
                   LwKey          id)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->table = table;
  deletion->id = id;
  lw_session_edit (self, label, delete_func, deletion, g_free);
}

static gboolean
setting_func (LwLedger  *writer,
              gpointer   data,
              GError   **error)
{
  char **pair = data;

  return lw_ledger_set_setting (writer, pair[0], pair[1], error);
}

void
lw_session_set_setting (LwSession  *self,
                        const char *label,
                        const char *name,
                        const char *value)
{
  char **pair = g_new0 (char *, 3);

  pair[0] = g_strdup (name);
  pair[1] = g_strdup (value);
  lw_session_edit (self, label, setting_func, pair, (GDestroyNotify) g_strfreev);
}
