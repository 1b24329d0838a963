/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"

#include <sys/random.h>

#include <glib/gi18n-lib.h>

/* Keys: 23 random bits of this computer and file (the replica), 40 bits that count up. Two laptops
 * with a copy each never make the same key, and keys of one laptop come in order. */

#define COUNTER_BITS 40
#define REPLICA_MASK 0x7fffff
#define COUNTER_MASK ((G_GINT64_CONSTANT (1) << COUNTER_BITS) - 1)

/* A copy in another place is another replica. */
static char *
dup_host (LwLedger *self)
{
  g_autofree char *machine = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &machine, NULL, NULL))
    machine = g_strdup (g_get_host_name ());
  text = g_strconcat (machine, "\n", self->path, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static gboolean
insert_replica (LwLedger *self,
                const char *host,
                gint64 number,
                GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, "INSERT INTO replica VALUES (?, ?, 0)",
                                                            _("The record was not stored"), error);

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_text (statement, 0, host);
  lw_statement_bind_int (statement, 1, number);
  return lw_statement_run (statement, error);
}

static gboolean
draw_replica (LwLedger *self,
              const char *host,
              GError **error)
{
  guint32 number = 0;

  do
    {
      if (getrandom (&number, sizeof number, 0) != sizeof number)
        number = g_random_int ();
      number &= REPLICA_MASK;
    }
  while (number == 0);

  if (!insert_replica (self, host, number, error))
    return FALSE;
  self->next_key = ((gint64) number << COUNTER_BITS) + 1;
  return TRUE;
}

static gboolean
load_counter (LwLedger *self,
              GError **error)
{
  g_autofree char *host = dup_host (self);
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, "SELECT number, counter FROM replica WHERE host = ?",
                                                            _("The record was not stored"), error);
  LwStep step;

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_text (statement, 0, host);
  step = lw_statement_step (statement, error);
  if (step == LW_STEP_DONE)
    return draw_replica (self, host, error);
  if (step == LW_STEP_ROW)
    self->next_key = (lw_statement_get_int (statement, 0) << COUNTER_BITS) + lw_statement_get_int (statement, 1) + 1;
  return step == LW_STEP_ROW;
}

gboolean
_lw_ledger_take_key (LwLedger *self,
                     LwKey *key,
                     GError **error)
{
  if (self->next_key == 0 && !load_counter (self, error))
    return FALSE;
  *key = self->next_key++;
  return TRUE;
}

/* Keys that an action took are never given out again, also when it is undone. */
gboolean
_lw_ledger_store_counter (LwLedger *self,
                          GError **error)
{
  g_autoptr(LwStatement) statement = NULL;

  if (self->next_key == 0)
    return TRUE;
  statement = lw_connection_prepare (self->connection, "UPDATE replica SET counter = ? WHERE number = ?",
                                     _("The action was not saved"), error);
  if (statement == NULL)
    return FALSE;
  lw_statement_bind_int (statement, 0, (self->next_key - 1) & COUNTER_MASK);
  lw_statement_bind_int (statement, 1, self->next_key >> COUNTER_BITS);
  return lw_statement_run (statement, error);
}
