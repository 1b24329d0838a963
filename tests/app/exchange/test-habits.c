/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-import.h"
#include "lw-journal.h"
#include "lw-names.h"
#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-tables.h"
#include "lw-test.h"
#include "lw-workbook.h"

/* Habits of offices, one small sheet each, and all that comes out of it. Villages: 左村, 右村, 和平社区.
 * All people are fictional. */

typedef struct
{
  const char *name;
  const char *text;
  const char *sheets; /* "kind rows created updated refused", one after the other */
  const char *people; /* a line for each: name sex birth education(full-time/in-service) posts reserves */
  const char *file;   /* NULL: 名册.csv */
} Habit;

static const Habit habits[] = {
  { "ditto",
    "村,姓名,性别,出生年月,学历,职务,任现职时间\n"
    "左村,左一,男,1980.1,大专,书记、主任,2021.3\n"
    "同上,左二,女,1981.2,同上,副主任,〃\n"
    "——〃——,左三,男,1982.3,高中,委员,同上\n",
    "committees 3 3 0 0",
    "左一 m 1980-01 3/- 左村:ps@2021-03 左村:vc@2021-03\n"
    "左二 f 1981-02 3/- 左村:ve@2021-03\n"
    "左三 m 1982-03 4/-\n" },
  { "ditto-below-a-gap",
    "村,姓名,性别,学历,职务\n左村,左一,男,大专,书记\n,左二,女,,主任\n,左三,男,同上,副主任\n",
    "committees 3 3 0 0",
    "左一 m - 3/- 左村:ps\n左二 f - -/- 左村:vc\n左三 m - 3/- 左村:ve\n" },
  { "tables-below-each-other",
    "左村两委班子\n序号,姓名,职务,出生年月,性别\n1,左一,书记,1980.1,男\n2,左二,主任,1981.1,女\n\n"
    "后备干部\n序号,姓名,出生年月,学历,入库时间,培养方向\n1,左三,1995.1,大专,2025.1,书记\n合计：1人\n",
    "committees 2 2 0 0;reserves 1 1 0 0",
    "左一 m 1980-01 -/- 左村:ps\n左二 f 1981-01 -/- 左村:vc\n左三 u 1995-01 3/- 左村+2025-01\n" },
  { "two-tables-for-each-village",
    "左村\n一、两委\n序号,姓名,职务,出生年月\n1,左一,书记,1980.1\n二、后备干部\n序号,姓名,出生年月,学历,入库时间\n1,左三,1995.1,大专,2025.1\n"
    "右村\n一、两委\n序号,姓名,职务,出生年月\n1,右一,主任,1980.2\n二、后备干部\n序号,姓名,出生年月,学历,入库时间\n1,右三,1995.2,高中,2025.2\n",
    "committees 2 2 0 0;reserves 2 2 0 0",
    "左一 u 1980-01 -/- 左村:ps\n右一 u 1980-02 -/- 右村:vc\n左三 u 1995-01 3/- 左村+2025-01\n右三 u 1995-02 4/- 右村+2025-02\n" },
  { "tables-side-by-side",
    "左右乡村干部及后备干部花名册\n序号,村,姓名,性别,职务,出生年月,序号,村,姓名,性别,出生年月,学历,入库时间\n"
    "1,左村,左一,男,书记,1980.1,1,左村,左三,女,1995.1,大专,2025.1\n2,右村,右一,男,主任,1981.1,,,,,,,\n",
    "committees 2 2 0 0;reserves 1 1 0 0",
    "左一 m 1980-01 -/- 左村:ps\n右一 m 1981-01 -/- 右村:vc\n左三 f 1995-01 3/- 左村+2025-01\n" },
  { "a-group-for-each-post",
    "主职干部情况表\n序号,村,党支部书记,,,村委会主任,,,备注\n,,姓名,性别,出生年月,姓名,性别,出生年月,\n"
    "1,左村,左一,男,1980.1,左二,女,1981.1,\n2,右村,右一,男,1982.1,右一,男,1982.1,一肩挑\n",
    "committees 2 2 0 0;committees 2 1 1 0",
    "左一 m 1980-01 -/- 左村:ps\n右一 m 1982-01 -/- 右村:ps 右村:vc\n左二 f 1981-01 -/- 左村:vc\n" },
  { "a-form-without-a-village", /* is not of the village of the form before */
    "登记表\n姓名,左一,所在村,左村\n性别,男,学历,大专\n职务,书记,特长,\n\n登记表\n姓名,右一,所在村,\n性别,女,学历,大专\n职务,主任,特长,\n",
    "committees 2 1 0 1", "左一 m - 3/- 左村:ps\n" },
  { "a-turned-sheet-names-a-village-once", "村名,左村,,右村\n姓名,左一,左二,右一\n性别,男,女,男\n学历,大专,大专,大专\n职务,书记,主任,书记\n", "committees 3 3 0 0",
    "左一 m - 3/- 左村:ps\n左二 f - 3/- 左村:vc\n右一 m - 3/- 右村:ps\n" },
  { "a-first-secretary-in-english", /* is sent by the county */
    "Village,Name,Sex,Position\n左村,Li Ming,M,First Secretary of the Party\n左村,Li Hua,F,Party Secretary\n", "committees 2 2 0 0",
    "Li Ming m - -/-\nLi Hua f - -/- 左村:ps\n" },
  { "parts-of-a-list", /* 一, 二 between rows that are numbered 1, 2 are nobody; where all are 一, 二 they are people */
    "村级后备力量储备库\n序号,姓名,所在村,性别,年龄,文化程度,储备岗位\n一,返乡大学生,,,,,\n1,左一,左村,女,26,本科,委员\n二,退役军人,,,,,\n2,左二,左村,男,33,高中,书记\n",
    "reserves 2 2 0 0", "左一 f - 2/- 左村+\n左二 m - 4/- 左村+\n" },
  { "people-numbered-in-characters", "左村后备干部名单\n序号,姓名,性别,学历,入库时间\n一,左一,女,本科,2025.1\n二,左二,,,\n", "reserves 2 2 0 0",
    "左一 f - 2/- 左村+2025-01\n左二 u - -/- 左村+\n" },
  { "nobody-in-the-year-of-the-title", "2025年发展党员名册\n村,姓名,性别,接收为预备党员时间\n左村,新甲,男,2025.6\n右村,无,,\n", "recruits 2 2 0 0", "" },
  { "a-code-that-lost-its-digits", /* is no numbered note */
    "代码,村名,户数\n4.19999E+11,左村,310\n4.19999E+11,右村,320\n", "villages 2 0 2 0", "" },
  { "halves-with-a-total", "2025年度发展党员情况表\n村,上半年,下半年,合计\n左村,1,1,2\n右村,,,1\n", "recruits 2 2 0 0", "" },
  { "title-and-page-on-every-page", "左村两委班子成员名册,,,第1页\n姓名,性别,职务,备注\n左一,男,书记,\n左村两委班子成员名册,,,第2页\n姓名,性别,职务,备注\n左二,女,主任,\n",
    "committees 2 2 0 0", "左一 m - -/- 左村:ps\n左二 f - -/- 左村:vc\n" },
  { "people-across-with-a-sum", "项目,1,2,3,合计\n姓名,左一,,右一,2人\n性别,男,,女,\n所在村,左村,,右村,\n职务,书记,,主任,\n", "committees 2 2 0 0",
    "左一 m - -/- 左村:ps\n右一 f - -/- 右村:vc\n" },
  { "system-export",
    "*行政区划名称,*姓名,性别代码,民族代码,学历代码,政治面貌代码,出生日期,职务名称,任职开始日期,数据更新时间\n"
    "左村,左一,1,01,31,01,1985-01-02 00:00:00,村党组织书记,2021-03-01,2026-10-10 12:33:21\n"
    "左村,左一,1,01,31,01,1985-01-02 00:00:00,村民委员会主任,2021-05-01,2026-10-10 12:33:21\n",
    "committees 2 1 1 0",
    "左一 m 1985-01-02 3/- 左村:ps@2021-03-01 左村:vc@2021-05-01\n" },
  { "recruits-by-year-of-recruiting", "村,发展年度,姓名,性别,备注\n左村,2023,新甲,男,\n,2022,无,,\n右村,2023年,新乙,女,\n",
    "recruits 3 3 0 0", "" },
  { "rows-that-contradict", /* the later one stands, and again nothing has changed */
    "村,姓名,出生年月,学历,联系电话,备注,职务,任现职时间\n左村,左一,1980.1,大专,13800000001,甲,书记,2021.3\n左村,左一,1980.1,本科,13800000002,乙,书记,2022.4\n",
    "committees 2 1 1 0",
    "左一 u 1980-01 2/- 左村:ps@2022-04\n" },
  { "unit-and-date-above",
    "村干部名册\n填报单位：某镇党委,,,,截至2026年11月\n村,姓名,性别,出生年月,职务\n左村,左一,男,1980.1,书记\n",
    "committees 1 1 0 0",
    "左一 m 1980-01 -/- 左村:ps\n" },
  { "two-educations-in-a-cell",
    "村,姓名,学历,职务\n左村,左一,高中、大专（函授）,书记\n左村,左二,全日制中专 在职本科,主任\n左村,左三,大专（本科在读）,副主任\n",
    "committees 3 3 0 0",
    "左一 u - 4/3 左村:ps\n左二 u - 4/2 左村:vc\n左三 u - 3/- 左村:ve\n" },
  { "who-has-left",
    "村,姓名,职务,任现职时间,离任时间\n左村,左一,书记,2011.3,2016.4\n左村,左二,书记,2016.4,至今\n左村,左一,书记,2004.3,2008.3\n左村,左三,主任,2021.3,2020.1\n",
    "committees 4 3 1 0",
    "左一 u - -/- 左村:ps@2011-03~2016-04 左村:ps@2004-03~2008-03\n左二 u - -/- 左村:ps@2016-04\n左三 u - -/- 左村:vc~2020-01\n" },
  { "who-is-gone", /* and nobody says since when: no post that would count */
    "村,姓名,职务,是否在任\n左村,左一,书记,否\n左村,左二,书记,是\n右村,右一,主任,\n右村,右二,委员,已辞职\n右村,右三,副主任,请假\n",
    "committees 5 5 0 0",
    "左一 u - -/-\n左二 u - -/- 左村:ps\n右一 u - -/- 右村:vc\n右二 u - -/-\n右三 u - -/- 右村:ve\n" },
  { "whether-gone", "村,姓名,职务,是否离任\n左村,左一,书记,否\n左村,左二,主任,是\n", "committees 2 2 0 0",
    "左一 u - -/- 左村:ps\n左二 u - -/-\n" },
  { "nobody-is-gone", /* such columns say nothing: they have no meaning, and are told as such */
    "村,姓名,职务,离任时间,是否在任\n左村,左一,书记,,是\n左村,左二,主任,至今,是\n", "committees 2 2 0 0",
    "左一 u - -/- 左村:ps\n左二 u - -/- 左村:vc\n" },
  { "serving-beyond-the-term", "村,姓名,职务,任职结束日期,状态\n左村,左一,书记,2026.3,在任\n左村,左二,主任,2026.3,\n", "committees 2 2 0 0",
    "左一 u - -/- 左村:ps\n左二 u - -/- 左村:vc~2026-03\n" },
  { "state-of-something-else", "村,姓名,职务,状态\n左村,左一,书记,良好\n左村,左二,主任,一般\n", "committees 2 2 0 0",
    "左一 u - -/- 左村:ps\n左二 u - -/- 左村:vc\n" },
  { "from-when-until-when", /* a whole term is what somebody was elected for, not how long she stayed */
    "村,姓名,职务,任职时间\n左村,左一,书记,2015.3—2020.9\n左村,左二,书记,2020年9月至今\n左村,左三,主任,2021.3-2026.3\n右村,右一,书记,2021-03-2027-03\n",
    "committees 4 4 0 0",
    "左一 u - -/- 左村:ps@2015-03~2020-09\n左二 u - -/- 左村:ps@2020-09\n左三 u - -/- 左村:vc@2021-03\n右一 u - -/- 右村:ps@2021-03\n" },
  { "who-left-the-pool", "村,姓名,出生年月,入库时间,出库时间,在库状态\n左村,左一,1995.1,2022.3,,在库\n左村,左二,1995.2,2022.3,2024.5,已出库\n左村,左三,1995.3,2022.3,,已出库\n",
    "reserves 3 3 0 0",
    "左一 u 1995-01 -/- 左村+2022-03\n左二 u 1995-02 -/- 左村+2022-03~2024-05\n左三 u 1995-03 -/-\n" },
  { "no-post-at-all", "村,姓名,性别,出生年月,职务\n左村,左一,男,1980.1,书记\n左村,左二,女,1981.1,\n左村,左三,男,1982.1,无\n", "committees 3 3 0 0",
    "左一 m 1980-01 -/- 左村:ps\n左二 f 1981-01 -/-\n左三 m 1982-01 -/-\n" },
  { "formulas-that-failed", "村,姓名,性别,出生年月,联系电话,职务\n左村,左一,#N/A,#VALUE!,#REF!,书记\n左村,#NAME?,男,1980.1,,主任\n", "committees 2 1 0 1",
    "左一 u - -/- 左村:ps\n" },
  { "radicals-for-characters", "村,姓名,性别,职务\n左村,⻢⻰,男,书记\n左村,⻛⾦⻓,女,主任\n", "committees 2 2 0 0",
    "马龙 m - -/- 左村:ps\n风金长 f - -/- 左村:vc\n" },
  { "dates-behind-an-apostrophe", "村,姓名,出生年月,职务\n左村,左一,'1980.01,书记\n左村,左二,‘1981.02,主任\n", "committees 2 2 0 0",
    "左一 u 1980-01 -/- 左村:ps\n左二 u 1981-02 -/- 左村:vc\n" },
  { "names-below-their-posts",
    "各村班子配备\n序号,村名,党支部,,,村委会,,监委会,备注\n,,书记,电话,委员,主任,委员,主任,\n"
    "1,左村,左一,13900000001,左二、左三,左一,左 四 ，左五,左六,\n2,右村,右一（女）,,空缺,右二,/,,\n合计,2,2,,2,2,2,1,\n",
    "committees 2 2 0 0;committees 1 1 0 0;committees 1 1 0 0;committees 2 1 1 0;committees 1 1 0 0;committees 1 1 0 0;committees 1 1 0 0",
    "左一 u - -/- 左村:ps 左村:vc\n右一 u - -/- 右村:ps\n左二 u - -/- 左村:pm\n左三 u - -/- 左村:pm\n右二 u - -/- 右村:vc\n"
    "左四 u - -/- 左村:vm\n左五 u - -/- 左村:vm\n左六 u - -/- 左村:sc\n" },
  { "names-below-their-villages",
    "各村班子名单\n职务,左村,右村,和平社区\n党支部书记,左一,右一,平一\n支部副书记,,无,平二\n村（居）委会主任,左一,右二,平一\n村（居）委会委员,左二、左三,空缺,平三\n合计,3,2,3\n",
    "committees 3 2 1 0;committees 1 1 0 0;committees 2 2 0 0;committees 4 3 1 0",
    "左一 u - -/- 左村:ps 左村:vc\n左二 u - -/- 左村:vm\n左三 u - -/- 左村:vm\n右一 u - -/- 右村:ps\n右二 u - -/- 右村:vc\n"
    "平一 u - -/- 和平社区:ps 和平社区:vc\n平二 u - -/- 和平社区:pd\n平三 u - -/- 和平社区:vm\n" },
  { "bodies-beside-posts-and-villages",
    "班子,职务＼村名,左村,右村\n党支部,书记,左一,右一\n,委员,左二,右二、右三\n村（居）委会,主任,,右一\n,委员,左三,右四 右五\n监委会,主任,左四,\n填表人：某某,,,\n",
    "committees 4 4 0 0;committees 4 3 1 0;committees 2 2 0 0",
    "左一 u - -/- 左村:ps\n左二 u - -/- 左村:pm\n左三 u - -/- 左村:vm\n左四 u - -/- 左村:sc\n右一 u - -/- 右村:ps 右村:vc\n右二 u - -/- 右村:pm\n"
    "右四 u - -/- 右村:vm\n右三 u - -/- 右村:pm\n右五 u - -/- 右村:vm\n" },
  { "a-vacancy-opens-the-block", /* its village and its body are those of the rows below */
    "村,班子类别,职务,姓名\n左村,党支部,书记,空缺\n,,委员,左一\n,村（居）委会,主任,无\n,,委员,左二\n右村,村委会,主任,右一\n", "committees 3 3 0 0",
    "左一 u - -/- 左村:pm\n左二 u - -/- 左村:vm\n右一 u - -/- 右村:vc\n" },
  { "words-for-a-vacancy", /* one that says more of somebody lacks the name */
    "村,姓名（曾用名）,性别,职务\n左村,（空缺）,,书记\n左村,待换届选举,,主任\n左村,空缺（待补选）,女,村委会委员\n左村,左一,男,支委\n", "committees 2 1 0 1",
    "左一 m - -/- 左村:pm\n" },
  { "years-by-sex", "村,2024年,,,2025年,,\n,合计,男,女,合计,男,女\n左村,1,1,0,0,0,0\n右村,0,0,0,2,1,1\n", "recruits 2 2 0 0", "" },
  { "ticks-below-answers", /* two answers are none; what may be anything is kept apart */
    "各村后备干部\n村,姓名,性别,,学历,,,,年龄,,培养方向\n,,男,女,本科及以上,大专,高中（中专）,初中及以下,35岁以下,36岁以上,\n左村,左一,√,,,√,,,√,,书记\n,左二,,是,1,,,,√,,主任\n"
    "右村,右一,√,√,,,√,,,√,委员\n,右二,,女,,,高中,,,√,委员\n合计,4,2,3,1,1,2,0,2,2,\n",
    "reserves 4 4 0 0",
    "左一 m - 3/- 左村+\n左二 f - 2/- 左村+\n右一 u - 4/- 右村+\n右二 f - 4/- 右村+\n" },
  { "ticks-beside-a-plain-column", "村,姓名,性别,学历,学历情况,,培养方向\n,,,,大专,高中,\n左村,左一,男,本科,√,,书记\n", "reserves 1 1 0 0",
    "左一 m - 2/- 左村+\n" },
  { "body-in-a-column-of-its-own",
    "村,班子类别,姓名,职务\n左村,村党组织,左一,书记\n,,左二,委员\n左村,村委会,左一,主任\n,,左三,委员\n左村,村监委会,左四,主任\n左村,团支部,左五,书记\n左村,村监委会,左六,村委会委员\n右村,,右一,主任\n",
    "committees 8 7 1 0",
    "左一 u - -/- 左村:ps 左村:vc\n左二 u - -/- 左村:pm\n左三 u - -/- 左村:vm\n左四 u - -/- 左村:sc\n左五 u - -/-\n左六 u - -/- 左村:vm\n右一 u - -/- 右村:vc\n" },
  { "body-in-a-line-above",
    "左村,,\n姓名,性别,职务\n一、党支部,,\n左一,男,书记\n左二,女,委员\n二、村委会,,\n左三,男,主任\n第2页,,\n左四,女,委员\n三、监委会,,\n左五,男,主任\n四、其他,,\n左六,男,主任\n"
    "右村村委会,,\n右一,男,委员\n右二,男,主任\n",
    "committees 8 8 0 0",
    "左一 m - -/- 左村:ps\n左二 f - -/- 左村:pm\n左三 m - -/- 左村:vc\n左四 f - -/- 左村:vm\n左五 m - -/- 左村:sc\n左六 m - -/- 左村:vc\n"
    "右一 m - -/-\n右二 m - -/- 右村:vc\n" },
  { "body-in-the-title", "某镇村务监督委员会成员名册\n村,姓名,性别,职务\n左村,左一,男,主任\n左村,左二,女,委员\n", "committees 2 2 0 0",
    "左一 m - -/- 左村:sc\n左二 f - -/- 左村:sm\n" },
  { "bodies-in-the-title", "某镇村党支部、村委会成员名册\n填报单位：某镇党委,,,\n村,姓名,性别,职务\n左村,左一,男,主任\n左村,左二,女,委员\n", "committees 2 2 0 0",
    "左一 m - -/- 左村:vc\n左二 f - -/-\n" },
  { "result-of-an-election", "村民委员会换届选举结果统计表\n村,当选人姓名,性别,当选职务,得票数,当选时间\n左村,左一,男,主任,560,2026-10-10\n左村,左二,女,委员,430,2026-10-10\n",
    "committees 2 2 0 0", "左一 m - -/- 左村:vc@2026-10-10\n左二 f - -/- 左村:vm@2026-10-10\n" },
  { "name-and-phone-below-each-post",
    "村名,书记,,主任,,文书\n,姓名,电话,姓名,电话,\n左村,左一,13900000001,左二,13900000002,左三\n右村,右一,13900000003,右一,13900000003,\n",
    "committees 2 2 0 0;committees 2 1 1 0",
    "左一 u - -/- 左村:ps\n右一 u - -/- 右村:ps 右村:vc\n左二 u - -/- 左村:vc\n" },
  { "one-row-clear-one-row-kept", "村,姓名,身份证号,职务\n左村,左一,419901198001010013,书记\n左村,左一,419901198001010013,网格长\n左村,左一,419901198001010013,村委会主任\n",
    "committees 3 1 2 0", "左一 m - -/- 左村:ps 左村:vc\n" },
  { "posts-in-two-columns", "村,姓名,性别,职务1,职务2\n左村,左一,男,党支部书记,村委会主任\n左村,左二,女,,支委\n", "committees 2 2 0 0",
    "左一 m - -/- 左村:ps 左村:vc\n左二 f - -/- 左村:pm\n" },
  { "reserves-among-the-committees", "村,姓名,出生年月,人员类别,职务\n左村,左一,1980.1,两委成员,书记\n左村,左二,1995.1,后备干部,\n", "committees 2 2 0 0",
    "左一 u 1980-01 -/- 左村:ps\n左二 u 1995-01 -/- 左村+\n" },
  { "numbers-and-marks-around-names", "村,姓名,职务\n左村★,1.左一,书记\n右村※,2、右一,主任\n", "committees 2 2 0 0",
    "左一 u - -/- 左村:ps\n右一 u - -/- 右村:vc\n" },
  { "kind-by-the-name-of-the-file", "名单\n村,姓名,性别,出生年月,学历\n左村,左一,男,1995.1,大专\n", "reserves 1 1 0 0",
    "左一 m 1995-01 3/- 左村+\n", "后备干部.csv" },
};

