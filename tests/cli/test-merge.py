# SPDX-License-Identifier: GPL-3.0-or-later
"""skv merge, verify, backup and restore: two copies become one, and a plan file is kept safe."""
import json
import os
import shutil
import sqlite3

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office'},
                {'id': 't', 'name': 'Payroll', 'owner': 'Finance'}],
    'rules': [{'id': 'r', 'lane': 'window', 'title': 'Evening', 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=2WE'},
               'start': '17:00', 'duration': 'PT5H', 'valid_from': '2027-01-01', 'valid_until': '2027-12-31'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-09T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'late', 'lane': 'maintenance', 'title': 'Restart', 'start': '2027-08-11T18:00', 'duration': 'PT1H',
         'systems': ['t'], 'status': 'approved'}],
}


def period(name, system, start, end):
    """A file with one critical period and what it needs."""
    plan = {'format': 'skv-plan', 'version': 1, 'items': [
        {'id': name.lower(), 'lane': 'critical', 'title': name, 'start': start, 'end': end, 'systems': [system]}]}
    return json.dumps(plan)


def copies(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'a.skv')
    case.skv('import', 'a.skv', 'plan.json')
    case.now += 60
    shutil.copy(case.path('a.skv'), case.path('b.skv'))


def starts(case, plan):
    rows = json.loads(case.skv('list', plan, '--year', '2027', '--format', 'json').out)
    return {row['id']: row['start'][:10] for row in rows if row['lane'] == 'maintenance'}


def merged(case, *more, status=0):
    return json.loads(case.skv('merge', 'a.skv', 'b.skv', '--format', 'json', *more, status=status).out)


def one_sided(case):
    copies(case)
    case.skv('move', 'a.skv', 'job', '--to', '2027-07-14')
    case.skv('move', 'b.skv', 'late', '--to', '2027-09-08')
    before, theirs = case.digest('a.skv'), case.digest('b.skv')
    found = merged(case, '--dry-run')
    assert case.digest('a.skv') == before
    assert (found['ancestor']['kinship'], found['taken'], found['kept'], found['collisions'], found['merged']) == (
        'copies', 1, 1, 0, False), found
    assert (found['ancestor']['edits_ours'], found['ancestor']['edits_theirs']) == (1, 1), found
    row, = [row for row in found['records'] if row['id'] == 'late']
    assert (row['kind'], row['from'], row['fields']) == ('item', 'theirs', {'start': 'theirs'}), row
    text = case.skv('merge', 'a.skv', 'b.skv').out
    assert 'Both are copies of one plan' in text and '1 change comes in, nothing collides' in text, text
    assert starts(case, 'a.skv') == {'job': '2027-07-14', 'late': '2027-09-08'}
    assert case.digest('b.skv') == theirs
    # once more brings nothing, and the other way round the same
    assert merged(case)['taken'] == 0
    case.skv('merge', 'b.skv', 'a.skv')
    assert starts(case, 'b.skv') == starts(case, 'a.skv')
    case.skv('undo', 'a.skv')
    assert starts(case, 'a.skv') == {'job': '2027-07-14', 'late': '2027-08-11'}


def collision(case):
    copies(case)
    case.skv('move', 'a.skv', 'job', '--to', '2027-07-14')
    case.skv('move', 'b.skv', 'job', '--to', '2027-09-08')
    text = case.skv('merge', 'a.skv', 'b.skv', '--dry-run', status=1).out
    assert 'This collides; the plan keeps its own:' in text and '14 July 2027' in text, text
    assert 'in the other copy 8 September 2027' in text and 'Nothing was changed.' in text, text
    found = merged(case, status=1)
    row, = [row for row in found['records'] if row['collision']]
    assert (row['collision'], row['fields']) == ('fields', {'start': 'collides'}), row
    assert row['ours']['start'][:10] == '2027-07-14' and row['theirs']['start'][:10] == '2027-09-08', row
    assert found['layers'] == ['From b.skv'], found
    assert starts(case, 'a.skv')['job'] == '2027-07-14'
    case.skv('layer', 'a.skv', 'adopt', 'From b.skv')
    assert starts(case, 'a.skv')['job'] == '2027-09-08'
    assert json.loads(case.skv('layer', 'a.skv', '--format', 'json').out) == []


