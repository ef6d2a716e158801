# SPDX-License-Identifier: GPL-3.0-or-later
"""The month's report of a joint office of six municipalities, compared with one that is worked out again."""
import csv
import datetime as dt
import io
import json

import report_twin
from skv_test import main

# One of the six ends in the middle of April and becomes a part of another.
SIX = [{'id': 'ytterfjord', 'name': 'Ytterfjord'}, {'id': 'sundvik', 'name': 'Sundvik'},
       {'id': 'dalbygda', 'name': 'Dalbygda'}, {'id': 'fjellstad', 'name': 'Fjellstad'},
       {'id': 'strandnes', 'name': 'Strandnes'},
       {'id': 'lilleoy', 'name': 'Lilleøy', 'valid_until': '2027-04-15', 'successor': 'sundvik'}]
SYSTEMS = [
    {'id': 'nett', 'name': 'Nettverk'},
    {'id': 'katalog', 'name': 'Brukerkatalog', 'agreed_uptime': 99900},
    {'id': 'sak', 'name': 'Sak og arkiv', 'agreed_uptime': 99500, 'service_hours': 'Mon-Fri 07:00-17:00; PH off'},
    {'id': 'epj', 'name': 'Pasientjournal', 'agreed_uptime': 99800, 'organisations': ['ytterfjord', 'lilleoy']},
    {'id': 'laering', 'name': 'Læringsplattform', 'agreed_uptime': 99000, 'planned_counts': True,
     'service_hours': 'Mon-Fri 08:00-16:00', 'organisations': ['sundvik', 'lilleoy']},
    {'id': 'epost', 'name': 'E-post', 'service_hours': '06:00-22:00'},
    {'id': 'natt', 'name': 'Nattkjøring', 'agreed_uptime': 95000, 'organisations': ['dalbygda'],
     'service_hours': 'Sun 01:00-04:00, Fri 22:00-06:00, PH 02:00-03:00'},
    {'id': 'valg', 'name': 'Valgsystem', 'agreed_uptime': 100000, 'organisations': ['strandnes']},
    {'id': 'stille', 'name': 'Uten avtale'}]
RELATIONS = [
    {'from': 'katalog', 'to': 'nett', 'kind': 'depends-on', 'effect': 'down'},
    {'from': 'sak', 'to': 'katalog', 'kind': 'depends-on', 'effect': 'down'},
    {'from': 'epj', 'to': 'nett', 'kind': 'depends-on', 'effect': 'down'},
    {'from': 'natt', 'to': 'nett', 'kind': 'depends-on', 'effect': 'down'},
    {'from': 'laering', 'to': 'epost', 'kind': 'depends-on', 'effect': 'degraded'}]
RULES = [
    {'id': 'felles', 'lane': 'window', 'title': 'Felleskveld', 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=4TH'},
     'start': '17:00', 'duration': 'PT4H', 'avoid': ['public-holiday'], 'try': ['-7d'], 'yearly_budget': 12},
    {'id': 'ytre', 'lane': 'window', 'title': 'Ytterfjordkveld', 'base': {'rrule': 'FREQ=MONTHLY;BYDAY=2WE'},
     'start': '18:00', 'duration': 'PT3H', 'organisations': ['ytterfjord'], 'yearly_budget': 14}]


def outage(name, title, systems, start, end, **keys):
    return {'id': name, 'lane': 'outage', 'title': title, 'systems': systems, 'start': start, 'end': end, **keys}


def work(name, title, systems, start, end, **keys):
    return {'id': name, 'lane': 'maintenance', 'title': title, 'systems': systems, 'start': start, 'end': end,
            'status': 'done', **keys}


