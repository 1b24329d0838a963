/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include <stdarg.h>
#include <string.h>

static const char * const names[] = { "零", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑" };

TestVillage *
test_village_new (LwVillageKind kind)
{
  TestVillage *self = g_new0 (TestVillage, 1);

  self->members = g_array_new (FALSE, TRUE, sizeof (LwScanMember));
  self->recruits = g_array_new (FALSE, TRUE, sizeof (LwScanRecruit));
  self->years = g_array_new (FALSE, TRUE, sizeof (LwScanRecruitYear));
  self->kinship = g_array_new (FALSE, TRUE, sizeof (LwScanKinship));
  self->waivers = g_array_new (FALSE, TRUE, sizeof (LwScanWaiver));
  self->village.id = 1;
  self->village.code = "419901101201";
  self->village.name = "张庄村";
  self->village.kind = kind;
  return self;
}

void
test_village_free (TestVillage *self)
{
  g_array_unref (self->members);
  g_array_unref (self->recruits);
  g_array_unref (self->years);
  g_array_unref (self->kinship);
  g_clear_pointer (&self->kin, g_ptr_array_unref);
  g_array_unref (self->waivers);
  g_free (self);
}

LwScanMember *
test_village_post (TestVillage *self, LwKey person, LwBody body, LwPosition position, LwDate birth,
                   LwEducation education, LwSex sex)
{
  LwScanMember row = {
    .person = person,
    .name = names[person % (LwKey) G_N_ELEMENTS (names)],
    .birth_stated = birth,
    .education_full_time = (guint8) education,
    .sex = (guint8) sex,
    .body = (guint8) body,
    .position = (guint8) position,
  };

  g_array_append_val (self->members, row);
  return &g_array_index (self->members, LwScanMember, self->members->len - 1);
}

LwScanMember *
test_village_reserve (TestVillage *self, LwKey person, LwDate birth, LwEducation education, LwSex sex)
{
  return test_village_post (self, person, LW_BODY_NONE, LW_POSITION_NONE, birth, education, sex);
}

void
test_village_recruit (TestVillage *self, LwDate day)
{
  LwScanRecruit recruit = { .year = day / 10000, .recruited_on = day };

  g_array_append_val (self->recruits, recruit);
}

void
test_village_year (TestVillage *self, int year, int count)
{
  LwScanRecruitYear figure = { .year = year, .count = count };

  g_array_append_val (self->years, figure);
}

void
test_village_waive (TestVillage *self, const char *rule, LwDate until)
{
  LwScanWaiver waiver = {
    .rule = rule,
    .reason = "移民搬迁",
    .document = "〔2026〕18号",
    .user = "经办人",
    .until = until,
  };

  g_array_append_val (self->waivers, waiver);
}

GPtrArray *
test_stack (const char *text, ...)
{
  GPtrArray *stack = NULL;
  va_list args;

  if (!text)
    return lw_profiles_builtin ();

  stack = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_profile_unref);
  va_start (args, text);
  for (const char *each = text; each; each = va_arg (args, const char *))
    {
      g_autoptr(GError) error = NULL;
      LwProfile *profile = lw_profile_parse (each, "test.profile", &error);

      g_assert_no_error (error);
      g_ptr_array_add (stack, profile);
    }
  va_end (args);
  return stack;
}

LwVillageResult *
test_check (TestVillage *self, GPtrArray *stack, LwDate on, LwDate horizon, LwDate election)
{
  g_autoptr(LwCheck) check = lw_check_new_for_day (stack, on, horizon, election);
  g_autoptr(LwKinTable) kin = self->kin ? lw_kin_table_new_of (self->kin) : NULL;

  self->village.members = (gpointer) self->members->data;
  self->village.n_members = self->members->len;
  self->village.recruits = (gpointer) self->recruits->data;
  self->village.n_recruits = self->recruits->len;
  self->village.recruit_years = (gpointer) self->years->data;
  self->village.n_recruit_years = self->years->len;
  self->village.kinship = (gpointer) self->kinship->data;
  self->village.n_kinship = self->kinship->len;
  self->village.waivers = (gpointer) self->waivers->data;
  self->village.n_waivers = self->waivers->len;
  lw_check_set_kin (check, kin);
  return lw_check_village (check, &self->village);
}

const LwResult *
test_result (LwVillageResult *results, const char *rule)
{
  for (guint i = 0; i < results->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (results->results, i);

      if (strcmp (lw_rule_get_id (result->rule), rule) == 0)
        return result;
    }

  g_assert_not_reached ();
}

char *
test_names (GPtrArray *findings)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const LwFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%s%s", i ? " " : "", finding->name);
      if (finding->reason)
        g_string_append_printf (text, ":%s", lw_reason_word (finding->reason));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
test_words (GPtrArray *missing)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", (char *) g_ptr_array_index (missing, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
test_profile (const char *keys)
{
  return g_strconcat ("[profile]\nid=test\nname=Test\n[rule r]\ntitle=T\nlevel=required\n", keys, "\n", NULL);
}
