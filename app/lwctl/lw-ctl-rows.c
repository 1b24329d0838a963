/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-rows.h"

#include "lw-csv-writer.h"
#include "lw-ctl-json.h"
#include "lw-ctl-table.h"
#include "lw-date.h"
#include "lw-id-number.h"

#include <glib/gi18n-lib.h>

struct _LwCtlRows
{
  const LwCtlColumn *columns;
  guint n_columns;
  LwCtlFormat format;
  GPtrArray *cells; /* nullable texts, row by row */
};

LwCtlRows *
lw_ctl_rows_new (const LwCtlColumn *columns, LwCtlFormat format)
{
  LwCtlRows *self = g_new0 (LwCtlRows, 1);

  self->columns = columns;
  while (columns[self->n_columns].key)
    self->n_columns++;
  self->format = format;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
lw_ctl_rows_free (LwCtlRows *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
lw_ctl_rows_text (LwCtlRows *self, const char *text)
{
  g_ptr_array_add (self->cells, g_strdup (text));
}

void
lw_ctl_rows_both (LwCtlRows *self, const char *word, const char *caption)
{
  lw_ctl_rows_text (self, self->format == LW_CTL_TEXT ? caption : word);
}

void
lw_ctl_rows_date (LwCtlRows *self, LwDate date)
{
  g_ptr_array_add (self->cells, date ? lw_date_to_iso (date) : NULL);
}

void
lw_ctl_rows_int (LwCtlRows *self, gint64 value)
{
  g_ptr_array_add (self->cells,
                   value == LW_INT_NULL ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

void
lw_ctl_rows_number (LwCtlRows *self, gboolean known, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  lw_ctl_rows_text (self, known ? g_ascii_formatd (text, sizeof text, "%.15g", value) : NULL);
}

void
lw_ctl_rows_id (LwCtlRows *self, const char *id_number)
{
  g_autofree char *masked = id_number ? lw_id_number_mask (id_number) : NULL;
  lw_ctl_rows_both (self, id_number, masked);
}

/* The heads of the table (TRUE) or the cells of a row that it shows. */
static void
pick_shown (LwCtlRows *self, char **row, const char **shown)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].caption)
      shown[n++] = row ? row[i] : _(self->columns[i].caption);
}

static void
print_table (LwCtlRows *self)
{
  g_autofree const char **shown = g_new0 (const char *, self->n_columns + 1);

  pick_shown (self, NULL, shown);
  g_autoptr(LwCtlTable) table = lw_ctl_table_new (shown);
  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    {
      pick_shown (self, (char **) self->cells->pdata + i, shown);
      lw_ctl_table_add (table, shown);
    }
  g_autofree char *text = lw_ctl_table_to_text (table);
  lw_ctl_print (text);
}

static void
add_object (LwCtlRows *self, char **row, JsonBuilder *json)
{
  json_builder_begin_object (json);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].type == LW_CTL_CELL_NUMBER)
      lw_ctl_json_number (json, self->columns[i].key, row[i] != NULL,
                          row[i] ? g_ascii_strtod (row[i], NULL) : 0);
    else
      lw_ctl_json_text (json, self->columns[i].key, row[i]);
  json_builder_end_object (json);
}

static void
print_json (LwCtlRows *self)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    add_object (self, (char **) self->cells->pdata + i, json);
  json_builder_end_array (json);
  g_autofree char *text = lw_ctl_json_to_text (json, 0);
  lw_ctl_print (text);
  lw_ctl_print ("\n");
}

/* Numbers go in as they are: a minus in front of one is no formula. */
static void
print_csv (LwCtlRows *self)
{
  g_autoptr(GString) text = g_string_new (LW_CSV_BOM);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, "%s%s", i ? "," : "", self->columns[i].key);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      const char *cell = self->cells->pdata[i];

      if (column > 0)
        g_string_append_c (text, ',');
      if (self->columns[column].type == LW_CTL_CELL_NUMBER)
        g_string_append (text, cell ? cell : "");
      else
        lw_csv_append_field (text, cell);
      if (column + 1 == self->n_columns)
        g_string_append (text, "\r\n");
    }
  lw_ctl_print (text->str);
}

/**
 * lw_ctl_rows_print:
 * @self: a list, filled
 *
 * Prints it on standard output in its format.
 */
void
lw_ctl_rows_print (LwCtlRows *self)
{
  if (self->format == LW_CTL_JSON)
    print_json (self);
  else if (self->format == LW_CTL_CSV)
    print_csv (self);
  else
    print_table (self);
}
