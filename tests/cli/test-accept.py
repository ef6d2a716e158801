# SPDX-License-Identifier: GPL-3.0-or-later
"""skv accept: who accepts what and why, for how long, and when it asks again."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-09T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'exam', 'lane': 'exam', 'title': 'Maths', 'start': '2027-06-09', 'end': '2027-06-10', 'systems': ['s']},
        {'id': 'freeze', 'lane': 'freeze', 'title': 'Closing', 'start': '2027-06-07', 'end': '2027-06-12',
         'systems': ['s']}],
}
WHY = ('--reason', 'the school agreed', '--by', 'IT manager')


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def accepted(case, status=1):
    found = json.loads(case.skv('check', 'p.skv', '--year', '2027', '--format', 'json', status=status).out)
    return {conflict['check']: conflict['accepted'] for conflict in found['conflicts']}


def listed(case):
    return json.loads(case.skv('accept', 'p.skv', '--list', '--format', 'json').out)


def life(case):
    make(case)
    assert accepted(case) == {'exam': False, 'freeze': False}
    result = case.skv('accept', 'p.skv', 'job', '--check', 'exam', *WHY, '--until', '2027-07-01')
    assert 'Maths' in result.out, result.out
    assert accepted(case) == {'exam': True, 'freeze': False}
    # the other side first, and no check where there is only one
    case.skv('accept', 'p.skv', 'freeze', 'job', *WHY, status=0)
    assert accepted(case, status=0) == {'exam': True, 'freeze': True}
    text = case.skv('check', 'p.skv', '--year', '2027').out
    assert 'Accepted by IT manager until 1 July 2027: the school agreed' in text, text
    assert 'Accepted by IT manager: the school agreed' in text, text
    # what moves asks again, what moves back does not
    case.skv('move', 'p.skv', 'job', '--to', '2027-06-09T17:00')
    assert accepted(case) == {'exam': False, 'freeze': False}
    assert {row['state'] for row in listed(case)} == {'moved'}
    case.skv('undo', 'p.skv')
    assert accepted(case, status=0) == {'exam': True, 'freeze': True}
    case.skv('accept', 'p.skv', 'job', 'exam', '--withdraw')
    assert accepted(case) == {'exam': False, 'freeze': True}
    case.skv('undo', 'p.skv')
    assert accepted(case, status=0) == {'exam': True, 'freeze': True}


def listing(case):
    make(case)
    assert listed(case) == []
    assert 'No conflict' in case.skv('accept', 'p.skv', '--list').out
    case.skv('accept', 'p.skv', 'job', 'exam', '--check', 'exam', *WHY, '--until', '2027-07-01')
    assert listed(case) == [{
        'item': 'job', 'against': 'exam', 'check': 'exam', 'by': 'IT manager', 'reason': 'the school agreed',
        'until': '2027-07-01', 'item_at': '2027-06-09T18:00:00+02:00/2027-06-09T20:00:00+02:00',
        'against_at': '2027-06-09/2027-06-10', 'state': 'holds'}], listed(case)
    text = case.skv('accept', 'p.skv', '--list').out
    assert '“Upgrade” and “Maths”' in text and '· holds' in text, text
    case.skv('cancel', 'p.skv', 'exam')
    assert [row['state'] for row in listed(case)] == ['gone']
    # what is gone can be taken back
    case.skv('accept', 'p.skv', 'job', '--withdraw')
    assert listed(case) == []


def tidy(case):
    make(case)
    assert 'still counts' in case.skv('accept', 'p.skv', '--tidy').out
    case.skv('accept', 'p.skv', 'job', 'exam', *WHY)
    case.skv('accept', 'p.skv', 'job', 'freeze', *WHY)
    case.skv('move', 'p.skv', 'exam', '--to', '2027-09-01')
    assert [row['state'] for row in listed(case)] == ['moved', 'holds'], listed(case)
    assert '1 accepted conflict that no longer counts' in case.skv('accept', 'p.skv', '--tidy').out
    assert [row['against'] for row in listed(case)] == ['freeze']
    case.skv('undo', 'p.skv')
    assert len(listed(case)) == 2
    case.skv('accept', 'p.skv', 'job', '--tidy', status=2, err='--tidy')


def round_trip(case):
    make(case)
    case.skv('accept', 'p.skv', 'job', 'exam', *WHY)
    case.skv('export', 'p.skv', '--format', 'json', '--output', 'out.json')
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'out.json')
    assert json.loads(case.skv('accept', 'q.skv', '--list', '--format', 'json').out) == listed(case)


def hits(case):
    """A period that comes in tells what was planned and lies in it, and who decides."""
    make(case)
    case.write('period.json', json.dumps({**PLAN, 'systems': [], 'items': [
        {'id': 'pay', 'lane': 'critical', 'title': 'Pay day', 'start': '2027-06-08', 'end': '2027-06-10',
         'systems': ['s']}]}))
    text = case.skv('import', 'p.skv', 'period.json').out
    assert 'This hits what was planned:' in text and '“Upgrade”' in text and 'Pay day' in text, text
    assert 'Decides: Network office' in text, text
    # all of a plan at once is no news
    case.skv('new', 'q.skv')
    assert 'This hits' not in case.skv('import', 'q.skv', 'plan.json').out


def refused(case):
    make(case)
    before = case.digest('p.skv')
    case.skv('accept', 'p.skv', status=2, err='which conflict')
    case.skv('accept', 'p.skv', 'job', 'exam', status=2, err='--reason')
    case.skv('accept', 'p.skv', 'job', 'exam', '--reason', 'why', status=2, err='--by')
    case.skv('accept', 'p.skv', 'job', *WHY, status=2, err='job freeze --check freeze')
    case.skv('accept', 'p.skv', 'job', '--check', 'meeting', *WHY, status=2, err='no such conflict')
    case.skv('accept', 'p.skv', 'job', '--check', 'nothing', *WHY, status=2, err='no check “nothing”')
    case.skv('accept', 'p.skv', 'nothing', *WHY, status=2, err='nothing called “nothing”')
    case.skv('accept', 'p.skv', 'job', 'exam', *WHY, '--until', 'soon', status=2, err='--until')
    case.skv('accept', 'p.skv', 'job', 'exam', *WHY, '--until', '2027-06-09', status=1, err='9 June 2027')
    case.skv('accept', 'p.skv', 'job', 'exam', '--reason', ' ', '--by', 'me', status=1, err='say why')
    case.skv('accept', 'p.skv', 'job', '--withdraw', status=2, err='no such conflict')
    case.skv('accept', 'p.skv', 'job', '--list', status=2, err='--list')
    assert case.digest('p.skv') == before


if __name__ == '__main__':
    main([('/accept/life', life), ('/accept/listing', listing), ('/accept/tidy', tidy), ('/accept/round-trip', round_trip),
          ('/accept/hits', hits), ('/accept/refused', refused)])
