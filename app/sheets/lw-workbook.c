/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-workbook.h"

#include "lw-sheets.h"

G_DEFINE_QUARK (lw-sheet-error-quark, lw_sheet_error)

LwWorkbook *
lw_workbook_open (const char *path, GError **error)
{
  const LwSheets *sheets = lw_sheets_get (error);

  g_return_val_if_fail (path, NULL);
  return sheets ? sheets->open (path, error) : NULL;
}

LwWorkbook *
lw_workbook_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  const LwSheets *sheets = lw_sheets_get (error);

  g_return_val_if_fail (bytes, NULL);
  return sheets ? sheets->open_bytes (bytes, name, error) : NULL;
}

/* What follows asks the class of the instance alone: the type itself lives in app/formats. */
guint
lw_workbook_get_n_sheets (LwWorkbook *self)
{
  g_return_val_if_fail (self, 0);
  return LW_WORKBOOK_GET_CLASS (self)->get_n_sheets (self);
}

const char *
lw_workbook_get_name (LwWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), "");
  return LW_WORKBOOK_GET_CLASS (self)->get_name (self, sheet);
}

gboolean
lw_workbook_get_hidden (LwWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), FALSE);
  return LW_WORKBOOK_GET_CLASS (self)->get_hidden (self, sheet);
}

gboolean
lw_workbook_read (LwWorkbook *self, guint sheet, LwRowFunc func, gpointer user_data, GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), FALSE);
  g_return_val_if_fail (func, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return LW_WORKBOOK_GET_CLASS (self)->read (self, sheet, func, user_data, cancellable, error);
}

GArray *
lw_workbook_get_merges (LwWorkbook *self, guint sheet, GError **error)
{
  g_return_val_if_fail (sheet < lw_workbook_get_n_sheets (self), NULL);
  return LW_WORKBOOK_GET_CLASS (self)->get_merges (self, sheet, error);
}

char *
lw_column_letters (guint column)
{
  char letters[8];
  int i = (int) sizeof letters;

  letters[--i] = 0;
  for (guint n = column + 1; n > 0 && i > 0; n = (n - 1) / 26)
    letters[--i] = (char) ('A' + (n - 1) % 26);
  return g_strdup (letters + i);
}
