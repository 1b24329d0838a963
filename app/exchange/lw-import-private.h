/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import.h"
#include "lw-captions.h"
#include "lw-date.h"
#include "lw-journal.h"
#include "lw-names.h"
#include "lw-post-text.h"
#include "lw-recognise.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* The stages of an import: a row of cells → LwFacts (lw-row*.c) → records (lw-import-people.c,
 * -villages.c, -recruits.c). One LwImporter per file, one LwSheetReader per sheet. */

/* Stable words of the contract. */
#define LW_REASON_ID_DIGITS_LOST "id-digits-lost"
#define LW_REASON_ID_CHECKSUM "id-checksum"
#define LW_REASON_ID_IMPOSSIBLE_DATE "id-impossible-date"
#define LW_REASON_UNKNOWN_VILLAGE "unknown-village"
#define LW_REASON_AMBIGUOUS_VILLAGE "ambiguous-village"
#define LW_REASON_NAME_MISSING "name-missing"
#define LW_REASON_BAD_DATE "bad-date"
#define LW_REASON_BAD_NUMBER "bad-number"
#define LW_REASON_DUPLICATE "duplicate-in-file"
#define LW_REASON_BIRTH "birth-differs-from-id"
#define LW_REASON_SEX "sex-differs-from-id"
#define LW_REASON_AGE "age-differs-from-birth"
#define LW_REASON_CAPTION "unknown-caption"
#define LW_REASON_OLD_ID "old-id-form"
#define LW_REASON_NOT_MAPPED "column-not-mapped"
#define LW_REASON_POSSIBLE_DUPLICATE "possible-duplicate"
#define LW_REASON_NAME_DIFFERS "name-differs"
#define LW_REASON_FORMER_VILLAGE "former-village"
#define LW_REASON_PART_OF_YEAR "part-of-year"

typedef struct /* a refused row, for the file that goes back */
{
  LwRow *row;
  char *reason;  /* stable word */
  guint column;
  char *text;
  char *village; /* what an empty village cell stood for */
  char *section; /* the village that a title or a line above named; NULL: none did */
  const char *body; /* the same for the body; NULL: none did */
} LwRefusedRow;

typedef struct /* the refused rows of one sheet */
{
  char *sheet;
  GPtrArray *head;    /* LwRow: titles and headings */
  guint village_column; /* G_MAXUINT: none */
  guint name_column;    /* G_MAXUINT: none */
  guint body_column;    /* G_MAXUINT: none */
  GPtrArray *rows;    /* LwRefusedRow */
} LwRefusedSheet;

void lw_refused_sheet_free (LwRefusedSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRefusedSheet, lw_refused_sheet_free)

typedef struct
{
  LwLedger *ledger; /* borrowed */
  const LwImportOptions *options;
  LwHeadings *headings;
  LwImportReport *report;
  LwDate on;
  GPtrArray *villages;         /* LwVillage, all of the ledger that have not ended */
  GHashTable *villages_by_code; /* code → LwVillage of @villages */
  LwVillageMatcher *matcher;   /* over @villages; NULL: to be made anew */
  GPtrArray *former;           /* LwVillage: names and codes of before, with the key of what it is today */
  LwVillageMatcher *former_matcher;
  gboolean no_people;          /* the ledger had nobody at all: what is there was made by this import */
  GHashTable *made_ids;        /* ID number → LwKey of a person made by this import */
  GHashTable *kept_to_drop;    /* LwKey of a cell beside somebody → row that made it clear */
  GHashTable *rows_to_recount; /* such rows that were counted as unchanged */
  guint row_dropping;          /* the last such row */
  GHashTable *kept_people;     /* people that the sheet left something beside */
  GPtrArray *refused;          /* LwRefusedSheet */
  GHashTable *net;             /* lw-import-net.c; NULL: nobody was updated */
  guint rows_done;
  gboolean within; /* an action of the caller was running */
} LwImporter;

typedef struct _LwSheetReader LwSheetReader;

typedef struct /* a cell that stays beside the record */
{
  guint column;
  char *heading;
  char *text;
  const char *reason; /* NULL: understood, but more than the record can hold */
} LwKept;