ITEMS = [
    # from outside, and one's own over the last hour of it
    outage('o1', 'Leverandøren', ['epj'], '2027-03-10T09:00', '2027-03-10T12:00', external=True, priority='high'),
    outage('o2', 'Diskfeil', ['epj'], '2027-03-10T11:00', '2027-03-10T13:00', priority='critical'),
    # over midnight, and in the night in which the clock goes forward; in October it goes back
    outage('o3', 'Fiberbrudd', ['nett'], '2027-03-15T23:00', '2027-03-16T07:30', priority='critical'),
    outage('o4', 'Strømbrudd', ['nett'], '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', priority='medium'),
    outage('o5', 'Bryterfeil', ['nett'], '2027-10-31T00:00:00Z', '2027-10-31T02:00:00Z'),
    # of one municipality only, which ends meanwhile
    outage('o6', 'Skolenett', ['laering'], '2027-04-13T10:00', '2027-04-20T12:00', organisations=['lilleoy'],
           priority='low'),
    outage('o7', 'Kødannelse', ['epost'], '2027-04-29T10:00', None, status='started', priority='high'),
    outage('o8', 'Treghet', ['sak'], '2027-04-12T08:00', '2027-04-12T12:00', effect='unstable'),
    outage('o9', 'Falsk alarm', ['sak'], '2027-04-12T12:00', '2027-04-12T13:00', status='cancelled'),
    # ends on Easter Monday, a public holiday
    outage('o10', 'Kjøling', ['katalog'], '2027-03-25T16:00', '2027-03-30T09:00', priority='high',
           actual_start='2027-03-25T16:20:00+01:00', actual_end='2027-03-30T08:40:00+02:00'),
    work('w1', 'I tide', ['epj'], '2027-03-03T17:00', '2027-03-03T19:00', effect='down'),
    work('w2', 'For sent', ['epj', 'laering'], '2027-03-11T12:00', '2027-03-11T14:00', effect='down'),
    work('w3', 'Ikke varslet', ['epost'], '2027-03-12T20:00', '2027-03-12T23:00', effect='restart'),
    work('w4', 'Flyttet, varslet på nytt', ['sak'], '2027-03-17T16:00', '2027-03-17T18:00', effect='no-users'),
    work('w5', 'Tok for lang tid', ['laering'], '2027-04-07T12:00', '2027-04-07T13:00', effect='down',
         actual_start='2027-04-07T11:50:00+02:00', actual_end='2027-04-07T14:10:00+02:00', outcome='Rullet tilbake'),
    work('w6', 'Halv time nede', ['sak'], '2027-04-22T15:00', '2027-04-22T18:00', effect='unstable',
         downtime='PT30M'),
    work('w7', 'Haster', ['katalog'], '2027-04-23T10:00', '2027-04-23T10:40', effect='down', emergency=True,
         reason='Sikkerhetshull'),
    work('w8', 'Stor endring', ['epost'], '2027-04-08T17:00', '2027-04-08T21:00', effect='down', work='change'),
    work('w9', 'Forslag', ['sak'], '2027-04-09T10:00', '2027-04-09T11:00', effect='down', status='proposed'),
    work('w10', 'Avlyst', ['sak'], '2027-04-09T12:00', '2027-04-09T13:00', effect='down', status='cancelled'),
    work('w11', 'Utsatt', ['sak'], '2027-05-12T12:00', '2027-05-12T13:00', effect='down', status='approved',
         postponed_from='2027-04-14T12:00', reason='Manglende bestilling'),
    work('w12', 'Henger', ['epost'], '2027-04-22T18:00', '2027-04-22T20:00', effect='restart', status='started',
         actual_start='2027-04-22T18:30:00+02:00'),
    work('w13', 'Vanlig', ['epost'], '2027-04-28T17:00', '2027-04-28T18:00', effect='down', status='approved'),
    work('w14', 'Hos leverandøren', ['epj'], '2027-04-14T18:30', '2027-04-14T19:30', effect='down', lane='vendor',
         external=True, organisations=['ytterfjord']),
    work('w15', 'Annen kommune', ['natt'], '2027-04-14T18:30', '2027-04-15T00:30', effect='down',
         organisations=['dalbygda']),
    {'id': 'moved', 'lane': 'window', 'title': 'Felleskveld', 'rule': 'felles', 'original_date': '2027-04-22',
     'start': '2027-05-06T17:00', 'end': '2027-05-06T21:00', 'reason': 'Eksamen'},
    {'id': 'gone', 'lane': 'window', 'title': 'Felleskveld', 'rule': 'felles', 'original_date': '2027-06-24',
     'start': '2027-06-24T17:00', 'end': '2027-06-24T21:00', 'status': 'cancelled', 'reason': 'Ferie'}]


