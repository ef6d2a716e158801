#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""skv sync against a real Radicale: a planner and two departments who share one plan."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))
import skv_test  # noqa: E402
from dav_server import PASSWORDS, Proxy, Radicale, is_there  # noqa: E402

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Kommunen', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'departments': [{'id': 'school', 'name': 'Skole'}, {'id': 'health', 'name': 'Helse'}],
    'systems': [{'id': 'feide', 'name': 'Feide', 'owner': 'school'},
                {'id': 'epj', 'name': 'Journal', 'owner': 'health'}],
    'rules': [{'id': 'w', 'lane': 'window', 'title': 'Servicevindu',
               'base': {'rrule': 'FREQ=MONTHLY;BYDAY=2WE'}, 'days': [0], 'start': '17:00',
               'duration': 'PT5H', 'valid_from': '2019-01-01', 'valid_until': '2019-12-31'}],
    'items': [{'id': 'exam', 'lane': 'critical', 'title': 'Eksamen, vår', 'start': '2019-05-20',
               'end': '2019-06-01', 'all_day': True, 'systems': ['feide'], 'department': 'school'},
              {'id': 'flu', 'lane': 'critical', 'title': 'Vaksinering', 'start': '2019-10-07',
               'end': '2019-10-12', 'all_day': True, 'systems': ['epj'], 'department': 'health'},
              {'id': 'job', 'lane': 'maintenance', 'title': 'Oppgradering; Feide',
               'start': '2019-06-12T18:00', 'end': '2019-06-12T20:00', 'systems': ['feide'],
               'notes': 'only here'}],
}


class Copies:
    """One plan in three copies, and the server."""

    def __init__(self, case, server):
        self.case = case
        self.server = server
        self.port = None
        case.write('plan.json', json.dumps(PLAN))
        case.skv('new', 'planner.skv', '--title', 'x')
        case.skv('import', 'planner.skv', 'plan.json', '--as', 'json')
        for user in ('school', 'health'):
            shutil.copy(case.path('planner.skv'), case.path(f'{user}.skv'))

    def run(self, user, *words, password=None, address=None, status=0, err='', plan=None):
        result = self.case.run(
            'sync', f'{plan or user}.skv', '--user', user, '--state', f'{plan or user}.state',
            '--address', address or self.server.address(port=self.port), '--format', 'json', *words,
            env={'SKV_SYNC_PASSWORD': password or PASSWORDS[user]})
        said = f'{user}: status {result.status}, {result.out}, {result.err}'
        assert result.status == status, said
        assert err in result.err, said
        assert PASSWORDS[user] not in result.out + result.err, said
        return json.loads(result.out) if result.out else None

    def sync(self, user, taken=(0, 0, 0), sent=(0, 0, 0), conflicts=(), **more):
        report = self.run(user, **more)
        for name, expected in (('taken', taken), ('sent', sent)):
            counts = report[name]
            found = (counts['added'], counts['changed'], counts['removed'])
            assert found == tuple(expected), f'{user} {name} {found}, not {expected}: {report}'
        keys = [conflict['key'] for conflict in report['conflicts']]
        assert keys == list(conflicts), f'{user}: {report}'
        return report

    def settle(self):
        """All three have the same; the server has it."""
        self.run('planner')
        self.run('school')
        self.run('health')

    def put(self, user, **item):
        """Adds or changes an item of a copy."""
        self.case.write('one.json', json.dumps(
            {'format': 'skv-plan', 'version': 1, 'items': [item]}))
        self.case.skv('import', f'{user}.skv', 'one.json', '--as', 'json')

    def items(self, user):
        text = self.case.skv('export', f'{user}.skv', '--format', 'json').out
        return {item['id']: item for item in json.loads(text)['items']}

    def count(self, part):
        return sum(len(files) for name, files in self.server.collections().items()
                   if part in name)

    def events(self, part):
        return [text for name, files in self.server.collections().items() if part in name
                for text in files.values()]


SERVERS = {}


def with_server(test, tls=False):
    def run(case):
        if not is_there():
            raise skv_test.Skip('Radicale is not installed')
        if tls not in SERVERS:
            SERVERS[tls] = Radicale(tls)
        SERVERS[tls].clear()
        test(Copies(case, SERVERS[tls]))
    return run


