# SPDX-License-Identifier: GPL-3.0-or-later
"""skv list --view: what a saved view lets through."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'departments': [{'id': 'd', 'name': 'Pay office'}],
    'systems': [{'id': 'net', 'name': 'Network'}, {'id': 'pay', 'name': 'Payroll', 'owner': 'd'}],
    'relations': [{'from': 'pay', 'to': 'net', 'kind': 'depends-on'}],
    'items': [
        {'id': 'switch', 'lane': 'maintenance', 'title': 'New switch', 'start': '2027-06-02T18:00',
         'duration': 'PT2H', 'systems': ['net'], 'status': 'approved'},
        {'id': 'version', 'lane': 'maintenance', 'title': 'Påskeversjon', 'start': '2027-08-11T18:00',
         'duration': 'PT1H', 'systems': ['pay'], 'status': 'proposed'},
        {'id': 'run', 'lane': 'critical', 'title': 'Pay run', 'start': '2027-06-09', 'end': '2027-06-10',
         'systems': ['pay']},
        {'id': 'other', 'lane': 'meeting', 'title': 'Board', 'start': '2027-06-11', 'end': '2027-06-12',
         'department': 'd'}],
    'views': [
        {'id': 'v1', 'name': 'Pay office', 'departments': ['d']},
        {'id': 'v2', 'name': 'Network', 'systems': ['net']},
        {'id': 'v3', 'name': 'Proposed', 'statuses': ['proposed'], 'lanes': ['maintenance']},
        {'id': 'v4', 'name': 'Words', 'search': 'paaske PAY'},
        {'id': 'v5', 'name': 'Holidays', 'lanes': ['holiday']}],
}


def listed(case, view):
    result = case.skv('list', 'p.skv', '--year', '2027', '--view', view, '--format', 'json')
    return sorted(row['id'] for row in json.loads(result.out))


def views(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    assert listed(case, 'Pay office') == ['other', 'run', 'version']
    assert listed(case, 'network') == ['run', 'switch', 'version']
    assert listed(case, 'v3') == ['version']
    assert listed(case, 'Words') == ['version']
    holidays = listed(case, 'Holidays')
    assert holidays and all(id.startswith('holiday:2027-') for id in holidays), holidays
    text = case.skv('list', 'p.skv', '--year', '2027', '--view', 'Proposed').out
    assert 'Påskeversjon' in text and 'New switch' not in text, text


def no_such_view(case):
    case.skv('new', 'p.skv')
    case.skv('list', 'p.skv', '--view', 'Nobody', status=2, err='no view “Nobody”')


def kind_of_work_and_priority(case):
    """Also within a view; in JSON and CSV each has a column."""
    plan = json.loads(json.dumps(PLAN))
    plan['contacts'] = [{'id': 'team', 'role': 'Network team'}]
    plan['items'][0].update(work='replacement', priority='high', duty='team')
    plan['items'][1].update(work='upgrade')
    case.write('plan.json', json.dumps(plan))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')

    def ids(*words):
        result = case.skv('list', 'p.skv', '--year', '2027', '--lane', 'maintenance', '--format', 'json', *words)
        return sorted(row['id'] for row in json.loads(result.out))

    assert ids('--work', 'upgrade') == ['version']
    assert ids('--work', 'upgrade', '--work', 'replacement') == ['switch', 'version']
    assert ids('--priority', 'high') == ['switch']
    assert ids('--priority', 'none') == ['version']
    assert ids('--priority', 'high', '--work', 'upgrade') == []
    assert ids('--work', 'replacement', '--view', 'Proposed') == []
    rows = json.loads(case.skv('list', 'p.skv', '--year', '2027', '--format', 'json').out)
    row = next(row for row in rows if row['id'] == 'switch')
    assert (row['work'], row['priority'], row['duty']) == ('replacement', 'high', 'team'), row
    head, *lines = case.skv('list', 'p.skv', '--year', '2027', '--format', 'csv').out.splitlines()
    assert head.endswith('work,priority,duty'), head
    assert any(line.startswith('switch,') and line.endswith('replacement,high,team') for line in lines)
    case.skv('list', 'p.skv', '--priority', 'urgent', status=2, err='no priority')
    case.skv('list', 'p.skv', '--work', 'juggling', status=2, err='no kind of work')


main([('views', views), ('kind of work and priority', kind_of_work_and_priority), ('no such view', no_such_view)])
