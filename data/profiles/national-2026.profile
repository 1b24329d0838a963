# SPDX-License-Identifier: GPL-3.0-or-later
# 全国性法律规定（2026 年 1 月 1 日起施行的文本）。本标准始终排在最前，不能停用，也不能改写。
[profile]
id=national-2026
name=国家法律 2026
source=《村民委员会组织法》（2025 年修正）、《城市居民委员会组织法》（2025 年修订）、《民法典》等
effective=2026-01-01
note=只写全国性法律和党内法规已明确的要求；各省另有规定的，另建本地标准，排在后面。

[rule committee-size]
title=村民委员会 3 至 7 人，居民委员会 5 至 9 人
short=村委\n职数
level=statutory
source=《村民委员会组织法》（2025 年修正）第八条；《城市居民委员会组织法》（2025 年修订）第八条
count=village-committee
at-least=3
at-most=7

[rule committee-size:community]
at-least=5
at-most=9

[rule woman-member]
title=村（居）民委员会成员中应当有妇女
short=女性\n委员
level=statutory
source=《村民委员会组织法》（2025 年修正）第八条；《城市居民委员会组织法》（2025 年修订）第八条
count=village-committee
sex=female
at-least=1

[rule near-relatives]
title=村（居）民委员会成员之间实行近亲属回避
short=近亲\n回避
level=statutory
source=《村民委员会组织法》（2025 年修正）第八条；《城市居民委员会组织法》（2025 年修订）第八条；近亲属范围见《民法典》第一千零四十五条
measure=kinship

[rule party-committee-size]
title=党支部委员会 3 至 5 人、最多 7 人，总支部委员会 5 至 7 人、最多 9 人，党的基层委员会 5 至 9 人
short=支委\n职数
level=statutory
source=《中国共产党支部工作条例（试行）》；总支部委员会、基层委员会人数依基层党组织换届工作的通行规定
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
short=任期\n届满
level=statutory
source=《村民委员会组织法》（2025 年修正）第十四条；《城市居民委员会组织法》（2025 年修订）第十四条
measure=term
years=5

[rule exit-audit]
title=离任审计结果在下一届选举前公布（村为全体成员，社区为主任）
short=离任\n审计
level=statutory
source=《村民委员会组织法》（2025 年修正）第四十条；《城市居民委员会组织法》（2025 年修订）第三十八条
measure=audit
