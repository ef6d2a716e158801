# SPDX-License-Identifier: GPL-3.0-or-later
"""`skv import` of calendars: the samples, the whole corpus of broken ones through the real guard, and
a second opinion on every file that python3-icalendar reads too."""
import json
import os
import subprocess
import time

from skv_test import SKV, Skip, main

try:
    import ics_twin
except ImportError:
    ics_twin = None

SHARED = os.environ.get('SKV_SHARED_DIR') or os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'shared')
GUARD = os.environ.get('SKV_GUARD') or os.path.join(os.path.dirname(SKV), 'skv-guard')
SECONDS, MEMORY = 10, 512 * 1024

# Where we and the twin differ, and why we are right or both are.
DIFFERENCES = {
    'issue_178_custom_component_contains_other.ics': 'an event within a component of unknown kind is left out, and told',
    'issue_313_globally_unique_tzid.ics': 'icalendar does not know zones with a path before them',
    'period_with_timezone.ics': 'icalendar ignores the zone of an RDATE that is a period',
    'rfc_7265_appendix_example_2_ical.ics': 'the same',
    'event_dt_mixed_awareness.ics': 'of a time with Z and TZID both, Z says which it is',
    'event_dt_rrule_until_before_start.ics': 'a rule without any date: the event comes in once, and it is told',
    'event_rrule_no_occurence.ics': 'the same',
}


def samples(*parts):
    path = os.path.join(SHARED, 'samples', *parts)
    if not os.path.exists(path):
        raise Skip('the shared samples are not there')
    return path


def corpus():
    for base in ('files', 'ics-corpus'):
        for folder, _, names in sorted(os.walk(samples(base))):
            for name in sorted(names):
                if name.startswith(('README', 'icalrecur_test')) or base == 'files' and not name.endswith('.ics'):
                    continue
                yield os.path.join(folder, name)


def listed(case, *words):
    return json.loads(case.skv('list', 'p.skv', '--format', 'json', *words).out)


def sample_01(case):
    file = samples('files', '01-moteplan-outlook-weurope.ics')
    case.skv('new', 'p.skv', '--country', 'NO', '--title', 'P')
    before = case.digest('p.skv')
    assert '8 added' in case.skv('import', 'p.skv', file, '--lane', 'meeting', '--dry-run').out
    assert case.digest('p.skv') == before
    case.skv('import', 'p.skv', file, '--lane', 'meeting')
    found = [(o['title'].split(' (')[0], o['start'], o['status']) for o in listed(case)]
    wanted = [('Formannskapet', '2019-01-16T09:00:00+01:00', 'approved'),
              ('Kommunestyret', '2019-01-31T10:00:00+01:00', 'approved'),
              ('Formannskapet', '2019-02-13T09:00:00+01:00', 'approved'),
              ('Formannskapet', '2019-03-14T11:00:00+01:00', 'approved'),
              ('Formannskapet', '2019-05-08T09:00:00+02:00', 'approved'),
              ('Formannskapet', '2019-06-05T09:00:00+02:00', 'approved'),
              ('Avlyst: Utvalg for oppvekst og kultur', '2019-06-19T12:00:00+02:00', 'cancelled'),
              ('Møtefri uke 26', '2019-06-24', 'approved')]
    assert found == wanted, found
    assert listed(case)[-1]['end'] == '2019-06-29' and {o['lane'] for o in listed(case)} == {'meeting'}
    # Once more changes nothing, and one undo takes all of it back.
    before = case.digest('p.skv')
    assert '0 added, 0 changed, 8 as before' in case.skv('import', 'p.skv', file, '--as', 'ics', '--lane', 'meeting').out
    assert case.digest('p.skv') == before
    case.skv('undo', 'p.skv')
    assert listed(case) == []


def refusals(case):
    case.skv('new', 'p.skv', '--country', 'NO', '--title', 'P')
    before = case.digest('p.skv')
    cut, page = samples('files', '10-broken-truncated.ics'), samples('files', '13-broken-404.ics')
    good = samples('files', '02-eksamen-2019-europe-oslo.ics')
    case.skv('import', 'p.skv', cut, '--lane', 'exam', status=3, err='10-broken-truncated.ics:50: the file ends here')
    case.skv('import', 'p.skv', page, '--lane', 'exam', status=3, err='web page')
    # All files or none.
    case.skv('import', 'p.skv', good, cut, '--lane', 'exam', status=3)
    case.skv('import', 'p.skv', good, status=2, err='--lane')
    case.skv('import', 'p.skv', good, '--lane', 'exam', '--year', '12', status=2)
    case.write('x.json', '{"format": "skv-plan", "version": 1}')
    case.skv('import', 'p.skv', 'x.json', '--lane', 'exam', status=2, err='JSON')
    assert case.digest('p.skv') == before


