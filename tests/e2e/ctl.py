# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the real program share: a folder of one's own and a way to run lwctl in it."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

LWCTL = os.environ["LWCTL"]
DATA = pathlib.Path(__file__).parent / "data"
PASSPHRASE = "河湾-e2e 2026"
SECONDS = 120  # longer than any of these runs takes, with sanitizers, on a slow machine

DONE, FINDINGS, USAGE, CANNOT_OPEN, FAILED = range(5)


class Case(unittest.TestCase):
    """One test in a folder that goes away; LEDGER is made when it is first asked for."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="liangwei-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.ledger = self.folder / "河湾镇.liangwei"

    def run_ctl(self, *arguments, status=DONE, passphrase=PASSPHRASE, environment=None, **options):
        """Runs lwctl, asserts its exit status, and returns what it printed."""
        own = dict(os.environ, **(environment or {}))
        own.pop("LIANGWEI_PASSWORD", None)
        if passphrase is not None:
            own["LIANGWEI_PASSWORD"] = passphrase
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([LWCTL, *map(os.fspath, arguments)], env=own, stderr=subprocess.PIPE,
                              cwd=self.folder, timeout=SECONDS, start_new_session=True, check=False, **options)
        self.messages = done.stderr.decode("utf-8", "replace")
        self.assertNotRegex(self.messages, "Sanitizer|runtime error|CRITICAL|WARNING")
        self.assertEqual(done.returncode, status, f"lwctl {arguments}: {self.messages}")
        if status in (USAGE, CANNOT_OPEN, FAILED):
            self.assertNotEqual(self.messages.strip(), "", "a failure without a message")
        return (done.stdout or b"").decode("utf-8")

    def json(self, *arguments, **options):
        """The same for a result in JSON."""
        return json.loads(self.run_ctl(*arguments, "--format", "json", **options))

    def create(self):
        self.run_ctl("create", self.ledger)

    def load(self):
        """A ledger with the four sample sheets."""
        self.create()
        self.run_ctl("import", self.ledger, DATA / "reserves.csv", DATA / "recruits.csv", DATA / "committees.csv",
                     DATA / "village-facts.csv", "--on", "2026-11-20", status=FINDINGS)

    def people(self):
        return {p["name"] for p in self.json("list", self.ledger, "people")}


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)
