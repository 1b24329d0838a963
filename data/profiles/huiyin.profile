# SPDX-License-Identifier: GPL-3.0-or-later
# 本地标准示例：回引培养。“35 岁左右”按 35 周岁以下计数，超 2 岁以内的列为“差一点”。
[profile]
id=huiyin
name=回引培养标准
name[en]=Talent Homecoming
source=回引培养标准（地方标准，以本地文件为准）
source[en]=Talent Homecoming standard (local; the local document decides)
effective=2020-01-01

[rule reserve-young-secondary]
title=每村至少 2 名 35 岁左右、高中（中专）以上的后备力量
title[en]=At least 2 reserves of about 35 with senior secondary education or more in each village
short=青年\n后备
short[en]=Young\npool
level=required
source=回引培养标准：回引青年人才
source[en]=Talent Homecoming standard: young people brought home
applies-kind=village
count=reserves
age-at-most=35
band=2
education-at-least=senior-secondary
at-least=2
