# SPDX-License-Identifier: GPL-3.0-or-later
"""skv add, cancel, restore and move --by; and rules entered as JSON, as authorities would."""
import json

import skv_test


def put(case, plan='p.skv', **parts):
    """Imports parts of a plan as JSON."""
    text = json.dumps({'format': 'skv-plan', 'version': 1, **parts})
    case.write('in.json', text)
    case.skv('import', plan, 'in.json', '--as', 'json')


def listed(case, first, last, lane=None):
    words = ['--lane', lane] if lane else []
    return json.loads(case.skv('list', 'p.skv', '--from', first, '--to', last, '--format', 'json',
                               *words).out)


def days(case, first, last, lane='window'):
    """Dates of what takes place."""
    return [o['start'][:10] for o in listed(case, first, last, lane)
            if o['status'] != 'cancelled' and o['resolved']]


def by_rule(case, base, first, last, **more):
    rule = {'id': 'r', 'lane': 'window', 'title': 'Evening', 'base': base, **more}
    case.skv('new', 'p.skv', '--country', 'NO')
    put(case, rules=[rule])
    # What goes out as JSON comes in again as the same.
    before = listed(case, first, last)
    out = case.skv('export', 'p.skv', '--format', 'json').out
    case.write('again.json', out)
    case.skv('new', 'again.skv', '--country', 'NO', '--title', 'p')
    case.skv('import', 'again.skv', 'again.json', '--as', 'json')
    again = json.loads(case.skv('export', 'again.skv', '--format', 'json').out)
    assert again['rules'] == json.loads(out)['rules'] and len(again['rules']) == 1
    assert before == json.loads(case.skv('list', 'again.skv', '--from', first, '--to', last,
                                         '--format', 'json').out)
    return days(case, first, last)


def third_wednesday(case):
    found = by_rule(case, {'rrule': 'FREQ=MONTHLY;BYDAY=3WE'}, '2025-01-01', '2025-04-01',
                    start='17:00', duration='PT5H')
    assert found == ['2025-01-15', '2025-02-19', '2025-03-19'], found


def patch_tuesday(case):
    found = by_rule(case, {'rrule': 'FREQ=MONTHLY;BYDAY=2TU'}, '2025-01-01', '2025-04-01',
                    days=[8], start='17:00', duration='PT5H', length_days=1)
    assert found == ['2025-01-22', '2025-02-19', '2025-03-19'], found