typedef struct /* what one row says */
{
  const LwRow *row;
  LwRow *own_row;      /* what @row points to, where it is not the row of the file */
  LwKey village;
  LwNamedBody named;   /* beside the post, or above it */
  gboolean by_section; /* a title or a line above named it */
  LwPerson *person;    /* only what the row knows is set */
  gboolean nobody;     /* 无 stands for the name */
  gboolean new_table;  /* the row is no data: it begins a table that was not looked at */
  gboolean id_valid;
  GArray *posts;       /* LwPostReading */
  LwDate post_started, post_ended;
  gboolean in_pool;    /* 人员类别 says 后备干部, on a roster of the committees */
  gboolean gone;       /* 离任, 出库: said to serve, or to be in the pool, no more */
  LwDate reserve_since, reserve_until;
  char *reserve_for, *mentor, *training;
  int year;
  guint months;        /* of @year, that the row is about: lw-period.h; 0: all of it */
  LwDate recruited_on, full_member_on;
  int age;             /* -1: not stated */
  GPtrArray *warnings; /* LwCellNote */
  GPtrArray *kept;     /* LwKept */
  const char *refused; /* reason; NULL: the row is good */
  guint refused_column;
  char *refused_text;
  GRefString *carried; /* village text of the rows above */
} LwFacts;

typedef struct /* how a caption of one column was read; captions repeat from row to row */
{
  gboolean understood;
  int code;
  LwEducationReading education;
  LwDateVerdict verdict;
  GArray *posts; /* LwPostReading */
  guint n_titles;
} LwCaption;

struct _LwSheetReader
{
  LwImporter *importer;
  LwShape *shape;
  LwSheetReport *report;
  LwFieldRef *refs;         /* by column */
  const char **headings;    /* by column, borrowed; "" for none */
  guint n_columns;
  gboolean has_answers;     /* some columns hold ticks below 男 and 女 */
  GHashTable **captions;    /* by column: text → LwCaption */
  guint column_of[LW_N_MEANINGS]; /* G_MAXUINT: none */
  GArray *merges;           /* LwMerge of the village column, in order of rows */
  guint next_merge;
  GRefString *carried;      /* village text of the rows above */
  LwNamedBody section_body; /* named by the last line between the rows */
  LwNamedBody body_above;   /* in the column of bodies, … */
  LwKey body_village;       /* … for rows of this village */
  LwKey section_village;    /* named by the title, the sheet or a line between blocks */
  GHashTable *left_out;     /* rows that the user left out; NULL: none */
  GHashTable *edits;        /* row → LwCellEdit of it; NULL: none */
  GHashTable *found;        /* village text → LwFoundVillage */
  GHashTable *ids;          /* ID number → name, on this sheet */
  GHashTable *own_recruits; /* village → what the ledger has: lw-import-recruits.c */
  GHashTable *own_years;
  GHashTable *said_years;   /* what the rows so far said of a village's years: lw-recruit-years.c */
  GHashTable *seen;         /* what the file names, for --complete */
  GHashTable *seen_villages;
  guint seen_bodies;        /* bits by LwBody */
  LwRefusedSheet *refused;
  gboolean heading_just_read;
  gboolean numbered_by_figures; /* its rows are 1, 2, 3: 一 is no row */
  gboolean elsewhere;       /* below the heading of another table */
  LwRow *above;             /* the row above, for 同上 */
  GPtrArray *row_changes;   /* LwChange of the row at hand; NULL: none is told: lw-row-changes.c */
  LwKey row_records;
  GError *error;
};

/* lw-cell-edit.c */
/* The rows of one sheet, as GUINT_TO_POINTER keys, with their LwCellEdit, borrowed; NULL for NULL. */
GHashTable *lw_cell_edits_of_sheet (GPtrArray *edits, const char *sheet) G_GNUC_WARN_UNUSED_RESULT;
void        lw_cell_edits_apply    (const GPtrArray *cells, LwRow *row);

/* lw-row-changes.c */
gboolean   lw_reader_insert       (LwSheetReader *reader, gpointer record, GError **error);
gboolean   lw_reader_merge        (LwSheetReader *reader, gpointer record, gconstpointer facts);
GPtrArray *lw_reader_take_changes (LwSheetReader *reader) G_GNUC_WARN_UNUSED_RESULT;

/* lw-row-class.c */
typedef enum
{
  LW_ROW_SKIP,
  LW_ROW_SECTION, /* a line that names a village */
  LW_ROW_VACANT,  /* nobody is in that post; its village and body may stand for the rows below too */
  LW_ROW_DATA,
} LwRowClass;
LwRowClass  lw_row_classify       (LwSheetReader *reader, const LwRow *row, LwKey *village);
void        lw_reader_look_at_serials (LwSheetReader *reader, const LwSample *sample);
/* Whether @row is the heading of a table further down than what was looked at. */
gboolean    lw_row_begins_table   (const LwSheetReader *reader, const LwRow *row);
/* Whether @row is one of another table of the sheet, or its heading. */
gboolean    lw_row_is_elsewhere   (LwSheetReader *reader, const LwRow *row, LwKey *village);
/* 空缺 where a name could stand. */
gboolean    lw_text_says_vacant   (const char *text);
/* The one village of the ledger that @text names, or 0. */
LwKey       lw_village_in_text    (LwImporter *importer, const char *text);

