/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "lw-check.h"

G_BEGIN_DECLS

/* A report: a document in pages, laid out once. The same pages are shown on the screen, printed and
 * written as PDF; the same figures go into spreadsheets. */

#define LW_TYPE_REPORT (lw_report_get_type ())
G_DECLARE_FINAL_TYPE (LwReport, lw_report, LW, REPORT, GObject)

#define LW_REPORT_ERROR (lw_report_error_quark ())
GQuark lw_report_error_quark (void);
typedef enum
{
  LW_REPORT_ERROR_FORMAT,    /* the file's name ends in none of .pdf .xlsx .csv */
  LW_REPORT_ERROR_VILLAGE,   /* no village of the ledger has this code */
  LW_REPORT_ERROR_NO_MEMORY, /* no folder in memory for what must not lie on the disk in the clear */
  LW_REPORT_ERROR_WRITE,     /* the target could not be written; an older file there is untouched */
} LwReportError;

typedef enum /* ID numbers */
{
  LW_REPORT_IDS_DEFAULT, /* none on paper, masked in spreadsheets and CSV */
  LW_REPORT_IDS_NONE,
  LW_REPORT_IDS_MASKED,
  LW_REPORT_IDS_FULL,
} LwReportIds;

typedef struct
{
  LwReportIds ids;
  gboolean with_grid;     /* the page village × rule */
  gboolean with_villages; /* a page for each village */
  const char *township;   /* NULL: as set in the ledger */
  const char *title;      /* NULL: made from the township's name */
  const char *round;      /* NULL: left out; 第十四届 */
  const char *handler;    /* 填表人; NULL: as set in the ledger */
  const char *reviewer;   /* 审核人; NULL: a line to sign on */
  LwDate made;            /* day under the report; 0: today */
} LwReportOptions;

#define LW_REPORT_OPTIONS_INIT { .with_grid = TRUE, .with_villages = TRUE }

/* The readiness report (换届准备情况报告). @stack: LwProfile in order. @horizon: as in lw_check_new().
 * @code_prefix: as in lw_check_run(); with a whole code there is only the page of that village.
 * @options: NULL for LW_REPORT_OPTIONS_INIT. */
LwReport   *lw_report_new_readiness    (LwLedger              *ledger,
                                        GPtrArray             *stack,
                                        LwDate                 on,
                                        LwDate                 horizon,
                                        const char            *code_prefix,
                                        const LwReportOptions *options,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

const char *lw_report_get_title        (LwReport *self);
LwDate      lw_report_get_on           (LwReport *self);
guint       lw_report_get_n_pages      (LwReport *self);
/* In points of 1/72 inch. */
void        lw_report_get_page_size    (LwReport *self,
                                        guint     page, /* from 0 */
                                        double   *width,
                                        double   *height);
/* One unit of @cr is a point; scale @cr for the screen. Paints no ground. */
void        lw_report_draw_page        (LwReport *self,
                                        guint     page,
                                        cairo_t  *cr);
/* The page on which this village begins; FALSE where it has none. */
gboolean    lw_report_find_village     (LwReport *self,
                                        LwKey     village,
                                        guint    *page);
/* The text of a page in the order of reading, lines separated by "\n": for screen readers. */
char       *lw_report_dup_page_text    (LwReport *self,
                                        guint     page) G_GNUC_WARN_UNUSED_RESULT;

/* Each writes beside the target and renames, so that a failure leaves an older file as it was. */
gboolean    lw_report_write_pdf        (LwReport *self, const char *path, GError **error);
gboolean    lw_report_write_xlsx       (LwReport *self, const char *path, GError **error);
gboolean    lw_report_write_csv        (LwReport *self, const char *path, GError **error);
/* By the extension of @path. */
gboolean    lw_report_write            (LwReport *self, const char *path, GError **error);

/* All in one, for the command line. */
gboolean    lw_report_readiness_write  (LwLedger   *ledger,
                                        GPtrArray  *stack,
                                        LwDate      on,
                                        const char *code_prefix,
                                        const char *path,
                                        GError    **error);

/* The official fonts (方正小标宋, 仿宋, 黑体) that this machine lacks, joined by 、; NULL: none is
 * missing. Others stand in for them. */
char       *lw_report_missing_fonts    (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
