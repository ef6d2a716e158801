# SPDX-License-Identifier: GPL-3.0-or-later
"""skv version: the plan as it was drafted, decided and published, and what differs from it."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office', 'users': 24000},
                {'id': 't', 'name': 'School'}],
    'relations': [{'from': 't', 'to': 's', 'kind': 'depends-on'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-02T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'gone', 'lane': 'maintenance', 'title': 'Restart', 'start': '2027-08-11T18:00', 'duration': 'PT1H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'exam', 'lane': 'exam', 'title': 'Maths', 'start': '2027-06-09', 'end': '2027-06-10',
         'systems': ['s']}],
}


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def listed(case):
    return json.loads(case.skv('version', 'p.skv', '--format', 'json').out)


def life(case):
    make(case)
    assert listed(case) == [] and 'No version' in case.skv('version', 'p.skv').out
    result = case.skv('version', 'p.skv', 'keep', 'Plan 2027', '--notes', 'for the hearing')
    assert result.out == 'Kept: “Plan 2027” (draft 1 June 2019)\n', result.out
    # the same again is told
    result = case.skv('version', 'p.skv', 'keep', 'Again', '--date', '2019-06-02')
    assert 'Nothing has changed since “Plan 2027” (draft 1 June 2019).' in result.out, result.out
    case.skv('version', 'p.skv', 'keep', 'plan 2027', status=2, err='already')
    result = case.skv('version', 'p.skv', 'mark', 'Plan 2027', '--decided', '--date', '2019-09-01', '--by', 'Council')
    assert result.out == '“Plan 2027” (decided 1 September 2019, Council)\n', result.out
    case.skv('version', 'p.skv', 'mark', 'Plan 2027', '--decided', status=1, err='already')
    case.skv('version', 'p.skv', 'mark', 'Plan 2027', '--published', '--date', '2019-10-01')
    first, second = listed(case)
    assert (first['state'], first['date'], first['by'], first['notes']) == (
        'published', '2019-10-01', 'Council', 'for the hearing'), first
    assert second['state'] == 'draft', second
    assert 'Version “Plan 2027” is published' in case.skv('undo', 'p.skv').out
    assert listed(case)[0]['state'] == 'decided'
    case.skv('version', 'p.skv', 'drop', 'Again')
    assert [row['name'] for row in listed(case)] == ['Plan 2027']


def difference(case):
    make(case)
    case.skv('version', 'p.skv', 'keep', 'First')
    none = case.skv('version', 'p.skv', 'diff', 'First').out
    assert none == 'No difference\nNo conflicts\n', none
    case.skv('move', 'p.skv', 'job', '--to', '2027-06-09')
    case.write('more.json', json.dumps({'format': 'skv-plan', 'version': 1, 'systems': [
        {'id': 's', 'name': 'Sign-in', 'owner': 'IT manager'}], 'items': [
            {'id': 'new', 'lane': 'maintenance', 'title': 'Install', 'start': '2027-09-01T18:00', 'duration': 'PT1H',
             'status': 'approved', 'systems': ['s']}]}))
    case.skv('import', 'p.skv', 'more.json')
    case.skv('cancel', 'p.skv', 'gone')
    case.skv('version', 'p.skv', 'keep', 'Second', '--decided')
    for words in (('First',), ('First', 'Second')):
        found = json.loads(case.skv('version', 'p.skv', 'diff', *words, '--format', 'json').out)
        kinds = {row['id']: row['difference'] for row in found['occurrences']}
        assert kinds == {'job': 'moved', 'new': 'added', 'gone': 'changed'}, kinds
        assert {row['id'] for row in found['records']} == {'s', 'job', 'new', 'gone'}, found['records']
        assert [row['check'] for row in found['conflicts']['come']] == ['exam'], found['conflicts']
    back = json.loads(case.skv('version', 'p.skv', 'diff', 'Second', 'First', '--format', 'json').out)
    assert {row['id']: row['difference'] for row in back['occurrences']}['new'] == 'removed', back
    text = case.skv('version', 'p.skv', 'diff', 'First').out
    for line in ('“Upgrade”: Moved from Wed 2 June 18:00 to Wed 9 June 18:00', 'System “Sign-in”: changed: owner',
                 '1 hard conflict more', 'This brings:'):
        assert line in text, (line, text)
    # only what lies in the range
    july = json.loads(case.skv('version', 'p.skv', 'diff', 'First', '--from', '2027-07-01', '--to', '2027-08-30',
                               '--format', 'json').out)
    assert [row['id'] for row in july['occurrences']] == ['gone'], july['occurrences']


def nothing_else(case):
    """Relations and users come back as they were: a version of a plan differs in nothing."""
    make(case)
    case.skv('version', 'p.skv', 'keep', 'A')
    text = case.skv('export', 'p.skv', '--format', 'json').out
    case.write('out.json', text)
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'out.json')
    there = json.loads(case.skv('export', 'q.skv', '--format', 'json').out)
    assert {**there, 'plan': None} == {**json.loads(text), 'plan': None}
    assert json.loads(case.skv('version', 'p.skv', 'diff', 'A', '--format', 'json').out)['records'] == []


def broken(case):
    make(case)
    for content, status in (('{', 3), ('[]', 3), ('{"format": "skv-plan", "version": 99}', 4)):
        case.write('v.json', json.dumps({'format': 'skv-plan', 'version': 1, 'versions': [
            {'id': 'v', 'name': 'Odd', 'state': 'draft', 'date': '2020-01-01', 'content': content}]}))
        case.skv('import', 'p.skv', 'v.json')
        case.skv('version', 'p.skv', 'diff', 'Odd', status=status, err='Odd')
    case.skv('version', 'p.skv')


def words(case):
    make(case)
    case.skv('version', 'p.skv', 'keep', 'A')
    for wrong, said in ((('keep',), 'something is missing'), (('diff', 'B'), 'there is no version “B”'),
                        (('diff', 'A', 'B'), 'there is no version “B”'), (('paint', 'A'), 'there is no “paint” here'),
                        (('keep', 'B', 'C'), 'one word too many'), (('keep', 'B', '--date', 'soon'), '--date needs'),
                        (('mark', 'A'), '--decided or --published'), (('keep', 'B', '--decided', '--published'), 'both')):
        case.skv('version', 'p.skv', *wrong, status=2, err=said)


def picture(case):
    make(case)
    case.skv('version', 'p.skv', 'keep', 'A')
    case.skv('move', 'p.skv', 'job', '--to', '2027-06-16')
    plain = case.skv('export', 'p.skv', '--format', 'svg', '--year', '2027').out
    drawn = case.skv('export', 'p.skv', '--format', 'svg', '--year', '2027', '--difference', 'A').out
    assert drawn.startswith('<?xml') and drawn != plain
    case.skv('export', 'p.skv', '--format', 'svg', '--difference', 'B', status=2, err='there is no version “B”')
    case.skv('export', 'p.skv', '--format', 'csv', '--difference', 'A', status=2, err='--difference')


main([('life', life), ('difference', difference), ('nothing else differs', nothing_else), ('broken', broken),
      ('words', words), ('picture', picture)])
