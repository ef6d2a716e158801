#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""skv by what it prints and the status that it ends with: every command on the example plan."""
import csv
import io
import json
import re
import subprocess
import unicodedata

from skv_test import Skip, main

# As the county published them for 2019.
EVENINGS = '''
01-16 01-17  02-13 02-14  03-13 03-14  04-24 04-25  05-14 05-15  06-12 06-13
07-17 07-18  08-14 08-15  09-18 09-19  10-16 10-17  11-13 11-14  12-18 12-19
'''.split()

MEMBERS = ['id', 'lane', 'title', 'start', 'end', 'all_day', 'status', 'rule', 'original_start',
           'reason', 'systems', 'organisations', 'resolved']
SAID_OF_SOME = ['work', 'priority', 'duty']  # in JSON only where there is something to say
CONFLICT_MEMBERS = ['check', 'severity', 'item', 'against', 'start', 'end', 'systems', 'path',
                    'message', 'accepted', 'accepted_why']


def listed(case, *words, plan='p.skv'):
    return json.loads(case.skv('list', plan, '--format', 'json', *words).out)


def events(text):
    """{UID: {name: value}} of an iCalendar text, unfolded."""
    found, event = {}, None
    for line in text.replace('\r\n ', '').split('\r\n'):
        if line == 'BEGIN:VEVENT':
            event = {}
        elif line == 'END:VEVENT':
            found[event['UID']] = event
            event = None
        elif event is not None:
            name, value = line.split(':', 1)
            event[name.split(';')[0]] = value
    return found


def evenings(case):
    case.example()
    windows = listed(case, '--year', '2019', '--lane', 'window')
    assert [w['start'] for w in windows] == [
        f'2019-{day}T17:00:00{"+02:00" if "03-31" <= day < "10-27" else "+01:00"}'
        for day in EVENINGS], windows
    assert all(w['end'][11:19] == '22:00:00' and w['resolved'] for w in windows)
    assert len(case.skv('list', 'p.skv', '--year', '2019', '--lane', 'window').out.splitlines()) == 24


def moved_evenings(case):
    case.example()
    windows = {w['start'][:10]: w for w in listed(case, '--year', '2019', '--lane', 'window')}
    moved = {day: w['original_start'][:10] for day, w in windows.items()
             if w['original_start'] != w['start']}
    assert moved == {'2019-04-24': '2019-04-17', '2019-04-25': '2019-04-18',
                     '2019-05-14': '2019-05-15', '2019-05-15': '2019-05-16'}, moved
    text = case.skv('list', 'p.skv', '--year', '2019', '--lane', 'window').out
    assert re.search(r'Wednesday 24 April 2019 .*was 17 April', text), text


def unresolved_may(case):
    case.example()
    windows = listed(case, '--year', '2028', '--lane', 'window')
    assert [w['start'][:10] for w in windows if not w['resolved']] == ['2028-05-17', '2028-05-18']
    assert len(windows) == 24
    text = case.skv('list', 'p.skv', '--year', '2028', '--lane', 'window').out
    assert text.count('unresolved') == 2, text
    ics = case.skv('export', 'p.skv', '--format', 'ics', '--year', '2028', '--lane', 'window').out
    assert len(events(ics)) == 22


def list_members(case):
    case.example()
    for occurrence in listed(case):
        assert list(occurrence)[:len(MEMBERS)] == MEMBERS, occurrence
        assert set(list(occurrence)[len(MEMBERS):]) <= set(SAID_OF_SOME), occurrence
        assert all(occurrence[name] for name in list(occurrence)[len(MEMBERS):]), occurrence
        # A date, or RFC 3339 with offset.
        form = r'\d{4}-\d\d-\d\d' if occurrence['all_day'] else r'[-\d]{10}T[\d:]{8}[-+]\d\d:\d\d'
        assert re.fullmatch(form, occurrence['start']), occurrence
        assert occurrence['end'] is None or re.fullmatch(form, occurrence['end']), occurrence


