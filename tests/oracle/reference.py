# SPDX-License-Identifier: GPL-3.0-or-later
"""The counting rules a second time, day by day and without any cleverness: what `lwctl check` is held against.

A person is {name, id, sex, birth: (y, m, d), held: [rank], studying: [rank],
posts: [(village, body, position, start, end)], reserves: [(village, start, end)]}; dates of posts are
days or None. A village is {code, name, kind, form, years: {year: number}, dated: [day]}.
"""
import datetime
from calendar import monthrange

DAY = datetime.timedelta(1)
RANKS = ["none", "primary", "junior-high", "senior-secondary", "junior-college", "bachelor", "master", "doctor"]
ORDER = ["met", "waived", "at-risk", "unknown", "not-met"]
READY = {"met": "ready", "waived": "ready", "at-risk": "at-risk", "unknown": "to-verify", "not-met": "not-ready"}


def months(day, n):
    y, m = divmod(day.year * 12 + day.month - 1 + n, 12)
    return datetime.date(y, m + 1, min(day.day, monthrange(y, m + 1)[1]))


def age_on(birth, day):
    return day.year - birth[0] - ((day.month, day.day) < birth[1:])


def ages(birth, day):
    """The youngest and the oldest age that the birth allows; None without a birth."""
    if not birth:
        return None
    y, m, d = birth
    first = (y, m or 1, d or 1)
    last = (y, m or 12, d or monthrange(y, m or 12)[1])
    return age_on(last, day), age_on(first, day)


def holds(start, end, day):
    return (start is None or start <= day) and (end is None or day < end)


def limit(low, high, test):
    """yes, no or maybe for a range of ages, none of them below 0."""
    answers = {test(a) for a in range(low, high + 1)}
    return "maybe" if len(answers) == 2 else "yes" if True in answers else "no"


def conditions(person, rule, day):
    """[(answer, reason, missing)] of age, education and sex."""
    out = []
    for key, sign in (("age-at-most", -1), ("age-at-least", 1)):
        if key not in rule:
            continue
        n, inc = rule[key], rule.get("inclusive", True)
        range_ = ages(person["birth"], day)
        if range_ is None:
            out.append(("maybe", "age", "birth", False))
            continue
        a = limit(*range_, lambda x: (x * sign > n * sign) or (inc and x == n))
        far = False
        if a == "no" and "band" in rule:
            near = range_[0] - n if sign < 0 else n - range_[1]
            far = near > rule["band"]
        out.append((a, "age", "birth", far))
    if "education-at-least" in rule:
        need = RANKS.index(rule["education-at-least"])
        held, study = person["held"], person["studying"]
        if rule.get("studying-counts"):
            held = held + study
        if held and max(held) >= need:
            out.append(("yes", None, None, False))
        elif study and max(study) >= need:
            # "在读 alone means surely not held (in-study), not unknown"
            out.append(("no", "in-study", "education", False))
        elif held or study:
            out.append(("no", "education", "education", False))
        else:
            out.append(("maybe", "education", "education", False))
    if "sex" in rule:
        out.append(("maybe" if person["sex"] == "unknown" else "yes" if person["sex"] == rule["sex"] else "no",
                    "sex", "sex", False))
    return out


TWO = ("party-committee", "village-committee")
BODIES = {"party-committee": TWO[:1], "village-committee": TWO[1:], "two-committees": TWO,
          "supervision": ("supervision",)}


def serves(p, v, day, bodies=TWO):
    return any(c == v and b in bodies and holds(s, e, day) for c, b, _, s, e in p["posts"])


def head(p, v, day):
    return [b for c, b, pos, s, e in p["posts"] if c == v and holds(s, e, day)
            and (b, pos) in (("party-committee", "secretary"), ("village-committee", "chair"))]


def member(p, v, rule, day):
    """None: in no set; 'in'; or the reason why the person is near one."""
    if any(s in BODIES and serves(p, v, day, BODIES[s]) for s in rule["count"]):
        return "in"
    if "secretary" in rule["count"] and head(p, v, day):
        return "in"
    if "reserves" in rule["count"] and any(c == v and holds(s, e, day) for c, s, e in p["reserves"]):
        return "in" if rule.get("count-serving") or not serves(p, v, day) else "serving"
    return None


def near(p, v, rule, day):
    """ended or not-started, for who is in no set now."""
    spans = []
    for s in rule["count"]:
        spans += [(x, y) for c, b, _, x, y in p["posts"] if c == v and b in BODIES.get(s, ())]
        spans += [(x, y) for c, b, pos, x, y in p["posts"] if c == v and s == "secretary"
                  and (b, pos) in (("party-committee", "secretary"), ("village-committee", "chair"))]
        if s == "reserves":
            spans += [(x, y) for c, x, y in p["reserves"] if c == v]
    reserve_only = rule["count"] == ["reserves"] and serves(p, v, day) and not rule.get("count-serving")
    if reserve_only:
        return None
    if any(s and day < s <= months(day, 6) for s, _ in spans):
        return "not-started"
    if any(e and months(day, -6) <= e <= day for _, e in spans):
        return "ended"
    return None


