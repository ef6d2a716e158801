# SPDX-License-Identifier: GPL-3.0-or-later
"""skv layer and --layer: edits beside the plan, compared with it, and adopted in whole or in part."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office'}],
    'rules': [{'id': 'r', 'lane': 'window', 'title': 'Evening', 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=2WE'},
               'start': '17:00', 'duration': 'PT5H', 'valid_from': '2027-01-01', 'valid_until': '2027-12-31'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-09T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'late', 'lane': 'maintenance', 'title': 'Restart', 'start': '2027-08-11T18:00', 'duration': 'PT1H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'exam', 'lane': 'exam', 'title': 'Maths', 'start': '2027-06-09', 'end': '2027-06-10',
         'systems': ['s']}],
}


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    case.skv('layer', 'p.skv', 'new', 'July', '--by', 'planner', '--notes', 'after the exams')


def start_of(case, item, *more):
    rows = json.loads(case.skv('list', 'p.skv', '--year', '2027', '--format', 'json', *more).out)
    return [row['start'] for row in rows if row['id'] == item or row['id'].startswith(f'{item}:')][0]


def listed(case):
    return json.loads(case.skv('layer', 'p.skv', '--format', 'json').out)


def shown(case, *more):
    return json.loads(case.skv('layer', 'p.skv', 'show', 'July', '--format', 'json', *more).out)


def hard(case, *more):
    found = json.loads(case.run('check', 'p.skv', '--year', '2027', '--format', 'json', *more).out)
    return [row['check'] for row in found['conflicts'] if row['severity'] == 'hard']


def life(case):
    make(case)
    row, = listed(case)
    assert (row['name'], row['by'], row['made'], row['notes'], row['changes']) == (
        'July', 'planner', '2019-06-01', 'after the exams', 0), row
    result = case.skv('move', 'p.skv', 'job', '--to', '2027-07-14', '--layer', 'july')
    assert 'This solves:' in result.out and 'Maths' in result.out, result.out
    # the plan is as it was, the layer is not
    assert start_of(case, 'job') == '2027-06-09T18:00:00+02:00'
    assert start_of(case, 'job', '--layer', 'July') == '2027-07-14T18:00:00+02:00'
    assert hard(case) == ['exam'] and hard(case, '--layer', 'July') == []
    text = case.skv('layer', 'p.skv', 'show', 'July').out
    assert '“Upgrade”: Moved from Wed 9 June 18:00 to Wed 14 July 18:00' in text, text
    assert '1 hard conflict fewer' in text, text
    found = shown(case)
    assert [(row['id'], row['difference']) for row in found['occurrences']] == [('job', 'moved')], found
    assert found['occurrences'][0]['before']['start'] == '2027-06-09T18:00:00+02:00', found
    assert [row['check'] for row in found['conflicts']['gone']] == ['exam'], found
    assert found['conflicts']['come'] == [] and found['clashes'] == [], found
    # adopted, and taken back, in one step each
    result = case.skv('layer', 'p.skv', 'adopt', 'July')
    assert '1 change of “July” was made in the plan.' in result.out and 'This solves:' in result.out, result.out
    assert start_of(case, 'job') == '2027-07-14T18:00:00+02:00' and listed(case) == []
    assert 'Adopt “July”' in case.skv('undo', 'p.skv').out
    assert start_of(case, 'job') == '2027-06-09T18:00:00+02:00' and listed(case)[0]['changes'] == 1


def part(case):
    make(case)
    case.skv('move', 'p.skv', 'job', '--to', '2027-07-14', '--layer', 'July')
    case.skv('move', 'p.skv', 'r:2027-03-10', '--to', '2027-03-17', '--layer', 'July')
    case.skv('cancel', 'p.skv', 'late', '--layer', 'July')
    assert listed(case)[0]['changes'] == 3
    result = case.skv('layer', 'p.skv', 'adopt', 'July', 'r:2027-03-10')
    assert '2 changes stay in “July”' in result.out, result.out
    moved = [row['id'] for row in json.loads(case.skv('list', 'p.skv', '--year', '2027', '--format', 'json').out)
             if row['start'].startswith('2027-03-17')]
    assert len(moved) == 1, moved
    case.skv('layer', 'p.skv', 'adopt', 'July', 'nothing', status=1, err='none of these')
    case.skv('layer', 'p.skv', 'drop', 'July', 'job')
    assert [row['id'] for row in shown(case)['records']] == ['late']
    case.skv('layer', 'p.skv', 'drop', 'July', 'job', status=2, err='none of these')
    case.skv('layer', 'p.skv', 'drop', 'July')
    assert listed(case) == []


def clash(case):
    make(case)
    case.skv('move', 'p.skv', 'job', '--to', '2027-07-14', '--layer', 'July')
    case.skv('cancel', 'p.skv', 'late', '--layer', 'July')
    case.skv('move', 'p.skv', 'job', '--to', '2027-06-16')
    found = shown(case)
    assert [row['id'] for row in found['clashes']] == ['job'], found
    assert [row['id'] for row in found['occurrences']] == ['late'], found
    assert 'The plan says otherwise by now:' in case.skv('layer', 'p.skv', 'show', 'July').out
    # a command that looks at the layer says what it leaves out
    case.skv('list', 'p.skv', '--layer', 'July', err='“Upgrade”: the plan changed it meanwhile')
    case.skv('layer', 'p.skv', 'adopt', 'July', status=1, err='“Upgrade”: the plan changed it meanwhile')
    assert start_of(case, 'job') == '2027-06-16T18:00:00+02:00'
    case.skv('layer', 'p.skv', 'adopt', 'July', '--leave-clashes')
    assert start_of(case, 'job') == '2027-06-16T18:00:00+02:00' and listed(case)[0]['changes'] == 1
    case.skv('layer', 'p.skv', 'adopt', 'July', '--overwrite')
    assert start_of(case, 'job') == '2027-07-14T18:00:00+02:00' and listed(case) == []


def rule(case):
    make(case)
    case.write('rule.json', json.dumps({**PLAN, 'items': [], 'systems': [], 'rules': [
        {**PLAN['rules'][0], 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=2TH'}}]}))
    case.skv('import', 'p.skv', 'rule.json', '--layer', 'July')
    assert start_of(case, 'r') == '2027-01-13T17:00:00+01:00'
    assert start_of(case, 'r', '--layer', 'July') == '2027-01-14T17:00:00+01:00'
    found = shown(case)
    assert [row['id'] for row in found['records']] == ['r'], found['records']
    assert len(found['occurrences']) >= 12, found['occurrences']
    case.skv('layer', 'p.skv', 'adopt', 'July')
    assert start_of(case, 'r') == '2027-01-14T17:00:00+01:00'


def round_trip(case):
    """Layers go through JSON with the plan; a broken one is told and harms nothing else."""
    make(case)
    case.skv('move', 'p.skv', 'job', '--to', '2027-07-14', '--layer', 'July')
    text = case.skv('export', 'p.skv', '--format', 'json').out
    case.write('out.json', text)
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'out.json')
    there = json.loads(case.skv('export', 'q.skv', '--format', 'json').out)
    assert {**there, 'plan': None} == {**json.loads(text), 'plan': None}
    seen = json.loads(case.skv('export', 'p.skv', '--format', 'json', '--layer', 'July').out)
    assert seen['layers'] == [] and seen['items'][0]['start'].startswith('2027-07-14'), seen
    broken = json.loads(text)
    for changes in ('{', '[]', '{"format": "skv-layer", "version": 1, "changes": [{"kind": "wish", "id": "x"}]}'):
        broken['layers'][0]['changes'] = changes
        case.write('broken.json', json.dumps(broken))
        case.skv('import', 'q.skv', 'broken.json')
        case.skv('layer', 'q.skv', 'show', 'July', status=3, err='July')
        case.skv('list', 'q.skv', '--layer', 'July', status=3, err='July')
        case.skv('layer', 'q.skv', 'adopt', 'July', status=3, err='July')
        case.skv('layer', 'q.skv')
    case.skv('layer', 'q.skv', 'drop', 'July')


def picture(case):
    """A layer alone, and drawn over the plan."""
    make(case)
    case.skv('move', 'p.skv', 'job', '--to', '2027-07-14', '--layer', 'July')
    svg = ('export', 'p.skv', '--format', 'svg', '--year', '2027')
    pictures = {case.skv(*svg).out, case.skv(*svg, '--layer', 'July').out,
                case.skv(*svg, '--layer', 'July', '--difference', 'plan').out}
    assert len(pictures) == 3 and all(text.startswith('<?xml') for text in pictures)


def words(case):
    make(case)
    for wrong, said in ((('show',), 'something is missing'), (('show', 'June'), 'there is no layer “June”'),
                        (('paint', 'July'), 'there is no “paint” here'), (('show', 'July', 'x'), 'one word too many'),
                        (('new', 'JULY'), 'already')):
        case.skv('layer', 'p.skv', *wrong, status=2, err=said)
    case.skv('list', 'p.skv', '--layer', 'June', status=2, err='there is no layer “June”')
    case.skv('undo', 'p.skv', '--layer', 'July', status=2)
    assert '--layer' in case.skv('move', '--help').out and '--layer' not in case.skv('undo', '--help').out


main([('life', life), ('part', part), ('clash', clash), ('rule', rule), ('round trip', round_trip), ('picture', picture),
      ('words', words)])