def list_filters(case):
    case.example()
    everything = listed(case)
    assert not [o for o in everything if o['lane'] == 'holiday']
    holidays = listed(case, '--lane', 'holiday', '--year', '2019')
    assert '2019-04-18' in [o['start'] for o in holidays], holidays
    two = listed(case, '--lane', 'window', '--lane', 'exam', '--year', '2019')
    assert {o['lane'] for o in two} == {'window', 'exam'}
    april = listed(case, '--from', '2019-04-01', '--to', '2019-05-01', '--lane', 'window')
    assert [o['start'][:10] for o in april] == ['2019-04-24', '2019-04-25']
    feide = listed(case, '--system', 'feide')
    assert feide and all('feide' in o['systems'] or o['lane'] == 'window' or o['systems']
                         for o in feide)
    assert feide == listed(case, '--system', 'FEIDE'), 'by name and by id'
    assert len(feide) < len(everything)
    assert listed(case, '--organisation', 'fylkeskommunen')
    case.skv('list', 'p.skv', '--lane', 'windo', status=2, err='window')
    case.skv('list', 'p.skv', '--system', 'nowhere', status=2, err='nowhere')
    case.skv('list', 'p.skv', '--organisation', 'nowhere', status=2, err='nowhere')
    case.skv('list', 'p.skv', '--year', '12', status=2)
    case.skv('list', 'p.skv', '--year', '2019', '--from', '2019-01-01', status=2)
    case.skv('list', 'p.skv', '--from', 'tomorrow', status=2, err='2019-06-12')
    case.skv('list', 'p.skv', '--from', '2019-02-01', '--to', '2019-01-01', status=2)
    case.skv('list', 'p.skv', '--format', 'xml', status=2, err='json')


GROUPS = '''{"format": "skv-plan", "version": 1,
 "organisations": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
 "systems": [{"id": "all", "name": "All"}, {"id": "school", "name": "School"},
             {"id": "reg", "name": "Register", "organisations": ["north"]},
             {"id": "other", "name": "Other"}],
 "relations": [{"from": "reg", "to": "school", "kind": "member-of"},
               {"from": "school", "to": "all", "kind": "member-of"}],
 "items": [
  {"id": "on-reg", "lane": "maintenance", "title": "a", "start": "2019-03-01", "systems": ["reg"]},
  {"id": "on-school", "lane": "critical", "title": "b", "start": "2019-03-02", "systems": ["school"]},
  {"id": "on-all", "lane": "critical", "title": "c", "start": "2019-03-03", "systems": ["all"]},
  {"id": "on-other", "lane": "critical", "title": "d", "start": "2019-03-04", "systems": ["other"]},
  {"id": "open", "lane": "window", "title": "e", "start": "2019-03-05"},
  {"id": "south", "lane": "window", "title": "f", "start": "2019-03-06", "organisations": ["south"]},
  {"id": "later", "lane": "maintenance", "title": "g", "systems": ["other"], "duration": 30}]}
'''


def list_groups(case):
    case.write('g.json', GROUPS)
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'g.json')
    ids = lambda *words: [o['id'] for o in listed(case, *words)]
    assert ids() == ['on-reg', 'on-school', 'on-all', 'on-other', 'open', 'south', 'later'], ids()
    assert ids('--system', 'reg') == ['on-reg', 'on-school', 'on-all', 'open', 'south']
    assert ids('--system', 'school') == ['on-school', 'on-all', 'open', 'south']
    assert ids('--organisation', 'south') == ['on-school', 'on-all', 'on-other', 'open', 'south', 'later']
    assert 'later' not in ids('--year', '2019')
    text = case.skv('list', 'p.skv').out
    assert 'not placed yet' in text.splitlines()[-1], text


def list_csv(case):
    case.example()
    result = case.skv('list', 'p.skv', '--format', 'csv')
    assert result.bytes.count(b'\r\n') == len(listed(case)) + 1
    rows = list(csv.DictReader(io.StringIO(result.out, newline='')))
    assert [row['id'] for row in rows] == [o['id'] for o in listed(case)]
    assert list(rows[0]) == MEMBERS + SAID_OF_SOME


def options_anywhere(case):
    case.example()
    expected = case.skv('list', 'p.skv', '--year', '2019', '--lane', 'window').out
    assert case.skv('list', '--year=2019', '--lane=window', 'p.skv').out == expected
    assert case.skv('list', '--lane', 'window', 'p.skv', '-y', '2019').out == expected