def other_samples(case):
    case.skv('new', 'p.skv', '--country', 'NO', '--title', 'P')
    file = lambda name: samples('files', name)
    said = case.skv('import', 'p.skv', file('11-broken-latin1.ics'), '--lane', 'exam').err
    assert 'Windows-1252' in said, said
    assert any('hovedmål' in o['title'] for o in listed(case))
    said = case.skv('import', 'p.skv', file('12-broken-no-vtimezone-windows-tz.ics'), '--lane', 'window').err
    assert ':7: Windows\' time zone “W. Europe Standard Time” was read as Europe/Berlin' in said, said
    assert listed(case, '--lane', 'window')[0]['start'] == '2019-07-16T17:00:00+02:00'
    said = case.skv('import', 'p.skv', file('14-broken-duplicate-uid.ics'), '--lane', 'meeting').err
    assert 'both were taken' in said, said
    # By what it holds, whatever it is called.
    with open(file('02-eksamen-2019-europe-oslo.ics'), 'rb') as data:
        case.write('calendar', data.read())
    assert 'Items: 6' not in case.skv('import', 'p.skv', 'calendar', '--lane', 'exam').out.replace('Items: 0', '')


def own_export(case):
    case.example()
    case.skv('export', 'p.skv', '--format', 'ics', '--year', '2019', '--output', 'own.ics')
    before = case.digest('p.skv')
    told = case.skv('import', 'p.skv', 'own.ics', '--lane', 'meeting').out
    assert '0 added, 0 changed' in told and case.digest('p.skv') == before, told


def languages(case):
    case.skv('new', 'p.skv', '--country', 'NO', '--title', 'P')
    file = samples('files', '10-broken-truncated.ics')
    case.skv('import', 'p.skv', file, '--lane', 'exam', '--language', 'nb', status=3)


def guarded(data):
    """What skv-guard says of it, its seconds and its peak memory in KiB."""
    read, write = os.pipe()
    begin = time.monotonic()
    process = subprocess.Popen([GUARD, 'C.UTF-8', 'ics', 'Europe/Oslo', '0'], stdin=subprocess.PIPE, stdout=write,
                               stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        process.stdin.write(data)
        process.stdin.close()
    except BrokenPipeError:
        pass
    with os.fdopen(read, 'rb') as file:
        reply = file.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f'skv-guard ended with {process.returncode}'
    return json.loads(reply), time.monotonic() - begin, usage.ru_maxrss


def walk(case):
    """Every file comes in or is refused with a reason, within the limits."""
    case.skv('new', 'p.skv', '--country', 'NO', '--title', 'P')
    counts = {'imported': 0, 'refused': 0}
    slowest, largest = 0, 0
    for path in corpus():
        with open(path, 'rb') as file:
            reply, seconds, memory = guarded(file.read())
        slowest, largest = max(slowest, seconds), max(largest, memory)
        assert seconds < SECONDS and memory < MEMORY, f'{path}: {seconds:.1f} s, {memory} KiB'
        before = case.digest('p.skv')
        result = case.run('import', 'p.skv', path, '--as', 'ics', '--lane', 'meeting')
        if 'error' in reply:
            assert result.status == 3 and len(reply['error']) > 10, f'{path}: {result.status} {result.err}'
            assert case.digest('p.skv') == before, path
            counts['refused'] += 1
        else:
            assert result.status == 0, f'{path}: {result.status} {result.err}'
            counts['imported'] += 1
    print(f'# {counts["imported"]} files imported, {counts["refused"]} refused with the reason; '
          f'slowest {slowest:.2f} s, largest {largest // 1024} MiB')
    case.skv('list', 'p.skv', '--format', 'json')


def spans(reply):
    return sorted(((e['start'], e.get('end'), e['all_day'], e['status']) for e in reply['entries']),
                  key=lambda e: (e[0], e[1] or 0, e[2], e[3]))


def agreement(case):
    """The same occurrences as icalendar and dateutil give, on every file that both read."""
    if ics_twin is None:
        raise Skip('python3-icalendar or python3-dateutil is not there')
    twin = ics_twin.Reader('Europe/Oslo')
    agreed, occurrences, differing = 0, 0, []
    for path in corpus():
        with open(path, 'rb') as file:
            data = file.read()
        reply = guarded(data)[0]
        if 'error' in reply:
            continue
        try:
            theirs = twin.read(data)
        except ics_twin.Unreadable:
            continue
        if spans(reply) == theirs:
            agreed += 1
            occurrences += len(theirs)
        else:
            differing.append(os.path.basename(path))
    print(f'# {agreed} files agree, with {occurrences} occurrences')
    for name in differing:
        print(f'# {name}: {DIFFERENCES.get(name, "unexplained")}')
    assert agreed > 100 and not set(differing) - set(DIFFERENCES), differing


main([('import-ics/sample-01', sample_01),
      ('import-ics/refusals', refusals),
      ('import-ics/other-samples', other_samples),
      ('import-ics/own-export', own_export),
      ('import-ics/languages', languages),
      ('import-ics/corpus', walk),
      ('import-ics/agreement', agreement)])
