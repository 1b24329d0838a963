/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* One pass over the ledger in village order, for whatever counts: each step gives one village and
 * everybody who has or had a post or a reserve membership in it. All texts are borrowed and hold
 * until the next step. */

typedef struct
{
  LwKey person;
  const char *name;
  const char *id_number; /* nullable */
  LwDate birth_stated;
  LwDate birth_decided;
  guint8 sex;
  guint8 education_full_time;
  guint8 education_in_service;
  guint8 education_unheld;
  guint8 political_status;
  guint8 body;     /* LwBody; LW_BODY_NONE: a reserve membership */
  guint8 position; /* LwPosition */
  LwDate start;
  LwDate end;
} LwScanMember;

typedef struct
{
  int year;   /* of a dated recruit */
  LwDate recruited_on;
  LwKey village; /* whose figures it stands in: this one, or one that went into it */
} LwScanRecruit;

typedef struct
{
  int year;
  int count;
  LwKey village; /* as above */
} LwScanRecruitYear;

typedef struct /* a village that went into this one by the day of the scan */
{
  LwKey village;
  LwDate started;
  LwDate ended;
} LwScanPart;

typedef struct
{
  LwKey a;
  LwKey b;
  const char *relation; /* what b is to a */
} LwScanKinship;

typedef struct
{
  const char *rule;
  const char *reason;
  const char *document;
  const char *user;
  LwDate until;
} LwScanWaiver;

typedef struct
{
  LwKey id;
  const char *code;
  const char *name;
  const char *tags;
  LwVillageKind kind;
  LwOrgForm org_form;
  LwDate term_start;
  LwDate kinship_checked;
  LwDate started;
  LwDate ended; /* after the day of the scan, or 0 */

  const LwScanMember *members; /* those of one person stand together */
  guint n_members;
  const LwScanRecruit *recruits;
  guint n_recruits;
  const LwScanRecruitYear *recruit_years;
  guint n_recruit_years;
  const LwScanKinship *kinship; /* both are members of this village's bodies */
  guint n_kinship;
  const LwScanWaiver *waivers;
  guint n_waivers;
  const LwScanPart *parts;
  guint n_parts;
} LwScanVillage;

typedef struct _LwScan LwScan;

/* @code_prefix: a 12-digit code for one village, fewer digits for all below, NULL for the whole ledger. */
LwScan  *lw_scan_new  (LwLedger             *ledger,
                       const char           *code_prefix,
                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the villages that there are on @on, called as they were then, with the recruits of those
 * that went into them; 0: of every record, as it stands. */
LwScan  *lw_scan_new_on (LwLedger           *ledger,
                       const char           *code_prefix,
                       LwDate                on,
                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE at the end, and with @error set on failure. */
gboolean lw_scan_next (LwScan               *scan,
                       const LwScanVillage **village,
                       GError              **error);
void     lw_scan_free (LwScan               *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwScan, lw_scan_free)

G_END_DECLS
