/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-state-icon.h"

static const struct
{
  const char *css;
  const char *icon;
} looks[LW_N_STATES] = {
  [LW_STATE_MET] = { "met", "lw-state-met-symbolic" },
  [LW_STATE_AT_RISK] = { "at-risk", "lw-state-at-risk-symbolic" },
  [LW_STATE_NOT_MET] = { "not-met", "lw-state-not-met-symbolic" },
  [LW_STATE_UNKNOWN] = { "unknown", "lw-state-unknown-symbolic" },
  [LW_STATE_WAIVED] = { "waived", "lw-state-waived-symbolic" },
  [LW_STATE_NOT_APPLICABLE] = { "not-applicable", "lw-state-not-applicable-symbolic" },
};

const char *
lw_state_icon_name (LwState state)
{
  g_return_val_if_fail (state < LW_N_STATES, NULL);
  return looks[state].icon;
}

const char *
lw_state_css (LwState state)
{
  g_return_val_if_fail (state < LW_N_STATES, NULL);
  return looks[state].css;
}

LwState
lw_readiness_state (LwReadiness readiness)
{
  switch (readiness)
    {
    case LW_READINESS_READY:
      return LW_STATE_MET;
    case LW_READINESS_AT_RISK:
      return LW_STATE_AT_RISK;
    case LW_READINESS_TO_VERIFY:
      return LW_STATE_UNKNOWN;
    case LW_READINESS_NOT_READY:
      return LW_STATE_NOT_MET;
    case LW_READINESS_NONE:
    default:
      return LW_STATE_NOT_APPLICABLE;
    }
}
