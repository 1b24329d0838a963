/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-roster.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A row of the table of people: what it shows, worked out once. */

#define LW_TYPE_PERSON_ITEM (lw_person_item_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonItem, lw_person_item, LW, PERSON_ITEM, GObject)

struct _LwPersonItem
{
  GObject parent_instance;

  LwKey id;
  char *name;
  char *sort_key;
  char *sex;
  char *age;
  int youngest; /* -1: unknown */
  char *birth;
  char *education;
  int education_code;
  char *political_status;
  char *village;
  LwKey village_key;
  char *posts;
  gboolean serving; /* on the two committees */
  char *pool; /* how mature a reserve she is; NULL: not in the pool */
  const char *pool_state; /* css class of the tag, nullable */
  char *source;
  char *phone;
  char *ethnicity;
  char *native_place;
  char *occupation;
  char *party_joined;
  char *id_number; /* masked, NULL: not filled in */
  char *hint;      /* nullable */
  const char *hint_state; /* css class of the tag */
};

LwPersonItem *lw_person_item_new     (LwRoster             *roster,
                                      const LwRosterPerson *person,
                                      LwDate                on,
                                      LwDate                horizon) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
