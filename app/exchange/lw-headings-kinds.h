/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-headings-private.h"

/* Short words for the tables of headings: on which kinds of sheet, and whether it also means other things. */
#define V (1u << LW_SHEET_KIND_VILLAGES)
#define C (1u << LW_SHEET_KIND_COMMITTEES)
#define R (1u << LW_SHEET_KIND_RESERVES)
#define D (1u << LW_SHEET_KIND_RECRUITS)
#define PEOPLE (C | R | D)
#define ALL (V | C | R | D)
#define STRONG FALSE
#define WEAK TRUE
