/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"
#include "lw-result.h"

G_BEGIN_DECLS

/* The reserve pool (后备力量) on a day: a card for everybody in it or on the way into it, with what is
 * due. Who is proposed has a pool_entry and no reserve yet, and therefore counts in no rule. */

typedef enum
{
  LW_POOL_PROPOSED,
  LW_POOL_UNSORTED, /* in the pool, but nobody said how mature */
  LW_POOL_NEAR,
  LW_POOL_MIDDLE,
  LW_POOL_LONG,
} LwPoolColumn;
#define LW_POOL_N_COLUMNS 5

typedef enum
{
  LW_POOL_RECOMMENDED,
  LW_POOL_REVIEWED,
  LW_POOL_INSPECTED,
  LW_POOL_PUBLISHED,
  LW_POOL_FILED,
} LwPoolStep;
#define LW_POOL_N_STEPS 5

typedef enum
{
  LW_POOL_OVER_AGE,
  LW_POOL_UNFIT,
  LW_POOL_IDLE,
  LW_POOL_DISCIPLINE,
  LW_POOL_MOVED,
  LW_POOL_APPOINTED,
} LwPoolReason;

typedef enum
{
  LW_POOL_DUE_AGE,
  LW_POOL_DUE_MEASURE,
  LW_POOL_DUE_TALK,
  LW_POOL_DUE_REVIEW,
  LW_POOL_DUE_FACT, /* something that rules ask about is not entered */
  LW_POOL_DUE_STEPS, /* steps of the way in are not recorded */
  LW_POOL_DUE_LEAVING, /* out of the pool on a day to come */
} LwPoolDueKind;

/* Due so many days ahead is △. */
#define LW_POOL_SOON 14

typedef struct
{
  LwPoolDueKind kind;
  LwState state; /* not-met: overdue; at-risk: soon; met: later; unknown: nothing is recorded */
  LwDate date;   /* 0: none */
  char *word;    /* 谈话, 培训, 12-19 满 36 */
  char *detail;  /* nullable: the rest of the sentence */
} LwPoolDue;

typedef struct
{
  LwPerson *person;
  LwVillage *village;
  LwReserve *reserve;  /* nullable */
  LwPoolEntry *entry;  /* nullable */
  LwPoolColumn column;
  gboolean serving;    /* also serves on one of the village's two committees: does not count */
  GPtrArray *measures; /* LwMeasureTaken, the latest first */
  GPtrArray *reviews;  /* LwReview, the latest first */
  GPtrArray *dues;     /* LwPoolDue, the worst and earliest first */
} LwPoolCard;

LwPoolCard *lw_pool_card_ref   (LwPoolCard *self);
void        lw_pool_card_unref (LwPoolCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPoolCard, lw_pool_card_unref)

/* @results: (nullable): LwVillageResult of the check on @on, for whom the rules will not count any
 * more. LwPoolCard, those with something due first, then by name. */
