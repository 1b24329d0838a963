#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase asked for on a terminal: not echoed, asked twice when it is new."""

import os
import pty
import select
import time

import ctl


class Prompt(ctl.Case):
    def on_terminal(self, arguments, answers):
        """Runs lwctl on a terminal of its own and answers each prompt; (status, all that was shown)."""
        pid, master = pty.fork()
        if pid == 0:
            os.environ.pop("LIANGWEI_PASSWORD", None)
            os.execv(ctl.LWCTL, [ctl.LWCTL, *map(os.fspath, arguments)])
        shown, asked = b"", 0
        deadline = time.monotonic() + ctl.SECONDS
        while time.monotonic() < deadline:
            if not select.select([master], [], [], 1)[0]:
                continue
            try:
                part = os.read(master, 4096)
            except OSError:  # the terminal closed: the program is over
                break
            if not part:
                break
            shown += part
            if shown.count(b": ") > asked and asked < len(answers):
                os.write(master, answers[asked].encode() + b"\n")
                asked += 1
        os.close(master)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode("utf-8", "replace")

    def test_new_passphrase_is_asked_twice_and_not_shown(self):
        status, shown = self.on_terminal(["create", self.ledger], [ctl.PASSPHRASE, ctl.PASSPHRASE])
        self.assertEqual(status, ctl.DONE, shown)
        self.assertNotIn(ctl.PASSPHRASE, shown)
        status, shown = self.on_terminal(["verify", self.ledger], [ctl.PASSPHRASE])
        self.assertEqual(status, ctl.DONE, shown)
        self.assertNotIn(ctl.PASSPHRASE, shown)
        self.run_ctl("verify", self.ledger)

    def test_two_that_differ(self):
        status, shown = self.on_terminal(["create", self.ledger], ["one", "other"])
        self.assertEqual(status, ctl.USAGE, shown)
        self.assertFalse(self.ledger.exists())

    def test_empty(self):
        status, shown = self.on_terminal(["create", self.ledger], ["", ""])
        self.assertEqual(status, ctl.USAGE, shown)
        self.assertFalse(self.ledger.exists())


ctl.main()
