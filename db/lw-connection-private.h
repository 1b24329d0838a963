/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-connection.h"

G_BEGIN_DECLS

/* Between lw-connection.c and lw-statement.c. */

GHashTable *_lw_connection_get_idle (LwConnection *self);
void        _lw_statement_destroy   (LwStatement  *self);

G_END_DECLS