/* A list of villages is known by their names before the ledger has any. */
static const Habit village_lists[] = {
  { "farm", "单位代码,单位,户数,人口\n419901066400,红旗农场一分场,100,300\n419901066500,红旗农场生活区,90,200\n419901066001,场部社区居民委员会,200,500\n",
    "villages 3 3 0 0", "" },
  { "units", "统计用区划代码,单位名称,总户数,总人口\n419901021201,甲村村民委员会,300,\"1,200\"\n419901021002,乙社区居委会,500户,2000人\n",
    "villages 2 2 0 0", "" },
};

static LwLedger *
ledger_with_villages (const char *dir,
                      gboolean    empty)
{
  static const char *const names[] = { "左村", "右村", "和平社区" };
  static const char *const codes[] = { "419901101201", "419901101202", "419901101001" };
  g_autofree char *path = g_build_filename (dir, "test.ledger", NULL);
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = lw_ledger_create (path, "secret", lw_pinyin_name_keys, &error);

  g_assert_no_error (error);
  g_assert_true (lw_journal_begin (ledger, "villages", &error));
  for (guint i = 0; !empty && i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

      lw_set_text (&village->name, names[i]);
      lw_set_text (&village->code, codes[i]);
      village->kind = (int) lw_village_code_kind (codes[i]);
      g_assert_true (lw_ledger_insert (ledger, village, &error));
    }
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  return ledger;
}

