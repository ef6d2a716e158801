# SPDX-License-Identifier: GPL-3.0-or-later
"""skv checks: what each check is, and how a plan wants it."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Checks', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 'archive', 'name': 'Archive', 'owner': 'Records office'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Job', 'start': '2019-06-12T18:00',
         'end': '2019-06-12T19:00', 'systems': ['archive']},
        {'id': 'freeze', 'lane': 'freeze', 'title': 'Freeze', 'start': '2019-06-12', 'end': '2019-06-13',
         'systems': ['archive']},
    ],
}


def make(case, **changes):
    case.skv('new', 'p.skv')
    case.write('p.json', json.dumps(PLAN | changes))
    return case.run('import', 'p.skv', 'p.json')


def checks(case):
    return {c['name']: c for c in json.loads(case.skv('checks', 'p.skv', '--format', 'json').out)}


def found(case, status):
    out = case.skv('check', 'p.skv', '--year', '2019', '--format', 'json', status=status).out
    return [(c['check'], c['severity']) for c in json.loads(out)['conflicts']]


def all_are_listed(case):
    make(case)
    listed = checks(case)
    assert listed['freeze'] == {
        'name': 'freeze', 'title': 'Freeze', 'own_severity': 'hard', 'setting': 'default', 'severity': 'hard'}, listed['freeze']
    text = case.skv('checks', 'p.skv').out
    assert 'freeze: Freeze – hard\n' in text, text
    assert len(text.splitlines()) == len(listed)
    assert list(listed)[-1] == 'not-calculated'


def one_is_set(case):
    make(case)
    assert found(case, 1) == [('freeze', 'hard')]
    told = case.skv('checks', 'p.skv', 'freeze', '--severity', 'info').out
    assert told == 'freeze: Freeze – for information, of itself hard\n', told
    assert found(case, 0) == [('freeze', 'info')]
    assert checks(case)['freeze']['setting'] == 'info'
    case.skv('checks', 'p.skv', 'freeze', '--severity', 'off')
    assert found(case, 0) == []
    case.skv('undo', 'p.skv')
    assert found(case, 0) == [('freeze', 'info')]
    case.skv('checks', 'p.skv', 'freeze', '--severity', 'default')
    assert found(case, 1) == [('freeze', 'hard')]
    assert 'freeze' not in case.skv('export', 'p.skv', '--format', 'json').out.partition('"checks"')[2]


def days_are_set(case):
    make(case)
    assert checks(case)['short-notice']['own_days'] == 5
    told = case.skv('checks', 'p.skv', 'short-notice', '--days', '10').out
    assert told.endswith(' – soft, 10 days\n'), told
    told = case.skv('checks', 'p.skv', 'short-notice', '--severity', 'hard').out
    assert told.endswith(' – hard, of itself soft, 10 days\n'), told
    assert checks(case)['short-notice']['days'] == 10
    case.skv('checks', 'p.skv', 'short-notice', '--days', '400', status=1)
    case.skv('undo', 'p.skv')
    case.skv('undo', 'p.skv')
    assert checks(case)['short-notice']['days'] == 5


def wrong_words_are_refused(case):
    make(case)
    err = case.skv('checks', 'p.skv', 'frieze', '--severity', 'off', status=1).err
    assert 'frieze' in err and 'critical-period, freeze, exam' in err, err
    err = case.skv('checks', 'p.skv', 'freeze', '--severity', 'mild', status=2).err
    assert 'default, off, info, soft or hard' in err, err
    err = case.skv('checks', 'p.skv', 'not-calculated', '--severity', 'off', status=1).err
    assert 'never free' in err, err
    case.skv('checks', 'p.skv', 'frieze', '--severity', 'default', status=2)
    case.skv('checks', 'p.skv', 'freeze', status=2)
    case.skv('checks', 'p.skv', '--severity', 'off', status=2)
    case.skv('checks', 'p.skv', 'freeze', '--days', '-4', status=2)
    case.skv('checks', 'p.skv', 'freeze', '--days', '4', status=1, err='counts no days')
    assert found(case, 1) == [('freeze', 'hard')]


def import_knows_them(case):
    make(case, checks=[{'id': 'freeze', 'severity': 'soft'}])
    assert found(case, 1) == [('freeze', 'soft')]


def import_refuses_unknown_ones(case):
    failed = make(case, checks=[{'id': 'frieze', 'severity': 'soft'}])
    assert failed.status != 0 and 'frieze' in failed.err and 'holiday-eve' in failed.err, failed.err
    assert failed.err.count('\n') < 4, failed.err


if __name__ == '__main__':
    main([(f'/cli/checks/{function.__name__.replace("_", "-")}', function) for function in (
        all_are_listed, one_is_set, days_are_set, wrong_words_are_refused, import_knows_them, import_refuses_unknown_ones)])
