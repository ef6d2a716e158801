# SPDX-License-Identifier: GPL-3.0-or-later
"""`skv copy-for`, `register`, `requests` and `confirmations`: departments ask, the planner answers."""
import json
import os
import re
import shutil
import subprocess

from skv_test import Skip, main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Plan', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'sv'},
    'departments': [{'id': 'pay', 'name': 'Payroll office'}, {'id': 'school', 'name': 'School office'}],
    'contacts': [
        {'id': 'c1', 'role': 'Payroll lead', 'name': 'P. Lead', 'email': 'pay@example.org', 'phone': '70 00 00 01',
         'department': 'pay', 'notes': 'Mobile at home'},
        {'id': 'c2', 'role': 'School lead', 'name': 'S. Lead', 'email': 'school@example.org', 'mobile': '70 00 00 02',
         'department': 'school'}],
    'systems': [{'id': 'visma', 'name': 'Visma Enterprise', 'owner': 'c1', 'administrator': 'c1'},
                {'id': 'feide', 'name': 'Feide', 'owner': 'c2'}],
    'rules': [{'id': 'eve', 'lane': 'window', 'title': 'Evening', 'base': {'dates': ['2019-09-11']}, 'start': '17:00',
               'duration': 'PT5H'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2019-09-11T18:00', 'end': '2019-09-11T20:00',
         'status': 'approved', 'systems': ['visma'], 'contact': 'c1'},
        {'id': 'm1', 'lane': 'meeting', 'title': 'Council meeting', 'start': '2019-10-20', 'all_day': True},
        {'id': 'exam', 'lane': 'exam', 'title': 'Exam', 'start': '2019-11-20', 'end': '2019-11-22', 'all_day': True,
         'systems': ['feide'], 'closing_date': '2019-05-01', 'duty': 'c2'}],
}
REACHING = re.compile(r'@example|70 00 00')


def start(case):
    case.write('p.json', json.dumps(PLAN))
    case.skv('new', 'p.skv', '--country', 'NO')
    case.skv('import', 'p.skv', 'p.json', '--as', 'json')
    case.skv('copy-for', 'p.skv', 'payroll office', 'pay.skv')


def requests(case, plan='p.skv'):
    return json.loads(case.skv('requests', plan, '--format', 'json').out)


def lines(case, name):
    with open(case.path(name), newline='', encoding='utf-8') as file:
        return file.read().replace('\r\n ', '').split('\r\n')


def register(case, *words, title='Closing', output='a.ics', status=0, err='', plan='pay.skv'):
    return case.skv('register', plan, '--title', title, '--output', output, *words, status=status, err=err)


def strip(case, name, output):
    case.write(output, '\r\n'.join(line for line in lines(case, name) if not line.startswith('X-SKV')))


def whole_way(case):
    """Asked, received, tried, accepted, answered, seen by those who asked."""
    start(case)
    register(case, '--from', '9 September', '--to', '13 September', '--system', 'visma enterprise', '--strict', 'soft',
             '--reason', 'Year’s end', '--ask', 'Payroll lead', '--sent-by', 'P. Lead')
    assert requests(case, 'pay.skv')[0]['state'] == 'waiting'
    case.skv('requests', 'p.skv', '--receive', 'a.ics')
    found, = requests(case)
    assert found['department'] == 'pay' and found['sent_by'] == 'P. Lead' and found['late'] is False, found
    assert sorted(hit['item'] for hit in found['hits']) == ['eve:2019-09-11', 'job'], found
    assert all(hit['approved'] for hit in found['hits'])
    told = case.skv('requests', 'p.skv').out
    assert 'It hits 2 things that were planned.' in told and 'can give way' in told, told
    assert 'Upgrade' in told
    case.now += 3600
    told = case.skv('requests', 'p.skv', '--accept', 'closing', '--reason', 'Welcome', '--by', 'Planner',
                    '--answer-file', 'b.ics').out
    assert 'Accepted' in told and '“Upgrade”' in told, told
    assert 'critical-period' in case.skv('check', 'p.skv', '--year', '2019', '--format', 'json', status=1).out
    assert 'STATUS:CONFIRMED' in lines(case, 'b.ics')
    case.skv('requests', 'pay.skv', '--receive', 'b.ics')
    seen, = requests(case, 'pay.skv')
    assert seen['state'] == 'accepted' and seen['answer'] == 'Welcome' and seen['answered_by'] == 'Planner', seen
    assert seen['answered'] == '2019-06-01T13:00:00Z', seen
    # One edit: the request and what came of it go together.
    case.skv('undo', 'p.skv')
    found, = requests(case)
    assert found['state'] == 'waiting' and found['records'] == [], found


