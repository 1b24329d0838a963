/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

G_BEGIN_DECLS

/* Dates as they are kept: yyyymmdd, known to the day, the month (dd 00) or the year (mm 00), never
 * padded. "Full" dates have all three parts. semantics: docs/counting.md, sections 1 and 2. */

#define LW_DATE(y, m, d) ((y) * 10000 + (m) * 100 + (d))

typedef enum
{
  LW_DATE_OK,
  LW_DATE_EMPTY,   /* blank, 无, —, / */
  LW_DATE_PARTLY,  /* doubtful, yet something is known (an unformatted 1990.1: the year) */
  LW_DATE_BAD,
} LwDateVerdict;

gboolean lw_date_is_valid   (LwDate date); /* of any precision, year 1900 to 2199 */
gboolean lw_date_is_full    (LwDate date);
LwDate   lw_date_first      (LwDate date); /* earliest day that it can be */
LwDate   lw_date_last       (LwDate date); /* latest day that it can be */
LwDate   lw_date_today      (void);
/* FALSE: the clock of this computer cannot be right, as after its battery died. */
gboolean lw_date_is_plausible_today (LwDate today);
LwDate   lw_date_add_days   (LwDate full, int days);
LwDate   lw_date_add_months (LwDate full, int months); /* clamped to the end of the month */
LwDate   lw_date_add_years  (LwDate full, int years);  /* 29 February becomes 1 March */
int      lw_date_days_between (LwDate from, LwDate to);
/* Equal at the coarser precision of the two. */
gboolean lw_date_agrees     (LwDate a, LwDate b);
/* start <= day < end, a missing start counting as already, a missing end as still. */
gboolean lw_date_holds      (LwDate start, LwDate end, LwDate day);

/* Completed years on @on (a full date); a birth that is not full gives a range. FALSE: no birth. */
gboolean lw_age_on          (LwDate birth, LwDate on, int *youngest, int *oldest);
/* 35, 34–35, "?" */
char    *lw_age_text        (LwDate birth, LwDate on) G_GNUC_WARN_UNUSED_RESULT;

/* "1991-05-17", "1991-05", "1991", "" */
char    *lw_date_to_iso     (LwDate date) G_GNUC_WARN_UNUSED_RESULT;
gboolean lw_date_from_iso   (const char *text, LwDate *date);
/* For readers: 1991年5月17日, 1991年5月, 1991年 in Chinese, ISO else. */
char    *lw_date_to_text    (LwDate date) G_GNUC_WARN_UNUSED_RESULT;
/* Every spelling that people type: 1990-01-15, 1990.1.15, 1990/1, 1990年1月, 199001, 19900115, 1990 …
 * A cell that holds a number is given as the text it shows; @is_number: it is a plain number, without
 * a format of its own (LwCell.plain), where 1990.1 may have been 1990.10. */
LwDateVerdict lw_date_parse (const char *text, gboolean is_number, LwDate *date);
/* 2015.3—2020.9, 2015年3月至2020年9月; FALSE: it is not two dates in their order. */
gboolean lw_date_parse_range (const char *text, LwDate *start, LwDate *end);

G_END_DECLS
