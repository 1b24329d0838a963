/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts out of running text. The text is cut into known words, the longest first, so that 团支部书记 is
 * never read as 支部书记; bodies and ranks are then put together item by item. Whatever holds an
 * unknown word gives no post: a post that is guessed changes who is counted. */
#include "lw-post-text.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-english.h"
#include "lw-text.h"

typedef enum
{
  WORD_JOIN,      /* 、 兼 和 … */
  WORD_PLACE,     /* 村, 社区 */
  WORD_BODY,      /* 党支部, 村委会 */
  WORD_SHORT,     /* a body that alone means its member: 支委, 村委 */
  WORD_RANK,      /* 书记, 主任, 委员 */
  WORD_DEPUTY,    /* 副, before a body: 副支部书记 */
  WORD_PARTY,     /* duties of a member of the Party committee: 组织, 宣传 */
  WORD_DUTY,      /* duties of a member of either: 妇女, 治保 */
  WORD_POST,      /* complete: 支书 */
  WORD_BOTH,      /* 一肩挑 */
  WORD_OTHER,     /* a title of another body, or none */
  WORD_NOISE,
  WORD_SOFT,      /* 镇, 老: part of the name of a place, else as WORD_STOP */
  WORD_STOP,      /* 原, 候选人: whatever it is, it is not held */
  WORD_AIDE,      /* 助理, 后备: the post named before it is not this person's */
} WordKind;

typedef struct
{
  const char *text;
  WordKind kind;
  LwBody body;
  LwPosition position;
} Word;

#define PARTY LW_BODY_PARTY_COMMITTEE
#define COMMITTEE LW_BODY_VILLAGE_COMMITTEE
#define SUPERVISION LW_BODY_SUPERVISION
#define BODY(text, body) { text, WORD_BODY, body, 0 }
#define SHORT(text, body) { text, WORD_SHORT, body, 0 }
#define POST(text, body, position) { text, WORD_POST, body, LW_POSITION_##position }
#define RANK(text, position) { text, WORD_RANK, 0, LW_POSITION_##position }
#define OTHER(text) { text, WORD_OTHER, 0, 0 }
#define PLAIN(text, kind) { text, WORD_##kind, 0, 0 }