def first_exchange(copies):
    report = copies.sync('planner', sent=(20, 0, 0))
    assert report['refused'] == 0 and report['notes'] == [], report
    assert copies.count('-dep-school-2019') == 1 and copies.count('-dep-health-2019') == 1
    assert copies.count('-plan-2019') == 13 and copies.count('-plan-records') == 5
    # any calendar program reads it, and notes stay where they were written
    exam, = copies.events('-dep-school-2019')
    assert 'SUMMARY:Eksamen\\, vår' in exam and 'DTSTART;VALUE=DATE:20190520' in exam, exam
    assert not any('only here' in text for text in copies.events('skv-'))
    assert copies.sync('planner')['requests'] <= 12
    # the others have the same plan: there is nothing to do for them
    copies.sync('school')
    copies.sync('health')


def by_discovery(copies):
    """The address of the server alone leads to one's own calendars."""
    copies.run('planner', address=copies.server.address(home=''))
    assert copies.count('-plan-2019') == 13


def edits_go_round(copies):
    copies.settle()
    copies.put('school', id='trial', lane='critical', title='Prøve', start='2019-09-02T09:00',
               end='2019-09-02T12:00', systems=['feide'], department='school', reason='Nasjonal')
    copies.sync('school', sent=(1, 0, 0))
    copies.put('planner', id='job', title='Oppgradering', start='2019-06-13T18:00',
               end='2019-06-13T20:00')
    copies.sync('planner', taken=(1, 0, 0), sent=(0, 1, 0))
    trial = copies.items('planner')['trial']
    assert trial['systems'] == ['feide'] and trial['reason'] == 'Nasjonal', trial
    assert trial['start'].startswith('2019-09-02T09:00'), trial
    copies.sync('health', taken=(1, 1, 0))
    job = copies.items('health')['job']
    assert job['title'] == 'Oppgradering' and job['notes'] == 'only here', job
    # one edit, which can be undone
    history = copies.case.skv('history', 'health.skv').out
    assert 'Exchange with the calendar server' in history, history
    copies.case.skv('undo', 'health.skv')
    assert 'trial' not in copies.items('health')


