# SPDX-License-Identifier: GPL-3.0-or-later
"""Does po/POTFILES.in name every file with words for people, and no other? Prints TAP."""

import pathlib
import re
import sys

MARKED = re.compile(r'\b(?:(?:_|N_|C_|NC_) ?\(|g_dngettext ?\(GETTEXT_PACKAGE,)\s*"')


def expected(top):
    for path in sorted(top.glob("src/**/*.[ch]")):
        if MARKED.search(path.read_text(encoding="utf-8")):
            yield path
    yield from top.glob("resources/*.ui")
    for pattern in ("*.desktop.in", "*.metainfo.xml.in", "*.gschema.xml"):
        yield from top.glob("data/" + pattern)


def main():
    top = pathlib.Path(sys.argv[1])
    lines = (top / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    wanted = {str(path.relative_to(top)) for path in expected(top)}
    problems = ([f"missing: {name}" for name in sorted(wanted - listed)]
                + [f"no words in: {name}" for name in sorted(listed - wanted)])
    if len(wanted) < 20:  # a pattern that finds nothing would agree with anything
        problems.append(f"only {len(wanted)} files have words")
    print("1..1")
    print("not ok 1 potfiles" if problems else "ok 1 potfiles")
    for problem in problems:
        print("# " + problem)
    sys.exit(1 if problems else 0)


main()
