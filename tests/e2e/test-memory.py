#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An import that gets less and less memory: it is done, or it stops with nothing of it in the ledger."""

import os
import resource
import subprocess
import sys

import ctl
from ctl import DATA, LWCTL

SKIPPED = 77
ROWS = 3000
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

    def import_with(self, megabytes, roster):
        """Returns the exit status, negative for a signal, and what was said."""
        limit = megabytes * MEGABYTE
        done = subprocess.run([LWCTL, "import", self.ledger, roster, "--on", "2026-11-20"],
                              env=dict(os.environ, LIANGWEI_PASSWORD=ctl.PASSPHRASE), stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=ctl.SECONDS, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        return done.returncode, done.stderr.decode("utf-8", "replace")

    def enough(self, roster):
        """The least in megabytes with which it is done, in a ledger of its own."""
        low, high = 8, 2048
        kept, self.ledger = self.ledger, self.folder / "trial.liangwei"
        while high - low > 16:
            middle = (low + high) // 2
            self.ledger.write_bytes(kept.read_bytes())
            low, high = (low, middle) if self.import_with(middle, roster)[0] in (0, 1) else (middle, high)
        self.ledger = kept
        return high

    def test_without_memory_nothing_is_half_done(self):
        self.create()
        self.run_ctl("import", self.ledger, DATA / "village-facts.csv")
        before = len(self.json("list", self.ledger, "people"))
        roster = self.roster()
        most = self.enough(roster)
        stopped = 0
        for step in range(STEPS):
            status, said = self.import_with(most * (STEPS - step) // (STEPS + 1), roster)
            self.assertNotIn(status, (0, 1))
            self.assertNotEqual(said.strip(), "", f"silence with status {status}")
            self.assertEqual(len(self.json("list", self.ledger, "people")), before)
            stopped += 1
        self.run_ctl("verify", self.ledger)
        self.assertEqual(stopped, STEPS)
        self.assertIn(self.import_with(2 * most, roster)[0], (0, 1))
        self.assertEqual(len(self.json("list", self.ledger, "people")), before + ROWS)


if os.environ.get("SANITIZED"):
    print("the sanitizers need all the address space there is: skipped", file=sys.stderr)
    sys.exit(SKIPPED)
ctl.main()