static LwImportReport *
import (LwLedger *ledger,
        const char *path)
{
  LwImportOptions options = { .on = 20261120 };
  g_autoptr(GError) error = NULL;
  LwImportReport *report = lw_import_file (ledger, path, &options, &error);

  g_assert_no_error (error);
  return report;
}

static char *
sheets_of (const LwImportReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      g_string_append_printf (out, "%s%s %u %u %u %u", i ? ";" : "", lw_sheet_kind_word (sheet->kind), sheet->rows,
                              sheet->created, sheet->updated, sheet->refused);
    }
  return g_string_free (out, FALSE);
}

static void
tell_place (GString *out,
            LwLedger *ledger,
            LwKey village)
{
  g_autoptr(LwVillage) record = lw_ledger_get (ledger, &lw_village_table, village, NULL);

  g_string_append_printf (out, " %s", record->name);
}

static void
tell_end (GString *out,
          LwDate   end)
{
  g_autofree char *text = end ? lw_date_to_iso (end) : NULL;

  g_string_append_printf (out, "%s%s", text ? "~" : "", text ? text : "");
}

static void
tell_posts (GString *out,
            LwLedger *ledger,
            LwKey person)
{
  static const char *const bodies = "?pvs";
  static const char *const positions = "?sdcem";
  g_autoptr(GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "person", person, NULL);
  g_autoptr(GPtrArray) reserves = lw_ledger_list (ledger, &lw_reserve_table, "person", person, NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (posts, i);
      g_autofree char *start = post->start ? lw_date_to_iso (post->start) : NULL;

      tell_place (out, ledger, post->village);
      g_string_append_printf (out, ":%c%c%s%s", bodies[post->body], positions[post->position], start ? "@" : "", start ? start : "");
      tell_end (out, post->end);
    }
  for (guint i = 0; i < reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (reserves, i);
      g_autofree char *start = reserve->start ? lw_date_to_iso (reserve->start) : NULL;

      tell_place (out, ledger, reserve->village);
      g_string_append_printf (out, "+%s", start ? start : "");
      tell_end (out, reserve->end);
    }
}