def conflicts_of_both(case):
    copies(case)
    case.write('ours.json', period('Exams', 's', '2027-09-08', '2027-09-09'))
    case.write('theirs.json', period('Salaries', 't', '2027-10-13', '2027-10-14'))
    case.skv('import', 'a.skv', 'ours.json')
    case.skv('move', 'a.skv', 'late', '--to', '2027-10-13')  # hits their period
    case.skv('import', 'b.skv', 'theirs.json')
    case.skv('move', 'b.skv', 'job', '--to', '2027-09-08')  # hits ours
    found = merged(case, '--dry-run')
    sides = {(row['item'], row['item_from'], row['against'], row['against_from']) for row in found['conflicts']
             if row['check'] == 'critical-period'}
    assert sides == {('job', 'theirs', 'exams', 'ours'), ('late', 'ours', 'salaries', 'theirs')}, found['conflicts']
    text = case.skv('merge', 'a.skv', 'b.skv').out
    assert 'Conflicts that neither copy has by itself:' in text, text
    assert '(theirs against ours)' in text and '(ours against theirs)' in text, text


def strangers(case):
    copies(case)
    case.now += 60
    case.skv('new', 'c.skv')
    case.skv('import', 'c.skv', 'plan.json')
    case.skv('move', 'c.skv', 'job', '--to', '2027-09-08')
    text = case.skv('merge', 'a.skv', 'c.skv', status=1).out
    assert 'nobody can tell who changed what' in text, text
    assert starts(case, 'a.skv')['job'] == '2027-06-09'


def refused(case):
    copies(case)
    case.skv('move', 'a.skv', 'job', '--to', '2027-07-14')
    before = case.digest('a.skv')
    whole = open(case.path('b.skv'), 'rb').read()
    case.write('text.skv', 'a text')
    case.write('cut.skv', whole[:-4096])
    case.write('newer.skv', whole)
    base = sqlite3.connect(case.path('newer.skv'))
    base.execute('PRAGMA user_version = 9999')
    base.close()
    case.write('odd.skv', whole)
    base = sqlite3.connect(case.path('odd.skv'))
    base.execute('CREATE TABLE extra (a)')
    base.close()
    for name, status in (('text.skv', 3), ('cut.skv', 3), ('newer.skv', 4), ('odd.skv', 3), ('none.skv', 3)):
        case.skv('merge', 'a.skv', name, status=status)
        assert case.digest('a.skv') == before, name
    # a history that does not fit what the file holds: no common plan, but no harm either
    case.write('history.skv', whole)
    base = sqlite3.connect(case.path('history.skv'))
    base.execute("UPDATE journal SET changes = x'00ff' WHERE number = 2")
    base.commit()
    base.close()
    case.skv('verify', 'history.skv', status=3, err='history')
    case.skv('merge', 'a.skv', 'history.skv', '--dry-run', status=1)
    assert case.digest('a.skv') == before
    case.skv('merge', 'a.skv', status=2)


def safe(case):
    copies(case)
    text = case.skv('verify', 'a.skv').out
    assert '“a.skv” is whole.' in text and '3 edits in its history' in text, text
    text = case.skv('backup', 'a.skv').out
    assert 'a.backup-2019-06-01.skv' in text, text
    assert 'a.backup-2019-06-01-2.skv' in case.skv('backup', 'a.skv').out
    case.skv('backup', 'a.skv', '--output', 'kept.skv')
    case.skv('backup', 'a.skv', '--output', 'kept.skv', status=3, err='there already')
    case.skv('move', 'a.skv', 'job', '--to', '2027-07-14')
    text = case.skv('restore', 'a.skv', 'kept.skv').out
    assert '“a.replaced.skv”' in text, text
    assert starts(case, 'a.skv')['job'] == '2027-06-09' and starts(case, 'a.replaced.skv')['job'] == '2027-07-14'
    before, files = case.digest('a.skv'), sorted(os.listdir(case.folder))
    case.write('kept.skv', open(case.path('kept.skv'), 'rb').read()[:-4096])
    case.skv('restore', 'a.skv', 'kept.skv', status=3)
    case.skv('restore', 'a.skv', 'a.skv', status=3, err='same file')
    assert case.digest('a.skv') == before and sorted(os.listdir(case.folder)) == files
    os.remove(case.path('a.skv'))
    case.skv('restore', 'a.skv', 'b.skv')
    assert starts(case, 'a.skv') == starts(case, 'b.skv')


main([
    ('what only one side changed comes in', one_sided),
    ('what both changed is kept beside', collision),
    ('conflicts that neither has by itself', conflicts_of_both),
    ('plans that never were one', strangers),
    ('what is no whole plan', refused),
    ('verify, backup and restore', safe),
])
