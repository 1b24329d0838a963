/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-fields.h"
#include "lw-import.h"

G_BEGIN_DECLS

/* The dictionary of names that columns have in real offices. A heading is compared without spaces,
 * line breaks, brackets, stars, numbering and punctuation. To teach the program another name, add
 * it to the table in lw-headings-table.c. */

typedef struct _LwHeadings LwHeadings;

/* A group heading over several columns lends its columns a scope. */
typedef enum
{
  LW_SCOPE_NONE,
  LW_SCOPE_FULL_TIME,   /* 全日制教育 */
  LW_SCOPE_IN_SERVICE,  /* 在职教育 */
  LW_SCOPE_PARTY,       /* 党组织, 党内 … */
  LW_SCOPE_COMMITTEE,   /* 村（居）民委员会 … */
  LW_SCOPE_SUPERVISION, /* 村务监督委员会 … */
  LW_SCOPE_MENTOR,      /* 帮带联系人: another person's name and telephone */
  LW_SCOPE_STRANGER,    /* 家庭成员, 配偶, 紧急联系人: nothing of it is about the person */
} LwScope;

LwHeadings *lw_headings_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        lw_headings_free (LwHeadings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwHeadings, lw_headings_free)

/* As it is shown: without spaces and line breaks. (transfer full), "" when nothing is left. */
char       *lw_heading_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* As it is compared: half-width, lower case, no brackets, stars, numbering, punctuation. */
char       *lw_heading_key   (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* What a column with these headings, from the upper to the lower row, means on a sheet of @kind
 * (LW_SHEET_KIND_NONE: on any). @choice counts from 0 through second meanings that count when the
 * first one is taken by a better column. FALSE: no (further) meaning. @weak (out): the name says
 * little by itself (单位, 类别). */
gboolean    lw_headings_find (LwHeadings         *self,
                              LwSheetKind         kind,
                              const char *const  *parts,
                              guint               n_parts,
                              guint               choice,
                              LwFieldRef         *ref,
                              gboolean           *weak);
LwScope     lw_heading_scope (const char         *text);
LwBody      lw_scope_body    (LwScope             scope);

/* The column that this program adds to refused rows. */
gboolean    lw_heading_is_reason (const char *text);

typedef struct /* lw-headings-table.c */
{
  LwMeaning meaning;
  guint kinds;       /* 1 << LwSheetKind */
  gboolean weak;
  const char *names; /* separated by spaces; as keys */
} LwHeadingEntry;

const LwHeadingEntry *lw_headings_table (guint *n_entries);

G_END_DECLS
