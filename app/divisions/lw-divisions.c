/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the table that data/divisions/make-table writes; its format is described there. Nothing that
 * is in the table is trusted: a damaged one gives an error or fewer villages, never a crash. */
#include "config.h"

#include "lw-divisions.h"
#include "lw-divisions-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-divisions-resource.h"
#include "lw-names.h"

#define MAGIC "LWDIV1\n"
#define HEADER 16
#define ONE_BYTE 120
#define MAX_PLAIN (32 * 1024 * 1024)
#define RESOURCE "/io/github/liangwei/Liangwei/divisions/divisions.bin"

G_DEFINE_FINAL_TYPE (LwDivisions, lw_divisions, G_TYPE_OBJECT)

static void
lw_divisions_finalize (GObject *object)
{
  LwDivisions *self = LW_DIVISIONS (object);

  g_clear_pointer (&self->table, g_bytes_unref);
  g_clear_pointer (&self->index, g_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->characters, g_free);
  g_clear_pointer (&self->endings, g_strfreev);
  g_clear_pointer (&self->keys, g_string_chunk_free);
  g_clear_pointer (&self->entry_keys, g_free);
  G_OBJECT_CLASS (lw_divisions_parent_class)->finalize (object);
}

static void
lw_divisions_class_init (LwDivisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_divisions_finalize;
}

static void
lw_divisions_init (LwDivisions *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (LwDivisionEntry));
}

void
lw_division_free (LwDivision *division)
{
  if (!division)
    return;
  g_free (division->code);
  g_free (division->name);
  g_free (division->path);
  g_free (division);
}

static gsize
read_size (const guint8 *data)
{
  return data[0] | (gsize) data[1] << 8 | (gsize) data[2] << 16 | (gsize) data[3] << 24;
}

/* (transfer full) (nullable): exactly @plain bytes and a zero; NULL when the stream is damaged. */
static char *
inflate_block (LwDivisions *self, gsize offset, gsize stored, gsize plain)
{
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  const guint8 *data = g_bytes_get_data (self->table, NULL);
  gsize size = g_bytes_get_size (self->table);
  g_autofree char *out = NULL;
  gsize taken = 0;
  gsize given = 0;

  if (plain > MAX_PLAIN || offset > size || stored > size - offset)
    return NULL;
  out = g_malloc (plain + 1);
  if (g_converter_convert (G_CONVERTER (decompressor), data + offset, stored, out, plain + 1,
                           G_CONVERTER_INPUT_AT_END, &taken, &given, NULL) != G_CONVERTER_FINISHED ||
      given != plain)
    return NULL;
  out[plain] = '\0';
  return g_steal_pointer (&out);
}

static gboolean
read_fields (LwDivisions *self, char *line, gsize *offset)
{
  LwDivisionEntry entry = { .code = line };
  char *name = strchr (line, '\t');
  char *first = NULL;
  char *second = NULL;

  if (!name)
    return FALSE;
  *name++ = '\0';
  entry.name = name;
  entry.code_length = (guint) strlen (line);
  if ((first = strchr (name, '\t')))
    {
      *first++ = '\0';
      entry.stored = entry.n_villages = (guint) g_ascii_strtoull (first, &second, 10);
      entry.plain = *second == '\t' ? (gsize) g_ascii_strtoull (second + 1, NULL, 10) : 0;
    }
  if (entry.code_length == 6)
    {
      entry.offset = *offset;
      *offset += entry.stored;
    }
  g_array_append_val (self->entries, entry);
  return *entry.name && strspn (line, "0123456789") == entry.code_length;
}

static gboolean
entries_are_in_order (LwDivisions *self)
{
  for (guint i = 1; i < self->entries->len; i++)
    if (strcmp (g_array_index (self->entries, LwDivisionEntry, i - 1).code,
                g_array_index (self->entries, LwDivisionEntry, i).code) >= 0)
      return FALSE;
  return self->entries->len > 0;
}

static gboolean
read_lines (LwDivisions *self, gsize *offset)
{
  char *line = self->index;

  for (guint number = 0; *line; number++)
    {
      char *end = strchr (line, '\n');

      if (!end)
        return FALSE;
      *end = '\0';
      if (number == 0)
        self->characters = g_utf8_to_ucs4_fast (line, -1, &self->n_characters);
      else if (number == 1)
        self->endings = g_strsplit (line, "\t", -1);
      else if (!read_fields (self, line, offset))
        return FALSE;
      line = end + 1;
    }
  return self->endings != NULL && entries_are_in_order (self);
}

