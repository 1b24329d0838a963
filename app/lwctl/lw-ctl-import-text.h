/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import.h"

G_BEGIN_DECLS

/* Says in words what was understood of a file, what was done, and what was refused. */
void lw_ctl_print_import (const LwImportReport *report, gboolean dry_run);

G_END_DECLS
