/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

G_BEGIN_DECLS

/* Citizen identity numbers, GB 11643-1999. */

typedef enum
{
  LW_ID_VALID,
  LW_ID_EMPTY,
  LW_ID_OLD_FORM,        /* 15 digits: to be verified */
  LW_ID_DIGITS_LOST,     /* an exponent; a number cell of 16 digits or more; …000 with a wrong check digit */
  LW_ID_CHECKSUM,        /* the last character does not fit, or it is no number of 15 or 18 places */
  LW_ID_IMPOSSIBLE_DATE, /* no such day, or one in the future or before 1900 */
} LwIdVerdict;

/* @normalised (out): half-width, no spaces, X in upper case; NULL unless valid or old form. */
LwIdVerdict lw_id_number_parse (const char *text, gboolean is_number, char **normalised);
/* Fast check of a stored number: TRUE when 18 places with right date and check character. */
gboolean    lw_id_number_is_valid  (const char *number);
LwDate      lw_id_number_get_birth (const char *number); /* of a valid or old-form number, else 0 */
LwSex       lw_id_number_get_sex   (const char *number);
char        lw_id_number_check     (const char *first_17);
/* The 18-place form of a 15-digit number. */
char       *lw_id_number_upgrade   (const char *number) G_GNUC_WARN_UNUSED_RESULT;
/* 4103**********1234 for the screen. */
char       *lw_id_number_mask      (const char *number) G_GNUC_WARN_UNUSED_RESULT;
/* What is wrong and what to do, in the user's language; NULL for LW_ID_VALID and LW_ID_EMPTY. */
char       *lw_id_number_explain   (const char *text, LwIdVerdict verdict) G_GNUC_WARN_UNUSED_RESULT;

/* The birth and sex that count: decided, else of a valid ID number, else stated (section 2 of docs/counting.md). */
LwDate      lw_birth_effective     (LwDate decided, const char *id_number, LwDate stated);
LwSex       lw_sex_effective       (const char *id_number, LwSex stated);

G_END_DECLS
