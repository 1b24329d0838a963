/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @toast (transfer full) in the place of the one that is seen. Of several in quick succession
 * only the last one comes. An overlay that gets a toast this way gets none in another. */
void lw_toasts_show (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
