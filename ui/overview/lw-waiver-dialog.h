/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Records that a person waived a rule for a village: reason, document, until when. */
void lw_waiver_dialog_show (GtkWindow             *parent,
                            LwSession             *session,
                            const LwVillageResult *village,
                            const LwResult        *result);

G_END_DECLS
