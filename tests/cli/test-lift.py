# SPDX-License-Identifier: GPL-3.0-or-later
"""skv lift: a freeze that does not freeze for some days, and freezes again by itself."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-09T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'late', 'lane': 'maintenance', 'title': 'Late', 'start': '2027-06-10T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'freeze', 'lane': 'freeze', 'title': 'Closing', 'start': '2027-06-07', 'end': '2027-06-12',
         'systems': ['s'], 'status': 'approved'}],
}
WHY = ('--reason', 'the supplier comes', '--by', 'change board')


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def accepted(case, status=1):
    found = json.loads(case.skv('check', 'p.skv', '--year', '2027', '--format', 'json', status=status).out)
    return {conflict['item']: conflict.get('accepted_why') for conflict in found['conflicts']}


def listed(case):
    return json.loads(case.skv('lift', 'p.skv', '--format', 'json').out)


def life(case):
    make(case)
    assert listed(case) == [] and 'No freeze' in case.skv('lift', 'p.skv').out
    text = case.skv('lift', 'p.skv', 'freeze', '--from', '2027-06-08', '--until', '2027-06-10', *WHY).out
    assert text.startswith('Lifted 8–9 June 2027 by change board: the supplier comes'), text
    assert 'This solves:' in text and '“Upgrade”' in text and '“Late”' not in text, text
    assert accepted(case) == {'job': 'Lifted 8–9 June 2027 by change board: the supplier comes', 'late': None}
    text = case.skv('check', 'p.skv', '--year', '2027', status=1).out
    assert 'Accepted: Lifted 8–9 June 2027 by change board: the supplier comes' in text, text
    # one more day, and none is left
    case.skv('lift', 'p.skv', 'freeze', '--from', '2027-06-10', '--reason', 'one more')
    assert accepted(case, status=0)['late'] == 'Lifted 10 June 2027: one more'
    rows = listed(case)
    assert [(row['from'], row['until'], row['state']) for row in rows] == [
        ('2027-06-08', '2027-06-10', 'holds'), ('2027-06-10', '2027-06-11', 'holds')], rows
    case.skv('lift', 'p.skv', '--withdraw', 'freeze', status=2, err='several times')
    text = case.skv('lift', 'p.skv', '--withdraw', rows[1]['id']).out
    assert 'This brings:' in text and '“Late”' in text, text
    case.skv('lift', 'p.skv', '--withdraw', 'freeze')
    assert accepted(case) == {'job': None, 'late': None}
    case.skv('undo', 'p.skv')
    assert accepted(case)['job'] is not None
    # the days have passed: said, and kept
    case.now = 1812500000  # 2027-06-09
    assert [row['state'] for row in listed(case)] == ['holds'], listed(case)
    case.now += 10 * 86400
    assert [row['state'] for row in listed(case)] == ['over'], listed(case)


def shown(case):
    """In the list, the explanation, the calendar and the plan's JSON."""
    make(case)
    case.skv('lift', 'p.skv', 'freeze', '--from', '2027-06-08', '--until', '2027-06-10', *WHY)
    assert 'lifted 8–9 June 2027' in case.skv('list', 'p.skv').out
    rows = json.loads(case.skv('list', 'p.skv', '--format', 'json').out)
    assert {row['id']: row.get('lifted') for row in rows} == {
        'job': None, 'late': None,
        'freeze': [{'from': '2027-06-08', 'until': '2027-06-10', 'by': 'change board',
                    'reason': 'the supplier comes'}]}, rows
    kinds = {day: [line['kind'] for line in json.loads(
        case.skv('explain', 'p.skv', day, '--format', 'json').out)['lines']]
             for day in ('2027-06-09', '2027-06-11')}
    assert 'lifted' in kinds['2027-06-09'] and 'freeze' not in kinds['2027-06-09'], kinds
    assert 'freeze' in kinds['2027-06-11'] and 'lifted' not in kinds['2027-06-11'], kinds
    assert 'Lifted 8–9 June 2027 by change board' in case.skv('explain', 'p.skv', '2027-06-09').out
    calendar = case.skv('export', 'p.skv', '--format', 'ics').out.replace('\r\n ', '')
    assert calendar.count('change board: the supplier comes') == 1, calendar   # in the plan's language
    case.skv('export', 'p.skv', '--format', 'json', '--output', 'out.json')
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'out.json')
    assert json.loads(case.skv('lift', 'q.skv', '--format', 'json').out) == listed(case)


def moved(case):
    make(case)
    case.skv('lift', 'p.skv', 'freeze', '--from', '2027-06-08', '--until', '2027-06-10', *WHY)
    text = case.skv('move', 'p.skv', 'freeze', '--to', '2027-06-09').out
    assert '“Closing” is no longer lifted 8–9 June 2027' in text, text
    assert [row['state'] for row in listed(case)] == ['moved']
    assert accepted(case) == {'job': None, 'late': None}
    case.skv('move', 'p.skv', 'freeze', '--to', '2027-06-07')
    assert [row['state'] for row in listed(case)] == ['holds']
    text = case.skv('cancel', 'p.skv', 'freeze').out
    assert 'no longer lifted' in text, text
    assert [row['state'] for row in listed(case)] == ['gone']


def refused(case):
    make(case)
    before = case.digest('p.skv')
    days = ('--from', '2027-06-08', '--until', '2027-06-10')
    case.skv('lift', 'p.skv', 'freeze', *WHY, status=2, err='--from')
    case.skv('lift', 'p.skv', 'freeze', *days, status=2, err='--reason')
    case.skv('lift', 'p.skv', *days, status=2, err='which freeze')
    case.skv('lift', 'p.skv', 'job', *days, *WHY, status=1, err='no freeze')
    case.skv('lift', 'p.skv', 'nothing', *days, *WHY, status=2, err='nothing called')
    case.skv('lift', 'p.skv', 'freeze', '--from', 'soon', *WHY, status=2, err='--from')
    case.skv('lift', 'p.skv', 'freeze', '--from', '2027-06-11', '--until', '2027-06-13', *WHY, status=1,
             err='7–11 June 2027')
    case.skv('lift', 'p.skv', '--withdraw', 'freeze', status=2, err='nothing is lifted')
    case.skv('lift', 'p.skv', 'freeze', '--withdraw', 'x', status=2, err='--withdraw')
    assert case.digest('p.skv') == before


if __name__ == '__main__':
    main([('/lift/life', life), ('/lift/shown', shown), ('/lift/moved', moved), ('/lift/refused', refused)])