def rules_and_their_dates(copies):
    copies.settle()
    copies.case.skv('move', 'planner.skv', 'w:2019-08-14', '--to', '2019-08-21', '--reason', 'Valg')
    copies.sync('planner', sent=(0, 1, 0))
    copies.sync('school', taken=(0, 1, 0))
    listed = json.loads(copies.case.skv('list', 'school.skv', '--year', '2019', '--lane', 'window',
                                        '--format', 'json').out)
    assert '2019-08-21' in [one['start'][:10] for one in listed], listed
    copies.case.skv('reset', 'planner.skv', 'w:2019-08-14')
    copies.sync('planner', sent=(0, 1, 0))
    copies.sync('school', taken=(0, 1, 0))
    listed = json.loads(copies.case.skv('list', 'school.skv', '--year', '2019', '--lane', 'window',
                                        '--format', 'json').out)
    assert '2019-08-14' in [one['start'][:10] for one in listed], listed
    # the whole rule: its events follow on both sides
    copies.case.write('rule.json', json.dumps(
        {'format': 'skv-plan', 'version': 1,
         'rules': [{**PLAN['rules'][0], 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=3WE'}}]}))
    copies.case.skv('import', 'planner.skv', 'rule.json', '--as', 'json')
    report = copies.run('planner')
    assert report['sent'] == {'added': 12, 'changed': 1, 'removed': 12}, report
    report = copies.run('school')
    assert report['taken'] == {'added': 0, 'changed': 1, 'removed': 0}, report
    assert sum(report['sent'].values()) == 0 and report['refused'] == 0, report


def two_at_once(copies):
    """Two departments edit their own while neither knows of the other; and removals."""
    copies.settle()
    copies.put('school', id='exam', title='Eksamen, flyttet', start='2019-05-21', end='2019-06-01')
    copies.put('health', id='flu', start='2019-10-14', end='2019-10-19')
    copies.put('health', id='audit', lane='critical', title='Tilsyn', start='2019-11-04',
               end='2019-11-06', all_day=True, systems=['epj'], department='health')
    copies.sync('school', sent=(0, 1, 0))
    copies.sync('health', taken=(0, 1, 0), sent=(1, 1, 0))
    copies.sync('planner', taken=(1, 2, 0))
    copies.sync('school', taken=(1, 1, 0))
    assert copies.items('planner') == copies.items('school') == copies.items('health')
    copies.case.skv('undo', 'health.skv')     # what came in with the last exchange
    copies.case.skv('undo', 'health.skv')     # "Tilsyn"
    report = copies.run('health', status=1)
    assert report['sent']['removed'] == 1, report


def offline_and_conflict(copies):
    copies.settle()
    copies.server.stop()
    copies.put('school', id='exam', start='2019-05-22', end='2019-06-03')
    copies.run('school', status=3, err='cannot be reached')
    copies.server.start()
    copies.put('planner', id='exam', start='2019-05-13', end='2019-05-25')
    copies.sync('planner', sent=(0, 1, 0))
    report = copies.sync('school', conflicts=['exam'], status=1)
    conflict, = report['conflicts']
    assert conflict['ours']['after']['start'] == '2019-05-22', conflict
    assert conflict['theirs']['after']['start'] == '2019-05-13', conflict
    # both are still there, also next time
    copies.sync('school', conflicts=['exam'], status=1)
    assert copies.items('school')['exam']['start'] == '2019-05-22'
    assert 'DTSTART;VALUE=DATE:20190513' in copies.events('-dep-school-2019')[0]
    copies.run('school', '--keep-ours', 'exam')
    assert 'DTSTART;VALUE=DATE:20190522' in copies.events('-dep-school-2019')[0]
    copies.sync('planner', taken=(0, 1, 0))
    # removed here, changed there; theirs is taken back
    copies.put('school', id='exam', title='Eksamen igjen')
    copies.sync('school', sent=(0, 1, 0))
    copies.put('planner', id='exam', title='Noe annet')
    copies.sync('planner', conflicts=['exam'], status=1)
    copies.run('planner', '--take-theirs', 'exam')
    assert copies.items('planner')['exam']['title'] == 'Eksamen igjen'
    copies.sync('planner')


def forbidden(copies):
    copies.settle()
    copies.put('school', id='job', title='Tatt over')
    copies.put('school', id='exam', title='Eksamen, ny')
    report = copies.run('school', status=1)
    assert report['refused'] == 1 and report['sent']['changed'] == 1, report
    assert any('does not let “school”' in note for note in report['notes']), report
    assert copies.items('school')['job']['title'] == 'Tatt over'
    assert not any('Tatt over' in text for text in copies.events('-plan-2019'))
    # a department cannot pass its own for somebody else's: same key in its own calendar
    copies.sync('planner', taken=(0, 1, 0))
    assert copies.items('planner')['job']['title'] == PLAN['items'][2]['title']


def in_the_wrong_place(copies):
    """What somebody puts into a calendar of theirs cannot change what is another's."""
    copies.settle()
    name, = [name for name in copies.server.collections() if '-dep-school-2019' in name]
    folder = os.path.join(copies.server.folder, 'store', 'collection-root', 'planner', name)
    job, = [text for text in copies.events('-plan-2019') if 'Oppgradering' in text]
    copies.server.stop()
    with open(os.path.join(folder, 'stolen.ics'), 'w', encoding='utf-8', newline='') as file:
        file.write(job.replace('20190612T', '20190620T'))
    copies.server.start()
    report = copies.run('planner')
    assert any('belongs into another calendar' in note for note in report['notes']), report
    assert copies.items('planner')['job']['start'].startswith('2019-06-12'), report


def lost_race(copies):
    """Somebody writes between our reading and our writing: 412, read again, conflict or not."""
    proxy = Proxy(copies.server.port)
    copies.port = proxy.port
    copies.settle()
    copies.put('school', id='exam', title='Fra skolen')
    copies.put('planner', id='exam', title='Fra planleggeren')
    raced = []

    def before(line):
        if line.startswith('PUT') and not raced:
            raced.append(line)
            copies.sync('planner', sent=(0, 1, 0))

    proxy.before = before
    report = copies.run('school', status=1)
    proxy.close()
    assert raced and [one['key'] for one in report['conflicts']] == ['exam'], report
    assert 'Fra planleggeren' in copies.events('-dep-school-2019')[0]
    assert copies.items('school')['exam']['title'] == 'Fra skolen'


def cut_in_the_middle(copies):
    """Cut after ever more bytes: each time it goes on where it was, and in the end all is there
    once."""
    proxy = Proxy(copies.server.port)
    copies.port = proxy.port
    copies.settle()
    for day in range(1, 11):
        copies.put('planner', id=f'j{day}', lane='maintenance', title=f'Jobb {day}',
                   start=f'2019-07-{day:02}T18:00', end=f'2019-07-{day:02}T19:00',
                   systems=['feide'])
    cuts = 0
    for user in ('planner', 'school'):
        for cut in (1500, 5000, 9000):
            proxy.seen, proxy.cut_after = 0, cut
            # what was cut once is asked for again: the proxy lets nothing through any more
            result = copies.case.run(
                'sync', f'{user}.skv', '--user', user, '--state', f'{user}.state', '--address',
                copies.server.address(port=proxy.port), env={'SKV_SYNC_PASSWORD': PASSWORDS[user]})
            assert result.status in (0, 3), result.err
            cuts += result.status == 3
        proxy.cut_after = None
        copies.run(user)
    assert cuts >= 3, cuts
    assert copies.items('planner') == copies.items('school')
    assert len([text for text in copies.events('-plan-2019') if 'SUMMARY:Jobb' in text]) == 10
    copies.sync('planner')
    copies.sync('school')
    proxy.close()


def token_refused(copies):
    """The server forgot how far we were: all is listed again, nothing is doubled or lost."""
    copies.settle()
    with sqlite3.connect(copies.case.path('school.state')) as state:
        state.execute("UPDATE collection SET token = 'http://radicale.org/ns/sync/"
                      + 'a' * 64 + "'")
    state.close()
    copies.put('planner', id='exam', title='Eksamen 2')
    copies.sync('planner', sent=(0, 1, 0))
    copies.sync('school', taken=(0, 1, 0))
    copies.sync('school')


def emptied(copies):
    """A calendar that is empty all of a sudden removes nothing from the plan unasked."""
    copies.settle()
    for number in range(6):
        copies.put('school', id=f'k{number}', lane='critical', title=f'Periode {number}',
                   start=f'2019-09-{number + 10}', all_day=True, systems=['feide'],
                   department='school')
    copies.sync('school', sent=(6, 0, 0))
    copies.sync('planner', taken=(6, 0, 0))
    name, = [name for name in copies.server.collections() if '-dep-school-2019' in name]
    folder = os.path.join(copies.server.folder, 'store', 'collection-root', 'planner', name)
    copies.server.stop()
    for file in os.listdir(folder):
        if file.endswith('.ics'):
            os.remove(os.path.join(folder, file))
    copies.server.start()
    report = copies.run('planner', status=1)
    assert len(report['conflicts']) == 7 and report['taken']['removed'] == 0, report
    report = copies.run('planner', '--keep-ours', 'all')
    assert report['sent']['added'] == 7 and copies.count('-dep-school-2019') == 7, report


def by_a_calendar_program(copies):
    """Another program moves our event and drops what it does not know; and makes one of its own."""
    copies.settle()
    name, = [name for name in copies.server.collections() if '-dep-school-2019' in name]
    folder = os.path.join(copies.server.folder, 'store', 'collection-root', 'planner', name)
    file, = [file for file in os.listdir(folder) if file.endswith('.ics')]
    path = os.path.join(folder, file)
    copies.server.stop()
    with open(path, encoding='utf-8', newline='') as one:
        text = one.read()
    head, _, rest = text.partition('X-SYSTEMKVELD-RECORD')
    text = head + rest[rest.index('END:VEVENT'):]
    with open(path, 'w', encoding='utf-8', newline='') as one:
        one.write(text.replace('DTSTART;VALUE=DATE:20190520', 'DTSTART;VALUE=DATE:20190518'))
    with open(os.path.join(folder, 'own.ics'), 'w', encoding='utf-8', newline='') as one:
        one.write('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:abc-1\r\n'
                  'DTSTAMP:20190601T000000Z\r\nDTSTART:20190903T070000Z\r\n'
                  'DTEND:20190903T090000Z\r\nSUMMARY:Foreldremøte\r\nEND:VEVENT\r\n'
                  'END:VCALENDAR\r\n')
    copies.server.start()
    copies.sync('planner', taken=(1, 1, 0))
    items = copies.items('planner')
    assert items['exam']['start'] == '2019-05-18' and items['exam']['systems'] == ['feide']
    own = items['ics:abc-1']
    assert own['lane'] == 'critical' and own['department'] == 'school', own
    copies.put('planner', id='ics:abc-1', title='Foreldremøte, nytt')
    copies.sync('planner', sent=(0, 1, 0))
    assert any('UID:abc-1\r\n' in text and 'nytt' in text
               for text in copies.events('-dep-school-2019'))
    copies.sync('school', taken=(1, 1, 0))


def wrong_password(copies):
    copies.run('planner', password='no', status=3, err='does not take the password of “planner”')
    assert copies.count('skv-') == 0


def from_the_keyring(copies):
    """The password is asked for once and kept in the keyring, and in no file of ours."""
    if not shutil.which('gnome-keyring-daemon') or not shutil.which('dbus-run-session'):
        raise skv_test.Skip('there is no keyring to be started')
    words = [skv_test.SKV, 'sync', 'planner.skv', '--state', 'planner.state', '--address',
             copies.server.address(), '--year', '2019']
    script = (
        'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n'
        f'SKV_SYNC_PASSWORD={PASSWORDS["planner"]} "$@" --user planner --remember || exit 10\n'
        '"$@" || exit 11\n'          # neither user nor password: both come from the keyring
        '"$@" --user school && exit 12\n'
        '"$1" sync planner.skv --state planner.state --year 2019 || exit 13\n'  # nor the address
        'exit 0\n')
    environment = {**os.environ, 'HOME': copies.case.folder, 'LC_ALL': 'C.UTF-8',
                   'XDG_RUNTIME_DIR': copies.case.folder, 'SOURCE_DATE_EPOCH': str(skv_test.NOW)}
    environment.pop('XDG_DATA_HOME', None)
    done = subprocess.run(['dbus-run-session', '--', 'sh', '-c', script, 'sh', *words],
                          cwd=copies.case.folder, env=environment, capture_output=True, text=True,
                          timeout=60, check=False)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    for name in ('planner.skv', 'planner.state'):
        with open(copies.case.path(name), 'rb') as file:
            assert PASSWORDS['planner'].encode() not in file.read(), name


def unknown_certificate(copies):
    copies.run('planner', status=3, err='certificate of localhost')
    copies.run('planner', '--ca-file', copies.server.ca)
    assert copies.count('-plan-2019') == 13
    # the right certificate of another server
    copies.run('planner', '--ca-file', copies.server.ca, status=3, err='not encrypted',
               address=copies.server.address().replace('https', 'http').replace(
                   'localhost', 'example.invalid'))


def dry_run(copies):
    report = copies.run('planner', '--dry-run')
    assert report['sent']['added'] == 20, report
    assert copies.count('skv-') == 0


TESTS = [
    ('first exchange', with_server(first_exchange)),
    ('by discovery', with_server(by_discovery)),
    ('edits go round', with_server(edits_go_round)),
    ('rules and their dates', with_server(rules_and_their_dates)),
    ('two departments at once', with_server(two_at_once)),
    ('offline, then a conflict', with_server(offline_and_conflict)),
    ('a forbidden calendar', with_server(forbidden)),
    ('in the wrong place', with_server(in_the_wrong_place)),
    ('a lost race', with_server(lost_race)),
    ('cut in the middle', with_server(cut_in_the_middle)),
    ('a token that is refused', with_server(token_refused)),
    ('an emptied calendar', with_server(emptied)),
    ('by a calendar program', with_server(by_a_calendar_program)),
    ('a wrong password', with_server(wrong_password)),
    ('from the keyring', with_server(from_the_keyring)),
    ('an unknown certificate', with_server(unknown_certificate, tls=True)),
    ('dry run', with_server(dry_run)),
]

if __name__ == '__main__':
    try:
        skv_test.main(TESTS if len(sys.argv) < 2 else
                      [test for test in TESTS if sys.argv[1] in test[0]])
    finally:
        for one in SERVERS.values():
            one.close()
