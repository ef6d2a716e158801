# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows and work as they were used: what it took, sites of a rolling upgrade, what was put off."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 'eg', 'name': 'EG', 'owner': 'Office'}],
    'rules': [{'id': 'evening', 'lane': 'window', 'title': 'Evening', 'base': {'rrule': 'FREQ=WEEKLY;BYDAY=WE'},
               'valid_from': '2027-06-02', 'valid_until': '2027-07-31', 'start': '17:00', 'duration': 'PT5H'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'New disks', 'start': '2027-06-09T17:30',
         'end': '2027-06-09T20:30', 'systems': ['eg'], 'status': 'announced'},
        {'id': 'untold', 'lane': 'maintenance', 'title': 'Patch', 'start': '2027-06-09T18:00',
         'end': '2027-06-09T19:00', 'systems': ['eg'], 'status': 'approved'},
        {'id': 'roll', 'lane': 'maintenance', 'title': 'EG upgrade', 'start': '2027-06-12',
         'end': '2027-06-29', 'systems': ['eg'], 'status': 'announced', 'aftercare_days': 3},
        {'id': 'down', 'lane': 'outage', 'title': 'EG is down', 'start': '2027-06-01T09:00', 'systems': ['eg']},
    ],
}
EVENING = 'evening:2027-06-09'


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def used(case, now, *words, **more):
    return case.skv('used', 'p.skv', *words, '--now', f'2027-06-{now}', **more).out


def shown(case, item):
    return json.loads(case.skv('used', 'p.skv', item, '--format', 'json').out)


def listed(case, *words):
    return {row['id']: row for row in
            json.loads(case.skv('used', 'p.skv', *words, '--format', 'json').out)}


def used_and_planned(case):
    make(case)
    text = used(case, '09T17:40', 'job', '--start', '17:40')
    assert 'Started: “New disks”' in text and 'Began 10 minutes late.' in text, text
    assert 'skv announce PLAN --item job' in text, text
    assert shown(case, 'job')['status'] == 'started'
    text = used(case, '09T23:00', 'job', '--end', '19:40', '--outcome', 'all <b>new</b>', '--by', 'shift')
    assert 'Used 2 hours of 3 hours planned.' in text and 'Outcome: all <b>new</b>' in text, text
    # a rule's evening: over, as planned but for its end; it stays where the rule has it
    used(case, '10T08:00', EVENING, '--end', '20:00', '--reason', 'agreed by phone', '--by', 'manager')
    row = shown(case, EVENING)
    assert (row['planned_minutes'], row['used_minutes'], row['reason']) == (300, 180, 'agreed by phone'), row
    assert row['start'] == '2027-06-09T15:00:00Z' and row['actual_end'] == '2027-06-09T18:00:00Z', row
    text = case.skv('used', 'p.skv', '--from', '2027-06-09', '--to', '2027-06-10', '--now', '2027-06-11T00:00').out
    assert 'Together: used 5 hours of 8 hours planned, in 2 of 3.' in text, text
    assert 'Nobody has said how it went.' in text, text
    rows = listed(case, '--from', '2027-06-09', '--to', '2027-06-10', '--lane', 'maintenance')
    assert set(rows) == {'job', 'untold'} and rows['untold']['used_minutes'] is None, rows
    # one step each
    case.skv('undo', 'p.skv')
    assert shown(case, EVENING)['used_minutes'] is None
    case.skv('undo', 'p.skv')
    assert shown(case, 'job')['status'] == 'started'
    used(case, '09T23:00', 'job', '--start', 'none')
    assert shown(case, 'job')['status'] == 'approved' and shown(case, 'job')['actual_start'] is None
    # what machines read is the same in every language
    first = case.skv('used', 'p.skv', '--format', 'json').out
    assert first == case.skv('used', 'p.skv', '--format', 'json', '--language', 'nb').out


def untold(case):
    make(case)
    before = case.digest('p.skv')
    for words in (('--start', 'now'), ('--end', 'now'), ('--start', 'now', '--reason', '')):
        used(case, '09T18:05', 'untold', *words, status=1, err='nobody was told of “Patch”')
    assert case.digest('p.skv') == before
    used(case, '09T18:05', 'untold', '--start', 'now', '--reason', 'a leak', '--by', 'manager')
    assert (shown(case, 'untold')['status'], shown(case, 'untold')['reason']) == ('started', 'a leak')


