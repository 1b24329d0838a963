#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle.py LWCTL [SEED…]: random townships, counted by the program and by reference.py."""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import reference
import township

D = datetime.date
BASES = [D(2026, 11, 20), D(2028, 2, 29), D(2026, 12, 31), D(2027, 1, 1), D(2026, 8, 31), D(2027, 2, 28)]
RULES = {
    "woman-member": {"count": ["village-committee"], "sex": "female", "at-least": 1},
    "reserve-count": {"count": ["reserves"], "at-least": 3},
    "young-graduate": {"count": ["two-committees", "reserves"], "age-at-most": 35,
                       "education-at-least": "junior-college", "at-least": 1},
    "reserve-young-secondary": {"count": ["reserves"], "age-at-most": 35, "band": 2,
                                "education-at-least": "senior-secondary", "at-least": 2},
    "committee-size": {"count": ["village-committee"]},
    "own-share": {"count": ["two-committees"], "sex": "female", "share-at-least": 30},
    "own-mean": {"count": ["two-committees"], "mean-age-at-most": 36},
    "own-below": {"count": ["reserves"], "age-at-most": 36, "inclusive": False, "at-most": 1},
    "own-above": {"count": ["two-committees"], "age-at-least": 35, "at-least": 2},
    "own-study": {"count": ["two-committees", "reserves"], "education-at-least": "bachelor",
                  "studying-counts": True, "count-serving": True, "at-least": 2},
    "own-serving": {"count": ["reserves"], "count-serving": True, "at-least": 2, "at-most": 4},
    "own-supervision": {"count": ["supervision"], "sex": "male", "at-least": 1},
}


def profile():
    lines = ["[profile]", "id=own", "name=自定", "source=示例"]
    for rule, keys in RULES.items():
        if rule.startswith("own-"):
            lines += [f"[rule {rule}]", "title=示例", "level=expected", "source=示例"]
            lines += [f"{k}={' '.join(v) if isinstance(v, list) else str(v).lower()}" for k, v in keys.items()]
    return "\n".join(lines) + "\n"


class Ledger:
    def __init__(self, lwctl, folder):
        self.lwctl, self.path = lwctl, str(folder / "t.ledger")
        self.env = dict(os.environ, LIANGWEI_PASSWORD="oracle-2026-示例")

    def run(self, command, *args):
        done = subprocess.run([self.lwctl, command, self.path, *map(str, args)], env=self.env,
                              capture_output=True, text=True, check=False)
        if done.returncode > 1:
            raise SystemExit(f"{command} {args}: {done.returncode} {done.stderr}")
        return done.stdout


def expected(village, people, rule, on, horizon):
    if rule == "recruit-gap":
        return reference.recruit_gap(village, on, horizon)
    keys = dict(RULES[rule])
    if rule == "committee-size":
        keys["at-least"], keys["at-most"] = (3, 7) if village["kind"] == "village" else (5, 9)
    return reference.count_rule(village, people, keys, on, horizon)


def compare(village, people, got, on, horizon):
    rule = got["rule"]
    if rule != "recruit-gap" and rule not in RULES:
        return []
    if village["kind"] == "other" or (rule == "reserve-young-secondary" and village["kind"] != "village"):
        return [] if got["state"] == "not-applicable" else [("state", "not-applicable", got["state"])]
    want = expected(village, people, rule, on, horizon)
    pairs = [(k, want[k], got[k]) for k in ("state", "changes_on")]
    pairs.append(("missing", sorted(want["missing"]), sorted(got["missing"])))
    for k in ("counted", "to_verify"):
        pairs.append((k, sorted(p["name"] for p in want[k]), sorted(p["name"] for p in got[k])))
    pairs.append(("nearly", sorted((p["name"], w) for p, w in want["nearly"]),
                  sorted((p["name"], p["reason"]) for p in got["nearly"])))
    return [p for p in pairs if p[1] != p[2]]


def readiness(village):
    states = [r["state"] for r in village["results"] if r["level"] != "advice" and r["state"] != "not-applicable"]
    return reference.READY[max(states, key=reference.ORDER.index)] if states else "ready"


def round_(lwctl, seed, folder):
    on = BASES[seed % len(BASES)]
    villages, people = township.township(seed, on)
    ledger = Ledger(lwctl, folder)
    ledger.run("create")
    for kind, path in township.write(folder, villages, people):
        ledger.run("import", path, "--as", kind, "--on", on)
    (folder / "own.profile").write_text(profile(), encoding="utf-8")
    ledger.run("profile", "import", folder / "own.profile")
    horizon = on + datetime.timedelta(30 * (seed % 4)) if seed % 3 == 0 else reference.months(on, 6)
    if seed % 5 == 4:
        horizon = on + datetime.timedelta(77)
        ledger.run("set", "election-day", horizon)
    args = ["--horizon", horizon] if seed % 3 == 0 else []
    stack = [a for p in ("national-2026", "qiangji", "huiyin", "huanjie", "own") for a in ("--profile", p)]
    answer = json.loads(ledger.run("check", "--on", on, *args, *stack, "--format", "json"))
    diffs, seen = [], 0
    if answer["horizon"] != horizon.isoformat():
        diffs.append(("horizon", horizon, answer["horizon"]))
    by_code = {v["code"]: v for v in villages}
    for v in answer["villages"]:
        for r in v["results"]:
            seen += 1
            diffs += [(seed, str(on), v["name"], r["rule"], *d) for d in compare(by_code[v["code"]], people, r, on, horizon)]
        if v["readiness"] != readiness(v):
            diffs.append((seed, v["name"], "readiness", readiness(v), v["readiness"]))
    for rule, counts in answer["totals"].items():
        for state, n in counts.items():
            real = sum(r["state"] == state for v in answer["villages"] for r in v["results"] if r["rule"] == rule)
            if real != n:
                diffs.append((seed, "totals", rule, state, real, n))
    return diffs, seen


def main(lwctl, seeds):
    bad, seen = 0, 0
    for seed in seeds or (1, 6, 14):
        with tempfile.TemporaryDirectory() as folder:
            diffs, n = round_(lwctl, int(seed), pathlib.Path(folder))
        bad, seen = bad + len(diffs), seen + n
        for d in diffs:
            print("differs:", *d)
    print(f"{seen} results, {bad} differences")
    return 1 if bad or not seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