static void
tell_level (GString *out,
            int level,
            char after)
{
  /* 3 is junior college, as in the order of docs/counting.md, section 4 */
  static const int levels[] = { LW_EDUCATION_DOCTOR, LW_EDUCATION_MASTER, LW_EDUCATION_BACHELOR, LW_EDUCATION_JUNIOR_COLLEGE,
                                LW_EDUCATION_SENIOR_SECONDARY, LW_EDUCATION_JUNIOR_HIGH };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (levels[i] == level)
      {
        g_string_append_printf (out, "%u%c", i, after);
        return;
      }
  g_string_append_printf (out, "-%c", after);
}

static gint
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const LwRecord *one = *(LwRecord *const *) a, *other = *(LwRecord *const *) b;

  return one->id < other->id ? -1 : one->id > other->id;
}

static char *
people_of (LwLedger *ledger)
{
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, NULL);
  GString *out = g_string_new (NULL);

  g_ptr_array_sort (people, compare_ids);
  for (guint i = 0; i < people->len; i++)
    {
      const LwPerson *person = g_ptr_array_index (people, i);
      g_autofree char *birth = person->birth_stated ? lw_date_to_iso (person->birth_stated) : g_strdup ("-");

      g_string_append_printf (out, "%s %c %s ", person->name, "umf"[person->sex], birth);
      tell_level (out, person->education_full_time, '/');
      tell_level (out, person->education_in_service, ' ');
      g_string_truncate (out, out->len - 1);
      tell_posts (out, ledger, person->record.id);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
test_habit_in (const Habit *habit,
               gboolean     empty)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, habit->file ? habit->file : "名册.csv", NULL);
  g_autoptr(LwLedger) ledger = ledger_with_villages (dir, empty);
  g_autoptr(LwImportReport) report = NULL;
  g_autoptr(LwImportReport) again = NULL;
  g_autofree char *sheets = NULL, *people = NULL, *after = NULL;

  g_assert_true (g_file_set_contents (path, habit->text, -1, NULL));
  report = import (ledger, path);
  sheets = sheets_of (report);
  people = people_of (ledger);
  g_assert_cmpstr (sheets, ==, habit->sheets);
  g_assert_cmpstr (people, ==, habit->people);

  /* The same again changes nothing. */
  again = import (ledger, path);
  for (guint i = 0; i < again->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (again->sheets, i);

      g_assert_cmpuint (sheet->unchanged, ==, sheet->rows - sheet->refused);
    }
  after = people_of (ledger);
  g_assert_cmpstr (after, ==, people);
  g_assert_cmpint (again->entry, ==, 0);
  g_assert_true (lw_ledger_close (ledger, NULL));
  lw_test_remove_dir (dir);
}

