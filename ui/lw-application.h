/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LW_TYPE_APPLICATION (lw_application_get_type ())
G_DECLARE_FINAL_TYPE (LwApplication, lw_application, LW, APPLICATION, AdwApplication)

/* @started: monotonic time at which the program began, for --exit-after-first-frame. */
LwApplication *lw_application_new (gint64 started) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