static gboolean
read_table (LwDivisions *self)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (self->table, &size);
  gsize offset = 0;

  if (size < HEADER || memcmp (data, MAGIC, sizeof MAGIC) != 0)
    return FALSE;
  self->index = inflate_block (self, HEADER, read_size (data + 12), read_size (data + 8));
  if (!self->index || !g_utf8_validate (self->index, (gssize) read_size (data + 8), NULL))
    return FALSE;
  offset = HEADER + read_size (data + 12);
  if (!read_lines (self, &offset) || offset != size)
    return FALSE;
  self->n_endings = g_strv_length (self->endings);
  return TRUE;
}

/**
 * lw_divisions_load_bytes:
 * @table: of the format of data/divisions/make-table
 *
 * Returns: (transfer full): NULL and G_IO_ERROR_INVALID_DATA when the table is damaged
 */
LwDivisions *
lw_divisions_load_bytes (GBytes *table, GError **error)
{
  g_autoptr(LwDivisions) self = g_object_new (LW_TYPE_DIVISIONS, NULL);

  self->table = g_bytes_ref (table);
  if (read_table (self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("The built-in table of villages is damaged. Install the program again; "
                         "villages can still be imported from a file."));
  return NULL;
}

/**
 * lw_divisions_load:
 *
 * Takes some 10 ms: the index of all townships is read, villages only when they are asked for.
 *
 * Returns: (transfer full): the built-in table
 */
LwDivisions *
lw_divisions_load (GError **error)
{
  g_autoptr(GBytes) table = g_resource_lookup_data (lw_divisions_get_resource (), RESOURCE,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return table ? lw_divisions_load_bytes (table, error) : NULL;
}

/* Index of the first entry whose code is not before @code. */
static guint
find_first (LwDivisions *self, const char *code)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (g_array_index (self->entries, LwDivisionEntry, middle).code, code) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const LwDivisionEntry *
find_entry (LwDivisions *self, const char *code, gsize length)
{
  g_autofree char *wanted = g_strndup (code, length);
  guint i = find_first (self, wanted);
  const LwDivisionEntry *entry = NULL;

  if (i == self->entries->len)
    return NULL;
  entry = &g_array_index (self->entries, LwDivisionEntry, i);
  return strcmp (entry->code, wanted) == 0 ? entry : NULL;
}

/* 市辖区 and the like stand in the table only to fill a level. */
static gboolean
is_filler (const char *name)
{
  static const char *const fillers[] = { "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", NULL };

  return g_strv_contains (fillers, name);
}

/* (transfer full) (nullable): what lies above the division of that code */
static char *
make_path (LwDivisions *self, const char *code)
{
  static const gsize levels[] = { 2, 4, 6, 9 };
  GString *path = NULL;
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels) && levels[i] < strlen (code); i++)
    {
      const LwDivisionEntry *entry = find_entry (self, code, levels[i]);

      if (!entry || is_filler (entry->name) || g_strcmp0 (last, entry->name) == 0)
        continue;
      path = path ? g_string_append (path, " · ") : g_string_new (NULL);
      g_string_append (path, entry->name);
      last = entry->name;
    }
  return path ? g_string_free (path, FALSE) : NULL;
}

LwDivision *
lw_divisions_make (LwDivisions *self, const LwDivisionEntry *entry)
{
  LwDivision *division = g_new0 (LwDivision, 1);

  division->code = g_strdup (entry->code);
  division->name = g_strdup (entry->name);
  division->path = make_path (self, entry->code);
  division->n_villages = entry->code_length == 9 ? entry->n_villages : 0;
  return division;
}

/* The name up to its line feed. FALSE: damaged. */
static gboolean
take_stem (LwDivisions *self, const guint8 **at, const guint8 *end, GString *name)
{
  while (*at < end && **at != '\n')
    {
      guint number = 0;

      if (**at < 0x20)
        return FALSE;
      if (**at < 0x98)
        number = *(*at)++ - 0x20;
      else
        {
          if (end - *at < 2)
            return FALSE;
          number = ONE_BYTE + ((*at)[0] - 0x98) * 256 + (*at)[1];
          *at += 2;
        }
      if (number >= (gulong) self->n_characters)
        return FALSE;
      g_string_append_unichar (name, self->characters[number]);
    }
  if (*at == end)
    return FALSE;
  *at += 1;
  return TRUE;
}

