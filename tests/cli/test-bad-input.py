#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""skv with files that are not what they should be: the status, the words, and that nothing was
changed."""
import os
import sqlite3
import stat
import subprocess

from skv_test import Skip, main

READERS = [('list', '{}'), ('check', '{}'), ('explain', '{}', '2019-04-24'), ('history', '{}'),
           ('export', '{}', '--format', 'json')]
WRITERS = [('undo', '{}'), ('redo', '{}'), ('import', '{}', 'good.json'),
           ('move', '{}', 'systemkveld:2019-06-12', '--to', '2019-06-11')]
GOOD = '{"format": "skv-plan", "version": 1, "systems": [{"id": "x", "name": "X"}]}'


def refused(case, plan, status, commands, err='skv: '):
    """Every command says so and leaves the file as it is, with nothing beside it."""
    case.write('good.json', GOOD)
    before = case.digest(plan) if os.path.isfile(case.path(plan)) else None
    beside = sorted(os.listdir(case.folder))
    for words in commands:
        case.skv(*[word.format(plan) for word in words], status=status, err=err)
        assert sorted(os.listdir(case.folder)) == beside, words
    if before is not None:
        assert case.digest(plan) == before


def text_file(case):
    case.write('notes.skv', 'Dear colleagues,\n\nthe evenings of next year are:\n' * 200)
    refused(case, 'notes.skv', 3, READERS + WRITERS, 'notes.skv')


def empty_file(case):
    case.write('empty.skv', '')
    refused(case, 'empty.skv', 3, READERS + WRITERS, 'empty.skv')


def truncated(case):
    case.example()
    with open(case.path('p.skv'), 'rb') as file:
        whole = file.read()
    for part in (50, 3000, len(whole) // 2, len(whole) - 1000):
        name = f'cut-{part}.skv'
        case.write(name, whole[:part])
        refused(case, name, 3, READERS + WRITERS, name)


def newer(case):
    case.example()
    database = sqlite3.connect(case.path('p.skv'))
    database.execute('PRAGMA user_version = 9999')
    database.commit()
    database.close()
    refused(case, 'p.skv', 4, READERS + WRITERS, 'p.skv')


def other_database(case):
    database = sqlite3.connect(case.path('other.skv'))
    database.execute('CREATE TABLE t (a)')
    database.commit()
    database.close()
    refused(case, 'other.skv', 3, READERS + WRITERS, 'other.skv')


def folder(case):
    os.mkdir(case.path('folder.skv'))
    refused(case, 'folder.skv', 3, READERS + WRITERS, 'folder.skv')


def missing(case):
    refused(case, 'missing.skv', 3, READERS + WRITERS, 'missing.skv')
    assert not os.path.exists(case.path('missing.skv'))


def unprivileged():
    """Words before a command that make root an ordinary user; [] if this is one."""
    if os.geteuid() != 0:
        return []
    for words in (['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'],):
        try:
            if subprocess.run([*words, 'true'], check=False, capture_output=True).returncode == 0:
                return words
        except FileNotFoundError:
            pass
    raise Skip('root may write everything, and there is no setpriv')


def as_other(case, words, *command):
    from skv_test import SKV, Result
    environment = dict(os.environ, LC_ALL='C', SOURCE_DATE_EPOCH=str(case.now))
    # The program may lie where an ordinary user cannot go: it is run from a copy.
    program = case.path('skv-copy')
    if not os.path.exists(program):
        subprocess.run(['cp', SKV, program], check=True)
        os.chmod(program, 0o755)
    return Result(subprocess.run([*words, program, *command], cwd=case.folder, env=environment,
                                 capture_output=True, timeout=60, check=False))


def read_only(case):
    words = unprivileged()
    case.example()
    case.write('good.json', GOOD)
    os.chmod(case.path('p.skv'), stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    os.chmod(case.folder, 0o755)
    before = case.digest('p.skv')
    # Reading is as good as ever.
    result = as_other(case, words, 'list', 'p.skv', '--year', '2019', '--lane', 'window')
    assert result.status == 0 and len(result.out.splitlines()) == 24, result.err
    for command in (('move', 'p.skv', 'systemkveld:2019-06-12', '--to', '2019-06-11'),
                    ('import', 'p.skv', 'good.json'), ('undo', 'p.skv')):
        result = as_other(case, words, *command)
        assert result.status == 3, (command, result.status, result.err)
        assert result.err.startswith('skv: '), result.err
    assert case.digest('p.skv') == before


def full_disk(case):
    if os.geteuid() != 0:
        raise Skip('only root can mount a small disk')
    disk = case.path('disk')
    os.mkdir(disk)
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], check=False,
                      capture_output=True).returncode != 0:
        raise Skip('a small disk cannot be mounted here')
    try:
        case.example('disk/p.skv')
        many = ', '.join(f'{{"id": "s{i}", "name": "System {i}"}}' for i in range(20000))
        case.write('many.json', f'{{"format": "skv-plan", "version": 1, "systems": [{many}]}}')
        before = case.digest('disk/p.skv')
        case.skv('import', 'disk/p.skv', 'many.json', status=3)
        assert case.digest('disk/p.skv') == before
        assert len(case.skv('list', 'disk/p.skv', '--year', '2019', '--lane', 'window').out.splitlines()) == 24
        with open(case.path('disk/fill'), 'wb') as file:
            try:
                file.write(b'x' * 2_000_000)
            except OSError:
                pass
        case.skv('new', 'disk/q.skv', status=3)
        assert not os.path.exists(case.path('disk/q.skv'))
        case.skv('move', 'disk/p.skv', 'systemkveld:2019-06-12', '--to', '2019-06-11', status=3)
        case.skv('export', 'disk/p.skv', '--format', 'json', '--output', 'disk/out.json', status=3)
        assert not os.path.exists(case.path('disk/out.json'))
        assert case.digest('disk/p.skv') == before
    finally:
        subprocess.run(['umount', disk], check=False)


HEAD = '{"format": "skv-plan", "version": 1,\n'

# Name, JSON text, status, what stderr must contain.
BAD_JSON = [
    ('no-json', 'Dear colleagues', 3, 'bad.json:1:'),
    ('empty', '', 3, 'bad.json'),
    ('cut-off', HEAD + ' "items": [\n  {"id": "a"', 3, 'bad.json:3:'),
    ('comma', '{"format": "skv-plan",\n "version": 1\n "items": []}', 3, 'bad.json:2:'),
    ('quote', HEAD + ' "items": ["a]}\n', 3, 'bad.json:2:12: '),
    ('comment', HEAD + ' /* no */ "items": []}\n', 3, 'bad.json:2:2: '),
    ('latin-1', HEAD.encode() + b' "plan": {"title": "\xc5r"}}', 3, 'bad.json:2:21: '),
    ('utf-16', HEAD.encode('utf-16'), 3, 'UTF-8'),
    ('deep', HEAD + ' "items": ' + '[' * 100000 + ']' * 100000 + '}', 3, 'deeper'),
    ('a-list', '[]', 3, 'this is no plan'),
    ('other-format', '{"format": "other", "version": 1}', 3, 'this is no plan'),
    ('no-format', '{"version": 1}', 3, 'this is no plan'),
    ('no-version', '{"format": "skv-plan"}', 3, 'version'),
    ('version-text', '{"format": "skv-plan", "version": "1"}', 3, 'version'),
    ('newer', '{"format": "skv-plan",\n "version": 2}', 4, 'bad.json:2: version'),
    ('member-twice', HEAD + ' "items": [],\n "items": []}', 3, 'bad.json:3: “items” stands twice'),
    ('part-no-list', HEAD + ' "items": {}}', 3, 'bad.json:2: items: '),
    ('element-no-object', HEAD + ' "items": [\n  7]}', 3, 'items[0]'),
    ('no-id', HEAD + ' "systems": [\n  {"name": "A"}]}', 3, 'bad.json:3: systems[0] “A”: id: '),
    ('id-twice', HEAD + ' "systems": [\n  {"id": "a", "name": "A"},\n  {"id": "a", "name": "B"}]}', 3,
     'bad.json:4: systems[1] “B”: id: “a” stands twice'),
    ('unknown-system', HEAD + ''' "items": [
  {"id": "a", "lane": "maintenance", "title": "First"},
  {"id": "b", "lane": "maintenance", "title": "Job",
   "systems": ["nowhere"]}]}''', 3, 'bad.json:5: items[1] “Job”: systems: there is no system “nowhere”'),
    ('two-errors-both-told', HEAD + ''' "items": [
  {"id": "a", "lane": "maintenance", "title": "A", "systems": ["nowhere"]},
  {"id": "b", "lane": "maintenance", "title": "B", "contact": "nobody"}]}''', 3,
     'items[1] “B”: contact: there is no contact “nobody”'),
    ('unknown-organisation', HEAD + ' "systems": [{"id": "a", "name": "A", "organisations": ["x"]}]}', 3,
     'there is no organisation “x”'),
    ('unknown-rule', HEAD + ' "items": [{"id": "a", "lane": "window", "title": "A", "rule": "r", "original_date": "2019-01-01"}]}',
     3, 'rule: there is no rule “r”'),
    ('end-before-start', HEAD + ''' "items": [{"id": "a", "lane": "exam", "title": "A",
  "start": "2019-06-12T18:00",
  "end": "2019-06-12T17:00"}]}''', 3, 'bad.json:4: items[0] “A”: end: '),
    ('end-is-start', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "start": "2019-06-12", "end": "2019-06-12"}]}',
     3, 'end: '),
    ('end-without-start', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "end": "2019-06-12"}]}', 3, 'end: '),
    ('no-date', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "start": "2019-02-30"}]}', 3, '2019-02-30'),
    ('no-time', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "start": "2019-02-20T25:00"}]}', 3, 'start: '),
    ('date-and-time', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "start": "2019-02-20", "end": "2019-02-20T12:00"}]}',
     3, 'end: '),
    ('all-day-with-time', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "all_day": true, "start": "2019-02-20T12:00"}]}',
     3, 'start: '),
    ('status', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "status": "maybe"}]}', 3, 'status: “maybe”'),
    ('number-for-text', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": 7}]}', 3, 'title: '),
    ('text-for-list', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "systems": "x"}]}', 3, 'systems: '),
    ('text-for-bool', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "emergency": "yes"}]}', 3, 'emergency: '),
    ('length', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "duration": "2 hours"}]}', 3, 'duration: “2 hours”'),
    ('negative-length', HEAD + ' "items": [{"id": "a", "lane": "exam", "title": "A", "duration": -5}]}', 3, 'duration: '),
    ('no-title', HEAD + ' "items": [{"id": "a", "lane": "exam"}]}', 3, 'title: '),
    ('no-lane', HEAD + ' "items": [{"id": "a", "title": "A"}]}', 3, 'lane: '),
    ('emergency-without-reason', HEAD + ' "items": [{"id": "a", "lane": "maintenance", "title": "A", "emergency": true}]}', 3, 'reason: '),
    ('time-zone', HEAD + ' "plan": {"title": "A",\n  "time_zone": "Oslo"}}', 3, 'bad.json:3: plan: time_zone: '),
    ('country', HEAD + ' "plan": {"country": "Norway"}}', 3, 'country: '),
    ('relation-kind', HEAD + ' "systems": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}], "relations": [{"from": "a", "to": "b", "kind": "likes"}]}',
     3, 'kind: “likes”'),
    ('relation-to-itself', HEAD + ' "systems": [{"id": "a", "name": "A"}], "relations": [{"from": "a", "to": "a", "kind": "depends-on"}]}', 3, 'relations[0]'),
    ('relations-in-a-circle', HEAD + ' "systems": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}], "relations": [{"from": "a", "to": "b", "kind": "member-of"}, {"from": "b", "to": "a", "kind": "member-of"}]}',
     3, 'relations['),
]

# A rule's members beyond id, lane and title, and what must be said.
BAD_RULES = [
    ('no-base', '"length_days": 1', 'base: '),
    ('two-bases', '"base": {"rrule": "FREQ=DAILY", "dates": []}', 'base: '),
    ('empty-base', '"base": {}', 'base: '),
    ('rrule', '"base": {"rrule": "FREQ=SOMETIMES"}', 'rules[0] “R”: '),
    ('rrule-part', '"base": {"rrule": "FREQ=MONTHLY;BYDAY=9XX"}', 'rules[0] “R”: '),
    ('every-second', '"base": {"rrule": "FREQ=SECONDLY"}', 'rules[0] “R”: '),
    ('never', '"base": {"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}', 'rules[0] “R”: '),
    ('never-ends', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "start": "17:00"', 'duration: it starts at a time and never ends'),
    ('no-start', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "duration": "PT2H"', 'start: '),
    ('start-and-days', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "start": "17:00", "duration": "PT2H", "length_days": 2', 'length_days: '),
    ('start', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "start": "25:00", "duration": "PT2H"', 'start: '),
    ('follows-itself', '"base": {"relative": {"lane": "freeze", "from_days": -1, "to_days": -1}}', 'rules[0] “R”: '),
    ('no-relative-lane', '"base": {"relative": {"from_days": -1}}', 'lane: '),
    ('dates', '"base": {"dates": ["2019-01-01", "2019-13-01"]}', 'dates: element 2'),
    ('offset', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "try": ["later"]', 'try: '),
    ('avoid', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "avoid": ["full-moon"]', 'avoid: '),
    ('valid', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "valid_from": "2019-05-01", "valid_until": "2019-04-01"', 'valid_until: '),
    ('days', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "days": ["a"]', 'days: element 1'),
    ('month', '"base": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1"}, "skip_months": [13]', 'rules[0] “R”: '),
]
BAD_JSON += [('rule-' + name, f'{HEAD} "rules": [\n  {{"id": "r", "lane": "freeze", "title": "R", {members}}}]}}', 3, err)
             for name, members, err in BAD_RULES]


def bad_json(text, status, err):
    def test(case):
        case.skv('new', 'p.skv')
        case.write('bad.json', text)
        before = case.digest('p.skv')
        case.skv('import', 'p.skv', 'bad.json', status=status, err='skv: bad.json')
        case.skv('import', 'p.skv', 'bad.json', status=status, err=err)
        case.skv('import', 'p.skv', 'bad.json', '--dry-run', status=status, err=err)
        assert case.digest('p.skv') == before
        assert sorted(os.listdir(case.folder)) == ['bad.json', 'p.skv']
    return test


def unknown_members(case):
    """They are told and passed over."""
    case.skv('new', 'p.skv')
    case.write('odd.json', HEAD + ''' "colour": "red",
 "items": [{"id": "a", "lane": "wishes", "title": "A",
   "colour": "blue", "start": "2019-06-12"}]}''')
    said = case.skv('import', 'p.skv', 'odd.json').err
    assert 'skv: odd.json:2: colour: ' in said, said
    assert 'skv: odd.json:4: items[0] “A”: colour: ' in said, said
    assert 'skv: odd.json:3: items[0] “A”: lane: “wishes”' in said, said
    assert '"lanes": [\n    {"id": "wishes"' in case.skv('export', 'p.skv', '--format', 'json').out
    assert case.skv('import', 'p.skv', 'odd.json').err.count('wishes') == 0


def too_large(case):
    case.skv('new', 'p.skv')
    with open(case.path('large.json'), 'wb') as file:
        file.truncate(65 * 1024 * 1024)
    case.skv('import', 'p.skv', 'large.json', status=3, err='larger')


def json_is_a_folder(case):
    case.skv('new', 'p.skv')
    os.mkdir(case.path('folder.json'))
    case.skv('import', 'p.skv', 'folder.json', status=3, err='folder.json')


if __name__ == '__main__':
    files = [(f'/cli/bad-file/{function.__name__.replace("_", "-")}', function) for function in (
        text_file, empty_file, truncated, newer, other_database, folder, missing, read_only, full_disk)]
    texts = [(f'/cli/bad-json/{name}', bad_json(text, status, err)) for name, text, status, err in BAD_JSON]
    others = [(f'/cli/json/{function.__name__.replace("_", "-")}', function)
              for function in (unknown_members, too_large, json_is_a_folder)]
    main(files + texts + others)
