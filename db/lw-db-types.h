/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Forward typedefs and the codes that are stored in a ledger. Their numbers never change. */

typedef gint64 LwKey; /* primary key: replica number in the high bits, counter in the low ones; 0 is none */
typedef int LwDate;   /* yyyymmdd, 00 for an unknown month or day; 0 is no date */

typedef struct _LwLedger LwLedger;

typedef enum /* the last three digits of the 12-digit code decide */
{
  LW_VILLAGE_KIND_VILLAGE = 1,
  LW_VILLAGE_KIND_COMMUNITY = 2,
  LW_VILLAGE_KIND_OTHER = 3,
} LwVillageKind;

typedef enum /* form of the village's Party organisation */
{
  LW_ORG_FORM_UNKNOWN = 0,
  LW_ORG_FORM_BRANCH = 1,
  LW_ORG_FORM_GENERAL_BRANCH = 2,
  LW_ORG_FORM_COMMITTEE = 3,
} LwOrgForm;

typedef enum
{
  LW_BODY_NONE = 0,
  LW_BODY_PARTY_COMMITTEE = 1,
  LW_BODY_VILLAGE_COMMITTEE = 2,
  LW_BODY_SUPERVISION = 3,
} LwBody;

typedef enum
{
  LW_POSITION_NONE = 0,
  LW_POSITION_SECRETARY = 1,
  LW_POSITION_DEPUTY_SECRETARY = 2,
  LW_POSITION_CHAIR = 3,
  LW_POSITION_DEPUTY_CHAIR = 4,
  LW_POSITION_MEMBER = 5,
} LwPosition;

typedef enum /* when somebody of the pool can take a post */
{
  LW_MATURITY_UNKNOWN = 0,
  LW_MATURITY_NEAR = 1,   /* within a year */
  LW_MATURITY_MIDDLE = 2, /* in one to three years */
  LW_MATURITY_LONG = 3,   /* later */
} LwMaturity;

typedef enum /* GB/T 2261.1 */
{
  LW_SEX_UNKNOWN = 0,
  LW_SEX_MALE = 1,
  LW_SEX_FEMALE = 2,
} LwSex;

typedef enum /* GB/T 4658-2006; a smaller number is a higher level */
{
  LW_EDUCATION_UNKNOWN = 0,
  LW_EDUCATION_DOCTOR = 11,
  LW_EDUCATION_MASTER = 14,
  LW_EDUCATION_BACHELOR = 20,
  LW_EDUCATION_JUNIOR_COLLEGE = 30,
  LW_EDUCATION_SENIOR_SECONDARY = 60,
  LW_EDUCATION_JUNIOR_HIGH = 70,
  LW_EDUCATION_PRIMARY = 80,
  LW_EDUCATION_NONE = 90,
} LwEducation;

typedef enum /* GB/T 4762, the codes that a township meets; others keep their number */
{
  LW_POLITICAL_STATUS_UNKNOWN = 0,
  LW_POLITICAL_STATUS_MEMBER = 1,
  LW_POLITICAL_STATUS_PROBATIONARY = 2,
  LW_POLITICAL_STATUS_LEAGUE = 3,
  LW_POLITICAL_STATUS_MASSES = 13,
} LwPoliticalStatus;

G_END_DECLS