static gboolean
take_village (LwDivisions *self, const guint8 **at, const guint8 *end, guint *number, GString *name)
{
  guint ending = 0;

  if (*at == end)
    return FALSE;
  ending = *(*at)++;
  if (ending & 0x80)
    {
      if (end - *at < 2)
        return FALSE;
      *number = (guint) (*at)[0] * 256 + (*at)[1];
      *at += 2;
    }
  else
    *number += 1;
  ending &= 0x7f;
  g_string_truncate (name, 0);
  if (ending >= self->n_endings || *number > 999 || !take_stem (self, at, end, name))
    return FALSE;
  g_string_append (name, self->endings[ending]);
  return TRUE;
}

typedef struct
{
  const char *prefix; /* of the codes that are wanted */
  gboolean with_other;
  GPtrArray *villages;
} Wanted;

static void
keep_village (const Wanted *wanted, const LwDivisionEntry *township, guint number, const char *name, const char *path)
{
  g_autofree char *code = g_strdup_printf ("%s%03u", township->code, number);
  LwDivision *division = NULL;

  if (!g_str_has_prefix (code, wanted->prefix) ||
      (!wanted->with_other && lw_village_code_kind (code) == LW_VILLAGE_KIND_OTHER))
    return;
  division = g_new0 (LwDivision, 1);
  division->code = g_steal_pointer (&code);
  division->name = g_strdup (name);
  division->path = g_strdup (path);
  g_ptr_array_add (wanted->villages, division);
}

static gboolean
take_township (LwDivisions *self, const LwDivisionEntry *township, const guint8 **at, const guint8 *end, const Wanted *wanted)
{
  g_autofree char *above = make_path (self, township->code);
  g_autofree char *path = g_strconcat (above ? above : "", above ? " · " : "", township->name, NULL);
  GString *name = g_string_new (NULL);
  guint number = 0;
  gboolean right = TRUE;

  for (guint i = 0; i < township->n_villages && right; i++)
    {
      right = take_village (self, at, end, &number, name);
      if (right)
        keep_village (wanted, township, number, name->str, path);
    }
  g_string_free (name, TRUE);
  return right;
}

static void
take_county (LwDivisions *self, guint index, const Wanted *wanted)
{
  const LwDivisionEntry *county = &g_array_index (self->entries, LwDivisionEntry, index);
  g_autofree char *block = county->stored ? inflate_block (self, county->offset, county->stored, county->plain) : NULL;
  const guint8 *at = (const guint8 *) block;

  for (guint i = index + 1; block && i < self->entries->len; i++)
    {
      const LwDivisionEntry *township = &g_array_index (self->entries, LwDivisionEntry, i);

      if (township->code_length != 9 || strncmp (township->code, county->code, 6) != 0 ||
          !take_township (self, township, &at, (const guint8 *) block + county->plain, wanted))
        return;
    }
}

/**
 * lw_divisions_villages:
 * @code: the beginning of their codes
 * @with_other: also the units like villages (farms, factory quarters) that have no two committees
 *
 * Returns: (transfer full) (element-type LwDivision): in the order of their codes; empty for a code
 *   that does not exist
 */
GPtrArray *
lw_divisions_villages (LwDivisions *self, const char *code, gboolean with_other)
{
  GPtrArray *villages = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_division_free);
  gsize length = strlen (code);
  g_autofree char *county = g_strndup (code, 6);
  const Wanted wanted = { code, with_other, villages };

  if (length < 2 || length > 12 || strspn (code, "0123456789") != length)
    return villages;
  for (guint i = find_first (self, county); i < self->entries->len; i++)
    {
      const LwDivisionEntry *entry = &g_array_index (self->entries, LwDivisionEntry, i);

      if (!g_str_has_prefix (entry->code, county))
        break;
      if (entry->code_length == 6)
        take_county (self, i, &wanted);
    }
  return villages;
}

/**
 * lw_divisions_lookup:
 *
 * Returns: (transfer full) (nullable): the division of exactly that code, of any level and kind
 */
LwDivision *
lw_divisions_lookup (LwDivisions *self, const char *code)
{
  gsize length = strlen (code);
  const LwDivisionEntry *entry = length < 12 ? find_entry (self, code, length) : NULL;
  g_autoptr(GPtrArray) villages = NULL;

  if (entry)
    return lw_divisions_make (self, entry);
  if (length != 12)
    return NULL;
  villages = lw_divisions_villages (self, code, TRUE);
  return villages->len ? g_ptr_array_steal_index (villages, 0) : NULL;
}
