#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-clear.py TEST LIANGWEI: TEST drives the window from an empty start to a report (test-way.c) while
strace looks on. Whatever the window and its libraries open for writing lies where it may, and no byte
that goes into a file holds a name, an ID number, the passphrase or the photo. What goes over sockets
(to the display, to the screen reader) does not touch the disk; reports that were asked for are the exception."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "e2e"))
SKIPPED = 77
DATA = pathlib.Path(__file__).parent.parent / "e2e/data"
HEX = r'"((?:\\x[0-9a-f]{2})*)"'
OPEN = re.compile(r"^\d+ +(?:open|openat|creat)\([^\"]*" + HEX + r"(?:, ?([A-Z_|]+))?")
# -y tells the file of each descriptor: write(7<\x2f\x74…>, "…"
WRITE = re.compile(r"^\d+ +(?:write|pwrite64|writev|pwritev2?)\(\d+<([^>]*)>, (.*)")
MAP = re.compile(r"^\d+ +mmap\([^,]*, \d+, ([A-Z_|]+), ([A-Z_|]+), \d+<([^>]*)>")
OTHER = re.compile(r"^\d+ +(sendfile|copy_file_range|splice|vmsplice)\(\d+<([^>]*)>(?:, \d+<([^>]*)>)?")
MAY_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")
IN_MEMORY = ("/dev/", "/proc/", "/memfd:", "/SYSV", "anon_inode:", "pipe:", "socket:", "UNIX", "TCP")
COUNTS = ".gcda"  # of a build that counts lines
LEAST = 40  # patterns


def decode(text):
    if "\\x" in text:
        return os.fsdecode(bytes.fromhex(text.replace("\\x", "")))
    return text


def patterns():
    words = {"19900001234", "河湾镇", "贺长林"}
    for line in (DATA / "committees.csv").read_text("utf-8-sig").splitlines()[1:]:
        _, name, _, _, number, *_ = line.split(",")
        words.update(word for word in (name, number) if len(word) > 1)
    words -= {"河湾镇"}  # the file is called so, and lists of recent files say it
    words.update(word[::-1] for word in list(words) if word.isascii())
    forms = {form for word in words for code in ("utf-8", "utf-16-le", "gb18030") if len(form := word.encode(code)) > 3}
    picture = (DATA / "photo.png").read_bytes()
    passphrase = re.search(r'STEPS_PASSPHRASE "([^"]+)"', (pathlib.Path(__file__).parent / "lw-steps.h").read_text())[1]
    return [*forms, picture[200:232], picture[1000:1032], passphrase.encode(), passphrase.encode("utf-16-le")]


def is_asked_for(path):
    """A report: under its name, or while it is written, beside its place."""
    name = os.path.basename(path)
    return name.endswith(".pdf") or name.startswith(".liangwei-")


class Log:
    def __init__(self, home):
        self.home = home
        self.secrets = patterns()
        self.wrong = []
        self.seen = 0
        self.files = set()

    def look_at_place(self, path):
        absolute = os.path.normpath(os.path.join(self.home, path))
        if not absolute.startswith((self.home, *IN_MEMORY)) and not absolute.endswith(COUNTS):
            self.wrong.append(f"opened for writing: {path}")

    def look_at_bytes(self, path, data):
        if path.startswith(IN_MEMORY) or is_asked_for(path) or "<" in path:
            return
        self.seen += len(data)
        self.files.add(path)
        for secret in self.secrets:
            if secret in data:
                self.wrong.append(f"{secret!r} stands in the clear in {path}")

    def look_at(self, line):
        if (match := OPEN.match(line)):
            if MAY_WRITE.search(match[2] or "O_CREAT"):
                self.look_at_place(decode(match[1]))
        elif (match := WRITE.match(line)):
            data = b"".join(bytes.fromhex(part.replace("\\x", "")) for part in re.findall(HEX, match[2]))
            self.look_at_bytes(decode(match[1]), data)
        elif (match := MAP.match(line)):
            path = decode(match[3])
            # SQLite's index of the WAL holds numbers of pages.
            if "PROT_WRITE" in match[1] and "MAP_SHARED" in match[2] and not path.startswith(IN_MEMORY) and not path.endswith("-shm"):
                self.wrong.append(f"a file is written through memory: {path}")
        elif (match := OTHER.match(line)):
            targets = [decode(match[2])] if match[1] == "sendfile" else [decode(match[3] or match[2])]
            if not all(target.startswith(IN_MEMORY) for target in targets):
                self.wrong.append(f"written in a way that this test cannot see: {line[:120]}")


def main():
    test, program = sys.argv[1:3]
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode if shutil.which("strace") else True:
        print("strace cannot trace here (not installed, or ptrace is forbidden): skipped", file=sys.stderr)
        return SKIPPED
    folder = pathlib.Path(tempfile.mkdtemp(prefix="liangwei-e2e-"))
    try:
        log, wrapper = folder / "log", folder / "traced"
        calls = "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,mmap,sendfile,copy_file_range,splice,vmsplice"
        # -D: the program stays the child that the test started. The environment of temporary files is the home's.
        wrapper.write_text("#!/bin/sh\n"
                           f"exec strace -D -f -qq -y -xx -s 4194304 -e trace={calls} -e signal=none -o '{log}' '{program}' \"$@\"\n")
        wrapper.chmod(0o700)
        temporary = folder / "tmp"
        temporary.mkdir()
        done = subprocess.run([test, str(wrapper)], env=dict(os.environ, TMPDIR=str(temporary)), check=False)
        if done.returncode:
            print("the test under strace failed", file=sys.stderr)
            return 1
        look = Log(str(temporary))
        with open(log, encoding="ascii", errors="replace") as lines:
            for line in lines:
                look.look_at(line)
        print(f"{look.seen} bytes into {len(look.files)} files:", *sorted(look.files), sep="\n  ")
        assert len(look.secrets) > LEAST and look.seen > 100000, (len(look.secrets), look.seen)
        print(*sorted(set(look.wrong)), sep="\n", file=sys.stderr)
        return 1 if look.wrong else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
