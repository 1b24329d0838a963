/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-post-text.h"

#include <locale.h>

typedef struct
{
  const char *text;
  LwBody column;
  const char *posts; /* body: p v s; position: s d (deputy secretary) c e (deputy chair) m */
  gboolean understood;
} Case;

#define NONE LW_BODY_NONE
#define PARTY LW_BODY_PARTY_COMMITTEE
#define COMMITTEE LW_BODY_VILLAGE_COMMITTEE
#define SUPERVISION LW_BODY_SUPERVISION

static const Case cases[] = {
  { "书记", NONE, "ps", TRUE }, { "副书记", NONE, "pd", TRUE }, { "主任", NONE, "vc", TRUE }, { "副主任", NONE, "ve", TRUE },
  { "书记、主任", NONE, "ps vc", TRUE }, { "书记兼主任", NONE, "ps vc", TRUE }, { "副书记、副主任", NONE, "pd ve", TRUE },
  { "党支部书记、村委会主任", NONE, "ps vc", TRUE }, { "支部书记兼村主任", NONE, "ps vc", TRUE }, { "支书", NONE, "ps", TRUE },
  { "村支书", NONE, "ps", TRUE }, { "村主任", NONE, "vc", TRUE }, { "副支书", NONE, "pd", TRUE }, { "支委", NONE, "pm", TRUE },
  { "支委委员", NONE, "pm", TRUE }, { "支部委员", NONE, "pm", TRUE }, { "党委委员", NONE, "pm", TRUE }, { "总支委员", NONE, "pm", TRUE },
  { "党支部委员", NONE, "pm", TRUE }, { "组织委员", NONE, "pm", TRUE }, { "宣传委员", NONE, "pm", TRUE }, { "纪检委员", NONE, "pm", TRUE },
  { "支部纪检委员", NONE, "pm", TRUE }, { "党支部组织委员", NONE, "pm", TRUE }, { "组织、宣传委员", NONE, "pm", TRUE },
  { "村委", NONE, "vm", TRUE }, { "村委委员", NONE, "vm", TRUE }, { "村委会委员", NONE, "vm", TRUE }, { "村委副主任", NONE, "ve", TRUE },
  { "村民委员会副主任", NONE, "ve", TRUE }, { "居委会副主任", NONE, "ve", TRUE }, { "居委会主任", NONE, "vc", TRUE },
  { "社区居民委员会委员", NONE, "vm", TRUE }, { "社区主任", NONE, "vc", TRUE }, { "社区党委书记", NONE, "ps", TRUE },
  { "社区书记", NONE, "ps", TRUE }, { "社区副主任", NONE, "ve", TRUE }, { "村（居）委会主任", NONE, "vc", TRUE },
  { "监委会主任", NONE, "sc", TRUE }, { "监督委员会主任", NONE, "sc", TRUE }, { "村务监督委员会委员", NONE, "sm", TRUE },
  { "村务监督委员会主任", NONE, "sc", TRUE }, { "居务监督委员会主任", NONE, "sc", TRUE }, { "监委主任", NONE, "sc", TRUE },
  { "监委委员", NONE, "sm", TRUE }, { "监委会副主任", NONE, "se", TRUE }, { "党总支副书记", NONE, "pd", TRUE },
  { "党总支书记、居委会主任", NONE, "ps vc", TRUE }, { "支委兼村委委员", NONE, "pm vm", TRUE }, { "支委、村委", NONE, "pm vm", TRUE },
  { "支委、村委委员", NONE, "pm vm", TRUE }, { "支部、村委会委员", NONE, "pm vm", TRUE }, { "支部委员、监委会主任", NONE, "pm sc", TRUE },
  { "支部书记村委会主任", NONE, "ps vc", TRUE }, { "书记主任", NONE, "ps vc", TRUE }, { "书　记", NONE, "ps", TRUE },
  { "主  任", NONE, "vc", TRUE }, { "支部书记 村委会主任", NONE, "ps vc", TRUE }, { "支部书记\n村委会主任", NONE, "ps vc", TRUE },
  { "村委会副\n主任", NONE, "ve", TRUE }, { "支部书记/村主任", NONE, "ps vc", TRUE }, { "支部书记＋村主任", NONE, "ps vc", TRUE },
  { "支部书记，村委会主任；", NONE, "ps vc", TRUE }, { "支部书记和村委会主任", NONE, "ps vc", TRUE }, { "副支部书记", NONE, "pd", TRUE },
  { "副村主任", NONE, "ve", TRUE }, { "村委会副主任、委员", NONE, "ve vm", TRUE }, { "支部书记、支部书记", NONE, "ps", TRUE },
  { "张庄村党支部书记", NONE, "ps", TRUE }, { "和平村党支部书记、和平村委会主任", NONE, "ps vc", TRUE },
  { "示范镇张庄村支部委员", NONE, "pm", TRUE }, { "学府社区党委书记", NONE, "ps", TRUE }, { "太和村支书", NONE, "ps", TRUE },
  { "中共张庄村支部委员会委员", NONE, "pm", TRUE }, { "书记（女）", NONE, "ps", TRUE }, { "书记主任一肩挑", NONE, "ps vc", TRUE },
  { "书记（一肩挑）", NONE, "ps vc", TRUE }, { "现任村委会主任", NONE, "vc", TRUE }, { "村委会常务副主任", NONE, "ve", TRUE },
  { "专职副书记", NONE, "pd", TRUE }, { "村委会妇女委员", NONE, "vm", TRUE }, { "村长", NONE, "vc", TRUE },

  { "妇联主席", NONE, "", TRUE }, { "妇女主任", NONE, "", TRUE }, { "治保主任", NONE, "", TRUE }, { "调解主任", NONE, "", TRUE },
  { "民兵连长", NONE, "", TRUE }, { "团支部书记", NONE, "", TRUE }, { "村团支部书记", NONE, "", TRUE }, { "会计", NONE, "", TRUE },
  { "村会计", NONE, "", TRUE }, { "出纳", NONE, "", TRUE }, { "文书", NONE, "", TRUE }, { "网格长", NONE, "", TRUE },
  { "网格员", NONE, "", TRUE }, { "村医", NONE, "", TRUE }, { "组长", NONE, "", TRUE }, { "村民小组长", NONE, "", TRUE },
  { "村民代表", NONE, "", TRUE }, { "党小组长", NONE, "", TRUE }, { "报账员", NONE, "", TRUE }, { "护林员", NONE, "", TRUE },
  { "后备干部", NONE, "", TRUE }, { "村级后备", NONE, "", TRUE }, { "综治专干", NONE, "", TRUE }, { "大学生村官", NONE, "", TRUE },
  { "第一书记", NONE, "", TRUE }, { "驻村第一书记", NONE, "", TRUE }, { "支部书记助理", NONE, "", TRUE }, { "村支书助理", NONE, "", TRUE },
  { "经济合作社社长", NONE, "", TRUE }, { "股份经济合作社理事长", NONE, "", TRUE }, { "科协主席", NONE, "", TRUE },
  { "村妇联主席", NONE, "", TRUE }, { "纪委书记", NONE, "", TRUE }, { "网格党支部书记", NONE, "", TRUE },
  { "支部委员、妇联主席", NONE, "pm", TRUE }, { "村委委员兼会计", NONE, "vm", TRUE }, { "村委委员、妇女主任、会计", NONE, "vm", TRUE },
  { "支部书记 会计", NONE, "ps", TRUE }, { "村委会会计", NONE, "", TRUE }, { "村委会治保主任", NONE, "", TRUE },
  { "支部书记、股份经济合作社理事长", NONE, "ps", TRUE }, { "支部书记后备人选", NONE, "", TRUE },

  { "委员", PARTY, "pm", TRUE }, { "委员", COMMITTEE, "vm", TRUE }, { "委员", SUPERVISION, "sm", TRUE },
  { "书记", PARTY, "ps", TRUE }, { "主任", COMMITTEE, "vc", TRUE }, { "主任", SUPERVISION, "sc", TRUE },
  { "副主任", SUPERVISION, "se", TRUE }, { "副书记", PARTY, "pd", TRUE }, { "副书记、组织委员", PARTY, "pd pm", TRUE },
  { "成员", SUPERVISION, "sm", TRUE }, { "治保、调解委员", COMMITTEE, "vm", TRUE }, { "妇女委员", COMMITTEE, "vm", TRUE },
  { "无", PARTY, "", TRUE }, { "", PARTY, "", TRUE }, { "—", COMMITTEE, "", TRUE }, { NULL, NONE, "", TRUE },
  { "/", SUPERVISION, "", TRUE },

  { "委员", NONE, "", FALSE }, { "两委委员", NONE, "", FALSE }, { "“两委”委员", NONE, "", FALSE }, { "村两委成员", NONE, "", FALSE },
  { "妇女委员", NONE, "", FALSE }, { "原支部书记", NONE, "", FALSE }, { "原村主任", NONE, "", FALSE }, { "老支书", NONE, "", FALSE },
  { "代理书记", NONE, "", FALSE }, { "名誉书记", NONE, "", FALSE }, { "村委会主任候选人", NONE, "", FALSE },
  { "镇党委委员", NONE, "", FALSE }, { "县委书记", NONE, "", FALSE }, { "办公室主任", NONE, "", FALSE }, { "民政主任", NONE, "", FALSE },
  { "党支部", NONE, "", FALSE }, { "村委会书记", NONE, "", FALSE }, { "党支部主任", NONE, "", FALSE }, { "第二党支部书记", NONE, "", FALSE },
  { "公司经理", NONE, "", FALSE }, { "支部书记、公司经理", NONE, "ps", FALSE }, { "某公司党支部书记", NONE, "", FALSE },
  { "总支书记", NONE, "ps", TRUE }, { "总支书记", PARTY, "ps", TRUE }, { "村总支书记", NONE, "ps", TRUE },
  { "村支书记、村主任", NONE, "ps vc", TRUE }, { "副支书记", NONE, "pd", TRUE },
  { "1.党支部书记2.村委会主任", NONE, "ps vc", TRUE }, { "1、支部书记；2、村主任", NONE, "ps vc", TRUE },
  { "①党支部书记②村委会主任", NONE, "ps vc", TRUE },
  { "嘎查党支部书记、嘎查委员会主任", NONE, "ps vc", TRUE }, { "嘎查达", NONE, "vc", TRUE },
  { "书记、村集体经济合作社理事长", NONE, "ps", TRUE },
  { "党支部书记（已离任）", NONE, "", FALSE }, { "村委会主任（代）", NONE, "", FALSE }, { "支委、村委会主任（免职）", NONE, "pm", FALSE },
  { "支部书记（拟退）", NONE, "ps", FALSE }, { "支部书记（拟任村委会主任）", NONE, "ps", FALSE },
  { "书记（兼主任）", NONE, "ps vc", TRUE }, { "支委（组织）", NONE, "pm", TRUE }, { "村委委员（妇女、治保）", NONE, "vm", FALSE },
  { "村委委员（妇女）", NONE, "vm", TRUE },
  { "负责人", NONE, "", FALSE }, { "是", NONE, "", FALSE }, { "副", NONE, "", FALSE }, { "拟任村委会主任", NONE, "", FALSE },
};

static char *
spell (GArray *posts)
{
  static const char *const bodies = "?pvs";
  static const char *const positions = "?sdcem";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const LwPostReading *post = &g_array_index (posts, LwPostReading, i);

      g_string_append_printf (out, "%s%c%c", i ? " " : "", bodies[post->body], positions[post->position]);
    }
  return g_string_free (out, FALSE);
}

static void
test_every_spelling_of_a_post (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean understood = FALSE;
      g_autoptr(GArray) posts = lw_post_text_parse (cases[i].text, cases[i].column, &understood);
      g_autofree char *found = spell (posts);

      if (g_strcmp0 (found, cases[i].posts) == 0 && understood == cases[i].understood)
        continue;
      g_test_message ("“%s”: “%s”, understood %d", cases[i].text, found, understood);
      g_test_fail ();
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/post-text/every-spelling-of-a-post", test_every_spelling_of_a_post);
  return g_test_run ();
}
