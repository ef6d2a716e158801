#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what `meson test` really did, and says it as "N passed, N failed, N skipped".

usage: count-results.py MESON_LOGS_DIRECTORY EXIT_STATUS_OF_MESON_TEST
       count-results.py --self-check

Two files tell it together. testlog.json has a line for each test program with its result;
testlog.junit.xml has a case for each subtest that a program printed as TAP. Neither is enough:
the first knows no subtests, and in the second (meson 1.0) a program that timed out or was
interrupted has no mark of failure, and one that crashed after its last subtest has passing
cases only. So: subtests are counted where there are some, programs where there are none, and a
program that failed without a failed subtest counts as one failure more.
"""
import json
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

GOOD = {'OK', 'EXPECTEDFAIL'}


def read_programs(directory):
    """[(name, result, return code, stdout)] in the order in which they ended."""
    programs = []
    with open(os.path.join(directory, 'testlog.json'), encoding='utf-8') as file:
        for line in file:
            if line.strip():
                entry = json.loads(line)
                programs.append((entry['name'], entry['result'], entry.get('returncode'),
                                 entry.get('stdout') or ''))
    return programs


def read_subtests(directory):
    """{program: [(subtest, 'passed' | 'failed' | 'skipped')]}; empty if meson was cut short."""
    try:
        with open(os.path.join(directory, 'testlog.junit.xml'), 'rb') as file:
            # meson writes what a test printed as it came; XML allows no control characters.
            text = re.sub(rb'[\x00-\x08\x0b\x0c\x0e-\x1f]', b'', file.read())
        root = ElementTree.fromstring(text)
    except FileNotFoundError:
        return {}
    subtests = {}
    for suite in root.iter('testsuite'):
        # A suite of subtests is called "project.program". Programs without subtests share the
        # suite "project": their cases tell nothing that testlog.json does not tell better.
        program = suite.get('name', '').partition('.')[2]
        for case in suite.iter('testcase') if program else ():
            if case.find('failure') is not None or case.find('error') is not None:
                outcome = 'failed'
            elif case.find('skipped') is not None:
                outcome = 'skipped'
            else:
                outcome = 'passed'
            subtests.setdefault(program, []).append((case.get('name', ''), outcome))
    return subtests


def program_outcome(result, returncode, stdout):
    if result in GOOD:
        return 'passed'
    if result == 'SKIP':
        # meson calls a TAP program that printed nothing skipped, even after "Bail out!". Only
        # one that says so is: by the exit status for it, or by a plan of no tests.
        said_so = any(line.startswith('1..0') for line in stdout.splitlines())
        bailed = any(line.startswith('Bail out!') for line in stdout.splitlines())
        if not bailed and (returncode == 77 or said_so):
            return 'skipped'
    return 'failed'


def count(programs, subtests):
    """({'passed': n, 'failed': n, 'skipped': n}, lines that name what did not pass)"""
    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    notes = []
    for name, result, returncode, stdout in programs:
        cases = subtests.get(name, [])
        if not cases or result == 'EXPECTEDFAIL':
            cases = [('', program_outcome(result, returncode, stdout))]
        elif result not in GOOD | {'SKIP'} and all(o != 'failed' for _, o in cases):
            cases = cases + [(f'(the program: {result}, status {returncode})', 'failed')]
        for case, outcome in cases:
            total[outcome] += 1
            if outcome != 'passed':
                notes.append(f'{outcome}: {name} {case}'.rstrip())
    return total, notes


def report(directory, meson_status):
    try:
        programs = read_programs(directory)
    except FileNotFoundError:
        programs = []
    total, notes = count(programs, read_subtests(directory))
    for note in notes:
        print(note)
    status = 0
    if total['failed'] > 0:
        status = 1
    elif total['passed'] == 0:
        print('No test ran.')
        status = 1
    elif meson_status != 0:
        print(f'meson test ended with status {meson_status}, although no test failed.')
        status = 1
    line = f"{total['passed']} passed, {total['failed']} failed"
    if total['skipped'] > 0:
        line += f", {total['skipped']} skipped"
    print(line)
    return status


# Name, testlog.json entry without its name, subtests in JUnit, expected passed/failed/skipped.
SELF_CHECKS = [
    ('plain-pass', {'result': 'OK', 'returncode': 0}, None, (1, 0, 0)),
    ('plain-fail', {'result': 'FAIL', 'returncode': 1}, None, (0, 1, 0)),
    ('plain-timeout', {'result': 'TIMEOUT', 'returncode': -9}, None, (0, 1, 0)),
    ('plain-interrupt', {'result': 'INTERRUPT', 'returncode': -2}, None, (0, 1, 0)),
    ('plain-skip', {'result': 'SKIP', 'returncode': 77}, None, (0, 0, 1)),
    ('tap-pass', {'result': 'OK', 'returncode': 0}, ['', '', ''], (3, 0, 0)),
    ('tap-mixed', {'result': 'FAIL', 'returncode': 0}, ['', 'failure', 'skipped'], (1, 1, 1)),
    ('tap-crash-after-passes', {'result': 'ERROR', 'returncode': -11}, ['', ''], (2, 1, 0)),
    ('tap-crash-at-once', {'result': 'ERROR', 'returncode': -11}, None, (0, 1, 0)),
    ('tap-timeout', {'result': 'TIMEOUT', 'returncode': -9}, [''], (1, 1, 0)),
    ('tap-error-case', {'result': 'ERROR', 'returncode': 1}, ['', 'error'], (1, 1, 0)),
    ('tap-all-skipped', {'result': 'SKIP', 'returncode': 0}, ['skipped'], (0, 0, 1)),
    ('tap-plan-of-none', {'result': 'SKIP', 'returncode': 0, 'stdout': '1..0 # SKIP why\n'},
     None, (0, 0, 1)),
    ('tap-silent', {'result': 'SKIP', 'returncode': 0, 'stdout': ''}, None, (0, 1, 0)),
    ('tap-bail-out', {'result': 'SKIP', 'returncode': 0, 'stdout': '1..0\nBail out! x\n'},
     None, (0, 1, 0)),
    ('expected-failure', {'result': 'EXPECTEDFAIL', 'returncode': 0}, ['failure'], (1, 0, 0)),
    ('unexpected-pass', {'result': 'UNEXPECTEDPASS', 'returncode': 0}, [''], (1, 1, 0)),
    ('unknown-result', {'result': 'SOMETHING NEW', 'returncode': 0}, None, (0, 1, 0)),
]


def write_logs(directory, rows):
    root = ElementTree.Element('testsuites')
    plain = ElementTree.SubElement(root, 'testsuite', name='project')
    with open(os.path.join(directory, 'testlog.json'), 'w', encoding='utf-8') as file:
        for name, entry, cases, _ in rows:
            file.write(json.dumps({'name': name, **entry}) + '\n')
            suite = plain
            if cases:
                suite = ElementTree.SubElement(root, 'testsuite', name='project.' + name)
            for number, mark in enumerate(cases or ['']):
                case = ElementTree.SubElement(suite, 'testcase', name=f'case {number}')
                if mark:
                    ElementTree.SubElement(case, mark)
    ElementTree.SubElement(plain, 'system-out').text = 'colour: \x1b[31mred\x1b[0m'
    ElementTree.ElementTree(root).write(os.path.join(directory, 'testlog.junit.xml'))


def self_check():
    failures = 0
    print(f'1..{len(SELF_CHECKS) + 2}')
    rows = [(row[0], [row]) for row in SELF_CHECKS] + [('all together', SELF_CHECKS), ('none', [])]
    for number, (name, checks) in enumerate(rows, 1):
        with tempfile.TemporaryDirectory() as directory:
            write_logs(directory, checks)
            total, _ = count(read_programs(directory), read_subtests(directory))
        expected = tuple(sum(row[3][i] for row in checks) for i in range(3))
        got = (total['passed'], total['failed'], total['skipped'])
        if got != expected:
            failures += 1
            print(f'# expected {expected}, got {got}')
        print(f"{'ok' if got == expected else 'not ok'} {number} - {name}")
    return 1 if failures else 0


if __name__ == '__main__':
    if sys.argv[1:] == ['--self-check']:
        sys.exit(self_check())
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(report(sys.argv[1], int(sys.argv[2])))
