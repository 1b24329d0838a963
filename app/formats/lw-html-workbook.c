/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-html-workbook.h"

#include "lw-html-table.h"
#include "lw-mhtml.h"
#include "lw-text-input.h"

struct _LwHtmlWorkbook
{
  LwWorkbook parent_instance;

  GPtrArray *pages; /* Page */
};

typedef struct
{
  char *name;
  gboolean hidden;
  LwSheetSource *source;
  LwTextEncoding encoding;
} Page;

G_DEFINE_FINAL_TYPE (LwHtmlWorkbook, lw_html_workbook, LW_TYPE_WORKBOOK)

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->name);
  lw_sheet_source_free (page->source);
  g_free (page);
}

static const Page *
get_page (LwWorkbook *workbook, guint sheet)
{
  return g_ptr_array_index (LW_HTML_WORKBOOK (workbook)->pages, sheet);
}

static guint
lw_html_workbook_get_n_sheets (LwWorkbook *workbook)
{
  return LW_HTML_WORKBOOK (workbook)->pages->len;
}

static const char *
lw_html_workbook_get_name (LwWorkbook *workbook, guint sheet)
{
  return get_page (workbook, sheet)->name;
}

static gboolean
lw_html_workbook_get_hidden (LwWorkbook *workbook, guint sheet)
{
  return get_page (workbook, sheet)->hidden;
}

static gboolean
read_into (const Page *page, LwRowSink *sink, GArray *merges, GError **error)
{
  g_autoptr(LwTextInput) input = lw_text_input_new (page->source, page->encoding, error);

  return input && lw_html_table_read (lw_text_input_read, input, sink, merges, error);
}

static gboolean
lw_html_workbook_read (LwWorkbook *workbook, guint sheet, LwRowFunc func, gpointer user_data, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(LwRowSink) sink = lw_row_sink_new (func, user_data, cancellable);

  return read_into (get_page (workbook, sheet), sink, NULL, error) || lw_row_sink_stopped (sink);
}

static GArray *
lw_html_workbook_get_merges (LwWorkbook *workbook, guint sheet, GError **error)
{
  g_autoptr(LwRowSink) sink = lw_row_sink_new (NULL, NULL, NULL);
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));

  if (!read_into (get_page (workbook, sheet), sink, merges, error))
    return NULL;
  return g_steal_pointer (&merges);
}

static void
lw_html_workbook_finalize (GObject *object)
{
  g_clear_pointer (&LW_HTML_WORKBOOK (object)->pages, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_html_workbook_parent_class)->finalize (object);
}

static void
lw_html_workbook_class_init (LwHtmlWorkbookClass *klass)
{
  LwWorkbookClass *workbook_class = LW_WORKBOOK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_html_workbook_finalize;
  workbook_class->get_n_sheets = lw_html_workbook_get_n_sheets;
  workbook_class->get_name = lw_html_workbook_get_name;
  workbook_class->get_hidden = lw_html_workbook_get_hidden;
  workbook_class->read = lw_html_workbook_read;
  workbook_class->get_merges = lw_html_workbook_get_merges;
}

static void
lw_html_workbook_init (LwHtmlWorkbook *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_free);
}

/* @source: (transfer full) */
static gboolean
add_page (LwHtmlWorkbook *self, LwSheetSource *source, const char *name, gboolean hidden, GError **error)
{
  Page *page = g_new0 (Page, 1);

  page->source = source;
  page->name = g_strdup (name);
  page->hidden = hidden;
  g_ptr_array_add (self->pages, page);
  return lw_text_find_encoding (source, &page->encoding, error);
}

LwWorkbook *
lw_html_workbook_new (LwSheetSource *source, GError **error)
{
  g_autoptr(LwHtmlWorkbook) self = g_object_new (LW_TYPE_HTML_WORKBOOK, NULL);

  return add_page (self, source, "", FALSE, error) ? LW_WORKBOOK (g_steal_pointer (&self)) : NULL;
}

LwWorkbook *
lw_html_workbook_new_mhtml (LwSheetSource *source, GError **error)
{
  g_autoptr(LwHtmlWorkbook) self = g_object_new (LW_TYPE_HTML_WORKBOOK, NULL);
  g_autoptr(GPtrArray) pages = lw_mhtml_read_pages (source, error);

  for (guint i = 0; pages && i < pages->len; i++)
    {
      const LwMhtmlPage *page = g_ptr_array_index (pages, i);

      if (!add_page (self, lw_sheet_source_new_for_bytes (page->bytes, source->name), page->name, page->hidden, error))
        return NULL;
    }
  return pages ? LW_WORKBOOK (g_steal_pointer (&self)) : NULL;
}
