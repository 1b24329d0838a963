/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-memory.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MASK 0x5a
#define STEP (1024 * 1024)

void
lw_masked_set (LwMasked   *self,
               const void *bytes,
               gsize       size)
{
  g_assert_cmpuint (size, <=, sizeof self->masked);
  for (gsize i = 0; i < size; i++)
    self->masked[i] = ((const guint8 *) bytes)[i] ^ MASK;
  self->size = size;
}

static gboolean
is_at (const LwMasked *self,
       const guint8   *bytes)
{
  for (gsize i = 0; i < self->size; i++)
    if ((bytes[i] ^ MASK) != self->masked[i])
      return FALSE;
  return TRUE;
}

/* @buffer is memory too, and is wiped before the next piece comes into it. */
static guint
count_in (const LwMasked *self,
          const guint8   *buffer,
          gsize           size)
{
  const guint8 first = self->masked[0] ^ MASK;
  const guint8 *at = buffer, *end = buffer + size;
  guint n = 0;

  while (at + self->size <= end && (at = memchr (at, first, (gsize) (end - at) - self->size + 1)))
    n += is_at (self, at++);
  return n;
}

/* Pieces overlap by less than the secret, so that one on the seam is found once. */
static guint
count_in_range (const LwMasked *self,
                int             mem,
                guint8         *buffer,
                guint64         from,
                guint64         to)
{
  guint n = 0;

  for (guint64 at = from; at < to; at += STEP - (self->size - 1))
    {
      gssize size = pread (mem, buffer, (gsize) MIN ((guint64) STEP, to - at), (off_t) at);

      if (size > 0)
        n += count_in (self, buffer, (gsize) size);
      explicit_bzero (buffer, STEP);
    }
  return n;
}

static int
open_memory (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/mem", pid);

  return g_open (path, O_RDONLY | O_CLOEXEC, 0);
}

gboolean
lw_masked_can_read (int pid)
{
  int mem = open_memory (pid);

  if (mem >= 0)
    close (mem);
  return mem >= 0;
}

guint
lw_masked_count (const LwMasked *self,
                 int             pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/maps", pid);
  g_autofree guint8 *buffer = g_malloc0 (STEP);
  guint64 own = pid == getpid () ? (guint64) (gsize) buffer : 0;
  FILE *maps = g_fopen (path, "r");
  int mem = open_memory (pid);
  char line[512];
  guint n = 0;

  g_assert_true (maps != NULL && mem >= 0);
  while (fgets (line, sizeof line, maps))
    {
      guint64 from = 0, to = 0;
      char rights[8];

      if (sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %7s", &from, &to, rights) != 3 || strncmp (rights, "rw", 2) != 0)
        continue;
      /* The shadow of the sanitizers is terabytes of nothing. */
      if (to - from > G_GUINT64_CONSTANT (4) << 30)
        continue;
      if (own >= from && own < to)
        {
          n += count_in_range (self, mem, buffer, from, own);
          from = own + STEP;
        }
      n += count_in_range (self, mem, buffer, from, to);
    }
  fclose (maps);
  close (mem);
  return n;
}