static const Word words[] = {
  PLAIN ("、", JOIN), PLAIN (",", JOIN), PLAIN (";", JOIN), PLAIN ("/", JOIN), PLAIN ("\\", JOIN), PLAIN ("+", JOIN),
  PLAIN ("&", JOIN), PLAIN (".", JOIN), PLAIN (":", JOIN), PLAIN ("\n", JOIN), PLAIN (" ", JOIN), PLAIN ("(", JOIN),
  PLAIN (")", JOIN), PLAIN ("[", JOIN), PLAIN ("]", JOIN), PLAIN ("-", JOIN), PLAIN ("|", JOIN), PLAIN ("·", JOIN),
  PLAIN ("兼", JOIN), PLAIN ("兼任", JOIN), PLAIN ("和", JOIN), PLAIN ("及", JOIN), PLAIN ("与", JOIN), PLAIN ("暨", JOIN),
  PLAIN ("并", JOIN), PLAIN ("同时任", JOIN), PLAIN ("同时兼任", JOIN), PLAIN ("以及", JOIN),
  PLAIN ("1.", JOIN), PLAIN ("2.", JOIN), PLAIN ("3.", JOIN), PLAIN ("4.", JOIN), PLAIN ("1、", JOIN), PLAIN ("2、", JOIN),
  PLAIN ("3、", JOIN), PLAIN ("4、", JOIN), PLAIN ("①", JOIN), PLAIN ("②", JOIN), PLAIN ("③", JOIN), PLAIN ("④", JOIN),

  PLAIN ("村", PLACE), PLAIN ("社区", PLACE), PLAIN ("本村", PLACE), PLAIN ("该村", PLACE), PLAIN ("我村", PLACE),
  PLAIN ("行政村", PLACE), PLAIN ("居", PLACE), PLAIN ("村(居)", PLACE), PLAIN ("村(社区)", PLACE), PLAIN ("本社区", PLACE),
  PLAIN ("村居", PLACE), PLAIN ("社区(村)", PLACE), PLAIN ("嘎查", PLACE), PLAIN ("村级", PLACE),

  BODY ("党支部", PARTY), BODY ("支部", PARTY), BODY ("党总支", PARTY), BODY ("总支", PARTY), BODY ("党总支部", PARTY),
  BODY ("总支部", PARTY), BODY ("党委", PARTY), BODY ("党组织", PARTY), BODY ("支部委员会", PARTY), BODY ("党支部委员会", PARTY),
  BODY ("总支部委员会", PARTY), BODY ("总支委员会", PARTY), BODY ("党总支委员会", PARTY), BODY ("党总支部委员会", PARTY),
  BODY ("支委会", PARTY), BODY ("党委会", PARTY), BODY ("党委员会", PARTY), BODY ("基层党委", PARTY), BODY ("联合党支部", PARTY),
  BODY ("联合支部", PARTY), BODY ("联合党总支", PARTY), BODY ("党", PARTY), BODY ("村支部", PARTY),
  BODY ("村支两委", LW_BODY_NONE),
  BODY ("村委会", COMMITTEE), BODY ("村民委员会", COMMITTEE), BODY ("居委会", COMMITTEE), BODY ("居民委员会", COMMITTEE),
  BODY ("村(居)委会", COMMITTEE), BODY ("村(居)民委员会", COMMITTEE), BODY ("村居委会", COMMITTEE), BODY ("村委员会", COMMITTEE),
  BODY ("社区居委会", COMMITTEE), BODY ("社区居民委员会", COMMITTEE), BODY ("社区委员会", COMMITTEE), BODY ("村(社区)委会", COMMITTEE),
  BODY ("嘎查委员会", COMMITTEE), BODY ("嘎查村委会", COMMITTEE), BODY ("嘎查村民委员会", COMMITTEE),
  BODY ("监委会", SUPERVISION), BODY ("村监会", SUPERVISION), BODY ("监会", SUPERVISION), BODY ("监督委员会", SUPERVISION), BODY ("村务监督委员会", SUPERVISION),
  BODY ("居务监督委员会", SUPERVISION), BODY ("村监委会", SUPERVISION), BODY ("村监督委员会", SUPERVISION),
  BODY ("村务监督", SUPERVISION), BODY ("居务监督", SUPERVISION), BODY ("监督委", SUPERVISION), BODY ("村务监督委", SUPERVISION),
  BODY ("监督", SUPERVISION), BODY ("村(居)务监督委员会", SUPERVISION), BODY ("村务监委会", SUPERVISION),
  BODY ("居务监委会", SUPERVISION), BODY ("社区监督委员会", SUPERVISION), BODY ("监察委员会", SUPERVISION), BODY ("村务监察委员会", SUPERVISION),
  BODY ("村居务监督委员会", SUPERVISION), BODY ("监事委员会", LW_BODY_NONE),
  SHORT ("支委", PARTY), SHORT ("总支委", PARTY), SHORT ("党支委", PARTY), SHORT ("村支委", PARTY), SHORT ("党总支委", PARTY),
  SHORT ("村委", COMMITTEE), SHORT ("居委", COMMITTEE), SHORT ("社区居委", COMMITTEE), SHORT ("村(居)委", COMMITTEE),
  SHORT ("监委", SUPERVISION), SHORT ("村监委", SUPERVISION), SHORT ("村务监委", SUPERVISION), SHORT ("居务监委", SUPERVISION),

  RANK ("书记", SECRETARY), RANK ("副书记", DEPUTY_SECRETARY), RANK ("专职副书记", DEPUTY_SECRETARY),
  RANK ("主任", CHAIR), RANK ("副主任", DEPUTY_CHAIR), RANK ("常务副主任", DEPUTY_CHAIR), RANK ("主任委员", CHAIR),
  RANK ("副主任委员", DEPUTY_CHAIR), RANK ("委员", MEMBER), RANK ("成员", MEMBER), RANK ("委员会委员", MEMBER),
  PLAIN ("副", DEPUTY),

  PLAIN ("组织", PARTY), PLAIN ("宣传", PARTY), PLAIN ("纪检", PARTY), PLAIN ("纪律检查", PARTY), PLAIN ("纪律", PARTY),
  PLAIN ("统战", PARTY), PLAIN ("组织宣传", PARTY), PLAIN ("组宣", PARTY), PLAIN ("党建", PARTY), PLAIN ("纪检监察", PARTY),
  PLAIN ("保密", PARTY), PLAIN ("群团", PARTY),
  PLAIN ("妇女", DUTY), PLAIN ("青年", DUTY), PLAIN ("治保", DUTY), PLAIN ("调解", DUTY), PLAIN ("治安", DUTY), PLAIN ("计生", DUTY),
  PLAIN ("卫生", DUTY), PLAIN ("民政", DUTY), PLAIN ("文教", DUTY), PLAIN ("文体", DUTY), PLAIN ("生产", DUTY), PLAIN ("环境", DUTY),
  PLAIN ("公共卫生", DUTY), PLAIN ("文化", DUTY), PLAIN ("群众", DUTY), PLAIN ("政法", DUTY), PLAIN ("综治", DUTY), PLAIN ("武装", DUTY),
  PLAIN ("女", NOISE), PLAIN ("福利", DUTY), PLAIN ("社会福利", DUTY), PLAIN ("治安保卫", DUTY), PLAIN ("人民调解", DUTY),
  PLAIN ("经济", DUTY), PLAIN ("服务", DUTY), PLAIN ("专职", NOISE), PLAIN ("兼职", NOISE),

  POST ("支书", PARTY, SECRETARY), POST ("副支书", PARTY, DEPUTY_SECRETARY), POST ("村支书", PARTY, SECRETARY),
  POST ("党支书", PARTY, SECRETARY), POST ("总支书", PARTY, SECRETARY), POST ("村副支书", PARTY, DEPUTY_SECRETARY),
  POST ("社区支书", PARTY, SECRETARY), POST ("支书记", PARTY, SECRETARY), POST ("总支书记", PARTY, SECRETARY),
  POST ("村支书记", PARTY, SECRETARY), POST ("党支书记", PARTY, SECRETARY), POST ("社区支书记", PARTY, SECRETARY),
  POST ("副支书记", PARTY, DEPUTY_SECRETARY), POST ("村副支书记", PARTY, DEPUTY_SECRETARY),
  POST ("嘎查达", COMMITTEE, CHAIR), POST ("副嘎查达", COMMITTEE, DEPUTY_CHAIR),
  POST ("村长", COMMITTEE, CHAIR), POST ("副村长", COMMITTEE, DEPUTY_CHAIR), POST ("村委员", COMMITTEE, MEMBER),
  POST ("居委员", COMMITTEE, MEMBER), POST ("支委员", PARTY, MEMBER), POST ("总支委员", PARTY, MEMBER),
  POST ("党总支委员", PARTY, MEMBER), POST ("党支委员", PARTY, MEMBER), POST ("村支委员", PARTY, MEMBER),
  POST ("监委员", SUPERVISION, MEMBER), POST ("社区居委员", COMMITTEE, MEMBER),
  PLAIN ("一肩挑", BOTH), PLAIN ("书记主任一肩挑", BOTH), PLAIN ("书记、主任一肩挑", BOTH), PLAIN ("支书主任一肩挑", BOTH),

  PLAIN ("现任", NOISE), PLAIN ("中共", NOISE), PLAIN ("任", NOISE), PLAIN ("担任", NOISE), PLAIN ("常务", NOISE), PLAIN ("主持工作", NOISE),
  PLAIN ("主持全面工作", NOISE), PLAIN ("的", NOISE), PLAIN ("男", NOISE), PLAIN ("职务", NOISE), PLAIN ("分管", NOISE),

  PLAIN ("原", STOP), PLAIN ("前", SOFT), PLAIN ("曾任", STOP), PLAIN ("拟任", STOP), PLAIN ("拟", STOP), PLAIN ("候选人", STOP),
  PLAIN ("提名", STOP), PLAIN ("名誉", STOP), PLAIN ("荣誉", STOP), PLAIN ("代理", STOP), PLAIN ("代", SOFT), PLAIN ("第", SOFT),
  PLAIN ("驻村", STOP), PLAIN ("包村", STOP), PLAIN ("下派", STOP), PLAIN ("选派", STOP), PLAIN ("待定", STOP),
  PLAIN ("储备", AIDE), PLAIN ("培养对象", AIDE), PLAIN ("后备人选", AIDE), PLAIN ("离任", STOP), PLAIN ("免职", STOP), PLAIN ("辞职", STOP), PLAIN ("已免", STOP), PLAIN ("卸任", STOP), PLAIN ("候补", STOP),
  PLAIN ("试用", STOP), PLAIN ("挂职", STOP), PLAIN ("镇", SOFT), PLAIN ("乡", SOFT), PLAIN ("县", SOFT), PLAIN ("街道", SOFT),
  PLAIN ("两委", STOP), PLAIN ("镇党委", STOP), PLAIN ("乡党委", STOP), PLAIN ("非", SOFT), PLAIN ("不是", STOP), 
  PLAIN ("空缺", STOP), PLAIN ("退休", STOP), PLAIN ("老", SOFT), PLAIN ("离职", STOP),

  OTHER ("第一书记"), OTHER ("驻村第一书记"), OTHER ("驻村工作队"), OTHER ("驻村队员"), OTHER ("驻村工作队队长"), OTHER ("驻村工作队队员"),
  OTHER ("驻村工作队长"), OTHER ("工作队员"), OTHER ("工作队长"), OTHER ("驻村干部"), OTHER ("包村干部"), PLAIN ("助理", AIDE), OTHER ("书记助理"),
  OTHER ("主任助理"), OTHER ("村官"), OTHER ("大学生村官"), OTHER ("选调生"), OTHER ("到村任职选调生"),
  OTHER ("妇联主席"), OTHER ("妇联副主席"), OTHER ("妇联主任"), OTHER ("妇联执委"), OTHER ("妇联委员"), OTHER ("妇联"), OTHER ("妇代会主任"),
  OTHER ("妇女主任"), OTHER ("妇女副主任"), OTHER ("妇女干部"), OTHER ("妇女专干"), OTHER ("妇女小组长"), OTHER ("妇女联合会主席"),
  OTHER ("妇女工作委员会主任"), OTHER ("妇儿主任"),
  OTHER ("计生专干"), OTHER ("计生主任"), OTHER ("计生专职"), OTHER ("计生员"), OTHER ("计生专职主任"), OTHER ("计划生育专干"),
  OTHER ("治保主任"), OTHER ("治保会主任"), OTHER ("治保委员会主任"), OTHER ("治安主任"), OTHER ("治保员"), OTHER ("治调主任"),
  OTHER ("治安员"), OTHER ("治保调解主任"), OTHER ("治保副主任"), OTHER ("治安保卫委员会主任"), OTHER ("综治主任"),
  OTHER ("调解主任"), OTHER ("调委会主任"), OTHER ("调解委员会主任"), OTHER ("人民调解委员会主任"), OTHER ("调解员"), OTHER ("人民调解员"),
  OTHER ("调解委员会委员"), OTHER ("调委会委员"), OTHER ("民调主任"), OTHER ("民调员"),
  OTHER ("民兵连长"), OTHER ("民兵营长"), OTHER ("民兵排长"), OTHER ("民兵副连长"), OTHER ("民兵连指导员"), OTHER ("民兵指导员"),
  OTHER ("武装部长"), OTHER ("民兵"),
  OTHER ("团支部书记"), OTHER ("团支部副书记"), OTHER ("团支书"), OTHER ("团总支书记"), OTHER ("团委书记"), OTHER ("团委副书记"),
  OTHER ("共青团支部书记"), OTHER ("团支部委员"), OTHER ("团书记"), OTHER ("共青团书记"), OTHER ("青年团书记"), OTHER ("团干部"),
  OTHER ("会计"), OTHER ("出纳"), OTHER ("文书"), OTHER ("报账员"), OTHER ("报帐员"), OTHER ("统计员"), OTHER ("保管员"), OTHER ("财务"),
  OTHER ("总会计"), OTHER ("主管会计"), OTHER ("村会计"), OTHER ("记账员"), OTHER ("财会"), OTHER ("财务负责人"),
  OTHER ("网格长"), OTHER ("网格员"), OTHER ("网格支部书记"), OTHER ("网格党支部书记"), OTHER ("网格党小组长"), OTHER ("专职网格员"),
  OTHER ("兼职网格员"), OTHER ("总网格长"), OTHER ("副网格长"), OTHER ("微网格长"), OTHER ("网格管理员"), OTHER ("片长"), OTHER ("楼长"),
  OTHER ("楼栋长"), OTHER ("单元长"), OTHER ("片区长"), OTHER ("中心户长"), OTHER ("十户长"), OTHER ("街长"),
  OTHER ("村医"), OTHER ("乡村医生"), OTHER ("卫生员"), OTHER ("防疫员"), OTHER ("动物防疫员"), OTHER ("教师"), OTHER ("民办教师"),
  OTHER ("组长"), OTHER ("副组长"), OTHER ("小组长"), OTHER ("村民小组长"), OTHER ("居民小组长"), OTHER ("村民组长"), OTHER ("村组长"),
  OTHER ("队长"), OTHER ("生产队长"), OTHER ("队干部"), OTHER ("村小组长"), OTHER ("屯长"), OTHER ("社长"), OTHER ("副社长"),
  OTHER ("党小组长"), OTHER ("党小组组长"), OTHER ("监督小组组长"), OTHER ("监督小组成员"),
  OTHER ("村民代表"), OTHER ("居民代表"), OTHER ("人大代表"), OTHER ("党代表"), OTHER ("党员代表"), OTHER ("政协委员"), OTHER ("镇人大代表"),
  OTHER ("县人大代表"), OTHER ("乡人大代表"), OTHER ("县党代表"), OTHER ("镇党代表"), OTHER ("县政协委员"), OTHER ("市人大代表"), OTHER ("区人大代表"),
  OTHER ("护林员"), OTHER ("河长"), OTHER ("林长"), OTHER ("田长"), OTHER ("路长"), OTHER ("保洁员"), OTHER ("护路员"), OTHER ("水管员"),
  OTHER ("电工"), OTHER ("管水员"), OTHER ("巡河员"), OTHER ("生态护林员"), OTHER ("村级河长"), OTHER ("库管员"), OTHER ("安全员"),
  OTHER ("消防员"), OTHER ("信息员"), OTHER ("联络员"), OTHER ("协管员"), OTHER ("应急员"), OTHER ("气象员"), OTHER ("农技员"),
  PLAIN ("后备干部", AIDE), PLAIN ("村级后备", AIDE), PLAIN ("村级后备干部", AIDE), PLAIN ("后备力量", AIDE), PLAIN ("后备", AIDE), PLAIN ("村后备干部", AIDE), PLAIN ("储备人才", AIDE),
  OTHER ("综治专干"), OTHER ("综治中心主任"), OTHER ("综治员"), OTHER ("党建专干"), OTHER ("民政专干"), OTHER ("扶贫专干"), OTHER ("专干"),
  OTHER ("党建指导员"), OTHER ("党务工作者"), OTHER ("党务专干"), OTHER ("专职党务工作者"), OTHER ("劳保专干"), OTHER ("民政协理员"),
  OTHER ("残协专干"), OTHER ("残联专干"), OTHER ("残协主席"), OTHER ("残协委员"), OTHER ("残疾人联络员"), OTHER ("助残员"), OTHER ("文化专干"),
  OTHER ("社区工作者"), OTHER ("社工"), OTHER ("专职社区工作者"), OTHER ("公益岗"), OTHER ("公益岗位"), OTHER ("乡村振兴专干"),
  OTHER ("扶贫专员"), OTHER ("聘用干部"), OTHER ("村干部"), OTHER ("社区干部"), OTHER ("普通干部"), OTHER ("干部"), OTHER ("工作人员"),
  OTHER ("便民服务员"), OTHER ("代办员"), OTHER ("退役军人服务站站长"), OTHER ("退役军人服务站副站长"), OTHER ("服务站站长"), OTHER ("站长"),
  OTHER ("党群服务中心主任"), OTHER ("党群服务中心副主任"), OTHER ("便民服务中心主任"), OTHER ("新时代文明实践站站长"), OTHER ("文明实践站长"),
  OTHER ("集体经济合作社理事长"), OTHER ("集体经济合作社社长"), OTHER ("集体经济组织理事长"), OTHER ("股份合作社理事长"),
  OTHER ("股份合作社社长"), OTHER ("集体股份经济合作社理事长"), OTHER ("专业合作社理事长"), OTHER ("集体经济股份合作社理事长"),
  OTHER ("经济合作社社长"), OTHER ("经济合作社副社长"), OTHER ("经济合作社理事长"), OTHER ("经济合作社监事长"), OTHER ("合作社理事长"),
  OTHER ("合作社监事长"), OTHER ("合作社社长"), OTHER ("合作社负责人"), OTHER ("股份经济合作社理事长"), OTHER ("股份经济合作社监事长"),
  OTHER ("股份经济合作社社长"), OTHER ("集体经济组织负责人"), OTHER ("理事长"), OTHER ("监事长"), OTHER ("理事"), OTHER ("监事"),
  OTHER ("经联社社长"), OTHER ("经联社理事长"), OTHER ("经济联合社社长"), OTHER ("经济联合社理事长"), OTHER ("监事会主席"), OTHER ("监事会主任"),
  OTHER ("理事会成员"), OTHER ("监事会成员"), OTHER ("监事会监事长"), OTHER ("理事会理事长"), OTHER ("经济合作社理事"), OTHER ("经济合作社监事"),
  OTHER ("老龄主任"), OTHER ("老龄委主任"), OTHER ("老龄协会会长"), OTHER ("老协会长"), OTHER ("老年协会会长"), OTHER ("老协主任"),
  OTHER ("科协主席"), OTHER ("科技副主任"), OTHER ("关工委主任"), OTHER ("关工委副主任"), OTHER ("工会主席"), OTHER ("工会副主席"),
  OTHER ("红白理事会会长"), OTHER ("红白理事会理事长"), OTHER ("会长"), OTHER ("乡贤"), OTHER ("乡贤会会长"), OTHER ("道德评议会会长"),
  OTHER ("纪委书记"), OTHER ("纪委副书记"), OTHER ("纪委委员"), OTHER ("纪检书记"), OTHER ("纪检监督员"), OTHER ("纪检监察员"), OTHER ("监察员"),
  OTHER ("纪检监察联络员"), OTHER ("监察联络员"), OTHER ("监察信息员"), OTHER ("村务监督员"), OTHER ("监督员"), OTHER ("廉情监督员"),
  OTHER ("宣传员"), OTHER ("广播员"), OTHER ("远教管理员"), OTHER ("远程教育管理员"), OTHER ("档案员"), OTHER ("图书管理员"), OTHER ("打字员"),
  OTHER ("法律明白人"), OTHER ("法律顾问"), OTHER ("辅警"), OTHER ("警务助理"), OTHER ("村民"), OTHER ("居民"), OTHER ("党员"), OTHER ("无职务"),
  OTHER ("无职党员"), OTHER ("议事会成员"), OTHER ("环境卫生委员会主任"), OTHER ("公共卫生委员会主任"), OTHER ("公共卫生委员会委员"),
};

