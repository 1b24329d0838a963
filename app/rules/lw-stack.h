/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-rule.h"

G_BEGIN_DECLS

/* The rules in force on @on of a stack of profiles, one for each id, in order: LwRule, borrowed from
 * the profiles. */
GPtrArray *lw_stack_rules (GPtrArray *stack, LwDate on) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
