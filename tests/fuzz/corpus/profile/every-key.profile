[profile]
id=every
name=每个键
name[en]=Every key
source=S
note=N\nM
effective=2026-01-01
until=2030-12-31
[rule a]
title=T
short=短\n名
short[en]=Short\nname
title[en]=E
source[en]=D
level=expected
source=X
effective=2026-02-01
until=2026-03-01
applies-kind=community
applies-tag=poor weak
count=reserves two-committees supervision
count-serving=true
sex=male
age-at-most=45
age-at-least=18
inclusive=false
band=3
education-at-least=bachelor
studying-counts=true
at-least=2
at-most=5
[rule a:community]
at-least=3
[rule b]
title=T
level=advice
count=members
share-at-least=33.3
[rule c]
title=T
level=advice
count=slate candidates secretary
mean-age-at-most=45.5
[rule d]
title=T
level=required
measure=recruit-gap
years=4
window=rolling
