# SPDX-License-Identifier: GPL-3.0-or-later
"""`skv sources` and `skv lanes`: where items came from, reading that again, and the rows of the calendar."""
import json
import os

from skv_test import NOW, main

LIST = 'Utvalg;Dato\nEldrerådet;7.5.2019\nEldrerådet;4.6.2019\n'
CHANGED = 'Utvalg;Dato\nEldrerådet;7.5.2019 kl. 18\nStyret;9.9.2019\n'
CALENDAR = ('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Test//EN\r\nBEGIN:VEVENT\r\nUID:one@example.org\r\n'
            'DTSTAMP:20190101T000000Z\r\nDTSTART;VALUE=DATE:20190603\r\nSUMMARY:Årsmøte\r\nEND:VEVENT\r\n'
            'END:VCALENDAR\r\n')
DAY = 86400


def sources(case, *words, plan='p.skv'):
    return json.loads(case.skv('sources', plan, '--format', 'json', *words).out)


def plan_json(case, plan='p.skv'):
    return json.loads(case.skv('export', plan, '--format', 'json').out)


def items_of(case, source, plan='p.skv'):
    return sorted(item['title'] for item in plan_json(case, plan)['items'] if item.get('source') == source)


def history(case):
    return case.skv('history', 'p.skv').out.splitlines()


def write_old(case, name, text):
    """A file that was written before what the clock of the test says."""
    case.write(name, text)
    os.utime(case.path(name), (case.now - DAY, case.now - DAY))


def start(case):
    case.skv('new', 'p.skv')
    write_old(case, 'Møteplan 2019.csv', LIST)
    case.skv('import', 'p.skv', '--lane', 'meeting', 'Møteplan 2019.csv')


def one_edit(case):
    start(case)
    found, = sources(case)
    assert found['name'] == 'Møteplan 2019.csv' and found['form'] == 'csv' and found['lane'] == 'meeting', found
    assert found['location'].startswith('file:///') and found['location'].endswith('M%C3%B8teplan%202019.csv'), found
    assert found['fetched'] == '2019-06-01T12:00:00Z' and found['items'] == 2 and found['file'] == 'as-read', found
    assert items_of(case, found['id']) == ['Eldrerådet', 'Eldrerådet']
    told = case.skv('sources', 'p.skv').out
    assert 'read today by' in told and '2 items' in told and 'has changed' not in told, told
    case.skv('undo', 'p.skv')
    assert sources(case) == [] and plan_json(case)['items'] == []
    assert 'Nothing in this plan came from a file' in case.skv('sources', 'p.skv').out


def again_is_the_same_source(case):
    start(case)
    before = plan_json(case)['items']
    first = case.skv('export', 'p.skv', '--format', 'ics').out
    case.now = NOW + 3 * DAY
    out = case.skv('import', 'p.skv', '--lane', 'meeting', 'Møteplan 2019.csv').out
    assert 'Items: 0 added, 0 changed, 2 as before' in out, out
    found, = sources(case)
    assert found['fetched'] == '2019-06-04T12:00:00Z', found
    assert plan_json(case)['items'] == before

    def numbers(text):
        return [line for line in text.splitlines() if line.startswith('SEQUENCE')]
    assert numbers(case.skv('export', 'p.skv', '--format', 'ics').out) == numbers(first)
    # the same name elsewhere
    os.mkdir(case.path('sub'))
    write_old(case, 'sub/Møteplan 2019.csv', LIST)
    case.skv('import', 'p.skv', '--lane', 'meeting', 'sub/Møteplan 2019.csv')
    found, = sources(case)
    assert found['location'].endswith('sub/M%C3%B8teplan%202019.csv'), found


def refresh(case):
    start(case)
    case.write('Møteplan 2019.csv', CHANGED)
    os.utime(case.path('Møteplan 2019.csv'), (NOW + DAY, NOW + DAY))
    case.now = NOW + 2 * DAY
    assert sources(case)[0]['file'] == 'changed'
    assert 'The file has changed' in case.skv('sources', 'p.skv').out
    digest = case.digest('p.skv')
    case.skv('sources', 'p.skv', '--refresh', '--dry-run', err='stays in the plan')
    assert case.digest('p.skv') == digest
    out = case.skv('sources', 'p.skv', '--refresh', 'møteplan 2019.CSV', err='on 2019-06-04 came from a list').out
    assert 'Items: 1 added, 1 changed, 0 as before' in out, out
    found, = sources(case)
    assert found['file'] == 'as-read' and found['items'] == 3, found
    assert 'Read “Møteplan 2019.csv” again' in history(case)[0]
    case.skv('sources', 'p.skv', '--refresh', 'none', status=2, err='there is no source “none”')
    case.skv('sources', 'p.skv', '--dry-run', status=2)