static void
test_habit (gconstpointer data)
{
  test_habit_in (data, FALSE);
}

/* Refused rows that come back mended belong where they belonged. */

static const Habit mended[] = {
  { "blocks", "某乡干部\n左村,,,,\n序号,姓名,性别,身份证号,职务\n1,左一,男,419901198001010010,书记\n"
    "右村,,,,\n序号,姓名,性别,身份证号,职务\n1,右一,男,419901198001020010,书记\n",
    "committees 2 2 0 0", "左一 m - -/- 左村:ps\n右一 m - -/- 右村:ps\n" },
  { "block-with-a-village-column", "某乡干部\n右村,,,,\n村,姓名,性别,身份证号,职务\n,右一,男,419901198001020010,书记\n",
    "committees 1 1 0 0", "右一 m - -/- 右村:ps\n" },
  { "body-above", "某乡村务监督委员会成员名册\n村,姓名,性别,身份证号,职务\n左村,左一,男,419901198001010010,主任\n一、村委会,,,,\n右村,右一,男,419901198001020010,主任\n",
    "committees 2 2 0 0", "左一 m - -/- 左村:sc\n右一 m - -/- 右村:vc\n" },
  { "body-in-the-cell-above", "某乡干部\n村,班子类别,姓名,性别,身份证号,职务\n左村,监委会,左二,男,,主任\n左村,,左一,男,419901198001010010,委员\n右村,村委会,右一,男,419901198001020010,委员\n",
    "committees 2 2 0 0", "左二 m - -/- 左村:sc\n左一 m - -/- 左村:sm\n右一 m - -/- 右村:vm\n" },
  { "merged-village", "某乡干部\n村,姓名,性别,身份证号,职务\n右村,右一,男,419901198001010010,书记\n,右二,男,419901198001020010,主任\n",
    "committees 2 2 0 0", "右一 m - -/- 右村:ps\n右二 m - -/- 右村:vc\n" },
};

