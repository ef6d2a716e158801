# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergencies and their reviews, and what something new hits, by skv add, skv rule and skv import."""
import json
import os

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office'}],
    'rules': [{'id': 'pay', 'lane': 'critical', 'title': 'Pay day', 'base': {'rrule': 'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=12'},
               'systems': ['s']}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-09T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved', 'by': 'IT manager'},
        {'id': 'freeze', 'lane': 'freeze', 'title': 'Closing', 'start': '2027-08-02', 'end': '2027-08-07',
         'systems': ['s'], 'status': 'approved'}],
}
BURNS = ('--emergency', '--reason', 'the server has failed', '--by', 'duty officer')


def make(case):
    if os.path.exists(case.path('p.skv')):
        os.remove(case.path('p.skv'))
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def listed(case, *words):
    return json.loads(case.skv('reviews', 'p.skv', '--format', 'json', *words).out)


def reviews(case):
    make(case)
    assert listed(case) == [] and 'no emergency' in case.skv('reviews', 'p.skv').out
    text = case.skv('add', 'p.skv', 'New disks', '--on', '2027-08-04', '--at', '12:00', '--length', '90',
                    '--system', 'Sign-in', *BURNS).out
    assert '“New disks” was added' in text and 'To be reviewed on 11 August 2027' in text, text
    # it crosses the freeze, and everybody sees that and why
    found = json.loads(case.skv('check', 'p.skv', '--year', '2027', '--format', 'json', status=0).out)
    assert [(c['check'], c['accepted_why']) for c in found['conflicts']] == [
        ('freeze', 'Emergency: the server has failed')], found
    case.skv('add', 'p.skv', 'Power', '--on', '2027-08-20', '--system', 's', *BURNS, '--review', '2027-09-01')
    rows = listed(case, '--today', '2027-08-11')
    assert [(row['title'], row['state'], row['review'], row['review_is_own']) for row in rows] == [
        ('New disks', 'due', '2027-08-11', False), ('Power', 'waiting', '2027-09-01', True)], rows
    assert listed(case, '--today', '2027-08-10')[0]['state'] == 'waiting'
    text = case.skv('reviews', 'p.skv', '--today', '2027-08-11').out
    assert '“New disks”' in text and '· due ·' in text and 'Reason: the server has failed' in text, text
    item = rows[0]['item']
    case.skv('reviews', 'p.skv', '--done', item, '--on', '2027-08-01', status=1, err='not over before')
    case.skv('reviews', 'p.skv', '--done', item, '--on', '2027-08-12')
    rows = listed(case, '--today', '2027-08-20')
    assert [(row['title'], row['state'], row['reviewed']) for row in rows] == [
        ('Power', 'waiting', None), ('New disks', 'done', '2027-08-12')], rows
    case.skv('reviews', 'p.skv', '--not-done', item)
    assert [row['state'] for row in listed(case, '--today', '2027-08-20')] == ['due', 'waiting']
    # the plan's own JSON knows both days
    case.skv('undo', 'p.skv')
    case.skv('export', 'p.skv', '--format', 'json', '--output', 'out.json')
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'out.json')
    assert json.loads(case.skv('reviews', 'q.skv', '--format', 'json').out) == listed(case)
    case.skv('cancel', 'p.skv', item)
    assert [row['title'] for row in listed(case)] == ['Power']


def refused(case):
    make(case)
    before = case.digest('p.skv')
    on = ('--on', '2027-08-04')
    case.skv('add', 'p.skv', 'Disks', *on, '--emergency', status=2, err='--reason')
    case.skv('add', 'p.skv', 'Disks', *on, '--emergency', '--reason', '', status=2, err='--reason')
    case.skv('add', 'p.skv', 'Disks', *on, *BURNS, '--lane', 'exam', status=2, err='only maintenance')
    case.skv('add', 'p.skv', 'Disks', *on, *BURNS, '--review', 'soon', status=2, err='--review')
    case.skv('add', 'p.skv', 'Disks', *on, *BURNS, '--review', '2027-08-01', status=2, err='--review')
    case.skv('add', 'p.skv', 'Disks', *on, '--lane', 'maintenance', '--review', '2027-08-09', status=2, err='--review')
    case.skv('add', 'p.skv', 'Disks', *on, '--lane', 'cellar', status=2, err='no lane')
    case.skv('add', 'p.skv', 'Disks', *on, '--lane', 'exam', '--system', 'x', status=2, err='no system')
    case.skv('add', 'p.skv', 'Disks', *on, '--lane', 'exam', '--days', '2', '--at', '09:00', status=2, err='--days')
    case.skv('add', 'p.skv', 'Pay day', *on, '--system', 's', status=2, err='--lane')
    case.skv('reviews', 'p.skv', '--done', 'job', status=1, err='no emergency')
    case.skv('reviews', 'p.skv', '--done', 'a', '--not-done', 'b', status=2, err='--not-done')
    case.skv('reviews', 'p.skv', '--today', 'soon', status=2, err='--today')
    assert case.digest('p.skv') == before


HIT = '“Upgrade”'
DECIDES = 'Decides: IT manager'


def hits(case):
    """Each way in which a period comes into a plan, or changes, tells what it hits and who decides."""
    case.now = 1780315200  # 1 June 2026
    for words in (
            ('add', 'p.skv', 'Maths', '--lane', 'exam', '--on', '2027-06-09', '--system', 's'),
            ('add', 'p.skv', 'Year end', '--lane', 'critical', '--on', '2027-06-07', '--days', '5', '--system', 's'),
            ('add', 'p.skv', 'Board', '--lane', 'meeting', '--on', '2027-06-09', '--at', '18:30', '--length', '60',
             '--system', 's'),
            ('add', 'p.skv', 'Pay day', '--on', '2027-06-09'),
            ('move', 'p.skv', 'freeze', '--to', '2027-06-08'),
            ('move', 'p.skv', 'pay:2027-09-12', '--to', '2027-06-09'),
            ('rule', 'p.skv', 'pay', '--sentence', '9 June every year', '--year', '2027', '--apply', '--yes')):
        make(case)
        text = case.skv(*words).out
        assert HIT in text and DECIDES in text, (words, text)
    # a job that comes to where a period is: the period's people are not asked to decide about it
    make(case)
    text = case.skv('move', 'p.skv', 'job', '--to', '2027-08-03').out
    assert 'This brings:' in text and 'Decides:' not in text, text


if __name__ == '__main__':
    main([('/reviews/life', reviews), ('/reviews/refused', refused), ('/reviews/hits', hits)])
