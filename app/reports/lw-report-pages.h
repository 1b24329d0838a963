/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-paper.h"
#include "lw-report-data.h"

G_BEGIN_DECLS

/* The pages of the readiness report; each begins on a page of its own. */

void lw_report_build_cover   (LwReportData *data,
                              LwPaper      *paper);
void lw_report_build_grid    (LwReportData *data,
                              LwPaper      *paper);
void lw_report_build_village (LwReportData *data,
                              const LwReportVillage *village,
                              LwPaper      *paper);

/* For the foot of a page: by which standards it was made. */
char   *lw_report_standards  (LwReportData *data) G_GNUC_WARN_UNUSED_RESULT;
/* The signs and their names; @long_words: with what at-risk means. */
void lw_report_build_legend  (LwPaper      *paper);
/* The chip that shows a result. */
LwPaperChip lw_report_chip   (const LwResult *result,
                              const char   *value);
/* The worst state of a village as a state. */
LwState lw_report_readiness_state (LwReadiness readiness);
/* ✓ △ ✗ ? ○: those that a rule can be in, without not-applicable. */
#define LW_REPORT_N_COUNTED_STATES 5

/* Fills @counts (LW_N_STATES) for the rule at this place of the results. */
void lw_report_count_states  (LwReportData *data,
                              guint         rule,
                              guint        *counts);

G_END_DECLS
