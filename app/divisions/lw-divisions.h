/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The table of all townships and villages that comes with the program (NBS, 2023 edition). */

#define LW_TYPE_DIVISIONS (lw_divisions_get_type ())
G_DECLARE_FINAL_TYPE (LwDivisions, lw_divisions, LW, DIVISIONS, GObject)

typedef struct
{
  char *code; /* 2, 4, 6, 9 or 12 digits */
  char *name;
  char *path; /* 河南省 · 郑州市 · 中原区, for what lies above; NULL for a province */
  guint n_villages; /* of a township, those of kind other counted too; 0 for the rest */
} LwDivision;

void lw_division_free (LwDivision *division);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwDivision, lw_division_free)

LwDivisions *lw_divisions_load    (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from a table in memory: data/divisions/make-table says what it looks like. */
LwDivisions *lw_divisions_load_bytes (GBytes *table, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LwDivisions *lw_divisions_load_bytes (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All villages whose code begins with @code (2 to 12 digits), in order; kind other only when asked for. */
GPtrArray   *lw_divisions_villages (LwDivisions *self, const char *code, gboolean with_other) G_GNUC_WARN_UNUSED_RESULT;
/* The division of exactly that code, or NULL. */
LwDivision  *lw_divisions_lookup  (LwDivisions *self, const char *code) G_GNUC_WARN_UNUSED_RESULT;
/* Townships found by name, pinyin, initials or code; at most @limit, the best first. Several words
 * narrow: 郑州 中原. The first search by letters takes some 0.1 s more, see below. */
GPtrArray   *lw_divisions_search  (LwDivisions *self, const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;
/* What of a township a search found it by, to be shown: the first 64 of each. */
typedef struct
{
  guint64 name;    /* a bit for each character of the name */
  char *pinyin;    /* syllables parted by spaces; NULL: nothing was found by letters */
  guint64 letters; /* a bit for each letter of them */
  guint code;      /* how many digits of the code */
} LwDivisionMarks;

void         lw_division_mark        (const LwDivision *division, const char *text, LwDivisionMarks *marks);
void         lw_division_marks_clear (LwDivisionMarks *marks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LwDivisionMarks, lw_division_marks_clear)
/* Gets the pinyin of all townships ready, so that the first search is as quick as the others: to be
 * called while nobody waits. */
void         lw_divisions_prepare_search (LwDivisions *self);

G_END_DECLS
