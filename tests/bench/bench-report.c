/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-report: the demo township as PDF, beside the bare work of the libraries: as many pages with the
 * same words in the same three fonts, laid out by Pango and written by Cairo, without a ledger, rules,
 * tables or signs. Times are of the processor. The ledger is open before the clock runs. */

#include "lw-date.h"
#include "lw-demo.h"
#include "lw-process.h"
#include "lw-profile.h"
#include "lw-report.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <time.h>

#define ON 20261120
#define PASSES 3
#define LIMIT 0.3

static void
check (GError *error)
{
  if (!error)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* Seconds that this program has worked. */
static double
now (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static char **
name_keys (const char *name)
{
  char *keys[] = { (char *) name, NULL };
  return g_strdupv (keys);
}

typedef struct
{
  PangoLayout *layouts[3];
  cairo_t *cr;
  double y;
} Peer;

static const char *const fonts[] = { "Noto Serif CJK SC,serif Bold 17", "Noto Sans CJK SC,sans-serif Bold 9",
                                     "Noto Serif CJK SC,serif 9" };

static void
put_line (Peer *peer, guint font, const char *text)
{
  int height = 0;

  pango_layout_set_text (peer->layouts[font], text, -1);
  cairo_move_to (peer->cr, 40, peer->y);
  pango_cairo_show_layout (peer->cr, peer->layouts[font]);
  pango_layout_get_size (peer->layouts[font], NULL, &height);
  peer->y += (double) height / PANGO_SCALE;
}

/* A page: its first line as a title, every eighth as a heading. */
static void
put_page (Peer *peer, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  peer->y = 40;
  for (guint i = 0; lines[i] != NULL; i++)
    put_line (peer, i == 0 ? 0 : i % 8 == 0 ? 1 : 2, lines[i]);
  cairo_show_page (peer->cr);
}

static double
run_peer (GPtrArray *pages, const char *path)
{
  double start = now ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  Peer peer = { .cr = cairo_create (surface) };

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      PangoFontDescription *font = pango_font_description_from_string (fonts[i]);
      peer.layouts[i] = pango_cairo_create_layout (peer.cr);
      pango_layout_set_font_description (peer.layouts[i], font);
      pango_layout_set_width (peer.layouts[i], 515 * PANGO_SCALE);
      pango_font_description_free (font);
    }
  for (guint i = 0; i < pages->len; i++)
    put_page (&peer, g_ptr_array_index (pages, i));
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    g_object_unref (peer.layouts[i]);
  cairo_destroy (peer.cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    exit (1);
  cairo_surface_destroy (surface);
  return now () - start;
}

static double
run_report (LwLedger *ledger, GPtrArray *stack, const char *path, GPtrArray *pages)
{
  g_autoptr (GError) error = NULL;
  double start = now ();
  g_autoptr (LwReport) report = lw_report_new_readiness (ledger, stack, ON, 0, NULL, NULL, &error);

  check (error);
  lw_report_write (report, path, &error);
  check (error);
  double time = now () - start;
  g_ptr_array_set_size (pages, 0);
  for (guint i = 0; i < lw_report_get_n_pages (report); i++)
    g_ptr_array_add (pages, lw_report_dup_page_text (report, i));
  return time;
}

static guint
count_characters (GPtrArray *pages)
{
  glong n = 0;

  for (guint i = 0; i < pages->len; i++)
    n += g_utf8_strlen (g_ptr_array_index (pages, i), -1);
  return (guint) n;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  double first = 0, report = G_MAXDOUBLE, peer = G_MAXDOUBLE, first_peer = 0;

  setlocale (LC_ALL, "C.UTF-8");
  lw_process_init ();
  g_autofree char *dir = g_dir_make_tmp ("liangwei-bench-XXXXXX", &error);
  check (error);
  g_autofree char *path = g_build_filename (dir, "bench.ledger", NULL);
  g_autofree char *pdf = g_build_filename (dir, "report.pdf", NULL);
  g_autofree char *bare = g_build_filename (dir, "bare.pdf", NULL);
  LwLedger *ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, name_keys, &error);
  check (error);
  lw_demo_fill (ledger, ON, &error);
  check (error);
  g_autoptr (GPtrArray) stack = lw_profiles_stack (ledger, &error);
  check (error);

  /* The first of both reads fonts from the disk; it is what somebody waits for. */
  for (int i = 0; i < PASSES; i++)
    {
      double time = run_report (ledger, stack, pdf, pages);
      double bare_time = run_peer (pages, bare);
      first = i == 0 ? time : first;
      first_peer = i == 0 ? bare_time : first_peer;
      report = MIN (report, time);
      peer = MIN (peer, bare_time);
    }
  g_print ("report: %u pages, %u characters as PDF: first %.3f s, then %.3f s (bound %.1f s)\n"
           "bare Pango and Cairo, the same words and fonts: first %.3f s, then %.3f s; ratio %.2f\n",
           pages->len, count_characters (pages), first, report, LIMIT, first_peer, peer, report / peer);
  lw_ledger_close (ledger, NULL);
  g_autoptr (GDir) left = g_dir_open (dir, 0, NULL);
  for (const char *name = g_dir_read_name (left); name != NULL; name = g_dir_read_name (left))
    {
      g_autofree char *file = g_build_filename (dir, name, NULL);
      g_unlink (file);
    }
  g_rmdir (dir);
  return MIN (first, report) < LIMIT ? 0 : 1;
}
