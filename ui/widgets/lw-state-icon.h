/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-result.h"

G_BEGIN_DECLS

/* The sign of a state as our own symbolic icon, so that no font changes it. */
const char *lw_state_icon_name  (LwState state);
/* The class of style.css that goes with the state: met, at-risk, not-met … */
const char *lw_state_css        (LwState state);
/* The state whose sign and colour stand for a readiness. */
LwState     lw_readiness_state  (LwReadiness readiness);

G_END_DECLS
