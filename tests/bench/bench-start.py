#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""First painted frame and peak memory of the unlock page, against an empty libadwaita window.

bench-start.py LIANGWEI EMPTY-WINDOW, with a display. The programs take turns; medians count. The
peer has a title in the language of the interface, as every window has; the figures of one
without come besides. In Chinese the locale should be a Chinese one, or the peer has no Chinese font.
"""
import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 9
MOST_TIME = 1.3
MOST_MEMORY = 1.25


def run(command, env):
    """Milliseconds from start to end of the process, and its peak in KiB."""
    child = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    shown = child.stdout.read().split()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0 or not shown:
        sys.exit(f"{command[0]} did not paint a frame (status {status})")
    return float(shown[-1]), usage.ru_maxrss


def title_of(env):
    languages = [env.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((language for language in languages if language), "")
    return "Open Ledger" if chosen.startswith("en") else "打开台账"


def ratios(found):
    return (f"{found['liangwei'] / found['titled']:.2f} of an empty window with a title,"
            f" {found['liangwei'] / found['empty']:.2f} of one without")


def main():
    liangwei, empty = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as home:
        ledger = os.path.join(home, "x.liangwei")
        with open(ledger, "wb") as file:
            file.write(os.urandom(65536))
        # Without the driver of a graphics card, which would be the most of all three.
        env = dict(os.environ, GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GTK_A11Y="none",
                   XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home,
                   GSETTINGS_BACKEND="memory")
        commands = {
            "liangwei": [liangwei, "--exit-after-first-frame", ledger],
            "titled": [empty, title_of(env)],
            "empty": [empty],
        }
        found = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                found[name].append(run(command, env))
    time = {name: statistics.median(t for t, _ in list_) for name, list_ in found.items()}
    memory = {name: statistics.median(m for _, m in list_) for name, list_ in found.items()}
    print(f"first frame: {time['liangwei']:.0f} ms, {ratios(time)} (at most {MOST_TIME})")
    print(f"peak memory: {memory['liangwei'] / 1024:.1f} MiB, {ratios(memory)} (at most {MOST_MEMORY})")
    good = time["liangwei"] <= MOST_TIME * time["titled"] \
        and memory["liangwei"] <= MOST_MEMORY * memory["titled"]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
