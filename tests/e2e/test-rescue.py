#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged ledger: verify names the pages, rescue saves the rest, and says what it did."""

import ctl
from ctl import CANNOT_OPEN, FAILED, FINDINGS

PAGE = 4096
FIRST = 45  # pages before hold the tables themselves


class Rescue(ctl.Case):
    def damage(self, pages):
        data = bytearray(self.ledger.read_bytes())
        for page in pages:
            data[(page - 1) * PAGE + 500] ^= 1
        self.ledger.write_bytes(data)
        return bytes(data)

    def test_a_sound_ledger_comes_out_as_it_was(self):
        self.load()
        people, history = self.people(), self.json("history", self.ledger)
        new = self.folder / "新.liangwei"
        self.run_ctl("rescue", self.ledger, new)
        self.run_ctl("verify", new)
        self.ledger = new
        self.assertEqual(self.people(), people)
        self.assertEqual(self.json("history", self.ledger), history)
        self.run_ctl("undo", self.ledger)

    def test_what_is_damaged_is_named_and_the_rest_saved(self):
        self.run_ctl("demo", self.ledger)
        people = self.people()
        pages = self.ledger.stat().st_size // PAGE
        self.assertGreater(pages, FIRST + 6)
        damaged = self.damage(range(FIRST, pages + 1, 3))
        self.assertIn(str(FIRST + 3), self.run_ctl("verify", self.ledger, status=FINDINGS))
        new = self.folder / "新.liangwei"
        self.assertIn(str(FIRST + 3), self.run_ctl("rescue", self.ledger, new, status=FINDINGS))
        self.assertEqual(self.ledger.read_bytes(), damaged)
        self.ledger = new
        self.run_ctl("verify", self.ledger)
        self.assertLessEqual(self.people(), people)
        self.assertTrue(self.people())

    def test_a_new_ledger_is_never_put_over_a_file(self):
        self.load()
        before = {p.name: p.read_bytes() for p in self.folder.iterdir() if p.is_file()}
        (self.folder / "other.liangwei").write_text("mine")
        self.run_ctl("rescue", self.ledger, "other.liangwei", status=FAILED)
        self.run_ctl("rescue", self.ledger, self.ledger, status=FAILED)
        self.run_ctl("rescue", "none.liangwei", "new.liangwei", status=CANNOT_OPEN)
        self.run_ctl("rescue", self.ledger, "new.liangwei", status=CANNOT_OPEN, passphrase="wrong")
        after = {p.name: p.read_bytes() for p in self.folder.iterdir() if p.is_file()}
        self.assertEqual(after.pop("other.liangwei"), b"mine")
        self.assertEqual(after, before)


ctl.main()
