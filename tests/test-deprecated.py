#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What newer libraries call deprecated (tests/data/deprecated.txt) is used in src/app/compat.c alone, and as classes in
resources; docs/NEWER-GNOME.md tells of each, and of nothing else."""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

ROOT = sys.argv[1]
COMPAT = ("src/app/compat.c", "src/app/compat.h")
DOCUMENT = "docs/NEWER-GNOME.md"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def without_comments(text):
    """C without its comments, every line where it was"""
    return re.sub(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\])*\"",
                  lambda match: match[0] if match[0][0] == '"' else "\n" * match[0].count("\n"), text, flags=re.DOTALL)


class Deprecated:
    """what tests/data/deprecated.txt says"""

    def __init__(self):
        self.since, self.types, self.macros, prefixes = {}, set(), {}, {}
        for line in read("tests/data/deprecated.txt").splitlines():
            since, name, *prefix = line.split()
            self.since[name] = since
            if not name.isupper() and name[0].isupper() and ":" not in name:
                self.types.add(name)
            if not prefix:
                continue
            prefixes[prefix[0]] = name
            if prefix[0].islower():  # the macros of a class: ADW_FLAP, ADW_IS_FLAP, ADW_TYPE_FLAP
                space, _, rest = prefix[0].upper().rstrip("_").partition("_")
                self.macros.update({f"{space}_{macro}{rest}": name for macro in ("", "IS_", "TYPE_")})
        self.prefixes = sorted(prefixes.items(), key=lambda item: -len(item[0]))

    def belongs_to(self, name):
        """the name that the list has for it; None: it is not deprecated"""
        if name in self.since:
            return name
        return self.macros.get(name) or next((kind for prefix, kind in self.prefixes if name.startswith(prefix)), None)

    def find_in_c(self, text):
        """[(line, name, name in the list)]"""
        return [(number, name, self.belongs_to(name)) for number, line in enumerate(without_comments(text).split("\n"), 1)
                for name in NAME.findall(line) if self.belongs_to(name)]

    def find_in_ui(self, path):
        """the classes, and properties as in "GtkEntry:completion" """
        found = set()
        for element in ElementTree.parse(os.path.join(ROOT, path)).iter():
            kind = element.get("class") if element.tag == "object" else element.get("parent")
            if kind in self.types:
                found.add(kind)
            for child in element.findall("property"):
                name = f"{kind}:{child.get('name')}"
                if name in self.since:
                    found.add(name)
        return found


def files(pattern):
    return sorted(os.path.relpath(path, ROOT) for path in glob.glob(os.path.join(ROOT, pattern), recursive=True))


def described():
    """what the tables of the document have: {name: cell with where it is}"""
    rows = {}
    for line in read(DOCUMENT).splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `") and len(cells) >= 4:
            for name in re.findall(r"`([^`]+)`", cells[0]):
                rows[name] = cells[1:]
    return rows


def main():
    deprecated, rows, problems = Deprecated(), described(), {"c": [], "ui": [], "document": []}
    used = {}
    for path in files("src/**/*.[ch]") + files("tests/**/*.[ch]"):
        for number, name, listed in deprecated.find_in_c(read(path)):
            if path in COMPAT:
                used.setdefault(listed, set())
            else:
                problems["c"].append(f"{path}:{number}: {name} is deprecated in newer libraries; "
                                     "src/app/compat.h has a wrapper, or is the place for one")
    for path in files("resources/*.ui"):
        for name in deprecated.find_in_ui(path):
            used.setdefault(name, set()).add(os.path.basename(path))
    for name, resources in sorted(used.items()):
        if name not in rows:
            problems["ui" if resources else "document"].append(f"{name} is not in {DOCUMENT}")
            continue
        told = set(re.findall(r"`([^`]+\.ui)`", rows[name][1]))
        if told != resources:
            problems["ui"].append(f"{name}: {DOCUMENT} tells of {sorted(told)}, it is in {sorted(resources)}")
        if not re.search(rf"\b{re.escape(deprecated.since[name])}$", rows[name][0]):
            problems["document"].append(f"{name} was deprecated in {deprecated.since[name]}, not in {rows[name][0]}")
    problems["document"] += [f"{name} is in {DOCUMENT}, and nothing uses it" for name in rows if name not in used]
    print("1..4")
    for number, (key, title) in enumerate((("c", "nothing deprecated outside src/app/compat.c"),
                                           ("ui", "deprecated classes in resources are listed"),
                                           ("document", "the list is whole, and has nothing else")), 1):
        for problem in problems[key]:
            print(f"# {problem}")
        print(f"{'not ' if problems[key] else ''}ok {number} - {title}")
    # A test that finds nothing anywhere would pass too.
    finds = (deprecated.find_in_c("int a; /* gtk_widget_show */\n gtk_widget_show (b); ADW_FLAP (c); AdwFlap *d;")
             == [(2, "gtk_widget_show", "gtk_widget_show"), (2, "ADW_FLAP", "AdwFlap"), (2, "AdwFlap", "AdwFlap")]
             and "AdwFlap" in used)
    print(f"{'' if finds else 'not '}ok 4 - the test sees what there is")
    return any(problems.values()) or not finds


sys.exit(main())