def told(item, kind, sent):
    return {'id': f'{item}-{kind}', 'item': item, 'notice_kind': kind, 'sent': sent}


NOTICES = [
    told('w1', 'first', '2027-03-01T12:00:00Z'), told('w2', 'first', '2027-03-10T06:00:00Z'),
    told('w4', 'first', '2027-03-01T06:00:00Z'), told('w4', 'moved', '2027-03-16T06:00:00Z'),
    told('w5', 'first', '2027-04-05T06:00:00Z'), told('w6', 'first', '2027-04-20T06:00:00Z'),
    # ten working days before Thursday 8 April, over Easter, is Friday 19 March
    told('w8', 'first', '2027-03-22T06:00:00Z'), told('w12', 'first', '2027-04-20T21:59:00Z'),
    told('w15', 'first', '2027-04-12T21:30:00Z')]
PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Felles IT-kontor', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'organisations': SIX, 'systems': SYSTEMS, 'relations': RELATIONS, 'rules': RULES, 'items': ITEMS,
    'notices': NOTICES}
# long after all of it; and in the middle of April, of which nothing later is known
LATER = dt.datetime(2027, 12, 1, 12, tzinfo=dt.timezone.utc)
AMID = dt.datetime(2027, 4, 22, 16, 45, tzinfo=dt.timezone.utc)


