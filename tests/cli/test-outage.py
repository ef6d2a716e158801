# SPDX-License-Identifier: GPL-3.0-or-later
"""Outages from the alarm to the follow-up, contingency plans, and emergency maintenance, by skv."""
import json
import os

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'contacts': [{'id': 'chief', 'role': 'Leder', 'phone': '70 00 00 00'},
                 {'id': 'admin', 'role': 'Systemansvarlig', 'name': 'Ola'}],
    'systems': [{'id': 'feide', 'name': 'Feide', 'administrator': 'admin', 'owner': 'admin'},
                {'id': 'pay', 'name': 'Pay <b>"run"</b>', 'owner': 'Office'},
                {'id': 'net', 'name': 'Network', 'owner': 'Office'}],
    'relations': [{'from': 'pay', 'to': 'feide', 'relation': 'depends-on'},
                  {'from': 'feide', 'to': 'net', 'relation': 'depends-on'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'New switch', 'start': '2027-04-12T17:00',
         'end': '2027-04-12T19:00', 'systems': ['net'], 'status': 'done'},
        {'id': 'salaries', 'lane': 'critical', 'title': 'Salaries', 'start': '2027-04-20',
         'end': '2027-04-22', 'systems': ['pay']}],
}


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def outage(case, now, *words, **more):
    return case.skv('outage', 'p.skv', *words, '--now', f'2027-04-{now}', **more).out


def shown(case, now='14T10:00', item='Feide'):
    return json.loads(outage(case, now, 'show', item, '--format', 'json'))