static gboolean
append_mended_cb (const LwRow *row,
                  gpointer     data)
{
  GString *out = data;

  for (guint c = 0; c < row->n_cells; c++)
    {
      const char *text = row->cells[c].text;

      g_string_append (out, c ? "," : "");
      if (strcmp (text, "419901198001010010") == 0)
        g_string_append (out, "419901198001010013");
      else if (strcmp (text, "419901198001020010") == 0)
        g_string_append (out, "419901198001020019");
      else
        g_string_append (out, strchr (text, ',') ? "" : text);
    }
  g_string_append_c (out, '\n');
  return TRUE;
}

static char *
mend (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open (path, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (lw_workbook_read (book, 0, append_mended_cb, out, NULL, &error));
  return g_string_free (out, FALSE);
}

static void
test_mended (gconstpointer data)
{
  const Habit *habit = data;
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "名册.csv", NULL);
  g_autofree char *back = g_build_filename (dir, "退回.xlsx", NULL);
  g_autoptr(LwLedger) ledger = ledger_with_villages (dir, FALSE);
  LwImportOptions options = { .on = 20261120, .failures = back };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwImportReport) refused = NULL;
  g_autoptr(LwImportReport) report = NULL;
  g_autofree char *text = NULL, *sheets = NULL, *people = NULL;

  g_assert_true (g_file_set_contents (path, habit->text, -1, NULL));
  refused = lw_import_file (ledger, path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->refused->len, >, 0);
  text = mend (back);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = import (ledger, path);
  sheets = sheets_of (report);
  people = people_of (ledger);
  g_assert_cmpstr (sheets, ==, habit->sheets);
  g_assert_cmpstr (people, ==, habit->people);
  g_assert_true (lw_ledger_close (ledger, NULL));
  lw_test_remove_dir (dir);
}