#define MAX_PENDING 4

typedef struct
{
  LwBody column;
  GArray *posts;
  gboolean understood;

  /* The item that is being read. */
  LwBody pending[MAX_PENDING]; /* bodies whose rank is still to come: 支部、村委会委员 */
  guint n_pending;
  gboolean short_body; /* the last of them was 村委 or the like, alone its member */
  gboolean party_duty;
  gboolean duty;
  gboolean deputy;
  LwBody context; /* body of the last post, for 副主任、委员 */
  guint n_before; /* posts before the last segment */
} Reader;

static const Word *
longest_word (const char *text)
{
  return lw_text_longest_word (text, words, G_N_ELEMENTS (words), sizeof words[0]);
}

/* 和, 与 and the like join posts, but are part of many names: 和平村, 太和村. */
static gboolean
is_joining_character (const Word *word)
{
  static const char *const characters[] = { "和", "及", "与", "并", "兼", "暨", NULL };

  return word && word->kind == WORD_JOIN && g_strv_contains (characters, word->text);
}

/* (transfer full): words in a row; NULL stands for a character of no known word. */
static GPtrArray *
cut_into_words (const char *text)
{
  GPtrArray *cut = g_ptr_array_new ();

  while (*text)
    {
      const Word *word = longest_word (text);

      g_ptr_array_add (cut, (gpointer) word);
      text = word ? text + strlen (word->text) : g_utf8_next_char (text);
    }

  for (guint i = 0; i < cut->len; i++)
    if (is_joining_character (cut->pdata[i]) &&
        ((i > 0 && !cut->pdata[i - 1]) || (i + 1 < cut->len && !cut->pdata[i + 1])))
      cut->pdata[i] = NULL;
  return cut;
}

