#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a large roster against ssconvert: bench-import.py LWCTL [ROWS [RUNS]]

Prints the median time of `lwctl import` (journal on, new encrypted ledger, villages already there) and of
ssconvert turning the same .xlsx into CSV, and their ratio. The target is at most 0.5.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def timed(*command):
    start = time.monotonic()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if result.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: {result.stderr.decode()}")
    return time.monotonic() - start


def main():
    lwctl, rows = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000"
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    here = pathlib.Path(__file__).parent
    os.environ["LIANGWEI_PASSWORD"] = "bench"
    if not shutil.which("ssconvert"):
        sys.exit("ssconvert (package gnumeric) is not here to compare with")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([sys.executable, here / "make-roster.py", rows, folder], check=True)
        ours, peer = [], []
        for run in range(runs):
            ledger = folder / f"{run}.ledger"
            timed(lwctl, "create", ledger)
            timed(lwctl, "import", ledger, folder / "villages.csv")
            ours.append(timed(lwctl, "import", ledger, folder / "roster.xlsx"))
            peer.append(timed("ssconvert", folder / "roster.xlsx", folder / "out.csv"))
        mine, theirs = statistics.median(ours), statistics.median(peer)
        print(f"import of {rows} rows: {mine:.2f} s, ssconvert {theirs:.2f} s, ratio {mine / theirs:.2f} (target 0.50)")


main()
