/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-scan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lw-ledger-private.h"
#include "lw-village-former.h"
#include "lw-village-parts.h"

/* One statement for each kind of row, all in the order of village codes and run side by side: a
 * village takes from each the rows that carry its id. No statement is run per village. */

typedef struct
{
  LwStatement *statement;
  gboolean has_row;
} Stream;

enum
{
  POSTS,
  RESERVES,
  RECRUITS,
  RECRUIT_YEARS,
  KINSHIP,
  WAIVERS,
  N_STREAMS,
};

struct _LwScan
{
  LwLedger *ledger; /* owned */
  char *first; /* the range of codes, bound to every statement */
  char *end;
  LwStatement *villages;
  Stream streams[N_STREAMS];
  LwDate on;             /* 0: whatever there is */
  LwVillageParts *parts; /* who went into whom by then */
  GHashTable *formers;   /* LwKey → LwVillageFormer: who was called otherwise then */

  /* the present village */
  LwScanVillage village;
  GArray *members;
  GArray *recruits;
  GArray *recruit_years;
  GArray *kinship;
  GArray *waivers;
  GArray *went_in;
  GStringChunk *texts;
};

/* Bound ranges, so that a prefix reads only its part of the index; ?1 <= code < ?2. */
#define VILLAGES "FROM village v WHERE v.code >= ?1 AND v.code < ?2 ORDER BY v.code"
/* village first, in the order of its index; CROSS JOIN is how SQLite is told to keep it. */
#define WITH(table, alias) "FROM village v CROSS JOIN " table " " alias " ON " alias ".village = v.id "
#define IN_RANGE "WHERE v.code >= ?1 AND v.code < ?2 "
#define PERSON "p.id, p.name, p.id_number, p.birth_stated, p.birth_decided, p.sex, p.education_full_time, " \
               "p.education_in_service, p.education_unheld, p.political_status, "

static const char village_sql[] =
    "SELECT id, code, name, tags, kind, org_form, term_start, kinship_checked, started, ended " VILLAGES;

static const char *const stream_sql[N_STREAMS] = {
  [POSTS] = "SELECT v.id, " PERSON "x.body, x.position, x.start, x.\"end\" " WITH ("post", "x")
            "CROSS JOIN person p ON p.id = x.person " IN_RANGE "ORDER BY v.code, x.person",
  [RESERVES] = "SELECT v.id, " PERSON "0, 0, x.start, x.\"end\" " WITH ("reserve", "x")
               "CROSS JOIN person p ON p.id = x.person " IN_RANGE "ORDER BY v.code, x.person",
  [RECRUITS] = "SELECT v.id, x.recruited_on " WITH ("recruit", "x") IN_RANGE "ORDER BY v.code",
  [RECRUIT_YEARS] = "SELECT v.id, x.year, x.count " WITH ("recruit_year", "x") IN_RANGE "ORDER BY v.code",
  /* From the few relations to the villages that both serve, not from every pair of a village. */
  [KINSHIP] = "SELECT DISTINCT v.id, k.person, k.relative, k.relation FROM kinship k"
              " JOIN post a ON a.person = k.person JOIN post b ON b.person = k.relative AND b.village = a.village"
              " JOIN village v ON v.id = a.village " IN_RANGE "ORDER BY v.code, k.id",
  [WAIVERS] = "SELECT v.id, x.rule, x.reason, x.document, x.user, x.until " WITH ("waiver", "x") IN_RANGE "ORDER BY v.code, x.id",
};

static gboolean
advance (Stream *stream,
         GError **error)
{
  LwStep step = lw_statement_step (stream->statement, error);

  stream->has_row = step == LW_STEP_ROW;
  return step != LW_STEP_ERROR;
}

static LwStatement *
prepare (LwScan *self,
         const char *sql,
         GError **error)
{
  LwStatement *statement = lw_connection_prepare (self->ledger->connection, sql, _("The records were not read"), error);

  if (statement)
    {
      lw_statement_bind_text (statement, 0, self->first);
      lw_statement_bind_text (statement, 1, self->end);
    }
  return statement;
}