def versions(case):
    start(case)
    register(case, '--from', '9 September', '--system', 'visma')
    name = requests(case, 'pay.skv')[0]['id']
    case.skv('requests', 'p.skv', '--receive', 'a.ics')
    case.skv('requests', 'p.skv', '--accept', name)
    history = case.skv('history', 'p.skv').out
    assert 'known already' in case.skv('requests', 'p.skv', '--receive', 'a.ics').out
    assert case.skv('history', 'p.skv').out == history
    case.now += 60
    register(case, '--request', 'Closing', '--from', '10 September', '--system', 'visma', output='b.ics')
    assert 'waits anew' in case.skv('requests', 'p.skv', '--receive', 'b.ics', '--receive', 'a.ics').out
    found, = requests(case)
    assert found['id'] == name and found['state'] == 'waiting' and found['records'] == [name + '.1'], found
    case.skv('requests', 'p.skv', '--decline', name, status=1, err='Say why')
    case.skv('requests', 'p.skv', '--accept', name)
    item, = [item for item in json.loads(case.skv('export', 'p.skv', '--format', 'json').out)['items']
             if item['lane'] == 'critical']
    assert item['start'] == '2019-09-10' and item['systems'] == ['visma'], item
    case.skv('requests', 'p.skv', '--decline', name, '--reason', 'No', status=1, err='is accepted')
    case.skv('requests', 'p.skv', '--withdraw', name)
    assert requests(case)[0]['state'] == 'withdrawn'
    assert not [item for item in json.loads(case.skv('export', 'p.skv', '--format', 'json').out)['items']
                if item['lane'] == 'critical']


def forms(case):
    start(case)
    register(case, '--yearly', '1–20 January', '--system', 'visma', title='Year', output='y.ics')
    register(case, '--rule', '10 days before each council meeting', '--system', 'visma', title='Papers',
             output='m.ics')
    register(case, '--yearly', '15–30 November', '--system', 'feide', title='Late', output='l.ics')
    assert 'RRULE:FREQ=YEARLY' in lines(case, 'y.ics')
    assert 'DTSTART;VALUE=DATE:20191010' in lines(case, 'm.ics') and 'RRULE' not in ''.join(lines(case, 'm.ics'))
    case.skv('requests', 'p.skv', '--receive', 'y.ics', '--receive', 'm.ics', '--receive', 'l.ics')
    found = {row['title']: row for row in requests(case)}
    assert set(found) == {'Year', 'Papers', 'Late'}
    assert found['Late']['late'] and found['Late']['closing_date'] == '2019-05-01', found['Late']
    assert not found['Year']['late']
    assert 'wishes for “Exam” were to come by 1 May 2019' in case.skv('requests', 'p.skv').out
    for words in ((), ('--from', '9 September', '--yearly', '1 May'), ('--to', '1 May'), ('--from', 'some time'),
                  ('--from', '13 September', '--to', '9 August', '--strict', 'very'), ('--rule', 'now and then'),
                  ('--from', '9 September', '--system', 'none')):
        register(case, *words, output='x.ics', status=2)
    assert not os.path.exists(case.path('x.ics')) and len(requests(case, 'pay.skv')) == 3


