/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ctl.h"

G_BEGIN_DECLS

/* Everybody in the ledger, by village of the first post or membership, then as entered; those
 * without either come last. @on: 0, or the day on which posts and memberships are to be in force. */
LwCtlStatus lw_ctl_list_people (LwCtl *ctl, LwDate on, LwCtlFormat format);

G_END_DECLS