static WordKind
kind_at (GPtrArray *cut, guint i)
{
  const Word *word = cut->pdata[i];

  return word->kind;
}

static gboolean
begins_with_place (const Word *word)
{
  return word && (word->kind == WORD_PLACE || g_str_has_prefix (word->text, "村") ||
                  g_str_has_prefix (word->text, "社区"));
}

/* 示范镇张庄村 before a post says only where it is. */
static guint
skip_place_name (GPtrArray *cut, guint start, guint end)
{
  gboolean unknown = FALSE;
  guint i = start;

  for (; i < end; i++)
    {
      if (!cut->pdata[i])
        unknown = TRUE;
      else if (kind_at (cut, i) != WORD_SOFT && kind_at (cut, i) != WORD_NOISE)
        break;
    }
  return unknown && i < end && begins_with_place (cut->pdata[i]) ? i : start;
}

static void
add_post (Reader *reader, LwBody body, LwPosition position)
{
  LwPostReading post = { body, position };

  reader->context = body;
  for (guint i = 0; i < reader->posts->len; i++)
    {
      const LwPostReading *known = &g_array_index (reader->posts, LwPostReading, i);

      if (known->body == body && known->position == position)
        return;
    }
  g_array_append_val (reader->posts, post);
}

static gboolean
body_has_position (LwBody body, LwPosition position)
{
  gboolean of_party = position == LW_POSITION_SECRETARY || position == LW_POSITION_DEPUTY_SECRETARY;

  if (position == LW_POSITION_MEMBER)
    return body != LW_BODY_NONE;
  return of_party ? body == PARTY : body == COMMITTEE || body == SUPERVISION;
}

