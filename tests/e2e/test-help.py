#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""--help, the manual pages and the program say the same. test-help.py ROOT"""

import pathlib
import re
import subprocess
import sys

import ctl

ROOT = pathlib.Path(sys.argv[1])


def plain(page):
    """Text of a manual page without its markup."""
    text = re.sub(r"^\.\\\".*$", "", page.read_text(encoding="utf-8"), flags=re.M)
    return re.sub(r"\\f[BIRP]|^\.\w+ ?", "", text, flags=re.M).replace("\\-", "-").replace('"', "")


class Help(ctl.Case):
    def commands(self):
        return re.findall(r"^  (\w+) +\S", self.run_ctl("--help"), re.M)

    def test_overview(self):
        commands = self.commands()
        self.assertEqual(len(commands), 17)
        for line in (["-h"], ["help"]):
            self.assertEqual(self.run_ctl(*line), self.run_ctl("--help"))
        self.assertRegex(self.run_ctl("--version"), r"^lwctl \d+\.\d+\.\d+\n$")

    def test_every_command_and_option_is_in_both_pages(self):
        for name in ("lwctl.1", "zh_CN/lwctl.1"):
            page = plain(ROOT / "docs/man" / name)
            for command in self.commands():
                text = self.run_ctl(command, "--help")
                self.assertRegex(text, rf"lwctl {command}\b")
                self.assertRegex(page, rf"(?m)^{command} LEDGER|^{command} FILE LEDGER", f"{command} is not in {name}")
                for option in re.findall(r"--[a-z-]+", text):
                    with self.subTest(page=name, command=command, option=option):
                        self.assertIn(option, page)
            for status in range(5):
                self.assertRegex(page, rf"(?m)^{status}$", f"exit status {status} is not in {name}")
            self.assertIn("LIANGWEI_PASSWORD", page)

    def test_no_option_is_invented(self):
        known = {o for c in self.commands() for o in re.findall(r"--[a-z-]+", self.run_ctl(c, "--help"))} | {"--version"}
        for name in ("lwctl.1", "zh_CN/lwctl.1"):
            self.assertLessEqual(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", plain(ROOT / "docs/man" / name))), known)

    def test_speaks_chinese(self):
        text = self.run_ctl("--help", environment={"LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"})
        self.assertIn("台账", text)
        self.assertEqual(text.count("\n"), self.run_ctl("--help").count("\n"))

    def test_no_toolkit_is_linked(self):
        libraries = subprocess.run(["ldd", ctl.LWCTL], capture_output=True, text=True, timeout=ctl.SECONDS, check=True).stdout
        self.assertIn("libglib", libraries)
        self.assertNotRegex(libraries, r"libgtk|libadwaita|libwayland")


ctl.main()
