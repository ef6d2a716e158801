#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""list-deprecated.py GIR…: what the libraries described call deprecated since the oldest that the program runs with, as
tests/data/deprecated.txt has it: a line for each, "since name" for a function, a value, or a property ("GtkGLArea:use-es"),
"since type prefix" for a type, all of whose functions, or values, begin with the prefix.

packaging/try-newer runs it on the libraries of a newer system."""
import os.path
import re
import sys
import xml.etree.ElementTree as ElementTree

CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"
# What is deprecated up to these, the compiler tells where the program is usually built.
FLOORS = {"Adw": (1, 2), "GLib": (2, 74), "GLibUnix": (2, 74), "GObject": (2, 74), "Gio": (2, 74), "GioUnix": (2, 74)}
GTK = (4, 8)


def version_of(element):
    """when it was deprecated (None: it is not)"""
    if element.get("deprecated") != "1":
        return None
    return tuple(int(part) for part in re.findall(r"\d+", element.get("deprecated-version", "")))


def main():
    deprecated = []  # version, name, prefix (""), members
    kept = set()  # identifiers that are not deprecated
    for path in sys.argv[1:]:
        space = ElementTree.parse(path).getroot().find(CORE + "namespace")
        floor = FLOORS.get(os.path.basename(path).split("-")[0], GTK)
        lower = space.get(C + "symbol-prefixes", "").split(",")[0]
        for kind in space:
            name = kind.get(C + "type") or kind.get(GLIB + "type-name") or kind.get(C + "identifier") or ""
            version = version_of(kind)
            old = version is not None
            identifiers = [member.get(C + "identifier") for member in kind if member.get(C + "identifier")]
            if old and version > floor and name:
                prefix = ""
                if kind.get(C + "symbol-prefix"):
                    prefix = f"{lower}_{kind.get(C + 'symbol-prefix')}_"
                elif kind.tag in (CORE + "enumeration", CORE + "bitfield"):
                    prefix = os.path.commonprefix(identifiers)
                deprecated.append((version, name, prefix, identifiers))
            if not old and kind.get(C + "identifier"):
                kept.add(kind.get(C + "identifier"))
            if not old or version <= floor:
                for member in kind:
                    identifier, since = member.get(C + "identifier"), version_of(member)
                    if since is not None and since > floor:
                        if identifier:
                            deprecated.append((since, identifier, "", []))
                        elif member.tag in (CORE + "property", GLIB + "signal"):
                            deprecated.append((since, f"{name}:{member.get('name')}", "", []))
                    elif identifier:
                        kept.add(identifier)
    lines = set()
    prefixes = tuple(prefix for _, _, prefix, _ in deprecated
                     if prefix and not any(name.startswith(prefix) for name in kept))
    for version, name, prefix, members in deprecated:
        since = ".".join(map(str, version))
        if prefix in prefixes:
            lines.add((version, f"{since} {name} {prefix}"))
        elif not name.startswith(prefixes):
            lines.add((version, f"{since} {name}"))
            lines.update((version, f"{since} {member}") for member in members if not member.startswith(prefixes))
    for _, line in sorted(lines):
        print(line)


main()
