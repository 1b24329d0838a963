# SPDX-License-Identifier: GPL-3.0-or-later
# 本地标准示例：强基固本。数值由当地文件规定，使用前请按本地文件核对出处和施行日期。
[profile]
id=qiangji
name=强基固本标准
name[en]=Firm Foundations
source=强基固本标准（地方标准，以本地文件为准）
source[en]=Firm Foundations standard (local; the local document decides)
effective=2020-01-01

[rule reserve-count]
title=后备力量不少于 3 人
title[en]=At least 3 reserves
short=后备\n人数
short[en]=Pool\nsize
level=required
source=强基固本标准：后备力量
source[en]=Firm Foundations standard: reserves
applies-kind=village community
count=reserves
at-least=3

[rule young-graduate]
title=两委成员或后备力量中 35 周岁以下、大专以上的至少 1 人
title[en]=At least 1 person of the two committees or the reserves is at most 35 and has junior college or more
short=青年\n大专
short[en]=Young\ngrad.
level=required
source=强基固本标准：年龄和学历结构
source[en]=Firm Foundations standard: ages and education
applies-kind=village community
count=two-committees reserves
age-at-most=35
education-at-least=junior-college
at-least=1

[rule recruit-gap]
title=三年内发展过党员
title[en]=A new Party member within three years
short=党员\n发展
short[en]=New\nrecruit
level=required
source=强基固本标准：发展党员
source[en]=Firm Foundations standard: new Party members
applies-kind=village community
measure=recruit-gap
years=3
window=calendar
