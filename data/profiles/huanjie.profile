# SPDX-License-Identifier: GPL-3.0-or-later
# 换届常用提示。全部为提示，不计入就绪。年龄上限各地不一，国家法律没有规定：本地有规定的，
# 另建标准，用相同的规则编号加上 age-at-most（写法见说明书）。
[profile]
id=huanjie
name=换届提示
name[en]=Election Hints
source=换届工作常用要求（以本地文件为准）
source[en]=What is usually asked at elections (the local document decides)
effective=2020-01-01

[rule one-shoulder]
title=党组织书记和村（居）委会主任由一人担任
title[en]=One person is secretary of the Party organisation and chair of the committee
short=一肩\n挑
short[en]=One\nhead
level=advice
source=《村民委员会组织法》（2025 年修正）第八条、《城市居民委员会组织法》（2025 年修订）第八条：可以通过法定程序担任
source[en]=Organic Law of the Villagers' Committees (amended 2025), article 8; Organic Law of the Urban Residents' Committees (revised 2025), article 8: possible by the statutory procedure
measure=one-shoulder

[rule secretary-age]
title=书记、主任在选举日的年龄不超过当地上限
title[en]=Secretary and chair are within the local age limit on the election day
short=书记\n年龄
short[en]=Heads'\nages
level=advice
source=当地换届工作文件
source[en]=Local documents on the election
count=secretary

[rule member-age]
title=两委成员在选举日的年龄不超过当地上限
title[en]=Everybody on the two committees is within the local age limit on the election day
short=成员\n年龄
short[en]=Team\nages
level=advice
source=当地换届工作文件
source[en]=Local documents on the election
count=two-committees

[rule vetting-complete]
title=全部候选人完成资格联审
title[en]=Every candidate has been vetted
short=联审\n完成
short[en]=Vetting\ndone
level=advice
source=当地换届候选人资格联审工作文件
source[en]=Local documents on the vetting of candidates
measure=vetting
