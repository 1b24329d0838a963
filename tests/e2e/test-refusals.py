#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lwctl refuses, with which exit status, and that it leaves everything as it was."""

import fcntl
import os
import subprocess
import time

import ctl
from ctl import CANNOT_OPEN, DATA, FAILED, FINDINGS, USAGE


class Refusals(ctl.Case):
    def test_wrong_usage(self):
        self.create()
        for line in ([], ["nonsense"], ["--nonsense"], ["check"], ["check", "a", "b"], ["check", self.ledger, "--nonsense"],
                     ["check", self.ledger, "--on", "2026-02-30"], ["check", self.ledger, "--on", "2026-11"],
                     ["check", self.ledger, "--on", "20261120x"], ["check", self.ledger, "--format", "xml"],
                     ["check", self.ledger, "--on", "2026-11-20", "--horizon", "2026-11-19"],
                     ["check", self.ledger, "--profile", "none"], ["check", self.ledger, "--village", "999999999999"],
                     ["check", self.ledger, "--village", ""], ["import", self.ledger],
                     ["import", self.ledger, "x.csv", "--as", "poems"], ["import", self.ledger, "x.csv", "--match", "maybe"],
                     ["import", self.ledger, "x.csv", "--format", "csv"], ["list", self.ledger], ["list", self.ledger, "poems"],
                     ["history", self.ledger, "--person", "1", "--village", "2"], ["history", self.ledger, "--person", "nobody"],
                     ["undo", self.ledger, "--steps", "0"], ["undo", self.ledger, "--steps", "-3"],
                     ["undo", self.ledger, "--steps", "99999999999999"], ["undo", self.ledger, "--steps", "x"],
                     ["set", self.ledger, "colour", "red"], ["set", self.ledger, "election-day", "soon"],
                     ["set", self.ledger, "election-day", "2026-13-01"], ["waive", self.ledger, "term", "x"],
                     ["waive", self.ledger, "term", "x", "--reason", "a", "--document", "b", "--until", "2027-01-01"],
                     ["waive", self.ledger, "poem", "x", "--reason", "a", "--document", "b", "--until", "2027-01-01"],
                     ["waive", self.ledger, "term", "x", "--reason", " ", "--document", "b", "--until", "2027-01-01"],
                     ["profile", self.ledger, "dance"], ["profile", self.ledger, "use"], ["profile", self.ledger, "show", "none"],
                     ["report", self.ledger, "readiness"], ["create"], ["create", "x.liangwei", "--division", "99"],
                     ["restore", "a"], ["passwd", self.ledger, "extra"], ["undo", self.ledger]):
            with self.subTest(line=line):
                self.assertEqual(self.run_ctl(*line, status=USAGE), "")
        self.assertFalse((self.folder / "x.liangwei").exists())
        self.assertEqual(self.json("history", self.ledger), [])

    def test_hostile_arguments(self):
        self.create()
        before = self.ledger.read_bytes()
        for argument in (b"\xff\xfe", b"'; DROP TABLE person; --", b"%s%n%s", b"../../../etc/passwd", b"\n\n\x1b[2J",
                         "𠮷".encode() * 5000):
            with self.subTest(argument=argument[:20]):
                for line in ([b"check", os.fsencode(self.ledger), b"--village", argument],
                             [b"history", os.fsencode(self.ledger), b"--person", argument],
                             [b"set", os.fsencode(self.ledger), argument, b"x"],
                             [b"check", os.fsencode(self.ledger), b"--profile", argument],
                             [argument]):
                    self.run_ctl(*line, status=USAGE)
                self.run_ctl(b"verify", argument + b"-no-file", status=CANNOT_OPEN)
        self.assertEqual(self.ledger.read_bytes(), before)

    def test_value_that_looks_like_an_option(self):
        self.create()
        self.run_ctl("set", self.ledger, "township", "--", "--township")
        self.run_ctl("set", self.ledger, "handler", "'; DROP TABLE person; --")
        self.assertEqual(self.json("history", self.ledger)[-1]["new"], "'; DROP TABLE person; --")

    def test_passphrase(self):
        self.create()
        self.run_ctl("verify", self.ledger, passphrase="wrong", status=CANNOT_OPEN)
        self.run_ctl("verify", self.ledger, passphrase=None, status=USAGE)
        self.run_ctl("verify", self.ledger, passphrase="", status=USAGE)
        self.run_ctl("verify", self.ledger, "--password-file", "missing", status=FAILED)
        (self.folder / "first-line").write_text(ctl.PASSPHRASE + "\nsecond\n", encoding="utf-8")
        self.run_ctl("verify", self.ledger, "--password-file", "first-line", passphrase="wrong")

    def test_files_that_are_no_ledger(self):
        self.create()
        whole = self.ledger.read_bytes()
        files = {"empty": b"", "text": b"name,village\n" * 100, "zip": b"PK\x03\x04" + b"x" * 8188, "pdf": b"%PDF-1.7\n" + b"x" * 8183,
                 "sqlite": b"SQLite format 3\0" + b"\0" * 8176, "cut": whole[:-1000], "half": whole[:4096 + 100],
                 "garbled": b"\0" * 4096 + whole[4096:]}
        for name, content in files.items():
            with self.subTest(name=name):
                path = self.folder / name
                path.write_bytes(content)
                for command in ("verify", "check", "undo"):
                    self.run_ctl(command, path, status=CANNOT_OPEN)
                self.assertEqual(path.read_bytes(), content)
        self.run_ctl("verify", "no-such-file", status=CANNOT_OPEN)
        self.run_ctl("verify", self.folder, status=CANNOT_OPEN)

    def test_damaged_page_is_found(self):
        self.load()
        content = bytearray(self.ledger.read_bytes())
        page = len(content) // 4096 // 2
        content[page * 4096 + 1000] ^= 0xff
        self.ledger.write_bytes(content)
        done = subprocess.run([ctl.LWCTL, "verify", self.ledger], env=dict(os.environ, LIANGWEI_PASSWORD=ctl.PASSPHRASE),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=ctl.SECONDS, check=False)
        self.assertIn(done.returncode, (FINDINGS, CANNOT_OPEN), done.stderr)
        self.assertNotEqual(done.stdout + done.stderr, b"")

    def test_create_never_replaces(self):
        self.ledger.write_bytes(b"precious")
        self.run_ctl("create", self.ledger, status=FAILED)
        self.run_ctl("demo", self.ledger, status=FAILED)
        self.assertEqual(self.ledger.read_bytes(), b"precious")
        self.run_ctl("create", "no-folder/x.liangwei", status=FAILED)

    def test_import_of_what_is_no_roster(self):
        self.load()
        before = self.people()
        (self.folder / "poem.csv").write_text("床前明月光\n疑是地上霜\n", encoding="utf-8")
        (self.folder / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
        report = self.json("import", self.ledger, "poem.csv", status=FAILED)
        self.assertEqual([s["kind"] for s in report["sheets"]], [None] * len(report["sheets"]))
        self.run_ctl("import", self.ledger, "picture.xlsx", status=FAILED)
        self.run_ctl("import", self.ledger, "missing.csv", status=FAILED)
        self.run_ctl("import", self.ledger, self.folder, status=FAILED)
        self.run_ctl("import", self.ledger, DATA / "committees.csv", "--map", "missing.map", status=FAILED)
        reports = self.json("import", self.ledger, "missing.csv", DATA / "committees.csv", status=FAILED)
        self.assertEqual(sorted(len(r["sheets"]) for r in reports), [0, 1])
        self.assertEqual(self.people(), before)

    def test_nobody_waits_for_a_pipe_or_reads_a_device_to_its_end(self):
        self.create()
        os.mkfifo(self.folder / "pipe.csv")
        for path in (self.folder / "pipe.csv", "/dev/zero", "/dev/null"):
            with self.subTest(path=path):
                self.run_ctl("verify", path, status=CANNOT_OPEN)
                self.run_ctl("restore", path, "new.liangwei", status=CANNOT_OPEN)
                self.assertNotEqual(self.run_any("rescue", path, "new.liangwei"), 0)
                self.run_ctl("import", self.ledger, path, status=FAILED)
                self.run_ctl("import", self.ledger, DATA / "committees.csv", "--map", path, status=FAILED)
                self.run_ctl("profile", self.ledger, "import", path, status=FAILED)
        self.assertFalse((self.folder / "new.liangwei").exists())

    def run_any(self, *arguments):
        return subprocess.run([ctl.LWCTL, *map(os.fspath, arguments)], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL,
                              env=dict(os.environ, LIANGWEI_PASSWORD=ctl.PASSPHRASE), timeout=ctl.SECONDS, check=False).returncode

    def test_full_standard_output(self):
        self.create()
        with open("/dev/full", "wb") as full:
            self.run_ctl("profile", self.ledger, "list", status=FAILED, stdout=full)

    def test_read_only_folder(self):
        if os.geteuid() == 0:
            self.skipTest("root writes everywhere")
        self.load()
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.run_ctl("undo", self.ledger, status=CANNOT_OPEN)
        self.assertEqual(len(self.people()), 12)

    def test_second_writer_waits_outside(self):
        self.load()
        holder = self.hold_lock()
        try:
            self.run_ctl("undo", self.ledger, status=CANNOT_OPEN)
            self.run_ctl("set", self.ledger, "township", "x", status=CANNOT_OPEN)
            self.assertEqual(len(self.people()), 12)  # reading is allowed
        finally:
            holder.kill()
            holder.wait()
        self.run_ctl("undo", self.ledger)

    def hold_lock(self):
        """A real second writer: lwctl with the ledger open, waiting for a passphrase from a pipe."""
        pipe = self.folder / "password"
        os.mkfifo(pipe)
        holder = subprocess.Popen([ctl.LWCTL, "passwd", self.ledger, "--new-password-file", pipe],
                                  env=dict(os.environ, LIANGWEI_PASSWORD=ctl.PASSPHRASE), stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + ctl.SECONDS
        while time.monotonic() < deadline and holder.poll() is None:
            if self.is_locked():
                return holder
            time.sleep(0.05)
        holder.kill()
        holder.wait()
        return self.fail("the ledger was never locked")

    def is_locked(self):
        for path in self.folder.glob("*.[lL][oO][cC][kK]"):
            with open(path, "rb+") as file:
                try:
                    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    return True
        return False


ctl.main()
