#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every C file in src/ and checks that the layers hold; prints TAP.

usage: test-layers.py SOURCE_DIRECTORY

The layers, each of which may use those before it: the rooms of core in the order of ROOMS, then
sync, then cli and app, which do not know each other. Besides: an include names its layer from
src ("core/model/day.h"), a room includes itself freely; GTK stays in app and the network in
sync; core never asks what time it is or where it runs, the caller passes that in.

The check is a function of (path, text), so that it can be fed bad files; the first tests do so.
"""
import os
import re
import sys
import tempfile

ROOMS = ['model', 'calendar', 'conflict', 'store', 'exchange', 'publish', 'outage']
LAYERS = [f'core/{room}' for room in ROOMS] + ['sync', 'cli', 'app']
RANK = {layer: rank for rank, layer in enumerate(LAYERS)}
RANK['app'] = RANK['cli']   # beside each other: neither is before the other

SUFFIXES = ('.c', '.h', '.c.in', '.h.in')

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(.*?)[ \t]*$', re.MULTILINE)
TOOLKIT = re.compile(r'^(gtk|gdk|gsk|adwaita)\b|^gtk-|^gdk-|^libadwaita')
NETWORK = re.compile(r'^(libsoup|libsecret|curl|netinet|arpa)\b|^(sys/socket|netdb)\.h$')

# g_get_monotonic_time() is not among them: it measures how long something took, and no date can
# come out of it. Neither is a time zone that was named.
CLOCK = re.compile(
    r'\b(g_date_time_new_now(?:_local|_utc)?|g_get_real_time|g_get_current_time|time|gettimeofday'
    r'|clock_gettime|timespec_get|localtime(?:_r)?|g_date_time_new_from_unix_local(?:_usec)?'
    r'|g_time_zone_new_local|g_date_set_time_t|icaltime_today|icaltime_current_time_with_zone)'
    r'\s*\(')
# "time (" is libc's only when it is given nothing or an address; `time (x)` may be a field.
LIBC_TIME = re.compile(r'(?<![\w.>])time\s*\(\s*(NULL|0|nullptr|&[^)]*)\s*\)')
SQL_CLOCK = re.compile(r"CURRENT_(?:TIMESTAMP|DATE|TIME)\b|'now'|\bunixepoch\s*\(\s*\)",
                       re.IGNORECASE)

TOKEN = re.compile(r'''/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*\'''', re.DOTALL)


def blank(text, strings):
    """The text without comments, and without what stands in strings if asked; lines keep their
    numbers."""
    def replace(match):
        token = match.group()
        if token[0] == '/' or strings:
            return re.sub(r'[^\n]', ' ', token)
        return token
    return TOKEN.sub(replace, text)


def layer_of(path):
    """The layer that a path from src is in, or None."""
    parts = path.split('/')
    if '..' in parts or '.' in parts or '' in parts:
        return None
    if len(parts) >= 3 and parts[0] == 'core' and parts[1] in ROOMS:
        return '/'.join(parts[:2])
    if len(parts) >= 2 and parts[0] in ('sync', 'cli', 'app'):
        return parts[0]
    return None


def may_use(layer, other):
    return layer == other or RANK[other] < RANK[layer]


def check_include(layer, argument):
    """What is wrong with an include, or None."""
    match = re.fullmatch(r'(?:"([^"]+)"|<([^>]+)>)', argument)
    if match is None:
        return f'include of something that is not a file name: {argument}'
    ours, system = match.groups()
    if ours is not None:
        other = layer_of(ours)
        if other is None:
            return f'"{ours}" does not name its layer from src, as "core/model/day.h" does'
        if not may_use(layer, other):
            return f'{layer} must not use {other}: "{ours}"'
        return None
    if layer_of(system) is not None:
        return f'<{system}> is one of our own: write it with quotes'
    if TOOLKIT.match(system) and layer != 'app':
        return f'{layer} must not use the toolkit: <{system}>'
    if NETWORK.match(system) and layer != 'sync':
        return f'{layer} must not use the network: <{system}>'
    return None


def check_clock(text):
    """[(line, what)] for each place where the clock is asked."""
    found = []
    code = blank(text, strings=True)
    for match in CLOCK.finditer(code):
        name = match.group(1)
        if name != 'time' or LIBC_TIME.match(code, match.start()):
            found.append((code.count('\n', 0, match.start()) + 1, f'{name} ()'))
    sql = blank(text, strings=False)
    for match in TOKEN.finditer(sql):
        if match.group()[0] == '"' and SQL_CLOCK.search(match.group()):
            found.append((sql.count('\n', 0, match.start()) + 1, f'in SQL: {match.group()}'))
    return found


def check_file(path, text):
    """[message] for everything that is wrong in one file; path is from src, with slashes."""
    layer = layer_of(path)
    if layer is None:
        return [f'{path}: is in no layer; the layers are {", ".join(LAYERS)}']
    findings = []
    code = blank(text, strings=False)
    for match in INCLUDE.finditer(code):
        wrong = check_include(layer, match.group(1))
        if wrong is not None:
            line = code.count('\n', 0, match.start()) + 1
            findings.append(f'{path}:{line}: {wrong}')
    if layer.startswith('core/'):
        for line, what in check_clock(text):
            findings.append(f'{path}:{line}: core must not ask the clock, pass the time in: {what}')
    return findings


def check_files(files, paths):
    return [finding for path in paths for finding in check_file(path, files[path])]


def read_tree(source):
    """{path from src: text} of all C files."""
    files = {}
    for folder, _, names in os.walk(source):
        for name in names:
            if name.endswith(SUFFIXES):
                full = os.path.join(folder, name)
                with open(full, encoding='utf-8') as file:
                    files[os.path.relpath(full, source).replace(os.sep, '/')] = file.read()
    return files


# Name, path, text, what the only finding must contain (None: there must be no finding).
SELF_CHECKS = [
    ('own room', 'core/store/file.c', '#include "core/store/file.h"\n', None),
    ('room before', 'core/store/file.c', '#include "core/model/day.h"\n', None),
    ('room after', 'core/model/day.c', '#include "core/store/file.h"\n',
     'core/model must not use core/store'),
    ('next room', 'core/calendar/a.c', '#include "core/conflict/a.h"\n',
     'core/calendar must not use core/conflict'),
    ('last room', 'core/publish/a.c', '#include "core/outage/a.h"\n',
     'core/publish must not use core/outage'),
    ('core to sync', 'core/outage/a.c', '#include "sync/caldav.h"\n',
     'core/outage must not use sync'),
    ('core to cli', 'core/model/a.h', '#include "cli/main.h"\n', 'core/model must not use cli'),
    ('core to app', 'core/model/a.h', '#include "app/year/geometry.h"\n',
     'core/model must not use app'),
    ('sync to core', 'sync/caldav.c', '#include "core/outage/a.h"\n', None),
    ('sync to cli', 'sync/caldav.c', '#include "cli/main.h"\n', 'sync must not use cli'),
    ('cli to core', 'cli/list.c', '#include "core/publish/page.h"\n', None),
    ('cli to sync', 'cli/sync.c', '#include "sync/caldav.h"\n', None),
    ('cli to app', 'cli/list.c', '#include "app/window.h"\n', 'cli must not use app'),
    ('app to cli', 'app/window.c', '#include "cli/list.h"\n', 'app must not use cli'),
    ('app to sync', 'app/window.c', '#include "sync/caldav.h"\n', None),
    ('page to another page', 'app/year/view.c', '#include "app/list/page.h"\n', None),
    ('no layer named', 'core/model/a.c', '#include "day.h"\n', 'does not name its layer'),
    ('half a layer named', 'core/model/a.c', '#include "model/day.h"\n', 'does not name its layer'),
    ('unknown room', 'core/model/a.c', '#include "core/attic/a.h"\n', 'does not name its layer'),
    ('upward path', 'core/model/a.c', '#include "core/model/../store/a.h"\n',
     'does not name its layer'),
    ('ours in angle brackets', 'cli/a.c', '#include <app/window.h>\n', 'write it with quotes'),
    ('macro', 'core/model/a.c', '#define H "x.h"\n#include H\n', 'a.c:2: include of something'),
    ('spaces and tabs', 'core/model/a.c', ' #\tinclude\t"app/a.h"\n',
     'core/model must not use app'),
    ('no space', 'core/model/a.c', '#include"app/a.h"\n', 'core/model must not use app'),
    ('with a comment behind', 'core/model/a.c', '#include "app/a.h" /* x */\n',
     'core/model must not use app'),
    ('in a comment', 'core/model/a.c', '/*\n#include "app/a.h"\n*/\n// #include "app/a.h"\n', None),
    ('right line', 'core/model/a.c', '/* a\n b */\n\n#include "app/a.h"\n', 'a.c:4:'),
    ('GLib in core', 'core/model/a.c', '#include <gio/gio.h>\n#include <glib/gi18n-lib.h>\n', None),
    ('cairo in core', 'core/publish/a.c', '#include <pango/pangocairo.h>\n', None),
    ('GTK in core', 'core/publish/a.c', '#include <gtk/gtk.h>\n', 'must not use the toolkit'),
    ('GDK in core', 'core/publish/a.c', '#include <gdk/gdk.h>\n', 'must not use the toolkit'),
    ('pixbuf in core', 'core/publish/a.c', '#include <gdk-pixbuf/gdk-pixbuf.h>\n',
     'must not use the toolkit'),
    ('libadwaita in core', 'core/model/a.c', '#include <adwaita.h>\n', 'must not use the toolkit'),
    ('GTK in cli', 'cli/a.c', '#include <gtk/gtk.h>\n', 'must not use the toolkit'),
    ('GTK in app', 'app/a.c', '#include <gtk/gtk.h>\n#include <adwaita.h>\n', None),
    ('libsoup in core', 'core/exchange/a.c', '#include <libsoup/soup.h>\n',
     'must not use the network'),
    ('libsecret in core', 'core/store/a.c', '#include <libsecret/secret.h>\n',
     'must not use the network'),
    ('sockets in core', 'core/store/a.c', '#include <sys/socket.h>\n', 'must not use the network'),
    ('libsoup in app', 'app/a.c', '#include <libsoup/soup.h>\n', 'must not use the network'),
    ('libsoup in sync', 'sync/a.c', '#include <libsoup/soup.h>\n', None),
    ('now', 'core/model/a.c', 'x = g_date_time_new_now_utc ();\n', 'g_date_time_new_now_utc ()'),
    ('now in a zone', 'core/model/a.c', 'x = g_date_time_new_now (zone);\n',
     'must not ask the clock'),
    ('real time', 'core/model/a.c', '\n\nx = g_get_real_time();\n', 'a.c:3:'),
    ('libc time', 'core/model/a.c', 'x = time (NULL);\n', 'time ()'),
    ('libc time by address', 'core/model/a.c', 'time(&now);\n', 'time ()'),
    ('today', 'core/exchange/a.c', 'x = icaltime_today ();\n', 'icaltime_today ()'),
    ('local zone', 'core/model/a.c', 'x = g_time_zone_new_local ();\n', 'g_time_zone_new_local ()'),
    ('clock in SQL', 'core/store/a.c', 'x = "INSERT INTO t VALUES (CURRENT_TIMESTAMP)";\n',
     'in SQL'),
    ('now in SQL', 'core/store/a.c', '''x = "SELECT datetime('now')";\n''', 'in SQL'),
    ('clock in app', 'app/a.c', 'x = g_date_time_new_now_local ();\n', None),
    ('clock in cli', 'cli/a.c', 'x = time (NULL);\n', None),
    ('clock in a comment', 'core/model/a.c', '/* not g_get_real_time () */ // time (NULL)\n', None),
    ('clock in a message', 'core/model/a.c', 'x = "time (NULL)";\n', None),
    ('other time', 'core/model/a.c',
     'x = item_time (0); y = p->time (0); z = g_get_monotonic_time ();\n', None),
    ('file in no layer', 'core/day.c', '', 'is in no layer'),
    ('file in an unknown layer', 'shared/day.c', '', 'is in no layer'),
    ('file in an unknown room', 'core/attic/day.c', '', 'is in no layer'),
    ('quote in a character', 'core/model/a.c', "c = '\"';\n#include \"app/a.h\"\nd = '\"';\n",
     'a.c:2:'),
]


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def result(self, name, findings):
        self.number += 1
        for finding in findings:
            print(f'# {finding}')
        if findings:
            self.failed += 1
        print(f"{'not ok' if findings else 'ok'} {self.number} - {name}")


def self_check(path, text, expected):
    findings = check_file(path, text)
    if expected is None:
        return findings
    if len(findings) != 1 or expected not in findings[0]:
        return [f'expected one finding with "{expected}", got {findings}']
    return []


def self_check_of_the_walk():
    """A bad file deep in a real folder must be found among good ones."""
    with tempfile.TemporaryDirectory() as source:
        for path, text in (('core/model/day.c', '#include "core/model/day.h"\n'),
                           ('app/year/deep/view.h', '#include "cli/list.h"\n'),
                           ('core/model/meson.build', '#include "app/a.h"\n')):
            full = os.path.join(source, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, 'w', encoding='utf-8') as file:
                file.write(text)
        files = read_tree(source)
    findings = check_files(files, sorted(files))
    if findings != ['app/year/deep/view.h:1: app must not use cli: "cli/list.h"']:
        return [f'the walk found {findings}']
    return []


def main(source):
    tap = Tap()
    for name, path, text, expected in SELF_CHECKS:
        tap.result(f'/layers/self-check/{name}', self_check(path, text, expected))
    tap.result('/layers/self-check/walk', self_check_of_the_walk())

    files = read_tree(source)
    for layer in LAYERS:
        paths = sorted(path for path in files if layer_of(path) == layer)
        if paths:
            tap.result(f'/layers/{layer}', check_files(files, paths))
    stray = sorted(path for path in files if layer_of(path) is None)
    tap.result('/layers/every file has a layer', check_files(files, stray))
    tap.result('/layers/there is something to read',
               [] if 'core/model/day.h' in files else [f'no core/model/day.h in {source}'])
    print(f'1..{tap.number}')
    return 1 if tap.failed else 0


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
