/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-marks.h"

#include "lw-touched.h"

struct _LwPeopleMarks
{
  GObject parent_instance;

  GArray *keys; /* LwKey, in order; replaced, never changed, when it may be held elsewhere */
};

G_DEFINE_FINAL_TYPE (LwPeopleMarks, lw_people_marks, G_TYPE_OBJECT)

static guint changed_signal;

static void
lw_people_marks_finalize (GObject *object)
{
  g_array_unref (LW_PEOPLE_MARKS (object)->keys);
  G_OBJECT_CLASS (lw_people_marks_parent_class)->finalize (object);
}

static void
lw_people_marks_class_init (LwPeopleMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_people_marks_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_people_marks_init (LwPeopleMarks *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
}

LwPeopleMarks *
lw_people_marks_new (void)
{
  return g_object_new (LW_TYPE_PEOPLE_MARKS, NULL);
}

/* Takes @keys. */
static void
take (LwPeopleMarks *self,
      GArray        *keys)
{
  g_array_unref (self->keys);
  self->keys = keys;
  g_signal_emit (self, changed_signal, 0);
}

guint
lw_people_marks_get_n (LwPeopleMarks *self)
{
  return self->keys->len;
}

GArray *
lw_people_marks_get (LwPeopleMarks *self)
{
  return self->keys;
}

gboolean
lw_people_marks_has (LwPeopleMarks *self,
                     LwKey          key)
{
  return lw_key_array_has (self->keys, key);
}

void
lw_people_marks_toggle (LwPeopleMarks *self,
                        LwKey          key)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (LwKey), self->keys->len + 1);
  gboolean had = FALSE;

  for (guint i = 0; i < self->keys->len; i++)
    {
      LwKey other = g_array_index (self->keys, LwKey, i);

      if (other == key)
        had = TRUE;
      else
        g_array_append_val (keys, other);
    }
  if (!had && key != 0)
    g_array_append_val (keys, key);
  lw_key_array_sort (keys);
  take (self, keys);
}

void
lw_people_marks_set (LwPeopleMarks *self,
                     const GArray  *keys)
{
  GArray *copy = g_array_copy ((GArray *) keys);

  lw_key_array_sort (copy);
  take (self, copy);
}

void
lw_people_marks_extend (LwPeopleMarks *self,
                        const GArray  *base,
                        const GArray  *keys,
                        guint          first,
                        guint          last)
{
  GArray *all = g_array_copy ((GArray *) base);

  if (last < keys->len && first <= last)
    g_array_append_vals (all, &g_array_index (keys, LwKey, first), last - first + 1);
  lw_key_array_sort (all);
  take (self, all);
}

void
lw_people_marks_clear (LwPeopleMarks *self)
{
  if (self->keys->len > 0)
    take (self, g_array_new (FALSE, FALSE, sizeof (LwKey)));
}