def languages(case):
    case.example()
    machine = [case.skv('list', 'p.skv', '--format', 'json', '--language', language).bytes
               for language in ('nb', 'nn', 'sv', 'da', 'en')]
    assert len(set(machine)) == 1
    ics = [case.skv('export', 'p.skv', '--format', 'ics', '--language', language).bytes
           for language in ('nb', 'en')]
    assert len(set(ics)) == 1
    # Sentences, dates, holidays' names and plurals, in the C locale too.
    for language, words in (
            ('nb', ('17. april er dagen før skjærtorsdag', 'onsdag 24. april 2019', '4 av 24 kvelder')),
            ('nn', ('17. april er dagen før skjærtorsdag', 'onsdag 24. april 2019')),
            ('sv', ('17 april är dagen före skjærtorsdag', 'onsdag 24 april 2019')),
            ('da', ('17. april er dagen før skjærtorsdag', 'onsdag den 24. april 2019'))):
        told = (case.skv('--language', language, 'explain', 'p.skv', '2019-04-24', env={'LC_ALL': 'C'}).out
                + case.skv('check', 'p.skv', '--year', '2019', '--language', language, status=1).out)
        for part in words:
            assert part in told, (part, told)
    case.skv('list', 'p.skv', '--language', 'xx', status=2, err='nn')
    case.skv('list', 'p.skv', '--language', status=2)


def check(case):
    case.example()
    result = case.skv('check', 'p.skv', '--year', '2019', '--format', 'json', status=1)
    found = json.loads(result.out)
    assert list(found) == ['conflicts', 'not_calculated']
    ids = {o['id'] for o in listed(case)}
    for conflict in found['conflicts']:
        assert list(conflict) == CONFLICT_MEMBERS, conflict
        assert conflict['item'] in ids and conflict['severity'] in ('hard', 'soft', 'info')
        assert re.fullmatch(r'[-\d]{10}T[\d:]{8}[-+]\d\d:\d\d', conflict['start']), conflict
    for told in found['not_calculated']:
        assert told['item'] in ids and told['message']
    text = case.skv('check', 'p.skv', '--year', '2019', status=1).out
    assert 'Hard conflicts' in text and 'Ask: ' in text and 'Solution: ' in text, text
    # A year in which nothing is planned, and an empty plan.
    case.skv('new', 'empty.skv')
    assert json.loads(case.skv('check', 'empty.skv', '--format', 'json').out) == {
        'conflicts': [], 'not_calculated': []}


def only_the_evenings(case):
    """With only the fixed periods and no jobs, the evenings meet exactly one period."""
    case.example()
    plan = json.loads(case.skv('export', 'p.skv', '--format', 'json').out)
    plan['items'] = []
    plan['rules'] = [rule for rule in plan['rules'] if 'relative' not in rule['base']]
    case.write('fixed.json', json.dumps(plan))
    case.skv('new', 'fixed.skv')
    case.skv('import', 'fixed.skv', 'fixed.json')
    found = json.loads(case.skv('check', 'fixed.skv', '--year', '2019', '--format', 'json',
                                status=1).out)['conflicts']
    met = [c for c in found if c['severity'] != 'info']
    assert len(met) == 1 and met[0]['check'] == 'critical-period', met
    assert '16–17 January 2019' in met[0]['message'] and 'Visma Enterprise' in met[0]['message']
    assert met[0]['item'] == 'systemkveld:2019-01-16'


def explain(case):
    case.example()
    text = case.skv('explain', 'p.skv', '2019-04-24').out
    assert '17 April is the day before Maundy Thursday' in text, text
    assert 'One week later' in text, text
    assert case.skv('explain', 'p.skv', '2019-01-16', '--system', 'visma').status in (0,)
    case.skv('explain', 'p.skv', '24.4.2019', status=2, err='24.4.2019')
    case.skv('explain', 'p.skv', '2019-02-30', status=2)
    case.skv('explain', 'p.skv', '2019-04-24', '--system', 'nowhere', status=2)
    case.skv('explain', 'p.skv', status=2)


