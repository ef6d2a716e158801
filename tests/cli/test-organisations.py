# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations over time, through skv."""
import json

from skv_test import main

# Romsdal on 1 January 2020: two municipalities went into Molde, and Hustadvika came into being.
ROMSDAL = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Romsdal', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'organisations': [
        {'id': 'molde', 'name': 'Molde'},
        {'id': 'midsund', 'name': 'Midsund', 'valid_until': '2019-12-31', 'successor': 'molde'},
        {'id': 'nesset', 'name': 'Nesset', 'valid_until': '2019-12-31', 'successor': 'molde'},
        {'id': 'hustadvika', 'name': 'Hustadvika', 'valid_from': '2020-01-01'},
    ],
    'departments': [{'id': 'it', 'name': 'IT', 'organisation': 'midsund', 'valid_until': '2019-12-31'}],
    'contacts': [{'id': 'it-head', 'role': 'Head of IT', 'department': 'it'}],
    'systems': [{'id': 'archive', 'name': 'Archive', 'organisations': ['nesset']}],
    'rules': [
        {'id': 'evening', 'lane': 'window', 'title': 'Evening', 'base': {'rrule': 'FREQ=MONTHLY;BYMONTHDAY=16'},
         'start': '17:00', 'duration': 'PT5H', 'organisations': ['midsund', 'nesset', 'hustadvika']},
        {'id': 'joint', 'lane': 'freeze', 'title': 'Freeze', 'base': {'dates': ['2019-12-23', '2020-01-20']}},
    ],
    'items': [
        {'id': 'before', 'lane': 'maintenance', 'title': 'Before', 'start': '2019-12-16T17:00',
         'end': '2019-12-16T18:00', 'systems': ['archive']},
        {'id': 'after', 'lane': 'maintenance', 'title': 'After', 'start': '2020-01-16T17:00',
         'end': '2020-01-16T18:00', 'systems': ['archive']},
    ],
}


def make(case, **changes):
    case.skv('new', 'p.skv')
    case.write('p.json', json.dumps(ROMSDAL | changes))
    case.skv('import', 'p.skv', 'p.json')
    return 'p.skv'


def listed(case, *words):
    text = case.skv('list', 'p.skv', '--from', '2019-12-01', '--to', '2020-02-01', '--format', 'json', *words).out
    return json.loads(text)


def of(case, organisation):
    return [(o['title'], o['start'][:10]) for o in listed(case, '--organisation', organisation)]


def windows_follow(case):
    make(case)
    windows = {o['start'][:10]: o['organisations'] for o in listed(case, '--lane', 'window')}
    assert windows == {'2019-12-16': ['midsund', 'nesset'], '2020-01-16': ['molde', 'hustadvika']}, windows


def filters_follow(case):
    make(case)
    # What was for Nesset before the merger is listed under Nesset, and only that.
    assert of(case, 'Nesset') == [('Evening', '2019-12-16'), ('Before', '2019-12-16'), ('Freeze', '2019-12-23')]
    assert of(case, 'Midsund') == [('Evening', '2019-12-16'), ('Freeze', '2019-12-23')]
    assert of(case, 'Molde') == [('Freeze', '2019-12-23'), ('Evening', '2020-01-16'), ('After', '2020-01-16'),
                                 ('Freeze', '2020-01-20')], of(case, 'Molde')
    assert of(case, 'Hustadvika') == [('Evening', '2020-01-16'), ('Freeze', '2020-01-20')]


def names(case):
    make(case)
    out = case.skv('organisations', 'p.skv', '--on', '2020-01-01').out
    assert 'Organisations on 1 January 2020:\n  Molde\n  Hustadvika: since 1 January 2020\n' in out, out
    assert 'Not on 1 January 2020:\n  Midsund: until 31 December 2019, then Molde\n' in out, out
    assert 'IT: Molde, until 31 December 2019, contacts still in it: Head of IT' in out, out
    out = case.skv('organisations', 'p.skv').out   # 1 June 2019
    assert 'Organisations on 1 June 2019:\n  Molde\n  Midsund: until 31 December 2019, then Molde\n' in out, out
    assert 'Not on 1 June 2019:\n  Hustadvika: from 1 January 2020\n' in out, out
    case.skv('organisations', 'p.skv', '--on', 'tomorrow', status=2, err='tomorrow')
    case.skv('organisations', status=2)


def explain_follows(case):
    make(case)
    for organisation, date, there in (('Midsund', '2019-12-16', True), ('Midsund', '2020-01-16', True),
                                      ('Molde', '2019-12-16', False), ('Hustadvika', '2020-01-16', True)):
        told = case.skv('explain', 'p.skv', date, '--organisation', organisation).out
        assert ('“Evening”' in told) == there, (organisation, date, told)


def as_json(case):
    make(case)
    found = json.loads(case.skv('organisations', 'p.skv', '--on', '2020-06-01', '--format', 'json').out)
    assert found['date'] == '2020-06-01'
    there = {o['id']: (o['exists'], o['stands_for_it']) for o in found['organisations']}
    assert there == {'molde': (True, 'molde'), 'midsund': (False, 'molde'), 'nesset': (False, 'molde'),
                     'hustadvika': (True, 'hustadvika')}, there
    assert [(d['id'], d['exists']) for d in found['departments']] == [('it', False)]


def refused(case):
    case.skv('new', 'p.skv')
    for organisations, words in (
            ([{'id': 'a', 'name': 'A', 'valid_from': '2020-01-02', 'valid_until': '2020-01-01'}], 'before it begins'),
            ([{'id': 'a', 'name': 'A'}, {'id': 'b', 'name': 'B', 'successor': 'a'}], 'last day'),
            ([{'id': 'a', 'name': 'A', 'valid_until': '2020-01-01', 'successor': 'b'},
              {'id': 'b', 'name': 'B', 'valid_until': '2020-01-01', 'successor': 'a'}], '“A” → “B” → “A”')):
        case.write('p.json', json.dumps({'format': 'skv-plan', 'version': 1, 'organisations': organisations}))
        result = case.run('import', 'p.skv', 'p.json', env={'LC_ALL': 'C.UTF-8'})
        assert result.status in (1, 3) and words in result.err, result.err


def survives_export(case):
    make(case)
    case.write('q.json', case.skv('export', 'p.skv', '--format', 'json').bytes)
    case.skv('new', 'q.skv')
    case.skv('import', 'q.skv', 'q.json')
    first, second = (json.loads(case.skv('organisations', name, '--format', 'json').out)
                     for name in ('p.skv', 'q.skv'))
    assert first == second


if __name__ == '__main__':
    main([(f'/cli/organisations/{function.__name__.replace("_", "-")}', function) for function in (
        windows_follow, filters_follow, names, explain_follows, as_json, refused, survives_export)])