def played_through(case):
    make(case)
    text = outage(case, '14T09:20', 'start', 'feide', '--since', '09:10', '--by', 'teacher', '--priority', 'high')
    assert 'Feide does not work' in text and 'Does not work either: Pay' in text, text
    assert 'This outage came 2 days after “New switch” (Network).' in text, text
    seen = shown(case)
    key = seen['id']
    assert seen['since'] == '2027-04-14T07:10:00Z' and seen['expected_end'] is None and seen['open'], seen
    assert seen['before'] == [{'item': 'job', 'system': 'net', 'days': 2, 'during': False}], seen
    assert seen['affected'] == [{'system': 'pay', 'degraded': False}] and seen['priority'] == 'high', seen
    # nobody but one system of that name is down: it stands for the outage
    outage(case, '14T09:25', 'step', 'Feide', 'super-user', '--by', 'teacher')
    outage(case, '14T09:30', 'step', key, 'administrator', '--by', 'super user')
    outage(case, '14T09:40', 'expect', key, '12:00', '--by', 'Ola')
    outage(case, '14T09:41', 'sent', key, '--to', 'all staff', '--by', 'Ola')
    assert shown(case)['told'][0]['recipients'] == 'all staff'
    case.skv('export', 'p.skv', '--format', 'json', '--output', 'out.json')
    with open(case.path('out.json'), encoding='utf-8') as file:
        assert json.load(file)['notices'][0]['content'].startswith('Feide '), 'as it was worded'
    outage(case, '14T09:50', 'set', key, '--priority', 'critical', '--external')
    assert (shown(case)['priority'], shown(case)['external']) == ('critical', True), shown(case)
    outage(case, '14T09:51', 'set', key, '--priority', 'high', '--internal')
    assert (shown(case)['priority'], shown(case)['external']) == ('high', False), shown(case)
    # 7 days: nothing. 8 days: the manager's task, once.
    assert 'Task' not in outage(case, '14T11:00', 'expect', key, 'P7D')
    assert [line for line in shown(case)['checklist'] if line['task']] == []
    assert 'Task: ' in outage(case, '14T11:30', 'expect', key, 'P8D')
    assert 'Task: ' not in outage(case, '14T11:40', 'expect', key, 'P9D')
    tasks = [line for line in shown(case)['checklist'] if line['task']]
    assert [(task['id'], task['done'], task['due']) for task in tasks] == [('measures', False, '2027-04-14')], tasks
    assert 'Leder' in tasks[0]['who'] or 'Manager' in tasks[0]['who'], tasks
    due = [row for row in json.loads(case.skv('due', 'p.skv', '--today', '2027-04-14', '--format', 'json').out)
           if row['kind'] == 'task']
    assert [(row['item'], row['day']) for row in due] == [(key, '2027-04-14')], due
    outage(case, '14T12:00', 'step', key, 'measures', '--by', 'chief')
    text = outage(case, '14T13:00', 'news', key, 'Vi skriver på papir <b>nå</b>', '--by', 'Ola')
    assert 'Nytt: ' in text and 'Vi skriver på papir <b>nå</b>' in text, text
    assert '&lt;b&gt;nå' in case.skv('outage', 'p.skv', 'message', key, 'outage-news', '--format', 'html').out
    assert case.skv('outage', 'p.skv', 'message', key, '--format', 'mailto').out.startswith('mailto:?subject=Nytt')
    outage(case, '14T08:00', 'end', key, status=1, err='ends after it began')
    text = outage(case, '15T08:00', 'end', key, '--at', '07:30', '--outcome', 'a switch', '--caused-by', 'job')
    assert 'Virker igjen' in text and 'Hva det var: a switch' in text, text
    outage(case, '15T09:00', 'follow-up', key, 'A second switch', '--due', '2027-05-01', '--by', 'Ola')
    seen = shown(case, '16T10:00', key)
    assert not seen['open'] and seen['end'] == '2027-04-15T05:30:00Z' and seen['caused_by'] == 'job', seen
    assert seen['minutes'] == 22 * 60 + 20 and seen['told'][0]['recipients'] == 'all staff', seen
    assert [(e['kind'], e['content']) for e in seen['log'] if e['kind'] == 'expected'] == [
        ('expected', '2027-04-14T10:00:00Z'), ('expected', '2027-04-21T07:10:00Z'),
        ('expected', '2027-04-22T07:10:00Z'), ('expected', '2027-04-23T07:10:00Z')], seen['log']
    done = {line['id']: (line['done_at'], line['done_by']) for line in seen['checklist'] if line['done']}
    assert done == {'super-user': ('2027-04-14T07:25:00Z', 'teacher'),
                    'administrator': ('2027-04-14T07:30:00Z', 'super user'),
                    'measures': ('2027-04-14T10:00:00Z', 'chief')}, done
    follow = [line for line in seen['checklist'] if line['text'] == 'A second switch'][0]
    assert follow['due'] == '2027-05-01' and not follow['done'], follow
    outage(case, '30T09:00', 'step', key, follow['id'], '--by', 'Ola')
    assert [line['done'] for line in shown(case, '30T10:00', key)['checklist'] if line['id'] == follow['id']] == [True]
    assert 'no open outage' in case.skv('outage', 'p.skv', 'list', '--open').out
    assert [row['id'] for row in json.loads(case.skv('outage', 'p.skv', 'list', '--format', 'json').out)] == [key]
    # it is in the year, in its own lane, and all of it can be taken back step by step
    assert [row['lane'] for row in json.loads(case.skv('list', 'p.skv', '--year', '2027', '--format', 'json').out)
            if row['id'] == key] == ['outage']
    case.skv('undo', 'p.skv')
    assert [line['done'] for line in shown(case, '30T10:00', key)['checklist'] if line['id'] == follow['id']] == [False]


def refused(case):
    make(case)
    before = case.digest('p.skv')
    run = lambda *words, **more: case.skv('outage', 'p.skv', *words, **more)  # noqa: E731
    run('start', 'Cellar', status=2, err='no system')
    run('start', 'Feide', '--since', 'soon', status=2, err='--since')
    run('start', 'Feide', '--expected', 'soon', status=2, err='--expected')
    run('start', 'Feide', '--priority', 'odd', status=2, err='priority')
    run('start', 'Feide', '--now', 'soon', status=2, err='--now')
    run('start', 'Feide', '--now', '2027-04-14T09:00', '--since', '2027-04-15T09:00', status=1, err='future')
    run('dance', status=2, err='none of')
    run('news', 'Feide', status=2, err='other words')
    run('news', 'Feide', 'text', status=2, err='no open outage')
    run('set', 'Feide', status=2, err='no open outage')
    run('show', 'job', status=1, err='no outage')
    run('card', 'Cellar', status=2, err='no system')
    run('contingency', 'import', 'missing.json', status=3)
    run('contingency', 'add', 'Feide', 'odd', status=2, err='no template')
    assert case.digest('p.skv') == before


