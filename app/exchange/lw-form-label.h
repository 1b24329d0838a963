/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-lens-private.h"

G_BEGIN_DECLS

/* What the cells of a form ask for. */

/* No label is longer. */
#define MOST_LABEL_BYTES 90

typedef enum
{
  LABEL_NONE,
  LABEL_MAYBE,   /* words that could ask for something unknown */
  LABEL_ANSWER,  /* 全日制, 在职: more often an answer */
  LABEL_PLAIN,
  LABEL_LONG,    /* 简历: the answer may go over several lines */
  LABEL_FAMILY,  /* a table of other people */
  LABEL_SILENT,  /* 照片: nothing is to be written there */
} LabelKind;

LabelKind   lw_form_label_kind   (LwHeadings  *headings,
                                  const char  *text);
/* 所在村：张庄村 asks and answers: the colon, and what follows it (@answer, out); NULL: it does not. */
const char *lw_form_find_colon   (const char  *text,
                                  const char **answer);
/* （盖章） 年 月 日 is no answer. */
gboolean    lw_form_says_nothing (const char  *text);

G_END_DECLS