/* Further down than what is looked at: never read under the wrong headings, and never left out in silence. */
static void
test_table_far_down (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "名册.csv", NULL);
  g_autoptr(LwLedger) ledger = ledger_with_villages (dir, FALSE);
  g_autoptr(GString) text = g_string_new ("左村\n序号,姓名,职务,出生年月\n");
  LwImportOptions options = { .on = 20261120 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwImportReport) report = NULL;

  for (int i = 1; i <= 400; i++)
    g_string_append_printf (text, "%d,人%d,网格员,19%02d.1\n", i, i, 60 + i % 40);
  g_string_append (text, "序号,姓名,出生年月,学历,入库时间\n1,左三,1995.1,大专,2025.1\n");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  report = lw_import_file (ledger, path, &options, &error);
  g_assert_null (report);
  g_assert_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD);
  g_assert_nonnull (strstr (error->message, "403"));
  g_assert_cmpint (lw_ledger_count (ledger, &lw_person_table, NULL), ==, 0);
  g_assert_true (lw_ledger_close (ledger, NULL));
  lw_test_remove_dir (dir);
}

/* Figures and ticks below posts are nobody. */
static void
test_no_names (void)
{
  static const char *const texts[] = { "村名,书记,副书记,主任\n左村,1,1,1\n右村,1,0,1\n", "村名,书记,副书记,主任\n左村,是,√,否\n右村,是,无,是\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *dir = lw_test_make_dir ();
      g_autofree char *path = g_build_filename (dir, "班子.csv", NULL);
      g_autoptr(LwLedger) ledger = ledger_with_villages (dir, FALSE);
      LwImportOptions options = { .on = 20261120 };
      g_autoptr(GError) error = NULL;
      g_autoptr(LwImportReport) report = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      report = lw_import_file (ledger, path, &options, &error);
      g_assert_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD);
      g_assert_true (lw_ledger_close (ledger, NULL));
      lw_test_remove_dir (dir);
    }
}