def dropped(case):
    start(case)
    register(case, '--from', '9 September', '--to', '13 September', '--system', 'visma')
    strip(case, 'a.ics', 's.ics')
    case.skv('requests', 'p.skv', '--receive', 's.ics', err='has dropped what it does not know')
    found, = requests(case)
    assert found['department'] == 'pay' and found['title'] == 'Closing', found
    assert sorted(hit['item'] for hit in found['hits']) == ['eve:2019-09-11', 'job'], found
    # The file itself brings the rest, and a poorer one takes nothing away again.
    case.now += 60
    case.skv('requests', 'p.skv', '--receive', 'a.ics')
    case.skv('requests', 'p.skv', '--receive', 's.ics', err='The systems were read from the description')
    assert len(requests(case)) == 1
    moved = '\r\n'.join(lines(case, 's.ics')).replace('20190909', '20190911')
    case.write('d.ics', moved)
    assert 'dates have changed' in case.skv('requests', 'p.skv', '--receive', 'd.ics').out
    assert requests(case)[0]['when'].startswith('11–13 September'), requests(case)[0]
    # Dragged in a calendar that kept all: told, not followed.
    case.write('k.ics', '\r\n'.join(lines(case, 'a.ics')).replace('DATE:20190909', 'DATE:20190910'))
    case.skv('requests', 'p.skv', '--receive', 'k.ics', err='was moved in a calendar')


