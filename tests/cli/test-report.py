# SPDX-License-Identifier: GPL-3.0-or-later
"""The month's report, by skv report: in each format, for one organisation, in other languages."""
import csv
import io
import json
import xml.dom.minidom

from skv_test import main

# Office hours of April 2027: 22 days of 600 minutes, of which 120 were lost.
PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Felles', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'organisations': [{'id': 'y', 'name': 'Ytterfjord'}, {'id': 's', 'name': 'Sundvik'}],
    'systems': [
        {'id': 'sak', 'name': 'Sak & arkiv', 'agreed_uptime': 99500, 'service_hours': 'Mon-Fri 07:00-17:00',
         'organisations': ['y']},
        {'id': 'skole', 'name': 'Skole', 'agreed_uptime': 99000, 'organisations': ['s']}],
    'items': [
        {'id': 'o', 'lane': 'outage', 'title': 'Strømbrudd', 'systems': ['sak'], 'priority': 'critical',
         'start': '2027-04-06T15:00', 'end': '2027-04-06T18:00'},
        {'id': 'm', 'lane': 'maintenance', 'title': 'Brannmur', 'systems': ['skole'], 'status': 'approved',
         'start': '2027-05-19T17:00', 'end': '2027-05-19T19:00', 'postponed_from': '2027-04-14T17:00',
         'reason': 'manglende bestilling'}]}


def plan(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')


def report(case, *words, env_more=None):
    return case.run('report', 'p.skv', '--month', '2027-04', *words,
                    env={'SOURCE_DATE_EPOCH': '1809400000', **(env_more or {})})


def formats(case):
    plan(case)
    text = report(case, '--language', 'en').out
    assert '(220 hours − 2 hours) ÷ 220 hours = 99.090 %' in text and 'Critical: 1' in text, text
    assert 'Delayed, was 14 April 2027: manglende bestilling' in text, text
    rows = list(csv.reader(io.StringIO(report(case, '--format', 'csv').out)))
    assert ['uptime', 'Sak & arkiv', '99.500', 'Mon-Fri 07:00-17:00', '99.090', '99.090', '13200', '120', '0', '0',
            '0', '0', '66', 'no'] in rows, rows
    page = xml.dom.minidom.parseString(report(case, '--format', 'html').out.split('\n', 1)[1])
    assert not page.getElementsByTagName('script') and page.getElementsByTagName('svg')
    assert report(case, '--format', 'pdf', '--output', 'r.pdf').status == 0
    with open(case.path('r.pdf'), 'rb') as file:
        assert file.read(5) == b'%PDF-'


def spreadsheet(case):
    """In Norwegian, as a spreadsheet there wants it; in English, as a program does, whatever the surroundings."""
    plan(case)
    english = report(case, '--format', 'csv')
    assert english.bytes.startswith(b'section,what,'), english.bytes[:40]
    assert report(case, '--format', 'csv', env_more={'LANGUAGE': 'nb'}).bytes == english.bytes
    norwegian = report(case, '--format', 'csv', '--language', 'nb').bytes
    assert norwegian.startswith(b'\xef\xbb\xbf'), norwegian[:40]
    rows = list(csv.reader(io.StringIO(norwegian.decode('utf-8-sig')), delimiter=';'))
    row = next(row for row in rows if row[:2] == ['uptime', 'Sak & arkiv'])
    assert row[2:8] == ['99,500', 'Mon-Fri 07:00-17:00', '99,090', '99,090', '13200', '120'], row
    # a number in quotation marks would be words to some
    assert b';99,500;' in norwegian


def formulas(case):
    """What a spreadsheet would run is text in the table for spreadsheets, and as it was in the one for programs."""
    names = ['=cmd|\'/C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '-12', '+3,5']
    case.write('plan.json', json.dumps({
        **PLAN, 'items': [{'id': f'm{n}', 'lane': 'maintenance', 'title': name, 'status': 'approved',
                           'start': '2027-04-14T17:00', 'end': '2027-04-14T19:00', 'systems': ['sak']}
                          for n, name in enumerate(names)]}))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    norwegian = report(case, '--format', 'csv', '--language', 'nb').bytes.decode('utf-8-sig')
    cells = [cell for row in csv.reader(io.StringIO(norwegian), delimiter=';') for cell in row]
    for name in names[:4]:
        assert "'" + name in cells and name not in cells, (name, cells)
    for name in names[4:]:
        assert name in cells, (name, cells)
    english = report(case, '--format', 'csv').out
    cells = [cell for row in csv.reader(io.StringIO(english)) for cell in row]
    assert all(name in cells for name in names), cells


def course(case):
    """What was told of windows and jobs: time used against planned, sites done and those that remain."""
    plan(case)
    case.write('more.json', json.dumps({'format': 'skv-plan', 'version': 1, 'plan': PLAN['plan'], 'items': [
        {'id': 'w', 'lane': 'window', 'title': 'Vindu', 'start': '2027-04-07T18:00', 'end': '2027-04-07T22:00',
         'actual_start': '2027-04-07T18:30:00+02:00', 'actual_end': '2027-04-07T20:00:00+02:00'},
        {'id': 'up', 'lane': 'maintenance', 'title': 'Trådløst', 'systems': ['sak'], 'status': 'approved',
         'start': '2027-04-28T17:00', 'end': '2027-04-28T19:00'}]}))
    case.skv('import', 'p.skv', 'more.json')
    told = case.run('used', 'p.skv', 'up', '--start', '2027-04-28T17:10', '--site', 'Molde', '--site', 'Sundvik', '--done',
                    'Molde', '--reason', 'Avtalt muntlig', env={'SOURCE_DATE_EPOCH': '1809400000'})
    assert told.status == 0, told
    text = report(case, '--language', 'en').out
    assert 'Used, 1 hour 30 minutes used of 4 hours' in text, text
    assert 'Sundvik' in text.split('Trådløst', 1)[1].split('\n\n', 1)[0], text


def organisation(case):
    plan(case)
    text = report(case, '--organisation', 'Sundvik', '--language', 'en').out
    assert 'Skole' in text and 'arkiv' not in text and 'Incidents: 0' in text, text


def refused(case):
    plan(case)
    case.skv('report', 'p.skv', status=2, err='--month 2027-04')
    for month in ('2027-13', '2027', 'april', '2027-4'):
        case.skv('report', 'p.skv', '--month', month, status=2, err=month)
    case.skv('report', 'p.skv', '--month', '2027-04', '--format', 'doc', status=2, err='doc')
    case.skv('report', 'p.skv', '--month', '2027-04', '--organisation', 'Nobody', status=2, err='Nobody')


if __name__ == '__main__':
    main([('/report/formats', formats), ('/report/spreadsheet', spreadsheet), ('/report/formulas', formulas), ('/report/organisation', organisation),
          ('/report/course', course),
          ('/report/refused', refused)])
