/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-headings-kinds.h"

/* Headings in English, in pinyin and in the initials that databases export, and those that say it twice:
 * 姓名 Name. Written as keys: lower case, without spaces and signs. */

static const LwHeadingEntry table[] = {
  { LW_MEANING_SERIAL, ALL, STRONG, "no number serial serialno serialnumber sn seq sequence index id xuhao xh" },
  { LW_MEANING_TOTAL, ALL, STRONG, "total sum grandtotal subtotal heji zongji" },
  { LW_MEANING_TOWNSHIP, ALL, STRONG, "township town townshipname xiangzhen xz subdistrict" },
  { LW_MEANING_VILLAGE, ALL, STRONG,
    "village villagename nameofvillage villagecommunity villageorcommunity villagecommittee community administrativevillage homevillage cun cunming "
    "cunmingcheng xingzhengcun szc suozaicun" },
  { LW_MEANING_VILLAGE, ALL, WEAK, "unit unitname organisation organization partybranch branch dangzhibu danwei" },
  { LW_MEANING_VILLAGE_CODE, ALL, STRONG, "villagecode code divisioncode statisticalcode cundaima daima cunbianma quhuadaima" },
  { LW_MEANING_VILLAGE_KIND, V, STRONG, "kind type category villagetype leixing leibie xingzhi" },
  { LW_MEANING_ORG_FORM, V, STRONG, "partyorganisation partyorganization formofpartyorganisation formofpartyorganization dangzuzhixingshi" },
  { LW_MEANING_HOUSEHOLDS, V, STRONG, "households numberofhouseholds hushu zonghushu" },
  { LW_MEANING_POPULATION, V, STRONG, "population totalpopulation residents renkou zongrenkou renkoushu" },
  { LW_MEANING_VOTERS, V, STRONG, "voters registeredvoters numberofvoters xuanmin xuanminshu" },
  { LW_MEANING_PARTY_MEMBERS, V, STRONG, "partymembers numberofpartymembers cpcmembers dangyuan dangyuanshu" },

  { LW_MEANING_NAME, PEOPLE, STRONG, "name fullname personname membername cadrename chinesename nameinchinese xingming xm" },
  { LW_MEANING_SEX, PEOPLE, STRONG, "sex gender malefemale mf xingbie xb" },
  { LW_MEANING_ETHNICITY, PEOPLE, STRONG, "ethnicity ethnicgroup nationality ethnic minzu mz" },
  { LW_MEANING_NATIVE_PLACE, PEOPLE, STRONG, "nativeplace hometown placeoforigin origin jiguan jg" },
  { LW_MEANING_NATIVE_PLACE, PEOPLE, WEAK, "placeofbirth birthplace chushengdi" },
  { LW_MEANING_BIRTH, PEOPLE, STRONG,
    "birth birthday birthdate dateofbirth dob born birthyearmonth yearofbirth monthofbirth chushengnianyue chushengriqi shengri csny csrq" },
  { LW_MEANING_AGE, PEOPLE, STRONG, "age ages currentage nianling nl" },
  { LW_MEANING_ID_NUMBER, PEOPLE, STRONG,
    "idnumber idno idcard idcardnumber idcardno identitynumber identitycard identitycardnumber identitycardno identificationnumber nationalid nationalidnumber "
    "citizenid residentid residentidnumber shenfenzheng shenfenzhenghao shenfenzhenghaoma sfz sfzh sfzhm gmsfhm" },
  { LW_MEANING_PHONE, PEOPLE, STRONG,
    "phone phonenumber phoneno mobile mobilephone mobilenumber mobileno cellphone cell tel telephone telephonenumber telno contact contactnumber contactphone "
    "lianxidianhua dianhua shouji shoujihao shoujihaoma lxdh lxfs sjh sjhm" },
  { LW_MEANING_POLITICAL_STATUS, PEOPLE, STRONG, "politicalstatus politicalaffiliation politicaloutlook politicalidentity party zhengzhimianmao zzmm" },
  { LW_MEANING_RECRUITED_ON, D, STRONG, "recruitedon dateofrecruitment probationarysince probationarydate probationarymembersince admittedon dateofadmission recruitdate" },
  { LW_MEANING_FULL_MEMBER_ON, D, STRONG, "fullmembersince fullmemberon fullmemberdate dateoffullmembership zhuanzhengshijian zzsj" },
  { LW_MEANING_PARTY_JOINED, C | R, STRONG,
    "joinedparty joinedtheparty joinedcpc partyjoined partyjoindate joindate dateofjoiningparty dateofjoiningtheparty partysince rudangshijian rudangriqi rdsj rdrq" },
  { LW_MEANING_RECRUITED_ON, D, WEAK, "joinedparty joinedtheparty partyjoindate joindate dateofjoiningtheparty rudangshijian rudangriqi rdsj rdrq" },
  { LW_MEANING_WORK_STARTED, PEOPLE, STRONG, "workstarted startedwork dateofemployment workingsince canjiagongzuoshijian cjgzsj" },
  { LW_MEANING_EDUCATION, PEOPLE, STRONG,
    "education educationlevel educationallevel levelofeducation highesteducation educationalbackground educationbackground qualification xueli whcd wenhuachengdu xl" },
  { LW_MEANING_EDUCATION_FULL_TIME, PEOPLE, STRONG, "fulltimeeducation educationfulltime quanrizhixueli qrzxl" },
  { LW_MEANING_EDUCATION_IN_SERVICE, PEOPLE, STRONG, "inserviceeducation parttimeeducation educationinservice zaizhixueli zzxl" },
  { LW_MEANING_SCHOOL, PEOPLE, STRONG, "school university college graduatedfrom almamater institution biyeyuanxiao byyx" },
  { LW_MEANING_DEGREE, PEOPLE, STRONG, "degree academicdegree xuewei" },
  { LW_MEANING_MAJOR, PEOPLE, STRONG, "major speciality specialty fieldofstudy subject zhuanye zy" },
  { LW_MEANING_POST, C | R, STRONG,
    "post posts position positions title jobtitle currentpost currentposition presentpost office duty villagepost zhiwu xianrenzhiwu xrzw zw" },
  { LW_MEANING_PARTY_POST, C | R, STRONG, "partypost partyposition postintheparty partybranchpost dangneizhiwu" },
  { LW_MEANING_COMMITTEE_POST, C | R, STRONG, "committeepost committeeposition villagecommitteepost postinthecommittee cunweihuizhiwu" },
  { LW_MEANING_SUPERVISION_POST, C | R, STRONG, "supervisionpost supervisorycommitteepost supervisionposition" },
  { LW_MEANING_POST_BODY, C, STRONG, "body organ committee team" },
  { LW_MEANING_POST_STARTED, C | R, STRONG, "postsince inpostsince startofpost poststart dateofappointment appointedon appointmentdate termstart officesince renzhishijian rzsj" },
  { LW_MEANING_POST_ENDED, C | R, STRONG, "postended endofpost dateofleaving leftoffice leftpost lizhishijian lirenshijian" },
  { LW_MEANING_STANDING, C | R, WEAK, "status" },
  { LW_MEANING_DUTIES, C | R, STRONG, "duties responsibilities divisionofwork fengong" },
  { LW_MEANING_OCCUPATION, R | C, STRONG, "occupation profession job employment currentjob zhiye" },
  { LW_MEANING_RESERVE_SINCE, R, STRONG, "reservesince inpoolsince poolsince enteredpool enteredon dateentered selectedon reservedate rukushijian rksj" },
  { LW_MEANING_RESERVE_UNTIL, R, STRONG, "reserveuntil leftpool poolleft leftpoolon chukushijian cksj" },
  { LW_MEANING_RESERVE_FOR, R, STRONG, "reservefor meantfor intendedpost intendedposition targetpost plannedpost peiyangfangxiang nirenzhiwu" },
  { LW_MEANING_SOURCE, R | C, STRONG, "source sourcegroup background laiyuan" },
  { LW_MEANING_MENTOR, R, STRONG, "mentor mentorname supervisor contactperson bangdairen lianxiren peiyangren" },
  { LW_MEANING_TRAINING, R, STRONG, "training trainingmeasures peiyangcuoshi peixunqingkuang" },

  { LW_MEANING_YEAR, D, STRONG, "year niandu nianfen nd" },
  { LW_MEANING_COUNT, D, STRONG, "recruits numberofrecruits newmembers newpartymembers numberofnewmembers count people renshu fazhanshu fazhanrenshu rs" },
  { LW_MEANING_PERIOD, D, STRONG, "quarter month period jidu" },
  { LW_MEANING_NOTES, ALL, STRONG, "note notes remark remarks comment comments beizhu bz" },
};

const LwHeadingEntry *
lw_headings_latin (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (table);
  return table;
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

gboolean
lw_heading_split_tongues (const char *key,
                          char **chinese,
                          char **latin)
{
  g_autoptr(GString) left = g_string_new (NULL);
  g_autoptr(GString) right = g_string_new (NULL);

  for (const char *p = key; *p; p = g_utf8_next_char (p))
    g_string_append_unichar (is_latin (g_utf8_get_char (p)) ? right : left, g_utf8_get_char (p));
  if (left->len == 0 || right->len < 2)
    return FALSE;
  *chinese = g_strdup (left->str);
  *latin = g_strdup (right->str);
  return TRUE;
}

gboolean
lw_heading_names_another (const char *latin)
{
  static const char *const words[] = { "qq", "wechat", "weixin", "mail", "spouse", "wife", "husband", "father", "mother", "parent", "child", "family", "emergency",
                                       "kin", "introducer", "former", "previous", "alias", "office", "first", NULL };

  return lw_text_has_any (latin, words);
}
