#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts about the tree that a compiler does not check. Usage: check.py WHAT ROOT

layers   db < app < ui: no upward include, no SQL above db, no GTK below ui
licence  every source file begins with its SPDX line
po       every file with translatable strings is in POTFILES.in, which is sorted; zh_CN is complete
sizes    no file over 1,000 lines, no function over 100
words    no path of a machine, nothing left open
"""

import pathlib
import re
import subprocess
import sys

FLOORS = ["db", "app", "ui"]
C = {".c", ".h"}


def tracked(root):
    """The files of the project: what git knows, or else all that is not a build folder."""
    try:
        out = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"],
                             capture_output=True, check=True).stdout.decode()
        names = [n for n in out.split("\0") if n]
    except (OSError, subprocess.CalledProcessError):
        names = [str(p.relative_to(root)) for p in pathlib.Path(root).rglob("*") if p.is_file()]
    names = [n for n in names if not n.startswith(("_build", ".git/", "subprojects/sqlite3mc/sqlite3"))]
    return [pathlib.Path(root) / n for n in names if (pathlib.Path(root) / n).is_file()]


def floor_of(path, root):
    top = path.relative_to(root).parts[0]
    return FLOORS.index(top) if top in FLOORS else None


def layers(root, files):
    headers = {p.name: floor_of(p, root) for p in files if p.suffix == ".h" and floor_of(p, root) is not None}
    for path in files:
        floor = floor_of(path, root)
        if floor is None or path.suffix not in C:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if include:
                name = include.group(1)
                if headers.get(name.split("/")[-1], floor) > floor:
                    yield path, number, f"upward include of {name}"
                if floor < 2 and re.match(r"(gtk|gdk|gsk|adwaita)", name):
                    yield path, number, "GTK below ui"
                if floor > 0 and name == "sqlite3.h":
                    yield path, number, "SQLite above db"
            elif floor > 0 and re.search(r'"\s*(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s.+\sSET|DELETE FROM|CREATE TABLE)\s', line):
                yield path, number, "SQL above db"


def licence(root, files):
    kinds = {".c", ".h", ".py", ".sh", ".build", ".sql", ".css", ".ui", ".profile"}
    for path in files:
        text_like = path.suffix in kinds or path.name in ("run", "test", "meson.build", "meson_options.txt")
        if text_like and "data/" not in str(path.relative_to(root / "tests") if path.is_relative_to(root / "tests") else "") \
                and "corpus" not in path.parts:
            head = path.read_text(encoding="utf-8", errors="replace")[:400]
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
                yield path, 1, "no SPDX line"


def po(root, files):
    listed = [l for l in (root / "po/POTFILES.in").read_text().splitlines() if l and not l.startswith("#")]
    if listed != sorted(listed):
        yield root / "po/POTFILES.in", 1, "is not sorted"
    for path in files:
        name = str(path.relative_to(root))
        if path.suffix in {".c", ".ui"} and floor_of(path, root) is not None:
            text = path.read_text(encoding="utf-8")
            marked = re.search(r'\b(_|N_|C_|Q_|ngettext|g_dngettext)\s?\(\s*"', text) if path.suffix == ".c" \
                else 'translatable="yes"' in text
            if marked and name not in listed:
                yield path, 1, "has translatable strings but is not in POTFILES.in"
    for name in listed:
        if not (root / name).exists():
            yield root / "po/POTFILES.in", 1, f"names {name}, which does not exist"
    yield from untranslated(root)


def untranslated(root):
    listed = [l for l in (root / "po/POTFILES.in").read_text().splitlines() if l and not l.startswith("#")]
    made = subprocess.run(["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
                           "--keyword=g_dngettext:2,3", "--add-comments=translators", "-o", "-", *listed],
                          cwd=root, capture_output=True, text=True)
    if made.returncode:
        yield root / "po/POTFILES.in", 1, f"xgettext: {made.stderr.strip()}"
        return
    merged = subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", "-", "po/zh_CN.po", "/dev/stdin"],
                            cwd=root, input=made.stdout, capture_output=True, text=True)
    if merged.returncode:
        yield root / "po/zh_CN.po", 1, f"msgmerge: {merged.stderr.strip()}"
        return
    for flag, what in (("--untranslated", "untranslated"), ("--only-fuzzy", "fuzzy")):
        left = subprocess.run(["msgattrib", flag, "--no-obsolete", "--no-wrap"], input=merged.stdout,
                              capture_output=True, text=True).stdout
        for text in re.findall(r'^msgid "(.+)"$', left, re.M):
            yield root / "po/zh_CN.po", 1, f"{what}: {text}"
    yield from help_words(root, merged.stdout)


def help_words(root, messages):
    """What the help calls a button or a page is what stands on it."""
    flat = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap"], input=messages, capture_output=True, text=True).stdout
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', flat, re.M)
    for language, side in (("C", 0), ("zh_CN", 1)):
        known = {bare(pair[side]) for pair in pairs}
        for path in sorted((root / "ui/help" / language).glob("*.page")):
            for word in re.findall(r"<gui>(.*?)</gui>", path.read_text(encoding="utf-8")):
                if bare(word) not in known:
                    yield path, 1, f"no button or page is called “{word}”"


def bare(text):
    """Without the letter to press, and the signs around a word."""
    return re.sub(r"\(_\w\)|[_…＋+]", "", text).strip()


def sizes(root, files):
    for path in files:
        if path.suffix not in C | {".py", ".ui"} or "subprojects" in path.parts or "corpus" in path.parts:
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        if len(lines) > 1000:
            yield path, 1, f"{len(lines)} lines"
        start = 0
        for number, line in enumerate(lines, 1):
            if path.suffix == ".c" and line.startswith("{"):
                start = number
            elif path.suffix == ".c" and line.startswith("}") and start:
                if number - start > 100 and "_class_init" not in lines[start - 2]:
                    yield path, start, f"function of {number - start} lines"
                start = 0


def words(root, files):
    bad = re.compile(r"\b(TODO|FIXME|XXX)\b|/home/\w+/|/root/|/work/(main|shared)|registry\.npmjs|deb\.debian")
    for path in files:
        if path.suffix in {".bin", ".png", ".xls", ".xlsx", ".po"} or path.name == "check.py" or "corpus" in path.parts:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            found = bad.search(line)
            if found:
                yield path, number, f"“{found.group(0)}”"


def main():
    what, root = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    found = list(globals()[what](root, tracked(root)))
    for path, number, text in found:
        print(f"{path.relative_to(root)}:{number}: {text}")
    return 1 if found else 0


sys.exit(main())