def damaged(case):
    start(case)
    register(case, '--from', '9 September', '--system', 'visma')
    before = case.skv('history', 'p.skv').out
    with open(case.path('a.ics'), 'rb') as file:
        good = file.read()
    case.write('cut.ics', good[:len(good) // 2])
    case.write('none.ics', b'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n')
    case.write('zero.ics', b'')
    case.write('many.ics', b'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n' + b''.join(
        b'BEGIN:VEVENT\r\nUID:%d@x\r\nDTSTAMP:20190101T000000Z\r\nDTSTART;VALUE=DATE:20190909\r\nSUMMARY:x\r\n'
        b'END:VEVENT\r\n' % n for n in range(501)) + b'END:VCALENDAR\r\n')
    for name in ('cut.ics', 'none.ics', 'zero.ics', 'many.ics', 'gone.ics'):
        case.skv('requests', 'p.skv', '--receive', name, status=3)
        # Nothing of the others, either.
        case.skv('requests', 'p.skv', '--receive', 'a.ics', '--receive', name, status=3)
    assert case.skv('history', 'p.skv').out == before and requests(case) == []
    # A proposal of 100 KB, a title of many lines, states that only the planner gives
    text = good.decode().replace('\r\n ', '')
    case.write('big.ics', re.sub('X-SKV-PROPOSAL:.*', 'X-SKV-PROPOSAL:' + 'QUJD' * 34000, text))
    case.skv('requests', 'p.skv', '--receive', 'big.ics', err='cannot be read')
    case.skv('undo', 'p.skv')
    hostile = text.replace('X-SKV-TITLE:Closing', 'X-SKV-TITLE:Clo\\nsing\u202e' + 'x' * 5000)
    hostile = hostile.replace('X-SKV-STATE:waiting', 'X-SKV-STATE:accepted\r\nX-SKV-ANSWER:I say so')
    case.write('h.ics', hostile)
    case.skv('requests', 'p.skv', '--receive', 'h.ics')
    found, = requests(case)
    assert found['state'] == 'waiting' and found['answer'] is None and found['records'] == [], found
    assert '\n' not in found['title'] and len(found['title']) <= 400, found


def foreign(case):
    start(case)
    case.write('f.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Test//EN\r\nBEGIN:VEVENT\r\n'
               'UID:one@example.org\r\nDTSTAMP:20190101T000000Z\r\nDTSTART:20190911T160000Z\r\n'
               'DTEND:20190911T170000Z\r\nSUMMARY:Leave Feide alone\r\nDESCRIPTION:About Feide\\, please\r\n'
               'END:VEVENT\r\nEND:VCALENDAR\r\n')
    case.skv('requests', 'p.skv', '--receive', 'f.ics', err='comes from another program')
    found, = requests(case)
    assert found['department'] is None and found['title'] == 'Leave Feide alone', found
    case.skv('requests', 'p.skv', '--receive', 'f.ics')
    assert len(requests(case)) == 1
    case.skv('requests', 'p.skv', '--accept', 'Leave Feide alone')


def roles(case):
    """Every command in every kind of copy: what is not for it is refused and leaves no trace."""
    start(case)
    case.skv('copy-for', 'p.skv', '--reader', 'reader.skv')
    case.skv('copy-for', 'p.skv', 'school', 'school.skv')
    register(case, '--from', '9 September', '--system', 'visma')
    case.skv('requests', 'p.skv', '--receive', 'a.ics')
    for plan in ('pay.skv', 'school.skv', 'reader.skv'):
        digest = case.digest(plan)
        case.skv('copy-for', plan, '--reader', 'x.skv', status=1, err='Only the planner')
        case.skv('copy-for', plan, 'pay', 'x.skv', status=1, err='Only the planner')
        for words in (('--all',), ('--ask', 'pay'), ('--remind', 'pay'), ('--answered', 'pay')):
            case.skv('confirmations', plan, *words, status=1)
        assert case.digest(plan) == digest and not os.path.exists(case.path('x.skv'))
    for word in (('--accept', 'Closing'), ('--decline', 'Closing', '--reason', 'No')):
        case.skv('requests', 'pay.skv', *word, status=1, err='Only the planner answers requests')
    case.skv('requests', 'school.skv', '--receive', 'a.ics', status=1)
    case.skv('requests', 'reader.skv', '--receive', 'a.ics', status=1, err='only for reading')
    register(case, '--from', '9 September', plan='reader.skv', output='x.ics', status=2, err='--department')
    register(case, '--from', '9 September', '--department', 'pay', plan='reader.skv', output='x.ics', status=1,
             err='only for reading')
    register(case, '--from', '9 September', '--department', 'pay', plan='school.skv', output='x.ics', status=1,
             err='is a request of “Payroll office”')
    assert not os.path.exists(case.path('x.ics'))
    for plan in ('school.skv', 'reader.skv'):
        assert requests(case, plan) == []
    case.skv('requests', 'pay.skv', '--withdraw', 'Closing', '--answer-file', 'w.ics')
    case.skv('requests', 'p.skv', '--receive', 'w.ics')
    assert requests(case)[0]['state'] == 'withdrawn'
    case.skv('requests', 'p.skv', '--accept', 'Closing', status=1, err='withdrawn')
    case.skv('requests', 'p.skv', '--accept', 'none', status=2, err='there is no request “none”')


def copies(case):
    start(case)
    case.skv('copy-for', 'p.skv', '--reader', 'reader.skv')
    case.skv('copy-for', 'p.skv', '--reader', 'all.skv', '--with-contacts')
    texts = {plan: case.skv('export', plan, '--format', 'json').out for plan in ('pay.skv', 'reader.skv', 'all.skv')}
    assert REACHING.findall(texts['reader.skv']) == [] and 'S. Lead' in texts['reader.skv']
    assert 'pay@example.org' in texts['pay.skv'] and 'school@example.org' not in texts['pay.skv']
    assert '70 00 00 02' not in texts['pay.skv'] and 'school@example.org' in texts['all.skv']
    case.skv('copy-for', 'p.skv', '--reader', 'all.skv', status=1)
    case.skv('copy-for', 'p.skv', 'none', 'x.skv', status=2, err='no department “none”')
    case.skv('copy-for', 'p.skv', 'x.skv', status=2)
    case.skv('copy-for', 'p.skv', 'pay', 'x.skv', '--reader', status=2)


def exports_name_nobody(case):
    """What goes to the public holds no numbers and addresses (M49); JSON is the plan itself."""
    start(case)
    for form in ('ics', 'csv', 'svg'):
        out = case.skv('export', 'p.skv', '--format', form, '--year', '2019').out
        assert 'Upgrade' in out or form == 'svg', form
        assert REACHING.findall(out) == [], form


def rounds(case):
    start(case)

    def states():
        return {row['department']: row['state'] for row in json.loads(
            case.skv('confirmations', 'p.skv', '--year', '2020', '--format', 'json').out)}

    assert states() == {'pay': 'not-asked', 'school': 'not-asked'}
    out = case.skv('confirmations', 'p.skv', '--ask', 'payroll office').out
    assert 'To: pay@example.org' in out and 'Kritiska perioder 2020' in out and 'school@' not in out, out
    assert states() == {'pay': 'asked', 'school': 'not-asked'}
    out = case.skv('confirmations', 'p.skv', '--all').out
    assert 'school@example.org' in out and 'pay@' not in out, out
    out = case.skv('confirmations', 'p.skv', '--remind', 'school').out
    assert 'Subject: Påminnelse: ' in out, out
    case.skv('confirmations', 'p.skv', '--answered', 'pay', '--by', 'P. Lead', '--notes', 'As before')
    assert states() == {'pay': 'answered', 'school': 'reminded'}
    assert 'Answered: 1 of 2' in case.skv('confirmations', 'p.skv').out
    case.skv('confirmations', 'p.skv', '--ask', 'none', status=2)
    case.skv('confirmations', 'p.skv', '--ask', 'pay', '--all', status=2)
    case.skv('confirmations', 'p.skv', '--year', '1', status=2)


def through_khal(case):
    """A real calendar program reads it, and what it writes again comes back whole."""
    khal = shutil.which('khal')
    if khal is None:
        raise Skip('khal is not installed')
    start(case)
    register(case, '--yearly', '1–20 January', '--system', 'visma', '--reason', 'Accounts; all, of them')
    os.makedirs(case.path('khal/calendar'))
    os.makedirs(case.path('khal/config/khal'))
    form = '%Y-%m-%d'
    case.write('khal/config/khal/config', '[calendars]\n[[c]]\npath = ' + case.path('khal/calendar') +
               '\n[locale]\n' + ''.join(f'{name} = {form}\n' for name in ('dateformat', 'longdateformat')) +
               ''.join(f'{name} = {form} %H:%M\n' for name in ('datetimeformat', 'longdatetimeformat')) +
               'timeformat = %H:%M\nlocal_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\n')
    env = dict(os.environ, HOME=case.folder, XDG_CONFIG_HOME=case.path('khal/config'),
               XDG_DATA_HOME=case.path('khal/data'), XDG_CACHE_HOME=case.path('khal/cache'), LC_ALL='C.UTF-8')

    def run(*words):
        done = subprocess.run([khal, *words], env=env, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run('import', '--batch', '-a', 'c', case.path('a.ics'))
    for day, there in (('2021-01-20', True), ('2021-01-21', False)):
        shown = run('list', day, '1d')
        assert ('Closing' in shown) is there and ('Systems: Visma Enterprise' in shown) is there, shown
    name, = os.listdir(case.path('khal/calendar'))
    shutil.copy(case.path('khal/calendar/' + name), case.path('k.ics'))
    result = case.skv('requests', 'p.skv', '--receive', 'k.ics')
    assert result.err == '', result.err
    case.skv('requests', 'p.skv', '--accept', 'Closing')
    rule, = [rule for rule in json.loads(case.skv('export', 'p.skv', '--format', 'json').out)['rules']
             if rule['lane'] == 'critical']
    assert rule['reason'] == 'Accounts; all, of them' and rule['systems'] == ['visma'], rule


main([
    ('/cli/requests/whole-way', whole_way),
    ('/cli/requests/versions', versions),
    ('/cli/requests/forms', forms),
    ('/cli/requests/dropped', dropped),
    ('/cli/requests/damaged', damaged),
    ('/cli/requests/foreign', foreign),
    ('/cli/requests/roles', roles),
    ('/cli/requests/copies', copies),
    ('/cli/requests/exports-name-nobody', exports_name_nobody),
    ('/cli/requests/rounds', rounds),
    ('/cli/requests/through-khal', through_khal),
])
