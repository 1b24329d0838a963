#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a large roster against ssconvert: bench-import.py LWCTL [ROWS[,ROWS…] [RUNS]]

Prints the median time of `lwctl import` (journal on, new encrypted ledger, villages already there), of
`lwctl undo` after it, and of ssconvert turning the same .xlsx into CSV, and the ratios. The targets are
at most 0.5 of ssconvert, and an undo that is not slower than the import. All three are timed in turns, so that
whatever else the machine does falls on each alike.
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


def measure(lwctl, rows, runs):
    here = pathlib.Path(__file__).parent
    times = {"import": [], "undo": [], "ssconvert": []}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([sys.executable, here / "make-roster.py", rows, folder], check=True)
        for run in range(runs):
            ledger = folder / f"{run}.ledger"
            timed(lwctl, "create", ledger)
            timed(lwctl, "import", ledger, folder / "villages.csv")
            times["import"].append(timed(lwctl, "import", ledger, folder / "roster.xlsx"))
            times["undo"].append(timed(lwctl, "undo", ledger))
            times["ssconvert"].append(timed("ssconvert", folder / "roster.xlsx", folder / "out.csv"))
            ledger.unlink()
    ours, undo, theirs = (statistics.median(times[name]) for name in ("import", "undo", "ssconvert"))
    print(f"import of {rows} rows: {ours:.2f} s ({ours / int(rows) * 1e6:.0f} µs a row), ssconvert {theirs:.2f} s, "
          f"ratio {ours / theirs:.2f} (target 0.50); undo {undo:.2f} s, {undo / ours:.2f} of the import (target 1.00)")


def main():
    lwctl, rows = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000"
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    os.environ["LIANGWEI_PASSWORD"] = "bench"
    if not shutil.which("ssconvert"):
        sys.exit("ssconvert (package gnumeric) is not here to compare with")
    for count in rows.split(","):
        measure(lwctl, count, runs)


main()
