/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-english.h"

#include <string.h>

/* More than two posts with their commas is no caption. */
#define MOST_BYTES 120

static const struct
{
  const char *chinese;
  const char *english; /* lower case, letters alone, between spaces */
} captions[] = {
  { "博士", " doctor phd doctorate doctoral doctordegree doctoraldegree " },
  { "硕士研究生", " master masters postgraduate graduate mastersdegree masterdegree ma msc mba " },
  { "本科", " bachelor bachelors undergraduate bachelorsdegree bachelordegree university universitygraduate collegebachelor ba bsc " },
  { "大专", " college juniorcollege collegediploma juniorcollegediploma associate associatedegree associatesdegree diploma highervocational vocationalcollege threeyearcollege " },
  { "中专", " technicalsecondary secondaryvocational secondaryvocationalschool technicalsecondaryschool vocationalschool technicalschool vocationalhighschool secondarytechnicalschool " },
  { "高中", " highschool seniorhigh seniorhighschool seniormiddleschool seniorsecondary seniorsecondaryschool uppersecondary " },
  { "初中", " juniorhigh juniorhighschool juniormiddleschool middleschool juniorsecondary lowersecondary " },
  { "小学", " primary primaryschool elementary elementaryschool " },
  { "中共党员", " partymember cpcmember cpc ccp ccpmember communistpartymember memberofthecpc fullmember memberofcpc " },
  { "预备党员", " probationary probationarymember probationarypartymember probationarycpcmember " },
  { "团员", " leaguemember youthleaguemember communistyouthleaguemember cyl cylmember youthleague " },
  { "群众", " masses themasses nonparty nonpartymember ordinarycitizen citizen " },
  /* A first secretary (第一书记) is sent by the county and no secretary of the branch. */
  { "党支部书记", " partysecretary secretary partybranchsecretary villagepartysecretary partychief secretaryofthepartybranch generalsecretary villagesecretary " },
  { "党支部副书记", " deputypartysecretary deputysecretary vicesecretary vicepartysecretary deputypartybranchsecretary deputysecretaryofthepartybranch " },
  { "党支部委员", " partycommitteemember partybranchmember partybranchcommitteemember memberofthepartybranch memberofthepartycommittee partymemberofcommittee branchcommitteemember " },
  { "村委会主任", " villagehead villagechief villagedirector director chair chairman chairperson villagecommitteedirector villagecommitteechair villagecommitteechairman directorofthevillagecommittee chairofthevillagecommittee headofthevillagecommittee " },
  { "村委会副主任", " deputyvillagehead deputydirector vicedirector deputychair vicechair vicechairman deputychairman deputyvillagedirector villagecommitteedeputydirector deputydirectorofthevillagecommittee deputychairofthevillagecommittee " },
  { "村委会委员", " villagecommitteemember committeemember memberofthevillagecommittee villagersmember villagerscommitteemember " },
  { "村务监督委员会主任", " supervisioncommitteechair supervisionchair supervisorycommitteechair supervisorycommitteedirector supervisioncommitteedirector chairofthesupervisioncommittee " },
  { "村务监督委员会委员", " supervisioncommitteemember supervisionmember supervisorycommitteemember memberofthesupervisioncommittee " },
  { "汉族", " han " },
  { "回族", " hui " },
  { "壮族", " zhuang " },
  { "藏族", " tibetan zang " },
  { "蒙古族", " mongol mongolian menggu " },
  { "维吾尔族", " uygur uyghur uighur " },
  { "苗族", " miao hmong " },
  { "彝族", " yi " },
  { "满族", " manchu man " },
  { "土家族", " tujia " },
  { "布依族", " buyi bouyei " },
  { "朝鲜族", " korean " },
  { "侗族", " dong " },
  { "瑶族", " yao " },
  { "白族", " bai " },
  { "哈尼族", " hani " },
  { "哈萨克族", " kazakh kazak " },
  { "傣族", " dai " },
  { "黎族", " li " },
  { "傈僳族", " lisu " },
  { "佤族", " wa va " },
  { "畲族", " she " },
  { "纳西族", " naxi " },
  { "景颇族", " jingpo " },
  { "柯尔克孜族", " kirgiz kyrgyz " },
  { "塔吉克族", " tajik " },
};

/* "Party Secretary" → " partysecretary " */
static char *
key_of (const char *text)
{
  GString *key = g_string_new (" ");

  for (const char *p = text; *p; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
  g_string_append_c (key, ' ');
  return g_string_free (key, FALSE);
}

static const char *
find (const char *part)
{
  g_autofree char *key = key_of (part);

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    if (key[1] != ' ' && strstr (captions[i].english, key))
      return captions[i].chinese;
  return NULL;
}

/* "Secretary and Village Head", "Secretary/Head" */
static char **
split (const char *text)
{
  g_auto(GStrv) by_and = g_strsplit (text, " and ", -1);
  g_autofree char *joined = g_strjoinv ("|", by_and);

  return g_strsplit (g_strdelimit (joined, ",;/&+\n", '|'), "|", -1);
}

char *
lw_english_to_chinese (const char *text)
{
  g_auto(GStrv) parts = NULL;
  GString *chinese;

  if (!text || !g_ascii_isalpha (text[strspn (text, " ")]) || strlen (text) > MOST_BYTES)
    return NULL;
  for (const char *p = text; *p; p++)
    if ((guchar) *p >= 0x80)
      return NULL;
  chinese = g_string_new (NULL);
  parts = split (text);
  for (guint i = 0; parts[i]; i++)
    {
      const char *found = *g_strstrip (parts[i]) ? find (parts[i]) : "";

      if (!found)
        {
          g_string_free (chinese, TRUE);
          return NULL;
        }
      g_string_append_printf (chinese, "%s%s", chinese->len && *found ? "、" : "", found);
    }
  return g_string_free (chinese, FALSE);
}
