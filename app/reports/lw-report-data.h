/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-report.h"

G_BEGIN_DECLS

/* What a report is made from: the results of a check, and the facts that stand beside them on paper.
 * Private to this folder and its tests. */

typedef struct
{
  LwKey id;
  char *name;
  char *id_number; /* nullable */
  LwSex sex;
  LwDate birth;    /* the one that counts */
  gboolean birth_decided;
  LwEducation education; /* the higher of the two */
  LwEducation unheld;    /* surely not held */
  LwPoliticalStatus political_status;
  guint8 positions[LW_BODY_SUPERVISION + 1]; /* LwPosition by LwBody */
  LwDate since;          /* of the highest post */
  gboolean is_reserve;
  LwDate reserve_since;
  char *remark;          /* nullable: of the reserve */
} LwReportPerson;

typedef struct
{
  LwVillageResult *result;
  LwVillage *facts;  /* nullable */
  GPtrArray *people; /* LwReportPerson: those who serve by rank, then the reserves */
} LwReportVillage;

typedef struct
{
  char *township; /* nullable */
  char *title;    /* in one line */
  char *headline; /* as on the cover, in lines */
  char *round;    /* nullable */
  char *handler;  /* nullable */
  char *reviewer; /* nullable */
  LwReportIds ids;
  gboolean with_cover;
  gboolean with_grid;
  gboolean with_villages;
  LwDate on;
  LwDate horizon;
  LwDate election; /* 0: none */
  LwDate made;
  GPtrArray *rules;    /* const LwRule, owned by the stack */
  GPtrArray *stack;    /* LwProfile */
  GPtrArray *villages; /* LwReportVillage */
} LwReportData;

/* @stack: LwProfile; @rules: const LwRule, in the order of the results. */
LwReportData    *lw_report_data_new           (GPtrArray    *stack,
                                               GPtrArray    *rules,
                                               LwDate        on,
                                               LwDate        horizon) G_GNUC_WARN_UNUSED_RESULT;
void             lw_report_data_free          (LwReportData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwReportData, lw_report_data_free)
void             lw_report_data_set_options   (LwReportData *self,
                                               const LwReportOptions *options);
/* Makes the title; call once when all is set. */
void             lw_report_data_set_title     (LwReportData *self,
                                               const char   *title); /* nullable */
/* @result is referenced, @facts (nullable) taken. */
LwReportVillage *lw_report_data_add_village   (LwReportData *self,
                                               LwVillageResult *result,
                                               LwVillage    *facts);
LwReportPerson  *lw_report_village_add_person (LwReportVillage *village,
                                               LwKey         id,
                                               const char   *name);
void             lw_report_village_sort       (LwReportVillage *village);

/* Facts about them. */
gboolean         lw_report_person_serves      (const LwReportPerson *person); /* on the two committees */
gboolean         lw_report_person_has_post    (const LwReportPerson *person); /* or the supervision */
guint            lw_report_village_count      (const LwReportVillage *village,
                                               LwBody        body);
LwProfile       *lw_report_data_find_profile  (LwReportData *self,
                                               const char   *id);
gboolean         lw_report_village_is_counted (const LwReportVillage *village); /* not of kind other */

/* From the ledger: lw-report-load.c. */
LwReportData    *lw_report_data_load          (LwLedger     *ledger,
                                               GPtrArray    *stack,
                                               LwDate        on,
                                               LwDate        horizon,
                                               const char   *code_prefix,
                                               const LwReportOptions *options,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* @data: taken. */
LwReport        *lw_report_new_from_data      (LwReportData *data) G_GNUC_WARN_UNUSED_RESULT;
LwReportData    *lw_report_get_data           (LwReport     *self);

G_END_DECLS