def make(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def read(text):
    """{section: [{heading: cell}]}"""
    found, heads = {}, []
    for row in csv.reader(io.StringIO(text)):
        if row[0] == 'section':
            heads = row[1:]
        else:
            found.setdefault(row[0], []).append(dict(zip(heads, row[1:], strict=True)))
    return found


def percent(up, service):
    """Thousandths, rounded down, as the report writes them."""
    return f'{up * 100000 // service / 1000:.3f}' if service else ''


def uptimes(twin, organisation, first, after):
    rows = {}
    for system in SYSTEMS:
        counts = twin.uptime(system, organisation, first, after)
        if counts is None:
            continue
        service, down, agreed = counts['service'], counts['down'], system.get('agreed_uptime')
        met = '' if not agreed or not service else (
            'yes' if (service - down) * 100000 >= agreed * service else 'no')
        rows[system['name']] = [
            percent(service - down, service), percent(service - down - counts['external'], service), str(service),
            str(down), str(counts['late']), str(counts['planned']), str(counts['external']),
            str(counts['overrun']), met]
    return rows


def compare(said, expected, what):
    assert said == expected, f'{what}:\nreport {said}\ntwin   {expected}'


def check_counts(report, twin, organisation, first, after):
    work_of = twin.work(organisation, first, after)
    notices = twin.notices(organisation, first, after)
    windows = [w for w in twin.windows(organisation, first, after) if first <= twin.day_of(w[1]) < after]
    begun = [w for w in windows if w[1] <= twin.now]
    moved = [w for w in twin.windows(organisation, first, after) if w[3]]
    outages = [item for item in twin.listed(organisation, first, after, ('outage',))
               if item['status'] != 'cancelled' and item['at'] <= twin.now]
    budget = twin.budget(organisation, first.year)
    compare({row['work']: row['status'] for row in report.get('work', [])}, work_of, 'work')
    compare({row['work']: row['status'] for row in report.get('notices', [])}, notices, 'notices')
    compare(sorted((row['start'][:10], int(row['jobs'])) for row in report.get('windows', [])
                   if row['status'] != 'Cancelled'),
            sorted((twin.day_of(w[1]).isoformat(), w[2]) for w in windows), 'windows')
    compare(sorted((row['day_before'], row['moved_by']) for row in report.get('moved', [])),
            sorted((w[0].isoformat(), w[3]) for w in moved), 'moved')
    compare(sorted(row['priority'].lower() for row in report.get('incidents', [])),
            sorted(item.get('priority', '') for item in outages), 'incidents')
    compare({row['rule']: (int(row['agreed_evenings']), int(row['take_place']), int(row['left']))
             for row in report.get('budget', [])}, budget, 'budget')
    due = [told_when for told_when in notices.values() if told_when != 'There is time still']
    glance = {row['what']: (row['number'], row['of']) for row in report['glance']}
    compare(glance['work_done'], (str(list(work_of.values()).count('Done')), str(len(work_of))), 'work done')
    compare(glance['incidents'][0], str(len(outages)), 'number of incidents')
    compare(glance['windows_used'], (str(sum(w[2] > 0 for w in begun)), str(len(begun))), 'windows used')
    compare(glance['announced_in_time'], (str(due.count('In time')), str(len(due))), 'announced in time')
    compare(glance['budget_left'], (str(sum(b[2] for b in budget.values())), str(sum(b[0] for b in budget.values()))),
            'left')


def check(case, organisation, year, month, now):
    words = ['report', 'p.skv', '--month', f'{year}-{month:02}', '--format', 'csv']
    report = read(case.run(*words, *(['--organisation', organisation] if organisation else []),
                           env={'SOURCE_DATE_EPOCH': str(int(now.timestamp()))}).out)
    first = dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    twin = report_twin.Twin(PLAN, now)
    expected = uptimes(twin, organisation, first, after)
    said = {row['system']: [row[name] for name in (
        'uptime', 'uptime_with_external', 'service_minutes', 'down_minutes', 'late_minutes', 'planned_minutes',
        'external_minutes', 'overrun_minutes', 'as_agreed')] for row in report.get('uptime', [])}
    for name, row in said.items():
        compare(row, expected.get(name), f'{organisation} {year}-{month} {name}')
    agreed = {s['name'] for s in SYSTEMS if s.get('agreed_uptime') or s.get('service_hours')}
    compare(agreed & set(expected) - set(said), set(), f'{organisation} {year}-{month}: systems that are missing')
    check_counts(report, twin, organisation, first, after)


def whole(case):
    make(case)
    for month in (3, 4, 5, 6, 10):
        check(case, None, 2027, month, LATER)
    check(case, None, 2027, 4, AMID)
    text = case.skv('report', 'p.skv', '--month', '2027-03', '--language', 'en',
                    env={'SOURCE_DATE_EPOCH': str(int(LATER.timestamp()))}).out
    assert 'Thu 25 March, 16:00 – Tue 30 March, 09:00' in text and 'Mon 15 March, 23:00–07:30' in text, text
    assert '99.500 % (Mon–Fri 07:00–17:00; public holidays closed)' in text, text


def each(case):
    make(case)
    for organisation in ('ytterfjord', 'sundvik', 'dalbygda', 'lilleoy', 'strandnes'):
        for month in (3, 4):
            check(case, organisation, 2027, month, LATER)
    check(case, 'lilleoy', 2027, 4, AMID)
    # it was there before it ended, and is not any more
    check(case, 'lilleoy', 2027, 5, LATER)
    check(case, 'sundvik', 2027, 10, LATER)


def empty(case):
    """A month of which there is nothing to say, and a plan in which nothing was agreed."""
    case.write('plan.json', json.dumps({**PLAN, 'systems': [{'id': 'nett', 'name': 'Nettverk'}], 'relations': [],
                                        'items': [], 'notices': [], 'rules': []}))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    for month in ('2027-02', '1970-01', '2099-12'):
        text = case.skv('report', 'p.skv', '--month', month, '--language', 'en').out
        assert 'No system has an agreed uptime' in text and text.count('Nothing.') == 7, text
        for form in ('html', 'csv'):
            assert case.skv('report', 'p.skv', '--month', month, '--format', form).out
        case.skv('report', 'p.skv', '--month', month, '--format', 'pdf', '--output', 'r.pdf')


if __name__ == '__main__':
    main([('/report-twin/whole', whole), ('/report-twin/each', each), ('/report-twin/empty', empty)])