def evaluate(v, people, rule, day):
    out = {"counted": [], "nearly": [], "to_verify": [], "missing": set(), "sets": 0}
    maybe = []
    for p in people:
        where = member(p, v["code"], rule, day)
        reason = None if where == "in" else where or near(p, v["code"], rule, day)
        if where != "in" and not reason:
            continue
        conds = conditions(p, rule, day)
        bad = [c for c in conds if c[0] == "no"]
        soft = [c for c in conds if c[0] == "maybe"]
        out["sets"] += where == "in"
        if where == "in" and not bad and not soft:
            out["counted"].append(p)
        elif where == "in" and not bad:
            maybe.append(p)
            out["missing"] |= {c[2] for c in soft}
        elif not soft and len(bad) + (reason is not None) == 1 and not any(c[3] for c in bad):
            out["nearly"].append((p, reason or bad[0][1]))
    out["to_verify"] = maybe
    low = len(out["counted"])
    high = low + len(maybe)
    least, most = rule.get("at-least", 0), rule.get("at-most", 10 ** 6)
    empty = set(rule["count"]) & {*TWO, "two-committees", "secretary"} and not any(serves(p, v["code"], day) for p in people)
    if "share-at-least" in rule:
        n = out["sets"]
        sure, may = (low * 100 >= rule["share-at-least"] * n, high * 100 >= rule["share-at-least"] * n)
        state = "not-applicable" if not n else "met" if sure else "unknown" if may else "not-met"
    elif "mean-age-at-most" in rule:
        both = [ages(p["birth"], day) for p in out["counted"] + maybe]
        if not both:
            state = "not-applicable"
        elif None in both:
            state = "unknown"
        else:
            m = rule["mean-age-at-most"] * len(both)
            state = ("met" if sum(b for _, b in both) <= m else "not-met" if sum(a for a, _ in both) > m
                     else "unknown")
        if state == "unknown":
            imprecise = [p for p in out["counted"] if len(set(ages(p["birth"], day) or (0, 1))) == 2]
            out["to_verify"] = imprecise
            out["counted"] = [p for p in out["counted"] if p not in imprecise]
            out["missing"] |= {"birth"}
    else:
        state = ("met" if least <= low and high <= most else "not-met" if high < least or low > most
                 else "unknown")
    if empty and not (state == "met" and "at-most" not in rule and least):
        state, out["missing"] = "unknown", out["missing"] | {"roster"}
    out["state"] = state
    return out


def count_rule(v, people, rule, on, horizon):
    now = evaluate(v, people, rule, on)
    now["changes_on"] = None
    if now["state"] == "met":
        day = on + DAY
        while day <= horizon:
            if evaluate(v, people, rule, day)["state"] != "met":
                now["state"], now["changes_on"] = "at-risk", day.isoformat()
                break
            day += DAY
    if now["state"] != "unknown":
        now["missing"] = set()
    return now


def recruits(v, year, on):
    dated = [d for d in v["dated"] if d.year == year]
    if year == on.year:
        return max(v["years"].get(year, 0), sum(d <= on for d in dated))
    if not dated and year not in v["years"]:
        return None
    return max(v["years"].get(year, 0), len(dated))


def recruit_state(v, on, n):
    known = {y: recruits(v, y, on) for y in range(on.year - n, on.year + 1)}
    if any(known[y] for y in range(on.year - n + 1, on.year + 1)):
        for y in range(on.year, on.year - n, -1):
            if known[y]:
                return "met", set()
            if known[y] is None:
                return "met", set()
    gaps = {f"recruits:{y}" for y in known if known[y] is None}
    if any(known[y] is None for y in range(on.year - n + 1, on.year)):
        return "unknown", gaps
    if known[on.year - n]:
        return "at-risk", set()
    return ("unknown", gaps) if gaps else ("not-met", set())


def recruit_gap(v, on, horizon, n=3):
    state, missing = recruit_state(v, on, n)
    changes = None
    if state == "at-risk":
        changes = f"{on.year + 1}-01-01"
    elif state == "met":
        day = on + DAY
        while day <= horizon:
            future = dict(v, dated=[d for d in v["dated"] if d <= on],
                          years={**v["years"], **{y: v["years"].get(y, recruits(v, y, on) or 0)
                                                  for y in (on.year, on.year + 1)}})
            s = recruit_state(future, day, n)[0]
            # A year without data between does not matter while a known recruit is near enough.
            known = any(recruits(future, y, day) for y in range(day.year - n, day.year + 1))
            if s == "not-met" or (s == "unknown" and not known):
                state, changes = "at-risk", day.isoformat()
                break
            day += DAY
    return {"state": state, "changes_on": changes, "missing": missing, "counted": [], "nearly": [],
            "to_verify": []}