def every_other_tuesday(case):
    found = by_rule(case, {'rrule': 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'}, '2025-06-01', '2025-09-01',
                    valid_from='2025-01-14', skip_months=[7], restart=['skip-months'],
                    start='17:00', duration='PT5H')
    assert found == ['2025-06-03', '2025-06-17', '2025-08-05', '2025-08-19'], found


def last_friday(case):
    found = by_rule(case, {'rrule': 'FREQ=MONTHLY;BYDAY=-1FR'}, '2024-02-01', '2024-05-01',
                    avoid=['public-holiday'], **{'try': ['-7d']})
    assert found == ['2024-02-23', '2024-03-22', '2024-04-26'], found


def winter(case):
    by_rule(case, {'rrule': 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15'}, '2024-12-01', '2025-12-31',
            ends_on='01-20')
    found = [(o['start'], o['end']) for o in listed(case, '2025-01-01', '2025-12-31')]
    assert found == [('2024-12-15', '2025-01-21'), ('2025-12-15', '2026-01-21')], found


def working_days(case):
    found = by_rule(case, {'working_day': -1}, '2024-03-01', '2024-06-01')
    assert found == ['2024-03-27', '2024-04-30', '2024-05-31'], found
    put(case, rules=[{'id': 'r', 'base': {'working_day': 5}}])
    assert days(case, '2024-03-01', '2024-05-01') == ['2024-03-07', '2024-04-08']


def payroll(case):
    case.skv('new', 'p.skv', '--country', 'NO')
    put(case, rules=[
        {'id': 'payroll', 'lane': 'payroll', 'title': 'Payroll', 'length_days': 1,
         'base': {'rrule': 'FREQ=MONTHLY;BYMONTHDAY=12'}, 'avoid': ['weekend', 'public-holiday'],
         'try': ['-1d', '-2d', '-3d', '-4d', '-5d']},
        {'id': 'before', 'lane': 'critical', 'title': 'Before payroll',
         'base': {'relative': {'lane': 'payroll', 'from_days': -3, 'to_days': -1,
                               'working_days': True}}}])
    assert days(case, '2024-04-20', '2024-06-30', 'payroll') == ['2024-05-10', '2024-06-12']
    found = [(o['start'], o['end']) for o in listed(case, '2024-04-20', '2024-06-30', 'critical')]
    assert found == [('2024-05-06', '2024-05-09'), ('2024-06-07', '2024-06-12')], found


def leave_out(case):
    case.skv('new', 'p.skv', '--country', 'NO')
    put(case, rules=[{'id': 'r', 'lane': 'window', 'title': 'Evening', 'start': '17:00',
                      'duration': 'PT5H', 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=1WE'},
                      'avoid': ['lane:freeze'], 'if_none': 'leave-out'}],
        items=[{'id': 'f', 'lane': 'freeze', 'title': 'Freeze', 'start': '2025-12-01',
                'end': '2026-01-01'}])
    found = [(o['start'][:10], o['status'], o['resolved'], o['reason'])
             for o in listed(case, '2025-11-01', '2026-02-01', 'window')]
    assert found == [('2025-11-05', 'approved', True, None),
                     ('2025-12-03', 'cancelled', True,
                      'Left out: 3 December has “Freeze” (Freezes)'),
                     ('2026-01-07', 'approved', True, None)], found
    assert 'left out' in case.skv('list', 'p.skv', '--year', '2025').out
    told = case.skv('explain', 'p.skv', '2025-12-03').out
    assert 'is left out' in told and 'the rule leaves such a date out' in told, told
    # Nobody was told of it, so nobody is told that it is off; what a person cancels is published.
    ics = case.skv('export', 'p.skv', '--format', 'ics', '--year', '2025', '--lane', 'window').out
    assert 'r:2025-12-03@' not in ics and 'STATUS:CANCELLED' not in ics
    case.skv('cancel', 'p.skv', 'r:2025-11-05', '--reason', 'No staff')
    ics = case.skv('export', 'p.skv', '--format', 'ics', '--year', '2025', '--lane', 'window').out
    assert ics.count('STATUS:CANCELLED') == 1 and 'r:2025-11-05@' in ics
    case.skv('check', 'p.skv', '--year', '2025')


def add(case):
    case.example()
    told = case.skv('add', 'p.skv', 'systemkveld', '--on', '2019-06-20', '--reason', 'Extra work',
                    '--by', 'Head of IT').out
    assert 'Thursday 20 June 2019 17:00–22:00' in told, told
    added = [o for o in listed(case, '2019-06-20', '2019-06-21', 'window')]
    assert len(added) == 1 and added[0]['rule'] == 'systemkveld'
    assert added[0]['original_start'] is None and added[0]['resolved']
    assert added[0]['id'] in told and added[0]['reason'] == 'Extra work'
    assert 'added by hand' in case.skv('list', 'p.skv', '--year', '2019').out
    assert 'Added by hand by Head of IT: Extra work.' in case.skv('explain', 'p.skv', '2019-06-20').out
    ics = case.skv('export', 'p.skv', '--format', 'ics', '--year', '2019').out
    assert added[0]['id'][:30] in ics
    # by its title, and at another time
    title = added[0]['title']
    assert '18:30–23:30' in case.skv('add', 'p.skv', title, '--on', '2019-06-27', '--at', '18:30').out
    assert case.skv('history', 'p.skv').out.count('27 June 2019') == 1
    # It moves, and goes as it came.
    case.skv('move', 'p.skv', added[0]['id'], '--to', '2019-06-21', '--by', 'Operations')
    assert [o['id'] for o in listed(case, '2019-06-21', '2019-06-22', 'window')] == [added[0]['id']]
    assert 'is removed' in case.skv('reset', 'p.skv', added[0]['id']).out
    assert not listed(case, '2019-06-21', '2019-06-22', 'window')


def added_as_json(case):
    case.example()
    put(case, items=[{'id': 'extra', 'rule': 'systemkveld', 'start': '2019-06-20',
                      'reason': 'Extra', 'by': 'Operations'},
                     {'id': 'late', 'rule': 'systemkveld', 'start': '2019-06-27T20:00'}])
    found = {o['id']: o for o in listed(case, '2019-06-19', '2019-06-30', 'window')}
    assert found['extra']['start'] == '2019-06-20T17:00:00+02:00', found
    assert found['extra']['end'] == '2019-06-20T22:00:00+02:00'
    assert found['late']['end'] == '2019-06-28T01:00:00+02:00'
    assert found['extra']['status'] == 'approved' and found['extra']['title'] == found['late']['title']
    out = case.skv('export', 'p.skv', '--format', 'json').out
    case.write('again.json', out)
    case.skv('import', 'p.skv', 'again.json', '--as', 'json')
    assert case.skv('export', 'p.skv', '--format', 'json').out == out


def cancel(case):
    case.example()
    told = case.skv('cancel', 'p.skv', 'systemkveld:2019-06-12', '--reason', 'No staff', '--by',
                    'Head of IT').out
    assert 'Wednesday 12 June 2019' in told and 'is cancelled' in told, told
    assert [o for o in listed(case, '2019-06-12', '2019-06-13', 'window')][0]['status'] == 'cancelled'
    assert 'No staff (Head of IT)' in case.skv('explain', 'p.skv', '2019-06-12').out
    exported = json.loads(case.skv('export', 'p.skv', '--format', 'json').out)
    assert [i['by'] for i in exported['items'] if i['id'] == 'systemkveld:2019-06-12'] == ['Head of IT']
    told = case.skv('reset', 'p.skv', 'systemkveld:2019-06-12').out
    assert 'follows its rule again: Wednesday 12 June 2019 17:00–22:00' in told, told
    assert days(case, '2019-06-12', '2019-06-13') == ['2019-06-12']
    case.skv('undo', 'p.skv')
    assert days(case, '2019-06-12', '2019-06-13') == []


def restore_moved(case):
    case.example()
    case.skv('move', 'p.skv', 'systemkveld:2019-04-17', '--to', '2019-04-30', '--by', 'Operations')
    assert '24 April' in case.skv('reset', 'p.skv', 'systemkveld:2019-04-17').out
    assert days(case, '2019-04-01', '2019-05-01') == ['2019-04-24', '2019-04-25']


def wrong(case):
    case.example()
    case.skv('add', 'p.skv', 'systemkveld', status=2, err='--on')
    case.skv('add', 'p.skv', 'nothing', '--on', '2019-06-20', status=2, err='nothing')
    case.skv('add', 'p.skv', 'systemkveld', '--on', '20 June', status=2, err='--on')
    case.skv('add', 'p.skv', 'systemkveld', '--on', '2019-06-20', '--at', '25:00', status=2, err='--at')
    case.skv('add', 'p.skv', '--on', '2019-06-20', status=2)
    case.skv('cancel', 'p.skv', 'nothing', status=2, err='nothing')
    case.skv('cancel', 'p.skv', 'holiday:2019-05-17', status=2, err='public holiday')
    case.skv('cancel', 'missing.skv', 'x', status=3)
    case.skv('reset', 'p.skv', 'systemkveld:2019-06-12', status=2, err='already')
    case.skv('reset', 'p.skv', 'nothing', status=2, err='nothing')
    case.skv('reset', 'p.skv', status=2)
    put(case, items=[{'id': 'plain', 'lane': 'maintenance', 'title': 'Plain', 'start': '2019-06-12'}])
    case.skv('reset', 'p.skv', 'plain', status=2, err='no rule')


TESTS = [third_wednesday, patch_tuesday, every_other_tuesday, last_friday, winter, working_days,
         payroll, leave_out, add, added_as_json, cancel, restore_moved, wrong]

if __name__ == '__main__':
    skv_test.main([(test.__name__, test) for test in TESTS])
