/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-db-types.h"

G_BEGIN_DECLS

/* Posts as staff write them: 党支部书记、村委会主任; 支委兼村委委员; 监委会主任. */

typedef struct
{
  LwBody body;
  LwPosition position;
} LwPostReading;

/* @column: LW_BODY_NONE for a column of all posts, else the body whose column it is (there 委员 alone
 * is a member of it). Other titles (妇联主席, 会计, 网格长 …) are no post and are left out.
 * Returns: (transfer full): array of LwPostReading without doubles, maybe empty;
 * @understood (out): FALSE when words were met that are neither a post nor a known other title. */
GArray *lw_post_text_parse (const char *text, LwBody column, gboolean *understood) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