/* Where no body is named, the rank and the column tell it. */
static LwBody
body_of_rank (const Reader *reader, LwPosition position)
{
  if (position == LW_POSITION_SECRETARY || position == LW_POSITION_DEPUTY_SECRETARY)
    return PARTY;
  if (position != LW_POSITION_MEMBER)
    return reader->column == SUPERVISION ? SUPERVISION : COMMITTEE;
  if (reader->column)
    return reader->column;
  if (reader->party_duty)
    return PARTY;
  /* 妇女委员, 治保委员 may belong to any body. */
  return reader->duty ? LW_BODY_NONE : reader->context;
}

static void
clear_item (Reader *reader)
{
  reader->party_duty = reader->duty = reader->deputy = reader->short_body = FALSE;
  reader->n_pending = 0;
}

static LwPosition
deputy_of (LwPosition position)
{
  if (position == LW_POSITION_SECRETARY)
    return LW_POSITION_DEPUTY_SECRETARY;
  return position == LW_POSITION_CHAIR ? LW_POSITION_DEPUTY_CHAIR : LW_POSITION_NONE;
}

static void
take_rank (Reader *reader, LwPosition position)
{
  /* 民政主任 is a title of its own, not the chair. */
  gboolean of_duty = (reader->duty || reader->party_duty) && position != LW_POSITION_MEMBER;

  if (reader->deputy)
    position = deputy_of (position);
  if (!reader->n_pending)
    reader->pending[reader->n_pending++] = body_of_rank (reader, position);

  for (guint i = 0; i < reader->n_pending; i++)
    if (position && !of_duty && body_has_position (reader->pending[i], position))
      add_post (reader, reader->pending[i], position);
    else
      reader->understood = FALSE;
  clear_item (reader);
}

