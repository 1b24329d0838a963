# SPDX-License-Identifier: GPL-3.0-or-later
# 全国性法律规定（2026 年 1 月 1 日起施行的文本）。本标准始终排在最前，不能停用，也不能改写。
[profile]
id=national-2026
name=国家法律 2026
name[en]=National law 2026
source=《村民委员会组织法》（2025 年修正）、《城市居民委员会组织法》（2025 年修订）、《民法典》等
source[en]=Organic Law of the Villagers' Committees (amended 2025), Organic Law of the Urban Residents' Committees (revised 2025), Civil Code and others
effective=2026-01-01
note=只写全国性法律和党内法规已明确的要求；各省另有规定的，另建本地标准，排在后面。

[rule committee-size]
title=村民委员会 3 至 7 人，居民委员会 5 至 9 人
title[en]=Villagers' committee of 3 to 7 members, residents' committee of 5 to 9
short=村委\n职数
short[en]=Village\nseats
level=statutory
source=《村民委员会组织法》（2025 年修正）第八条；《城市居民委员会组织法》（2025 年修订）第八条
source[en]=Organic Law of the Villagers' Committees (amended 2025), article 8; Organic Law of the Urban Residents' Committees (revised 2025), article 8
count=village-committee
at-least=3
at-most=7

[rule committee-size:community]
at-least=5
at-most=9

[rule woman-member]
title=村（居）民委员会成员中应当有妇女
title[en]=There is a woman on the villagers' (residents') committee
short=女性\n委员
short[en]=Woman\nseat
level=statutory
source=《村民委员会组织法》（2025 年修正）第八条；《城市居民委员会组织法》（2025 年修订）第八条
source[en]=Organic Law of the Villagers' Committees (amended 2025), article 8; Organic Law of the Urban Residents' Committees (revised 2025), article 8
count=village-committee
sex=female
at-least=1

[rule near-relatives]
title=村（居）民委员会成员之间实行近亲属回避
title[en]=No near relatives on one villagers' (residents') committee
short=近亲\n回避
short[en]=Near\nkin
level=statutory
source=《村民委员会组织法》（2025 年修正）第八条；《城市居民委员会组织法》（2025 年修订）第八条；近亲属范围见《民法典》第一千零四十五条
source[en]=Organic Law of the Villagers' Committees (amended 2025), article 8; Organic Law of the Urban Residents' Committees (revised 2025), article 8; near relatives as in article 1045 of the Civil Code
measure=kinship

[rule party-committee-size]
title=党支部委员会 3 至 5 人、最多 7 人，总支部委员会 5 至 7 人、最多 9 人，党的基层委员会 5 至 9 人
title[en]=Committee of a branch of 3 to 5 members, at most 7; of a general branch 5 to 7, at most 9; of a grassroots Party organisation 5 to 9
short=支委\n职数
short[en]=Party\nseats
level=statutory
source=《中国共产党支部工作条例（试行）》；总支部委员会、基层委员会人数依基层党组织换届工作的通行规定
source[en]=Regulations on the Work of Party Branches (for trial implementation); numbers of general branches and grassroots committees as is usual at their elections
measure=org-seats

[rule party-committee-size:branch]
at-least=3
at-most=7

[rule party-committee-size:general-branch]
at-least=5
at-most=9

[rule party-committee-size:committee]
at-least=5
at-most=9

[rule term]
title=村（居）民委员会每届任期五年，届满应当及时换届
title[en]=A villagers' (residents') committee serves five years and is then elected anew in time
short=任期\n届满
short[en]=Term\nends
level=statutory
source=《村民委员会组织法》（2025 年修正）第十四条；《城市居民委员会组织法》（2025 年修订）第十四条
source[en]=Organic Law of the Villagers' Committees (amended 2025), article 14; Organic Law of the Urban Residents' Committees (revised 2025), article 14
measure=term
years=5

[rule exit-audit]
title=离任审计结果在下一届选举前公布（村为全体成员，社区为主任）
title[en]=The exit audit is published before the next election (villages: all members, communities: the chair)
short=离任\n审计
short[en]=Exit\naudit
level=statutory
source=《村民委员会组织法》（2025 年修正）第四十条；《城市居民委员会组织法》（2025 年修订）第三十八条
source[en]=Organic Law of the Villagers' Committees (amended 2025), article 40; Organic Law of the Urban Residents' Committees (revised 2025), article 38
measure=audit
