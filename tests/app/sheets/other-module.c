/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A library that is none of ours. */

int lw_other_function (void);

int
lw_other_function (void)
{
  return 0;
}