/* Figures of each year, but of something else than recruits. */
static void
test_other_figures (void)
{
  static const char *const texts[] = { "各村村集体经济收入统计表\n村名,2024年,2025年,2026年\n左村,12,15,18\n右村,10,11,12\n",
                                       "党费收缴情况\n村名,年度,一季度,二季度\n左村,2025,120,150\n右村,2025,100,110\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *dir = lw_test_make_dir ();
      g_autofree char *path = g_build_filename (dir, "统计.csv", NULL);
      g_autoptr(LwLedger) ledger = ledger_with_villages (dir, FALSE);
      LwImportOptions options = { .on = 20261120 };
      g_autoptr(GError) error = NULL;
      g_autoptr(LwImportReport) report = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      report = lw_import_file (ledger, path, &options, &error);
      g_assert_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD);
      g_assert_cmpint (lw_ledger_count (ledger, &lw_recruit_year_table, NULL), ==, 0);
      g_assert_true (lw_ledger_close (ledger, NULL));
      lw_test_remove_dir (dir);
    }
}

/* Activists are no reserves, though their list comes in a file of reserves. */
static void
test_other_list (void)
{
  char *dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "后备干部.csv", NULL);
  g_autoptr(LwLedger) ledger = ledger_with_villages (dir, FALSE);
  LwImportOptions options = { .on = 20261120 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, "入党积极分子名单\n村,姓名,性别,出生年月,学历\n左村,左一,男,1995.1,大专\n", -1, NULL));
  report = lw_import_file (ledger, path, &options, &error);
  g_assert_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_NOT_UNDERSTOOD);
  g_assert_cmpint (lw_ledger_count (ledger, &lw_person_table, NULL), ==, 0);
  g_assert_true (lw_ledger_close (ledger, NULL));
  lw_test_remove_dir (dir);
}

static void
test_village_list (gconstpointer data)
{
  test_habit_in (data, TRUE);
}

static void
add_tests (const char    *path,
           const Habit   *list,
           guint          n,
           GTestDataFunc  test)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("/habits/%s/%s", path, list[i].name);

      g_test_add_data_func (name, &list[i], test);
    }
}

int
main (int argc,
      char *argv[])
{
  lw_process_init ();
  g_test_init (&argc, &argv, NULL);
  add_tests ("people", habits, G_N_ELEMENTS (habits), test_habit);
  add_tests ("mended", mended, G_N_ELEMENTS (mended), test_mended);
  g_test_add_func ("/habits/table-far-down", test_table_far_down);
  g_test_add_func ("/habits/no-names-below-posts", test_no_names);
  g_test_add_func ("/habits/other-figures", test_other_figures);
  g_test_add_func ("/habits/other-list", test_other_list);
  add_tests ("villages", village_lists, G_N_ELEMENTS (village_lists), test_village_list);
  return g_test_run ();
}
