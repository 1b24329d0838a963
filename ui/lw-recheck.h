/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-check.h"

G_BEGIN_DECLS

/* What has to be looked at again after an edit: the villages that it touched, and no other. */

/* The villages of which something may be another since @revision (inout): their own facts, those of
 * their people, posts, memberships and the like. LwKey, in order; NULL: too many to be told apart, and
 * @revision stays. */
GArray    *lw_recheck_villages (LwLedger  *reader,
                                gint64    *revision) G_GNUC_WARN_UNUSED_RESULT;
/* A copy of @results with those villages checked again, all others shared; NULL: all are to be checked. */
GPtrArray *lw_recheck          (LwCheck   *check,
                                LwLedger  *reader,
                                GPtrArray *results,
                                gint64    *revision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
