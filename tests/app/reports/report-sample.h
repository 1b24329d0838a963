/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-report-data.h"

/* A township made by hand, so that the pages can be tested without a ledger. All people are
 * fictional. */

/* Rules of the four profiles; every state occurs, also of a rule that is only advice. */
LwReportData    *report_sample_new         (guint villages,
                                            guint members,   /* of the two committees of each */
                                            guint reserves);
/* The result of a rule, to be changed. */
LwResult        *report_sample_result      (LwReportData *data,
                                            guint village,
                                            const char *rule);
LwFinding       *report_sample_add_finding (GPtrArray **list,
                                            const char *name,
                                            LwDate birth);
