/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Far above any roster, and low enough that a file made to hurt cannot fill memory or run for hours.
 * Rows, columns and the length of a cell are those of Excel. */

#define LW_SHEET_MAX_FILE (G_GUINT64_CONSTANT (1) << 30)       /* bytes on disk */
#define LW_SHEET_MAX_PART (G_GUINT64_CONSTANT (2) << 30)       /* bytes of one part, unpacked */
#define LW_SHEET_MAX_SMALL_PART (G_GUINT64_CONSTANT (64) << 20) /* styles, workbook, relations */
#define LW_SHEET_MAX_RATIO 400                                 /* of a part to its packed size … */
#define LW_SHEET_RATIO_FROM (G_GUINT64_CONSTANT (64) << 20)    /* … from this size on */
#define LW_SHEET_MAX_ENTRIES 20000                             /* parts of a zip */
#define LW_SHEET_MAX_SHEETS 1024
#define LW_SHEET_MAX_NAME_CHARS 255                            /* of a sheet; the rest is cut off */
#define LW_SHEET_MAX_STRINGS 10000000
#define LW_SHEET_MAX_STRING_BYTES (G_GUINT64_CONSTANT (512) << 20)
#define LW_SHEET_MAX_STYLES 65536
#define LW_SHEET_MAX_ROWS 1048576
#define LW_SHEET_MAX_COLUMNS 16384
#define LW_SHEET_MAX_CELLS G_GUINT64_CONSTANT (50000000)
#define LW_SHEET_MAX_BLANKS G_GUINT64_CONSTANT (10000000) /* between cells: few bytes in a file, many in memory */
#define LW_SHEET_MAX_CELL_CHARS 32767
#define LW_SHEET_MAX_MERGES 1000000
#define LW_SHEET_MAX_DEPTH 64