def ics_is_the_same_twice(case):
    case.example()
    first = case.skv('export', 'p.skv', '--format', 'ics')
    case.now += 86400
    assert case.skv('export', 'p.skv', '--format', 'ics').bytes == first.bytes
    case.skv('export', 'p.skv', '--format', 'ics', '--output', 'out.ics')
    with open(case.path('out.ics'), 'rb') as file:
        assert file.read() == first.bytes


def ics_form(case):
    case.example()
    data = case.skv('export', 'p.skv', '--format', 'ics').bytes
    assert data.endswith(b'END:VCALENDAR\r\n')
    assert b'\n' not in data.replace(b'\r\n', b'')
    for line in data.split(b'\r\n'):
        assert len(line) <= 75, line
        line.decode()   # folded between characters
    for name in (b'NAME:', b'X-WR-CALNAME:', b'REFRESH-INTERVAL;VALUE=DURATION:', b'X-PUBLISHED-TTL:'):
        assert b'\r\n' + name in data, name
    assert data.count(b'BEGIN:VTIMEZONE') == 1
    zone = data[data.index(b'BEGIN:VTIMEZONE'):data.index(b'END:VTIMEZONE')]
    assert zone.count(b'RRULE:') == 2 and b'BYDAY=-1SU' in zone
    assert b'RRULE' not in data[data.index(b'END:VTIMEZONE'):]
    found = events(data.decode())
    by_lane = {lane: [e for e in found.values() if e['CATEGORIES'] == lane]
               for lane in {e['CATEGORIES'] for e in found.values()}}
    assert 'holiday' not in by_lane
    assert {e['TRANSP'] for e in by_lane['window']} == {'TRANSPARENT'}
    assert {e['TRANSP'] for e in by_lane['maintenance']} == {'OPAQUE'}
    assert 'TENTATIVE' in {e['STATUS'] for e in by_lane['maintenance']}
    january = [e for e in by_lane['critical'] if e['DTSTART'] == '20190101']
    assert {e['DTEND'] for e in january} == {'20190112', '20190201'}, january


def ics_by_another_program(case):
    try:
        import icalendar
    except ImportError:
        raise Skip('python3-icalendar is not there') from None
    case.example()
    data = case.skv('export', 'p.skv', '--format', 'ics', '--year', '2019', '--lane', 'window').bytes
    calendar = icalendar.Calendar.from_ical(data)
    found = sorted(event.decoded('dtstart') for event in calendar.walk('VEVENT'))
    assert [f'{start:%m-%d}' for start in found] == EVENINGS
    assert {f'{start:%H:%M}' for start in found} == {'17:00'}
    assert {start.utcoffset().total_seconds() for start in found} == {3600, 7200}
    assert all(unicodedata.is_normalized('NFC', str(event['summary']))
               for event in calendar.walk('VEVENT'))


def move_changes_one_event(case):
    case.example()
    before = events(case.skv('export', 'p.skv', '--format', 'ics').out)
    case.now += 3600
    case.skv('move', 'p.skv', 'systemkveld:2019-06-12', '--to', '2019-06-11', '--reason', 'Ferie')
    after = events(case.skv('export', 'p.skv', '--format', 'ics').out)
    assert before.keys() == after.keys()
    changed = [uid for uid in before if before[uid] != after[uid]]
    assert len(changed) == 1 and changed[0].startswith('systemkveld:2019-06-12@'), changed
    old, new = before[changed[0]], after[changed[0]]
    assert new['DTSTART'] == '20190611T170000' and new['DTEND'] == '20190611T220000'
    assert int(new['SEQUENCE']) > int(old['SEQUENCE'])
    assert new['LAST-MODIFIED'] > old['LAST-MODIFIED']
    # It never goes down.
    sequence = int(new['SEQUENCE'])
    for command in ('undo', 'redo', 'undo'):
        case.skv(command, 'p.skv')
        now = events(case.skv('export', 'p.skv', '--format', 'ics').out)[changed[0]]
        assert int(now['SEQUENCE']) > sequence, (command, now)
        sequence = int(now['SEQUENCE'])
    assert now['DTSTART'] == old['DTSTART']


