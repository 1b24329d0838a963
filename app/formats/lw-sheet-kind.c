/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheet-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *bytes;
  gsize length;
  const char *what;
} Magic;

#define MAGIC(bytes, what) { bytes, sizeof bytes - 1, what }

static const Magic others[] = {
  MAGIC ("%PDF", N_ ("a PDF file")),
  MAGIC ("\x89PNG", N_ ("a picture")),
  MAGIC ("\xff\xd8\xff", N_ ("a picture")),
  MAGIC ("GIF8", N_ ("a picture")),
  MAGIC ("II*\0", N_ ("a picture")),
  MAGIC ("MM\0*", N_ ("a picture")),
  MAGIC ("RIFF", N_ ("a picture, sound or film")),
  MAGIC ("Rar!", N_ ("an archive")),
  MAGIC ("7z\xbc\xaf", N_ ("an archive")),
  MAGIC ("\x1f\x8b", N_ ("an archive")),
  MAGIC ("BZh", N_ ("an archive")),
  MAGIC ("\xfd" "7zXZ", N_ ("an archive")),
  MAGIC ("{\\rtf", N_ ("a text document (RTF)")),
  MAGIC ("SQLite format 3", N_ ("a database")),
  MAGIC ("\x7f" "ELF", N_ ("a program")),
  MAGIC ("\x00\x01\x00\x00Standard ", N_ ("a database")),
};

static gboolean
begins_with (const guint8 *head, gsize size, const char *bytes, gsize length)
{
  return size >= length && !memcmp (head, bytes, length);
}

static LwSheetKind
refuse (GError **error, const char *what)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_NOT_A_SHEET, _ ("This is %s, not a spreadsheet."), what);
  return LW_SHEET_KIND_NONE;
}

static LwSheetKind
unsupported (GError **error, const char *what)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_UNSUPPORTED,
               _ ("This is %s, which is not read. Open it in its program and save it as .xlsx."), what);
  return LW_SHEET_KIND_NONE;
}

/* Up to 4,096 characters of the head in ASCII, whatever its encoding: enough to tell markup. */
static char *
ascii_head (const guint8 *head, gsize size)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < size && text->len < 4096; i++)
    if (head[i] > 0 && head[i] < 0x80 && (text->len || !g_ascii_isspace (head[i])))
      g_string_append_c (text, (char) g_ascii_tolower ((char) head[i]));
  return g_string_free (text, FALSE);
}

static LwSheetKind
sniff_markup (const char *text, GError **error)
{
  static const char *const html[] = { "<html", "<table", "<!doctype html", "<head", "<body", "<meta", "<div", "<style", "<tr" };

  if (strstr (text, "excel.sheet") || strstr (text, "urn:schemas-microsoft-com:office:spreadsheet"))
    if (strstr (text, "<workbook") || strstr (text, ":workbook") || g_str_has_prefix (text, "<?xml"))
      if (!strstr (text, "<html"))
        return LW_SHEET_KIND_XMLSS;
  if (strstr (text, "office:document"))
    return LW_SHEET_KIND_FODS;
  for (guint i = 0; i < G_N_ELEMENTS (html); i++)
    if (strstr (text, html[i]))
      return LW_SHEET_KIND_HTML;
  if (g_str_has_prefix (text, "<?xml"))
    return refuse (error, _ ("an XML file"));
  return LW_SHEET_KIND_TEXT;
}

/* A table has hardly any control characters; whatever is full of them is no text. */
static gboolean
is_binary (const guint8 *head, gsize size)
{
  gsize controls = 0, zeros[2] = { 0, 0 };

  for (gsize i = 0; i < size; i++)
    {
      zeros[i % 2] += head[i] == 0;
      controls += head[i] < 0x20 && !strchr ("\t\n\r\f\x1a", head[i]);
    }
  if ((zeros[0] && !zeros[1]) || (zeros[1] && !zeros[0])) /* UTF-16 */
    return controls > zeros[0] + zeros[1] + size / 20;
  return controls > size / 20;
}

static gboolean
is_blank (const guint8 *head, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (head[i]) && head[i] != 0 && head[i] != 0xef && head[i] != 0xbb && head[i] != 0xbf && head[i] != 0xff && head[i] != 0xfe)
      return FALSE;
  return TRUE;
}

static LwSheetKind
sniff_text (const guint8 *head, gsize size, GError **error)
{
  gboolean utf_16 = begins_with (head, size, "\xff\xfe", 2) || begins_with (head, size, "\xfe\xff", 2);
  g_autofree char *text = NULL;

  if (!utf_16 && is_binary (head, size))
    return refuse (error, _ ("a file of another program"));
  text = ascii_head (head, size);
  if (g_str_has_prefix (text, "mime-version:") || (g_str_has_prefix (text, "from:") && strstr (text, "mime-version:")))
    return LW_SHEET_KIND_MHTML;
  return *text == '<' ? sniff_markup (text, error) : LW_SHEET_KIND_TEXT;
}

/* ~$名册.xlsx, .~名册.et: what an office program leaves beside a workbook as long as it is open. */
static gboolean
is_lock_file (const LwSheetSource *source)
{
  return source->name && source->size <= 4096 &&
         (g_str_has_prefix (source->name, "~$") || g_str_has_prefix (source->name, ".~"));
}

LwSheetKind
lw_sheet_kind_sniff (LwSheetSource *source, GError **error)
{
  gsize size = 0;
  const guint8 *head = g_bytes_get_data (source->head, &size);

  if (is_lock_file (source))
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_NOT_A_SHEET,
                   _ ("“%s” only marks that a workbook is open in another program. Save and close it there, and choose the "
                      "workbook itself, without %s before its name."),
                   source->name, *source->name == '~' ? "~$" : ".~");
      return LW_SHEET_KIND_NONE;
    }

  if (source->size == size && is_blank (head, size))
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_EMPTY, _ ("The file is empty."));
      return LW_SHEET_KIND_NONE;
    }
  if (begins_with (head, size, "PK\3\4", 4) || begins_with (head, size, "PK\5\6", 4))
    return LW_SHEET_KIND_ZIP;
  if (begins_with (head, size, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return LW_SHEET_KIND_OLE;
  if (size >= 6 && head[0] == 0x09 && head[1] <= 0x08 && head[3] == 0x00 && head[2] >= 4 && head[2] <= 16)
    return unsupported (error, _ ("a workbook of Excel 4 or older"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (begins_with (head, size, others[i].bytes, others[i].length))
      return refuse (error, _ (others[i].what));
  return sniff_text (head, size, error);
}