/* 支委、村委: a short word that gets no rank of its own is a member. */
static void
settle_short (Reader *reader)
{
  if (!reader->short_body)
    return;
  reader->short_body = FALSE;
  add_post (reader, reader->pending[--reader->n_pending], LW_POSITION_MEMBER);
}

static void
take_body (Reader *reader, const Word *word)
{
  settle_short (reader);
  /* 党…支部: one body said in two words */
  if (reader->n_pending && reader->pending[reader->n_pending - 1] == word->body)
    reader->n_pending--;
  if (reader->n_pending == MAX_PENDING)
    {
      reader->understood = FALSE;
      clear_item (reader);
    }
  reader->pending[reader->n_pending++] = word->body;
  reader->short_body = word->kind == WORD_SHORT;
}

static void
take_post (Reader *reader, const Word *word)
{
  LwPosition position = reader->deputy ? deputy_of (word->position) : word->position;

  settle_short (reader);
  if (reader->n_pending || !position)
    reader->understood = FALSE;
  else
    add_post (reader, word->body, position);
  clear_item (reader);
}

static void
take_word (Reader *reader, const Word *word)
{
  switch (word->kind)
    {
    case WORD_BODY:
    case WORD_SHORT:
      take_body (reader, word);
      break;
    case WORD_RANK:
      take_rank (reader, word->position);
      break;
    case WORD_DEPUTY:
      reader->deputy = TRUE;
      break;
    case WORD_PARTY:
      reader->party_duty = TRUE;
      break;
    case WORD_DUTY:
      reader->duty = TRUE;
      break;
    case WORD_POST:
      take_post (reader, word);
      break;
    case WORD_BOTH:
      add_post (reader, PARTY, LW_POSITION_SECRETARY);
      add_post (reader, COMMITTEE, LW_POSITION_CHAIR);
      clear_item (reader);
      break;
    case WORD_OTHER:
      /* 村委会会计: the body only says where. */
      clear_item (reader);
      break;
    case WORD_PLACE:
      settle_short (reader);
      break;
    case WORD_JOIN:
    case WORD_NOISE:
    case WORD_SOFT:
    case WORD_STOP:
    case WORD_AIDE:
    default:
      break;
    }
}

