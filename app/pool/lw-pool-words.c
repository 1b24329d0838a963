/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

const char *
lw_pool_column_caption (LwPoolColumn column)
{
  static const char *const captions[LW_POOL_N_COLUMNS]
      = { NC_ ("pool", "Proposed"), NC_ ("pool", "Level not set"), NC_ ("pool", "Ready soon"),
          NC_ ("pool", "In training"), NC_ ("pool", "Long term") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "pool", captions[column]);
}

const char *
lw_pool_column_meaning (LwPoolColumn column)
{
  static const char *const meanings[LW_POOL_N_COLUMNS]
      = { NC_ ("pool", "not yet"), NC_ ("pool", "to be decided"),
          NC_ ("pool", "< 1 y"), NC_ ("pool", "1–3 y"), NC_ ("pool", "> 3 y") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "pool", meanings[column]);
}

const char *
lw_pool_step_caption (LwPoolStep step)
{
  static const char *const captions[LW_POOL_N_STEPS]
      = { NC_ ("pool step", "Propose"), NC_ ("pool step", "Review"), NC_ ("pool step", "Inspect"),
          NC_ ("pool step", "Publish"), NC_ ("pool step", "File") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "pool step", captions[step]);
}

const char *
lw_pool_step_done (LwPoolStep step)
{
  static const char *const captions[LW_POOL_N_STEPS]
      = { NC_ ("pool step", "recommended"), NC_ ("pool step", "reviewed"),
          NC_ ("pool step", "inspected"), NC_ ("pool step", "published"),
          NC_ ("pool step", "filed") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "pool step", captions[step]);
}

const char *
lw_pool_measure_caption (int kind)
{
  static const char *const captions[]
      = { NC_ ("measure", "Training"), NC_ ("measure", "Pairing"), NC_ ("measure", "Trial post"),
          NC_ ("measure", "Duty"), NC_ ("measure", "Education") };
  int i = CLAMP (kind, LW_MEASURE_TRAINING, LW_MEASURE_STUDY) - LW_MEASURE_TRAINING;

  return g_dpgettext2 (GETTEXT_PACKAGE, "measure", captions[i]);
}

const char *
lw_pool_review_caption (int kind)
{
  return kind == LW_REVIEW_YEARLY ? C_ ("pool", "Yearly review") : C_ ("pool", "Talk");
}

const char *
lw_pool_reason (guint i)
{
  static const char *const reasons[]
      = { NC_ ("leaving the pool", "over the age"), NC_ ("leaving the pool", "unfit"),
          NC_ ("leaving the pool", "idle for long"), NC_ ("leaving the pool", "discipline"),
          NC_ ("leaving the pool", "moved away"), NC_ ("leaving the pool", "appointed") };

  return i < G_N_ELEMENTS (reasons) ? g_dpgettext2 (GETTEXT_PACKAGE, "leaving the pool", reasons[i]) : NULL;
}

LwMaturity
lw_pool_column_maturity (LwPoolColumn column)
{
  return column > LW_POOL_UNSORTED ? (LwMaturity) (column - LW_POOL_UNSORTED) : LW_MATURITY_UNKNOWN;
}

const char *
lw_pool_maturity_caption (int maturity)
{
  if (maturity < LW_MATURITY_NEAR || maturity > LW_MATURITY_LONG)
    return _ ("in the pool");
  return lw_pool_column_caption ((LwPoolColumn) (LW_POOL_UNSORTED + maturity));
}

char *
_lw_pool_short_date (LwDate date,
                     LwDate on)
{
  g_autofree char *iso = lw_date_to_iso (date);

  return g_strdup (lw_date_is_full (date) && date / 10000 == on / 10000 ? iso + 5 : iso);
}