/* lw-row-own.c */
gboolean    lw_text_is_ditto      (const char *text);
LwRow      *lw_reader_own_row     (const LwSheetReader *reader, const LwRow *row) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
void        lw_reader_remember_row (LwSheetReader *reader, const LwRow *row);

/* lw-row.c */
LwFacts    *lw_facts_read         (LwSheetReader *reader, const LwRow *row) G_GNUC_WARN_UNUSED_RESULT;
LwFacts    *lw_facts_new          (const LwRow *row) G_GNUC_WARN_UNUSED_RESULT;
void        lw_facts_free         (LwFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwFacts, lw_facts_free)
/* Unmapped cells are kept. */
void        lw_facts_keep_unmapped (LwFacts *facts, LwSheetReader *reader);
void        lw_facts_refuse       (LwFacts *facts, guint column, const char *text, const char *reason);
void        lw_facts_warn         (LwFacts *facts, LwSheetReader *reader, guint column, const char *reason);
void        lw_facts_keep         (LwFacts *facts, LwSheetReader *reader, guint column, const char *reason);
void        lw_facts_keep_village (LwFacts *facts, LwSheetReader *reader, const char *name);
void        lw_facts_doubt        (LwFacts *facts, LwSheetReader *reader, guint column, const char *reason); /* both */
void        lw_kept_free          (LwKept *kept);

/* lw-row-values.c: single cells, shared with forms */
/* What @text was read as in this column before; *@is_new: it was not, and is to be filled in. */
LwCaption  *lw_reader_caption     (LwSheetReader *reader, guint column, const char *text, gboolean *is_new);
const LwCell *lw_reader_cell      (const LwSheetReader *reader, const LwRow *row, LwMeaning meaning, guint *column);
char       *lw_cell_dup_text      (const LwCell *cell) G_GNUC_WARN_UNUSED_RESULT; /* trimmed; NULL: blank */
gboolean    lw_cell_is_error      (const LwCell *cell); /* #REF! and the like */
char       *lw_cell_dup_digits    (const LwCell *cell) G_GNUC_WARN_UNUSED_RESULT; /* a number in full */
LwDateVerdict lw_cell_read_date   (const LwCell *cell, LwDate *date);
gboolean    lw_cell_read_number   (const LwCell *cell, gint64 *number); /* LW_INT_NULL when blank */
void        lw_facts_read_date    (LwFacts *facts, LwSheetReader *reader, LwMeaning meaning, LwDate *date); /* doubts what is no date */
void        lw_facts_read_person  (LwFacts *facts, LwSheetReader *reader);
void        lw_facts_check_person (LwFacts *facts, LwSheetReader *reader);
void        lw_facts_read_id      (LwFacts *facts, LwSheetReader *reader);

/* lw-row-body.c: whose post it is, where the cell of the post does not say */
gboolean    lw_text_is_section    (const char *text); /* 二、村委会: nobody's name */
void        lw_reader_take_section (LwSheetReader *reader, const char *text, LwKey village);
/* What the title, the tab or the file says of all rows. */
void        lw_reader_find_body   (LwSheetReader *reader);
/* What a line or cell says of it; NULL: nothing. */
const char *lw_named_body_word    (LwNamedBody named);
LwNamedBody lw_reader_row_body    (LwSheetReader *reader, const LwFacts *facts);

/* lw-row-tenure.c: from when until when the posts of the row are held, and whether they still are */
void        lw_facts_read_tenure  (LwFacts *facts, LwSheetReader *reader);
gboolean    lw_text_says_gone     (const char *text); /* a remark: 已辞职 */

/* lw-row-village.c */
LwVillageMatcher *lw_importer_matcher (LwImporter *importer);
void        lw_facts_read_village (LwFacts *facts, LwSheetReader *reader);
LwVillageMatch lw_reader_find_village (LwSheetReader *reader, const char *text, LwKey *village);
gboolean    lw_reader_is_former   (LwSheetReader *reader, const char *text);
gboolean    lw_importer_load_former  (LwImporter *importer, GError **error);
void        lw_importer_clear_former (LwImporter *importer);
gboolean    lw_importer_find_former  (LwImporter *importer, const char *text, LwKey *village);
char       *lw_village_code_read  (const LwCell *cell) G_GNUC_WARN_UNUSED_RESULT; /* NULL: no code */

