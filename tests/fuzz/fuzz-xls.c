/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-workbook.h"
#include "xls-maker.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* libgsf logs assertions over damaged files and goes on; from anybody else they are failures. */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  if (!domain || !g_str_has_prefix (domain, "libgsf"))
    g_assert_cmpstr (message, ==, NULL);
}

/* The first byte: a workbook stream to be put into an OLE file, or an OLE file as a whole. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr(GBytes) stream = NULL;

  if (!size)
    return 0;
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_default_handler (log_cb, NULL);
  stream = g_bytes_new (data + 1, size - 1);
  fuzz_workbook (data[0] % 2 ? g_bytes_ref (stream) : xls_ole (stream, "Workbook"));
  return 0;
}