def gone_and_broken(case):
    start(case)
    write_old(case, 'b.ics', CALENDAR)
    case.skv('import', 'p.skv', '--lane', 'exam', 'b.ics')
    digest = case.digest('p.skv')
    os.remove(case.path('Møteplan 2019.csv'))
    assert [row['file'] for row in sources(case)] == ['gone', 'as-read']
    assert 'The file is gone' in case.skv('sources', 'p.skv').out
    case.skv('sources', 'p.skv', 'Møteplan 2019.csv', '--refresh', status=3, err='Møteplan 2019.csv')
    case.write('b.ics', CALENDAR[:150])
    case.skv('sources', 'p.skv', '--refresh', 'b.ics', status=3, err='b.ics:')
    assert case.digest('p.skv') == digest
    # What can be read is read all the same.
    case.write('b.ics', CALENDAR.replace('Årsmøte', 'Landsmøte'))
    out = case.skv('sources', 'p.skv', '--refresh', status=3).out
    assert 'Items: 0 added, 1 changed, 0 as before' in out, out


def round_trips(case):
    start(case)
    source, = sources(case)
    # Our own calendar, read back: nothing changes, and it is no source.
    case.skv('export', 'p.skv', '--format', 'ics', '--output', 'own.ics')
    edits = len(history(case))
    case.skv('import', 'p.skv', '--lane', 'meeting', 'own.ics')
    assert len(history(case)) == edits and len(sources(case)) == 1
    # A whole plan: its sources, and none more.
    case.skv('export', 'p.skv', '--format', 'json', '--output', 'p.json')
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'p.json')
    assert sources(case, plan='q.skv')[0]['id'] == source['id'] and len(sources(case, plan='q.skv')) == 1
    assert len(items_of(case, source['id'], 'q.skv')) == 2


def layers_and_next_year(case):
    start(case)
    case.write('k.txt', 'Kurs 3. oktober 2019\n')
    case.skv('layer', 'p.skv', 'new', 'What if')
    case.skv('import', 'p.skv', '--lane', 'maintenance', 'k.txt', '--layer', 'What if')
    assert len(sources(case)) == 1
    assert len(sources(case, '--layer', 'What if')) == 2
    case.skv('layer', 'p.skv', 'adopt', 'What if')
    added = [row for row in sources(case) if row['name'] == 'k.txt'][0]
    assert items_of(case, added['id']) == ['Kurs']
    case.skv('version', 'p.skv', 'keep', 'Before')
    ids = {item['id'] for item in plan_json(case)['items']}
    case.skv('next-year', 'p.skv', '--year', '2020', '--copy', 'Kurs', '--apply')
    made = [item for item in plan_json(case)['items'] if item['id'] not in ids]
    assert [item['title'] for item in made] == ['Kurs'] and made[0].get('source') is None, made


def lanes(case):
    start(case)

    def listed():
        return json.loads(case.skv('lanes', 'p.skv', '--format', 'json').out)
    assert [row['id'] for row in listed()][:2] == ['holiday', 'exam'] and len(listed()) == 9
    meeting = [row for row in listed() if row['id'] == 'meeting'][0]
    assert meeting['items'] == 2 and meeting['sources'] == 1 and meeting['builtin'] is True, meeting
    assert 'Political meetings (meeting): 2 items, 0 rules, 1 source' in case.skv('lanes', 'p.skv').out
    case.skv('lanes', 'p.skv', '--add', 'Kurs')
    case.skv('lanes', 'p.skv', '--add', 'kurs', status=1, err='there is a lane called “Kurs” already')
    case.skv('lanes', 'p.skv', 'kurs', '--rename', 'Opplæring')
    case.skv('lanes', 'p.skv', 'Opplæring', '--move', '1')
    first = listed()[0]
    assert first['id'] == 'Kurs' and first['title'] == 'Opplæring' and first['builtin'] is False, first
    case.skv('import', 'p.skv', '--lane', 'Kurs', 'Møteplan 2019.csv')
    assert listed()[0]['items'] == 2 and listed()[0]['sources'] == 1  # read into another lane, not doubled
    case.skv('lanes', 'p.skv', 'Kurs', '--remove', status=2, err='--into')
    case.skv('lanes', 'p.skv', 'meeting', '--remove', '--into', 'Kurs', status=1, err='not removed')
    case.skv('lanes', 'p.skv', 'Kurs', '--remove', '--into', 'exam')
    assert len(listed()) == 9 and sources(case)[0]['lane'] == 'exam'
    assert {item['lane'] for item in plan_json(case)['items']} == {'exam'}
    case.skv('undo', 'p.skv')
    assert len(listed()) == 10 and listed()[0]['items'] == 2
    for words in (['Kurs', '--add', 'X'], ['--rename', 'X'], ['none', '--move', '2'], ['Kurs', '--move', '-1'],
                  ['Kurs', '--remove', '--into', 'none'], ['Kurs', '--move', '1', '--rename', 'X']):
        case.skv('lanes', 'p.skv', *words, status=2)


main([
    ('/cli/sources/one-edit', one_edit),
    ('/cli/sources/again', again_is_the_same_source),
    ('/cli/sources/refresh', refresh),
    ('/cli/sources/gone-and-broken', gone_and_broken),
    ('/cli/sources/round-trips', round_trips),
    ('/cli/sources/layers-and-next-year', layers_and_next_year),
    ('/cli/lanes', lanes),
])
