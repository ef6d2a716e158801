# SPDX-License-Identifier: GPL-3.0-or-later
"""skv next-year: what is shown, what is chosen, and that nothing is saved unasked."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'departments': [{'id': 'pay', 'name': 'Payroll'}],
    'systems': [{'id': 'erp', 'name': 'ERP', 'owner': 'pay'}],
    'rules': [
        {'id': 'evening', 'lane': 'window', 'title': 'System evening',
         'base': {'rrule': 'FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18'}, 'days': [0, 1],
         'start': '17:00', 'duration': 'PT5H', 'avoid': ['public-holiday', 'holiday-eve'],
         'try': ['-1d', '+7d'], 'not_before_day': 12, 'valid_until': '2027-12-31'}],
    'items': [
        {'id': 'closing', 'lane': 'critical', 'title': 'Closing', 'start': '2027-01-01', 'end': '2027-02-01',
         'systems': ['erp']},
        {'id': 'upgrade', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-01-13T18:00',
         'duration': 'PT2H', 'systems': ['erp']},
        {'id': 'council', 'lane': 'meeting', 'title': 'Council', 'start': '2027-01-28', 'systems': ['erp']}],
}


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def show(case, *words):
    return json.loads(case.skv('next-year', 'p.skv', '--year', '2028', '--format', 'json', *words).out)


def shown(case):
    make(case)
    before = case.digest('p.skv')
    answer = show(case)
    assert answer['year'] == 2028 and answer['saved'] is False, answer
    assert answer['rules'] == [{'rule': 'evening', 'title': 'System evening', 'ends': True, 'goes_on': True,
                                'this_year': 24, 'next_year': 22}], answer['rules']
    assert [(copy['item'], copy['date'], copy['copied']) for copy in answer['copies']] == [
        ('closing', '2028-01-01', True), ('upgrade', '2028-01-12', False)], answer['copies']
    # May 2028 fits nowhere: design.md, section 3
    assert [line['id'] for line in answer['difference'] if line['change'] == 'unresolved'] == \
        ['evening:2028-05-17'], answer['difference']
    assert [(ask['who'], ask['what'].split(':')[0]) for ask in answer['asks']] == [
        ('Payroll', '“Council”'), ('Payroll', '“Closing”')], answer['asks']
    assert case.digest('p.skv') == before


def text(case):
    make(case)
    result = case.skv('next-year', 'p.skv', '--year', '2028', err='--apply')
    for words in ('Rules:', '24 this year, 22 next (goes on)', 'copied to Saturday 1 January 2028',
                  'Unresolved, you decide:', 'To be asked:', 'Payroll: “Council”'):
        assert words in result.out, (words, result.out)


def applied(case):
    make(case)
    case.skv('next-year', 'p.skv', '--year', '2028', '--copy', 'Upgrade', '--skip', 'closing', '--apply')
    rows = json.loads(case.skv('list', 'p.skv', '--year', '2028', '--format', 'json').out)
    assert sum(row['lane'] == 'window' for row in rows) == 24, len(rows)
    copies = [(row['title'], row['start'], row['status']) for row in rows if row['rule'] is None]
    assert copies == [('Upgrade', '2028-01-12T18:00:00+01:00', 'proposed')], copies
    # a second time there is nothing left to do
    again = show(case)
    assert [copy['exists'] for copy in again['copies']] == [False, True], again['copies']
    case.skv('undo', 'p.skv')
    rows = json.loads(case.skv('list', 'p.skv', '--year', '2028', '--format', 'json').out)
    assert rows == [], rows


def refused(case):
    make(case)
    case.skv('next-year', 'p.skv', '--copy', 'nothing', status=2, err='nothing called “nothing”')
    case.skv('next-year', 'p.skv', '--end', 'nothing', status=2, err='no rule called “nothing”')
    case.skv('next-year', 'p.skv', '--year', '1900', status=2, err='1972')
    assert show(case, '--end', 'evening')['rules'][0]['next_year'] == 0


if __name__ == '__main__':
    main([('/next-year/shown', shown), ('/next-year/text', text), ('/next-year/applied', applied),
          ('/next-year/refused', refused)])