def move(case):
    case.example()
    told = case.skv('move', 'p.skv', 'systemkveld:2019-06-12', '--to', '2019-06-11T18:30',
                    '--reason', 'Ferie').out
    assert 'Wednesday 12 June 2019 17:00–22:00' in told and 'Tuesday 11 June 2019 18:30–23:30' in told
    occurrence = [o for o in listed(case) if o['id'] == 'systemkveld:2019-06-12'][0]
    assert occurrence['start'] == '2019-06-11T18:30:00+02:00'
    assert occurrence['original_start'] == '2019-06-12T17:00:00+02:00'
    assert occurrence['reason'] == 'Ferie' and occurrence['rule'] == 'systemkveld'
    assert 'was 12 June' in case.skv('list', 'p.skv', '--lane', 'window').out
    # Over a change of the clock the time of day stays.
    case.skv('move', 'p.skv', 'systemkveld:2019-03-13', '--to', '2019-04-03')
    starts = [o['start'] for o in listed(case) if o['id'] == 'systemkveld:2019-03-13']
    assert starts == ['2019-04-03T17:00:00+02:00'], starts


def move_tells_conflicts(case):
    case.example()
    found = json.loads(case.skv('check', 'p.skv', '--format', 'json', status=1).out)['conflicts']
    hard = [c for c in found if c['severity'] == 'hard' and not c['accepted']
            and [o for o in listed(case) if o['id'] == c['item'] and o['lane'] == 'maintenance']][0]
    told = case.skv('move', 'p.skv', hard['item'], '--to', '2019-10-17').out
    assert 'This solves:' in told, told
    back = [o for o in listed(case) if o['id'] == hard['item']][0]
    assert back['start'].startswith('2019-10-17')
    assert 'This brings:' in case.skv('move', 'p.skv', hard['item'], '--to', hard['start'][:10]).out


def bad_moves(case):
    case.example()
    before = case.digest('p.skv')
    case.skv('move', 'p.skv', 'nothing', '--to', '2019-06-12', status=2, err='nothing')
    case.skv('move', 'p.skv', 'systemkveld:2019-06-12', status=2, err='--to')
    case.skv('move', 'p.skv', 'systemkveld:2019-06-12', '--to', 'tomorrow', status=2)
    case.skv('move', 'p.skv', 'systemkveld:2019-06-10', '--to', '2019-06-12', status=2)
    case.skv('move', 'p.skv', status=2)
    case.skv('move', 'p.skv', 'systemkveld:2019-06-12', '--to', '2500-01-01', status=1)
    assert case.digest('p.skv') == before


def undo_redo_history(case):
    case.example()
    empty_undo = case.skv('redo', 'p.skv', status=1)
    assert empty_undo.err
    start = listed(case)
    case.skv('move', 'p.skv', 'systemkveld:2019-06-12', '--to', '2019-06-11')
    moved = listed(case)
    assert moved != start
    told = case.skv('undo', 'p.skv').out
    assert '11 June' in told and listed(case) == start
    assert '11 June' in case.skv('redo', 'p.skv').out and listed(case) == moved
    case.skv('undo', 'p.skv')
    history = case.skv('history', 'p.skv').out.splitlines()
    assert len(history) == 3 and history[0].startswith('     3  2019-06-01 14:00  '), history
    assert '(taken back)' in history[0] and 'taken back' not in history[1] + history[2], history
    # Undo does not go back beyond the making of the plan.
    assert 'New plan' in case.skv('undo', 'p.skv', status=1).err and listed(case) == start


def json_round_trip(case):
    case.example()
    text = case.skv('export', 'p.skv', '--format', 'json').out
    assert text.endswith('}\n')
    case.write('whole.json', text)
    case.skv('new', 'copy.skv', '--country', 'SE')
    case.skv('import', 'copy.skv', 'whole.json')
    again = case.skv('export', 'copy.skv', '--format', 'json').out
    same = lambda t: re.sub(r'"plan": \{"id": "[^"]*"', '"plan": {', t)
    assert same(again) == same(text)
    assert [{**o} for o in listed(case)] == listed(case, plan='copy.skv')
    # A second time nothing changes, not even the file.
    before = case.digest('copy.skv')
    told = case.skv('import', 'copy.skv', 'whole.json').out
    assert '1 added' not in told and case.digest('copy.skv') == before, told