/* Whether what stands between two joiners is to be read; what is not understood says so. */
static gboolean
may_read (Reader *reader, GPtrArray *cut, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      if (cut->pdata[i] && kind_at (cut, i) == WORD_AIDE)
        return FALSE;
      if (!cut->pdata[i] || kind_at (cut, i) == WORD_SOFT || kind_at (cut, i) == WORD_STOP)
        {
          reader->understood = FALSE;
          return FALSE;
        }
    }
  return TRUE;
}

/* 党支部书记（已离任）, 主任（代）: what stands in brackets takes back the posts named before it. 书记（拟任
 * 村委会主任） does not. */
static gboolean
takes_back (GPtrArray *cut, guint start, guint end)
{
  static const char *const undone[] = { "离任", "免职", "辞职", "已免", "卸任", "退休", "离职", "候选人", "提名", "代理", "代", "挂职", "原", "前", "候补", NULL };
  const Word *before = start ? cut->pdata[start - 1] : NULL;
  gboolean found = FALSE;

  if (!before || strcmp (before->text, "(") != 0)
    return FALSE;
  for (guint i = start; i < end; i++)
    {
      const Word *word = cut->pdata[i];

      if (word && (word->kind == WORD_RANK || word->kind == WORD_POST || word->kind == WORD_BODY || word->kind == WORD_SHORT))
        return FALSE;
      found |= word && g_strv_contains (undone, word->text);
    }
  return found;
}

