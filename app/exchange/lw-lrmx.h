/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Appointment forms (干部任免审批表): .lrmx is XML with one Person, .lrm is a line of quoted fields in
 * GBK. Both come out as a list of fields by the names of the .lrmx elements. */

typedef struct
{
  const char *element; /* XingMing … */
  const char *caption; /* 姓名 …: what the printed form calls it */
  const char *field;   /* of the contract; NULL: kept beside the person */
} LwFormField;

/* Fields that every form has, in the order of the format; @n_fields (out). */
const LwFormField *lw_form_fields (guint *n_fields);

/* Element → text, trimmed, without empty ones. The family is one text under JiaTingChengYuan, a line
 * for each member; the photo is left out. Errors are LW_SHEET_ERROR: not exactly one Person, a
 * document type, a part beyond all measure. */
GHashTable *lw_lrmx_parse (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *lw_lrm_parse  (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* By their beginning. */
gboolean    lw_lrmx_is    (GBytes *bytes);
gboolean    lw_lrm_is     (GBytes *bytes);

G_END_DECLS
