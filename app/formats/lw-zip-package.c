/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-zip-package.h"

#include "lw-sheet-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

struct _LwZipPackage
{
  zip_t *zip;    /* owned */
  GBytes *bytes; /* owned: libzip reads from them */
};

/* A part being read. */
typedef struct
{
  zip_file_t *file;
  const char *name;
  guint64 read, max, packed;
} Part;

static gboolean
open_error (GError **error, zip_error_t *zip_error)
{
  g_autofree char *where = NULL;

  if (zip_error_code_zip (zip_error) == ZIP_ER_OPEN || zip_error_code_zip (zip_error) == ZIP_ER_READ)
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("The file cannot be read: %s"), zip_error_strerror (zip_error));
      return FALSE;
    }
  where = g_strdup_printf (_ ("zip: %s"), zip_error_strerror (zip_error));
  return lw_sheet_damaged (error, where);
}

static zip_source_t *
create_source (LwSheetSource *source, zip_error_t *zip_error)
{
  gsize size = 0;
  gconstpointer data;

  if (!source->bytes)
    return zip_source_file_create (source->path, 0, -1, zip_error);
  data = g_bytes_get_data (source->bytes, &size);
  return zip_source_buffer_create (data, size, 0, zip_error);
}

LwZipPackage *
lw_zip_package_new (LwSheetSource *source, GError **error)
{
  g_autoptr(LwZipPackage) self = g_new0 (LwZipPackage, 1);
  zip_source_t *zip_source;
  zip_error_t zip_error;

  self->bytes = source->bytes ? g_bytes_ref (source->bytes) : NULL;
  zip_error_init (&zip_error);
  zip_source = create_source (source, &zip_error);
  if (zip_source)
    self->zip = zip_open_from_source (zip_source, ZIP_RDONLY, &zip_error);
  if (!self->zip)
    {
      if (zip_source)
        zip_source_free (zip_source);
      open_error (error, &zip_error);
      zip_error_fini (&zip_error);
      return NULL;
    }
  zip_error_fini (&zip_error);

  if (zip_get_num_entries (self->zip, 0) > LW_SHEET_MAX_ENTRIES)
    {
      lw_sheet_limit (error, _ ("too many parts in the zip"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lw_zip_package_free (LwZipPackage *self)
{
  if (self->zip)
    zip_discard (self->zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Some writers put backslashes into part names. */
static zip_int64_t
locate (LwZipPackage *self, const char *part)
{
  g_autofree char *decoded = g_uri_unescape_string (part, NULL);
  g_autofree char *backslashes = NULL;
  const char *name = decoded ? decoded : part;
  zip_int64_t index;

  while (*name == '/')
    name++;
  index = zip_name_locate (self->zip, name, 0);
  if (index < 0)
    index = zip_name_locate (self->zip, name, ZIP_FL_NOCASE);
  if (index < 0)
    {
      backslashes = g_strdelimit (g_strdup (name), "/", '\\');
      index = zip_name_locate (self->zip, backslashes, ZIP_FL_NOCASE);
    }
  return index;
}

gboolean
lw_zip_package_has (LwZipPackage *self, const char *part)
{
  return locate (self, part) >= 0;
}

static gboolean
part_error (GError **error, const char *name, int code, const char *reason)
{
  g_autofree char *where = NULL;

  switch (code)
    {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_PASSWORD,
                   _ ("The zip has a password of its own. Nothing was imported. Save it without the password first."));
      return FALSE;
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_UNSUPPORTED,
                   _ ("The file is packed in an uncommon way (%s). Open it in a spreadsheet program and save it as "
                      ".xlsx."),
                   reason);
      return FALSE;
    default:
      where = g_strdup_printf ("%s: %s", name, reason);
      return lw_sheet_damaged (error, where);
    }
}

static gboolean
check_size (const zip_stat_t *stat, guint64 max, GError **error)
{
  if (!(stat->valid & ZIP_STAT_SIZE) || !(stat->valid & ZIP_STAT_COMP_SIZE))
    return TRUE;
  if (stat->size > max)
    return lw_sheet_limit (error, _ ("a part that unpacks to a giant"));
  if (stat->size > LW_SHEET_RATIO_FROM && stat->size / MAX (stat->comp_size, 1) > LW_SHEET_MAX_RATIO)
    return lw_sheet_limit (error, _ ("a part that unpacks to many hundred times its size"));
  return TRUE;
}

static gboolean
part_open (LwZipPackage *self, const char *name, guint64 max, Part *part, GError **error)
{
  zip_int64_t index = locate (self, name);
  zip_stat_t stat;

  *part = (Part){ .name = name, .max = max };
  if (index < 0 || zip_stat_index (self->zip, (zip_uint64_t) index, 0, &stat))
    return part_error (error, name, ZIP_ER_NOENT, _ ("the part is missing"));
  if (!check_size (&stat, max, error))
    return FALSE;

  part->packed = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;
  part->file = zip_fopen_index (self->zip, (zip_uint64_t) index, 0);
  if (!part->file)
    return part_error (error, name, zip_error_code_zip (zip_get_error (self->zip)), zip_strerror (self->zip));
  return TRUE;
}

/* LwReadFunc of a part. What the directory says about sizes is not believed. */
static gssize
part_read (gpointer source, void *buffer, gsize size, GError **error)
{
  Part *part = source;
  zip_int64_t n = zip_fread (part->file, buffer, size);

  if (n < 0)
    {
      zip_error_t *zip_error = zip_file_get_error (part->file);

      part_error (error, part->name, zip_error_code_zip (zip_error), zip_file_strerror (part->file));
      return -1;
    }

  part->read += (guint64) n;
  if (part->read > part->max
      || (part->read > LW_SHEET_RATIO_FROM && part->read / MAX (part->packed, 1) > LW_SHEET_MAX_RATIO))
    {
      lw_sheet_limit (error, _ ("a part that unpacks to a giant"));
      return -1;
    }
  return (gssize) n;
}

char *
lw_zip_package_peek (LwZipPackage *self, const char *name, gsize max)
{
  g_autofree char *buffer = g_malloc0 (max + 1);
  gssize n, filled = 0;
  Part part;

  if (!part_open (self, name, LW_SHEET_MAX_SMALL_PART, &part, NULL))
    return NULL;
  while ((gsize) filled < max && (n = part_read (&part, buffer + filled, max - (gsize) filled, NULL)) > 0)
    filled += n;
  zip_fclose (part.file);
  return g_steal_pointer (&buffer);
}

gboolean
lw_zip_package_parse (LwZipPackage *self, const char *name, guint64 max_bytes, const LwXmlHandler *handler,
                      gpointer user_data, GError **error)
{
  Part part;
  gboolean ok;

  if (!part_open (self, name, max_bytes, &part, error))
    return FALSE;
  ok = lw_xml_part_parse (part_read, &part, handler, user_data, name, error);
  zip_fclose (part.file);
  return ok;
}

#define WINDOW 65536
#define CELLS "sheetData"

/* Leaves out what is between <sheetData> and </sheetData>: the parser sees an empty element. */
typedef struct
{
  Part *part;
  char window[WINDOW + 1];
  gsize from, to;      /* what of the window is still to give out */
  enum { BEFORE, INSIDE, AFTER } state;
} Skipper;

/* Fills the window up; what was not given out yet stays in front. */
static gssize
skipper_fill (Skipper *self, GError **error)
{
  gssize n;

  memmove (self->window, self->window + self->from, self->to - self->from);
  self->to -= self->from;
  self->from = 0;
  n = part_read (self->part, self->window + self->to, WINDOW - self->to, error);
  if (n > 0)
    self->to += (gsize) n;
  self->window[self->to] = 0;
  return n;
}

/* Start of the next tag whose name ends in sheetData, whatever its prefix; NULL if not in sight. */
static char *
find_cells_tag (Skipper *self, gboolean closing)
{
  char *p = self->window + self->from;
  char *end = self->window + self->to;

  while ((p = memmem (p, (gsize) (end - p), CELLS, strlen (CELLS))))
    {
      char *tag = p;
      char after = p[strlen (CELLS)];

      while (tag > self->window + self->from && (g_ascii_isalnum (tag[-1]) || tag[-1] == ':' || tag[-1] == '_'))
        tag--;
      if (tag > self->window + self->from && tag[-1] == (closing ? '/' : '<')
          && (after == '>' || (!closing && (g_ascii_isspace (after) || after == '/'))))
        return closing ? tag - 2 : tag - 1;
      p += strlen (CELLS);
    }
  return NULL;
}

static gssize
skipper_give (Skipper *self, void *buffer, gsize size, gsize upto)
{
  gsize n = MIN (size, upto - self->from);

  memcpy (buffer, self->window + self->from, n);
  self->from += n;
  return (gssize) n;
}

/* Drops cells until the closing tag begins the window. 0 at the end of the part, -1 on an error. */
static gssize
skip_cells (Skipper *self, GError **error)
{
  for (;;)
    {
      char *tag = find_cells_tag (self, TRUE);
      gssize n;

      if (tag && tag >= self->window + self->from)
        {
          self->from = (gsize) (tag - self->window);
          return 1;
        }
      if (self->to - self->from > 128) /* longer than any closing tag that is cut at the edge */
        self->from = self->to - 128;
      if ((n = skipper_fill (self, error)) <= 0)
        return n;
    }
}

/* LwReadFunc of a Skipper. */
static gssize
skipper_read (gpointer source, void *buffer, gsize size, GError **error)
{
  Skipper *self = source;
  char *tag, *close;
  gssize n;

  if (self->state == BEFORE)
    {
      while (!(tag = find_cells_tag (self, FALSE)) && self->to - self->from < WINDOW
             && (n = skipper_fill (self, error)) != 0)
        if (n < 0)
          return -1;
      if (!tag || !(close = strchr (tag, '>')) || close[-1] == '/')
        {
          self->state = AFTER; /* no cells, or text in another encoding: everything is parsed */
          return skipper_read (self, buffer, size, error);
        }
      self->state = INSIDE;
      n = skipper_give (self, buffer, size, (gsize) (close + 1 - self->window));
      self->state = self->window + self->from <= close ? BEFORE : INSIDE;
      return n;
    }

  if (self->state == INSIDE)
    {
      self->state = AFTER;
      if ((n = skip_cells (self, error)) <= 0)
        return n;
    }
  if (self->from == self->to && (n = skipper_fill (self, error)) <= 0)
    return n;
  return skipper_give (self, buffer, size, self->to);
}

gboolean
lw_zip_package_parse_without_cells (LwZipPackage *self, const char *name, const LwXmlHandler *handler,
                                    gpointer user_data, GError **error)
{
  g_autofree Skipper *skipper = g_new0 (Skipper, 1);
  Part part;
  gboolean ok;

  if (!part_open (self, name, LW_SHEET_MAX_PART, &part, error))
    return FALSE;
  skipper->part = &part;
  ok = lw_xml_part_parse (skipper_read, skipper, handler, user_data, name, error);
  zip_fclose (part.file);
  return ok;
}