/* 支委（组织）, 村委委员（妇女）: what a member looks after. */
static gboolean
only_tells_duty (const Reader *reader, GPtrArray *cut, guint start, guint end)
{
  const Word *before = start ? cut->pdata[start - 1] : NULL;

  if (!before || strcmp (before->text, "(") != 0 || !reader->posts->len || reader->n_pending || start == end)
    return FALSE;
  for (guint i = start; i < end; i++)
    if (!cut->pdata[i] || (kind_at (cut, i) != WORD_PARTY && kind_at (cut, i) != WORD_DUTY && kind_at (cut, i) != WORD_NOISE))
      return FALSE;
  return TRUE;
}

static void
read_segment (Reader *reader, GPtrArray *cut, guint start, guint end)
{
  if (takes_back (cut, start, end))
    {
      g_array_set_size (reader->posts, reader->n_before);
      reader->understood = FALSE;
      return;
    }
  if (only_tells_duty (reader, cut, start, end))
    return;
  reader->n_before = reader->posts->len;
  start = skip_place_name (cut, start, end);
  if (!may_read (reader, cut, start, end))
    {
      clear_item (reader);
      return;
    }
  for (guint i = start; i < end; i++)
    take_word (reader, cut->pdata[i]);
  settle_short (reader);
}

/* (transfer full) */
static GArray *
read_posts (const char *text, LwBody column, gboolean *understood)
{
  g_autoptr(GPtrArray) cut = cut_into_words (text);
  Reader reader = { .column = column, .understood = TRUE };
  guint start = 0;

  reader.posts = g_array_new (FALSE, FALSE, sizeof (LwPostReading));
  for (guint i = 0; i <= cut->len; i++)
    if (i == cut->len || (cut->pdata[i] && kind_at (cut, i) == WORD_JOIN))
      {
        read_segment (&reader, cut, start, i);
        start = i + 1;
      }

  /* 党支部 without a rank, 妇女 without 委员 */
  if (reader.n_pending || reader.duty || reader.party_duty || reader.deputy)
    reader.understood = FALSE;
  *understood = reader.understood;
  return reader.posts;
}

/**
 * lw_post_text_parse:
 * @text: (nullable)
 * @column: the body whose column it is, LW_BODY_NONE for a column of all posts
 * @understood: (out): FALSE when words were met that are neither a post nor a known other title: the
 *   text is to be kept and looked at. 两委委员 is among them, as it does not say of which of the two.
 *
 * docs/counting.md, section 5. In a column of all posts a bare 书记 belongs to the Party organisation, a
 * bare 主任 to the villagers' committee. Former, planned and honorary posts are no posts.
 *
 * Returns: (transfer full) (element-type LwPostReading): without doubles, maybe empty
 */
GArray *
lw_post_text_parse (const char *text, LwBody column, gboolean *understood)
{
  g_autofree char *english = lw_english_to_chinese (text);
  g_autofree char *joined = NULL;
  g_autofree char *spaced = NULL;
  g_autoptr(GArray) posts = NULL;
  GArray *of_spaced = NULL;
  gboolean spaced_understood = FALSE;

  if (english)
    text = english;
  joined = lw_text_fold (text, LW_FOLD_NO_SPACES);
  *understood = TRUE;
  if (lw_text_is_blank (joined))
    return g_array_new (FALSE, FALSE, sizeof (LwPostReading));

  /* Spaces stand inside words (书　记) more often than between posts. */
  posts = read_posts (joined, column, understood);
  if (*understood)
    return g_steal_pointer (&posts);

  spaced = lw_text_fold (text, LW_FOLD_KEEP_SPACES);
  of_spaced = read_posts (spaced, column, &spaced_understood);
  if (spaced_understood)
    {
      *understood = TRUE;
      return of_spaced;
    }
  g_array_unref (of_spaced);
  return g_steal_pointer (&posts);
}
