/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-demo-tables.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* Makes up what the tables leave open about a person: always the same for the same @number. */
LwPerson *lw_demo_person_new  (const LwDemoPerson *spec, guint number, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* A name that the demo has not used: (transfer full). */
char     *lw_demo_make_name   (char sex, gboolean elder, guint number) G_GNUC_WARN_UNUSED_RESULT;
/* A number with the right check character: (transfer full). */
char     *lw_demo_make_id     (LwDate birth, char sex, guint number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
