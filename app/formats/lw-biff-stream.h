/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gsf/gsf-input.h>

#include "lw-workbook.h"

G_BEGIN_DECLS

/* The records of a BIFF8 workbook stream ([MS-XLS] 2.1.4), and the strings that run on over CONTINUE
 * records (2.5.293). */

enum
{
  LW_BIFF_FORMULA = 0x0006,
  LW_BIFF_EOF = 0x000a,
  LW_BIFF_DATEMODE = 0x0022,
  LW_BIFF_FILEPASS = 0x002f,
  LW_BIFF_CONTINUE = 0x003c,
  LW_BIFF_BOUNDSHEET = 0x0085,
  LW_BIFF_MULRK = 0x00bd,
  LW_BIFF_RSTRING = 0x00d6,
  LW_BIFF_XF = 0x00e0,
  LW_BIFF_MERGEDCELLS = 0x00e5,
  LW_BIFF_SST = 0x00fc,
  LW_BIFF_LABELSST = 0x00fd,
  LW_BIFF_NUMBER = 0x0203,
  LW_BIFF_LABEL = 0x0204,
  LW_BIFF_BOOLERR = 0x0205,
  LW_BIFF_STRING = 0x0207,
  LW_BIFF_ROW = 0x0208,
  LW_BIFF_RK = 0x027e,
  LW_BIFF_FORMAT = 0x041e,
  LW_BIFF_BOF = 0x0809,
};

#define LW_BIFF_BUFFER 32768

typedef struct
{
  GsfInput *input;              /* borrowed */
  guint64 size;
  guint64 next;                 /* where the next record begins */
  /* The record. */
  guint16 id;
  guint32 length;
  guint8 data[65536];
  guint32 at;                   /* what of it has been read */
  /* Read ahead from the stream. */
  guint64 buffer_from;
  guint32 buffer_length;
  guint8 buffer[LW_BIFF_BUFFER];
} LwBiffStream;

/* @input: (transfer none), stays in use. */
LwBiffStream *lw_biff_stream_new   (GsfInput *input) G_GNUC_WARN_UNUSED_RESULT;
void          lw_biff_stream_free  (LwBiffStream *self);
void          lw_biff_stream_seek  (LwBiffStream *self, guint64 position);
/* The next record; 1, or 0 at the end of the stream, or -1 with DAMAGED. */
int           lw_biff_stream_next  (LwBiffStream *self, GError **error);
/* Bytes of the record and of the CONTINUE records after it; FALSE: there are no more. */
gboolean      lw_biff_stream_read  (LwBiffStream *self, gpointer bytes, guint32 n);
gboolean      lw_biff_stream_skip  (LwBiffStream *self, guint64 n);
gboolean      lw_biff_stream_at_end (LwBiffStream *self);
gboolean      lw_biff_stream_u8    (LwBiffStream *self, guint *value);
gboolean      lw_biff_stream_u16   (LwBiffStream *self, guint *value);
gboolean      lw_biff_stream_u32   (LwBiffStream *self, guint32 *value);
/* A string of @n characters whose flags come first; formatting runs and phonetic data are left out. */
gboolean      lw_biff_stream_string (LwBiffStream *self, guint n, GString *text);

/* Little-endian numbers at @p. */
guint   lw_biff_u16    (const guint8 *p);
guint32 lw_biff_u32    (const guint8 *p);
double  lw_biff_double (const guint8 *p);
/* A number packed into 30 bits. */
double  lw_biff_rk     (guint32 rk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBiffStream, lw_biff_stream_free)

G_END_DECLS