def contingency(case):
    make(case)
    assert 'generic' in case.skv('outage', 'p.skv', 'contingency').out
    case.skv('outage', 'p.skv', 'contingency', 'add', 'Feide')
    own = json.loads(case.skv('outage', 'p.skv', 'contingency', 'export').out)
    assert own['plans'][0]['name'] == 'System nede: Feide' and len(own['plans'][0]['steps']) == 12, own
    own['plans'][0]['steps'] = [{'id': 'call', 'text': 'Ring <vakta>', 'contact': 'admin'},
                                {'id': 'paper', 'text': 'Papir', 'role': 'manager', 'over': 'PT2H'}]
    case.write('c.json', json.dumps(own))
    case.skv('outage', 'p.skv', 'contingency', 'import', 'c.json')
    text = case.skv('outage', 'p.skv', 'card', 'Feide').out
    assert '1. Ring <vakta>' in text and 'Systemansvarlig (Ola)' in text and 'Pay <b>' in text, text
    page = case.skv('outage', 'p.skv', 'card', 'Feide', '--format', 'html').out
    assert 'Ring &lt;vakta&gt;' in page and '<b>' not in page and 'lang="nb"' in page, page
    pdfs = []
    for system in ('Feide', 'Feide', 'Network'):
        case.skv('outage', 'p.skv', 'card', system, '--format', 'pdf', '--output', 'card.pdf')
        with open(case.path('card.pdf'), 'rb') as file:
            pdfs.append(file.read())
    assert pdfs[0].startswith(b'%PDF-') and pdfs[0] == pdfs[1] != pdfs[2], [pdf[:20] for pdf in pdfs]
    # the threshold is the plan's own
    text = outage(case, '14T09:00', 'start', 'Feide', '--expected', 'PT2H')
    assert 'Papir' not in text, text
    assert 'Papir' in outage(case, '14T09:00', 'expect', 'Feide', 'PT3H')
    own['plans'][0]['steps'].append({'id': 'call', 'text': 'Again'})
    case.write('c.json', json.dumps(own))
    case.skv('outage', 'p.skv', 'contingency', 'import', 'c.json', status=3, err='c.json:1')


def broken_contingency(case):
    """A clear error with file and cause, and the plan as it was."""
    make(case)
    case.skv('outage', 'p.skv', 'contingency', 'add', 'Feide')
    own = case.skv('outage', 'p.skv', 'contingency', 'export').out
    before = case.digest('p.skv')

    def refused_with(err, change, name='c.json'):
        plans = json.loads(own)
        change(plans)
        case.write(name, json.dumps(plans))
        case.skv('outage', 'p.skv', 'contingency', 'import', name, status=3, err=err)
        assert case.digest('p.skv') == before, err

    def plan(**members):
        return lambda file: file['plans'][0].update(members)

    for version in ('1', 0, 1.5, -1, None):
        refused_with('c.json:1: “version”', lambda file, it=version: file.update(version=it))
    refused_with('plan 1 is the same', lambda file: file['plans'].append(file['plans'][0]))
    refused_with('c.json:1: step 1 is no object', plan(steps=['x']))
    refused_with('c.json:1: a contingency plan has at most',
                 plan(steps=[{'id': str(n), 'text': 'x'} for n in range(300)]))
    refused_with('c.json: contingency', plan(name='x' * 70000))
    refused_with('c.json: ', plan(name='\ud800'))