def import_files(case):
    case.example()
    case.write('one.json', '{"format": "skv-plan", "version": 1, "systems": [{"id": "new", "name": "New"}]}')
    case.write('two.json', '''{"format": "skv-plan", "version": 1, "items":
      [{"id": "job", "lane": "maintenance", "title": "Job", "start": "2019-06-12T18:00",
        "end": "2019-06-12T19:00", "systems": ["new"]}]}''')
    before = case.digest('p.skv')
    case.skv('import', 'p.skv', 'two.json', status=3, err='there is no system “new”')
    told = case.skv('import', 'p.skv', 'one.json', 'two.json', '--dry-run').out
    assert 'Systems: 1 added' in told and 'Nothing was written' in told, told
    assert case.digest('p.skv') == before
    case.skv('import', 'p.skv', 'one.json', 'two.json', '--as', 'json')
    job = [o for o in listed(case) if o['id'] == 'job'][0]
    assert job['status'] == 'proposed' and job['start'] == '2019-06-12T18:00:00+02:00', job
    # One edit, and what is left out keeps its value.
    case.write('three.json', '{"format": "skv-plan", "version": 1, "items": [{"id": "job", "title": "Other"}]}')
    assert 'Items: 0 added, 1 changed' in case.skv('import', 'p.skv', 'three.json').out
    job = [o for o in listed(case) if o['id'] == 'job'][0]
    assert job['title'] == 'Other' and job['systems'] == ['new'], job
    case.skv('undo', 'p.skv')
    case.skv('undo', 'p.skv')
    assert not [o for o in listed(case) if o['id'] == 'job']
    case.skv('import', 'p.skv', 'x.ics', status=2)
    case.skv('import', 'p.skv', 'one.json', '--as', 'csv', status=2)
    case.skv('import', 'p.skv', 'one.json', '--as', 'xml', status=2)
    case.skv('import', 'p.skv', 'missing.json', status=3, err='missing.json')
    case.skv('import', 'p.skv', status=2)


def new_plans(case):
    case.skv('new', 'a.skv', '--country', 'dk', '--title', 'Året')
    plan = json.loads(case.skv('export', 'a.skv', '--format', 'json').out)['plan']
    assert (plan['title'], plan['country'], plan['time_zone'], plan['language']) == (
        'Året', 'DK', 'Europe/Copenhagen', 'da'), plan
    case.skv('new', 'b.skv')
    assert json.loads(case.skv('export', 'b.skv', '--format', 'json').out)['plan']['title'] == 'b'
    before = case.digest('a.skv')
    case.skv('new', 'a.skv', status=1, err='a.skv')
    assert case.digest('a.skv') == before
    case.skv('new', 'c.skv', '--example', 'nothing', status=2, err='nothing')
    case.skv('new', 'c.skv', '--country', 'XX', status=2, err='NO')
    case.skv('new', 'no/such/folder/c.skv', status=3)
    import os
    assert sorted(os.listdir(case.folder)) == ['a.skv', 'b.skv']
    ids = {json.loads(case.skv('export', plan, '--format', 'json').out)['plan']['id']
           for plan in ('a.skv', 'b.skv')}
    assert len(ids) == 2, 'every plan is its own'


def new_plans_with_a_beginning(case):
    """What the assistant of the window asks for: whom it is for and when the evenings are."""
    case.skv('new', 'a.skv', '--published-in', 'nn', '--time-zone', 'Europe/Stockholm', '--year', '2027',
             '-o', 'Aukra', '-o', 'Rauma', '--rule', 'tredje onsdag i måneden kl. 17–22')
    whole = json.loads(case.skv('export', 'a.skv', '--format', 'json').out)
    assert (whole['plan']['language'], whole['plan']['time_zone']) == ('nn', 'Europe/Stockholm')
    assert [row['name'] for row in whole['organisations']] == ['Aukra', 'Rauma']
    assert whole['rules'][0]['base']['rrule'] == 'FREQ=MONTHLY;BYDAY=3WE'
    case.skv('undo', 'a.skv')
    whole = json.loads(case.skv('export', 'a.skv', '--format', 'json').out)
    assert not whole.get('organisations') and not whole.get('rules'), 'all of it is one edit'
    case.skv('undo', 'a.skv', status=1)
    import os
    for words in (['-o', 'Aukra', '-o', ' aukra'], ['--rule', 'når det passer'], ['--year', '1900'],
                  ['--time-zone', 'Europe/Atlantis']):
        assert case.run('new', 'b.skv', *words).status != 0
        assert not os.path.exists(os.path.join(case.folder, 'b.skv')), words