GPtrArray  *lw_pool_load         (LwLedger         *ledger,
                                  GPtrArray        *results,
                                  LwDate            on,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of one village; 0: of all. */
GPtrArray  *lw_pool_load_village (LwLedger         *ledger,
                                  LwKey             village,
                                  GPtrArray        *results,
                                  LwDate            on,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* @cards after an edit that touched only these villages (LwKey, in order): theirs are read again, and a
 * card that says what it said is the same one. */
GPtrArray  *lw_pool_reload       (GPtrArray        *cards,
                                  LwLedger         *ledger,
                                  const GArray     *villages,
                                  GPtrArray        *results,
                                  LwDate            on,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): of one person in one village; NULL without @error: is neither in its pool nor proposed. */
LwPoolCard *lw_pool_load_card    (LwLedger         *ledger,
                                  LwKey             person,
                                  LwKey             village,
                                  LwDate            on,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether two readings of a card, on the same day, say the same in everything. */
gboolean    lw_pool_card_equal   (const LwPoolCard *one, const LwPoolCard *other);
/* Overdue or due soon. */
gboolean    lw_pool_card_is_due  (const LwPoolCard *card);
const char *lw_pool_card_mentor  (const LwPoolCard *card); /* NULL: none */
const char *lw_pool_card_for_post (const LwPoolCard *card);
/* 返乡大学生、退役军人: one source each. */
char      **lw_pool_card_dup_sources (const LwPoolCard *card) G_GNUC_WARN_UNUSED_RESULT;
gboolean    lw_pool_card_has_source (const LwPoolCard *card, const char *source);
LwDate      lw_pool_card_step    (const LwPoolCard *card, LwPoolStep step);
const char *lw_pool_card_document (const LwPoolCard *card, LwPoolStep step);
/* The last step that was taken, -1: none. */
int         lw_pool_card_last_step (const LwPoolCard *card);
/* Does what a day of that text mean on the way in: NULL, or what is wrong with it, in words. */
char       *lw_pool_check_step   (const LwPoolCard *card,
                                  LwPoolStep        step,
                                  LwDate            date) G_GNUC_WARN_UNUSED_RESULT;

/* NULL, or why the person cannot take that step into the pool of @village, in words: is in it, has
 * taken it, or the day does not fit those that were taken. */
char       *lw_pool_check_entering (LwLedger       *ledger,
                                  LwKey             person,
                                  LwKey             village,
                                  LwPoolStep        step,
                                  LwDate            date,
                                  LwDate            on) G_GNUC_WARN_UNUSED_RESULT;
/* The same post of @village on that day, by another record than @except (0: any): a second one would be
 * a second seat in its table. */
gboolean    lw_pool_holds_post   (LwLedger         *ledger,
                                  LwKey             person,
                                  LwKey             village,
                                  LwBody            body,
                                  LwPosition        position,
                                  LwDate            on,
                                  LwKey             except);
/* Whether on that day it is a post in one of the two committees of @village (docs/counting.md, section 4). */
gboolean    lw_post_serves       (const LwPost     *post,
                                  LwKey             village,
                                  LwDate            on);
/* Serves on one of the two committees of @village, and therefore does not count as a reserve of it. */
gboolean    lw_pool_serves       (LwLedger         *ledger,
                                  LwKey             person,
                                  LwKey             village,
                                  LwDate            on);
/* Overdue is not-met, soon at-risk, else met. */
LwState     lw_pool_due_state    (LwDate            date,
                                  LwDate            on);

/* What looks like a slip and is taken all the same, in words; NULL: nothing. @record: a measure, or a
 * talk or review, before it is saved. */
char       *lw_pool_find_doubt   (LwLedger         *ledger,
                                  gconstpointer     record) G_GNUC_WARN_UNUSED_RESULT;
char       *lw_pool_doubt_mentor (const LwPoolCard *card,
                                  const char       *mentor) G_GNUC_WARN_UNUSED_RESULT;

/* Records to be saved in one action (transfer full). */
GPtrArray  *lw_pool_propose      (LwKey             person,
                                  LwKey             village,
                                  LwDate            recommended,
                                  const char       *document) G_GNUC_WARN_UNUSED_RESULT;
/* The one way in for whoever stands on no card: goes on with an open proposal, or begins one at that
 * step. With the filing the person is in the pool from @date on. */
GPtrArray  *lw_pool_enter        (LwLedger         *ledger,
                                  LwKey             person,
                                  LwKey             village,
                                  LwPoolStep        step,
                                  LwMaturity        maturity, /* of the filing */
                                  LwDate            date,
                                  const char       *document,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who is appointed to one of the two committees of @village leaves its pool on that day: the
 * memberships and proposals that end with it; empty where there are none. */
GPtrArray  *lw_pool_appoint      (LwLedger         *ledger,
                                  LwKey             person,
                                  LwKey             village,
                                  LwDate            date,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *lw_pool_take_step    (const LwPoolCard *card,
                                  LwPoolStep        step,
                                  LwDate            date,
                                  const char       *document) G_GNUC_WARN_UNUSED_RESULT;
/* Into the pool: from @date on the person counts. */
GPtrArray  *lw_pool_file         (const LwPoolCard *card,
                                  LwMaturity        maturity,
                                  LwDate            date,
                                  const char       *document) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *lw_pool_mature       (const LwPoolCard *card,
                                  LwMaturity        maturity) G_GNUC_WARN_UNUSED_RESULT;
/* Out of the pool, or the proposal is given up. */
GPtrArray  *lw_pool_leave        (const LwPoolCard *card,
                                  LwDate            date,
                                  const char       *reason) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *lw_pool_set_mentor   (const LwPoolCard *card,
                                  const char       *mentor,
                                  const char       *for_post) G_GNUC_WARN_UNUSED_RESULT;

/* What is overdue or due soon in the whole pool, in one line for each kind. */
typedef struct
{
  LwPoolDueKind kind; /* measure, talk or review */
  LwState state;      /* not-met: overdue; at-risk: soon */
  LwDate date;        /* the earliest */
  guint n;            /* people */
} LwPoolReminder;

/* LwPoolReminder, what is overdue first, then by day; read without people and villages. */
GArray     *lw_pool_reminders    (LwLedger         *ledger,
                                  LwDate            on,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* 6 名后备的谈话已过期 */
char       *lw_pool_reminder_text (const LwPoolReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;

/* What the rules still need of a village’s pool. */
typedef struct
{
  LwKey village;
  char *name;
  LwState state;
  char *text; /* 后备 −2、青年 −2; 12-22 起 青年 −1; 已豁免 */
} LwPoolGap;

/* The worst first. */
GPtrArray  *lw_pool_gaps         (GPtrArray        *results,
                                  LwDate            on) G_GNUC_WARN_UNUSED_RESULT;

const char *lw_pool_column_caption  (LwPoolColumn column);
const char *lw_pool_column_meaning  (LwPoolColumn column); /* 1 年内可任 */
const char *lw_pool_step_caption    (LwPoolStep step); /* 推荐 */
const char *lw_pool_step_done       (LwPoolStep step); /* 已推荐 */
const char *lw_pool_measure_caption (int kind);
const char *lw_pool_review_caption  (int kind);
/* 超龄 … of leaving, by LwPoolReason; NULL after the last. */
const char *lw_pool_reason          (guint i);
/* 近期可用; 在库 where nobody said how mature. */
const char *lw_pool_maturity_caption (int maturity);
LwMaturity  lw_pool_column_maturity (LwPoolColumn column);

G_END_DECLS
