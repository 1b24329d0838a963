/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Faults below SQLite, for tests: any one operation on a file can be made to fail, and the power can
 * be cut, after which a file holds what was synced and any part of what was not, and a name may lead
 * to what it led to before its folder was synced. The functions of the operating system's VFS are
 * replaced in place, so that the cipher and the program above it are the very ones that are shipped;
 * those that the program calls itself are replaced by the linker (--wrap=rename,renameat2,link,fsync). */

typedef enum /* flags */
{
  LW_FAULT_OPEN = 1 << 0,
  LW_FAULT_READ = 1 << 1,
  LW_FAULT_WRITE = 1 << 2,
  LW_FAULT_SYNC = 1 << 3,
  LW_FAULT_TRUNCATE = 1 << 4,
  LW_FAULT_DELETE = 1 << 5,
  LW_FAULT_RENAME = 1 << 6, /* the program's own: rename, link */
  LW_FAULT_FSYNC = 1 << 7,  /* the program's own */
  LW_FAULT_ANY = (1 << 8) - 1,
  LW_FAULT_SHM = 1 << 8,    /* making room in the index of the WAL */
} LwFaultOps;

typedef enum
{
  LW_FAULT_KIND_IO,    /* the operation fails */
  LW_FAULT_KIND_FULL,  /* the disk is full; of reads and deletes an I/O error */
  LW_FAULT_KIND_SHORT, /* half of the bytes are written, then the operation fails */
  LW_FAULT_KIND_POWER, /* this and every later operation fails, until the power is back */
} LwFaultKind;

/* Once, before the first ledger. */
void   lw_fault_install  (void);
/* The @nth (from 1) of the operations in @ops from now on fails; 0 only counts. Once @sticky, all after it too. */
void   lw_fault_arm      (LwFaultOps ops, LwFaultKind kind, guint64 nth, gboolean sticky);
/* Nothing fails any more. Returns how many of the operations there were since arming. */
guint64 lw_fault_disarm  (void);
gboolean lw_fault_struck (void); /* since arming */
/* As on a file system that knows no second names. */
void   lw_fault_forbid_links (gboolean forbid);

/* From here on what each file below @folder would hold after a power cut is kept track of. */
void   lw_fault_track    (const char *folder);
/* The power is back: each tracked file gets its synced content and, of what was written after, the
 * pieces that @rand picks. Shared-memory files are gone. Ends tracking. */
void   lw_fault_power_up (GRand *rand);

G_END_DECLS
