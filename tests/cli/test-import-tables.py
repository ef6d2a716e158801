# SPDX-License-Identifier: GPL-3.0-or-later
"""`skv import` of CSV lists, of committee × month matrices and of running text: small ones made up here, and
the shared samples where they are there, date by date."""
import json
import os

from skv_test import Skip, main

SHARED = os.environ.get('SKV_SHARED_DIR') or os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'shared')

# Of each sample: what comes in, by title; a date, "first/last", or a time. Worked out by hand from the files.
SAMPLES = {
    '03': {
        'Formannskapet': '2019-01-16 2019-02-13 2019-02-27 2019-03-13 2019-04-03 2019-04-24 2019-05-08 2019-05-22 '
                         '2019-06-05 2019-06-19 2019-08-21 2019-09-04 2019-09-18 2019-10-02 2019-10-23 2019-11-06 '
                         '2019-11-20 2019-12-04',
        'Kommunestyret': '2019-01-31 2019-02-28 2019-04-04 2019-05-09 2019-06-13T10:00 2019-08-29 2019-09-26 '
                         '2019-10-17 2019-11-14 2019-12-12',
        'Utvalg for oppvekst og kultur': '2019-01-22 2019-03-05 2019-04-09 2019-06-04 2019-09-03 2019-11-05',
        'Eldrerådet': '2019-02-11 2019-05-06 2019-10-07 2019-12-02',
        'Folkevalgtopplæring': '2019-10-14/2019-10-15',
    },
    '04': {
        'Formannskapet': '2024-01-16T09:00 2024-02-13T09:00',
        'Kommunestyret': '2024-02-01T10:00 2024-05-15T10:00/2024-05-15T15:30 2024-06-13T10:00',
        'Utvalg for helse og velferd': '2024-02-06T13:00',
        'Utvalg for oppvekst': '2024-02-29',
    },
    # The heading says 2023, and four lines were of other years: their weekdays do not fit, which is told.
    '06': {
        'Skolestart': '2023-08-21', 'Høstferie': '2023-10-02/2023-10-08', 'Juleferie': '2023-12-22/2024-01-02',
        'Vinterferie': '2023-02-19/2023-02-23', 'Påskeferie': '2023-03-25/2023-04-01', 'Siste skoledag': '2023-06-21',
        'Systemkvelder': '2023-01-16 2023-01-17 2023-05-14 2023-05-15',
        'Pilot sluttbrukerutstyr': '2023-08-14/2023-08-20', 'Teknisk generalprøve': '2023-09-11/2023-10-06',
        'Molde legevakt': '2023-06-12 2023-06-13', 'Midsund legekontor': '2023-06-27 2023-06-28',
        'Flytting av Visma Flyt Barnehage': '2023-06-07', 'Tilbudsfrist': '2023-07-07', 'Go-live': '2023-04-28T22:00',
        'Konsolidering': '2020-02-14T22:30/2020-02-15T08:00',
        'Flytting av datahall': '2023-11-29T15:30/2023-12-02T06:00',
        'Unngå vedlikehold': '2023-06-19/2023-06-23 2023-08-21/2023-09-01',
    },
    '07': {
        'Servicefönster': '2021-01-13T18:00/2021-01-13T23:00 2021-05-13T09:00/2021-05-13T20:00 '
                          '2021-05-15T09:00/2021-05-15T20:00 2021-06-19/2021-06-20 2021-09-25/2021-09-26 '
                          '2021-12-04/2021-12-05',
        'Förändringsstopp': '2021-06-19/2021-08-15', 'Förändringsstopp julhelgen': '2021-12-18/2022-01-09',
        'Hösttermin': '2019-08-19/2019-12-20', 'lovdagar': '2019-10-28/2019-11-01', 'Höstlov': '2014-10-27/2014-10-31',
        'Sportlov': '2020-02-27/2020-03-05', 'Nationella prov': '2024-11-04/2024-12-06',
    },
    '08': {
        'Servicevinduer': '2016-01-22 2016-04-29 2016-10-14',
        'FP9 Dansk, skriftlig fremstilling': '2016-05-03T09:00/2016-05-03T12:30',
        'De mundtlige prøver afholdes': '2021-05-27/2021-06-23',
        'Mødekalender': '2014-01-07 2014-08-01/2014-08-10 2014-09-08 2014-09-21/2014-09-30 2014-09-29',
        'ØU-budgetseminar': '2014-01-27/2014-01-28', 'Budgetkonference': '2014-08-25 2014-08-26',
    },
    '09': {'Frysperiode Helseplattformen': '2023-01-01/2023-12-31'},
}
SAMPLES['15'] = SAMPLES['04']

# What must be told of each, by line.
TOLD = {
    '03': [':4: “Kommunestyret”: “12**”: its footnote', 'read as Windows-1252'],
    '04': [':8: Left out: “Kontrollutvalget”: there is no “tirsdag 31.04.2024”',
           ':9: “Kommunestyret”: 13 June 2024 is a Thursday, not a Wednesday'],
    '06': [':8: “Siste skoledag”: 21 June 2023 is a Wednesday', ':10: “Systemkvelder”: 16 January 2023 is a Monday',
           ':18: “Flytting av datahall”: 29 November 2023 is a Wednesday', ':6: “Vinterferie”: the dates lie in week 7',
           ':19: “Unngå vedlikehold”: “tredje uke i juni” was read as',
           ':20: “Unngå vedlikehold”: “siste to ukene i august” was read as'],
    '07': [':4: dates without a year are read as of 2021', ':15: dates without a year are read as of 2019/2020'],
    '08': [':7: “Prøveplan” says no date', ':8: “FP9 Dansk, skriftlig fremstilling”: 3 May 2016 is a Tuesday',
           ':16: “Mødekalender”: “Primo august” was read as'],
    '09': [':2: Left out: “Lønnskjøring”: “hver måned”', ':3: Left out: “Årsavslutning”: “hvert år”',
           ':4: Left out: “Eksamen”: “kalender:02-eksamen” refers', ':5: Left out: “Saksframlegg”: “kalender:01-moteplan',
           ':6: Left out: “Skoleslutt”', ':7: Left out: “Skolestart”'],
    '15': [':8: Left out: “Kontrollutvalget”', 'read as UTF-16'],
}


