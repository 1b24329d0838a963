/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-report-data.h"

G_BEGIN_DECLS

/* A row for each village and rule: what spreadsheets and CSV hold. */

typedef enum
{
  LW_REPORT_COLUMN_CODE,
  LW_REPORT_COLUMN_VILLAGE,
  LW_REPORT_COLUMN_KIND,
  LW_REPORT_COLUMN_READINESS,
  LW_REPORT_COLUMN_RULE,
  LW_REPORT_COLUMN_LEVEL,
  LW_REPORT_COLUMN_STATE,
  LW_REPORT_COLUMN_VALUE,
  LW_REPORT_COLUMN_REQUIRED,
  LW_REPORT_COLUMN_CHANGES_ON,
  LW_REPORT_COLUMN_EXPLANATION,
  LW_REPORT_COLUMN_REMEDY,
  LW_REPORT_COLUMN_SOURCE,
  LW_REPORT_N_COLUMNS,
} LwReportColumn;

const char *lw_report_column_caption (LwReportColumn column);
/* TRUE for figures, which are written as numbers where the file knows numbers. */
gboolean    lw_report_column_is_number (LwReportColumn column);
/* NULL-terminated texts. */
char      **lw_report_row            (const LwReportVillage *village,
                                      const LwResult        *result,
                                      LwDate                 on) G_GNUC_WARN_UNUSED_RESULT;

/* A row for each person of an explanation. */
typedef enum
{
  LW_REPORT_PERSON_VILLAGE,
  LW_REPORT_PERSON_RULE,
  LW_REPORT_PERSON_ROLE, /* counted, nearly, to be verified */
  LW_REPORT_PERSON_NAME,
  LW_REPORT_PERSON_SEX,
  LW_REPORT_PERSON_BIRTH,
  LW_REPORT_PERSON_AGE,
  LW_REPORT_PERSON_EDUCATION,
  LW_REPORT_PERSON_ID_NUMBER,
  LW_REPORT_PERSON_POST,
  LW_REPORT_PERSON_REASON,
  LW_REPORT_PERSON_CHANGES_ON,
  LW_REPORT_N_PERSON_COLUMNS,
} LwReportPersonColumn;

typedef enum
{
  LW_REPORT_ROLE_COUNTED,
  LW_REPORT_ROLE_NEARLY,
  LW_REPORT_ROLE_TO_VERIFY,
  LW_REPORT_N_ROLES,
} LwReportRole;

const char *lw_report_person_caption (LwReportPersonColumn column);
GPtrArray  *lw_report_findings       (const LwResult        *result,
                                      LwReportRole           role);
char      **lw_report_person_row     (LwReportData          *data,
                                      const LwReportVillage *village,
                                      const LwResult        *result,
                                      LwReportRole           role,
                                      const LwFinding       *finding) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
