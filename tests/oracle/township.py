# SPDX-License-Identifier: GPL-3.0-or-later
"""A made-up township: the facts for the reference, and the sheets that say the same to the importer."""
import csv
import datetime
import random

import reference

DAY = datetime.timedelta(1)
HELD = {"研究生": 6, "本科": 5, "大专": 4, "中专": 3, "高中": 3, "初中": 2, "小学": 1}
STUDY = {"本科在读": 5, "大专在读": 4, "高中肄业": 3, "研究生在读": 6}
POSTS = {"支部书记": ("party-committee", "secretary"), "支部副书记": ("party-committee", "deputy-secretary"),
         "支部委员": ("party-committee", "member"), "村委会主任": ("village-committee", "chair"),
         "村委会副主任": ("village-committee", "deputy-chair"), "村委会委员": ("village-committee", "member"),
         "监委会主任": ("supervision", "chair"), "监委会委员": ("supervision", "member")}
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SEXES = {"男": "male", "女": "female", "": "unknown"}
FORMS = {"支部": "branch", "总支": "general-branch", "党委": "committee", "": None}


def id_number(r, birth, sex):
    head = "419901%04d%02d%02d%02d%d" % (*birth, r.randrange(100), r.randrange(5) * 2 + (sex == "男"))
    return head + "10X98765432"[sum(int(c) * w for c, w in zip(head, WEIGHTS)) % 11]


def a_day(r, around, spread):
    return around + DAY * r.randint(-spread, spread)


def a_birth(r, on, precision):
    """Mostly about the limit of 35, where the answers are hard."""
    day = a_day(r, reference.months(on, -12 * r.choice((18, 33, 34, 35, 36, 36, 36, 37, 38, 50))), 260)
    if r.random() < .1:
        day = datetime.date(r.choice((1988, 1992)), 2, 29)
    return (day.year, day.month if precision > 0 else 0, day.day if precision > 1 else 0)


def text_of(birth):
    return "" if not birth else "-".join("%02d" % n for n in birth if n)


def person(r, on, serial):
    sex = r.choice(("男", "男", "女", "女", ""))
    kind = r.choice(("id", "id", "day", "month", "year", "none", "old"))
    birth = None if kind == "none" else a_birth(r, on, {"month": 1, "year": 0}.get(kind, 2))
    if kind in ("id", "old") and not sex:
        sex = "女"
    number = id_number(r, birth, sex) if kind == "id" else ""
    if kind == "old":
        full = id_number(r, birth, sex)
        number = full[:6] + full[8:17]
    words = r.choice(list(HELD) * 2 + list(STUDY) + ["", "大专"])
    return {"name": "".join(r.choice("赵钱孙李周吴郑王")) + chr(0x4e00 + 500 + serial * 7) + chr(0x5000 + serial * 11),
            "id": number, "sex": SEXES[sex], "birth": birth,
            "held": [HELD[words]] if words in HELD else [], "studying": [STUDY[words]] if words in STUDY else [],
            "posts": [], "reserves": [], "words": words, "sex_word": sex}


def spans(r, on):
    """A start and an end about the base date: what holds, what is over, what has yet to begin."""
    start = r.choice((None, on, on + DAY, on - DAY * 400, a_day(r, on, 200), on - DAY * 900, on - DAY * 900))
    end = r.choice((None, None, None, on, on + DAY, a_day(r, on, 250)))
    return start, end if end and (not start or start < end) else None


def township(seed, on):
    r = random.Random(seed)
    villages, people = [], []
    for n, last in enumerate((201, 202, 203, 1, 2, 401)):
        code = "419901101%03d" % last
        villages.append({"code": code, "kind": "community" if last < 200 else "other" if last >= 400 else "village",
                         "name": "甲乙丙丁戊己"[n] + "庄" + ("社区" if last < 200 else "村" if last < 400 else "林场"),
                         "form_word": r.choice(list(FORMS)), "years": {}, "dated": []})
        v = villages[-1]
        for year in range(on.year - 4, on.year + 1):
            if r.random() < .8:
                v["years"][year] = r.choice((0, 0, 0, 0, 1, 2))
            if r.random() < .12:
                v["dated"].append(min(datetime.date(year, r.randint(1, 12), r.randint(1, 28)), on + DAY * 90))
        serving = [] if r.random() < .1 else range(r.randint(1, 8))
        for _ in serving:
            p = person(r, on, len(people))
            start = r.choice((None, on, on - DAY * 400, on + DAY * r.randint(1, 220)))
            for word in sorted({r.choice(list(POSTS)) for _ in range(r.choice((1, 1, 2)))}):
                p["posts"].append((code, *POSTS[word], start, None))
            p["post_start"] = start
            people.append(p)
        for _ in range(r.choice((0, 1, 2, 3, 4, 6))):
            p = person(r, on, len(people))
            p["reserves"].append((code, *spans(r, on)))
            people.append(p)
        for p in people:
            if p["posts"] and len(p["id"]) == 18 and p["posts"][0][0] == code and r.random() < .25:
                p["reserves"].append((code, *spans(r, on)))
    codes = [v["code"] for v in villages]
    for p in people:
        # Somebody may serve in one village and stand in the pool of another, or serve in two. Only an
        # ID number tells that it is one person.
        if len(p["id"]) == 18 and p["posts"] and r.random() < .15:
            p["posts"].append((r.choice(codes), *POSTS[r.choice(list(POSTS))], p["post_start"], None))
        if len(p["id"]) == 18 and r.random() < .15:
            other = r.choice(codes)
            if all(other != c for c, _, _ in p["reserves"]):
                p["reserves"].append((other, *spans(r, on)))
    return villages, people


def write(folder, villages, people):
    names = {v["code"]: v["name"] for v in villages}

    def sheet(name, head, rows):
        with open(folder / name, "w", encoding="utf-8", newline="") as f:
            csv.writer(f).writerows([head, *rows])
        return folder / name

    base = ["村（社区）", "姓名", "性别", "出生年月", "身份证号", "学历"]
    words = {post: word for word, post in POSTS.items()}
    titles = lambda c, p: "、".join(dict.fromkeys(words[b, n] for v, b, n, _, _ in p["posts"] if v == c))
    who = lambda c, p: [names[c], p["name"], p["sex_word"], text_of(p["birth"]), p["id"], p["words"]]
    return [
        ("villages", sheet("v.csv", ["行政村代码", "村名", "党组织形式"],
                           [[v["code"], v["name"], v["form_word"]] for v in villages])),
        ("committees", sheet("c.csv", base + ["职务", "任现职时间"],
                             [who(c, p) + [titles(c, p), p["post_start"] or ""]
                              for p in people for c in dict.fromkeys(post[0] for post in p["posts"])])),
        ("reserves", sheet("r.csv", base + ["入库时间", "出库时间"],
                           [who(c, p) + [s or "", e or ""] for p in people for c, s, e in p["reserves"]])),
        ("recruits", sheet("y.csv", ["村（社区）", "年度", "发展党员数"],
                           [[v["name"], y, n] for v in villages for y, n in v["years"].items()])),
        ("recruits", sheet("d.csv", ["村（社区）", "姓名", "接收为预备党员时间"],
                           [[v["name"], "新%s" % chr(0x5100 + i), d] for v in villages
                            for i, d in enumerate(v["dated"])])),
    ]