def sample(start):
    folder = os.path.join(SHARED, 'samples', 'files')
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.startswith(start + '-'):
            return os.path.join(folder, name)
    raise Skip('the shared samples are not there')


def last_day(day):
    import datetime
    return (datetime.date.fromisoformat(day) - datetime.timedelta(1)).isoformat()


def listed(case):
    """By title: "2019-01-16 2019-02-13T10:00/2019-02-13T11:00" """
    found = {}
    for one in json.loads(case.skv('list', 'p.skv', '--format', 'json', '--from', '2000-01-01', '--to',
                                   '2040-01-01').out):
        end = one['end'] and (last_day(one['end']) if one['all_day'] else one['end'][:16])
        text = one['start'][:16] + (f'/{end}' if end and end != one['start'] else '')
        found[one['title']] = f'{found[one["title"]]} {text}' if one['title'] in found else text
    return found


def new(case):
    case.skv('new', 'p.skv', '--country', 'NO', '--title', 'P')


def sample_test(start):
    def test(case):
        file = sample(start)
        new(case)
        said = case.skv('import', 'p.skv', file, '--lane', 'meeting', '--dry-run').err
        assert listed(case) == {}
        assert case.skv('import', 'p.skv', file, '--lane', 'meeting').err == said
        for part in TOLD[start]:
            assert part in said, (part, said)
        found = listed(case)
        assert found == SAMPLES[start], (found, SAMPLES[start])
        # Once more changes nothing, and one undo takes all of it back.
        before = case.digest('p.skv')
        assert ' 0 added, 0 changed' in case.skv('import', 'p.skv', file, '--lane', 'meeting').out
        assert case.digest('p.skv') == before
        case.skv('undo', 'p.skv')
        assert listed(case) == {}
    return test


def sample_05(case):
    file = sample('05')
    new(case)
    before = case.digest('p.skv')
    case.skv('import', 'p.skv', file, '--lane', 'meeting', status=3, err='.csv:1: these are figures of availability')
    case.skv('import', 'p.skv', sample('04'), file, '--lane', 'meeting', status=3)
    assert case.digest('p.skv') == before


def made_up_table(case):
    new(case)
    case.write('a.csv', 'Møteplan 2019;;\nUtvalg;Jan;Apr\nFormannskapet;16, 30*;31\n* Felles\n'.encode('latin-1'))
    said = case.skv('import', 'p.skv', 'a.csv', '--lane', 'meeting').err
    assert 'a.csv:3: Left out: “Formannskapet”: there is no “31” in 2019' in said, said
    assert listed(case) == {'Formannskapet': '2019-01-16 2019-01-30'}
    case.write('b.tsv', 'Udvalg\tDato\nØU\t3. maj\n')
    case.skv('import', 'p.skv', 'b.tsv', '--lane', 'meeting', '--year', '2020')
    assert listed(case)['ØU'] == '2020-05-03'


def made_up_text(case):
    new(case)
    case.write('a.txt', 'Plan 2019\n\nVindu 3. mai kl. 17-22\nIngenting å se her i dag.\n')
    said = case.skv('import', 'p.skv', 'a.txt', '--lane', 'window').err
    assert 'a.txt:4: Left out: “Ingenting å se her i dag.”' in said, said
    assert listed(case) == {'Vindu': '2019-05-03T17:00/2019-05-03T22:00'}
    # The time is another: the item is changed, not doubled.
    case.write('a.txt', 'Plan 2019\n\nVindu 3. mai kl. 18-22\n')
    assert 'Items: 0 added, 1 changed' in case.skv('import', 'p.skv', 'a.txt', '--lane', 'window').out
    case.write('noname', 'Vindu 4. mai\n')
    case.skv('import', 'p.skv', 'noname', '--lane', 'window', '--as', 'text', '--year', '2020')
    assert listed(case) == {'Vindu': '2019-05-03T18:00/2019-05-03T22:00 2020-05-04'}


def usage(case):
    new(case)
    case.write('a.csv', 'Hva;Dato\nA;1.2.2024\n')
    case.write('a.txt', 'A 1.2.2024\n')
    before = case.digest('p.skv')
    case.skv('import', 'p.skv', 'a.csv', status=2, err='is a list: --lane')
    case.skv('import', 'p.skv', 'a.txt', status=2, err='is running text: --lane')
    case.skv('import', 'p.skv', 'a.txt', '--as', 'csv', status=2, err='is a list: --lane')
    case.skv('import', 'p.skv', 'a.csv', '--lane', 'x', '--as', 'xls', status=2, err='--as needs')
    case.write('b.csv', 'Hva;Dato\n"A;1.2.2024\n')
    case.skv('import', 'p.skv', 'a.csv', 'b.csv', '--lane', 'x', status=3, err='b.csv:2: a quotation mark')
    assert case.digest('p.skv') == before


main([(f'sample {start}', sample_test(start)) for start in SAMPLES] + [
    ('sample 05 is refused', sample_05), ('a matrix and a list made up', made_up_table),
    ('a text made up', made_up_text), ('usage and refusals', usage)])