def changed_clock(case):
    """Hours are those that passed, days those of the calendar; 7 days raise nothing."""
    for since, now, minutes in (('2027-10-31T01:30', '2027-10-31T03:45', 195),
                                ('2027-03-28T01:30', '2027-03-28T03:45', 75),
                                ('2027-10-30T22:00', '2027-10-31T08:00', 660),
                                ('2027-10-27T10:00', '2027-11-03T10:00', 10080),
                                ('2027-10-27T10:00', '2027-11-03T10:01', 10081)):
        make(case)
        case.skv('outage', 'p.skv', 'start', 'feide', '--since', since, '--now', now)
        seen = json.loads(case.skv('outage', 'p.skv', 'show', 'Feide', '--now', now, '--format', 'json').out)
        assert seen['minutes'] == minutes, (since, now, seen['minutes'])
        os.remove(case.path('p.skv'))
    for since, length, end, task in (('2027-10-27T10:00', 'P7D', '2027-11-03T09:00:00Z', False),
                                     ('2027-10-27T10:00', 'PT168H', '2027-11-03T09:00:00Z', False),
                                     ('2027-03-25T10:00', 'P7D', '2027-04-01T08:00:00Z', False),
                                     ('2027-03-25T10:00', 'P7DT1M', '2027-04-01T08:01:00Z', True),
                                     ('2027-10-31T01:00', 'PT4H', '2027-10-31T03:00:00Z', False),
                                     ('2027-03-28T01:00', 'PT4H', '2027-03-28T04:00:00Z', False)):
        make(case)
        case.skv('outage', 'p.skv', 'start', 'feide', '--since', since, '--now', since, '--expected', length)
        seen = json.loads(case.skv('outage', 'p.skv', 'show', 'Feide', '--now', since, '--format', 'json').out)
        assert seen['expected_end'] == end, (since, length, seen['expected_end'])
        assert any(line['task'] for line in seen['checklist']) == task, (since, length)
        os.remove(case.path('p.skv'))


def by_name(case):
    """An outage that its system stands for, of two of that system."""
    make(case)
    for time in ('10:00', '11:00'):
        case.skv('outage', 'p.skv', 'start', 'feide', '--now', f'2027-04-14T{time}')
    outage(case, '14T11:00', 'end', 'feide', status=2, err='several open outages')
    first = json.loads(outage(case, '14T11:00', 'list', '--format', 'json'))[0]['id']
    outage(case, '14T12:00', 'end', first)
    assert 'Virker igjen' in outage(case, '14T13:00', 'end', 'feide')
    text = outage(case, '14T14:00', 'news', first, 'It was a plug')
    assert 'Virker igjen' in text and 'virker fortsatt ikke. Det' not in text, text


def emergency(case):
    make(case)
    run = ('emergency', 'p.skv', 'Feide', '--reason', 'a hole', '--by', 'chief', '--now', '2027-04-20T10:00')
    case.skv(*run[:3], '--for', 'PT2H', status=2, err='--reason')
    case.skv(*run, status=2, err='--for')
    case.skv(*run, '--for', 'a while', status=2, err='--for')
    text = case.skv(*run, '--for', 'PT2H').out
    assert 'It affects: Pay' in text and 'It crosses: ' in text and 'Salaries' in text, text
    assert 'To be reviewed on 27 April 2027' in text, text
    found = json.loads(case.skv('check', 'p.skv', '--year', '2027', '--format', 'json').out)
    assert 'Emergency: a hole' in [c['accepted_why'] for c in found['conflicts']], found
    rows = json.loads(case.skv('reviews', 'p.skv', '--format', 'json', '--today', '2027-04-27').out)
    assert [(row['state'], row['reason'], row['by']) for row in rows] == [('due', 'a hole', 'chief')], rows
    case.skv('export', 'p.skv', '--format', 'json', '--output', 'out.json')
    with open(case.path('out.json'), encoding='utf-8') as file:
        entries = json.load(file)['log_entries']
    assert len(entries) == 1 and 'Salaries' in entries[0]['content'] and 'a hole' in entries[0]['content'], entries
    # named by id and by name, it is one
    case.skv('emergency', 'p.skv', 'net', 'Network', '--for', '30', '--reason', 'again', '--now', '2027-06-14T10:00')


def whole_days(case):
    """One of a list of dates from elsewhere begins at midnight, where the plan is."""
    case.write('plan.json', json.dumps(PLAN | {'items': [
        {'id': 'day', 'lane': 'outage', 'title': 'Away', 'start': '2027-04-13', 'systems': ['feide']}]}))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    seen = shown(case, item='day')
    assert (seen['since'], seen['minutes'], seen['open']) == ('2027-04-12T22:00:00Z', 1440, False), seen


main([('from alarm to follow-up', played_through), ('what is refused', refused),
      ('contingency plans', contingency), ('broken contingency plans', broken_contingency),
      ('when the clock is changed', changed_clock), ('by the name of its system', by_name),
      ('emergency maintenance', emergency), ('outages of whole days', whole_days)])