static gboolean
start (LwScan *self,
       GError **error)
{
  self->villages = prepare (self, village_sql, error);
  if (self->villages == NULL)
    return FALSE;
  for (guint i = 0; i < N_STREAMS; i++)
    {
      self->streams[i].statement = prepare (self, stream_sql[i], error);
      if (self->streams[i].statement == NULL || !advance (&self->streams[i], error))
        return FALSE;
    }
  return TRUE;
}

static LwDate
get_date (LwStatement *row,
          int column)
{
  return (LwDate) lw_statement_get_int (row, column);
}

static guint8
get_code (LwStatement *row,
          int column)
{
  return (guint8) lw_statement_get_int (row, column);
}

static const char *
keep_text (LwScan *self,
           LwStatement *row,
           int column)
{
  const char *text = lw_statement_get_text (row, column);

  return text ? g_string_chunk_insert (self->texts, text) : NULL;
}

static void
add_member (LwScan *self,
            LwStatement *row)
{
  LwScanMember member = {
    .person = lw_statement_get_int (row, 1),
    .name = keep_text (self, row, 2),
    .id_number = keep_text (self, row, 3),
    .birth_stated = get_date (row, 4),
    .birth_decided = get_date (row, 5),
    .sex = get_code (row, 6),
    .education_full_time = get_code (row, 7),
    .education_in_service = get_code (row, 8),
    .education_unheld = get_code (row, 9),
    .political_status = get_code (row, 10),
    .body = get_code (row, 11),
    .position = get_code (row, 12),
    .start = get_date (row, 13),
    .end = get_date (row, 14),
  };

  g_array_append_val (self->members, member);
}

static gboolean
belongs (Stream *stream,
         LwKey village)
{
  return stream->has_row && lw_statement_get_int (stream->statement, 0) == village;
}

/* Both streams come in the order of persons: merging keeps those of one person together. */
static gboolean
read_members (LwScan *self,
              GError **error)
{
  Stream *posts = &self->streams[POSTS], *reserves = &self->streams[RESERVES];
  LwKey village = self->village.id;

  for (;;)
    {
      gboolean post = belongs (posts, village), reserve = belongs (reserves, village);
      Stream *next;

      if (!post && !reserve)
        return TRUE;
      if (post && reserve)
        next = lw_statement_get_int (posts->statement, 1) <= lw_statement_get_int (reserves->statement, 1) ? posts : reserves;
      else
        next = post ? posts : reserves;
      add_member (self, next->statement);
      if (!advance (next, error))
        return FALSE;
    }
}

static void
add_row (LwScan *self,
         guint stream,
         LwStatement *row)
{
  LwKey village = lw_statement_get_int (row, 0);

  if (stream == RECRUITS)
    {
      LwScanRecruit recruit = { .year = get_date (row, 1) / 10000, .recruited_on = get_date (row, 1), .village = village };

      g_array_append_val (self->recruits, recruit);
    }
  else if (stream == RECRUIT_YEARS)
    {
      LwScanRecruitYear year = { .year = (int) lw_statement_get_int (row, 1), .count = (int) lw_statement_get_int (row, 2), .village = village };

      g_array_append_val (self->recruit_years, year);
    }
  else if (stream == KINSHIP)
    {
      LwScanKinship kinship = { .a = lw_statement_get_int (row, 1), .b = lw_statement_get_int (row, 2), .relation = keep_text (self, row, 3) };

      g_array_append_val (self->kinship, kinship);
    }
  else
    {
      LwScanWaiver waiver = { .rule = keep_text (self, row, 1), .reason = keep_text (self, row, 2), .document = keep_text (self, row, 3),
                              .user = keep_text (self, row, 4), .until = get_date (row, 5) };

      g_array_append_val (self->waivers, waiver);
    }
}