def sites(case):
    make(case)
    used(case, '01T08:00', 'roll', '--site', 'Molde legevakt 12. og 13. juni', '--site', 'Midsund legekontor 27. juni')
    row = shown(case, 'roll')
    assert row['sites'] == [
        {'name': 'Molde legevakt', 'start': '2027-06-12', 'end': '2027-06-14', 'done': False},
        {'name': 'Midsund legekontor', 'start': '2027-06-27', 'end': '2027-06-28', 'done': False}], row
    assert row['status'] == 'announced' and row['aftercare_days'] == 3, row
    text = used(case, '13T20:00', 'roll', '--done', 'molde', '--start', '2027-06-12 08:00')
    assert '1 of 2 sites done; remaining: Midsund legekontor' in text and '[x] Molde' in text, text
    assert shown(case, 'roll')['status'] == 'started'
    used(case, '13T20:00', 'roll', '--done', 'M', status=2, err='no site “M”')
    used(case, '13T21:00', 'roll', '--not-done', 'Molde legevakt', '--drop', 'midsund')
    assert [site['done'] for site in shown(case, 'roll')['sites']] == [False]


def postponed(case):
    make(case)
    used(case, '08T08:00', EVENING, '--postpone', '2027-06-10', status=1, err='say why')
    text = used(case, '08T08:00', EVENING, '--postpone', '2027-06-24', '--reason', 'the parts are late',
                '--by', 'manager')
    assert 'Postponed: “Evening”' in text, text
    assert 'Postponed from 9 June 2027: the parts are late' in text, text
    # again: the first date stays
    used(case, '23T08:00', EVENING, '--postpone', '2027-07-01', '--reason', 'no staff')
    row = shown(case, EVENING)
    assert row['start'] == '2027-07-01T15:00:00Z' and row['reason'] == 'no staff', row
    assert row['postponed_from'] == '2027-06-09T17:00:00+02:00' and row['status'] == 'approved', row
    used(case, '08T08:00', 'job', '--postpone', 'later', '--reason', 'no parts')
    assert shown(case, 'job')['status'] == 'postponed'
    # what was put off out of the month is listed with it
    june = listed(case, '--from', '2027-06-01', '--to', '2027-07-01', '--lane', 'window')
    assert [row['reason'] for row in june.values() if row['postponed_from']] == ['no staff'], june
    used(case, '10T08:00', 'job', '--start', 'now', status=1, err='new date first')
    used(case, '10T08:00', 'job', '--postpone', '2027-06-20', '--reason', 'they came')
    assert shown(case, 'job')['start'] == '2027-06-20T15:30:00Z', shown(case, 'job')


def refused(case):
    make(case)
    before = case.digest('p.skv')
    used(case, '09T17:00', 'job', '--start', '17:01', status=1, err='future')
    used(case, '10T17:00', 'job', '--start', '18:00', '--end', '2027-06-09T17:59', status=1, err='before it began')
    used(case, '10T17:00', 'job', '--start', 'soon', status=2, err='--start needs')
    used(case, '10T17:00', 'job', '--end', 'soon', status=2, err='--end needs')
    used(case, '10T17:00', 'nothing', '--end', 'now', status=2, err='nothing called')
    used(case, '10T17:00', '--end', 'now', status=2, err='of what')
    used(case, '10T17:00', 'down', '--end', 'now', status=1, err='outage')
    used(case, '10T17:00', 'holiday:2027-05-17', '--end', 'now', status=1, err='public holiday')
    used(case, '10T17:00', 'job', '--postpone', 'soon', status=2, err='--postpone needs')
    used(case, '10T17:00', 'job', '--postpone', '2027-06-08', '--reason', 'x', status=1, err='not later')
    used(case, '10T17:00', 'job', '--postpone', 'later', '--end', 'now', status=2, err='alone')
    used(case, '10T17:00', 'job', '--done', 'Molde', status=2, err='no site')
    used(case, '10T17:00', 'job', '--site', ' ', status=2, err='--site needs')
    case.skv('used', 'p.skv', '--format', 'xml', status=2)
    assert case.digest('p.skv') == before
    assert 'no window and no work' in case.skv('used', 'p.skv', '--year', '1999').out


main([('used against planned', used_and_planned), ('nobody was told', untold), ('sites', sites),
      ('postponed', postponed), ('refused', refused)])
