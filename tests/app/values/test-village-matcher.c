/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-names.h"

#include "lw-tables.h"

#include <locale.h>

#define UNKNOWN 0
#define AMBIGUOUS (-1)

static const struct
{
  LwKey id;
  const char *code, *name;
  LwVillageKind kind;
  const char *township;
} villages[] = {
  { 1, "419901101001", "张庄社区", LW_VILLAGE_KIND_COMMUNITY, "示范镇" },
  { 2, "419901101203", "张庄村", LW_VILLAGE_KIND_VILLAGE, "示范镇" },
  { 3, "419901101204", "胡家塘村", LW_VILLAGE_KIND_VILLAGE, "示范镇" },
  { 4, "419901101002", "唐村社区居民委员会", LW_VILLAGE_KIND_COMMUNITY, "示范镇" },
  { 5, "419901101205", "和平村民委员会", LW_VILLAGE_KIND_VILLAGE, "示范镇" },
  { 6, "419901202205", "胡家塘村", LW_VILLAGE_KIND_VILLAGE, "和平乡" },
  { 7, "419901202206", "东（上）村", LW_VILLAGE_KIND_VILLAGE, "和平乡" },
  { 8, "419901202401", "国有林场", LW_VILLAGE_KIND_OTHER, "和平乡" },
};

static void
free_village (gpointer data)
{
  LwVillage *village = data;

  g_free (village->code);
  g_free (village->name);
  g_free (village->township);
  g_free (village);
}

static GPtrArray *
take_villages (gboolean with_township)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (free_village);

  for (guint i = 0; i < G_N_ELEMENTS (villages); i++)
    {
      LwVillage *village = g_new0 (LwVillage, 1);

      village->record.id = villages[i].id;
      village->code = g_strdup (villages[i].code);
      village->name = g_strdup (villages[i].name);
      village->kind = villages[i].kind;
      village->township = g_strdup (with_township ? villages[i].township : NULL);
      g_ptr_array_add (taken, village);
    }
  return taken;
}

static void
check (LwVillageMatcher *matcher, const char *text, LwKey wanted)
{
  LwKey found = 99;
  LwVillageMatch match = lw_village_matcher_find (matcher, text, &found);
  LwKey result = match == LW_VILLAGE_FOUND ? found : match == LW_VILLAGE_AMBIGUOUS ? AMBIGUOUS : UNKNOWN;

  g_assert_true (match == LW_VILLAGE_FOUND || found == 0);
  if (result == wanted)
    return;
  g_test_message ("“%s”: %d instead of %d", text, (int) result, (int) wanted);
  g_test_fail ();
}

static void
test_every_spelling_finds_its_village (void)
{
  static const struct
  {
    const char *text;
    LwKey id;
  } cases[] = {
    { "张庄社区", 1 }, { "张庄社区居委会", 1 }, { "张庄社区居民委员会", 1 }, { "张庄居委会", 1 }, { "张庄居民委员会", 1 },
    { "张庄村", 2 }, { "张庄村委会", 2 }, { "张庄村民委员会", 2 }, { "张庄村村委会", 2 }, { "张庄行政村", 2 }, { "张庄 村", 2 },
    { "张庄村党支部", 2 }, { "张庄社区党委", 1 }, { "中共示范镇张庄村支部委员会", 2 }, { "示范镇张庄村", 2 }, { "示范县示范镇张庄村", 2 },
    { "张庄（社区）", 1 }, { "张庄村（贫困村）", 2 }, { "2、张庄村", 2 }, { "张庄村两委", 2 }, { "419901101203", 2 },
    { "４１９９０１１０１２０３", 2 }, { "张庄", AMBIGUOUS }, { "　张庄　", AMBIGUOUS },
    { "唐村社区", 4 }, { "唐村", 4 }, { "唐村社区居委会", 4 }, { "唐村村委会", UNKNOWN },
    { "和平", 5 }, { "和平村", 5 }, { "示范镇和平村", 5 },
    { "胡家塘村", AMBIGUOUS }, { "胡家塘", AMBIGUOUS }, { "示范镇胡家塘村", 3 }, { "和平乡胡家塘", 6 }, { "新安镇胡家塘村", UNKNOWN },
    { "东(上)村", 7 }, { "国有林场", 8 }, { "新安社区", UNKNOWN }, { "后泉村", UNKNOWN }, { "", UNKNOWN }, { NULL, UNKNOWN },
    { "419901101299", UNKNOWN }, { "村", UNKNOWN }, { "党支部", UNKNOWN }, { "示范镇", UNKNOWN }, { "()", UNKNOWN },
  };
  g_autoptr(GPtrArray) taken = take_villages (TRUE);
  g_autoptr(LwVillageMatcher) matcher = lw_village_matcher_new (taken);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (matcher, cases[i].text, cases[i].id);
}

static void
test_unknown_townships_may_stand_before (void)
{
  g_autoptr(GPtrArray) taken = take_villages (FALSE);
  g_autoptr(LwVillageMatcher) matcher = lw_village_matcher_new (taken);

  check (matcher, "示范镇张庄村", 2);
  check (matcher, "示范镇和平村", 5);
  check (matcher, "示范镇胡家塘村", AMBIGUOUS);
  check (matcher, "示范镇后泉村", UNKNOWN);
}

static void
test_no_villages_find_nothing (void)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(LwVillageMatcher) matcher = lw_village_matcher_new (none);

  check (matcher, "张庄村", UNKNOWN);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/village-matcher/every-spelling-finds-its-village", test_every_spelling_finds_its_village);
  g_test_add_func ("/village-matcher/unknown-townships-may-stand-before", test_unknown_townships_may_stand_before);
  g_test_add_func ("/village-matcher/no-villages-find-nothing", test_no_villages_find_nothing);
  return g_test_run ();
}
