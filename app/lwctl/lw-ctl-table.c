/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-table.h"

#include <string.h>

struct _LwCtlTable
{
  guint n_columns;
  guint n_head_lines;
  GPtrArray *lines; /* GStrv, the head lines first */
};

guint
lw_ctl_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* A cell is one line of valid text: what came from outside could carry control characters, which a
 * terminal obeys. */
static char *
make_cell (const char *text)
{
  char *cell = g_utf8_make_valid (text ? text : "", -1);

  for (char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_iscntrl (*p))
      *p = ' ';
    else if (g_unichar_iscntrl (g_utf8_get_char (p))) /* C1: two bytes */
      p[0] = p[1] = ' ';
  return cell;
}

static void
add_head_lines (LwCtlTable *self, const char * const *heads)
{
  g_autoptr(GPtrArray) split = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < self->n_columns; i++)
    {
      char **parts = g_strsplit (heads[i], "\n", -1);
      self->n_head_lines = MAX (self->n_head_lines, g_strv_length (parts));
      g_ptr_array_add (split, parts);
    }
  for (guint line = 0; line < self->n_head_lines; line++)
    {
      g_autofree const char **cells = g_new0 (const char *, self->n_columns + 1);
      for (guint i = 0; i < self->n_columns; i++)
        {
          char **parts = split->pdata[i];
          guint n = g_strv_length (parts), first = self->n_head_lines - n;
          cells[i] = line >= first ? parts[line - first] : NULL;
        }
      lw_ctl_table_add (self, cells);
    }
}

LwCtlTable *
lw_ctl_table_new (const char * const *heads)
{
  LwCtlTable *self = g_new0 (LwCtlTable, 1);

  self->n_columns = g_strv_length ((char **) heads);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  add_head_lines (self, heads);
  return self;
}

void
lw_ctl_table_free (LwCtlTable *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
lw_ctl_table_add (LwCtlTable *self, const char * const *cells)
{
  char **line = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    line[i] = make_cell (cells[i]);
  g_ptr_array_add (self->lines, line);
}

static guint
column_width (LwCtlTable *self, guint column)
{
  guint width = 0;

  for (guint i = 0; i < self->lines->len; i++)
    width = MAX (width, lw_ctl_text_width (((char **) self->lines->pdata[i])[column]));
  return width;
}

static void
append_spaces (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

/* No spaces at the end of a line: they break a copy and a comparison. */
static void
append_line (GString *text, char **cells, const guint *widths, guint n)
{
  guint due = 0;

  for (guint i = 0; i < n; i++)
    {
      if (cells[i][0] != '\0')
        {
          append_spaces (text, due);
          g_string_append (text, cells[i]);
          due = 0;
        }
      due += widths[i] - lw_ctl_text_width (cells[i]) + 2;
    }
  g_string_append_c (text, '\n');
}

/**
 * lw_ctl_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): its lines, each with its end, columns two spaces apart
 */
char *
lw_ctl_table_to_text (LwCtlTable *self)
{
  GString *text = g_string_new (NULL);
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = column_width (self, i);
  for (guint i = 0; i < self->lines->len; i++)
    append_line (text, self->lines->pdata[i], widths, self->n_columns);
  return g_string_free (text, FALSE);
}