def examples(case):
    told = case.skv('examples').out
    names = [line.split()[0] for line in told.splitlines() if not line.startswith(' ')]
    assert 'systemkvelder-2019' in names
    for name in names:
        case.skv('new', f'{name}.skv', '--example', name)
    case.skv('examples', 'word', status=2)


def holidays(case):
    days = json.loads(case.skv('holidays', 'no', '--year', '2019', '--format', 'json').out)
    assert all(list(day) == ['date', 'kind', 'name', 'name_en'] for day in days)
    assert {day['kind'] for day in days} == {'public', 'eve', 'half-day'}
    public = [day['date'] for day in days if day['kind'] == 'public']
    assert public == ['2019-01-01', '2019-04-18', '2019-04-19', '2019-04-21', '2019-04-22',
                      '2019-05-01', '2019-05-17', '2019-05-30', '2019-06-09', '2019-06-10',
                      '2019-12-25', '2019-12-26'], public
    assert json.loads(case.skv('holidays', 'NO', '--format', 'json').out) == days, 'the current year'
    assert 'Skjærtorsdag' in case.skv('holidays', 'NO', '--year', '2019').out
    for country in ('SE', 'DK', 'FI', 'IS'):
        assert json.loads(case.skv('holidays', country, '--year', '2026', '--format', 'json').out)
    case.skv('holidays', 'XX', '--year', '2019', status=2, err='NO')
    case.skv('holidays', 'NO', '--year', 'x', status=2)
    case.skv('holidays', status=2)
    case.skv('holidays', 'NO', '--organisation', 'aukra', status=2, err='name a plan')


LOCAL_DAYS = {
    'format': 'skv-plan', 'version': 1,
    'organisations': [{'id': 'aukra', 'name': 'Aukra'}, {'id': 'gjemnes', 'name': 'Gjemnes'}],
    'local_days': [
        {'id': 'autumn', 'name': 'Høstferie', 'kind': 'school-holiday', 'when': 'week-41',
         'organisations': ['aukra']},
        {'id': 'christmas', 'name': 'Julaften', 'kind': 'half-day', 'when': '12-24', 'free_from': '10:00',
         'organisations': ['aukra']}],
}


def holidays_of_a_plan(case):
    case.skv('new', 'p.skv')
    case.write('l.json', json.dumps(LOCAL_DAYS))
    case.skv('import', 'p.skv', 'l.json')

    def on(date, *words):
        days = json.loads(case.skv('holidays', 'p.skv', '--year', '2026', '--format', 'json', *words).out)
        return [day for day in days if day['date'] == date]

    assert on('2026-10-07') == [{'date': '2026-10-07', 'kind': 'school-holiday', 'name': 'Høstferie',
                                 'name_en': 'Høstferie', 'organisations': ['aukra']}]
    assert on('2026-10-07', '--organisation', 'Gjemnes') == []
    half = {day['from'] for day in on('2026-12-24') if day['kind'] == 'half-day'}
    assert half == {'12:00', '10:00'}, half
    half = {day['from'] for day in on('2026-12-24', '-o', 'aukra') if day['kind'] == 'half-day'}
    assert half == {'10:00'}, half
    assert on('2026-05-17')[0]['organisations'] == [] and 'from' not in on('2026-05-17')[0]
    text = case.skv('holidays', 'p.skv', '--year', '2026').out
    assert 'Høstferie (school holiday; Aukra)' in text and 'half-day from 10:00; Aukra' in text, text
    case.skv('holidays', 'p.skv', '-o', 'nowhere', status=2, err='nowhere')
    case.skv('holidays', 'none.skv', status=3)
    bad = dict(LOCAL_DAYS, local_days=[{'id': 'x', 'name': 'X', 'kind': 'half-day', 'when': 'autumn'}])
    case.write('bad.json', json.dumps(bad))
    case.skv('import', 'p.skv', 'bad.json', status=3, err='“autumn” names no days')


