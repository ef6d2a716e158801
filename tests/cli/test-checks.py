# SPDX-License-Identifier: GPL-3.0-or-later
"""skv checks: what each check is and means, and how a plan wants it."""
import json
import os

from skv_test import main

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'docs', 'checks.md')

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


def meanings(case):
    return {c['name']: c for c in json.loads(case.skv('checks', '--format', 'json').out)}


def each_is_explained(case):
    make(case)
    explained = meanings(case)
    assert list(explained) == list(checks(case))
    for name, check in explained.items():
        assert check['title'] == checks(case)[name]['title'] and check['severity'] in ('hard', 'soft', 'info'), check
        assert all(check[part] for part in ('looks_at', 'says', 'solved_by', 'decides')), check
        assert ('counts' in check) == ('days' in checks(case)[name]), check
        assert check['example'] == f'checks/{name}'
    text = case.skv('checks').out
    assert text.count('\n\n') == len(explained) - 1 and text.startswith('critical-period: Critical period – hard\n'), text
    one = case.skv('checks', '--about', 'short-notice').out
    assert one in text and one.startswith('short-notice: ') and 'skv new short-notice.skv --example checks/short-notice' in one


def each_example_shows_its_own(case):
    for name, check in meanings(case).items():
        case.skv('new', f'{name}.skv', '--example', check['example'])
        result = case.run('check', f'{name}.skv', '--format', 'json')
        told = json.loads(result.out)
        found = [c for c in told['conflicts'] if c['check'] == name] or (
            name == 'not-calculated' and told['not_calculated'])
        assert found, (name, told)
        if name != 'short-notice':  # which tells of today
            assert found[0]['message'] == check['says'], (found[0], check['says'])
    assert 'checks/' not in case.skv('examples').out


def the_table_of_the_docs_is_this_one(case):
    with open(DOCS, encoding='utf-8') as file:
        kept = file.read()
    assert kept == case.skv('checks', '--format', 'markdown').out, 'it is stale: ./dev docs'


def wrong_questions_are_refused(case):
    make(case)
    case.skv('checks', '--about', 'frieze', status=2, err='frieze')
    case.skv('checks', 'p.skv', '--about', 'freeze', status=2)
    case.skv('checks', 'p.skv', '--format', 'markdown', status=2)
    case.skv('checks', '--severity', 'off', status=2)


if __name__ == '__main__':
    main([(f'/cli/checks/{function.__name__.replace("_", "-")}', function) for function in (
        all_are_listed, one_is_set, days_are_set, wrong_words_are_refused, import_knows_them, import_refuses_unknown_ones,
        each_is_explained, each_example_shows_its_own, the_table_of_the_docs_is_this_one, wrong_questions_are_refused)])
