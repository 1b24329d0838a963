/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-names.h"
#include "lw-tables.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A village is found only with its key; names are normalised to something stable. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *name = lw_person_name_normalise (text);
  g_autofree char *again = lw_person_name_normalise (name);
  char *const township = (char *) "示范镇";
  LwVillage community = { .record.id = 1, .name = (char *) "张庄社区", .kind = LW_VILLAGE_KIND_COMMUNITY, .township = township };
  LwVillage village = { .record.id = 2, .code = (char *) "419901101203", .name = (char *) "张庄村", .kind = LW_VILLAGE_KIND_VILLAGE };
  LwVillage third = { .record.id = 3, .name = (char *) "唐村社区居民委员会", .kind = LW_VILLAGE_KIND_COMMUNITY, .township = township };
  g_autoptr(GPtrArray) villages = g_ptr_array_new ();
  g_autoptr(LwVillageMatcher) matcher = NULL;
  LwKey found = -1;
  LwVillageMatch match = LW_VILLAGE_UNKNOWN;

  g_ptr_array_add (villages, &community);
  g_ptr_array_add (villages, &village);
  g_ptr_array_add (villages, &third);
  matcher = lw_village_matcher_new (villages);
  match = lw_village_matcher_find (matcher, text, &found);
  g_assert_cmpint (match == LW_VILLAGE_FOUND, ==, found >= 1 && found <= 3);
  g_assert_true (match == LW_VILLAGE_FOUND || found == 0);
  if (name)
    g_assert_cmpstr (again, ==, name);
  return 0;
}
