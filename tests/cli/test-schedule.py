# SPDX-License-Identifier: GPL-3.0-or-later
"""skv schedule: what is placed and why, and that nothing is saved unasked."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'departments': [{'id': 'pay', 'name': 'Payroll'}],
    'systems': [{'id': 'erp', 'name': 'ERP', 'owner': 'pay'}, {'id': 'web', 'name': 'Web', 'owner': 'pay'}],
    'rules': [
        {'id': 'evening', 'lane': 'window', 'title': 'System evening',
         'base': {'rrule': 'FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18'}, 'days': [0, 1],
         'start': '17:00', 'duration': 'PT5H', 'avoid': ['public-holiday', 'holiday-eve'],
         'try': ['-1d', '+7d'], 'not_before_day': 12}],
    'items': [
        {'id': 'closing', 'lane': 'critical', 'title': 'Closing', 'start': '2027-01-01', 'end': '2027-02-15',
         'systems': ['erp']},
        {'id': 'upgrade', 'lane': 'maintenance', 'title': 'Upgrade', 'duration': 'PT4H', 'rollback': 'PT45M',
         'systems': ['erp'], 'status': 'proposed'},
        {'id': 'clean', 'lane': 'maintenance', 'title': 'Clean up', 'duration': 'PT1H', 'systems': ['erp'],
         'status': 'proposed', 'after': ['upgrade']},
        {'id': 'patch', 'lane': 'maintenance', 'title': 'Patch', 'duration': 'PT1H', 'systems': ['web'],
         'status': 'proposed'},
        {'id': 'dated', 'lane': 'maintenance', 'title': 'Dated', 'start': '2027-03-06T12:00', 'duration': 'PT1H',
         'systems': ['web'], 'status': 'proposed'},
        {'id': 'decided', 'lane': 'maintenance', 'title': 'Decided', 'duration': 'PT1H', 'systems': ['web'],
         'status': 'approved'},
        {'id': 'huge', 'lane': 'maintenance', 'title': 'Huge', 'duration': 'PT9H', 'systems': ['web'],
         'status': 'proposed'}],
}


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def show(case, *words):
    return json.loads(case.skv('schedule', 'p.skv', '--year', '2027', '--format', 'json', *words).out)


def starts(answer):
    return {job['item']: job['start'] for job in answer['jobs']}


def shown(case):
    make(case)
    before = case.digest('p.skv')
    answer = show(case)
    # 13 and 14 January are in the closing; the clean-up comes after the upgrade, which fills its evening
    assert starts(answer) == {'patch': '2027-01-13T17:00:00+01:00', 'upgrade': '2027-02-17T17:00:00+01:00',
                              'clean': '2027-02-18T17:00:00+01:00', 'huge': None}, answer['jobs']
    jobs = {job['item']: job for job in answer['jobs']}
    assert jobs['clean']['reason'].startswith('the first evening with room after “Upgrade”'), jobs['clean']
    assert '14 January: critical period “Closing”' in jobs['upgrade']['reason'], jobs['upgrade']
    assert jobs['huge']['check'] == 'exceeds-window' and '09:00' in jobs['huge']['reason'], jobs['huge']
    assert answer['saved'] is False and answer['placed'] == 3
    assert answer['cost'] == answer['bound'] and answer['gap_per_mille'] == 0
    assert case.digest('p.skv') == before
    assert show(case) == answer


def text(case):
    make(case)
    result = case.skv('schedule', 'p.skv', '--year', '2027', err='--apply')
    for words in ('Placed:', 'Wednesday 17 February 2027 17:00–21:00  Upgrade', 'Not placed:', 'Huge',
                  '3 of 4 jobs have a place', 'Hard conflicts: 0. Soft conflicts: 0. Jobs moved: 0.',
                  'no plan costs less'):
        assert words in result.out, (words, result.out)


def today(case):
    """What would come at short notice, or lies in what is over, gets a later evening."""
    make(case)
    for day, start in (('2026-12-01', '2027-01-13'), ('2027-01-12', '2027-02-17'), ('2027-06-01', '2027-06-16')):
        answer = show(case, '--item', 'patch', '--today', day)
        assert starts(answer)['patch'][:10] == start, (day, answer)
    range_ = ('--from', '2027-01-10', '--to', '2027-01-20', '--item', 'patch', '--today', '2027-01-12')
    answer = json.loads(case.skv('schedule', 'p.skv', '--format', 'json', *range_).out)
    assert answer['soft_conflicts'] == 1 and answer['hard_conflicts'] == 0, answer
    conflict = answer['jobs'][0]['conflicts'][0]
    assert conflict['check'] == 'short-notice' and conflict['message'], conflict
    assert 'Remains: ' + conflict['message'] in case.skv('schedule', 'p.skv', *range_, err='--apply').out
    case.skv('schedule', 'p.skv', '--today', 'soon', status=2, err='soon')


def without_windows(case):
    """Evenings are assumed, and said to be; what names no system has a place, and what has no length none."""
    jobs = [{'id': 'a', 'lane': 'maintenance', 'title': 'Nowhere', 'duration': 'PT1H', 'status': 'proposed'},
            {'id': 'b', 'lane': 'maintenance', 'title': 'Vague', 'systems': ['web'], 'status': 'proposed'}]
    case.write('plan.json', json.dumps(dict(PLAN, rules=[], items=jobs)))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    answer = show(case)
    assert answer['assumed_evenings'] is True
    assert starts(answer) == {'a': '2027-01-05T17:00:00+01:00', 'b': None}, answer
    calculated = {job['item']: job['calculated'] for job in answer['jobs']}
    assert calculated == {'a': False, 'b': False}, answer
    reasons = {job['item']: job['reason'] for job in answer['jobs']}
    assert 'names no system' in reasons['a'] and 'how long it lasts' in reasons['b'], reasons
    assert 'no service windows' in case.skv('schedule', 'p.skv', '--year', '2027', err='--apply').out


def some(case):
    make(case)
    assert list(starts(show(case, '--item', 'Patch'))) == ['patch']
    assert list(starts(show(case, '--item', 'dated', '--replace'))) == ['dated']
    assert 'dated' in starts(show(case, '--replace'))
    range_ = ('--from', '2027-06-01', '--to', '2027-07-01', '--format', 'json', '--item', 'patch')
    answer = json.loads(case.skv('schedule', 'p.skv', *range_).out)
    assert starts(answer) == {'patch': '2027-06-16T17:00:00+02:00'}, answer


def in_the_year(case):
    make(case)
    case.now = 1811800800  # 1 June 2027: nothing is placed in what is over
    assert starts(show(case, '--item', 'patch')) == {'patch': '2027-06-16T17:00:00+02:00'}
    answer = json.loads(case.skv('schedule', 'p.skv', '--format', 'json', '--item', 'patch').out)
    assert starts(answer) == {'patch': '2027-06-16T17:00:00+02:00'}, answer
    answer = json.loads(case.skv('schedule', 'p.skv', '--format', 'json', '--item', 'patch', '--from', '2027-01-01',
                                 '--to', '2028-01-01').out)
    assert starts(answer) == {'patch': '2027-01-13T17:00:00+01:00'}, answer


def applied(case):
    make(case)
    answer = show(case, '--apply')
    assert answer['saved'] is True
    rows = json.loads(case.skv('list', 'p.skv', '--year', '2027', '--lane', 'maintenance', '--format', 'json').out)
    found = {row['id']: row['start'] for row in rows}
    assert found == {'dated': '2027-03-06T12:00:00+01:00', 'patch': '2027-01-13T17:00:00+01:00',
                     'upgrade': '2027-02-17T17:00:00+01:00', 'clean': '2027-02-18T17:00:00+01:00'}, found
    assert 'Plan 3 jobs of 2027' in case.skv('history', 'p.skv').out
    # what has a date now stays where it is
    assert list(starts(show(case))) == ['huge']
    checked = json.loads(case.run('check', 'p.skv', '--year', '2027', '--format', 'json').out)
    conflicts = checked if isinstance(checked, list) else checked['conflicts']
    assert not [c for c in conflicts if c['severity'] == 'hard' and c['item'] in ('patch', 'upgrade', 'clean')]
    case.skv('undo', 'p.skv')
    assert len(starts(show(case))) == 4


def refused(case):
    make(case)
    case.skv('schedule', 'p.skv', '--year', '2027', '--item', 'nothing', status=2, err='no proposed job called “nothing”')
    case.skv('schedule', 'p.skv', '--year', '2027', '--item', 'decided', status=2, err='no proposed job')
    case.skv('schedule', 'p.skv', '--year', '2027', '--item', 'dated', status=2, err='--replace')
    case.skv('schedule', 'p.skv', '--format', 'xml', status=2, err='xml')
    case.skv('new', 'empty.skv')
    assert 'no proposed job' in case.skv('schedule', 'empty.skv', '--year', '2027').out


if __name__ == '__main__':
    main([('/schedule/shown', shown), ('/schedule/text', text), ('/schedule/some', some), ('/schedule/today', today),
          ('/schedule/without-windows', without_windows), ('/schedule/in-the-year', in_the_year),
          ('/schedule/applied', applied), ('/schedule/refused', refused)])
