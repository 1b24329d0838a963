/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-post-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Every post that is read is one that its body has. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (int column = LW_BODY_NONE; column <= LW_BODY_SUPERVISION; column++)
    {
      gboolean understood = FALSE;
      g_autoptr(GArray) posts = lw_post_text_parse (text, (LwBody) column, &understood);

      for (guint i = 0; i < posts->len; i++)
        {
          const LwPostReading *post = &g_array_index (posts, LwPostReading, i);
          gboolean of_party = post->position == LW_POSITION_SECRETARY || post->position == LW_POSITION_DEPUTY_SECRETARY;

          g_assert_cmpint (post->body, !=, LW_BODY_NONE);
          g_assert_cmpint (post->position, !=, LW_POSITION_NONE);
          if (post->position != LW_POSITION_MEMBER)
            g_assert_cmpint (of_party, ==, post->body == LW_BODY_PARTY_COMMITTEE);
        }
    }
  return 0;
}
