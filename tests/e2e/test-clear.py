#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In the clear, nowhere: every byte that lwctl writes into a file, and every byte that it leaves, also
when it is killed in the middle, is looked at for names and numbers. Reports are the exception that
was asked for. strace sees the calls; the files are read afterwards."""

import os
import pathlib
import re
import signal
import subprocess
import sys

import ctl
from ctl import DATA, FINDINGS, LWCTL

SKIPPED = 77
IN_MEMORY = ("/dev/shm/liangwei-",)
NO_FILE = ("/dev/null", "/dev/tty", "/proc/self/")
COUNTS = ".gcda"  # of a build that counts lines
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")
OPEN = re.compile(r'^\d+ +(?:open(?:at)?|creat)\((?:AT_FDCWD, |\d+, )?"((?:[^"\\]|\\.)*)", ?(.*?)\) += (\d+)')
# pwrite64(7, "…"..., 4096, 0): the data is in hexadecimal throughout.
WRITE = re.compile(r'^\d+ +(write|pwrite64|sendto)\((\d+), "((?:\\x[0-9a-f]{2})*)"')
VECTOR = re.compile(r'^\d+ +(?:writev|pwritev2?)\((\d+), \[(.*)\]')
BASE = re.compile(r'iov_base="((?:\\x[0-9a-f]{2})*)"')
OTHER = re.compile(r"^\d+ +(sendfile|copy_file_range|splice|memfd_create|vmsplice)\(.*= \d+$")


def decode(text):
    return bytes.fromhex(text.replace("\\x", ""))


def strace_works():
    try:
        return subprocess.run(["strace", "-o", os.devnull, "true"], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False).returncode == 0
    except FileNotFoundError:
        return False


class Clear(ctl.Case):
    def setUp(self):
        super().setUp()
        self.outside = self.folder / "elsewhere"
        self.log = self.folder / "log"
        for name in ("home", "tmp", "run"):
            (self.outside / name).mkdir(parents=True)
        self.work = self.folder / "镇"
        self.work.mkdir()
        self.ledger = self.work / "河湾镇.liangwei"

    def secrets(self):
        """What must not stand anywhere: as UTF-8, UTF-16 and GB 18030, and names in pinyin too."""
        words = set()
        for line in (DATA / "committees.csv").read_text("utf-8-sig").splitlines()[1:]:
            _, name, _, _, number, *_ = line.split(",")
            words.update(word for word in (name, number) if len(word) > 1)
        for line in (DATA / "reserves.csv").read_text("utf-8-sig").splitlines():
            words.update(re.findall(r"\b\d{17}[\dX]\b", line))
        self.assertGreater(len(words), 20)
        words.update(w[::-1] for w in list(words) if w.isascii())
        forms = [w.encode(c) for w in words for c in ("utf-8", "utf-16-le", "gb18030")]
        return [f for f in forms if len(f) > 3] + ["河湾-e2e 2026".encode()]

    def assert_clear(self, data, where):
        for secret in self.patterns:
            if secret in data:
                self.fail(f"{secret!r} stands in the clear in {where}")

    def assert_left(self):
        """No file of the folder, the home or any temporary folder."""
        for path in [*self.work.rglob("*"), *self.outside.rglob("*")]:
            if path.is_file() and path.suffix not in (".pdf", ".csv", ".xlsx"):
                self.assert_clear(path.read_bytes(), path)

    def traced(self, *arguments, status=ctl.DONE, asked=(), inject=None):
        """Runs lwctl under strace; returns whether it came to its end."""
        environment = dict(os.environ, LIANGWEI_PASSWORD=ctl.PASSPHRASE, HOME=str(self.outside / "home"),
                           TMPDIR=str(self.outside / "tmp"), XDG_RUNTIME_DIR=str(self.outside / "run"),
                           XDG_CACHE_HOME=str(self.outside / "home/cache"),
                           ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1")
        command = ["strace", "-f", "-qq", "-o", str(self.log), "-xx", "-s", "4194304",
                   "-e", "trace=open,openat,creat,close,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,"
                         "splice,vmsplice,memfd_create,sendto,prctl,prlimit64,setrlimit"]
        if inject:
            command += ["-e", "inject=" + inject]
        done = subprocess.run([*command, LWCTL, *map(os.fspath, arguments)], env=environment, cwd=self.work,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=ctl.SECONDS, check=False)
        killed = done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
        if inject is None:
            self.assertEqual(done.returncode, status, done.stderr.decode("utf-8", "replace"))
        # A report is written beside its place and then gets its name.
        self.look_at_log(tuple(str(p) for a in asked for p in (a, a.parent / ".liangwei-")))
        return not killed

    def look_at_log(self, asked):
        names = {}
        seen = 0
        for line in self.log.read_text("ascii", "replace").splitlines():
            if (match := OPEN.match(line)):
                path, flags, number = os.fsdecode(decode(match[1])), match[2], int(match[3])
                names[number] = path
                if WRITES.search(flags):
                    self.assert_place(path, asked)
            elif (match := WRITE.match(line)) or (match := VECTOR.match(line)):
                number = int(match[2] if match.re is WRITE else match[1])
                data = decode(match[3]) if match.re is WRITE else b"".join(map(decode, BASE.findall(match[2])))
                path = names.get(number, "")
                seen += len(data)
                if number > 2 and not path.startswith((*IN_MEMORY, *asked)):
                    self.assert_clear(data, path or f"descriptor {number}")
            elif (match := OTHER.match(line)):
                self.fail(f"written in a way that this test cannot see: {line[:200]}")
        self.assertGreater(seen, 0)
        return seen

    def assert_place(self, path, asked):
        absolute = os.path.normpath(os.path.join(self.work, path))
        self.assertTrue(absolute.startswith((str(self.work), *IN_MEMORY, *NO_FILE, *asked)) or absolute.endswith(COUNTS),
                        f"opened for writing: {path}")

    def test_nothing_is_written_in_the_clear(self):
        self.patterns = self.secrets()
        sheets = [DATA / "village-facts.csv", DATA / "committees.csv", DATA / "reserves.csv"]
        self.traced("create", self.ledger)
        self.traced("import", self.ledger, *sheets, "--on", "2026-11-20", status=FINDINGS)
        self.traced("set", self.ledger, "handler", "贺长林")
        self.traced("undo", self.ledger)
        self.traced("redo", self.ledger)
        self.traced("check", self.ledger, "--on", "2026-11-20", status=FINDINGS)
        self.traced("list", self.ledger, "people")
        self.traced("backup", self.ledger, "copy.liangwei")
        self.traced("verify", self.ledger)
        self.traced("rescue", self.ledger, "rescued.liangwei")
        self.traced("restore", "copy.liangwei", self.ledger, "--replace")
        for ending in ("pdf", "csv", "xlsx"):
            report = self.work / ("report." + ending)
            self.traced("report", self.ledger, "readiness", "--output", report, asked=[report])
            self.assertTrue(report.exists())
        self.assert_left()
        self.assertEqual([p for p in pathlib.Path("/dev/shm").glob("liangwei-*") if self.is_dead(p)], [])

    @staticmethod
    def is_dead(path):
        match = re.match(r"liangwei-(\d+)-", path.name)
        return match and not pathlib.Path("/proc", match[1]).exists()

    def test_a_kill_in_the_middle_leaves_nothing_in_the_clear(self):
        self.patterns = self.secrets()
        self.run_ctl("create", self.ledger)
        killed = 0
        for when in (1, 3, 9, 20, 40, 60, 80, 120):
            done = self.traced("import", self.ledger, DATA / "village-facts.csv", DATA / "committees.csv",
                               "--on", "2026-11-20", inject=f"pwrite64:signal=SIGKILL:when={when}")
            killed += not done
            self.assert_left()
            self.run_ctl("verify", self.ledger)
            if done:
                break
        self.assertGreater(killed, 3)

    def test_no_core_is_dumped(self):
        self.patterns = []
        for program in (LWCTL, os.environ.get("LIANGWEI", "")):
            if not program:
                continue
            subprocess.run(["strace", "-f", "-qq", "-o", str(self.log), "-e", "trace=prctl,prlimit64,setrlimit", program, "--help"],
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=ctl.SECONDS,
                           env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0"), check=False)
            log = self.log.read_text("utf-8", "replace")
            self.assertRegex(log, r"(prlimit64|setrlimit)\([^\n]*RLIMIT_CORE, \{rlim_cur=0, rlim_max=0\}", program)
            # The sanitizers' leak checker has to be able to look at its own process.
            if not os.environ.get("SANITIZED"):
                self.assertRegex(log, r"prctl\(PR_SET_DUMPABLE, (0|SUID_DUMP_DISABLE)\)? ?", program)


if not strace_works():
    print("strace cannot trace here (not installed, or ptrace is forbidden): skipped", file=sys.stderr)
    sys.exit(SKIPPED)
ctl.main()
