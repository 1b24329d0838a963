#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What gets less and less memory: it is done, or it stops with nothing of it in the ledger, and leaves no half file."""

import os
import resource
import subprocess
import sys

import ctl
from ctl import DATA, LWCTL

SKIPPED = 77
ROWS = 8000
MEGABYTE = 1 << 20
STEPS = 24 if os.environ.get("LW_FAULTS") == "all" else 8


class Memory(ctl.Case):
    def roster(self):
        path = self.folder / "roster.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("所在村,姓名,性别,出生年月,学历,职务\n")
            for i in range(ROWS):
                file.write(f"柏树村,贺{i},男,19{60 + i % 30}.03,大专,村委会委员\n")
        return path

    def run_with(self, megabytes, *arguments):
        """Returns the exit status, negative for a signal, and what was said."""
        limit = megabytes * MEGABYTE
        done = subprocess.run([LWCTL, *arguments], env=dict(os.environ, LIANGWEI_PASSWORD=ctl.PASSPHRASE),
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              timeout=ctl.SECONDS, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        return done.returncode, done.stderr.decode("utf-8", "replace")

    def least(self, *arguments):
        """In megabytes, with which it is done; in a ledger of its own each time."""
        low, high = 8, 2048
        trial = self.folder / "trial.liangwei"
        while high - low > 4:
            middle = (low + high) // 2
            trial.write_bytes(self.ledger.read_bytes())
            done = self.run_with(middle, arguments[0], trial, *arguments[1:])[0] in (0, 1)
            low, high = (low, middle) if done else (middle, high)
        return high

    def test_without_memory_nothing_is_half_done(self):
        self.create()
        self.run_ctl("import", self.ledger, DATA / "village-facts.csv")
        before = len(self.json("list", self.ledger, "people"))
        roster = self.roster()
        words = [roster, "--on", "2026-11-20"]
        # Below the first the program does not even begin.
        begins, most = self.least("history"), self.least("import", *words)
        self.assertGreater(most, begins)
        whole, stopped = self.ledger.read_bytes(), 0
        for step in range(STEPS):
            megabytes = begins + (most - begins) * step // STEPS
            status, said = self.run_with(megabytes, "import", self.ledger, *words)
            done = status in (0, 1)
            # Where even the stack cannot grow the system ends it, and nobody can say a word.
            self.assertTrue(done or said.strip() or status < 0, f"silence with status {status} and {megabytes} MB")
            self.assertEqual(len(self.json("list", self.ledger, "people")), before + (ROWS if done else 0))
            self.run_ctl("verify", self.ledger)
            stopped += not done
            if done:
                self.ledger.write_bytes(whole)
        self.assertGreater(stopped, STEPS // 3)
        self.assertIn(self.run_with(2 * most, "import", self.ledger, *words)[0], (0, 1))
        self.assertEqual(len(self.json("list", self.ledger, "people")), before + ROWS)

    def test_undo_and_rescue_without_memory(self):
        self.create()
        self.run_ctl("import", self.ledger, DATA / "village-facts.csv")
        self.run_ctl("import", self.ledger, self.roster(), "--on", "2026-11-20")
        whole = self.ledger.read_bytes()
        begins = self.least("--help")
        for words in (["undo"], ["rescue", "n.liangwei"], ["list", "people"]):
            with self.subTest(words=words):
                self.squeeze(words, whole, begins)

    def squeeze(self, words, whole, begins):
        command, *rest = words
        wanted = self.folder / rest[-1] if rest and "." in rest[-1] else None
        rest = [self.folder / word if "." in word else word for word in rest]
        stopped = 0
        for step in range(STEPS // 2):
            status, said = self.run_with(begins + 24 * step // STEPS * 2, command, self.ledger, *rest)
            done = status in (0, 1)
            self.assertTrue(done or said.strip() or status < 0, f"silence with status {status}")
            self.assertEqual(wanted is not None and wanted.exists(), done and wanted is not None)
            stopped += not done
            self.run_ctl("verify", self.ledger)
            if wanted and wanted.suffix == ".liangwei" and done:
                self.run_ctl("verify", wanted)
            if wanted:
                wanted.unlink(missing_ok=True)
            self.ledger.write_bytes(whole)
        self.assertGreater(stopped, 0)


if os.environ.get("SANITIZED"):
    print("the sanitizers need all the address space there is: skipped", file=sys.stderr)
    sys.exit(SKIPPED)
ctl.main()
