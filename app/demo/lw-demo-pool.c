/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-demo-pool.h"

#include "lw-date.h"

typedef struct
{
  LwLedger *ledger;
  LwDate on;
} Pool;

/* Days from the base date; 0: none. */
static LwDate
day (Pool *pool, int days)
{
  return days != 0 ? lw_date_add_days (pool->on, days) : 0;
}

static const struct
{
  LwMeasureKind kind;
  const char *what;
  int start, due, done;
  const char *result;
} measures[] = {
  { LW_MEASURE_TRAINING, "县委党校后备干部班", -65, -58, -58, "5 天，成绩优秀" },
  { LW_MEASURE_TRIAL_POST, "任村党组织书记助理", -120, 23, 0, NULL },
  { LW_MEASURE_STUDY, "大专函授", -400, 300, 0, NULL },
  { LW_MEASURE_DUTY, "包网格：第三网格", -90, 46, 0, NULL },
  { LW_MEASURE_PAIRING, "与村党组织书记结对", -300, 60, 0, NULL },
  { LW_MEASURE_TRAINING, "乡村治理示范培训", 8, 9, 0, NULL },
  { LW_MEASURE_TRAINING, "电商直播实训", -200, -190, -192, "结业" },
  { LW_MEASURE_DUTY, "协助人居环境整治", -150, 75, 0, NULL },
  { LW_MEASURE_DUTY, "参与集体资产清查", -80, -6, 0, NULL },
  { LW_MEASURE_STUDY, "本科自考", -700, 520, 0, NULL },
  { LW_MEASURE_TRIAL_POST, "任村委会主任助理", -40, 140, 0, NULL },
};

static gboolean
write_measure (Pool *pool, LwKey person, guint i, GError **error)
{
  g_autoptr (LwMeasureTaken) measure = lw_record_new (&lw_measure_table);

  i %= G_N_ELEMENTS (measures);
  measure->person = person;
  measure->kind = measures[i].kind;
  measure->what = g_strdup (measures[i].what);
  measure->start = day (pool, measures[i].start);
  measure->due = day (pool, measures[i].due);
  measure->done = day (pool, measures[i].done);
  measure->result = g_strdup (measures[i].result);
  return lw_ledger_insert (pool->ledger, measure, error);
}

static gboolean
write_review (Pool *pool, LwKey person, LwReviewKind kind, LwDate held, const char *result, GError **error)
{
  g_autoptr (LwReview) review = lw_record_new (&lw_review_table);

  review->person = person;
  review->kind = (int) kind;
  review->held = held;
  review->about = kind == LW_REVIEW_YEARLY ? held / 10000 * 10000 : 0;
  review->result = g_strdup (result);
  review->handler = g_strdup (kind == LW_REVIEW_YEARLY ? "镇党委" : "镇组织委员 宋知遥");
  return lw_ledger_insert (pool->ledger, review, error);
}

static gboolean
write_member (Pool *pool, const LwReserve *reserve, guint i, GError **error)
{
  static const char *const results[] = { "优秀", "合格", "合格" };
  LwDate last_year = LW_DATE (pool->on / 10000 - 1, 12, 20);
  /* Most talks lie some months back, one in fourteen too long. */
  int ago = i % 19 == 3 ? 193 : i % 12 == 4 ? 176 : 20 + (int) (i * 37 % 130);

  if (i % 5 != 4 && !write_review (pool, reserve->person, LW_REVIEW_TALK, day (pool, -ago), "思想稳定，愿意留村", error))
    return FALSE;
  if (!write_review (pool, reserve->person, LW_REVIEW_YEARLY, last_year, results[i % 3], error))
    return FALSE;
  return i % 4 == 3 || write_measure (pool, reserve->person, i, error);
}

static const char *
document (guint i)
{
  static const char *const documents[]
      = { "村“两委”会议记录 9 号", "镇组织办初审表 14 号", "考察材料 6 号", "公示 2 号", "镇党委〔备案〕3 号" };

  return documents[i % G_N_ELEMENTS (documents)];
}

/* All five steps of somebody who is in the pool; the first ones of who is proposed. */
static gboolean
write_entry (Pool *pool, const LwReserve *reserve, guint steps, LwDate last, GError **error)
{
  g_autoptr (LwPoolEntry) entry = lw_record_new (&lw_pool_entry_table);
  struct { LwDate *date; char **document; } places[] = {
    { &entry->recommended, &entry->recommended_document }, { &entry->reviewed, &entry->reviewed_document },
    { &entry->inspected, &entry->inspected_document },     { &entry->published, &entry->published_document },
    { &entry->filed, &entry->filed_document },
  };

  entry->person = reserve->person;
  entry->village = reserve->village;
  entry->for_post = g_strdup (reserve->for_post);
  entry->mentor = g_strdup (reserve->mentor);
  for (guint i = 0; i < steps; i++)
    {
      *places[i].date = lw_date_add_days (last, -14 * (int) (steps - 1 - i));
      *places[i].document = g_strdup (document (i));
    }
  return lw_ledger_insert (pool->ledger, entry, error);
}

gboolean
lw_demo_write_pool (LwLedger *ledger, LwDate on, GError **error)
{
  Pool pool = { ledger, on };
  g_autoptr (GPtrArray) reserves = lw_ledger_list (ledger, &lw_reserve_table, NULL, 0, error);
  guint proposed = 0, members = 0;

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (reserves, i);

      if (!lw_date_holds (reserve->start, reserve->end, on))
        {
          proposed++;
          if (!write_entry (&pool, reserve, proposed, day (&pool, -3 * (int) proposed), error))
            return FALSE;
          continue;
        }
      if (!write_member (&pool, reserve, members, error))
        return FALSE;
      /* Papers of the way in are there for some; the roster's start is known to the month. */
      if (members++ % 3 == 0 && !write_entry (&pool, reserve, 5, lw_date_first (reserve->start), error))
        return FALSE;
    }
  return reserves != NULL;
}