def explain_in_json(case):
    case.example()
    told = json.loads(case.skv('explain', 'p.skv', '2019-04-24', '--format', 'json').out)
    assert told['date'] == '2019-04-24' and told['lines'][0]['kind'] == 'date', told
    assert told['verdict'] == told['lines'][-1]['kind'], told
    window = next(line for line in told['lines'] if line['kind'] == 'window')
    assert window['item'].endswith(':2019-04-17') and 'Maundy Thursday' in window['text'], window
    case.skv('explain', 'p.skv', '2019-04-24', '--organisation', 'nowhere', status=2, err='nowhere')
    case.skv('explain', 'p.skv', '1600-04-24', status=2, err='1700')


def pictures(case):
    case.example()
    case.skv('export', 'p.skv', '--format', 'png', '--year', '2019', '--output', 'y.png')
    with open(case.path('y.png'), 'rb') as file:
        data = file.read()
    assert data[:8] == b'\x89PNG\r\n\x1a\n'
    assert int.from_bytes(data[16:20], 'big') == 1600 and int.from_bytes(data[20:24], 'big') == 1000
    assert b'<svg' in case.skv('export', 'p.skv', '--format', 'svg').bytes[:400]
    assert case.skv('export', 'p.skv', '--format', 'pdf').bytes.startswith(b'%PDF')
    case.skv('export', 'p.skv', '--output', 'z.svg')
    with open(case.path('z.svg'), 'rb') as file:
        assert b'<svg' in file.read(400)


def export_usage(case):
    case.example()
    case.skv('export', 'p.skv', status=2, err='--format')
    assert case.skv('export', 'p.skv', '--format', 'html').out.startswith('<!DOCTYPE html>')
    case.skv('export', 'p.skv', '--format', 'doc', status=2)
    case.skv('export', 'p.skv', '--format', 'ics', '--output', 'no/such/folder/x.ics', status=3)
    rows = case.skv('export', 'p.skv', '--format', 'csv').out
    assert rows.startswith(','.join(MEMBERS))


def no_picture_to_a_terminal(case):
    import os
    import pty
    case.example()
    master, slave = pty.openpty()
    try:
        result = case.run('export', 'p.skv', '--format', 'png', stdout=slave)
    finally:
        os.close(master)
        os.close(slave)
    assert result.status == 2 and '--output' in result.err, result.err


def help_and_version(case):
    told = case.skv('--help').out
    for command in ('new', 'examples', 'import', 'list', 'check', 'explain', 'move', 'undo', 'redo',
                    'history', 'holidays', 'export'):
        assert re.search(rf'^  {command} ', told, re.M), command
        assert '--help' in case.skv(command, '--help').out or True
        case.skv(command, '--nonsense', status=2, err='nonsense')
    assert re.fullmatch(r'skv \d+\.\d+\.\d+\n', case.skv('--version').out)
    case.skv(status=2)
    case.skv('nonsense', status=2, err='nonsense')


def full_output(case):
    """What cannot be written is not lost without a word."""
    case.example()
    with open('/dev/full', 'wb') as full:
        result = case.run('export', 'p.skv', '--format', 'json', stdout=full)
    assert result.status == 3 and 'written' in result.err, (result.status, result.err)


def any_locale(case):
    """Names of files and titles are UTF-8 in the C locale too."""
    case.skv('new', 'æøå.skv', '--title', 'Årsplan ✓', env={'LC_ALL': 'C'})
    told = case.skv('export', 'æøå.skv', '--format', 'json', env={'LC_ALL': 'POSIX'}).out
    assert 'Årsplan ✓' in told


if __name__ == '__main__':
    main([(f'/cli/{function.__name__.replace("_", "-")}', function) for function in (
        evenings, moved_evenings, unresolved_may, list_members, list_filters, list_groups, list_csv,
        options_anywhere, languages, check, only_the_evenings, explain, explain_in_json, holidays_of_a_plan, ics_is_the_same_twice,
        ics_form, ics_by_another_program, move_changes_one_event, move, move_tells_conflicts,
        bad_moves, undo_redo_history, json_round_trip, import_files, new_plans, new_plans_with_a_beginning, examples, holidays,
        pictures, export_usage, no_picture_to_a_terminal, help_and_version, full_output,
        any_locale)])