/* lw-import-*.c: facts → records. FALSE with @error only when the ledger fails. */
gboolean    lw_import_person_row  (LwSheetReader *reader, LwFacts *facts, LwRowOutcome *outcome, GError **error);
gboolean    lw_import_village_row (LwSheetReader *reader, LwFacts *facts, LwRowOutcome *outcome, GError **error);
gboolean    lw_import_recruit_row (LwSheetReader *reader, LwFacts *facts, LwRowOutcome *outcome, GError **error);
/* A row that is not taken in again: what it says of a year counts where a mended row says another part of it. */
gboolean    lw_import_recruit_row_beside (LwSheetReader *reader, LwFacts *facts, GError **error);
/* lw-recruit-years.c: what a row says of the village's years, parts of a year added up: LwYearCount. */
typedef struct
{
  int year;
  gint64 count;
  gboolean whole;  /* nothing of the year is missing: it replaces what the ledger has, even what is larger */
  gboolean edited; /* a row that was filled in again speaks of it, the one at hand or one before */
} LwYearCount;
GHashTable *lw_recruit_years_new  (void) G_GNUC_WARN_UNUSED_RESULT;
GArray     *lw_recruit_years_read (LwSheetReader *reader, LwFacts *facts, gboolean edited) G_GNUC_WARN_UNUSED_RESULT;
/* The ledger has more for that year; the row is warned of unless a later one adds what is missing. */
void        lw_recruit_years_doubt (LwSheetReader *reader, const LwFacts *facts, int year);
/* At the end of the sheet: LwCellNote of years of which parts are missing, in the order of rows. */
GPtrArray  *lw_recruit_years_take_notes (LwSheetReader *reader) G_GNUC_WARN_UNUSED_RESULT;

gboolean    lw_import_complete    (LwSheetReader *reader, GError **error);
void        lw_reader_saw         (LwSheetReader *reader, const LwFacts *facts, LwKey person);

/* lw-import-net.c: rows that changed nothing in the end */
guint64     lw_record_digest      (gconstpointer record);
/* A row updated @person, who had that digest before; @beside: more than her own record. */
void        lw_import_net_add     (LwSheetReader *reader, const LwFacts *facts, LwKey person, guint64 before, gboolean beside);
gboolean    lw_import_net_settle  (LwImporter *importer, GError **error);

/* lw-matcher.c: who is it? @person (out, transfer full): NULL when new; @doubtful (out): several could be. */
gboolean    lw_match_person       (LwImporter *importer, const LwFacts *facts, gboolean anywhere, LwPerson **person,
                                   gboolean *doubtful, GError **error);
void        lw_match_made         (LwImporter *importer, const LwPerson *person);

/* lw-kept.c: cells beside records */
gboolean    lw_kept_store         (LwImporter *importer, const char *sheet, const LwFacts *facts, LwKey village, LwKey person,
                                   gboolean is_new, const char *label, GHashTable *clear_headings, gboolean *changed, GError **error);
void        lw_kept_note_unchanged (LwImporter *importer, guint row);
gboolean    lw_kept_settle        (LwSheetReader *reader, GError **error);
GHashTable *lw_reader_clear_headings (const LwSheetReader *reader, const LwFacts *facts) G_GNUC_WARN_UNUSED_RESULT;

/* lw-merge.c: what the row knows replaces what was there. TRUE: something changed. */
gboolean    lw_record_merge       (gpointer record, gconstpointer facts);
gboolean    lw_date_merge         (LwDate *date, LwDate later);

/* lw-form.c: .lrmx, .lrm */
gboolean    lw_import_is_form     (GBytes *bytes, const char *path);
gboolean    lw_import_form        (LwImporter *importer, GBytes *bytes, const char *path, GError **error);

/* lw-failures.c */
gboolean    lw_failures_write     (const char *path, GPtrArray *sheets, GError **error);
char       *lw_failures_heading   (void) G_GNUC_WARN_UNUSED_RESULT;

/* lw-import-digest.c: FALSE with @error where @path is another than @digest (NULL: any) */
gboolean    lw_import_is_as_seen  (const char *path, const char *digest, GError **error);

/* lw-import-report.c */
LwImportReport *lw_import_report_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
LwSheetReport  *lw_sheet_report_new  (const char *name, guint index) G_GNUC_WARN_UNUSED_RESULT;
LwCellNote     *lw_cell_note_new     (const char *sheet, guint row, guint column, const char *heading, const char *text,
                                      const char *reason) G_GNUC_WARN_UNUSED_RESULT;
void            lw_cell_note_free    (LwCellNote *note);

G_END_DECLS
