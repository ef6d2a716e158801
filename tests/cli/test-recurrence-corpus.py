# SPDX-License-Identifier: GPL-3.0-or-later
"""The recurrence tests of libical, each rule as an event that is imported: what it gives is what stands
there, or the difference is named in DIFFERENT with its reason."""
import json
import os
import re

from skv_test import Skip, main

SHARED = os.environ.get('SKV_SHARED_DIR') or os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'shared')
CORPUS = os.path.join(SHARED, 'samples', 'ics-corpus', 'libical', 'src', 'test', 'icalrecur_test.txt')

# Rules of which libical says something else than RFC 5545, or nothing: what the RFC makes of each.
DIFFERENT = {
    # libical takes the month of DTSTART only. The table of section 3.3.10 has BYMONTHDAY expand a year,
    # as it expands a month; and of DTSTART comes only "information, not contained in the rule, necessary
    # to determine the various recurrence instance start time and dates": the 29th of every month is a
    # whole answer without it. python-dateutil gives the same.
    'FREQ=YEARLY;BYMONTHDAY=29;COUNT=3': '20240229,20240329,20240429',
    'FREQ=YEARLY;BYMONTHDAY=-29,-1;COUNT=4': '20240201,20240229,20240303,20240331',
    # "UNIMPLEMENTED" in libical. A day of week 1 in December belongs to the year after; python-dateutil
    # gives the same.
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30;BYWEEKNO=1;UNTIL=20320101': '20241230,20251230,20301230,20311230',
}


def read_corpus():
    """(line, rule, start, instances) of each"""
    with open(CORPUS, encoding='utf-8') as file:
        lines = file.read().splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith('RRULE:'):
            block = dict(part.split(':', 1) for part in lines[number - 1:number + 3] if ':' in part)
            yield number, block['RRULE'], block['DTSTART'], block['INSTANCES']


def event(rule, start):
    kind = ';VALUE=DATE' if 'T' not in start else ''
    return '\r\n'.join(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//test//EN', 'BEGIN:VEVENT',
                        'UID:one', 'DTSTAMP:20200101T000000Z', f'DTSTART{kind}:{start}', 'SUMMARY:One',
                        f'RRULE:{rule}', 'END:VEVENT', 'END:VCALENDAR', ''])


def spell(start):
    """as the corpus does, with what it leaves open"""
    return re.sub('[-:]', '', start)[:15 if 'T' in start else 8]


def follow(case, rule, start, last_year):
    """what the rule gives up to that year once it is imported, or why it is not; an import follows a
    series for some years from the one that is asked for, five of them for certain"""
    case.write('e.ics', event(rule, start))
    found = []
    for year in range(int(start[:4]), last_year + 1, 5):
        case.run('new', 'p.skv')
        case.skv('import', 'p.skv', 'p.json')
        done = case.run('import', 'p.skv', 'e.ics', '--as', 'ics', '--lane', 'maintenance', '--year', str(year))
        if done.status != 0:
            return done.err
        rows = json.loads(case.skv('list', 'p.skv', '--from', f'{year}-01-01', '--to', f'{year + 5}-01-01',
                                   '--format', 'json').out)
        found += [spell(row['start']) for row in rows]
        os.remove(case.path('p.skv'))
    return found


def by_line(number, rule, start, instances):
    def test(case):
        case.write('p.json', json.dumps({'format': 'skv-plan', 'version': 1, 'plan': {'time_zone': 'UTC'}}))
        expected = DIFFERENT.get(rule, instances).replace('Z', '').split(',')
        found = follow(case, rule, start, int(expected[-1][:4]))
        assert found == expected, f'line {number}: {rule} from {start}: {found}, not {expected}'
    return test


def absent(case):
    raise Skip('the corpus of libical is not there')


if __name__ == '__main__':
    if os.path.exists(CORPUS):
        main([(f'/recurrence-corpus/{row[0]}', by_line(*row)) for row in read_corpus()])
    else:
        main([('/recurrence-corpus', absent)])