static gboolean
read_stream (LwScan *self,
             guint index,
             GError **error)
{
  Stream *stream = &self->streams[index];

  while (belongs (stream, self->village.id))
    {
      add_row (self, index, stream->statement);
      if (!advance (stream, error))
        return FALSE;
    }
  return TRUE;
}

static void
forget_village (LwScan *self)
{
  g_string_chunk_clear (self->texts);
  g_array_set_size (self->members, 0);
  g_array_set_size (self->recruits, 0);
  g_array_set_size (self->recruit_years, 0);
  g_array_set_size (self->kinship, 0);
  g_array_set_size (self->waivers, 0);
  g_array_set_size (self->went_in, 0);
}

static void
read_village (LwScan *self)
{
  LwStatement *row = self->villages;

  self->village = (LwScanVillage) {
    .id = lw_statement_get_int (row, 0),
    .code = keep_text (self, row, 1),
    .name = keep_text (self, row, 2),
    .tags = keep_text (self, row, 3),
    .kind = (LwVillageKind) lw_statement_get_int (row, 4),
    .org_form = (LwOrgForm) lw_statement_get_int (row, 5),
    .term_start = get_date (row, 6),
    .kinship_checked = get_date (row, 7),
    .started = get_date (row, 8),
    .ended = get_date (row, 9),
  };
}

/* On an earlier day the earlier name is in force. The code stays the one by which the ledger finds it. */
static void
name_as_then (LwScan *self)
{
  LwScanVillage *village = &self->village;
  const LwVillageFormer *former
      = self->formers != NULL ? g_hash_table_lookup (self->formers, &village->id) : NULL;

  if (former == NULL)
    return;
  if (former->name != NULL)
    village->name = former->name;
  village->kind = lw_village_former_kind (former, village->code, village->kind);
}

/* The arrays may have moved while they grew. */
static void
publish (LwScan *self)
{
  LwScanVillage *village = &self->village;

  village->members = (const LwScanMember *) (gpointer) self->members->data;
  village->n_members = self->members->len;
  village->recruits = (const LwScanRecruit *) (gpointer) self->recruits->data;
  village->n_recruits = self->recruits->len;
  village->recruit_years = (const LwScanRecruitYear *) (gpointer) self->recruit_years->data;
  village->n_recruit_years = self->recruit_years->len;
  village->kinship = (const LwScanKinship *) (gpointer) self->kinship->data;
  village->n_kinship = self->kinship->len;
  village->waivers = (const LwScanWaiver *) (gpointer) self->waivers->data;
  village->n_waivers = self->waivers->len;
  village->parts = (const LwScanPart *) (gpointer) self->went_in->data;
  village->n_parts = self->went_in->len;
}

/* ---- villages that went into this one ---- */

static const char *const part_sql[] = {
  [RECRUITS] = "SELECT village, recruited_on FROM recruit WHERE village = ?1",
  [RECRUIT_YEARS] = "SELECT village, year, count FROM recruit_year WHERE village = ?1",
};

