/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

G_BEGIN_DECLS

/* The fictional township as tables. Days count from the base date of the demo, so that what is about
 * to happen is always about to happen. */

#define LW_DEMO_TOWNSHIP "云溪镇"
#define LW_DEMO_TOWNSHIP_CODE "419907105" /* 4199xx is in use nowhere */
#define LW_DEMO_HANDLER "宋知遥"

enum
{
  LW_DEMO_NO_TERM = G_MAXSHORT,
};

typedef struct
{
  const char *code; /* the last three digits */
  const char *name;
  LwOrgForm form;
  short households, population, voters, members;
  guint8 party_seats, committee_seats;
  short term_left;        /* days until the five years are over */
  gboolean kinship_checked;
  const char *recruits;   /* of the fifth last year to the last one; - is no figure */
  const char *tags;
} LwDemoVillage;

typedef enum
{
  LW_DEMO_BIRTH_FULL,
  LW_DEMO_BIRTH_MONTH, /* what is not known to the day comes without an ID number */
  LW_DEMO_BIRTH_YEAR,
  LW_DEMO_BIRTH_NONE,
} LwDemoBirth;

typedef enum
{
  LW_DEMO_ID_VALID,
  LW_DEMO_ID_OLD_FORM,
  LW_DEMO_ID_NONE,
} LwDemoId;

typedef struct
{
  guint8 village;   /* row of the villages */
  const char *post; /* S D P: secretary, deputy, member of the Party organisation; C V M: chair, deputy,
                     * member of the committee; J K: of supervision; r: reserve */
  char sex;         /* m f */
  guint8 age;
  LwEducation education;
  const char *name;         /* NULL: one is made up */
  guint8 ethnicity;         /* 0: Han */
  LwEducation in_service;
  LwEducation unheld;
  short turns_in;           /* days until the next birthday; 0: none within half a year */
  short starts_in, ends_in; /* days; 0: when the term began, and open */
  const char *ending;       /* the posts that ends_in is about; NULL: all */
  LwDemoBirth birth;
  LwDemoId id;
  gboolean stated_older;    /* the stated birth is a year before that of the ID number */
  gboolean decided;         /* the file has settled a birth of its own */
} LwDemoPerson;

typedef struct
{
  const char *person, *relative, *relation;
} LwDemoKinship;

typedef struct
{
  guint8 village;
  const char *rule, *reason;
  const char *office; /* of the document, as in its number */
  short number;
  short until; /* days */
} LwDemoWaiver;

const LwDemoVillage *lw_demo_villages (guint *n);
const LwDemoPerson  *lw_demo_people   (guint *n);
const LwDemoKinship *lw_demo_kinship  (guint *n);
const LwDemoWaiver  *lw_demo_waivers  (guint *n);

G_END_DECLS
