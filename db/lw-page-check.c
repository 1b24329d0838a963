/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-page-check.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "lw-ledger-private.h"
#include "lw-sqlite3mc.h"

/* SQLCipher 4: a page ends with the vector of its encryption and HMAC-SHA512 over all before it and
 * its number. The first page begins with the salt in the clear. */
#define VECTOR_SIZE 16
#define SUM_SIZE 64
#define SALT_MASK 0x3a
#define SUM_ITERATIONS 2

#define TRIES 5 /* of a page that somebody may be writing */
#define PAUSE 20000
#define PATIENCE 20 /* pages that are waited for */
#define PROBED 64 /* pages from the start, and as many from all over the file */
#define LOCK_BYTE 0x40000000

typedef struct
{
  int fd;
  GHmac *hmac;
} PageCheck;

static gboolean
page_check_init (PageCheck *self,
                 const char *path,
                 const LwKeyMaterial *key)
{
  guint8 salt[LW_SALT_SIZE], sum_key[LW_KEY_SIZE];

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  for (guint i = 0; i < LW_SALT_SIZE; i++)
    salt[i] = key->salt[i] ^ SALT_MASK;
  lw_sqlite3mc_derive_key (key->key, LW_KEY_SIZE, salt, sizeof salt, SUM_ITERATIONS, sum_key, sizeof sum_key);
  self->hmac = g_hmac_new (G_CHECKSUM_SHA512, sum_key, sizeof sum_key);
  explicit_bzero (sum_key, sizeof sum_key);
  return self->fd >= 0;
}

static void
page_check_clear (PageCheck *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->hmac, g_hmac_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PageCheck, page_check_clear)

/* A page that was never written is a hole, for one that on which SQLite's locks lie. */
static gboolean
is_hole (const guint8 *page)
{
  return page[0] == 0 && memcmp (page, page + 1, LW_LEDGER_PAGE_SIZE - 1) == 0;
}

static gboolean
has_right_sum (PageCheck *self,
               const guint8 *page,
               guint32 number)
{
  g_autoptr(GHmac) hmac = g_hmac_copy (self->hmac);
  gsize start = number == 1 ? LW_SALT_SIZE : 0, sum_at = LW_LEDGER_PAGE_SIZE - SUM_SIZE, size = SUM_SIZE;
  guint32 little_endian = GUINT32_TO_LE (number);
  guint8 sum[SUM_SIZE];

  g_hmac_update (hmac, page + start, (gssize) (sum_at - start));
  g_hmac_update (hmac, (const guchar *) &little_endian, sizeof little_endian);
  g_hmac_get_digest (hmac, sum, &size);
  return memcmp (sum, page + sum_at, SUM_SIZE) == 0;
}

/* The page on which SQLite's locks lie is never written. */
static gboolean
may_be_hole (guint32 number,
             gboolean holes)
{
  return !holes || number == LOCK_BYTE / LW_LEDGER_PAGE_SIZE + 1;
}

/* What is beyond the end by now has been cut off by its owner, and is fine. */
static gboolean
is_whole (PageCheck *self,
          guint32 number,
          gboolean holes,
          guint tries)
{
  guint8 page[LW_LEDGER_PAGE_SIZE];

  for (guint i = 0; i < tries; i++)
    {
      gssize size = pread (self->fd, page, sizeof page, (off_t) (number - 1) * LW_LEDGER_PAGE_SIZE);

      if (size == 0 || (size == LW_LEDGER_PAGE_SIZE && ((may_be_hole (number, holes) && is_hole (page)) || has_right_sum (self, page, number))))
        return TRUE;
      if (i + 1 < tries)
        g_usleep (PAUSE);
    }
  return FALSE;
}

static guint32
count_pages (PageCheck *self)
{
  off_t size = lseek (self->fd, 0, SEEK_END);

  return size > 0 ? (guint32) (size / LW_LEDGER_PAGE_SIZE) : 0;
}

GArray *
_lw_page_check_file (const char *path,
                     const LwKeyMaterial *key,
                     gboolean holes)
{
  g_auto(PageCheck) check = { .fd = -1 };
  GArray *numbers;
  guint32 n_pages;

  if (!page_check_init (&check, path, key))
    return NULL;
  numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  n_pages = count_pages (&check);
  for (guint32 number = 1; number <= n_pages; number++)
    {
      /* Where many are damaged nobody is writing them all just now. */
      if (!is_whole (&check, number, holes, numbers->len < PATIENCE ? TRIES : 1))
        g_array_append_val (numbers, number);
    }
  return numbers;
}

char *
_lw_page_check_describe (GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      guint32 first = g_array_index (numbers, guint32, i), last = first;

      while (i + 1 < numbers->len && g_array_index (numbers, guint32, i + 1) == last + 1)
        last = g_array_index (numbers, guint32, ++i);
      if (text->len)
        g_string_append (text, ", ");
      g_string_append_printf (text, first == last ? "%u" : "%u–%u", first, last);
    }
  return g_string_free (text, FALSE);
}

gboolean
_lw_page_check_key (const char *path,
                    const LwKeyMaterial *key,
                    gboolean *first,
                    gboolean *another)
{
  g_auto(PageCheck) check = { .fd = -1 };
  guint32 n_pages;

  *first = *another = FALSE;
  if (!page_check_init (&check, path, key))
    return FALSE;
  n_pages = count_pages (&check);
  for (guint32 i = 1; i <= 2 * PROBED && !*another; i++)
    {
      guint32 number = i <= PROBED ? i : MAX (1, (guint32) ((guint64) n_pages * (i - PROBED) / PROBED));
      guint8 page[LW_LEDGER_PAGE_SIZE];
      gboolean right = pread (check.fd, page, sizeof page, (off_t) (number - 1) * LW_LEDGER_PAGE_SIZE) == LW_LEDGER_PAGE_SIZE &&
                       has_right_sum (&check, page, number);

      if (number == 1)
        *first = right;
      else
        *another = right;
    }
  return TRUE;
}