/* These are few: a statement of their own does not matter. */
static gboolean
read_rows_of_part (LwScan *self,
                   guint stream,
                   LwKey part,
                   GError **error)
{
  g_autoptr(LwStatement) statement
      = lw_connection_prepare (self->ledger->connection, part_sql[stream], _("The records were not read"), error);
  LwStep step = LW_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_int (statement, 0, part);
  while ((step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    add_row (self, stream, statement);
  return step == LW_STEP_DONE;
}

static gboolean
read_parts (LwScan *self,
            GError **error)
{
  const GArray *parts = self->parts != NULL ? lw_village_parts_of (self->parts, self->village.id) : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      LwScanPart part = g_array_index (parts, LwScanPart, i);

      g_array_append_val (self->went_in, part);
      if (!read_rows_of_part (self, RECRUITS, part.village, error)
          || !read_rows_of_part (self, RECRUIT_YEARS, part.village, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (LwScan *self,
          GError **error)
{
  forget_village (self);
  read_village (self);
  if (!read_members (self, error))
    return FALSE;
  for (guint i = RECRUITS; i < N_STREAMS; i++)
    {
      if (!read_stream (self, i, error))
        return FALSE;
    }
  return read_parts (self, error);
}

/* The rows of a village that is left out are read all the same: the streams run side by side. */
static gboolean
exists (LwScan *self)
{
  return self->on == 0 || lw_village_exists (self->village.started, self->village.ended, self->on);
}

/**
 * lw_scan_new:
 * @ledger: a ledger that stays open as long as the scan
 * @code_prefix: (nullable): a 12-digit code, fewer digits for all below, NULL for everything
 * @error: (out)
 *
 * Returns: (transfer full): a pass that stands before the first village
 */
LwScan *
lw_scan_new (LwLedger *ledger,
             const char *code_prefix,
             GError **error)
{
  return lw_scan_new_on (ledger, code_prefix, 0, error);
}

/**
 * lw_scan_new_on:
 * @ledger: a ledger that stays open as long as the scan
 * @code_prefix: (nullable): a 12-digit code, fewer digits for all below, NULL for everything
 * @on: a full date: only villages that there are on this day; 0: every record
 * @error: (out)
 *
 * Returns: (transfer full): a pass that stands before the first village
 */
LwScan *
lw_scan_new_on (LwLedger *ledger,
                const char *code_prefix,
                LwDate on,
                GError **error)
{
  g_autoptr(LwScan) self = NULL;

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  self = g_new0 (LwScan, 1);
  self->ledger = g_object_ref (ledger);
  self->members = g_array_new (FALSE, FALSE, sizeof (LwScanMember));
  self->recruits = g_array_new (FALSE, FALSE, sizeof (LwScanRecruit));
  self->recruit_years = g_array_new (FALSE, FALSE, sizeof (LwScanRecruitYear));
  self->kinship = g_array_new (FALSE, FALSE, sizeof (LwScanKinship));
  self->waivers = g_array_new (FALSE, FALSE, sizeof (LwScanWaiver));
  self->went_in = g_array_new (FALSE, FALSE, sizeof (LwScanPart));
  self->on = on;
  self->texts = g_string_chunk_new (4096);
  self->first = g_strdup (code_prefix ? code_prefix : "");
  self->end = g_strconcat (self->first, "~", NULL); /* after every digit */
  if (on != 0
      && ((self->parts = lw_village_parts_load (ledger, on, error)) == NULL
          || (self->formers = lw_village_formers_load (ledger, on, error)) == NULL))
    return NULL;
  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * lw_scan_next:
 * @self: a scan
 * @village: (out) (transfer none): the next village, until the next step
 * @error: (out)
 *
 * Returns: FALSE at the end, and with @error set on failure
 */
gboolean
lw_scan_next (LwScan *self,
              const LwScanVillage **village,
              GError **error)
{
  do
    {
      if (lw_statement_step (self->villages, error) != LW_STEP_ROW || !read_all (self, error))
        return FALSE;
    }
  while (!exists (self));
  name_as_then (self);
  publish (self);
  *village = &self->village;
  return TRUE;
}

/**
 * lw_scan_free:
 * @self: (nullable) (transfer full): a scan
 */
void
lw_scan_free (LwScan *self)
{
  if (self == NULL)
    return;
  lw_statement_free (self->villages);
  for (guint i = 0; i < N_STREAMS; i++)
    lw_statement_free (self->streams[i].statement);
  g_array_unref (self->members);
  g_array_unref (self->recruits);
  g_array_unref (self->recruit_years);
  g_array_unref (self->kinship);
  g_array_unref (self->waivers);
  g_array_unref (self->went_in);
  g_clear_pointer (&self->parts, lw_village_parts_free);
  g_clear_pointer (&self->formers, g_hash_table_unref);
  g_string_chunk_free (self->texts);
  g_object_unref (self->ledger);
  g_free (self->first);
  g_free (self->end);
  g_free (self);
}
