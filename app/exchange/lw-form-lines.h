/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-lens-private.h"

G_BEGIN_DECLS

/* What the lines of forms say: for each form what it asks for and what is answered. */

typedef struct
{
  char *label;
  LwPlace label_place;
  LwCell *cell;   /* the answer, a copy; NULL: @text is, or there is none */
  char *text;
  LwPlace place;  /* of the answer */
} LwFormPair;

typedef struct
{
  GPtrArray *titles;  /* LwFormPair: labels alone */
  GPtrArray *pairs;   /* LwFormPair */
  LwPlace name_place; /* of the label of the name */
  gboolean is_filled; /* somebody wrote something onto it */
} LwForm;

/* LwForm; NULL: these are no forms. */
GPtrArray *lw_form_lines_read (LwHeadings       *headings,
                               const LwRawSheet *raw) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
