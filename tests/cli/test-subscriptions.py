# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars at an address: `skv import` of one, `skv sources --refresh`, `--due` and `--every`, against a small
server on loopback that answers what a test says."""
import http.server
import json
import threading

from skv_test import NOW, Skip, main

HOUR = 3600


def calendar(*events):
    lines = ['BEGIN:VCALENDAR', 'VERSION:2.0']
    for uid, title, start, *more in events:
        lines += ['BEGIN:VEVENT', f'UID:{uid}', 'DTSTAMP:20190101T000000Z', f'DTSTART:{start}', 'DURATION:PT2H',
                  f'SUMMARY:{title}', *more, 'END:VEVENT']
    return '\r\n'.join([*lines, 'END:VCALENDAR', '']).encode()


NORWEGIAN = ('a', 'Norwegian', '20190611T080000Z')
ENGLISH = ('b', 'English', '20190612T080000Z')
EXAMS = calendar(NORWEGIAN, ENGLISH)
NOTICE = ('n1', 'Router upgrade', '20190619T200000Z', 'SEQUENCE:1', 'X-MAINTNOTE-PROVIDER:example.net',
          'X-MAINTNOTE-ACCOUNT:137', 'X-MAINTNOTE-MAINTENANCE-ID:WO-1', 'X-MAINTNOTE-OBJECT-ID:line-9',
          'X-MAINTNOTE-IMPACT:OUTAGE', 'X-MAINTNOTE-STATUS:TENTATIVE')


class Server(http.server.ThreadingHTTPServer):
    """Answers of paths: (status, headers, bytes); what was asked for is kept."""

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Handler)
        self.answers = {}
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def say(self, path, content=b'', status=200, **headers):
        self.answers[path] = (status, {name.replace('_', '-'): text for name, text in headers.items()}, content)

    def address(self, path, scheme='http'):
        return f'{scheme}://127.0.0.1:{self.server_port}{path}'

    def stop(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):  # pylint: disable=invalid-name
        status, headers, content = self.server.answers.get(self.path, (404, {}, b''))
        self.server.asked.append((self.path, dict(self.headers)))
        if status == 200 and 'ETag' in headers and self.headers.get('If-None-Match') == headers['ETag']:
            status, content = 304, b''
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        if 'Content-Length' not in headers and status != 304:
            self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin
        pass


def sources(case):
    return json.loads(case.skv('sources', 'p.skv', '--format', 'json').out)


def items(case):
    return {item['title']: item for item in json.loads(case.skv('export', 'p.skv', '--format', 'json').out)['items']}


def with_server(test):
    def run(case):
        server = Server()
        try:
            case.skv('new', 'p.skv')
            if 'without a network' in case.run('import', 'p.skv', '--lane', 'exam', server.address('/no.ics')).err:
                raise Skip('built without src/sync')
            test(case, server)
        finally:
            server.stop()
    return run


def subscribe(case, server, path='/exams.ics', lane='exam', content=EXAMS):
    server.say(path, content, ETag='"1"')
    case.skv('import', 'p.skv', '--lane', lane, server.address(path))


def one_subscription(case, server):
    subscribe(case, server)
    found, = sources(case)
    assert found['name'] == 'exams.ics' and found['location'] == server.address('/exams.ics'), found
    assert found['refresh_hours'] == 24 and not found['due'] and found.get('year') is None, found
    assert found['changed'] == '1 June 2019: 2 new' and found['failed'] is None, found
    told = case.skv('sources', 'p.skv').out
    assert 'Read every day' in told and '1 June 2019: 2 new' in told, told

    # Nothing is due, so nobody is asked.
    asked = len(server.asked)
    assert 'No source is due' in case.skv('sources', 'p.skv', '--refresh', '--due').out
    assert len(server.asked) == asked

    # Due, and as it was: the server is asked by its tag, and it counts as read.
    case.now = NOW + 25 * HOUR
    assert sources(case)[0]['due']
    assert 'exams.ics: as before' in case.skv('sources', 'p.skv', '--refresh', '--due').out
    assert server.asked[-1][1].get('If-None-Match') == '"1"', server.asked[-1]
    assert sources(case)[0]['fetched'] == '2019-06-02T13:00:00Z'

    # One new, one moved, one gone: told, kept, and taken back in one step.
    case.now = NOW + 50 * HOUR
    server.say('/exams.ics', calendar(('b', 'English', '20190614T080000Z'), ('c', 'Physics', '20190615T080000Z')),
               ETag='"2"')
    out = case.skv('sources', 'p.skv', 'EXAMS.ics', '--refresh').out
    assert 'exams.ics: 1 new, 1 moved, 1 gone' in out, out
    assert items(case)['Norwegian']['status'] == 'cancelled' and items(case)['English']['status'] == 'approved'
    assert sources(case)[0]['changed'] == '3 June 2019: 1 new, 1 moved, 1 gone'
    case.skv('undo', 'p.skv')
    assert 'Physics' not in items(case) and items(case)['Norwegian']['status'] == 'approved'


def failures(case, server):
    subscribe(case, server)
    subscribe(case, server, '/board.ics', 'meeting', calendar(('m', 'Board', '20190620T160000Z')))
    case.now = NOW + 25 * HOUR
    server.say('/exams.ics', status=500)
    server.say('/board.ics', calendar(('m', 'Board', '20190621T160000Z')), ETag='"2"')
    done = case.skv('sources', 'p.skv', '--refresh', status=3, err='exams.ics: the server answered with an error: 500')
    assert 'board.ics: 1 moved' in done.out, done.out
    exams, board = sources(case)
    assert '500' in exams['failed'] and exams['fetched'] == '2019-06-01T12:00:00Z' and exams['items'] == 2, exams
    assert board['failed'] is None and board['fetched'] == '2019-06-02T13:00:00Z', board
    assert set(items(case)) == {'Norwegian', 'English', 'Board'}
    assert 'The last try failed: the server answered' in case.skv('sources', 'p.skv').out
    for answer, words in (({'status': 404}, 'nothing at this address'),
                          ({'content': b'<!DOCTYPE html><html>', 'Content_Type': 'text/html'}, 'page for a browser'),
                          ({'content': EXAMS[:150]}, 'cut off'),
                          ({'content': EXAMS, 'Content_Length': '99999999999'}, 'larger than'),
                          ({'status': 302, 'Location': 'file:///etc/passwd'}, 'no address of a calendar'),
                          ({'content': EXAMS[:90], 'Content_Length': '4000'}, 'cut before')):
        server.say('/exams.ics', **answer)
        case.skv('sources', 'p.skv', 'exams.ics', '--refresh', status=3, err=words)
        assert set(items(case)) == {'Norwegian', 'English', 'Board'}
    server.say('/exams.ics', EXAMS)
    digest = case.digest('p.skv')
    case.skv('sources', 'p.skv', 'exams.ics', '--refresh', '--dry-run')
    assert case.digest('p.skv') == digest
    case.skv('sources', 'p.skv', 'exams.ics', '--refresh')
    assert sources(case)[0]['failed'] is None


def how_often(case, server):
    subscribe(case, server)
    assert 'exams.ics is read every 6 hours' in case.skv('sources', 'p.skv', 'exams.ics', '--every', '6').out
    case.now = NOW + 7 * HOUR
    assert sources(case)[0]['due']
    assert 'read by hand' in case.skv('sources', 'p.skv', 'exams.ics', '--every', '0').out
    assert not sources(case)[0]['due']
    case.skv('sources', 'p.skv', 'exams.ics', '--every', '9999', status=1, err='1 to 8784 hours')
    for words in (['--every', '6'], ['exams.ics', '--every', '6', '--refresh'], ['--due']):
        case.skv('sources', 'p.skv', *words, status=2)
    # A file may be followed too.
    case.write('list.ics', calendar(('x', 'Chemistry', '20190620T080000Z')))
    case.skv('import', 'p.skv', '--lane', 'exam', 'list.ics')
    case.skv('sources', 'p.skv', 'list.ics', '--every', '1')
    case.write('list.ics', calendar(('y', 'History', '20190621T080000Z')))
    case.now += 2 * HOUR
    out = case.skv('sources', 'p.skv', '--refresh', '--due').out
    assert 'list.ics: 1 new, 1 gone' in out and 'exams' not in out, out
    assert items(case)['Chemistry']['status'] == 'cancelled'


def addresses(case, server):
    for typed, words in (('https://planner:secret@example.org/a.ics', 'password'), ('http://', 'is no address')):
        done = case.skv('import', 'p.skv', '--lane', 'exam', typed, status=3, err=words)
        assert 'secret' not in done.err, done.err
    server.say('/plan', b'{"format": "skv-plan", "version": 1}')
    case.skv('import', 'p.skv', '--lane', 'exam', server.address('/plan'), status=2, err='whole plan')
    server.say('/moved.ics', status=301, Location='/exams.ics')
    server.say('/exams.ics', EXAMS)
    case.skv('import', 'p.skv', '--lane', 'exam', server.address('/moved.ics'))
    assert sources(case)[0]['location'] == server.address('/moved.ics')


def two_calendars_of_one_name(case, server):
    subscribe(case, server, '/one/basic.ics', content=calendar(NORWEGIAN))
    subscribe(case, server, '/two/basic.ics', content=calendar(ENGLISH))
    assert [row['name'] for row in sources(case)] == ['127.0.0.1', '127.0.0.1 2'], sources(case)


def notices(case, server):
    subscribe(case, server, '/noc.ics', 'meeting', calendar(NOTICE))
    item = items(case)['Router upgrade']
    assert item['lane'] == 'vendor' and item['status'] == 'proposed' and item['effect'] == 'down', item
    confirmed = [*NOTICE[:2], '20190626T200000Z', 'SEQUENCE:2', *NOTICE[4:-1], 'X-MAINTNOTE-STATUS:CONFIRMED']
    server.say('/noc.ics', calendar(['other-uid', *confirmed[1:]]))
    out = case.skv('sources', 'p.skv', '--refresh').out
    assert 'noc.ics: 1 moved' in out, out
    assert items(case)['Router upgrade']['status'] == 'approved'


main([(f'/cli/subscriptions/{name}', with_server(test)) for name, test in (
    ('one', one_subscription), ('failures', failures), ('how-often', how_often), ('addresses', addresses),
    ('two-of-one-name', two_calendars_of_one_name), ('notices', notices))])
