/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-report-data.h"

G_BEGIN_DECLS

/* The words of a report, the same on paper and in spreadsheets. All are (transfer full). */

/* 2026 年 12 月 8 日 */
char *lw_report_date        (LwDate date) G_GNUC_WARN_UNUSED_RESULT;
/* 12 月 19 日 in the year of @on, else with the year. */
char *lw_report_date_short  (LwDate date,
                             LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* 1977-03: the month is enough. */
char *lw_report_month       (LwDate date) G_GNUC_WARN_UNUSED_RESULT;
/* 49, or 60–61 when the birth is not known to the day, or empty. */
char *lw_report_age         (LwDate birth,
                             LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* 孙　浩: names of two characters are as wide as those of three. */
char *lw_report_padded_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* As @ids asks; NULL: not to be shown. */
char *lw_report_id_number   (const char *id_number,
                             LwReportIds ids) G_GNUC_WARN_UNUSED_RESULT;
char *lw_report_village_name (const LwReportVillage *village) G_GNUC_WARN_UNUSED_RESULT;
char *lw_report_education   (const LwReportPerson *person) G_GNUC_WARN_UNUSED_RESULT;
/* 党支部书记、村委会主任 */
char *lw_report_posts       (const LwReportPerson *person,
                             const LwReportVillage *village) G_GNUC_WARN_UNUSED_RESULT;

/* 2, 46.5; NULL without a value. */
char *lw_report_number      (gboolean has_value,
                             double value) G_GNUC_WARN_UNUSED_RESULT;
/* 1 / 3 */
char *lw_report_value       (const LwResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* 李明（35，大专）、…; @most: how many before 等 n 人, 0: all. */
char *lw_report_people      (GPtrArray *findings,
                             LwDate on,
                             gboolean with_reason,
                             guint most) G_GNUC_WARN_UNUSED_RESULT;
char *lw_report_missing     (const LwResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* Who counts, who nearly does, who is to be verified; @strong: with marks for paper. */
char *lw_report_explanation (const LwResult *result,
                             LwDate on,
                             gboolean strong) G_GNUC_WARN_UNUSED_RESULT;
/* What would fix it. */
char *lw_report_remedy      (const LwResult *result,
                             LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* How many people a count lacks; 0: none, or it is no count. */
guint lw_report_lack        (const LwResult *result);
/* Title of a column without its line break: 后备人数 */
char *lw_report_short_title (const LwRule *rule) G_GNUC_WARN_UNUSED_RESULT;
/* （一） */
char *lw_report_ordinal     (guint n) G_GNUC_WARN_UNUSED_RESULT;

/* Appends @text to @list, with the language's mark between. */
void  lw_report_join        (GString    *list,
                             const char *text);

G_END_DECLS
