# SPDX-License-Identifier: GPL-3.0-or-later
"""skv suggest: what is told of where a job fits, and that it is so when it is moved there."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'departments': [{'id': 'pay', 'name': 'Payroll'}],
    'systems': [{'id': 'erp', 'name': 'ERP', 'owner': 'pay', 'users': 1200},
                {'id': 'net', 'name': 'Network', 'owner': 'IT operations'}],
    'items': [
        {'id': 'w1', 'lane': 'window', 'title': 'Evening', 'start': '2027-01-13T17:00', 'duration': 'PT5H'},
        {'id': 'w2', 'lane': 'window', 'title': 'Evening', 'start': '2027-02-10T17:00', 'duration': 'PT5H'},
        {'id': 'closing', 'lane': 'critical', 'title': 'Closing', 'start': '2027-01-01', 'end': '2027-02-01',
         'systems': ['erp']},
        {'id': 'quiet', 'lane': 'freeze', 'title': 'Quiet', 'start': '2027-01-01', 'end': '2027-12-01',
         'systems': ['net']},
        {'id': 'cable', 'lane': 'maintenance', 'title': 'Cable', 'start': '2027-03-10T17:00', 'duration': 'PT1H',
         'systems': ['erp', 'net']},
        {'id': 'patch', 'lane': 'maintenance', 'title': 'Patch', 'start': '2027-02-10T17:00', 'duration': 'PT1H',
         'systems': ['erp'], 'department': 'pay', 'status': 'approved'},
        {'id': 'upgrade', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-01-13T18:00',
         'duration': 'PT2H', 'systems': ['erp'], 'department': 'pay', 'work': 'security'}],
}


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def ask(case, item, *words, status=0):
    return json.loads(case.skv('suggest', 'p.skv', item, '--format', 'json', *words, status=status).out)


def ranked(case):
    make(case)
    before = case.digest('p.skv')
    answer = ask(case, 'upgrade', '--horizon', '60', '--count', '3')
    assert (answer['from'], answer['to'], answer['free']) == ('2027-01-13', '2027-03-14', 1), answer
    assert len(answer['slots']) == 3 and answer['blockers'] == answer['relaxations'] == [], answer
    best = answer['slots'][0]
    # after the other job of that evening: at 17:00 and 18:00 it would be worse or leave no more room
    assert best['start'] == '2027-02-10T18:00:00+01:00' and best['end'] == '2027-02-10T20:00:00+01:00', best
    assert best['severity'] in ('none', 'info'), best
    assert best['score'] == 100 + sum(reason['points'] for reason in best['reasons']), best
    texts = {reason['kind']: reason['text'] for reason in best['reasons']}
    assert texts['together'] == '“Patch” is planned that day for the same systems.', texts
    assert texts['critical-period'] == '“Closing” ends 10 days before it.', texts
    assert texts['users'] == 'It reaches about 1200 users, outside office hours.', texts
    assert texts['burden'] == 'Payroll has had 1 job before it that year (60 minutes).', texts
    assert texts['patch-tuesday'] == 'It is 1 day after Patch Tuesday, 9 February.', texts
    assert texts['room'] == '120 minutes of the window are left after it.', texts
    assert all(slot['severity'] == 'soft' for slot in answer['slots'][1:]), answer
    assert case.digest('p.skv') == before


def it_is_so(case):
    make(case)
    best = ask(case, 'upgrade')['slots'][0]
    case.skv('move', 'p.skv', 'upgrade', '--to', best['start'][:16])
    told = json.loads(case.skv('check', 'p.skv', '--year', '2027', '--format', 'json', status=1).out)
    against = [row for row in told['conflicts']
               if 'upgrade' in (row['item'], row['against']) and row['severity'] in ('hard', 'soft')]
    assert against == [], against


def nothing_fits(case):
    make(case)
    answer = ask(case, 'cable', '--horizon', '100', status=1)
    assert answer['places'] == 0 and answer['slots'] == [], answer
    assert answer['blockers'][0]['check'] == 'freeze' and answer['blockers'][0]['days'] == 100, answer
    made = {row['kind']: row for row in answer['relaxations']}
    assert made['ask-owner']['id'] == 'quiet', made
    assert made['leave-out']['id'] == 'net', made
    assert made['later']['start'].startswith('2027-12-01'), made
    text = case.skv('suggest', 'p.skv', 'cable', '--horizon', '100', status=1).out
    for words in ('It fits nowhere on these days.', 'Freeze: 100 days', 'Without “Network”, it would fit',
                  'Only “Quiet” keeps it from'):
        assert words in text, (words, text)


def text(case):
    make(case)
    out = case.skv('suggest', 'p.skv', 'upgrade', '--from', '2027-02-01', '--horizon', '28', '-n', '1').out
    assert out.startswith('1. Wednesday 10 February 2027 18:00–20:00: free ('), out
    assert '   + “Patch” is planned that day' in out and '2. ' not in out, out


def refused(case):
    make(case)
    case.skv('suggest', 'p.skv', 'nothing', status=2, err='nothing called “nothing”')
    case.skv('suggest', 'p.skv', 'upgrade', '--from', 'soon', status=2, err='no date')
    case.skv('suggest', 'p.skv', 'upgrade', '--count', '0', status=2, err='--count')
    case.skv('suggest', 'p.skv', 'upgrade', '--horizon', '9999', status=2, err='--horizon')
    case.skv('suggest', 'p.skv', 'upgrade', '--format', 'xml', status=2, err='xml')


def same_answer(case):
    case.example()
    first = case.skv('suggest', 'p.skv', 'feide-sertifikat', '--format', 'json').out
    assert first == case.skv('suggest', 'p.skv', 'feide-sertifikat', '--format', 'json').out


BUNDLES = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 'visma', 'name': 'Visma Enterprise', 'owner': 'Payroll', 'users': 2000},
                {'id': 'db', 'name': 'Database', 'owner': 'IT operations'},
                {'id': 'app', 'name': 'App server', 'owner': 'IT operations'}],
    'relations': [{'from': 'visma', 'to': 'db', 'kind': 'depends-on'},
                  {'from': 'visma', 'to': 'app', 'kind': 'depends-on'}],
    'items': [
        {'id': 'w1', 'lane': 'window', 'title': 'Evening', 'start': '2027-01-13T17:00', 'duration': 'PT5H',
         'systems': ['db', 'app']},
        {'id': 'w2', 'lane': 'window', 'title': 'Evening', 'start': '2027-02-10T17:00', 'duration': 'PT5H'},
        {'id': 'year-end', 'lane': 'critical', 'title': 'Year end', 'start': '2027-01-13T21:00',
         'end': '2027-02-01T00:00', 'systems': ['app']},
        {'id': 'a', 'lane': 'maintenance', 'title': 'Patch database', 'start': '2027-01-13T17:00',
         'duration': 'PT2H', 'systems': ['db']},
        {'id': 'b', 'lane': 'maintenance', 'title': 'Patch app', 'start': '2027-02-10T18:00',
         'duration': 'PT2H', 'systems': ['app']},
        {'id': 'c', 'lane': 'maintenance', 'title': 'Both', 'start': '2027-01-13T19:30', 'duration': 'PT2H',
         'systems': ['db', 'app']}]}


def make_bundles(case):
    case.write('bundles.json', json.dumps(BUNDLES))
    case.skv('new', 'b.skv')
    case.skv('import', 'b.skv', 'bundles.json')


def bundles(case):
    make_bundles(case)
    words = ('suggest', 'b.skv', '--bundles', '--from', '2027-01-01')
    before = case.digest('b.skv')
    told = json.loads(case.skv(*words, '--format', 'json').out)
    best = told['bundles'][0]
    assert {job['item'] for job in best['jobs']} == {'a', 'b'}, told
    assert best['systems'] == ['visma'] and best['window'] == 'w1' and best['evenings'] == 1, best
    text = case.skv(*words).out
    assert 'Both need Visma Enterprise down; one evening instead of two: 2 h less downtime.' in text, text
    assert case.digest('b.skv') == before
    none = case.skv('suggest', 'b.skv', '--bundles', '--from', '2028-01-01', status=1).out
    assert none == 'No jobs of these days would better be done together.\n', none
    case.skv('suggest', 'b.skv', 'a', '--bundles', status=2, err='leave ITEM out')
    case.skv('suggest', 'b.skv', status=2, err='ITEM is missing')


def solve(case):
    make_bundles(case)
    told = json.loads(case.skv('suggest', 'b.skv', 'c', '--solve', '--format', 'json', status=1).out)
    found = {row['check']: row for row in told['conflicts']}
    ways = {way['kind']: way for way in found['critical-period']['solutions']}
    assert ways['earlier']['text'] == 'Begin 30 minutes earlier, at 19:00.', ways
    assert ways['shorter']['text'] == 'Be done 30 minutes sooner, by 21:00.', ways
    assert ways['leave-out']['systems'] == ['app'], ways
    assert ways['ask-owner']['owner'] == 'IT operations', ways
    assert ways['ask-owner']['question'].startswith('To IT operations: “Both”'), ways
    text = case.skv('suggest', 'b.skv', 'w1', '--solve', status=1).out
    assert '   The evening stays, without App server.\n' in text, text
    # what is said to solve it does
    case.skv('move', 'b.skv', 'c', '--to', '2027-01-13T19:00')
    assert case.skv('suggest', 'b.skv', 'c', '--solve').out == 'It collides with nothing.\n'
    case.skv('suggest', 'b.skv', 'nothing', '--solve', status=2, err='nothing called')


if __name__ == '__main__':
    main([('/suggest/bundles', bundles), ('/suggest/solve', solve),
          ('/suggest/ranked', ranked), ('/suggest/it-is-so', it_is_so),
          ('/suggest/nothing-fits', nothing_fits), ('/suggest/text', text), ('/suggest/refused', refused),
          ('/suggest/same-answer', same_answer)])
