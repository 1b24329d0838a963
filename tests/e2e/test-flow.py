#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From four sheets to a verdict, and every way back."""

import csv
import io
import shutil

import ctl
from ctl import DATA, FINDINGS


class Flow(ctl.Case):
    def states(self, **options):
        check = self.json("check", self.ledger, "--on", "2026-11-20", status=FINDINGS, **options)
        return {(v["name"], r["rule"]): r["state"] for v in check["villages"] for r in v["results"]}

    def test_files_go_in_by_kind(self):
        self.create()
        reports = self.json("import", self.ledger, DATA / "reserves.csv", DATA / "recruits.csv", DATA / "committees.csv",
                            DATA / "village-facts.csv", "--on", "2026-11-20", status=FINDINGS)
        self.assertEqual([r["sheets"][0]["kind"] for r in reports], ["villages", "committees", "reserves", "recruits"])
        self.assertEqual([r["sheets"][0]["created"] for r in reports], [4, 7, 5, 3])
        refused = [(r["row"], r["column"], r["reason"]) for r in reports[2]["refused"]]
        self.assertEqual(refused, [(8, "E", "id-checksum"), (9, "B", "unknown-village")])
        for report in reports:
            for sheet in report["sheets"]:
                self.assertEqual(sheet["rows"], sheet["created"] + sheet["updated"] + sheet["unchanged"] + sheet["refused"])

    def test_verdict(self):
        self.load()
        states = self.states()
        self.assertEqual(states["柏树村", "committee-size"], "met")
        self.assertEqual(states["柏树村", "reserve-count"], "met")
        self.assertEqual(states["柏树村", "recruit-gap"], "met")
        self.assertEqual(states["石桥村", "woman-member"], "not-met")
        self.assertEqual(states["石桥村", "reserve-count"], "not-met")
        self.assertEqual(states["南坡村", "committee-size"], "unknown")
        self.assertEqual(states["南坡村", "recruit-gap"], "unknown")
        self.assertEqual(states["河湾社区", "reserve-young-secondary"], "not-applicable")

    def test_json_of_check(self):
        self.load()
        check = self.json("check", self.ledger, "--on", "2026-11-20", status=FINDINGS)
        self.assertEqual(list(check)[:4], ["on", "horizon", "profiles", "villages"])
        self.assertEqual((check["on"], check["horizon"]), ("2026-11-20", "2027-05-20"))
        self.assertEqual(check["profiles"], ["national-2026", "qiangji", "huiyin", "huanjie"])
        result = check["villages"][0]["results"][0]
        self.assertEqual(list(result), ["rule", "profile", "level", "state", "value", "required", "changes_on",
                                        "counted", "nearly", "to_verify", "missing"])
        for village in check["villages"]:
            self.assertIn(village["readiness"], ("ready", "at-risk", "to-verify", "not-ready"))
        for rule, counts in check["totals"].items():
            self.assertEqual(sum(counts.values()), 4, rule)
        summary = self.json("check", self.ledger, "--on", "2026-11-20", "--summary", status=FINDINGS)
        self.assertNotIn("villages", summary)
        self.assertEqual(summary["totals"], check["totals"])
        self.assertEqual(sum(summary["readiness"].values()), 4)

    def test_csv_and_text_of_check(self):
        self.load()
        text = self.run_ctl("check", self.ledger, "--format", "csv", "--on", "2026-11-20", status=FINDINGS)
        self.assertTrue(text.startswith("\ufeff"))
        rows = list(csv.DictReader(io.StringIO(text[1:])))
        self.assertEqual(len(rows), 4 * len({r["rule"] for r in rows}))
        text = self.run_ctl("check", self.ledger, "--on", "2026-11-20", "--village", "419909301202", status=FINDINGS)
        self.assertIn("石桥村", text)
        self.assertNotIn("柏树村", text)
        self.assertIn("✗", text)

    def test_only_these_profiles_in_this_order(self):
        self.load()
        check = self.json("check", self.ledger, "--on", "2026-11-20", "--profile", "huiyin", "--profile", "qiangji", status=FINDINGS)
        self.assertEqual(check["profiles"], ["national-2026", "huiyin", "qiangji"])  # the law is always first
        check = self.json("check", self.ledger, "--on", "2026-11-20", "--profile", "qiangji", "--village", "419909301201")
        self.assertEqual([v["name"] for v in check["villages"]], ["柏树村"])

    def test_lists(self):
        self.load()
        people = self.json("list", self.ledger, "people")
        self.assertEqual(len(people), 12)
        self.assertEqual(list(people[0]), ["name", "id_number", "sex", "birth", "education_full_time", "education_in_service",
                                           "political_status", "ethnicity", "phone", "party_joined", "posts", "reserve"])
        self.assertEqual(people[0]["name"], "贺长林")
        self.assertEqual([(p["body"], p["position"]) for p in people[0]["posts"]],
                         [("party-committee", "secretary"), ("village-committee", "chair")])
        for kind, n in (("villages", 4), ("posts", 12), ("reserves", 5), ("recruits", 9)):
            rows = self.json("list", self.ledger, kind)
            self.assertEqual(len(rows), n, kind)
            text = self.run_ctl("list", self.ledger, kind, "--format", "csv")
            self.assertEqual(len(list(csv.DictReader(io.StringIO(text[1:])))), n, kind)
            self.assertGreater(self.run_ctl("list", self.ledger, kind).count("\n"), n)
        self.assertNotIn(people[0]["id_number"], self.run_ctl("list", self.ledger, "people"))

    def test_undo_and_redo(self):
        self.load()
        before = self.states()
        self.run_ctl("undo", self.ledger, "--steps", "2")
        self.assertNotIn("汤俊", self.people())
        self.run_ctl("undo", self.ledger, "--steps", "2")
        self.assertEqual(self.json("list", self.ledger, "villages"), [])
        self.run_ctl("undo", self.ledger, status=ctl.USAGE)
        self.run_ctl("redo", self.ledger, "--steps", "9")
        self.assertIn("4", self.messages)
        self.assertEqual(self.states(), before)
        self.run_ctl("redo", self.ledger, status=ctl.USAGE)

    def test_second_import_changes_nothing(self):
        self.load()
        report = self.json("import", self.ledger, DATA / "committees.csv", "--on", "2026-11-20")
        self.assertEqual([report["sheets"][0][k] for k in ("created", "updated", "unchanged", "refused")], [0, 0, 7, 0])
        self.assertTrue(list(self.folder.glob("*备份*/*")), "no backup before an import over people")

    def test_dry_run_keeps_nothing(self):
        self.create()
        report = self.json("import", self.ledger, DATA / "village-facts.csv", "--dry-run")
        self.assertEqual(report["sheets"][0]["created"], 4)
        self.assertEqual(self.json("list", self.ledger, "villages"), [])

    def test_failures_come_back_as_a_sheet(self):
        self.load()
        report = self.json("import", self.ledger, DATA / "reserves.csv", "--failures", "拒收.xlsx", status=FINDINGS)
        self.assertTrue((self.folder / "拒收.xlsx").exists())
        again = self.json("import", self.ledger, "拒收.xlsx", status=FINDINGS)
        self.assertEqual(again["sheets"][0]["rows"], report["sheets"][0]["refused"])
        self.assertEqual({r["reason"] for r in again["refused"]}, {r["reason"] for r in report["refused"]})

    def test_history_names_field_old_and_new(self):
        self.load()
        person = next(p for p in self.json("list", self.ledger, "people") if p["name"] == "汤俊")
        sheet = (DATA / "reserves.csv").read_text(encoding="utf-8").replace("19900000002", "19900009999")
        (self.folder / "again.csv").write_text(sheet, encoding="utf-8")
        self.run_ctl("import", self.ledger, "again.csv", "--user", "乔凡", status=FINDINGS)
        changes = self.json("history", self.ledger, "--person", person["id_number"])
        last = changes[-1]
        self.assertEqual((last["person"], last["field"], last["old"], last["new"], last["user"]),
                         ("汤俊", "phone", "19900000002", "19900009999", "乔凡"))
        self.assertLess(len(changes), len(self.json("history", self.ledger)))
        self.assertIn("19900009999", self.run_ctl("history", self.ledger, "--person", person["id_number"]))
        of_village = {c["village"] for c in self.json("history", self.ledger, "--village", "柏树村")}
        self.assertEqual(of_village, {"柏树村"})

    def test_waiver(self):
        self.load()
        self.run_ctl("waive", self.ledger, "woman-member", "石桥村", "--reason", "正在补选", "--document", "河组〔2026〕3号",
                     "--until", "2027-01-31")
        self.assertEqual(self.states()["石桥村", "woman-member"], "waived")
        later = self.json("check", self.ledger, "--on", "2027-02-01", "--village", "419909301202", status=FINDINGS)
        states = {r["rule"]: r["state"] for r in later["villages"][0]["results"]}
        self.assertEqual(states["woman-member"], "not-met")

    def test_settings(self):
        self.load()
        self.run_ctl("set", self.ledger, "election-day", "2026-12-26")
        self.assertEqual(self.json("check", self.ledger, "--on", "2026-11-20", status=FINDINGS)["horizon"], "2026-12-26")
        self.run_ctl("set", self.ledger, "election-day", "")
        self.assertEqual(self.json("check", self.ledger, "--on", "2026-11-20", status=FINDINGS)["horizon"], "2027-05-20")
        self.run_ctl("set", self.ledger, "handler", "乔凡")
        self.run_ctl("set", self.ledger, "township", "河湾镇")
        self.assertEqual(self.json("history", self.ledger)[-1]["user"], "乔凡")

    def test_backup_restore_and_new_passphrase(self):
        self.load()
        people = self.people()
        self.run_ctl("backup", self.ledger, "copy.liangwei")
        self.run_ctl("backup", self.ledger, "copy.liangwei", status=ctl.FAILED)
        self.run_ctl("undo", self.ledger, "--steps", "3")
        self.run_ctl("restore", "copy.liangwei", self.ledger, status=ctl.FAILED)
        self.assertNotEqual(self.people(), people)
        self.run_ctl("restore", "copy.liangwei", self.ledger, "--replace")
        self.assertEqual(self.people(), people)

        (self.folder / "new").write_text("另一个口令\n", encoding="utf-8")
        self.run_ctl("passwd", self.ledger, "--new-password-file", "new")
        self.run_ctl("verify", self.ledger, status=ctl.CANNOT_OPEN)
        self.run_ctl("verify", self.ledger, "--password-file", "new", passphrase=None)
        self.run_ctl("verify", "copy.liangwei")

    def test_profiles(self):
        self.create()
        self.assertEqual([p["id"] for p in self.json("profile", self.ledger, "list")],
                         ["national-2026", "qiangji", "huiyin", "huanjie"])
        self.run_ctl("profile", self.ledger, "export", "qiangji", "mine.profile")
        text = (self.folder / "mine.profile").read_text(encoding="utf-8")
        self.assertEqual(text, self.run_ctl("profile", self.ledger, "show", "qiangji"))
        (self.folder / "mine.profile").write_text(text.replace("id=qiangji", "id=hewan", 1), encoding="utf-8")
        self.run_ctl("profile", self.ledger, "import", "mine.profile")
        self.run_ctl("profile", self.ledger, "use", "national-2026", "hewan")
        self.assertEqual(self.json("check", self.ledger)["profiles"], ["national-2026", "hewan"])
        self.run_ctl("profile", self.ledger, "use", "unknown", status=ctl.USAGE)

        (self.folder / "broken.profile").write_text("[profile]\nid=x\nname=y\ncolour=red\n", encoding="utf-8")
        self.run_ctl("profile", self.ledger, "import", "broken.profile", status=ctl.FAILED)
        self.assertIn("4", self.messages)

    def test_report(self):
        self.load()
        for kind, magic in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
            self.run_ctl("report", self.ledger, "readiness", "--output", f"就绪.{kind}", "--on", "2026-11-20")
            self.assertTrue((self.folder / f"就绪.{kind}").read_bytes().startswith(magic))
        self.run_ctl("report", self.ledger, "readiness", "--output", "就绪.txt", status=ctl.USAGE)
        self.run_ctl("report", self.ledger, "poem", "--output", "就绪.pdf", status=ctl.USAGE)
        self.run_ctl("report", self.ledger, "readiness", "--output", "no-folder/就绪.pdf", status=ctl.FAILED)

    def test_demo(self):
        self.run_ctl("demo", "demo.liangwei", "--on", "2026-11-20", passphrase=None)
        check = self.json("check", "demo.liangwei", "--on", "2026-11-20", passphrase="demo", status=FINDINGS)
        self.assertEqual(len(check["villages"]), 15)
        states = {r["state"] for v in check["villages"] for r in v["results"]}
        self.assertEqual(states, {"met", "at-risk", "not-met", "unknown", "waived", "not-applicable"})
        self.run_ctl("verify", "demo.liangwei", passphrase="demo")

    def test_built_in_villages(self):
        self.run_ctl("create", self.ledger, "--division", "110101001")
        villages = self.json("list", self.ledger, "villages")
        self.assertGreater(len(villages), 5)
        self.assertTrue(all(v["code"].startswith("110101001") and v["kind"] in ("village", "community") for v in villages))

    def test_ledger_in_a_copied_file_is_whole(self):
        self.load()
        shutil.copy(self.ledger, self.folder / "stick.liangwei")
        self.run_ctl("verify", "stick.liangwei")
        self.assertEqual(len(self.json("list", "stick.liangwei", "people")), 12)


ctl.main()
